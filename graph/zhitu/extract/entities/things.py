"""A document's things and their mentions, and where the text repeats a name that no candidate covers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import ahocorasick_rs

from zhitu.extract.entities.short_forms import is_bare_title
from zhitu.extract.text.gazetteer import Entry
from zhitu.extract.text.view import fold
from zhitu.extract.text.wording import wording
from zhitu.model import Span
from zhitu.names import normal

__all__ = ["Mention", "Thing", "occurrences"]

_MARKS = re.compile(r"[《》“”\s]")


@dataclass(slots=True)
class Thing:
    """A thing of the document while it is being put together."""

    index: int
    name: str
    classes: tuple[str, ...]
    rule: str
    score: float
    sure: float = 0.0
    entry: Entry | None = None
    head: str = ""
    forms: dict[str, str] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    #: Characters of the longest of its names.
    longest: int = 0
    #: Its first name with the place before it.
    outer: str = ""
    #: The code of that place.
    home: str = ""
    #: Names that it bore before it was renamed.
    former: set[str] = field(default_factory=set)

    def add_form(self, form: str) -> None:
        """Another name, under its normal form."""
        key = normal(form)
        self.forms.setdefault(key, form)
        self.longest = max(self.longest, len(key))


class Mention(NamedTuple):
    """A span that names a thing (several where 两地 or 港澳 names more than one)."""

    span: Span
    things: tuple[int, ...]
    nested: bool = False
    anaphor: bool = False


#: 成为公司控股子|公司: no firm that the text calls 公司 for short.
_OTHER_FIRM, _LONGEST_SORT = re.compile(f"{wording('other-firms')}$"), 4


def occurrences(text: str, things: Iterable[Thing], covered: Iterable[Span]) -> Iterator[Mention]:
    """Occurrences of the things' names in a folded text outside of the stretches that are covered."""
    forms: dict[str, int] = {}
    named = {thing.index: thing for thing in things}
    for thing in named.values():
        for form in thing.forms.values():
            plain = _plain(form)
            if is_bare_title(plain):
                continue  # 提出意见 is not 《意见》
            if len(plain) >= 3 or (len(plain) == 2 and thing.entry is None and "Person" not in thing.classes):
                forms.setdefault(plain, thing.index)
    if not forms:
        return
    patterns = sorted(forms)
    automaton = ahocorasick_rs.AhoCorasick(
        patterns,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.ContiguousNFA,  # a full table is slow to make
    )
    inside = bytearray(len(text))
    for span in covered:
        inside[span.start : span.end] = b"\x01" * (span.end - span.start)
    for number, start, end in automaton.find_matches_as_indexes(text):
        other = patterns[number] == "公司" and _OTHER_FIRM.search(text, max(0, start - _LONGEST_SORT), start)
        if text[start - 1 : start] == "级" and "Zone" in named[forms[patterns[number]]].classes:
            other = other or _SO_MANY.match(text, end)
        if 1 not in inside[start:end] and not other and not _RUNS_ON.match(text, end - 1):
            yield Mention(Span(start, end), (forms[patterns[number]],))


#: 云岭省级|高新技术产业园|达到14家: all zones of a level, and not the one that the text calls so.
_SO_MANY = re.compile(f"区?{wording('how-all-grew')}*(?:{wording('all-grew')}|{wording('all-there-are')}|[有\\d])")
#: 财政部|门: all departments of the kind; but 财政部|门户网站.
_RUNS_ON = re.compile("部门(?![户口卫票牌窗])")


@lru_cache(6_000)
def _plain(form: str) -> str:
    """A name as folded texts have it, without marks."""
    return _MARKS.sub("", fold(form))
