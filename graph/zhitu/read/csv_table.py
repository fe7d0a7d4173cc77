"""Tables as CSV with commas, semicolons or tabs, whose first line names the columns, in English or Chinese."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from zhitu.errors import InputError, ManifestError
from zhitu.read.headings import in_english

__all__ = ["CsvRow", "csv_rows", "has_texts"]

CsvRow = tuple[Mapping[str, object] | InputError, str]
#: Which columns one of must be there: a row names a file, or holds the text itself.
_TELLING = {"file", "text"}
#: Characters of a cell.
_LONGEST = 100_000_000


def has_texts(text: str) -> bool:
    """Whether the rows of a table hold their texts, and name no files.

    >>> has_texts("编号,标题,正文\\n"), has_texts("编号,标题,文件,内容\\n"), has_texts("编号,标题\\n")
    (True, False, False)
    """
    try:
        header = next(csv.reader(io.StringIO(text.lstrip()), delimiter=_delimiter(text)), [])
    except csv.Error:  # told when it is read
        return False
    fields = _fields([cell.strip().lower() for cell in header])
    return "text" in fields and "file" not in fields


def csv_rows(text: str, where: str) -> Iterator[CsvRow]:
    """The rows of a table by the names of its columns, or why one is none, each with its place.

    ManifestError where it is no table, or no column of it tells of files or has texts.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    header: list[str] = []
    try:
        for cells in reader:
            place = f"{where}:{reader.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = _header(cells, place)
                continue
            if len(cells) > len(header):
                counts = f"{len(cells)} cells for {len(header)} columns"
                yield InputError(place, counts, "put cells that hold a comma in quotes"), place
            else:
                yield dict(zip(header, cells, strict=False)), place
    except csv.Error as error:
        raise ManifestError(f"{where}:{reader.line_num}: not CSV ({error}); save it as CSV with commas") from error


def _delimiter(text: str) -> str:
    """What stands between the columns: a comma, or what spreadsheets in some countries write instead.

    >>> _delimiter("id;title;file\\n"), _delimiter("id,file;name\\n"), _delimiter("id\\tfile\\n")
    (';', ',', '\\t')
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    names = {mark: [cell.strip(' "').lower() for cell in first.split(mark)] for mark in ",;\t"}
    return next((mark for mark, cells in names.items() if _fields(cells) & _TELLING), ",")


def _fields(header: Sequence[str]) -> set[str]:
    return set(in_english(dict.fromkeys(header)))


def _header(cells: list[str], where: str) -> list[str]:
    """The names of the columns; ManifestError unless each is there once, and one tells of files or has texts."""
    header = [cell.strip().lower() for cell in cells]
    if not _fields(header) & _TELLING:
        cause = (
            f"no column is called file or 文件, or text or 正文; these are {', '.join(filter(None, header)) or 'none'}"
        )
        raise ManifestError(f"{where}: {cause}; begin with a line such as id,title,date,publisher,file")
    for name in header:
        if name and header.count(name) > 1:
            raise ManifestError(f"{where}: two columns are called {name}; give each a name of its own")
    return header
