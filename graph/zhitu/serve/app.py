"""The ASGI application: routes over a backend, with what holds for all of them around it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from zhitu.serve.backend import Backend
from zhitu.serve.config import Config
from zhitu.serve.delivery import BrokenOff
from zhitu.serve.graphs import graph_store
from zhitu.serve.journal import Journal
from zhitu.serve.problems import HANDLERS
from zhitu.serve.service import Service
from zhitu.serve.sparql import sparql
from zhitu.serve.update import update

__all__ = ["create_app"]

_STORE = ["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"]
_EXPOSED = ["ETag", "Link", "Location", "Retry-After", "Content-Disposition"]


def create_app(backend: Backend, config: Config | None = None, routes: Sequence[BaseRoute] = ()) -> ASGIApp:
    """The application; `routes` are further ones, whose handlers find the service in `request.app.state.service`.

    A handler asks the graph with `await service.backend.call(function, …)` or `backend.query`, and raises errors of
    zhitu, which clients get as problem+json. Whoever runs the application starts and stops the backend.
    """
    service = Service(backend, config or Config())

    app = Starlette(
        routes=[*_routes(), *routes],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["*"],
                allow_headers=["*"],
                expose_headers=_EXPOSED,
                max_age=86400,
            )
        ],
        exception_handlers=HANDLERS,
    )
    app.state.service = service
    return Journal(app, service.metrics, BrokenOff)


def _routes() -> list[BaseRoute]:
    both = ["GET", "HEAD"]
    return [
        Route("/sparql", sparql, methods=[*both, "POST", "OPTIONS"]),
        Route("/sparql/", sparql, methods=[*both, "POST", "OPTIONS"]),
        Route("/update", update, methods=["POST", "OPTIONS"]),
        Route("/graphs", graph_store, methods=_STORE),
        Route("/graphs/{path:path}", graph_store, methods=_STORE),
        Route("/health", health, methods=both),
        Route("/metrics", metrics, methods=both),
    ]


async def health(request: Request) -> Response:
    """Whether queries are answered: 200 as soon as the backend is ready."""
    service: Service = request.app.state.service
    ready = service.backend.state is not None
    return PlainTextResponse("ready\n" if ready else "starting\n", 200 if ready else 503)


async def metrics(request: Request) -> Response:
    """Counts for Prometheus."""
    service: Service = request.app.state.service
    text = service.metrics.text(service.backend.gauges())
    return Response(text, media_type="text/plain; version=0.0.4")
