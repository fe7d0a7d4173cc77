"""What is derived from a graph and kept current as it changes: inferred triples, the summary, indexes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from zhitu.difference import Difference
from zhitu.pipeline.indexing import Indexed
from zhitu.pipeline.inferring import following, refresh
from zhitu.pipeline.summing import has_summary, resummarize, summarize
from zhitu.store import Graph, Ledger, Piece

__all__ = ["HOOKS", "Hook", "Indexed", "Inferred", "Summed"]


class Hook(Protocol):
    """Something that is kept current with a graph."""

    def before(self, graph: Graph, piece: Piece) -> Piece:
        """The change with what it entails for graphs of the hook's own, so that both are made in one transaction."""

    def after(self, graph: Graph, ledger: Ledger, changed: Sequence[str] | None) -> None:
        """Told when the store has the change: IRIs of named graphs that were dropped or got other lines.

        None where all may have, and `before` was not asked. May be called again for a change that it has seen, after a
        crash, so it looks at the graphs as they are now.
        """


def _lines(piece: Piece) -> tuple[tuple[str, ...], list[str], list[str]]:
    """A change as what is derived takes it: graphs to drop, lines to add, lines to remove."""
    return piece.drop, piece.add.split("\n")[:-1], piece.remove.split("\n")[:-1]


def _with(piece: Piece, told: Difference) -> Piece:
    """A change and what it changes in a derived graph."""
    return Piece(piece.drop, piece.add + "".join(told.added), piece.remove + "".join(told.removed))


class Inferred:
    """graph:inferred, where it is kept."""

    def before(self, graph: Graph, piece: Piece) -> Piece:
        """The change with what it changes among the inferred triples."""
        return _with(piece, following(graph, *_lines(piece)))

    def after(self, graph: Graph, ledger: Ledger, changed: Sequence[str] | None) -> None:
        """Infer anew where it is not known what changed."""
        del ledger
        if changed is None:
            refresh(graph)


class Summed:
    """graph:summary, which every graph has."""

    def before(self, graph: Graph, piece: Piece) -> Piece:
        """The change with what it changes in the summary."""
        return _with(piece, resummarize(graph, *_lines(piece)))

    def after(self, graph: Graph, ledger: Ledger, changed: Sequence[str] | None) -> None:
        """Make it anew where it is not known what changed, or where an older version made the graph."""
        del ledger
        if changed is None or not has_summary(graph.store, graph.iris):
            summarize(graph)


#: What is kept current with every graph, in this order.
HOOKS: tuple[Hook, ...] = (Inferred(), Summed(), Indexed())
