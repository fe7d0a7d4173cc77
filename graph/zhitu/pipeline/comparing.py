"""What two graphs have in common, by what their ledgers say, so that comparing them costs what differs."""

from __future__ import annotations

from zhitu.pipeline.writing import DOCUMENT
from zhitu.store import Graph, Ledger, ledger_path

__all__ = ["unchanged"]


def unchanged(old: Graph, new: Graph) -> frozenset[str]:
    """IRIs of documents of which both graphs have the same lines, as far as both ledgers know."""
    if old.marker.base != new.marker.base:
        return frozenset()
    before, after = _digests(old), _digests(new)
    same = before.items() & after.items()
    return frozenset(new.iris.document(identifier) for identifier, _ in same)


def _digests(graph: Graph) -> dict[str, str]:
    file = ledger_path(graph.path, graph.marker.store)
    if not file.is_file():  # a copy for reading
        return {}
    ledger = Ledger.read(graph.path, file)
    try:
        return ledger.digests(DOCUMENT)
    finally:
        ledger.close()
