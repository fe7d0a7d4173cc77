"""`/`: what this service is, as a page for people and as SPARQL service description, VoID and DCAT for programs."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from zhitu.errors import ServiceError
from zhitu.iri import PREFIXES
from zhitu.serve.caching import fresh, validators
from zhitu.serve.html import element, link, page, table
from zhitu.serve.media import GRAPH, SOLUTIONS, Form, choose, wants_html
from zhitu.serve.requests import accepted, parameters, single
from zhitu.serve.searching import search_form
from zhitu.serve.service import Service
from zhitu.serve.showing import query_form
from zhitu.sparql import Queryable, rows

__all__ = ["describe", "description"]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RDF, _XSD, _DCTERMS = PREFIXES["rdf"], PREFIXES["xsd"], PREFIXES["dcterms"]
_SHORT = {"sd": _SD, "void": _VOID, "dcat": _DCAT, "dcterms": _DCTERMS, "formats": _FORMATS}
#: Names of W3C's registry of formats.
_NAMED = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "nt": "N-Triples",
    "rdf": "RDF_XML",
    "jsonld": "JSON-LD",
    "nq": "N-Quads",
    "trig": "TriG",
}
_EXAMPLE = "SELECT DISTINCT ?lab ?name WHERE {\n  ?lab a zt:Laboratory ; skos:prefLabel ?name .\n} LIMIT 20"


async def describe(request: Request) -> Response:
    """The description, in the form that the client prefers."""
    service: Service = request.app.state.service
    headers = validators(service.backend.state)
    if fresh(request, headers):
        return Response(status_code=304, headers=headers)
    await service.backend.check()
    root = str(request.base_url)
    sizes, missing = await _sizes(service)
    accept = accepted(request.scope)
    form = single(parameters(request.scope["query_string"]), "format")
    if form is None and wants_html(accept):
        return _page(service, root, sizes, missing, headers)
    chosen = choose(accept, form, GRAPH)
    return Response(description(service, root, sizes, chosen), 200, {**headers, "content-type": chosen.content_type})


async def _sizes(service: Service) -> tuple[dict[str, int], str | None]:
    """How much the graph holds, counted once for each state of it, and why that is not known where it is not."""
    state = service.backend.state
    if service.sizes is None or service.sizes[0] != state or state is None:
        try:
            service.sizes = (state, await service.backend.call(_count))
        except ServiceError as error:
            return {}, error.title
    return service.sizes[1], None


def _count(graph: Queryable) -> dict[str, int]:
    def number(query: str) -> int:
        ((found,),) = rows(graph, query)
        return int(found or 0)

    return {
        "triples": number("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"),
        "documents": number("SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d a zt:Document }"),
        "entities": number("SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE { ?e a zt:Entity }"),
    }


def description(service: Service, root: str, sizes: dict[str, int], form: Form) -> bytes:
    """The description as RDF; `root` is the address of the service."""
    assert isinstance(form.writer, ox.RdfFormat)
    data = ox.serialize(_triples(service, root, sizes), None, form.writer, prefixes=_SHORT)
    assert data is not None
    return data


def _triples(service: Service, root: str, sizes: dict[str, int]) -> Iterator[ox.Triple]:
    def named(text: str) -> ox.NamedNode:
        return ox.NamedNode(text)

    def say(subject: ox.NamedNode, predicate: str, *objects: ox.NamedNode | ox.Literal) -> Iterator[ox.Triple]:
        return (ox.Triple(subject, named(predicate), item) for item in objects)

    me, data = named(f"{root}sparql"), named(f"{root}#dataset")
    graph, endpoint = named(f"{root}#default-graph"), named(f"{root}sparql")
    config = service.config
    yield from say(me, _RDF + "type", named(_SD + "Service"), named(_DCAT + "DataService"))
    yield from say(me, _SD + "endpoint", endpoint)
    yield from say(me, _DCAT + "endpointURL", endpoint)
    yield from say(me, _DCAT + "servesDataset", data)
    languages = ["SPARQL11Query", *(["SPARQL11Update"] if config.writable else [])]
    yield from say(me, _SD + "supportedLanguage", *(named(_SD + name) for name in languages))
    yield from say(me, _SD + "resultFormat", *(named(_FORMATS + _NAMED[f.name]) for f in (*SOLUTIONS, *GRAPH)))
    features = (["UnionDefaultGraph"] if config.union else []) + (["BasicFederatedQuery"] if config.services else [])
    yield from say(me, _SD + "feature", *(named(_SD + name) for name in features))
    yield from say(me, _SD + "defaultDataset", data)
    yield from say(data, _RDF + "type", named(_SD + "Dataset"), named(_VOID + "Dataset"), named(_DCAT + "Dataset"))
    yield from say(data, _DCTERMS + "title", ox.Literal("知图 zhitu", language="zh"))
    yield from say(data, _VOID + "sparqlEndpoint", endpoint)
    yield from say(data, _VOID + "uriSpace", ox.Literal(service.backend.base))
    yield from say(data, _VOID + "vocabulary", *(named(space) for space in PREFIXES.values()))
    yield from say(data, _SD + "defaultGraph", graph)
    yield from say(graph, _RDF + "type", named(_SD + "Graph"))
    for name, number in sizes.items():
        yield from say(data, _VOID + name, ox.Literal(str(number), datatype=named(_XSD + "integer")))


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
