"""Confidence follows the counts of a rule, and means little where there are few."""

from __future__ import annotations

import pytest

from zhitu.extract.confidence import confidence_of
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
