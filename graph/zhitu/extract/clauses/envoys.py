"""For whom two persons act who are named with their offices: 甲大学校长某某|与|乙市市长某某 签署……."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from zhitu.extract.clauses.fitness import ACTORS
from zhitu.extract.clauses.scene import Group
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.text.wording import words

__all__ = ["senders"]

_AND = words("envoys-and")
#: Characters of an office between who has it and the person.
_OFFICE = 14


def senders(text: str, groups: Sequence[Group], things: Sequence[Thing]) -> tuple[Mention, Mention] | None:
    """The bodies of the first two persons who act together, each named before its person."""
    named = [m for g in groups for m in g.mentions]
    for k, (person, other) in enumerate(pairwise(named)):
        first, rest = other, named[k + 2 :]
        while rest and rest[0].span.start == other.span.end and _acts(things, rest[0]):
            other, rest = rest[0], rest[1:]  # 某某与|甲市|乙区|区长某某
        if not rest:
            return None
        behind = rest[0]
        joined = text[person.span.end : first.span.start] in _AND and _acts(things, first)
        if not joined or not _is_person(things, person) or not _is_person(things, behind):
            continue
        office = text[other.span.end : behind.span.start]
        own = next((m for m in reversed(named[:k]) if _acts(things, m)), None)
        if own is None or not 0 < len(office) <= _OFFICE or set("，。；、") & set(office):
            continue
        apart = set("，。；") & set(text[own.span.end : person.span.start])
        return None if apart or own.things == other.things else (own, other)
    return None


def _is_person(things: Sequence[Thing], m: Mention) -> bool:
    return all("Person" in things[t].classes for t in m.things)


def _acts(things: Sequence[Thing], m: Mention) -> bool:
    return all(ACTORS & set(things[t].classes) for t in m.things)
