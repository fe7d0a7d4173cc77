"""The graph as a service: SPARQL 1.1 over HTTP, pages, limits.

Backend, Query      what answers queries: the embedded graph in processes of its own, or another SPARQL endpoint
create_app          the ASGI application over a backend; other parts mount their routes there
serve, serving      run it until it is told to stop, or while a block lasts

The processes that answer queries import this package, too; so the web server is imported only when it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from zhitu.serve.backend import Answer, Backend, Query
from zhitu.serve.config import Config, Limits

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp

__all__ = ["Answer", "Backend", "Config", "Limits", "Query", "create_app", "serve", "serving"]


def create_app(backend: Backend, config: Config | None = None, routes: Sequence[BaseRoute] = ()) -> ASGIApp:
    """The ASGI application over a backend, with further routes; see `zhitu.serve.app`."""
    from zhitu.serve.app import create_app

    return create_app(backend, config, routes)


def serve(source: str | Path, config: Config | None = None, *, ready: Callable[[str], None] | None = None) -> None:
    """Serve a graph, or the SPARQL endpoint at a URL, until interrupted; `ready` is told the address."""
    from zhitu.serve.run import serve

    serve(source, config, ready=ready)


def serving(source: str | Path, config: Config | None = None) -> AbstractContextManager[str]:
    """Serve a graph or an endpoint in a thread while the block lasts; gives the address.

    with zhitu.serve.serving("graph.db", Config(port=0)) as url: …
    """
    from zhitu.serve.run import serving

    return serving(source, config)
