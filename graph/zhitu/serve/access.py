"""Who may write, and what."""

from __future__ import annotations

import hmac
from collections.abc import Iterable

from starlette.requests import Request

from zhitu.errors import ServiceError
from zhitu.serve.service import Service
from zhitu.serve.updates import ANY

__all__ = ["check_graphs", "check_token"]


def check_token(request: Request, service: Service) -> None:
    """ServiceError unless updates are on and the request holds the operator's token."""
    if service.backend.fronts:
        raise ServiceError(403, "this service is for reading", "write to the store behind it")
    if not service.config.writable or not service.config.token:
        raise ServiceError(403, "this service is for reading", "the operator switches updates on with --allow-update")
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    right = hmac.compare_digest(given.strip().encode("latin-1"), service.config.token.encode())
    if scheme.lower() != "bearer" or not right:
        raise ServiceError(401, "writing needs the token", "send it as Authorization: Bearer …")


def check_graphs(service: Service, graphs: Iterable[str]) -> None:
    """ServiceError 403 where an update may change what a build writes: it would be lost with the next one."""
    if service.config.documents:
        return
    base = service.backend.base
    for graph in graphs:
        if graph == ANY:
            raise ServiceError(
                403,
                "the update does not say which graphs it changes",
                "name each with GRAPH <…>, and give no prefix the name of a keyword (graph:, insert: …); the "
                "operator can allow all with --allow-update-documents",
            )
        if graph.startswith((f"{base}doc/", f"{base}graph/")):
            raise ServiceError(
                403,
                "the graphs of documents follow from the documents",
                f"write into a graph of your own, not {graph}; the operator can allow it with --allow-update-documents",
            )
