"""Each question with odd values of each parameter: they are answered, and as filtering its open answers would."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zhitu.edtf import bounds
from zhitu.query import answer, questions
from zhitu.query.parameters import ANY
from zhitu.query.questions import Question
from zhitu.store import Graph

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def bench() -> Iterator[Callable[[str], Any]]:
    """Imports a module of bench/, which is beside the package and not in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        yield lambda name: importlib.import_module(f"bench.{name}")


@pytest.fixture(scope="module")
def sweep(bench: Callable[[str], Any]) -> Any:
    """What draws sets of parameters."""
    return bench("sweep")


@pytest.fixture(scope="module")
def made(bench: Callable[[str], Any], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """A thousandth of the graph of ten million quads."""
    path = bench("graphs").write(tmp_path_factory.mktemp("graphs") / "made.db", 10_000)
    with Graph.open(path, read_only=True) as graph:
        yield graph


#: Rows with their sources.
Said = dict[tuple[str | None, ...], set[tuple[str, str]]]


def said(graph: Graph, asked: Question, given: dict[str, str]) -> tuple[Said, tuple[str, ...]]:
    """All rows of an answer, and its columns."""
    found = answer(graph, asked.id, {**given, **({"limit": ANY} if "limit" in given else {})})
    rows: Said = {}
    for row in found.rows:
        rows.setdefault(row.cells, set()).update((p.quote, p.document) for p in row.sources)
    return rows, found.columns


@pytest.mark.parametrize("name", sorted(questions()))
def test_sets_of_parameters_are_answered_by_a_part_of_all_rows(made: Graph, sweep: Any, name: str) -> None:
    asked, seen = questions()[name], 0
    for given in sweep.sets(made, asked):
        every, columns = said(made, asked, given)
        found = answer(made, name, given)
        assert found.columns == columns
        assert bool(found.rows) == bool(every), given
        for row in found.rows:
            assert {(p.quote, p.document) for p in row.sources} <= every[row.cells], given
        if given.get("status") == "rejected":
            assert not every, given
        seen += 1
    assert seen >= (1 if len(asked.parameters) == 1 else 4)


#: By type or name of a parameter: the columns that it is about, and whether a cell of them fits a value.
FITS: dict[str, tuple[tuple[str, ...], Callable[[str, str], bool]]] = {
    "since": (("date", "issued"), lambda cell, value: bounds(cell)[1] >= bounds(value)[0]),
    "until": (("date", "issued"), lambda cell, value: bounds(cell)[0] <= bounds(value)[1]),
    "indicator": (("indicator",), lambda cell, value: value in cell),
    "above": (("value",), lambda cell, value: Decimal(cell) > Decimal(value)),
    "below": (("confidence",), lambda cell, value: Decimal(cell) < Decimal(value)),
}


@pytest.mark.parametrize("name", sorted(set(questions()) - {"most-mentioned"}))  # which has the first ones only
def test_a_value_gives_what_filtering_the_open_answers_gives(made: Graph, sweep: Any, name: str) -> None:
    asked = questions()[name]
    options = {p.name: sweep.values(made, asked, p) for p in asked.parameters}
    free = {parameter: ANY if ANY in values else values[0] for parameter, values in options.items()}
    every, columns = said(made, asked, free)
    held: set[tuple[str | None, ...]] = set()
    for parameter in [p for p in asked.parameters if not p.needed]:
        about, fits = FITS.get(parameter.type) or FITS.get(parameter.name) or ((), None)
        for value in [v for v in options[parameter.name] if v != ANY]:
            found, _ = said(made, asked, {**free, parameter.name: value})
            assert found.keys() <= every.keys(), (parameter.name, value)
            if fits is not None:
                at = next(n for n, column in enumerate(columns) if column in about)
                kept = {row for row in every if (cell := row[at]) is not None and fits(cell, value)}
                assert found.keys() == kept, (parameter.name, value)
            if parameter.type == "status":
                held |= found.keys()
    assert "status" not in free or held == every.keys()
