"""Blanks between numbers, Latin words and Chinese characters (2023 年 5 月, G60 走廊), and line breaks in sentences.

Some authors write them throughout. They are no part of names, dates and figures, so such a text is read without them,
and what it says is put back to where it stands.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from zhitu.extract.text.wraps import breaks_in, session_breaks, within_lines
from zhitu.model import Document, Extraction, Span
from zhitu.titles import title_breaks

__all__ = ["Closed", "closed"]

_HAN = "㐀-鿿"
_BLANK = re.compile(rf"(?<=[0-9A-Za-z%])[ \u00a0](?=[{_HAN}])|(?<=[{_HAN}])[ \u00a0](?=[0-9A-Za-z])")
#: What tells that an author writes so; the columns of a table are parted by blanks too.
_HABIT = re.compile(r"\d[ \u00a0][年月日亿億万萬个個家项項名人元米公吨噸座条條]")
_LEAST = 2


class Closed:
    """A document without such blanks and breaks, and the way back."""

    def __init__(self, document: Document, blanks: frozenset[int]) -> None:
        self._kept = [k for k in range(len(document.text)) if k not in blanks]
        self._text = document.text
        self.document = replace(document, text="".join(document.text[k] for k in self._kept))

    def opened(self, extraction: Extraction) -> Extraction:
        """What the closed document says, with the places where the document as it is written says it."""
        moved = extraction.moved(lambda span: Span(self._kept[span.start], self._kept[span.end - 1] + 1))
        return within_lines(self._text, moved)


def closed(document: Document) -> Closed | None:
    """The document without the blanks and breaks, where its author has the habit of writing them; else None."""
    dropped = breaks_in(document.text) | session_breaks(document.text) | title_breaks(document.text, headed=False)
    if len(list(islice(_HABIT.finditer(document.text), _LEAST))) == _LEAST:
        dropped |= {match.start() for match in _BLANK.finditer(document.text)}
    return Closed(document, dropped) if dropped else None
