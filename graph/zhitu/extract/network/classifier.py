"""The network of statements: which names of a passage a relation joins, what happens to each, whose a figure is.

It is trained by `training/` on paragraphs written and annotated for this project, and knows nothing of the rules; what
both say is surer than what one says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np

from zhitu.errors import VocabularyError
from zhitu.extract.network.passages import Passage, pairs, terms
from zhitu.extract.text.models import load

__all__ = ["Classifier", "Verdict", "above", "classifier"]

Array = np.ndarray[Any, Any]

#: Characters whose hints are made at once.
_CHARACTERS = 1600


class Verdict(NamedTuple):
    """Probabilities: of pairs (from which item, to which) × (relations, whose figure), and of items × events.

    `words` are the characters of the passage at which each event is said, if it is.
    """

    sources: Array
    targets: Array
    relations: Array
    events: Array
    words: Array


class Classifier:
    """Judges passages."""

    def __init__(self) -> None:
        inputs = ("hints", "tables", "kinds", "places", "sources", "targets", "gaps")
        network = load("statements", inputs, ("relations", "events", "words"), ("vocabulary", "version"))
        smaller = load("hints", ("states",), ("hints",), ("version",))
        if network.told["vocabulary"] != terms():
            raise VocabularyError(
                "statements.onnx: trained for another vocabulary than that of this installation; "
                "run python -m training, or reinstall zhitu"
            )
        #: The paragraphs and claims that both were trained on.
        self.corpus = network.told["version"]
        if smaller.told["version"] != self.corpus:
            raise VocabularyError(
                "hints.onnx and statements.onnx are of two trainings; run python -m training, or reinstall zhitu"
            )
        self._session, self._smaller = network.session, smaller.session
        self.version = network.digest + smaller.digest

    def hints(self, states: Sequence[Array]) -> list[Array]:
        """What is kept of the tagger's states of sentences, a byte each: a long document has many characters."""
        found: list[Array] = []
        for some in _runs(states):
            # numpy's product of matrices would start threads that wait by spinning
            (made,) = self._smaller.run(None, {"states": np.concatenate(some)[None]})
            kept = np.rint(127 * made[0]).astype(np.int8)
            ends = accumulate(map(len, some))
            found += [kept[end - len(one) : end] for one, end in zip(some, ends, strict=True)]
        return found

    def judged(self, told: Passage, hints: Array) -> Verdict:
        """What the network says of a passage that has items."""
        asked = pairs(told)
        given = {"hints": hints.astype(np.float32) / 127, "tables": told.tables, "kinds": told.kinds}
        given |= {"places": told.places, "sources": asked.sources, "targets": asked.targets}
        sure, events, words = self._session.run(None, {**given, "gaps": told.gaps[asked.sources, asked.targets]})
        return Verdict(asked.sources, asked.targets, sure * asked.admitted, events, words)


def _runs(states: Sequence[Array]) -> Iterator[list[Array]]:
    """Those of sentences that are taken at once: all would fill the memory."""
    run: list[Array] = []
    length = 0
    for one in states:
        run.append(one)
        length += len(one)
        if length >= _CHARACTERS:
            yield run
            run, length = [], 0
    if run:
        yield run


def above(shares: Array, least: float) -> Iterator[tuple[Any, ...]]:
    """Where probabilities are `least` or more, each with its probability."""
    at = np.nonzero(shares >= least)
    return zip(*(places.tolist() for places in at), shares[at].tolist(), strict=True)


@cache
def classifier() -> Classifier:
    """The classifier of this installation."""
    return Classifier()
