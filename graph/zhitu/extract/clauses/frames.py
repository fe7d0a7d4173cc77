"""Verbs and their arguments: who does what to what, in which time and mood.

A predicate's subject stands before it in its clause, or is carried over from the clause, the sentence or the topic
before (Chinese often drops it); its object follows. What is planned, demanded or denied never counts as done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from zhitu.extract.clauses.arguments import (
    BUILDERS,
    agent_of,
    companion,
    doer_of,
    head_of_relative,
    investing,
    last_of_agent,
    listed_object,
    object_of,
    passive_of,
    subject_of,
)
from zhitu.extract.clauses.chains import chained, titled, whole_list
from zhitu.extract.clauses.clause_roles import only_new
from zhitu.extract.clauses.dropped import Wanted, carried_patient
from zhitu.extract.clauses.fitness import ACTORS, ALLOWED, allowed
from zhitu.extract.clauses.modality import counted_before
from zhitu.extract.clauses.nominal import is_nominal
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.serial import serial
from zhitu.extract.clauses.verb_moods import mood_of
from zhitu.extract.clauses.verb_times import time_of
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import wording
from zhitu.extract.values.date_binding import When
from zhitu.model import Span, Status
from zhitu.resources import table
from zhitu.vocabulary import vocabulary

__all__ = ["Frame", "Predicate", "find_frames", "predicates", "words_of"]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A row of `lexicon/predicates.tsv`."""

    word: str
    event: str
    of: str
    relation: str
    source: str
    target: str
    example: str

    def wanted(self, *, with_object: bool) -> Wanted:
        """The classes that its subject may have: who does it, or, without an object, what it happens to."""
        return _wanted(self, with_object)

    @property
    def suffered(self) -> Wanted:
        """The classes that may have what it is done to (its object, the subject of a passive)."""
        classes: frozenset[str] = frozenset()
        if self.relation:
            relation = vocabulary().relation(self.relation)
            classes |= relation.range if self.target == "O" else relation.domain
        if self.relation == "builds":
            classes -= {"GovernmentBody", "Company", "City", "Country"}
        happens = allowed(self.event, self.word) if self.event else frozenset()
        return Wanted(classes | happens, agent=False, made=self.word in _GRANTS)


#: 甲市编制乙规划，获丙部|批复; but 甲县位于江边，1988年经国务院|批准设立.
_GRANTS = frozenset(("批准", "批复", "核准"))
#: Who issues, approves and founds is not a zone or a river.
_NO_AUTHORITY = dict.fromkeys(("issuedBy", "approvedBy", "foundedBy"), frozenset({"Zone", "NaturalFeature"}))


@cache
def _wanted(predicate: Predicate, with_object: bool) -> Wanted:
    classes: frozenset[str] = frozenset()
    happens = bool(predicate.event) and "S" in predicate.of and not (with_object and "O" in predicate.of)
    if happens:
        classes |= allowed(predicate.event, predicate.word)
    acts = bool(predicate.relation) and (with_object or not happens)
    if acts:
        relation = vocabulary().relation(predicate.relation)
        barred = _NO_AUTHORITY.get(predicate.relation, frozenset())
        classes |= relation.domain if predicate.source == "S" else relation.range - barred
    if not classes:
        classes = ACTORS
    return Wanted(classes, agent=acts and not happens, event=happens)


class Frame(NamedTuple):
    """A predicate with its arguments; `carried` where the subject comes from before the clause."""

    predicate: Predicate
    span: Span
    subject: Group | None
    object: Group | None
    status: Status
    when: When | None
    evidence: Span
    carried: bool
    relative: bool
    passive: bool = False


@cache
def predicates() -> dict[str, tuple[Predicate, ...]]:
    """The senses of each predicate, by word."""
    senses: dict[str, tuple[Predicate, ...]] = {}
    for r in table("lexicon/predicates"):
        row = Predicate(r["word"], r["event"], r["of"], r["relation"], r["from"], r["to"], r["example"])
        senses[row.word] = (*senses.get(row.word, ()), row)
    return senses


@cache
def _automaton() -> tuple[list[str], ahocorasick_rs.AhoCorasick]:
    words = sorted(predicates())
    return words, ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def words_of(text: str) -> list[tuple[str, int, int]]:
    """The predicates that stand in a text, with their places, by position; the longest where several begin."""
    words, automaton = _automaton()
    return [(words[n], start, end) for n, start, end in automaton.find_matches_as_indexes(text)]


def _words_in(scene: Scene, start: int, end: int) -> list[tuple[str, int, int]]:
    """The predicates of a sentence, and those that one which begins inside a name would hide: 某总会|签订, not 会签."""
    found = {s: (word, s, e) for word, s, e in words_of(scene.masked(start, end))}
    found |= {s: (word, s, e) for word, s, e in words_of(scene.text[start:end]) if not scene.covered(start + s)}
    return [found[s] for s in sorted(found)]


def find_frames(scene: Scene) -> list[Frame]:
    """The predicates of a sentence with their arguments, by position."""
    if not scene.groups and scene.subject is None and scene.topic is None:
        return []
    start, end = scene.sentence.span
    hits = [
        (sense, Span(start + s, start + e))
        for word, s, e in _words_in(scene, start, end)
        for sense in predicates()[word]
    ]
    hits = [(p, s) for p, s in hits if not scene.covered(s.start) and _is_word(scene, s)]
    hits = serial(scene, hits)
    return [frame for p, s in hits if (frame := _frame(scene, p, s))]


def _is_word(scene: Scene, span: Span) -> bool:
    """Whether a hit begins and ends where words do (not 运营 in 运营商)."""
    return scene.parts(span.start) and (scene.parts(span.end) or scene.text.startswith(tuple("后时了的前于"), span.end))


def _frame(scene: Scene, predicate: Predicate, span: Span) -> Frame | None:
    when = time_of(scene, span)
    status = mood_of(scene, predicate.word, span, when)
    if status is None:
        return None
    clause = scene.clause(span.start)
    if only_new(scene, span, clause):
        return None
    groups = scene.inside(clause.span)
    left = [g for g in groups if g.span.end <= span.start]
    last = _coordinated(scene, span)
    right = [g for g in groups if g.span.start >= last.end]
    headed = head_of_relative(scene, clause, last, right) if predicate.relation in _JOINS else None
    if headed is not None:
        evidence, place = _evidence(scene, span, [headed, right[0]], when), chained(scene, right[0])
        return Frame(predicate, span, headed, place, status, when, evidence, carried=False, relative=False)
    obj = object_of(scene, last, right)
    if "O" in predicate.of and (obj is None or ALLOWED[predicate.event].isdisjoint(scene.classes(obj.things[0]))):
        obj = listed_object(scene, last, right, ALLOWED[predicate.event]) or obj
    if obj is None and predicate.relation == "connects":  # 连接高新区、|甲新区: a member without a name
        obj = listed_object(scene, last, right, vocabulary().relation(predicate.relation).range)
    if (
        obj is not None
        and predicate.event == "issued"
        and last.end > span.end
        and _PAPER.match(scene.text, obj.span.end)
    ):
        return None  # 印发|贯彻落实|《甲规划》|实施方案
    if obj is not None and len(obj.mentions) == 1:
        whole = predicate.relation in _WHOLE_NAMES  # 支持甲市|乙区: the district
        obj = chained(scene, obj) if whole else titled(scene, obj)
    attributive = scene.text.startswith("的", last.end) and not _TASKS.match(scene.text, last.end)
    if obj is None and attributive and predicate.event and not predicate.relation and right:
        obj = right[0] if right[0].span.start - last.end <= 2 else None  # 新启用的|甲医院|的床位
    relative = obj is not None and attributive
    if relative and obj is not None and _ONE_OF.match(scene.text, obj.span.end):
        return None
    noun = is_nominal(scene, span, predicates(), event=predicate.event, of=predicate.of)
    if obj is None and (attributive or counted_before(scene, span.start) or noun):
        return None
    subject: Group | None
    agent = agent_of(scene, left, span, relative=relative)
    if agent is not None:  # 由X承建: the subject is what is built
        patient, carried = passive_of(scene, clause, agent, left, predicate.suffered)
        if relative or patient is None:
            patient, carried = obj, False
        subject, obj = last_of_agent(scene, agent, left), patient
    elif relative and left:
        doer = doer_of(scene, left)
        joined = _JOINED_ON.search(scene.masked(left[-1].span.end, span.start))
        apart = doer is not None and (joined or _set_apart(scene, doer, obj))
        subject, carried = (_before_place(scene, left) if apart else doer), False
    else:
        subject, carried = subject_of(scene, clause, left, predicate.wanted(with_object=obj is not None), span)
        subject = investing(scene, companion(scene, subject, left, span), clause, span)
        if obj is None and not carried and subject is not None:
            obj, carried = _told_of(scene, predicate, clause, subject, last)
    subject, obj = whole_list(scene, subject), whole_list(scene, obj)
    kept = obj if agent is not None or (obj is not None and obj.span.start < span.start) else subject
    evidence = scene.evidence_from(kept if carried else None, _evidence(scene, span, [subject, obj], when))
    return Frame(predicate, span, subject, obj, status, when, evidence, carried, relative, agent is not None)


#: 甲实验室是首批启动建设的|乙省实验室|之一: a kind, and not what is built.
_ONE_OF = re.compile("[”》]?之[一列]")
#: What is issued itself, behind what it carries out: 印发贯彻落实《甲规划》|联合实施方案.
_PAPER = re.compile("[》”]?[一-龥]{0,6}?(?:方案|意见|措施|办法|细则|计划)(?![》”])")
#: 由X负责运营的工作: what X does is done to the subject.
_TASKS = re.compile(f"的{wording('charged-with')}")
#: Relations of verbs that make relative clauses (位于甲山的, 连接两地的) rather than share an object.
_JOINS = frozenset({"locatedIn", "connects", "partOf", "benefits"})
_WHOLE_NAMES = frozenset({"supports", "builds", "operatedBy", "uses", "owns", "benefits"})
_JOINT = re.compile("[、和及与并]|并且|以及")
#: 乙、丙|等单位共同|承办.
_SEVERAL = re.compile(f"等{wording('several-are')}?{wording('several-how')}?|{wording('several-how')}")


@cache
def _verbs() -> re.Pattern[str]:
    told = (w for w, rows in predicates().items() if any(r.relation and r.relation not in _JOINS for r in rows))
    words = sorted(told, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, words)))


def _coordinated(scene: Scene, span: Span) -> Span:
    """The last of verbs that share one object: 投资、建设和运营X, 建设运营的X."""
    joint = _JOINT.match(scene.text, span.end)
    start = joint.end() if joint else span.end
    following = _verb_at(scene, start)
    return _by_others(scene, span) if following is None else _coordinated(scene, following)


def _verb_at(scene: Scene, start: int) -> Span | None:
    """The verb that begins at an offset, as a word of its own and in no name."""
    verb = _verbs().match(scene.text, start, min(start + 6, scene.sentence.span.end))
    return Span(*verb.span()) if verb and not scene.covered(start) and scene.parts(verb.end()) else None


def _by_others(scene: Scene, span: Span) -> Span:
    """The last of verbs that share one object, each with its own subject: 甲主办、乙承办的X."""
    others = next((g for g in scene.groups if 1 <= g.span.start - span.end <= 2), None)
    if others is None or not scene.text.startswith("、", span.end):
        return span
    several = _SEVERAL.match(scene.text, others.span.end)
    following = _verb_at(scene, several.end() if several else others.span.end)
    last = span if following is None else _coordinated(scene, following)
    return last if scene.text.startswith("的", last.end) else span


#: 基金规模20亿元，甲公司、乙公司|共同出资设立.
_TOGETHER = re.compile(wording("together-funded"))
_DONE_TO = frozenset({"builds", "operatedBy"})
#: What builds nothing.
_BUILT = frozenset(("Zone", "Facility", "Project", "Laboratory"))


def _told_of(
    scene: Scene, predicate: Predicate, clause: Clause, subject: Group, span: Span
) -> tuple[Group | None, bool]:
    """What the sentence is about, where a clause says who did it and not what to (X位于甲市，乙公司承建)."""
    gap = scene.masked(subject.span.end, span.start)
    ends = scene.text[span.end : clause.span.end] in ("", "，", "。", "；")
    acts = any(g.span == subject.span and scene.role(g).free for g in scene.groups)
    done = predicate.relation in _DONE_TO or (predicate.relation == "foundedBy" and _TOGETHER.search(gap))
    hosts = predicate.relation == "participatesIn" and _goes_on(scene, clause)
    if not (done or hosts) or not ends or not acts or len(gap) > 8 or "，" in gap:
        return None, False
    if hosts:
        return carried_patient(scene, clause, _HELD)
    own = next((t for t in scene.tokens if t.end == span.start and t.start >= subject.span.end), None)
    if own is not None and own.tag in ("n", "nz"):
        return None, False  # 甲市抓好项目|建设: whatever that is
    classes = set(scene.classes(subject.things[0]))
    happens = any(sense.event for sense in predicates()[predicate.word])  # 云川学院|启动建设
    if "Facility" in classes or classes <= _BUILT or (happens and BUILDERS.isdisjoint(classes)):
        return None, False  # 云川大桥开工。江川大桥建成: it is the bridge itself
    return carried_patient(scene, clause, predicate.suffered)


#: What several host.
_HELD = Wanted(frozenset({"Conference", "Programme", "Project"}), agent=False)


def _goes_on(scene: Scene, clause: Clause) -> bool:
    """Whether a clause before tells by whom the same is done: 大会由甲主办，乙承办，|丙协办."""
    earlier = (scene.inside(c.span) for c in scene.sentence.clauses[max(0, clause.index - 2) : clause.index])
    return any(scene.role(g).marker == "by" for groups in earlier for g in groups)


#: 连接甲市与|拟建的乙高速: what stands before is joined to what is built, and does not build it.
_JOINED_ON = re.compile(wording("joined-on") + "(?:正在|即将)?$")


def _set_apart(scene: Scene, g: Group, obj: Group | None) -> bool:
    """Whether a name before a relative clause is where (在甲打造的乙; not 按照甲印发的乙, nor 在甲打造的乙里)."""
    marker = scene.role(g).marker
    around = marker == "at" and obj is not None and scene.text[obj.span.end : obj.span.end + 1] in ("里", "内", "中")
    return marker in ("at", "sited", "aside") and not around


#: 甲集团|在|乙市设立的, 甲集团|2020年在|乙市设立的: between who does it and where.
_THERE = re.compile(r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?[新正曾]?[在于]")


def _before_place(scene: Scene, left: list[Group]) -> Group | None:
    """Who does in a relative clause what it says of a place: 甲集团|在乙市投资建设的丙基地."""
    at = len(left) - 1
    while at > 0 and left[at - 1].span.end == left[at].span.start:
        at -= 1  # 在|甲省|乙市
    if at == 0 or scene.role(left[at]).marker != "at" or ACTORS.isdisjoint(scene.classes(left[at - 1].things[-1])):
        return None
    there = _THERE.fullmatch(scene.text, left[at - 1].span.end, left[at].span.start)
    return left[at - 1] if there is not None else None


def _evidence(scene: Scene, span: Span, arguments: list[Group | None], when: When | None) -> Span:
    own = [g.span for g in arguments if g is not None and g.span.start >= scene.sentence.span.start]
    first = min([span.start, *(s.start for s in own)])
    if when is not None and when.span.start >= scene.sentence.span.start:
        first = min(first, when.span.start)
    return scene.evidence(first, max([span.end, *(s.end for s in own)]))
