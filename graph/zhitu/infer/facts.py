"""What is asserted, read by subject and predicate: loaded whole, or looked up as a change would leave it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Protocol

import pyoxigraph as ox

from zhitu.infer.rules import TYPE, Rules
from zhitu.iri import Iris

__all__ = ["Facts", "Loaded", "Pending", "Stated", "Triple", "reached"]

#: Subject, predicate and object in angle brackets.
Triple = tuple[str, str, str]
#: A triple and the named graph that states it.
Stated = tuple[str, str, str, str]


class Facts(Protocol):
    """Asserted triples, terms in angle brackets."""

    def of(self, subject: str, predicate: str) -> Collection[str]:
        """Objects of the subject's triples with this predicate."""


def beside(iris: Iris) -> frozenset[str]:
    """IRIs of the graphs whose triples are no facts: the ontology speaks of terms, and what follows is not asserted."""
    return frozenset({iris.graph("ontology"), iris.graph("inferred")})


class Loaded:
    """All facts that the rules can use, in memory."""

    def __init__(self, store: ox.Store, iris: Iris, rules: Rules) -> None:
        self._facts: dict[str, dict[str, set[str]]] = {}
        hidden = ", ".join(f"<{graph}>" for graph in sorted(beside(iris)))
        select = f"SELECT ?s ?o WHERE {{{{ GRAPH ?g {{{{ ?s {{}} }}}} FILTER (?g NOT IN ({hidden})) }}}}"
        for predicate in rules.used - {TYPE}:
            facts = self._facts.setdefault(predicate, defaultdict(set))
            for subject, obj in table(store, select.format(f"{predicate} ?o")):
                facts[subject].add(obj)
        facts = self._facts.setdefault(TYPE, defaultdict(set))
        for kind in rules.kinds:
            for subject, _ in table(store, select.format(f"{TYPE} {kind}")):
                facts[subject].add(kind)

    def of(self, subject: str, predicate: str) -> Collection[str]:
        """Objects of the subject's triples with this predicate."""
        return self._facts.get(predicate, {}).get(subject, ())

    def subjects(self) -> set[str]:
        """All that something is asserted of."""
        return {subject for facts in self._facts.values() for subject in facts}


class Pending:
    """Facts as they will be once graphs are dropped, quads removed and triples added; `drop` holds IRIs of graphs."""

    def __init__(
        self,
        store: ox.Store,
        iris: Iris,
        rules: Rules,
        *,
        drop: Iterable[str] = (),
        removed: Collection[Stated] = (),
        added: Iterable[Triple] = (),
    ) -> None:
        self.store, self._used = store, " ".join(sorted(rules.used))
        self._hidden = {f"<{graph}>" for graph in (*beside(iris), *drop)}
        self._removed = frozenset(removed)
        self._losing = {quad[0] for quad in removed}
        self._added: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._back: dict[tuple[str, str], set[str]] = defaultdict(set)
        for subject, predicate, obj in added:
            self._added[subject].add((predicate, obj))
            self._back[obj, predicate].add(subject)
        self._known: dict[str, dict[str, set[str]]] = {}

    def of(self, subject: str, predicate: str) -> Collection[str]:
        """Objects of the subject's triples with this predicate."""
        if subject not in self._known:
            self._known[subject] = self._read(subject)
        return self._known[subject].get(predicate, ())

    def _read(self, subject: str) -> dict[str, set[str]]:
        """All that the rules can use of a subject. What thousands of documents repeat is told apart by the store."""
        hidden = ", ".join(sorted(self._hidden))
        pattern = f"VALUES ?p {{ {self._used} }} GRAPH ?g {{ {subject} ?p ?o }} FILTER (?g NOT IN ({hidden}))"
        found: dict[str, set[str]] = defaultdict(set)
        for predicate, obj in table(self.store, f"SELECT DISTINCT ?p ?o WHERE {{ {pattern} }}"):
            if subject not in self._losing or self.holds((subject, predicate, obj)):
                found[predicate].add(obj)
        for predicate, obj in self._added.get(subject, ()):
            found[predicate].add(obj)
        return found

    def to(self, obj: str, predicate: str) -> set[str]:
        """Subjects of the triples with this predicate and object."""
        quads = self.store.quads_for_pattern(None, _node(predicate), _node(obj))
        return {str(q.subject) for q in quads if self._stays(q)} | self._back.get((obj, predicate), set())

    def holds(self, triple: Triple) -> bool:
        """Whether the triple is a fact."""
        subject, predicate, obj = triple
        quads = self.store.quads_for_pattern(_node(subject), _node(predicate), _node(obj))
        return (predicate, obj) in self._added.get(subject, ()) or any(self._stays(quad) for quad in quads)

    def _stays(self, quad: ox.Quad) -> bool:
        graph = str(quad.graph_name)
        if graph in self._hidden:
            return False
        return (str(quad.subject), str(quad.predicate), str(quad.object), graph) not in self._removed


def reached(start: Iterable[str], steps: Collection[str], along: Callable[[str, str], Iterable[str]]) -> set[str]:
    """What one comes to from some nodes by steps of these predicates, the nodes among it.

    >>> sorted(reached("a", ["up"], lambda node, _: {"a": "b", "b": "ac"}.get(node, "")))
    ['a', 'b', 'c']
    """
    seen = set(start)
    queue = list(seen)
    while queue:
        node = queue.pop()
        fresh = {after for step in steps for after in along(node, step)} - seen
        seen |= fresh
        queue += fresh
    return seen


def table(store: ox.Store, select: str) -> Iterator[tuple[str, str]]:
    """Two columns of resources; as TSV, which pyoxigraph writes ten times faster than it hands out terms one by one."""
    solutions = store.query(select)
    assert isinstance(solutions, ox.QuerySolutions)
    written = solutions.serialize(format=ox.QueryResultsFormat.TSV)
    assert written is not None
    for row in written.decode().split("\n")[1:]:
        first, tab, second = row.partition("\t")
        if tab and (not second or second.startswith("<")):
            yield first, second


def _node(term: str) -> ox.NamedNode:
    return ox.NamedNode(term[1:-1])
