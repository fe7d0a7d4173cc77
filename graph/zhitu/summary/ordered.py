"""Rows of a query in order, however many there are: they are written to a temporary file and sorted on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from tempfile import TemporaryFile, gettempdir

import pyoxigraph as ox

from zhitu.errors import GraphError
from zhitu.summary.said import HEADER

__all__ = ["ordered"]


def ordered(store: ox.Store, selects: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Rows of several SELECTs of the same columns, sorted together; terms are as TSV writes them.

    GraphError where the temporary folder has no room.
    """
    try:
        with closing(sqlite3.connect("")) as sorter:  # a database of its own in a temporary file
            sorter.execute("PRAGMA journal_mode = OFF")
            sorter.execute("CREATE TABLE told (line TEXT NOT NULL)")
            told = ((line,) for select in selects for line in _lines(store, select))
            sorter.executemany("INSERT INTO told VALUES (?)", told)
            # a tab is in no term and so ends each: lines that begin with the same terms stand together
            for (line,) in sorter.execute("SELECT line FROM told ORDER BY line"):
                yield tuple(line.split("\t"))
    except (sqlite3.DatabaseError, OSError) as error:
        raise GraphError(f"{gettempdir()}: cannot be written: {error}; make room, or set TMPDIR") from error


def _lines(store: ox.Store, select: str) -> Iterator[str]:
    """Lines of the results as TSV, which takes a tenth of the time of term by term."""
    solutions = store.query(HEADER + select)
    assert isinstance(solutions, ox.QuerySolutions)
    with TemporaryFile() as file:
        solutions.serialize(file, format=ox.QueryResultsFormat.TSV)
        file.seek(0)
        next(file)  # the names of the columns
        for line in file:
            yield line.decode().removesuffix("\n")
