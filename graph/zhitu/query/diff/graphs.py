"""The named graphs of two graphs, and the triples in which they differ, one named graph in memory at a time.

Where it is known which documents may differ, no other is read, and of graph:summary only what is said of these and of
what they speak of: all that it holds follows from the documents.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.sparql import HEADER, Queryable, base_of, iri, rows

__all__ = ["Changed", "changed_graphs", "patch"]

#: The graphs beside those of the documents, as `iri` names them.
_BESIDE = ("curated", "gazetteer", "inferred", "ontology", "runs", "summary")
#: Objects of these are what a document speaks of, as far as graph:summary says something of it.
_SPOKEN_OF = frozenset(f"<{ZT}{name}>" for name in ("mentions", "of", "about"))
#: So many subjects are asked for one by one sooner than a whole graph is read.
_FEW = 2_000


@dataclass(frozen=True, slots=True)
class Changed:
    """A named graph whose triples differ; triples are as N-Triples writes them, without the full stop."""

    name: str
    old: frozenset[str]
    new: frozenset[str]

    @property
    def fewer(self) -> list[str]:
        """Triples that only the old graph has."""
        return sorted(self.old - self.new)

    @property
    def more(self) -> list[str]:
        """Triples that only the new graph has."""
        return sorted(self.new - self.old)


def changed_graphs(old: Queryable, new: Queryable, documents: Collection[str] | None = None) -> Iterator[Changed]:
    """The named graphs in which two graphs differ: those of documents, then others, each in order of their IRIs.

    `documents` are IRIs of all that may differ; where it is None any may.
    """
    bases = [Iris(base_of(graph)) for graph in (old, new)]
    known = documents is not None
    spoken_of: set[str] = set()
    for name in sorted(_documents(old) | _documents(new) if documents is None else documents):
        changed = Changed(name, _triples(old, name), _triples(new, name))
        if changed.old != changed.new:
            yield changed
            spoken_of |= {iri(name), *_spoken_of(changed.old), *_spoken_of(changed.new)}
    for name in sorted({iris.graph(beside) for iris in bases for beside in _BESIDE}):
        partly = known and name == bases[0].graph("summary") and _is_kept(old, name) and _is_kept(new, name)
        read = (lambda g, n=name: _part(g, n, spoken_of)) if partly and len(spoken_of) <= _FEW else _triples
        changed = Changed(name, read(old, name), read(new, name))
        if changed.old != changed.new:
            yield changed


def patch(old: Queryable, new: Queryable, *, documents: Collection[str] | None = None) -> Iterator[str]:
    """The lines of an RDF Patch that turns the old graph into the new one; nothing where they are equal.

    A transaction in which each named graph first loses (D) and then gains (A) its quads; `documents` as for a Diff.
    """
    begun = False
    for graph in changed_graphs(old, new, documents):
        if not begun:
            yield "TX .\n"
            begun = True
        for letter, triples in (("D", graph.fewer), ("A", graph.more)):
            for triple in triples:
                yield f"{letter} {triple} {iri(graph.name)} .\n"
    if begun:
        yield "TC .\n"


def _documents(graph: Queryable) -> set[str]:
    """IRIs of the named graphs of documents."""
    return {d for (d,) in rows(graph, "SELECT DISTINCT ?d WHERE { ?d a zt:Document }") if d is not None}


def _spoken_of(triples: Iterable[str]) -> Iterator[str]:
    """What the triples of a document speak of, in angle brackets."""
    for triple in triples:
        _, predicate, told = triple.split(" ", 2)
        if predicate in _SPOKEN_OF:
            yield told


def _is_kept(graph: Queryable, summary: str) -> bool:
    """Whether graph:summary says of itself that it is kept current."""
    return f"{iri(summary)} <{PREFIXES['rdf']}type> <{ZT}Summary>" in _triples(graph, summary, iri(summary))


def _part(graph: Queryable, name: str, subjects: Iterable[str]) -> frozenset[str]:
    """The triples of a named graph that have these subjects, asked for one by one."""
    return frozenset().union(*(_triples(graph, name, subject) for subject in sorted(subjects)))


def _triples(graph: Queryable, name: str, subject: str = "?s") -> frozenset[str]:
    """The triples of a named graph, all or those of a subject."""
    pattern = f"{subject} ?p ?o"
    made = graph.query(f"{HEADER}CONSTRUCT {{ {pattern} }} WHERE {{ GRAPH {iri(name)} {{ {pattern} }} }}")
    assert isinstance(made, ox.QueryTriples)
    text = made.serialize(format=ox.RdfFormat.N_TRIPLES)
    assert text is not None
    # Not splitlines: a literal may hold U+2028 and others that it takes for line ends.
    return frozenset(line.removesuffix(" .") for line in text.decode().split("\n") if line)
