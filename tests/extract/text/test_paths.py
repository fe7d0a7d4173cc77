from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from zhitu.extract.text.paths import paths, viterbi


@pytest.mark.parametrize("weight", [0.1, 1.0, 1e4])
def test_the_best_path_is_the_best_of_all_however_much_transitions_weigh(weight: float) -> None:
    numbers = np.random.default_rng(7)
    lengths = np.array([1, 3, 5, 5])
    emissions = numbers.normal(size=(4, 5, 4)).astype(np.float32)
    transitions = (numbers.normal(size=(4, 4)) * weight).astype(np.float32)

    def total(row: int, path: tuple[int, ...]) -> float:
        steps = sum(float(transitions[pair]) for pair in pairwise(path))
        return steps + sum(float(emissions[row, at, state]) for at, state in enumerate(path))

    for row, found in enumerate(viterbi(emissions, transitions, lengths)):
        best = max(product(range(4), repeat=int(lengths[row])), key=lambda path: total(row, path))
        assert tuple(found.tolist()) == best


@pytest.mark.parametrize("spread", [0.1, 1.0, 10.0])  # all states in doubt, some, hardly any
def test_searching_only_where_there_is_doubt_finds_the_same(spread: float) -> None:
    chance = np.random.default_rng(7)
    emissions = (spread * chance.normal(size=(30, 20, 9))).astype(np.float32)
    transitions = chance.normal(size=(9, 9)).astype(np.float32)
    lengths = np.sort(chance.integers(1, 21, size=30))
    for found, right in zip(
        paths(emissions, transitions, lengths), viterbi(emissions, transitions, lengths), strict=True
    ):
        assert found.tolist() == right.tolist()
