"""发改委 in a document that names that of 四川 alone: the body of the province, not that of the country."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from zhitu.extract.entities.short_forms import without_place
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.gazetteer import Entry, gazetteer
from zhitu.extract.text.wording import words
from zhitu.names import normal

__all__ = ["with_local_bodies"]

#: Every level has them; that of the nation has other offices (委员长, 主席). Without a place they are those of whose
#: party committee is named.
_CONGRESSES = frozenset(("人大常委会", "人大"))
#: Characters of a short name of a fair: 投洽会.
_SHORT = 4
_LOCAL_OFFICE = re.compile("(?:常务)?副?主任(?!会议)|党组")
_COMMITTEE = re.compile("(?<=[省市县区州盟旗])(?:党)?委$")
#: What names a body of the whole country begins with.
_NATIONAL = words("of-whole-country")


def with_local_bodies(candidates: Sequence[Candidate], text: str) -> list[Candidate]:
    """The candidates; short names of national bodies are names of no known thing where only such of places are named.

    Of several provinces' bodies none is meant for sure, nor is that of the country.
    """
    local: dict[Entry, set[str]] = defaultdict(set)
    for c in candidates:
        for entry in _of_place(c):
            local[entry].add(c.full or c.name)
    for entry in (entry for c in candidates if not _is_short(c) for entry in c.entries):
        local.pop(entry, None)
    committees = {c.name for c in candidates if c.accepted and _COMMITTEE.search(c.name)}
    sessions = [c.name for c in candidates if c.accepted and not c.entries and c.classes == ("Conference",)]
    if sessions:
        known = {e for c in candidates if not _is_short_fair(c) for e in c.entries}
        candidates = [c if known.intersection(c.entries) else _of_session(c, sessions) or c for c in candidates]
    return [_of_committee(text, c, committees) or (_meant(c, local) if _is_short(c) else c) for c in candidates]


def _of_session(c: Candidate, sessions: Sequence[str]) -> Candidate | None:
    """A fair by a short name of a known one as that which the document names: 甲市投资洽谈会……本届|投洽会."""
    known = c.entries[0] if len(c.entries) == 1 and "Conference" in c.classes else None
    if known is None or not _is_short_fair(c):
        return None
    meant = {s for s in sessions if s[-3:-2] == c.name[-2:-1] and _in_order(c.name, s)}
    return c._replace(entries=(), head=c.head or c.name, full=meant.pop()) if len(meant) == 1 else None


def _is_short_fair(c: Candidate) -> bool:
    """Whether a known meeting goes by a few letters of its name."""
    return "Conference" in c.classes and len(c.name) <= _SHORT and all(c.name != e.name for e in c.entries)


def _in_order(short: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in short)


def _of_committee(text: str, c: Candidate, committees: set[str]) -> Candidate | None:
    """A congress as that of the one place whose party committee is named: 甲市委书记、|人大常委会|主任."""
    if c.name not in _CONGRESSES or not c.entries or _LOCAL_OFFICE.match(text, c.span.end) is None:
        return None
    named = {_COMMITTEE.sub("", name) for name in committees}
    places = {place for place in named if not any(other != place and other.endswith(place) for other in named)}
    full = f"{min(places)}{c.name}" if len(places) == 1 else None
    return c._replace(entries=(), head=c.head or c.name, full=full)


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
