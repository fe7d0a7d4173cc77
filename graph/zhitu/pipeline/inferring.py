"""What follows from a graph, written into it: anew, kept current with a change, or taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyoxigraph as ox

from zhitu.difference import Difference
from zhitu.infer import Loaded, Rules, changes, inferred, remembered, setting_lines
from zhitu.pipeline.deriving import put
from zhitu.store import Graph

__all__ = ["following", "infer_all", "refresh", "uninfer"]


def infer_all(graph: Graph, *, alignments: bool = False) -> int:
    """Infer all anew; the number of triples in graph:inferred, which the graph remembers to keep current.

    With `alignments`, classes and properties of other vocabularies follow too. Where nothing was inferred before, it is
    written in pieces, and remembered when the last one is there: killed, it leaves true triples, and
    the next call gives the rest.
    """
    iris, runs = graph.iris, graph.iris.graph("runs")
    rules = Rules.of(graph.store, iris, alignments=alignments)
    name = f"<{iris.graph('inferred')}>"
    triples = inferred(Loaded(graph.store, iris, rules), rules)
    lines = (f"{s} {p} {o} {name} .\n" for s, p, o in triples)
    forget = [(runs, node) for node in _told(graph)]
    return put(graph, iris.graph("inferred"), lines, setting_lines(iris, alignments=alignments), forget=forget)


def uninfer(graph: Graph) -> None:
    """Take out all that was inferred; the graph forgets that it was."""
    runs = graph.iris.graph("runs")
    graph.replace([graph.iris.graph("inferred")], (), forget=[(runs, node) for node in _told(graph)])


def following(graph: Graph, drop: Collection[str], lines: Iterable[str], remove: Iterable[str] = ()) -> Difference:
    """What a change, as `Graph.replace` takes it, changes in graph:inferred; nothing where that is not kept.

    Ask before the change and make both in one transaction.
    """
    alignments = remembered(graph.store, graph.iris)
    if alignments is None:
        return Difference((), ())
    rules = Rules.of(graph.store, graph.iris, alignments=alignments)
    return changes(graph.store, graph.iris, rules, drop, lines, remove=remove)


def refresh(graph: Graph) -> int | None:
    """Infer anew where the graph remembers that it was inferred; the number of triples, None where it was not."""
    alignments = remembered(graph.store, graph.iris)
    return None if alignments is None else infer_all(graph, alignments=alignments)


def _told(graph: Graph) -> list[str]:
    """What graph:runs says of inference: its run, and that it made graph:inferred."""
    node, runs = ox.NamedNode(graph.iris.graph("inferred")), ox.NamedNode(graph.iris.graph("runs"))
    made = [quad.object for quad in graph.store.quads_for_pattern(node, None, None, runs)]
    return [node.value, *sorted(term.value for term in made if isinstance(term, ox.NamedNode))] if made else []
