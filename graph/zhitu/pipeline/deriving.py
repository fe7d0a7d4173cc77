"""A graph of what follows from the others, put into the store: in pieces where there was none, as a difference else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

import pyoxigraph as ox

from zhitu.memory import give_back
from zhitu.store import Graph

__all__ = ["put"]

#: Triples that are written at once; more take tens of megabytes, and hardly less time.
PIECE = 10_000


def put(
    graph: Graph, name: str, lines: Iterable[str], beside: Iterable[str], *, forget: Collection[tuple[str, str]] = ()
) -> int:
    """Make the named graph hold these lines of N-Quads; their number.

    `beside` are lines that say that it is whole, written with the last ones, and `forget`, as in `Graph.replace`, what
    said so before. Killed, it leaves some of the lines, none of which is wrong, and the next call gives the rest.
    """
    old = set(_lines(graph, name)) - set(beside := list(beside))
    added: list[str] = []
    removed: list[str] = []
    if old:
        new = set(lines)
        added, removed, count = sorted(new - old), sorted(old - new), len(new)
    else:
        count = _loaded(graph, lines)
    graph.replace((), [*added, *beside], forget=forget, remove=removed)
    return count


def _loaded(graph: Graph, lines: Iterable[str]) -> int:
    """Write lines in pieces; their number."""
    count, rest = 0, iter(lines)
    while piece := list(islice(rest, PIECE)):
        graph.store.bulk_load("".join(piece).encode(), format=ox.RdfFormat.N_QUADS)
        count += len(piece)
        give_back()
    return count


def _lines(graph: Graph, name: str) -> Iterator[str]:
    node = ox.NamedNode(name)
    for quad in graph.store.quads_for_pattern(None, None, None, node):
        yield f"{quad.subject} {quad.predicate} {quad.object} {node} .\n"
