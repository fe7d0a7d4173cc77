"""When a thing got its name: 2018年，甲学院更名为甲大学 is a milestone of the university."""

from __future__ import annotations

from collections.abc import Iterable

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.verb_times import time_of
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.wording import wording
from zhitu.model import Event, Span
from zhitu.names import normal

__all__ = ["from_renamings"]

_RENAMED = Rare(wording("renaming-words"))
#: Characters between such a word and the name that the thing bore before.
_NEAR = 40


def from_renamings(scene: Scene) -> list[Event]:
    """The dated renamings that a sentence tells, of things whose names before and after the document has."""
    found: list[Event] = []
    for match in _RENAMED.finditer(scene.text, *scene.sentence.span):
        named = _named(scene, Span(*match.span()))
        when = time_of(scene, Span(*match.span()))
        if named is None or when is None or when.kind != "point" or when.edtf is None or "/" in when.edtf:
            continue
        g, t = named
        evidence = scene.evidence(min(g.span.start, when.span.start), max(g.span.end, match.end()))
        found.append(Event(str(t), "milestone", when.edtf, (evidence,), rule="renamed"))
    return found


def _named(scene: Scene, verb: Span) -> tuple[Group, int] | None:
    """The nearest mention of a thing by a name that it bore before, with the thing."""
    near = (g for g in scene.groups if g.span.start - verb.end > -_NEAR and g.span.end - verb.start < _NEAR)
    formerly = [(g, t) for g in near for t in g.things if _is_former(scene, g, t)]
    return min(formerly, key=lambda found: abs(found[0].span.end - verb.start), default=None)


def _is_former(scene: Scene, g: Group, t: int) -> bool:
    written: Iterable[str] = (scene.text[slice(*m.span)] for m in g.mentions if t in m.things)
    former = {normal(name) for name in scene.things[t].former}
    return any(normal(name) in former for name in written)
