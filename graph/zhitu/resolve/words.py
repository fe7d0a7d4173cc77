"""Some words: the longest that a text begins or ends with, and whether a text is made of such words alone.

One look-up for each length that words of a text's first or last character have; a regular expression of thousands of
words tries one after the other, and takes a quarter of a second to compile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

__all__ = ["Words"]


class Words:
    """A set of words, none of them empty.

    >>> words = Words(["大学", "科技大学", "科技"])
    >>> words.beginning("科技大学城"), words.ending("理工大学"), words.ending("大学城"), words.make_up("大学科技")
    ('科技大学', '大学', '', True)
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._from, self._to = _lengths(self._words, 0), _lengths(self._words, -1)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def beginning(self, text: str, at: int = 0) -> str:
        """The longest word that stands at a place of a text; empty where none does."""
        for length in self._from.get(text[at : at + 1], ()):
            if (word := text[at : at + length]) in self._words:
                return word
        return ""

    def ending(self, text: str) -> str:
        """The longest word that ends a text; empty where none does."""
        for length in self._to.get(text[-1:], ()):
            if (word := text[-length:]) in self._words:
                return word
        return ""

    def make_up(self, text: str) -> bool:
        """Whether a text is nothing but such words, in any order."""
        reached = {0}
        for at in range(len(text)):
            if at in reached:
                reached.update(at + n for n in self._from.get(text[at], ()) if text[at : at + n] in self._words)
        return len(text) in reached


def _lengths(words: Iterable[str], place: int) -> dict[str, tuple[int, ...]]:
    """The lengths of words by their character at a place, the greatest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for word in words:
        found[word[place]].add(len(word))
    return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}
