"""How many rows have gone by, read off the bytes of a result: the engine that writes them does not tell."""

from __future__ import annotations

import re
from collections.abc import Callable

__all__ = ["counter"]

#: Between two rows of JSON. A string may end in `}},{`, but then its quote is followed by a comma or a brace.
_BETWEEN = re.compile(rb'\}\},\{"[^,}]')

Counter = Callable[[bytes], int]


def counter(name: str) -> Counter:
    """A function that takes the next piece of a result in this format and returns the number of rows begun so far.

    >>> count = counter("csv")
    >>> count(b'x\\r\\n"a'), count(b'\\n"\\r\\nb\\r\\n')
    (0, 2)
    """
    made: dict[str, Callable[[], Counter]] = {"json": _Json, "xml": _Xml, "csv": _Csv, "tsv": _Tsv}
    return made[name]()


class _Json:
    """JSON as the engine writes it, without blanks. Rows that bind nothing are not seen but for the first."""

    def __init__(self) -> None:
        self.rows, self.tail, self.begun = 0, b"", False

    def __call__(self, piece: bytes) -> int:
        text = self.tail + piece
        if not self.begun:
            start = text.find(b'"bindings":[')
            if start < 0 or len(text) < start + 13:
                self.tail = text
                return 0
            self.begun = True
            text = text[start + 12 :]
            self.rows = 1 if text.startswith(b"{") else 0
        self.rows += len(_BETWEEN.findall(text))
        self.tail = text[-5:]  # one byte less than the place between two rows, which may lie across two pieces
        return self.rows


class _Xml:
    """XML: `<` stands in no text."""

    def __init__(self) -> None:
        self.rows, self.tail = 0, b""

    def __call__(self, piece: bytes) -> int:
        text = self.tail + piece
        self.rows += text.count(b"<result>")
        self.tail = text[-7:]
        return self.rows


class _Tsv:
    """TSV: a line end within a value is escaped; the first line is the header."""

    def __init__(self) -> None:
        self.lines = 0

    def __call__(self, piece: bytes) -> int:
        self.lines += piece.count(b"\n")
        return max(0, self.lines - 1)


class _Csv:
    """CSV: line ends between quotes do not count; a quote within quotes is doubled, which changes nothing."""

    def __init__(self) -> None:
        self.lines, self.quoted = 0, False

    def __call__(self, piece: bytes) -> int:
        parts = piece.split(b'"')
        self.lines += sum(part.count(b"\n") for part in parts[int(self.quoted) :: 2])
        self.quoted ^= len(parts) % 2 == 0
        return max(0, self.lines - 1)
