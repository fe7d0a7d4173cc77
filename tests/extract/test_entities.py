"""Candidates become things, and the names of things are found where no candidate is."""

from __future__ import annotations

import pytest

from zhitu.extract.agreement import NETWORK
from zhitu.extract.candidate import Candidate
from zhitu.extract.entities import collect
from zhitu.extract.lexicon import lexicon
from zhitu.extract.recogniser import recogniser
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


def test_homonyms_of_one_text_are_told_apart_by_the_places_before_them() -> None:
    text = "南京市鼓楼区举办读书节，福州市鼓楼区建设文化街区。徐州的鼓楼区推进更新。"
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", text, ""))
    codes = {e.adcode for e in told.entities if e.name == "鼓楼区"}
    assert codes == {"320106", "350102", "320302"}


def test_a_homonym_without_a_place_is_the_one_named_last() -> None:
    text = "北京市朝阳区与长春市朝阳区结对。朝阳区派出教师。"
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", text, ""))
    assert {e.adcode: len(e.mentions) for e in told.entities if e.name == "朝阳区"} == {"110105": 1, "220104": 2}


def test_towns_of_one_name_are_told_apart_by_their_counties() -> None:
    text = "榆中县城关镇举办庙会，临洮县城关镇举办灯会。榆中县城关镇接待游客。"
    told = RuleExtractor(make_tagger("lac")).checked(Document("d", text, ""))
    assert [(e.aliases, len(e.mentions)) for e in told.entities if e.name == "城关镇"] == [
        (("榆中县城关镇",), 2),
        (("临洮县城关镇",), 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2021年，海珠实验室更名为琶洲实验室。",
        "海珠实验室经省政府批准，正式更名为“琶洲实验室”。",
        "琶洲实验室由海珠实验室更名而来。",
        "琶洲实验室（原海珠实验室）启用新楼。",
        "琶洲实验室，原名海珠实验室，2020年成立。",
    ],
)
def test_names_before_and_after_a_renaming_are_of_one_thing(text: str) -> None:
    told = RuleExtractor(make_tagger("lac"), recogniser()).checked(Document("d", text, ""))
    forms = {e.name.strip("“”"): e.aliases for e in told.entities if "实验室" in e.name}
    assert forms == {"琶洲实验室": ("海珠实验室",)}


@pytest.mark.parametrize(
    "text",
    [
        "海珠实验室尚未更名为琶洲实验室。",
        "海珠实验室与琶洲实验室共建平台。",
        "林一鸣改名为林立鸣。",
        "海珠实验室升级为粤东实验室，滨江大学更名为滨海大学。",
    ],
)
def test_other_names_stay_apart(text: str) -> None:
    told = RuleExtractor(make_tagger("lac"), recogniser()).checked(Document("d", text, ""))
    forms = [
        e.aliases for e in told.entities if e.name.strip("“”") in ("海珠实验室", "琶洲实验室", "林立鸣", "粤东实验室")
    ]
    assert not any(forms)
