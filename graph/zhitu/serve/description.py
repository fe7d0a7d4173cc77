"""`/`: what this service is, as a page for people and as SPARQL service description, VoID and DCAT for programs."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from zhitu.serve.caching import fresh, validators
from zhitu.serve.catalogue import catalogue
from zhitu.serve.html import element, link, page, table
from zhitu.serve.media import GRAPH, choose, wants_html
from zhitu.serve.requests import accepted, parameters, single
from zhitu.serve.searching import search_form
from zhitu.serve.service import Service
from zhitu.serve.showing import query_form

__all__ = ["describe"]

_EXAMPLE = "SELECT DISTINCT ?lab ?name WHERE {\n  ?lab a zt:Laboratory ; skos:prefLabel ?name .\n} LIMIT 20"


async def describe(request: Request) -> Response:
    """The description, in the form that the client prefers."""
    service: Service = request.app.state.service
    headers = validators(service.backend.state)
    if fresh(request, headers):
        return Response(status_code=304, headers=headers)
    await service.backend.check()
    root = str(request.base_url)
    held, missing = await service.counted.now()
    accept = accepted(request.scope)
    form = single(parameters(request.scope["query_string"]), "format")
    if form is None and wants_html(accept):
        return _page(service, root, held.sizes, missing, headers)
    chosen = choose(accept, form, GRAPH)
    data = catalogue(service, root, held, service.backend.modified, chosen)
    return Response(data, 200, {**headers, "content-type": chosen.content_type})


def _page(service: Service, root: str, sizes: dict[str, int], missing: str | None, headers: dict[str, str]) -> Response:
    limits = service.config.limits
    told: list[tuple[str, list[str]]] = [
        ("SPARQL 1.1", [element("code", f"{root}sparql")]),
        ("RDF", [link(f"/?format={form.name}", form.name) for form in GRAPH]),
        ("IRI", [element("code", service.backend.base), "在 /id/ 之下 below /id/"]),
        ("大小 size", [missing] if missing else [f"{name}: {number:,}" for name, number in sizes.items()]),
        *([] if service.config.texts else [("文献 documents", ["只有引文，没有全文 quotes only, no full texts"])]),
        ("限制 limits", [f"{limits.seconds:g} s, {limits.rows:,} rows, {limits.per_client} queries at once"]),
    ]
    return page("知图 zhitu", search_form(), query_form(_EXAMPLE), table(told), headers=headers)
