"""When a client's copy of an answer is still good: as long as the graph is as it was.

A tag tells the state of the graph and nothing of the request, so that a client may send it with one that was never
answered, and cannot be: that is looked at like any other.
"""

from __future__ import annotations

import re

from starlette.requests import Request

from zhitu.serve.backend import Condition
from zhitu.serve.journal import entry
from zhitu.serve.service import Service

__all__ = ["cacheable", "condition", "fresh", "validators"]

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
    """Whether the client has said that it holds this very state, in which the request was answered before."""
    if request.method not in ("GET", "HEAD") or "etag" not in headers:
        return False
    service: Service = request.app.state.service
    scope, tag = request.scope, headers["etag"]
    accept, held = [], b""
    for name, value in scope["headers"]:  # once, since each request of a query comes by here
        if name == b"accept":
            accept.append(value)
        elif name == b"if-none-match":
            held += value + b","
    key = hash((scope["path"], scope["query_string"], *accept))
    if not service.answered.has(tag, key):
        entry(scope).asked = tag, key
        return False
    wanted = _TAG.findall(tag)
    return held.strip(b" ,") == b"*" or any(each in wanted for each in _TAG.findall(held.decode("latin-1")))


def condition(request: Request) -> Condition:
    """What `If-Match` and `If-None-Match` ask of the graph that is written."""
    excluded, wanted = request.headers.get("if-none-match", "").strip(), request.headers.get("if-match", "").strip()
    return Condition(
        missing=excluded == "*",
        there=wanted == "*",
        wanted=frozenset(_TAG.findall(wanted)) if wanted not in ("", "*") else None,
        excluded=frozenset(_TAG.findall(excluded)),
    )
