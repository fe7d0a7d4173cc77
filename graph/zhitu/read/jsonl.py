"""One document a row: JSON Lines, read line by line, and tables that hold their texts."""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from zhitu.errors import InputError, ManifestError
from zhitu.read.csv_table import csv_rows
from zhitu.read.decode import check, decode, normalise
from zhitu.read.headings import in_english
from zhitu.read.metadata import Content, Metadata, first_line, from_fields, one_line
from zhitu.surrogates import SURROGATE

__all__ = ["Row", "count_rows", "read_rows", "table_rows"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row's document; `id` is None where the row has none, `number` is its line, counted from 1."""

    id: str | None
    content: Content
    sha256: str
    where: str
    number: int


def read_rows(path: Path, where: str) -> Iterator[Row | InputError]:
    """The rows of a file, blank lines left out; a row that is no document comes as the error that says why.

    Only one line is in memory at a time. OSError where the file cannot be read.
    """
    none = True
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                yield InputError(where, "wrong encoding: rows in UTF-16", "save it as UTF-8")
                return
            if line.strip():
                none = False
                yield _row_or_error(line, f"{where}:{number}", number)
    if none:
        yield InputError(where, "the file is empty", "leave it out, or put its rows in")


def count_rows(path: Path) -> int:
    """How many lines of the file are not blank; OSError where it cannot be read."""
    with path.open("rb") as lines:
        return sum(1 for line in lines if not line.isspace())


def _row_or_error(line: bytes, where: str, number: int) -> Row | InputError:
    try:
        return _row(line, where, number)
    except InputError as error:
        return error


def _row(line: bytes, where: str, number: int) -> Row:
    try:
        row = json.loads(decode(line.strip(), where))
    except (ValueError, RecursionError) as error:
        raise InputError(where, f"the row is not JSON ({error})", "write one JSON object a line") from error
    if not isinstance(row, dict):
        raise InputError(where, "the row is not a JSON object", 'write {"id": …, "text": …}')
    return _document(row, where, number)


def table_rows(text: str, where: str) -> Iterator[Row | InputError]:
    """The rows of a table with a column of texts; one that is no document comes as the error that says why."""
    none = True
    try:
        for number, (row, place) in enumerate(csv_rows(text, where), start=1):
            none = False
            try:
                yield row if isinstance(row, InputError) else _document(row, place, number)
            except InputError as error:
                yield error
    except ManifestError as error:
        yield InputError(where, str(error).removeprefix(f"{where}: "))
        return
    if none:
        yield InputError(where, "the table has no rows", "leave it out, or put its rows in")


def _document(row: Mapping[str, object], where: str, number: int) -> Row:
    row = in_english(row)
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(where, "the row has no text", 'give it a field "text", in quotes')
    content = check(normalise(text), where)
    digest = hashlib.sha256(SURROGATE.sub("\ufffd", text).encode()).hexdigest()
    known = Content(content, from_fields(row, where), Metadata(title=first_line(content)))
    return Row(one_line(row.get("id"), "id", where), known, digest, where, number)
