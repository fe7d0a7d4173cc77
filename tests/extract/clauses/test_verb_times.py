"""When what a verb tells happens, where a noun behind it names the time."""

from __future__ import annotations

import pytest
from statements import happened


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("京张高铁通车时间定于2025年3月。", {("opened", "2025-03", "expected")}),
        ("京张高铁开通时间由2023年10月推迟至2025年3月。", {("opened", "2025-03", "expected")}),
        ("京张高铁竣工日期调整为2025年3月。", {("completed", "2025-03", "expected")}),
        ("京张高铁开工时间为2021年6月。", {("constructionStarted", "2021-06", "occurred")}),
        ("京张高铁原定2023年底开通，因洪水影响，开通时间推迟至2025年3月。", {("opened", "2025-03", "expected")}),
        ("京张高铁开工时间待定。", set()),
        ("京张高铁通车时间缩短至2小时。", set()),
    ],
)
def test_a_noun_behind_a_verb_names_its_time(text: str, told: set[tuple[str, str, str]]) -> None:
    assert {(e, d, s) for _, e, d, s in happened(text)} == told


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("兰州重离子加速器装置4月26日通过国家验收，正式投入运行。", "2024-04-26"),
        ("兰州重离子加速器装置4月26日开始调试，正式投入运行。", None),
    ],
)
def test_what_is_accepted_is_formally_in_use_from_that_day(text: str, date: str | None) -> None:
    assert ("opened", date) in {(e, d) for _, e, d, _ in happened(text)}


def test_what_is_reckoned_from_a_time_is_later() -> None:
    found = happened("从2023年11月洮河大桥获批，到正式开工，仅用了一个多月。")
    assert {d for _, e, d, _ in found if e == "constructionStarted"} == {None}
    found = happened("2023年11月洮河大桥获批，正式开工。")
    assert {d for _, e, d, _ in found if e == "constructionStarted"} == {"2023-11"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("宁波市按照2015年度《东海报告》成立东海实验室。", None),
        ("宁波市根据2012年《东海规划》设立东海实验室。", None),
        ("宁波市2012年设立东海实验室。", "2012"),
        ("自2013年9月，东海实验室挂牌运行以来，成果丰硕。", "2013-09"),
    ],
)
def test_the_year_of_a_paper_is_not_that_of_what_is_done_by_it(text: str, date: str | None) -> None:
    assert [d for name, kind, d, _ in happened(text) if name == "东海实验室" and kind == "founded"] == [date]


def test_what_was_then_done_is_done() -> None:
    found = happened("双方认为需要设立常设机构，于是在2004年在宁波市设立东海实验室。")
    assert ("东海实验室", "founded", "2004", "occurred") in found
