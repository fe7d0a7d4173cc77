"""Answers as people read them, on a terminal and on pages; in CSV and JSON they are as the graph has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from zhitu.query.amounts import amount, measured
from zhitu.query.answers import Answer, Cited

__all__ = ["readable"]


def readable(told: Answer) -> Answer:
    """The answer as people read it: a figure's ends and unit in one cell, and large numbers in 万 and 亿."""
    if told.numbers.isdisjoint(told.columns):
        return told
    joined = {"upper", "unit"} if "value" in told.numbers else set()
    kept = [n for n, column in enumerate(told.columns) if column not in joined]
    rows = tuple(_readable(told, row, kept) for row in told.rows)
    return replace(told, columns=tuple(told.columns[n] for n in kept), rows=rows)


def _readable(told: Answer, row: Cited, kept: Sequence[int]) -> Cited:
    cells = dict(zip(told.columns, row.cells, strict=True))
    for column in told.numbers:
        if (number := cells[column]) is not None:
            cells[column] = amount(number)
    if "value" in told.numbers and (number := row.cells[told.columns.index("value")]) is not None:
        upper = dict(zip(told.columns, row.cells, strict=True)).get("upper")
        cells["value"] = measured(number, upper, cells.get("unit"))
        if upper is not None and cells.get("bound") == "exactly":  # what lies between two numbers is neither of them
            cells["bound"] = None
    return replace(row, cells=tuple(cells[told.columns[n]] for n in kept), things=tuple(row.things[n] for n in kept))
