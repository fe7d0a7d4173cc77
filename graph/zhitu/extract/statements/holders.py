"""Whose event it is that a predicate states, and whether a subject carried over is what it happens to."""

from __future__ import annotations

import re

from zhitu.extract.clauses.fitness import allowed
from zhitu.extract.clauses.frames import Frame, Predicate
from zhitu.extract.clauses.heads import modifies
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.wording import SLOT, wording

__all__ = ["approved_next", "classes_of", "founds", "has_object", "holder_of", "is_elsewhere", "is_title", "is_where"]


def classes_of(scene: Scene, g: Group) -> set[str]:
    """The classes of a group's things."""
    return {c for t in g.things for c in scene.classes(t)}


def founds(predicate: Predicate) -> bool:
    """Whether somebody founds or issues something by this verb."""
    return "O" in predicate.of and predicate.event in ("founded", "issued", "announced")


#: 经国务院批复，|甲部印发|《乙规划》.
_BY_WHOM = re.compile(f"(?:报|报?经){SLOT}*$")
_ISSUES_IT = re.compile(f"{wording('issues-papers')}了?[“《]?$")


def approved_next(scene: Scene, frame: Frame) -> Group | None:
    """The document that is issued behind the word that it was approved, which is what was approved."""
    clause = scene.clause(frame.span.start)
    if frame.predicate.event != "approved" or clause.span.end - frame.span.end > 1:
        return None
    before = scene.masked(clause.span.start, frame.span.start)
    if _BY_WHOM.search(before) is None or clause.index + 1 >= len(scene.sentence.clauses):
        return None
    following = scene.sentence.clauses[clause.index + 1].span
    papers = (g for g in scene.inside(following) if scene.classes(g.things[0]) == ("Policy",))
    return next((g for g in papers if _ISSUES_IT.search(scene.text, following.start, g.span.start)), None)


_ADJUNCT = re.compile(r"[于后以时前了的，。；：！？）”—]|、?于?\d|[一二三四五六七八九十]")


def has_object(scene: Scene, frame: Frame) -> bool:
    """Whether another object follows (海关设立驻园区办事机构): the subject is not what is founded."""
    if frame.object is not None:
        return True
    end = scene.clause(frame.span.start).span.end
    if _ADJUNCT.match(scene.text, frame.span.end):
        return False
    return any(
        t.tag in ("n", "nz", "nw", "ORG", "LOC") and not scene.covered(t.start)
        for t in scene.tokens
        if frame.span.end <= t.start < end
    )


def holder_of(scene: Scene, frame: Frame) -> tuple[Group | None, bool]:
    """Whose event it is, and whether it is carried over from before the clause."""
    predicate, fit = frame.predicate, allowed(frame.predicate.event, frame.predicate.word)
    if frame.passive:  # 由X建成: what was built, not who built it
        return frame.object, frame.carried
    if "O" in predicate.of and frame.object is not None and fit & classes_of(scene, frame.object):
        return frame.object, False
    if frame.relative and frame.object is not None:
        return frame.object, False
    return (frame.subject, frame.carried) if "S" in predicate.of else (None, False)


#: What many places may be, which no place's name opens: 国家物流枢纽, 全国示范城市.
_TITLE = re.compile(f"[“《]?{wording('holder-ranks')}.*{wording('holder-titles')}[”》]?$")
_RANKED = frozenset(("Zone", "Facility", "Programme"))


def is_title(scene: Scene, frame: Frame) -> bool:
    """Whether what somebody is granted is a title that he bears from then on: 甲市获批|国家骨干冷链物流基地."""
    if frame.predicate.word != "获批" or frame.object is None:
        return False
    return all(_RANKED.issuperset(scene.classes(t)) and _TITLE.match(scene.things[t].name) for t in frame.object.things)


def is_where(scene: Scene, frame: Frame) -> bool:
    """Whether the object after a verb is only where it was done."""
    return frame.object in scene.groups and scene.text.startswith("于", frame.span.end)


#: 甲公司位于乙市，成立|于2015年; 成立|以来.
_SINCE = re.compile(r"以来|至今|于\d{4}年")
#: What may stand beside a verb that is all of a clause: 2023年6月|正式揭牌.
_BESIDE = re.compile(f"(?:已经?|[于在]{SLOT}*|并|{wording('holder-done-how')})*")

#: What may follow such a verb: 2010年9月成立|于上海.
_WHERE = re.compile(rf"(?:[于在]{SLOT}+)?[。；，]*")


def is_elsewhere(scene: Scene, frame: Frame) -> bool:
    """Whether a subject that is carried over is not what the event happens to."""
    predicate = frame.predicate
    sited = predicate.event == "founded" and is_where(scene, frame)
    since = predicate.event == "founded" and _SINCE.match(scene.text, frame.span.end) and frame.object is None
    if predicate.event == "awarded" and (_is_first(scene, frame) or _is_told_on(scene, frame)):
        return False  # 甲基地位于乙市，2023年|获评全国示范基地
    if predicate.event == "opened" and predicate.word == "开幕" and frame.carried:
        return any("Conference" in scene.classes(g.things[-1]) for g in scene.groups)  # 由甲协会协办的乙大会，今日|开幕
    if predicate.event in ("signed", "awarded", "founded", "issued") and not since and not _is_alone(scene, frame):
        return True
    if predicate.event == "founded" and _founds_unnamed(scene, frame):
        return True
    if frame.passive or frame.relative:
        return False
    firm = frame.subject is not None and classes_of(scene, frame.subject) == {"Company"}
    if firm and frame.subject is not None and predicate.event == "opened" and not _opens(scene, frame.subject):
        return True  # 甲厂由乙公司建设，2023年投产: the works
    if predicate.of == "S":
        return frame.object is not None  # 落地X: what happens happens to what follows
    return not sited and has_object(scene, frame)  # 2027年建成蔬菜基地: what follows is built


#: 甲部决定在乙省|设立试验区|，并于4月1日挂牌: what no name names is founded.
_SETS_UP = re.compile(f"{wording('founded-verbs')}了?(?!以来|至今|[之以]?[后前]|[于在时的])[^，。；、{SLOT}]{{2,}}")


def _founds_unnamed(scene: Scene, frame: Frame) -> bool:
    """Whether who would be founded has founded something without a name in a clause before."""
    holder, here = frame.subject, scene.clause(frame.span.start).span
    if holder is None or not frame.carried or not scene.sentence.span.start <= holder.span.start < here.start:
        return False
    return _SETS_UP.search(scene.masked(holder.span.end, here.start)) is not None


def _is_alone(scene: Scene, frame: Frame) -> bool:
    """Whether a clause tells but when its verb was done: 两地共建甲谷，2023年6月|揭牌."""
    start, end = scene.clause(frame.span.start).span
    when = frame.when.span if frame.when is not None else None
    if when is None or not start <= when.start < frame.span.start:
        return False
    if not _WHERE.fullmatch(scene.masked(frame.span.end, end)):
        return False
    between = scene.masked(when.end, frame.span.start)
    by = frame.passive and between.startswith(("由", "经"))
    return bool(_BESIDE.fullmatch(scene.masked(start, when.start)) and (by or _BESIDE.fullmatch(between)))


def _opens(scene: Scene, g: Group) -> bool:
    """Whether a name opens a clause of the sentence."""
    first = scene.clause(g.span.start).span.start
    return first <= g.span.start and not scene.masked(first, g.span.start).strip("“《")


#: 入选|作品将展出: what is chosen, and not that it is.
_CHOSEN = re.compile(f"的?{wording('holder-chosen')}")


#: 2022年|先后入选….
_OFTEN, _DONE_HOW = re.compile("(?:先后|多次|连续多?[年次]|曾|还|又|并|荣幸)*"), re.compile(wording("holder-done-how"))


def _is_told_on(scene: Scene, frame: Frame) -> bool:
    """Whether a sentence begins with its verb, but for when, and the one before it tells of nothing else."""
    holder, before = frame.subject, scene.before
    if holder is None or holder is not scene.subject or before is None or len(holder.things) > 1:
        return False
    here = scene.clause(frame.span.start)
    free = (g for clause in scene.sentence.clauses[: here.index] for g in scene.inside(clause.span))
    if before.sentence.paragraph != scene.sentence.paragraph or any(scene.role(g).free for g in free):
        return False
    if any(set(g.things) != set(holder.things) for g in before.groups if before.role(g).free):
        return False
    if frame.predicate.word == "跻身" or _CHOSEN.match(scene.text, frame.span.end):
        return False
    start, when = here.span.start, frame.when.span if frame.when is not None else None
    lead = scene.masked(start, frame.span.start)
    if when is not None and start <= when.start < frame.span.start:
        lead = scene.masked(start, when.start) + scene.masked(when.end, frame.span.start)
    return _OFTEN.fullmatch(_DONE_HOW.sub("", lead)) is not None


def _is_first(scene: Scene, frame: Frame) -> bool:
    """Whether a subject opens the sentence as its first clause's only one, and the verb opens a clause but for when."""
    holder, here = frame.subject, scene.clause(frame.span.start).span
    if holder is None or len(holder.things) > 1 or not _opens(scene, holder) or modifies(scene, holder):
        return False
    if frame.predicate.word == "跻身" or _CHOSEN.match(scene.text, frame.span.end):
        return False
    first = scene.sentence.clauses[0].span
    others = (g for g in scene.groups if holder.span.end <= g.span.start < here.start)
    rivals = any(g.span.start >= first.end and scene.role(g).free for g in others)
    when = frame.when.span if frame.when is not None else None
    lead = scene.masked(here.start, frame.span.start)
    if when is not None and here.start <= when.start < frame.span.start:
        lead = scene.masked(here.start, when.start) + scene.masked(when.end, frame.span.start)
    return first.contains(holder.span) and not rivals and bool(_BESIDE.fullmatch(lead))
