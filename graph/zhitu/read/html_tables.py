"""Tables of web pages: those of data as a line for each row, those that only set out the page as its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from zhitu.read.rows import Cell, table_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml has no types

__all__ = ["ROW", "TAB", "flatten_tables"]

#: Stand for a tab and the end of a row until the main text is found: blanks are squeezed on the way, and a paragraph
#: that is said twice may be dropped.
TAB, ROW = "\u2409", "\u240a"
_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col")
_BLOCKS = frozenset(("p", "div", "li", "ul", "ol", "br", "h1", "h2", "h3", "h4", "h5", "h6", "section"))
#: A cell of more lines is a piece of a page, and so are cells most of which link to other pages.
_MOST_LINES = 12
_MOST_SPANNED = 1000


def flatten_tables(tree: HtmlElement) -> None:
    """Makes blocks of all tables, of one with data a paragraph, with `TAB` between cells and `ROW` between rows."""
    tables = list(tree.iter("table"))
    nesting = {table for table in tables if next(table.iterdescendants("table"), None) is not None}
    for table in reversed(tables):
        cells = [] if table in nesting else list(_cells(table))
        if _has_data(table, cells):
            _replace(table, cells)
        for part in [table, *table.iterdescendants(*_PARTS)]:
            part.tag = "div"


def _has_data(table: HtmlElement, cells: list[Cell]) -> bool:
    filled = [cell for cell in cells if cell.lines]
    if len({cell.row for cell in filled}) < 2 or len({cell.column for cell in filled}) < 2:
        return False
    text = sum(len(line) for cell in filled for line in cell.lines)
    linked = sum(len(link.text_content().strip()) for link in table.iter("a"))
    return linked * 2 < text and all(len(cell.lines) <= _MOST_LINES for cell in filled)


def _replace(table: HtmlElement, cells: list[Cell]) -> None:
    """Puts a paragraph in the place of what a table holds."""
    caption = next((" ".join(part.text_content().split()) for part in table.iter("caption")), "")
    tail = table.tail
    table.clear()
    table.tail = tail
    paragraph = table.makeelement("p")
    paragraph.text = ROW.join(line.replace("\t", TAB) for line in [caption, *table_lines(cells)] if line)
    table.append(paragraph)


def _cells(table: HtmlElement) -> Iterator[Cell]:
    """The cells with the places that they take, those above them that reach down accounted for."""
    taken: dict[int, int] = {}  # of each column the first row that is free
    for number, row in enumerate(table.iter("tr")):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while taken.get(column, 0) > number:
                column += 1
            rows, columns = (_span(cell.get(name)) for name in ("rowspan", "colspan"))
            yield Cell(list(_lines(cell)), number, column, rows, columns)
            for at in range(column, column + columns):
                taken[at] = number + rows
            column += columns


def _span(stated: str | None) -> int:
    value = (stated or "").strip()
    # 0 is said for "to the end"
    return min(int(value) or _MOST_SPANNED, _MOST_SPANNED) if value.isdecimal() and len(value) < 9 else 1


def _lines(cell: HtmlElement) -> Iterator[str]:
    from lxml import etree  # type: ignore[import-untyped]  # lxml has no types

    pieces: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if element.tag in _BLOCKS:
            pieces.append("\n")
        if event == "start" and isinstance(element.tag, str) and element.tag not in ("script", "style"):
            pieces.append(_squeezed(element.text))
        elif event == "end" and element is not cell:
            pieces.append(_squeezed(element.tail))
    yield from filter(None, map(str.strip, "".join(pieces).replace(TAB, " ").replace(ROW, " ").split("\n")))


def _squeezed(text: str | None) -> str:
    """Text of the source, whose line ends are blanks."""
    return (text or "").replace("\n", " ").replace("\t", " ")
