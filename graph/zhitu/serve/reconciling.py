"""`/reconcile`: the reconciliation API, version 0.2, by which OpenRefine matches the names in a table with entities.

Identifiers are those parts of IRIs that lie below the graph's base, so that they can be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from zhitu.errors import ServiceError, UnknownName
from zhitu.iri import ZT
from zhitu.query import find_class
from zhitu.query.search import EntityHit
from zhitu.query.search.text import fold_name
from zhitu.serve.extending import Cell, Wanted, holders, known, property_name, property_names, values
from zhitu.serve.requests import FORM, Parameters, body, media_type, parameters, single, text
from zhitu.serve.service import Service
from zhitu.vocabulary import vocabulary

__all__ = ["answered", "manifest", "reconcile", "whole"]

_BATCH, _LIMIT, _MOST = 50, 10, 100


async def reconcile(request: Request) -> Response:
    """The manifest; matches for `queries`; values for `extend`."""
    service: Service = request.app.state.service
    given = parameters(request.scope["query_string"])
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": "GET, HEAD, POST, OPTIONS"})
    if request.method == "POST":
        for name, told in (await _sent(request, service)).items():
            given.setdefault(name, []).extend(told)
    if (queries := single(given, "queries")) is not None:
        async with service.clients.turn(request.scope):
            return answered(await _matches(service, _object(queries, "queries")), given)
    if (extend := single(given, "extend")) is not None:
        async with service.clients.turn(request.scope):
            return answered(await _extended(service, _object(extend, "extend")), given)
    return answered(manifest(str(request.base_url).rstrip("/"), service.backend.base), given)


async def _sent(request: Request, service: Service) -> Parameters:
    """What a POST holds: a form, as OpenRefine sends it, or the same as JSON, a batch of queries alone included."""
    kind, data = media_type(request), text(await body(request, service.config.limits, most=service.config.limits.query))
    if kind == "application/json":
        told = _object(data, "the request")
        named: Parameters = {name: [json.dumps(told[name])] for name in ("queries", "extend") if name in told}
        return named or {"queries": [data]}
    if kind not in (FORM, ""):
        raise ServiceError(415, "not a call of the reconciliation API", f"send it as {FORM}")
    return parameters(data)


def manifest(root: str, base: str) -> dict[str, Any]:
    """What the service says of itself."""
    classes = vocabulary().classes.values()
    here = f"{root}/reconcile"
    return {
        "versions": ["0.2"],
        "name": "知图 zhitu",
        "identifierSpace": base,
        "schemaSpace": ZT,
        "defaultTypes": [{"id": c.name, "name": c.zh} for c in classes if c.name != "Entity"],
        "view": {"url": root + "/id/{{id}}"},
        "preview": {"url": here + "/preview?id={{id}}", "width": 420, "height": 260},
        "suggest": {
            what: {"service_url": root, "service_path": f"/reconcile/suggest/{what}"}
            for what in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": root, "service_path": "/reconcile/properties"},
            "property_settings": [],
        },
        "batchSize": _BATCH,
    }


def answered(told: object, given: Parameters) -> Response:
    """JSON; as a call of the function that an older client names, where it names one."""
    written = json.dumps(told, ensure_ascii=False)
    callback = single(given, "callback")
    if callback is None:
        return Response(written + "\n", media_type="application/json")
    if not callback.isidentifier() or not callback.isascii():
        raise ServiceError(400, "callback is the name of a function")
    safe = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Response(f"/**/{callback}({safe});\n", media_type="text/javascript")


def _object(told: str, name: str) -> dict[str, Any]:
    """A JSON object; ServiceError 400 where it is none."""
    try:
        found = json.loads(told)
    except (ValueError, RecursionError) as error:
        raise ServiceError(400, f"{name} is not JSON", str(error)) from None
    if not isinstance(found, dict):
        raise ServiceError(400, f"{name} is not a JSON object")
    return found


async def _matches(service: Service, queries: Mapping[str, Any]) -> dict[str, Any]:
    if len(queries) > _BATCH:
        raise ServiceError(413, f"at most {_BATCH} queries at once", f"not {len(queries)}")
    return {key: {"result": await _match(service, query)} for key, query in queries.items()}


async def _match(service: Service, query: Any) -> list[dict[str, Any]]:
    """Candidates of one query, the best first."""
    if not isinstance(query, dict) or not isinstance(query.get("query", ""), str):
        raise ServiceError(400, "a query is an object with the string 'query', or with 'properties'")
    words, base = query.get("query", "").strip(), service.backend.base
    wanted = _properties(query.get("properties"), base)
    if "query" not in query and not wanted:
        raise ServiceError(400, "a query is an object with the string 'query', or with 'properties'")
    limit = query.get("limit", _LIMIT)
    if isinstance(limit, bool) or not isinstance(limit, int | float) or not 1 <= limit <= _MOST:
        raise ServiceError(400, f"limit is a number from 1 to {_MOST}")
    kinds = _kinds(query.get("type"))
    if words:
        # what other columns tell may lift a name from far below, so more are looked at than are wanted
        hits = await _named(service, words, kinds, max(int(limit), _MOST) if wanted else int(limit))
    else:
        held = await service.backend.call(holders, wanted, _MOST if kinds else int(limit))
        hits = [hit for hit in held if _is_one_of(hit, kinds)][: int(limit)]
    fits = await _fitting(service, hits, wanted) if wanted and hits else {}
    found = [_candidate(hit, fits.get(hit.iri, {}), base) for hit in hits]
    found = sorted(found, key=lambda candidate: -candidate["score"])[: int(limit)]
    exact = [n for n, candidate in enumerate(found) if candidate["score"] >= 85]
    if exact == [0] and words:
        found[0]["match"] = True
    return found


async def _named(service: Service, words: str, kinds: list[str], limit: int) -> list[EntityHit]:
    """Entities with such a name, or of this identifier; of one of the classes, where some are asked for."""
    hits: list[EntityHit] = []
    for kind in kinds or (None,):
        hits += await service.finder.entities(words, kind=kind, limit=limit)
    address = whole(words, service.backend.base)
    if address not in {hit.iri for hit in hits}:
        hits += [hit for hit in await service.backend.call(known, [address]) if _is_one_of(hit, kinds)]
    first: dict[str, EntityHit] = {}
    for hit in sorted(hits, key=lambda hit: -hit.score):
        first.setdefault(hit.iri, hit)
    return list(first.values())[:limit]


def _is_one_of(hit: EntityHit, kinds: list[str]) -> bool:
    """Whether it is of one of the classes, or none is asked for."""
    classes = vocabulary().kinds(name for name in hit.classes if name in vocabulary().classes)
    return not kinds or not classes.isdisjoint(kinds)


def _kinds(told: Any) -> list[str]:
    """Classes by identifier, IRI or label; none where none is asked for."""
    found = []
    for each in told if isinstance(told, list) else [told]:
        name = each.get("id") if isinstance(each, dict) else each
        if not isinstance(name, str) or not name:
            continue
        try:
            found.append(find_class(name))
        except UnknownName:
            raise ServiceError(400, "no such type", name[:100]) from None
    return found


def _properties(told: Any, base: str) -> list[Wanted]:
    """Other columns of the row; a value that is matched already has its identifier."""
    found = []
    if told is not None and not isinstance(told, list):
        raise ServiceError(400, "properties is a list", 'such as [{"pid": "locatedIn", "v": "广州"}]')
    for each in told or ():
        if isinstance(each, dict) and isinstance(each.get("pid"), str):
            given = each.get("v")
            cells = [c for c in (given if isinstance(given, list) else [given]) if c is not None]
            ids = [str(c["id"]) for c in cells if isinstance(c, dict) and c.get("id") is not None]
            texts = [str(c.get("name", "")) if isinstance(c, dict) else _written(c) for c in cells]
            name = property_name(each["pid"])
            found.append(Wanted(name, tuple(t for t in texts if t), tuple(whole(i, base) for i in ids)))
    return found


def _written(value: Any) -> str:
    """A value of JSON as a text of the graph."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


async def _fitting(service: Service, hits: list[EntityHit], wanted: list[Wanted]) -> dict[str, dict[str, bool]]:
    """For each hit, which of the properties have the value that the row has."""
    told = await service.backend.call(values, [h.iri for h in hits], [each.name for each in wanted])
    return {hit.iri: {each.name: _has(told[hit.iri][each.name], each) for each in wanted} for hit in hits}


def _has(cells: Iterable[Cell], wanted: Wanted) -> bool:
    """Whether a value is one of those wanted, or begins with one of their texts (广州市 for 广州)."""
    texts = tuple(folded for text in wanted.texts if (folded := fold_name(text)))
    return any(cell.iri in wanted.iris or fold_name(cell.text).startswith(texts) for cell in cells)


def _candidate(hit: EntityHit, fits: Mapping[str, bool], base: str) -> dict[str, Any]:
    known = vocabulary().classes
    share = sum(fits.values()) / len(fits) if fits else None
    score = 100 * hit.score if share is None else 100 * hit.score * (0.7 + 0.3 * share)
    return {
        "id": hit.iri.removeprefix(base),
        "name": hit.label,
        "description": _about(hit),
        "type": [{"id": name, "name": known[name].zh if name in known else name} for name in hit.classes],
        "score": round(score, 2),
        "match": False,
        "features": [{"id": name, "value": fit} for name, fit in fits.items()],
    }


def _about(hit: EntityHit) -> str:
    other = f"{hit.name}；" if hit.name != hit.label else ""
    return other + (f"{'、'.join(hit.by)}断言" if hit.by else f"提及 {hit.mentions} 次，{hit.documents} 份文献")


async def _extended(service: Service, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Values of properties for identifiers."""
    ids, properties = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not isinstance(properties, list) or not all(isinstance(i, str) for i in ids):
        raise ServiceError(400, "extend has lists 'ids' and 'properties'")
    if len(ids) > 1000:
        raise ServiceError(400, "at most 1000 identifiers at once", f"not {len(ids)}")
    told = [str(p.get("id")) if isinstance(p, dict) else str(p) for p in properties]
    names = {pid: property_name(pid) for pid in told}
    base = service.backend.base
    found = await service.backend.call(values, [whole(i, base) for i in ids], list(names.values()))
    labels = property_names()
    return {
        "meta": [_column(pid, name, labels) for pid, name in names.items()],
        "rows": {
            i: {pid: [_cell(c, base) for c in found[whole(i, base)][name]] for pid, name in names.items()} for i in ids
        },
    }


def whole(identifier: str, base: str) -> str:
    """The IRI of an identifier."""
    return identifier if identifier.startswith(("http://", "https://", "urn:")) else base + identifier


def _column(pid: str, name: str, labels: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    column: dict[str, Any] = {"id": pid, "name": labels[name][0]}
    if name in vocabulary().relations:
        column["type"] = {"id": "Entity", "name": "实体"}
    return column


def _cell(cell: Cell, base: str) -> dict[str, str]:
    return {"str": cell.text} if cell.iri is None else {"id": cell.iri.removeprefix(base), "name": cell.text}
