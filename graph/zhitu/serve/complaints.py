"""What is wrong with the store behind the service: whether it answers at all, and what it says where it refuses."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from zhitu.errors import ServiceError

__all__ = ["Health", "complaint", "moved", "too_long", "unanswered"]

#: Seconds that a store may take to say that it is there, and for which it is believed.
_PATIENCE, _BELIEVED = 4.0, 1.5
#: Statuses of a store that are those of the service, too; others are the store's own trouble.
_PASSED_ON = (400, 403, 404, 406, 422, 429, 503, 504)

#: What else a store's status says than that the query is at fault.
_TITLES = {
    401: "the store wants a password",
    407: "the store wants a password",
    429: "the store has too many queries",
    500: "the store fails",
    503: "the store is busy",
}


class Health:
    """Asks whether a store is there; those who want to know at the same time, or just afterwards, share the answer."""

    def __init__(self, ask: Callable[[], Awaitable[None]]) -> None:
        self.ask = ask
        self.asking = asyncio.Lock()
        self.until = 0.0
        self.trouble: ServiceError | None = None

    async def check(self) -> None:
        """ServiceError 503 where the store does not answer in time."""
        loop = asyncio.get_running_loop()
        async with self.asking:
            if loop.time() >= self.until:
                self.trouble = await self._trouble()
                self.until = loop.time() + _BELIEVED
        if self.trouble is not None:
            raise ServiceError(503, self.trouble.title, self.trouble.detail, retry=5)

    async def _trouble(self) -> ServiceError | None:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self.ask()
        except TimeoutError:
            return ServiceError(503, "the store does not answer", f"not within {_PATIENCE:g} seconds")
        except ServiceError as error:
            return error
        return None


def unanswered(error: httpx.HTTPError, seconds: float) -> ServiceError:
    """What to answer where the store fails: 502 if it cannot be reached or breaks off, 504 if it does not finish."""
    if isinstance(error, httpx.ReadTimeout | httpx.WriteTimeout):
        return too_long(seconds)
    told = "it cannot be reached" if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout) else "it broke off"
    return ServiceError(502, "the store does not answer", told)


def too_long(seconds: float) -> ServiceError:
    """What to answer where a query was given up after so many seconds."""
    return ServiceError(504, "the query took too long", f"it was given up after {seconds:g} seconds; ask for less")


def complaint(response: httpx.Response, data: bytes) -> ServiceError:
    """What a store says where it refuses a query, as the error of this service; a redirect is not followed."""
    if response.is_redirect:
        return ServiceError(502, "the store wants to send queries elsewhere", "give its present --endpoint")
    status = response.status_code if response.status_code in _PASSED_ON else 502
    title = _TITLES.get(response.status_code, "the store refuses the query")
    waits = response.headers.get("retry-after", "")
    retry = int(waits) if waits.isdecimal() and status in (429, 503) else None
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind.endswith(("/json", "+json")):
        told = _unpacked(data)
        place = {name: told[name] for name in ("line", "column") if isinstance(told.get(name), int)}
        words = next((w for key in ("detail", "message", "error", "title") if isinstance(w := told.get(key), str)), "")
        return ServiceError(status, title, words[:1000], retry=retry, **place)
    text = "" if kind == "text/html" else data.decode("utf-8", "replace")
    return ServiceError(status, title, " ".join(text.split())[:300], retry=retry)


def moved(error: ServiceError, before: int) -> ServiceError:
    """The error with its place in the query as it was asked, which was sent with so many characters before it."""
    line, column = error.more.get("line"), error.more.get("column")
    if line != 1 or not isinstance(column, int) or not before:
        return error
    place = max(1, column - before)
    detail = error.detail.replace(f"line 1, column {column}:", f"line 1, column {place}:", 1)
    return ServiceError(error.status, error.title, detail, retry=error.retry, **{**error.more, "column": place})


def _unpacked(data: bytes) -> dict[str, Any]:
    """The members of a JSON object; none where it is something else."""
    try:
        told = json.loads(data)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
