"""Annotated texts as the network sees them: the extractor's own features, and the tags that are right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from training.corpus import Annotated
from zhitu.extract.dates import dates_of
from zhitu.extract.recogniser import CLASSES, features
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.tagger import moved
from zhitu.extract.view import View

__all__ = ["IGNORED", "Example", "examples"]

#: A tag or class that counts for nothing.
IGNORED = -100
_NUMBER = {name: number for number, name in enumerate(CLASSES)}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: characters, the tagger's states, numbers of tables, and for each character tag and class."""

    text: str
    states: np.ndarray[Any, Any]
    tables: np.ndarray[Any, Any]
    tags: np.ndarray[Any, Any]
    kinds: np.ndarray[Any, Any]


def examples(texts: Iterable[Annotated], extractor: RuleExtractor) -> list[Example]:
    """The sentences of the texts."""
    return [example for text in texts for example in _examples(text, extractor)]


def _examples(told: Annotated, extractor: RuleExtractor) -> Iterable[Example]:
    view = View(told.text)
    readings = extractor.tagger.read([view.folded[s.span.start : s.span.end] for s in view.sentences])
    dates = dates_of(view, None)
    for sentence, reading, whens in zip(view.sentences, readings, dates, strict=True):
        start, end = sentence.span
        tokens = extractor.mender.mended(view.folded, moved(reading.tokens, start))
        candidates = extractor.candidates_of(view.folded, sentence.span, tokens, [d.span for d in whens])
        tables = features(view.folded, sentence.span, candidates, extractor.known, extractor.lexicon)
        tags = np.zeros(end - start, dtype=np.int64)
        kinds = np.full(end - start, IGNORED, dtype=np.int64)
        for a, b, kind in told.names:
            if start <= a and b <= end:
                tags[a - start : b - start] = _tags(b - a) if kind else IGNORED
                kinds[a - start : b - start] = _NUMBER[kind] if kind else IGNORED
        assert reading.states is not None
        yield Example(view.folded[start:end], reading.states, tables, tags, kinds)


def _tags(length: int) -> list[int]:
    return [4] if length == 1 else [1, *[2] * (length - 2), 3]
