"""The parts of the reconciliation API that help people choose: suggestions while typing, previews, properties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from zhitu.errors import ServiceError
from zhitu.query import Sheet, show
from zhitu.query.search import EntityHit
from zhitu.query.search.text import fold
from zhitu.serve.extending import known, property_names
from zhitu.serve.html import element, page
from zhitu.serve.reconciling import answered, whole
from zhitu.serve.requests import Parameters, parameters, single
from zhitu.serve.service import Service
from zhitu.serve.words import class_names
from zhitu.vocabulary import vocabulary

__all__ = ["preview", "propose", "suggest"]

_MOST = 20
_SENTENCES = 2


async def suggest(request: Request) -> Response:
    """Entities, types or properties whose names hold `?prefix=`."""
    service: Service = request.app.state.service
    given = parameters(request.scope["query_string"])
    prefix, what, skipped = single(given, "prefix") or "", request.path_params["what"], _cursor(given)
    if what == "entity":
        async with service.clients.turn(request.scope):
            hits = await _entities(service, prefix, _MOST + skipped)
        base = service.backend.base
        told = [
            {
                "id": hit.iri.removeprefix(base),
                "name": hit.label,
                "description": hit.name if hit.name != hit.label else class_names(hit.classes),
                "notable": [{"id": c, "name": class_names([c])} for c in hit.classes],
            }
            for hit in hits
        ]
    elif what == "type":
        told = _named({c.name: (c.zh, c.en) for c in vocabulary().classes.values()}, prefix)
    elif what == "property":
        told = _named(property_names(), prefix)
    else:
        raise ServiceError(404, "nothing of this kind is suggested", "entity, type and property are")
    return answered({"result": told[skipped : skipped + _MOST]}, given)


async def _entities(service: Service, prefix: str, limit: int) -> list[EntityHit]:
    """The entity of this identifier, if it is one, then those with such a name."""
    identified = await service.backend.call(known, [whole(prefix, service.backend.base)]) if prefix.strip() else []
    named = await service.finder.entities(prefix, limit=limit)
    return [*identified, *(hit for hit in named if hit.iri not in {one.iri for one in identified})][:limit]


def _cursor(given: Parameters) -> int:
    """How many suggestions are to be skipped."""
    told = single(given, "cursor") or "0"
    if not told.isdecimal() or not told.isascii() or len(told) > 4:
        raise ServiceError(400, "cursor is a number below 10000", f"not {told[:40]!r}")
    return int(told)


def _named(known: Mapping[str, tuple[str, str]], prefix: str) -> list[dict[str, Any]]:
    """Those of which a name holds the prefix, the ones that begin with it first."""
    wanted = fold(prefix.strip())
    found = []
    for name, words in known.items():
        forms = [fold(form) for form in (name, *words)]
        if any(wanted in form for form in forms):
            rank = 0 if any(form.startswith(wanted) for form in forms) else 1
            found.append((rank, {"id": name, "name": words[0], "description": words[1]}))
    return [entry for _, entry in sorted(found, key=lambda f: f[0])]


async def propose(request: Request) -> Response:
    """The properties that entities of `?type=` can have."""
    given = parameters(request.scope["query_string"])
    kind, limit = single(given, "type"), single(given, "limit")
    most = int(limit) if limit and limit.isdecimal() and limit.isascii() else None
    relations = vocabulary().relations
    names = [
        name
        for name in property_names()
        if kind is None or name not in relations or not relations[name].domain or kind in relations[name].domain
    ]
    told: dict[str, Any] = {"properties": [{"id": n, "name": property_names()[n][0]} for n in names[:most]]}
    if kind is not None:
        told["type"] = kind
    if most is not None:
        told["limit"] = most
    return answered(told, given)


async def preview(request: Request) -> Response:
    """A small page about the entity `?id=`, to be shown within another."""
    service: Service = request.app.state.service
    identifier = single(parameters(request.scope["query_string"]), "id") or ""
    address = whole(identifier, service.backend.base)
    async with service.clients.turn(request.scope):
        try:
            sheet: Sheet = await service.backend.call(show, address)
        except ServiceError as error:
            named = await service.backend.call(known, [address]) if error.status == 404 else []
            if not named:
                raise
            return _framed(page(named[0].label, element("p", class_names(named[0].classes), class_="note")))
    told = [r.sources for r in sheet.relations] + [e.sources for e in sheet.events] + [f.sources for f in sheet.figures]
    quotes = [source for sources in told for source in sources]
    shown = list(dict.fromkeys((s.quote, s.title or s.document, s.date or "") for s in quotes))[:_SENTENCES]
    about = (class_names(sheet.classes), "、".join(sheet.aliases[:6]))
    parts = [
        element("p", " · ".join(filter(None, about)), class_="note"),
        element("p", f"提及 {sheet.mentions} 次，{sheet.documents} 份文献", class_="note"),
        *(element("blockquote", q, " ", element("cite", f"—— {t} {d}")) for q, t, d in shown),
    ]
    return _framed(page(sheet.name, *parts))


def _framed(made: Response) -> Response:
    """A page that may be shown within another, as OpenRefine does."""
    policy = made.headers["Content-Security-Policy"]
    made.headers["Content-Security-Policy"] = policy.replace("; frame-ancestors 'none'", "")
    return made
