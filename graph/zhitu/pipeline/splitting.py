"""What one document means by a name, apart from what others mean by it: NAME@DOCUMENT in decisions of people.

Where two documents give one node (《管理条例》 in both), nothing in them tells two things apart. A person who knows
better names the one of a document: its node then has the IRI of the common one with the document behind it, as long
as a decision about it holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace

from zhitu.errors import AmbiguousName, UnknownName
from zhitu.names import nearest, normal
from zhitu.pipeline.writing import DOCUMENT
from zhitu.resolve import profile_from_json, profile_to_json
from zhitu.resolve.suffixes import as_suffix
from zhitu.sparql import shorten
from zhitu.store import Graph, Ledger, Record, unpack

__all__ = ["Splits", "node_in_document"]

_AT = "@"


class Splits:
    """The nodes of single documents that decisions are about."""

    def __init__(self, nodes: Iterable[str]) -> None:
        self._nodes = frozenset(nodes)
        self.suffixes = {node[at + 1 :] for node in self._nodes for at, c in enumerate(node) if c == "_"}

    def of(self, record: Record) -> Record:
        """A document's record with these nodes in the place of those that it has in common with other documents."""
        suffix = as_suffix(record.document.id)
        if suffix not in self.suffixes:
            return record
        now = {node.iri: own for node in record.nodes.values() if (own := f"{node.iri}_{suffix}") in self._nodes}
        if not now:
            return record
        nodes = {key: replace(node, iri=now.get(node.iri, node.iri)) for key, node in record.nodes.items()}
        said = (profile_from_json(line) for line in record.profiles)
        return replace(
            record, nodes=nodes, profiles=tuple(profile_to_json(replace(p, iri=now.get(p.iri, p.iri))) for p in said)
        )


def node_in_document(graph: Graph, text: str) -> str | None:
    """IRI of the node that NAME@DOCUMENT means; None where the text is not of that form, or there is no such document.

    UnknownName where the document names nothing so, AmbiguousName where it means several things by the name.
    """
    name, at, identifier = text.rpartition(_AT)
    if not at or not name.strip():
        return None
    with closing(Ledger.read(graph.path, graph.marker.store)) as ledger:
        source = ledger.source(DOCUMENT, identifier.strip())
        if source is None:
            return None
        record = unpack(source.packed)
        found = _named(record, name, graph)
        row = ledger.nodes.find(found)
        shared = row is not None and any(number != source.number for number in ledger.nodes.sources(row.number))
    place = any(node.iri == found and node.adcode for node in record.nodes.values())  # the same in all documents
    return f"{found}_{as_suffix(record.document.id)}" if shared and not place else found


def _named(record: Record, name: str, graph: Graph) -> str:
    """The one node that a document calls so."""
    wanted = normal(name)
    names = {e.key: (e.name, record.nodes[e.key].name, *e.aliases) for e in record.extraction.entities}
    found = {record.nodes[key].iri for key, told in names.items() if wanted in map(normal, told)}
    if len(found) == 1:
        return found.pop()
    if found:
        raise AmbiguousName("entity", name, [shorten(node, graph.iris.prefixes) for node in sorted(found)])
    raise UnknownName("entity", name, nearest(name, (each for told in names.values() for each in told)))
