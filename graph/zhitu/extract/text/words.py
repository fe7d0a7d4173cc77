"""The tokens of a sentence in a tenth of the memory: a long document has hundreds of thousands."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache

from zhitu.extract.text.tagger import Token, tokens_at

__all__ = ["Words", "tokens_of"]

#: Sentences whose tokens are at hand: more than one rule looks at those of a passage.
_AT_HAND = 64


class Words:
    """What the tokens of a sentence are made of."""

    __slots__ = ("edges", "tags")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.edges = array("I", [edge for t in tokens for edge in (t.start, t.end)])
        self.tags = tuple([t.tag for t in tokens])


@lru_cache(_AT_HAND)
def tokens_of(words: Words) -> list[Token]:
    """The tokens, in order."""
    return tokens_at(words.edges[::2], words.edges[1::2], words.tags)
