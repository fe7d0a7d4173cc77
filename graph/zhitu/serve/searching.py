"""`/search`: entities and sentences, as JSON and as a page; how browsers learn to use it (OpenSearch)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from html import escape
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from zhitu.errors import ServiceError
from zhitu.query import find_class
from zhitu.query.search import MOST, EntityHit, QuoteHit
from zhitu.serve.caching import fresh, validators
from zhitu.serve.html import Html, element, link, page
from zhitu.serve.media import of_page
from zhitu.serve.pages import local
from zhitu.serve.requests import Parameters, accepted, parameters, single
from zhitu.serve.service import Service
from zhitu.serve.words import both, class_names, highlighted

__all__ = ["as_json", "routes", "search_form"]

_LIMIT, _QUOTES = 20, 10
_BOTH = ["GET", "HEAD"]


def routes() -> list[BaseRoute]:
    """The routes of the search: its page and JSON, suggestions as one types, its description for browsers."""
    return [
        Route("/search", search, methods=_BOTH),
        Route("/search/suggest", suggest, methods=_BOTH),
        Route("/opensearch.xml", description, methods=_BOTH),
    ]


async def search(request: Request) -> Response:
    """What `?q=` finds: entities, and unless `?type=` narrows it to a class, sentences as well.

    The sentences are those that something was found in; `?texts=yes` searches all of the stored texts instead.
    """
    service: Service = request.app.state.service
    given = parameters(request.scope["query_string"])
    text, limit = single(given, "q") or "", _limit_of(given, _LIMIT)
    kind = single(given, "type") or None
    form = of_page(accepted(request.scope), single(given, "format"))
    whole = single(given, "texts") in ("yes", "true", "1")
    wanted = find_class(kind) if kind else None
    state = await service.finder.state()
    headers = validators(state)
    if fresh(request, headers):
        return Response(status_code=304, headers=headers)
    async with service.clients.turn(request.scope):
        most = min(limit, _QUOTES)
        entities = await service.finder.entities(text, kind=wanted, limit=limit + 1)
        search = service.finder.texts if whole else service.finder.quotes
        quotes = [] if wanted else await search(text, limit=most + 1)
        near = () if entities or not text.strip() else await service.finder.nearest(text)
    if state is not None and await service.finder.state() != state:  # the index went on amid the search
        headers = validators(None)
    if form.name == "html":
        hits = (entities, limit), (quotes, most)
        more = not whole and service.config.texts
        return _page(text, wanted, hits, near, service.backend.base, headers, more=more)
    told = {"query": text, "type": wanted, "entities": as_json(entities[:limit]), "quotes": as_json(quotes[:most])}
    return _json(told | ({"nearest": list(near)} if near else {}), headers)


def as_json(hits: Iterable[EntityHit] | Iterable[QuoteHit]) -> list[dict[str, Any]]:
    """Hits as plain values."""
    return [asdict(hit) for hit in hits]


def _limit_of(given: Parameters, default: int) -> int:
    """`?limit=`; ServiceError where it is no number in range."""
    told = single(given, "limit")
    if told is None or told == "":
        return default
    if not told.isdecimal() or not told.isascii() or len(told) > 6 or not 1 <= int(told) <= MOST:
        raise ServiceError(400, f"limit is a number from 1 to {MOST}", f"not {told[:40]!r}")
    return int(told)


def _json(told: object, headers: dict[str, str], media_type: str = "application/json") -> Response:
    text = json.dumps(told, ensure_ascii=False) + "\n"
    return Response(text, 200, headers, media_type=media_type)


def _page(
    text: str,
    kind: str | None,
    hits: tuple[tuple[list[EntityHit], int], tuple[list[QuoteHit], int]],
    near: Sequence[str],
    base: str,
    headers: dict[str, str],
    *,
    more: bool,
) -> Response:
    """Hits and how many of them are shown: where one more is there, the first of more.

    `near` are names where none fits; `more` where all of the texts can be searched besides.
    """
    entities, quotes = hits
    parts: list[Html] = [search_form(text, kind)]
    if text.strip():
        parts.append(element("h2", both("实体", "Entities"), _count(*entities)))
        parts += [_entity(hit, base) for hit in entities[0][: entities[1]]] or [_nothing()]
        if near:
            ways = Html("、".join(link(f"/search?{urlencode({'q': name})}", name) for name in near))
            parts.append(element("p", both("是否指", "nearest"), " ", ways, class_="note"))
        if kind is None:
            parts.append(element("h2", both("原文", "Sentences"), _count(*quotes)))
            parts += [_quote(hit, base) for hit in quotes[0][: quotes[1]]] or [_nothing()]
            if more:
                all_of = both("在全文中查找", "search all of the texts")
                parts.append(element("p", link(f"/search?{urlencode({'q': text, 'texts': 'yes'})}", all_of)))
    return page(f"搜索 {text}".strip(), *parts, headers=headers)


def search_form(text: str = "", kind: str | None = None) -> Html:
    """The field to search in, with what was searched for."""
    field = Html(f'<input type="search" name="q" value="{escape(text)}" aria-label="搜索 Search" autofocus>')
    hidden = Html(f'<input type="hidden" name="type" value="{escape(kind)}">') if kind else Html("")
    button = element("button", both("搜索", "Search"))
    hint = both("名称、别称、原文；拼音首字母也可以", "names, aliases, sentences; pinyin initials as well")
    form = element("form", field, hidden, button, action="/search", class_="search")
    narrowed = element("p", class_names([kind]), " ", link("/search", "✕"), class_="note") if kind else Html("")
    return Html(form + narrowed + element("p", hint, class_="note"))


def _count(hits: Sequence[object], most: int) -> Html:
    """How many there are, or that these are the first of more."""
    told = str(len(hits)) if len(hits) <= most else both(f"前 {most} 项，还有更多", f"the first {most} of more")
    return Html(" " + element("small", told))


def _nothing() -> Html:
    return element("p", both("没有找到", "nothing found"), class_="note")


def _entity(hit: EntityHit, base: str) -> Html:
    same = hit.name == hit.label
    label = highlighted(hit.label, hit.spans if same else ())
    name = link(local(hit.iri, base), label)
    also = Html("") if same else element("span", " ← ", highlighted(hit.name, hit.spans))
    counts = (
        f"人工断言 asserted by {'、'.join(hit.by)}" if hit.by else f"提及 {hit.mentions} 次，{hit.documents} 份文献"
    )
    about = element("span", f" {class_names(hit.classes)} · {counts}", class_="note")
    return element("div", name, also, about, class_="hit")


def _quote(hit: QuoteHit, base: str) -> Html:
    document = link(local(hit.document, base), hit.title or hit.identifier)
    by = f" · 人工断言 asserted by {hit.by}" if hit.by else ""
    cite = element("cite", "—— ", document, f" {hit.date or ''}{by}")
    return element("blockquote", highlighted(hit.quote, hit.spans), " ", cite)


async def suggest(request: Request) -> Response:
    """Names that begin with or hold `?q=`, as browsers expect them in their search field."""
    service: Service = request.app.state.service
    given = parameters(request.scope["query_string"])
    text = single(given, "q") or ""
    async with service.clients.turn(request.scope):
        hits = await service.finder.entities(text, limit=_limit_of(given, 10))
    told = [text, [hit.label for hit in hits], [class_names(hit.classes) for hit in hits], [hit.iri for hit in hits]]
    return _json(told, validators(service.backend.state), "application/x-suggestions+json")


async def description(request: Request) -> Response:
    """The OpenSearch description."""
    root = escape(str(request.base_url))
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>知图</ShortName>
  <Description>实体与原文 Entities and sentences</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" template="{root}search?q={{searchTerms}}"/>
  <Url type="application/json" template="{root}search?q={{searchTerms}}&amp;limit={{count?}}&amp;format=json"/>
  <Url type="application/x-suggestions+json" template="{root}search/suggest?q={{searchTerms}}"/>
</OpenSearchDescription>
"""
    return Response(text, media_type="application/opensearchdescription+xml", headers={"Cache-Control": "max-age=3600"})
