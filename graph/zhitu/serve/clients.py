"""How much one client may ask for at once."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar

from starlette.types import Scope

from zhitu.errors import ServiceError

__all__ = ["Clients", "asking"]

#: Whose query it is that is under way; the service's own have no client.
asking: ContextVar[str] = ContextVar("asking", default="")

#: Seconds that a query waits for those of its client to end, and how many may wait for each that is under way: a page
#: or a crawler asks for many things at once that are ready in milliseconds.
_PATIENCE, _WAITING = 0.5, 4


class Clients:
    """Counts the queries of each client that are under way, and lets some wait for their turn."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.active: Counter[str] = Counter()
        self.waiting: defaultdict[str, deque[asyncio.Future[None]]] = defaultdict(deque)

    @asynccontextmanager
    async def turn(self, scope: Scope) -> AsyncIterator[None]:
        """Room for one more query of this client; ServiceError 429 where it has too many for longer than a moment."""
        client = (scope.get("client") or ("",))[0]
        await self._enter(client)
        told = asking.set(client)
        try:
            yield
        finally:
            asking.reset(told)
            self._leave(client)

    async def _enter(self, client: str) -> None:
        if self.active[client] < self.limit:
            self.active[client] += 1
            return
        queue = self.waiting[client]
        if len(queue) >= self.limit * _WAITING:
            raise self._too_many()
        turn = asyncio.get_running_loop().create_future()
        queue.append(turn)
        try:
            async with asyncio.timeout(_PATIENCE):
                await turn
        except (TimeoutError, asyncio.CancelledError) as error:
            if turn.done() and not turn.cancelled():
                self._leave(client)  # it was let in at the same moment
            if isinstance(error, TimeoutError):
                raise self._too_many() from None
            raise
        finally:
            self._waits_no_more(client, turn)

    def _waits_no_more(self, client: str, turn: asyncio.Future[None]) -> None:
        """Takes who was let in, or has given up, off the queue."""
        queue = self.waiting[client]
        if turn in queue:
            queue.remove(turn)
        if not queue:
            del self.waiting[client]

    def _leave(self, client: str) -> None:
        """Hands the place of a query that has ended to the next one that waits."""
        while self.waiting.get(client):
            following = self.waiting[client].popleft()
            if not following.done():
                following.set_result(None)
                return
        self.active[client] -= 1
        if not self.active[client]:
            del self.active[client]

    def _too_many(self) -> ServiceError:
        return ServiceError(
            429, "too many queries at once", f"{self.limit} are allowed; wait until one has ended", retry=1
        )
