"""The ASGI application: routes over a backend, with what holds for all of them around it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from zhitu.serve import answering, openrefine, searching
from zhitu.serve.backend import Backend
from zhitu.serve.config import Config
from zhitu.serve.description import describe
from zhitu.serve.fronted import Fronted
from zhitu.serve.graphs import graph_store
from zhitu.serve.journal import Journal
from zhitu.serve.media import takes_gzip
from zhitu.serve.pages import dereference
from zhitu.serve.problems import HANDLERS
from zhitu.serve.service import Service
from zhitu.serve.sparql import sparql
from zhitu.serve.update import update

__all__ = ["create_app", "routes"]

_STORE = ["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"]
_EXPOSED = ["ETag", "Link", "Location", "Retry-After", "Content-Disposition", "Query-Warning"]


def create_app(
    backend: Backend, config: Config | None = None, more: Sequence[BaseRoute] = (), *, service: Service | None = None
) -> ASGIApp:
    """The application; `more` are further routes, whose handlers find the service in `request.app.state.service`.

    A handler asks the graph with `await service.backend.call(function, …)` or `backend.query`, and raises errors of
    zhitu, which clients get as problem+json. Whoever runs the application starts and stops the backend, and stops the
    finder of the service.
    """
    service = service or Service(backend, config or Config())

    app = Starlette(
        routes=[*routes(), *more],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"],
                allow_headers=["*"],
                expose_headers=_EXPOSED,
                max_age=86400,
            ),
            Middleware(_Packed),
        ],
        exception_handlers=HANDLERS,
    )
    app.state.service = service
    public = service.config.public
    steady = _Steady(app if public is None else Fronted(app, public), backend)
    return Journal(steady, service.metrics, service.answered)


class _Packed:
    """Compresses for clients that take it what is made here; readers compress their own answers, as these come."""

    def __init__(self, app: ASGIApp) -> None:
        self.app, self.packing = app, GZipMiddleware(app, minimum_size=1024, compresslevel=3)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        made_here = scope["type"] == "http" and not scope["path"].startswith(("/sparql", "/graphs", "/update"))
        packs = made_here and takes_gzip(Headers(scope=scope).get("accept-encoding", ""))
        await (self.packing if packs else self.app)(scope, receive, send)


class _Steady:
    """Has each request read one state of the graph, the present one: whether a thing is there, what is said of it,
    the tag of both."""

    def __init__(self, app: ASGIApp, backend: Backend) -> None:
        self.app, self.backend = app, backend

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self.backend.catch_up()
        with self.backend.steady():
            await self.app(scope, receive, send)


def routes() -> list[BaseRoute]:
    """The routes of every service. A part of its own adds its list here."""
    both = ["GET", "HEAD"]
    asking = [*both, "POST", "OPTIONS"]
    return [
        Route("/", describe, methods=both),
        Route("/.well-known/void", describe, methods=both),
        Route("/sparql", sparql, methods=asking),
        Route("/sparql/", sparql, methods=asking),
        Route("/update", update, methods=["POST", "OPTIONS"]),
        Route("/graphs", graph_store, methods=_STORE),
        Route("/graphs/{path:path}", graph_store, methods=_STORE),
        Route("/id/{path:path}", dereference, methods=both),
        *searching.routes(),
        *answering.routes(),
        *openrefine.routes(),
        Route("/static/style.css", style, methods=both),
        Route("/health", health, methods=both),
        Route("/metrics", metrics, methods=both),
    ]


async def style(_: Request) -> Response:
    """The style of all pages."""
    text = (Path(__file__).parent / "static" / "style.css").read_text(encoding="utf-8")
    return Response(text, media_type="text/css", headers={"Cache-Control": "max-age=3600"})


async def health(request: Request) -> Response:
    """Whether queries are answered: 200, or 503 with what is wrong."""
    service: Service = request.app.state.service
    await service.backend.check()
    return PlainTextResponse("ready\n", headers={"Cache-Control": "no-store"})


async def metrics(request: Request) -> Response:
    """Counts for Prometheus."""
    service: Service = request.app.state.service
    text = service.metrics.text(service.backend.gauges())
    return Response(text, media_type="text/plain; version=0.0.4")
