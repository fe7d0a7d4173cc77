"""A judgement says what a document would have said."""

from __future__ import annotations

from decimal import Decimal

from zhitu.iri import Iris
from zhitu.model import Document, Span
from zhitu.resolve import Figure, Happening, Judgement, NameResolver, Passage, Resolved, Thing, asserted

BASE = Iris().base
DOCUMENT = Document("d", "今年，深中通道连接深圳与中山，深中通道全长24公里。", "0" * 64)
ROAD, CITY = Thing("深中通道", ("Facility",)), Thing("深圳", ("City",))
QUOTE = Passage("d", "深中通道连接深圳与中山")
RESOLVER = NameResolver(Iris())


def nobody(document: str, name: str) -> list[Resolved]:
    assert document == "d"
    assert name
    return []


def decided(**fields: object) -> Judgement:
    return Judgement(5, "assert", "某人", "2024", "", ROAD, **fields)  # type: ignore[arg-type]


def test_a_relation_has_the_passage_as_evidence_and_its_names_as_mentions() -> None:
    result = asserted(decided(predicate="connects", object=CITY, evidence=QUOTE), DOCUMENT, RESOLVER, nobody)
    (claim,) = result.extraction.claims
    assert claim.evidence == (Span(3, 14),)
    assert claim.evidence[0].of(DOCUMENT.text) == QUOTE.quote
    road, city = result.extraction.entities
    assert (road.mentions, city.mentions) == ((Span(3, 7),), (Span(9, 11),))
    assert city.adcode == "440300"
    assert result.resolution["object"].iri == BASE + "深圳市"
    assert result.problem is None


def test_events_and_figures() -> None:
    event = asserted(decided(event=Happening("opened", "2024"), evidence=QUOTE), DOCUMENT, RESOLVER, nobody)
    assert [(e.type, e.date) for e in event.extraction.events] == [("opened", "2024")]
    figure = asserted(decided(observation=Figure("全长", Decimal(24)), evidence=QUOTE), DOCUMENT, RESOLVER, nobody)
    assert [(o.indicator, o.value) for o in figure.extraction.observations] == [("全长", Decimal(24))]


def test_a_thing_alone_and_a_relation_without_evidence() -> None:
    alone = asserted(decided(), None, RESOLVER, nobody)
    assert (alone.extraction.claims, alone.problem) == ((), None)
    bare = asserted(decided(predicate="connects", object=CITY), None, RESOLVER, nobody)
    assert bare.extraction.claims[0].evidence == ()


def test_a_name_of_the_document_means_what_the_document_means() -> None:
    full = Resolved(BASE + "深圳至中山跨江通道", "深圳至中山跨江通道", ("Project",))
    person = Resolved(BASE + "深中通道_Person", "深中通道", ("Person",))

    def known(_: str, name: str) -> list[Resolved]:
        return [full, person] if name == "深中通道" else []

    judgement = decided(predicate="connects", object=CITY, evidence=QUOTE)
    result = asserted(judgement, DOCUMENT, RESOLVER, known)
    assert result.resolution["subject"].iri == full.iri
    assert "Project" in result.resolution["subject"].classes
    assert result.resolution["object"].iri == BASE + "深圳市"


def test_an_ambiguous_name_means_itself() -> None:
    two = [Resolved(BASE + f"深中通道{n}", "深中通道", ("Facility",)) for n in (1, 2)]
    judgement = decided(event=Happening("opened"), evidence=QUOTE)
    result = asserted(judgement, DOCUMENT, RESOLVER, lambda _document, _name: two)
    assert result.resolution["subject"].iri == BASE + "深中通道"


def test_what_no_longer_applies_is_told() -> None:
    gone = asserted(decided(event=Happening("opened"), evidence=Passage("x", "y")), None, RESOLVER, nobody)
    assert gone.problem == "there is no document 'x'"
    changed = asserted(decided(event=Happening("opened"), evidence=Passage("d", "别的")), DOCUMENT, RESOLVER, nobody)
    assert changed.problem is not None
    assert "does not say '别的'" in changed.problem
    assert changed.extraction.events == ()


def test_a_division_whose_name_is_not_enough_needs_its_code() -> None:
    def place(thing: Thing) -> str:
        return (
            asserted(Judgement(1, "assert", "x", "2024", "", thing), None, RESOLVER, nobody).resolution["subject"].iri
        )

    assert place(Thing("朝阳区", ("District",), (), "110105")) == BASE + "朝阳区_北京市"
    assert place(Thing("朝阳区", ("District",))).startswith(BASE + "朝阳区_judgement-1-")
    assert place(Thing("广州", ("City",))) == place(Thing("廣州市", ("City",))) == BASE + "广州市"
    assert place(Thing("深圳", ("Company",))) == BASE + "深圳"
