"""What two graphs have in common, by their ledgers: only that, and never after somebody else wrote into one."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pyoxigraph as ox
import pytest
import zhitu_fake as fake

from zhitu.api import OpenGraph
from zhitu.pipeline import Adder, build_documents, open_writer
from zhitu.pipeline.comparing import unchanged
from zhitu.pipeline.indexing import note_change
from zhitu.pipeline.judging import By, judge, pair, rejection, undoing
from zhitu.pipeline.single import remove
from zhitu.query import difference, patch
from zhitu.query.diff import graphs
from zhitu.settings import Settings
from zhitu.store import Graph, ledger_path

ME = By("某人", "2024-05-01")
TEXTS = {
    "a": "广州实验室位于广州。苹果公司与广州实验室合作。",
    "b": "广州实验室成立于2020年。",
    "c": "苹果公司位于朝阳区。",
    "d": "深圳与广州合作。",
}


def built(path: Path, *names: str, settings: Settings | None = None) -> Path:
    made = [fake.document(name, TEXTS[name]) for name in names]
    build_documents(made, path, settings or Settings(), extractor=fake.make)
    return path


def same(one: Path, other: Path) -> set[str]:
    """Identifiers of the documents that are known to be equal, after a look whether comparing all says the same."""
    with OpenGraph(one) as old, OpenGraph(other) as new:
        assert old.diff(new) == difference(old.graph, new.graph)
        assert list(old.patch(new)) == list(patch(old.graph, new.graph))
        return {iri.removeprefix(new.graph.iris.document("")) for iri in unchanged(old.graph, new.graph)}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return built(tmp_path / "old.db", "a", "b", "c")


@pytest.fixture
def new(old: Path, tmp_path: Path) -> Path:
    shutil.copytree(old, tmp_path / "new.db")
    return tmp_path / "new.db"


def test_a_graph_built_otherwise_of_the_same_documents_is_the_same(old: Path, tmp_path: Path) -> None:
    built(tmp_path / "new.db", "d", "c", "b")
    with open_writer(tmp_path / "new.db") as writer:
        Adder(writer, extractor=fake.make).add(fake.document("a", TEXTS["a"]))
        remove(writer, "d")
    assert same(old, tmp_path / "new.db") == {"a", "b", "c"}


def test_what_changed_is_compared_and_nothing_else_read(old: Path, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_writer(new) as writer:
        Adder(writer, extractor=fake.make).add(fake.document("b", "广州实验室成立于2021年。"))
        Adder(writer, extractor=fake.make).add(fake.document("d", TEXTS["d"]))
        remove(writer, "c")
    assert same(old, new) == {"a"}
    read: list[str] = []
    triples = graphs._triples

    def noted(graph: Graph, name: str) -> frozenset[str]:
        read.append(name.rsplit("/", 1)[1])
        return triples(graph, name)

    monkeypatch.setattr(graphs, "_triples", noted)
    with OpenGraph(old) as before, OpenGraph(new) as after:
        before.diff(after)
    assert {name for name in read if len(name) == 1} == {"b", "c", "d"}


def test_what_people_decide_changes_the_documents_that_it_touches(old: Path, new: Path) -> None:
    judge(new, pair("same", "广州实验室", "苹果公司", ME))
    assert same(old, new) == {"b"}
    with Graph.open(old) as graph:
        (claim,) = [
            str(row[0].value)  # type: ignore[union-attr]
            for row in graph.query(  # type: ignore[union-attr]
                "SELECT ?c { GRAPH doc:c { ?c a zt:Claim } }", prefixes=graph.iris.prefixes
            )
        ]
    judge(old, rejection(claim, ME))
    shutil.rmtree(new)
    shutil.copytree(old, new)
    judge(new, undoing(1, ME))
    assert same(old, new) == {"a", "b"}


def test_lines_that_somebody_else_wrote_are_read(old: Path, new: Path) -> None:
    with Graph.open(new) as graph:
        node = ox.NamedNode(graph.iris.document("a"))
        graph.store.add(ox.Quad(node, ox.NamedNode("urn:p"), ox.Literal("x"), node))
        note_change(graph)
    assert same(old, new) == set()
    with OpenGraph(old) as before, OpenGraph(new) as after:
        assert before.diff(after)


def test_ledgers_of_before_bases_of_others_and_copies_know_nothing(old: Path, new: Path, tmp_path: Path) -> None:
    other = built(tmp_path / "other.db", "a", "b", "c", settings=Settings(base="https://example.org/"))
    assert same(old, other) == set()
    with Graph.open(old) as graph:
        graph.backup(tmp_path / "copy.db")
    assert same(old, tmp_path / "copy.db") == set()
    with sqlite3.connect(ledger_path(new, "store-1")) as connection:
        connection.execute("DROP TABLE digest")
    connection.close()
    assert same(old, new) == set()
    with open_writer(new) as writer:
        Adder(writer, extractor=fake.make).add(fake.document("b", TEXTS["b"]))
    assert same(old, new) == {"b"}
