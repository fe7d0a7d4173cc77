"""Any text falls into tokens that stand where they say, in time that grows as the text does."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.tokens import tokens


@given(st.text(alphabet="?e zt:matches\"'x.;,{}()[]<>#\\\n^/|*+@a1_-", max_size=60))
def test_tokens_are_what_stands_at_their_places(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text != ""
        end = token.end


@pytest.mark.parametrize("unit", ["a-", "a.", "a..", "_", "_:a.", ":a..", '"""a', "'a", "<a", "\\", "@a-", "1e", "1."])
def test_hostile_repetition_is_read_in_time(unit: str) -> None:
    begun = time.process_time()
    assert sum(len(token.text) for token in tokens(unit * 100_000)) == len(unit) * 100_000
    assert time.process_time() - begun < 10, "ten times what the slowest takes on an idle machine"
