"""RDF that is written is read back the same."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from zhitu.errors import ExportError
from zhitu.export.rdf import RDF_FORMATS, quads, triples, write_rdf
from zhitu.export.text import xml_safe
from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.store import Graph

SYNTAX = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
}
WITH_GRAPHS = ("nq", "trig", "jsonld")


@dataclass
class InMemory:
    """A graph that is nowhere."""

    store: ox.Store
    iris: Iris


def written(graph: Graph | InMemory, form: str, *, without_text: bool = False) -> bytes:
    output = io.BytesIO()
    write_rdf(graph, output, form, without_text=without_text)
    return output.getvalue()


def read(data: bytes, form: str) -> set[ox.Quad]:
    return set(ox.parse(data, format=SYNTAX[form]))


def without_graphs(store: ox.Store) -> set[ox.Quad]:
    return {ox.Quad(q.subject, q.predicate, q.object) for q in store}


@pytest.mark.parametrize("form", RDF_FORMATS)
def test_every_syntax_reads_back_as_it_was(tiny: Graph, form: str) -> None:
    expected = set(tiny.store) if form in WITH_GRAPHS else without_graphs(tiny.store)
    assert read(written(tiny, form), form) == expected


@pytest.mark.parametrize("form", RDF_FORMATS)
def test_the_same_graph_gives_the_same_bytes(tiny: Graph, form: str) -> None:
    assert written(tiny, form) == written(tiny, form)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # it uses its own old names
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_rdflib_reads_the_same_graph(tiny: Graph) -> None:
    turtle = rdflib.Graph().parse(data=written(tiny, "ttl"), format="turtle")
    linked = rdflib.Dataset()
    linked.parse(data=written(tiny, "jsonld"), format="json-ld")
    union = rdflib.Graph()
    for s, p, o, _ in linked.quads():
        union.add((s, p, o))
    assert len(turtle) == len(without_graphs(tiny.store))
    assert isomorphic(turtle, union)


def test_a_union_has_each_triple_once(tiny: Graph) -> None:
    found = list(triples(tiny.store))
    assert len(found) == len(set(found)) == len(without_graphs(tiny.store)) < len(tiny.store)
    lines = written(tiny, "nt").splitlines()
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize("form", RDF_FORMATS)
def test_without_text_keeps_the_quotes(tiny: Graph, form: str) -> None:
    found = read(written(tiny, form, without_text=True), form)
    names = {q.predicate.value for q in found}
    assert ZT + "text" not in names
    assert ZT + "quote" in names
    assert sum(1 for q in quads(tiny.store)) - sum(1 for q in quads(tiny.store, without_text=True)) == 2


def test_prefixes_are_those_of_the_graph(tiny: Graph) -> None:
    assert b'"@id": "id:' in written(tiny, "jsonld")
    assert b"@prefix zt: <https://w3id.org/zhitu/ontology#>" in written(tiny, "ttl")
    own = InMemory(ox.Store(), Iris("https://kg.example.org/"))
    own.store.add(ox.Quad(*[ox.NamedNode(own.iris.entity("甲"))] * 3))
    assert b"@prefix id: <https://kg.example.org/>" in written(own, "trig")


def test_an_empty_graph_is_well_formed() -> None:
    empty = InMemory(ox.Store(), Iris())
    for form in RDF_FORMATS:
        assert read(written(empty, form), form) == set()


_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_EVIL = st.sampled_from(
    ['"""', "\\u0041", "<script>", "]]>", "@zh", "}", "\u2028", "\ufffe", "\x00\x1b", "'''\n\r\t", "{{x}}"]
)
_LITERALS = st.one_of(
    st.builds(lambda a, b: ox.Literal(a + b), _ANY, st.one_of(_ANY, _EVIL)),
    st.builds(lambda a, lang: ox.Literal(a, language=lang), _ANY, st.sampled_from(["zh", "zh-hant", "en"])),
    st.builds(lambda n: ox.Literal(str(n), datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal")), st.integers()),
)
_OBJECTS = st.one_of(
    _LITERALS,
    st.sampled_from(
        [ox.NamedNode(i) for i in ("doc:x", "https://example.org/a", ZT + "City", Iris().document("//x"), "urn:a:b")]
    ),
)
_PREDICATES = st.sampled_from(
    [ox.NamedNode(i) for i in (ZT + "quote", PREFIXES["dcterms"] + "source", PREFIXES["rdf"] + "type")]
)


def _graph(statements: list[tuple[int, int, ox.NamedNode, ox.NamedNode | ox.Literal]]) -> InMemory:
    store, iris = ox.Store(), Iris()
    for graph, subject, predicate, term in statements:
        foreign = predicate.value == PREFIXES["dcterms"] + "source"
        if isinstance(term, ox.NamedNode) and term.value.startswith("doc:") and not foreign:
            continue  # IRIs of a source's own choice stand only where sources are named
        names = ox.NamedNode(iris.document(f"d/{graph}")), ox.NamedNode(iris.entity(f"广州·{subject}"))
        store.add(ox.Quad(names[1], predicate, term, names[0]))
    return InMemory(store, iris)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), _PREDICATES, _OBJECTS), max_size=12))
def test_hostile_literals_round_trip(
    statements: list[tuple[int, int, ox.NamedNode, ox.NamedNode | ox.Literal]],
) -> None:
    graph = _graph(statements)
    for form in ("nq", "trig", "jsonld", "ttl", "nt"):
        expected = set(graph.store) if form in WITH_GRAPHS else without_graphs(graph.store)
        assert read(written(graph, form), form) == expected


def _in_xml(term: ox.Literal | ox.NamedNode) -> tuple[str, str]:
    """A term as XML can hold it."""
    return xml_safe(term.value), (term.language or term.datatype.value) if isinstance(term, ox.Literal) else "iri"


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), _PREDICATES, _LITERALS), max_size=12))
def test_rdf_xml_replaces_only_what_xml_forbids(
    statements: list[tuple[int, int, ox.NamedNode, ox.NamedNode | ox.Literal]],
) -> None:
    graph = _graph(statements)
    found = {(q.subject, q.predicate, _in_xml(q.object)) for q in read(written(graph, "rdf"), "rdf")}  # type: ignore[arg-type]
    assert found == {(q.subject, q.predicate, _in_xml(q.object)) for q in graph.store}  # type: ignore[arg-type]


def test_a_triple_within_a_triple_is_refused_where_it_has_no_form() -> None:
    inner = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"))
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), inner))
    for form in ("nq", "trig", "ttl", "nt"):
        assert read(written(InMemory(store, Iris()), form), form) == set(store)
    with pytest.raises(ExportError, match="JSON-LD has no form for a triple within a triple"):
        written(InMemory(store, Iris()), "jsonld")
