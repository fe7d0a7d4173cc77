"""What stands against an assertion in a graph: classes that people gave its ends, a way back to its subject."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import pyoxigraph as ox

from zhitu.iri import ZT
from zhitu.resolve import Decisions
from zhitu.sparql import shorten
from zhitu.store import Graph, Ledger, Record
from zhitu.vocabulary import vocabulary

__all__ = ["circle", "unfit"]

#: Relations that lead from the smaller to what it is in.
_INTO = ("partOf", "locatedIn")


def unfit(record: Record, ledger: Ledger, decisions: Decisions, thing: Callable[[str], str]) -> str | None:
    """Why the relation of a judgement cannot lead from what its ends are now, with the decisions that made them so.

    `thing` gives what a node is.
    """
    for claim in record.extraction.claims:
        ends = [record.nodes[key] for key in (claim.subject, claim.object)]
        rows = [ledger.nodes.find(node.iri) for node in ends]
        given = [tuple(row.classes.split(",")) if row and row.classes else () for row in rows]
        classes = [told or node.classes for told, node in zip(given, ends, strict=True)]
        if problem := vocabulary().unfit(claim.property, *classes):
            of_ends = {thing(node.iri) for node in ends}
            by = [held for node, (held, _) in decisions.classes.items() if thing(node) in of_ends]
            numbers = " and ".join(map(str, sorted(by)))
            return f"{problem}; by decision {numbers}, which can be undone" if by else problem
    return None


def circle(record: Record, graph: Graph, thing: Callable[[str], str]) -> str | None:
    """How the object of a judgement's relation lies in its subject already, so that each would lie in itself."""
    for claim in record.extraction.claims:
        if claim.property in _INTO and claim.status == "occurred":
            subject, obj = (thing(record.nodes[key].iri) for key in (claim.subject, claim.object))
            if way := _way(graph, obj, subject):
                return f"{way} already, so that each would be in itself; see which of these is wrong"
    return None


def _way(graph: Graph, start: str, goal: str) -> str | None:
    """How one thing lies in another by what is asserted, in words; None where it does not."""
    inferred = graph.iris.graph("inferred")
    prefixes = graph.iris.prefixes
    found: dict[str, str] = {start: shorten(start, prefixes)}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for relation in _INTO:
            for quad in graph.store.quads_for_pattern(ox.NamedNode(node), ox.NamedNode(ZT + relation), None):
                at = str(quad.object)[1:-1]
                if str(quad.graph_name) == f"<{inferred}>" or at in found:
                    continue
                found[at] = f"{found[node]} {relation} {shorten(at, prefixes)}"
                if at == goal:
                    return found[at]
                queue.append(at)
    return None
