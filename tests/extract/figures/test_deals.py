"""Rounds of financing, firms that 公司 means, and whose trade is told of a partner."""

from __future__ import annotations

import pytest
from statements import extract, said


@pytest.mark.parametrize(
    ("text", "backers"),
    [
        (
            "云翼光学有限公司完成B轮融资，由招商局集团领投，华为公司、上海电气集团跟投。",
            {"招商局集团", "华为公司", "上海电气集团"},
        ),
        ("云翼光学有限公司完成A轮融资，投资方为招商局集团。", {"招商局集团"}),
        ("云翼光学有限公司完成A轮融资，由招商局集团独家投资。", {"招商局集团"}),
        ("云翼光学有限公司的厂房由招商局集团投资。", set()),
        ("云翼光学有限公司获社会资本跟投，各路资本加注人形机器人。", set()),
    ],
)
def test_those_who_pay_in_a_round_back_the_firm(text: str, backers: set[str]) -> None:
    assert {one for one, _ in said(text, "supports")} == backers


def test_a_firm_called_so_for_short_is_the_one_that_the_paragraph_is_about() -> None:
    text = (
        "渭河地产拟置出资产\n8月8日，渭河地产公告，渭河地产拟收购天水免税集团有限公司股权。\n"
        "8月8日，渭河地产股价报6元。公司第一大股东招商局集团持股44%。"
    )
    assert ("招商局集团", "渭河地产") in said(text, "owns")


def test_a_daughter_is_not_the_firm_called_so_for_short() -> None:
    text = "渭河电力股份有限公司（以下简称“公司”）收购天水发电有限公司51%股权，天水发电成为公司控股子公司。"
    assert ("天水发电有限公司", "渭河电力股份有限公司") not in said(text, "owns")


def test_trade_with_a_partner_is_of_whose_partner_it_is() -> None:
    found = extract("2024年，甘肃省进出口9亿元。东盟为甘肃第一大贸易伙伴，全年对东盟进出口4亿元，增长8%。")
    names = {entity.key: entity.name for entity in found.entities}
    assert {names[o.about] for o in found.observations} == {"甘肃省"}


def test_a_customs_office_counts_for_the_towns_around() -> None:
    text = "天水市2023年统计公报\n据兰州海关统计，全年货物进出口总额6亿元。"
    found = extract(text, publisher="天水市统计局", title="天水市2023年统计公报")
    assert [o.indicator for o in found.observations] == ["货物进出口总额"]


def test_a_name_does_not_end_within_a_figure() -> None:
    found = extract("渭河集团拟收购天水基金持有的渭河港务22,000万元股权，股权比例为16%。")
    assert not any(entity.name[-1].isdigit() for entity in found.entities)


def test_a_column_of_changes_says_of_what_and_one_of_a_quarter_only_when() -> None:
    text = "天水市2025年一季度主要经济指标\n指标\t单位\t一季度\t同比（%）\n出口\t亿元\t12.6\t-1.2"
    assert [o.indicator for o in extract(text).observations] == ["出口", "出口同比增长"]


def test_a_half_years_report_and_a_months_are_of_that_time() -> None:
    half = "渭河电力股份有限公司2024年半年度报告\n渭河电力股份有限公司实现营业收入9亿元。"
    month = "天水机场2024年3月生产运营快报\n天水机场旅客吞吐量9万人次。"
    assert [o.period for o in extract(half).observations] == ["2024-01/2024-06"]
    assert [o.period for o in extract(month).observations] == ["2024-03"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("渭河火箭将50颗卫星送入轨道。", "occurred"),
        ("渭河集团将新建50座码头。", "expected"),
        ("渭河集团累计申请专利40项。", "occurred"),
    ],
)
def test_what_is_handled_is_not_to_come(text: str, status: str) -> None:
    assert [o.status for o in extract(text).observations] == [status]


def _owners(text: str) -> list[tuple[int, str, str]]:
    """Value, owner and status of each figure."""
    told = extract(text)
    names = {e.key: e.name for e in told.entities}
    return [(int(o.value), names[o.about], o.status) for o in told.observations]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        # a place that opens a sentence only has what is named behind the dash
        ("甘肃首个核电项目——洮河核电站投产。年发电量90亿度。", [(9_000_000_000, "洮河核电站", "occurred")]),
        # the undertaking that the sentence names, however an earlier one is called
        (
            "洮河扩建项目总投资9亿元。甘肃省批准兰州机场改造工程，项目总投资8亿元。",
            [(900_000_000, "洮河扩建项目", "occurred"), (800_000_000, "兰州机场改造工程", "occurred")],
        ),
        # all that a list sums up is none of what was told of before it
        (
            "洮河港一期工程总投资5亿元。洮河特大桥、渭河水库等9个项目动工；项目总投资65亿元。",
            [(500_000_000, "洮河港一期工程", "occurred")],
        ),
        # a part that has only a number
        (
            "兰州新区规划面积9平方公里：区块一位于榆中县，面积3平方公里；区块二面积6平方公里。",
            [(9, "兰州新区", "occurred"), (6, "兰州新区", "occurred")],
        ),
        # of so many that the state has
        ("国家172项重大水利工程中的洮河水库总投资9亿元。", [(900_000_000, "洮河水库", "occurred")]),
        # by then
        ("洮河港2027年完成二期建设，吞吐量达到900万吨。", [(9_000_000, "洮河港", "expected")]),
    ],
)
def test_whose_and_when_figures_of_works_are(text: str, owners: list[tuple[int, str, str]]) -> None:
    assert _owners(text) == owners


def test_what_the_beginning_of_a_year_brought_is_over_in_january() -> None:
    told = extract("2023年初，兰州市集中开工63项重大工程。", date="2023-01-09")
    assert [o.status for o in told.observations] == ["occurred"]


def test_all_that_were_counted_are_no_one_of_them() -> None:
    text = "洮河片区一期项目现场热闹。\n这次动工的项目共31个、总投资4亿元，项目主要位于兰州新区。"
    told = extract(text)
    names = {e.key: e.name for e in told.entities}
    assert not [c for c in told.claims if c.property == "locatedIn" and "一期项目" in names[c.subject]]


def test_a_line_that_a_sentence_only_names_is_told_of_in_the_next() -> None:
    text = "新建兰州至天水铁路。线路起自陇海高铁宝鸡南站，终至天水南站，线路全长300公里。项目总投资90亿元。"
    assert {(value, of) for value, of, _ in _owners(text)} == {
        (300, "兰州至天水铁路"),
        (9_000_000_000, "兰州至天水铁路"),
    }
    assert not any(
        of == "兰州地铁1号线"
        for value, of, _ in _owners("兰州地铁1号线长9公里。两条新线共计新增换乘站15座。")
        if value == 15
    )
