"""What happened: a line per request for the operator, numbers for Prometheus. Neither ever holds a token."""

from __future__ import annotations

import logging
import re
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, AnyStr

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Answered", "BrokenOff", "Entry", "Journal", "Metrics", "entry"]

_log = logging.getLogger("zhitu.serve.access")
_KEY = "zhitu.entry"
_WHOLE = re.compile("^https?://[^/]*/?", re.IGNORECASE)
_WHOLE_BYTES = re.compile(_WHOLE.pattern.encode(), re.IGNORECASE)
#: Upper ends of the classes of durations, in seconds.
_CLASSES = (0.005, 0.02, 0.1, 0.5, 2.0, 10.0, 30.0)
#: Requests that are remembered; then it begins anew.
_ANSWERED = 100_000
#: First steps of the paths of the service.
_AREAS = {"sparql", "update", "graphs", "id", "health", "metrics", "questions", "search", "reconcile"}


@dataclass(slots=True)
class Entry:
    """What is known of one request: `rows` of its result, `note` where it did not end well.

    `asked` is the tag of the state in which it is answered, and the number of the request.
    """

    rows: int | None = None
    note: str | None = None
    status: int | None = None
    sent: int = 0
    asked: tuple[str, int] | None = None


def entry(scope: Scope) -> Entry:
    """The entry of this request, for whoever handles it to fill in."""
    found: Entry = scope.setdefault(_KEY, Entry())
    return found


class BrokenOff(BaseException):
    """A request or its answer could not be finished after it had begun; the server closes the connection."""


class Answered:
    """Numbers of the requests that were answered in the present state of the graph, the last ones."""

    def __init__(self) -> None:
        self.tag = ""
        self.keys: dict[int, None] = {}

    def has(self, tag: str, key: int) -> bool:
        """Whether this request was answered in this state."""
        return tag == self.tag and key in self.keys

    def note(self, tag: str, key: int) -> None:
        """Remember that a request was answered in this state; in a new state none has been."""
        if tag != self.tag or len(self.keys) >= _ANSWERED:
            self.tag, self.keys = tag, {}
        self.keys[key] = None


class Metrics:
    """Counts since the start, in the text format of Prometheus."""

    def __init__(self) -> None:
        self.requests: Counter[tuple[str, int]] = Counter()
        self.classes: Counter[float] = Counter()
        self.seconds = 0.0
        self.rows = 0
        self.broken = 0
        self.active = 0

    def note(self, area: str, found: Entry, seconds: float) -> None:
        """Count one request."""
        self.requests[area, found.status or 499] += 1
        for upper in _CLASSES:
            self.classes[upper] += seconds <= upper
        self.seconds += seconds
        self.rows += found.rows or 0

    def text(self, gauges: Mapping[str, float]) -> str:
        """All of it; `gauges` are added under their names, those that only grow end in `_total`."""
        total = sum(self.requests.values())
        lines = ["# TYPE zhitu_requests_total counter"]
        lines += [
            f'zhitu_requests_total{{area="{area}",status="{status}"}} {count}'
            for (area, status), count in sorted(self.requests.items())
        ]
        lines.append("# TYPE zhitu_request_seconds histogram")
        lines += [f'zhitu_request_seconds_bucket{{le="{upper:g}"}} {self.classes[upper]}' for upper in _CLASSES]
        lines += [
            f'zhitu_request_seconds_bucket{{le="+Inf"}} {total}',
            f"zhitu_request_seconds_sum {self.seconds:.6f}",
            f"zhitu_request_seconds_count {total}",
        ]
        counters = {"rows_total": self.rows, "broken_off_total": self.broken}
        for name, value in counters.items():
            lines += [f"# TYPE zhitu_{name} counter", f"zhitu_{name} {value}"]
        for name, number in {"active_requests": float(self.active), **gauges}.items():
            kind = "counter" if name.endswith("_total") else "gauge"
            lines += [f"# TYPE zhitu_{name} {kind}", f"zhitu_{name} {number:g}"]
        return "\n".join(lines) + "\n"


class Journal:
    """Outermost of the application: times each request, and lets broken-off answers end without a stack trace."""

    def __init__(self, app: ASGIApp, metrics: Metrics, answered: Answered) -> None:
        self.app, self.metrics, self.answered = app, metrics, answered

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        found = scope[_KEY] = Entry()
        for key in ("path", "raw_path"):
            scope[key] = _own(scope[key])

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                found.status = message["status"]
                if found.asked is not None and found.status == 200:
                    self.answered.note(*found.asked)
            else:
                found.sent += len(message.get("body", b""))
            await send(message)

        begun = time.perf_counter()
        self.metrics.active += 1
        try:
            await self.app(scope, receive, watched)
        except BrokenOff:
            self.metrics.broken += 1
        finally:
            self.metrics.active -= 1
            seconds = time.perf_counter() - begun
            self.metrics.note(_area(scope), found, seconds)
            if _log.isEnabledFor(logging.INFO):
                _log.info("%s", _line(scope, found, seconds))


def _own(path: AnyStr) -> AnyStr:
    """The path of a target that a client has written as a whole address, as it may.

    >>> _own("http://example.org/sparql"), _own("/id/http://a"), _own("*")
    ('/sparql', '/id/http://a', '*')
    """
    if isinstance(path, bytes):
        return _WHOLE_BYTES.sub(b"/", path)
    return _WHOLE.sub("/", path)


def _area(scope: Scope) -> str:
    """The first step of the path where it is one of the service's own, so that clients cannot make up metrics."""
    step = f"{scope['path']}/".split("/")[1]
    return step if step in _AREAS else "other"


def _line(scope: Scope, found: Entry, seconds: float) -> str:
    """Client, method, path without parameters, status, milliseconds, rows, bytes."""
    client = (scope.get("client") or ("-",))[0]
    parts: list[Any] = [client, scope["method"], scope["path"].encode("unicode_escape").decode("ascii")[:200]]
    parts += [found.status or 499, f"{seconds * 1000:.1f}ms", f"rows={'-' if found.rows is None else found.rows}"]
    parts.append(f"bytes={found.sent}")
    if found.note:
        parts.append(f"({found.note})")
    return " ".join(str(part) for part in parts)
