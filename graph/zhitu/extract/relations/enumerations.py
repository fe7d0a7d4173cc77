"""What a list tells of each of its members: the parts of a whole, and what is where a sentence is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from zhitu.extract.clauses.heads import modifies
from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.statements.claims import claims
from zhitu.extract.statements.members import members_of
from zhitu.extract.text.classes import BODIES, PLACES
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Claim
from zhitu.vocabulary import vocabulary

__all__ = ["from_enumerations"]

_PARTS = wording("part-kinds")
_COUNT = r"(?:\d+|[两三四五六七八九十]+)[大个所座家]?"
_VERB = f"{wording('holds-verbs')}(?:建设)?了?"
#: 甲项目……，包括乙、丙、丁等八大板块: a verb, what it holds, and what each of that is.
_HOLDS = Rare(
    rf"{_VERB}(?P<body>(?:[^，。；（）]|（[^（）]*）){{2,160}}?)"
    rf"(?:等|[等共]?“?{_COUNT})[^，。；、（）{SLOT}]{{0,6}}?{_PARTS}”?(?=[，。；]|$)"
)
#: 甲片区下设三个功能区：乙、丙、丁; 分为两个片区，分别为乙、丙.
_NAMES = Rare(
    rf"{_VERB}{_COUNT}[^，。；、（）{SLOT}]{{0,6}}?{_PARTS}[，：](?:分别|即|其中|包括|为|是)*"
    rf"(?P<body>[“《]?{SLOT}+[”》]?(?:(?:、|和|与|及|以及)[“《]?{SLOT}+[”》]?)+)(?=[，。；]|$)"
)
_WHOLES = frozenset({"Zone", "Project", "Facility", "Programme"}) | BODIES - {"GovernmentBody", "Company"}


def from_enumerations(scene: Scene) -> list[Claim]:
    """`partOf` of the members of a list whose sort is told (`locatedIn` of those of another kind than what holds them),
    `locatedIn` of what a sentence set in a place names."""
    return [*_parts(scene), *_set_in(scene), *_had(scene)]


#: 甲省|已建成的综合保税区共有3个，分别为|乙、丙和丁: what a place has, by name.
_HAS = Rare(
    rf"(?P<place>{SLOT}+)[^，。；{SLOT}]{{0,24}}?(?:共有|共|现有|有|达)\d+[个座家所]，(?:分别)?[为是](?P<body>[“《]?{SLOT}[^。；]*)"
)
_SITED = frozenset({"Facility", "Zone", "Laboratory", "School", "Hospital"})


def _had(scene: Scene) -> Iterator[Claim]:
    """Works and zones that a place is said to have, each named behind how many they are."""
    start, end = scene.sentence.span
    match = _HAS.search(scene.masked(start, end))
    place = match and next((g for g in scene.groups if g.span.start == start + match.start("place")), None)
    if match is None or place is None or len(place.things) > 1 or PLACES.isdisjoint(scene.classes(place.things[0])):
        return
    status = status_at(scene, start + match.end("place"), None)
    for m in members_of(scene, start + match.start("body"), start + match.end("body")):
        if status is not None and all(_SITED & set(scene.classes(t)) for t in m.things):
            evidence = scene.evidence(place.span.start, m.span.end)
            yield from claims(
                scene, m.things, "locatedIn", place.things, evidence=evidence, status=status, rule="list:had"
            )


def _parts(scene: Scene) -> Iterator[Claim]:
    start, end = scene.sentence.span
    text = scene.masked(start, end)
    for match in chain(_HOLDS.finditer(text), _NAMES.finditer(text)):
        whole = _whole(scene, start + match.start())
        status = status_at(scene, start + match.start(), None)
        if whole is None or status is None:
            continue
        for m in members_of(scene, start + match.start("body"), start + match.end("body")):
            evidence = scene.evidence(min(whole.span.start, m.span.start), m.span.end)
            alike = vocabulary().alike(scene.classes(m.things[0]), scene.classes(whole.things[-1]))
            yield from claims(
                scene,
                m.things,
                "partOf" if alike else "locatedIn",
                whole.things[-1:],
                evidence=evidence,
                status=status,
                rule="list:parts",
            )


def _whole(scene: Scene, verb: int) -> Group | None:
    """Right before the verb, else what the sentence is about: the first that is named in it."""
    before = [g for g in scene.groups if g.span.end <= verb]
    if not before:
        return None
    beside = scene.clause(verb).span.contains(before[-1].span)
    whole = before[-1] if beside else before[0]
    fits = not _WHOLES.isdisjoint(scene.classes(whole.things[-1])) and not modifies(scene, whole)
    near = not beside or len(scene.masked(whole.span.end, verb)) <= 4
    return whole if fits and near and (beside or scene.role(whole).free) else None


#: 在甲省，……; 新一年，在甲省，……
_SETTING = re.compile(rf"(?:[^，。；{SLOT}]{{0,8}}，)?在(?P<place>{SLOT}+)(?:境内|各地)?，")
_SET = frozenset({"Facility", "Zone"})
#: 在甲市，乙区|重大项目——丙大桥: of which the work is.
_WORK_OF = re.compile("(?:的)?(?:建设)?(?:重[大点]|标志性|又一|首个)?[^，。；]{0,6}(?:项目|工程)——?")
_ELSEWHERE = re.compile("[在从自由到至往向与和同距离经]$")


def _set_in(scene: Scene) -> Iterator[Claim]:
    """Works and zones in the rest of the sentence, but those that it only passes."""
    start, end = scene.sentence.span
    match = _SETTING.match(scene.masked(start, end))
    if match is None:
        return
    place, *rest = (g for g in scene.groups if g.span.end >= start + match.end("place"))
    if len(place.mentions) > 1 or PLACES.isdisjoint(scene.classes(place.things[-1])):
        return
    for g in rest:
        ahead = scene.masked(start, g.span.start)
        passed = ahead.endswith(SLOT) or bool(_ELSEWHERE.search(ahead)) or modifies(scene, g)
        passed = passed or bool(_WORK_OF.match(scene.text, g.span.end))
        status = status_at(scene, g.span.start, None)
        if status is not None and not passed and all(_SET & set(scene.classes(t)) for t in g.things):
            evidence = scene.evidence(place.span.start, g.span.end)
            where = place.things[-1:]
            yield from claims(
                scene, g.things, "locatedIn", where, evidence=evidence, status=status, rule="setting"
            )  # fmt: skip
