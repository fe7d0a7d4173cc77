"""What the network of statements says of a document's scenes → claims, how sure others are, whose each figure is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import compress, islice, product
from typing import Any, NamedTuple

import numpy as np

from zhitu.extract.clauses.antecedents import is_past
from zhitu.extract.clauses.denied import is_denied
from zhitu.extract.clauses.fitness import ACTING
from zhitu.extract.clauses.frames import words_of
from zhitu.extract.clauses.heads import modifies
from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.nameless import is_undertaking, is_vague, told_since, unnamed
from zhitu.extract.clauses.roles import is_employer
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.statements.actors import DEEDS, acts_itself, does_other, is_sited_apart, only_hosts
from zhitu.extract.statements.alike import Said, alike
from zhitu.extract.statements.apart import are_apart, group_of
from zhitu.extract.statements.claims import claims
from zhitu.extract.statements.classifier import Classifier, Verdict, above
from zhitu.extract.statements.entries import Entry, entries_of, evidence_of, hints_of, is_title, runs_of
from zhitu.extract.statements.hints import Hints
from zhitu.extract.statements.network_events import is_repealed, network_events
from zhitu.extract.statements.office_changes import gives_way
from zhitu.extract.statements.others_deeds import builds_there, is_anothers
from zhitu.extract.statements.passages import EVENTS, RELATIONS, Passage, passage
from zhitu.extract.statements.refused import is_about, sites_other, tells_to
from zhitu.extract.text.classes import FIRMS, TERRITORIES
from zhitu.extract.text.wording import wording
from zhitu.memory import give_back
from zhitu.model import Claim, Event, Span, Status
from zhitu.vocabulary import vocabulary

__all__ = ["Owner", "Sayings", "sayings_of"]

Array = np.ndarray[Any, Any]

#: Less is not worth weighing. Of what lists tell (stops, parts, who is present, acts together or holds an office, what
#: somebody develops) the network is hardly ever right unless it is nearly sure.
_LEAST, _NEARLY_SURE = 0.3, 0.5
_IN_LISTS = frozenset({"connects", "partOf", "participatesIn", "cooperatesWith", "affiliatedWith", "focusesOn"})
#: Of ten that it told of who is present with less, on annotated texts, one was right.
_SURER = {"participatesIn": 0.65}
#: 甲市是我国最大的水产基地; 批准在甲市、乙市设立丙.
_BARRED = {"focusesOn": frozenset(("Country",)), "approvedBy": TERRITORIES}
#: Names of these classes say before a noun of what sort it is.
_SORTS = frozenset(("Programme", "Policy"))
_BOTH_WAYS = frozenset(r for r, name in enumerate(RELATIONS) if vocabulary().relation(name).symmetric)
#: Passages that the network is asked of one after the other, so that it stays in the processor's cache.
_TOGETHER = 16
#: Sentences after which memory is given back.
_GIVEN_BACK = 1000
#: What is below counts as this.
_NEARLY_NONE = 0.03
#: 记者从|甲|获悉，; 据|甲|介绍，.
_FROM = re.compile("(?:从|据|自)[一-龥]{0,6}$")
_HEARD = re.compile(rf"[^，。；]{{0,6}}?{wording('heard-from')}[^，。；]{{0,4}}[，：]")
_AHEAD = 8
_WITH = re.compile(f"{wording('with-others')}[“《]?$")


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
        for claim in _claims(entries, related):
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


def _claims(entries: Sequence[Entry], related: Sequence[Said]) -> Iterator[Claim]:
    statuses: dict[int, Status | None] = {}
    for a, b, r, share in (said for said in related if said[-1] >= _LEAST):
        one, other = entries[a], entries[b]
        least = _SURER.get(RELATIONS[r], _NEARLY_SURE) if RELATIONS[r] in _IN_LISTS else _LEAST
        if one.mention is None or other.mention is None or share < least:
            continue
        if one.item.kind in _BARRED.get(RELATIONS[r], ()):
            continue
        first, last = (one, other) if a < b else (other, one)
        if _is_source(first) and RELATIONS[r] != "affiliatedWith":
            continue  # 记者从甲获悉，乙批准了丙: 甲 only says so
        if are_apart(RELATIONS[r], other, first, last) or _lists_others(RELATIONS[r], first, last):
            continue
        if first.scene.clause(first.item.span.start) != last.scene.clause(last.item.span.start) and (
            is_past(first.scene, group_of(first)) or is_past(last.scene, group_of(last))
        ):
            continue  # 甲实验室位于|乙市，前身为|丙实验室
        if RELATIONS[r] in ("locatedIn", "partOf") and is_sited_apart(first, last):
            continue
        if RELATIONS[r] == "issuedBy" and is_about(one.scene, one.item.span.end):
            continue
        if RELATIONS[r] in ("issuedBy", "approvedBy") and is_repealed(one, other):
            continue  # 经甲部批准，乙局印发丙办法，|丁规定同时废止
        if is_anothers(RELATIONS[r], one, other, first, last):
            continue
        if RELATIONS[r] == "affiliatedWith" and (_is_field(other) or gives_way(one.scene, one.mention)):
            continue
        if RELATIONS[r] == "affiliatedWith" and first is other and _HONOURED.search(_words_between(first, last)):
            continue  # 甲省政府授予|某某“劳动模范”称号
        if RELATIONS[r] == "locatedIn" and _leaves(other):
            continue  # 总部由|甲市|迁至乙区
        if RELATIONS[r] in ("owns", "partOf") and _is_handed_on(first, last):
            continue  # 甲集团将所持乙公司股权转让给丙
        if RELATIONS[r] == "locatedIn" and one.item.kind in FIRMS and _SHOP.match(one.scene.text, one.item.span.end):
            continue  # 甲公司|旗舰店落户乙路
        if RELATIONS[r] == "locatedIn" and first is one and _goes_elsewhere(one, other):
            continue
        if RELATIONS[r] == "locatedIn" and one.item.kind in FIRMS and first is one and builds_there(other):
            continue
        if RELATIONS[r] in ("locatedIn", "partOf") and is_title(one):
            continue  # 甲区被命名为|乙示范基地
        if RELATIONS[r] == "focusesOn" and _MEASURED.match(other.scene.text, other.item.span.end):
            continue
        if RELATIONS[r] == "builds" and _only_designs(one):
            continue
        if RELATIONS[r] == "participatesIn" and one.item.kind != "Person" and is_employer(one.scene, group_of(one)):
            continue  # 甲市市长某某出席: the person
        if any(entry.item.kind in _SORTS and modifies(entry.scene, group_of(entry)) for entry in (one, other)):
            continue  # 四家“一带一路”|联合实验室落户甲市
        if RELATIONS[r] in ACTING and first is one and tells_to(last.scene, first.item.span.end, last.item.span.start):
            continue  # 国务院指出，要建设甲园
        if is_vague(last.scene, first.item.span.end, last.item.span.start) is not None:
            continue
        if RELATIONS[r] in ACTING and _is_unnamed(RELATIONS[r], one, other, first, last):
            continue
        evidence = evidence_of(first.scene, first.item.span.start, last.scene, last.item.span.end)
        at = max(a, b)
        if at not in statuses:
            statuses[at] = _status(last)
        status = statuses[at]
        if evidence is not None and status is not None:
            yield from claims(
                last.scene, one.mention.things, RELATIONS[r], other.mention.things,
                evidence=evidence, status=status, rule="network",
            )  # fmt: skip


#: Who honours somebody, who need not be of it.
_HONOURED = re.compile(f"{wording('honours-somebody')}[“《]?$")
#: 从|甲市|迁至乙区: where somebody was.
_FROM_PLACE, _MOVES = re.compile("[由从自]$"), re.compile(f"[^，。；至到]{{0,6}}?{wording('moves-away')}")
#: 将|所持的|乙公司|全部股权转让: what is no more the seller's.
_GIVES = re.compile("[将把][^，。；]{0,12}$")
_AWAY = re.compile(rf"[^，。；]{{0,16}}?(?:股权|股份|股票|资产)[^，。；]{{0,10}}?{wording('refused-sells')}")


def _words_between(first: Entry, last: Entry) -> str:
    """What stands between two names of one sentence."""
    return first.scene.text[first.item.span.end : last.item.span.start] if first.scene is last.scene else ""


def _leaves(place: Entry) -> bool:
    """Whether a place is only where somebody moves away from."""
    text, (start, end) = place.scene.text, group_of(place).span
    return _FROM_PLACE.search(text, max(0, start - 1), start) is not None and _MOVES.match(text, end) is not None


def _is_handed_on(holder: Entry, held: Entry) -> bool:
    """Whether shares of the second name are handed on by the first."""
    gives = _GIVES.search(_words_between(holder, held)) is not None
    return gives and _AWAY.match(held.scene.text, held.item.span.end) is not None


#: 甲公司|首家旗舰店: one of the places where a firm is.
_SHOP = re.compile(rf"[^，。；：、的]{{0,8}}?{wording('firm-shops')}")
#: 由|乙市|迁至丙市: where it was.
_LEFT, _FOR_ANOTHER = re.compile("[由从自原]$"), re.compile(f"[^，。；]{{0,6}}?{wording('leaves-for')}")


def _goes_elsewhere(one: Entry, place: Entry) -> bool:
    """Whether a thing is told to leave a place, or another goes there: 甲公司将生产线迁至|乙市."""
    scene, span = place.scene, place.item.span
    if one.scene is scene and sites_other(scene, one.item.span.end, span.start):
        return True
    return _LEFT.search(scene.text, span.start - 1, span.start) is not None and (
        _FOR_ANOTHER.match(scene.text, span.end) is not None
    )


#: 由甲院|设计, 甲公司|监理, 设计单位为|甲院: who is paid for a work and builds none of it; 甲公司设计施工 does.
_ADVISES = f"(?:(?:{wording('design-kinds')}|和|与|、)*设计|{wording('advises')})"
_DESIGNS, _DESIGNER = (
    re.compile(f"[”》]?{wording('design-how')}*(?:负责|承担|提供)?{_ADVISES}(?![、和与及并]*{wording('builds-too')})"),
    re.compile(f"(?<!施工){_ADVISES}(?:单位|方|机构)(?:为|是|由|：)?[“]?$"),
)


def _only_designs(one: Entry) -> bool:
    """Whether a work's designer, or whoever looks after its building, is taken for its builder."""
    scene, span = one.scene, group_of(one).span
    if _DESIGNS.match(scene.text, span.end) is not None:
        return True
    return _DESIGNER.search(scene.masked(scene.clause(span.start).span.start, span.start)) is not None


#: 甲省|农林牧渔业|总产值: what is but measured.
_MEASURED = re.compile(
    f"(?:产业|行业|产品)?(?:工业)?{wording('measured-by')}?{wording('measured-since')}?{wording('measured-way')}"
    rf"(?:了|约|近)?\d|{wording('measured-sums')}"
)
#: 甲新区设立后增至6个，此前的5个分别是|乙新区、丙新区: beside which it is, and no part of it.
_OTHERS = re.compile(rf"{wording('others-besides')}的?[^，。；]{{0,8}}?(?:分别)?(?:是|为|有)")


def _lists_others(relation: str, first: Entry, last: Entry) -> bool:
    """Whether the second of two names is in a list of what there is besides the first."""
    if relation not in ("partOf", "locatedIn"):
        return False
    between = first.scene.text[first.item.span.end : last.item.span.start]
    return "\n" not in between and _OTHERS.search(between) is not None


def _is_unnamed(relation: str, one: Entry, other: Entry, first: Entry, last: Entry) -> bool:
    """Whether who acts is a noun that names nothing: 甲公司与乙国|企业合作, 甲省……。企业与乙大学合作."""
    acting = compress((one, other), ACTING[relation])
    if relation == "participatesIn" and one.scene.role(group_of(one)).marker == "at":
        return True  # 会上决定，在甲、乙设立
    clause = last.scene.clause(last.item.span.start).span
    if clause.contains(first.item.span) and any(modifies(entry.scene, group_of(entry)) for entry in acting):
        return True
    acts = relation in DEEDS and first is (one if ACTING[relation][0] else other)
    if relation in DEEDS and not acts and does_other(first, last):
        return True
    if acts and (acts_itself(first, last) or only_hosts(one, last)):
        return True
    if relation == "builds" and first is one and first.item.span.end <= clause.start:
        carried = group_of(first)
        undertaking = is_undertaking(last.scene, clause.start, last.item.span.start, carried)
        return undertaking or told_since(last.scene, clause.start, carried) is not None
    joined = _WITH.search(last.scene.masked(clause.start, last.item.span.start))
    if relation != "cooperatesWith" or first.item.span.start >= clause.start or joined is None:
        return False
    return unnamed(last.scene, clause.start, clause.start + joined.start(), group_of(first)) is not None


#: 甲公司|云州|总经理: offices that no place has.
_OF_FIRM = re.compile(f"(?:区域?|地区|大区)?(?:副|常务|执行)*{wording('firm-heads')}")


def _is_field(entry: Entry) -> bool:
    """Whether a place is only where, or with what, an office deals: 甲国驻|乙市总领事, |香港|事务处处长."""
    text, span = entry.scene.text, entry.item.span
    arm = entry.item.kind in TERRITORIES and _OF_FIRM.match(text, span.end) is not None
    return arm or text.endswith("驻", 0, span.start) or text.startswith("事务", span.end)


def _is_source(entry: Entry) -> bool:
    """Whether a name is only where a report has what it says from."""
    text, span, sentence = entry.scene.text, entry.item.span, entry.scene.sentence.span
    ahead = text[max(sentence.start, span.start - _AHEAD) : span.start]
    return _FROM.search(ahead) is not None and _HEARD.match(text, span.end, sentence.end) is not None


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


def _status(last: Entry) -> Status | None:
    """The mood of what joins two names: of the verb after the second, else where that stands; None if denied."""
    clause, at = last.scene.clause(last.item.span.start), last.item.span.end
    if is_denied(last.scene, last.item.span.start):
        return None
    verbs = words_of(last.scene.masked(at, clause.span.end))
    return status_at(last.scene, at + verbs[0][1] if verbs else last.item.span.start, None)


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
