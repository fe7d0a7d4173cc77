"""The seam between a graph and all that reads it: SPARQL in, terms out, and terms as text.

`query/`, `view/` and `export/` know a graph only as something that answers SPARQL over the union of its named
graphs. Such a union has bag semantics: a triple that stands in ten documents gives ten rows. Records (claims,
events, observations, quotes, documents) stand in one graph each; classes and names of entities do not, which is why
queries take them from the graph of one document, or ask with EXISTS or DISTINCT.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, TypeAlias, TypeVar

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.settings import DEFAULT_BASE

__all__ = [
    "ASSERTED",
    "HEADER",
    "Queryable",
    "Results",
    "Row",
    "Stored",
    "authors",
    "base_of",
    "batches",
    "iri",
    "local",
    "once",
    "rows",
    "shorten",
    "value",
]

Results: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Row: TypeAlias = tuple[str | None, ...]

#: Triples of a result that are remembered, so as not to be told twice; later ones may be, which RDF allows.
_REMEMBERED = 100_000


def once(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """The triples of a result, each once: one that stands in several graphs comes several times."""
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            if len(seen) < _REMEMBERED:
                seen.add(triple)
            yield triple


#: The prefix declarations that `rows` puts before a query.
HEADER = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
#: After `GRAPH ?g { … }`: only what somebody asserts, where a query would also see the classes that were inferred.
ASSERTED = 'FILTER (!STRENDS(STR(?g), "graph/inferred"))'
_Item = TypeVar("_Item")
_RUN = re.compile(r"run/[0-9a-f]{16}\Z")
_LOCAL = re.compile(r"[\w（）·][\w（）·.-]*(?<!\.)\Z")


class Queryable(Protocol):
    """A graph that answers SPARQL, its default graph being the union of all named ones."""

    def query(self, sparql: str, /) -> Results:
        """Solutions, a truth value or triples; QueryError where the query is at fault."""


class Stored(Protocol):
    """A graph that gives out its Oxigraph store."""

    @property
    def store(self) -> ox.Store:
        """The store itself."""

    @property
    def iris(self) -> Iris:
        """Mints the graph's IRIs, and knows their prefixes."""


def rows(graph: Queryable, sparql: str) -> Iterator[Row]:
    """Solutions of a SELECT, each term as its bare text, with the fixed prefixes declared."""
    solutions = graph.query(HEADER + sparql)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("rows() takes a SELECT")
    for solution in solutions:
        yield tuple(None if term is None else value(term) for term in solution)


def value(term: object) -> str:
    """The bare text of a term: an IRI, a literal's characters, a blank node's label.

    >>> value(ox.Literal("广州", language="zh"))
    '广州'
    """
    if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode):
        return term.value
    return str(term)


def local(term: str) -> str:
    """The local name of an ontology term; other IRIs stay whole.

    >>> local("https://w3id.org/zhitu/ontology#Laboratory")
    'Laboratory'
    """
    return term.removeprefix(ZT)


def iri(text: str) -> str:
    """An IRI as SPARQL writes it; ValueError where the text is none, so that nothing can break out of the brackets.

    >>> iri("https://example.org/a")
    '<https://example.org/a>'
    """
    return str(ox.NamedNode(text))


def base_of(graph: Queryable) -> str:
    """The base under which the graph's IRIs were minted, read off one of its runs; the default where it has none."""
    for (run,) in rows(graph, "SELECT ?run WHERE { ?run a zt:Run } LIMIT 1"):
        if run is not None and (match := _RUN.search(run)):
            return run[: match.start()]
    return DEFAULT_BASE


def authors(graph: Queryable) -> dict[str, str]:
    """Who asserted each claim, event or observation that is a person's and not an extractor's."""
    query = """SELECT DISTINCT ?record ?who WHERE {
      ?judgement a zt:Judgement ; dc:creator ?who . ?record prov:wasGeneratedBy ?judgement .
    }"""
    return {record: who for record, who in rows(graph, query) if record is not None and who is not None}


def shorten(text: str, prefixes: Mapping[str, str]) -> str:
    """An IRI in its shortest prefixed form, or in angle brackets where no prefix fits.

    >>> shorten("https://w3id.org/zhitu/ontology#City", PREFIXES), shorten("urn:x", PREFIXES)
    ('zt:City', '<urn:x>')
    """
    fitting = [(len(space), prefix) for prefix, space in prefixes.items() if text.startswith(space)]
    if fitting:
        length, prefix = max(fitting)
        if _LOCAL.match(text[length:]):
            return f"{prefix}:{text[length:]}"
    return f"<{text}>"


def batches(items: Iterable[_Item], size: int = 500) -> Iterator[list[_Item]]:
    """The items in lists of at most `size`, for VALUES blocks that stay readable to any endpoint.

    >>> list(batches("abc", 2))
    [['a', 'b'], ['c']]
    """
    batch: list[_Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
