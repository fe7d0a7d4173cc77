"""Sessions of what is held again and again: 第六届|云川博览会 is none of the others, nor all of them together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import wording
from zhitu.model import Span
from zhitu.names import WANDERS, normal

__all__ = ["is_of_another", "with_sessions"]

_NUMBER = r"(?:(?:19|20)\d\d)?第[一二三四五六七八九十百\d]{1,4}届|首届|(?:19|20)\d\d年?"
#: Before a name, and at its beginning. 2019—2023年 are several.
_BEFORE = re.compile(rf"(?<![\d—\-~～至到、和与])(?:{_NUMBER})$")
_BEGINS = re.compile(rf"(?:{_NUMBER})(?=.{{3}})")
_FARTHEST = 12
#: Characters of a city's short name.
_CITY = 2
#: What is said of all sessions, behind their name and before it.
_OF_ALL = re.compile(f"[”》]?(?:是|为)?{wording('of-all-sessions')}")
_EACH = re.compile(f"{wording('each-session')}[“《]?$")
#: Before the name of a session that the document does not name: 第六届云岭茶会闭幕。|明年|云岭茶会…….
_ANOTHER = re.compile(f"{wording('another-session')}的?[“《]?$")


def is_of_another(text: str, span: Span, session: str) -> bool:
    """Whether a name without number is not short for a session, though the document names no other: 明年|云岭茶会."""
    if not _BEGINS.match(session) or _BEGINS.match(text, *span):
        return False
    return _ANOTHER.search(text, max(0, span.start - _FARTHEST), span.start) is not None


class _Held(NamedTuple):
    """A conference's candidate: the number of its session, if it has one, and the name of all of them."""

    c: Candidate
    number: str
    series: str

    @property
    def full(self) -> str:
        return self.number + self.series


def with_sessions(text: str, candidates: Sequence[Candidate]) -> tuple[list[Candidate], frozenset[str]]:
    """The candidates, sessions under their own names, and names, in normal form, that stand for all sessions together.

    Where a document names one session, the name without number is short for it, unless something is said of all.
    """
    cities = {c.span.end: c for c in candidates if "City" in c.classes and not c.nested}
    candidates = [c._replace(name=_with_marks(text, c)) if "Conference" in c.classes else c for c in candidates]
    held = {n: _held(text, c, cities) for n, c in enumerate(candidates) if "Conference" in c.classes and not c.nested}
    sessions: dict[str, set[str]] = defaultdict(set)
    for one in held.values():
        if one.number:
            sessions[normal(one.series)].add(one.full)
    if not sessions:
        return list(candidates), frozenset()
    bare = [one for one in held.values() if not one.number]
    of_all = {normal(one.series) for one in bare if _tells_of_all(text, one.c.span)}
    several = of_all | {series for series, names in sessions.items() if len(names) > 1}
    ends = {
        s for s in sessions if any(other != s and other.endswith(s) for other in sessions)
    }  # 第九届云岭博览会……。第十届|博览会
    only = {series: next(iter(names)) for series, names in sessions.items() if series not in several | ends}
    numbered = [one.c.span for one in held.values() if one.number]
    found = [_named(held[n], only) if n in held else _inside(c, only, numbered) for n, c in enumerate(candidates)]
    wanderers = {one.c.span.start for one in held.values() if one.number and one.c.span.start in cities}
    inner = [c._replace(nested=True) if c.span.end in wanderers and "City" in c.classes else c for c in found]
    return inner, frozenset(several)


def _with_marks(text: str, c: Candidate) -> str:
    """A name with the mark at its end whose other is inside of it: “云山”|茶会."""
    return c.name if c.name.count("“") == c.name.count("”") else text[slice(*c.span)]


def _held(text: str, c: Candidate, cities: Mapping[int, Candidate]) -> _Held:
    name = c.entries[0].name if c.entries else c.full or c.name
    if c.entries and WANDERS.search(name):
        if any(entry.kind == "division" for entry in gazetteer().folded(name[:_CITY])):
            return _Held(c, "", name)  # 2022年|北京冬奥会
        if c.span.start in cities:
            return _Held(c, cities[c.span.start].name, name)
    if inside := None if c.entries else _BEGINS.match(c.name):
        return _Held(c, inside[0], _official(c.name[inside.end() :]))
    before = _BEFORE.search(text[max(0, c.span.start - _FARTHEST) : c.span.start])
    return _Held(c, before[0] if before else "", name)


def _official(name: str) -> str:
    known = [entry for entry in gazetteer().folded(name) if "Conference" in entry.classes]
    return known[0].name if known else name


def _tells_of_all(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _FARTHEST) : span.start]
    return _OF_ALL.match(text, span.end) is not None or _EACH.search(before) is not None


def _inside(c: Candidate, only: Mapping[str, str], numbered: Sequence[Span]) -> Candidate:
    """A known conference in another's name by that of the only session, unless it is in this: 本届|云博会|国家展."""
    if not c.nested or not c.entries or "Conference" not in c.classes or any(s.contains(c.span) for s in numbered):
        return c
    session = only.get(normal(c.entries[0].name))
    return c if session is None else c._replace(entries=(), full=session)


def _named(one: _Held, only: dict[str, str]) -> Candidate:
    """A candidate by the name of the session that it stands for."""
    c = one.c
    if not one.number:
        session = only.get(normal(one.series))
        return c if session is None else c._replace(entries=(), full=session)
    short = c.name.removeprefix(one.number)
    name, marked = one.number + short, c.span.end - c.span.start == len(c.name) + 2  # “第六届云岭茶会”
    span = Span(c.span.end - marked - len(name), c.span.end - marked)
    alias = c.alias or (short if normal(one.series) in only else None)
    return c._replace(span=span, name=name, full=one.full, alias=alias, entries=(), outer=None)
