"""Names by a small network: over tagger's and encoder's states, what gazetteer and lexicon hold, the rules' candidates.

The network (three dilated convolutions over each character's features) is trained by `training/` on sentences written
and annotated for this project; the rules have not seen them, so it learns where they are right and where not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.gazetteer import Gazetteer, gazetteer
from zhitu.extract.text.lexicon import Lexicon, lexicon
from zhitu.extract.text.models import load
from zhitu.extract.text.paths import viterbi
from zhitu.model import Span

__all__ = ["CLASSES", "Asked", "Name", "Read", "Recogniser", "features", "recogniser"]

CLASSES = (
    "Country", "Region", "City", "District", "Zone", "NaturalFeature", "GovernmentBody", "Company",
    "FinancialInstitution", "Laboratory", "ResearchInstitute", "School", "Hospital", "Organization", "Facility",
    "Policy", "Programme", "Project", "Fund", "Conference", "Industry", "Group", "Person", "Product",
)  # fmt: skip
_NUMBER = {name: number for number, name in enumerate(CLASSES)}
_KINDS = ("division", "country", "region", "body", "strategy", "zone", "nature", "industry")
#: Tags of characters: outside, first, inside, last, alone.
_O, _B, _I, _E, _S = range(5)
_FOLLOWS = ((_O, _O), (_O, _B), (_O, _S), (_B, _I), (_B, _E), (_I, _I), (_I, _E),
            (_E, _O), (_E, _B), (_E, _S), (_S, _O), (_S, _B), (_S, _S))  # fmt: skip
_NEVER = -1e4
_LONGEST_HEAD = 10
#: Characters that the network takes at once.
_CHARACTERS = 1600
#: Sentences whose best tags are searched together.
_TOGETHER = 64


class Name(NamedTuple):
    """A stretch of the text that the network takes for a name, its class, and how sure it is of the stretch."""

    span: Span
    kind: str
    sure: float


class Asked(NamedTuple):
    """A sentence of a folded text, with the tagger's states of its characters and the rules' candidates."""

    text: str
    span: Span
    states: np.ndarray[Any, Any]
    candidates: Sequence[Candidate]


class Read(NamedTuple):
    """A sentence's names, and for each of its characters (the first is at `start`) how surely it is in none."""

    names: list[Name]
    start: int
    out: np.ndarray[Any, Any]

    def outside(self, span: Span) -> float:
        """How surely a stretch is no name, on average of its characters."""
        shares = self.out[span.start - self.start : span.end - self.start]
        return float(np.add.reduce(shares) / np.float32(len(shares)))  # `mean` takes three times as long


def features(
    text: str, span: Span, candidates: Sequence[Candidate], known: Gazetteer, words: Lexicon
) -> np.ndarray[Any, Any]:
    """What is known of each character of a sentence: characters × 6 numbers of tables."""
    start, end = span
    rows = [bytearray(end - start) for _ in range(6)]
    for match in known.find(text, start, end):
        kind = _KINDS.index(match.entries[0].kind) * 4 + 1 + 2 * match.short
        a, b = match.span.start - start, match.span.end - start
        rows[0][a:b] = bytes((kind + 1,)) * (b - a)
        rows[0][a] = kind
    for end_of, head in words.heads_in(text[start:end], _LONGEST_HEAD).items():
        rows[1][end_of - 1] = 1 + _NUMBER[head.classes[0]] + (24 if head.naming == "strong" else 0)
    for c in sorted(candidates, key=lambda c: (c.span.start - c.span.end, c.span.start)):
        tags, kinds = rows[2:4] if c.accepted else rows[4:6]
        a, b = c.span.start - start, c.span.end - start
        if c.nested or any(tags[a:b]):
            continue
        tags[a:b] = b"\x01" + b"\x02" * (b - a - 2) + b"\x03" if b - a > 1 else b"\x04"
        kinds[a:b] = bytes((1 + _NUMBER[c.classes[0]],)) * (b - a)
    return np.frombuffer(b"".join(rows), dtype=np.uint8).reshape(6, -1).T.astype(np.int64, order="C")


class Recogniser:
    """Finds the names of sentences."""

    def __init__(self, words: Lexicon, known: Gazetteer) -> None:
        self._session, told, digest = load(
            "names", ("states", "characters", "tables"), ("tags", "kinds"), ("characters", "version")
        )
        codes = _codes(told["characters"])
        self._numbers = np.zeros(codes.max() + 2, dtype=np.int64)  # the last one is of all characters behind
        self._numbers[codes] = np.arange(1, len(codes) + 1)
        #: The corpus that it was trained on, and with it the file: another training of one corpus finds other names.
        self.corpus = told["version"]
        self.version = f"{self.corpus}-{digest}"
        self._words, self._known = words, known

    def names(self, sentences: Sequence[Asked]) -> list[Read]:
        """The names of each sentence, in order and apart."""
        groups: dict[int, list[int]] = defaultdict(list)
        for k, asked in enumerate(sentences):
            groups[asked.span.end - asked.span.start].append(k)
        told: dict[int, Any] = {}
        for length, members in sorted(groups.items()):  # of one length: the network does not know what is padding
            most = max(1, _CHARACTERS // max(1, length))
            for at in range(0, len(members), most):
                some = members[at : at + most]
                told.update(zip(some, self._run([sentences[k] for k in some]), strict=True))
        found: list[Read | None] = [None] * len(sentences)
        order = list(told)
        for at in range(0, len(order), _TOGETHER):
            some = order[at : at + _TOGETHER]
            starts = [sentences[k].span.start for k in some]
            found_in = _reads([told[k][0] for k in some], [told[k][1] for k in some], starts)
            for k, read in zip(some, found_in, strict=True):
                found[k] = read
        return [read for read in found if read is not None]

    def _run(self, some: Sequence[Asked]) -> Iterator[tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]]:
        """Logarithms of the probabilities of tags and classes, of sentences of one length."""
        length = some[0].span.end - some[0].span.start
        states = np.stack([a.states for a in some])
        codes = _codes("".join(a.text[a.span.start : a.span.end] for a in some))
        characters = self._numbers[np.minimum(codes, len(self._numbers) - 1)].reshape(-1, length)
        tables = np.empty((len(some), length, 6), dtype=np.int64)
        for k, a in enumerate(some):
            tables[k] = features(a.text, a.span, a.candidates, self._known, self._words)
        tags, kinds = self._session.run(None, {"states": states, "characters": characters, "tables": tables})
        return zip(tags, kinds, strict=True)


def _codes(text: str) -> np.ndarray[Any, Any]:
    """The code point of each character."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _paths(rows: Sequence[np.ndarray[Any, Any]]) -> list[np.ndarray[Any, Any]]:
    """Best tags of sentences that ascend in length."""
    lengths = np.array([len(row) for row in rows])
    scores = np.zeros((len(rows), lengths[-1], 5), dtype=np.float32)
    for k, row in enumerate(rows):
        scores[k, : len(row)] = row
    scores[:, 0, _I : _E + 1] += _NEVER
    scores[np.arange(len(rows)), lengths - 1, _B : _I + 1] += _NEVER
    return viterbi(scores, _ALLOWED, lengths)


def _reads(tags: Sequence[Any], kinds: Sequence[Any], starts: Sequence[int]) -> Iterator[Read]:
    """What is read in sentences that ascend in length, from the logarithms of their tags' and classes' probabilities.

    The sentences lie behind each other in one array, so that numpy is asked once for all of them.
    """
    path, told = np.concatenate(_paths(tags)), np.concatenate(tags)
    taken = told[np.arange(len(path)), path]
    out = np.exp(told[:, _O])
    firsts = np.flatnonzero((path == _B) | (path == _S))
    ends = (np.flatnonzero((path == _E) | (path == _S)) + 1).tolist()
    edges = np.stack((firsts, ends), axis=1).ravel()
    padded = np.concatenate((*kinds, np.zeros((1, len(CLASSES)), dtype=np.float32)))  # so that an end may be the last
    classes = np.add.reduceat(padded, edges, axis=0)[::2].argmax(axis=1).tolist() if len(edges) else []
    names = zip(firsts.tolist(), ends, classes, strict=True)
    first, end, kind = next(names, (len(path), 0, 0))
    at = 0
    for start, row in zip(starts, tags, strict=True):
        found = []
        stop = at + len(row)
        while first < stop:
            sure = float(np.exp(np.add.reduce(taken[first:end]) / np.float32(end - first)))
            found.append(Name(Span(start + first - at, start + end - at), CLASSES[kind], round(sure, 3)))
            first, end, kind = next(names, (len(path), 0, 0))
        yield Read(found, start, out[at:stop])
        at = stop


_ALLOWED = np.full((5, 5), _NEVER, dtype=np.float32)
for _pair in _FOLLOWS:
    _ALLOWED[_pair] = 0.0


@cache
def recogniser() -> Recogniser:
    """The recogniser of this installation."""
    return Recogniser(lexicon(), gazetteer())
