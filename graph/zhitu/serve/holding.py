"""What a graph holds, in numbers: things of each class, triples with each property; and some examples."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from zhitu.errors import ServiceError
from zhitu.iri import ZT
from zhitu.serve.backend import Backend
from zhitu.sparql import Queryable, iri, rows

__all__ = ["Counted", "Holding", "holding"]

_CLASSES = "SELECT ?c (COUNT(DISTINCT ?e) AS ?n) WHERE { ?e a ?c FILTER (isIRI(?c)) } GROUP BY ?c"
_PROPERTIES = "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p"
_EXAMPLE = "SELECT ?e WHERE {{ ?e a zt:{kind} FILTER (isIRI(?e)) }} LIMIT 1"
_EXAMPLES = ("Entity", "Document", "Claim")
#: What the graph itself may say of the dataset, whose IRI is the graph's base.
_ABOUT = """SELECT DISTINCT ?p ?v WHERE {{ {base} ?p ?v
  VALUES ?p {{ dcterms:title dcterms:description dcterms:license dcterms:rights dcterms:publisher dcterms:creator
    dcterms:modified }} }}"""
#: Seconds for which numbers of a store are believed that does not tell when it changes.
_BELIEVED = 300.0
#: Seconds before counting is tried again that took too long or too much.
_AGAIN = 60.0


@dataclass(frozen=True, slots=True)
class Holding:
    """Numbers by class and by property, example resources; what the graph says of itself, by property."""

    classes: Mapping[str, int] = field(default_factory=dict)
    properties: Mapping[str, int] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def sizes(self) -> dict[str, int]:
        """The totals that VoID has properties for; triples that stand in several graphs count there each time."""
        if not self.properties:
            return {}
        return {
            "triples": sum(self.properties.values()),
            "documents": self.classes.get(ZT + "Document", 0),
            "entities": self.classes.get(ZT + "Entity", 0),
            "classes": len(self.classes),
            "properties": len(self.properties),
        }


def holding(graph: Queryable, base: str) -> Holding:
    """What a graph holds; it goes through all of it."""

    def numbers(query: str) -> dict[str, int]:
        return {what: int(number or 0) for what, number in rows(graph, query) if what is not None}

    about: dict[str, list[str]] = {}
    for name, value in rows(graph, _ABOUT.format(base=iri(base))):
        if name is not None and value is not None:
            about.setdefault(name, []).append(value)
    examples = [row[0] for kind in _EXAMPLES for row in rows(graph, _EXAMPLE.format(kind=kind))]
    return Holding(
        numbers(_CLASSES),
        numbers(_PROPERTIES),
        tuple(example for example in examples if example is not None),
        {name: tuple(sorted(values)) for name, values in about.items()},
    )


class Counted:
    """What the graph behind a backend holds, counted once for each state of it, however many ask."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self.known: tuple[str | None, float, Holding, str | None] | None = None
        self.counting = asyncio.Lock()

    async def now(self) -> tuple[Holding, str | None]:
        """What it holds, and why that is not known where it is not."""
        async with self.counting:
            state, backend = self.backend.state, self.backend
            if self.known is not None and self.known[0] == state:
                _, since, found, why = self.known
                lasting = _AGAIN if why is not None else _BELIEVED
                if (state is not None and why is None) or time.monotonic() - since < lasting:
                    return found, why
            found, why = Holding(), None
            try:
                found = await backend.call(holding, backend.base)
            except ServiceError as error:
                why = error.title
            self.known = (state, time.monotonic(), found, why)
            return found, why
