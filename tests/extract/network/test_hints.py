"""Hints come back as they were added, from memory or from a file."""

from __future__ import annotations

import numpy as np
import pytest

from zhitu.extract.network.hints import Hints


@pytest.mark.parametrize("length", [3, 40_000], ids=["in memory", "in a file"])
def test_hints_come_back_by_the_order_of_sentences(length: int) -> None:
    some = [np.full((length + k, 64), k - 1, dtype=np.int8) for k in range(3)]
    hints = Hints()
    for one in some:
        hints.add(one)
    assert hints.width == 64
    for k in (2, 0, 1, 1):
        assert np.array_equal(hints.of(k), some[k])


def test_a_sentence_is_added_after_another_was_asked_of() -> None:
    hints = Hints()
    hints.add(np.ones((2, 4), dtype=np.int8))
    assert hints.of(0).shape == (2, 4)
    hints.add(np.zeros((5, 4), dtype=np.int8))
    assert not hints.of(1).any()


def test_a_file_is_closed_with_its_hints() -> None:
    hints = Hints()
    file = hints._file
    hints.add(np.zeros((40_000, 64), dtype=np.int8))
    del hints
    assert file.closed
