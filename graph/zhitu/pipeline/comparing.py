"""In which documents two graphs differ, by what their ledgers say, so that comparing them costs what differs."""

from __future__ import annotations

from contextlib import closing

from zhitu.pipeline.writing import DOCUMENT
from zhitu.store import Graph, Ledger, ledger_path

__all__ = ["changed"]


def changed(old: Graph, new: Graph) -> frozenset[str] | None:
    """IRIs of all documents of which two graphs have other lines, or may have; None where any document may be one."""
    if old.marker.base != new.marker.base:
        return None
    before, after = _digests(old), _digests(new)
    if before is None or after is None:
        return None
    return frozenset(new.iris.document(identifier) for identifier, _ in before.items() ^ after.items())


def _digests(graph: Graph) -> dict[str, str] | None:
    """Digests of the lines of all documents; None where some are not known, or something else may be in the store."""
    if not ledger_path(graph.path, graph.marker.store).is_file():  # a copy for reading
        return None
    with closing(Ledger.read(graph.path, graph.marker.store)) as ledger:
        if ledger.fact("changes", "0") != graph.state:  # it tells of another state than the one that was opened
            return None
        digests = ledger.digests(DOCUMENT)
        return digests if len(digests) == ledger.size(DOCUMENT) and ledger.is_settled() else None
