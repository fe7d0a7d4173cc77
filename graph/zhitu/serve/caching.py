"""When a client's copy of an answer is still good: as long as the graph is as it was."""

from __future__ import annotations

import re

from starlette.requests import Request

__all__ = ["cacheable", "fresh", "validators"]

#: What makes an answer depend on more than the graph. A word that only looks like it costs no more than a new answer.
_VARYING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|SERVICE)\b", re.IGNORECASE)
_TAG = re.compile(r'(?:W/)?"([^"]*)"')


def cacheable(query: str) -> bool:
    """Whether the same query has the same answer while the graph does not change.

    >>> cacheable("SELECT * { ?s ?p ?o }"), cacheable("SELECT (now() AS ?t) {}")
    (True, False)
    """
    return _VARYING.search(query) is None


def validators(state: str | None) -> dict[str, str]:
    """Headers of an answer that holds as long as the graph is in this state; None: it holds for this time only."""
    headers = {"vary": "Accept, Accept-Encoding"}
    if state is None:
        return headers | {"cache-control": "no-store"}
    return headers | {"etag": f'W/"{state}"', "cache-control": "no-cache"}


def fresh(request: Request, headers: dict[str, str]) -> bool:
    """Whether the client has said that it holds this very state."""
    if request.method not in ("GET", "HEAD") or "etag" not in headers:
        return False
    wanted = _TAG.findall(headers["etag"])
    return any(tag in wanted for tag in _TAG.findall(request.headers.get("if-none-match", "")))
