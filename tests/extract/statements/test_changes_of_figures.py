"""Figures that change, are shares of something, or have their unit only at the end of a list."""

from __future__ import annotations

import pytest
from tests.support.statements import extract


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("今年第二季，宁波港货运量按年跌2%至120万公吨。", [("货运量按年跌", 2, "%"), ("货运量", 1200000, "公吨")]),
        ("宁波港吞吐量按年升6%，达400万公吨。", [("吞吐量按年升", 6, "%"), ("吞吐量", 4000000, "公吨")]),
        (
            "江川市民营企业进出口20亿元，占外贸总值的41.2%，比重下降0.4个百分点。",
            [
                ("民营企业进出口", 2000000000, "元"),
                ("民营企业进出口占外贸总值的比重", 41.2, "%"),
                ("民营企业进出口占外贸总值的比重下降", 0.4, "个百分点"),
            ],
        ),
        (
            "江川市民营企业进出口增长10.4%，高出全市增速5个百分点，占外贸总值的41.2%。",
            [
                ("民营企业进出口增长", 10.4, "%"),
                ("高出全市增速", 5, "个百分点"),
                ("民营企业进出口占外贸总值的比重", 41.2, "%"),
            ],
        ),
        (
            "江川市灾后重建项目420个全部开工，完成81.5%。",
            [("灾后重建项目", 420, "个"), ("灾后重建项目完成", 81.5, "%")],
        ),
        ("2023年，兰州从业人员增长5%。", [("从业人员增长", 5, "%")]),
        ("江川市用电量由上月下降3%转为增长5.5%。", [("用电量下降", 3, "%"), ("用电量增长", 5.5, "%")]),
        ("江川市贸易顺差20亿元，扩大12.5%。", [("贸易顺差", 2000000000, "元"), ("贸易顺差扩大", 12.5, "%")]),
        (
            "江川市固定资产投资（不含农户，下同）500亿元，比上年增长6%。",
            [("固定资产投资", 50000000000, "元"), ("固定资产投资比上年增长", 6, "%")],
        ),
        ("兰州新区的面积是永登县的2倍。", [("面积", 2, "倍")]),
        ("江川市攻克难关，创造5项全国之最。", [("全国之最", 5, "项")]),
        (
            "前三季度，宁波港吞吐量完成2亿吨，增长5.2%。其中第三季度增长5.9%。",
            [("吞吐量", 200000000, "吨"), ("吞吐量增长", 5.2, "%"), ("吞吐量增长", 5.9, "%")],
        ),
        (
            "江川市用电量、发电量分别增长0.3个和0.5个百分点。",
            [("用电量增长", 0.3, "个百分点"), ("发电量增长", 0.5, "个百分点")],
        ),
        (
            "宁波港、上海港吞吐量分别为500和600万吨。",
            [("吞吐量", 5000000, "吨"), ("吞吐量", 6000000, "吨")],
        ),
        ("江川市建成高速公路100公里、普通省道200公里。", [("建成高速公路", 100, "公里"), ("普通省道", 200, "公里")]),
        ("访港旅客按市场划分：日本（跌12%）、韩国（升5%）。", []),
        ("1111人力银行公布了江川市的调查。", []),
    ],
)
def test_a_figure_has_words_and_unit(text: str, figures: list[tuple[str, float, str]]) -> None:
    found = [(o.indicator, float(o.value), o.unit) for o in extract(text).observations]
    assert found == [(indicator, float(value), unit) for indicator, value, unit in figures]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2023年，江川市固定资产投资超年度目标5.5%。", "occurred"),
        ("江川市拟使投资超年度目标5.5%。", "expected"),
        ("江川水电站建成后年发电量20亿千瓦时。", "expected"),
        ("江川水电站年发电量20亿千瓦时。", "occurred"),
        ("江川市需恢复的320座桥梁受损。", "occurred"),
        ("江川市计划新建20所学校。", "expected"),
    ],
)
def test_what_a_work_will_do_is_expected(text: str, status: str) -> None:
    assert [o.status for o in extract(text).observations] == [status]


def test_what_began_today_is_not_completed_today() -> None:
    text = "今天开工的广州云山大桥总投资5亿元，计划分期建设完成，预计2026年竣工。"
    assert {(e.type, e.date) for e in extract(text).events if e.status == "expected"} == {("completed", "2026")}
