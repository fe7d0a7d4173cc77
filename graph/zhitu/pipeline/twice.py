"""Files of one text under several identifiers in one build: one line of warning, however many they are."""

from __future__ import annotations

from collections.abc import Iterator

from zhitu.model import Document
from zhitu.pipeline.dating import some

__all__ = ["Twice"]


class Twice:
    """Is told of the documents of a build, and warns of those that have the text of one before them."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        self._found: list[str] = []

    def take(self, document: Document) -> None:
        """Hear of a document."""
        where = document.where or document.id
        first = self._first.setdefault(document.sha256, where)
        if first != where:
            self._found.append(f"{where} as {first}")

    def warnings(self) -> Iterator[str]:
        """What to warn of."""
        if self._found:
            yield f"the same text as another: {some(self._found)}; zhitu remove withdraws the one or the other"
