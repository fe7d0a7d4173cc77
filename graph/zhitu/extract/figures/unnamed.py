"""Figures of what has no name, though a name stands before them: of a class, of a sort, of the next of a list."""

from __future__ import annotations

import re

from zhitu.extract.clauses.again import series_start, told_of_all
from zhitu.extract.clauses.nameless import is_of_other_kind, is_vague, measures_undertaking, told_since
from zhitu.extract.clauses.roles import WORKS
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.figures.earlier import Holder
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span

__all__ = ["is_hidden", "is_kind_of_part", "is_kind_there", "is_of_block", "is_of_class", "is_of_other"]

#: 2022年，|国家高新区|实现产值17万亿元; 21家|自贸试验区|实现……; 45个|国家级集群|中，……: all that the state has.
_CLASS = re.compile(
    rf"(?:前|这|上述)?(?:\d+[家个])?(?:国家级?[^，。；\d]{{0,8}}{wording('class-state-sites')}|{wording('class-sorts')})"
    rf"(?:[中里]，|(?:20\d\d年)?[^，。；\d]{{0,6}}{wording('class-verbs')})"
)


def is_of_class(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether the subject of a figure's clause, or of those that go on to it, is a class of things."""
    for earlier in reversed(scene.sentence.clauses[: clause.index + 1]):
        dates = [d.span.end for d in scene.dates if earlier.span.contains(d.span) and d.span.end <= at]
        start = max(dates, default=earlier.span.start)
        if scene.inside(Span(earlier.span.start, min(at, earlier.span.end))):
            return False
        if _CLASS.match(scene.text, start, earlier.span.end):
            return True
    return False


#: 专任教师80人，甲省“乙”工程|培养对象|5人: of which sort those are.
_SORTED = re.compile("[一-龥]{2,8}")


def is_kind_of_part(scene: Scene, own: Holder, at: int) -> bool:
    """Whether the name before a figure of a list only says of which sort those are that it counts."""
    if own.span is None or not set(scene.classes(own.things[0])) <= {"Programme", "Policy", "Project"}:
        return False
    if own.rule == "again" or any(g.span == own.span and g.mentions[0].anaphor for g in scene.groups):
        return False  # 甲隧道长2公里，|工程|总投资30亿元
    between = scene.words(own.span.end, at)
    clause = scene.clause(at)
    listed = any(q.span.end == clause.span.start - 1 for q in figures_of(scene))
    noun = bool(between) and between[-1].tag == "n"
    return listed and noun and _SORTED.fullmatch(scene.text, own.span.end, at) is not None


#: 甲光伏600万千瓦、|乙光伏|300万千瓦: what has a figure of its own, be it a name or not.
_OTHER = re.compile("(?:、|与|和|以及|及)[一-龥]{3,16}")


def is_of_other(scene: Scene, own: Span, quantity: Quantity) -> bool:
    """Whether a figure is of one listed behind a name that has its own figure right behind it."""
    clause = scene.clause(quantity.span.start).span
    before = [q for q in figures_of(scene) if clause.contains(q.span) and q.span.end <= quantity.span.start]
    if not before or before[0].span.start != own.end or before[0].unit != quantity.unit:
        return False
    return _OTHER.fullmatch(scene.text, before[-1].span.end, quantity.span.start) is not None


def is_kind_there(scene: Scene, holder: Holder, at: int) -> bool:
    """Whether what stands at `at` only says of what kind those are of which all are meant."""
    if holder.span is None or holder.span.start != at:
        return False
    named = (m for g in scene.groups for m in g.mentions if m.span == holder.span)
    return holder.rule == "again" or any(m.anaphor for m in named)


#: 共分三个区块：|区块一|位于江湾镇，面积2公顷: a part that has only a number.
_BLOCK = re.compile(rf"(?:其中)?{wording('figure-blocks')}(?:[一二三四五六七八九]|\d|[A-Z])(?!期)")


def is_of_block(scene: Scene, start: int, at: int) -> bool:
    """Whether the clauses of a sentence before that of a figure begin to tell of a part by its number, and of nothing
    that has a name since then."""
    for clause in reversed(scene.sentence.clauses):
        if clause.span.start > start:
            continue
        if _BLOCK.match(scene.text, clause.span.start):
            return clause.span.start < start  # else its words say so: 区块一面积
        if any(scene.role(g).free for g in scene.inside(clause.span) if g.span.end <= at):
            return False
    return False


#: Rules by which a figure is of what a sentence before is about.
_FROM_AFAR, _WORKS = frozenset(("before", "last", "topic", "series")), WORKS - {"Zone"}
#: 甲桥、乙港等12个项目开工；|项目|总投资80亿元.
_THEIRS = re.compile(f"{wording('nameless-undertakings')}")


def _is_of_all(scene: Scene, start: int, at: int) -> bool:
    """Whether a figure sums up a list of works, or measures all that the sentence before has summed up, and so is none
    of the one work that was told of before them: 甲港一期开工。|乙桥、丙港等9个|项目动工；项目总投资65亿元."""
    listed = scene.text.startswith("等", at - 1) and any(g.span.end == at - 1 for g in scene.inside(Span(start, at)))
    theirs = _THEIRS.match(scene.text, start, at)
    return listed or (
        theirs is not None and told_of_all(scene.text[series_start(scene.text, start) : start], theirs[0])
    )


def is_hidden(scene: Scene, start: int, at: int, holder: Holder) -> bool:
    """Whether a clause since its name tells of a thing without one: 甲局规划新馆，新馆位于乙市，面积2公顷."""
    if is_vague(scene, holder.span.end if holder.span is not None else scene.sentence.span.start, at) is not None:
        return True
    if (
        holder.rule in _FROM_AFAR
        and not _WORKS.isdisjoint(scene.classes(holder.things[0]))
        and _is_of_all(scene, start, at)
    ):
        return True
    if holder.rule == "topic" and is_of_other_kind(scene, start, at, holder.things[0]):
        return True
    if holder.span is None:
        return False
    if measures_undertaking(scene, holder.span, holder.things, at) or is_of_block(scene, start, at):
        return True
    if holder.rule != "again" and is_of_other_kind(scene, start, at, holder.things[0]):
        return True
    return told_since(scene, start, Group(holder.span, holder.things, ())) is not None
