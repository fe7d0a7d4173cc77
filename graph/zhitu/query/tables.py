"""Sheets, histories, contradictions, counts and open questions as JSON and as rows of a table, one for each passage."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, is_dataclass
from decimal import Decimal
from typing import IO, Any, TypeAlias

from zhitu.cells import inert
from zhitu.query.conflicts import Conflict
from zhitu.query.diff import Diff
from zhitu.query.history import History
from zhitu.query.review import Doubt
from zhitu.query.sheet import Figure, Happening, Relation, Sheet, Source
from zhitu.query.stats import Stats

__all__ = ["FORMATS", "Told", "write_told"]

#: What can be written so.
Told: TypeAlias = Sheet | History | Stats | Sequence[Conflict] | Sequence[Doubt]
FORMATS = ("json", "csv")
_Row: TypeAlias = tuple[object, ...]
_SAID = ("what", "name", "direction", "other", "date", "bound", "value", "upper", "unit", "status", "confidence")
_DISPUTED = ("kind", "entity", "name", "topic", "period", "value", "quote", "document", "published", "records")
_ASKED = ("kind", "value", "question", "reasons", "side", "quote", "document", "published", "commands")
_SOURCE = ("quote", "document", "published", "by", "records")


def write_told(told: Told | Diff, output: IO[str], form: str) -> None:
    """Write what was told as json or csv, a difference as json; numbers are plain decimals, terms have the ontology's
    names.

    Cells of csv are inert: no spreadsheet takes one for a formula.
    """
    if form == "json" or isinstance(told, Diff):
        output.write(json.dumps(_plain(told), ensure_ascii=False, indent=1) + "\n")
        return
    header, rows = _table(told)
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(map(inert, row) for row in rows)  # None becomes an empty cell


def _plain(told: object) -> Any:
    """Values that JSON has; numbers as texts, which lose no digit."""
    if is_dataclass(told) and not isinstance(told, type):
        return _plain(asdict(told))
    if isinstance(told, dict):
        return {name: _plain(value) for name, value in told.items()}
    if isinstance(told, list | tuple):
        return [_plain(each) for each in told]
    return format(told, "f") if isinstance(told, Decimal) else told


def _table(told: Told) -> tuple[_Row, Iterable[_Row]]:
    if isinstance(told, Sheet):
        return (*_SAID, *_SOURCE), _sheet(told)
    if isinstance(told, History):
        return (*_SAID, *_SOURCE), (row for moment in told.moments for row in _said(moment.what))
    if isinstance(told, Stats):
        return ("what", "kind", "count"), _counts(told)
    if told and isinstance(told[0], Doubt):
        return _ASKED, (row for each in told if isinstance(each, Doubt) for row in _doubt(each))
    return _DISPUTED, (row for each in told if isinstance(each, Conflict) for row in _conflict(each))


def _sheet(told: Sheet) -> Iterator[_Row]:
    statements: list[Relation | Happening | Figure] = [*told.relations, *told.events, *told.figures]
    for each in statements:
        yield from _said(each)
    for source in told.named:
        yield ("mention", *[None] * (len(_SAID) - 1), *_cited(source))


def _said(told: Relation | Happening | Figure) -> Iterator[_Row]:
    """A row for each passage of a statement, one where people alone say it."""
    sure, people = format(told.confidence, "f"), list[_Row]()
    row: _Row
    if isinstance(told, Relation):
        way = "out" if told.outgoing else "in"
        row = ("relation", told.property, way, told.other, told.date, *[None] * 4, told.status, sure)
        people = [(why, None, None, who, None) for who, why in told.deciders]
    elif isinstance(told, Happening):
        row = ("event", told.type, None, None, told.date, *[None] * 4, told.status, sure)
    else:
        upper = None if told.upper is None else format(told.upper, "f")
        ends = told.bound, format(told.value, "f"), upper, told.unit
        row = ("figure", told.indicator, None, None, told.period, *ends, told.status, sure)
    yield from ((*row, *each) for each in (*map(_cited, told.sources), *people))


def _cited(source: Source) -> _Row:
    return source.quote, source.title or source.document, source.date, source.by, " ".join(source.records)


def _counts(told: Stats) -> Iterator[_Row]:
    for name, count in asdict(told).items():
        if isinstance(count, dict):
            yield from ((name, kind, number) for kind, number in count.items())
        else:
            yield name, None, count


def _conflict(told: Conflict) -> Iterator[_Row]:
    topic, period = (*told.topic, "")[:2]
    for side in told.sides:
        for quote, document, date in side.sources:
            yield (
                told.kind,
                told.entity,
                told.name,
                topic,
                period,
                side.value,
                quote,
                document,
                date,
                " ".join(side.records),
            )


def _doubt(told: Doubt) -> Iterator[_Row]:
    head = told.kind, f"{told.value:.1f}", told.words, "；".join(told.reasons)
    commands = "\n".join(" ".join(words) for words in told.decide)
    for side in told.sides:
        for source in side.sources or ((None, None, None),):
            yield *head, side.words, *source, commands
