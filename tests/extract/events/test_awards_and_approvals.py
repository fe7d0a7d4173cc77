"""To whom a rank or title is given, and what is approved and made known on the way."""

from __future__ import annotations

import pytest
from statements import extract, happened, said


def of(text: str) -> set[tuple[str, str, str | None]]:
    """(name, type, date)"""
    return {(name.strip("《》“”"), kind, date) for name, kind, date, _ in happened(text)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "白石岭高新区2010年11月经国务院批准升级为国家级高新区。",
            {("白石岭高新区", "approved", "2010-11")},
        ),
        ("九江市获批国家低碳经济示范区。", {("九江市", "awarded", None)}),
        ("甘肃省获批陇原海洋实验室。", {("陇原海洋实验室", "approved", None)}),
    ],
)
def test_a_title_is_given_to_whoever_bears_it(text: str, told: set[tuple[str, str, str | None]]) -> None:
    assert of(text) == told


def test_what_is_agreed_to_is_approved_by_who_agrees() -> None:
    text = "白石岭高新区位于九江市，2000年4月经江西省人民政府批准成立。"
    assert said(text, "approvedBy") == {("白石岭高新区", "江西省人民政府")}


def test_who_cooperates_is_not_what_is_approved() -> None:
    text = "九江市与远帆集团合作，经国务院同意成立白石岭自贸区。"
    assert {s for s, _ in said(text, "approvedBy")} == {"白石岭自贸区"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("10月23日，白石岭大桥迎来通车五周年。", "2018-10-23"),
        ("今天（23日），白石岭大桥迎来通车五周年。", "2018-10-23"),
        ("今年是白石岭大桥通车五周年。", "2018"),
    ],
)
def test_the_day_of_an_anniversary_tells_the_day(text: str, date: str) -> None:
    (event,) = extract(text, date="2023-10-23").events
    assert (event.type, event.date) == ("opened", date)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("位于陕西的白石岭水利枢纽，日前正进行大坝混凝土浇筑。", True),
        ("白石岭水利枢纽的鱼类，日前正进行增殖放流。", False),
    ],
)
def test_work_goes_on_behind_a_comma(text: str, found: bool) -> None:
    assert (("白石岭水利枢纽", "underConstruction", None) in of(text)) is found


def test_what_is_approved_in_the_course_of_the_year_is_of_the_year() -> None:
    text = "今年以来，国务院批复《白石岭生态示范区总体方案》。"
    assert ("白石岭生态示范区总体方案", "approved", "2024") in of(text)


def test_who_says_what_is_to_come_makes_it_known() -> None:
    text = "5月9日，甘肃省省长王强宣布，将设立陇原产业基金。"
    assert ("陇原产业基金", "announced", "2024-05-09") in of(text)
    assert not [e for e in of("5月9日，远帆集团宣布将终止建设陇原产业园。") if e[1] == "announced"]


def test_an_agreement_is_not_signed_on_the_day_on_which_another_thing_was_said() -> None:
    text = "去年11月17日，甘肃省省长王强会见客人。双方决定签署《陇原合作协议》。"
    assert ("陇原合作协议", "signed", None) in of(text)


@pytest.mark.parametrize("text", ["建成一批中老铁路沿线物流园。", "2019年，远帆超市新开业12家门店。"])
def test_what_is_along_a_line_or_counted_is_another(text: str) -> None:
    assert not of(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("陇海铁路建设加快，白石岭站封顶，全线进入联调联试阶段。", ("陇海铁路", "milestone", None)),
        ("陇海铁路2022年6月开工，全线设10座车站。", None),
    ],
)
def test_the_whole_line_is_the_line(text: str, told: tuple[str, str, str | None] | None) -> None:
    assert told in of(text) if told else {kind for _, kind, _ in of(text)} == {"constructionStarted"}


def test_who_approves_a_rank_gives_no_award() -> None:
    text = "2009年11月23日，国务院批复《陇原发展规划》。国务院批准白石岭开发区升级为国家级开发区。"
    assert "awarded" not in {kind for _, kind, _ in of(text)}


def test_those_who_join_build_too() -> None:
    text = "陇原实验室由浙江大学牵头，西湖大学参与建设。"
    assert said(text, "builds") == {("浙江大学", "陇原实验室"), ("西湖大学", "陇原实验室")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("经国务院同意，九江市获批建设白石岭自贸区。", {("白石岭自贸区", "国务院")}),
        ("九江市编制了《海岸带规划》，2019年获省政府批复。", {("《海岸带规划》", "省政府")}),
        ("九江市申报国家级新区，2019年获国务院批复。", set()),
        ("海河学院与江北学院合并，组建白石岭大学，2019年获教育部批准。", {("白石岭大学", "教育部")}),
        ("白石岭镇地处山区，1988年经省政府批准设立。", {("白石岭镇", "省政府")}),
        ("白石岭大桥是经省政府批准、九江市最大的工程。", {("白石岭大桥", "省政府")}),
        ("《湿地保护条例》已于2016年9月28日经省人大常委会批准。", {("《湿地保护条例》", "省人大常委会")}),
        ("经省政府同意，省政府办公厅转发省水利厅制定的《湿地保护办法》。", {("《湿地保护办法》", "省政府")}),
    ],
)
def test_what_is_granted_is_not_who_asked_for_it(text: str, told: set[tuple[str, str]]) -> None:
    assert said(text, "approvedBy") == told


def test_a_plate_with_an_honour_founds_nothing() -> None:
    assert of("5月8日，九江市为白石岭产业园授牌“先进集体”。") == {("白石岭产业园", "awarded", "2024-05-08")}
    assert ("白石岭产业园", "founded", "2024-05-08") in of("5月8日，嘉宾为白石岭产业园揭牌。")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("敦煌研究院始建于1944年；1990年被文化和旅游部评为先进单位。", "1990"),
        ("敦煌研究院有职工300人。1990年，被文化和旅游部评为先进单位。", "1990"),
        ("敦煌研究院培训工匠两千人，先后被文化和旅游部评为先进单位。", None),
    ],
)
def test_what_a_body_calls_the_one_told_of_before_is_its_award(text: str, date: str | None) -> None:
    assert ("敦煌研究院", "awarded", date, "occurred") in happened(text)


def test_another_thing_is_not_awarded_what_its_maker_is() -> None:
    assert not happened("敦煌研究院投资建设大桥，桥梁荷载达标，被交通部门评为优质工程。")


@pytest.mark.parametrize(
    ("text", "approved"),
    [
        ("教育部批准浙江大学设立东海研究院。", {"东海研究院"}),
        ("教育部批准浙江大学设立。", {"浙江大学"}),
        ("国家能源局批复甘肃省创建清洁能源示范省。", set()),
        ("国家能源局批准兰州市筹建东海实验室。", {"东海实验室"}),
    ],
)
def test_who_may_do_something_is_not_what_is_approved(text: str, approved: set[str]) -> None:
    assert {name for name, kind, _, _ in happened(text) if kind == "approved"} == approved
    assert not said(text, "approvedBy") & {("甘肃省", "国家能源局"), ("兰州市", "国家能源局")}
