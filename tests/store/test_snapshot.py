"""A graph is read while somebody writes it: each opening shows a state between two changes, and keeps it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from zhitu.errors import GraphError
from zhitu.iri import Iris
from zhitu.store import Graph
from zhitu.store.snapshot import Moved, Snapshot, hold, sweep

IRIS = Iris()
#: Documents of the graph that is written without a pause.
DOCUMENTS = 12
#: Writes version 1, 2, 3 … of the documents in turn until it is killed, told on standard output when one is there.
WRITER = f"""
import sys
from pathlib import Path
from tests_snapshot_lines import version
from zhitu.store import Graph
number = 0
while True:
    with Graph.open(sys.argv[1]) as graph:
        for _ in range(40):
            number += 1
            graph.replace([f"{IRIS.document("")}{{number % {DOCUMENTS}}}"], version(number))
            print(number, flush=True)
            if number % 5 == 0:
                graph.flush()
            if number % 17 == 0:
                graph.store.optimize()
    del graph
"""
LINES = f"""
def size(number):
    return 10 + number % 7

def version(number):
    graph = f"{IRIS.document("")}{{number % {DOCUMENTS}}}"
    return [f'<{{graph}}#{{n}}> <urn:p> "{{number}}" <{{graph}}> .' for n in range(size(number))]
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go, empty at first."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def path(tmp_path: Path, temporary: Path) -> Path:
    del temporary
    Graph.create(tmp_path / "g.db").close()
    return tmp_path / "g.db"


def write(path: Path, number: int, *, compact: bool = False) -> None:
    """Replace the one document, and put all tables into new ones."""
    with Graph.open(path) as graph:
        graph.replace([IRIS.document("d")], [f'<urn:s> <urn:p> "{number}" <{IRIS.document("d")}> .'])
        if compact:
            graph.flush()
            graph.store.optimize()


def values(graph: Graph) -> list[str]:
    return [quad.object.value for quad in graph.store]  # type: ignore[union-attr]


@pytest.fixture
def written(path: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that writes the graph without a pause."""
    (tmp_path / "tests_snapshot_lines.py").write_text(LINES, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        yield process
        process.kill()


def test_each_document_is_whole_beside_a_writer(path: Path, written: subprocess.Popen[str]) -> None:
    """Read in place, every second opening fails, since tables have just gone."""
    assert written.stdout is not None
    seen = 0
    for turn in range(60):
        known = int(written.stdout.readline())
        with Graph.open(path, read_only=True) as graph:
            last = check(graph)
            assert last >= max(known, seen), "an older state than one that was there before"
            seen = last
            if turn % 6 == 0:
                graph.backup(path.parent / f"{turn}.db")
                with Graph.open(path.parent / f"{turn}.db") as copied:
                    assert check(copied) == last
    assert seen > 60


def check(graph: Graph) -> int:
    """The number of the last version; AssertionError unless the graph is just as it was then."""
    found = {}
    for number in range(DOCUMENTS):
        named = ox.NamedNode(f"{IRIS.document('')}{number}")
        told = [quad.object.value for quad in graph.store.quads_for_pattern(None, None, None, named)]  # type: ignore[union-attr]
        if told:
            (version,) = set(told)
            assert len(told) == 10 + int(version) % 7
            found[number] = int(version)
    last = max(found.values(), default=0)
    assert set(found.values()) == set(range(max(1, last - DOCUMENTS + 1), last + 1))
    assert graph.size == sum(10 + version % 7 for version in found.values())
    assert graph.size == sum(1 for _ in graph.store.quads_for_pattern(None, ox.NamedNode("urn:p"), None))
    return last


def test_what_is_open_stays_as_it_is(path: Path) -> None:
    write(path, 1, compact=True)
    with Graph.open(path, read_only=True) as before:
        for number in range(2, 6):
            write(path, number, compact=True)
            assert values(before) == ["1"]
            with Graph.open(path, read_only=True) as after:
                assert values(after) == [str(number)]
        shutil.rmtree(path)
        assert values(before) == ["1"]


def test_one_process_reads_and_writes(path: Path) -> None:
    with Graph.open(path) as writing:
        writing.replace([], [f'<urn:s> <urn:p> "1" <{IRIS.document("d")}> .'])
        with Graph.open(path, read_only=True) as reading:
            writing.replace([IRIS.document("d")], [])
            assert values(reading) == ["1"]
        with pytest.raises(GraphError, match="another process is writing"):
            Graph.open(path)


def test_nothing_is_written_beside_the_graph_and_nothing_stays(path: Path, temporary: Path) -> None:
    write(path, 1)
    before = sorted(path.rglob("*"))
    with Graph.open(path, read_only=True) as graph:
        assert sorted(path.rglob("*")) == before
        assert len(list(temporary.iterdir())) == 1
        kept = graph.query("SELECT ?o { ?s ?p ?o }")
    assert list(temporary.iterdir()) == []
    assert [row[0].value for row in kept] == ["1"]  # type: ignore[union-attr, misc]
    Graph.open(path, read_only=True)  # dropped at once
    assert list(temporary.iterdir()) == []
    code = "import sys; from zhitu.store import Graph; kept = Graph.open(sys.argv[1], read_only=True)"
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    assert list(temporary.iterdir()) == []


def test_what_a_killed_reader_left_is_removed_by_the_next(path: Path, temporary: Path) -> None:
    code = (
        "import os, signal, sys; from zhitu.store import Graph\n"
        "graph = Graph.open(sys.argv[1], read_only=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert killed.returncode == -signal.SIGKILL
    (left,) = temporary.iterdir()
    with Graph.open(path, read_only=True):
        assert not left.exists()


def test_only_folders_of_processes_that_ended_are_swept(tmp_path: Path) -> None:
    folder, lock = hold(tmp_path, "mine-")
    (tmp_path / "mine-left").mkdir()
    (tmp_path / "other").mkdir()
    sweep(tmp_path, "mine-")
    assert sorted(tmp_path.iterdir()) == sorted([folder, tmp_path / "other"])
    os.close(lock)
    sweep(tmp_path, "mine-")
    assert list(tmp_path.iterdir()) == [tmp_path / "other"]


def test_a_process_that_was_forked_leaves_the_reader_its_files(path: Path) -> None:
    write(path, 1)
    snapshot = Snapshot(path / "store-1")
    child = os.fork()
    if not child:
        snapshot.remove()
        os._exit(0)
    os.waitpid(child, 0)
    assert (snapshot.path / "CURRENT").exists()
    snapshot.remove()
    assert not snapshot.path.exists()


@pytest.mark.parametrize("kind", ["MANIFEST", "log"])
def test_a_writer_that_came_between_is_noticed(path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """An old log gets a new name while others are copied, or the MANIFEST grows."""
    write(path, 1)
    store, copy = path / "store-1", shutil.copyfile

    def copied(source: Path, target: Path) -> None:
        copy(source, target)
        if kind == "log" and source.suffix == ".log":
            source.rename(source.with_name("999999.log"))
        elif kind == "MANIFEST":
            with next(store.glob("MANIFEST-*")).open("ab") as file:
                file.write(b"x")

    monkeypatch.setattr("zhitu.store.snapshot.shutil.copyfile", copied)
    with pytest.raises(Moved):
        Snapshot(store)


def test_where_no_folder_for_temporary_files_is_the_remedy_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(path / "none"))
    with pytest.raises(GraphError, match="name one in TMPDIR"):
        Graph.open(path, read_only=True)


def test_a_store_without_its_files_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhitu.store.graph._PAUSE", 0)
    (path / "store-1" / "CURRENT").write_text("junk", encoding="ascii")
    with pytest.raises(GraphError, match="CURRENT is damaged"):
        Graph.open(path, read_only=True)
    (path / "store-1" / "CURRENT").unlink()
    again = "build it anew with: zhitu build PATH… -o "
    for read_only in (True, False):  # a writer begins no other store in its place
        with pytest.raises(GraphError, match=f"cannot be opened: store-1/CURRENT is gone; {again}"):
            Graph.open(path, read_only=read_only)
    shutil.rmtree(path / "store-1")
    for read_only in (True, False):
        with pytest.raises(GraphError, match=f"cannot be opened: the folder store-1 is gone; {again}"):
            Graph.open(path, read_only=read_only)
