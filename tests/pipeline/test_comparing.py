"""In which documents two graphs differ, by their ledgers; unknown once somebody else wrote into one of them."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pyoxigraph as ox
import pytest
import zhitu_fake as fake

from zhitu.api import OpenGraph
from zhitu.iri import PREFIXES, ZT
from zhitu.pipeline import Adder, build_documents, create_graph, open_writer
from zhitu.pipeline.comparing import changed
from zhitu.pipeline.drafting import By, pair, rejection, undoing
from zhitu.pipeline.judging import judge
from zhitu.pipeline.outside import made_outside
from zhitu.pipeline.single import remove
from zhitu.query import difference, patch
from zhitu.query.diff import graphs
from zhitu.settings import Settings
from zhitu.store import Graph, ledger_path
from zhitu.store.tally import ANY

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


def differing(one: Path, other: Path) -> set[str] | None:
    """Identifiers of the documents that may differ, after a look whether comparing all says the same."""
    with OpenGraph(one) as old, OpenGraph(other) as new:
        assert old.diff(new) == difference(old.graph, new.graph)
        assert old.diff(new.graph.path) == old.diff(new)
        assert list(old.patch(new)) == list(patch(old.graph, new.graph))
        known = changed(old.graph, new.graph)
        return None if known is None else {iri.removeprefix(new.graph.iris.document("")) for iri in known}


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
    assert differing(old, tmp_path / "new.db") == set()


def test_what_changed_is_compared_and_nothing_else_read(old: Path, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_writer(new) as writer:
        Adder(writer, extractor=fake.make).add(fake.document("b", "广州实验室成立于2021年。"))
        Adder(writer, extractor=fake.make).add(fake.document("d", TEXTS["d"]))
        remove(writer, "c")
    assert differing(old, new) == {"b", "c", "d"}
    read: list[str] = []
    triples = graphs._triples

    def noted(graph: Graph, name: str, subject: str = "?s") -> frozenset[str]:
        read.append(f"{name.rsplit('/', 1)[1]} {subject.rsplit('/', 1)[-1]}")
        return triples(graph, name, subject)

    monkeypatch.setattr(graphs, "_triples", noted)
    with OpenGraph(old) as before, OpenGraph(new) as after:
        before.diff(after)
    assert {name for name in read if name[1] == " "} == {"b ?s", "c ?s", "d ?s"}
    said = {name.split()[1].rstrip(">") for name in read if name.startswith("summary")}
    assert {"b", "c", "d", "苹果公司", "深圳市"} < said
    assert not {"?s", "a"} & said


def test_of_more_than_a_few_things_all_that_is_summed_up_is_read(
    old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphs, "_FEW", 2)
    with open_writer(new) as writer:
        Adder(writer, extractor=fake.make).add(fake.document("b", "广州实验室成立于2021年。"))
    assert differing(old, new) == {"b"}


def test_a_city_of_which_others_say_the_same_has_not_changed(old: Path, new: Path) -> None:
    with open_writer(new) as writer:
        Adder(writer, extractor=fake.make).add(fake.document("b", "广州实验室成立于2020年。广州与深圳合作。"))
    assert differing(old, new) == {"b"}
    with OpenGraph(old) as before, OpenGraph(new) as after:
        assert [item.words for item in before.diff(after).items if item.kind == "entity"] == ["深圳市  City"]


def test_what_people_decide_changes_the_documents_that_it_touches(old: Path, new: Path) -> None:
    judge(new, pair("same", "广州实验室", "苹果公司", ME))
    assert differing(old, new) == {"a", "b"}
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
    assert differing(old, new) == {"c"}


def test_lines_that_somebody_else_wrote_are_read(old: Path, new: Path) -> None:
    with Graph.open(new) as graph:
        node = ox.NamedNode(graph.iris.document("a"))
        with made_outside(graph, {ANY: None}):
            graph.store.add(ox.Quad(node, ox.NamedNode("urn:p"), ox.Literal("x"), node))
    assert differing(old, new) is None
    with OpenGraph(old) as before, OpenGraph(new) as after:
        assert before.diff(after)


def test_a_document_that_somebody_else_wrote_is_found_though_all_others_are_known(tmp_path: Path) -> None:
    for name in ("none.db", "foreign.db"):
        create_graph(tmp_path / name).close()
    with Graph.open(tmp_path / "foreign.db") as graph:
        node = ox.NamedNode(graph.iris.document("x"))
        with made_outside(graph, {ANY: None}):
            graph.store.add(ox.Quad(node, ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(ZT + "Document"), node))
    assert differing(tmp_path / "none.db", tmp_path / "foreign.db") is None
    with OpenGraph(tmp_path / "none.db") as before, OpenGraph(tmp_path / "foreign.db") as after:
        assert before.diff(after)


def test_ledgers_of_before_bases_of_others_and_copies_know_nothing(old: Path, new: Path, tmp_path: Path) -> None:
    other = built(tmp_path / "other.db", "a", "b", "c", settings=Settings(base="https://example.org/"))
    assert differing(old, other) is None
    with Graph.open(old) as graph:
        graph.backup(tmp_path / "copy.db")
    assert differing(old, tmp_path / "copy.db") is None
    with sqlite3.connect(ledger_path(new, "store-1")) as connection:
        connection.execute("DROP TABLE digest")
    connection.close()
    assert differing(old, new) is None
    with open_writer(new) as writer:
        for name in "abc":
            Adder(writer, extractor=fake.make).add(fake.document(name, TEXTS[name]))
    assert differing(old, new) == set()


def test_what_a_writer_did_since_the_graph_was_opened_is_not_taken_from_its_ledger(old: Path, new: Path) -> None:
    with open_writer(new) as writer:
        Adder(writer, extractor=fake.make).add(fake.document("b", "广州实验室成立于2021年。"))
    with OpenGraph(old) as before, OpenGraph(new) as after:
        with open_writer(new) as writer:
            Adder(writer, extractor=fake.make).add(fake.document("b", TEXTS["b"]))
            assert changed(before.graph, after.graph) is None
            with OpenGraph(new) as now:
                assert changed(before.graph, now.graph) is None, "it may be in the ledger and not yet in the store"
                assert not before.diff(now)
        assert {item.kind for item in before.diff(after).items} >= {"event"}
