"""Whole documents with gold files, as in `tests/gold`: what they state is learned as it is annotated there.

A gold file says once for a document what is so of two things, which may stand in it by several names and in several
paragraphs. Which of these pairs states it is not said: before each round it is the one that the network is surest of;
of the others it is neither right nor wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from training.corpus import golds, named
from training.examples import examples
from training.statements import Paragraph, Told, read
from zhitu.extract.network.passages import EVENTS, FIGURE, RELATIONS, admitted
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.encoder import Pieces
from zhitu.extract.text.view import View
from zhitu.vocabulary import vocabulary

__all__ = ["Document", "Verdict", "documents"]

Array = np.ndarray[Any, Any]
#: A paragraph's probabilities of relations (items × items × relations and whose figure) and events (items × events).
Verdict = Callable[[Paragraph], tuple[Array, Array]]

#: Characters after which a paragraph goes on as another one.
_LONG = 400
_SAME = 1e-6
_ABOUT = len(RELATIONS)


class _Place(NamedTuple):
    """A statement that may stand here: the paragraph, the items, the row of relations or events."""

    paragraph: int
    item: int
    other: int
    row: int


class _Choice(NamedTuple):
    """Places of which one states something, surely or perhaps."""

    places: list[_Place]
    sure: bool


@dataclass(slots=True)
class Document:
    """Those of its paragraphs that name something, what counts of each, and what is to be chosen in them."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    relations: list[_Choice] = field(default_factory=list)
    events: list[_Choice] = field(default_factory=list)

    def choose(self, verdict: Verdict) -> None:
        """Sets what counts in its paragraphs, by what the network thinks of them."""
        thought = [verdict(paragraph) for paragraph in self.paragraphs]

        def surest(place: _Place) -> float:
            n, a, b, r = place
            return max(float(thought[n][0][x, y, r]) for x, y in _both(a, b, r))

        for choices, settle, sure in (
            (self.relations, self._relate, surest),
            (self.events, self._happen, lambda place: float(thought[place.paragraph][1][place.item, place.row])),
        ):
            for place in (place for choice in choices for place in choice.places):
                settle(place, right=False)
            for choice in choices:
                if choice.sure and choice.places:
                    settle(max(choice.places, key=sure), right=True)

    def _relate(self, place: _Place, *, right: bool) -> None:
        told = self.told[place.paragraph]
        for x, y in _both(place.item, place.other, place.row):
            told.counted[x, y, place.row], told.relations[x, y, place.row] = right, right

    def _happen(self, place: _Place, *, right: bool) -> None:
        told = self.told[place.paragraph]
        told.happening[place.item, place.row], told.events[place.item, place.row] = right, right


def _both(a: int, b: int, r: int) -> list[tuple[int, int]]:
    """A pair, and the other way round where the relation is symmetric."""
    return [(a, b), (b, a)] if r < _ABOUT and vocabulary().relation(RELATIONS[r]).symmetric else [(a, b)]


def documents(folder: Path, extractor: RuleExtractor) -> Iterator[Document]:
    """All documents of a folder; long paragraphs are cut at the end of a sentence."""
    pieces = Pieces()
    for said, text in golds(folder):
        made = Document()
        where: dict[str, list[tuple[int, int]]] = {}
        values: list[tuple[int, int, float]] = []
        entities = {name: entity["id"] for entity in said["entities"] for name in entity["names"]}
        for part in _parts(text):
            paragraph = named(part, said, doubtful=None)
            if not paragraph.names:
                continue
            n = len(made.paragraphs)
            passage, _, names, figures = read(paragraph, extractor)
            for (start, end, _), item in zip(paragraph.names, names, strict=True):
                where.setdefault(entities[part[start:end]], []).append((n, item))
            values += [(n, item, float(q.value)) for item, q in figures.items()]
            counted, happening = admitted(passage), np.repeat((passage.kinds != FIGURE)[:, None], len(EVENTS), 1)
            counted[list(figures), :, _ABOUT] = False  # a figure of which nothing is said
            none = np.zeros(counted.shape, np.float32), np.zeros(happening.shape, np.float32)
            made.told.append(Told(passage, none[0], counted, none[1], happening))
            found = [e for e in examples(paragraph, extractor) if e.text]
            made.paragraphs.append(Paragraph(found, pieces.of([e.text for e in found]), made.told[-1]))
        _fill(made, said, where, values)
        yield made


def _fill(
    made: Document,
    said: dict[str, Any],
    where: dict[str, list[tuple[int, int]]],
    values: list[tuple[int, int, float]],
) -> None:
    for source, name, target, *optional in said["relations"]:
        if name in RELATIONS:
            row = RELATIONS.index(name)
            ends = product(where.get(source, ()), where.get(target, ()))
            places = [_Place(n, a, b, row) for (n, a), (m, b) in ends if n == m and a != b]
            made.relations.append(_Choice(places, not optional))
    for event in said["events"]:
        if event["type"] in EVENTS:
            row = EVENTS.index(event["type"])
            places = [_Place(n, a, a, row) for n, a in where.get(event["of"], ())]
            made.events.append(_Choice(places, not event.get("optional")))
    for n, figure, value in values:
        measured = [o for o in said["observations"] if abs(float(o["value"]) - value) <= _SAME * max(1, abs(value))]
        of = dict.fromkeys(a for o in measured for m, a in where.get(o["about"], ()) if m == n)
        if of:
            names = [a for places in where.values() for m, a in places if m == n]
            made.told[n].counted[figure, names, _ABOUT] = True
            made.relations.append(_Choice([_Place(n, figure, a, _ABOUT) for a in of], sure=True))


def _parts(text: str) -> Iterator[str]:
    for line in filter(str.strip, text.splitlines()):
        start = end = 0
        for sentence in View(line).sentences:
            if end > start and sentence.span.end - start > _LONG:
                yield line[start:end]
                start = sentence.span.start
            end = sentence.span.end
        yield line[start:]
