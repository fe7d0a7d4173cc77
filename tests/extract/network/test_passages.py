"""What the network of statements is told of a passage."""

from __future__ import annotations

import numpy as np

from zhitu.extract.mentions.recogniser import CLASSES
from zhitu.extract.network.passages import (
    EVENTS,
    FIGURE,
    GAPS,
    RELATIONS,
    TABLES,
    Item,
    Passage,
    admitted,
    pairs,
    passage,
)
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.view import View
from zhitu.model import Span

TEXT = "柳湖实验室、柳湖大学建成云台中心。面积300亩。"


def told() -> Passage:
    names = (("柳湖实验室", "Laboratory"), ("柳湖大学", "School"), ("云台中心", "Facility"), ("300亩", ""))
    items = [Item(Span(TEXT.index(name), TEXT.index(name) + len(name)), kind) for name, kind in names]
    tokens = [Token(0, 5, "nz"), Token(5, 6, "w"), Token(6, 10, "ORG"), Token(10, 12, "v"), Token(12, 16, "n")]
    return passage(TEXT, View(TEXT).sentences, tokens, items)


def test_characters_tell_words_items_and_what_verbs_say() -> None:
    tables = told().tables
    assert tables.shape == (len(TEXT), len(TABLES))
    assert (tables < np.array(TABLES)).all()
    assert tables[1, 0] == tables[0, 0] + 1, "a word goes on"
    assert [tables[0, 1], tables[1, 1]] == [2 * CLASSES.index("Laboratory") + k for k in (1, 2)]
    at = TEXT.index("建成")
    assert RELATIONS[tables[at, 2] - 1] == "builds"
    assert EVENTS[tables[at, 3] - 1] == "completed"
    assert not tables[12:16, 2:].any(), "a verb inside a name says nothing"


def test_gaps_tell_lists_clauses_and_sentences() -> None:
    gaps = told().gaps
    assert gaps.shape == (4, 4, len(GAPS))
    assert (gaps < np.array(GAPS)).all()
    assert gaps[0, 1, 2] == 1, "a list"
    assert gaps[1, 2, 2] == 0
    assert gaps[0, 2, 0] == gaps[1, 2, 0] == gaps[0, 1, 0] + 1, "both stand before the next"
    assert gaps[0, 3, 4] == gaps[0, 2, 4] + 1, "the figure is in the next sentence"
    assert gaps[3, 0, 4] == gaps[0, 2, 4] - 1


def test_only_what_the_vocabulary_admits_may_be_stated() -> None:
    may = admitted(told())
    assert may[0, 2, RELATIONS.index("builds")]
    assert not may[2, 0, RELATIONS.index("builds")], "a facility builds nothing"
    assert may[3, 0, -1], "a figure is about a name"
    assert not may[0, 3].any()
    assert told().kinds[3] == FIGURE


def test_the_network_is_asked_of_no_pair_of_which_nothing_may_be_stated() -> None:
    may, asked = admitted(told()), pairs(told())
    found = np.zeros_like(may)
    found[asked.sources, asked.targets] = asked.admitted
    assert (found == may).all()
    assert asked.admitted.any(axis=-1).all()
    assert 0 < len(asked.sources) < 16


def test_sentences_far_apart_are_not_joined() -> None:
    text = "甲湖大学扩建。全市稳定。乙山大学扩建。"
    items = [Item(Span(at, at + 4), "School") for at in (0, text.index("乙山"))]
    assert not admitted(passage(text, View(text).sentences, [], items)).any()


def test_a_passage_without_items_is_none() -> None:
    empty = passage(TEXT, View(TEXT).sentences, [], [])
    assert empty.gaps.shape == (0, 0, len(GAPS))
    assert empty.places.shape == (0, 2)
