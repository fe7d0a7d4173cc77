"""What an answer leaves out although it may belong there: of no known day, of no known place, or only expected.

No question says so itself: each is asked once more with period, place or status left open, and what the answer would
have left out of that is counted. A question's place is its parameter `place`, which says where `?it` is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from zhitu.iri import ZT
from zhitu.query.parameters import ANY
from zhitu.query.parts import select, taken_apart
from zhitu.query.questions import Question, bind, bounded, period_of
from zhitu.sparql import Queryable, rows, value

__all__ = ["PLACE", "LeftOut", "left_out"]

#: The parameter that says where a thing is.
PLACE = "place"
#: Places that say where what lies in them is; of a zone, that has to be known first.
_DIVISIONS = "SELECT DISTINCT ?e WHERE { VALUES ?class { zt:Country zt:Region zt:City zt:District } ?e a ?class }"
#: Long lists are laid side by side, instead of one looked up in the other.
_WHOLES = """SELECT DISTINCT ?e ?at WHERE {
  { ?e zt:partOf ?at } UNION { ?e zt:locatedIn ?at } UNION {
    { SELECT ?claim WHERE { ?claim zt:status zt:expected } }
    { SELECT ?claim WHERE { ?claim rdf:predicate zt:locatedIn } }
    ?claim rdf:subject ?e ; rdf:object ?at .
  } }"""
#: The period in which all lies that has a day.
_EVER = ("0001-01-01", "9999-12-31")
_STATUSES = {ox.NamedNode(ZT + name) for name in ("occurred", "expected")}
_Thing = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many more answers there are: `undated` ones in no period, `unplaced` ones in no place, `expected` ones where
    what has occurred is asked for."""

    undated: int = 0
    unplaced: int = 0
    expected: int = 0


def left_out(graph: Queryable, asked: Question, values: Mapping[str, str]) -> LeftOut:
    """What the answer to a question leaves out, asked with these values; nothing of one that is asked in one step."""
    if taken_apart(asked.sparql) is None:
        return LeftOut()
    ends = period_of(asked)
    undated = unplaced = expected = 0
    if any(values[name] != ANY for name in ends):
        free = _things(graph, asked, values, dict.fromkeys(ends, ANY))
        undated = len(free - _things(graph, asked, values, dict(zip(ends, _EVER, strict=True)))) if free else 0
    if values.get(PLACE, ANY) != ANY and asked.kind_of(PLACE) == "entity":
        free = _things(graph, asked, values, {PLACE: ANY}, only="it") - _things(graph, asked, values, {}, only="it")
        unplaced = len(_lying_nowhere(graph, {value(it) for (it,) in free}))
    if values.get("status") == "occurred":
        free = _things(graph, asked, values, {"status": "expected"})
        expected = len(free - _things(graph, asked, values, {})) if free else 0
    return LeftOut(undated, unplaced, expected)


def _things(
    graph: Queryable, asked: Question, values: Mapping[str, str], other: Mapping[str, str], *, only: str = ""
) -> set[_Thing]:
    """What a question would give with other values, all of it, each once: without dates and statuses."""
    bound = bounded(asked)
    unbound = {bound.name: ANY} if bound else {}
    parts = taken_apart(bind(graph, asked, {**values, **other, **unbound}))
    assert parts is not None
    found = select(graph, parts.answers)
    kept = [v.value for v in found.variables if v.value != "date" and only in ("", v.value)]
    return {tuple(None if (term := row[name]) in _STATUSES else term for name in kept) for row in found}


def _lying_nowhere(graph: Queryable, things: set[str]) -> set[str]:
    """Those of the things of which nothing tells in which administrative division they are, be it so or expected.

    A division is itself no such thing.
    """
    if not things:
        return things
    wholes: dict[str, set[str]] = {}
    for lower, upper in rows(graph, _WHOLES):
        wholes.setdefault(str(lower), set()).add(str(upper))
    divisions = {place for (place,) in rows(graph, _DIVISIONS)}
    return {thing for thing in things if divisions.isdisjoint({thing, *_above(thing, wholes)})}


def _above(thing: str, wholes: Mapping[str, set[str]]) -> set[str]:
    """All that a thing is in, over any number of steps."""
    found, waiting = set[str](), [thing]
    while waiting:
        new = wholes.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
