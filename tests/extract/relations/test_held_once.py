"""Who owns what, who did once, and whose daughter acts."""

from __future__ import annotations

from functools import cache

import pytest
from networks import Fake

from zhitu.extract import make_extractor
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document, Extraction
from zhitu.settings import Settings


@cache
def extract(text: str) -> Extraction:
    """What is read with the networks, which tell such names apart."""
    return make_extractor(Settings()).extract(Document("d", text, "", date="2024-05-20"))


def said(text: str, relation: str) -> set[tuple[str, str]]:
    extraction = extract(text)
    names = {e.key: e.mentions[0].of(text) for e in extraction.entities}
    return {(names[c.subject], names[c.object]) for c in extraction.claims if c.property == relation}


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("盛岳公司原由远帆集团持股51%，2021年起由湘澜集团全资控股。", {("湘澜集团", "盛岳公司")}),
        ("盛岳公司曾是远帆集团的全资子公司，2023年改制。", set()),
        ("盛岳公司此前由远帆集团控股。", set()),
        ("远帆集团曾持有盛岳公司30%股权。", set()),
        ("盛岳公司2018年前由远帆集团控股。", set()),
        ("此前，远帆集团已持有盛岳公司30%股权。", {("远帆集团", "盛岳公司")}),
        ("高原是牧区，盛岳公司由远帆集团控股。", {("远帆集团", "盛岳公司")}),
        ("远帆集团曾收购盛岳公司。", {("远帆集团", "盛岳公司")}),
    ],
)
def test_what_was_owned_once_is_not_owned(text: str, owned: set[tuple[str, str]]) -> None:
    assert said(text, "owns") | {(o, s) for s, o in said(text, "partOf")} == owned


@pytest.mark.parametrize(
    "text",
    [
        "远帆集团对盛岳公司的持股比例为70%。",
        "远帆集团在盛岳公司的持股比例为70%。",
        "盛岳公司的母公司远帆集团公布年报。",
        "盛岳公司系远帆集团全资子公司。",
        "盛岳公司控股股东由湘澜集团变更为远帆集团。",
        "湘澜集团将所持盛岳公司30%股权转让给远帆集团。",
        "湘澜集团将盛岳公司无偿划转给远帆集团。",
        "盛岳公司引入远帆集团作为战略投资者。",
        "盛岳公司51%的股权由远帆集团持有。",
        "远帆集团向盛岳公司增资20亿元。",
        "盛岳公司由远帆集团全资控股。",
        "远帆集团是盛岳公司股东之一。",
    ],
)
def test_who_owns_and_what_is_owned_are_told_by_form(text: str) -> None:
    assert said(text, "owns") == {("远帆集团", "盛岳公司")}


@pytest.mark.parametrize(
    ("text", "builds"),
    [
        ("远帆集团控股子公司盛岳公司投资9亿元建设江湾电池工厂。", {("盛岳公司", "江湾电池工厂")}),
        ("远帆集团旗下盛岳公司建设江湾电池工厂。", {("盛岳公司", "江湾电池工厂")}),
        ("远帆集团公司投资9亿元建设江湾电池工厂。", {("远帆集团公司", "江湾电池工厂")}),
    ],
)
def test_what_a_daughter_does_her_mother_does_not(text: str, builds: set[tuple[str, str]]) -> None:
    assert said(text, "builds") == builds


def test_a_figure_behind_a_mother_s_name_is_the_mother_s() -> None:
    extraction = extract("盛岳公司的母公司远帆集团2023年营业收入90亿元。")
    names = {e.key: e.name for e in extraction.entities}
    assert [names[o.about] for o in extraction.observations] == ["远帆集团"]


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("曾在湘江一中任教二十年的冯雪梅，如今是盛岳中学校长。", {("冯雪梅", "盛岳中学")}),
        ("冯雪梅曾在湘江大学工作，现为盛岳研究院研究员。", {("冯雪梅", "盛岳研究院")}),
        ("湘江大学教授冯雪梅曾在北京大学任教。", {("冯雪梅", "湘江大学")}),
        ("因到龄退休，冯雪梅日前卸任湘江大学党委书记，由校长陈立新主持党委工作。", {("陈立新", "湘江大学")}),
        ("冯雪梅卸任后，陈立新担任湘江大学校长。", {("陈立新", "湘江大学")}),
    ],
)
def test_where_somebody_worked_once_is_not_where_they_work(text: str, posts: set[tuple[str, str]]) -> None:
    assert said(text, "affiliatedWith") == posts


def guessed(text: str, relation: str) -> set[tuple[str, str]]:
    """What a network says that is sure of one relation of any two names."""
    told = RuleExtractor(make_tagger("lac"), None, Fake(relation)).checked(Document("d", text, ""))
    names = {e.key: e.name for e in told.entities}
    return {(names[c.subject], names[c.object]) for c in told.claims if (c.property, c.rule) == (relation, "network")}


@pytest.mark.parametrize(
    ("text", "relation", "pair"),
    [
        ("盛岳公司股东为远帆集团。", "partOf", ("远帆集团", "盛岳公司")),
        ("江湾体育中心归远帆集团所有，委托盛岳公司运营。", "operatedBy", ("江湾体育中心", "远帆集团")),
        ("远帆集团与盛岳公司合并为湘澜集团。", "owns", ("远帆集团", "湘澜集团")),
        ("盛岳公司从远帆集团手中收购湘澜集团。", "owns", ("远帆集团", "湘澜集团")),
        ("盛岳公司在香港上市。", "locatedIn", ("盛岳公司", "香港")),
    ],
)
def test_what_the_form_tells_the_network_does_not_turn_round(text: str, relation: str, pair: tuple[str, str]) -> None:
    assert pair not in guessed(text, relation)


def test_a_firm_is_not_where_its_shares_are_traded() -> None:
    assert not said("远帆集团2022年9月在香港上市。", "locatedIn")
