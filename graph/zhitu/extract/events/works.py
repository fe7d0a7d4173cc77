"""What a verb says of each work of a list by the noun after its name: 完成甲校主体工程、乙馆改造, 推进甲路建设."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.clauses.fitness import ALLOWED
from zhitu.extract.clauses.modality import is_next_of_plan, status_at
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.supposed import is_wished
from zhitu.extract.clauses.verb_times import time_of
from zhitu.extract.events.events import date_of
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Event, Span

__all__ = ["from_works"]

#: 完成|甲校改造; 加快推进|乙桥建设.
_VERB = Rare(rf"(?P<done>完成)了?|(?P<on>{wording('work-pushed')}?{wording('work-pushes')}|加快|加速)了?")
_BUILDING = wording("work-building")
_HOW = rf"(?:项目|工程)?的?{wording('work-how')}*"
#: What is finished with a part of a work, with all of it, and before it.
_DONE = (
    (
        "milestone",
        re.compile(
            rf"{_HOW}(?:主体{wording('work-main')}*|{wording('work-part-things')}{wording('work-part-doings')}+)(?:任务|工作)?"
        ),
    ),
    ("completed", re.compile(rf"{_HOW}{_BUILDING}{wording('work-ends')}*")),
    (
        "planned",
        re.compile(rf"(?:项目|工程)?的?{wording('work-plans')}(?:报告)?{wording('work-plan-doings')}*"),
    ),
)
_ON = (("underConstruction", re.compile(rf"{_HOW}{_BUILDING}(?:工程|项目)*")),)
#: Ends of a member, and what joins it to the next.
_END = re.compile("、|以及|[和及与]|[，。；]|$")
#: A member that no name names: 完成甲校扩建、|道路改造、|乙馆改造.
_NAMELESS = re.compile(rf"[^，。；、{SLOT}]{{2,14}}、")
_NOT_YET = re.compile(wording("work-not-yet"))
#: 甲市要求|加快推进乙桥建设: nothing tells that it is under way.
_ORDERED = re.compile(wording("work-ordered"))
_SOON = re.compile(f"{wording('work-soon')}$")


def from_works(scene: Scene) -> list[Event]:
    """The events of works that a verb tells of with what is done with each."""
    found: list[Event] = []
    for match in _VERB.finditer(scene.text, *scene.sentence.span):
        verb = Span(*match.span())
        if scene.covered(verb.start) or not scene.parts(verb.start):
            continue
        when = time_of(scene, verb)
        status = status_at(scene, verb.start, when)
        if status is None:
            continue
        before = scene.masked(scene.clause(verb.start).span.start, verb.start)
        if match["done"] and _SOON.search(before):
            status = "expected"
        date = date_of(scene, verb, when, status)
        for g, kind, end in _members(scene, verb, _DONE if match["done"] else _ON):
            ahead = _NOT_YET.search(before) or is_wished(scene, verb.start) or is_next_of_plan(scene, verb.start)
            ordered = _ORDERED.search(before) or (scene.planned and status == "expected")
            if kind == "underConstruction" and match[0].endswith("实施了"):
                continue  # 累计投资1亿元|实施了|甲校扩建: it may be over
            begun = kind == "underConstruction" and not (ahead or ordered)
            told = "occurred" if kind == "planned" or begun else status
            evidence = (scene.evidence(verb.start, end),)
            found += [
                Event(str(t), kind, date, evidence, told, rule="works")
                for t in g.things
                if not ALLOWED[kind].isdisjoint(scene.classes(t))
            ]
    return found


def _members(
    scene: Scene, verb: Span, kinds: tuple[tuple[str, re.Pattern[str]], ...]
) -> Iterator[tuple[Group, str, int]]:
    """The works after a verb, each with what the noun after it tells and where that ends."""
    at, last = verb.end, scene.clause(verb.start).span.end
    while at < last:
        g = next((g for g in scene.inside(Span(at, last)) if g.span.start - at <= 1), None)
        if g is None:
            nameless = _NAMELESS.match(scene.masked(at, last))
            if nameless is None:
                return
            at += nameless.end()
            continue
        start = g.span.end + scene.text.startswith(("”", "》"), g.span.end)
        stop = _END.search(scene.masked(start, last))
        end = start + (stop.start() if stop else 0)
        noun = scene.masked(start, end)
        for kind, nouns in kinds:
            if nouns.fullmatch(noun):
                yield g, kind, end
                break
        if stop is None or stop.group() in ("", "，", "。", "；"):
            return
        at = start + stop.end()
