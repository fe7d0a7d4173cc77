"""Two things of one name in one document: the plans of one title that two cities have, the mayors who are namesakes.

What each mention is said to be of (who issued the plan, whose office the person has) tells them apart. A plan that two
cities issue together has both at one mention, so it stays one; so does a person who had both offices.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from zhitu.divisions import COUNTRY, divisions, of_publisher
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.view import fold
from zhitu.extract.text.wording import wording
from zhitu.model import Claim, Entity, Extraction, Span

__all__ = ["parted"]

#: Which relation says whose a thing is that others may have one of the same name of.
_WHOSE = {"Policy": "issuedBy", "Person": "affiliatedWith"}
_SEAT = re.compile("[一-龥]{2,8}?[省市县区州盟旗]")
#: What tells of offices that one person had one after the other.
_CAREER = re.compile(wording("office-career"))
#: So much nearer is what stands behind a name for belonging to it.
_BEHIND = 4
_STOP = re.compile(r"[。！？；\n]")
#: What is issued jointly, or handed on, is no plan of each.
_NOT_OWN = re.compile(wording("not-ones-own"))
#: Places or bodies that mentions are of, and these.
_Group = tuple[set[str], list[Span]]
_start = attrgetter("start")


def parted(x: Extraction, text: str) -> Extraction:
    """The extraction with an entity for each of several things that a document calls by one name."""
    things = {e.key: e for e in x.entities}
    whose: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for c in x.claims:
        whose[c.subject, c.property].append(c)
    highest = max(map(int, things), default=0)
    copies: dict[str, list[Entity]] = {}
    for entity in x.entities:
        kind = next((kind for kind in _WHOSE if kind in entity.classes), None)
        if kind is None or len(entity.mentions) < 2:
            continue
        claims = whose.get((entity.key, _WHOSE[kind]), ())
        groups = _groups(entity, kind, [(c, things[c.object]) for c in claims], text)
        if len(groups) > 1:
            keys = [entity.key, *(str(highest + k) for k in range(1, len(groups)))]
            highest += len(groups) - 1
            copies[entity.key] = [
                replace(entity, key=key, mentions=tuple(group)) for key, group in zip(keys, groups, strict=True)
            ]
    return _split(x, copies) if copies else x


def _groups(entity: Entity, kind: str, bodies: Iterable[tuple[Claim, Entity]], text: str) -> list[list[Span]]:
    """The mentions of each thing, in order; one group where nothing sets them apart."""
    if kind == "Policy" and _is_placed(entity.name):
        return [list(entity.mentions)]
    homes: dict[Span, set[str]] = defaultdict(set)
    for c, body in bodies:
        home, span = _home(body) or _nationwide(body, kind), _meant(entity, body, c.evidence)
        said = "".join(passage.of(text) for passage in c.evidence)
        if kind == "Person" and _CAREER.search(said):
            return [list(entity.mentions)]
        if home and span is not None and not (kind == "Policy" and _NOT_OWN.search(said)):
            homes[span].add(home)
    found: list[_Group] = []
    for span in sorted(homes):
        mine, spans = set(homes[span]), [span]
        for other in [f for f in found if _meet(f[0], mine, kind) or not _told_apart(f, mine, span, kind, text)]:
            found.remove(other)
            mine, spans = mine | other[0], [*other[1], *spans]
        found.append((mine, spans))
    return _shared_out(entity.mentions, [sorted(spans) for _, spans in found])


def _meet(ours: set[str], theirs: set[str], kind: str) -> bool:
    """Whether two may be of one: of one place or, of persons, of places one of which lies in the other."""
    within = divisions().within
    known = divisions().by_code
    return not ours.isdisjoint(theirs) or (
        kind == "Person"
        and any(within(x, y) or within(y, x) for x in ours & known.keys() for y in theirs & known.keys())
    )


def _told_apart(earlier: _Group, homes: set[str], span: Span, kind: str, text: str) -> bool:
    """Whether bodies of places tell two apart, or, of persons, one sentence that names both with a body."""
    if kind != "Person" or all(any(map(_is_place, of)) for of in (earlier[0], homes)):
        return True
    return _STOP.search(text, earlier[1][-1].end, span.start) is None


def _is_place(home: str) -> bool:
    return home in divisions().by_code or _SEAT.fullmatch(home) is not None


def _shared_out(mentions: Sequence[Span], groups: list[list[Span]]) -> list[list[Span]]:
    """All mentions, each with the last one before it that a group has."""
    if len(groups) < 2:
        return [list(mentions)]
    of = {span: k for k, group in enumerate(groups) for span in group}
    last = min(of.items())[1]
    full: list[list[Span]] = [[] for _ in groups]
    for span in sorted(mentions):
        last = of.get(span, last)
        full[last].append(span)
    return sorted(full)


def _split(x: Extraction, copies: Mapping[str, Sequence[Entity]]) -> Extraction:
    """Entities as several, of which the first keeps its key, and each statement with the one that it is of."""
    things = {e.key: e for e in x.entities}
    known = dict(things)
    owners = {key: {span: copy.key for copy in group for span in copy.mentions} for key, group in copies.items()}

    def shares(key: str, other: str | None, evidence: tuple[Span, ...]) -> Iterable[tuple[str, tuple[Span, ...]]]:
        """The things that some of a statement's passages are about, each with these."""
        if key not in copies:
            return [(key, evidence)]
        passages: dict[str, tuple[Span, ...]] = {}
        for passage in evidence:
            span = _meant(things[key], known.get(other or ""), (passage,)) or _last_before(things[key], passage)
            of = key if span is None else owners[key][span]
            passages[of] = (*passages.get(of, ()), passage)
        return passages.items()

    claims = [replace(c, subject=k, evidence=e) for c in x.claims for k, e in shares(c.subject, c.object, c.evidence)]
    known |= {copy.key: copy for group in copies.values() for copy in group}
    claims = [replace(c, object=k, evidence=e) for c in claims for k, e in shares(c.object, c.subject, c.evidence)]
    entities = [copy for e in x.entities for copy in copies.get(e.key, (e,))]
    return replace(
        x,
        entities=tuple(sorted(entities, key=lambda e: (min(e.mentions, default=Span(0, 0)), int(e.key)))),
        claims=tuple(claims),
        events=tuple(replace(e, of=k, evidence=s) for e in x.events for k, s in shares(e.of, None, e.evidence)),
        observations=tuple(
            replace(o, about=k, evidence=s) for o in x.observations for k, s in shares(o.about, None, o.evidence)
        ),
    )


def _meant(entity: Entity, other: Entity | None, evidence: Iterable[Span]) -> Span | None:
    """The mention in a passage that is nearest to what it is related to; the first where that is not in it."""
    for passage in evidence:
        inside = _inside(entity.mentions, passage)
        beside = _inside(other.mentions, passage) if other is not None else []
        if inside:
            return min(inside, key=lambda m: (min((_gap(b, m) for b in beside), default=0), m))
    return None


def _inside(mentions: Sequence[Span], passage: Span) -> list[Span]:
    """Those of the mentions, which are in order, that a passage holds; a thing may have thousands."""
    first = bisect_left(mentions, passage.start, key=_start)
    last = bisect_left(mentions, passage.end, lo=first, key=_start)
    return [m for m in mentions[first:last] if passage.contains(m)]


def _last_before(entity: Entity, passage: Span) -> Span | None:
    """The last mention that begins no later than a passage."""
    at = bisect_right(entity.mentions, passage)
    return entity.mentions[at - 1] if at else None


def _gap(body: Span, thing: Span) -> int:
    """How far a thing is from whose it is, which most often stands before it."""
    return thing.start - body.end if thing.start >= body.end else body.start - thing.end + _BEHIND


def _home(body: Entity) -> str:
    """The place of a body: its code where it has one, else its name; empty for what is of the whole country."""
    if body.adcode in divisions().by_code:
        return body.adcode or ""
    division = of_publisher(body.name)
    seat = _SEAT.match(body.name)
    return division.code if division is not None else seat.group() if seat is not None else ""


def _nationwide(body: Entity, kind: str) -> str:
    """Whose a thing is where its body is of no place: a person's by the body, a plan by the state."""
    if kind == "Person":
        return body.name
    return COUNTRY if "GovernmentBody" in body.classes else ""


def _is_placed(title: str) -> bool:
    """Whether a title says of which place the plan is."""
    plain = fold(title)
    return any(m.entries[0].kind in ("division", "zone", "region") for m in gazetteer().find(plain, 0, len(plain)))
