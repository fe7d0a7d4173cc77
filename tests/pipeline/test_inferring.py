"""What follows is written beside what is asserted, kept current, and gone without a trace when it is taken out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import zhitu_fake as fake

from zhitu import assertion
from zhitu.iri import ZT
from zhitu.pipeline import Adder, create_graph, infer
from zhitu.pipeline.inferring import following, infer_all, refresh, uninfer
from zhitu.pipeline.work import Worker
from zhitu.pipeline.writing import Settled, Written
from zhitu.query import answer, show, stats
from zhitu.settings import Settings
from zhitu.store import Graph, sorted_nquads, unpack
from zhitu.view.records import classes_of


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    with create_graph(tmp_path / "g.db") as writer:
        adder = Adder(writer, extractor=fake.make)
        adder.add(fake.document("a", "广州实验室位于广州。苹果公司与广州实验室合作。"))
        adder.add(fake.document("b", "苹果公司位于朝阳区。广州实验室将位于深圳。"))
    with Graph.open(tmp_path / "g.db") as graph:
        yield graph


def in_graph(graph: Graph, name: str) -> set[str]:
    return {
        str(q.triple) for q in graph.store.quads_for_pattern(None, None, None, ox.NamedNode(graph.iris.graph(name)))
    }


def asked(graph: Graph, pattern: str) -> bool:
    return bool(graph.query(f"ASK {{ {pattern} }}", prefixes=graph.iris.prefixes))


def test_what_follows_stands_in_a_graph_of_its_own_and_says_nothing_twice(graph: Graph) -> None:
    before = sorted_nquads(graph)
    count = infer_all(graph)
    assert len(in_graph(graph, "inferred")) == count > 10
    assert asked(graph, "GRAPH graph:inferred { id:广州实验室 zt:locatedIn id:广东省 }")
    assert asked(graph, "GRAPH graph:inferred { id:苹果公司 zt:cooperatesWith id:广州实验室 }")
    assert asked(graph, "GRAPH graph:inferred { id:中国 zt:hasPart id:广州市 . id:广州市 zt:locationOf id:广州实验室 }")
    assert not asked(graph, "id:广州实验室 zt:locatedIn id:深圳市")  # only expected
    asserted = {str(q.triple) for q in graph.store if "graph/inferred" not in str(q.graph_name)}
    assert not asserted & in_graph(graph, "inferred")
    uninfer(graph)
    assert sorted_nquads(graph) == before
    assert refresh(graph) is None


def test_inferring_again_changes_nothing_and_alignments_come_and_go(graph: Graph) -> None:
    count = infer_all(graph)
    once = sorted_nquads(graph)
    assert refresh(graph) == count
    assert sorted_nquads(graph) == once
    assert infer_all(graph, alignments=True) > count
    assert asked(graph, "id:苹果公司 a <http://xmlns.com/foaf/0.1/Agent>")
    assert asked(graph, "graph:inferred prov:wasGeneratedBy ?run . ?run zt:settings ?s FILTER CONTAINS(?s, 'true')")
    infer_all(graph)
    assert sorted_nquads(graph) == once


def test_what_a_change_changes_is_what_inferring_anew_changes(graph: Graph) -> None:
    infer_all(graph)
    other = fake.document("a", "广州实验室位于深圳。苹果公司。")
    worker = Worker(Settings(), fake.make)
    extracted = worker.extract(other)
    nodes = unpack(extracted.packed).nodes.values()
    made = worker.write(Settled(extracted.packed, {node.iri: (node.iri, node.name, node.adcode, ()) for node in nodes}))
    assert isinstance(made, Written)
    lines = made.lines.rstrip("\n").split("\n")
    codes = frozenset({"440300", "110105"})
    lines += assertion.gazetteer_lines(codes, graph.iris)
    drop = [graph.iris.document("a")]
    gone = list(graph.lines(graph.iris.graph("gazetteer"), graph.iris.entity("广州市")))
    told = following(graph, drop, lines, remove=gone)
    graph.replace(drop, [*lines, *told.added], remove=[*gone, *told.removed])
    kept = sorted_nquads(graph)
    refresh(graph)
    assert kept == sorted_nquads(graph)
    assert asked(graph, "id:广州实验室 zt:locatedIn id:广东省")
    assert not asked(graph, "id:广州实验室 zt:locatedIn id:广州市")


def test_a_graph_without_inference_stays_without(graph: Graph) -> None:
    told = following(graph, [graph.iris.document("a")], ())
    assert (told.removed, told.added) == ((), ())


def test_what_is_shown_and_counted_is_what_is_asserted(graph: Graph) -> None:
    before = show(graph, "广州实验室"), stats(graph), classes_of(graph, [graph.iris.entity("广州实验室")])
    infer_all(graph)
    assert asked(graph, "id:广州实验室 a zt:Organization")
    assert (show(graph, "广州实验室"), stats(graph), classes_of(graph, [graph.iris.entity("广州实验室")])) == before


def test_by_path(graph: Graph) -> None:
    path = graph.path
    graph.close()
    count = infer(path)
    with Graph.open(path, read_only=True) as opened:
        assert len(in_graph(opened, "inferred")) == count
        assert ZT + "hasPart" in sorted_nquads(opened)
    assert infer(path, remove=True) == 0


def test_a_province_has_the_laboratories_of_its_cities_without_inference(graph: Graph) -> None:
    (row,) = answer(graph, "laboratories-in", {"place": "广东"}).rows
    assert row.cells == ("广州实验室", None, "广州市")
    assert [source.quote for source in row.sources] == ["广州实验室位于广州。"]
    assert not in_graph(graph, "inferred")
