"""What a thing is praised as before its name, and no part of it: 未来之城|云溪新区, 航空枢纽——|青州国际机场."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import PLACE_KINDS, Candidate
from zhitu.extract.text.classes import DIVISIONS
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["without_epithets"]

_PRAISE = wording("praises")
_EPITHET = re.compile(f"“[^“”]{{1,8}}{_PRAISE}”|[一-龥]{{2,8}}?{_PRAISE}")
#: Between what a thing is and its name; one — joins places.
_DASH = re.compile("—{2,}[“]?")
#: What part of something larger a work is.
_WORK = re.compile(f"{wording('works-of-a-whole')}(?:工程|项目)$")
#: A name that is quoted whole, or holds a title.
_TITLED = re.compile("“[^“”]*—|[^《]*《")
_MARKS = "“”《》"
_SHORTEST = 3
#: 历史文化名城|云岭市.
_TOWN = re.compile(f"[一-龥]{{2,8}}?{wording('town-praises')}(?=[一-龥]{{2,3}}[市县区镇]$)")
_PLACED = PLACE_KINDS | {"zone"}


def without_epithets(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence without what their names are only praised or described as before."""
    found: list[Candidate] = []
    for c in candidates:
        start = _start(text, c)
        if start == c.span.start:
            found.append(c)
            continue
        span = Span(start, c.span.end)
        name = text[slice(*span)].strip(_MARKS)
        if not any(k.span == span for k in candidates):
            found.append(c._replace(span=span, name=name, entries=gazetteer().folded(name), outer=None))
    return [c for c in found if not _is_explained(text, c, found)]


def _start(text: str, c: Candidate) -> int:
    """Where a candidate's own name begins."""
    if c.entries or text[c.span.start - 1 : c.span.start] in ("“", "《") or _TITLED.match(text, *c.span):
        return c.span.start  # “云州人——云岭历史陈列”
    dash = _DASH.search(text, *c.span)
    if dash is not None and c.span.end - dash.end() >= _SHORTEST:
        return dash.end()
    town = _TOWN.match(text, *c.span) if not DIVISIONS.isdisjoint(c.classes) else None
    if town is not None:
        return town.end()
    epithet = _EPITHET.match(text, *c.span)
    if epithet is None or c.span.end - epithet.end() < _SHORTEST:
        return c.span.start
    place = next(iter(gazetteer().find(text, epithet.end(), c.span.end)), None)
    begins = place is not None and place.span.start == epithet.end() and place.entries[0].kind in _PLACED
    return epithet.end() if begins else c.span.start


def _is_explained(text: str, c: Candidate, found: list[Candidate]) -> bool:
    """Whether a candidate is what the next one is said to be: 航空枢纽|——青州国际机场, 水网骨干工程|青江水库.

    After a dash that is of its class.
    """
    if c.entries or not c.rule.startswith(("head", "network")):
        return False
    dash = _DASH.match(text, c.span.end)
    if dash is None and not _WORK.search(c.name):
        return False
    start = c.span.end if dash is None else dash.end()
    return any(
        k.span.start == start and k.accepted and (dash is None or not set(k.classes).isdisjoint(c.classes))
        for k in found
    )
