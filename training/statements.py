"""Passages with what they state: `corpus/NAME.claims` beside the paragraphs of `corpus/NAME.txt`.

A line is `12 | 1,2 builds 3; 4 locatedIn 5 | 2 milestone; 3 opened x | 1800 of 2`: the number of a paragraph, then
relations, events (x: only expected) and figures; a name is the number of its mark in the paragraph. What ends with ?
can be read both ways, and is neither right nor wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from training.corpus import Annotated
from training.examples import Example
from zhitu.extract.network.passages import EVENTS, FIGURE, RELATIONS, Item, Passage, admitted, passage
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.values.numbers import Quantity, find_quantities
from zhitu.model import Document, Span
from zhitu.vocabulary import vocabulary

__all__ = ["Paragraph", "Read", "Stated", "Told", "claims", "read", "stated", "told"]

Array = np.ndarray[Any, Any]
_ABOUT = len(RELATIONS)
_FIGURE = re.compile(r"(\S+)\s+of\s+(\d+)")
_BOUNDS = re.compile(r"^[约近超过达至逾]+")


@dataclass(frozen=True, slots=True)
class Told:
    """A passage with the statements that are right, and those that count in learning."""

    passage: Passage
    relations: Array
    counted: Array
    events: Array
    happening: Array


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Its sentences, the pieces of each, and what is said in it where somebody wrote that down."""

    sentences: list[Example]
    pieces: list[tuple[Array, Array]]
    told: Told | None

    def __len__(self) -> int:
        return sum(len(sentence.text) for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Stated:
    """A paragraph's statements: (source, relation, target), (name, event), (figure, name); names by number from 0.

    The doubtful ones can be read both ways.
    """

    relations: tuple[tuple[int, str, int], ...]
    events: tuple[tuple[int, str], ...]
    figures: tuple[tuple[str, int], ...]
    doubtful_relations: tuple[tuple[int, str, int], ...]
    doubtful_events: tuple[tuple[int, str], ...]


class Read(NamedTuple):
    """A passage, what its items are called, the places of the names among them, and the figures by theirs."""

    passage: Passage
    surfaces: list[str]
    names: list[int]
    figures: dict[int, Quantity]


def claims(path: Path) -> dict[int, Stated]:
    """What a file of claims says of its paragraphs, by their numbers from 0."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {int(number) - 1: stated(*parts) for number, *parts in (line.split("|") for line in lines)}


def stated(relations: str, events: str, figures: str) -> Stated:
    named, perhaps_named = _parts(relations)
    happened, perhaps_happened = _parts(events)
    counted = [_FIGURE.fullmatch(part.strip()) for part in figures.split(";") if part.strip()]
    return Stated(
        _related(named),
        _happened(happened),
        tuple((m[1], int(m[2]) - 1) for m in counted if m),
        _related(perhaps_named),
        _happened(perhaps_happened),
    )


def _parts(told: str) -> tuple[list[list[str]], list[list[str]]]:
    """The words of each statement: of those that are right, and of those that can be read both ways."""
    parts = [part.split() for part in told.split(";") if part.strip()]
    return [part for part in parts if part[-1] != "?"], [part for part in parts if part[-1] == "?"]


def _related(parts: Iterable[list[str]]) -> tuple[tuple[int, str, int], ...]:
    return tuple((a, name, b) for s, name, o, *_ in parts for a, b in product(_numbers(s), _numbers(o)))


def _happened(parts: Iterable[list[str]]) -> tuple[tuple[int, str], ...]:
    return tuple((a, name) for s, name, *_ in parts for a in _numbers(s))


def _numbers(told: str) -> Iterable[int]:
    return (int(number) - 1 for number in told.split(","))


def read(paragraph: Annotated, extractor: RuleExtractor) -> Read:
    """A paragraph as extraction hands it to the network."""
    heard = extractor.heard(Document("", paragraph.text, ""))
    text = heard.view.folded
    names = [Item(Span(a, b), kind) for a, b, kind in paragraph.names]
    quantities = find_quantities(text, 0, len(text))
    figures = {Item(q.span): q for q in quantities if not any(n.span.overlaps(q.span) for n in names)}
    items = sorted([*names, *figures], key=lambda item: item.span)
    seen = passage(text, heard.view.sentences, heard.tokens, items)
    return Read(
        seen,
        [item.span.of(text) for item in items],
        [items.index(name) for name in names],
        {items.index(item): q for item, q in figures.items()},
    )


def told(paragraph: Annotated, said: Stated, extractor: RuleExtractor) -> Told:
    """A paragraph with what is said of it."""
    seen, surfaces, at, figures = read(paragraph, extractor)
    relations = np.zeros((len(surfaces), len(surfaces), len(RELATIONS) + 1), dtype=np.float32)
    events = np.zeros((len(surfaces), len(EVENTS)), dtype=np.float32)
    for a, name, b in said.relations:
        relations[at[a], at[b], RELATIONS.index(name)] = 1
        if vocabulary().relation(name).symmetric:
            relations[at[b], at[a], RELATIONS.index(name)] = 1
    for a, name in said.events:
        events[at[a], EVENTS.index(name)] = 1
    for written, a in said.figures:
        for figure in figures:
            row = relations[figure, :, _ABOUT]
            if _BOUNDS.sub("", surfaces[figure]).startswith(written) and not row.any():
                row[at[a]] = 1
                break
    counted = admitted(seen) & ~_elsewhere(relations, surfaces) | (relations > 0)
    happening = (seen.kinds != FIGURE)[:, None] & ~_again(events, surfaces) | (events > 0)
    for a, name, b in said.doubtful_relations:
        counted[at[a], at[b], RELATIONS.index(name)] = False
    for a, name in said.doubtful_events:
        happening[at[a], EVENTS.index(name)] = False
    return Told(seen, relations, counted, events, happening)


def _elsewhere(relations: Array, surfaces: list[str]) -> Array:
    """What is neither right nor wrong: that two names are joined where they stand once more."""
    found = np.zeros(relations.shape, dtype=bool)
    for a, b, r in np.argwhere(relations > 0).tolist():
        found[np.ix_(_same(surfaces, a), _same(surfaces, b), [r])] = True
    return found


def _again(events: Array, surfaces: list[str]) -> Array:
    found = np.zeros(events.shape, dtype=bool)
    for a, e in np.argwhere(events > 0).tolist():
        found[_same(surfaces, a), e] = True
    return found


def _same(surfaces: list[str], at: int) -> list[int]:
    return [k for k, surface in enumerate(surfaces) if surface == surfaces[at]]
