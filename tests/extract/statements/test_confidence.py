"""Confidence follows the counts of a rule, and means little where there are few."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhitu.extract.statements.confidence import confidence_of, fitted, weighed
from zhitu.model import Claim, Entity, Event, Extraction, Observation, Span
from zhitu.resources import table
from zhitu.vocabulary import vocabulary


def test_a_rule_that_was_never_counted_has_what_holds_for_its_relation() -> None:
    unknown = confidence_of("claim", "pattern:none", "issuedBy")
    assert unknown == confidence_of("claim", "other", "issuedBy")
    assert 0.5 < unknown < 1


@pytest.mark.parametrize("row", table("lexicon/confidence"), ids=lambda r: f"{r['kind']}-{r['rule']}-{r['what']}")
def test_the_table_speaks_of_what_there_is(row: dict[str, str]) -> None:
    known = vocabulary().relations if row["kind"] == "claim" else vocabulary().event_types
    assert row["what"] in known
    assert int(row["right"]) + int(row["wrong"]) > 0
    assert 0 < confidence_of(row["kind"], row["rule"], row["what"]) <= 0.97


def test_counts_are_brought_down_by_what_held_on_texts_set_aside() -> None:
    assert 0.85 < fitted("claim", 0.97, 0.97) <= 0.97
    assert fitted("claim", 0.7, 0.9) < 0.7
    assert fitted("event", 0.9, 0.7) < fitted("event", 0.9, 0.95)
    assert fitted("observation", 1.0, 1.0) <= 0.97


def test_statements_about_doubtful_names_are_doubtful_or_left_out() -> None:
    span = (Span(0, 4),)
    names = {"sure": 0.97, "unsure": 0.3}
    entities = tuple(Entity(key, key, ("City",), span, confidence=sure) for key, sure in names.items())
    claims = tuple(Claim(key, "partOf", "sure", span, confidence=0.4) for key in names)
    events = tuple(Event(key, "opened", None, span, confidence=0.3, second=0.04) for key in names)
    figures = tuple(
        Observation(key, "人口", Decimal(5), "人", "exactly", None, span, confidence=0.3, second=0.1) for key in names
    )
    told = weighed(Extraction("d", entities, claims, events, figures, ()))
    assert [c.subject for c in told.claims] == ["sure"]
    assert [e.of for e in told.events] == ["sure"]
    assert [o.about for o in told.observations] == ["sure"]
