"""Names that are known beforehand: divisions, regions, countries, bodies, strategies, zones, rivers, industries.

One automaton over all forms; what is ambiguous (a county's short name, a one-character abbreviation) is marked and
decided by the context in `mentions.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import ahocorasick_rs
from babel import Locale

from zhitu.divisions import COUNTRY, divisions
from zhitu.model import Span
from zhitu.resources import table

__all__ = ["Entry", "Gazetteer", "Match", "gazetteer"]

Kind = Literal["division", "country", "region", "body", "strategy", "zone", "nature", "industry"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A known thing; `name` is the full name, `adcode` a division's code."""

    name: str
    classes: tuple[str, ...]
    kind: Kind
    adcode: str | None = None
    level: str = ""
    media: bool = False
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A form of known things in the text; several entries where the form is ambiguous, `short` where it is a short form."""

    span: Span
    form: str
    entries: tuple[Entry, ...]
    short: bool


class Gazetteer:
    """All known names, and the abbreviations that occur only in compounds (粤港澳, 京沪)."""

    def __init__(self) -> None:
        self._forms: dict[str, list[tuple[Entry, bool]]] = defaultdict(list)
        self._divisions()
        self._countries()
        self._tables()
        self.abbreviations = self._abbreviations()
        self._order = sorted(self._forms)
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._order, matchkind=ahocorasick_rs.MatchKind.Standard, store_patterns=False
        )

    def _add(self, form: str, entry: Entry, short: bool = False) -> None:
        if len(form) > 1 and all(entry != other for other, _ in self._forms[form]):
            self._forms[form].append((entry, short))

    def _divisions(self) -> None:
        for row in divisions().by_code.values():
            entry = Entry(row.name, row.classes, "division" if row.code != COUNTRY else "country", row.code, row.level)
            self._add(row.name, entry)
            self._add(row.short, entry, short=True)
            if row.level == "province" and row.name.endswith("特别行政区"):
                self._add(row.short + "特区", entry)

    def _countries(self) -> None:
        supplement = {row["code"]: row for row in table("gazetteer/countries") if row.get("code")}
        for code, name in Locale("zh").territories.items():
            if len(code) != 2 or code in ("CN", "HK", "MO", "TW", "ZZ", "EU", "EZ", "UN", "QO", "XA", "XB", "XK"):
                continue
            entry = Entry(name, ("Country",), "country")
            for form in (name, *_split(supplement.get(code, {}).get("aliases", "")), supplement.get(code, {}).get("name", "")):
                self._add(form, entry)

    def _tables(self) -> None:
        for row in table("gazetteer/regions"):
            self._row(row, (row["class"],), "region", members=_split(row.get("members", "")))
        for row in table("gazetteer/bodies"):
            self._row(row, (row["class"],), "body", media=bool(row.get("media")))
        for row in table("gazetteer/strategies"):
            self._row(row, (row["class"],), "strategy")
        for row in table("gazetteer/zones"):
            self._row(row, ("Zone",), "zone")
        for row in table("gazetteer/places"):
            self._row(row, (row["class"],), "nature")
        for row in table("lexicon/industries"):
            self._row(row, ("Industry",), "industry")

    def _row(
        self, row: dict[str, str], classes: tuple[str, ...], kind: Kind, *, media: bool = False, members: Iterable[str] = ()
    ) -> None:
        entry = Entry(row["name"], classes, kind, media=media, members=tuple(members))
        for form in (row["name"], *_split(row.get("aliases", ""))):
            self._add(form, entry)

    def _abbreviations(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, tuple[Entry, ...]] = {}
        for row in table("gazetteer/abbreviations"):
            entries = []
            for name in _split(row["names"]):
                candidates = [e for e, _ in self._forms.get(name, ()) if e.kind in ("division", "country")]
                candidates.sort(key=lambda e: ("province", "city", "county", "").index(e.level if e.level != "country" else ""))
                entries.extend(candidates[:1])
            if entries:
                found[row["char"]] = tuple(entries)
        return found

    def entries(self, form: str) -> tuple[Entry, ...]:
        """What a form may stand for."""
        return tuple(entry for entry, _ in self._forms.get(form, ()))

    def find(self, text: str, start: int, end: int) -> list[Match]:
        """All matches in `text[start:end]`, longest first at each place, those inside a longer one left out."""
        piece = text[start:end]
        spans = [
            (s, e, number) for number, s, e in self._automaton.find_matches_as_indexes(piece, overlapping=True)
        ]
        spans.sort(key=lambda m: (m[0], -m[1]))
        matches: list[Match] = []
        covered = -1
        for s, e, number in spans:
            if e <= covered:
                continue
            if s < covered:  # overlaps the one before: the earlier and longer stands
                continue
            covered = e
            form = self._order[number]
            forms = self._forms[form]
            short = all(is_short for _, is_short in forms)
            matches.append(Match(Span(start + s, start + e), form, tuple(entry for entry, _ in forms), short))
        return matches


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this installation."""
    return Gazetteer()
