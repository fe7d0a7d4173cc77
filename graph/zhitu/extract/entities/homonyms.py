"""Which of several known things a name stands for: the place that it follows, else the places of its document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence

from zhitu.divisions import COUNTRY, divisions
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.gazetteer import Entry, gazetteer
from zhitu.extract.text.wording import wording, words
from zhitu.zones import is_common

__all__ = ["Homonyms"]

_WIDE = frozenset({"region", "nature"})
_SMALL = frozenset({"county", "city", "town"})
_RANK = {"country": 5, "province": 4, "city": 3, "county": 1, "town": 1}
_LIES_IN = re.compile(
    rf"(?:（[^）]{{1,20}}）)?，?{wording('place-lies-in')}(?:我国)?(?:[一-龥]{{1,4}}?省|[一-龥]{{1,6}}?自治区)?"
)
#: Districts whose whole name is a quarter of anything: only where the text names their town.
_QUARTERS = frozenset(words("quarter-districts"))
#: Places before a name that are looked at, the nearest first.
_BEFORE = 50
#: Characters before a zone within which a place may be its own.
_NEAR = 60


#: What a town has one of, behind its short name.
_OF_TOWN = re.compile(f"[一-龥]{{0,4}}?(?:{wording('one-in-a-town')}|经开区|新区|新城)")


class Homonyms:
    """The places of a document, which tell its homonyms apart."""

    def __init__(self, text: str, candidates: Sequence[Candidate], homes: Collection[str] = ()) -> None:
        self._text = text
        #: Codes of the divisions that the document's publisher and title name.
        self._homes = homes
        self._places = sorted((c for c in candidates if c.entries), key=lambda c: c.span.end)
        self._ends = [c.span.end for c in self._places]
        certain = [c.entries[0] for c in self._places if len(c.entries) == 1]
        #: Codes of the divisions that the document names without doubt.
        self._present = {entry.adcode for entry in certain if entry.adcode}
        #: Those that these lie in.
        self._around = {code for entry in certain for code in _above(entry)}
        self._named = Counter(entry.name[:2] for entry in certain)
        #: Whole names of districts that the text tells of another city than the gazetteer's: 台北市|大安区.
        self._others = frozenset(c.name for c in self._places if self._is_of_another(c))

    def choose(self, c: Candidate) -> Entry | None:
        """The known thing that a candidate's form stands for; None where the document does not tell."""
        if c.name in _QUARTERS and self._present.isdisjoint(code for entry in c.entries for code in _above(entry)):
            return None  # the 南区 of a museum
        if c.name in self._others and self._present.isdisjoint(code for e in c.entries for code in _above(e)):
            return None
        if len(c.entries) == 1:
            return None if self.elsewhere(c) else c.entries[0]
        if c.entries[0].kind == "body":
            return max(c.entries, key=lambda entry: self._named[entry.name[:2]])  # 特区政府: of 澳门 where told of it
        within = self._within(c, directly=True) or self._said(c)
        if within is not None:
            return within  # 南京市|鼓楼区, 福州市|鼓楼区
        named = [entry for entry in c.entries if entry.adcode in self._present and entry.kind == "division"]
        if len(named) == 1:
            return self._seat(c, named[0]) or named[0]  # 和田 where the text names 和田地区
        if c.entries[0].kind in _WIDE and all(e.level == "county" for e in c.entries if e.kind == "division"):
            return c.entries[0]  # 南海 is the sea, 中原 the plain, before they are short for a district
        scored = sorted(map(self._scored, c.entries), key=lambda s: (-s[0], -s[1], s[2].name, s[2].adcode or ""))
        if len(scored) > 1 and scored[0][:2] == scored[1][:2] and scored[0][2].kind == "division":
            return self._within(c, directly=False) or self._beside(c)
        return scored[0][2]

    def _beside(self, c: Candidate) -> Entry | None:
        """The one known thing near to which others lie that the document names: 将军澳、观塘和|蓝田."""
        found = [entry for entry in c.entries if not self._around.isdisjoint(_above(entry))]
        return found[0] if len(found) == 1 else None

    def _is_of_another(self, c: Candidate) -> bool:
        """Whether a district goes by its whole name right behind a city or province that it does not lie in."""
        counties = all(entry.level == "county" and entry.name == c.name for entry in c.entries)
        last = bisect_right(self._ends, c.span.start) - 1
        if not counties or last < 0 or self._ends[last] != c.span.start or len(self._places[last].entries) != 1:
            return False
        place, table = self._places[last].entries[0], divisions()
        wide = place.level in ("city", "province") and place.adcode is not None
        return wide and not any(table.in_line(place.adcode or "", entry.adcode or "") for entry in c.entries)

    def _seat(self, c: Candidate, county: Entry) -> Entry | None:
        """The city of a short name that stands before the county of the same is named: 长沙……，分会场在|长沙县."""
        city = next((e for e in c.entries if e.level == "city" and county.level == "county"), None)
        if city is None or c.name == county.name:
            return None
        if county.adcode not in self._homes and _OF_TOWN.match(self._text, c.span.end):
            return city  # 长沙|经开区, named beside 长沙县: what a town has one of
        return None if 0 <= self._text.find(county.name) < c.span.start else city

    def home(self, c: Candidate, reach: int = 0) -> str:
        """The code of the division directly before a candidate, or so near; empty where none is certain."""
        last = bisect_right(self._ends, c.span.start) - 1
        place = self._places[last] if last >= 0 and self._ends[last] >= c.span.start - reach else None
        entry = self.choose(place) if place is not None else None
        return entry.adcode or "" if entry is not None and entry.level in _RANK else ""

    def elsewhere(self, c: Candidate) -> str:
        """The name of the place whose zone is meant by a name that the gazetteer knows of another place's; else empty.

        东湖高新区 is that of 武汉 unless the place before it, the document's publisher or title, or all that it names
        say otherwise.
        """
        seat = gazetteer().seat(c.entries[0]) if is_common(c.name) else ""
        if not seat:
            return ""
        own = self.home(c)
        table, present = divisions(), self._present - {c.entries[0].adcode}
        if not own and any(table.in_line(seat, code) for code in (*self._homes, *present)):
            return ""
        own = own or table.lowest(self._homes) or table.lowest(present) or self.home(c, _NEAR)
        return "" if not own or own == COUNTRY or table.in_line(seat, own) else table.by_code[own].name

    def apart(self, home: str, c: Candidate) -> bool:
        """Whether a candidate is in another place than one with this code, and neither place in the other."""
        here = self.home(c)
        return bool(here) and not divisions().in_line(here, home)

    def _said(self, c: Candidate) -> Entry | None:
        """The known thing that lies in the place that the text says it is in: 长安区位于|西安."""
        for place in self._places[bisect_right(self._ends, c.span.end) :][:2]:
            if _LIES_IN.fullmatch(self._text, c.span.end, place.span.start):
                return _inside(c, place)
        return None

    def _scored(self, entry: Entry) -> tuple[int, int, Entry]:
        """How much of the document speaks for a known thing, and how well known it is."""
        rank = _RANK.get(entry.level, 2)
        above = _above(entry) if entry.level in _SMALL else []
        return (sum(code in self._present for code in above) if rank < 3 else 1), rank, entry

    def _within(self, c: Candidate, *, directly: bool) -> Entry | None:
        """The known thing that lies in the nearest place before the candidate that any of its like lies in."""
        last = bisect_right(self._ends, c.span.start)
        for place in reversed(self._places[max(0, last - _BEFORE) : last]):
            if directly and self._text[place.span.end : c.span.start] not in ("", "的"):
                return None
            found = _inside(c, place)
            if found is not None:
                return found
        return None


def _inside(c: Candidate, place: Candidate) -> Entry | None:
    """The one thing that a candidate may be which lies in what a place may be."""
    codes = {entry.adcode for entry in place.entries}
    found = [entry for entry in c.entries if not codes.isdisjoint(_above(entry))]
    return found[0] if len(found) == 1 else None


def _above(entry: Entry) -> list[str]:
    """Codes of the divisions that a known thing lies in, the country apart."""
    if not entry.adcode or entry.level not in _SMALL:
        return []
    return [a.code for a in divisions().ancestors(entry.adcode) if a.code != COUNTRY]
