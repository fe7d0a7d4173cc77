"""美国|教育部 is not the 教育部 that the gazetteer knows: bodies of other countries have names of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from zhitu.divisions import COUNTRY, divisions
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.gazetteer import Entry, gazetteer
from zhitu.extract.text.wording import words
from zhitu.model import Span
from zhitu.names import normal

__all__ = ["with_nations", "with_taiwan"]

_TAIWAN, _ITS_CODE = "台湾", "710000"
#: Ministries of Taiwan that are called as those of the mainland are, or that no gazetteer knows.
_MINISTRIES = frozenset((*(f"{matter}部" for matter in (*words("taiwan-ministries"), "数位发展")), "中央政府"))
#: What is called 中央政府 there.
_CENTRAL = {"中央政府": "行政院"}
#: What else is of Taiwan though its name does not say so.
_ITS_BODIES = frozenset(
    (
        "国家科学及技术委员会",
        "国家发展委员会",
        "国家通讯传播委员会",
        "大陆委员会",
        "新竹科学园区管理局",
        "中部科学园区管理局",
        "南部科学园区管理局",
    )
)
#: Whose a ministry is, just before it.
_BEHIND = re.compile(f"{_TAIWAN}(?:地区|当局|方面|省)?的?[“「]?$")


def with_nations(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, known bodies of this country directly behind another country's name as bodies of that one.

    So are works that a town of this country has too: 蒙古国|二连浩特口岸 is the one across the border.
    """
    nations = {c.span.end: c for c in candidates if _is_nation(c)}
    return [
        _of(text, nations[c.span.start], c) if c.span.start in nations and (_is_ours(c) or _is_work(c)) else c
        for c in candidates
    ]


def _is_nation(c: Candidate) -> bool:
    return len(c.entries) == 1 and "Country" in c.entries[0].classes and c.entries[0].adcode != COUNTRY


def _is_ours(c: Candidate) -> bool:
    return bool(c.entries) and c.entries[0].kind == "body" and "GovernmentBody" in c.entries[0].classes


def _is_work(c: Candidate) -> bool:
    """Whether a work is called after a town of this country."""
    named = next(iter(gazetteer().find(c.name, 0, len(c.name))), None) if c.classes == ("Facility",) else None
    town = named is not None and named.span.start == 0 and named.span.end < len(c.name)
    return town and not c.entries and named is not None and named.entries[0].kind == "division"


def _of(text: str, nation: Candidate, c: Candidate) -> Candidate:
    span = Span(nation.span.start, c.span.end)
    return c._replace(span=span, name=text[slice(*span)], entries=(), full=None, outer=None)


def with_taiwan(
    text: str, candidates: Sequence[Candidate], homes: Collection[str] = (), *, traditional: bool = False
) -> list[Candidate]:
    """The candidates, ministries as those of Taiwan behind its name, and where the document is of Taiwan alone.

    `homes` are codes of the places that publisher and title name. A document in traditional characters that names
    places of Taiwan and none of the rest of the country is of Taiwan.
    """
    if not any(normal(c.name) in _MINISTRIES for c in candidates):
        return list(candidates)
    known = [entry for c in candidates for entry in c.entries if normal(c.name) not in _MINISTRIES]
    codes = [*homes, *(entry.adcode for entry in known if traditional and entry.kind == "division" and entry.adcode)]
    its = any(divisions().within(code, _ITS_CODE) for code in codes) or any(map(_is_of_taiwan, known))
    alone = its and not any(map(_is_of_mainland, known))
    return [
        _of_taiwan(c)
        if normal(c.name) in _MINISTRIES and (alone or _BEHIND.search(text, max(0, c.span.start - 8), c.span.start))
        else c
        for c in candidates
    ]


def _of_taiwan(c: Candidate) -> Candidate:
    """A ministry as that of Taiwan, by the name that the gazetteer knows of it (卫福部) or by its own."""
    known = tuple(entry for entry in gazetteer().folded(_CENTRAL.get(c.name, c.name)) if _is_of_taiwan(entry))
    if known:
        return c._replace(entries=known)
    return c._replace(entries=(), head=c.head or c.name, full=f"{_TAIWAN}{normal(c.name)}")


def _is_of_taiwan(entry: Entry) -> bool:
    """Whether it is a body of Taiwan."""
    return _is_body(entry) and (entry.name.startswith(_TAIWAN) or entry.name in _ITS_BODIES)


def _is_of_mainland(entry: Entry) -> bool:
    """Whether it is a body or a place of the rest of the country."""
    if entry.kind == "division":
        return entry.adcode not in (None, COUNTRY) and not divisions().within(entry.adcode, _ITS_CODE)
    return _is_body(entry) and not _is_of_taiwan(entry)


def _is_body(entry: Entry) -> bool:
    return entry.kind == "body" and "GovernmentBody" in entry.classes
