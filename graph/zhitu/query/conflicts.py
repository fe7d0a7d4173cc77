"""Where documents contradict each other: other dates for one event, other figures for one thing, indicator and period.

Both sides are kept in the graph; the competency questions `dates-disagree` and `figures-disagree` find them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from zhitu.measures import in_base, one_indicator
from zhitu.query.parameters import ANY
from zhitu.query.questions import bind, question
from zhitu.sparql import Queryable, value
from zhitu.vocabulary import vocabulary

__all__ = ["Conflict", "Side", "conflicts"]

#: Question → (kind, columns that say what is in dispute, columns that say what is told of it, variable of the record).
_QUESTIONS = {
    "dates-disagree": ("date", ("happened",), ("date",), "event"),
    "figures-disagree": ("figure", ("indicator", "period"), ("value", "unit"), "observation"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """What some documents say: (quote, document, EDTF date or None) each, and the IRIs of the records.

    `value` is a date, or a number with its unit, of a range both ends: 2–3 条.
    """

    value: str
    sources: tuple[tuple[str, str, str | None], ...]
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction about an entity; `topic` is the type of event, or indicator and period."""

    kind: str
    entity: str
    name: str
    topic: tuple[str, ...]
    sides: tuple[Side, ...]

    def about(self) -> tuple[str, ...]:
        """The topic as people read it: types of events by their names, no period where none is told."""
        known = vocabulary().event_types
        return tuple(f"{known[t].zh} {known[t].en}" if t in known else t for t in self.topic if t)


def conflicts(graph: Queryable, entity: str | None = None, *, status: str = "occurred") -> list[Conflict]:
    """All contradictions, or those about the entity of this name, dates first; UnknownName where there is none."""
    asked = {"entity": entity or ANY, "status": status, "limit": ANY}
    return [conflict for name in _QUESTIONS for conflict in _of(graph, name, asked)]


def _of(graph: Queryable, name: str, asked: dict[str, str]) -> Iterator[Conflict]:
    kind, topic, told, record = _QUESTIONS[name]
    # the question shows names; two things of one name are told apart by what it calls ?it
    sparql = bind(graph, question(name), asked).replace("SELECT DISTINCT", f"SELECT DISTINCT ?it ?{record}", 1)
    groups: dict[tuple[str, ...], dict[str, dict[tuple[str, str, str | None], str]]] = {}
    solutions = graph.query(sparql)
    assert isinstance(solutions, ox.QuerySolutions)
    for row in solutions:
        cells = {v.value: "" if row[v.value] is None else value(row[v.value]) for v in solutions.variables}
        about = (one_indicator(cells[column]) if column == "indicator" else cells[column] for column in topic)
        key = (cells["it"], cells["what"], *about, in_base(cells.get("unit", ""))[0])
        # of a range both ends
        ends = dict(cells, value=f"{cells['value']}–{cells['upper']}") if cells.get("upper") else cells
        shown = " ".join(ends[column] for column in told if ends[column])
        source = cells["quote"], cells["document"], cells["published"] or None
        groups.setdefault(key, {}).setdefault(shown, {})[source] = cells[record]
    for (entity, label, *rest), sides in groups.items():
        found = tuple(Side(shown, tuple(said), tuple(sorted(set(said.values())))) for shown, said in sides.items())
        yield Conflict(kind, entity, label, tuple(rest[: len(topic)]), found)
