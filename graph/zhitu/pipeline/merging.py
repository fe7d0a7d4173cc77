"""Two logs of judgements made one: rows that both have stand once, rows whose number is taken get another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from zhitu.resolve import Judgement

__all__ = ["Merged", "merged"]


@dataclass(frozen=True, slots=True)
class Merged:
    """The rows that a log lacked, with the numbers that they have there; those that had others, by these."""

    new: tuple[Judgement, ...]
    renumbered: Mapping[int, int]


def merged(log: Mapping[int, Judgement], rows: Iterable[Judgement]) -> Merged:
    """What a log gets of the rows of another; it is as if they were decided after those that it has.

    From the first row whose number is taken on all that are new get numbers behind both logs, in their order, since the
    last of several decisions holds; an undo goes on undoing the same decision.
    """
    rows = sorted(rows, key=lambda j: j.sequence)
    known: dict[Judgement, list[int]] = defaultdict(list)
    for at, judgement in sorted(log.items()):
        known[_content(judgement)].append(at)
    free = max([*log, *(j.sequence for j in rows)], default=0) + 1
    number: dict[int, int] = {}
    new: list[Judgement] = []
    moved = False
    for row in rows:
        told = _pointed(row, number)
        same = known[_content(told)]  # several where it was decided, taken back and decided again
        there = row.sequence if row.sequence in same else min(same, default=None)
        if there is not None:
            same.remove(there)
        else:
            moved = moved or row.sequence in log or (told.decision == "undo" and int(str(told.object)) >= row.sequence)
            there, free = (free, free + 1) if moved else (row.sequence, free)
            new.append(replace(told, sequence=there))
        number[row.sequence] = there
    renumbered = {j.sequence: number[j.sequence] for j in rows if number[j.sequence] != j.sequence}
    return Merged(tuple(new), renumbered)


def _pointed(row: Judgement, number: Mapping[int, int]) -> Judgement:
    """An undo with the number that what it undoes has now."""
    if row.decision != "undo":
        return row
    undone = int(str(row.object))
    return replace(row, object=str(number.get(undone, undone)))


def _content(row: Judgement) -> Judgement:
    """All of a row but its number."""
    return replace(row, sequence=0)
