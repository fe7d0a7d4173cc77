"""Who gets which reader process, without processes."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from types import SimpleNamespace
from typing import Any

import pytest

from zhitu.errors import ServiceError
from zhitu.serve.clients import asking
from zhitu.serve.config import Limits
from zhitu.serve.pool import Pool, Process


class Idle:
    """A process that does nothing."""

    def __init__(self) -> None:
        self.busy, self.ended = False, False
        self.child = SimpleNamespace(returncode=None)

    async def frame(self) -> tuple[bytes, bytes]:
        return b"", b""

    async def end(self) -> None:
        self.ended = True


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> list[Idle]:
    found: list[Idle] = []

    async def start(*_: str) -> Any:
        found.append(Idle())
        return found[-1]

    monkeypatch.setattr(Process, "start", start)
    return found


async def take(pool: Pool, client: str, stack: AsyncExitStack) -> Any:
    told = asking.set(client)
    try:
        return await stack.enter_async_context(pool.process())
    finally:
        asking.reset(told)


def test_the_reserve_is_for_clients_that_have_none(started: list[Idle]) -> None:
    async def run() -> None:
        pool = Pool(2, Limits(waiting=0.05), frozenset())
        await pool.start()
        async with AsyncExitStack() as greedy, AsyncExitStack() as other:
            await take(pool, "greedy", greedy)
            await take(pool, "greedy", greedy)
            with pytest.raises(ServiceError, match="busy"):
                await take(pool, "greedy", greedy)
            await take(pool, "other", other)
            assert len(started) == pool.count == 3
        await asyncio.sleep(0)
        assert (len(pool.idle), pool.count, pool.lent.total()) == (2, 2, 0)
        assert sum(process.ended for process in started) == 1

    asyncio.run(run())


def test_who_waits_gets_the_reserve_once_a_query_of_his_was_ended() -> None:
    async def run() -> None:
        pool = Pool(2, Limits(waiting=5), frozenset())
        await pool.start()
        async with AsyncExitStack() as first, AsyncExitStack() as second, AsyncExitStack() as third:
            ended = await take(pool, "greedy", first)
            await take(pool, "greedy", second)
            async with AsyncExitStack() as other:
                await take(pool, "other", other)
            assert len(pool.idle) == 1  # kept for others while greedy has all
            waiting = asyncio.create_task(take(pool, "greedy", third))
            await asyncio.sleep(0)
            ended.busy = True  # it took too long
            await first.aclose()
            await asyncio.wait_for(waiting, 1)
            assert ended.ended
        await asyncio.sleep(0)
        assert (len(pool.idle), pool.count) == (2, 2)

    asyncio.run(run())
