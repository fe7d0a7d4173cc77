"""Lists of which each member has its own in another list: 甲、乙分别与丙、丁签约 joins 甲 with 丙 and 乙 with 丁.

So does 在甲市、乙市建设丙院、丁院, where each is in its place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.relations.couples import apart, couples
from zhitu.extract.text.clues import Rare
from zhitu.model import Claim
from zhitu.vocabulary import vocabulary

__all__ = ["without_crossed"]

_EACH = Rare("分别|各自")
#: 甲、乙分别|代表丙和丁签约: of those who sign with each other.
_FOR = re.compile("代表")
#: 甲公司|研发中心、|乙总部: what a member of a list has, and what joins it to the next.
_NEXT = re.compile("[^，。；、的]{2,10}[、和与及]")
#: Before the last of a list whose first members no names name.
_JOINS = "、和与及"
#: Characters between a list and the word.
_NEAR = 12


class _Crossed(NamedTuple):
    """Where the word stands, and pairs of things that it keeps apart; `beside` are those of one list."""

    at: int
    pairs: frozenset[tuple[str, str]]
    beside: frozenset[tuple[str, str]]


def without_crossed(scenes: Sequence[Scene], claims: Sequence[Claim]) -> list[Claim]:
    """The claims but for those that join a thing with another one's own, or with a fellow that acts for itself."""
    crossed = sorted((each for scene in scenes for each in _crossed(scene)), key=lambda each: each.at)
    return [c for c in claims if not _is_crossed(c, crossed)] if crossed else list(claims)


def _is_crossed(c: Claim, crossed: Sequence[_Crossed]) -> bool:
    pair = (c.subject, c.object)
    symmetric = vocabulary().relation(c.property).symmetric
    for passage in c.evidence:
        first = bisect_right(crossed, passage.start, key=lambda each: each.at)
        for each in crossed[first:]:
            if each.at >= passage.end:
                break
            if pair in each.pairs or (symmetric and pair in each.beside):
                return True
    return False


def _crossed(scene: Scene) -> Iterator[_Crossed]:
    yield from _in_places(scene)
    coupled = (g for g in scene.groups if couples(scene, g))
    yield from (_Crossed(g.mentions[0].span.end, frozenset(), apart(scene, g)) for g in coupled)
    for match in _EACH.finditer(scene.text, *scene.sentence.span):
        clause = scene.clause(match.start()).span
        groups = [g for g in scene.groups if clause.contains(g.span)]
        before = [g for g in groups if g.span.end <= match.start() <= g.span.end + _NEAR]
        after = [g for g in groups if match.end() <= g.span.start <= match.end() + _NEAR]
        while len(after) > 1 and after[0].span.end == after[1].span.start:
            after = after[1:]  # 分别与|甲地区|乙县、丙县结为友好县
        if before and after:
            ours, theirs = _things(before[-1]), _things(after[0])
            if (parted := _parted(scene, [g for g in groups if g.span.end <= match.start()], theirs)) is not None:
                yield _Crossed(match.start(), parted, frozenset())
                continue
            last = len(ours) < len(theirs) and scene.text[before[-1].span.start - 1] in _JOINS
            matched = theirs[-len(ours) :] if last else theirs  # 甲公司研发中心、|乙总部|分别落户丙市、|丁市
            own = set(zip(ours, matched, strict=True)) if len(ours) == len(matched) else set()
            several = last or (len(ours) > 1 and len(theirs) > 1)
            pairs = {pair for pair in product(ours, theirs) if pair not in own} if several else set()
            pairs |= {(b, a) for a, b in pairs}
            sides = _FOR.match(scene.text, match.end()) is not None
            beside = (*apart(scene, before[-1]), *(() if sides else apart(scene, after[0])))
            yield _Crossed(match.start(), frozenset(pairs), frozenset(beside))


def _parted(scene: Scene, before: Sequence[Group], theirs: Sequence[str]) -> frozenset[tuple[str, str]] | None:
    """The pairs that members of a list, each with what is its own, do not make with the members of another.

    甲公司|研发中心、|乙公司|丙总部|分别落户丁市和戊市; None where the lists are not equally long.
    """
    members: list[list[Group]] = []
    for g in before:
        if members and g.span.start == members[-1][-1].span.end:
            members[-1].append(g)
        elif members and _NEXT.fullmatch(scene.text, members[-1][-1].span.end, g.span.start) is None:
            return None
        else:
            members.append([g])
    if len(members) < 2 or len(members) != len(theirs):
        return None
    told = ((t, k) for k, member in enumerate(members) for g in member for t in _things(g))
    pairs = {(t, other) for t, k in told for j, other in enumerate(theirs) if j != k}
    return frozenset(pairs | {(b, a) for a, b in pairs})


def _in_places(scene: Scene) -> Iterator[_Crossed]:
    """As many places as things that are set up in them."""
    for g, h in pairwise(scene.groups):
        alike = len(g.things) == len(h.things) > 1 and scene.role(g).marker == "at" and scene.role(h).after_verb
        if alike and scene.clause(g.span.start).span.contains(h.span):
            places, sited = _things(g), _things(h)
            pairs = set(product(places, sited)) - set(zip(places, sited, strict=True))
            yield _Crossed(h.span.start, frozenset(pairs | {(b, a) for a, b in pairs}), frozenset())


def _things(g: Group) -> list[str]:
    return [str(t) for t in g.things]
