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


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "指标\t2022年\t2023年\t增长\n公路客运量（万人次）\t3,210\t4568\t42.3%",
            [("公路客运量", 32_100_000, "2022"), ("公路客运量", 45_680_000, "2023"), ("公路客运量增长", 42.3, "2023")],
        ),
        (
            "序号\t指标\t单位\t绝对值\t比上年增长（%）\n1\t粮食产量\t万吨\t52.4\t-1.2",
            [("粮食产量", 524_000, "2023"), ("粮食产量比上年增长", -1.2, "2023")],
        ),
        (
            "单位：亿元\n项目\t2022年\t2023年\t同比±%\n税收收入\t833.1\t957\t14.9\n合计\t900\t990\t10",
            [
                ("税收收入", 83_310_000_000, "2022"),
                ("税收收入", 95_700_000_000, "2023"),
                ("税收收入同比增长", 14.9, "2023"),
            ],
        ),
        (
            "年份\t旅客吞吐量（万人次）\n2021\t1603\n2022\t970",
            [("旅客吞吐量", 16_030_000, "2021"), ("旅客吞吐量", 9_700_000, "2022")],
        ),
        (
            "产品名称\t单位\t产量\t比上年增长（%）\n汽车\t万辆\t86.1\t-3.2",
            [("汽车产量", 861_000, "2023"), ("汽车产量比上年增长", -3.2, "2023")],
        ),
        (
            "指标\t2022年\t2022年\n指标\t绝对数\t增长（%）\n货物吞吐量（万吨）\t700\t5.8",
            [("货物吞吐量", 7_000_000, "2022"), ("货物吞吐量增长", 5.8, "2022")],
        ),
        (
            "年份\t货运量（万吨）\n2021\t52\n指标\t2022年\n粮食产量（万吨）\t48",
            [("货运量", 520_000, "2021"), ("粮食产量", 480_000, "2022")],
        ),
        ("节次\t上午\t下午\n第一节\t8\t14", []),
        ("单位\t电话\t数量\n市应急局\t8812345\t3", []),
        ("专业\t计划数\t学费（元/年）\n计算机\t120\t5500", []),
    ],
)
def test_a_bare_number_has_the_unit_of_its_row_its_column_or_the_table(
    table: str, told: list[tuple[str, float, str | None]]
) -> None:
    found = extract("2023年日照市主要指标\n" + table, date="2024-02-01").observations
    assert [(o.indicator, float(o.value), o.period) for o in found] == told


def test_a_column_that_a_place_heads_has_the_figures_of_the_place() -> None:
    text = "2023年主要指标\n指标\t日照市\t泉州市\n地区生产总值（亿元）\t2399.9\t12172\n常住人口\t300万人\t888万人"
    assert figures(text) == [
        ("日照市", "地区生产总值", 239_990_000_000, "2023"),
        ("泉州市", "地区生产总值", 1_217_200_000_000, "2023"),
        ("日照市", "常住人口", 3_000_000, "2023"),
        ("泉州市", "常住人口", 8_880_000, "2023"),
    ]
    assert [[span.of(text) for span in o.evidence] for o in extract(text).observations][:1] == [
        ["日照市", "地区生产总值（亿元）\t2399.9"]
    ]


def test_what_a_column_is_to_reach_is_expected() -> None:
    found = extract("日照市主要目标\n指标\t2020年\t2025年\n森林覆盖率（%）\t42.1\t45", date="2021-03-01")
    assert [(o.period, o.status) for o in found.observations] == [("2020", "occurred"), ("2025", "expected")]


def test_of_a_long_row_the_label_and_the_cell_are_the_evidence() -> None:
    years = "\t".join(f"{1980 + n}年" for n in range(40))
    text = f"日照市主要指标\n指标\t{years}\n常住人口（万人）\t" + "\t".join(f"{200 + n}.12345" for n in range(40))
    found = extract(text, date="2021-03-01").observations
    assert [o.period for o in found] == [str(1980 + n) for n in range(40)]
    assert [span.of(text) for span in found[-1].evidence] == ["常住人口（万人）", "239.12345"]


def test_a_row_tells_of_what_its_cell_is_called_and_of_nothing_where_no_name_is_there() -> None:
    text = (
        "合肥先进光源（HALF）加快建设。HALF位于合肥市。\n"
        "项目名称\t建设地点\t总投资（亿元）\n合肥先进光源\t合肥市\t29.8\n合肥一号\t合肥市\t12\n"
    )
    told = make_extractor(Settings()).extract(Document("d", text, "0" * 64, date="2024-03"))
    names = {e.key: e.name for e in told.entities}
    assert [(names[o.about], float(o.value)) for o in told.observations] == [("合肥先进光源", 2_980_000_000)]
    assert {names[e.of] for e in told.events} == {"合肥先进光源"}


def test_a_cell_tells_its_bound_and_its_label_points_to_no_work_named_before() -> None:
    text = (
        "日照市建成日兰铁路。\n指标\t单位\t2020年\t2025年\n铁路营业里程\t公里\t401\t500\n"
        "细颗粒物浓度\t微克/立方米\t26\t≤24"
    )
    found = extract(text, date="2021-03-01")
    names = {e.key: e.name for e in found.entities}
    assert {(names[o.about], int(o.value), o.bound) for o in found.observations} == {
        ("日照市", 401, "exactly"), ("日照市", 500, "exactly"), ("日照市", 26, "exactly"), ("日照市", 24, "atMost"),
    }  # fmt: skip


def test_a_column_of_aims_is_expected_and_its_word_is_no_part_of_what_is_measured() -> None:
    text = "日照市统计表。\n指标\t单位\t2024年\t2025年目标\n地区生产总值\t亿元\t2500\t2650"
    found = extract(text, date="2025-01-15", publisher="日照市人民政府")
    told = {(o.indicator, int(o.value), o.period, o.status) for o in found.observations}
    assert told == {
        ("地区生产总值", 250_000_000_000, "2024", "occurred"), ("地区生产总值", 265_000_000_000, "2025", "expected"),
    }  # fmt: skip
