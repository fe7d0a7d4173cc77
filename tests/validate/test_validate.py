"""A whole graph, or one document of it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import zhitu_fake as fake

from zhitu.errors import UnknownName
from zhitu.pipeline import build_documents
from zhitu.resolve import Happening, Judgement, Passage, Thing
from zhitu.settings import Settings
from zhitu.store import Graph
from zhitu.validate import validate

JUDGEMENT = Judgement(
    1,
    "assert",
    "某人",
    "2024",
    "",
    Thing("某港", ("Facility",)),
    event=Happening("opened"),
    evidence=Passage("a", "广州"),
)


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    documents = [fake.document("a", "广州实验室位于广州。"), fake.document("b", "深圳与广州合作。")]
    build_documents(documents, tmp_path / "g.db", Settings(), judgements=[JUDGEMENT], extractor=fake.make)
    return Graph.open(tmp_path / "g.db")


def test_a_sound_graph_has_no_findings(graph: Graph) -> None:
    seen: list[tuple[int, int]] = []
    assert validate(graph, progress=lambda *at: seen.append(at)) == []
    assert seen == [(1, 2), (2, 2)]


def test_one_document_is_validated_alone(graph: Graph) -> None:
    broken = graph.iris.document("b")
    graph.store.update(f"DELETE WHERE {{ GRAPH <{broken}> {{ ?c zt:evidence ?e }} }}", prefixes=graph.iris.prefixes)
    assert validate(graph, "a") == []
    messages = {finding.message for finding in validate(graph, "b")}
    assert len(messages) == 2  # by SHACL and by the checks
    assert {finding.where for finding in validate(graph)} == {"b"}
    assert len(validate(graph, "b", shacl=False)) == 1
    assert validate(graph, jobs=2) == validate(graph)
    with pytest.raises(UnknownName, match="no document named 'c'"):
        validate(graph, "c")


def test_a_document_without_identifier_is_found_all_the_same(graph: Graph) -> None:
    lost = graph.iris.document("b")
    graph.store.update(
        f"DELETE WHERE {{ GRAPH <{lost}> {{ ?d dcterms:identifier ?i }} }}", prefixes=graph.iris.prefixes
    )
    (finding,) = validate(graph, shacl=False)
    assert (finding.where, finding.message) == (lost, "no dcterms:identifier; build the graph anew")
    assert validate(graph, "a") == []


def test_the_gazetteer_says_what_it_knows_of_divisions_and_no_more(graph: Graph) -> None:
    there = f"GRAPH <{graph.iris.graph('gazetteer')}>"
    for wrong in (
        "id:广州市 zt:partOf id:深圳市",
        "id:广州市 zt:locatedIn id:广东省",
        "id:广东省 zt:hasPart id:广州市",
    ):
        graph.store.update(f"INSERT DATA {{ {there} {{ {wrong} }} }}", prefixes=graph.iris.prefixes)
        (finding,) = validate(graph, shacl=False)
        assert finding.where == "gazetteer"
        assert "is not of the gazetteer; build the graph anew" in finding.message
        graph.store.update(f"DELETE DATA {{ {there} {{ {wrong} }} }}", prefixes=graph.iris.prefixes)


def test_quotes_of_people_are_checked_against_the_documents(graph: Graph) -> None:
    curated = ox.NamedNode(graph.iris.graph("curated"))
    (quad,) = graph.store.quads_for_pattern(None, ox.NamedNode(graph.iris.prefixes["zt"] + "quote"), None, curated)
    graph.store.remove(quad)
    graph.store.add(ox.Quad(quad.subject, quad.predicate, ox.Literal("深圳"), curated))
    (finding,) = validate(graph)
    assert finding.where == "curated"
    assert "the text has '广州' where the quote has '深圳'" in finding.message


def test_quotes_without_their_text_or_document_are_told_of(graph: Graph) -> None:
    document, text = ox.NamedNode(graph.iris.document("a")), ox.NamedNode(graph.iris.prefixes["zt"] + "text")
    (quad,) = graph.store.quads_for_pattern(document, text, None)
    graph.store.remove(quad)
    (finding,) = validate(graph, shacl=False)
    assert (finding.where, finding.severity) == ("a", "warning")
    assert "quotes were not checked" in finding.message
    for quad in list(graph.store.quads_for_pattern(document, None, None)):
        graph.store.remove(quad)
    errors = [found for found in validate(graph, shacl=False) if found.severity == "error"]
    assert [(found.focus, "document that is not there" in found.message) for found in errors] == [
        (document.value, True)
    ]


def test_relations_that_users_write_without_a_source_are_warned_of(graph: Graph) -> None:
    def write(number: int, end: str) -> None:
        graph.store.add(
            ox.Quad(
                ox.NamedNode(graph.iris.entity("广州实验室" if end else f"物{number}")),
                ox.NamedNode(graph.iris.prefixes["zt"] + "locatedIn"),
                ox.NamedNode(graph.iris.entity(end or "广州市")),
                ox.NamedNode("urn:mine"),
            )
        )

    write(0, "广州市")  # a document states it
    assert validate(graph, shacl=False) == []
    write(0, "深圳市")
    (finding,) = validate(graph, shacl=False)
    assert (finding.where, finding.severity, finding.focus) == ("urn:mine", "warning", graph.iris.entity("广州实验室"))
    for number in range(30):
        write(number, "")
    found = validate(graph, shacl=False)
    assert len(found) == 21
    assert any(f.message.startswith("11 more relations without a claim") for f in found)


def test_a_name_that_differs_between_documents_is_a_warning(graph: Graph) -> None:
    place, label = graph.iris.entity("广州市"), "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    graph.replace([], [f'<{place}> {label} "广・州市"@zh <{graph.iris.document("c")}> .'])
    (finding,) = validate(graph)
    assert finding.severity == "warning"
