"""Confidence is that of the names and of the network; of events it follows the counts of a rule, too."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhitu.extract.network.confidence import confidence_of, fitted, weighed
from zhitu.model import Claim, Entity, Event, Extraction, Observation, Span
from zhitu.resources import table
from zhitu.vocabulary import vocabulary


def test_a_rule_that_was_never_counted_has_what_holds_for_its_events() -> None:
    unknown = confidence_of("pattern:none", "opened")
    assert unknown == confidence_of("other", "opened")
    assert 0.5 < unknown < 1


@pytest.mark.parametrize("row", table("lexicon/confidence"), ids=lambda r: f"{r['rule']}-{r['what']}")
def test_the_table_speaks_of_what_there_is(row: dict[str, str]) -> None:
    assert row["what"] in vocabulary().event_types
    assert int(row["right"]) + int(row["wrong"]) > 0
    assert 0 < confidence_of(row["rule"], row["what"]) <= 0.97


def test_a_claim_is_as_sure_as_its_names_and_the_network() -> None:
    assert 0.9 < fitted("claim", 1.0, 0.97, 0.99) <= 0.97
    assert fitted("claim", 1.0, 0.97, 0.1) < fitted("claim", 1.0, 0.97) < fitted("claim", 1.0, 0.97, 0.9)
    assert fitted("network", 1.0, 0.9, 0.9) < fitted("claim", 1.0, 0.9, 0.9)


def test_counts_are_brought_down_by_what_held_on_texts_set_aside() -> None:
    assert fitted("event", 0.9, 0.7) < fitted("event", 0.9, 0.95)
    assert fitted("observation", 1.0, 1.0) <= 0.97


def test_statements_about_doubtful_names_are_doubtful_or_left_out() -> None:
    span = (Span(0, 4),)
    names = {"sure": 0.97, "unsure": 0.3}
    entities = tuple(Entity(key, key, ("City",), span, confidence=sure) for key, sure in names.items())
    claims = tuple(Claim(key, "partOf", "sure", span, second=0.1) for key in names)
    events = tuple(Event(key, "opened", None, span, confidence=0.6, second=0.1) for key in names)
    figures = tuple(
        Observation(key, "人口", Decimal(5), "人", "exactly", None, span, confidence=0.8, second=0.6) for key in names
    )
    told = weighed(Extraction("d", entities, claims, events, figures, ()))
    assert [c.subject for c in told.claims] == ["sure"]
    assert [e.of for e in told.events] == ["sure"]
    assert [o.about for o in told.observations] == ["sure"]


def test_what_a_rule_makes_of_a_list_is_said_of_all_members_or_of_none() -> None:
    span = (Span(0, 9),)
    names = tuple(Entity(key, key, ("City",), span, confidence=0.9) for key in ("a", "b", "c", "whole"))
    listed = tuple(
        Claim(key, "partOf", "whole", span, rule="pattern:forms", second=second)
        for key, second in (("a", 0.9), ("b", 0.5), ("c", 0.03))
    )
    told = weighed(Extraction("d", names, listed, (), (), ()))
    assert {c.confidence for c in told.claims} == {told.claims[0].confidence}
    assert len(told.claims) == 3
