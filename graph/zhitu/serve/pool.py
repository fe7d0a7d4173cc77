"""Reader processes: started ahead, lent to one query at a time, ended where the query does not end by itself."""

from __future__ import annotations

import asyncio
import json
import os
import pickle
import signal
import socket
import sys
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any

from zhitu.errors import ServiceError
from zhitu.serve import frames
from zhitu.serve.clients import asking
from zhitu.serve.config import Limits

__all__ = ["Clock", "Pool", "Process", "refused"]


class Process:
    """One process and the socket to it."""

    def __init__(self, child: asyncio.subprocess.Process, reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        self.child, self.reader, self.writer = child, reader, writer
        self.busy = False

    @classmethod
    async def start(cls, module: str, *arguments: str) -> Process:
        """A process that runs a module of zhitu with one end of a socket as its standard input."""
        ours, theirs = socket.socketpair()
        environment = {name: value for name, value in os.environ.items() if name != "ZHITU_TOKEN"}
        environment["RUST_BACKTRACE"] = "0"  # one line in the log where the engine runs out of memory
        try:
            child = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", f"from {module} import main; main()", *arguments),
                stdin=theirs.fileno(),
                stdout=asyncio.subprocess.DEVNULL,
                env=environment,
            )
        finally:
            theirs.close()
        reader, writer = await asyncio.open_connection(sock=ours, limit=1 << 18)
        return cls(child, reader, writer)

    async def send(self, kind: bytes, job: Any) -> None:
        """Give it a job; until the last frame of its answer has come it is busy."""
        self.busy = True
        self.writer.write(frames.encode(kind, pickle.dumps(job)))
        with suppress(ConnectionError):  # it has ended; `frame` says so
            await self.writer.drain()

    async def frame(self) -> tuple[bytes, bytes]:
        """Its next frame; ServiceError where it has ended instead."""
        try:
            kind, length = frames.HEADER.unpack(await self.reader.readexactly(frames.HEADER.size))
            payload = await self.reader.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError):
            raise _died(await self.child.wait()) from None
        if kind in frames.LAST:
            self.busy = False
        return kind, payload

    async def end(self) -> None:
        """End it at once, and with it all that it holds."""
        self.writer.close()
        with suppress(ProcessLookupError):
            self.child.kill()
        await self.child.wait()
        with suppress(ConnectionError):
            await self.writer.wait_closed()


class Clock:
    """Time that a process may still take; the time in which a client takes in what it got does not count."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.left = seconds, seconds

    async def frame(self, process: Process) -> tuple[bytes, bytes]:
        """The next frame; ServiceError 504 where it does not come in time."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            async with asyncio.timeout(self.left):
                return await process.frame()
        except TimeoutError:
            raise ServiceError(
                504, "the query took too long", f"it was ended after {self.seconds:g} seconds; ask for less"
            ) from None
        finally:
            self.left = max(0.0, self.left - (loop.time() - begun))


class Pool:
    """A number of reader processes, and as many in reserve for clients that have none while others hold all.

    A place that becomes free is filled ahead of need; who waits is served in the order of how little they hold.
    """

    def __init__(self, size: int, limits: Limits, services: frozenset[str]) -> None:
        self.size, self.limits, self.services = size, limits, services
        self.idle: list[Process] = []
        self.waiting: dict[asyncio.Future[Process], str] = {}
        self.lent: Counter[str] = Counter()
        #: Processes that there are, those that start included.
        self.count = 0
        self.tasks: set[asyncio.Task[None]] = set()
        self.ended = 0
        self.closing = False

    async def start(self) -> None:
        """Start all processes but the reserve."""
        self.count = self.size
        await asyncio.gather(*(self._fill() for _ in range(self.size)))

    async def stop(self) -> None:
        """End all processes, those at work included."""
        self.closing = True
        await asyncio.gather(*self.tasks, return_exceptions=True)  # what is just starting is ended with the others
        await asyncio.gather(*(process.end() for process in self.idle))
        self.idle.clear()

    async def _fill(self) -> None:
        process = await Process.start("zhitu.serve.reader", str(self.limits.memory), *sorted(self.services))
        try:
            await process.frame()  # it says that it is ready, so that its start is not part of a query's time
        except BaseException:
            await process.end()
            raise
        self.idle.append(process)
        self._settle()

    @asynccontextmanager
    async def process(self) -> AsyncIterator[Process]:
        """A process for one job; one that is still busy when the block is left is ended and another started."""
        client = asking.get()
        if self.idle and self._may_have(client):
            process = self.idle.pop()  # the last one that was busy: its memory is warm
            self.lent[client] += 1
        else:
            process = await self._turn(client)
        try:
            yield process
        finally:
            self._return(client)
            if process.busy or process.child.returncode is not None:
                self.ended += 1
                self._begin(self._end_and_fill(process))
            else:
                self.idle.append(process)
            self._settle()

    def _may_have(self, client: str) -> bool:
        """Whether a client may have one more: of the reserve only one that has none."""
        return not self.lent[client] or self.lent.total() < self.size

    def _return(self, client: str) -> None:
        self.lent[client] -= 1
        if not self.lent[client]:
            del self.lent[client]

    async def _turn(self, client: str) -> Process:
        """A process as soon as one is free, counted as lent; ServiceError 503 where that takes too long."""
        turn = asyncio.get_running_loop().create_future()
        self.waiting[turn] = client
        if not self.lent[client] and self.count < 2 * self.size:
            self.count += 1
            self._begin(self._fill_patiently())
        try:
            async with asyncio.timeout(self.limits.waiting):
                process: Process = await turn
                return process
        except BaseException as error:
            if turn.done() and not turn.cancelled():  # it was given, and is not taken any more
                self._return(client)
                self.idle.append(turn.result())
                self._settle()
            if isinstance(error, TimeoutError):
                raise ServiceError(503, "the service is busy", "ask again later", retry=5) from None
            raise
        finally:
            del self.waiting[turn]

    def _settle(self) -> None:
        """Lend what is idle to who waits and has least; end what nobody needs of the reserve."""
        while self.idle and (turn := self._next()):
            self.lent[self.waiting[turn]] += 1
            turn.set_result(self.idle.pop())
        while self.idle and self._is_too_many():
            self.count -= 1
            self._begin(self.idle.pop().end())

    def _next(self) -> asyncio.Future[Process] | None:
        waiting = [turn for turn, client in self.waiting.items() if not turn.done() and self._may_have(client)]
        return min(waiting, key=lambda turn: self.lent[self.waiting[turn]], default=None)

    def _is_too_many(self) -> bool:
        """Whether there is a reserve though no client keeps others waiting."""
        return self.count > self.size and self.lent.total() < self.size

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        """Do something that nobody waits for."""
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _end_and_fill(self, process: Process) -> None:
        await process.end()
        if self._is_too_many():
            self.count -= 1
        else:
            await self._fill_patiently()

    async def _fill_patiently(self) -> None:
        while not self.closing:
            try:
                await self._fill()
                return
            except (ServiceError, OSError):  # the machine is short of something: a query that waits gets 503
                await asyncio.sleep(1)


def _died(status: int) -> ServiceError:
    """Why a process has ended by itself, as far as its exit status tells."""
    if status == -signal.SIGSEGV:  # the engine's parser calls itself for each bracket
        return ServiceError(
            400,
            "the query is nested too deeply",
            "write it with fewer brackets within brackets, or fewer parts joined by && || + - | /",
        )
    return ServiceError(503, "the query needs too much memory", "it was ended; ask for less")


def refused(payload: bytes) -> ServiceError:
    """The error that a process has told of."""
    told = json.loads(payload)
    return ServiceError(told.pop("status"), told.pop("title"), told.pop("detail"), **told)
