"""What a person is told of a query that is none."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from zhitu.iri import ZT
from zhitu.store.mistakes import query_error


@pytest.mark.parametrize(
    ("sparql", "line_", "column", "complaint"),
    [
        ("SELECT ?x WHERE { ?x ", 1, 17, "near '{ ?x': { is not closed"),
        ("SELECT ?x\nWHERE { ?x zt:foo ?y }", 2, 12, "prefix not declared; write PREFIX name: <IRI> in front"),
        ("SELEC ?x", 1, 1, "near 'SELEC ?x': no word of SPARQL; is SELECT meant?"),
        ("SELECT * WHER { ?s ?p ?o }", 1, 10, "no word of SPARQL; is WHERE meant?"),
        ("SELECT * { ?s ?p ?o FILTER regexx(?o, 'a') }", 1, 28, "is REGEX meant?"),
        ("SELECT * { ?s ?p ?o\nFILTER (?o > 3 and ?o < 5) }", 2, 16, "is && meant?"),
        ("SELECT * { ?s ?p ?o } ORDER BY label", 1, 32, "a name has a prefix, a variable ?"),
        ("SELECT * { ?s zt:locatedIn 广州 }", 1, 28, "a bare name; write id:…"),
        ("SELECT * { ?s ?p 'x'@zh_CN }", 1, 24, "a language tag has hyphens"),
        ("PREFIX x <urn:x> ASK { ?s ?p ?o }", 1, 8, "a prefix ends with a colon; write x:"),
        ('SELECT * { ?s ?p "x }', 1, 18, "a text that is not closed on its line"),
        ("SELECT ?s COUNT(?o) { ?s ?p ?o }", 1, 11, "(COUNT(…) AS ?n)"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", 1, 41, "each other variable goes into GROUP BY"),
        ("SELECT * { ?s ?p ?o FILTER (STRLEN(?o > 3) }", 1, 44, "} closes another bracket"),
        ("SELECT * { ?s ?p ?o BIND (1 AS ?o) }", 1, 32, "?o has a value already"),
        ("广州有哪些实验室", 1, 1, "a query is SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT * { ?s ?p ?o . OPTIONAL ?s a ?c }", 1, 32, "syntax error; expected a name, ., {"),
        ("ASK { ?s <not an iri> ?o }", 1, 10, "near '<not an iri>"),
        ("SELECT ?知 ，?图\nWHERE { ?知 ?p ?图 }", 1, 11, "near '，?图': a full-width mark; SPARQL has ,"),
        ("ASK {\n ?s ?p “量子，计算” }", 2, 8, "near '“量子，计算” }': a full-width mark; SPARQL has \""),
        ("ASK { ?s ?p '“量子”，' ; }}", 1, 24, "} closes no bracket"),
        ("ASK { ?知\n?图 }", 2, 4, "near '}': syntax error; expected a variable, a text, a name"),
        ("SELECT * {?s ?p ?o FILTER(?o = ) . ?a ?b ?c}", 1, 32, "near ') . ?a ?b ?c}': syntax error"),
        ("SELECT ?s, ?p {?s ?p ?o}", 1, 10, "near ', ?p {?s ?p ?o}': syntax error; expected a variable, (, {"),
        ("SELECT * { 😀 }", 1, 12, "near '😀 }': syntax error"),
        ("SELECT * {?s ?p ?o FILTER(BOUND()) }", 1, 33, "syntax error; expected a variable"),
        ("SELECT *\nWHERE {\n ?s a zt:City ;\n FILTER(?x > )\n}", 4, 14, "near ')': syntax error"),
        ("SELECT * { ?s ?p ?o } LIMIT ten", 1, 29, "near 'ten'"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY", 1, 32, "at the end: syntax error; expected a variable, a name, ("),
        (
            "PREFIX a: <b:>\ninsert data { <a:b> <a:b> <a:b> }",
            2,
            1,
            "an update, not a query; change documents with zhitu add",
        ),
        ("SELECT (strlength('a') AS ?y) {}", 1, 9, "no function of SPARQL; is STRLEN meant?"),
        ("SELECT (yunshan(1) AS ?y) {}", 1, 9, "near 'yunshan(1) AS ?y) {}': no function of SPARQL"),
        ("SELECT * { ?s ?p ?o\nFILTER (?o == 1)\n?o ?p ?s }", 2, 12, "is = meant?"),
        ("SELECT * { ?s ?p ?o\nFILTER ?o = 1 }", 2, 1, "stands in brackets: FILTER (…)"),
        ('SELECT * { ?s ?p """x }', 1, 18, "a text that is not closed"),
        ("SELECT ?x WHERE { ?x ?y 2 } GROUP BY ?z", 1, 38, "each other variable goes into GROUP BY"),
    ],
)
def test_syntax_errors_tell_the_place(sparql: str, line_: int, column: int, complaint: str) -> None:
    with pytest.raises(SyntaxError) as told:
        ox.Store().query(sparql, prefixes={"zt": ZT, "id": "urn:id:"} if "zt:foo" not in sparql else {})
    error = query_error(sparql, str(told.value))
    assert (error.line, error.column) == (line_, column)
    assert complaint in str(error)
    assert str(error).startswith(f"query: line {line_}, column {column}: ")
    assert "\n" not in str(error)


def test_every_word_that_the_engine_takes_is_known() -> None:
    """One that is not would be called a mistake where another is."""
    functions = [
        "STR(?x)",
        "LANG(?x)",
        "IF(?x, 1, 2)",
        "ENCODE_FOR_URI(?x)",
        "isNumeric(?x)",
        "sameTerm(?x, ?x)",
        "TZ(NOW())",
    ]
    text = f"SELECT ({' + '.join(functions)} AS ?y) {{ ?x ?p 1 OPTIONAL {{ ?x a true }} }} ORDER DESC(?x) LIMT 3"
    with pytest.raises(SyntaxError) as told:
        ox.Store().query(text)
    assert "near 'LIMT 3': no word of SPARQL" in str(query_error(text, str(told.value)))


@pytest.mark.parametrize("some", ["{n}word ", "?v{n} ", "BIND (1 AS ?v{n}) ", "( "])
def test_a_text_of_any_length_is_told_in_time(some: str) -> None:
    """Each look is linear: a text that is a thousand times as long takes a thousand times as long, not a million."""
    text = "".join(some.format(n=n) for n in range(60_000))
    assert query_error(f"SELECT * {{ {text}", "error at 1:1: expected x").column is not None
    assert query_error(text, "error at 1:1: expected x").column is not None


def test_a_query_that_is_sent_as_an_update_is_called_one() -> None:
    sparql = "PREFIX a: <urn:>\nselect * { ?s ?p ?o }"
    with pytest.raises(SyntaxError) as told:
        ox.Store().update(sparql)
    error = query_error(sparql, str(told.value), update=True)
    assert str(error).startswith("update: line 2, column 1: near 'select")
    assert "a query, not an update; queries go to /sparql" in str(error)
