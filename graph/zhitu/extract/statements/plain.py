"""Sentences that say no more than a verb with its subject and its object: 远帆公司由李云于1987年创立."""

from __future__ import annotations

import re

from zhitu.extract.clauses.frames import Frame
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.wording import SLOT, wording

__all__ = ["PLAINLY", "is_plain"]

#: What the rule of such a claim ends in. The network was shown hardly any (of 24,000 paragraphs ten), so that it doubts
#: what it never saw, and not what is said.
PLAINLY = "+plain"
_DAY = r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?"
_HOW = f"(?:{wording('plain-how')}|{_DAY})*"
_LIST = f"{SLOT}+(?:[、和与及]{SLOT}+)*"
_BEFORE = re.compile(f"(?:{_DAY}，?|^){_DAY}[“《]?")
_BY = re.compile(f"[”》]?{_HOW}[由被经]{_LIST}(?:等人?)?{_HOW}")
_DOES = re.compile(f"[”》]?{_HOW}")
_TO = re.compile("了?[“《]?")
_ENDED = re.compile("[”》]?(?:[，。；！]|$)")


def is_plain(scene: Scene, frame: Frame) -> bool:
    """Whether nothing but days and adverbs stands beside a verb and its arguments in a clause."""
    subject, obj = frame.subject, frame.object
    if frame.carried or frame.relative or frame.status != "occurred" or subject is None or obj is None:
        return False
    first, last = sorted((subject, obj), key=lambda g: g.span.start)
    if not (_is_here(scene, first) and _is_here(scene, last)):
        return False
    clause = scene.clause(frame.span.start).span
    if not clause.start <= first.span.start or _BEFORE.fullmatch(scene.masked(clause.start, first.span.start)) is None:
        return False
    if frame.passive:
        around, end = _BY.fullmatch(scene.masked(first.span.end, frame.span.start)), frame.span.end
    elif first.span.end <= frame.span.start and frame.span.end <= last.span.start:
        to = _TO.fullmatch(scene.masked(frame.span.end, last.span.start))
        around = to and _DOES.fullmatch(scene.masked(first.span.end, frame.span.start))
        end = last.span.end
    else:
        return False
    return around is not None and _ENDED.match(scene.text, end) is not None


def _is_here(scene: Scene, g: Group) -> bool:
    return g in scene.groups and not scene.counted(g)
