"""What stands on a page in the order in which it is read: columns of text one after the other, tables by their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

from zhitu.read.page.aligned import aligned
from zhitu.read.page.lines import lines_of, rows_of
from zhitu.read.page.shapes import Block, Frame, Item, Line, Table

__all__ = ["flow"]

#: So many lines stand on each side of a strip without text before it parts columns.
_LEAST = 3
#: Lines of a column of text are so long, and fill so much of it for the most part.
_WIDTH, _FILLED, _MOSTLY = 8, 0.7, 0.5
#: What is so much larger than the text below it is a title over all columns.
_TITLE = 1.15
#: And below columns, what is of another size is no part of them.
_OTHER = 0.1


def flow(items: Sequence[Item], page: int, strips: set[float], columns: int = 1) -> list[Block | Table]:
    """The blocks and tables of a page in the order in which they are read.

    `strips` are where columns of text part on pages, to which those of this one are added: where they are known, a
    few lines are columns too, as on a last page.
    """
    found = _strip(items, _candidates(items), _LEAST)
    known = None if found is not None else _strip(items, sorted(strips), 1)
    found = found or known
    if found is None:
        return list(_below_each_other(items, page, strips, columns))
    above, left, right, below = found
    parts = [*flow(above, page, strips, columns)] if above else []
    if known is not None or (_is_text(left) and _is_text(right)):
        if known is None:
            strips.add(round((max(item.right for item in left) + min(item.left for item in right)) / 2))
        parts += [*flow(left, page, strips, 2), *flow(right, page, strips, 2)]
    else:
        beside = [*left, *right]
        table = aligned([item for item in beside if isinstance(item, Line)])
        if table is None or not all(isinstance(item, Line) for item in beside):
            parts += _below_each_other(beside, page, strips, columns)
        else:
            parts.append(table)
    return parts + (flow(below, page, strips, columns) if below else [])


def _below_each_other(items: Sequence[Item], page: int, strips: set[float], columns: int) -> Iterator[Block | Table]:
    """Lines from the top to the foot, with the tables and frames between them."""
    lines = lines_of([item for item in items if isinstance(item, Line)])
    ordered = sorted([*lines, *(item for item in items if not isinstance(item, Line))], key=lambda item: -item.top)
    for is_line, group in groupby(ordered, lambda item: isinstance(item, Line)):
        if is_line:
            yield Block([item for item in group if isinstance(item, Line)], columns, page)
            continue
        for item in group:
            if isinstance(item, Frame):
                yield from flow(item.items, page, strips, 0)
            elif isinstance(item, Table):
                yield item


def _strip(
    items: Sequence[Item], places: Sequence[float], least: int
) -> tuple[list[Item], list[Item], list[Item], list[Item]] | None:
    """What stands above, left of, right of and below the strip without text that parts most lines; None without."""
    ordered = sorted(items, key=lambda item: -item.top)
    best: tuple[int, float, int, int] | None = None
    for x in places:
        start = 0
        for end in range(len(ordered) + 1):
            if end < len(ordered) and not ordered[end].left < x < ordered[end].right:
                continue
            parted = _parted(ordered[start:end], x)
            if parted >= least and (best is None or parted > best[0]):
                best = (parted, x, start, end)
            start = end + 1
    if best is None:
        return None
    _, x, start, end = best
    inside = _beside(ordered, x, start, end)
    left = [item for item in inside if item.right <= x]
    right = [item for item in inside if item.right > x]
    top, taken = max(item.top for item in inside), set(map(id, inside))
    rest = [item for item in ordered if id(item) not in taken]
    return [i for i in rest if i.top >= top], left, right, [i for i in rest if i.top < top]


def _candidates(items: Sequence[Item]) -> list[float]:
    """Places left of a piece, each once."""
    places = {round(item.left - 0.4 * item.size) for item in items if isinstance(item, Line)}
    return sorted(map(float, places))


def _parted(items: Sequence[Item], x: float) -> int:
    """How many lines a strip at `x` has on that side that has fewer, where both have some."""
    left = [item for item in items if item.right <= x]
    right = [item for item in items if item.right > x]
    if not left or not right:
        return 0
    top, foot = _shared(left, right)
    return min(len({round(i.foot) for i in side if i.foot < top and i.top > foot}) for side in (left, right))


def _shared(left: Sequence[Item], right: Sequence[Item]) -> tuple[float, float]:
    """Where two sides both have something: its top and its foot."""
    return (
        min(max(item.top for item in side) for side in (left, right)),
        max(min(item.foot for item in side) for side in (left, right)),
    )


def _beside(ordered: Sequence[Item], x: float, start: int, end: int) -> list[Item]:
    """The items that a strip parts, without those that only follow or lead a line over the whole width closely."""
    inside = list(ordered[start:end])
    top, foot = _shared([i for i in inside if i.right <= x], [i for i in inside if i.right > x])
    over = [item.foot for item in ordered[:start] if item.left < x < item.right]
    under = [item.top for item in ordered[end:] if item.left < x < item.right]
    lead = [item for item in inside if item.foot >= top]
    tail = [item for item in inside if item.top <= foot]
    sizes = [item.size for item in inside if isinstance(item, Line)]
    height = median(sizes) if sizes else 0.0
    led = over and lead and min(over) - max(item.top for item in lead) < height
    if led or any(item.size > _TITLE * height for item in lead if isinstance(item, Line)):
        inside = [item for item in inside if item.foot < top]
    follows = under and tail and min(item.foot for item in tail) - max(under) < height
    known = [height, *(item.size for item in inside if isinstance(item, Line) and item.foot >= foot)]  # headings too
    if follows or any(_is_other(item.size, known) for item in tail if isinstance(item, Line)):
        inside = [item for item in inside if item.top > foot]
    return inside


def _is_other(size: float, known: Sequence[float]) -> bool:
    """Whether nothing in columns is of this size: a heading may be the last line of one."""
    return all(abs(size - other) > _OTHER * other for other in known)


def _is_text(items: Sequence[Item]) -> bool:
    """Whether a side is a column of text: wide, and its lines mostly full; what is framed in it is left aside."""
    lines = [item for item in items if isinstance(item, Line)]
    if not lines:
        return bool(items)
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    rows = rows_of(lines)
    filled = [sum(line.right - line.left for line in row) >= _FILLED * (end - start) for row in rows]
    return end - start >= _WIDTH * lines[0].size and sum(filled) >= _MOSTLY * len(rows)
