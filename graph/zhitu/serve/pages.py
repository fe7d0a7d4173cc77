"""`/id/…`: a page and RDF for every IRI of the graph, so that it is linked data once its base points here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhitu.errors import ServiceError
from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.query.amounts import amount, measured
from zhitu.query.sheet import Figure, Happening, Relation, Sheet, Source
from zhitu.serve.backend import Query
from zhitu.serve.caching import fresh, validators
from zhitu.serve.delivery import Delivery
from zhitu.serve.html import Html, element, here, link, page, table
from zhitu.serve.media import GRAPH, takes_gzip, wants_html
from zhitu.serve.requests import accepted, parameters, single
from zhitu.serve.service import Service
from zhitu.serve.things import Thing, Value, as_rdf, is_graph, thing
from zhitu.serve.words import both, decided, named, term
from zhitu.sparql import Queryable

__all__ = ["dereference", "local"]

_BEYOND_ASCII = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
#: Characters of a value that a page shows, and of a document's text.
_BRIEF, _TEXT = 400, 200_000
#: What a claim, event or observation says, in order: its ends are what tells one from the other.
_SAYS = (
    *(PREFIXES["rdf"] + name for name in ("subject", "predicate", "object")),
    *(ZT + name for name in ("of", "eventType", "about", "indicator", "value")),
)
#: In which order a page tells what a record or a document says; what else there is comes last.
_ORDER = (
    *_SAYS,
    *(ZT + name for name in ("upper", "unit", "bound", "period", "role", "date", "status", "evidence", "confidence")),
    *(ZT + name for name in ("quote", "document", "start", "end", "mentions")),
    *(PREFIXES["dcterms"] + name for name in ("title", "issued")),
    PREFIXES["dc"] + "publisher",
)
_RANKS = {name: rank for rank, name in enumerate(_ORDER)}
#: Properties that hold what was measured.
_NUMBERS = (ZT + "value", ZT + "upper")


async def dereference(request: Request) -> Response:
    """What the graph says of the IRI that lies as far below its base as the path below /id/."""
    service: Service = request.app.state.service
    raw = request.scope["raw_path"].decode("ascii").partition("/id/")[2]
    addresses = _addresses(raw, service.backend.base)
    headers = validators(service.backend.state)
    if fresh(request, headers):
        return Response(status_code=304, headers=headers)
    form = single(parameters(request.scope["query_string"]), "format")
    accept = accepted(request.scope)
    async with service.clients.turn(request.scope):
        found = await service.backend.call(_first, addresses)
    if isinstance(found, str):  # a graph is what it holds
        asked = {"graph": found} | ({"format": form} if form else {})
        return RedirectResponse(here(f"/graphs?{urlencode(asked)}"), 303, headers)
    if found is None:
        words = _words(addresses[0].removeprefix(service.backend.base))
        told = f"/search?{urlencode({'q': words})}"
        raise ServiceError(404, "the graph says nothing of this", addresses[0], search=told)
    if found.replaced_by is not None:
        return RedirectResponse(here(local(found.replaced_by, service.backend.base)), 303, headers)
    if form == "html" or (form is None and wants_html(accept)):
        return page(_title(found), *_parts(found, service.backend.base), headers=headers)
    query = Query(as_rdf(found.iri), accept, form, gzip=takes_gzip(request.headers.get("accept-encoding", "")))
    return Delivery(service, query, headers)


def _first(graph: Queryable, addresses: tuple[str, ...]) -> Thing | str | None:
    """The thing of the first of these IRIs of which the graph speaks, else the IRI that is a graph's."""
    found = next((found for address in addresses if (found := thing(graph, address)) is not None), None)
    return found or next((address for address in addresses if is_graph(graph, address)), None)


def _addresses(raw: str, base: str) -> tuple[str, ...]:
    """The IRIs that the path of a URL can mean, the likeliest first.

    In that of a document, marks beyond ASCII (`（`) are escaped and letters are not; a URL has both of them escaped.
    What users write about in graphs of their own may have IRIs of anywhere, which stand there whole.

    >>> _addresses("doc/%E7%A9%97%EF%BC%88a%EF%BC%89", "https://e.org/")
    ('https://e.org/doc/穗（a）', 'https://e.org/doc/穗%EF%BC%88a%EF%BC%89')
    >>> _addresses("urn:a:b", "https://e.org/")
    ('https://e.org/urn:a:b', 'urn:a:b')

    OpenRefine puts an identifier into its place in an address wholly escaped.

    >>> _addresses("http%3A%2F%2Fmy%2Fe3", "https://e.org/"), _addresses("doc%2Fa", "https://e.org/")[-1]
    (('https://e.org/http%3A%2F%2Fmy%2Fe3', 'http://my/e3'), 'https://e.org/doc/a')
    """
    path = _iri(raw)
    minted = [Iris(base).document(unquote(path.removeprefix("doc/")))] if path.startswith("doc/") else []
    told = [path, unquote(path)] if _ESCAPED.search(path) and _PLAIN.fullmatch(unquote(path)) else [path]
    whole = [each for each in told if each.startswith(("urn:", "http://", "https://"))]
    inside = [base + each for each in told if each not in whole]
    return tuple(dict.fromkeys([base + path, *minted, *whole, *inside]))


#: Signs between the parts of an IRI, escaped; and what an IRI may hold.
_ESCAPED, _PLAIN = re.compile("%(?:2F|3A)", re.IGNORECASE), re.compile(r'[^\x00-\x20<>"{}|\\^`%]+')


def _iri(raw: str) -> str:
    """The path of an IRI from that of a URL: characters beyond ASCII are themselves, others as they were sent."""
    try:
        return _BEYOND_ASCII.sub(lambda match: unquote(match[0], errors="strict"), raw)
    except UnicodeDecodeError:
        raise ServiceError(400, "the path is not in UTF-8") from None


def _words(name: str) -> str:
    """The local name of a thing as one would look for it: without what tells it from others of its name.

    >>> _words("南沙区_广州市"), _words("doc/a-b")
    ('南沙区', 'doc/a-b')
    """
    return name.partition("_")[0] or name


def local(address: str, base: str) -> str:
    """Where an IRI of the graph is found at this service, and so is what is no address; other IRIs are where they are.

    >>> local("https://e.org/a", "https://e.org/"), local("urn:a", "https://e.org/"), local("http://b", "https://e.org/")
    ('/id/a', '/id/urn:a', 'http://b')
    """
    here_ = address.startswith((base, "urn:"))
    return "/id/" + quote(address.removeprefix(base), safe="/%:@!$&'()*+,;=~#") if here_ else address


def _title(found: Thing) -> str:
    if found.sheet is not None:
        return found.sheet.name
    names = [PREFIXES["dcterms"] + "title", PREFIXES["skos"] + "prefLabel", PREFIXES["rdfs"] + "label"]
    texts = {name: values[0].text for name, values in found.properties}
    told = {name: values[0].label or values[0].text for name, values in found.properties}
    if ZT + "value" in texts:
        told[ZT + "value"] = measured(texts[ZT + "value"], texts.get(ZT + "upper"), texts.get(ZT + "unit"))
    record = [told[name] for name in _SAYS if name in told]
    if len(record) > 1:
        return " ".join(record)
    return next((texts[name] for name in names if name in texts), found.iri.rpartition("/")[2])


def _parts(found: Thing, base: str) -> Iterator[Html]:
    forms = [link(f"{local(found.iri, base)}?format={form.name}", form.name) for form in GRAPH]
    yield element("p", element("code", found.iri), " · ", Html(" ".join(forms)), class_="note")
    if found.sheet is not None:
        yield from _sheet(found.sheet, base)
        return
    told = sorted(found.properties, key=lambda each: _RANKS.get(each[0], len(_RANKS)))
    yield table((named(name), [_value(v, base, name) for v in values]) for name, values in told)
    if found.incoming:
        yield element("h2", "指向它的 What points here")
        yield table((named(name), [_value(v, base) for v in values]) for name, values in found.incoming)


def _value(value: Value, base: str, name: str = "") -> str:
    if not value.is_iri:
        if name in _NUMBERS and (easier := amount(value.text)) != value.text:
            return element("span", element("span", value.text, class_="number"), " ", element("small", easier))
        return _short(value.text, _TEXT if name == ZT + "text" else _BRIEF)
    ours = value.text.startswith((base, *PREFIXES.values()))
    shown = link(local(value.text, base), _short(value.label) if ours and value.label else value.text)
    if value.cited is None or name != ZT + "evidence":
        return shown
    document, title, date = value.cited
    return element("span", shown, " ", element("cite", "—— ", link(local(document, base), title), f" {date}".rstrip()))


def _short(text: str, most: int = _BRIEF) -> str:
    return text if len(text) <= most else text[:most] + "…"


def _sheet(sheet: Sheet, base: str) -> Iterator[Html]:
    rows: list[tuple[str, list[str]]] = [("类 class", [term(name) for name in sheet.classes])]
    if sheet.aliases:
        rows.append(("又名 also", list(sheet.aliases)))
    if sheet.adcode:
        rows.append(("区划代码 adcode", [sheet.adcode]))
    if sheet.links:
        rows.append(("同 same as", [link(target, target) for target in sheet.links]))
    rows.append(("提及 mentions", [f"{sheet.mentions:,} 次，{sheet.documents:,} 份文献"]))
    if sheet.others:
        others: list[str] = [link(local(o.iri, base), f"{o.label}（提及 {o.mentions} 次）") for o in sheet.others]
        rows.append(("同名 same name", others))
    yield table(rows)
    if sheet.named:
        yield element("h2", both("提及", "Named in"))
        yield element("div", *(_quoted(source, base) for source in sheet.named), class_="said")
    if sheet.relations:
        yield element("h2", both("关系", "Relations"))
        for relation in sheet.relations:
            yield _statement(_relation(relation, sheet.name, base), relation, base)
            yield from decided(relation.deciders)
    if sheet.events:
        yield element("h2", both("事件", "Events"))
        for event in sheet.events:
            yield _statement(element("b", term(event.type), " ", event.date or ""), event, base)
    if sheet.figures:
        yield element("h2", both("数字", "Figures"))
        for figure in sheet.figures:
            bound = "" if figure.bound == "exactly" else Html(term(figure.bound) + " ")
            told = element(
                "b",
                " ".join(filter(None, (figure.indicator, figure.period))) + "：",
                " ",
                bound,
                element("span", measured(figure.value, figure.upper, figure.unit), class_="number"),
            )
            yield _statement(told, figure, base)


def _relation(relation: Relation, name: str, base: str) -> Html:
    """A relation from its subject to its object; the thing whose page it is has no link."""
    other, own = link(local(relation.other_iri, base), relation.other), element("span", name)
    one, two = (own, other) if relation.outgoing else (other, own)
    more = " ".join(filter(None, (relation.role, relation.date)))
    return element("span", one, " ", element("b", term(relation.property)), " ", two, f" {more}" if more else "")


def _statement(told: Html, said: Relation | Happening | Figure, base: str) -> Html:
    """What is said, how sure it is and whether it holds, and the passages; what people decided has no number."""
    sure = f"置信度 confidence {said.confidence:.2f}" if said.sources else ""
    note = element("span", " · ", term(said.status), " · " if sure else "", sure, class_="note")
    return element("div", told, note, *(_quoted(source, base) for source in said.sources), class_="said")


def _quoted(source: Source, base: str) -> Html:
    document = link(local(Iris(base).document(source.document), base), source.title or source.document)
    by = f" · 人工断言 asserted by {source.by}" if source.by else ""
    records = [Html(" · " + link(local(record, base), "记录 record")) for record in source.records]
    cite = element("cite", "—— ", document, f" {source.date or ''}{by}", *records)
    return element("blockquote", source.quote, " ", cite)
