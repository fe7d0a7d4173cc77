"""What a change of documents changes among the inferred triples: only those of the entities that it touches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from zhitu.difference import Difference
from zhitu.infer.closure import owned
from zhitu.infer.facts import Pending, Stated, Triple, reached
from zhitu.infer.rules import TYPE, Rules
from zhitu.iri import Iris

__all__ = ["changes"]


def changes(
    store: ox.Store,
    iris: Iris,
    rules: Rules,
    drop: Collection[str],
    lines: Iterable[str],
    *,
    remove: Iterable[str] = (),
) -> Difference:
    """What dropping graphs, removing lines and adding lines will change, told before it is done.

    The arguments are those of a graph's `replace`. The cost grows with the triples that change and with the entities
    below them, not with the graph.
    """
    used = rules.used
    come, go = set(_quads(lines, used)), set(_quads(remove, used))
    new, gone = {quad[:3] for quad in come}, go - come
    old = {*_leaving(store, drop, used), *(quad[:3] for quad in gone)}
    present = Pending(store, iris, rules)
    pending = Pending(store, iris, rules, drop=drop, removed=gone, added=new)
    changed = {triple for triple in old ^ new if pending.holds(triple) != present.holds(triple)}
    before: set[Triple] = set()
    after: set[Triple] = set()
    for subject in _affected(changed, pending, rules):
        before |= _standing(store, iris, subject, rules)
        after |= owned(subject, pending, rules)
    graph = f"<{iris.graph('inferred')}>"
    removed, added = (
        sorted(f"{s} {p} {o} {graph} .\n" for s, p, o in part) for part in (before - after, after - before)
    )
    return Difference(tuple(removed), tuple(added))


def _quads(lines: Iterable[str], used: Collection[str]) -> Iterator[Stated]:
    """The quads of lines with one of the predicates and a resource as object."""
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if predicate in used:
            obj, graph = rest.rsplit(" ", 2)[:2]
            if obj.startswith("<"):
                yield subject, predicate, obj, graph


def _leaving(store: ox.Store, drop: Iterable[str], used: Collection[str]) -> Iterator[Triple]:
    """The triples of graphs that are dropped, be they asserted elsewhere or not."""
    for graph in drop:
        for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
            predicate = str(quad.predicate)
            if predicate in used and isinstance(quad.object, ox.NamedNode):
                yield str(quad.subject), predicate, str(quad.object)


def _affected(changed: Iterable[Triple], facts: Pending, rules: Rules) -> list[str]:
    """The entities whose inferred triples may be others now.

    They are the subjects; the objects, where a triple of the other direction may follow or have followed from them;
    and all below a subject along the properties that lead on. An old way to a subject that no longer exists has lost
    a triple whose subject comes sooner on it, so the ways that will be there are enough.
    """
    steps = frozenset().union(*rules.over.values())
    found: set[str] = set()
    above: set[str] = set()
    for subject, predicate, obj in changed:
        found.add(subject)
        if predicate in rules.backward:
            found.add(obj)
        if predicate in steps:
            above.add(subject)
    return sorted(found | reached(above, steps, facts.to))


def _standing(store: ox.Store, iris: Iris, subject: str, rules: Rules) -> set[Triple]:
    """The inferred triples that follow from the triples of a subject, as they stand."""
    graph, node = ox.NamedNode(iris.graph("inferred")), ox.NamedNode(subject[1:-1])
    found: set[Triple] = set()
    for quad in store.quads_for_pattern(node, None, None, graph):
        predicate = str(quad.predicate)
        if predicate == TYPE or predicate in rules.forward:
            found.add((subject, predicate, str(quad.object)))
    for quad in store.quads_for_pattern(None, None, node, graph):
        predicate = str(quad.predicate)
        if predicate in rules.backward:
            found.add((str(quad.subject), predicate, subject))
    return found
