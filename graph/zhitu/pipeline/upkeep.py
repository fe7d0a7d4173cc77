"""What a document leaves behind in the graphs beside it when it is replaced: divisions and runs that nobody uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from zhitu import assertion
from zhitu.divisions import divisions
from zhitu.iri import PREFIXES
from zhitu.store import Graph

__all__ = ["codes_in", "unused_divisions", "unused_runs"]


def codes_in(graph: Graph, named: str) -> frozenset[str]:
    """Codes of the divisions among the entities of a named graph."""
    known = assertion.division_codes(graph.iris)
    entities = _column(graph, f"SELECT DISTINCT ?e WHERE {{ GRAPH {ox.NamedNode(named)} {{ ?e a zt:Entity }} }}")
    return frozenset(known[iri] for iri in entities if iri in known)


def unused_divisions(graph: Graph, document: str, codes: Iterable[str]) -> list[str]:
    """IRIs of divisions in graph:gazetteer that only the present graph of `document` calls for.

    `codes` are those that its next graph has. The cost depends on the divisions of the document, not on the graph.
    """
    nodes = {code: iri for iri, code in assertion.division_codes(graph.iris).items()}
    before, after = (_with_ancestors(c) for c in (codes_in(graph, document), codes))
    gazetteer = ox.NamedNode(graph.iris.graph("gazetteer"))
    gone: set[str] = set()
    # From the bottom up, so that a province goes once its last city has gone.
    for code in sorted(before - after, key=lambda c: len(divisions().ancestors(c)), reverse=True):
        node = ox.NamedNode(nodes[code])
        outside = f"FILTER(?g NOT IN ({gazetteer}, {ox.NamedNode(document)}))"
        elsewhere = graph.query(f"ASK {{ GRAPH ?g {{ {node} a zt:Entity }} {outside} }}", prefixes=PREFIXES)
        below = _column(graph, f"SELECT ?d WHERE {{ GRAPH {gazetteer} {{ ?d zt:partOf {node} }} }}")
        if not elsewhere and gone.issuperset(below):
            gone.add(nodes[code])
    return sorted(gone)


def unused_runs(graph: Graph, document: str, run: str) -> list[str]:
    """IRIs of runs, other than `run`, that only the present graph of `document` refers to."""
    mine = ox.NamedNode(document)
    runs = _column(graph, f"SELECT DISTINCT ?r WHERE {{ GRAPH {mine} {{ ?c prov:wasGeneratedBy ?r }} }}")
    others = "GRAPH ?g {{ ?c prov:wasGeneratedBy {run} }} FILTER(?g != {mine})"
    asked = (
        (iri, graph.query(f"ASK {{ {others.format(run=ox.NamedNode(iri), mine=mine)} }}", prefixes=PREFIXES))
        for iri in runs
        if iri != run
    )
    return sorted(iri for iri, used in asked if not used)


def _with_ancestors(codes: Iterable[str]) -> set[str]:
    known = divisions()
    return {row.code for code in codes for row in (known.by_code[code], *known.ancestors(code))}


def _column(graph: Graph, sparql: str) -> Iterator[str]:
    """The first column of a SELECT, as bare text."""
    solutions = graph.query(sparql, prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    for solution in solutions:
        term = solution[0]
        assert isinstance(term, ox.NamedNode | ox.Literal)
        yield term.value
