"""What the root says has the shape that readers of VoID and DCAT expect, and its numbers are right."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pyshacl
import pytest
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, VOID

from zhitu.iri import ZT
from zhitu.serve import Config, serving

BASE = "https://w3id.org/zhitu/id/"
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix void: <http://rdfs.org/ns/void#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass dcat:Catalog ;
  sh:property [ sh:path dcterms:title ; sh:minCount 1 ; sh:uniqueLang true ] ,
    [ sh:path dcat:dataset ; sh:minCount 1 ; sh:class dcat:Dataset ] ,
    [ sh:path dcat:service ; sh:minCount 1 ; sh:class dcat:DataService ] .
[] a sh:NodeShape ; sh:targetClass dcat:Dataset ;
  sh:property [ sh:path dcterms:title ; sh:minCount 1 ; sh:uniqueLang true ] ,
    [ sh:path dcterms:description ; sh:minCount 1 ; sh:uniqueLang true ] ,
    [ sh:path dcterms:modified ; sh:maxCount 1 ] ,
    [ sh:path dcat:distribution ; sh:minCount 1 ; sh:class dcat:Distribution ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:landingPage ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path void:sparqlEndpoint ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path void:uriSpace ; sh:minCount 1 ; sh:datatype xsd:string ] ,
    [ sh:path void:vocabulary ; sh:minCount 3 ; sh:nodeKind sh:IRI ] ,
    [ sh:path void:exampleResource ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path void:classPartition ; sh:minCount 1 ; sh:node [
      sh:property [ sh:path void:class ; sh:minCount 1 ; sh:maxCount 1 ] ;
      sh:property [ sh:path void:entities ; sh:minCount 1 ; sh:maxCount 1 ] ] ] ,
    [ sh:path void:propertyPartition ; sh:minCount 1 ; sh:node [
      sh:property [ sh:path void:property ; sh:minCount 1 ; sh:maxCount 1 ] ;
      sh:property [ sh:path void:triples ; sh:minCount 1 ; sh:maxCount 1 ] ] ] .
[] a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:accessService ; sh:class dcat:DataService ; sh:minCount 1 ] .
[] a sh:NodeShape ; sh:targetClass dcat:DataService ;
  sh:property [ sh:path dcat:endpointURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path dcat:servesDataset ; sh:minCount 1 ; sh:class dcat:Dataset ] ,
    [ sh:path sd:endpoint ; sh:minCount 1 ; sh:maxCount 1 ] , [ sh:path sd:resultFormat ; sh:minCount 4 ] .
"""
NUMBERS = ("triples", "entities", "documents", "classes", "properties")

Serving = Callable[[Path], AbstractContextManager[str]]


@contextmanager
def fronted(path: Path) -> Iterator[str]:
    """A service in front of one of its own kind."""
    with (
        serving(path, Config(port=0, readers=1)) as store,
        serving(f"{store}sparql", Config(port=0, readers=1)) as url,
    ):
        yield url


@contextmanager
def plain(path: Path) -> Iterator[str]:
    with serving(path, Config(port=0, readers=1)) as url:
        yield url


@contextmanager
def without_text(path: Path) -> Iterator[str]:
    with serving(path, Config(port=0, readers=1, texts=False)) as url:
        yield url


def described(url: str) -> Graph:
    answer = httpx.get(url, headers={"Accept": "text/turtle"}, timeout=60)
    assert answer.status_code == 200, answer.text
    return Graph().parse(data=answer.text, format="turtle")


def asked(url: str, query: str) -> list[list[str]]:
    answer = httpx.get(f"{url}sparql", params={"query": query}, headers={"Accept": "text/csv"}, timeout=60)
    return [line.split(",") for line in answer.text.split()[1:]]


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning", "ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("kind", [plain, without_text, fronted])
def test_the_description_has_its_shape_and_its_numbers_are_right(kind: Serving, tiny_path: Path) -> None:
    with kind(tiny_path) as url:
        told = described(url)
        conforms, _, report = pyshacl.validate(told, shacl_graph=SHAPES, shacl_graph_format="turtle")
        assert conforms, report
        data, endpoint = URIRef(f"{url}#dataset"), URIRef(f"{url}sparql")
        assert told.value(data, VOID.sparqlEndpoint) == told.value(endpoint, DCAT.endpointURL) == endpoint
        assert told.value(data, VOID.uriSpace) == Literal(BASE)
        assert (told.value(data, DCTERMS.modified) is None) is (kind is fronted)
        kinds = {str(c): int(n) for c, n in asked(url, "SELECT ?c (COUNT(DISTINCT ?e) AS ?n) { ?e a ?c } GROUP BY ?c")}
        parts = {str(told.value(p, VOID["class"])): p for p in told.objects(data, VOID.classPartition)}
        assert {c: int(str(told.value(p, VOID.entities))) for c, p in parts.items()} == kinds
        names = {str(told.value(p, VOID.property)) for p in told.objects(data, VOID.propertyPartition)}
        assert names == {p for (p,) in asked(url, "SELECT DISTINCT ?p { ?s ?p ?o }")}
        assert (ZT + "text" in names) is (kind is not without_text)
        ((size,),) = asked(url, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        right = (int(size), kinds[ZT + "Entity"], kinds[ZT + "Document"], len(kinds), len(names))
        assert tuple(int(str(told.value(data, VOID[name]))) for name in NUMBERS) == right
        for example in told.objects(data, VOID.exampleResource):
            assert httpx.get(f"{url}id/{str(example).removeprefix(BASE)}", timeout=60).status_code == 200
        said = " ".join(map(str, told.objects(data, DCTERMS.description)))
        assert ("no full texts" in said) is (kind is without_text)
        assert URIRef(ZT) in set(told.objects(data, VOID.vocabulary))
        assert all(any(n.startswith(str(v)) for n in {*names, *kinds}) for v in told.objects(data, VOID.vocabulary))


def test_what_the_graph_says_of_itself_comes_first(tiny_path: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_path, tmp_path / "g.db")
    config = Config(port=0, readers=1, writable=True, token="t")
    with serving(tmp_path / "g.db", config) as url:
        before = described(url)
        text = f"""INSERT DATA {{ GRAPH <urn:about> {{ <{BASE}> dcterms:title "广州政策图谱" ;
            dcterms:license <https://creativecommons.org/licenses/by/4.0/> ; dcterms:publisher "某局" ;
            dcterms:modified "2024-05-06" }} }}"""
        head = {"Authorization": "Bearer t"}
        assert httpx.post(f"{url}update", data={"update": text}, headers=head, timeout=60).status_code == 204
        told, data = described(url), URIRef(f"{url}#dataset")
        assert list(told.objects(data, DCTERMS.title)) == [Literal("广州政策图谱")]
        licence = URIRef("https://creativecommons.org/licenses/by/4.0/")
        assert told.value(data, DCTERMS.license) == licence
        assert told.value(data, DCTERMS.publisher) == Literal("某局")
        assert str(told.value(data, DCTERMS.modified)) == "2024-05-06"
        assert told.value(data, DCTERMS.description), "which it does not say"
        sizes = [int(str(each.value(data, VOID.triples))) for each in (before, told)]
        assert sizes[1] == sizes[0] + 4, "counted anew in the new state"
        text = f"INSERT DATA {{ GRAPH <urn:odd> {{ <urn:a> a <urn:k?x=%20#y> ; <{RDFS.label}> 1 }} }}"
        assert httpx.post(f"{url}update", data={"update": text}, headers=head, timeout=60).status_code == 204
        for form in ("turtle", "rdf", "jsonld", "nt"):
            assert httpx.get(url, params={"format": form}, headers={"Accept": "*/*"}, timeout=60).status_code == 200
        odd = Namespace(VOID)["class"]
        assert (None, odd, URIRef("urn:k?x=%20#y")) in described(url)
        assert (URIRef(url), RDF.type, DCAT.Catalog) in described(url)
