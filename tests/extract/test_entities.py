"""Candidates become things, and the names of things are found where no candidate is."""

from __future__ import annotations

from zhitu.extract.agreement import NETWORK
from zhitu.extract.candidate import Candidate
from zhitu.extract.entities import collect
from zhitu.extract.lexicon import lexicon
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.tagger import make_tagger
from zhitu.extract.view import View
from zhitu.model import Document, Span


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


def named(text: str) -> set[str]:
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", text, ""))
    return {form for e in told.entities for form in (e.name, *e.aliases)}


def test_a_group_named_before_a_longer_one_is_its_own() -> None:
    text = "远帆集团董事长林一鸣、远帆船舶科技集团总经理赵宏出席签约仪式。"
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", text, ""))
    assert {"远帆集团", "远帆船舶科技集团"} <= {e.name for e in told.entities}
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", "远帆船舶科技集团成立。远帆集团落户青岛市。", ""))
    assert "远帆集团" in next(e.aliases for e in told.entities if e.name == "远帆船舶科技集团")


def test_a_place_of_the_document_comes_before_one_of_the_gazetteer_with_that_short_form() -> None:
    found = named("云溪县发展旅游，云溪古琴小镇开放。")
    assert "云溪县" in found
    assert "云溪区" not in found
    assert "云溪区" in named("岳阳市云溪区发展旅游。")


def test_a_quarter_of_a_town_is_no_county() -> None:
    assert "城东区" not in named("城东赛段率先改造。")
    assert "城东区" in named("西宁市城东区率先改造。")
