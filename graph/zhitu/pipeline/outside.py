"""Changes past the ledger, by SPARQL Update or of one graph: they are counted, and brought into the search index.

What is written is told by graph, and where that is known by thing. Names of single things are brought into the index
one by one, whatever else is in their graph. Where it is not known which things of a graph have other names, all its
names are compared with those of the index, up to `COMPARED`. Where that are more, or more than `MOST` have changed, the
index stays behind: it is brought up to date beside, or by who searches next (`indexing`). Where not even the graph is
known it is made anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from zhitu.errors import GraphError
from zhitu.iri import PREFIXES
from zhitu.pipeline.indexing import index_path
from zhitu.query.search import Touched, revise
from zhitu.store import Graph, Ledger, ledger_path
from zhitu.store.marker import Marker
from zhitu.store.tally import ANY, abandon, begin, begun, counted, done

__all__ = ["COMPARED", "MOST", "is_derived", "made_outside", "mend", "mend_at"]

#: Names that a graph may have for all of them to be compared, and things whose names may be others, while the client
#: waits: a second of work at most, of which a name that is compared takes 13 µs, and one that is written 250.
COMPARED, MOST = 40_000, 2_000
_NAMES = [ox.NamedNode(PREFIXES[p] + n) for p, n in (("skos", "prefLabel"), ("skos", "altLabel"), ("rdfs", "label"))]


def is_derived(graph: Graph, name: str) -> bool:
    """Whether a graph follows from documents, or may be one that does."""
    return name == ANY or name.startswith((graph.iris.document(""), graph.iris.graph("")))


@contextmanager
def made_outside(graph: Graph, touched: Touched) -> Iterator[None]:
    """Around a change past the ledger, which may change these graphs; where it raises, nothing was changed."""
    mend(graph)
    if not touched:
        yield
        return
    store = graph.marker.store
    before = begin(graph.path, store, touched)
    try:
        yield
    except BaseException:
        abandon(graph.path, store, before)
        raise
    _followed(graph, touched, before)


def mend(graph: Graph) -> None:
    """Bring in what a change past the ledger may have changed that was cut off."""
    left = begun(graph.path, graph.marker.store)
    if left:
        _followed(graph, dict.fromkeys(left), int(counted(graph.path, graph.marker.store)) - 1)


def mend_at(path: Path) -> None:
    """`mend` of the graph in this directory, unless somebody is writing it."""
    if begun(path, Marker.read(path).store):
        with suppress(GraphError), Graph.open(path) as graph:
            mend(graph)


def _followed(graph: Graph, touched: Touched, before: int) -> None:
    """All that is derived brought to what the graph is after a change, and the change noted as done."""
    if any(is_derived(graph, name) for name in touched):
        _forget(graph)
    path = index_path(graph)
    if ANY not in touched and path.exists() and all(_is_small(graph, *told) for told in touched.items()):
        with suppress(GraphError):  # damaged, or no room: who searches next sees it and mends it
            revise(graph, path, str(before + 1), touched, before=str(before), most=MOST)
    done(graph.path, graph.marker.store)


def _forget(graph: Graph) -> None:
    """Tell the ledger that lines of documents may be others than it has written."""
    file = ledger_path(graph.path, graph.marker.store)
    if file.is_file():
        ledger = Ledger.open(graph.path, file)
        try:
            with ledger.transaction():
                ledger.forget_digests()
        finally:
            ledger.close()


def _is_small(graph: Graph, name: str, things: Collection[str] | None) -> bool:
    """Whether what may have other names is little enough."""
    if things is not None:
        return len(things) <= MOST
    node = ox.NamedNode(name) if name else ox.DefaultGraph()
    quads = (quad for which in _NAMES for quad in graph.store.quads_for_pattern(None, which, None, node))
    return all(number < COMPARED for number, _ in enumerate(quads))
