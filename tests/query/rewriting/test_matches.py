"""What stands where a search stood, what stays as it was, and where mistakes are said to be."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.work import calls

from zhitu.errors import QueryError
from zhitu.iri import PREFIXES
from zhitu.query.rewriting import ask, rewrite
from zhitu.query.search import EntityHit, QuoteHit, Scan
from zhitu.sparql import Results
from zhitu.store import Graph
from zhitu.store.mistakes import query_error


class Fake:
    """Finds two things, whatever is asked, and remembers what was."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    def entities(self, text: str, *, kind: str | None = None, limit: int = 10) -> list[EntityHit]:
        assert kind is None
        self.asked.append((text, limit))
        names = ("a", "b")[:limit]
        return [EntityHit(f"urn:{n}", n, (), n, "exact", (), 1, 1, 0.5) for n in names]

    def quotes(self, text: str, *, limit: int = 10, overlapping: bool = False) -> list[QuoteHit]:
        assert overlapping
        self.asked.append((text, limit))
        return [QuoteHit("urn:d#q", "", (), 0, "urn:d", "d", None, None)]


def changed(sparql: str, fake: Fake | None = None) -> str:
    found = fake or Fake()
    text = rewrite(sparql, PREFIXES, lambda: found).text
    ox.Store().query(text, prefixes=PREFIXES)  # whatever comes out can be parsed
    return text


AB = "VALUES ?e { <urn:a> <urn:b> }"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('SELECT * { ?e zt:matches "x" }', f"SELECT * {{ {AB} }}"),
        ('SELECT * { ?e zt:matches "x" . }', f"SELECT * {{ {AB} . }}"),
        ('SELECT * { ?e zt:matches "x" ; . ?e a ?c }', f"SELECT * {{ {AB} . ?e a ?c }}"),
        ('SELECT * { ?e zt:matches "x"@zh ; a ?c }', f"SELECT * {{ {AB} ?e a ?c }}"),
        ('SELECT * { ?e a ?c ; zt:matches "x" ; zt:of ?o . }', f"SELECT * {{ {AB} ?e a ?c ; zt:of ?o . }}"),
        ('SELECT * { ?e a ?c, ?d ; zt:matches "x", "y" }', f"SELECT * {{ {AB} {AB} ?e a ?c, ?d }}"),
        (
            'SELECT * { (?e ?s) zt:matches ("x" 1) . ?e a ?c }',
            "SELECT * { VALUES (?e ?s) { (<urn:a> 0.5000) } . ?e a ?c }",
        ),
        ('SELECT * { ?q zt:quoteMatches "x" }', "SELECT * { VALUES ?q { <urn:d#q> } }"),
        ('SELECT * { ?a ?b ?c . ?e zt:matches "x" }', f"SELECT * {{ ?a ?b ?c . {AB} }}"),
        ('SELECT * { ?a a zt:Lab. $e zt:matches "x". }', "SELECT * { ?a a zt:Lab. VALUES $e { <urn:a> <urn:b> }. }"),
        ('SELECT * { ?a zt:n 20. ?e zt:matches "x" }', f"SELECT * {{ ?a zt:n 20. {AB} }}"),
        (
            'BASE <https://w3id.org/zhitu/ontology> SELECT * { ?e <#matches> "x" }',
            f"BASE <https://w3id.org/zhitu/ontology> SELECT * {{ {AB} }}",
        ),
        ('SELECT * { FILTER(1 < 2) ?e zt:matches "x" }', f"SELECT * {{ FILTER(1 < 2) {AB} }}"),
        ('SELECT * { BIND("}" AS ?x) . ?e zt:matches "x" }', f'SELECT * {{ BIND("}}" AS ?x) . {AB} }}'),
        ('SELECT * { ?a ^a/zt:of* [] ; a ?e . ?e zt:matches "x" }', f"SELECT * {{ ?a ^a/zt:of* [] ; a ?e . {AB} }}"),
        ('SELECT * { { ?e zt:matches "x" } UNION { ?e a ?c } }', f"SELECT * {{ {{ {AB} }} UNION {{ ?e a ?c }} }}"),
        ('ASK { ?e a ?c FILTER NOT EXISTS { ?e zt:matches "x" } }', f"ASK {{ ?e a ?c FILTER NOT EXISTS {{ {AB} }} }}"),
        (
            'CONSTRUCT { ?e zt:matches "x" } WHERE { ?e zt:matches "x" }',
            f'CONSTRUCT {{ ?e zt:matches "x" }} WHERE {{ {AB} }}',
        ),
        (
            'PREFIX z: <https://w3id.org/zhitu/ontology#> SELECT * { ?e z:matches "x" }',
            f"PREFIX z: <https://w3id.org/zhitu/ontology#> SELECT * {{ {AB} }}",
        ),
        (
            'SELECT * { ?e <https://w3id.org/zhitu/ontology#matches> """x""" }',
            f"SELECT * {{ {AB} }}",
        ),
        ('SELECT * { # ?e zt:matches\n?e # {\n zt:matches "x" }', f"SELECT * {{ # ?e zt:matches\n{AB} }}"),
    ],
)
def test_a_search_becomes_values(before: str, after: str) -> None:
    assert changed(before) == after


@pytest.mark.parametrize(
    "same",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT * { ?s ?p \"?e zt:matches 'x'\" }",
        'SELECT * { ?s ?p """ } ?e zt:matches "x" { """ }',
        "SELECT * { ?s ?p ?o # ?e zt:matches 'x'\n }",
        "SELECT * { ?s <urn:zt:matches> 'x' }",
        "SELECT * { ?matches ?p 'matches' }",
        "PREFIX zt: <urn:other> SELECT * { ?e zt:matches 'x' }",
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?e zt:matches 'x' } }",
        "PREFIX matches: <https://w3id.org/zhitu/ontology#matches> SELECT * { ?e a ?c }",
    ],
)
def test_all_else_stays_as_it_was(same: str) -> None:
    fake = Fake()
    assert rewrite(same, PREFIXES, lambda: fake).text == same
    assert not fake.asked


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ('"量子"', ("量子", 1000)),
        ("'量子'", ("量子", 1000)),
        ('("量子" 7)', ("量子", 7)),
        (r'"\"} DROP \u0022 \\"', ('"} DROP " \\', 1000)),
        ("'''a'b\nc'''", ("a'b\nc", 1000)),
        (r'"\U0010FFFF"', ("\U0010ffff", 1000)),
        ('""', ("", 1000)),
    ],
)
def test_the_words_are_what_the_string_stands_for(words: str, meant: tuple[str, int]) -> None:
    fake = Fake()
    changed(f"SELECT * {{ ?e zt:matches {words} }}", fake)
    assert fake.asked == [meant]


@pytest.mark.parametrize(
    ("wrong", "line", "column", "says"),
    [
        ("SELECT * { ?e zt:matches ?t }", 1, 26, "needs a string"),
        ("SELECT * {\n  ?e zt:matches 5 }", 2, 17, "needs a string"),
        ('SELECT * { ?e zt:matches "x"^^xsd:date }', 1, 26, "needs a string"),
        ("SELECT * { ?e zt:matches ('a' 'b') }", 1, 26, "needs a string"),
        ("SELECT * { ?e zt:matches ('a' 0) }", 1, 15, "from 1 to 10000"),
        ("SELECT * { ?e zt:matches ('a' 1e9) }", 1, 15, "from 1 to 10000"),
        ("SELECT * { <urn:x> zt:matches 'a' }", 1, 12, "needs a variable"),
        ("SELECT * { (?e ?s ?t) zt:matches 'a' }", 1, 12, "needs a variable"),
        ("SELECT * { [] zt:matches 'a' }", 1, 15, "stands alone"),
        ("SELECT * { ?x a [ zt:matches 'a' ] }", 1, 19, "stands alone"),
        ("SELECT * { ?e ^zt:matches 'a' }", 1, 16, "stands alone"),
        ("SELECT * { ?e a/zt:matches 'a' }", 1, 17, "stands alone"),
        ("SELECT * { ?e zt:matches* 'a' }", 1, 15, "stands alone"),
        ("SELECT * { ?e ?p zt:matches }", 1, 18, "stands alone"),
        ("CONSTRUCT WHERE { ?e zt:matches 'a' }", 1, 22, "long form"),
        ("SELECT * { ?e zt:matches", 1, 15, "does not end"),
        ("SELECT * { (?e ?s) zt:matches 'a' ; a ?c }", 1, 20, "of its own"),
        ("SELECT * { " + "?e zt:matches 'a' . " * 21 + "}", 1, 415, "20 times"),
    ],
)
def test_mistakes_are_told_with_their_place(wrong: str, line: int, column: int, says: str) -> None:
    with pytest.raises(QueryError, match=says) as caught:
        rewrite(wrong, PREFIXES, Fake)
    assert (caught.value.line, caught.value.column) == (line, column)


def engine(prefixes: dict[str, str]) -> Callable[[str], Results]:
    def query(text: str) -> Results:
        try:
            return ox.Store().query(text, prefixes=prefixes)
        except SyntaxError as error:
            raise query_error(text, str(error)) from error

    return query


@pytest.mark.parametrize(
    "wrong",
    [
        "SELECT * { ?e zt:matches 'a' . ?x nope:y ?z }",
        "SELECT * {\n ?e zt:matches 'a' ;\n  a ?c .\n ?x ?y }",
        "SELECT * { ?e zt:matches 'a' } LIMIT ?x",
    ],
)
def test_mistakes_elsewhere_are_placed_in_the_query_as_it_was_asked(wrong: str) -> None:
    plain = wrong.replace("zt:matches", "zt:meets__")
    with pytest.raises(QueryError) as expected:
        engine(PREFIXES)(plain)
    with pytest.raises(QueryError) as caught:
        ask(wrong, PREFIXES, Fake, engine(PREFIXES))
    assert (caught.value.line, caught.value.column) == (expected.value.line, expected.value.column)
    assert caught.value.line == wrong[: wrong.rindex("?")].count("\n") + 1
    assert str(caught.value).count("query: line") == 1


def test_a_search_over_a_graph(tiny: Graph) -> None:
    def asked(sparql: str) -> list[tuple[str, ...]]:
        found = ask(sparql, PREFIXES, lambda: Scan(tiny), lambda text: tiny.query(text, prefixes=PREFIXES))
        assert isinstance(found, ox.QuerySolutions)
        return [tuple(str(term.value) for term in row if term is not None) for row in found]  # type: ignore[union-attr]

    tiny.query("ASK {}")
    names = asked('SELECT DISTINCT ?n { ?e zt:matches "廣州" ; a zt:Laboratory ; skos:prefLabel ?n }')
    assert names == [("广州实验室",)]
    subjects = asked(
        'SELECT DISTINCT ?n { ?q zt:quoteMatches "建成 2025" . ?c zt:evidence ?q ; rdf:subject/skos:prefLabel ?n }'
    )
    assert ("南沙科学城",) in subjects


@given(st.text(alphabet="?e zt:matches\"'x.;,{}()[]<>#\\\n^/|*+@a1", max_size=60))
def test_whatever_is_asked_is_rewritten_or_refused_with_its_place(text: str) -> None:
    try:
        rewrite(text, PREFIXES, Fake)
    except QueryError as error:
        told = error
    else:
        return
    assert told.line is not None


@pytest.mark.parametrize(
    "unit", ["{", "(", "\\", '"', "'''", "<", "zt:", "a.", "?e zt:matches ", "_:", "\\u0041", "@a-"]
)
def test_work_grows_as_hostile_repetition_does(unit: str) -> None:
    def work(length: int) -> int:
        text = "SELECT matches " + unit * (length // len(unit))

        def run() -> None:
            with suppress(QueryError):
                rewrite(text, PREFIXES, Fake)

        return calls(run)

    short, long = work(10_000), work(40_000)
    assert long < 6 * short, f"four times the text takes {long / short:.1f} times the work"
