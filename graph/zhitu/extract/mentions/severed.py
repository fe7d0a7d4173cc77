"""A county's short form that is only a piece of a longer name."""

from __future__ import annotations

from zhitu.divisions import divisions
from zhitu.extract.mentions.units import Unit

__all__ = ["severed"]


def severed(units: list[Unit], i: int) -> bool:
    """Whether a county's short form is only a piece of a longer name that the tagger did not see (平塘江口, 美罗城)."""
    unit = units[i]
    if not (unit.short and len(unit.text) == 2 and all(e.level in ("county", "town") for e in unit.entries)):
        return False
    before = units[i - 1] if i and units[i - 1].span.end == unit.span.start else None
    after = units[i + 1] if i + 1 < len(units) and units[i + 1].span.start == unit.span.end else None
    if before is not None and before.kind == "word" and before.tag in ("rest", "LOC"):
        return True
    return any(
        other is not None
        and other.short
        and other.kind == "known"
        and len(other.text) == 2
        and not _related(unit, other)
        for other in (before, after)
    )


def _related(a: Unit, b: Unit) -> bool:
    """Whether one of two places lies in the other."""
    table = divisions()
    pairs = [(x.adcode, y.adcode) for x in a.entries for y in b.entries if x.adcode and y.adcode]
    return any(table.within(x, y) or table.within(y, x) for x, y in pairs)
