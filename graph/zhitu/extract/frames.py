"""Verbs and their arguments: who does what to what, in which time and mood.

A predicate's subject stands before it in its clause, or is carried over from the clause, the sentence or the topic
before (Chinese often drops it); its object follows. What is planned, demanded or denied never counts as done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from zhitu.extract.dates import When
from zhitu.extract.fitness import ALLOWED
from zhitu.extract.scene import Group, Scene
from zhitu.model import Span, Status
from zhitu.resources import table

__all__ = ["Frame", "Predicate", "find_frames", "is_free", "predicates", "status_at", "time_of"]


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


@dataclass(frozen=True, slots=True)
class Frame:
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
def predicates() -> dict[str, Predicate]:
    """Predicates by word."""
    rows = (
        Predicate(r["word"], r["event"], r["of"], r["relation"], r["from"], r["to"], r["example"])
        for r in table("lexicon/predicates")
    )
    return {row.word: row for row in rows}


@cache
def _automaton() -> tuple[list[str], ahocorasick_rs.AhoCorasick]:
    words = sorted(predicates())
    return words, ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


_EXPECTED = re.compile(
    r"将(?!军|近|来|士|以往)|拟(?!定|人)|计划(?=[^，。]{0,10}$)|力争|预计|有望|争取|即将|确保|未来|今后|准备|打算|规划到|目标|要(?!求|素|闻|点|道|件|塞)|应当|须|必须|"
    r"鼓励|探索(?!实施|开展)|研究(?:设立|建立|推动|出台|制定)|到20\d\d年|20\d\d年[底末]?前|待|力促|建议|希望|支持(?=[^，。]{1,30}$)|允许|加快推动|提议|申请"
)
_NEGATED = re.compile(
    r"(?:未|不|没有|尚未|没|无|暂未|并未|不再|取消|停止|推迟|暂停|暂缓|拒绝|禁止|反对)[^，。、]{0,3}$"
)
_AFTERWARDS = re.compile(
    r"^(?:通车|运营|使用|运行|营运|投用|启用|建设|开放|发电)?[之以]?后(?!续|勤|方)|^时(?!间|代|速|期)|^的?(?:前提|条件|基础)"
)
_OBJECT_GAP = re.compile(
    r"^(?:了|过|出|起|着|好)?(?:(?:[^，。；：]{0,12}的)?(?:全国|全省|全市|全球|世界|国内|亚洲|我国|国家级|国家|省级|市级|首[个家座条批届期艘趟例份]|最大|唯一|一[个批系列座条家项]+|多[个项]|新的?|新一轮|一条|一座|重大|重点|多个|\d+[个家项座条]|[两三四五六七八九十]+[大个家项座条]|第一|系列|《|“|全面|正式|与|和)*)?$"
)
_AFTER_OBJECT = re.compile(r"^(?:[”》）]|等)*的(?!是|“)")
_PREPOSITION = re.compile(
    r"(?:在|于|与|同|对|向|从|为|以|被|把|将|按照?|根据|依托|围绕|通过|经过?|沿|据|自|至|到|随着|作为|除|凭借|给|往|聚焦|面向|针对|位于|包括|鼓励|联合|携手|会同|来自|以及|落实|服务|支持|依据|结合|立足|紧扣|借助|连同|较|比|距|距离|对接|通往)(?:在|着|了)?(?:“|《)?$"
)
_AGENT = re.compile(r"(?:由|被|经)(?:“|《)?$")


def find_frames(scene: Scene) -> list[Frame]:
    """The predicates of a sentence with their arguments, by position."""
    words, automaton = _automaton()
    start, end = scene.sentence.span
    hits = [
        (predicates()[words[n]], Span(start + s, start + e))
        for n, s, e in automaton.find_matches_as_indexes(scene.text[start:end])
    ]
    hits = [(p, span) for p, span in hits if span.start in scene.starts and not scene.covered(span.start)]
    hits = _serial(hits)
    return [frame for p, span in hits if (frame := _frame(scene, p, span, [h[1] for h in hits]))]


def _serial(hits: list[tuple[Predicate, Span]]) -> list[tuple[Predicate, Span]]:
    """批准设立: what is approved is not founded by whoever approves; the second verb belongs to the first."""
    kept: list[tuple[Predicate, Span]] = []
    for p, span in hits:
        if (
            kept
            and kept[-1][1].end == span.start
            and kept[-1][0].event in ("approved", "planned")
            and p.event in ("founded", "completed", "underConstruction", "approved", "")
        ):
            kept[-1] = (kept[-1][0], Span(kept[-1][1].start, span.end))
        else:
            kept.append((p, span))
    return kept


def status_at(scene: Scene, start: int, when: When | None) -> Status | None:
    """Whether what stands at `start` is reported as done or as expected; None where it is denied."""
    clause = scene.clause(start)
    before = scene.text[clause.span.start : start]
    if _NEGATED.search(before):
        return None
    if _EXPECTED.search(before) or (when is not None and when.kind == "deadline"):
        return "expected"
    return "occurred"


def _frame(scene: Scene, predicate: Predicate, span: Span, hits: list[Span]) -> Frame | None:
    text = scene.text
    clause = scene.clause(span.start)
    if _AFTERWARDS.match(text[span.end : span.end + 6]):
        return None
    when = time_of(scene, span)
    status = status_at(scene, span.start, when)
    if status is None:
        return None
    groups = scene.inside(clause.span)
    right = [g for g in groups if g.span.start >= span.end]
    left = [g for g in groups if g.span.end <= span.start]
    obj = _object(scene, span, right)
    relative = bool(obj) and text[span.end : obj.span.start].startswith("的") if obj else False
    agent = next(
        (g for g in reversed(left) if _AGENT.search(text[max(clause.span.start, g.span.start - 3) : g.span.start])),
        None,
    )
    subject, carried = (
        (left[-1], False) if relative and left and agent is None else _subject(scene, span, left, predicate, hits)
    )
    passive = agent is not None
    if agent is not None:  # 由X承建: the subject is what is built
        patient = (
            next((g for g in left if g.span.end <= agent.span.start), None)
            or (obj if relative else None)
            or (subject if carried else None)
        )
        carried = patient is subject and carried
        subject, obj = agent, patient or obj
    first = min(
        [
            span.start,
            *(g.span.start for g in (subject, obj) if g is not None and g.span.start >= scene.sentence.span.start),
        ]
    )
    if when is not None:
        first = min(first, when.span.start)
    last = max([span.end, *(g.span.end for g in (subject, obj) if g is not None)])
    evidence = scene.evidence(first, last)
    kept = obj if passive else subject
    if (
        carried
        and kept is not None
        and scene.subject_sentence is not None
        and kept is scene.subject
        and scene.subject_sentence.paragraph == scene.sentence.paragraph
        and evidence.end - scene.subject_sentence.span.start <= 300
    ):
        evidence = Span(scene.subject_sentence.span.start, evidence.end)
    return Frame(predicate, span, subject, obj, status, when, evidence, carried, relative, passive)


def _object(scene: Scene, span: Span, right: list[Group]) -> Group | None:
    if not right:
        return None
    g = right[0]
    gap = scene.text[span.end : g.span.start]
    if len(gap) > 20 or not (_OBJECT_GAP.match(gap) or (len(gap) <= 14 and gap.endswith("的") and "，" not in gap)):
        return None
    return None if _AFTER_OBJECT.match(scene.text[g.span.end : g.span.end + 4]) else g


def _subject(
    scene: Scene, span: Span, left: list[Group], predicate: Predicate, hits: list[Span]
) -> tuple[Group | None, bool]:
    clause = scene.clause(span.start)
    loose = [g for g in left if is_free(scene, g, clause.span.start, strict=False)]
    strict = [g for g in loose if is_free(scene, g, clause.span.start)]
    wants_agent = (bool(predicate.relation) and predicate.source == "S") or predicate.target == "S"
    free = strict if strict and (wants_agent or not loose) else loose
    if predicate.event and (not predicate.relation or not wants_agent):
        fitting = [g for g in loose if fits(scene, g, predicate.event)]
        if fitting or loose:
            return (fitting or loose)[-1], False
    if free:
        if wants_agent:
            return free[0], False
        return free[-1], False
    if predicate.event and not wants_agent:
        return _fitting(scene, clause.index, predicate.event), True
    for earlier in reversed(scene.sentence.clauses[: clause.index]):
        candidates = [g for g in scene.inside(earlier.span) if is_free(scene, g, earlier.span.start)]
        leading = [
            g for g in candidates if not any(h.end <= g.span.start and h.start >= earlier.span.start for h in hits)
        ]
        if leading:
            return leading[0], True
    return scene.subject, True


def fits(scene: Scene, g: Group, event: str) -> bool:
    """Whether an event of this type can happen to a group's first thing."""
    return bool(ALLOWED[event] & set(scene.classes(g.things[0])))


def _fitting(scene: Scene, clause: int, event: str) -> Group | None:
    """The dropped subject of an event: a subject before it, else an object before it, of a class the event fits."""
    for earlier in reversed(scene.sentence.clauses[:clause]):
        groups = [g for g in scene.inside(earlier.span) if fits(scene, g, event)]
        free = [g for g in groups if is_free(scene, g, earlier.span.start)]
        if free or groups:
            return (free or groups)[0 if free else -1]
    if scene.subject is not None and fits(scene, scene.subject, event):
        return scene.subject
    return None


def is_free(scene: Scene, g: Group, start: int, *, strict: bool = True) -> bool:
    """Whether a group may be a subject: no preposition before it, no 的 after it."""
    before = scene.text[max(start, g.span.start - 4) : g.span.start]
    if strict and any(
        t.tag == "v" and start <= t.start and t.end <= g.span.start and not scene.covered(t.start) for t in scene.tokens
    ):
        return False  # the object of a verb
    after = scene.text[g.span.end : g.span.end + 2]
    return not (
        _PREPOSITION.search(before) or _AGENT.search(before) or re.match(r"[”》）]?的|[”》]?等?[上中下内外]", after)
    )


def time_of(scene: Scene, span: Span) -> When | None:
    """The time of a predicate: the nearest before it in its clause, else right after, or carried along the sentence."""
    clause = scene.clause(span.start)
    here = [d for d in scene.dates if clause.span.contains(d.span)]
    before = [d for d in here if d.span.end <= span.start]
    if before:
        return before[-1]
    after = [d for d in here if d.span.start >= span.end and d.span.start - span.end <= 2]
    if after:
        return after[0]
    for earlier in reversed(scene.sentence.clauses[: clause.index]):
        found = [d for d in scene.dates if earlier.span.contains(d.span)]
        if found:
            lead = found[0]
            at_start = lead.span.start - earlier.span.start <= 2 or (
                earlier.index == 0 and lead.span.start - earlier.span.start <= 6
            )
            return lead if at_start and lead.kind != "span" else None
    return None
