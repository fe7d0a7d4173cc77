"""The shapes of sentences that the lexicon holds, and which of them a sentence can match."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from zhitu.extract.clauses.scene import Slotted
from zhitu.extract.text.clues import needs
from zhitu.resources import table

__all__ = ["Pattern", "of_kind", "patterns"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of `lexicon/patterns.tsv`: a regular expression over a sentence in which A and B stand for mentions."""

    id: str
    relation: str
    expression: re.Pattern[str]
    needs: tuple[str, ...]
    example: str
    mentions: int


_SLOT = "[\ue000-\uf8ff]"
_GAP = "[^，。；：\ue000-\uf8ff]"
#: Where a line ends, behind what that lies in: 南至|乙国|首都|丙城.
_END = "(?:{x}(?:首都|省会|首府)?){0,2}{B}(?!(?:首都|省会|首府)?{x})"


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns: {A} {B} {x} are mentions, {end} the last of some, {g} any character of a clause that is none."""
    compiled = []
    for row in table("lexicon/patterns"):
        text = row["pattern"].replace("{end}", _END)
        for name in "AB":
            text = text.replace("{" + name + "}", f"[“《]?(?P<{name}>{_SLOT})[”》]?")
        text = text.replace("{x}", _SLOT).replace("{g}", _GAP)
        asked = _alternatives(row["needs"]) if row["needs"] else ("",)
        expression = re.compile(text)
        mentions = len(expression.groupindex.keys() & {"A", "B"})
        compiled.append(Pattern(row["id"], row["relation"], expression, asked, row["example"], mentions))
    return tuple(compiled)


def _alternatives(needs: str) -> tuple[str, ...]:
    """The words of which a sentence must hold one: 自|从, or [自从] where each is a character."""
    words = [list(word[1:-1]) if word.startswith("[") else [word] for word in needs.split("|")]
    return tuple(word for group in words for word in group)


class _Kind:
    """The patterns of relations, or those of events, by the words that their rows and that their shapes need."""

    def __init__(self, *, events: bool) -> None:
        self._patterns = [p for p in patterns() if p.relation.startswith("event:") is events]
        users: dict[str, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
        for number, pattern in enumerate(self._patterns):
            for which, words in enumerate((pattern.needs, needs(pattern.expression.pattern))):
                for word in words:
                    users[word][which].add(number)
        self._always, _ = users.pop("", (set(), set()))
        self._users = list(users.values())
        self._words = ahocorasick_rs.AhoCorasick(list(users), store_patterns=False)

    def matches(self, slotted: Slotted) -> Iterator[tuple[Pattern, re.Match[str]]]:
        """What its patterns match in a sentence, in their order."""
        wanted, able = set(self._always), set[int]()
        for word in {found[0] for found in self._words.find_matches_as_indexes(slotted.text, overlapping=True)}:
            by_row, by_shape = self._users[word]
            wanted |= by_row
            able |= by_shape
        for pattern in (self._patterns[number] for number in sorted(wanted & able)):
            if pattern.mentions <= slotted.mentions:
                for match in pattern.expression.finditer(slotted.text):
                    yield pattern, match


@cache
def of_kind(*, events: bool) -> _Kind:
    return _Kind(events=events)
