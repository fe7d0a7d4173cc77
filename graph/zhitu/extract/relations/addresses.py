"""What an address says of where something is: 江湾区滨江路88号|远帆大厦, 远帆大厦|5楼|市科技局."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.statements.claims import claims
from zhitu.extract.text.classes import BODIES, PLACES
from zhitu.extract.text.seams import FLOOR, HOUSE
from zhitu.model import Claim

__all__ = ["from_addresses"]

_HOUSED = re.compile(f"[一-龥]{{0,8}}?(?:{HOUSE.pattern})")
_INSIDE = re.compile(FLOOR.pattern)
_SIGNS = ("号", "楼", "层", "室", "地下")


def from_addresses(scene: Scene) -> Iterator[Claim]:
    """`locatedIn` of a house in the place before its street, and of a body in the house before its floor."""
    if not any(sign in scene.text[slice(*scene.sentence.span)] for sign in _SIGNS):
        return
    mentions = sorted((m for g in scene.groups for m in g.mentions), key=lambda m: m.span)
    for left, right in pairwise(mentions):
        start, end = left.span.end, right.span.start
        one, other = (set(scene.classes(m.things[0])) for m in (left, right))
        house = one & PLACES and other & (BODIES | {"Facility"}) and _HOUSED.fullmatch(scene.text, start, end)
        floor = "Facility" in one and other & BODIES and _INSIDE.fullmatch(scene.text, start, end)
        if house or floor:
            evidence = scene.evidence(left.span.start, right.span.end)
            yield from claims(scene, right.things, "locatedIn", left.things, evidence=evidence, rule="address")
