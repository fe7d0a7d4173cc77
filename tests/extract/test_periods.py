"""The times of figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from statements import extract

#: (text, value, period); the texts are of 2024-05-20.
CASES = [
    ("2023年，银川市接待游客3000万人次。", "30000000", "2023"),
    ("2023年，银川市接待游客3000万人次，旅游收入300亿元。", "30000000000", "2023"),
    ("2023年，银川市接待游客3000万人次，累计评定民宿80家。", "80", None),
    ("截至今年4月底，银川市登记企业9万户，新增个体工商户2万户。", "20000", "2024-04"),
    ("今年一季度，银川市出口12亿元，同比增长9%。进口增长4%。", "4", "2024-01/2024-03"),
    ("今年前4个月，银川市出口12亿元。\n分产品看，机电产品出口增长7%。", "7", "2024-01/2024-04"),
    ("银川市1—4月出口额12亿元，为去年同期的1.2倍。", "1.2", "2024-01/2024-04"),
    ("银西高铁2015年开工，全长618公里。", "618", None),
    ("今天，银西高铁开通，全长618公里。", "618", None),
    ("银川市2022年启用图书馆；现有藏书120万册。", "1200000", None),
    ("到2025年，银川市公园达到200个，覆盖6个区。", "6", "2025"),
    ("今年1至4月，银川市出口12亿元；新增企业300家。", "300", "2024-01/2024-04"),
    ("今年3月，银川市推出平台；首批企业300家。", "300", None),
    ("在2023年的评选中，银川市12家企业获奖。", "12", "2023"),
    ("银川市年初设立图书馆5座。", "5", None),
    ("十年来，银川市公园从20个增加到200个。", "200", None),
]


@pytest.mark.parametrize(("text", "value", "period"), CASES, ids=[case[0] for case in CASES])
def test_period(text: str, value: str, period: str | None) -> None:
    found = [o.period for o in extract(text).observations if o.value == Decimal(value)]
    assert found == [period]
