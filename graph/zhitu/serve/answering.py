"""`/questions`: the competency questions as forms, with their SPARQL, and their answers with the sentences behind."""

from __future__ import annotations

import codecs
import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from html import escape
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import Scope, Send

from zhitu.cells import InertCells
from zhitu.errors import ServiceError
from zhitu.query import Answer, Question, answer, question, questions
from zhitu.query.answers import Cited, Passage, answered_with
from zhitu.query.indicators import PART
from zhitu.query.left_out import PLACE
from zhitu.query.parameters import ANY
from zhitu.query.questions import asked_with, bind, period_of
from zhitu.query.reading import readable
from zhitu.serve.backend import Answer as Coming
from zhitu.serve.backend import Query
from zhitu.serve.caching import fresh, validators
from zhitu.serve.delivery import Delivery
from zhitu.serve.html import Html, element, link, page
from zhitu.serve.media import TABLE, Form, of_page, takes_gzip
from zhitu.serve.pages import local
from zhitu.serve.problems import bare
from zhitu.serve.requests import accepted, parameters, single
from zhitu.serve.service import Service
from zhitu.serve.words import both, class_names, column, decided, number, term
from zhitu.sparql import Queryable
from zhitu.vocabulary import vocabulary

__all__ = ["answered", "routes"]

_BOTH = ["GET", "HEAD"]
#: Rows that a page shows; all of them are in the JSON.
_ROWS = 500
_HINTS = {"status": ("occurred", "expected", "any")}


def routes() -> list[BaseRoute]:
    """The routes of the questions: the list of all, and each with its answer."""
    return [
        Route("/questions", menu, methods=_BOTH),
        Route("/questions/", menu, methods=_BOTH),
        Route("/questions/{name}", ask, methods=_BOTH),
    ]


def answered(graph: Queryable, name: str, given: Mapping[str, str]) -> tuple[Answer, str]:
    """The answer to a question, and the query that was asked."""
    found = answer(graph, name, given)
    return found, bind(graph, question(name), found.parameters)


def bound(graph: Queryable, name: str, given: Mapping[str, str]) -> str:
    """The query of a question."""
    return bind(graph, question(name), answered_with(graph, question(name), given))


#: A page or JSON, whichever is asked for.
_BY_ACCEPT = {"Vary": "Accept, Accept-Encoding"}


async def menu(request: Request) -> Response:
    """All questions."""
    given = parameters(request.scope["query_string"])
    if of_page(accepted(request.scope), single(given, "format")).name == "json":
        told = [_told(q) for q in questions().values()]
        return _json(told, _BY_ACCEPT | {"Cache-Control": "max-age=3600"})
    lines = [
        element("li", link(f"/questions/{q.id}", q.zh), " ", element("small", q.en, lang="en"))
        for q in questions().values()
    ]
    note = element("p", "Questions", lang="en", class_="note")
    return page("可以问的问题", note, element("ul", *lines, class_="menu"), headers=_BY_ACCEPT)


async def ask(request: Request) -> Response:
    """A question: its form and query, and, unless `?show=form`, its answer, as a page, JSON or a table.

    With `?bom` a table is one for Excel: it begins with the mark of UTF-8, and no cell is a formula.
    """
    service: Service = request.app.state.service
    asked = question(request.path_params["name"])
    told = parameters(request.scope["query_string"])
    form, shown = of_page(accepted(request.scope), single(told, "format"), TABLE), single(told, "show")
    given = {name: value for name in told if name not in ("format", "show", "bom") and (value := single(told, name))}
    headers = validators(service.backend.state)
    as_page = form.name == "html"
    if shown == "form" and as_page:
        return page(asked.zh, *_form(asked, given), _query(asked.sparql), headers=headers)
    if fresh(request, headers):
        return Response(status_code=304, headers=headers)
    try:
        async with service.clients.turn(request.scope):
            if form in TABLE:
                query = await service.backend.call(bound, asked.id, given)
                if "bom" in told and form.name in ("csv", "tsv"):
                    return _ForExcel(service, replace(_as_table(request, query, form), gzip=False), headers)
                return Delivery(service, _as_table(request, query, form), headers)
            found, sparql = await service.backend.call(answered, asked.id, given)
    except ServiceError as error:
        if not as_page or error.status not in (400, 404):
            raise
        parts = [*_form(asked, given), _problem(error, asked, given), _query(asked.sparql)]
        return page(asked.zh, *parts, headers=headers, status=error.status)
    if not as_page:
        rows = [
            {
                "cells": dict(zip(found.columns, r.cells, strict=True)),
                "iris": {name: it for name, it in zip(found.columns, r.things, strict=True) if it is not None},
                "sources": [_sourced(said) for said in r.sources],
                "deciders": _people(r),
            }
            for r in found.rows
        ]
        head = {**_told(asked), "asked": found.parameters, "sparql": sparql}
        why: dict[str, object] = {
            "nearest": found.near,
            "unfit": found.unfit,
            **asdict(found.left_out),
            "choices": found.choices,
            "opened": found.opened,
            "also": found.akin,
            "instead": found.instead,
            "namesakes": {name: [asdict(each) for each in others] for name, others in found.others.items()},
        }
        return _json({**head, "answers": rows, "cut": found.cut, **{k: v for k, v in why.items() if v}}, headers)
    return page(
        asked.zh,
        *_form(asked, found.parameters),
        *_answers(found, service.backend.base),
        _query(sparql),
        headers=headers,
    )


class _ForExcel(Delivery):
    """A table after the mark of UTF-8, with inert cells; how long it is, is not known ahead."""

    async def send(self, answer: Coming, scope: Scope, send: Send) -> None:
        form, answer.length = self.query.form or "csv", None
        answer.chunks = _marked(form, answer.chunks)
        if answer.whole is not None:
            table = InertCells(form)
            answer.whole = codecs.BOM_UTF8 + table.of(answer.whole) + table.rest()
        await super().send(answer, scope, send)


async def _marked(form: str, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    table = InertCells(form)
    yield codecs.BOM_UTF8
    async for piece in pieces:
        yield table.of(piece)
    yield table.rest()


def _as_table(request: Request, sparql: str, form: Form) -> Query:
    """The query of a question, which asks of all graphs, for an answer as a result of SPARQL."""
    name = "json" if form.name == "srj" else form.name
    gzip = takes_gzip(request.headers.get("accept-encoding", ""))
    return Query(sparql, form=name, gzip=gzip, head=request.method == "HEAD")


def _json(told: object, headers: dict[str, str]) -> Response:
    return Response(json.dumps(told, ensure_ascii=False) + "\n", 200, headers, media_type="application/json")


def _told(asked: Question) -> dict[str, Any]:
    return {"id": asked.id, "zh": asked.zh, "en": asked.en, "parameters": [asdict(p) for p in asked.parameters]}


def _sourced(said: Passage) -> dict[str, Any]:
    return asdict(said) | {"confidence": None if said.confidence is None else float(said.confidence)}


def _people(row: Cited) -> list[dict[str, str]]:
    """On whose word alone an answer stands, and why."""
    return [{"who": who, "because": why} for who, why in row.deciders]


def _form(asked: Question, given: Mapping[str, str]) -> list[Html]:
    """The question in English, and a field for each parameter."""
    fields = [element("label", column(name), " ", _field(name, v)) for name, v in asked_with(asked, given).items()]
    button = element("button", both("查询", "Ask")) if fields else Html("")
    form = element("form", *fields, button, action=f"/questions/{asked.id}", class_="ask")
    note = both("填 any 表示不限", "any leaves a field open")
    back = link("/questions", "← 全部问题")
    english = element("p", asked.en, lang="en", class_="note")
    return [english, form, element("p", note, " · ", back, class_="note")]


def _field(name: str, value: str) -> Html:
    if name in _HINTS:
        options = [
            Html(f'<option value="{escape(option)}"{" selected" if option == value else ""}>{_option(option)}</option>')
            for option in dict.fromkeys((*_HINTS[name], value))
        ]
        return element("select", *options, name=name)
    return Html(f'<input name="{escape(name)}" value="{escape(value)}">')


def _option(value: str) -> str:
    """What may be chosen, in both languages; in a list there is no markup.

    >>> _option("occurred"), _option("any"), _option("<odd>")
    ('已发生 occurred', '不限 any', '&lt;odd&gt;')
    """
    labels = ("不限", ANY) if value == ANY else vocabulary().words(value)
    return escape(" ".join(labels or [value]))


def _problem(error: ServiceError, asked: Question, given: Mapping[str, str]) -> Html:
    """What there is not, and what was probably meant."""
    nearest, parameter = error.more.get("nearest"), error.more.get("parameter")
    lacking = next((p.default for p in asked.parameters if p.name == parameter and p.name not in given), None)
    if lacking is not None:  # what is asked about unless told
        said = element("p", both(f"图中没有“{lacking}”", f"{lacking} is not in this graph"), class_="note")
        if not isinstance(nearest, list) or not nearest:
            return said
        ways = _instead(asked, given, str(parameter), nearest)
        return element("div", said, element("p", both("可以问", "ask for example about"), " ", ways))
    what = both("没有找到", "nothing found") if error.status == 404 else both("填写有误", "this cannot be meant")
    said = element("p", what, " ", bare(error.detail), class_="note")
    if isinstance(nearest, list) and nearest:
        one = error.status == 404 and isinstance(parameter, str)
        others = _instead(asked, given, str(parameter), nearest) if one else "、".join(nearest)
        return element("div", said, element("p", both("是否指", "nearest"), " ", others))
    wanted = given.get(parameter) if isinstance(parameter, str) else None
    if wanted is None:
        return said
    there = link(f"/search?{urlencode({'q': wanted})}", f"搜索 Search {wanted}")
    return element("div", said, element("p", there))


def _instead(asked: Question, given: Mapping[str, str], parameter: str, others: Sequence[str]) -> Html:
    """The question with other values for a parameter, as links."""
    ways = [link(f"/questions/{asked.id}?{urlencode({**given, parameter: other})}", other) for other in others]
    return Html("、".join(ways))


def _answers(found: Answer, base: str) -> list[Html]:
    count = f"{len(found.rows)} 条"
    ways = [
        link(f"/questions/{found.question.id}?{urlencode({**found.parameters, **way})}", way["format"].upper())
        for way in ({"format": "json"}, {"format": "csv", "bom": "1"})
    ]
    parts = [element("h2", both("回答", "Answers"), " ", element("small", Html(" · ".join([count, *ways]))))]
    for name, lacking in found.instead.items():
        said = both(f"“{lacking}”没有回答，改问", f"{lacking} has no answers here; asked about instead:")
        parts.append(element("p", column(name), " ", said, " ", found.parameters[name], class_="note"))
    for name, namesakes in found.others.items():
        also = [
            link(local(each.iri, base), f"{each.label}（{class_names(each.classes)}，提及 {each.mentions} 次）")
            for each in namesakes
        ]
        said = Html(" ".join([escape(found.parameters[name]), both("也是", "is also"), "、".join(also)]))
        parts.append(element("p", said, class_="note"))
    for name, texts in found.akin.items():
        others = _instead(found.question, found.parameters, name, [*texts, f"{PART}{found.parameters[name]}{PART}"])
        parts.append(element("p", column(name), " ", both("另有", "also"), " ", others, class_="note"))
    if found.cut is not None:
        said = both(
            f"还有更多，这里是前 {found.cut} 项，“最多”填 any 则全部",
            f"the first {found.cut} answers of more, limit any for all",
        )
        parts.append(element("p", said, class_="note"))
    parts += _left_out(found)
    if not found.rows:
        parts.append(element("p", both("没有找到", "nothing found"), class_="note"))
        kinds = {p.name: p.kind for p in found.question.parameters if p.kind is not None}
        for name, classes in found.unfit.items():
            thing = link(f"/search?{urlencode({'q': found.parameters[name]})}", found.parameters[name])
            asked = (both("此处问的是", "this asks about"), " ", term(kinds[name]))
            parts.append(element("p", thing, " ", both("是", "is"), " ", *map(term, classes), "，", *asked))
        for name, texts in found.near.items():
            others = _instead(found.question, found.parameters, name, texts)
            parts.append(element("p", column(name), " ", both("有", "there is"), " ", others))
        parts += [_chosen(found, name, counts) for name, counts in found.choices.items()]
        return parts
    parts.append(element("table", *_lines(readable(found), base), class_="answers"))
    if len(found.rows) > _ROWS:
        parts.append(element("p", both(f"此页只显示前 {_ROWS} 条", f"the first {_ROWS} only"), class_="note"))
    return parts


def _chosen(found: Answer, name: str, counts: Mapping[str, int]) -> Html:
    """What of a parameter, or years, have answers, each a link to these."""
    ends = period_of(found.question)
    names, heading = (ends, both("年份", "years")) if name in ends else ([name], column(name))
    address, opened = f"/questions/{found.question.id}?", dict.fromkeys(found.opened, ANY)
    ways = [
        link(address + urlencode(found.parameters | opened | dict.fromkeys(names, each)), f"{each}（{count}）")
        for each, count in counts.items()
    ]
    others = [column(each) for each in found.opened if each not in names]
    free = [Html("（"), Html("、".join(others)), both("不限", "left open"), Html("）")] if others else []
    return element("p", heading, " ", both("有回答的是", "with answers"), " ", Html("、".join(ways)), *free)


def _left_out(found: Answer) -> Iterator[Html]:
    """How much more there is of no known date or place, or only expected, each a link to what lists it, too."""
    told = found.left_out
    for count, freed, zh, en in (
        (told.undated, period_of(found.question), "未写明日期", "without a known date"),
        (told.unplaced, [PLACE], "未写明地点", "without a known place"),
        (told.expected, ["status"], "仅属预期", "only expected"),
    ):
        if count:
            address = f"/questions/{found.question.id}?{urlencode(found.parameters | dict.fromkeys(freed, ANY))}"
            said = both(f"另有 {count} 项{zh}，未列入", f"{count} more {en}, not listed")
            yield element("p", link(address, said), class_="note")


def _lines(found: Answer, base: str) -> Iterator[Html]:
    """The rows of the table: headings, then of each answer what it says and its sentences."""
    yield element("tr", *(element("th", column(name), scope="col") for name in found.columns))
    for row in found.rows[:_ROWS]:
        cells = zip(found.columns, row.cells, row.things, strict=True)
        yield element("tr", *(element("td", _cell(found, name, cell, it, base)) for name, cell, it in cells))
        if row.sources or row.deciders:
            quotes = [*(_cited(said, base) for said in row.sources), *decided(row.deciders)]
            yield element("tr", element("td", *quotes, colspan=str(len(found.columns))), class_="sources")


def _cell(found: Answer, name: str, cell: str | None, thing: str | None, base: str) -> Html:
    """A value: the name of a thing leads to its page, a number stays on one line."""
    if cell is not None and name in found.terms:
        return term(cell)
    text = number(cell or "–")
    if name in found.numbers or text != cell:
        return element("span", text, class_="number")
    return link(local(thing, base), text) if thing is not None else element("span", text)


def _cited(said: Passage, base: str) -> Html:
    """A sentence that leads to its document, and to what was made of it."""
    document = link(local(said.source, base), said.document) if said.source else said.document
    record = [" · ", link(local(said.record, base), "记录 record")] if said.record else []
    sure = f" · 置信度 confidence {said.confidence:.2f}" if said.confidence is not None else ""
    cite = element("cite", "—— ", document, f" {said.date or ''}", sure, *record)
    return element("blockquote", said.quote, " ", cite)


def _query(sparql: str) -> Html:
    summary = element("summary", both("SPARQL 查询", "The query"))
    return element("details", summary, element("pre", element("code", sparql)))
