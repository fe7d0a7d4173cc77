"""What is written past the ledger is found, whatever becomes of the process that writes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from zhitu_fake import document, make

from zhitu.api import OpenGraph
from zhitu.pipeline import Adder, create_graph, open_writer, outside
from zhitu.pipeline.indexing import current, index_path
from zhitu.pipeline.outside import made_outside, mend_at
from zhitu.store import Graph
from zhitu.store.tally import ANY, begin, begun

NAMED = "INSERT DATA { GRAPH <urn:own> { <urn:x> <http://www.w3.org/2000/01/rdf-schema#label> '海湾观测站' } }"


@pytest.fixture(params=["ledger", "copy"])
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A graph with an index that is current."""
    path = tmp_path / "g.db"
    with create_graph(path) as writer:
        Adder(writer, extractor=make).add(document("a", "广州实验室位于广州。", date="2022"))
    if request.param == "copy":
        with Graph.open(path, read_only=True) as opened:
            opened.backup(tmp_path / "copy.db")
        path = tmp_path / "copy.db"
    found(path, "广州")
    assert current(path)
    return path


def found(path: Path, text: str, told: list[str] | None = None) -> list[str]:
    with OpenGraph(path) as opened:
        return [hit.label for hit in opened.search(text, told=([] if told is None else told).append)]


@pytest.mark.parametrize("things", [None, {"urn:x"}])
def test_the_index_stays_current(graph: Path, things: set[str] | None) -> None:
    with Graph.open(graph) as opened, made_outside(opened, {"urn:own": things}):
        opened.store.update(NAMED)
        assert current(graph), "until it is done, readers have the graph of before"
    told: list[str] = []
    assert found(graph, "海湾", told) == ["海湾观测站"]
    assert told == []


def test_a_change_that_fails_leaves_it_as_it_was(graph: Path) -> None:
    with (
        Graph.open(graph) as opened,
        pytest.raises(SyntaxError),
        made_outside(opened, {"urn:own": None}),
    ):
        opened.store.update("nonsense")
    assert begun(graph, "store-1") == ()
    told: list[str] = []
    assert found(graph, "广州", told) == ["广州市", "广州实验室"]
    assert told == []


def test_one_cut_off_is_followed_later(graph: Path) -> None:
    begin(graph, "store-1", ["urn:own"])
    with Graph.open(graph) as opened:
        opened.store.update(NAMED)
    told: list[str] = []
    assert found(graph, "海湾", told) == ["海湾观测站"]
    assert "searching what was opened" in told[0]
    with Graph.open(graph):
        mend_at(graph)
        assert begun(graph, "store-1"), "somebody holds the graph, who may be at it"
    mend_at(graph)
    assert begun(graph, "store-1") == ()
    told.clear()
    assert found(graph, "海湾", told) == ["海湾观测站"]
    assert told == []


def test_one_cut_off_is_followed_by_the_next_change_of_a_document(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    create_graph(path).close()
    found(path, "广州")
    begin(path, "store-1", ["urn:own"])
    with Graph.open(path) as opened:
        opened.store.update(NAMED)
    with open_writer(path) as writer:
        Adder(writer, extractor=make).add(document("b", "苹果公司位于深圳。"))
    told: list[str] = []
    assert found(path, "海湾", told) + found(path, "苹果", told) == ["海湾观测站", "苹果公司"]
    assert told == []


@pytest.mark.parametrize("limit", ["COMPARED", "MOST"])
def test_much_at_once_is_brought_in_by_who_searches_next(
    graph: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(outside, limit, 1)
    with Graph.open(graph) as opened:
        with made_outside(opened, {"urn:own": None}):
            opened.store.update(NAMED)
            opened.store.update(NAMED.replace("urn:x", "urn:y"))
        with made_outside(opened, {"urn:more": {"urn:z"}}):
            opened.store.update(NAMED.replace("urn:own", "urn:more").replace("urn:x", "urn:z"))
        file = index_path(opened)
    assert current(graph) == (file, False), "it lacks no more than the names of these"
    number, told = file.stat().st_ino, list[str]()
    assert found(graph, "海湾", told) == ["海湾观测站"] * 3
    assert "older than the graph; making it" in told[0]
    assert file.stat().st_ino == number, "it is the same, brought up to date"
    assert current(graph) == (file, True)


def test_where_nobody_knows_what_changed_it_is_made_anew(graph: Path) -> None:
    with Graph.open(graph) as opened, made_outside(opened, {ANY: None}):
        opened.store.update(NAMED)
    assert current(graph) is None
    told: list[str] = []
    assert found(graph, "海湾", told) == ["海湾观测站"]
    assert "older than the graph; making it" in told[0]


def test_with_a_document_in_between_it_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "MOST", 0)
    path = tmp_path / "g.db"
    create_graph(path).close()
    found(path, "广州")
    with Graph.open(path) as opened, made_outside(opened, {"urn:own": None}):
        opened.store.update(NAMED)
    with open_writer(path) as writer:
        Adder(writer, extractor=make).add(document("b", "苹果公司位于深圳。"))
    assert current(path) is None
    assert found(path, "海湾") + found(path, "苹果") == ["海湾观测站", "苹果公司"]
