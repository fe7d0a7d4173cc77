"""What the document that a judgement cites calls its things."""

from __future__ import annotations

from zhitu.names import normal
from zhitu.resolve import Resolved
from zhitu.store import Record

__all__ = ["Known"]


class Known:
    """The entities of a document by the names that it uses for them."""

    def __init__(self, record: Record | None) -> None:
        self.record = record

    def __call__(self, document: str, name: str) -> list[Resolved]:
        if self.record is None or document != self.record.document.id:
            return []
        found: dict[str, Resolved] = {}
        for entity in self.record.extraction.entities:
            node = self.record.nodes[entity.key]
            spans = (span.of(self.record.document.text) for span in entity.mentions)
            if normal(name) in map(normal, (node.name, entity.name, *entity.aliases, *spans)):
                there = found.get(node.iri)
                classes = (*(there.classes if there else ()), *node.classes)
                found[node.iri] = Resolved(node.iri, node.name, tuple(dict.fromkeys(classes)), node.adcode)
        return list(found.values())
