"""Cells that a spreadsheet shows as text, whatever they begin with, instead of working out what they say.

A title =HYPERLINK("http://…") or a name that begins with + - @, a tab or a line break is a formula to Excel and its
like, which may fetch addresses and pass on what stands in other cells. An apostrophe before it makes it text. Numbers
stay numbers.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, cast

__all__ = ["InertCells", "for_spreadsheet", "inert"]

#: What a spreadsheet reads as a formula, be the sign in its wide form or behind blanks.
_FORMULA = re.compile("[\t\r\n]|[ \u3000]*[=+@＝＋－＠-]")
_DECIMAL = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_NUMBER = re.compile(_DECIMAL + r"\Z")
#: A cell of CSV that is not empty, in quotation marks or bare; what is between cells matches neither.
_CSV = re.compile(r'"(?P<quoted>[^"]*(?:""[^"]*)*)"|(?P<bare>[^",\r\n][^,\r\n]*)')
#: A literal that begins a cell of SPARQL's TSV, whose tabs and line breaks are escaped.
_TSV = re.compile(
    rf'(?P<opens>(?:^|(?<=\t))")(?!{_DECIMAL}"(?:\t|$))(?=[ \u3000]*[=+@＝＋－＠-]|\\[trn])', re.MULTILINE
)


def inert(cell: object) -> object:
    r"""The cell with an apostrophe before it where a spreadsheet would take it for a formula; numbers are none.

    >>> [inert(cell) for cell in ("=1+1", "@SUM(A1)", "-3.5", "+8%", "\t=A1", " =A1", "2021", "广州", "", None, -3)]
    ["'=1+1", "'@SUM(A1)", '-3.5', "'+8%", "'\t=A1", "' =A1", '2021', '广州', '', None, -3]
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.match(cell) else cell


class InertCells:
    r"""SPARQL results in CSV or TSV on their way to a spreadsheet: pieces of bytes in, the same with inert cells out.

    >>> sheet = InertCells("csv")
    >>> sheet.of(b'a,b\r\n-1,=1+1\r\n"=HYPERL') + sheet.of(b'INK(""x"")",-\r\n') + sheet.rest()
    b'a,b\r\n-1,\'=1+1\r\n"\'=HYPERLINK(""x"")",\'-\r\n'
    >>> sheet = InertCells("tsv")
    >>> sheet.of(b'?a\t?b\n"=1"@zh\t-1\n') + sheet.rest()
    b'?a\t?b\n"\'=1"@zh\t-1\n'
    """

    def __init__(self, form: str) -> None:
        self._cells = _in_csv if form == "csv" else _in_tsv
        self._waiting: list[bytes] = []
        self._odd = False

    def of(self, piece: bytes) -> bytes:
        """What can be told of all pieces so far and has not been; rows that are not over wait for the next."""
        end = 0
        for line in re.finditer(rb"[^\n]*\n", piece):  # a line break in quotation marks ends no row
            self._odd ^= line[0].count(b'"') % 2 == 1
            end = end if self._odd and self._cells is _in_csv else line.end()
        self._odd ^= piece.count(b'"', piece.rfind(b"\n") + 1) % 2 == 1
        if not end:
            self._waiting.append(piece)
            return b""
        whole = b"".join([*self._waiting, piece[:end]])
        self._waiting = [piece[end:]]
        return self._cells(whole.decode(errors="replace")).encode()

    def rest(self) -> bytes:
        """What is left at the end."""
        whole, self._waiting = b"".join(self._waiting), []
        return self._cells(whole.decode(errors="replace")).encode()


class _Into:
    """A file that takes a table as the engine writes it."""

    def __init__(self, file: IO[bytes], cells: InertCells) -> None:
        self.file, self.cells = file, cells

    def write(self, piece: bytes) -> int:
        """Take a piece."""
        self.file.write(self.cells.of(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing that the file does not do by itself."""


@contextmanager
def for_spreadsheet(file: IO[bytes], form: str) -> Iterator[IO[bytes]]:
    """Where the engine writes csv or tsv, so that the file holds the mark of UTF-8, then the table with inert cells."""
    file.write(BOM_UTF8)
    cells = InertCells(form)
    yield cast("IO[bytes]", _Into(file, cells))
    file.write(cells.rest())


def _in_csv(rows: str) -> str:
    return _CSV.sub(lambda cell: f'"{inert(cell["quoted"])}"' if cell["bare"] is None else str(inert(cell[0])), rows)


def _in_tsv(rows: str) -> str:
    return _TSV.sub(r"\g<opens>'", rows)
