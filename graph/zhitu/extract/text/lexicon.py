"""The words and rules of the language, read from `ontology/lexicon/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from zhitu.extract.text.wording import wording
from zhitu.resources import table

__all__ = ["Head", "Lexicon", "lexicon"]


_OF_BODY = re.compile(f"[委会部司处署组局团]副?{wording('posts-of-bodies')}")


@dataclass(frozen=True, slots=True)
class Head:
    """The right-hand noun of a name: its class, and whether it names by itself (strong), with an anchor, or never."""

    word: str
    classes: tuple[str, ...]
    naming: str


class Lexicon:
    """Heads, words to strip, generic noun phrases, verbs inside names."""

    def __init__(self) -> None:
        self.heads = {
            row["head"]: Head(row["head"], tuple(row["class"].split("|")), row["naming"])
            for row in table("lexicon/heads")
        }
        #: Groups that name a policy's target by themselves (新市民, 退役军人).
        self.groups = frozenset(row["head"] for row in table("lexicon/groups") if row["naming"] == "strong")
        sizes: dict[str, set[int]] = {}
        for word in self.heads:
            sizes.setdefault(word[-1], set()).add(len(word))
        self._sizes = {last: tuple(sorted(found, reverse=True)) for last, found in sizes.items()}
        #: All heads in one pass; the patterns of the automaton are in this order.
        self._listed = list(self.heads.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(self.heads), store_patterns=False)
        strip = table("lexicon/strip")
        self.left = frozenset(row["word"] for row in strip if row["kind"] == "left")
        self.generic = frozenset(row["word"] for row in strip if row["kind"] == "generic")
        #: Words that may stand in a name but do not make one (国际, 综合).
        self.modifiers = frozenset(row["word"] for row in strip if row["kind"] == "modifier")
        self._longest_left = max(map(len, self.left))
        self.nominals = frozenset(row["word"] for row in table("lexicon/nominals"))
        self.verbs = frozenset(row["word"] for row in table("lexicon/predicates"))
        self.offices = frozenset(row["office"] for row in table("lexicon/offices"))
        self.all_offices = tuple(self.offices)
        #: Offices of two characters and more, which stand before and behind persons.
        self.said_offices = tuple(o for o in self.offices if len(o) > 1)
        #: Offices that are a word wherever they stand; not 乡党委|书记, whose beginning is the end of a body.
        self.long_offices = tuple(o for o in self.offices if len(o) > 3 and not _OF_BODY.search(o))
        self.surnames = frozenset(row["surname"] for row in table("lexicon/surnames"))
        cues: dict[str, list[str]] = {}
        for row in table("lexicon/cues"):
            cues.setdefault(row["cue"], []).append(row["word"])
        self._cues = {cue: tuple(words) for cue, words in cues.items()}
        #: Heads before which places stand as a line's ends (京唐城际, 深中通道).
        self.lines = frozenset(self._cues["line"])
        self._line_ends = tuple(word for word in self._cues["line"] if len(word) > 1)

    def is_line(self, head: str) -> bool:
        """Whether a head is a line's: one of the lines, or a longer word that ends in one (直流输电工程)."""
        return head in self.lines or head.endswith(self._line_ends)

    def cue(self, name: str) -> tuple[str, ...]:
        """The words of a cue, in the order of the table."""
        return self._cues[name]

    def any_of(self, cue: str) -> str:
        """The words of a cue as one group of a regular expression, longest first."""
        return "(?:" + "|".join(sorted(map(re.escape, self._cues[cue]), key=lambda word: (-len(word), word))) + ")"

    def head_at(self, text: str, end: int, start: int = 0) -> Head | None:
        """The longest head that ends at `end` and begins at or after `start`."""
        if end <= start:
            return None
        for length in self._sizes.get(text[end - 1], ()):
            if length <= end - start and (head := self.heads.get(text[end - length : end])):
                return head
        return None

    def heads_in(self, text: str, longest: int) -> dict[int, Head]:
        """The longest head, of at most `longest` characters, that ends at each place of a text where one does."""
        found: dict[int, Head] = {}
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            other = found.get(end)
            if end - start <= longest and (other is None or end - start > len(other.word)):
                found[end] = self._listed[number]
        return found

    def strip_left(self, text: str, start: int, end: int) -> int:
        """Where a name begins once epithets (全国首个, 新建, 该) at its left are gone."""
        moved = True
        while moved:
            moved = False
            for length in range(min(self._longest_left, end - start - 1), 0, -1):
                if text[start : start + length] in self.left:
                    start += length
                    moved = True
                    break
        return start


@cache
def lexicon() -> Lexicon:
    """The lexicon of this installation."""
    return Lexicon()
