"""What the columns of a table of projects tell."""

from __future__ import annotations

import pytest
from statements import extract

TABLE = "\n".join(
    (
        "项目名称\t建设单位\t总投资（亿元）\t建设地点\t计划开工时间\t建成时间",
        "云山光伏电站\t远帆科技有限公司\t35\t兰州市城关区\t2024年3月\t2024年4月",
        "青江污水处理厂扩建工程\t兰州水务集团\t4.2\t兰州市七里河区\t2024年6月\t待定",
    )
)


def test_a_row_tells_who_builds_a_thing_and_where() -> None:
    found = extract(TABLE)
    names = {entity.key: entity.name for entity in found.entities}
    told = {(names[c.subject], c.property, names[c.object]) for c in found.claims if c.rule == "table"}
    assert {(one, how, other) for one, how, other in told if how == "builds"} == {
        ("远帆科技有限公司", "builds", "云山光伏电站"),
        ("兰州水务集团", "builds", "青江污水处理厂扩建工程"),
    }
    assert {other for one, how, other in told if how == "locatedIn" and one.startswith("青江")} == {"七里河区"}
    (said,) = (c.evidence[0].of(TABLE) for c in found.claims if c.rule == "table" and names[c.object] == "七里河区")
    assert said == "青江污水处理厂扩建工程\t兰州水务集团\t4.2\t兰州市七里河区"


@pytest.mark.parametrize(
    ("site", "places"),
    [
        ("城关区、七里河区", {"城关区", "七里河区"}),
        ("城关区和七里河区", {"城关区", "七里河区"}),
        ("城关区/七里河区", {"城关区", "七里河区"}),
        ("城关区 七里河区", {"城关区", "七里河区"}),
        ("兰州市 城关区", {"城关区"}),
        ("远帆集团和城关区", {"城关区"}),
    ],
)
def test_a_cell_may_list_sites(site: str, places: set[str]) -> None:
    found = extract(TABLE.replace("兰州市七里河区", site))
    names = {entity.key: entity.name for entity in found.entities}
    told = {(names[c.subject], names[c.object]) for c in found.claims if c.property == "locatedIn"}
    assert {place for one, place in told if one.startswith("青江")} == places


def test_a_heading_tells_what_happens_and_whether_it_is_planned() -> None:
    found = extract(TABLE)
    names = {entity.key: entity.name for entity in found.entities}
    assert {(names[e.of], e.type, e.date, e.status) for e in found.events if e.rule == "table"} == {
        ("云山光伏电站", "constructionStarted", "2024-03", "expected"),
        ("云山光伏电站", "completed", "2024-04", "occurred"),
        ("青江污水处理厂扩建工程", "constructionStarted", "2024-06", "expected"),
    }


def test_a_plain_number_has_the_unit_of_its_heading_and_no_time_of_another_column() -> None:
    found = extract(TABLE)
    names = {entity.key: entity.name for entity in found.entities}
    assert {(names[o.about], o.indicator, int(o.value), o.unit, o.period) for o in found.observations} == {
        ("云山光伏电站", "总投资", 3_500_000_000, "元", None),
        ("青江污水处理厂扩建工程", "总投资", 420_000_000, "元", None),
    }


@pytest.mark.parametrize(
    "table",
    [
        "建设单位\t总投资（亿元）\n远帆科技有限公司\t35",
        "项目名称\t建设单位\t总投资（亿元）\n云山光伏电站\t35",
        "项目名称\t备注\t编号（号）\n云山光伏电站\t远帆科技有限公司\t35",
    ],
)
def test_what_its_heading_does_not_tell_is_not_said(table: str) -> None:
    found = extract(table)
    assert not found.observations
    assert not [c for c in found.claims if c.rule == "table"]


def test_a_day_after_that_of_the_document_is_to_come() -> None:
    found = extract("项目名称\t建设单位\t竣工时间\n青江大桥\t远帆科技有限公司\t2026年6月", "2024-12-01")
    assert [(e.type, e.date, e.status) for e in found.events] == [("completed", "2026-06", "expected")]


def test_of_a_long_row_both_cells_are_the_evidence() -> None:
    text = f"项目名称\t建设内容\t建设单位\t总投资（万元）\n青江大桥\t{'桥面宽阔。' * 80}\t远帆科技有限公司\t1280"
    found = extract(text)
    (claim,) = (c for c in found.claims if c.rule == "table")
    assert [span.of(text) for span in claim.evidence] == ["青江大桥", "远帆科技有限公司"]
    (figure,) = found.observations
    assert [span.of(text) for span in figure.evidence] == ["青江大桥", "1280"]


def builders(text: str) -> set[tuple[str, str]]:
    found = extract(text)
    names = {entity.key: entity.name for entity in found.entities}
    return {(names[c.subject], names[c.object]) for c in found.claims if c.property == "builds" and c.rule == "table"}


@pytest.mark.parametrize(
    "row",
    [
        "\t云山光伏电站\t远帆科技有限公司\t\t",
        "1\t云山光伏电站\t远帆科技有限公司\t\t",
        "一、能源项目\t\t\t\t\n1\t云山光伏电站\t远帆科技有限公司\t35\t",
        "序号\t项目名称\t建设单位\t总投资（亿元）\t建设地点\n1\t云山光伏电站\t远帆科技有限公司\t35\t兰州市城关区",
    ],
)
def test_empty_cells_groups_of_rows_and_headings_said_again_hide_nothing(row: str) -> None:
    heading = "序号\t项目 名称\t建设单位\t总投资（亿元）\t建设地点"
    assert builders(f"{heading}\n{row}") == {("远帆科技有限公司", "云山光伏电站")}


def test_an_indented_line_is_no_row() -> None:
    assert builders("项目名称\t建设单位\n\t云山光伏电站") == set()
    assert builders("\t项目名称\n\t云山光伏电站由远帆科技有限公司建设。") == set()


def test_below_a_heading_over_several_columns_are_those_of_each() -> None:
    heading = "项目名称\t投资（亿元）\t投资（亿元）\t工期\n项目名称\t总投资\t年度投资\t开工时间"
    found = extract(f"{heading}\n云山光伏电站\t35\t\t2024年3月")
    assert [(o.indicator, int(o.value)) for o in found.observations] == [("总投资", 3_500_000_000)]
    assert [(e.type, e.date) for e in found.events if e.rule == "table"] == [("constructionStarted", "2024-03")]


def test_a_figure_amid_words_has_no_time_of_another_column() -> None:
    found = extract("项目名称\t开工时间\t建设内容\n青江大桥\t2027年12月\t主桥全长18.6公里，2024年完成投资3亿元")
    assert {(o.indicator, o.period) for o in found.observations} == {("主桥全长", None), ("投资", "2024")}


PLACES = "2023年各市用能情况\n{}\n兰州市\t35\t4.2\n全省\t110\t5"


@pytest.mark.parametrize("head", ["城市", "地区", "市（州）", "城市名称"])
def test_a_row_of_a_table_of_places_tells_of_the_place(head: str) -> None:
    found = extract(PLACES.format(f"{head}\t充电站（座）\t增长（%）"))
    names = {entity.key: entity.name for entity in found.entities}
    told = [(names[o.about], o.indicator, float(o.value), o.unit) for o in found.observations]
    assert told == [("兰州市", "充电站", 35, "座"), ("兰州市", "充电站增长", 4.2, "%")]
    if head != "城市名称":
        assert {o.period for o in found.observations} == {"2023"}


def test_a_heading_tells_the_year_of_its_column() -> None:
    for table in (
        "地区\t2022年充电站（座）\t2023年充电站（座）\n兰州市\t30\t35",
        "地区\t充电站（座）\t充电站（座）\n地区\t2022年\t2023年\n兰州市\t30\t35",
    ):
        told = [(o.indicator, int(o.value), o.period) for o in extract(table).observations]
        assert told == [("充电站", 30, "2022"), ("充电站", 35, "2023")]


@pytest.mark.parametrize(
    "table",
    [
        "地区\t建设内容\t总投资（亿元）\n兰州市\t改造管网\t35",
        "姓名\t地区\t年龄（岁）\n李明\t兰州市\t35",
        "城市\t2022年\t2023年\n兰州市\t4亿元\t6亿元",
    ],
)
def test_a_place_beside_what_is_told_is_not_what_it_is_told_of(table: str) -> None:
    assert not extract(table).observations


def test_a_place_beside_a_project_is_where_that_is() -> None:
    found = extract("地区\t项目名称\t总投资（亿元）\n兰州市\t云山光伏电站\t35")
    names = {entity.key: entity.name for entity in found.entities}
    assert [names[o.about] for o in found.observations] == ["云山光伏电站"]


def _claims(text: str, title: str | None = None) -> set[tuple[str, str, str, str | None]]:
    found = extract(text, title=title)
    names = {entity.key: entity.name for entity in found.entities}
    return {(names[c.subject], c.property, names[c.object], c.role) for c in found.claims if c.rule == "table"}


def test_lines_below_a_name_tell_of_it() -> None:
    text = "青禾种业股份有限公司\n注册资本：1.2亿元\n注册地：寿光市\n法定代表人：陈望舒\n控股股东：青禾控股集团"
    assert _claims(text) == {
        ("青禾种业股份有限公司", "locatedIn", "寿光市", None),
        ("陈望舒", "affiliatedWith", "青禾种业股份有限公司", "法定代表人"),
        ("青禾控股集团", "owns", "青禾种业股份有限公司", None),
    }
    assert {(o.indicator, int(o.value)) for o in extract(text).observations} == {("注册资本", 120000000)}


def test_lines_below_a_meeting_tell_when_and_by_whom() -> None:
    text = "第三届江湾航运论坛\n时间：2024年9月18日\n地点：江湾会展中心\n主办：江湾港集团"
    assert ("江湾港集团", "participatesIn", "第三届江湾航运论坛", None) in _claims(text)
    assert {(e.type, e.date, e.status) for e in extract(text).events if e.rule == "table"} == {
        ("held", "2024-09-18", "expected")
    }


def test_a_label_of_a_figure_is_no_name() -> None:
    found = extract("项目名称：江湾智慧物流港\n绵阳市：300亩\n其中：20%")
    assert "绵阳市" not in {o.indicator for o in found.observations}


def test_what_is_planned_for_a_year_is_expected_and_of_what_stands_over_it() -> None:
    found = extract(
        "项目名称\t建设单位\t投资（亿元）\t投资（亿元）\n项目名称\t建设单位\t总投资\t2024年计划\n云山光伏电站\t远帆科技有限公司\t35\t4"
    )
    assert {(o.indicator, o.period, o.status) for o in found.observations} == {
        ("总投资", None, "occurred"),
        ("计划投资", "2024", "expected"),
    }
