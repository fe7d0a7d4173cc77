"""What another store takes for the default graph, and what it has to be told for the other one.

The standard leaves it to a store whether a query that names no graph sees all of them. Most have a parameter of their
own, or a name for the one or the other; which of these holds is found out by asking, since what a store ignores it does
not complain about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from zhitu.errors import ServiceError
from zhitu.iri import ZT
from zhitu.serve.backend import Query
from zhitu.tokens import names_dataset

__all__ = ["Datasets", "found_out"]

_Parameters = Mapping[str, str]
_DEFAULT = "default-graph-uri"
#: What makes the default graph the union of all for zhitu, Oxigraph and Jena.
_UNION: Sequence[_Parameters] = (
    {"union": "true"},
    {"union-default-graph": "true"},
    {_DEFAULT: "urn:x-arq:UnionGraph"},
)
#: What makes it the one of the standard for zhitu, Jena and RDF4J.
_STANDARD: Sequence[_Parameters] = (
    {"union": "false"},
    {_DEFAULT: "urn:x-arq:DefaultGraph"},
    {_DEFAULT: "http://www.openrdf.org/schema/sesame#nil"},
)
#: What every graph of zhitu holds, in a graph of its own.
_RUN = f"?run a <{ZT}Run>"


@dataclass(frozen=True, slots=True)
class Datasets:
    """The parameters for the union of all graphs and for the standard's default graph; None where there are none."""

    union: _Parameters | None = field(default_factory=dict)
    standard: _Parameters | None = field(default_factory=dict)

    def lacks(self, *, union: bool) -> str | None:
        """Why a service cannot stand before the store, whose own queries need the union, and its clients' what is told.

        None where it can.
        """
        if self.union is None:
            return "a query that names no graph does not see the named ones; have its default graph be the union of all"
        if self.standard is None and not union:
            return "its default graph is the union of all graphs; leave out --default-graph standard"
        return None

    def parameters(self, query: Query) -> _Parameters:
        """What is to be sent with a query; ServiceError 400 where the store does not have what the request asks for."""
        if query.default_graphs is not None or query.named_graphs is not None:
            return {}
        if names_dataset(query.text):  # a parameter would overrule it
            return {}
        found = self.union if query.union else self.standard
        if found is not None:
            return found
        if query.union:
            raise ServiceError(400, "the store behind this service has no union of all graphs", "ask with GRAPH ?g")
        detail = "its default graph is the union of all; leave out union=false, or name graphs with FROM"
        raise ServiceError(400, "the store behind this service has no other default graph", detail)


def found_out(ask: Callable[[str, _Parameters], bool]) -> Datasets:
    """What holds for a store; `ask` puts a question to it, with parameters."""

    def asked(pattern: str, parameters: _Parameters) -> bool:
        try:
            return ask(f"ASK {{ {pattern} }}", parameters)
        except ServiceError:  # it has no such parameter, or no named graphs
            return False

    plain = ask(f"ASK {{ {_RUN} }}", {})  # whose failure is the store's
    if not asked(f"GRAPH ?g {{ {_RUN} }}", {}):  # all lies in the default graph, or there is nothing
        return Datasets()
    if plain:
        return Datasets({}, next((told for told in _STANDARD if _is_standard(asked, told)), None))
    return Datasets(next((told for told in _UNION if asked(_RUN, told)), None), {})


def _is_standard(asked: Callable[[str, _Parameters], bool], parameters: _Parameters) -> bool:
    """Whether the default graph lacks what stands in a named graph, which is there all the same."""
    return not asked(_RUN, parameters) and asked(f"GRAPH ?g {{ {_RUN} }}", parameters)
