"""`/update`: the update operation of the SPARQL 1.1 Protocol."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from zhitu.errors import ServiceError
from zhitu.query.unknown import searches
from zhitu.serve.access import check_graphs, check_token
from zhitu.serve.backend import Update
from zhitu.serve.changes import check_update
from zhitu.serve.requests import FORM, body, media_type, parameters, single, text
from zhitu.serve.service import Service
from zhitu.serve.sparql import graphs
from zhitu.serve.updates import one_prologue, with_dataset, written
from zhitu.tokens import tokens

__all__ = ["update"]


async def update(request: Request) -> Response:
    """Apply the update in the request: 204 once it is done, and readers see it."""
    service: Service = request.app.state.service
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": "POST, OPTIONS"})
    check_token(request, service)
    given = parameters(request.scope["query_string"])
    kind = media_type(request)
    if kind not in (FORM, "application/sparql-update"):
        raise ServiceError(415, "not an update", f"send it as application/sparql-update or {FORM}")
    data = text(await body(request, service.config.limits))
    if kind == FORM:
        for name, values in parameters(data).items():
            given.setdefault(name, []).extend(values)
    else:
        given.setdefault("update", []).append(data)
    sparql = single(given, "update")
    if sparql is None or "query" in given:
        title = "no update" if sparql is None else "a query and an update"
        raise ServiceError(400, title, "give one update as the parameter 'update'; queries go to /sparql")
    if "union" in given:
        detail = "an update without GRAPH sees the default graph; name others with GRAPH, USING or using-graph-uri"
        raise ServiceError(400, "updates have no union of all graphs", detail)
    prefixes = service.backend.prefixes
    if searches(sparql, prefixes):
        raise ServiceError(400, "updates do not search", "ask with SELECT first, and name in the update what was found")
    using, named = graphs(given, "using-graph-uri"), graphs(given, "using-named-graph-uri")
    base = str(request.url.replace(query="", fragment=""))
    sparql = with_dataset(one_prologue(sparql, prefixes, base), using, named, prefixes)
    try:
        check_graphs(service, written(sparql, prefixes))
    except ServiceError:  # what cannot be parsed might write anywhere: say rather where it is wrong
        await service.backend.call(check_update, sparql, base, dict(prefixes), service.config.services)
        raise
    async with service.clients.turn(request.scope):
        await service.backend.update(Update(sparql, base))
    return Response(status_code=204, headers={"Query-Warning": _UNSEEN} if _sees_default(sparql) else None)


#: Of an update whose WHERE finds nothing, most likely.
_UNSEEN = "WHERE sees the default graph of the standard, which holds no documents; name graphs with GRAPH or USING"


def _sees_default(sparql: str) -> bool:
    """Whether an update looks for something, and in no graph that it names.

    >>> _sees_default("INSERT { GRAPH <urn:g> { ?a <urn:p> ?b } } WHERE { ?a <urn:q> ?b }")
    True
    >>> _sees_default("DELETE WHERE { GRAPH ?g { ?a <urn:q> ?b } }"), _sees_default("INSERT DATA { <urn:a> <urn:p> 1 }")
    (False, False)
    """
    words = [token.word for token in tokens(sparql)]
    if "WHERE" not in words or {"USING", "WITH"} & set(words):
        return False
    return "GRAPH" not in words[words.index("WHERE") :]
