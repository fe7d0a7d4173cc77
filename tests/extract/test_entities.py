"""Candidates become things, and the names of things are found where no candidate is."""

from __future__ import annotations

from zhitu.extract.agreement import NETWORK
from zhitu.extract.candidate import Candidate
from zhitu.extract.entities import collect
from zhitu.extract.lexicon import lexicon
from zhitu.extract.view import View
from zhitu.model import Span


def mentions(text: str, name: str, kind: str) -> list[int]:
    """Where a name that the network sees at its first place is mentioned."""
    at = text.index(name)
    seen = Candidate(Span(at, at + len(name)), name, (kind,), NETWORK, 2.0, sure=0.9)
    things, _ = collect(View(text), [[seen]], lexicon())
    return [span.start for span in things[0].spans]


def test_a_person_of_two_characters_is_not_looked_for_in_other_words() -> None:
    assert mentions("高峰出席，晚高峰时段客流增长。", "高峰", "Person") == [0]


def test_other_names_are_found_again() -> None:
    assert mentions("云帆参展，由云帆承办。", "云帆", "Company") == [0, 6]
    assert mentions("郝云飞出席，郝云飞致辞。", "郝云飞", "Person") == [0, 6]
