"""发改委 in a document that names that of 四川 alone: the body of the province, not that of the country."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from zhitu.extract.entities.short_forms import without_place
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.gazetteer import Entry, gazetteer
from zhitu.extract.text.wording import words
from zhitu.names import normal

__all__ = ["with_local_bodies"]

#: What names a body of the whole country begins with.
_NATIONAL = words("of-whole-country")


def with_local_bodies(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; short names of national bodies are names of no known thing where only such of places are named.

    Of several provinces' bodies none is meant for sure, nor is that of the country.
    """
    local: dict[Entry, set[str]] = defaultdict(set)
    for c in candidates:
        for entry in _of_place(c):
            local[entry].add(c.full or c.name)
    for entry in (entry for c in candidates if not _is_short(c) for entry in c.entries):
        local.pop(entry, None)
    return [_meant(c, local) if _is_short(c) else c for c in candidates]


def _of_place(c: Candidate) -> tuple[Entry, ...]:
    """The national bodies that a body of a place is called like: that of 四川省发改委."""
    if c.entries or "GovernmentBody" not in c.classes:
        return ()
    name = normal(c.full or c.name)
    start = without_place(name)
    if not start or name.startswith("台湾"):
        return ()  # 交通部 beside 台湾“交通部” is that of the nation
    return tuple(e for e in gazetteer().folded(name[start:]) if e.kind == "body")


def _is_short(c: Candidate) -> bool:
    """Whether a known body goes by a name that says nothing of the country: 发改委, 国资委."""
    if not c.entries or any(e.kind != "body" or "GovernmentBody" not in e.classes for e in c.entries):
        return False
    form = normal(c.name)
    return not form.startswith(_NATIONAL) and all(form != normal(e.name) for e in c.entries)


def _meant(c: Candidate, local: Mapping[Entry, set[str]]) -> Candidate:
    """The candidate as the name of the one local body, of none that is known where there are several."""
    names = {name for entry in c.entries for name in local.get(entry, ())}
    if not names:
        return c
    return c._replace(entries=(), head=c.head or c.name, full=min(names) if len(names) == 1 else None)
