"""Figures of tables: whose they are, what they measure, and of when."""

from __future__ import annotations

import pytest
from statements import extract

from zhitu.extract import make_extractor
from zhitu.model import Document
from zhitu.settings import Settings


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


def test_a_row_tells_of_what_its_cell_is_called_and_of_nothing_where_no_name_is_there() -> None:
    text = (
        "合肥先进光源（HALF）加快建设。HALF位于合肥市。\n"
        "项目名称\t建设地点\t总投资（亿元）\n合肥先进光源\t合肥市\t29.8\n合肥一号\t合肥市\t12\n"
    )
    told = make_extractor(Settings()).extract(Document("d", text, "0" * 64, date="2024-03"))
    names = {e.key: e.name for e in told.entities}
    assert [(names[o.about], float(o.value)) for o in told.observations] == [("合肥先进光源", 2_980_000_000)]
    assert {names[e.of] for e in told.events} == {"合肥先进光源"}
