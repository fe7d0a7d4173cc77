"""Lines with all places that they are called by, lists of lines that share a head, sections, and air routes.

云州经|江和至岭南高铁, |云江|、和岭高铁, 云江高铁|江和至岭南段, 云州至苏拉直飞航线.
"""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import PLACE_KINDS, Candidate, of_entry
from zhitu.extract.text.classes import TERRITORIES
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["whole_lines"]

_LINE = re.compile(rf"{wording('line-ends')}(?:（[^（）]{{1,6}}）)?$")
_BETWEEN = re.compile("[至到—]")
#: 江和东|至岭南|段.
_SECTION = re.compile(r"[一-龥]{2,9}?[至到—-]{1,2}[一-龥]{2,5}?(?:（[一-龥]{2,4}界）)?段(?![长员])")
#: What no place in a section's name has.
_NO_PLACE = re.compile(wording("no-place-in-section"))
#: 云州|至|苏拉直飞航线, where the end is known, and where it is not.
_TO = re.compile("至|到|往返")
_BEFORE = re.compile("(?:至|到|往返|—)$")
_ROUTE = re.compile("[一-龥]{0,6}?航(?:线|班)(?![网图数量次])")
_UNKNOWN = re.compile(f"(?P<end>[一-龥]{{2,6}}?){wording('flight-kinds')}*航(?:线|班)(?![网图数量次])")
_RULE = "line:route"
#: 云州至苏拉直飞航线, where a clause tells of nothing else.
_ROUTE_NAME = re.compile("[一-龥]{2,8}(?:至|到|往返)[一-龥]{2,14}航[线班]")
#: 云州至|东南亚多国|航线.
_SEVERAL = re.compile("[各第其该两三几]|多[国地个]")


def whole_lines(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, its lines, sections and routes with all that their names hold."""
    found = candidates if "航" not in text else _with_routes(text, candidates)
    found = _with_heads(text, found)
    for c in [c for c in candidates if c.accepted and not c.nested and _LINE.search(c.name)]:
        start = _via(text, c, candidates) if _BETWEEN.search(c.name) else c.span.start
        section = _SECTION.match(text, c.span.end)
        end = section.end() if section and not _NO_PLACE.search(section.group()) else c.span.end
        if (span := Span(start, end)) != c.span:
            found = _replaced(text, found, c, span)
    return _with_ends(text, found)


#: Behind the first and the last place of a line's name.
_TOWARDS, _KIND = re.compile("[至到—]"), re.compile(f"(?:高速|快速|城际|市域|货运)?{wording('line-ends')}")


def _with_ends(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, inside of a line's name both known places that it joins: 沈阳|至|彰武|高速公路."""
    inside: list[Candidate] = []
    for line in [c for c in candidates if c.accepted and not c.nested and _BETWEEN.search(c.name)]:
        if _LINE.search(line.name) is None:
            continue
        ends = _ends_of(text, line.span)
        for end in ends:
            behind = _TOWARDS if end.span.start == line.span.start else _KIND
            known = any(c.span.overlaps(end.span) for c in candidates if c is not line)
            if not known and behind.match(text, end.span.end) and _is_near(end, ends):
                inside.append(end)
    return sorted([*candidates, *inside], key=lambda k: (k.span.start, -k.span.end)) if inside else candidates


def _is_near(end: Candidate, ends: list[Candidate]) -> bool:
    """Whether a place that is one and no other lies in the province of another end, or is more than a county."""
    if len(end.entries) != 1:
        return False
    own = end.entries[0]
    codes = [e.adcode for other in ends if other is not end for e in other.entries if e.adcode]
    return own.level != "county" or not codes or any(code[:2] == (own.adcode or "")[:2] for code in codes)


#: Characters of a line's name by its two ends.
_SHORT = 2


def _with_heads(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates; of a list of lines by their two ends each with the head of the last: |云江|、和岭高铁."""
    found = candidates
    for line in candidates:
        head = _LINE.search(line.name) if line.accepted and not line.nested and not line.entries else None
        start = line.span.start if head is not None and head.start() == _SHORT else 0
        while start and (before := _short_before(text, start, found)) is not None and head is not None:
            start, full = before.span.start, before.name + head[0]
            shared = Candidate(
                before.span, before.name, line.classes, f"shared-head:{head[0]}", 2.0, head=head[0], full=full
            )
            found = [shared if c is before else c for c in found if c is before or not c.span.overlaps(before.span)]
    return found


def _short_before(text: str, at: int, candidates: list[Candidate]) -> Candidate | None:
    """The name of two characters before a 、 or 和, of no known place or body."""
    if text[at - 1] not in "、和与及":
        return None
    short = (c for c in candidates if c.span.end == at - 1 and c.span.end - c.span.start == _SHORT)
    return next((c for c in short if c.accepted and not c.nested and not c.entries), None)


def _with_routes(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates and the air routes from a place that is known, with the towns where they end."""
    found = candidates
    places = [c for c in candidates if c.accepted and not c.nested and TERRITORIES & set(c.classes)]
    for c in places:
        to = _TO.match(text, c.span.end) if _is_place(c) else None
        end = _end(text, to.end(), places) if to is not None else None
        route = _ROUTE.match(text, end.span.end) if end is not None else None
        if end is None or route is None or _NO_PLACE.search(route[0]):
            continue
        span = Span(c.span.start, route.end())
        whole = Candidate(span, text[slice(*span)], ("Product",), _RULE, 2.5, head="航线", sure=c.sure)
        inside = [k._replace(nested=True) for k in (c, end)]
        found = [k for k in found if not k.span.overlaps(span)] + [whole, *inside]
    for c in [c for c in found if c.accepted and not c.nested and c.rule != _RULE and _ROUTE_NAME.fullmatch(c.name)]:
        if not any(k.nested and c.span.contains(k.span) for k in found):
            found = [*found, *_ends_of(text, c.span)]
    return found if found is candidates else sorted(found, key=lambda k: (k.span.start, -k.span.end))


def _ends_of(text: str, route: Span) -> list[Candidate]:
    """The known places that a route's name joins."""
    ends = [m for m in gazetteer().find(text, *route) if m.entries[0].kind in PLACE_KINDS]
    joined = [m for m in ends if m.span.start == route.start or _BEFORE.search(text, route.start, m.span.start)]
    return [of_entry(m.span, text[slice(*m.span)], m.entries)._replace(nested=True) for m in joined]


def _end(text: str, at: int, places: list[Candidate]) -> Candidate | None:
    """The town where a route ends: a name that is known, else all that stands before what a route is called."""
    known = next((c for c in places if c.span.start == at), None)
    told = _UNKNOWN.match(text, at) if known is None else None
    if told is None or _NO_PLACE.search(told["end"]) or _SEVERAL.search(told["end"]):
        return known
    return Candidate(Span(*told.span("end")), told["end"], ("City",), _RULE, 2.0)


def _via(text: str, c: Candidate, candidates: list[Candidate]) -> int:
    """Where a line's name begins that another place and 经 stand before."""
    if not text.endswith("经", 0, c.span.start):
        return c.span.start
    end = c.span.start - 1
    return next((p.span.start for p in candidates if p.span.end == end and _is_place(p)), c.span.start)


def _is_place(c: Candidate) -> bool:
    return bool(c.entries) and c.entries[0].kind in PLACE_KINDS


def _replaced(text: str, candidates: list[Candidate], c: Candidate, span: Span) -> list[Candidate]:
    """The candidates with a longer name for one; places inside stay as mentions, and so does what has a section."""
    longer = c._replace(span=span, name=text[slice(*span)], entries=(), head="", alias=None, full=None, outer=None)
    kept = []
    for other in candidates:
        if other.span == c.span:
            kept += [c._replace(nested=True)] if span.start == c.span.start else []
        elif not other.span.overlaps(span):
            kept.append(other)
        elif _is_place(other) and span.contains(other.span):
            kept.append(other._replace(nested=True))
    return sorted([*kept, longer], key=lambda k: (k.span.start, -k.span.end))
