"""What a graph holds is counted once for each state of it."""

from __future__ import annotations

import asyncio
from typing import Any, cast

from zhitu.errors import ServiceError
from zhitu.serve.backend import Backend
from zhitu.serve.holding import Counted, Holding


class Store:
    """A store that takes too long to be counted until it has changed."""

    base = "https://e/"
    state = "1"
    asked = 0

    async def call(self, *_: Any) -> Holding:
        self.asked += 1
        if self.state == "1":
            raise ServiceError(504, "the query took too long", "ask for less")
        return Holding({"urn:k": 3})


def test_what_took_too_long_is_not_tried_again_by_each_who_asks() -> None:
    store = Store()

    async def asked() -> list[tuple[Holding, str | None]]:
        counted = Counted(cast(Backend, store))
        found = [await counted.now(), await counted.now()]
        store.state = "2"
        return [*found, await counted.now(), await counted.now()]

    late = (Holding(), "the query took too long")
    there = (Holding({"urn:k": 3}), None)
    assert asyncio.run(asked()) == [late, late, there, there]
    assert store.asked == 2
