"""Documents without a date, or with none but their file's or the options': each sort is one line, however many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhitu.model import Document
from zhitu.pipeline.work import Extracted

__all__ = ["Dating", "some"]

#: Documents that a message names.
_NAMED = 5
#: Who is told of this already knows what is missing.
_REMEDY = "--date"


class Dating:
    """Is told of documents before and after their extraction, and warns in the end."""

    def __init__(self) -> None:
        self._undated: list[str] = []
        self._by_file: list[str] = []
        self._by_option: list[str] = []
        self._waiting: dict[str, tuple[list[str], str]] = {}

    def by_file(self, document: Document) -> None:
        """Hear that the document's date is only the day on which its file was made."""
        self._waiting[document.id] = self._by_file, document.where or document.id

    def by_option(self, document: Document) -> None:
        """Hear that the document tells no date and has that of the options."""
        self._waiting[document.id] = self._by_option, document.where or document.id

    def take(self, document: Document) -> None:
        """Hear of a document that is to be extracted."""
        if document.date is None:
            self._waiting[document.id] = self._undated, document.where or document.id

    def done(self, extracted: Extracted) -> None:
        """Hear what came of it; one that failed, or whose dates are left open with a warning, has been told of."""
        those, where = self._waiting.pop(extracted.document, (None, ""))
        if those is not None and extracted.failure is None and not any(_REMEDY in told for told in extracted.warnings):
            those.append(where)

    def warnings(self) -> Iterator[str]:
        """What to warn of."""
        remedy = f"give it with {_REMEDY}, or in a manifest"
        if self._undated:
            yield f"no date: {some(self._undated)}, so what was still to come may count as done; {remedy}"
        if self._by_file:
            those = some(self._by_file)
            yield f"no date but the file's own: {those}, most likely not the day of issue; {remedy}"

    def notes(self, date: str | None) -> Iterator[str]:
        """What is worth to know: which documents have the date of the options."""
        if self._by_option:
            verb = "tells" if len(self._by_option) == 1 else "tell"
            yield f"{some(self._by_option)} {verb} no date and took that of {_REMEDY}, {date}"


def some(wheres: Sequence[str]) -> str:
    """How many documents these are, and the first of them."""
    many = "1 document" if len(wheres) == 1 else f"{len(wheres):,} documents"
    return f"{many} ({', '.join([*wheres[:_NAMED], *(['…'] if len(wheres) > _NAMED else [])])})"
