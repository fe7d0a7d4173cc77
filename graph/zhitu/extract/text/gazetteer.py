"""Names that are known beforehand: divisions, regions, countries, bodies, strategies, zones, rivers, industries.

One automaton over all forms; what is ambiguous (a county's short name, a one-character abbreviation) is marked and
decided by the context in `mentions.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

import ahocorasick_rs
from babel import Locale

from zhitu.divisions import COUNTRY, divisions
from zhitu.extract.text.view import fold
from zhitu.extract.text.wording import words
from zhitu.model import Span
from zhitu.resources import table

__all__ = ["LEVELS", "PLAIN", "Entry", "Gazetteer", "Match", "gazetteer"]

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


class _Sign(NamedTuple):
    """A country for which one character may stand, by what a document names it, and whether it is meant unless told."""

    entry: Entry
    names: tuple[str, ...]
    plain: bool


class Match(NamedTuple):
    """A form of known things in the text; several entries where it is ambiguous, `short` where it needs the context."""

    span: Span
    form: str
    entries: tuple[Entry, ...]
    short: bool


#: Territories of the CLDR that are no states or stand in another table.
_NO_COUNTRY = frozenset(
    ("AC", "AQ", "CN", "CP", "DG", "EA", "EU", "EZ", "HK", "IC", "MO", "QO", "TA", "TW", "UN", "XA", "XB", "XK", "ZZ")
)
#: Districts whose whole name is a plain noun: only after their city's 市 (晋城市城区).
PLAIN = frozenset(words("plain-districts"))
#: Sentences whose names are remembered.
_KEPT = 1024
#: Longer short forms of bodies are words, of which a name may be written up to the end.
_SHORT_FORM = 3
#: Levels of known places, the widest first; what has none and the country come last.
LEVELS = ("province", "city", "county", "town", "", "country")


#: Digits of the province in a code; a hyphen stands in the codes of divisions of before and of quarters.
_PROVINCE = 2


class Gazetteer:
    """All known names, and the abbreviations that occur only in compounds (粤港澳, 京沪).

    `abbreviations` gives what a character may stand for, most common first; `paired` those of them that occur in
    any pair and not only in names of railways; `country_signs` the one-character names of countries (中美), each with
    all that it may stand for.
    """

    def __init__(self) -> None:
        self._forms: dict[str, list[tuple[Entry, bool]]] = defaultdict(list)
        #: Words of two characters that end names: the tagger must not split them.
        self.heads = frozenset(row["head"] for row in table("lexicon/heads") if len(row["head"]) == 2)
        self._zones = {row["name"] for row in table("gazetteer/zones")}
        self._both: dict[str, Entry] = {}
        #: Zones, and the code of the division that each lies in.
        self._seats: dict[str, str] = {}
        #: Names of cities and regions of other countries.
        self._abroad: set[str] = set()
        self.country_signs: dict[str, list[_Sign]] = defaultdict(list)
        self._divisions()
        self._countries()
        self._tables()
        for forms in self._forms.values():  # 太湖 is the lake before it is short for 太湖县
            forms.sort(key=lambda form: form[1])
        self.abbreviations: dict[str, tuple[Entry, ...]] = {}
        self.paired: dict[str, tuple[Entry, ...]] = {}
        self._read_abbreviations()
        for row in table("lexicon/cues"):
            if row["cue"] == "no-place":  # 入海口 covers 海口 and is no place
                self._forms.setdefault(fold(row["word"]), [])
        order = sorted(self._forms)
        self._automaton = ahocorasick_rs.AhoCorasick(
            order, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest, store_patterns=False
        )
        #: The names of a sentence are asked for twice: to cut it, and for the recogniser.
        self._matches = lru_cache(_KEPT)(self._automaton.find_matches_as_indexes)
        #: What each pattern of the automaton stands for: form, entries, and whether it needs the context.
        self._told = [(form, self.folded(form), all(short for _, short in self._forms[form])) for form in order]

    def _add(self, form: str, entry: Entry, short: bool = False) -> None:
        """Adds a form, folded as texts are; a trailing ? marks it as one that needs the context.

        A dash may be written as a hyphen: 珠江-西江经济带.
        """
        folded = fold(form.removesuffix("?"))
        for written in {folded, folded.replace("—", "-")}:
            if len(written) > 1 and all(entry != other for other, _ in self._forms[written]):
                self._forms[written].append((entry, short or form.endswith("?")))

    def _divisions(self) -> None:
        names = divisions().by_name
        heads = {row["head"] for row in table("lexicon/heads")}
        now = {(row.short, row.code[:_PROVINCE]) for row in divisions().by_code.values() if "-" not in row.code}
        for row in divisions().by_code.values():
            zone = row.name in self._zones and len(names[row.name]) == 1
            classes = (*row.classes, "Zone") if zone else row.classes
            entry = Entry(row.name, classes, "division" if row.code != COUNTRY else "country", row.code, row.level)
            if zone:
                self._both[row.name] = entry
            self._add(row.name, entry, short=row.name in PLAIN)
            for form in (*row.aliases, *_autonomous(row.name, row.short)):
                self._add(form, entry)
            renamed = "-" in row.code and (row.short, row.code[:_PROVINCE]) in now  # 密云 is the district of today
            for form in () if renamed else (row.short, *row.uncertain):
                if row.level != "county" or form not in heads:  # 通道 is hardly ever the county
                    self._add(form, entry, short=True)
            if row.level == "province" and row.name.endswith("特别行政区"):
                self._add(row.short + "特区", entry)

    def _countries(self) -> None:
        supplement = {row["code"]: row for row in table("gazetteer/countries") if row.get("code")}
        home = supplement.get("CN", {})
        self._country(self._forms[fold("中国")][0][0], home)
        for code, name in Locale("zh").territories.items():
            if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY:
                entry = Entry(name, ("Country",), "country")
                self._add(name, entry)
                self._country(entry, supplement.get(code, {}))

    def _country(self, entry: Entry, row: dict[str, str]) -> None:
        for form in (row.get("name", ""), *_split(row.get("aliases", ""))):
            self._add(form, entry)
        self._signs(entry, row)

    def _signs(self, entry: Entry, row: dict[str, str]) -> None:
        """Keeps the characters that stand for a country or a bloc: 中, 华 in 来华, 阿 of 中阿."""
        told = _split(row.get("aliases", ""))
        names = tuple(fold(name) for name in (entry.name, *told) if len(name) > 1 and not name.endswith("?"))
        for form in (row.get("short", ""), *told):
            if len(sign := form.removesuffix("?")) == 1:
                self.country_signs[fold(sign)].append(_Sign(entry, names, sign == form))

    def _tables(self) -> None:
        for row in table("gazetteer/regions"):
            self._row(row, (row["class"],), "region", members=_split(row.get("members", "")))
        for row in table("gazetteer/cities"):
            self._row(row, (row["class"],), "region")
            self._abroad.add(row["name"])
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
        self,
        row: dict[str, str],
        classes: tuple[str, ...],
        kind: Kind,
        *,
        media: bool = False,
        members: Iterable[str] = (),
    ) -> None:
        entry = Entry(row["name"], classes, kind, media=media, members=tuple(members))
        if kind == "zone":  # 浦东新区 is one thing, a district and a zone
            entry = self._both.get(row["name"], entry)
            if len(seats := divisions().by_name.get(row["place"], [])) == 1:
                self._seats[row["name"]] = seats[0].code
        if kind == "region":
            self._signs(entry, row)
        for form in (row["name"], *_split(row.get("aliases", ""))):
            if "、" in form and kind != "industry":
                continue  # a list is no name, but that of a division of industry is
            self._add(form, entry)
            begins = row["name"].find(form) if kind == "body" and len(form) > _SHORT_FORM else 0
            if begins > 0:  # 中国|长江电力|集团公司, with 长江电力 for short: 中国长江电力, too
                self._add(row["name"][: begins + len(form)], entry)

    def _read_abbreviations(self) -> None:
        for row in table("gazetteer/abbreviations"):
            entries, paired = [], []
            for name, pair in zip(_split(row["names"]), _split(row["pair"]), strict=True):
                found = [e for e in self.entries(name) if e.kind in ("division", "country", "zone")]
                if found:
                    entries.append(min(found, key=lambda e: LEVELS.index(e.level)))
                    if pair == "yes":
                        paired.append(entries[-1])
            if entries:
                self.abbreviations[fold(row["char"])] = tuple(entries)
            if paired:
                self.paired[fold(row["char"])] = tuple(paired)
        self.signs = frozenset(self.paired) | frozenset(self.country_signs)

    def entries(self, form: str) -> tuple[Entry, ...]:
        """What a form may stand for."""
        return self.folded(fold(form))

    def folded(self, form: str) -> tuple[Entry, ...]:
        """What a form of a folded text may stand for."""
        found = self._forms.get(form)
        return tuple(entry for entry, _ in found) if found else ()

    def country(self, sign: str, text: str) -> Entry | None:
        """The country that one character stands for in a folded text, which tells the one that is meant of several."""
        readings = self.country_signs.get(sign, ())
        if len(readings) > 1:
            named = [r for r in readings if any(name in text for name in r.names)]
            readings = named or [r for r in readings if r.plain]
        return readings[0].entry if len(readings) == 1 else None

    def is_abroad(self, entry: Entry) -> bool:
        """Whether a known thing is a city or region of another country."""
        return entry.kind == "country" or entry.name in self._abroad

    def seat(self, entry: Entry) -> str:
        """The code of the division that a zone lies in or is; empty for all else."""
        if entry.kind == "division" and ("Zone" in entry.classes or "-" in (entry.adcode or "")):
            return entry.adcode or ""
        return self._seats.get(entry.name, "") if entry.kind == "zone" else ""

    def town_at(self, text: str, start: int) -> Match | None:
        """The town whose full name, of three to five characters, begins at `start`."""
        for end in range(start + 3, start + 6):
            form = text[start:end]
            entries = tuple(entry for entry in self.folded(form) if entry.name == form and entry.adcode)
            if entries:
                return Match(Span(start, end), form, entries, False)
        return None

    def find(self, text: str, start: int, end: int) -> list[Match]:
        """All matches in `text[start:end]`, apart: the earlier and longer stands."""
        matches: list[Match] = []
        piece = text[start:end]
        if not piece.isprintable():  # lone surrogates, which no table holds, cannot be looked for
            piece = piece.encode("utf-8", "replace").decode()
        for number, s, e in self._matches(piece):
            form, entries, short = self._told[number]
            if form.startswith("中") and _is_of_which(text, start + s) and (rest := self.folded(form[1:])):
                matches.append(Match(Span(start + s + 1, start + e), form[1:], rest, short))
                continue
            if short and form.startswith("和") and (behind := self.town_at(text, start + s + 1)) is not None:
                matches.append(behind)  # 寿阳县和|平定县, and not 和平
            elif (short and _is_river(form, text, start + e)) or _is_plan_of(text, start + s, form):
                continue
            elif entries:
                matches.append(Match(Span(start + s, start + e), form, entries, short))
        return matches


#: 晋江|流域: the river that a town is called after, by the town's short name.
_RIVERS, _WATERS = tuple("江河湖溪海水淮"), words("of-waters")


def _is_river(form: str, text: str, end: int) -> bool:
    """Whether a town's short name, which ends at `end`, is that of its river there."""
    return form.endswith(_RIVERS) and text.startswith(_WATERS, end)


def _is_of_which(text: str, start: int) -> bool:
    """Whether 中 at `start` belongs to 其中: 其中|西部地区, and not 中西部地区."""
    return text.endswith("其", 0, start) and not text.endswith("尤其", 0, start)


#: 云岭市|“十四五”规划, 全省|“十四五”规划: a place's own plan, and not the nation's of that name.
_PLANS, _LEVELS = ("规划", "纲要", "计划"), tuple("省市县区州旗盟")
_FIVE_YEARS = ("“十", "十", "第十", "国民经济")


def _is_plan_of(text: str, start: int, form: str) -> bool:
    return form.endswith(_PLANS) and form.startswith(_FIVE_YEARS) and text.endswith(_LEVELS, 0, start)


def _autonomous(name: str, short: str) -> tuple[str, ...]:
    """大理州 and 民和县, as autonomous prefectures and counties are called for short."""
    if not name.endswith(("自治州", "自治县")) or len(short) < 2:
        return ()
    return (short + name[-1], short + name[-3:])


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of this installation."""
    return Gazetteer()
