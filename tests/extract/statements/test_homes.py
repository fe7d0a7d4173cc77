"""全省 of a text that names the province in the name of a body only."""

from __future__ import annotations

import pytest
from tests.support.statements import extract


def owners(text: str) -> list[str]:
    """The names of the things that the figures of a text are about, in order."""
    extraction = extract(text)
    names = {entity.key: entity.name for entity in extraction.entities}
    return [names[figure.about] for figure in extraction.observations]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("甘肃省农业农村厅介绍，全省种植马铃薯1000万亩，产量1500万吨。", ["甘肃省", "甘肃省"]),
        ("国家税务总局兰州市税务局介绍，全市退税30亿元，其中制造业占比40%。", ["兰州市", "兰州市"]),
        ("国家统计局甘肃调查总队介绍，全省居民人均收入6800元。", ["甘肃省"]),
        ("庆阳市文化和旅游局统计，前4个月接待游客500万人次。", ["庆阳市"]),
        ("宁夏回族自治区统计局介绍，全区出口60亿元。分行业看，化工产品30亿元。", ["宁夏回族自治区"] * 2),
        ("甘肃省发展改革委介绍，对接长三角以来，全省引进项目30个。", ["甘肃省"]),
        ("兰州牡丹文化节期间，全市接待游客200万人次。", ["兰州市"]),
        ("平凉市五届人大二次会议开幕。一年来，新增就业岗位58万个。", ["平凉市"]),
        ("政府工作报告\n——在平凉市第五届人民代表大会第四次会议上\n过去一年，地区生产总值增长6%。", ["平凉市"]),
    ],
)
def test_the_place_of_a_body_that_speaks_for_it(text: str, of: list[str]) -> None:
    assert owners(text) == of


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("兰州海关介绍，今年监管货物500万吨。", "兰州海关"),
        ("永登县加快发展。甘肃省商务厅介绍，永登县出口增长5%。", "永登县"),
    ],
)
def test_what_a_body_has_itself_and_others_have_stays_theirs(text: str, of: str) -> None:
    assert owners(text) == [of]


def test_a_place_that_nothing_is_said_of_is_not_added() -> None:
    assert "甘肃省" not in {entity.name for entity in extract("甘肃省农业农村厅举办展会30场。").entities}


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("绍兴市政府工作报告\n全市地区生产总值达到7000亿元。\n与杭州市签署合作备忘录。", ["绍兴市"]),
        ("我代表绍兴市人民政府作报告。\n全市地区生产总值达到7000亿元。\n与布达佩斯市签署合作备忘录。", ["绍兴市"]),
        ("杭州市与绍兴市政府签约\n全市地区生产总值达到7000亿元。", ["杭州市"]),
    ],
)
def test_whose_the_title_is_goes_before_what_the_text_names_in_passing(text: str, of: list[str]) -> None:
    assert owners(text) == of


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("《平凉市住房报告》预计，明年供应住房2万套，较今年高出12%。", ["平凉市"] * 2),
        ("《平凉市水资源公报》显示，2023年用水总量3亿立方米。", ["平凉市"]),
        ("《平凉市住房报告》显示，天水市供应住房2万套。", ["天水市"]),
        ("《城市竞争力报告》预计，明年供应住房2万套。", []),
        ("《平凉市住房规划》提出，到2030年新建住房2万套。", ["《平凉市住房规划》"]),
        ("《平凉市住房报告》共8章。", ["《平凉市住房报告》"]),
    ],
)
def test_a_report_tells_of_its_place_and_a_plan_has_its_own_figures(text: str, of: list[str]) -> None:
    assert owners(text) == of
