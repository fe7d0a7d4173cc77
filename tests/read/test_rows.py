"""Cells → lines."""

from __future__ import annotations

import pytest

from zhitu.read.rows import Cell, table_lines


def grid(*rows: str) -> list[Cell]:
    """Cells parted by |."""
    return [Cell([text] if text else [], n, at) for n, row in enumerate(rows) for at, text in enumerate(row.split("|"))]


def test_empty_cells_stay_and_empty_rows_and_columns_do_not() -> None:
    assert list(table_lines(grid("项目||单位", "||", "甲||", "||乙"))) == ["项目\t单位", "甲\t", "\t乙"]
    assert list(table_lines([])) == []


@pytest.mark.parametrize("text", ["南沙区", "2024年", "2024.5", "2023-2025"])
def test_names_and_dates_of_several_rows_are_said_in_each(text: str) -> None:
    cells = [*grid("项目|地点", "甲|"), Cell([text], 1, 1, rows=2), Cell(["乙"], 2, 0)]
    assert list(table_lines([c for c in cells if c.lines])) == ["项目\t地点", f"甲\t{text}", f"乙\t{text}"]


@pytest.mark.parametrize("text", ["12.5", "3,000", "12亿元", "约20万平方米", "35%"])
def test_a_figure_of_several_rows_is_of_none_of_them(text: str) -> None:
    cells = [*grid("项目|投资", "甲|"), Cell([text], 1, 1, rows=2), Cell(["乙"], 2, 0)]
    assert list(table_lines([c for c in cells if c.lines])) == ["项目\t投资", f"\t{text}", "甲\t", "乙\t"]


def test_the_number_of_rows_stands_with_the_first() -> None:
    cells = [*grid("序号|项目"), Cell(["1"], 1, 0, rows=2), Cell(["甲"], 1, 1), Cell(["乙"], 2, 1)]
    assert list(table_lines(cells)) == ["序号\t项目", "1\t甲", "\t乙"]


def test_a_title_within_is_a_line_and_a_group_a_row() -> None:
    cells = [Cell(["项目表"], 0, 0, columns=2), *(Cell(c.lines, c.row + 1, c.column) for c in grid("项目|单位"))]
    cells += [Cell(["一、工业"], 2, 0, columns=2), Cell(["甲"], 3, 0), Cell(["乙"], 3, 1)]
    assert list(table_lines(cells)) == ["项目表", "项目\t单位", "一、工业\t", "甲\t乙"]


def test_text_side_by_side_is_no_row() -> None:
    cells = [Cell(["第一段。", "第二段。"], 0, 0), Cell(["右边。"], 0, 1)]
    assert list(table_lines(cells)) == ["第一段。", "第二段。", "右边。"]
    assert list(table_lines([Cell(["甲", "（续建）"], 0, 0), Cell(["乙"], 0, 1), Cell(["丙"], 0, 2)])) == [
        "甲 （续建）\t乙\t丙"
    ]
