"""A possible mention of a named thing, and how sure a rule is of it."""

from __future__ import annotations

import re
from typing import NamedTuple

from zhitu.divisions import divisions
from zhitu.extract.mentions.units import CALLED_AFTER_PLACES, SAYINGS, Unit
from zhitu.extract.text.gazetteer import Entry, gazetteer
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = [
    "NAMED",
    "PLACE_KINDS",
    "Candidate",
    "has_share_code",
    "is_elsewhere",
    "is_house",
    "is_in_address",
    "is_institute",
    "is_on_line",
    "is_place",
    "is_share_code",
    "of_entry",
    "without_kinds",
]

#: A candidate is a name from this score on; a sister in a list is one from half a point less.
NAMED = 1.5

#: Kinds of gazetteer entries that are places.
PLACE_KINDS = frozenset({"division", "country", "region", "nature"})


class Candidate(NamedTuple):
    """A possible mention. `name` is folded text without marks; `entries` what the gazetteer knows of it."""

    span: Span
    name: str
    classes: tuple[str, ...]
    rule: str
    score: float
    entries: tuple[Entry, ...] = ()
    alias: str | None = None
    head: str = ""
    nested: bool = False
    counted: bool = False
    #: It says of what kind a thing is: no name, whatever else speaks for it.
    plain: bool = False
    full: str | None = None
    #: The longer stretch that is a name too, with the places before it (香港|西九龙站).
    outer: Span | None = None
    #: How sure the recogniser is of it; 0 where it was not asked.
    sure: float = 0.0

    @property
    def accepted(self) -> bool:
        """Whether it is a name on its own merits."""
        return self.score >= NAMED


#: A house in a street; 1号线, 3号楼 are of something else.
_HOUSE = re.compile(r"\d{1,5}(?:[-—之]\d+)?号(?![线楼机院馆厅门井船])")
_STREETS = f"{wording('street-ends')}(?:[东西南北中]段)?"
_STREET = re.compile(f"{_STREETS}$")
_ENDS_IN_HOUSE = re.compile(rf"{_STREETS}\d{{1,5}}(?:[-—之]\d+)?号$")


#: Parts of addresses of mail and pages: 简历发至|hr@yunling|.com.
_ON_LINE = re.compile(r"@|https?:|www\.")


def is_on_line(text: str, span: Span) -> bool:
    """Whether a stretch is a part of an address of mail or of a page.

    >>> is_on_line("发至hr@yunling.com", Span(2, 12)), is_on_line("发至云岭大学", Span(2, 6))
    (True, False)
    """
    return text[span.start - 1 : span.start] == "@" or _ON_LINE.search(text, *span) is not None


#: 成都市博物馆|总数达113家, 云川市加氢站|增加了12座: all that there are, not one.
_SUMMED_UP = re.compile(
    rf"{wording('all-there-are')}|{wording('how-all-grew')}*{wording('all-grew')}了?(?:约|近|超过?)?\d+[余多]?[座所处](?=[，。；、])"
)


def without_kinds(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates but for kinds of which a number follows, and the places that these begin with: 成都市.

    Nor is a place what an ill or an animal is called after.
    """
    candidates = [c for c in candidates if not (_begins_kind(text, c) or _is_all_there(c))]
    kinds = {
        c.span
        for c in candidates
        if not c.entries and c.rule.startswith(("head", "network")) and _SUMMED_UP.match(text, c.span.end)
    }
    if not kinds:
        return candidates
    within = [place for kind in kinds if (place := _place_before(text, kind)) is not None]
    return [*(c for c in candidates if not any(kind.contains(c.span) for kind in kinds)), *within]


#: 内地|国家重点实验室, 在港|高校: all of a kind that are there.
_THERE = re.compile(wording("scopes-of-kinds"))


def _is_all_there(c: Candidate) -> bool:
    """Whether a name is no more than a kind and where all of it are."""
    there = None if c.entries else _THERE.match(c.name)
    return there is not None and c.name[there.end() :] == c.head


#: Characters of a saying.
_SAYING = 4


def _begins_kind(text: str, c: Candidate) -> bool:
    """Whether what is read as a name only begins that of a kind, or lies in a saying: 美国|白蛾, 崇山|峻岭."""
    kind = CALLED_AFTER_PLACES.match(text, c.span.start)
    if kind is not None and c.span.end < kind.end():
        return True
    said = SAYINGS.finditer(text, max(0, c.span.start - _SAYING), c.span.end + _SAYING)
    return len(c.name) <= _SAYING and any(m.start() <= c.span.start and c.span.end <= m.end() for m in said)


def _place_before(text: str, span: Span) -> Candidate | None:
    """The division that a stretch begins with: 成都市|博物馆."""
    for end in range(span.end - 1, span.start + 1, -1):
        entries = gazetteer().folded(text[span.start : end])
        if entries and entries[0].kind == "division":
            return of_entry(Span(span.start, end), text[span.start : end], entries)
    return None


def is_house(text: str, span: Span) -> bool:
    """Whether a stretch is a house in a street, which is no name: 解放路18号."""
    return text[span.end - 1] == "号" and _ENDS_IN_HOUSE.search(text, span.start, span.end) is not None


def is_in_address(text: str, span: Span) -> bool:
    """Whether a stretch is the street of an address, which a number follows: 解放路|18号.

    >>> is_in_address("位于解放路18号", Span(2, 5)), is_in_address("解放路1号线", Span(0, 3))
    (True, False)
    """
    return _HOUSE.match(text, span.end) is not None and _STREET.search(text, span.start, span.end) is not None


#: 云岭材料院, 中规院: no court, hospital, school, house or state council.
_INSTITUTE = re.compile(r"(?<=..)(?<![法医学书剧影戏寺宅庭后四大小务本分养老议众参两察])院$")


def is_institute(name: str) -> bool:
    """Whether a name without a head of its own is that of an institute, in short: 云岭材料院."""
    return _INSTITUTE.search(name) is not None


#: 云岭动力|（002123.SZ）: the code that a firm's shares go by.
_SHARES = re.compile(r"（?(?:[A-Z]{1,3}[.:]?)?\d{4,6}(?:[.:][A-Z]{1,3})?）?")


def is_share_code(inner: str) -> bool:
    """Whether a bracket holds the code of a firm's shares.

    >>> is_share_code("002123.SZ"), is_share_code("300586"), is_share_code("2035年")
    (True, True, False)
    """
    return _SHARES.fullmatch(inner) is not None


def has_share_code(text: str, at: int) -> bool:
    """Whether such a bracket stands at an offset: 云岭动力|（002123.SZ）."""
    return text.startswith("（", at) and is_share_code(text[at + 1 : text.find("）", at, at + 16)])


def is_place(unit: Unit) -> bool:
    """Whether a unit is a place that the gazetteer knows."""
    return unit.kind == "known" and bool(unit.entries) and unit.entries[0].kind in PLACE_KINDS


def of_entry(
    span: Span, name: str, entries: tuple[Entry, ...], score: float = 3.0, *, rule: str = "gazetteer", head: str = ""
) -> Candidate:
    """A candidate that the gazetteer knows."""
    return Candidate(span, name, entries[0].classes, rule, score, entries, head=head)


def is_elsewhere(entries: tuple[Entry, ...], place: Candidate) -> bool:
    """Whether what is known by a name lies elsewhere than the place before it: 江门|滨海新区 is not that of 天津."""
    table = divisions()
    codes = [e.adcode for e in place.entries if e.adcode in table.by_code]
    lies = [e.adcode for e in entries if e.kind == "division" and e.adcode in table.by_code]
    large = any(e.level in ("province", "city") for e in entries)  # 北京|广州: two cities
    if not codes or len(lies) < len(entries) or large:
        return False
    return not any(table.within(a or "", b or "") or table.within(b or "", a or "") for a in lies for b in codes)
