"""Which words that rules need stand in a sentence, found in one pass, so that most rules need not look at it."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

import ahocorasick_rs

from zhitu.extract.text.wording import SLOT

__all__ = ["Clue", "Rare", "clues_in", "needs"]

#: The words that clues need, by their numbers.
_NEEDED: list[frozenset[str]] = []


class Clue:
    """What a rule needs: where a sentence holds no clue of it, the rule finds nothing there and need not look."""

    __slots__ = ("bit",)

    def __init__(self, *expressions: str) -> None:
        self.bit = 1 << len(_NEEDED)
        _NEEDED.append(needs("|".join(expressions)))
        _words.cache_clear()
        clues_in.cache_clear()

    def is_in(self, text: str, start: int = 0, end: int = sys.maxsize) -> bool:
        """Whether a stretch of text holds a clue."""
        return clues_in(text, start, end) & self.bit != 0


class Rare:
    """A regular expression of what few sentences have, which is tried only where a word stands that it needs.

    Stretches of text that many are looked for in, as sentences, are read through once for all of them.
    """

    __slots__ = ("_bit", "_expression")

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._bit = Clue(expression).bit
        self._expression = re.compile(expression, flags)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterable[re.Match[str]]:
        """Its matches in a stretch of text, in order."""
        return self._expression.finditer(text, start, end) if clues_in(text, start, end) & self._bit else ()

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Its first match in a stretch of text."""
        return self._expression.search(text, start, end) if clues_in(text, start, end) & self._bit else None


#: Stretches whose clues are at hand: the sentences of a document of some length.
_AT_HAND = 64


#: Characters that are read through at once: all that is found in them is in memory.
_PASSAGE = 2_000


@lru_cache(_AT_HAND)
def clues_in(text: str, start: int = 0, end: int = sys.maxsize) -> int:
    """The bits of all clues that a stretch of text holds."""
    words, bits, longest = _words()
    held, end = 0, min(end, len(text))
    for at in range(start, end, _PASSAGE):
        passage = text[at : min(end, at + _PASSAGE + longest)]
        for number, _, _ in words.find_matches_as_indexes(passage, overlapping=True):
            held |= bits[number]
    return held


@cache
def _words() -> tuple[ahocorasick_rs.AhoCorasick, list[int], int]:
    """What finds the words, the bits of the clues that each is of, and the characters of the longest."""
    bits: dict[str, int] = defaultdict(int)
    for number, needed in enumerate(_NEEDED):
        for word in needed:
            bits[word] |= 1 << number
    longest = max(map(len, bits), default=0)
    return ahocorasick_rs.AhoCorasick(list(bits), store_patterns=False), list(bits.values()), longest


def needs(expression: str) -> frozenset[str]:
    """Words of which each text has one in which a regular expression finds anything, as long ones as may be.

    ValueError where there are none. What stands before is left out, and a name that is hidden is no word.

    >>> sorted(needs("(?<!满怀)希望(?!小学)|力[争求]|到20\\\\d\\\\d年[底末]?"))
    ['到20', '力争', '力求', '希望']
    """
    needed = _parts(expression, 0)[0].needed
    if needed is None:
        raise ValueError(f"nothing that {expression!r} finds has to have a certain word")
    return frozenset(needed)


#: How many words one stretch of an expression may stand for.
_MOST = 40
#: A class, an escaped character, the opening of a group, or any other character.
_PIECE = re.compile(
    r"\[(?P<class>\^?\]?(?:\\.|[^]\\])*)\]|\\(?P<escaped>.)|(?P<open>\((?:\?(?:(?P<around><?[=!])|:|P<\w+>))?)|(?P<one>.)"
)
#: How often a piece stands: perhaps, not at all or any number of times, or once and more.
_OFTEN = re.compile(r"(?:(?P<perhaps>\?)|(?P<any>\*|\{0?,\d*\}|\{0\})|(?P<more>\+|\{\d+(?:,\d*)?\}))[?+]?")


class _Told(NamedTuple):
    """All that a part of an expression may find, where these are few, and words of which that has one."""

    whole: frozenset[str] | None
    needed: frozenset[str] | None


_ANY, _NOTHING = _Told(None, None), frozenset(("",))


def _of_words(words: Iterable[str]) -> _Told:
    whole = frozenset(words)
    return _Told(whole, whole if "" not in whole else None)


def _parts(expression: str, at: int) -> tuple[_Told, int]:
    """What the alternatives from a place on tell, and where they end."""
    rows: list[_Told] = []
    while not rows or expression.startswith("|", at):
        row, at = _row(expression, at + bool(rows))
        rows.append(row)
    whole = [row.whole for row in rows if row.whole is not None]
    needed = [row.needed for row in rows if row.needed is not None]
    every = len(rows)
    return _Told(
        frozenset().union(*whole) if len(whole) == every else None,
        frozenset().union(*needed) if len(needed) == every else None,
    ), at


def _row(expression: str, at: int) -> tuple[_Told, int]:
    """What one alternative tells, and where it ends."""
    stretches, asides, few = [_NOTHING], [_NOTHING], True
    while at < len(expression) and expression[at] not in "|)":
        piece, at = _piece(expression, at)
        if piece.whole is not None and len(stretches[-1]) * len(piece.whole) <= _MOST:
            stretches[-1] = frozenset(map("".join, product(stretches[-1], piece.whole)))
            asides.append(piece.needed or _NOTHING)
        else:
            few = False
            stretches += [piece.needed or _NOTHING, _NOTHING]
    best = max(stretches + asides, key=lambda words: (min(map(len, words)), -len(words)))
    return _Told(stretches[0] if few else None, best if "" not in best else None), at


def _piece(expression: str, at: int) -> tuple[_Told, int]:
    """What a character, a class or a group tells as often as it stands, and where it ends."""
    match = _PIECE.match(expression, at)
    assert match is not None  # any character is one
    at = match.end()
    if match["open"]:
        told, at = _parts(expression, at)
        at += 1
    else:
        told = _of_one(match)
    if match["around"] or match["one"] in ("^", "$"):  # what follows has to be there too
        return _Told(_NOTHING, told.needed if match["around"] == "=" else None), at
    often = _OFTEN.match(expression, at)
    if often is None:
        return told, at
    if often["more"]:
        return _Told(None, told.needed), often.end()
    return _of_words([*told.whole, ""]) if often["perhaps"] and told.whole is not None else _ANY, often.end()


def _of_one(match: re.Match[str]) -> _Told:
    """What a character or a class tells."""
    if match["class"]:
        listed = not set("^-\\").intersection(match["class"]) and SLOT not in match["class"]
        return _of_words(match["class"]) if listed else _ANY
    if match["escaped"]:
        return _ANY if match["escaped"].isalnum() else _of_words(match["escaped"])
    return _ANY if match["one"] in (".", SLOT) else _of_words(match["one"])
