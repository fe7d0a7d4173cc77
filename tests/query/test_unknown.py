"""Names in a query that nothing has."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhitu.iri import PREFIXES, ZT
from zhitu.query import questions
from zhitu.query.unknown import unknown_terms, unknown_things, untagged
from zhitu.resources import ontology_path
from zhitu.store import Graph


@pytest.mark.parametrize(
    ("sparql", "named"),
    [
        ("SELECT * { ?a zt:locatedInn ?b }", "no term zt:locatedInn in the ontology; nearest: zt:locatedIn"),
        ("SELECT * { ?a a zt:lab }", "no term zt:lab in the ontology; nearest: zt:Laboratory"),
        (f"SELECT * {{ ?a <{ZT}Laborator> ?b }}", "no term zt:Laborator in the ontology; nearest: zt:Laboratory"),
        (
            f"PREFIX q: <{ZT}> SELECT * {{ ?a q:isuedBy ?b }}",
            "no term zt:isuedBy in the ontology; nearest: zt:issuedBy",
        ),
    ],
)
def test_a_misspelt_term_is_told_with_the_nearest(sparql: str, named: str) -> None:
    (told,) = unknown_terms(sparql, PREFIXES)
    assert told.startswith(named)


@pytest.mark.parametrize(
    "sparql",
    [
        'SELECT * { ?a rdfs:label "zt:locatdIn" } # zt:locatdIn',
        "PREFIX zt: <urn:other#> SELECT * { ?a zt:locatdIn ?b }",
        'SELECT * { ?e zt:matches "x" ; zt:mentionCount ?n . ?q zt:quoteMatches "y" }',
        "SELECT * { ?a ?b zt: }",
        "zt:locatdIn " + " " * 100_000,
        "not SPARQL at all <",
    ],
)
def test_what_is_no_term_or_a_right_one_is_not(sparql: str) -> None:
    assert unknown_terms(sparql, PREFIXES) == []


@pytest.mark.parametrize(
    ("sparql", "texts"),
    [
        ("SELECT * { ?x skos:prefLabel '广州市' }", ["'广州市'"]),
        ('SELECT * { ?x skos:altLabel "穗" ; skos:prefLabel ?n }', ['"穗"']),
        ("SELECT * { ?x skos:prefLabel '广州市'@zh . ?y skos:altLabel '穗'^^xsd:string . ?z dcterms:title '穗' }", []),
        ("SELECT * { ?x skos:prefLabel", []),
    ],
)
def test_a_name_without_its_language_is_told(sparql: str, texts: list[str]) -> None:
    assert unknown_terms(sparql, PREFIXES) == [
        f"no name is written {text} without its language; write {text}@zh" for text in texts
    ]


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ('SELECT ?s { ?s rdfs:label "广州实验室" }', True),
        ("SELECT ?s { ?s ?p ?l FILTER (?l = '广州实验室') }", True),
        ('SELECT ?s { ?s ?p ?l FILTER (?l IN ("x", "广州实验室")) }', True),
        ('SELECT ?s { VALUES (?l ?n) { ("广州实验室" 1) } ?s ?p ?l }', True),
        ('SELECT ?s { ?s rdfs:label "广州实验室"@en , "广州实验室"^^xsd:string , "广州试验室" }', False),
        ('SELECT ?s { ?s ?p ?l FILTER (CONTAINS(?l, "广州实验室") && STR(?l) = "广州实验室") }', False),
        ('SELECT ?s { ?s ?p ?l FILTER (STR(?l) != "广州实验室" && ?p = ?s) }', False),
        ('SELECT ?s { ?s ?p ?l FILTER ("广州实验室" = STR(?l)) }', False),
        ('SELECT ?s { ?s ?p ?l FILTER (STR(?l) IN ("广州实验室", "广州")) }', False),
        ('SELECT ?s { ?s ?p ?l FILTER ("广州实验室" = ?l) }', True),
        ('SELECT ?s { ?s ?p ?l FILTER (?l IN ("广州实验室")) }', True),
        ('SELECT ?s { ?s zt:matches "广州实验室" }', False),
        ('SELECT ?s { ?s skos:prefLabel "广州实验室" }', False),  # which unknown_terms tells
        ("SELECT ?s { ?s rdfs:label", False),
    ],
)
def test_a_text_that_the_graph_has_in_a_language_is_told(tiny: Graph, sparql: str, told: bool) -> None:
    line = '"广州实验室" is written without a language, in the graph with one: skos:prefLabel "广州实验室"@zh'
    assert untagged(tiny, sparql, PREFIXES) == [line] * told


def test_questions_and_shapes_name_nothing_unknown() -> None:
    for found in questions().values():
        assert unknown_terms(found.sparql, PREFIXES) == [], found.id
    assert unknown_terms((ontology_path() / "shapes.ttl").read_text(encoding="utf-8")[:90_000], PREFIXES) == []


def test_a_thing_that_is_not_there_is_told_with_what_is_called_so(tiny: Graph) -> None:
    prefixes = tiny.iris.prefixes
    asked = "SELECT * { id:广州实验室_广州市 ?p id:不存在 . ?a ?q id:广州 . GRAPH doc:port-2022 { ?s ?r ?o } }"
    assert unknown_things(tiny, asked, prefixes) == [
        "nothing in the graph is id:广州实验室_广州市; nearest: id:广州实验室",
        "nothing in the graph is id:不存在",
    ]


def test_a_misspelt_thing_is_told_with_what_is_called_nearly_so(tiny: Graph) -> None:
    (told,) = unknown_things(tiny, "SELECT * { id:广洲实验室 ?p ?o }", tiny.iris.prefixes)
    assert told == "nothing in the graph is id:广洲实验室; nearest: id:广州实验室"


def test_what_a_thing_is_called_now_is_told(tmp_path: Path) -> None:
    with Graph.create(tmp_path / "g") as graph:
        ids, replaced = graph.iris.base, PREFIXES["dcterms"] + "isReplacedBy"
        graph.replace((), [f"<{ids}甲桥> <{replaced}> <{ids}乙桥> <{ids}graph/curated> ."])
        told = ["id:甲桥 is id:乙桥 now"]
        assert unknown_things(graph, "SELECT * { id:甲桥 zt:partOf ?x . ?y ?z id:乙桥 }", graph.iris.prefixes) == told
        assert unknown_things(graph, "SELECT * { id:甲桥 dcterms:isReplacedBy ?x }", graph.iris.prefixes) == []
