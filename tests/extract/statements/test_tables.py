"""Figures of tables: whose they are, what they measure, and of when."""

from __future__ import annotations

import pytest
from statements import extract


def figures(text: str) -> list[tuple[str, str, int, str | None]]:
    found = extract(text)
    names = {entity.key: entity.name for entity in found.entities}
    return [(names[o.about], o.indicator, int(o.value), o.period) for o in found.observations]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "指标\t2022年\t2023年\n日照市地区生产总值\t2306.8亿元\t2399.9亿元",
            [("日照市", "地区生产总值", 230_680_000_000, "2022"), ("日照市", "地区生产总值", 239_990_000_000, "2023")],
        ),
        (
            "\t2022\t2023\n舟山市水产品总产量\t186.7万吨\t190.2万吨",
            [("舟山市", "水产品总产量", 1_867_000, "2022"), ("舟山市", "水产品总产量", 1_902_000, "2023")],
        ),
        (
            "城市\t接待游客\t旅游收入（亿元）\n泉州市\t4567.3万人次\t520亿元",
            [("泉州市", "接待游客", 45_673_000, None), ("泉州市", "旅游收入", 52_000_000_000, None)],
        ),
        ("日照市常住人口\t300万人", [("日照市", "常住人口", 3_000_000, None)]),
        ("友谊关口岸\t120万辆\t156万辆", []),
        (
            "泉州市\t常住人口888万人\t新增绿地30公顷",
            [("泉州市", "常住人口", 8_880_000, None), ("泉州市", "新增绿地", 30, None)],
        ),
    ],
)
def test_a_row_and_its_heading_tell_what_a_figure_is(table: str, told: list[tuple[str, str, int, str | None]]) -> None:
    assert figures(table) == told
