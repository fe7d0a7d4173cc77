"""The search index follows the graph: made when first needed, brought up to date by changes, mended when damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from zhitu_fake import document, make

from zhitu.api import OpenGraph
from zhitu.errors import GraphError
from zhitu.pipeline import Adder, create_graph, open_writer
from zhitu.pipeline.indexing import index_path, state_of
from zhitu.pipeline.single import remove
from zhitu.query.search import Index, Scan


def labels(path: Path, text: str, told: list[str] | None = None) -> list[str]:
    with OpenGraph(path) as graph:
        return [hit.label for hit in graph.search(text, told=(told if told is not None else []).append)]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "g.db"
    with create_graph(path) as writer:
        Adder(writer, extractor=make).add(document("a", "广州实验室位于广州。", date="2022"))
    return path


def test_it_is_made_when_first_needed_and_follows_each_change(graph: Path) -> None:
    told: list[str] = []
    assert labels(graph, "广州", told) == ["广州市", "广州实验室"]
    assert len(told) == 1
    assert "no search index yet" in told[0]
    with open_writer(graph) as writer:
        adder = Adder(writer, extractor=make)
        adder.add(document("b", "苹果公司位于深圳。", date="2023"))
        adder.add(document("a", "苹果公司与深圳合作。", date="2022"))
    told.clear()
    assert labels(graph, "苹果", told) == ["苹果公司"]
    assert labels(graph, "广州实验室", told) == []
    with open_writer(graph) as writer:
        remove(writer, "b")
    with OpenGraph(graph) as opened:
        assert [hit.identifier for hit in opened.search_quotes("苹果", told=told.append)] == ["a"]
        assert Scan(opened.graph).entities("苹果") == opened.search("苹果", told=told.append)
    assert told == [], "the index was current all the time"


def test_who_never_searches_has_no_index(graph: Path) -> None:
    with OpenGraph(graph) as opened:
        assert not index_path(opened.graph).exists()


def test_one_that_missed_a_change_says_so_and_is_made_anew(graph: Path) -> None:
    labels(graph, "广州")
    with open_writer(graph, hooks=()) as writer:
        Adder(writer, extractor=make).add(document("b", "苹果公司位于深圳。"))
    with open_writer(graph) as writer:  # one change late, it cannot be brought up to date
        Adder(writer, extractor=make).add(document("c", "苹果公司与广州合作。"))
    told: list[str] = []
    assert labels(graph, "深圳", told) == ["深圳市"]
    assert "older than the graph; making it" in told[0]


def test_a_damaged_one_keeps_no_document_out(graph: Path) -> None:
    labels(graph, "广州")
    with OpenGraph(graph) as opened:
        file = index_path(opened.graph)
    file.write_bytes(b"\0" * 5000)
    with open_writer(graph) as writer:
        report = Adder(writer, extractor=make).add(document("b", "苹果公司位于深圳。"))
    assert report.written
    told: list[str] = []
    assert labels(graph, "深圳", told) == ["深圳市"]
    assert "making it" in told[0]


def test_where_the_folder_cannot_be_written_the_graph_is_searched(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    told: list[str] = []
    assert labels(graph, "廣州實驗室", told) == ["广州实验室"]
    assert "searching the graph itself" in told[0]
    with OpenGraph(graph) as opened:
        assert not index_path(opened.graph).exists()


def test_the_state_is_the_number_of_changes(graph: Path) -> None:
    with OpenGraph(graph) as opened:
        before = state_of(opened.graph)
        opened.index()
        with Index(index_path(opened.graph)) as found:
            assert found.state == before
    with open_writer(graph) as writer:
        Adder(writer, extractor=make).add(document("b", "苹果公司位于深圳。"))
        assert state_of(writer.graph) == str(int(before) + 1)


def test_what_is_open_is_searched_as_it_was(graph: Path) -> None:
    labels(graph, "广州")
    with OpenGraph(graph) as early, OpenGraph(graph) as never_asked, open_writer(graph) as writer:
        before = early.search("广州"), early.search_quotes("广州")
        Adder(writer, extractor=make).add(document("a", "苹果公司位于深圳。", date="2022"))
        for opened in (early, never_asked):
            told: list[str] = []
            assert (opened.search("广州", told=told.append), opened.search_quotes("广州")) == before
            assert opened.search("苹果") == []
        assert "another process is changing this graph" in told[0]
        with OpenGraph(graph) as late:
            assert type(late.searcher(told=told.append)).__name__ == "_Beside"
            assert [hit.label for hit in late.search("苹果")] == ["苹果公司"]
            assert late.search("广州") == []
        assert len(told) == 1, "the writer keeps the index current"


def test_amid_a_change_no_index_is_made(graph: Path) -> None:
    with open_writer(graph) as writer:
        Adder(writer, extractor=make).add(document("b", "苹果公司位于深圳。"))
        told: list[str] = []
        assert labels(graph, "苹果", told) == ["苹果公司"]
        assert "another process is changing this graph" in told[0]
        with OpenGraph(graph) as opened, pytest.raises(GraphError, match="make the index when it has ended"):
            opened.index()
    with OpenGraph(graph) as early:
        with open_writer(graph) as writer:
            remove(writer, "b")
        with pytest.raises(GraphError, match="make the index when it has ended"):
            early.index()
    assert labels(graph, "苹果") == []
