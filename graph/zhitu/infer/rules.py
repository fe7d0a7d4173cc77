"""The rules, read from the ontology that a graph carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from zhitu.errors import VocabularyError
from zhitu.iri import PREFIXES, ZT, Iris

__all__ = ["TYPE", "Rules"]

_OWL, _RDF, _RDFS = PREFIXES["owl"], PREFIXES["rdf"], PREFIXES["rdfs"]
#: Terms are written as N-Triples writes them, so that lines need no further care.
TYPE = f"<{_RDF}type>"


@dataclass(frozen=True, slots=True)
class Rules:
    """What follows from a triple; all terms in angle brackets, all sets closed under the rules that they hold.

    classes    class of an entity → the classes above it
    over       p → the q for which x p y and y q z give x p z
    wider      relation → the properties above it
    mirror     p → the q for which x p y gives y q x
    """

    classes: Mapping[str, frozenset[str]]
    over: Mapping[str, frozenset[str]]
    wider: Mapping[str, frozenset[str]]
    mirror: Mapping[str, frozenset[str]]
    relations: tuple[str, ...]

    @classmethod
    def of(cls, store: ox.Store, iris: Iris, *, alignments: bool = False) -> Rules:
        """The rules of the graph's ontology; with `alignments`, terms of other vocabularies follow too.

        VocabularyError where the ontology states what these rules cannot keep current.
        """
        return _Reader(store, iris.graph("ontology"), alignments).rules()

    @property
    def forward(self) -> frozenset[str]:
        """Properties that lead on from the subject whose triples they follow from."""
        return frozenset(self.over).union(*self.wider.values())

    @property
    def backward(self) -> frozenset[str]:
        """Properties that lead back to it."""
        return frozenset().union(*self.mirror.values())

    @property
    def used(self) -> frozenset[str]:
        """The predicates of all triples that the rules read or write."""
        return self.forward | self.backward | {TYPE, *self.relations}

    @property
    def kinds(self) -> frozenset[str]:
        """Classes that follow, or from which some follow."""
        return frozenset(self.classes).union(*self.classes.values())


class _Reader:
    """Reads one ontology."""

    def __init__(self, store: ox.Store, graph: str, alignments: bool) -> None:
        self.store, self.graph, self.alignments = store, ox.NamedNode(graph), alignments

    def rules(self) -> Rules:
        relations = self.marked("asserted")  # inverses never are, so nothing need follow from them
        classes = self.above(_RDFS + "subClassOf", own=False)
        entity = f"<{ZT}Entity>"
        classes = {c: up for c, up in classes.items() if entity in up or c == entity}
        above = self.above(_RDFS + "subPropertyOf")
        over = self.over()
        if not relations:
            raise VocabularyError(f"{self.graph.value} has no ontology; build the graph anew")
        symmetric = set(self.typed("SymmetricProperty"))
        mirror: dict[str, set[str]] = {p: {p} for p in symmetric if p in relations}
        for inverse, relation in self.pairs(_OWL + "inverseOf"):
            mirror.setdefault(relation, set()).update({inverse}, above.get(inverse, ()))
        kept = {c: frozenset(u for u in up if self.wanted(u)) for c, up in classes.items()}
        found = Rules(
            {c: up for c, up in kept.items() if up},
            over,
            {p: above[p] for p in relations if p in above},
            {p: frozenset(qs) for p, qs in mirror.items()},
            tuple(sorted(relations)),
        )
        self.check(found, symmetric)
        return found

    def wanted(self, term: str) -> bool:
        return self.alignments or term.startswith(f"<{ZT}")

    def pairs(self, predicate: str) -> Iterator[tuple[str, str]]:
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(predicate), None, self.graph):
            yield str(quad.subject), str(quad.object)

    def marked(self, name: str) -> list[str]:
        true = ox.Literal("true", datatype=ox.NamedNode(PREFIXES["xsd"] + "boolean"))
        quads = self.store.quads_for_pattern(None, ox.NamedNode(ZT + name), true, self.graph)
        return sorted(str(quad.subject) for quad in quads)

    def typed(self, name: str) -> list[str]:
        wanted = f"<{_OWL}{name}>"
        return sorted(s for s, o in self.pairs(_RDF + "type") if o == wanted)

    def above(self, predicate: str, *, own: bool = True) -> dict[str, frozenset[str]]:
        """All that is above each term; with `own`, only what is wanted."""
        direct: dict[str, set[str]] = {}
        for low, high in self.pairs(predicate):
            direct.setdefault(low, set()).add(high)
        closed = {term: _reached(term, direct) - {term} for term in direct}
        return {t: frozenset(u for u in up if not own or self.wanted(u)) for t, up in closed.items() if up}

    def over(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {p: {p} for p in self.typed("TransitiveProperty")}
        for one, other in self.pairs(ZT + "transitiveOver"):
            found.setdefault(one, set()).add(other)
        return {p: frozenset(qs) for p, qs in sorted(found.items())}

    def check(self, rules: Rules, symmetric: Iterable[str]) -> None:
        """Refuse what would need more than one pass, or could not be traced back to the entity it follows from."""
        for p, qs in rules.over.items():
            missing = frozenset().union(*(rules.over.get(q, frozenset()) for q in qs)) - qs
            if missing:
                raise VocabularyError(f"{p} is transitive over {sorted(qs)}, then it must be so over {sorted(missing)}")
            if p in symmetric:
                raise VocabularyError(f"{p} is symmetric, then it cannot be transitive over anything here")
        both = rules.forward & rules.backward
        if both:
            raise VocabularyError(f"{', '.join(sorted(both))} would follow in both directions")


def _reached(start: str, direct: Mapping[str, Iterable[str]]) -> frozenset[str]:
    seen, queue = {start}, [start]
    while queue:
        for after in direct.get(queue.pop(), ()):
            if after not in seen:
                seen.add(after)
                queue.append(after)
    return frozenset(seen)
