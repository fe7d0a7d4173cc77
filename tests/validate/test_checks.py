"""Each fault that a graph may have is found, and only that."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import zhitu_fake as fake

from zhitu.iri import Iris
from zhitu.pipeline import build_documents
from zhitu.settings import Settings
from zhitu.store import Graph
from zhitu.validate import Finding, validate
from zhitu.validate.checks import check
from zhitu.validate.contents import Contents

DOC = Iris().document("d")
TEXTS = [
    "广州实验室位于广州。",
    "廣州實驗室與深圳合作，廣州實驗室位于深圳。",
    "😀𠮷广州实验室将位于广州。\n苹果公司与广州合作。苹果公司成立于2020年。",
    "广州\u3000实验室，\u2028广州实验室有12人。",
    "\ufffd广州\ufffe<script>alert(1)</script>实验室位于广州。",
]


@pytest.fixture
def store(tmp_path: Path) -> ox.Store:
    """The graph of one small document, in memory, to be damaged."""
    source = fake.document("d", "广州实验室位于广州。广州实验室成立于2020年。")
    build_documents([source], tmp_path / "g.db", Settings(), extractor=fake.make)
    copy = ox.Store()
    with Graph.open(tmp_path / "g.db", read_only=True) as graph:
        copy.extend(graph.store.quads_for_pattern(None, None, None, ox.NamedNode(DOC)))
    return copy


def found(store: ox.Store) -> list[str]:
    contents = Contents(store, DOC)
    text = contents.value(DOC, "text")
    return sorted(f.message for f in check(contents, "d", {} if text is None else {DOC: text}))


def update(store: ox.Store, sparql: str) -> None:
    store.update(sparql, prefixes=Iris().prefixes)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_built_is_sound(tmp_path: Path, text: str) -> None:
    build_documents([fake.document("d", text)], tmp_path / "g.db", Settings(), extractor=fake.make)
    with Graph.open(tmp_path / "g.db", read_only=True) as graph:
        assert validate(graph) == []


def test_a_long_document_is_sound(tmp_path: Path) -> None:
    text = "广州实验室位于广州。😀\n" * 60_000
    assert len(text.encode()) > 2_000_000
    build_documents([fake.document("d", text)], tmp_path / "g.db", Settings(), extractor=fake.make)
    with Graph.open(tmp_path / "g.db", read_only=True) as graph:
        assert validate(graph, shacl=False) == []


def test_the_sound_document_has_no_findings(store: ox.Store) -> None:
    assert found(store) == []


def swapped(old: str, new: str, also: str = "") -> str:
    """SPARQL that puts one triple pattern in the place of another."""
    return f"DELETE {{GRAPH ?g {{{old}}}}} INSERT {{GRAPH ?g {{{new}}}}} WHERE {{GRAPH ?g {{{old} . {also}}}}}"


def gone(pattern: str) -> str:
    return f"DELETE WHERE {{GRAPH ?g {{{pattern}}}}}"


def added(triple: str) -> str:
    return f"INSERT DATA {{GRAPH doc:d {{{triple}}}}}"


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (swapped('?q zt:quote "广州"', '?q zt:quote "深圳"'), "the text has '广州' where the quote has '深圳'"),
        (swapped("?q zt:end 5", "?q zt:end 6"), "are not those of the IRI"),
        (swapped("?q zt:start 0", "?q zt:start 'x'"), "missing or no number"),
        (gone("?q zt:document ?d"), "no zt:quote or no zt:document"),
        (gone("?c zt:evidence ?q"), "no zt:evidence"),
        (gone("id:广州实验室 zt:locatedIn ?o"), "the plain triple of a claim, locatedIn"),
        (added("id:广州市 zt:owns id:广州实验室"), "without a claim that has occurred"),
        (swapped("?c zt:status zt:occurred", "?c zt:status zt:expected", "?c a zt:Claim"), "without a claim that has"),
        (gone("id:广州市 a zt:City"), "an entity without class"),
        (gone("id:广州市 skos:prefLabel ?l"), "without exactly one skos:prefLabel"),
        (added('id:广州市 skos:prefLabel "广州"@zh'), "without exactly one skos:prefLabel"),
        (swapped("?d zt:sha256 ?s", '?d zt:sha256 "x"'), "no SHA-256"),
        (gone("?d dcterms:identifier ?i"), "no dcterms:identifier"),
        (added("doc:other a zt:Document"), "outside the graph of its own name"),
        (added("event:x a zt:Event ; zt:evidence doc:none"), "is no quote of this graph"),
        (
            added("id:广州市 zt:locationOf id:广州实验室"),
            "locationOf is never asserted; state locatedIn from the other end",
        ),
        (
            added("id:广州市 zt:locatdIn id:广州实验室"),
            "zt:locatdIn is no term of the ontology; meant is perhaps zt:locatedIn",
        ),
        (added("id:广州市 a zt:Citty"), "zt:Citty is no term of the ontology; meant is perhaps zt:City"),
        (swapped("?c rdf:predicate ?p", "?c rdf:predicate zt:xyzzy"), "zt:xyzzy is no term of the ontology; build"),
        (
            swapped("?e zt:earliest ?d", '?e zt:earliest "1999-01-01"^^xsd:date'),
            "zt:earliest of 2020 is 2020-01-01, not 1999-01-01",
        ),
        (
            swapped("?e zt:latest ?d", '?e zt:latest "2021-01-01"^^xsd:date'),
            "zt:latest of 2020 is 2020-12-31, not 2021",
        ),
    ],
)
def test_every_damage_is_found(store: ox.Store, damage: str, complaint: str) -> None:
    update(store, damage)
    messages = found(store)
    assert any(complaint in message for message in messages), messages


def test_evidence_is_short_and_of_one_paragraph(store: ox.Store) -> None:
    for quote in ("长" * 301, "两\n段"):
        update(store, swapped("?q zt:quote ?w", f"?q zt:quote {ox.Literal(quote)}", "?e zt:evidence ?q"))
        assert any("the extractor must shorten it" in message for message in found(store))


def test_without_the_text_lengths_are_still_checked(store: ox.Store) -> None:
    update(store, gone("?d zt:text ?t"))
    assert found(store) == []
    update(store, swapped('?q zt:quote "广州"', '?q zt:quote "广州市"'))
    assert any(message.startswith("3 characters from ") for message in found(store))


def test_a_finding_is_one_line() -> None:
    finding = Finding("d", "a:x", "no zt:quote; build the graph anew")
    assert str(finding) == "error: d: no zt:quote; build the graph anew (a:x)"
