"""A list of couples, of which each acts by itself: 甲与乙、丙与丁签署协议 joins 甲 with 乙 and 丙 with 丁."""

from __future__ import annotations

import re
from itertools import pairwise, permutations

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention

__all__ = ["apart", "couples"]

_WITH, _THEN = re.compile("[”》]?[与同和][“《]?"), re.compile("[”》]?、[“《]?")
_LEAST = 4


def couples(scene: Scene, g: Group) -> list[tuple[Mention, Mention]]:
    """The couples that a list is made of; none of 甲与乙、丙, where the first acts with each."""
    members = g.mentions
    if len(members) < _LEAST or len(members) % 2:
        return []
    gaps = [scene.text[a.span.end : b.span.start] for a, b in pairwise(members)]
    alternate = all((_THEN if k % 2 else _WITH).fullmatch(gap) for k, gap in enumerate(gaps))
    one_word = len({gap.strip("”》“《") for gap in gaps[::2]}) == 1  # 甲与乙、丙和丁: one list
    return list(zip(members[::2], members[1::2], strict=True)) if alternate and one_word else []


def apart(scene: Scene, g: Group) -> frozenset[tuple[str, str]]:
    """The pairs of a list's things that are no couple of it."""
    paired = couples(scene, g)
    own = {(a, b) for one, other in paired for a in one.things for b in other.things}
    pairs = set(permutations(g.things, 2)) - own - {(b, a) for a, b in own}
    return frozenset((str(a), str(b)) for a, b in pairs)
