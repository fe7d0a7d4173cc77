"""Passages as the network of statements sees them: their characters, the names and figures in them, the gaps between.

A passage is a run of sentences of one paragraph, since a subject that is dropped was named a sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate, product
from typing import Any, NamedTuple

import numpy as np

from zhitu.extract.clauses.frames import predicates, words_of
from zhitu.extract.mentions.recogniser import CLASSES
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.view import Sentence
from zhitu.model import Span
from zhitu.vocabulary import vocabulary

__all__ = [
    "EVENTS",
    "FIGURE",
    "GAPS",
    "RELATIONS",
    "SIGN",
    "TABLES",
    "Item",
    "Pairs",
    "Passage",
    "admitted",
    "pairs",
    "passage",
    "terms",
]

Array = np.ndarray[Any, Any]

RELATIONS = tuple(vocabulary().relations)
EVENTS = tuple(vocabulary().event_types)
#: The kind of an item that is a figure; those of names are numbers of classes.
FIGURE = len(CLASSES)
_KINDS = {name: number for number, name in enumerate(CLASSES)}
_TAGS = (
    "n", "v", "vn", "vd", "a", "ad", "an", "d", "m", "q", "r", "p", "c", "u", "xc", "w", "f", "s", "t", "nz", "nw",
    "ns", "nr", "nt", "PER", "LOC", "ORG", "TIME",
)  # fmt: skip
_TAG = {tag: 2 * number for number, tag in enumerate(_TAGS, start=1)}
_OTHER_TAG = 2 * len(_TAGS) + 2
#: The number of the first character of a sign, in the table by words.
SIGN = _TAG["w"]
_RELATION = {name: number for number, name in enumerate(RELATIONS, start=1)}
_EVENT = {name: number for number, name in enumerate(EVENTS, start=1)}
_LISTS, _CLAUSES, _SENTENCES = 8, 5, 2
_FARTHEST = 9
#: Rows of each table of characters (word, item, relation and event of a verb) and of gaps between two items.
TABLES = (2 * len(_TAGS) + 4, 2 * FIGURE + 4, len(RELATIONS) + 1, len(EVENTS) + 1)
GAPS = (2 * _LISTS + 1, 2 * _CLAUSES + 1, 2, _FARTHEST + 1, 2 * _SENTENCES + 1, 5)
#: The row of the table by the characters between two items: ever more to a row, up to the last.
_FAR = np.minimum(_FARTHEST, np.log2(np.arange(1, 200)) * 1.3).astype(np.int64)
_JOINS = frozenset({"、", "和", "与", "及", "或", "暨", "以及"})
#: What stands between neighbours.
_BESIDE = {"": 0, "的": 1, "（": 2, "，": 3, "、": 3, "和": 3, "与": 3, "及": 3, "同": 3}
_OTHER = 4


class Item(NamedTuple):
    """A name (its class) or a figure (no class) of a passage."""

    span: Span
    kind: str = ""


class Passage(NamedTuple):
    """Characters × tables, the items' kinds and where they are (offsets in the passage), items × items × gaps."""

    span: Span
    tables: Array
    kinds: Array
    places: Array
    gaps: Array


def passage(text: str, sentences: Sequence[Sentence], tokens: Sequence[Token], items: Sequence[Item]) -> Passage:
    """What the network is told of a run of sentences; the items are in order and apart."""
    span = Span(sentences[0].span.start, sentences[-1].span.end)
    kinds = np.array([_KINDS.get(item.kind, FIGURE) for item in items], dtype=np.int64)
    places = np.array([item.span for item in items], dtype=np.int64).reshape(-1, 2)
    gaps = _gaps(text, sentences, places)
    places -= span.start
    return Passage(span, _tables(text, span, tokens, kinds, places), kinds, places, gaps)


def _tables(text: str, span: Span, tokens: Sequence[Token], kinds: Array, places: Array) -> Array:
    start, end = span
    words, items, relations, events = (bytearray(end - start) for _ in TABLES)
    for first, stop, tag in tokens:
        number = _TAG.get(tag, _OTHER_TAG)
        words[first - start] = number
        for at in range(first - start + 1, stop - start):
            words[at] = number + 1
    for (a, b), kind in zip(places.tolist(), kinds.tolist(), strict=True):
        items[a:b] = bytes((2 * kind + 2,)) * (b - a)
        items[a] = 2 * kind + 1
    for word, a, b in words_of(text[start:end]):
        if not any(items[a:b]):
            sense = predicates()[word][0]
            relations[a:b] = bytes((_RELATION.get(sense.relation, 0),)) * (b - a)
            events[a:b] = bytes((_EVENT.get(sense.event, 0),)) * (b - a)
    found = np.frombuffer(words + items + relations + events, dtype=np.uint8).reshape(len(TABLES), -1)
    return np.ascontiguousarray(found.T, dtype=np.int64)


def _gaps(text: str, sentences: Sequence[Sentence], places: Array) -> Array:
    """How far each item is from each other: in lists, clauses, characters, sentences; and what parts neighbours."""
    count = len(places)
    found = np.empty((count, count, len(GAPS)), dtype=np.int64)
    if not count:
        return found
    firsts, ends = places[:, 0], places[:, 1]
    between = [text[a:b].strip("“”《》") for a, b in zip(ends[:-1].tolist(), firsts[1:].tolist(), strict=True)]
    lists = np.array([0, *accumulate(words not in _JOINS for words in between)])
    clauses = np.searchsorted([c.span.start for s in sentences for c in s.clauses], firsts, side="right")
    number = np.searchsorted([s.span.start for s in sentences], firsts, side="right")
    for at, of, most in ((0, lists, _LISTS), (1, clauses, _CLAUSES), (4, number, _SENTENCES)):
        found[:, :, at] = np.minimum(np.maximum(of - of[:, None], -most), most) + most
    found[:, :, 2] = found[:, :, 0] == _LISTS
    apart = firsts - ends[:, None]
    found[:, :, 3] = _FAR[np.minimum(np.maximum(np.maximum(apart, apart.T), 0), len(_FAR) - 1)]
    beside = [_BESIDE.get(words, _OTHER) for words in between]
    found[:, :, 5] = _OTHER
    lower = np.arange(count - 1)
    found[lower, lower + 1, 5] = found[lower + 1, lower, 5] = beside
    return found


@cache
def _allowed() -> Array:
    """Kinds × kinds × (relations, whose figure): what the vocabulary admits."""
    found = np.zeros((FIGURE + 1, FIGURE + 1, len(RELATIONS) + 1), dtype=bool)
    for (a, one), (b, other) in product(enumerate(CLASSES), repeat=2):
        found[a, b, :-1] = [vocabulary().allows(relation, (one,), (other,)) for relation in RELATIONS]
    found[FIGURE, :FIGURE, -1] = True
    return found


@cache
def _joined() -> Array:
    """Kinds × kinds: whether the vocabulary admits anything."""
    found: Array = np.logical_or.reduce(_allowed(), axis=-1)
    return found


def admitted(told: Passage) -> Array:
    """Items × items × (relations, whose figure): what may be stated, of neighbouring sentences at most."""
    found: Array = _allowed()[told.kinds[:, None], told.kinds[None, :]] & _near(told)[:, :, None]
    return found


class Pairs(NamedTuple):
    """Pairs of items of which something may be stated, and pairs × (relations, whose figure): what."""

    sources: Array
    targets: Array
    admitted: Array


def pairs(told: Passage) -> Pairs:
    """The pairs that the network is asked of: what is `admitted` of all others is nothing."""
    sources, targets = np.nonzero(_joined()[told.kinds[:, None], told.kinds[None, :]] & _near(told))
    return Pairs(sources, targets, _allowed()[told.kinds[sources], told.kinds[targets]])


def _near(told: Passage) -> Array:
    """Items × items: whether they are two, and in neighbouring sentences at most."""
    apart: Array = np.abs(told.gaps[:, :, 4] - _SENTENCES)
    found: Array = (apart <= 1) & ~np.eye(len(told.kinds), dtype=bool)
    return found


def terms() -> str:
    """What the numbers of the network stand for, in order; one trained for others would tell of the wrong ones."""
    return " ".join((*RELATIONS, *EVENTS, *CLASSES, *map(str, (*TABLES, *GAPS))))
