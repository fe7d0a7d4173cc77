"""Rows of an answer as Python programs take them: a variable that the query has not is an error, not an empty cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

import pyoxigraph as ox

from zhitu.names import nearest

__all__ = ["Solution", "Solutions"]


class Solution:
    """A row: terms of pyoxigraph by variable or by place, None where nothing is bound; it can be unpacked.

    >>> row, = Solutions(ox.Store().query("SELECT ?lab ?place { VALUES ?lab { 'a' } }"))
    >>> row["lab"].value, row["place"]
    ('a', None)
    >>> row["labs"]
    Traceback (most recent call last):
    KeyError: 'no variable ?labs in the query; nearest: ?lab'
    """

    __slots__ = ("_names", "_terms")

    def __init__(self, terms: ox.QuerySolution, names: dict[str, int]) -> None:
        self._terms, self._names = terms, names

    def __getitem__(self, key: str | int | ox.Variable) -> Any:
        if isinstance(key, int):
            return tuple(self._terms)[key]
        name = key.value if isinstance(key, ox.Variable) else key
        if name not in self._names:
            near = nearest(name.lstrip("?$"), self._names) or self._names
            told = ", ".join(f"?{other}" for other in near)
            raise KeyError(f"no variable ?{name.lstrip('?$')} in the query; nearest: {told}")
        return self._terms[self._names[name]]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Solution) and self._names == other._names and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(self._terms)


class Solutions:
    """The rows of a SELECT, one after the other, once."""

    def __init__(self, found: ox.QuerySolutions) -> None:
        self._found = found
        self._names = {variable.value: place for place, variable in enumerate(found.variables)}

    @property
    def variables(self) -> list[ox.Variable]:
        """The variables of the query, in their order."""
        return self._found.variables

    def __iter__(self) -> Iterator[Solution]:
        return self

    def __next__(self) -> Solution:
        return Solution(next(self._found), self._names)

    def serialize(
        self, output: IO[bytes] | str | None = None, format: ox.QueryResultsFormat | None = None
    ) -> bytes | None:
        """What is left of the rows as bytes, or written to a file, in a format of pyoxigraph."""
        return self._found.serialize(output, format)
