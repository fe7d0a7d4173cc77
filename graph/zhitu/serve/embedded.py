"""The backend on a graph of this program: readers on copies of it, one writer, each a process that can be ended."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractContextManager, asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, Concatenate, ParamSpec, TypeVar

from zhitu.errors import GraphError, ServiceError
from zhitu.iri import Iris
from zhitu.reach import check_reach
from zhitu.serve import frames
from zhitu.serve.backend import Answer, Condition, GraphChange, Query, Update, only
from zhitu.serve.changes import apply_change, apply_update
from zhitu.serve.config import Config
from zhitu.serve.pool import Clock, Pool, Process, refused
from zhitu.serve.snapshots import Snapshot, Snapshots
from zhitu.serve.writer import only_copy
from zhitu.sparql import Queryable
from zhitu.store.marker import NAME, Marker
from zhitu.store.tally import counted, tally_path

__all__ = ["Embedded"]

_P = ParamSpec("_P")
_T = TypeVar("_T")
#: Seconds between two looks at whether another program has changed the graph, while nobody asks and at least.
_WATCH, _LOOK = 1.0, 0.1
#: Seconds that a copy of the graph may take.
_COPY = 600.0


class Embedded:
    """A graph directory behind the `Backend` protocol."""

    fronts: ClassVar[bool] = False

    def __init__(self, path: Path, config: Config) -> None:
        self.path, self.limits, self.services, self.texts = path, config.limits, config.services, config.texts
        self.iris = Iris(Marker.read(path).base)
        self.pool = Pool(config.readers, config.limits, config.services)
        self.snapshots = Snapshots(path / ".serving")
        self.writer: Process | None = None
        self.writing = asyncio.Lock()
        self.seen: tuple[object, ...] = ()
        self.noted: tuple[object, ...] = ()
        self.watching: asyncio.Task[None] | None = None
        self.looking: asyncio.Task[None] | None = None
        self.looked = 0.0

    @property
    def state(self) -> str | None:
        """The name of the copy that is read."""
        read = self.snapshots.now()
        return None if read is None else read.state

    @property
    def changes(self) -> str | None:
        """The number of changes that the copy that is read has seen; None where that is not sure."""
        read = self.snapshots.now()
        return None if read is None else read.changes

    @property
    def crowded(self) -> bool:
        """Whether queries wait for a reader."""
        return bool(self.pool.waiting)

    def steady(self) -> AbstractContextManager[None]:
        """While the context lasts, the copy that is read first is read by all that follows."""
        return self.snapshots.steady()

    @property
    def modified(self) -> datetime | None:
        """When the graph was built, or its last change counted."""
        times = []
        with suppress(OSError, GraphError):  # amid being replaced
            for file in (self.path / NAME, tally_path(self.path, Marker.read(self.path).store)):
                times += [each.stat().st_mtime for each in _with_log(file)]
        return datetime.fromtimestamp(max(times), UTC) if times else None

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Those of the graph's base, and the fixed ones."""
        return self.iris.prefixes

    @property
    def base(self) -> str:
        """The base under which the graph was built."""
        return self.iris.base

    def gauges(self) -> Mapping[str, float]:
        """Idle readers, readers that had to be ended, copies of the graph."""
        idle, ended = len(self.pool.idle), self.pool.ended
        return {"readers_idle": idle, "readers_ended_total": ended, "copies": self.snapshots.count()}

    async def check(self) -> None:
        """ServiceError 503 while there is no copy to read."""
        if self.snapshots.present is None:
            raise ServiceError(503, "the service is starting", "ask again in a moment", retry=1)

    async def start(self) -> None:
        """Copy the graph and start the processes. GraphError where it cannot be copied."""
        if not os.access(self.path, os.W_OK):  # nobody can write it, so it need not be copied either
            if not self.texts:
                raise GraphError(f"{self.path}: cannot be written, nor copied without its texts; serve a copy of it")
            changes = counted(self.path, Marker.read(self.path).store)
            self.snapshots.present = Snapshot(self.path, "unchanging", changes)
            self.snapshots.present.readers = 1
            await self.pool.start()
            return
        try:
            self.snapshots.prepare()
            await asyncio.gather(self.pool.start(), self._copy())
        except (ServiceError, OSError) as error:
            await self.stop()
            raise GraphError(error.detail if isinstance(error, ServiceError) else str(error)) from error
        self.watching = asyncio.get_running_loop().create_task(self._watch())

    async def stop(self) -> None:
        """End the processes, remove the copies."""
        for task in (self.watching, self.looking):
            if task is not None:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
        await self.pool.stop()
        if self.writer is not None:
            await self.writer.end()
        self.snapshots.clear()

    @asynccontextmanager
    async def query(self, query: Query) -> AsyncIterator[Answer]:
        """The answer from a reader, which is ended unless the answer has been taken to its end."""
        with self.snapshots.read() as snapshot:
            async with self.pool.process() as process:
                clock = Clock(self.limits.seconds)
                await process.send(frames.QUERY, (str(snapshot.path), query, self.limits.rows))
                kind, payload = await clock.frame(process)
                if kind == frames.ERROR:
                    raise refused(payload)
                if kind == frames.WHOLE:
                    yield _whole(payload)
                    return
                head = json.loads(payload)
                answer = Answer(head["type"], head["encoding"], head["length"])
                answer.chunks = _pieces(process, clock, answer)
                yield answer

    async def call(
        self, function: Callable[Concatenate[Queryable, _P], _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        """What a function of the graph returns, computed in a reader."""
        with self.snapshots.read() as snapshot:
            async with self.pool.process() as process:
                await process.send(frames.CALL, (str(snapshot.path), function, args, kwargs))
                kind, payload = await Clock(self.limits.seconds).frame(process)
        if kind == frames.ERROR:
            raise refused(payload)
        result: _T = pickle.loads(payload)
        return result

    async def update(self, update: Update) -> None:
        """Apply an update in the writing process."""
        check_reach(update.text, self.services, self.prefixes)
        told = replace(update, services=self.services)
        await self._write(apply_update, told, seconds=self.limits.seconds)

    async def change(self, change: GraphChange) -> bool:
        """Change one graph in the writing process."""
        existed: bool = await self._write(apply_change, change, seconds=self.limits.seconds, when=change.condition)
        return existed

    async def catch_up(self, changes: str | None = None) -> None:
        """Copy the graph now where another program has made these changes, or any, which are in no copy yet.

        Whether there are any is looked at a few times a second at most, and left to the watch where a copy takes long.
        Who asks meanwhile waits for the same copy, and who gives up does not end it for the others.
        """
        if changes is not None:
            if self.snapshots.present is not None and self.snapshots.present.changes != changes:
                await self._copy_what_changed()
        elif self.watching is not None and self.texts:
            wanted = time.monotonic() - _LOOK
            while self.looked < wanted:  # twice where a look has begun before
                await self._look()

    async def _look(self) -> None:
        if self.looking is None:
            self.looking = asyncio.create_task(self._looked())
        await asyncio.shield(self.looking)

    async def _looked(self) -> None:
        began = time.monotonic()
        try:
            await self._copy_what_changed()
        finally:
            self.looking, self.looked = None, began

    async def _copy_what_changed(self) -> None:
        """Copy the graph anew where another program has changed it, whether or not that one goes on writing."""
        present = self.snapshots.present
        unsure = present is not None and present.changes is None and noted(self.path) != self.noted
        if (unsure or signature(self.path) != self.seen) and not self.writing.locked():
            with suppress(ServiceError):  # no room, or just being replaced: there is another time
                await self._copy()

    async def _copy(self) -> None:
        await self._write(only_copy, seconds=_COPY)

    async def _write(
        self, function: Callable[..., Any], *args: object, seconds: float, when: Condition | None = None
    ) -> Any:
        """Run a function on the graph opened for writing, where it then is in such a state; readers see a new copy."""
        async with self.writing:
            if when is not None:  # what another program has written is in no copy yet
                present = self.snapshots.present
                when.check_state(present.state if present and signature(self.path) == self.seen else None)
            if self.writer is None:
                given = "texts" if self.texts else "quotes"
                arguments = (str(self.path), str(self.limits.memory), given, *sorted(self.services))
                self.writer = await _started("zhitu.serve.writer", *arguments)
            copy, before, self.noted = self.snapshots.fresh(), signature(self.path), noted(self.path)
            try:
                await self.writer.send(frames.UPDATE, (function, str(copy), args))
                kind, payload = await Clock(seconds).frame(self.writer)
            finally:
                if self.writer.busy:  # out of time, out of memory, or the client has gone
                    await self.writer.end()
                    self.writer, self.seen = None, ()  # so that the graph is looked at again, whatever it got done
            if kind == frames.ERROR:
                raise refused(payload)
            result, changes = pickle.loads(payload)
            self.snapshots.put(copy, changes)
            # while a change of ours is copied, the graph is locked; beside a mere copy others may go on
            self.seen = before if function is only_copy else signature(self.path)
            return result

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_WATCH)
            await self._look()


async def _started(*command: str) -> Process:
    """A process that has said that it is ready, so that its start is not part of a change's time."""
    process = await Process.start(*command)
    try:
        await process.frame()
    except BaseException:
        await process.end()
        raise
    return process


def _whole(payload: bytes) -> Answer:
    """An answer that came in one frame."""
    told, _, data = payload.partition(b"\n")
    head = json.loads(told)
    return Answer(head["type"], head["encoding"], head["length"], only(data), head["rows"], data)


async def _pieces(process: Process, clock: Clock, answer: Answer) -> AsyncIterator[bytes]:
    """The bytes of an answer; ServiceError where it cannot be finished."""
    while True:
        kind, payload = await clock.frame(process)
        if kind == frames.DATA:
            yield payload
        elif kind == frames.END:
            answer.rows = json.loads(payload)["rows"]
            return
        else:
            raise refused(payload)


def signature(path: Path) -> tuple[object, ...]:
    """What differs after a change of a graph: the present store, its tables, and how much its logs hold.

    To open a store and to close it again makes new logs, but these are empty.
    """
    try:
        store = path / Marker.parse(path).store
        files = list(store.iterdir())
        tables = frozenset(file.name for file in files if file.suffix == ".sst")
        logs = sum(file.stat().st_size for file in files if file.suffix == ".log")
        return ((path / NAME).stat().st_mtime_ns, store.name, tables, logs)
    except (OSError, GraphError):  # amid being replaced
        return ()


def noted(path: Path) -> tuple[object, ...]:
    """What differs after it was noted how many changes a graph has seen."""
    try:
        file = tally_path(path, Marker.read(path).store)
        return tuple((each.stat().st_mtime_ns, each.stat().st_size) for each in _with_log(file))
    except (OSError, GraphError):  # amid being replaced
        return ()


def _with_log(file: Path) -> list[Path]:
    """A database's file, and what was written to it last."""
    return [each for each in (file, file.with_name(f"{file.name}-wal")) if each.exists()]
