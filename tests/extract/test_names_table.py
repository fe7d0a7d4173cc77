"""Every rule of names does on its example what its row says."""

from __future__ import annotations

from functools import cache

import pytest

from zhitu.extract.rules import RuleExtractor
from zhitu.extract.text.tagger import make_tagger
from zhitu.model import Document, Entity, Extractor
from zhitu.names import normal
from zhitu.resources import table
from zhitu.vocabulary import vocabulary

ROWS = table("lexicon/names")


@cache
def extractor() -> Extractor:
    return RuleExtractor(make_tagger())


def entities(text: str) -> dict[str, Entity]:
    """The entities of a text by each of their names."""
    found = extractor().extract(Document("d", text, "0" * 64, date="2024-05-20")).entities
    return {normal(name): entity for entity in found for name in (entity.name, *entity.aliases)}


def test_there_are_rules_that_make_and_rules_that_refuse() -> None:
    assert len(ROWS) >= 25
    assert sum(row["class"] == "-" for row in ROWS) >= 5
    assert {row["class"] for row in ROWS} - {"-"} <= set(vocabulary().classes)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}-{row['name']}")
def test_a_rule_makes_or_refuses_its_name(row: dict[str, str]) -> None:
    found = entities(row["example"])
    entity = found.get(normal(row["name"]))
    if row["class"] == "-":
        assert entity is None, (row["example"], list(found))
        return
    assert entity is not None, (row["example"], list(found))
    assert row["class"] in entity.classes, entity
    if row["rule"] not in ("apposition", "counted"):
        assert entity.rule.startswith(row["rule"]), entity


def test_a_line_is_one_under_its_short_and_long_name() -> None:
    found = entities("兰州至合作高速铁路铺轨完成。兰合高铁全长近三百公里。")
    assert found["兰合高铁"] is found["兰州至合作高速铁路"]


def test_an_ambiguous_place_is_the_one_that_the_text_names() -> None:
    found = entities("和田地区加固堤防。和田今夏多雨。")
    assert found["和田"] is found["和田地区"]


def test_a_government_is_that_of_the_place_a_text_is_about() -> None:
    found = entities("澳门旅客增多，澳门酒店业向好。特区政府将推出新措施。")
    assert found["特区政府"].name == "澳门特别行政区政府"
