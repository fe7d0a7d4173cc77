"""Manifests: a JSON list or a CSV table that names files and says what is known of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path

from zhitu.errors import InputError, ManifestError
from zhitu.read.decode import decode
from zhitu.read.headings import in_english
from zhitu.read.metadata import Metadata, one_line

__all__ = ["Entry", "misspelt", "read_manifest"]

_COLUMNS = ("id", "file", *(field.name for field in fields(Metadata)))
#: How like a column's name must be to one that is read (difflib's ratio): lang, titel, publisher_; not pages, source.
_LIKE = 0.66


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a manifest; `file` is as written there, `fields` the row by English names, `where` is for messages."""

    id: str | None
    file: str
    fields: Mapping[str, object]
    where: str


def read_manifest(path: Path, where: str) -> list[Entry | InputError]:
    """The rows of a `.json`, `.csv` or `.tsv` manifest, in order; for a row that names no document the reason.

    ManifestError where it is no manifest or no row of it is one; InputError where it cannot be read.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(where, f"cannot be read ({error.strerror})", "check its name and permissions") from error
    text = decode(raw, where)
    rows = _json_rows(text, where) if path.suffix.lower() == ".json" else _csv_rows(text, where)
    entries = [row if isinstance(row, InputError) else _entry(row, place) for row, place in rows]
    if not entries:
        raise ManifestError(f"{where}: the manifest has no rows; write one for each document, with its file")
    if all(isinstance(entry, InputError) for entry in entries):
        raise ManifestError(str(entries[0]))
    return entries


def misspelt(columns: Collection[str]) -> Iterator[str]:
    """For each column that is not read and looks like one that is missing, what is meant.

    >>> list(misspelt(["file", "titel", "pages", "date"]))
    ['the column titel is not read; is title meant?']
    """
    missing = [name for name in _COLUMNS if name not in columns]
    for column in columns:
        alike = get_close_matches(column.strip().lower(), missing, 1, _LIKE)
        if column not in _COLUMNS and alike:
            yield f"the column {column} is not read; is {alike[0]} meant?"


_Row = tuple[Mapping[str, object] | InputError, str]


def _json_rows(text: str, where: str) -> Iterator[_Row]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ManifestError(f"{where}: not JSON ({error}); a manifest is a list of objects") from error
    if not isinstance(rows, list):
        raise ManifestError(f'{where}: not a manifest; write a list of objects, each with "file"')
    for number, row in enumerate(rows, start=1):
        place = f"{where} row {number}"
        if isinstance(row, dict):
            yield row, place
        else:
            yield InputError(place, "not an object", 'write {"id": …, "title": …, "file": …}'), place


def _csv_rows(text: str, where: str) -> Iterator[_Row]:
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
    return next((mark for mark, cells in names.items() if _tells_files(cells)), ",")


def _tells_files(header: Sequence[str]) -> bool:
    return "file" in in_english(dict.fromkeys(header))


def _header(cells: list[str], where: str) -> list[str]:
    """The names of the columns; ManifestError unless each is there once, and one tells of files."""
    header = [cell.strip().lower() for cell in cells]
    if not _tells_files(header):
        cause = f"no column is called file or 文件; these are {', '.join(filter(None, header)) or 'none'}"
        raise ManifestError(f"{where}: {cause}; begin with a line such as id,title,date,publisher,file")
    for name in header:
        if name and header.count(name) > 1:
            raise ManifestError(f"{where}: two columns are called {name}; give each a name of its own")
    return header


def _entry(row: Mapping[str, object], where: str) -> Entry | InputError:
    row = in_english(row)
    try:
        file, identifier = one_line(row.get("file"), "file", where), one_line(row.get("id"), "id", where)
    except InputError as error:
        return error
    if file is None:
        return InputError(where, "the row names no file", "give it a column file (文件), relative to the manifest")
    return Entry(identifier, file, row, where)
