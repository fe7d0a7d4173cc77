"""What is only proposed connects and stands nowhere yet: 拟议的甲至乙铁路途经丙."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.text.wording import wording
from zhitu.model import Claim, Event

__all__ = ["as_proposed"]

_PROPOSED = re.compile(f"{wording('proposed-words')}(?:中)?的?[“]?$")
_BEFORE = 8
#: What a line or work does only once it is there.
_STANDING = frozenset(("connects", "locatedIn"))
_THERE = frozenset(("opened", "completed", "constructionStarted", "underConstruction", "milestone"))


def as_proposed(scenes: Sequence[Scene], claims: Iterable[Claim], events: Iterable[Event]) -> Iterator[Claim]:
    """The claims, those of what is first named as proposed, and that nothing begins to build, as expected."""
    begun = {e.of for e in events if e.type in _THERE and e.status == "occurred"}
    proposed = {str(thing) for thing in _first_as_proposed(scenes)} - begun
    for c in claims:
        soon = c.status == "occurred" and c.property in _STANDING and c.subject in proposed
        yield replace(c, status="expected") if soon else c


def _first_as_proposed(scenes: Sequence[Scene]) -> Iterator[int]:
    seen: set[int] = set()
    for scene in scenes:
        for g in scene.groups:
            for m in g.mentions:
                new = set(m.things) - seen
                seen.update(m.things)
                if _PROPOSED.search(scene.text, max(0, m.span.start - _BEFORE), m.span.start):
                    yield from new
