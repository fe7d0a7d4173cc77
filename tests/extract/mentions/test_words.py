"""Words that only look like names."""

from __future__ import annotations

import numpy as np
import pytest

from zhitu.extract.mentions.agreement import agreed
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.recogniser import Name, Read
from zhitu.extract.mentions.words import without_words
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.tagger import Token
from zhitu.model import Span


def read(text: str, *names: tuple[str, str, float]) -> Read:
    """What a network says that sees nothing but these names."""
    spans = [Span(text.index(name), text.index(name) + len(name)) for name, _, _ in names]
    found = [Name(span, kind, sure) for span, (_, kind, sure) in zip(spans, names, strict=True)]
    return Read(found, 0, np.ones(len(text)))


def test_a_short_word_is_a_name_only_if_the_network_is_surer_than_of_others() -> None:
    text = "设岵门、普安两站。"
    words = [Token(1, 3, "v")]
    for sure, kept in ((0.6, False), (0.75, True)):
        seen = agreed(text, [], read(text, ("岵门", "District", sure)), lexicon())
        assert [c.name for c in without_words(text, seen, words)] == ["岵门"] * kept


def test_an_adjective_is_hardly_a_firm() -> None:
    text = "取得丰硕成果，蓬勃科技参展。"
    seen = agreed(text, [], read(text, ("丰硕", "Company", 0.8), ("蓬勃", "Company", 0.95)), lexicon())
    words = [Token(2, 4, "a"), Token(7, 9, "a")]
    assert [c.name for c in without_words(text, seen, words)] == ["蓬勃"]


def test_what_begins_with_a_word_for_what_is_done_is_no_name() -> None:
    text = "丰富文旅业态，走访丰富集团。"
    seen = agreed(text, [], read(text, ("丰富文旅业态", "Product", 0.9), ("丰富集团", "Company", 0.9)), lexicon())
    words = [Token(0, 2, "a"), Token(2, 4, "n"), Token(4, 6, "n"), Token(7, 9, "v"), Token(9, 13, "ORG")]
    assert [c.name for c in without_words(text, seen, words)] == ["丰富集团"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("现有云茶合作社219家，规模不一。", []),
        ("现有云茶合作社约20个。", []),
        ("走访云茶合作社3个车间。", ["云茶合作社"]),
        ("云茶合作社2023年成立。", ["云茶合作社"]),
    ],
)
def test_what_a_number_counts_is_a_kind_and_no_name(text: str, kept: list[str]) -> None:
    span = Span(text.index("云茶"), text.index("社") + 1)
    c = Candidate(span, "云茶合作社", ("Organization",), "head:合作社", 2.0, head="合作社")
    assert [c.name for c in without_words(text, [c], [])] == kept


def test_a_noun_before_a_word_of_place_is_nobody() -> None:
    text = "在贺信中指出，何青中参加。"
    words = [Token(0, 1, "p"), Token(1, 3, "n"), Token(3, 4, "f"), Token(4, 6, "v"), Token(7, 10, "PER")]
    seen = agreed(text, [], read(text, ("贺信中", "Person", 0.9), ("何青中", "Person", 0.9)), lexicon())
    assert [c.name for c in without_words(text, seen, words)] == ["何青中"]


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("据上海证券报报道，江湾港扩建。", "上海证券", False),
        ("上海证券报告显示，江湾港盈利。", "上海证券", True),
        ("上海证券与江湾港签约。", "上海证券", True),
    ],
)
def test_a_newspaper_is_no_firm_that_its_name_begins_with(text: str, name: str, kept: bool) -> None:
    seen = agreed(text, [], read(text, (name, "FinancialInstitution", 0.95)), lexicon())
    assert [c.name for c in without_words(text, seen, [])] == [name] * kept


@pytest.mark.parametrize(("text", "name"), [("云青对口合作深化。", "云青对口合作"), ("云青对口深化。", "云青对口")])
def test_a_pair_is_named_with_what_it_does(text: str, name: str) -> None:
    seen = agreed(text, [], read(text, ("云青对口", "Project", 0.95)), lexicon())
    assert [c.name for c in without_words(text, seen, [])] == [name]
