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
_MOSTLY = 0.6


def striped(pieces: Sequence[Line], rules: Rules) -> Iterator[tuple[Table, list[Line]]]:
    """Tables that only have lines along, three at least and of one width, with the pieces in them."""
    for group in _stacks(rules):
        inside = [p for p in pieces if group[-1].at < p.foot < group[0].at and _within(p, group[0])]
        bands = [[p for p in inside if below.at < p.foot < above.at] for above, below in pairwise(group)]
        table = aligned(inside, [band for band in bands if band])
        if table is not None:
            yield table, inside


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
        if len(group) > 2:
            yield sorted(group, key=lambda rule: -rule.at)


def _within(piece: Line, rule: Rule) -> bool:
    return rule.start - _NEAR <= piece.left and piece.right <= rule.end + _NEAR


def aligned(pieces: Sequence[Line], bands: Sequence[Sequence[Line]] = ()) -> Table | None:
    """The table that pieces make up, None where they make up none; `bands` are what lines along part."""
    if not pieces:
        return None
    columns = _columns(pieces)
    rows = [row for band in bands or [pieces] for row in _rows(band, columns, parted=len(bands) > 1)]
    filled = sum(len({_column(piece, columns) for piece in row}) > 1 for row in rows)
    if len(columns) < 2 or filled < 2 or filled < _MOSTLY * len(rows):
        return None
    cells = [
        Cell([_text(inside)], number, column)
        for number, row in enumerate(rows)
        for column in range(len(columns))
        if (inside := [piece for piece in row if _column(piece, columns) == column])
    ]
    sides = min(p.left for p in pieces), max(p.right for p in pieces), min(p.foot for p in pieces)
    return Table(cells, *sides, max(p.top for p in pieces), tuple(columns))


def _columns(pieces: Sequence[Line]) -> list[float]:
    """Where the columns begin between which no piece stands."""
    starts: list[float] = []
    end = float("-inf")
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if piece.left > end + 0.4 * piece.size:
            starts.append(piece.left)
        end = max(end, piece.right)
    return starts


def _column(piece: Line, columns: Sequence[float]) -> int:
    return sum(start <= piece.left for start in columns) - 1


def _rows(band: Sequence[Line], columns: Sequence[float], *, parted: bool) -> list[list[Line]]:
    """The rows of a table: lines of a cell stand nearer to each other, if cells have several."""
    lines = rows_of(band)
    full = sum(len({_column(piece, columns) for piece in row}) > 1 for row in lines)
    steps = [above[0].foot - below[0].foot for above, below in pairwise(lines)]
    if parted and full < _MOSTLY * len(lines):
        return [list(band)]
    if not steps or max(steps) < _STEP * min(steps) or full == len(lines):
        return lines
    rows = [list(lines[0])]
    for step, line in zip(steps, lines[1:], strict=True):
        if step < _STEP * min(steps):
            rows[-1].extend(line)
        else:
            rows.append(list(line))
    return rows


def _text(pieces: Sequence[Line]) -> str:
    text = ""
    for line in lines_of(pieces):
        text = join(text, line.text) if text else line.text
    return text
