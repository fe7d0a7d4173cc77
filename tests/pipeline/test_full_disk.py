"""What cannot be written leaves the graph as it was, and is told in a line."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import zhitu_fake as fake
from tests.support.written import content, of_all

from zhitu.errors import GraphError
from zhitu.model import Document
from zhitu.pipeline import Adder, Report, add, build, open_writer
from zhitu.pipeline.writer import Writer
from zhitu.read import read
from zhitu.settings import Settings
from zhitu.validate import validate


def refused(writer: Writer, texts: Path) -> str:
    """What is said of a change that cannot be written."""
    with pytest.raises(GraphError) as caught:
        change(writer, texts / "c.txt")
    assert "\n" not in str(caught.value)
    told = str(caught.value)
    del caught
    gc.collect()  # what was caught holds the store
    return told


def change(writer: Writer, path: Path) -> Report:
    (document,) = read([path], Settings())
    assert isinstance(document, Document)
    return Adder(writer, extractor=fake.make).add(document)


def test_a_store_that_refuses_leaves_graph_and_ledger_as_they_were(graph: Path, texts: Path, tmp_path: Path) -> None:
    before = content(graph)
    with pytest.MonkeyPatch.context() as patch, open_writer(graph) as writer:

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        patch.setattr("zhitu.store.graph.make", full)
        assert "cannot be written: [Errno 28] No space left on device" in refused(writer, texts)
        assert writer.ledger.log_size() == (0, 0)
        assert list(writer.ledger.identifiers("document")) == ["a", "b"]
    assert content(graph) == before
    assert add(graph, [texts / "c.txt"], extractor=fake.make).written
    assert content(graph) == of_all(tmp_path, texts)


def test_without_room_nothing_is_begun(graph: Path, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(graph)
    monkeypatch.setattr("zhitu.pipeline.writer.shutil.disk_usage", lambda _: _Usage())
    with open_writer(graph) as writer:
        assert "0 MB left on disk; make room first" in refused(writer, texts)
        assert writer.ledger.log_size() == (0, 0)
    assert content(graph) == before


class _Usage:
    free = 1000


_LIMITED = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
import zhitu_fake as fake
from zhitu.errors import GraphError
from zhitu.pipeline import Adder, open_writer
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_writer(sys.argv[1]) as writer:
    adder = Adder(writer, extractor=fake.make)
    largest = max(f.stat().st_size for f in Path(sys.argv[1]).rglob("*") if f.is_file())
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest + int(sys.argv[2]), resource.RLIM_INFINITY))
    try:
        for n in range(10_000):
            adder.add(fake.document(f"n{n}", "广州实验室位于广州。深圳有3人。" * 300))
            print("added", n, flush=True)
    except GraphError as error:
        print("refused", error, flush=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limit on the size of files here")
@pytest.mark.parametrize("room", [20_000, 400_000])
def test_a_full_disk_is_one_line_and_the_graph_opens_again(graph: Path, room: int) -> None:
    support = str(Path(fake.__file__).parent)
    command = [sys.executable, "-c", _LIMITED, str(graph), str(room), support]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    said = done.stdout.split("\n")
    added = {f"n{line.split()[1]}" for line in said if line.startswith("added")}
    refusals = [line for line in said if line.startswith("refused")]
    assert len(refusals) == 1, done.stderr[-2000:]
    assert "cannot be written" in refusals[0]
    with open_writer(graph) as writer:
        there = set(writer.ledger.identifiers("document"))
        assert there - {"a", "b"} in (added, added | {f"n{len(added)}"})
        assert {d.identifier for d in writer.graph.documents()} == there
        assert validate(writer.graph, shacl=False) == []


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, for which one has to be root."""
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.decode().strip()}")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_disk_for_reading_only_is_said_to_be_one(mounted: Path, texts: Path) -> None:
    build([texts / "a.txt"], mounted / "g.db", extractor=fake.make)
    before = content(mounted / "g.db")
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    with pytest.raises(GraphError, match=r"g\.db: .*[Rr]ead-only file system") as caught:
        add(mounted / "g.db", [texts / "b.txt"], extractor=fake.make)
    assert "\n" not in str(caught.value)
    assert content(mounted / "g.db") == before


def test_a_disk_that_fills_up_is_said_to_be_full(mounted: Path, texts: Path) -> None:
    build([texts / "a.txt", texts / "b.txt"], mounted / "g.db", extractor=fake.make)
    before = content(mounted / "g.db")
    with (mounted / "ballast").open("wb") as ballast:
        ballast.write(bytes(max(0, _free(mounted) - 1_000_000)))
    with pytest.raises(GraphError, match="cannot be written: 1 MB left on disk; make room first"):
        add(mounted / "g.db", [texts / "c.txt"], extractor=fake.make)
    (mounted / "ballast").unlink()
    assert content(mounted / "g.db") == before
    assert add(mounted / "g.db", [texts / "c.txt"], extractor=fake.make).written


def _free(path: Path) -> int:
    usage = os.statvfs(path)
    return usage.f_bavail * usage.f_frsize
