"""rdflib over the same store."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rdflib import Dataset, URIRef
from rdflib.namespace import RDF, SKOS

from zhitu.errors import GraphError
from zhitu.export import dataset
from zhitu.iri import ZT
from zhitu.store import Graph


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib uses its own old names
def test_a_dataset_shows_the_union_and_each_graph(tiny: Graph) -> None:
    opened = dataset(tiny)
    labs = set(opened.subjects(RDF.type, URIRef(ZT + "Laboratory")))
    assert labs == {URIRef("https://w3id.org/zhitu/id/广州实验室")}
    one = opened.graph(URIRef("https://w3id.org/zhitu/id/doc/port-2022"))
    assert 0 < len(one) < len(tiny.store)
    assert str(next(one.objects(next(iter(labs)), SKOS.prefLabel))) == "广州实验室"


def test_sparql_knows_the_prefixes(tiny: Graph) -> None:
    rows = list(dataset(tiny).query("SELECT DISTINCT ?name WHERE { ?lab a zt:Laboratory ; skos:prefLabel ?name }"))
    assert [str(row[0]) for row in rows] == ["广州实验室"]


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_the_union_has_each_triple_once(tiny: Graph) -> None:
    opened = dataset(tiny)
    for pattern in ((None, None, None), (None, RDF.type, None)):
        found = list(opened.triples(pattern))
        assert len(found) == len(set(found))
    assert len(list(opened.triples((None, None, None)))) == len(opened)
    assert len(list(opened.quads((None, None, None, None)))) == len(tiny.store)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
@pytest.mark.parametrize(
    "change",
    [
        lambda opened: opened.add((URIRef("urn:a"), RDF.type, URIRef("urn:b"))),
        lambda opened: opened.remove((None, None, None)),
        lambda opened: opened.update("INSERT DATA { <urn:a> <urn:b> <urn:c> }"),
        lambda opened: opened.parse(data="<urn:a> <urn:b> <urn:c> .", format="turtle"),
    ],
)
def test_a_change_is_refused_with_what_does_it(tiny: Graph, change: Callable[[Dataset], object]) -> None:
    with pytest.raises(GraphError, match="zhitu add"):
        change(dataset(tiny))
