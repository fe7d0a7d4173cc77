"""The order in which a page is read."""

from __future__ import annotations

from pages import column, piece

from zhitu.read.page.columns import flow
from zhitu.read.page.paragraphs import paragraphs
from zhitu.read.page.shapes import Block, Frame, Item, Line, Table
from zhitu.read.page.tables import text_of
from zhitu.read.rows import Cell

ONE = "支持广州南沙打造立足湾区协同港澳面向世界的重大战略性平台并发挥引领带动作用。"
OTHER = "加快建设科学城与国际航运枢纽推动大湾区科技创新合作取得新的更大进展。"


def told(items: list[Item]) -> list[str]:
    lines: list[str] = []
    for part in flow(items, 0, set()):
        lines += text_of([part]) if isinstance(part, Table) else paragraphs([part])
    return lines


def test_columns_are_read_one_after_the_other() -> None:
    left, right = column(ONE, 0, 100), column(OTHER, 180, 100)
    by_rows: list[Item] = [line for pair in zip(left, right, strict=True) for line in pair]
    assert told(by_rows) == [ONE, OTHER]
    assert all(isinstance(part, Block) and part.columns == 2 for part in flow(by_rows, 0, set()))


def test_lines_of_columns_need_not_stand_beside_each_other() -> None:
    assert told([*column(ONE, 0, 100), *column(OTHER, 180, 92)]) == [ONE, OTHER]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    lines = column(ONE + OTHER.replace("。", "，") + ONE, 0, 200)
    moved = [Line(line.text, line.left + 180, line.right + 180, line.foot + 16 * 4, line.size) for line in lines[4:]]
    assert paragraphs([part for part in flow([*lines[:4], *moved], 0, set()) if isinstance(part, Block)]) == [
        ONE + OTHER.replace("。", "，") + ONE
    ]


def test_a_title_and_text_over_all_columns_stay_outside() -> None:
    columns = [*column(ONE, 0, 100), *column(OTHER, 180, 100)]
    title, last = piece("标题在左", 30, 130, size=16), column("以上内容由市发展改革委负责解释" * 3, 0, 20, width=33)
    assert told([*columns, title, *last]) == ["标题在左", ONE, OTHER, "以上内容由市发展改革委负责解释" * 3]


def test_three_columns() -> None:
    columns = [*column(ONE, 0, 100), *column(OTHER, 180, 100), *column(ONE, 360, 100)]
    assert told(list(columns)) == [ONE, OTHER, ONE]


def test_short_pieces_side_by_side_are_a_table() -> None:
    rows: list[Item] = [
        piece(text, 100 * at, 100 - 20 * n)
        for n, row in enumerate(["项目", "甲乙", "丙丁"])
        for at, text in enumerate(row)
    ]
    assert told(rows) == ["项\t目", "甲\t乙", "丙\t丁"]


def test_a_lone_row_with_a_gap_is_a_line() -> None:
    assert told([piece("穗府〔2024〕6号", 0, 100), piece("签发人：张三", 200, 100)]) == ["穗府〔2024〕6号 签发人：张三"]


def test_tables_and_frames_stand_where_they_are() -> None:
    table = Table([Cell(["甲"], 0, 0), Cell(["乙"], 0, 1)], 0, 100, 60, 80)
    frame = Frame([piece("框中", 10, 35)], 0, 100, 30, 50)
    assert told([frame, piece("前", 0, 100), table, piece("后", 0, 10)]) == ["前", "甲\t乙", "框中", "后"]


def test_a_heading_may_be_the_last_line_of_a_column() -> None:
    head, last = piece("综合", 0, 116, size=12), piece("要闻", 0, 100 - 16 * 4, size=12)
    left, right = column(ONE, 0, 100), column(OTHER * 2, 180, 100)
    lines = told([head, *left, last, *right])
    assert lines.index("要闻") < next(k for k, line in enumerate(lines) if line.startswith(OTHER))
