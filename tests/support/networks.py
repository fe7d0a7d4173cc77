"""A network of statements that says what a test wants."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from zhitu.extract.network.classifier import Classifier, Verdict
from zhitu.extract.network.passages import EVENTS, RELATIONS, Passage

__all__ = ["Fake"]


class Fake(Classifier):
    """Says one thing of the first two names, one of the first, and that each figure is the last name's.

    `word` is the character that tells of the event, `of` are the items that it happens to; `turned` tells the relation
    of the second name and the first.
    """

    def __init__(
        self, relation: str = "", event: str = "", word: int = 0, of: Sequence[int] = (0,), *, turned: bool = False
    ) -> None:
        self.relation, self.event, self.word, self.of, self.version = relation, event, word, of, "fake"
        self.ends = (1, 0) if turned else (0, 1)

    def hints(self, states: Sequence[np.ndarray]) -> list[np.ndarray]:
        return [np.zeros((len(one), 2), dtype=np.int8) for one in states]

    def judged(self, told: Passage, hints: np.ndarray) -> Verdict:
        count = len(told.kinds)
        assert len(hints) == len(told.tables)
        relations = np.zeros((count, count, len(RELATIONS) + 1))
        events = np.zeros((count, len(EVENTS)))
        if self.relation:
            relations[(*self.ends, RELATIONS.index(self.relation))] = 0.9
        if self.event:
            events[list(self.of), EVENTS.index(self.event)] = 0.8
        names = [k for k, kind in enumerate(told.kinds) if kind < 24]
        relations[:, names[-1], -1] = 0.95
        sources, targets = np.indices((count, count)).reshape(2, -1)
        words = np.full(events.shape, self.word)
        return Verdict(sources, targets, relations[sources, targets], events, words)
