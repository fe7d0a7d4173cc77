"""The ASGI application: routes over a backend, with what holds for all of them around it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from zhitu.serve import answering, openrefine, searching
from zhitu.serve.backend import Backend
from zhitu.serve.config import Config
from zhitu.serve.description import describe
from zhitu.serve.fronted import Fronted
from zhitu.serve.graphs import graph_store
from zhitu.serve.journal import Journal
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
            )
        ],
        exception_handlers=HANDLERS,
    )
    app.state.service = service
    public = service.config.public
    return Journal(app if public is None else Fronted(app, public), service.metrics, service.answered)


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
