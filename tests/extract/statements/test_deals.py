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
