"""rdflib over the same store."""

from __future__ import annotations

import pytest
from rdflib import URIRef
from rdflib.namespace import RDF, SKOS

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
