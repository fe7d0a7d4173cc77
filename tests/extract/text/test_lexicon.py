"""Heads and words to strip."""

from __future__ import annotations

import pytest

from zhitu.extract.text.lexicon import lexicon
from zhitu.vocabulary import vocabulary


def test_the_longest_head_wins() -> None:
    text = "横琴数据中心"
    head = lexicon().head_at(text, len(text))
    assert head is not None
    assert head.word.endswith("数据中心")
    assert lexicon().head_at("慢慢地走着", 5) is None
    short = lexicon().head_at(text, len(text), start=4)
    assert short is None or short.word == "中心"


@pytest.mark.parametrize(
    ("text", "rest"), [("全国首个零碳码头", "零碳码头"), ("该新建厂", "厂"), ("港口", "港口"), ("该", "该")]
)
def test_strip_left(text: str, rest: str) -> None:
    assert text[lexicon().strip_left(text, 0, len(text)) :] == rest


def test_kinds_of_words() -> None:
    words = lexicon()
    assert {"国际", "全球", "新型"} <= words.modifiers
    assert "全国首个" in words.left
    assert words.generic
    assert not {"国际", "新型"} & words.left


def test_every_head_has_classes_of_the_vocabulary() -> None:
    known = set(vocabulary().classes)
    odd = {h.word for h in lexicon().heads.values() if not set(h.classes) <= known}
    assert odd == set()
    assert {h.naming for h in lexicon().heads.values()} <= {"strong", "weak", "part"}
