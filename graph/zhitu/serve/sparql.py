"""`/sparql`: the query operation of the SPARQL 1.1 Protocol."""

from __future__ import annotations

from urllib.parse import quote

import pyoxigraph as ox
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import Response

from zhitu.errors import ServiceError
from zhitu.query.unknown import unknown_terms
from zhitu.serve.backend import Query
from zhitu.serve.caching import cacheable, fresh, validators
from zhitu.serve.config import Config
from zhitu.serve.delivery import Delivery
from zhitu.serve.description import describe
from zhitu.serve.finding import asks_for_search
from zhitu.serve.media import is_open, takes_gzip, wants_html
from zhitu.serve.requests import FORM, Parameters, accepted, body, media_type, parameters, single, text
from zhitu.serve.service import Service
from zhitu.serve.showing import Shown

__all__ = ["answer", "graphs", "sparql", "union"]

#: Characters of a warning at most.
_WARNING = 1000
_METHODS = "GET, HEAD, POST, OPTIONS"


async def sparql(request: Request) -> Response:
    """The result of the query in the request; without one, the description of the service."""
    service: Service = request.app.state.service
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": _METHODS})
    if request.method in ("GET", "HEAD") and not request.scope["query_string"]:
        return await describe(request)
    given, query = await asked(request, service)
    return await answer(request, service, given, query)


async def asked(request: Request, service: Service) -> tuple[Parameters, str]:
    """The parameters of the request and the text of its query; ServiceError where the protocol is not kept."""
    given = parameters(request.scope["query_string"])
    if request.method == "POST":
        kind = media_type(request)
        if kind not in (FORM, "application/sparql-query"):
            raise ServiceError(415, "not a query", f"send it as application/sparql-query or {FORM}")
        data = await body(request, service.config.limits, most=service.config.limits.query)
        if kind == FORM:
            for name, values in parameters(text(data)).items():
                given.setdefault(name, []).extend(values)
        else:
            given.setdefault("query", []).append(text(data))
    if "update" in given:
        raise ServiceError(400, "an update, not a query", "POST it to /update")
    query = single(given, "query")
    if query is None:
        raise ServiceError(400, "no query", "give one as the parameter 'query'")
    return given, query


async def answer(request: Request, service: Service, given: Parameters, text: str) -> Response:
    """The response to a query with the dataset and format that the parameters ask for."""
    accept = accepted(request.scope)
    query = Query(
        text=text,
        accept=accept,
        form=_form(given),
        base=str(URL(scope={**request.scope, "query_string": b""})),
        union=union(given, service.config),
        default_graphs=graphs(given, "default-graph-uri"),
        named_graphs=graphs(given, "named-graph-uri"),
        gzip=takes_gzip(request.headers.get("accept-encoding", "")),
        head=request.method == "HEAD",
    )
    state = await service.finder.state() if asks_for_search(text) else service.backend.state
    headers = validators(state if cacheable(text) else None)
    unknown = unknown_terms(text, service.backend.prefixes)
    if unknown:  # a header holds ASCII
        headers["Query-Warning"] = quote("; ".join(unknown)[:_WARNING], safe=" !#$&'()*+,/:;=?@[]|~")
    if fresh(request, headers):
        return Response(status_code=304, headers=headers)
    as_page = query.form == "html" if is_open(accept) and query.form is not None else wants_html(accept)
    return Shown(service, query, headers) if as_page else Delivery(service, query, headers)


def _form(given: Parameters) -> str | None:
    """The format asked for by parameter: SPARQLWrapper gives a short name and, again, its media type."""
    return next((value for name in ("format", "output") for value in given.get(name, ()) if value), None)


def union(given: Parameters, config: Config) -> bool:
    """Whether the default graph is the union of all; `?union=` overrules the operator's setting."""
    told = single(given, "union")
    if told is None:
        return config.union
    if told.lower() not in ("true", "false"):
        raise ServiceError(400, "union is true or false", f"not {told!r}")
    return told.lower() == "true"


def graphs(given: Parameters, name: str) -> tuple[str, ...] | None:
    """The graphs that a parameter names, None where it is not there; ServiceError 400 where one is no IRI."""
    if name not in given:
        return None
    for iri in given[name]:
        try:
            ox.NamedNode(iri)
        except ValueError:
            raise ServiceError(400, f"{name} is not an absolute IRI", iri[:200]) from None
    return tuple(given[name])
