"""Two things of one name in one document: the plans of one title that two cities have, the mayors who are namesakes.

What each mention is said to be of (who issued the plan, whose office the person has) tells them apart. A plan that two
cities issue together has both at one mention, so it stays one; so does a person who had both offices.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from zhitu.divisions import COUNTRY, divisions, of_publisher
from zhitu.extract.gazetteer import gazetteer
from zhitu.extract.view import fold
from zhitu.model import Claim, Entity, Event, Extraction, Observation, Span

__all__ = ["parted"]

#: Which relation says whose a thing is that others may have one of the same name of.
_WHOSE = {"Policy": "issuedBy", "Person": "affiliatedWith"}
_SEAT = re.compile("[一-龥]{2,8}?[省市县区州盟旗]")
#: What tells of offices that one person had one after the other.
_CAREER = re.compile(
    "曾|历任|此前|之前|原[任为]|转任|调任|升任|改任|调往|出任|接任|担任|任命|兼任|任职|履新|辞去|免去|不再|当选|同为"
)
#: So much nearer is what stands behind a name for belonging to it.
_BEHIND = 4
_STOP = re.compile(r"[。！？；\n]")
#: What is issued jointly, or handed on, is no plan of each.
_NOT_OWN = re.compile("联合|共同|会同|转发")
#: Places or bodies that mentions are of, and these.
_Group = tuple[set[str], list[Span]]
_Statement = TypeVar("_Statement", Claim, Event, Observation)


def parted(x: Extraction, text: str) -> Extraction:
    """The extraction with an entity for each of several things that a document calls by one name."""
    for entity in x.entities:
        kind = next((kind for kind in _WHOSE if kind in entity.classes), None)
        if kind is None or len(entity.mentions) < 2:
            continue
        groups = _groups(entity, kind, x, text)
        if len(groups) > 1:
            x = _split(x, entity, groups)
    return x


def _groups(entity: Entity, kind: str, x: Extraction, text: str) -> list[list[Span]]:
    """The mentions of each thing, in order; one group where nothing sets them apart."""
    if kind == "Policy" and _is_placed(entity.name):
        return [list(entity.mentions)]
    things = {e.key: e for e in x.entities}
    homes: dict[Span, set[str]] = defaultdict(set)
    for c in x.claims:
        if c.subject != entity.key or c.property != _WHOSE[kind]:
            continue
        body = things[c.object]
        home, span = _home(body) or _nationwide(body, kind), _meant(entity, body, c.evidence)
        said = "".join(passage.of(text) for passage in c.evidence)
        if kind == "Person" and _CAREER.search(said):
            return [list(entity.mentions)]
        if home and span is not None and not (kind == "Policy" and _NOT_OWN.search(said)):
            homes[span].add(home)
    found: list[_Group] = []
    for span in sorted(homes):
        mine, spans = set(homes[span]), [span]
        for other in [f for f in found if _meet(f[0], mine, kind) or not _told_apart(f, (mine, spans), kind, text)]:
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


def _told_apart(one: _Group, other: _Group, kind: str, text: str) -> bool:
    """Whether bodies of places tell two apart, or, of persons, one sentence that names both with a body."""
    if kind != "Person" or all(any(map(_is_place, homes)) for homes, _ in (one, other)):
        return True
    return any(_STOP.search(text, min(a.end, b.end), max(a.start, b.start)) is None for a in one[1] for b in other[1])


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


def _split(x: Extraction, entity: Entity, groups: list[list[Span]]) -> Extraction:
    """The entity as several, of which the first keeps its key, and each statement with the one that it is of."""
    highest = max(int(e.key) for e in x.entities)
    keys = [entity.key, *(str(highest + k) for k in range(1, len(groups)))]
    copies = [replace(entity, key=key, mentions=tuple(group)) for key, group in zip(keys, groups, strict=True)]
    things = {e.key: e for e in x.entities}

    def of(evidence: Span, other: Entity | None) -> str:
        span = _meant(entity, other, (evidence,)) or max((m for m in entity.mentions if m <= evidence), default=None)
        return next((c.key for c in copies if span in c.mentions), entity.key)

    def claim(c: Claim) -> Iterable[Claim]:
        return _handed(c, lambda e: of(e, things[c.object]), lambda key, spans: replace(c, subject=key, evidence=spans))

    def target(c: Claim) -> Iterable[Claim]:
        return _handed(c, lambda e: of(e, things[c.subject]), lambda key, spans: replace(c, object=key, evidence=spans))

    def event(e: Event) -> Iterable[Event]:
        return _handed(e, lambda s: of(s, None), lambda key, spans: replace(e, of=key, evidence=spans))

    def figure(o: Observation) -> Iterable[Observation]:
        return _handed(o, lambda s: of(s, None), lambda key, spans: replace(o, about=key, evidence=spans))

    claims = [d for c in x.claims for d in (claim(c) if c.subject == entity.key else [c])]
    claims = [d for c in claims for d in (target(c) if c.object == entity.key else [c])]
    entities = [f for e in x.entities for f in (copies if e.key == entity.key else [e])]
    return replace(
        x,
        entities=tuple(sorted(entities, key=lambda e: (min(e.mentions, default=Span(0, 0)), int(e.key)))),
        claims=tuple(claims),
        events=tuple(f for e in x.events for f in (event(e) if e.of == entity.key else [e])),
        observations=tuple(p for o in x.observations for p in (figure(o) if o.about == entity.key else [o])),
    )


def _handed(
    statement: _Statement, of: Callable[[Span], str], made: Callable[[str, tuple[Span, ...]], _Statement]
) -> Iterable[_Statement]:
    """A statement for each thing that some of its passages are about."""
    passages: dict[str, list[Span]] = defaultdict(list)
    for span in statement.evidence:
        passages[of(span)].append(span)
    return [made(key, tuple(spans)) for key, spans in passages.items()]


def _meant(entity: Entity, other: Entity | None, evidence: Iterable[Span]) -> Span | None:
    """The mention in a passage that is nearest to what it is related to; the first where that is not in it."""
    for passage in evidence:
        inside = [m for m in entity.mentions if passage.contains(m)]
        beside = [m for m in other.mentions if passage.contains(m)] if other is not None else []
        if inside:
            return min(inside, key=lambda m: (min((_gap(b, m) for b in beside), default=0), m))
    return None


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
