"""Paragraphs as the networks learn from them: sentences with names, passages with statements, all as extraction has it.

Batches are runs of paragraphs of like lengths; in each, sentences of like lengths are taken together, since what fills
up a row costs as much as what is told.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from training.corpus import annotated, gold
from training.examples import IGNORED, Example, examples
from training.statements import Paragraph, Told, claims, told
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.encoder import Pieces, inputs

__all__ = ["Batch", "Group", "batch", "batches", "names_alone", "paragraphs", "steps"]

Array = np.ndarray[Any, Any]

#: Characters and paragraphs of a batch, characters of a group.
_CHARACTERS, _PARAGRAPHS, _GROUP = 1100, 16, 350


class Group(NamedTuple):
    """Sentences: what the encoder is given, what the networks are; each one's passage or None, offset, length."""

    given: dict[str, Tensor]
    inside: Tensor
    states: Tensor
    characters: Tensor
    tables: Tensor
    tags: Tensor
    kinds: Tensor
    passages: list[tuple[int | None, int, int]]


class Batch(NamedTuple):
    """Groups of sentences; what is asked of their passages (tables, kinds, places, gaps) and what is right of these."""

    groups: list[Group]
    given: list[Tensor]
    right: list[Tensor]


def paragraphs(folder: Path, extractor: RuleExtractor) -> Iterator[Paragraph]:
    """All paragraphs of a folder, with what is said in them."""
    pieces = Pieces()
    for path in sorted(folder.glob("*.txt")):
        said = claims(path.with_suffix(".claims")) if path.with_suffix(".claims").is_file() else {}
        for number, text in enumerate(annotated(path)):
            found = [e for e in examples(text, extractor) if e.text]
            passage = told(text, said[number], extractor) if number in said else None
            yield Paragraph(found, pieces.of([e.text for e in found]), passage)


def names_alone(tuned: Path, extractor: RuleExtractor) -> Iterator[Paragraph]:
    """The gold documents that rules were tuned on; their statements are what confidence is measured by."""
    pieces = Pieces()
    for text in gold(tuned):
        found = [e for e in examples(text, extractor) if e.text]
        yield Paragraph(found, pieces.of([e.text for e in found]), None)


def steps(some: Sequence[Paragraph]) -> int:
    """How many batches paragraphs make, about."""
    return len(_runs(some, random.Random(0)))


def batches(some: Sequence[Paragraph], numbers: dict[str, int], chance: random.Random) -> Iterator[Batch]:
    """All paragraphs once; `numbers` are those of the characters from 1 on."""
    runs = _runs(some, chance)
    chance.shuffle(runs)
    for run in runs:
        yield batch([some[k] for k in run], numbers)


def _runs(some: Sequence[Paragraph], chance: random.Random) -> list[list[int]]:
    runs: list[list[int]] = [[]]
    length = 0
    for k in sorted(range(len(some)), key=lambda k: len(some[k]) + 30 * chance.random()):
        if length >= _CHARACTERS or len(runs[-1]) >= _PARAGRAPHS:
            runs.append([])
            length = 0
        runs[-1].append(k)
        length += len(some[k])
    return runs


def batch(some: Sequence[Paragraph], numbers: dict[str, int]) -> Batch:
    """Paragraphs as the networks take them."""
    passages = [p.told for p in some if p.told is not None]
    rows = {id(told): row for row, told in enumerate(passages)}
    sentences = [(e, cut, p.told) for p in some for e, cut in zip(p.sentences, p.pieces, strict=True)]
    groups: list[list[tuple[Example, tuple[Array, Array], Told | None]]] = [[]]
    for sentence in sorted(sentences, key=lambda one: len(one[0].text)):
        if len(groups[-1]) * (len(groups[-1][-1][0].text) if groups[-1] else 0) >= _GROUP:
            groups.append([])
        groups[-1].append(sentence)
    made = []
    for group in filter(None, groups):
        found, cuts, of = zip(*group, strict=True)
        given, inside = _filled(cuts)
        made.append(
            Group(
                given,
                inside,
                _padded([e.states.astype(np.float32) for e in found]),
                _padded([np.array([numbers.get(c, 0) for c in e.text]) for e in found]),
                _padded([e.tables for e in found]),
                _padded([e.tags for e in found], IGNORED),
                _padded([e.kinds for e in found], IGNORED),
                [
                    (rows.get(id(t)), e.start - (t.passage.span.start if t else 0), len(e.text))
                    for e, t in zip(found, of, strict=True)
                ],
            )
        )
    seen = [t.passage for t in passages]
    given_all = [[p.tables for p in seen], [p.kinds for p in seen], [p.places for p in seen], [p.gaps for p in seen]]
    right = [[t.relations for t in passages], [t.counted for t in passages]]
    right += [[t.events for t in passages], [t.happening for t in passages]]
    if not passages:
        return Batch(made, [], [])
    asked = [_padded(list(rows)) for rows in given_all]
    asked[2][..., 1].clamp_(min=1)  # items that fill up are somewhere too
    return Batch(made, asked, [_padded(list(rows)).float() for rows in right])


def _filled(cuts: Sequence[tuple[Array, Array]]) -> tuple[dict[str, Tensor], Tensor]:
    """What the encoder is given of texts of any lengths, and which pieces are no filler."""
    each = [inputs([cut]) for cut in cuts]
    given = {name: _padded([one[name][0] for one in each], name == "pieces") for name in each[0]}
    return given, _padded([np.ones(len(one["pieces"][0]), dtype=bool) for one in each])


def _padded(rows: Sequence[Array], filler: int = 0) -> Tensor:
    """Arrays of one rank, filled up to one shape."""
    shape = tuple(max(1, *(row.shape[k] for row in rows)) for k in range(rows[0].ndim))
    found = np.full((len(rows), *shape), filler, dtype=rows[0].dtype)
    for k, row in enumerate(rows):
        found[(k, *(slice(0, size) for size in row.shape))] = row
    return torch.from_numpy(found)
