"""What a person decided is in graph:curated, marked as theirs."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.assertion import Told, judgement_iri, judgement_lines, link_line, statement_lines
from zhitu.iri import Iris
from zhitu.model import Claim, Document, Entity, Event, Extraction, Span
from zhitu.resolve import Judgement, NameResolver, Thing, as_row, parse_row

IRIS = Iris()
BASE = IRIS.base
TEXT = "深中通道连接深圳与中山。"
DOCUMENT = Document("d", TEXT, "0" * 64)
ROAD = Entity("subject", "深中通道", ("Facility",), (Span(0, 4),))
CITY = Entity("object", "深圳市", ("City",), (Span(6, 8),), (), "440300")
DECIDED = Judgement(3, "assert", "某人", "2024-05-01", 'says "so"', Thing("深中通道", ("Facility",)))


def store(extraction: Extraction, document: Document | None = DOCUMENT) -> ox.Store:
    resolution = NameResolver(IRIS).resolve(extraction)
    result = ox.Store()
    written = [
        *judgement_lines(DECIDED, Told("{}"), IRIS),
        *statement_lines(DECIDED, extraction, resolution, document, IRIS),
    ]
    result.load("".join(written).encode(), format=ox.RdfFormat.N_QUADS)
    return result


def holds(graph: ox.Store, pattern: str) -> bool:
    prefixes = {**IRIS.prefixes, "j": IRIS.graph("curated") + "#"}
    return bool(graph.query(f"ASK {{ GRAPH graph:curated {{ {pattern} }} }}", prefixes=prefixes))


def test_a_judgement_tells_who_when_and_why() -> None:
    assert judgement_iri(3, IRIS) == "https://w3id.org/zhitu/id/graph/curated#3"
    assert holds(
        store(Extraction("d", (ROAD,))),
        """j:3 a zt:Judgement ; zt:sequence 3 ; zt:decision zt:assert ; dc:creator "某人" ; zt:because "says \\"so\\"" ;
        dcterms:date "2024-05-01"^^edtf:edtf ; zt:judged id:深中通道 .
        ?q zt:mentions id:深中通道 ; zt:quote "深中通道" """,
    )


def test_a_relation_with_evidence_is_a_claim_made_by_the_judgement() -> None:
    claim = Claim("subject", "connects", "object", (Span(0, 12),))
    graph = store(Extraction("d", (ROAD, CITY), (claim,)))
    assert holds(graph, "id:深中通道 zt:connects id:深圳市")
    assert holds(
        graph,
        "?c a zt:Claim ; rdf:subject id:深中通道 ; prov:wasGeneratedBy j:3 ; zt:evidence ?q . ?q zt:document doc:d",
    )
    assert holds(graph, "j:3 rdf:subject id:深中通道 ; rdf:predicate zt:connects ; rdf:object id:深圳市")


def test_a_relation_without_evidence_has_no_claim() -> None:
    road, city = (Entity(e.key, e.name, e.classes, (), (), e.adcode) for e in (ROAD, CITY))
    graph = store(Extraction("judgement 3", (road, city), (Claim("subject", "connects", "object", ()),)), None)
    assert holds(graph, "id:深中通道 zt:connects id:深圳市 . j:3 rdf:predicate zt:connects")
    assert not holds(graph, "?c a zt:Claim")


def test_an_expected_relation_has_no_plain_triple() -> None:
    claim = Claim("subject", "connects", "object", (Span(0, 12),), "expected")
    assert not holds(store(Extraction("d", (ROAD, CITY), (claim,))), "?s zt:connects ?o")


def test_an_event_names_its_judgement() -> None:
    event = Event("subject", "opened", "2024-06-30", (Span(0, 12),))
    graph = store(Extraction("d", (ROAD,), (), (event,)))
    assert holds(graph, "?e a zt:Event ; zt:of id:深中通道 ; prov:wasGeneratedBy j:3 . j:3 zt:judged ?e")


def told(decision: str, said: Told) -> ox.Store:
    result = ox.Store()
    decided = replace(DECIDED, decision=decision)  # type: ignore[arg-type]
    result.load("".join(judgement_lines(decided, said, IRIS)).encode(), format=ox.RdfFormat.N_QUADS)
    return result


@pytest.mark.parametrize(
    ("decision", "said", "pattern"),
    [
        ("same", Told("{}", (BASE + "甲", BASE + "乙")), "zt:judged id:甲 , id:乙"),
        ("rename", Told("{}", (BASE + "甲",), name="甲中心"), 'zt:judged id:甲 ; zt:newName "甲中心"@zh'),
        ("retype", Told("{}", (BASE + "甲",), classes=("Facility", "Project")), "zt:newClass zt:Facility , zt:Project"),
        ("link", Told("{}", (BASE + "甲",), link="https://e.org/Q1"), "zt:newLink <https://e.org/Q1>"),
        ("undo", Told("{}", undoes=2), f"zt:undoes <{BASE}graph/curated#2>"),
        ("reject", Told('{"a": 1}', (BASE + "claim/1",)), "zt:judged claim:1 ; zt:record '{\"a\": 1}'"),
    ],
)
def test_a_judgement_says_what_holds_from_then_on(decision: str, said: Told, pattern: str) -> None:
    assert holds(told(decision, said), f"j:3 zt:decision zt:{decision} ; {pattern}")


def test_a_link_is_an_exact_match() -> None:
    line = link_line(BASE + "甲", "https://www.wikidata.org/entity/Q1", IRIS)
    assert line.startswith(
        f"<{BASE}甲> <http://www.w3.org/2004/02/skos/core#exactMatch> <https://www.wikidata.org/entity"
    )
    assert line.endswith("graph/curated> .\n")


TEXT_OF_PEOPLE = st.text(min_size=1, max_size=12)


@given(TEXT_OF_PEOPLE, TEXT_OF_PEOPLE, TEXT_OF_PEOPLE.filter(str.strip))
def test_nothing_of_a_judgement_is_lost_in_the_graph(who: str, because: str, name: str) -> None:
    judgement = Judgement(7, "rename", who, "2024-05", because, "https://e.org/a", object=name)
    lines = "".join(judgement_lines(judgement, Told(as_row(judgement), name=name), IRIS))
    store = ox.Store()
    store.load(lines.encode(), format=ox.RdfFormat.N_QUADS)
    record = ox.NamedNode(IRIS.prefixes["zt"] + "record")
    (quad,) = store.quads_for_pattern(None, record, None)
    assert isinstance(quad.object, ox.Literal)
    assert parse_row(quad.object.value) == judgement
