"""What a change of documents changes in graph:summary, at a cost that grows with what these documents speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pyoxigraph as ox

from zhitu.difference import Difference
from zhitu.iri import ZT, Iris
from zhitu.summary.disagreeing import dates_disagree, figures_disagree
from zhitu.summary.said import Said, dated, figured, matters, said, triples_of
from zhitu.summary.whole import counted, day_line, disputed

__all__ = ["changes"]


def changes(
    store: ox.Store, iris: Iris, drop: Collection[str], lines: Iterable[str], *, remove: Iterable[str] = ()
) -> Difference:
    """What dropping graphs, removing lines and adding lines will change, told before it is done.

    The arguments are those of a graph's `replace`. Documents that the change leaves alone are looked at only for the
    events and figures that it touches, and there to the first contradiction.
    """
    prefix = f"<{iris.document('')}"
    come, go = (list(_documents(part, prefix)) for part in (lines, remove))
    dropped = [graph for graph in drop if f"<{graph}>".startswith(prefix)]
    touched = sorted({*dropped, *(line.rsplit(" ", 2)[1][1:-1] for line in chain(come, go))})
    after = _after(store, touched, dropped, come, go)
    pairs = {
        f"<{graph}>": (said(graph, triples_of(store, graph)), said(graph, triples_of(after, graph)))
        for graph in touched
    }
    before, behind = set[str](), set[str]()
    for graph, (old, new) in pairs.items():
        for part, told in ((before, old), (behind, new)):
            part.update(() if told.day is None else (day_line(graph, told.day, iris),))
    for part, found in zip((before, behind), _counts(store, pairs.values(), iris), strict=True):
        part.update(found)
    for disputes in (_Disputes.dates(store, iris, pairs), _Disputes.figures(store, iris, pairs)):
        for line, was, now in disputes.changed():
            before.update((line,) if was else ())
            behind.update((line,) if now else ())
    return Difference(tuple(sorted(before - behind)), tuple(sorted(behind - before)))


def _documents(lines: Iterable[str], prefix: str) -> Iterator[str]:
    """The lines that matter: those of documents, with one of the predicates."""
    for line in lines:
        if matters(line) and line.rsplit(" ", 2)[1].startswith(prefix):
            yield line


def _after(
    store: ox.Store, touched: Iterable[str], dropped: Collection[str], come: Iterable[str], go: Iterable[str]
) -> ox.Store:
    """The touched graphs as they will be, as far as they matter."""
    after, gone = ox.Store(), ox.Store()
    for graph in touched:
        if graph not in dropped:
            after.extend(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
    gone.load("\n".join(go).encode(), format=ox.RdfFormat.N_QUADS)
    for quad in gone:
        after.remove(quad)
    after.load("\n".join(come).encode(), format=ox.RdfFormat.N_QUADS)
    return after


def _counts(store: ox.Store, pairs: Iterable[tuple[Said, Said]], iris: Iris) -> tuple[set[str], set[str]]:
    """The lines of the counts that change, as they are and as they will be."""
    mentions: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for old, new in pairs:
        for it in old.mentions.keys() | new.mentions.keys():
            mentions[it] += new.mentions[it] - old.mentions[it]
            documents[it] += (it in new.mentions) - (it in old.mentions)
    before, behind = set[str](), set[str]()
    for it in mentions:
        if mentions[it] or documents[it]:
            now = _count(store, it, "mentionCount", iris), _count(store, it, "documentCount", iris)
            before.update(counted(it, *now, iris))
            behind.update(counted(it, now[0] + mentions[it], now[1] + documents[it], iris))
    return before, behind


def _count(store: ox.Store, it: str, name: str, iris: Iris) -> int:
    graph = ox.NamedNode(iris.graph("summary"))
    for quad in store.quads_for_pattern(ox.NamedNode(it[1:-1]), ox.NamedNode(ZT + name), None, graph):
        assert isinstance(quad.object, ox.Literal)
        return int(quad.object.value)
    return 0


@dataclass(frozen=True, slots=True)
class _Disputes:
    """One of the two kinds of contradiction: how it is called, told by documents, found elsewhere, and recognised."""

    store: ox.Store
    iris: Iris
    name: str
    told: dict[str, tuple[dict[Any, set[Any]], dict[Any, set[Any]]]]
    elsewhere: Callable[[ox.Store, str, str, Collection[str]], Iterator[Any]]
    disagree: Callable[[Iterable[Any]], bool]

    @classmethod
    def dates(cls, store: ox.Store, iris: Iris, pairs: dict[str, tuple[Said, Said]]) -> _Disputes:
        told = {graph: (old.events, new.events) for graph, (old, new) in pairs.items()}
        return cls(store, iris, "disputedEvent", told, dated, dates_disagree)

    @classmethod
    def figures(cls, store: ox.Store, iris: Iris, pairs: dict[str, tuple[Said, Said]]) -> _Disputes:
        told = {graph: (old.figures, new.figures) for graph, (old, new) in pairs.items()}
        return cls(store, iris, "disputedFigure", told, figured, figures_disagree)

    def changed(self) -> Iterator[tuple[str, bool, bool]]:
        """Lines of what documents say otherwise now, each with whether it stands and whether it will."""
        for it, topic in sorted(self._keys()):
            line = disputed(it, self.name, topic, self.iris)
            new = [one for _, after in self.told.values() for one in sorted(after.get((it, topic), ()))]
            others = self.elsewhere(self.store, it, topic, self.told)
            yield line, self._stands(line), self.disagree(chain(new, others))

    def _keys(self) -> set[tuple[str, str]]:
        """Things and topics of which a document says something else than before."""
        return {
            key
            for old, new in self.told.values()
            for key in old.keys() | new.keys()
            if old.get(key, set()) != new.get(key, set())
        }

    def _stands(self, line: str) -> bool:
        quad = next(iter(ox.parse(line, format=ox.RdfFormat.N_QUADS)))
        return ox.Quad(quad.subject, quad.predicate, quad.object, quad.graph_name) in self.store
