"""A document's graph is exactly that of VOCABULARY.md."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.assertion import document_warnings, lines, quads
from zhitu.errors import InputError
from zhitu.iri import PREFIXES, Iris
from zhitu.model import Claim, Document, Entity, Event, Extraction, Observation, Span
from zhitu.resolve import NameResolver

TEXT = "国务院2022年6月印发《南沙方案》。白云机场2021年旅客约4025.7万至4100万人次。"
RUN = Iris().run("fake")
PLAN = Entity("p", "南沙方案", ("Policy",), (Span(13, 17),), ("《南沙方案》",))
STATE = Entity("g", "国务院", ("GovernmentBody",), (Span(0, 3),))
AIRPORT = Entity("a", "白雲機場", ("Facility",), (Span(19, 23),))
FIRST, SECOND = Span(0, 19), Span(19, len(TEXT))
EXTRACTION = Extraction(
    "gz-2022",
    (STATE, PLAN, AIRPORT),
    (Claim("p", "issuedBy", "g", (FIRST,), "occurred", 0.966, None, "2022-06"),),
    (Event("p", "issued", "2022-06", (FIRST,)),),
    (
        Observation(
            "a",
            "旅客",
            Decimal("4.0257E+7"),
            "人次",
            "approximately",
            "2021",
            (SECOND,),
            Decimal(41000000),
            "occurred",
            0.5,
        ),
    ),
)


def source(text: str = TEXT, **fields: str) -> Document:
    return Document("gz-2022", text, "0" * 64, **fields)


def graph(document: Document, extraction: Extraction = EXTRACTION, *, with_text: bool = True) -> ox.Store:
    store = ox.Store()
    resolution = NameResolver(Iris()).resolve(extraction)
    store.extend(quads(document, extraction, resolution, Iris(), RUN, with_text=with_text))
    return store


def holds(store: ox.Store, pattern: str) -> bool:
    prefixes = {**Iris().prefixes, "d": "https://w3id.org/zhitu/id/doc/gz-2022#"}
    return bool(store.query(f"ASK {{ GRAPH doc:gz-2022 {{ {pattern} }} }}", prefixes=prefixes))


def count(store: ox.Store, kind: str) -> int:
    pattern = ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(PREFIXES["zt"] + kind)
    return sum(1 for _ in store.quads_for_pattern(None, *pattern))


def test_all_is_in_the_documents_own_graph() -> None:
    assert {quad.graph_name for quad in graph(source())} == {ox.NamedNode("https://w3id.org/zhitu/id/doc/gz-2022")}


def test_a_claim_is_asserted_twice_with_evidence() -> None:
    store = graph(source())
    claim = Iris().claim("gz-2022", "南沙方案", "issuedBy", "国务院")
    assert holds(store, "id:南沙方案 zt:issuedBy id:国务院")
    assert holds(
        store,
        f"""<{claim}> a zt:Claim ; rdf:subject id:南沙方案 ; rdf:predicate zt:issuedBy ; rdf:object id:国务院 ;
        zt:evidence <https://w3id.org/zhitu/id/doc/gz-2022#char=0,19> ; zt:status zt:occurred ; zt:confidence 0.97 ;
        prov:wasGeneratedBy <{RUN}> ; zt:date "2022-06"^^edtf:edtf ; zt:earliest "2022-06-01"^^xsd:date ;
        zt:latest "2022-06-30"^^xsd:date""",
    )
    assert count(store, "Claim") == 1


def test_an_expected_claim_has_no_plain_triple() -> None:
    claim = Claim("p", "issuedBy", "g", (FIRST,), "expected")
    store = graph(source(), Extraction("gz-2022", (STATE, PLAN), (claim,)))
    assert holds(store, "?c a zt:Claim ; zt:status zt:expected")
    assert not holds(store, "?s zt:issuedBy ?o")


def test_a_role_is_a_chinese_text() -> None:
    person = Entity("x", "张三", ("Person",), (Span(0, 2),))
    claim = Claim("x", "affiliatedWith", "g", (FIRST,), role="局长")
    store = graph(source(), Extraction("gz-2022", (STATE, person), (claim,)))
    assert holds(store, '?c zt:role "局长"@zh')


def test_an_event_has_type_date_and_bounds() -> None:
    event = Iris().event("gz-2022", "南沙方案", "issued", "2022-06")
    assert holds(
        graph(source()),
        f"""<{event}> a zt:Event ; zt:of id:南沙方案 ; zt:eventType zt:issued ; zt:status zt:occurred ;
        zt:confidence 1.0 ; zt:date "2022-06"^^edtf:edtf ; zt:earliest "2022-06-01"^^xsd:date ;
        zt:latest "2022-06-30"^^xsd:date ; zt:evidence <https://w3id.org/zhitu/id/doc/gz-2022#char=0,19>""",
    )


def test_no_date_is_written_where_there_is_none() -> None:
    store = graph(source(), Extraction("gz-2022", (PLAN,), (), (Event("p", "issued", None, (FIRST,)),)))
    assert holds(store, "?e zt:eventType zt:issued")
    assert not holds(store, "?e zt:date|zt:earliest|zt:latest ?d")


def test_an_observation_has_its_range() -> None:
    figure = Iris().observation("gz-2022", "白雲機場", "旅客", "40257000", "人次", "2021")
    assert holds(
        graph(source()),
        f"""<{figure}> a zt:Observation ; zt:about id:白云机场 ; zt:indicator "旅客"@zh ; zt:value 40257000.0 ;
        zt:upper 41000000.0 ; zt:unit "人次" ; zt:bound zt:approximately ; zt:status zt:occurred ;
        zt:period "2021"^^edtf:edtf ; zt:earliest "2021-01-01"^^xsd:date ; zt:latest "2021-12-31"^^xsd:date""",
    )


def test_entities_have_names_in_both_scripts() -> None:
    store = graph(source())
    assert holds(
        store, 'id:白云机场 a zt:Facility, zt:Entity ; skos:prefLabel "白云机场"@zh ; skos:altLabel "白雲機場"@zh-Hant'
    )
    assert holds(store, 'id:南沙方案 skos:altLabel "《南沙方案》"@zh')
    assert not holds(store, 'id:南沙方案 skos:altLabel "南沙方案"@zh')


def test_every_mention_is_a_quote_of_its_own() -> None:
    store = graph(source())
    quote = "<https://w3id.org/zhitu/id/doc/gz-2022#char=13,17>"
    assert holds(store, f'{quote} a zt:Quote ; zt:document doc:gz-2022 ; zt:start 13 ; zt:end 17 ; zt:quote "南沙方案"')
    assert holds(store, f"{quote} zt:mentions id:南沙方案")
    assert count(store, "Quote") == 5  # three mentions, two sentences


def test_evidence_that_is_also_a_mention_is_one_quote() -> None:
    event = Event("g", "founded", None, (Span(0, 3),))
    store = graph(source(), Extraction("gz-2022", (STATE,), (), (event,)))
    assert count(store, "Quote") == 1


def test_metadata() -> None:
    store = graph(source(title="題目", date="2022-09", publisher='"出版"', url="https://e.org/a b", language="zh"))
    assert holds(
        store,
        """doc:gz-2022 a zt:Document ; dcterms:identifier "gz-2022" ; dcterms:title "題目"@zh-Hant ;
        dcterms:issued "2022-09"^^edtf:edtf ; dc:publisher "\\"出版\\"" ; dcterms:source <https://e.org/a%20b> ;
        dcterms:language "zh" ; zt:sha256 ?sha ; zt:text ?text""",
    )
    assert not holds(graph(source(), with_text=False), "?d zt:text ?t")
    assert holds(graph(source(title="Report", language="en")), 'doc:gz-2022 dcterms:title "Report"@en')


def test_what_metadata_cannot_be_held_is_said() -> None:
    document = source(url="see annex", where="a.txt")
    assert not holds(graph(document), "?d dcterms:source ?s")
    assert list(document_warnings(document)) == ["a.txt: url 'see annex' is no absolute IRI and was left out"]
    with pytest.raises(InputError, match=r"gz-2022: date '2022年' is no EDTF date; write a year"):
        graph(source(date="2022年"))


def test_two_things_of_one_name_keep_their_claims_apart() -> None:
    beijing = Entity("b", "朝阳区", ("District",), (Span(0, 3),), (), "110105")
    changchun = Entity("c", "朝阳区", ("District",), (Span(4, 7),), (), "220104")
    claims = tuple(Claim(key, "implements", "p", (FIRST,)) for key in "bc")
    store = graph(source(), Extraction("gz-2022", (beijing, changchun, PLAN), claims))
    assert count(store, "Claim") == 2
    assert holds(store, 'id:朝阳区_北京市 zt:implements id:南沙方案 ; zt:adcode "110105" ; skos:prefLabel "朝阳区"@zh')
    assert holds(store, "id:朝阳区_长春市 zt:implements id:南沙方案")


@pytest.mark.parametrize(
    ("extraction", "complaint"),
    [
        (Extraction("gz-2022", (Entity("x", "某港", ("Facility",), (Span(0, 999),)),)), "no passage"),
        (Extraction("gz-2022", (PLAN,), (), (Event("p", "issued", None, ()),)), "without evidence"),
        (Extraction("gz-2022", (PLAN,), (), (Event("p", "vanished", None, (FIRST,)),)), "no event type 'vanished'"),
        (Extraction("gz-2022", (PLAN,), (), (Event("p", "issued", "2022-13", (FIRST,)),)), "month"),
    ],
)
def test_what_breaks_the_vocabulary_is_not_written(extraction: Extraction, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        graph(source(), extraction)


NASTY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(text=NASTY, name=NASTY, title=st.one_of(st.none(), NASTY), role=NASTY)
def test_any_text_round_trips_through_quads(text: str, name: str, title: str | None, role: str) -> None:
    span = Span(0, len(text))
    person = Entity("x", name, ("Person",), (span,))
    place = Entity("y", "广州市", ("City",), (span,), (), "440100")
    claim = Claim("x", "affiliatedWith", "y", (span,), role=role)
    document = Document("gz-2022", text, "0" * 64, title)
    extraction = Extraction("gz-2022", (person, place), (claim,))
    written = list(quads(document, extraction, NameResolver(Iris()).resolve(extraction), Iris(), RUN))
    values = {
        (q.predicate.value.rsplit("#", 1)[-1], q.object.value) for q in written if isinstance(q.object, ox.Literal)
    }
    assert {("quote", text), ("text", text), ("role", role)} <= values
    assert title is None or any(value == title for _, value in values)


def test_lines_and_quads_are_the_same() -> None:
    document = source("\ufeff".join(TEXT), title='<b>"\\')
    extraction = Extraction("gz-2022", (Entity("x", "</script>港", ("Facility",), (Span(0, 4),)),))
    resolution = NameResolver(Iris()).resolve(extraction)
    text = "".join(lines(document, extraction, resolution, Iris(), RUN))
    assert text.endswith(" .\n")
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.N_QUADS)
    assert set(store) == set(graph(document, extraction))
