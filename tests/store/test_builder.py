"""A graph is built whole, or the one before stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from tests.support.written import content

from zhitu.errors import GraphError
from zhitu.store import Builder, Graph, builder, sorted_nquads


def line(value: str, graph: str = "a:g") -> str:
    return f"<a:s> <a:p> {ox.Literal(value)} <{graph}> .\n"


def build(path: Path, *values: str) -> None:
    with Builder(path) as made:
        for value in values:
            made.write(line(value))
        made.load()
        made.commit()


def test_a_built_graph_opens_for_writing(tmp_path: Path) -> None:
    build(tmp_path / "g.db", "one", "two\u2028")
    assert content(tmp_path / "g.db") == line("one") + line("two\u2028")
    with Graph.open(tmp_path / "g.db") as graph:
        graph.replace([], [line("three")])
    assert [file.name for file in tmp_path.iterdir()] == ["g.db"]


def test_large_input_is_loaded_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builder, "PIECE", 1000)
    values = [f"{number:05}" for number in range(500)]
    build(tmp_path / "g.db", *values)
    assert content(tmp_path / "g.db") == "".join(map(line, values))


def test_a_rebuild_replaces_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    build(path, "old")
    build(path, "new")
    build(path, "newest")
    assert content(path) == line("newest")
    assert len(list(path.glob("store-*"))) == 2  # store and ledger
    assert [file.name for file in tmp_path.iterdir()] == ["g.db"]


def test_readers_of_the_graph_before_are_not_disturbed(tmp_path: Path) -> None:
    build(tmp_path / "g.db", "old")
    with Graph.open(tmp_path / "g.db", read_only=True) as reader:
        build(tmp_path / "g.db", "new")
        assert sorted_nquads(reader) == line("old")


def failing(path: Path, written: str) -> None:
    with Builder(path) as made:
        made.write(written)
        made.load()
        raise RuntimeError("in between")


def test_a_build_that_fails_leaves_the_graph_as_it_was(tmp_path: Path) -> None:
    build(tmp_path / "g.db", "old")
    with pytest.raises(RuntimeError, match="in between"):
        failing(tmp_path / "g.db", line("new"))
    assert content(tmp_path / "g.db") == line("old")
    assert [file.name for file in tmp_path.iterdir()] == ["g.db"]


def test_a_build_that_fails_at_first_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(SyntaxError):
        failing(tmp_path / "g.db", "nonsense\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="kills a process the POSIX way")
def test_a_killed_build_leaves_the_graph_and_the_next_one_clears_up(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    build(path, "old")
    code = (
        "import sys, time; from zhitu.store import Builder\n"
        "b = Builder(sys.argv[1]); b.write('<a:s> <a:p> \"new\" <a:g> .\\n'); b.load(); print('ready', flush=True)\n"
        "time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        with pytest.raises(GraphError, match="another process is writing this graph"):
            Builder(path)
        with pytest.raises(GraphError, match="another process is writing this graph"):
            Graph.open(path)
        process.send_signal(signal.SIGKILL)
    assert content(path) == line("old")
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:  # the lock goes with the process, a moment after it
        try:
            build(path, "newer")
            break
        except GraphError:
            time.sleep(0.1)
    assert content(path) == line("newer")
    assert [file.name for file in tmp_path.iterdir()] == ["g.db"]


def test_a_graph_that_is_being_changed_is_not_replaced(tmp_path: Path) -> None:
    build(tmp_path / "g.db", "old")
    with Graph.open(tmp_path / "g.db"), pytest.raises(GraphError, match="another process is writing"):
        Builder(tmp_path / "g.db")
    assert content(tmp_path / "g.db") == line("old")


def test_what_is_no_graph_is_not_replaced(tmp_path: Path) -> None:
    folder, file, empty = tmp_path / "folder", tmp_path / "file", tmp_path / "empty"
    folder.mkdir()
    (folder / "thesis.txt").write_text("x", encoding="utf-8")
    file.write_text("x", encoding="utf-8")
    empty.mkdir()
    with pytest.raises(GraphError, match="not a graph, left as it is; choose another path"):
        Builder(folder)
    with pytest.raises(GraphError, match="a file, not a graph"):
        Builder(file)
    build(empty, "fine")
    assert content(empty) == line("fine")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["empty", "file", "folder"]


def test_older_and_damaged_graphs_are_replaced_newer_ones_are_not(tmp_path: Path) -> None:
    path = tmp_path / "g.db"
    build(path, "old")
    marker = path / "zhitu.json"
    for text in (marker.read_text(encoding="utf-8").replace('"format": 2', '"format": 0'), "{"):
        marker.write_text(text, encoding="utf-8")
        build(path, text)
        assert content(path) == line(text)
    newer = marker.read_text(encoding="utf-8").replace('"format": 2', '"format": 99')
    marker.write_text(newer, encoding="utf-8")
    with pytest.raises(GraphError, match="update zhitu"):
        Builder(path)


def test_lines_of_the_graph_before_can_be_kept(tmp_path: Path) -> None:
    with Builder(tmp_path / "g.db") as made:
        made.write(line("a", "a:kept") + line("b"))
        made.load()
        made.commit()
    with Builder(tmp_path / "g.db") as made:
        assert list(made.previous_lines("a:kept")) == [line("a", "a:kept")]
        assert list(made.previous_lines("a:none")) == []
