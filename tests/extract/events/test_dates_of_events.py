"""By which words of its own sentence an event is dated."""

from __future__ import annotations

import pytest
from statements import extract, happened


def test_the_date_goes_on_along_the_clauses() -> None:
    found = happened("2023年5月，漳州核电站开工，瓯江北口大桥通车。")
    assert ("瓯江北口大桥", "opened", "2023-05", "occurred") in found


def test_a_dropped_subject_was_founded_in_a_year() -> None:
    found = happened("浙江大学位于杭州市，成立于1952年5月。")
    assert ("浙江大学", "founded", "1952-05", "occurred") in found


def test_the_years_of_a_title_date_nothing() -> None:
    found = happened("2024年3月，《海洋经济发展规划（2024—2028年）》公布。")
    assert [(kind, date) for _, kind, date, _ in found] == [("announced", "2024-03")]


def test_the_nearer_date_stays() -> None:
    found = happened("甬舟铁路明年开通。\n甬舟铁路明年8月开通。")
    assert ("甬舟铁路", "opened", "2025-08", "expected") in found


def test_what_goes_on_since_then_has_no_date() -> None:
    found = happened("今年以来，浙江省加快建设东海实验室。")
    assert ("东海实验室", "underConstruction", None, "occurred") in found


def test_a_year_aimed_at_is_not_when_it_happens() -> None:
    found = happened("锚定2035年建成海洋强省的目标，浙江省成立东海实验室。")
    assert ("东海实验室", "founded", None, "occurred") in found


def test_an_anniversary_tells_the_year() -> None:
    found = happened("东海实验室成立十周年，成果丰硕。")
    assert ("东海实验室", "founded", "2014", "occurred") in found


def test_a_plan_after_the_verb_dates_nothing() -> None:
    assert ("敦煌研究院", "awarded", None, "occurred") in happened("敦煌研究院入选“十四五”首批全国示范基地名单。")


def test_years_of_what_is_expected_are_its_date() -> None:
    (event,) = extract("甬舟铁路将于2026至2027年建成。").events
    assert (event.type, event.date) == ("completed", "2026/2027")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("云山日报讯（通讯员李明）5月5日，云山大桥开工。", "2024-05-05"),
        ("备受关注的云山大桥5月5日合龙，云山隧道同步开工。", "2024-05-05"),
        ("云山隧道5月5日贯通，并正式启用。", "2024-05-05"),
        ("今年是《云山规划》发布5周年。", "2019"),
        ("2023年是云山新区设立10周年。", "2013"),
        ("云山大桥开通满三年之际，客流大增。", "2021"),
        ("《云山条例》实施三年，新增企业300家。", "2021"),
        ("今年是《云山规划》实施第三年。", "2022"),
        ("下周一，云山大桥通车。", "2024-05-27"),
        ("云山大桥“十四五”期间通车。", "2021/2025"),
    ],
)
def test_an_event_is_dated_by_the_words_beside_it(text: str, date: str) -> None:
    assert date in {d for _, kind, d, _ in happened(text) if kind not in ("milestone",)}


def test_what_is_only_near_is_expected_and_without_a_date() -> None:
    found = happened("5月18日，云山大桥封顶，距正式通车只差路面铺装。")
    assert ("云山大桥", "opened", None, "expected") in found
    found = happened("5月18日，距离市区30公里的云山水库开工。")
    assert ("云山水库", "constructionStarted", "2024-05-18", "occurred") in found


def test_the_time_in_a_name_gives_way_to_that_of_the_sentence() -> None:
    found = happened("5月3日，宁波市举办2023世界互联网大会。")
    assert {d for _, kind, d, _ in found if kind == "held"} == {"2024-05-03"}
    assert {kind for _, kind, *_ in happened("今年完工甬舟铁路、瓯江北口大桥。")} == {"completed"}


def test_what_took_a_time_did_not_end_when_it_began() -> None:
    found = happened("云山大桥2020年3月开工，历时三年建成。")
    assert {(kind, d) for _, kind, d, _ in found} == {("constructionStarted", "2020-03"), ("completed", None)}
