"""The closed vocabulary."""

from __future__ import annotations

import re

import pytest

from zhitu.errors import VocabularyError
from zhitu.resources import ontology_path
from zhitu.vocabulary import KINDS, vocabulary


def test_terms_are_complete() -> None:
    words = vocabulary()
    assert words.version
    assert words.classes
    assert all(c.zh and c.en and c.color.startswith("#") for c in words.classes.values())
    assert all(r.zh and r.en and r.domain and r.range for r in words.relations.values())
    assert all(e.zh and e.en for e in words.event_types.values())


def test_classes_are_in_the_legends_order() -> None:
    orders = [c.order for c in vocabulary().classes.values()]
    assert orders == sorted(orders)


def test_domains_and_ranges_are_classes() -> None:
    words = vocabulary()
    for relation in words.relations.values():
        assert relation.domain | relation.range <= set(words.classes)


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(VocabularyError, match="no class 'Labratory'"):
        vocabulary().class_("Labratory")
    with pytest.raises(VocabularyError, match="no relation 'issuedby'"):
        vocabulary().relation("issuedby")


def test_what_may_be_said() -> None:
    words = vocabulary()
    assert words.allows("locatedIn", ["Laboratory"], ["District"])
    assert words.allows("issuedBy", ["City", "Policy"], ["GovernmentBody"])
    assert not words.allows("issuedBy", ["City"], ["Policy"])
    assert "City" in words.kinds(["City"])
    assert words.class_("City").parents <= words.kinds(["City"])


def test_what_is_alike_is_what_the_shape_calls_alike() -> None:
    shapes = (ontology_path() / "shapes.ttl").read_text(encoding="utf-8")
    shape = shapes.split("zts:same-kind a ", 1)[1].split("sh:message", 1)[0]
    ends = re.findall(r"sh:path rdf:subject ;(.*)\] , \[ sh:path rdf:object ;(.*)\] \]", shape)
    told = [[frozenset(re.findall(r"sh:class zt:(\w+)", end)) for end in pair] for pair in ends]
    assert told == [[kind, kind] for kind in KINDS]
    assert vocabulary().alike(["Project"], ["Facility"])
    assert not vocabulary().alike(["Person"], ["Person"])


def test_an_inverse_leads_to_what_is_asserted_instead() -> None:
    inverses = vocabulary().inverses
    assert inverses["locationOf"] == "locatedIn"
    assert inverses.keys().isdisjoint(vocabulary().relations)
    assert set(inverses.values()) <= vocabulary().relations.keys()
