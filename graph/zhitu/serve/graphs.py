"""`/graphs`: the Graph Store Protocol, for graphs named in the request or by the address itself."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator

import pyoxigraph as ox
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import Response

from zhitu.errors import ServiceError
from zhitu.read.metadata import web_address
from zhitu.serve.access import check_graphs, check_token
from zhitu.serve.backend import GraphChange, Query
from zhitu.serve.caching import condition, fresh, validators
from zhitu.serve.delivery import Delivery
from zhitu.serve.media import takes_gzip
from zhitu.serve.requests import accepted, body, media_type, parameters, single
from zhitu.serve.service import Service
from zhitu.serve.updates import DEFAULT
from zhitu.sparql import Queryable

__all__ = ["graph_store"]

_PARAMETERS = {"default", "format", "graph"}
_METHODS = "GET, HEAD, PUT, POST, DELETE, OPTIONS"


async def graph_store(request: Request) -> Response:
    """Read, replace, extend or remove one graph."""
    service: Service = request.app.state.service
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": _METHODS})
    named = _named(request)
    if request.method in ("GET", "HEAD"):
        return await _read(request, service, _there(named))
    check_token(request, service)
    location = None
    if named is None:
        if request.method != "POST":
            _there(named)
        location = named = f"{_address(request).rstrip('/')}/{secrets.token_hex(8)}"
    check_graphs(service, [named])
    if "content-range" in request.headers:  # RFC 9110, 14.5: a part must not be taken for the whole
        raise ServiceError(400, "a part of a graph", "send the whole of it, without Content-Range")
    graph = named or None
    when = condition(request)
    when.check_state(service.backend.state)  # before the body is read; the writer looks again
    async with service.clients.turn(request.scope):
        if request.method == "DELETE":
            existed = await service.backend.change(GraphChange(graph, remove=True, condition=when))
            if not existed:
                raise ServiceError(404, "there is no such graph")
            return Response(status_code=204)
        data = await _content(request, service)
        change = GraphChange(
            graph,
            replace=request.method == "PUT",
            data=data,
            base=named or _address(request),
            condition=when,
        )
        existed = await service.backend.change(change)
    headers = {"Location": location} if location else {}
    return Response(status_code=204 if existed and not location else 201, headers=headers)


def _address(request: Request) -> str:
    return str(request.url.replace(query="", fragment=""))


def _named(request: Request) -> str | None:
    """The graph that a request is about, DEFAULT for the default one; None where it names none."""
    given = parameters(request.scope["query_string"])
    graph = single(given, "graph")
    if unknown := sorted(given.keys() - _PARAMETERS):
        raise ServiceError(400, f"there is no parameter {unknown[0]!r}", f"there are {', '.join(sorted(_PARAMETERS))}")
    if graph is not None and "default" in given:
        raise ServiceError(400, "two graphs", "give ?graph=… or ?default, not both")
    if "default" in given:
        return DEFAULT
    if graph is None:
        if not request.path_params.get("path"):
            return None
        graph = web_address(_address(request)) or ""  # decoded, as addresses are read, but for what no IRI may hold
    try:
        ox.NamedNode(graph)
    except ValueError:
        raise ServiceError(400, "the graph's name is not an absolute IRI", graph[:200]) from None
    return graph


def _there(named: str | None) -> str:
    if named is None:
        raise ServiceError(400, "no graph", "name one with ?graph=IRI, or ?default")
    return named


async def _read(request: Request, service: Service, named: str) -> Response:
    headers = validators(service.backend.state)
    if fresh(request, headers):
        return Response(status_code=304, headers=headers)
    if named and not await service.backend.call(_exists, named):
        raise ServiceError(404, "there is no such graph")
    pattern = f"GRAPH {ox.NamedNode(named)} {{ ?s ?p ?o }}" if named else "?s ?p ?o"
    query = Query(
        text=f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}",
        accept=accepted(request.scope),
        form=single(parameters(request.scope["query_string"]), "format"),
        union=False,
        gzip=takes_gzip(request.headers.get("accept-encoding", "")),
        head=request.method == "HEAD",
    )
    return Delivery(service, query, headers)


def _exists(graph: Queryable, named: str) -> bool:
    """Whether a named graph exists, be it without triples."""
    return bool(graph.query(f"ASK {{ GRAPH {ox.NamedNode(named)} {{}} }}"))


async def _content(request: Request, service: Service) -> tuple[tuple[str, bytes], ...]:
    """The RDF in the request, each piece with its media type."""
    data = await body(request, service.config.limits)
    kind = media_type(request)
    if kind != "multipart/form-data":
        return ((kind, data),)

    async def once() -> AsyncIterator[bytes]:
        yield data

    try:
        form = await MultiPartParser(request.headers, once(), max_files=100, max_fields=100).parse()  # type: ignore[arg-type]
    except MultiPartException as error:
        raise ServiceError(400, "the form cannot be read", error.message) from None
    try:
        return tuple([await _piece(part) for _, part in form.multi_items()])
    finally:
        await form.close()


async def _piece(part: UploadFile | str) -> tuple[str, bytes]:
    if not isinstance(part, UploadFile):
        raise ServiceError(400, "a part of the form is no file", "give each part a filename and a Content-Type")
    return (part.content_type or "").partition(";")[0].strip().lower(), await part.read()
