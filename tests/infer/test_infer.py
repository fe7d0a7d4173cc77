"""What is inferred is what owlrl infers by the same rules; a change gives what inferring anew gives."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import owlrl
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu.assertion import ontology_lines
from zhitu.errors import VocabularyError
from zhitu.infer import Loaded, Rules, changes, inferred, remembered, setting_lines
from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.store import Graph
from zhitu.vocabulary import vocabulary

IRIS = Iris()
RDF, RDFS, OWL = PREFIXES["rdf"], PREFIXES["rdfs"], PREFIXES["owl"]
TYPE = f"<{RDF}type>"
NODES = ["甲", "乙", "丙", "丁", "戊"]
#: Those from which something follows come often enough to meet.
LEADING = ["partOf", "locatedIn", "cooperatesWith", "owns", "issuedBy"]
PROPERTIES = [*vocabulary().relations, *LEADING * 5]
CLASSES = list(vocabulary().classes)


def node(name: str) -> str:
    return f"<{IRIS.base}{name}>"


def zt(name: str) -> str:
    return f"<{ZT}{name}>"


def line(triple: tuple[str, str, str], document: str = "d") -> str:
    return f"{' '.join(triple)} <{IRIS.document(document)}> .\n"


def store_of(lines: Iterable[str]) -> ox.Store:
    store = ox.Store()
    store.load("".join([*ontology_lines(IRIS), *lines]).encode(), format=ox.RdfFormat.N_QUADS)
    return store


def closure(store: ox.Store, *, alignments: bool = False) -> list[tuple[str, str, str]]:
    rules = Rules.of(store, IRIS, alignments=alignments)
    return list(inferred(Loaded(store, IRIS, rules), rules))


def of_peer(store: ox.Store, rules: Rules) -> set[tuple[str, str, str]]:
    """What owlrl infers from the facts and the ontology's axioms, in the terms of the rules; not of a thing itself."""
    hidden, graph = IRIS.graph("ontology"), rdflib.Graph()
    axioms = {RDFS + "subClassOf", RDFS + "subPropertyOf", OWL + "inverseOf"}
    for quad in store:
        name: Any = quad.graph_name
        if name.value != hidden or quad.predicate.value in axioms or "Property>" in str(quad.object):
            graph.parse(data=f"{quad.triple} .", format="nt")
        if quad.predicate.value == ZT + "transitiveOver":
            chain = rdflib.BNode()
            ends = [rdflib.URIRef(str(term)[1:-1]) for term in (quad.subject, quad.object)]
            rdflib.collection.Collection(graph, chain, ends)
            graph.add((ends[0], rdflib.OWL.propertyChainAxiom, chain))
    facts = {tuple(f"<{term}>" for term in triple) for triple in graph}
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    found = {tuple(f"<{term}>" for term in triple) for triple in graph} - facts
    properties = {*rules.relations, *rules.forward, *rules.backward}
    return {
        (s, p, o)
        for s, p, o in found
        if s.startswith(f"<{IRIS.base}") and s != o and (p in properties or (p == TYPE and o in rules.kinds))
    }


triples = st.one_of(
    st.tuples(st.sampled_from(NODES), st.sampled_from(PROPERTIES), st.sampled_from(NODES)).map(
        lambda t: (node(t[0]), zt(t[1]), node(t[2]))
    ),
    st.tuples(st.sampled_from(NODES), st.sampled_from(CLASSES)).map(lambda t: (node(t[0]), TYPE, zt(t[1]))),
)


@settings(max_examples=8, deadline=None)
@given(st.sets(triples, max_size=9), st.booleans())
def test_the_same_as_owlrl(facts: set[tuple[str, str, str]], alignments: bool) -> None:
    store = store_of(line(t) for t in facts)
    rules = Rules.of(store, IRIS, alignments=alignments)
    made = closure(store, alignments=alignments)
    assert len(made) == len(set(made))
    assert set(made) == of_peer(store, rules)


documents = st.dictionaries(st.sampled_from("abc"), st.sets(triples, max_size=6), max_size=3)


@settings(max_examples=60, deadline=None)
@given(documents, st.sampled_from("abc"), st.sets(triples, max_size=6))
def test_a_change_gives_what_inferring_anew_gives(
    there: dict[str, set[tuple[str, str, str]]], changed: str, after: set[tuple[str, str, str]]
) -> None:
    store = store_of(line(t, name) for name, facts in there.items() for t in facts)
    rules = Rules.of(store, IRIS)
    graph = IRIS.graph("inferred")
    store.load("".join(f"{' '.join(t)} <{graph}> .\n" for t in closure(store)).encode(), format=ox.RdfFormat.N_QUADS)
    drop, lines = [IRIS.document(changed)], [line(t, changed) for t in after]
    told = changes(store, IRIS, rules, drop, lines)
    for quad in ox.parse("".join(told.removed).encode(), format=ox.RdfFormat.N_QUADS):
        assert quad in store
        store.remove(quad)
    store.remove_graph(ox.NamedNode(drop[0]))
    store.load("".join([*lines, *told.added]).encode(), format=ox.RdfFormat.N_QUADS)
    stands = {
        (str(q.subject), str(q.predicate), str(q.object))
        for q in store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    }
    assert stands == set(closure(store))


def test_a_laboratory_in_a_district_is_in_the_city_and_the_province() -> None:
    facts = [
        (node("某实验室"), TYPE, zt("Laboratory")),
        (node("某实验室"), zt("locatedIn"), node("大厦")),
        (node("大厦"), zt("locatedIn"), node("南沙区")),
        (node("南沙区"), zt("partOf"), node("广州市")),
        (node("广州市"), zt("partOf"), node("广东省")),
    ]
    made = closure(store_of(map(line, facts)))
    places = {o for s, p, o in made if (s, p) == (node("某实验室"), zt("locatedIn"))}
    assert places == {node("南沙区"), node("广州市"), node("广东省")}
    assert (node("广东省"), zt("hasPart"), node("南沙区")) in made
    assert (node("广州市"), zt("locationOf"), node("某实验室")) in made
    assert {o for s, p, o in made if p == TYPE} == {zt("Organization"), zt("Agent"), zt("Entity")}


def test_nothing_is_part_of_itself_where_documents_lead_in_a_circle() -> None:
    ring = [(node(a), zt("partOf"), node(b)) for a, b in zip("甲乙丙", "乙丙甲", strict=True)]
    made = closure(store_of(map(line, [*ring, (node("丁"), zt("locatedIn"), node("甲"))])))
    assert not [triple for triple in made if triple[0] == triple[2]]
    assert {o for s, p, o in made if (s, p) == (node("丁"), zt("locatedIn"))} == {node("乙"), node("丙")}


def test_terms_of_other_vocabularies_on_request_only() -> None:
    facts = [
        (node("某实验室"), TYPE, zt("Laboratory")),
        (node("某实验室"), zt("partOf"), node("某大学")),
        (node("c"), TYPE, zt("Claim")),
    ]
    store = store_of(map(line, facts))
    assert all("w3id.org/zhitu" in t[1] + t[2] or t[1] == TYPE for t in closure(store))
    wide = closure(store, alignments=True)
    assert (node("某大学"), f"<{PREFIXES['dcterms']}hasPart>", node("某实验室")) in wide
    assert (node("某实验室"), TYPE, "<https://schema.org/ResearchOrganization>") in wide
    assert not [t for t in wide if t[0] == node("c")]


@pytest.mark.parametrize(
    ("axiom", "complaint"),
    [
        (f"{zt('cooperatesWith')} {TYPE} <{OWL}TransitiveProperty>", "cannot be transitive"),
        (f"{zt('owns')} <{ZT}transitiveOver> {zt('locatedIn')}", "then it must be so over"),
        (f"{zt('owns')} <{RDFS}subPropertyOf> {zt('ownedBy')}", "in both directions"),
    ],
)
def test_an_ontology_that_needs_more_is_refused(axiom: str, complaint: str) -> None:
    store = store_of([f"{axiom} <{IRIS.graph('ontology')}> .\n"])
    with pytest.raises(VocabularyError, match=complaint):
        Rules.of(store, IRIS)


def test_a_graph_without_its_ontology_is_refused() -> None:
    with pytest.raises(VocabularyError, match="has no ontology; build the graph anew"):
        Rules.of(ox.Store(), IRIS)


def test_a_graph_remembers_how_it_was_inferred(tmp_path: Path) -> None:
    with Graph.create(tmp_path / "g.db") as graph:
        assert remembered(graph.store, IRIS) is None
        graph.replace((), setting_lines(IRIS, alignments=True))
        assert remembered(graph.store, IRIS) is True
