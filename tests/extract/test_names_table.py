"""Every rule of names does on its example what its row says."""

from __future__ import annotations

from functools import cache

import pytest

from zhitu.extract import make_extractor
from zhitu.model import Document, Entity, Extractor
from zhitu.names import normal
from zhitu.resources import table
from zhitu.settings import Settings
from zhitu.vocabulary import vocabulary

ROWS = table("lexicon/names")


@cache
def extractor() -> Extractor:
    return make_extractor(Settings())


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
