"""What the last check of an extraction lets pass."""

from __future__ import annotations

import pytest

from zhitu.extract.validator import validated
from zhitu.model import Claim, Entity, Event, Extraction, Span

WHOLE = (Span(0, 8),)


def claimed(relation: str, one: str, other: str) -> tuple[Claim, ...]:
    entities = (Entity("1", "甲", (one,), (Span(0, 1),)), Entity("2", "乙", (other,), (Span(1, 2),)))
    return validated(Extraction("d", entities, (Claim("1", relation, "2", WHOLE),)), "甲乙丙丁戊己庚辛").claims


def test_a_part_is_of_the_kind_of_its_whole() -> None:
    assert claimed("partOf", "School", "School")
    assert not claimed("partOf", "School", "Project")


def test_a_relation_leads_from_and_to_what_it_can() -> None:
    assert claimed("issuedBy", "Policy", "GovernmentBody")
    assert not claimed("issuedBy", "City", "Policy")


@pytest.mark.parametrize(
    ("dates", "kept"),
    [
        (["2024", "2024-06"], "2024-06"),
        (["2024-06-26", "2024-06-26/2024-06-30"], "2024-06-26/2024-06-30"),
        (["2024-06-26/2024-06-30", "2024-06-26"], "2024-06-26/2024-06-30"),
        (["2024-06", "2025"], "2024-06"),
    ],
)
def test_of_two_dates_of_an_event_the_one_is_kept_that_tells_more(dates: list[str], kept: str) -> None:
    things = (Entity("1", "甲会", ("Conference",), (Span(0, 2),)),)
    events = tuple(Event("1", "held", date, WHOLE) for date in dates)
    found = validated(Extraction("d", things, (), events), "甲会举办开幕举行")
    assert [e.date for e in found.events] == [kept]


def test_of_two_rules_that_say_the_same_the_surer_counts() -> None:
    entities = (Entity("1", "甲", ("School",), (Span(0, 1),)), Entity("2", "乙", ("School",), (Span(1, 2),)))
    doubted = Claim("1", "partOf", "2", WHOLE, second=0.1, rule="doubted")
    plain = Claim("1", "partOf", "2", WHOLE, second=0.5, rule="plain")
    told = validated(Extraction("d", entities, (doubted, plain)), "甲乙丙丁戊己庚辛").claims
    assert [c.rule for c in told] == ["plain"]
