"""What one document says that counts for the summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from zhitu.edtf import bounds, is_edtf
from zhitu.iri import PREFIXES, ZT
from zhitu.summary.disagreeing import ONCE, Dated, Figured

__all__ = ["HEADER", "USED", "Said", "dated", "day_of", "figured", "said", "table"]

HEADER = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
#: Predicates that matter here, in angle brackets.
USED = frozenset(
    {f"<{PREFIXES['dcterms']}issued>"}
    | {
        f"<{ZT}{name}>"
        for name in (
            *("mentions", "status", "of", "eventType", "earliest", "latest"),
            *("about", "indicator", "period", "unit", "value", "bound"),
        )
    }
)
#: Events and figures, to be asked within GRAPH ?g; the braces stand for what is known of the subject and its topic.
_EVENTS = """?e zt:of {it} ; zt:eventType {topic} ; zt:earliest ?first ; zt:latest ?last ;
  zt:status zt:occurred ."""
_FIGURES = """?o zt:about {it} ; zt:indicator {topic} ; zt:bound zt:exactly ; zt:period ?period ; zt:value ?value ;
  zt:status zt:occurred . OPTIONAL {{ ?o zt:unit ?unit }}"""


@dataclass(slots=True)
class Said:
    """A document's day, how often it mentions what, and what it says of events and figures, by thing and topic.

    Terms are as N-Triples writes them.
    """

    day: str | None = None
    mentions: Counter[str] = field(default_factory=Counter)
    events: dict[tuple[str, str], set[Dated]] = field(default_factory=dict)
    figures: dict[tuple[str, str], set[Figured]] = field(default_factory=dict)


def table(store: ox.Store, select: str) -> Iterator[tuple[str, ...]]:
    """Rows of a SELECT as it finds them, terms as N-Triples writes them; empty where unbound."""
    solutions = store.query(HEADER + select)
    assert isinstance(solutions, ox.QuerySolutions)
    for row in solutions:
        yield tuple("" if term is None else str(term) for term in row)


def said(store: ox.Store, graph: str) -> Said:
    """What the named graph says."""
    found, node = Said(), f"<{graph}>"
    found.day = day_of(text for (text,) in table(store, f"SELECT ?i {{ GRAPH {node} {{ {node} dcterms:issued ?i }} }}"))
    for (it,) in table(store, f"SELECT ?it {{ GRAPH {node} {{ ?q zt:mentions ?it }} }}"):
        found.mentions[it] += 1
    types = " ".join(f"zt:{name}" for name in ONCE)
    events = f"VALUES ?topic {{ {types} }} {_EVENTS.format(it='?it', topic='?topic')}"
    for it, topic, *rest in table(store, f"SELECT ?it ?topic ?first ?last {{ GRAPH {node} {{ {events} }} }}"):
        first, last = rest
        found.events.setdefault((it, topic), set()).add((node, first, last))
    figures = _FIGURES.format(it="?it", topic="?topic")
    for it, topic, *rest in table(store, f"SELECT ?it ?topic ?period ?unit ?value {{ GRAPH {node} {{ {figures} }} }}"):
        period, unit, value = rest
        found.figures.setdefault((it, topic), set()).add((node, period, unit, value))
    return found


def dated(store: ox.Store, it: str, topic: str, without: Collection[str]) -> Iterator[Dated]:
    """What documents say of the date of an event, those in `without` apart."""
    pattern = f"GRAPH ?g {{ {_EVENTS.format(it=it, topic=topic)} }}"
    for graph, first, last in table(store, f"SELECT ?g ?first ?last {{ {pattern} }}"):
        if graph not in without:
            yield graph, first, last


def figured(store: ox.Store, it: str, topic: str, without: Collection[str]) -> Iterator[Figured]:
    """What documents say of a figure, those in `without` apart."""
    pattern = f"GRAPH ?g {{ {_FIGURES.format(it=it, topic=topic)} }}"
    for graph, period, unit, value in table(store, f"SELECT ?g ?period ?unit ?value {{ {pattern} }}"):
        if graph not in without:
            yield graph, period, unit, value


def day_of(issued: Iterator[str]) -> str | None:
    """The first day of the earliest of some EDTF dates; None where there is none."""
    texts = [text.split('"')[1] for text in issued]
    return min((bounds(text)[0].isoformat() for text in texts if is_edtf(text)), default=None)
