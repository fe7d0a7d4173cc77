"""Who speaks at a meeting takes part in it."""

from __future__ import annotations

import pytest
from statements import claimed


@pytest.mark.parametrize(
    ("text", "present"),
    [
        (
            "云山论坛5月8日在杭州举行。会上，远帆集团介绍了项目情况，市领导王大明、李小华分别致辞。",
            {"远帆集团", "王大明", "李小华"},
        ),
        ("云山论坛5月8日在杭州举行。论坛上，科技部部长王大明作主旨报告。", {"王大明"}),
        # what is told of others, of another meeting, and where no meeting is named
        ("云山论坛5月8日在杭州举行。会上，记者从科技部获悉，青屿大学介绍的成果已转化。", set()),
        ("云山论坛5月8日在杭州举行。5月9日，远帆集团召开工作会议。会上，总经理王大明讲话。", set()),
        ("会上，科技部部长王大明作主旨报告。", set()),
        # of what somebody says nobody speaks there
        ("云山论坛5月8日在杭州举行。会上，科技部部长王大明说，去年省长李小华宣布了计划。", {"王大明"}),
    ],
)
def test_who_speaks_at_a_meeting_takes_part(text: str, present: set[str]) -> None:
    assert {s for s, p, o, _ in claimed(text) if p == "participatesIn" and o.startswith("云山论坛")} == present


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("王大明主席在云山论坛上宣布，将建设新港。", {"王大明"}),
        ("水利部部长王大明在云山论坛开幕式上致辞。", {"王大明"}),
        ("在云山论坛上，水利部部长王大明表示，李小华去年宣布的计划已完成。", {"王大明"}),
        ("王大明没有在云山论坛上致辞。", set()),
        ("王大明谈到云山论坛上发表的报告。", set()),
    ],
)
def test_who_speaks_at_a_meeting_that_is_named_there(text: str, present: set[str]) -> None:
    assert {s for s, p, o, _ in claimed(text) if p == "participatesIn" and o.startswith("云山论坛")} == present


@pytest.mark.parametrize(
    ("text", "present"),
    [
        # at the rite of that kind, be it far before, and not at what was only spoken of
        (
            "洮河产业园签约仪式5月8日在兰州举行。王大明介绍，兰州市人才大会提出建园。园区面积2平方公里。园区现有企业20家。"
            "园区产值3亿元。仪式上，李小华致辞。",
            {"李小华"},
        ),
        ("洮河产业园签约仪式5月8日在兰州举行。仪式上，王大明致辞。李小华代表投资机构发言。", {"王大明", "李小华"}),
        ("洮河产业园签约仪式5月8日在兰州举行。仪式上，王大明致辞。去年李小华在浙江大学讲话。", {"王大明"}),
    ],
)
def test_who_speaks_at_the_rite_that_is_pointed_to(text: str, present: set[str]) -> None:
    assert {s for s, p, o, _ in claimed(text) if p == "participatesIn" and o.endswith("仪式")} == present
    assert not {s for s, p, o, _ in claimed(text) if p == "participatesIn" and o.endswith("大会")}
