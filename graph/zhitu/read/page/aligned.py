"""Tables without borders: pieces below each other with a clear strip between columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zhitu.read.page.lines import lines_of, rows_of
from zhitu.read.page.paragraphs import join
from zhitu.read.page.shapes import Line, Rule, Rules, Table
from zhitu.read.rows import Cell

__all__ = ["aligned", "striped"]

#: Rows of a table are so much farther apart than the lines of a cell.
_STEP = 1.25
_NEAR = 3.0
#: How wide a strip between columns is at least.
_STRIP = 0.2
_MOSTLY = 0.6
#: A piece that is so much as wide as a table is no cell.
_TEXT = 0.8
#: A row is so near to the line that parts it from the next.
_TOUCHES = 1.2


def striped(pieces: Sequence[Line], rules: Rules) -> Iterator[tuple[Table, list[Line]]]:
    """Tables that only have lines along, of one width, with the pieces in them."""
    for group in _stacks(rules):
        for rows in _runs(_bands(pieces, group), _TEXT * (group[0].end - group[0].start)):
            within = [piece for row in rows for piece in row]
            table = aligned(within, rows) if len(rows) > 1 else None
            if table is not None:
                yield table, within


def _bands(pieces: Sequence[Line], group: Sequence[Rule]) -> list[list[Line]]:
    """What stands between lines along, with the rows above the first and below the last if they touch them."""
    near = [piece for piece in pieces if _within(piece, group[0])]
    bands = [[p for p in near if below.at < p.foot < above.at] for above, below in pairwise(group)]
    over = rows_of([p for p in near if p.foot >= group[0].at])[::-1]
    under = rows_of([p for p in near if p.foot <= group[-1].at])
    return [band for band in (_touching(over, group[0].at), *bands, _touching(under, group[-1].at)) if band]


def _touching(rows: Sequence[Sequence[Line]], at: float) -> list[Line]:
    """The rows on one side of a line along that are of the table, the nearest first."""
    band: list[Line] = []
    for row in rows:
        line = row[0]
        if len(row) < 2 or min(abs(line.foot - at), abs(line.top - at)) > _TOUCHES * line.size:
            break
        band.extend(row)
        at = line.foot
    return band


def _runs(bands: Sequence[list[Line]], widest: float) -> Iterator[list[list[Line]]]:
    """Bands that follow each other; between two tables of one width is text."""
    run: list[list[Line]] = []
    for band in bands:
        if any(piece.right - piece.left > widest for piece in band):
            yield run
            run = []
        else:
            run.append(band)
    yield run


def _stacks(rules: Rules) -> Iterator[list[Rule]]:
    """Lines of one width below each other that no line across meets, from above to below."""
    alone = [
        rule
        for rule in rules.horizontal
        if not any(
            v.start - _NEAR <= rule.at <= v.end + _NEAR and rule.start - _NEAR <= v.at <= rule.end + _NEAR
            for v in rules.vertical
        )
    ]
    while alone:
        group = [r for r in alone if abs(r.start - alone[0].start) <= _NEAR and abs(r.end - alone[0].end) <= _NEAR]
        alone = [rule for rule in alone if rule not in group]
        if len(group) > 1:
            yield sorted(group, key=lambda rule: -rule.at)


def _within(piece: Line, rule: Rule) -> bool:
    return rule.start - _NEAR <= piece.left and piece.right <= rule.end + _NEAR


def aligned(pieces: Sequence[Line], bands: Sequence[Sequence[Line]] = ()) -> Table | None:
    """The table that pieces make up, None where they make up none; `bands` are what lines along part."""
    if not pieces:
        return None
    # the name of a group of rows may stand over several columns
    columns = _columns([piece for row in rows_of(pieces) if len(row) > 1 for piece in row])
    rows = [row for band in bands or [pieces] for row in _rows(band, columns, parted=len(bands) > 1)]
    filled = sum(len({_column(piece, columns) for piece in row}) > 1 for row in rows)
    width = max(p.right for p in pieces) - min(p.left for p in pieces)
    text = any(piece.right - piece.left > _TEXT * width for piece in pieces)
    if text or len(columns) < 2 or filled < 2 or filled < _MOSTLY * len(rows):
        return None
    cells = [cell for number, row in enumerate(rows) for cell in _cells(row, number, columns)]
    sides = min(p.left for p in pieces), max(p.right for p in pieces), min(p.foot for p in pieces)
    return Table(cells, *sides, max(p.top for p in pieces), tuple(columns))


def _cells(row: Sequence[Line], number: int, columns: Sequence[float]) -> Iterator[Cell]:
    if len(row) == 1 and any(row[0].left < start < row[0].right for start in columns):
        yield Cell([row[0].text], number, 0, columns=len(columns))
        return
    for column in range(len(columns)):
        inside = [piece for piece in row if _column(piece, columns) == column]
        if inside:
            yield Cell([_text(inside)], number, column)


def _columns(pieces: Sequence[Line]) -> list[float]:
    """Where the columns begin between which no piece stands."""
    starts: list[float] = []
    end = float("-inf")
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if piece.left > end + _STRIP * piece.size:
            starts.append(piece.left)
        end = max(end, piece.right)
    return starts


def _column(piece: Line, columns: Sequence[float]) -> int:
    return max(0, sum(start <= piece.left for start in columns) - 1)


def _rows(band: Sequence[Line], columns: Sequence[float], *, parted: bool) -> list[list[Line]]:
    """The rows of a table: lines of a cell stand nearer to each other, if cells have several."""
    lines = _beside(rows_of(band), columns)
    full = sum(len({_column(piece, columns) for piece in row}) > 1 for row in lines)
    steps = _steps(lines)
    if parted and full < _MOSTLY * len(lines):
        return [list(band)]
    if not steps or max(steps) < _STEP * min(steps) or full == len(lines):
        return lines
    return _grouped(lines, _STEP * min(steps))


def _beside(lines: Sequence[list[Line]], columns: Sequence[float]) -> list[list[Line]]:
    """The lines, those as one that stand halfway beside two lines of another cell."""
    groups: list[list[Line]] = []
    last: list[Line] = []
    for line in lines:
        filled = {_column(piece, columns) for piece in line}
        apart = filled.isdisjoint(_column(piece, columns) for piece in last)
        if last and apart and last[0].foot - line[0].foot < _STEP * line[0].size:
            groups[-1].extend(line)
        else:
            groups.append(list(line))
        last = line
    return groups


def _steps(lines: Sequence[Sequence[Line]]) -> list[float]:
    return [min(piece.foot for piece in above) - below[0].foot for above, below in pairwise(lines)]


def _grouped(lines: Sequence[Sequence[Line]], near: float) -> list[list[Line]]:
    """The lines, those as one that follow each other in a smaller step."""
    groups = [list(line) for line in lines[:1]]
    for step, line in zip(_steps(lines), lines[1:], strict=True):
        if step < near:
            groups[-1].extend(line)
        else:
            groups.append(list(line))
    return groups


def _text(pieces: Sequence[Line]) -> str:
    text = ""
    for line in lines_of(pieces):
        text = join(text, line.text) if text else line.text
    return text
