"""The backend on any other SPARQL 1.1 store: queries are passed on, within the same limits."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from datetime import datetime
from typing import ClassVar, Concatenate, ParamSpec, TypeVar

import httpx
import pyoxigraph as ox

from zhitu.errors import GraphError, QueryError, ServiceError, ZhituError
from zhitu.iri import Iris
from zhitu.reach import check_reach
from zhitu.serve.backend import Answer, GraphChange, Query, Update, only
from zhitu.serve.complaints import Health, complaint, moved, too_long, unanswered
from zhitu.serve.config import Config
from zhitu.serve.counting import counter
from zhitu.serve.datasets import Datasets, found_out
from zhitu.serve.forms import kind_of
from zhitu.serve.media import GRAPH, SOLUTIONS, TRUTH, Form, choose
from zhitu.serve.problems import as_service_error
from zhitu.sparql import Queryable, Results, base_of
from zhitu.tokens import undeclared
from zhitu.xml import XML, as_xml, writable

__all__ = ["Remote", "truth"]

_P = ParamSpec("_P")
_T = TypeVar("_T")
#: Bytes of an answer that a page may need; what `call` reads is held in memory.
_PAGE = 50_000_000
_USER_AGENT = "zhitu"


class Remote:
    """A SPARQL endpoint behind the `Backend` protocol; it is read, never written."""

    fronts: ClassVar[bool] = True

    def __init__(self, endpoint: str, config: Config) -> None:
        self.endpoint, self.config = endpoint, config
        self.iris = Iris()
        self.datasets = Datasets()
        self.client: httpx.AsyncClient | None = None
        self.asked: _Asked | None = None
        self.free = asyncio.Semaphore(config.readers)
        self.health = Health(self._ask)

    @property
    def state(self) -> str | None:
        """Unknown: the store does not tell when it changes."""
        return None

    @property
    def modified(self) -> datetime | None:
        """Unknown."""
        return None

    @property
    def changes(self) -> str | None:
        """Not known."""
        return None

    @property
    def crowded(self) -> bool:
        """Whether queries wait for others to end."""
        return self.free.locked()

    def steady(self) -> AbstractContextManager[None]:
        """Nothing: the store does not tell its states apart."""
        return nullcontext()

    async def catch_up(self, changes: str | None = None) -> None:
        """Nothing: the store is as it is."""

    @property
    def prefixes(self) -> Mapping[str, str]:
        """Those of the graph's base, and the fixed ones."""
        return self.iris.prefixes

    @property
    def base(self) -> str:
        """The base of the store's graph, read off one of its runs."""
        return self.iris.base

    def gauges(self) -> Mapping[str, float]:
        """Nothing: the store has its own."""
        return {}

    async def check(self) -> None:
        """ServiceError 503 unless the store answers a small query, or has just done so."""
        await self.health.check()

    async def _ask(self) -> None:
        async with self._asked("ASK { ?s ?p ?o }", Query(""), SOLUTIONS[0]) as response:
            truth(await response.aread())

    async def start(self) -> None:
        """Ask the store for its datasets and base; GraphError where it does not answer, or lacks what is needed."""
        limits = self.config.limits
        timeout = httpx.Timeout(limits.seconds, pool=limits.waiting, connect=10)
        headers = {"User-Agent": _USER_AGENT}
        self.client = httpx.AsyncClient(timeout=timeout, follow_redirects=False, headers=headers)
        self.asked = _Asked(self.endpoint, httpx.Client(timeout=timeout, follow_redirects=False, headers=headers))
        try:
            self.datasets = self.asked.datasets = await self.call(_datasets)
            self.iris = Iris(await self.call(base_of))
        except (ServiceError, QueryError) as error:
            await self.stop()
            raise GraphError(f"{self.endpoint}: does not answer SPARQL: {error}") from error
        if lacking := self.datasets.lacks(union=self.config.union):
            await self.stop()
            raise GraphError(f"{self.endpoint}: {lacking}")

    async def stop(self) -> None:
        """Close the connections."""
        if self.client is not None:
            await self.client.aclose()
            self.client = None
        if self.asked is not None:
            self.asked.client.close()

    @asynccontextmanager
    async def query(self, query: Query) -> AsyncIterator[Answer]:
        """The store's answer, streamed; leaving it early closes the connection, so that most stores end it."""
        check_reach(query.text, self.config.services, self.prefixes)
        text, kind = _with_prefixes(query.text, self.prefixes), kind_of(query.text)
        graph = kind in ("CONSTRUCT", "DESCRIBE")
        form = choose(query.accept, query.form, GRAPH if graph else TRUTH if kind == "ASK" else SOLUTIONS)
        if kind == "ASK":
            yield await self._truth(text, query, form)
            return
        async with self._turn(), self._asked(text, query, form) as response:
            told = response.headers.get("content-type", "")
            if told.startswith("text/html"):
                raise ServiceError(502, "the store answers with a page", "give the address of its SPARQL endpoint")
            if told and not _is_of(_media(told), form):
                yield _converted(await _read(response), _media(told), form)
                return
            answer = Answer(told or form.content_type)
            answer.chunks = self._pieces(response, answer, form, graph=graph)
            yield answer

    async def _truth(self, text: str, query: Query, form: Form) -> Answer:
        """A truth value, which is short, and which not every store writes as the standard says."""
        async with self._turn(), self._asked(text, query, SOLUTIONS[0]) as response:
            found = truth(await response.aread())
        data = (b"true\n" if found else b"false\n") if form.writer is None else _written(found, form)
        return Answer(form.content_type, length=len(data), chunks=only(data), rows=1)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(self.config.limits.waiting):
                await self.free.acquire()
        except TimeoutError:
            raise ServiceError(503, "the service is busy", "ask again later", retry=5) from None
        try:
            yield
        finally:
            self.free.release()

    @asynccontextmanager
    async def _asked(self, text: str, query: Query, form: Form) -> AsyncIterator[httpx.Response]:
        assert self.client is not None
        sent: dict[str, str | list[str]] = {"query": text, **self.datasets.parameters(query)}
        if query.default_graphs is not None:
            sent["default-graph-uri"] = list(query.default_graphs)
        if query.named_graphs is not None:
            sent["named-graph-uri"] = list(query.named_graphs)
        try:
            async with self.client.stream(
                "POST", self.endpoint, data=sent, headers={"Accept": _accepted(form)}
            ) as response:
                if response.status_code != 200:
                    refused = complaint(response, await response.aread())
                    raise moved(refused, len(text) - len(query.text))
                yield response
        except httpx.HTTPError as error:
            raise unanswered(error, self.config.limits.seconds) from None

    async def _pieces(
        self, response: httpx.Response, answer: Answer, form: Form, *, graph: bool
    ) -> AsyncIterator[bytes]:
        """The bytes of an answer, its rows counted; ServiceError where there are too many or it takes too long."""
        limits = self.config.limits
        count = None if graph or form.name not in ("json", "xml", "csv", "tsv") else counter(form.name)
        left, loop = limits.seconds, asyncio.get_running_loop()
        pieces = response.aiter_bytes(1 << 16)
        while True:
            begun = loop.time()
            try:
                async with asyncio.timeout(left):
                    piece = await anext(pieces, None)
            except TimeoutError:
                raise too_long(limits.seconds) from None
            left -= loop.time() - begun
            if piece is None:
                return
            if count is not None:
                answer.rows = count(piece)
            if answer.rows > limits.rows:
                raise ServiceError(422, "the result has too many rows", "ask for fewer with LIMIT")
            yield piece

    async def call(
        self, function: Callable[Concatenate[Queryable, _P], _T], /, *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        """What a function of the graph returns, computed in a thread that asks the store."""
        asked = self.asked
        assert asked is not None

        def work() -> _T:
            return function(asked, *args, **kwargs)

        async with self._turn():
            try:
                async with asyncio.timeout(self.config.limits.seconds):
                    return await asyncio.to_thread(work)
            except TimeoutError:
                raise too_long(self.config.limits.seconds) from None
            except httpx.HTTPError as error:
                raise unanswered(error, self.config.limits.seconds) from None
            except ZhituError as error:
                raise as_service_error(error) from None
            except ValueError as error:  # such as of an address that is no IRI
                raise ServiceError(400, "the request cannot be answered", " ".join(str(error).split())[:500]) from None

    async def update(self, update: Update) -> None:  # noqa: ARG002 - the protocol's
        """Refused: the store is written at its own endpoint."""
        raise ServiceError(403, "this service is for reading", "write to the store behind it")

    async def change(self, change: GraphChange) -> bool:  # noqa: ARG002 - the protocol's
        """Refused: the store is written at its own endpoint."""
        raise ServiceError(403, "this service is for reading", "write to the store behind it")


def _media(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _is_of(media: str, form: Form) -> bool:
    """Whether a media type is one of a form's, be it asked for by another one."""
    return any(media in one.types for one in (*SOLUTIONS, *GRAPH) if one.name == form.name)


def _accepted(form: Form) -> str:
    """What a store is asked for: a form, else one that it can be made of, as all stores have it."""
    other = "application/n-triples" if isinstance(form.writer, ox.RdfFormat) else SOLUTIONS[0].types[0]
    return form.types[0] if form.types[0] == other else f"{form.types[0]}, {other};q=0.5"


async def _read(response: httpx.Response) -> bytes:
    """All of an answer that is to be written anew; ServiceError 502 where it is too large for that."""
    data = bytearray()
    async for piece in response.aiter_bytes():
        data += piece
        if len(data) > _PAGE:
            raise ServiceError(
                502, "the store has not this form", "ask for a form that it has, which is then passed on"
            )
    return bytes(data)


def _converted(data: bytes, media: str, form: Form) -> Answer:
    """A store's answer in another form than it came in; ServiceError 502 where it is in none that is known."""
    try:
        if isinstance(form.writer, ox.RdfFormat):
            syntax = ox.RdfFormat.from_media_type(media)
            triples = [quad.triple for quad in ox.parse(data, syntax)] if syntax else None
            asked = writable(triples) if triples is not None and form.writer in XML else triples
            made = None if asked is None else ox.serialize(asked, format=form.writer)
        else:
            solutions = ox.QueryResultsFormat.from_media_type(media)
            read = ox.parse_query_results(data, solutions) if solutions else None
            made = None if read is None else read.serialize(format=form.writer or ox.QueryResultsFormat.CSV)
    except (SyntaxError, ValueError) as error:
        raise ServiceError(502, "the store's answer cannot be read", str(error)) from error
    if made is None:
        raise ServiceError(502, "the store's answer cannot be read", f"it is in {media[:100]}")
    made = as_xml(made) if form.writer in XML else made
    rows = 0 if isinstance(form.writer, ox.RdfFormat) else counter(form.name, close=True)(made)
    return Answer(form.content_type, length=len(made), chunks=only(made), rows=rows)


class _Asked:
    """A store as `zhitu.query` knows a graph."""

    def __init__(self, endpoint: str, client: httpx.Client) -> None:
        self.endpoint, self.client = endpoint, client
        self.datasets = Datasets()

    def asks(self, sparql: str, parameters: Mapping[str, str]) -> bool:
        """The truth value of a query that is sent with these parameters."""
        return truth(self._fetched(sparql, "application/sparql-results+json", parameters))

    def query(self, sparql: str, /) -> Results:
        kind = kind_of(sparql)
        graph = kind in ("CONSTRUCT", "DESCRIBE")
        accept = "application/n-triples" if graph else "application/sparql-results+json"
        data = self._fetched(sparql, accept, self.datasets.union or {})
        try:
            if kind == "ASK":
                return _boolean(truth(data))
            return _triples(data) if graph else ox.parse_query_results(data, ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError) as error:
            raise ServiceError(502, "the store's answer cannot be read", str(error)) from error

    def _fetched(self, sparql: str, accept: str, parameters: Mapping[str, str]) -> bytes:
        sent, headers = {"query": sparql, **parameters}, {"Accept": accept}
        data = bytearray()
        with self.client.stream("POST", self.endpoint, data=sent, headers=headers) as response:
            for piece in response.iter_bytes():
                data += piece
                if len(data) > _PAGE:
                    raise ServiceError(502, "the store's answer is too large for a page")
            if response.status_code != 200:  # to a query of this program, which is no fault of the client's
                told = complaint(response, bytes(data))
                raise ServiceError(502 if told.status == 400 else told.status, told.title, told.detail)
        return bytes(data)


def _datasets(graph: Queryable) -> Datasets:
    assert isinstance(graph, _Asked)
    return found_out(graph.asks)


def _triples(data: bytes) -> Results:
    """Triples as the engine would give them."""
    store = ox.Store()
    store.load(data, ox.RdfFormat.N_TRIPLES)
    return store.query("CONSTRUCT WHERE { ?s ?p ?o }")


def truth(data: bytes) -> bool:
    """The truth value in a result as JSON; Virtuoso writes a table of a row with 1, or of none.

    >>> truth(b'{"head": {}, "boolean": false}'), truth(b'{"results": {"bindings": [{"r": {"value": "1"}}]}}')
    (False, True)
    """
    try:
        told = json.loads(data)
        if "boolean" in told:
            return bool(told["boolean"])
        return any(value["value"] == "1" for row in told["results"]["bindings"] for value in row.values())
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ServiceError(502, "the store's answer cannot be read") from error


def _boolean(value: bool) -> ox.QueryBoolean:
    """A truth value as the engine would give it."""
    found = ox.Store().query(f"ASK {{ FILTER({'true' if value else 'false'}) }}")
    assert isinstance(found, ox.QueryBoolean)
    return found


def _written(value: bool, form: Form) -> bytes:
    assert isinstance(form.writer, ox.QueryResultsFormat)
    data = _boolean(value).serialize(format=form.writer)
    assert data is not None
    return data


def _with_prefixes(sparql: str, prefixes: Mapping[str, str]) -> str:
    """The query with those prefixes declared that it uses without declaring them; on its first line, so that places
    in it stay what they are.

    >>> _with_prefixes("SELECT * { ?x a zt:Zone }", {"zt": "urn:", "id": "urn:id:"})
    'PREFIX zt: <urn:> SELECT * { ?x a zt:Zone }'
    """
    missing = undeclared(sparql) & set(prefixes)
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in sorted(missing)) + sparql
