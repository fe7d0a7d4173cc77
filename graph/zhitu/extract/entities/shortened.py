"""Which thing of a document a shorter name means: 新片区 of 江湾新片区, 青坪机场 of 云岭青坪国际机场."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from zhitu.divisions import divisions
from zhitu.extract.entities.homonyms import Homonyms
from zhitu.extract.entities.short_forms import (
    LONG_HEADS,
    built_as,
    ends_in_title,
    is_bare_title,
    shortens,
    starts,
    unnumbered,
)
from zhitu.extract.entities.things import Mention, Thing
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.view import View
from zhitu.extract.text.wording import wording
from zhitu.names import normal

__all__ = ["Shortened"]

#: 8月2日: when something is held.
_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
#: Between two of a list.
_AND = re.compile(wording("and-words"))
#: Things that a short form is compared with, those of the shortest names: a list of thousands would take hours.
_NEAR = 200


class Shortened:
    """The things that short forms may mean, as they become known.

    `series` are names that are short for none of the sessions that the document names; things, mentions and where each
    thing is named first are the document's, which grow.
    """

    def __init__(
        self,
        view: View,
        series: frozenset[str],
        homonyms: Homonyms,
        things: Sequence[Thing],
        mentions: Sequence[Mention],
        first: Mapping[int, int],
    ) -> None:
        self._view = view
        self._series = series
        self._homonyms = homonyms
        self._things, self._mentions, self._first = things, mentions, first
        #: Unknown things, and known zones, by the end of their names, unknown ones by the beginning.
        self._by_tail: dict[str, list[Thing]] = defaultdict(list)
        self._by_start: dict[str, list[Thing]] = defaultdict(list)

    def add(self, thing: Thing, key: str) -> None:
        """Notes a name of a thing, in normal form, that it has not had."""
        if key and key not in thing.forms and (thing.entry is None or "Zone" in thing.classes):
            self._by_tail[key[-3:]].append(thing)
        if key and key not in thing.forms and thing.entry is None:
            for start in dict.fromkeys((unnumbered(key)[:1] or key[0], *(key[at] for at in starts(key)))):
                self._by_start[start + key[-1]].append(thing)

    def of(self, c: Candidate) -> Thing | None:
        """The one thing of which `c` is a short form: its end (新片区), or its letters in order (萧山机场)."""
        form = normal(c.name)
        if form in self._series:
            return None
        for name in built_as(normal(c.full or c.name), c) if c.head or c.full else ():
            same = {t.index: t for t in self._by_tail[name[-3:]][-_NEAR:] if any(n.endswith(name) for n in t.forms)}
            if len(same) == 1:
                return next(iter(same.values()))
        if c.rule.startswith("title") and is_bare_title(form):
            titled = [t for t in self._things if "Policy" in t.classes and ends_in_title(t, form)]
            if len(titled) > 1:  # below 一图读懂《甲市人才行动计划》, which 《乙省人才行动计划》 goes before
                titled = [t for t in titled if self._is_headline(t)]
            return titled[0] if len(titled) == 1 else None  # 《规划》 of a text that names one plan
        if "FinancialInstitution" in c.classes and (bank := self._of_country(form)) is not None:
            return bank
        if (not c.head and form[-1:] != "号") or len(form) < 3 or c.rule.startswith(("described", "title")):
            return None
        first, last = (unnumbered(form) or form)[0], LONG_HEADS.get(c.head, form)[-1]
        near = self._by_tail[form[-3:]][-_NEAR:] + self._by_start[first + form[-1]][-_NEAR:]
        near += self._by_start[first + last][-_NEAR:] if last != form[-1] else []
        matches = [t for t in near if t.longest > len(form) and shortens(form, c, t, self._view.folded)]
        if "Conference" in c.classes and (days := self._days(c.span.start)):
            matches = [t for t in matches if not self._held_else(t, days)]
        if matches and (home := self._homonyms.home(c)):  # 云川县|农业产业园 is not 江和区农业产业园
            matches = [t for t in matches if not _is_of_other(t, home)]
        distinct = {t.index for t in matches}
        if len(distinct) != 1 or self.is_listed(c, matches[0]):
            return None
        return matches[0]

    def _of_country(self, form: str) -> Thing | None:
        """The bank of the country that a document names and then calls without it: 国家开发银行……。|开发银行."""
        known = {entry.name for whose in ("国家", "中国") for entry in gazetteer().folded(whose + form)}
        ends = [t for t in self._things if known and t.longest > len(form) and t.name.endswith(form)]
        return ends[0] if len(ends) == 1 and ends[0].entry is not None and ends[0].name in known else None

    def _is_headline(self, thing: Thing) -> bool:
        """Whether the first line of the text, where it is a headline, names a thing."""
        opening = self._view.paragraphs[0]
        return opening.heading and self._first.get(thing.index, opening.span.end) < opening.span.end

    def _days(self, at: int) -> frozenset[str]:
        """The days that the sentence at an offset names."""
        sentence = self._view.sentence_at(at).span
        return frozenset(match.group() for match in _DAY.finditer(self._view.folded, *sentence))

    def _held_else(self, thing: Thing, days: frozenset[str]) -> bool:
        """Whether a conference is told to be on other days, so that one of a like name is another."""
        other = self._days(self._first[thing.index]) if thing.index in self._first else frozenset()
        return bool(other) and other.isdisjoint(days)

    def is_listed(self, c: Candidate, thing: Thing) -> bool:
        """Whether a list names a candidate beside a thing, so that they are two: 云州文化基金会、云州旅游文化基金会."""
        pairs = (sorted((m.span, c.span)) for m in self._mentions if thing.index in m.things)
        return any(_AND.fullmatch(self._view.folded, a.end, b.start) for a, b in pairs if a.end < b.start)


def _is_of_other(thing: Thing, home: str) -> bool:
    """Whether a thing's name begins with another division than the one with this code, neither in the other."""
    own = thing.home or _beginning(thing.name)
    return bool(own) and not divisions().in_line(home, own)


def _beginning(name: str) -> str:
    """The code of the division that a name begins with; empty where none is certain."""
    found = [m for m in gazetteer().find(name, 0, len(name)) if m.span.start == 0]
    return found[0].entries[0].adcode or "" if found and len(found[0].entries) == 1 else ""
