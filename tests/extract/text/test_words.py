"""Tokens come back from what is kept of them as they were."""

from __future__ import annotations

from zhitu.extract.text.tagger import Token
from zhitu.extract.text.words import Words, tokens_of


def test_tokens_come_back_as_they_were() -> None:
    tokens = [Token(70_000, 70_002, "LOC"), Token(70_002, 70_003, "v"), Token(70_004, 70_300, "ORG")]
    assert tokens_of(Words(tokens)) == tokens
    assert tokens_of(Words([])) == []


def test_words_of_two_sentences_are_kept_apart() -> None:
    one, other = Words([Token(0, 2, "n")]), Words([Token(0, 2, "v")])
    assert [t.tag for words in (one, other, one) for t in tokens_of(words)] == ["n", "v", "n"]
