"""A process that changes a graph is killed at random moments; what it leaves must open, and be whole.

After each kill the graph is opened for writing, which completes what was decided. Then it must be the graph that a
build of its documents gives, its quotes must be those of the texts, and its documents those that the killed process
reported as done, give or take the one step that it was at.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from bench.rows import Row
from bench.synthetic import document, make
from zhitu.model import Document
from zhitu.pipeline import Adder, build_documents, create_graph, open_writer
from zhitu.pipeline.single import remove
from zhitu.settings import Settings
from zhitu.store import Graph, sorted_nquads, unpack
from zhitu.validate import validate

__all__ = ["kills", "rows", "work"]

_KILLS = 200
_DOCUMENTS, _SENTENCES = 12, 6
#: Seconds of work before a kill, at most: enough for a dozen changes.
_LONGEST = 0.4
#: Version of each document that the graph has, by number.
State = dict[int, int]


def rows(scale: float) -> Iterator[Row]:
    """How many graphs were whole, of how many."""
    count = max(3, int(_KILLS * scale))
    with tempfile.TemporaryDirectory() as folder:
        whole, steps = kills(Path(folder), count, seed=1)
    yield Row(f"graphs whole after a kill, of {count}", whole, "graphs")
    yield Row("changes reported as done before the kills", steps, "changes")


def kills(folder: Path, count: int, *, seed: int) -> tuple[int, int]:
    """Kill so often; how many graphs were whole, and how many changes were done. AssertionError where one is not."""
    path = folder / "graph.db"
    create_graph(path).close()
    context = get_context("forkserver")
    context.set_forkserver_preload(["bench.crash"])
    state: State = {}
    done = 0
    for number in range(count):
        rng = random.Random(f"{seed} {number}")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(path, f"{seed} {number}", theirs), daemon=True)
        process.start()
        theirs.close()
        steps = _until_killed(process, ours, rng.uniform(0, _LONGEST))
        done += sum(kind == "done" for kind, *_ in steps)
        state = check(path, folder, _possible(state, steps), f"kill {number}")
    return count, done


def _until_killed(process: object, told: Connection, seconds: float) -> list[tuple[str, int, int | None]]:
    """All that the process reports until it is killed, so many seconds after its first change."""
    steps: list[tuple[str, int, int | None]] = []
    while not steps or steps[-1][0] != "done":  # the first change reads tables; the kill comes in one after it
        assert told.poll(120), "the process does nothing"
        steps.append(told.recv())
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if told.poll(left):
            steps.append(told.recv())
    process.kill()  # type: ignore[attr-defined]
    process.join()  # type: ignore[attr-defined]
    try:
        while True:
            steps.append(told.recv())
    except (EOFError, ConnectionResetError):
        return steps


def _possible(state: State, steps: list[tuple[str, int, int | None]]) -> list[State]:
    """The states that the graph may be in: after the last step that was done, or the one that was begun too."""
    now = dict(state)
    for kind, number, version in steps:
        if kind == "done":
            now = _after(now, number, version)
    if steps and steps[-1][0] == "begin":
        return [now, _after(now, *steps[-1][1:])]
    return [now]


def _after(state: State, number: int, version: int | None) -> State:
    rest = {known: there for known, there in state.items() if known != number}
    return rest if version is None else {**rest, number: version}


def _made(number: int, version: int) -> Document:
    return document(number, version, sentences=_SENTENCES)


def work(path: Path, seed: str, told: Connection) -> None:
    """Add, replace and remove documents without end, and report each step when it begins and when it is done."""
    rng = random.Random(seed)
    with open_writer(path) as writer:
        adder = Adder(writer, extractor=make)
        there = {int(identifier.partition("-")[2]) for identifier in writer.ledger.identifiers("document")}
        while True:
            number = rng.randrange(_DOCUMENTS)
            version = None if number in there and rng.random() < 0.4 else rng.randrange(1000)
            told.send(("begin", number, version))
            if version is None:
                remove(writer, _made(number, 0).id)
                there.discard(number)
            else:
                assert adder.add(_made(number, version)).written
                there.add(number)
            told.send(("done", number, version))


def check(path: Path, folder: Path, possible: list[State], when: str) -> State:
    """The state that the graph is in; AssertionError unless it is whole and in one of the possible ones."""
    with open_writer(path) as writer:
        texts = {s.id: unpack(s.packed).document for s in writer.ledger.sources("document")}
        content = sorted_nquads(writer.graph)
        assert writer.ledger.log_size() == (0, 0), when
    expected = [{d.id: d.sha256 for d in (_made(*item) for item in state.items())} for state in possible]
    found = {identifier: kept.sha256 for identifier, kept in texts.items()}
    assert found in expected, f"{when}: {sorted(found)} is none of {[sorted(one) for one in expected]}"
    with Graph.open(path, read_only=True) as graph:
        assert not validate(graph, shacl=False), when
    if texts:
        build_documents(texts.values(), folder / "whole.db", Settings(), extractor=make)
        with Graph.open(folder / "whole.db", read_only=True) as graph:
            assert sorted_nquads(graph) == content, f"{when}: the graph is not that of its documents"
    return possible[expected.index(found)]
