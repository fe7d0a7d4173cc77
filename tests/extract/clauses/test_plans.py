"""What a plan orders is not reported as done; what a report tells is."""

from __future__ import annotations

import pytest
from statements import claimed, extract

from zhitu.extract.clauses.plans import is_plan, ordering
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.extract.text.view import View
from zhitu.model import Document

BODY = (
    "（一）主要任务\n设立总规模100亿元的宁波市海洋产业基金。\n"
    "近年来，全市建成了甬江实验室。2023年5月10日，宁波大学揭牌成立海洋学院。"
)


def document(title: str, text: str = BODY) -> Document:
    return Document("d", f"{title}\n{text}", "0" * 64, title=title, date="2024-06-20", publisher="宁波市人民政府")


def statuses(title: str) -> dict[tuple[str, str], str]:
    """(name, type) → status of the events."""
    extraction = RuleExtractor(make_tagger()).extract(document(title))
    names = {entity.key: entity.name for entity in extraction.entities}
    return {(names[e.of], e.type): e.status for e in extraction.events}


def test_what_a_plan_orders_is_expected_and_what_it_tells_has_occurred() -> None:
    found = statuses("宁波市海洋经济发展行动方案（2024—2027年）")
    assert found["宁波市海洋产业基金", "founded"] == "expected"
    assert found["甬江实验室", "completed"] == "occurred"
    assert found["海洋学院", "founded"] == "occurred"


def test_a_report_of_the_same_tells_what_has_occurred() -> None:
    found = statuses("宁波市海洋经济发展情况")
    assert found["宁波市海洋产业基金", "founded"] == "occurred"


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("宁波市海洋经济发展“十四五”规划", True),
        ("关于印发《宁波市低空经济发展实施方案》的通知", True),
        ("关于支持民营经济发展的若干措施", True),
        ("宁波市2024年数字经济工作要点", True),
        ("宁波市印发低空经济发展实施方案", False),
        ("《宁波市海洋经济发展规划》解读", False),
        ("宁波舟山港集装箱吞吐量增长", False),
        ("国务院批复宁波市国土空间总体规划", False),
    ],
)
def test_a_plan_is_told_by_its_title(title: str, plan: bool) -> None:
    made = document(title)
    assert is_plan(made, View(made.text)) is plan


def test_a_report_says_below_which_headings_it_orders() -> None:
    text = (
        "宁波市2023年工作总结\n一、2023年主要工作\n设立宁波市海洋产业基金。\n"
        "二、2024年工作安排\n（一）夯实基础\n设立宁波市人才发展基金。\n三、其他事项\n设立宁波市文化基金。"
    )
    view = View(text)
    assert ordering(document("宁波市2023年工作总结", text), view) == {3, 4, 5}


def test_a_plan_that_a_paragraph_quotes_goes_on_in_it() -> None:
    text = (
        "关于海洋教育，《规划》指出，要健全机制。设立宁波市海洋产业基金，加快建设甬江大桥。2023年5月，宁波大学揭牌成立海洋学院。\n"
        "甬江实验室揭牌。"
    )
    extraction = RuleExtractor(make_tagger()).extract(Document("d", text, "0" * 64, date="2024-06-20"))
    names = {entity.key: entity.name for entity in extraction.entities}
    assert {names[e.of]: e.status for e in extraction.events} == {
        "宁波市海洋产业基金": "expected",
        "甬江大桥": "expected",
        "海洋学院": "occurred",
        "甬江实验室": "occurred",
    }


REPORT = """青湾高新区2023年工作报告

## 一、2023年工作

- 企业总数达到1700家
- 青湾研究院揭牌

## 二、2024年主要目标

- 企业突破2000家
- 云川大桥建成
"""


def test_what_stands_below_a_heading_of_aims_is_expected_though_a_name_acts() -> None:
    told = extract(REPORT, "2024-01-30")
    assert {(event.type, event.status) for event in told.events} == {("founded", "occurred"), ("completed", "expected")}
    figures = [(figure.value, figure.period, figure.status) for figure in told.observations]
    assert figures == [(1700, "2023", "occurred"), (2000, "2024", "expected")]


def test_aims_of_a_year_before_are_not_looked_at_from_there() -> None:
    told = extract(REPORT, "2025-01-30")
    assert {event.status for event in told.events} == {"occurred"}


AIMS = "到2027年，全市路网进一步完善。甬舟铁路建成通车，公路总里程达到800公里。"


def test_the_time_until_which_a_plan_tells_its_aims_holds_over_a_full_stop() -> None:
    for text in (AIMS, f"宁波市铁路建设行动方案\n{AIMS}"):
        plan = Document("d", text, "0" * 64, title="宁波市铁路建设行动方案", date="2024-06-20")
        found = RuleExtractor(make_tagger()).extract(plan)
        assert {(e.type, e.date, e.status) for e in found.events} == {
            ("completed", "2027", "expected"),
            ("opened", "2027", "expected"),
        }


def test_what_there_is_amid_the_aims_of_a_plan_is_no_aim() -> None:
    for told in ("甬舟铁路已建成通车。", "目前，甬舟铁路建成通车。", "甬舟铁路2023年建成通车。"):
        plan = Document(
            "d", f"到2027年，路网进一步完善。{told}", "0" * 64, title="宁波市铁路建设方案", date="2024-06-20"
        )
        found = RuleExtractor(make_tagger()).extract(plan)
        assert {e.status for e in found.events} == {"occurred"}
        assert "2027" not in {e.date for e in found.events}


@pytest.mark.parametrize(
    ("text", "date", "orders"),
    [
        (
            "宁波水网规划\n第一章 发展基础\n第一节 成效\n建成泵站。\n第二章 主要任务\n建设水库。",
            "2021-06",
            [4, 5],
        ),
        ("宁波市水网规划\n一、发展环境\n建成泵站。\n二、优化发展环境工程\n建设水库。", "2021-06", [3, 4]),
        ("工作报告\n一、2021年工作回顾\n建成泵站。\n二、2022年重点工作\n建设水库。", "2022-01", [3, 4]),
        ("工作报告\n一、2021年主要工作\n建成泵站。", "2022-01", []),
        ("工作报告\n一、2022年主要工作\n建成泵站。", "2022-12", []),
        ("工作报告\n一、2022年重点工作完成情况\n建成泵站。", "2022-01", []),
    ],
)
def test_what_a_plan_rests_on_is_no_order_and_the_work_of_a_year_that_begins_is(
    text: str, date: str, orders: list[int]
) -> None:
    made = Document("d", text, "0" * 64, title=text.partition("\n")[0], date=date)
    assert sorted(ordering(made, View(text))) == orders


@pytest.mark.parametrize(
    "text",
    [
        "远帆集团按照甘肃省委、省政府振兴河运的部署要求，建成洮河码头。",
        "远帆集团按照甘肃省委部署要求，建成洮河码头。",
        "远帆集团根据甘肃省政府工作安排和要求，建成洮河码头。",
    ],
)
def test_by_whose_order_it_was_done_is_no_order(text: str) -> None:
    assert {s for _, p, _, s in claimed(text) if p == "builds"} == {"occurred"}


def test_what_goes_on_a_list_behind_a_comma_is_as_its_beginning() -> None:
    ahead = "洮河片区未来将着力发展冷链仓储、口岸贸易，以及机床制造、生物医药。"
    assert {s for _, p, _, s in claimed(ahead) if p == "focusesOn"} <= {"expected"}
