"""An answer on its way to a client: streamed with back-pressure, broken off where it cannot be finished.

HTTP has no way to take back a status of 200, so an answer that fails after its first byte ends the connection amid a
chunk, which no client takes for the end. A client that goes away ends its query.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from zhitu.errors import ServiceError, ZhituError
from zhitu.query.rewriting import Rewritten
from zhitu.serve.backend import Answer, Query
from zhitu.serve.finding import placed
from zhitu.serve.journal import BrokenOff, entry
from zhitu.serve.problems import as_service_error, problem
from zhitu.serve.requests import accepted
from zhitu.serve.service import Service

__all__ = ["Connected", "Delivery"]

#: Of an answer to HTTP/1.0, which cannot be broken off visibly and is therefore held back until it is whole.
_HELD_BACK = 16_000_000
#: Seconds that a client may take in nothing while others wait for what its query holds.
_HURRY = 3.0
#: Seconds until a client is watched for going away: to watch costs more than most answers.
_UNWATCHED = 0.02


class Connected:
    """While the block lasts: its work is given up, quietly, when the client goes away."""

    def __init__(self, receive: Receive) -> None:
        self.receive = receive
        self.watch: asyncio.Task[None] | None = None
        self.over = self.left = False

    async def __aenter__(self) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.task, self.loop = task, asyncio.get_running_loop()
        self.timer = self.loop.call_later(_UNWATCHED, self._begin)

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        self.over = True
        self.timer.cancel()
        if self.watch is not None:
            self.watch.cancel()
            with suppress(asyncio.CancelledError):
                await self.watch
        return self.left and self.task.uncancel() == 0 and kind is asyncio.CancelledError

    def _begin(self) -> None:
        self.watch = self.loop.create_task(_gone(self.receive))
        self.watch.add_done_callback(self._leave)

    def _leave(self, _: asyncio.Task[None]) -> None:
        if not self.over:
            self.left = True
            self.task.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class Delivery(Response):
    """The response to a query: asks the backend, sends what comes."""

    def __init__(self, service: Service, query: Query, headers: dict[str, str]) -> None:
        self.service, self.query, self.extra = service, query, headers
        self.background = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with Connected(receive):
            await self._deliver(scope, receive, send)

    async def _deliver(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            async with self._taken():
                await send(message)

        changed = Rewritten(self.query.text, self.query.text)
        try:
            async with self.service.clients.turn(scope):
                await self.prepare()
                changed = await self.service.finder.rewritten(self.query.text)
                async with self.service.backend.query(replace(self.query, text=changed.text)) as answer:
                    await self.send(answer, scope, sending)
        except TimeoutError:
            entry(scope).note = "the client stopped reading"
            raise BrokenOff("the client stopped reading") from None
        except ZhituError as error:
            told = placed(as_service_error(error), changed)
            entry(scope).note = told.title
            if begun:
                raise BrokenOff(told.title) from None
            await self.refusal(told, scope)(scope, receive, send)

    @asynccontextmanager
    async def _taken(self) -> AsyncIterator[None]:
        """While a client takes in a piece: TimeoutError where it does not, the sooner if others wait."""
        loop = asyncio.get_running_loop()
        timers: list[asyncio.TimerHandle] = []

        def look(until: asyncio.Timeout) -> None:
            if self.service.backend.crowded:
                until.reschedule(loop.time())
            else:
                timers[:] = [loop.call_later(_HURRY / 3, look, until)]

        async with asyncio.timeout(self.service.config.limits.stall) as until:
            timers.append(loop.call_later(_HURRY, look, until))
            try:
                yield
            finally:
                timers[0].cancel()

    async def prepare(self) -> None:
        """What is asked of the graph before the query itself."""

    def refusal(self, error: ServiceError, scope: Scope) -> Response:
        """The response instead of an answer."""
        return problem(error, accepted(scope))

    async def send(self, answer: Answer, scope: Scope, send: Send) -> None:
        """Send the answer; whatever is raised before the first message becomes the refusal."""
        await (self._whole if scope.get("http_version") == "1.0" else self._streamed)(answer, scope, send)

    def _head(self, answer: Answer) -> list[tuple[bytes, bytes]]:
        headers = {"content-type": answer.media_type, **self.extra}
        if answer.encoding:
            headers["content-encoding"] = answer.encoding
        if answer.length is not None:
            headers["content-length"] = str(answer.length)
        return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]

    async def _streamed(self, answer: Answer, scope: Scope, send: Send) -> None:
        """Each piece as it comes."""
        await send({"type": "http.response.start", "status": 200, "headers": self._head(answer)})
        if answer.whole is not None:
            entry(scope).rows = answer.rows
            await send({"type": "http.response.body", "body": answer.whole})
            return
        async for piece in answer.chunks:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        entry(scope).rows = answer.rows
        await send({"type": "http.response.body", "body": b""})

    async def _whole(self, answer: Answer, scope: Scope, send: Send) -> None:
        """All pieces at once, for HTTP/1.0."""
        parts, size = [], 0
        async for piece in answer.chunks:
            parts.append(piece)
            size += len(piece)
            if size > _HELD_BACK:
                raise ServiceError(505, "the answer is too large for HTTP/1.0", "ask with HTTP/1.1")
        entry(scope).rows = answer.rows
        answer.length = size
        await send({"type": "http.response.start", "status": 200, "headers": self._head(answer)})
        await send({"type": "http.response.body", "body": b"".join(parts)})
