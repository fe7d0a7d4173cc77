"""What ruled lines enclose → tables, frames around text, and the pieces that stand outside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zhitu.read.page.aligned import striped
from zhitu.read.page.grids import Grid, Place, grids
from zhitu.read.page.lines import lines_of, rows_of
from zhitu.read.page.paragraphs import SENTENCE_END, join, opens
from zhitu.read.page.shapes import Frame, Item, Line, Rules, Table
from zhitu.read.rows import Cell, table_lines

__all__ = ["continued", "enclosed", "text_of"]

#: The last line of a paragraph in a cell ends so many characters before the border.
_SHORT = 1.5
#: A frame around so much of a page is its border.
_BORDER = 0.8
#: Text of a cell that is broken fills so much of its width.
_BROKEN = 0.75
_NEAR = 4.0
_NUMBER_HEADINGS = ("序号", "编号", "序", "No.", "NO.")


def enclosed(pieces: Sequence[Line], rules: Rules) -> list[Item]:
    """The pieces of a page, those in tables and frames put together."""
    items: list[Item] = list(pieces)
    for grid in grids(rules):
        inside = [item for item in items if _holds(grid, item)]
        framed = len(grid.columns) == 2
        if not inside or (framed and len(inside) > _BORDER * len(items)):
            continue
        taken = set(map(id, inside))
        items = [item for item in items if id(item) not in taken]
        sides = (grid.left, grid.right, grid.foot, grid.top)
        items.append(Frame(inside, *sides) if framed else Table(_cells(grid, inside), *sides, grid.columns))
    for table, within in striped([item for item in items if isinstance(item, Line)], rules):
        taken = set(map(id, within))
        items = [*(item for item in items if id(item) not in taken), table]
    return items


def _holds(grid: Grid | Place, item: Item) -> bool:
    if isinstance(item, Line):
        x, y = (item.left + item.right) / 2, item.foot + item.size / 3
    else:
        x, y = (item.left + item.right) / 2, (item.foot + item.top) / 2
    return grid.left <= x < grid.right and grid.foot <= y < grid.top


def _cells(grid: Grid, inside: Sequence[Item]) -> list[Cell]:
    """The cells of a grid; where no lines part its rows, those that show by their text."""
    lines = {place: [i for i in inside if isinstance(i, Line) and _holds(place, i)] for place in grid.places}
    parts = {row: _unruled(row, lines) for row in {place.row for place in grid.places}}
    # the first row of the table for each of the grid, and one more for its end
    last = max((place.row + place.rows for place in grid.places), default=0)
    starts = [sum(max(1, len(parts.get(above, ()))) for above in range(row)) for row in range(last + 1)]
    found: list[Cell] = []
    for place, own in lines.items():
        first, feet = starts[place.row], parts[place.row]
        if place.rows == 1 and feet:
            for number, foot in enumerate(feet):
                beside = lines_of([line for line in own if _near(line, foot)])
                found.append(Cell(_said(beside, place.right), first + number, place.column, 1, place.columns))
            continue
        within = [line for i in inside if isinstance(i, Table) and _holds(place, i) for line in table_lines(i.cells)]
        rows = starts[place.row + place.rows] - first
        found.append(Cell([*_said(lines_of(own), place.right), *within], first, place.column, rows, place.columns))
    return found


def _unruled(row: int, lines: Mapping[Place, Sequence[Line]]) -> list[float]:
    """Where the rows stand that no line parts: each has a piece in the first column, and no cell breaks its text."""
    places = sorted((place for place in lines if place.row == row and lines[place]), key=lambda place: place.column)
    if len(places) < 2 or any(place.rows > 1 for place in places):
        return []
    feet = [group[0].foot for group in rows_of(lines[places[0]])]
    for place in places:
        own = rows_of(lines[place])
        if not all(any(_near(group[0], foot) for foot in feet) for group in own):
            return []
        width = place.right - place.left
        if any(sum(line.right - line.left for line in group) > _BROKEN * width for group in own[:-1]):
            return []
    return feet if len(feet) > 1 and sum(len(rows_of(lines[place])) > 1 for place in places) > 1 else []


def _near(line: Line, foot: float) -> bool:
    return abs(line.foot - foot) < 0.5 * line.size


def _said(lines: Sequence[Line], right: float) -> list[str]:
    """The paragraphs of a cell that ends at `right`; where its lines begin says nothing, they may be centred."""
    found: list[str] = []
    for number, line in enumerate(lines):
        above = lines[number - 1]
        ended = above.text.endswith(SENTENCE_END) and above.right < right - _SHORT * above.size
        if found and not ended and not opens(line.text, above.text):
            found[-1] = join(found[-1], line.text)
        else:
            found.append(line.text)
    return found


def continued(tables: Sequence[Table]) -> list[Table]:
    """Tables that follow each other, those put together that one goes on in at the top of a page."""
    whole: list[Table] = []
    for table in tables:
        if whole and _same_columns(whole[-1], table):
            cells = _below(whole[-1].cells, table.cells)
            whole[-1] = Table(cells, table.left, table.right, table.foot, table.top, table.columns)
        else:
            whole.append(table)
    return whole


def _same_columns(one: Table, other: Table) -> bool:
    places = zip(one.columns, other.columns, strict=False)
    return len(one.columns) == len(other.columns) > 0 and all(abs(a - b) < _NEAR for a, b in places)


def _below(above: Sequence[Cell], cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a table and of its part on the next page, without the heading that is said again, and with the
    rest of a row that goes on there."""
    head, first = _row(above, 0), min((cell.row for cell in cells), default=0)
    if head and _row(cells, first) == head:
        depth = max(cell.rows for cell in cells if cell.row == first)
        cells = [cell for cell in cells if cell.row >= first + depth]
        first += depth
    last = max(cell.row + cell.rows for cell in above) - 1
    rest = {cell.column: cell for cell in cells if cell.row == first}
    if head.get(0, ("",))[0].replace(" ", "") in _NUMBER_HEADINGS and 0 in rest and not rest[0].lines and len(rest) > 1:
        above = [_with_rest(cell, rest, last) for cell in above]
        cells, first = [cell for cell in cells if cell.row > first], first + 1
    return [*above, *(Cell(c.lines, c.row - first + last + 1, c.column, c.rows, c.columns) for c in cells)]


def _row(cells: Sequence[Cell], row: int) -> dict[int, tuple[str, ...]]:
    return {cell.column: tuple(cell.lines) for cell in cells if cell.row == row}


def _with_rest(cell: Cell, rest: dict[int, Cell], last: int) -> Cell:
    more = rest.get(cell.column)
    if cell.row + cell.rows - 1 != last or more is None or not more.lines:
        return cell
    lines = [*cell.lines[:-1], join(cell.lines[-1], more.lines[0]), *more.lines[1:]] if cell.lines else more.lines
    return Cell(lines, cell.row, cell.column, cell.rows, cell.columns)


def text_of(tables: Sequence[Table]) -> list[str]:
    """The lines of tables that follow each other."""
    return [line for table in continued(tables) for line in table_lines(table.cells)]
