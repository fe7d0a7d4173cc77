"""Queries of one client wait a moment for their turn."""

from __future__ import annotations

import asyncio

import pytest

from zhitu.errors import ServiceError
from zhitu.serve import clients
from zhitu.serve.clients import Clients

SCOPE = {"type": "http", "client": ("192.0.2.1", 1)}


async def asked(turns: Clients, done: list[int], number: int, seconds: float) -> str:
    try:
        async with turns.turn(SCOPE):
            await asyncio.sleep(seconds)
            done.append(number)
    except ServiceError as error:
        return f"{error.status}, in {error.retry} s"
    return "answered"


def test_short_queries_wait_in_order() -> None:
    async def run() -> None:
        turns, done = Clients(2), list[int]()
        told = await asyncio.gather(*(asked(turns, done, k, 0.01) for k in range(10)))
        assert told == ["answered"] * 10
        assert done == sorted(done)
        assert not turns.active
        assert not turns.waiting

    asyncio.run(run())


def test_long_ones_are_not_waited_for_and_a_crowd_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "_PATIENCE", 0.05)

    async def run() -> None:
        turns, done = Clients(2), list[int]()
        told = await asyncio.gather(*(asked(turns, done, k, 0.3) for k in range(20)))
        assert told == ["answered"] * 2 + ["429, in 1 s"] * 18
        assert not turns.active
        assert not turns.waiting

    asyncio.run(run())


def test_who_goes_away_while_waiting_takes_no_place() -> None:
    async def run() -> None:
        turns, done = Clients(1), list[int]()
        first = asyncio.create_task(asked(turns, done, 0, 0.05))
        second = asyncio.create_task(asked(turns, done, 1, 0.0))
        third = asyncio.create_task(asked(turns, done, 2, 0.0))
        await asyncio.sleep(0.01)
        second.cancel()
        assert await first == "answered"
        assert await third == "answered"
        assert done == [0, 2]
        assert not turns.active
        assert not turns.waiting

    asyncio.run(run())
