"""Peak memory of a job, in a process of its own: `python -m bench.memory build 2000` prints what came of it as JSON."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import documents, long_document
from bench.replay import made_of
from zhitu.model import Document
from zhitu.pipeline import build_documents
from zhitu.pipeline.work import Worker, default_extractor
from zhitu.settings import Settings

__all__ = ["Measured", "measure"]

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a job did: peak memory in MB (10^6 bytes), seconds without start-up, characters, documents and quads."""

    peak: float
    seconds: float
    characters: int
    documents: int
    quads: int


def measure(job: str, size: int) -> Measured:
    """Run `build` (size: documents) or `extract` (size: bytes of one document) in a fresh process.

    Raises CalledProcessError, after the process has said why, where the job fails.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    command = [sys.executable, "-m", "bench.memory", job, str(size)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return Measured(**json.loads(done.stdout))


def _peak() -> float:
    """Highest resident size of this process so far, in MB.

    Linux hands a parent's `ru_maxrss` down to what it starts, so there the figure comes from /proc.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        line = next(row for row in status.read_text(encoding="utf-8").splitlines() if row.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # bytes on macOS


def _build(count: int) -> tuple[int, int, int]:
    characters = 0

    def counted() -> Iterator[Document]:
        nonlocal characters
        for document in documents(count):
            characters += len(document.text)
            yield document

    with tempfile.TemporaryDirectory() as folder:
        report = build_documents(counted(), Path(folder) / "graph.db", Settings())
    assert report.documents == count, report.failures[:3]
    return characters, count, report.quads


def _extract(size: int) -> tuple[int, int, int]:
    document = long_document(size)
    worker = Worker(Settings(), default_extractor)
    extracted = worker.extract(document)
    worker.rest()  # as a build of that much text does before it writes
    made = made_of(worker, extracted)
    return len(document.text), 1, sum(piece.count("\n") for piece in made.pieces)


_JOBS: dict[str, Callable[[int], tuple[int, int, int]]] = {"build": _build, "extract": _extract}


def _main() -> None:
    job, size = sys.argv[1], int(sys.argv[2])
    started = time.perf_counter()
    characters, count, quads = _JOBS[job](size)
    seconds = time.perf_counter() - started
    print(
        json.dumps({"peak": _peak(), "seconds": seconds, "characters": characters, "documents": count, "quads": quads})
    )


if __name__ == "__main__":
    _main()
