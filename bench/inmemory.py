"""`python -m bench.inmemory FILE SECONDS`: rdflib in memory, a process that answers queries on its standard input.

A line of JSON is a query, which may take so many seconds; back comes a line of JSON with the length of the answer, and
the answer, or with the reason why there is none.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.asking import PATIENCE, Ask, Refused

__all__ = ["answering"]


@contextmanager
def answering(file: Path, patience: int) -> Iterator[Ask]:
    """Asks rdflib, which has loaded a file of N-Quads."""
    command = [sys.executable, "-m", "bench.inmemory", str(file), str(patience)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=Path(__file__).parents[1]) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        asked, answers = process.stdin, process.stdout
        assert answers.readline() == b"loaded\n"

        def ask(query: str) -> bytes:
            asked.write(json.dumps(query).encode() + b"\n")
            asked.flush()
            told = json.loads(answers.readline())
            if "refused" in told:
                raise Refused(told["refused"])
            return answers.read(told["length"])

        try:
            yield ask
        finally:
            process.terminate()


def main(file: str, patience: int = PATIENCE) -> None:
    """Load, then answer until the other side has gone."""
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    dataset.parse(file, format="nquads")
    output = sys.stdout.buffer
    output.write(b"loaded\n")
    output.flush()

    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    for line in sys.stdin:
        signal.alarm(patience)
        try:
            found = dataset.query(json.loads(line)).serialize(format="json") or b""
            told: dict[str, object] = {"length": len(found)}
        except TimeoutError:
            found, told = b"", {"refused": f"over {patience} s"}
        except Exception as error:  # noqa: BLE001 - whatever rdflib cannot do is a result
            found, told = b"", {"refused": type(error).__name__}
        signal.alarm(0)
        output.write(json.dumps(told).encode() + b"\n" + found)
        output.flush()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
