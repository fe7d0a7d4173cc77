"""The service with other people's clients."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import CSV, JSON, JSONLD, N3, RDFXML, TSV, TURTLE, XML, SPARQLWrapper

from zhitu.serve import Config, serving

TOKEN = "for-tests-only"
ZT = rdflib.Namespace("https://w3id.org/zhitu/ontology#")
LAB = rdflib.URIRef("https://w3id.org/zhitu/id/广州实验室")
LABS = "SELECT DISTINCT ?lab ?name WHERE { ?lab a zt:Laboratory ; skos:prefLabel ?name }"
NODE_CLIENTS = Path(__file__).parents[1] / "clients"
COMUNICA = NODE_CLIENTS / "node_modules" / ".bin" / "comunica-sparql"


@pytest.fixture(scope="module")
def writable(tiny_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("clients") / "mine.db"
    shutil.copytree(tiny_path, path, ignore=shutil.ignore_patterns(".serving"))
    with serving(path, Config(port=0, readers=2, writable=True, token=TOKEN)) as url:
        yield url


def test_sparqlwrapper(address: str) -> None:
    asked = SPARQLWrapper(f"{address}sparql")
    asked.setQuery(LABS)
    asked.setReturnFormat(JSON)
    found = asked.query().convert()["results"]["bindings"]
    assert [row["name"]["value"] for row in found] == ["广州实验室"]
    for form in (XML, CSV):
        asked.setReturnFormat(form)
        told = asked.query().convert()
        assert "广州实验室" in (told.toxml() if form == XML else told.decode())
    asked.setQuery("DESCRIBE id:广州实验室")
    asked.setReturnFormat(N3)
    assert (LAB, rdflib.RDF.type, ZT.Laboratory) in rdflib.Graph().parse(data=asked.query().convert(), format="turtle")
    forms = {TURTLE: ox.RdfFormat.TURTLE, JSONLD: ox.RdfFormat.JSON_LD, RDFXML: ox.RdfFormat.RDF_XML}
    for form, parser in forms.items():
        asked.setReturnFormat(form)  # of some it gives the parameter twice: a name, then the media type
        assert str(LAB) in {quad.subject.value for quad in ox.parse(asked.query().response.read(), parser)}
    asked.setMethod("POST")
    asked.setQuery(LABS)
    asked.setReturnFormat(TSV)
    assert "广州实验室" in asked.query().convert().decode()
    asked.setQuery("ASK { ?lab a zt:Laboratory }")
    asked.setReturnFormat(JSON)
    assert asked.query().convert()["boolean"] is True


def test_rdflib_reads(address: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{address}sparql"))
    assert list(graph.subjects(rdflib.RDF.type, ZT.Laboratory, unique=True)) == [LAB]
    assert (LAB, rdflib.RDF.type, ZT.Laboratory) in graph
    assert [str(row.name) for row in graph.query(LABS)] == ["广州实验室"]  # type: ignore[union-attr]


def test_rdflib_writes(writable: str) -> None:
    store = SPARQLUpdateStore(
        f"{writable}sparql", f"{writable}update", headers={"Authorization": f"Bearer {TOKEN}"}, autocommit=True
    )
    own = rdflib.Graph(store, rdflib.URIRef("https://example.org/own"))
    statement = (rdflib.URIRef("https://example.org/a"), rdflib.RDFS.label, rdflib.Literal("标签", lang="zh"))
    own.add(statement)
    assert list(own) == [statement]
    own.remove(statement)
    assert len(own) == 0
    store.autocommit = False
    for k in range(2):  # of a transaction each update brings its prefixes along
        own.update(f"INSERT DATA {{ e:a{k} e:b {k} }}", initNs={"e": f"https://example.org/{k}/"})
    store.commit()
    assert len(own) == 2


def test_pandas_reads_a_query_as_a_table(address: str) -> None:
    parameters = urlencode({"query": "SELECT ?s ?start { ?s zt:start ?start }", "format": "csv"})
    table = pd.read_csv(f"{address}sparql?{parameters}")
    assert list(table.columns) == ["s", "start"]
    assert len(table) > 10
    assert table["start"].dtype.kind == "i"


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is missing")
def test_curl(address: str) -> None:
    def curl(*arguments: str) -> str:
        done = subprocess.run(["curl", "-sS", "--fail", *arguments], capture_output=True, check=True, timeout=60)
        return done.stdout.decode()

    asked = ("-H", "Accept: text/csv", "--data-urlencode", f"query={LABS}", f"{address}sparql")
    assert "广州实验室" in curl(*asked)
    assert curl("--compressed", *asked) == curl(*asked)
    assert "HTTP/1.1 200" in curl("-I", "-G", *asked)
    assert "广州实验室" in curl("--http1.0", *asked)


@pytest.mark.skipif(
    shutil.which("node") is None or not COMUNICA.exists(), reason="Comunica is missing: npm ci in tests/clients"
)
def test_comunica(address: str) -> None:
    query = LABS.replace("SELECT", "PREFIX zt: <https://w3id.org/zhitu/ontology#> SELECT", 1)
    query = query.replace("skos:", "<http://www.w3.org/2004/02/skos/core#>").replace("#>prefLabel", "#prefLabel>")
    command = [str(COMUNICA), f"sparql@{address}sparql", query, "-t", "application/sparql-results+json"]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    found = json.loads(done.stdout)["results"]["bindings"]
    assert [row["name"]["value"] for row in found] == ["广州实验室"]
