"""A service that clients know under another address than the one it listens at: behind a reverse proxy."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from zhitu.errors import GraphError
from zhitu.serve.html import ROOT

__all__ = ["Fronted"]

#: What needs no escapes in a path, so that it is the same however it is written.
_PLAIN = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")


class Fronted:
    """Makes all addresses those of `public`, whether or not the proxy takes its path off before it asks."""

    def __init__(self, app: ASGIApp, public: str) -> None:
        """GraphError where `public` is no plain http(s) address."""
        parts = urlsplit(public)
        self.app, self.scheme, self.root = app, parts.scheme, parts.path.rstrip("/")
        self.host = parts.netloc.encode("ascii", "replace")
        plain = _PLAIN.fullmatch(self.root) and not (parts.query or parts.fragment or "@" in parts.netloc)
        if parts.scheme not in ("http", "https") or not parts.hostname or b"?" in self.host or not plain:
            raise GraphError(f"{public}: give --public-url as https://host/path, in plain letters and digits")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            raw: bytes = scope["raw_path"]
            headers = [(name, value) for name, value in scope["headers"] if name != b"host"]
            scope = {
                **scope,
                "scheme": self.scheme,
                "root_path": self.root,
                "path": self.root + self._inner(scope["path"]),
                "raw_path": self._inner(raw.decode("latin-1")).encode("latin-1"),
                "headers": [(b"host", self.host), *headers],
            }
        token = ROOT.set(self.root)
        try:
            await self.app(scope, receive, send)
        finally:
            ROOT.reset(token)

    def _inner(self, path: str) -> str:
        """The path without the root before it."""
        return (path[len(self.root) :] or "/") if f"{path}/".startswith(f"{self.root}/") else path
