"""Persons told by one word to lead a place or a body: 新区领导甲、乙."""

from __future__ import annotations

import re

from zhitu.extract.clauses.fitness import ACTORS
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.statements.claims import claims
from zhitu.extract.text.classes import BODIES
from zhitu.extract.text.wording import wording
from zhitu.model import Claim, Span

__all__ = ["last_place", "leaders"]

#: Before the names of several: 新区领导甲、乙、丙.
_LEADERS = re.compile(f"(?P<where>{wording('led-places')})?(?:主要|有关|相关)?(?P<role>领导)(?:班子成员|同志)?$")
_WHERE = {"省": {"Region"}, "市": {"City"}, "州": {"Region", "City"}, "县": {"District"}, "区": {"District"}}


def leaders(scene: Scene, g: Group) -> list[Claim]:
    """Persons who lead the place or body right before them, told in one word for all."""
    if any("Person" not in scene.classes(t) for t in g.things):
        return []
    led = _LEADERS.search(scene.masked(max(scene.sentence.span.start, g.span.start - 10), g.span.start))
    if led is None:
        return []
    start, where = g.span.start - len(led[0]), led["where"]
    near = next((h for h in scene.groups if h.span.end == start and ACTORS & set(scene.classes(h.things[-1]))), None)
    if near is None and where in _WHERE:
        near = last_place(scene, start, _WHERE[where])
        if near is not None and where in "县区" and not scene.things[near.things[0]].name.endswith((where, "市")):
            near = None  # 交接红旗。|区领导某某
    elif near is None and where:
        fits = [h for s in scene.back() for h in s.groups if scene.things[h.things[0]].name.endswith(where)]
        near = next((h for h in fits if h.span.end <= g.span.start), None)
    if near is None:
        return []
    first = max(near.span.start, scene.sentence.span.start)
    evidence = scene.evidence_from(near, scene.evidence(min(first, g.span.start), g.span.end))
    role, rule = led["role"], "office:leaders"
    return list(claims(scene, g.things, "affiliatedWith", near.things[-1:], evidence=evidence, role=role, rule=rule))


#: What lies in a county and has neither a 县长 nor a 区长.
_BELOW_COUNTY = re.compile("(?:[乡镇村里鄉鎮]|街道|社区|社區)$")


#: Who may be called after a place without being of its government.
_SELF_RUN = BODIES - {"GovernmentBody"}
#: What stands for a place as a whole in a name: 云川|市|医院.
_WHOLE = re.compile("[省市区县州盟旗]$")


def _only_calls(scene: Scene, place: Span) -> bool:
    """Whether a place is a school, firm or club called after, by its short name, that has none of its offices:
    江湾市与|云川|大学联盟签约，|市长|某某."""
    if _WHOLE.search(scene.text, *place):
        return False
    whole = next((m for g in scene.groups for m in g.mentions if m.span.contains(place) and m.span != place), None)
    return whole is not None and not _SELF_RUN.isdisjoint(scene.classes(whole.things[0]))


def last_place(scene: Scene, start: int, classes: set[str]) -> Group | None:
    """The place of a class that was named last, also within a name; of districts no village or town in one."""
    at: Scene | None = scene
    for _ in range(8):
        if at is None:
            return None
        inside = [m for m in at.nested if not _only_calls(at, m.span)]
        spans = [(m.span, m.things) for g in at.groups for m in g.mentions] + [(m.span, m.things) for m in inside]
        for span, things in sorted(spans, reverse=True):
            entry = scene.things[things[0]].entry
            division = entry is None or bool(entry.adcode)  # no bay area has a governor
            if entry is None and _BELOW_COUNTY.search(scene.things[things[0]].name):
                continue
            if span.end <= start and division and classes & set(scene.classes(things[0])):
                return Group(span, things[:1], ())
        at = at.before
    return None
