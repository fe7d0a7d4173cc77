"""Sides of zones: 青州高新区|东区, and further on 西区 by itself, which is no town district that is called so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_sides"]

_SIDE = re.compile("[东南西北]区(?![域块位间县别政街划])")
#: 青州高新区|东区, as one name.
_SIDED = re.compile(f"(?P<zone>[一-龥]{{2,}}{wording('sided-zones')})[东南西北]区")


def with_sides(text: str, named: Sequence[list[Candidate]]) -> list[list[Candidate]]:
    """The candidates of a document's sentences; a zone and a side of it are one name, and a side alone is of that zone.

    With sides of two zones, one that stands alone is of neither.
    """
    joined = [_joined(text, found) for found in named]
    zones = {sided["zone"] for found in joined for c in found if (sided := _of_zone(c)) is not None}
    zones |= {c.name for found in joined for c in found if _has_sides(text, c)}
    if not zones:
        return joined
    zone = next(iter(zones)) if len(zones) == 1 else ""
    return [[side for c in found for side in _told(c, zone)] for found in joined]


#: 青州高新区|分为南区、西区.
_PARTED = re.compile(f"(?:主要|现)?{wording('holds-verbs')}(?:[一-龥]{{2,8}}、)*[东南西北]区[、和与及]")


def _has_sides(text: str, c: Candidate) -> bool:
    """Whether a zone is said to be parted into its sides."""
    return c.accepted and c.classes == ("Zone",) and _PARTED.match(text, c.span.end) is not None


def _of_zone(c: Candidate) -> re.Match[str] | None:
    return _SIDED.fullmatch(c.name) if c.accepted and c.classes == ("Zone",) and not c.entries else None


def _joined(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence; what stands for a side of the zone right before it is the end of its name."""
    longer = {c.span.start for c in candidates if c.accepted and _SIDE.match(c.name) and not _SIDE.fullmatch(c.name)}
    found, taken = list[Candidate](), Span(0, 0)
    for c in candidates:
        if taken.contains(c.span):
            continue
        open_ended = c.accepted and not c.nested and c.classes == ("Zone",) and _SIDED.fullmatch(f"{c.name}东区")
        side = _SIDE.match(text, c.span.end) if open_ended else None
        if side is None or side.start() in longer:
            sided = c.accepted and not c.entries and c.classes == ("District",) and _SIDED.fullmatch(c.name)
            found.append(c._replace(classes=("Zone",)) if sided else c)
            continue
        span, taken = Span(c.span.start, side.end()), Span(*side.span())
        whole = c._replace(span=span, name=text[slice(*span)], entries=(), head="", alias=None, full=None, outer=None)
        found += [whole, c._replace(nested=True)]
    return found


def _told(c: Candidate, zone: str) -> list[Candidate]:
    """A side that stands alone by its whole name; where that is not known, it is none."""
    if _SIDE.fullmatch(c.name) is None or not {"District", "Zone"}.issuperset(c.classes):
        return [c]
    return [c._replace(classes=("Zone",), entries=(), full=zone + c.name, nested=False, score=2.0)] if zone else []
