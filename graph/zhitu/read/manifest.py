"""Manifests: a JSON list or a CSV table that names files and says what is known of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path

from zhitu.errors import InputError, ManifestError
from zhitu.read.csv_table import CsvRow, csv_rows
from zhitu.read.decode import decode
from zhitu.read.headings import in_english
from zhitu.read.metadata import Metadata, one_line

__all__ = ["Entry", "listed", "misspelt", "read_manifest", "read_text_of"]

_COLUMNS = ("id", "file", *(field.name for field in fields(Metadata)))
#: How like a column's name must be to one that is read (difflib's ratio): lang, titel, publisher_; not pages, source.
_LIKE = 0.66

#: Bytes of a file in a folder that is looked into, in case it is a manifest.
_LARGEST = 5_000_000


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
    text = read_text_of(path, where)
    rows = _json_rows(text, where) if path.suffix.lower() == ".json" else csv_rows(text, where)
    entries = [row if isinstance(row, InputError) else _entry(row, place) for row, place in rows]
    if not entries:
        raise ManifestError(f"{where}: the manifest has no rows; write one for each document, with its file")
    if all(isinstance(entry, InputError) for entry in entries):
        raise ManifestError(str(entries[0]))
    return entries


def read_text_of(path: Path, where: str) -> str:
    """The text of a manifest or a table of rows; InputError where it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(where, f"cannot be read ({error.strerror})", "check its name and permissions") from error
    return decode(raw, where)


def listed(path: Path, where: str) -> tuple[int, list[str]]:
    """How many files that are there a manifest names, and in which columns it tells of them; 0 where it is none."""
    if path.stat().st_size > _LARGEST:
        return 0, []
    try:
        entries = [entry for entry in read_manifest(path, where) if isinstance(entry, Entry)]
    except (InputError, ManifestError):
        return 0, []
    there = [entry for entry in entries if (path.parent / entry.file).is_file()]
    told = {name for entry in there for name, value in entry.fields.items() if value not in (None, "")}
    return len(there), [field.name for field in fields(Metadata) if field.name in told]


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


def _json_rows(text: str, where: str) -> Iterator[CsvRow]:
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


def _entry(row: Mapping[str, object], where: str) -> Entry | InputError:
    row = in_english(row)
    try:
        file, identifier = one_line(row.get("file"), "file", where), one_line(row.get("id"), "id", where)
    except InputError as error:
        return error
    if file is None:
        return InputError(where, "the row names no file", "give it a column file (文件), relative to the manifest")
    return Entry(identifier, file, row, where)
