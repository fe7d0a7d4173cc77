"""Shares of several wholes, and of what so many are or do something."""

from __future__ import annotations

import pytest
from statements import extract


def words(text: str) -> list[tuple[str, str]]:
    """What the figures of a text measure, and how much."""
    return [(o.indicator, f"{o.value:g}") for o in extract(text).observations]


def test_each_share_is_of_its_own_whole() -> None:
    found = words("兰州市茶园面积3万亩，茶叶产值5亿元，分别占耕地面积、农业产值的35%和20%。")
    assert found[-2:] == [("占耕地面积的比重", "35"), ("占农业产值的比重", "20")]


def test_each_of_two_has_its_share_of_one_whole() -> None:
    found = words("兰州市出口额、进口额分别占全省的35%和60%。")
    assert found == [("出口额占全省的比重", "35"), ("进口额占全省的比重", "60")]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("兰州新区展出展品3000件，其中80%以上的展品是绿色食品。", "展品是绿色食品的比重"),
        ("兰州市90%的村通了公路。", "村通公路的比重"),
        ("兰州市九成以上的乡镇建有文化站。", "乡镇建有文化站的比重"),
    ],
)
def test_a_percent_is_of_what_so_many_are_or_have(text: str, what: str) -> None:
    assert words(text)[-1][0] == what


@pytest.mark.parametrize("text", ["兰州市保持8%左右的增速是稳妥的。", "兰州市60%的份额是出口。"])
def test_a_rate_is_not_what_so_many_are(text: str) -> None:
    assert all(not what.startswith(("增速是", "份额是")) for what, _ in words(text))


def test_an_earlier_plan_tells_only_of_when_a_rate_was_so() -> None:
    found = extract("兰州市森林覆盖率由“八五”末期的31%提高到“十五”期间的45%。").observations
    assert [(o.indicator, o.period) for o in found] == [("森林覆盖率", "1995"), ("森林覆盖率", "2001/2005")]


def test_words_that_join_sentences_are_none_of_an_indicator() -> None:
    assert words("兰州市财政吃紧，但农业产值依然增长3%。") == [("农业产值增长", "3")]


def test_building_is_a_noun_beside_its_figure() -> None:
    found = words("兰州新区规划面积19平方公里，近期开发建设9平方公里。")
    assert found[-1] == ("开发建设", "9")


def test_a_unit_goes_on_with_one_in_brackets() -> None:
    found = extract("兰州市新增公租房8000套（间），现有员工3名（女）。").observations
    assert [o.unit for o in found] == ["套（间）", "名"]


def test_what_a_plan_pays_for_builds_nothing_more_by_itself() -> None:
    text = "甘肃省住房工作有进展。今年全省计划完成安居工程投资72亿元，新增公租房7万套，改造旧房2351间。"
    found = extract(text)
    names = {e.key: e.name for e in found.entities}
    assert {names[o.about] for o in found.observations} == {"甘肃省"}
    assert {o.status for o in found.observations} == {"expected"}


def test_what_is_so_by_now_is_not_planned() -> None:
    found = extract("兰州市今年计划完成投资30亿元，目前已建成泵站3座。").observations
    assert [o.status for o in found] == ["expected", "occurred"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1990年，兰州新区吞吐量为300万吨，2020年达到1.2亿吨，30年间增长了39倍。", "1990/2020"),
        ("兰州市全年引进项目56个，总投资120亿元。", "2023"),
    ],
)
def test_the_years_of_a_figure(text: str, period: str) -> None:
    assert extract(text, date="2023-12-20").observations[-1].period == period


def test_how_long_it_took_is_no_figure() -> None:
    assert words("一年时间多项首创，兰州市走在前列。") == []
