"""Annotated texts as the network of names sees them: the extractor's own features, and the tags that are right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from training.corpus import Annotated
from zhitu.extract.mentions.recogniser import CLASSES, features
from zhitu.extract.rules import RuleExtractor
from zhitu.model import Document

__all__ = ["IGNORED", "Example", "examples"]

#: A tag or class that counts for nothing.
IGNORED = -100
_NUMBER = {name: number for number, name in enumerate(CLASSES)}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: its begin, characters, the tagger's states, numbers of tables; tags and classes of characters."""

    start: int
    text: str
    states: np.ndarray[Any, Any]
    tables: np.ndarray[Any, Any]
    tags: np.ndarray[Any, Any]
    kinds: np.ndarray[Any, Any]


def examples(told: Annotated, extractor: RuleExtractor) -> Iterator[Example]:
    """The sentences of a text."""
    for asked in extractor.asked(Document("", told.text, "")):
        start, end = asked.span
        tables = features(asked.text, asked.span, asked.candidates, extractor.known, extractor.lexicon)
        tags = np.zeros(end - start, dtype=np.int64)
        kinds = np.full(end - start, IGNORED, dtype=np.int64)
        for a, b, kind in told.names:
            if start <= a and b <= end:
                tags[a - start : b - start] = _tags(b - a) if kind else IGNORED
                kinds[a - start : b - start] = _NUMBER[kind] if kind else IGNORED
        yield Example(start, asked.text[start:end], asked.states, tables, tags, kinds)


def _tags(length: int) -> list[int]:
    return [4] if length == 1 else [1, *[2] * (length - 2), 3]
