"""What a part's progress says of the whole: a line of which a section is being built is being built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhitu.extract.clauses.fitness import ALLOWED
from zhitu.extract.entities.entities import Thing
from zhitu.model import Event

__all__ = ["with_wholes"]


def with_wholes(things: Sequence[Thing], events: Sequence[Event]) -> list[Event]:
    """The events, and those of the wholes whose sections (甲铁路|乙段) are under construction."""
    found = list(events)
    for e in events:
        whole = _whole(things, int(e.of)) if e.type == "underConstruction" else None
        if whole is not None:
            found.append(replace(e, of=str(whole)))
    return found


def _whole(things: Sequence[Thing], part: int) -> int | None:
    """The longest-named thing with whose name a section's begins."""
    name = things[part].name
    if not name.endswith("段"):
        return None
    starts = [
        (len(form), t.index)
        for t in things
        if t.index != part and not ALLOWED["underConstruction"].isdisjoint(t.classes)
        for form in t.forms.values()
        if len(form) > 3 and name.startswith(form)
    ]
    return max(starts)[1] if starts else None
