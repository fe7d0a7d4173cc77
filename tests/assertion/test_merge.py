"""What two entities say that turn out to be one."""

from __future__ import annotations

from decimal import Decimal

from zhitu.assertion.merge import merge
from zhitu.iri import Iris
from zhitu.model import Claim, Entity, Event, Extraction, Observation, Span
from zhitu.resolve import NameResolver

TRADITIONAL = Entity("t", "廣州實驗室", ("Laboratory",), (Span(0, 5),))
SIMPLIFIED = Entity("s", "广州实验室", ("ResearchInstitute",), (Span(20, 25), Span(0, 5)), ("穗实",), confidence=0.5)
CITY = Entity("c", "广州市", ("City",), (Span(10, 12),), ("广州",), "440100")
OTHER = Entity("o", "深圳大学", ("School",), (Span(5, 9),))


def merged(
    *statements: Claim | Event | Observation, entities: tuple[Entity, ...] = (SIMPLIFIED, TRADITIONAL, CITY, OTHER)
) -> Extraction:
    extraction = Extraction(
        "d",
        entities,
        tuple(s for s in statements if isinstance(s, Claim)),
        tuple(s for s in statements if isinstance(s, Event)),
        tuple(s for s in statements if isinstance(s, Observation)),
    )
    return merge(extraction, NameResolver(Iris()).resolve(extraction))


def test_entities_of_one_iri_become_one_under_the_first_mentioned() -> None:
    laboratory, other, city = merged().entities
    assert (other.key, city.key) == ("o", "c")
    assert laboratory.key in ("s", "t")
    assert laboratory.mentions == (Span(0, 5), Span(20, 25))
    assert set(laboratory.classes) == {"Laboratory", "ResearchInstitute"}
    assert {laboratory.name, *laboratory.aliases} == {"廣州實驗室", "广州实验室", "穗实"}
    assert laboratory.confidence == 1.0


def test_claims_of_one_statement_unite() -> None:
    one = Claim("t", "locatedIn", "c", (Span(30, 40), Span(60, 70)), "expected", 0.99, None, "2025")
    two = Claim("s", "locatedIn", "c", (Span(0, 8), Span(30, 40)), "occurred", 0.7)
    three = Claim("s", "locatedIn", "c", (Span(50, 58),), "occurred", 0.8, None, "2021")
    (claim,) = merged(one, two, three).claims
    assert claim.status == "occurred"
    assert claim.confidence == 0.8
    assert claim.evidence == (Span(0, 8), Span(30, 40), Span(50, 58)), "a sentence of what is to come is none for it"
    assert claim.date == "2021"


def test_a_symmetric_relation_starts_at_the_first_mention() -> None:
    back = Claim("c", "cooperatesWith", "o", (Span(1, 2),))
    forth = Claim("o", "cooperatesWith", "c", (Span(3, 4),))
    (claim,) = merged(back, forth).claims
    assert (claim.subject, claim.object) == ("o", "c")
    assert claim.evidence == (Span(1, 2), Span(3, 4))
    (directed,) = merged(Claim("c", "supports", "o", (Span(1, 2),))).claims
    assert directed.subject == "c"


def test_a_relation_of_a_thing_to_itself_is_left_out() -> None:
    assert merged(Claim("s", "partOf", "t", (Span(0, 5),))).claims == ()


def test_events_and_figures_unite_by_what_they_say() -> None:
    events = [
        Event(k, "opened", d, (Span(i, i + 1),)) for i, (k, d) in enumerate([("s", None), ("t", None), ("t", "2022")])
    ]
    figures = [
        Observation("s", "人数", Decimal("12"), "人", "exactly", None, (Span(0, 1),)),
        Observation("t", "人数", Decimal("12.0"), "人", "approximately", None, (Span(2, 3),)),
        Observation("t", "人数", Decimal("12"), "名", "exactly", None, (Span(2, 3),)),
    ]
    result = merged(*events, *figures)
    assert [(e.date, e.evidence) for e in result.events] == [(None, (Span(0, 1), Span(1, 2))), ("2022", (Span(2, 3),))]
    assert [(o.unit, o.bound, len(o.evidence)) for o in result.observations] == [
        ("人", "exactly", 2),
        ("名", "exactly", 1),
    ]
