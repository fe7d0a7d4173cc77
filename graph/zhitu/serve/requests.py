"""What comes in: bodies within their limits, parameters that may occur once, texts in UTF-8."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.types import Scope

from zhitu.errors import ServiceError
from zhitu.serve.config import Limits
from zhitu.serve.journal import BrokenOff

__all__ = ["FORM", "Parameters", "accepted", "body", "media_type", "parameters", "single", "text"]

Parameters = dict[str, list[str]]
#: In how many times the time of a pause the whole of a body must come: who sends a byte now and then never ends.
_WHOLE = 10
#: The media type of an HTML form.
FORM = "application/x-www-form-urlencoded"


def accepted(scope: Scope) -> str:
    """The request's Accept headers as one."""
    return ", ".join(Headers(scope=scope).getlist("accept"))


async def body(request: Request, limits: Limits, *, most: int | None = None) -> bytes:
    """The request's body; ServiceError where it is too large (`most` bytes if given) or comes too slowly."""
    most = limits.request if most is None else min(most, limits.request)
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("", "identity"):
        raise ServiceError(415, "compressed requests are not understood", "send the body as it is")
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > most:
        raise _too_large(most)
    parts: list[bytes] = []
    size = 0
    stream, loop = request.stream(), asyncio.get_running_loop()
    last = loop.time() + _WHOLE * limits.stall
    try:
        while True:
            async with asyncio.timeout_at(min(last, loop.time() + limits.stall)):
                piece = await anext(stream, None)
            if piece is None:
                return b"".join(parts)
            size += len(piece)
            if size > most:
                raise _too_large(most)
            parts.append(piece)
    except TimeoutError:
        raise ServiceError(408, "the request did not arrive in time") from None
    except ClientDisconnect:
        raise BrokenOff("the request did not arrive whole") from None


def _too_large(most: int) -> ServiceError:
    return ServiceError(413, "the request is too large", f"{most} bytes are allowed")


def media_type(request: Request) -> str:
    """The media type of the body, in small letters; ServiceError 415 where it says to be in other than UTF-8."""
    kind, *options = request.headers.get("content-type", "").split(";")
    for option in options:
        name, _, value = option.strip().lower().partition("=")
        if name == "charset" and value.strip("\"' ") not in ("utf-8", "utf8", "us-ascii"):
            raise ServiceError(415, "only UTF-8 is understood", f"not {value}")
    return kind.strip().lower()


def text(data: bytes) -> str:
    """Bytes as text; ServiceError 400 where they are not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ServiceError(400, "the request is not in UTF-8", f"at byte {error.start}") from None


def parameters(encoded: bytes | str) -> Parameters:
    """Names and values of a query string or form; ServiceError 400 where they are not URL-encoded UTF-8."""
    try:
        plain = encoded.decode("ascii") if isinstance(encoded, bytes) else encoded
        pairs = parse_qsl(plain, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError:  # UnicodeDecodeError is one
        raise ServiceError(400, "the parameters are not URL-encoded UTF-8") from None
    found: Parameters = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def single(given: Parameters, name: str) -> str | None:
    """The value of a parameter that may occur once, None where it does not; ServiceError 400 where it is repeated."""
    values = given.get(name, [])
    if len(values) > 1:
        raise ServiceError(400, f"{name!r} is given {len(values)} times", "give it once")
    return values[0] if values else None
