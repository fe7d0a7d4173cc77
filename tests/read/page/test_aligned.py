"""Tables without borders."""

from __future__ import annotations

from pages import piece

from zhitu.read.page.aligned import aligned, striped
from zhitu.read.page.shapes import Line, Rule, Rules
from zhitu.read.page.tables import text_of


def rows(*told: str, top: float = 100, step: float = 20) -> list[Line]:
    """Rows of cells parted by |, eighty units each."""
    return [
        piece(text, 80 * at, top - step * number)
        for number, row in enumerate(told)
        for at, text in enumerate(row.split("|"))
        if text
    ]


def said(pieces: list[Line]) -> list[str]:
    table = aligned(pieces)
    return text_of([table]) if table is not None else []


def test_pieces_below_each_other_are_columns() -> None:
    assert said(rows("指标|2022年|2023年", "甲值|1|", "乙值||3")) == ["指标\t2022年\t2023年", "甲值\t1\t", "乙值\t\t3"]


def test_lines_of_a_cell_stand_nearer_than_rows() -> None:
    pieces = [*rows("项目|单位"), *rows("南沙科学|南沙区", "馆工程|", top=70, step=12), *rows("甲厂|乙局", top=35)]
    assert said(pieces) == ["项目\t单位", "南沙科学馆工程\t南沙区", "甲厂\t乙局"]


def test_beside_two_lines_others_stand_halfway() -> None:
    pieces = [*rows("号|项目"), *rows("|南沙科学", "1|", "|馆工程", top=70, step=8), *rows("2|甲厂", top=30)]
    assert said(pieces) == ["号\t项目", "1\t南沙科学馆工程", "2\t甲厂"]


def test_the_name_of_a_group_may_stand_over_columns() -> None:
    pieces = [*rows("号|项目|单位", "1|甲厂|乙局"), piece("一、工业类项目", 60, 60), *rows("2|丙厂|丁局", top=40)]
    assert said(pieces)[2] == "一、工业类项目\t\t"


def test_text_is_no_table() -> None:
    assert aligned([]) is None
    assert aligned(rows("甲", "乙", "丙")) is None
    assert aligned(rows("签发人：|张三", "甲", "乙", "丙")) is None
    assert aligned([*rows("甲|乙", "丙|丁"), piece("一" * 20, 0, 40)]) is None


def test_lines_along_part_rows() -> None:
    pieces = [*rows("项目|单位"), *rows("南沙科学|乙局", "馆工程|", top=75, step=12), *rows("甲厂|丙局", top=35)]
    text, below = [piece("文" * 16, 0, 200)], [piece("注：甲。", 0, 10)]
    rules = Rules([Rule(y, 0, 160) for y in (115, 92, 55, 30)])
    ((table, inside),) = striped([*text, *pieces, *below], rules)
    assert text_of([table]) == ["项目\t单位", "南沙科学馆工程\t乙局", "甲厂\t丙局"]
    assert sorted(line.text for line in inside) == sorted(line.text for line in pieces)


def test_between_two_tables_of_one_width_is_text() -> None:
    one, other = rows("甲|乙", "丙|丁", top=200), rows("戊|己", "庚|辛", top=100)
    rules = Rules([Rule(y, 0, 160) for y in (215, 195, 175, 115, 95, 75)])
    found = list(striped([*one, piece("文" * 16, 0, 150), *other], rules))
    assert [text_of([table]) for table, _ in found] == [["甲\t乙", "丙\t丁"], ["戊\t己", "庚\t辛"]]


def test_the_heading_may_have_no_line_above() -> None:
    rules = Rules([Rule(95, 0, 160), Rule(75, 0, 160)])
    ((table, _),) = striped(rows("项目|单位", "甲厂|乙局", "丙厂|丁局"), rules)
    assert text_of([table]) == ["项目\t单位", "甲厂\t乙局", "丙厂\t丁局"]
