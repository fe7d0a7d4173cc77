"""Search over HTTP and inside SPARQL: by the index where it is current, else by the graph while the index is made."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from zhitu.errors import GraphError, QueryError, ServiceError
from zhitu.pipeline.indexing import current
from zhitu.query.lookup import nearest_names
from zhitu.query.rewriting import MAGIC, Rewritten, rewrite
from zhitu.query.search import EntityHit, Index, QuoteHit, Scan, Searcher, texts
from zhitu.serve.backend import Backend
from zhitu.sparql import Queryable

__all__ = ["Finder", "asks_for_search", "placed"]

_T = TypeVar("_T")
#: Bytes of tables from which on a graph is large: a search without an index takes seconds.
_LARGE = 50_000_000


class Finder:
    """Searches the graph behind a backend; `path` is its directory, None where the store is somewhere else."""

    def __init__(self, backend: Backend, path: Path | None) -> None:
        self.backend, self.path = backend, path
        self._index: tuple[tuple[int, int], Index] | None = None
        self._making: asyncio.Task[None] | None = None

    async def entities(self, text: str, *, kind: str | None = None, limit: int = 10) -> list[EntityHit]:
        """As `Searcher.entities`."""
        if (index := await self._settled()) is not None:
            return await asyncio.to_thread(index.entities, text, kind=kind, limit=limit)
        return await self.backend.call(_entities, text, kind, limit)

    async def quotes(self, text: str, *, limit: int = 10) -> list[QuoteHit]:
        """As `Searcher.quotes`."""
        if (index := await self._settled()) is not None:
            return await asyncio.to_thread(index.quotes, text, limit=limit)
        return await self.backend.call(_quotes, text, limit)

    async def texts(self, text: str, *, limit: int = 10) -> list[QuoteHit]:
        """Sentences of the stored texts, read from end to end in the process that holds the graph."""
        return await self.backend.call(_texts, text, limit)

    async def nearest(self, text: str) -> tuple[str, ...]:
        """Names that look most like a text."""
        return await self.backend.call(nearest_names, text)

    async def rewritten(self, sparql: str) -> Rewritten:
        """The query with what it searches for in place; QueryError where it does so wrongly."""
        if not asks_for_search(sparql):
            return Rewritten(sparql, sparql)
        prefixes = dict(self.backend.prefixes)
        if (index := await self._settled()) is not None:
            return await asyncio.to_thread(rewrite, sparql, prefixes, _giving(index))
        return await self.backend.call(_rewritten, sparql, prefixes)

    async def state(self) -> str | None:
        """The state of the graph that a search finds; None while the index is of another one."""
        index = await self._settled()
        if self.path is not None and _lacks(self.path):
            return None
        return self.backend.state if index is None or index.state == self.backend.changes else None

    async def _settled(self) -> Index | None:
        """The index as `_current`, and the graph no older than it: other programs write both, and the graph is copied
        afterwards."""
        index = self._current()
        if index is not None:
            await self.backend.catch_up(index.state)
        return index

    def prepare(self) -> None:
        """Have the index of a large graph made where there is none: without one a search takes long."""
        if self.path is not None and sum(file.stat().st_size for file in self.path.glob("*/*.sst")) > _LARGE:
            self._current()

    async def stop(self) -> None:
        """Give up making the index, let go of the file."""
        if self._making is not None:
            self._making.cancel()
            await asyncio.gather(self._making, return_exceptions=True)
        if self._index is not None:
            self._index[1].close()
            self._index = None

    def _current(self) -> Index | None:
        """The index, where it is as the graph is or lacks no more than names written last; else it is made.

        What it lacks is brought in beside the service, for the next time.
        """
        if self.path is None:
            return None
        try:
            found = current(self.path)
        except GraphError:  # the graph is just being replaced
            return None
        behind = found is None or not found[1]
        if behind and (self._making is None or self._making.done()) and os.access(self.path, os.W_OK):
            self._making = asyncio.get_running_loop().create_task(self._make(self.path))
        if found is None:
            return None
        told = found[0].stat()
        mark = (told.st_ino, told.st_dev)
        if self._index is None or self._index[0] != mark:
            self._index = (mark, Index(found[0]))
        return self._index[1]

    async def _make(self, path: Path) -> None:
        """Make the index, and bring it up to date until it is, with pauses as long as that takes."""
        clock = asyncio.get_running_loop().time
        began = clock()
        while await _brought(path) and _lacks(path):
            await asyncio.sleep(clock() - began)
            began = clock()


def _lacks(path: Path) -> bool:
    """Whether there is an index that lacks what was written last."""
    try:
        found = current(path)
    except GraphError:  # the graph is just being replaced
        return True
    return found is not None and not found[1]


async def _brought(path: Path) -> bool:
    """Whether the index could be brought up to date, in a process of its own, which ends with this one's wish."""
    command = (sys.executable, "-c", "from zhitu.pipeline.indexing import main; main()", str(path))
    quiet = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(*command, stdin=quiet, stdout=quiet, stderr=quiet)
    try:
        return await process.wait() == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def placed(error: ServiceError, changed: Rewritten) -> ServiceError:
    """An error about the rewritten query with the place in the query as it was asked."""
    line, column = error.more.get("line"), error.more.get("column")
    if not changed.edits or not isinstance(line, int) or not isinstance(column, int):
        return error
    message = error.detail.removeprefix(f"query: line {line}, column {column}: ")
    told = changed.located(QueryError(message, line, column))
    more = error.more | {name: at for name, at in (("line", told.line), ("column", told.column)) if at is not None}
    return ServiceError(error.status, error.title, str(told), retry=error.retry, **more)


def asks_for_search(sparql: str) -> bool:
    """Whether a query may hold one of the properties that stand for a search.

    >>> asks_for_search('ASK { ?e zt:matches "x" }'), asks_for_search("ASK { ?s ?p ?o }")
    (True, False)
    """
    return any(name.rpartition("#")[2] in sparql for name in MAGIC) or "\\" in sparql


def _giving(searcher: Searcher) -> Callable[[], Searcher]:
    return lambda: searcher


def _entities(graph: Queryable, text: str, kind: str | None, limit: int) -> list[EntityHit]:
    return Scan(graph).entities(text, kind=kind, limit=limit)


def _quotes(graph: Queryable, text: str, limit: int) -> list[QuoteHit]:
    return Scan(graph).quotes(text, limit=limit)


def _texts(graph: Queryable, text: str, limit: int) -> list[QuoteHit]:
    return texts(graph, text, limit=limit)


def _rewritten(graph: Queryable, sparql: str, prefixes: Mapping[str, str]) -> Rewritten:
    return rewrite(sparql, prefixes, _giving(Scan(graph)))
