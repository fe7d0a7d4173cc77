"""Files of one text under several identifiers in one build: one line of warning, however many they are."""

from __future__ import annotations

from collections.abc import Iterator

from zhitu.model import Document

__all__ = ["Twice"]

#: Documents that a message names.
_NAMED = 5


class Twice:
    """Is told of the documents of a build, and warns of those that have the text of one before them."""

    def __init__(self) -> None:
        self._first: dict[bytes, str] = {}
        self._found: list[tuple[str, str]] = []

    def take(self, document: Document) -> None:
        """Hear of a document."""
        where = document.where or document.id
        first = self._first.setdefault(bytes.fromhex(document.sha256), where)
        if first != where:
            self._found.append((where, first))

    def warnings(self) -> Iterator[str]:
        """What to warn of."""
        if self._found:
            many = "1 document has" if len(self._found) == 1 else f"{len(self._found):,} documents have"
            pairs = [f"{where} that of {first}" for where, first in self._found[:_NAMED]]
            pairs += ["…"] if len(self._found) > _NAMED else []
            yield f"{many} the same text as another ({', '.join(pairs)}); zhitu remove withdraws the one or the other"
