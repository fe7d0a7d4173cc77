"""What the network of statements says of a document's scenes → claims, how sure others are, whose each figure is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice, product
from typing import Any, NamedTuple

import numpy as np

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.network.alike import Said, alike
from zhitu.extract.network.claims import network_claims
from zhitu.extract.network.classifier import Classifier, Verdict, above
from zhitu.extract.network.entries import Entry, entries_of, hints_of, runs_of
from zhitu.extract.network.events import network_events
from zhitu.extract.network.hints import Hints
from zhitu.extract.network.passages import EVENTS, RELATIONS, Passage, passage
from zhitu.memory import give_back
from zhitu.model import Claim, Event, Span
from zhitu.vocabulary import vocabulary

__all__ = ["Owner", "Sayings", "sayings_of"]

Array = np.ndarray[Any, Any]

_BOTH_WAYS = frozenset(r for r, name in enumerate(RELATIONS) if vocabulary().relation(name).symmetric)
#: Passages that the network is asked of one after the other, so that it stays in the processor's cache.
_TOGETHER = 16
#: Sentences after which memory is given back.
_GIVEN_BACK = 1000
#: What is below counts as this.
_NEARLY_NONE = 0.03


class Owner(NamedTuple):
    """How surely a figure is about the things of a mention."""

    sure: float
    span: Span
    things: tuple[int, ...]


class Sayings(NamedTuple):
    """What the network says of a document; `owners` of figures by where these begin, the surest last.

    `sure` is how sure it is of what it was asked about: (subject, relation, object) and (thing, event type); what no
    passage joins, and what no network was there to judge, is not in it. Who is hardly a figure's owner is left out.
    """

    claims: list[Claim]
    events: list[Event]
    owners: dict[int, list[Owner]]
    sure: dict[tuple[str, ...], float]

    def of(self, *statement: str) -> float | None:
        """How sure it is of a statement; None of one that it was not asked about."""
        return self.sure.get(statement)

    def further_claims(self, stated: Sequence[Claim]) -> list[Claim]:
        """Its claims that are not stated already, in either direction where that says the same."""
        known = {(c.subject, c.property, c.object) for c in stated}
        known |= {(o, p, s) for s, p, o in known if vocabulary().relation(p).symmetric}
        parts = {(o, s) for s, p, o in known if p == "partOf"}  # 甲新区包括乙区: no place of it
        turned = {"owns": {(s, o) for o, s in parts}, "partOf": {(s, o) for s, p, o in known if p == "owns"}}
        return [
            c
            for c in self.claims
            if (c.subject, c.property, c.object) not in known
            and not (c.property in ("locatedIn", "partOf") and (c.subject, c.object) in parts)
            and (c.subject, c.object) not in turned.get(c.property, ())  # 甲公司股东为乙: no part of it
            and (vocabulary().relation(c.property).symmetric or (c.object, c.property, c.subject) not in known)
        ]

    def further_events(self, stated: Sequence[Event]) -> list[Event]:
        """Its events that are not stated already."""
        known = {(e.of, e.type) for e in stated}
        return [e for e in self.events if (e.of, e.type) not in known]


class _Asked(NamedTuple):
    """A run of scenes, its names and figures, and what the network says of them."""

    run: list[Scene]
    entries: list[Entry]
    verdict: Verdict


class _Waiting:
    """Statements that no passage has joined yet, by their subjects."""

    def __init__(self, stated: Iterable[tuple[str, ...]]) -> None:
        self._by_subject: dict[str, list[tuple[str, ...]]] = {}
        for statement in stated:
            self._by_subject.setdefault(statement[0], []).append(statement)

    def of(self, entries: Sequence[Entry]) -> Iterator[tuple[str, ...]]:
        """Those that a passage with these entries joins, each once in a document."""
        things = {str(thing): None for entry in entries if entry.mention for thing in entry.mention.things}
        for thing in [thing for thing in things if thing in self._by_subject]:
            apart: list[tuple[str, ...]] = []
            for statement in self._by_subject.pop(thing):
                if len(statement) == 3 and statement[2] not in things:
                    apart.append(statement)
                else:
                    yield statement
            if apart:
                self._by_subject[thing] = apart


def sayings_of(
    scenes: Sequence[Scene], hints: Hints, network: Classifier | None, stated: Set[tuple[str, ...]]
) -> Sayings:
    """The statements of a document's scenes; `hints` are those of each sentence, `stated` what else it is asked about.

    Only of that is it kept how sure the network is, and no claim that says it again: a long document has very many.
    """
    sure: dict[tuple[str, ...], float] = {}
    said = Sayings([], [], {}, sure)
    if network is None:
        return said
    waiting = _Waiting(sorted(stated))
    for run, entries, verdict in _judged(scenes, hints, network):
        sure.update(dict.fromkeys(waiting.of(entries), 0.0))
        related = list(alike(entries, list(_related(verdict, _NEARLY_NONE))))
        for claim in network_claims(entries, related):
            if (told := (claim.subject, claim.property, claim.object)) not in stated:
                said.claims.append(claim)
                sure.setdefault(told, 0.0)
        for event in network_events(run, entries, verdict):
            if (happened := (event.of, event.type)) not in stated:
                said.events.append(event)
                sure.setdefault(happened, 0.0)
        for at, owners in _owners(entries, verdict):
            said.owners[at] = _surest([*said.owners.get(at, ()), *owners])
        _seconded(entries, verdict, related, sure)
    return said


def _judged(scenes: Sequence[Scene], hints: Hints, network: Classifier) -> Iterator[_Asked]:
    """Each run of scenes that names something, and what the network says of it."""
    runs = runs_of(scenes)
    held = 0
    while some := list(islice(runs, _TOGETHER)):
        waiting: list[tuple[list[Scene], list[Entry], Passage, Array]] = []
        for run in some:
            entries = [entry for scene in run for entry in entries_of(scene)]
            if any(e.mention for e in entries):
                tokens = [token for scene in run for token in scene.tokens]
                told = passage(run[0].text, [s.sentence for s in run], tokens, [e.item for e in entries])
                waiting.append((run, entries, told, hints_of(run, told.span, hints)))
        verdicts = [network.judged(told, kept) for _, _, told, kept in waiting]
        last = some[-1][-1].sentence
        if last.index // _GIVEN_BACK > held // _GIVEN_BACK:
            give_back()
        held = last.index
        for (run, entries, *_), verdict in zip(waiting, verdicts, strict=True):
            yield _Asked(run, entries, verdict)


def _seconded(
    entries: Sequence[Entry], verdict: Verdict, related: Sequence[Said], sure: dict[tuple[str, ...], float]
) -> None:
    """Raises how sure the network is of the statements that are asked about, where it is of one."""
    of = [tuple(map(str, entry.mention.things)) if entry.mention else () for entry in entries]
    for a, b, r, share in related:
        for one, other in product(of[a], of[b]):
            _raise(sure, (one, RELATIONS[r], other), share)
            if r in _BOTH_WAYS:
                _raise(sure, (other, RELATIONS[r], one), share)
    for a, e, share in above(verdict.events, _NEARLY_NONE):
        for one in of[a]:
            _raise(sure, (one, EVENTS[e]), share)


def _raise(sure: dict[tuple[str, ...], float], statement: tuple[str, ...], share: float) -> None:
    if sure.get(statement, share) < share:
        sure[statement] = share


def _related(verdict: Verdict, least: float) -> Iterator[tuple[int, int, int, float]]:
    """The relations whose probability is `least` or more: from which item, to which, its number, and how sure."""
    sources, targets = verdict.sources.tolist(), verdict.targets.tolist()
    for pair, r, share in above(verdict.relations[:, :-1], least):
        yield sources[pair], targets[pair], r, share


def _surest(owners: Sequence[Owner]) -> list[Owner]:
    """The owners that two runs tell of a figure in the sentence they share, each once, the surest last."""
    best = {(o.span, o.things): o for o in sorted(owners)}
    return sorted(best.values())


def _owners(entries: Sequence[Entry], verdict: Verdict) -> Iterator[tuple[int, list[Owner]]]:
    likely: dict[int, list[Owner]] = {a: [] for a, entry in enumerate(entries) if entry.mention is None}
    sources, targets = verdict.sources.tolist(), verdict.targets.tolist()
    for pair, share in above(verdict.relations[:, -1], _NEARLY_NONE):
        m = entries[targets[pair]].mention
        if m is not None and sources[pair] in likely:
            likely[sources[pair]].append(Owner(share, m.span, m.things))
    return ((entries[a].item.span.start, sorted(owners)) for a, owners in likely.items())
