"""The history of an entity: what happened to it, what was measured, and since when it relates to what, by time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhitu.edtf import bounds, is_edtf
from zhitu.query.sheet import Figure, Happening, Relation, Sheet, show
from zhitu.sparql import Queryable

__all__ = ["History", "Moment", "history"]


@dataclass(frozen=True, slots=True)
class Moment:
    """An event, a figure or a dated relation; `date` is EDTF, None where no document gives one."""

    date: str | None
    what: Happening | Figure | Relation


@dataclass(frozen=True, slots=True)
class History:
    """All that happened to an entity, undated last."""

    sheet: Sheet
    moments: tuple[Moment, ...]


def history(graph: Queryable, name: str) -> History:
    """The history of the entity that `name` names; UnknownName with the nearest names where there is none.

    What begins first comes first, and of two that begin on one day the shorter one.
    """
    sheet = show(graph, name)
    moments = [
        *(Moment(event.date, event) for event in sheet.events),
        *(Moment(relation.date, relation) for relation in sheet.relations if relation.date),
        *(Moment(figure.period, figure) for figure in sheet.figures),
    ]
    return History(sheet, tuple(sorted(moments, key=lambda moment: _when(moment.date))))


def _when(text: str | None) -> tuple[bool, date, date]:
    if text is None or not is_edtf(text):
        return True, date.max, date.max
    return False, *bounds(text)
