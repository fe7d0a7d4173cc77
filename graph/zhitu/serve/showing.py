"""Results of queries as pages, for people whose browser asks `/sparql`: the first rows, and the way to all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import Any
from urllib.parse import urlencode

from starlette.responses import Response
from starlette.types import Scope, Send

from zhitu.errors import ServiceError
from zhitu.iri import PREFIXES
from zhitu.query.unknown import names_things, unknown_terms, unknown_things, untagged
from zhitu.serve.backend import Answer, Query
from zhitu.serve.counting import counter
from zhitu.serve.delivery import Delivery
from zhitu.serve.forms import kind_of
from zhitu.serve.html import Html, element, link, page
from zhitu.serve.journal import entry
from zhitu.serve.media import GRAPH, SOLUTIONS
from zhitu.serve.pages import local
from zhitu.serve.problems import problem
from zhitu.serve.requests import accepted
from zhitu.serve.service import Service
from zhitu.serve.words import both
from zhitu.sparql import shorten

__all__ = ["Shown", "query_form"]

#: What a page shows of a result at most: rows, bytes of what the engine writes, characters of one value.
_ROWS, _BYTES, _CHARACTERS = 500, 2_000_000, 1000
_ADDRESS = 6000
#: What is not broken over lines.
_NUMBERS = {PREFIXES["xsd"] + name for name in ("decimal", "integer", "double", "float")}
_VARIABLES = re.compile(r'"vars"\s*:\s*(?=\[)')
_BINDINGS = re.compile(r'"bindings"\s*:\s*\[')
_TRUTH = re.compile(r'"boolean"\s*:\s*(true|false)')
_BETWEEN = re.compile(r"[\s,]*")

_Row = dict[str, dict[str, Any]]


class Shown(Delivery):
    """The response to a query as a page. Of a long result it takes the beginning and ends the query."""

    def __init__(self, service: Service, query: Query, headers: dict[str, str]) -> None:
        self.asked, self.dataset = query.text, _dataset(query, union=service.config.union)
        self.unknown: list[str] = []
        self.untagged: list[str] = []
        self.graph = kind_of(query.text) in ("CONSTRUCT", "DESCRIBE")
        form = "turtle" if self.graph else "json"
        super().__init__(service, replace(query, accept="", form=form, gzip=False, head=False), headers)

    async def prepare(self) -> None:
        """Find out what the query names and the graph lacks, or has in a language only, for notes on the page."""
        backend = self.service.backend
        self.unknown = unknown_terms(self.asked, backend.prefixes)
        if names_things(self.asked, backend.prefixes):
            self.unknown += await backend.call(unknown_things, self.asked, dict(backend.prefixes))
        if '"' in self.asked or "'" in self.asked:
            self.untagged = await backend.call(untagged, self.asked, dict(backend.prefixes))

    def refusal(self, error: ServiceError, scope: Scope) -> Response:
        """What is wrong, with the query to be mended."""
        return problem(error, accepted(scope), query_form(self.asked, self.dataset))

    async def send(self, answer: Answer, scope: Scope, send: Send) -> None:
        """Read the beginning of the answer, then send the page."""
        data, whole = await _beginning(answer, rows=not self.graph)
        text = data.decode("utf-8", "ignore")
        if self.graph or "json" not in answer.media_type:
            parts = [element("pre", element("code", text))]
            empty = whole and not answer.rows
            entry(scope).rows = answer.rows
        else:
            truth = _TRUTH.search(text, 0, 1000)
            names, rows = ([], []) if truth else first_rows(text)
            empty = truth[1] == "false" if truth else not rows
            entry(scope).rows = 1 if truth else len(rows)
            parts = [element("p", element("b", truth[1]))] if truth else [*self._table(names, rows[:_ROWS])]
            whole = whole and len(rows) <= _ROWS
        if not whole:
            parts.append(element("p", both("此页只显示开头部分", "this page shows the beginning only"), class_="note"))
        notes = [element("p", both("查无此名", each), class_="note") for each in self.unknown]
        notes += [element("p", both("文本未标语言", each), class_="note") for each in self.untagged if empty]
        parts = [*self._ways(), *notes, *parts]
        await page("SPARQL", query_form(self.asked, self.dataset), *parts, headers=self.extra)(scope, _none, send)

    def _ways(self) -> Iterator[Html]:
        """Links to the whole result, where the query is short enough for an address."""
        given = [("query", self.asked), *self.dataset]
        forms = [(f.name, "/sparql?" + urlencode([*given, ("format", f.name)])) for f in self._forms()]
        if all(len(address) <= _ADDRESS for _, address in forms):
            yield element("p", Html(" · ".join(link(address, name) for name, address in forms)), class_="note")

    def _forms(self) -> Iterator[Any]:
        yield from GRAPH if self.graph else SOLUTIONS

    def _table(self, names: list[str], rows: list[_Row]) -> Iterator[Html]:
        if not rows:
            yield element("p", both("没有结果", "no rows"), class_="note")
            return
        lines = [element("tr", *(element("th", name, scope="col") for name in names))]
        lines += [element("tr", *(element("td", self._cell(row.get(name))) for name in names)) for row in rows]
        yield element("table", *lines, class_="answers")

    def _cell(self, term: dict[str, Any] | None) -> Html:
        if term is None:
            return element("small", "–")
        kind, value = term.get("type"), term.get("value")
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        if kind == "uri":
            backend = self.service.backend
            return link(local(text, backend.base), shorten(text, backend.prefixes))
        if kind == "bnode":
            return element("span", f"_:{text}")
        if term.get("datatype") in _NUMBERS and len(text) <= _CHARACTERS:
            return element("span", text, class_="number")
        told = element("span", text if len(text) <= _CHARACTERS else text[:_CHARACTERS] + "…")
        language = term.get("xml:lang")
        return Html(told + " " + element("small", str(language))) if language else told


async def _none() -> dict[str, Any]:
    return {"type": "http.disconnect"}


async def _beginning(answer: Answer, *, rows: bool) -> tuple[bytes, bool]:
    """As much of an answer as a page shows, and whether that is all."""
    count, parts, size = counter("json"), list[bytes](), 0
    async for piece in answer.chunks:
        parts.append(piece)
        size += len(piece)
        if size > _BYTES or (rows and count(piece) > _ROWS):
            return b"".join(parts), False
    return b"".join(parts), True


def first_rows(text: str) -> tuple[list[str], list[_Row]]:
    """Variables and rows of a result as JSON, which may be cut off amid a row.

    >>> first_rows('{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"value": "1"}}, {"a": {"va')
    (['a'], [{'a': {'value': '1'}}])
    """
    read = json.JSONDecoder().raw_decode
    begun, told = _BINDINGS.search(text), _VARIABLES.search(text)
    rows: list[_Row] = []
    if begun is not None:
        at = begun.end()
        while True:
            between = _BETWEEN.match(text, at)
            at = between.end() if between else at
            if not text.startswith("{", at):
                break
            try:
                row, at = read(text, at)
            except ValueError:  # it was cut off here
                break
            rows.append(row)
    names = read(text, told.end())[0] if told else list(dict.fromkeys(name for row in rows for name in row))
    return names, rows


def _dataset(query: Query, *, union: bool) -> list[tuple[str, str]]:
    """The parameters that name the dataset of a query, as far as it is not what the service has by itself."""
    found = [("union", str(query.union).lower())] if query.union != union else []
    found += [("default-graph-uri", iri) for iri in query.default_graphs or ()]
    return found + [("named-graph-uri", iri) for iri in query.named_graphs or ()]


def query_form(text: str, dataset: Sequence[tuple[str, str]] = ()) -> Html:
    """A field for a query and a choice of forms; the dataset that was asked stays."""
    kept = [Html(f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">') for name, value in dataset]
    options = [element("option", "网页 page", value="html")]
    options += [element("option", form.name) for form in SOLUTIONS]
    return element(
        "form",
        element("textarea", text, name="query", rows="6", aria_label="SPARQL"),
        element("button", "SPARQL"),
        element("label", Html(" format "), element("select", *options, name="format")),
        *kept,
        action="/sparql",
        method="get",
    )
