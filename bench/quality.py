"""Quality over annotated texts: F1 by score.py, precision of each rule, calibration of confidence.

Of the held-out texts there are only sums: a table of their rules would be an invitation to tune by them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import zhitu
from bench.gold import Judged, judged, ruler
from bench.rows import Row
from zhitu.model import Document, Extractor
from zhitu.pipeline.work import default_extractor
from zhitu.read import read
from zhitu.settings import Settings

__all__ = ["by_rule", "calibration", "rows", "rules"]

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "gold"
SCORE = SHARED / "score.py"
SETS = {"dev": SHARED / "dev", "tuned": ROOT / "tests/gold/tuned", "heldout": ROOT / "tests/gold/heldout"}
HELD_OUT = "heldout"
#: name  precision  recall  F1: a line of the ruler's last table.
_LINE = re.compile(r"^(\w+) +(\d\.\d+) +(\d\.\d+) +(\d\.\d+) +\(", re.MULTILINE)


def rows(scale: float) -> Iterator[Row]:
    """The table of every set, then rules and calibration; a scale below 1 takes the first documents of each set."""
    if _lacks_ruler():
        return
    open_sets: list[Judged] = []
    held_out: list[Judged] = []
    extractor = default_extractor(Settings())
    for name, folder in SETS.items():
        yield from _scored(name, folder, _golds(folder, scale), SCORE)
        target = held_out if name == HELD_OUT else open_sets
        target += _judged(folder, scale, extractor)
    yield from rules(open_sets)
    yield from calibration("dev and tuned", open_sets)
    yield from calibration(HELD_OUT, held_out)


def by_rule(scale: float) -> Iterator[Row]:
    """Precision of each rule over the sets that are not set aside, the best first."""
    if _lacks_ruler():
        return
    extractor = default_extractor(Settings())
    stated = (s for name in SETS if name != HELD_OUT for s in _judged(SETS[name], scale, extractor))
    yield from sorted(rules(stated), key=lambda row: -row.value)


def _lacks_ruler() -> bool:
    """Whether there is nothing to judge by, which is said."""
    if lacking := not SCORE.is_file():
        print(f"quality: skipped, the folder {SHARED} with score.py is missing")
    return lacking


def _golds(folder: Path, scale: float) -> list[Path]:
    """The annotations of a set, or the first of them."""
    golds = sorted(folder.glob("*.gold.json"))
    return golds[: max(1, round(len(golds) * scale))]


def _judged(folder: Path, scale: float, extractor: Extractor) -> Iterator[Judged]:
    """What is stated of the texts of a set, each judged by its annotations."""
    module = ruler(SCORE)
    texts = {d.id: d for d in read([folder / "manifest.json"], Settings()) if isinstance(d, Document)}
    for gold in _golds(folder, scale):
        document = texts[gold.name.removesuffix(".gold.json")]
        yield from judged(document, extractor.extract(document), gold, module)


def _scored(name: str, folder: Path, golds: list[Path], score: Path) -> Iterator[Row]:
    """F1 of each kind, and the precision of relations, as score.py prints them."""
    with tempfile.TemporaryDirectory() as temporary:
        graph, exported = Path(temporary) / "graph.db", Path(temporary) / "graph.nq"
        report = zhitu.build(folder / "manifest.json", graph)
        assert not report.failures, report.failures
        with zhitu.open(graph) as opened:
            opened.export(exported)
        command = [sys.executable, str(score), str(exported), *map(str, golds)]
        # where an entity may stand for two of the gold, the ruler takes what the order of its sets gives
        settled = os.environ | {"PYTHONHASHSEED": "0"}
        printed = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True, env=settled
        ).stdout
    for kind, precision, _, f1 in _LINE.findall(printed):
        yield Row(f"{name}, {len(golds)} documents, {kind}", float(f1), "F1")
        if kind == "relations":
            yield Row(f"{name}, {len(golds)} documents, {kind}, precision", float(precision), "precision")


def rules(statements: Iterable[Judged]) -> Iterator[Row]:
    """Precision of each rule's claims and events, with how many were right and wrong; by kind and rule."""
    tallies: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for statement in statements:
        if statement.kind in ("claim", "event"):
            tallies[statement.kind, statement.rule].append(statement.right)
    for (kind, rule), right in sorted(tallies.items()):
        label = f"rule {rule}, {kind}s, {sum(right)} right {len(right) - sum(right)} wrong"
        yield Row(label, sum(right) / len(right), "precision")


def calibration(name: str, statements: Iterable[Judged]) -> Iterator[Row]:
    """Share of right statements in each tenth of confidence, against the mean confidence there (ratio 1 is ideal)."""
    buckets: dict[int, list[Judged]] = defaultdict(list)
    for statement in statements:
        buckets[min(9, int(round(statement.confidence * 100) // 10))].append(statement)
    for tenth, inside in sorted(buckets.items()):
        share = sum(s.right for s in inside) / len(inside)
        mean = sum(s.confidence for s in inside) / len(inside)
        upper = f"{tenth / 10 + 0.1:.1f}"
        yield Row(
            f"{name}, confidence {tenth / 10:.1f}-{upper}, {len(inside)} statements", share, "share right", "mean", mean
        )
