"""A process that answers queries on snapshots of the graph, one at a time.

The engine cannot be stopped, so whoever started this process ends it instead. It talks over standard input, which is
a socket, and ends by itself when the other side has gone, even amid a query. Its memory is bounded by the kernel.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import re
import select
import socket
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph as ox

from zhitu.errors import BadValue, ExportError, GraphBusyError, QueryError, ServiceError, UnknownName, ZhituError
from zhitu.reach import check_reach
from zhitu.serve import frames
from zhitu.serve.backend import Query
from zhitu.serve.counting import counter
from zhitu.serve.media import GRAPH, SOLUTIONS, TRUTH, Form, choose
from zhitu.serve.walls import limit_memory, without_network
from zhitu.sparql import Results, once
from zhitu.store.graph import Graph
from zhitu.store.mistakes import query_error
from zhitu.tokens import names_dataset
from zhitu.xml import XML, as_xml, writable

__all__ = ["Output", "TooMuch", "main", "run_query", "told"]

_PIECE = 64 * 1024
#: Answers below this size are sent as they are: compression costs more than it saves.
_WORTH_COMPRESSING = 1024
_LEVEL = 3
_ASKS = re.compile(r"\bSERVICE\b", re.IGNORECASE)


class TooMuch(Exception):  # noqa: N818 - not a fault of the program
    """The result has more rows than the operator allows."""


class Headed(Exception):  # noqa: N818 - not a fault of the program
    """The head of the answer is known, which is all that was asked for."""


class Output:
    """Where the engine writes a result: pieces leave for the service as frames, counted and compressed."""

    def __init__(self, channel: socket.socket, query: Query, max_rows: int) -> None:
        self.channel, self.query, self.max_rows = channel, query, max_rows
        self.form: Form | None = None
        self.count: Callable[[bytes], int] | None = None
        self.rows = 0
        self.waiting = bytearray()
        self.begun = False
        self.compressor: Any = None

    def write(self, data: bytes) -> int:
        """Take what the engine has written."""
        self.waiting += data
        if len(self.waiting) >= (_PIECE if self.begun else 8192):
            self._leave()
        return len(data)

    def flush(self) -> None:
        """Nothing: pieces leave by size."""

    def _leave(self) -> None:
        """Send what has gathered."""
        piece = self._taken()
        self._begin(compress=self.query.gzip)
        if self.compressor:  # flushed, so that the client can read what has come
            piece = self.compressor.compress(piece) + self.compressor.flush(zlib.Z_SYNC_FLUSH)
        self._send(piece)

    def _taken(self) -> bytes:
        piece = bytes(self.waiting)
        self.waiting.clear()
        if self.form is not None and self.form.writer in XML:
            piece = as_xml(piece)
        if self.count is not None:
            self.rows = self.count(piece)
        if self.rows > self.max_rows:
            raise TooMuch
        return piece

    def _begin(self, *, compress: bool) -> None:
        """Send the head of the answer, once; from here on nothing but breaking off can tell of an error."""
        if self.begun:
            return
        self.begun = True
        if compress:
            self.compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, 31)
        head = self._head(compress=compress, length=None)
        self.channel.sendall(frames.encode(frames.HEAD, json.dumps(head).encode()))
        if self.query.head:
            raise Headed

    def _send(self, data: bytes) -> None:
        if data:
            self.channel.sendall(frames.encode(frames.DATA, data))

    def end(self) -> None:
        """Send what is left and the number of rows."""
        piece = self._taken()
        if not self.begun:
            self._send_whole(piece)
            return
        if self.compressor:
            self._send(self.compressor.compress(piece) + self.compressor.flush())
        else:
            self._send(piece)
        self.done()

    def _send_whole(self, piece: bytes) -> None:
        """Send a short answer, whose length can be told, in one frame."""
        compress = self.query.gzip and len(piece) >= _WORTH_COMPRESSING
        piece = zlib.compress(piece, _LEVEL, 31) if compress else piece
        head = self._head(compress=compress, length=len(piece)) | {"rows": self.rows}
        told = json.dumps(head).encode() + b"\n"
        self.channel.sendall(frames.encode(frames.WHOLE, told if self.query.head else told + piece))

    def _head(self, *, compress: bool, length: int | None) -> dict[str, Any]:
        """What there is to know of the answer before its first byte."""
        assert self.form is not None
        return {"type": self.form.content_type, "encoding": "gzip" if compress else None, "length": length}

    def done(self) -> None:
        """Say that the answer is whole."""
        self.channel.sendall(frames.encode(frames.END, json.dumps({"rows": self.rows}).encode()))


def run_query(graph: Graph, query: Query, output: Output) -> None:
    """Evaluate a query and write its result in the form that the client prefers."""
    results = _evaluate(graph, query)
    if isinstance(results, ox.QueryBoolean):
        output.form = choose(query.accept, query.form, TRUTH)
        output.rows = 1
        if isinstance(output.form.writer, ox.QueryResultsFormat):
            results.serialize(cast(IO[bytes], output), format=output.form.writer)
        else:
            output.write(b"true\n" if results else b"false\n")
    elif isinstance(results, ox.QuerySolutions):
        output.form = choose(query.accept, query.form, SOLUTIONS)
        output.count = counter(output.form.name, close=True)
        assert isinstance(output.form.writer, ox.QueryResultsFormat)
        results.serialize(cast(IO[bytes], output), format=output.form.writer)
    else:
        output.form = choose(query.accept, query.form, GRAPH)
        assert isinstance(output.form.writer, ox.RdfFormat)
        ox.serialize(
            _counted(results, output), cast(IO[bytes], output), output.form.writer, prefixes=graph.iris.prefixes
        )
    output.end()


def _counted(triples: ox.QueryTriples, output: Output) -> Iterator[ox.Triple]:
    """The triples, counted, each once."""
    as_xml = output.form is not None and output.form.writer in XML
    for triple in once(writable(triples) if as_xml else triples):
        output.rows += 1
        yield triple


def _evaluate(graph: Graph, query: Query) -> Results:
    default = query.default_graphs
    named = query.named_graphs
    if default is not None or named is not None:
        default, named = default or (), named or ()
    try:
        return graph.store.query(
            query.text,
            base_iri=query.base,
            prefixes=_used(graph.iris.prefixes, query.text),
            use_default_graph_as_union=query.union and default is None and not names_dataset(query.text),
            default_graph=None if default is None else [ox.NamedNode(iri) for iri in default],
            named_graphs=None if named is None else [ox.NamedNode(iri) for iri in named],
        )
    except SyntaxError as error:
        raise query_error(query.text, str(error)) from error


def _used(prefixes: dict[str, str], text: str) -> dict[str, str]:
    """Those that a text may use: to hand the engine all of them takes as long as a small query."""
    if "\\" in text:  # a name may be written with escapes
        return prefixes
    return {name: iri for name, iri in prefixes.items() if f"{name}:" in text}


class _Known:
    """A graph whose prefixes queries may use without declaring them, as functions of zhitu expect it."""

    def __init__(self, graph: Graph) -> None:
        self.graph, self.prefixes = graph, graph.iris.prefixes

    def query(self, sparql: str, /) -> Results:
        return self.graph.query(sparql, prefixes=self.prefixes)


class Reader:
    """Takes jobs off the channel until it closes."""

    def __init__(self, channel: socket.socket, memory: int, services: frozenset[str]) -> None:
        self.channel, self.memory, self.services = channel, memory, services
        self.path: str | None = None
        self.graph: Graph | None = None

    def watch(self) -> None:
        """End the process when the service has gone, whatever the engine is busy with."""
        poll = select.poll()
        poll.register(self.channel, 0)  # nothing but that the other side has closed it
        poll.poll()
        os._exit(0)

    def work(self) -> None:
        """Do jobs until there can be none any more."""
        while (frame := frames.receive(self.channel)) is not None:
            kind, payload = frame
            snapshot, *job = pickle.loads(payload)
            try:
                self._open(snapshot)
                assert self.graph is not None
                if kind == frames.QUERY:
                    self._answer(self.graph, *job)
                else:
                    function, args, kwargs = job
                    result = function(_Known(self.graph), *args, **kwargs)
                    self.channel.sendall(frames.encode(frames.END, pickle.dumps(result)))
            except Exception as error:  # noqa: BLE001 - whatever it is, it becomes the answer, and the process goes on
                self.channel.sendall(frames.encode(frames.ERROR, json.dumps(told(error)).encode()))
            gc.collect(0)

    def _answer(self, graph: Graph, query: Query, max_rows: int) -> None:
        check_reach(query.text, self.services, graph.iris.prefixes)
        output = Output(self.channel, query, max_rows)
        try:
            run_query(graph, query, output)
        except Headed:
            output.done()
        except OSError as error:
            if not output.begun and _ASKS.search(query.text):
                why = " ".join(str(error).split())[:500]
                raise ServiceError(502, "what SERVICE asks does not answer", why) from error
            raise

    def _open(self, snapshot: str) -> None:
        if snapshot != self.path:
            self.graph, self.path = None, None
            self.graph = Graph.open(Path(snapshot), read_only=True)
            self.path = snapshot
            limit_memory(self.memory)


def told(error: BaseException) -> dict[str, Any]:
    """An error as the service passes it on: what a client may know, never where in the program it happened."""
    if isinstance(error, TooMuch):
        return {"status": 422, "title": "the result has too many rows", "detail": "ask for fewer with LIMIT"}
    if isinstance(error, ServiceError):
        return {"status": error.status, "title": error.title, "detail": error.detail, **error.more}
    if isinstance(error, GraphBusyError):
        return {
            "status": 503,
            "title": "another process is writing this graph",
            "detail": "ask again later",
            "retry": 5,
        }
    if isinstance(error, QueryError):
        place = {"line": error.line, "column": error.column} if error.line is not None else {}
        return {"status": 400, "title": error.title, "detail": str(error), **place}
    if isinstance(error, ExportError):
        return {"status": 406, "title": "not in this form", "detail": str(error)}
    if isinstance(error, UnknownName):
        status, title = (400, "this cannot be meant") if isinstance(error, BadValue) else (404, "not found")
        return {"status": status, "title": title, "detail": error.said, **error.meant}
    if isinstance(error, ZhituError | ValueError | RuntimeError | OSError):
        return {"status": 400, "title": "the request cannot be answered", "detail": " ".join(str(error).split())[:500]}
    return {"status": 500, "title": "the service failed", "detail": type(error).__name__}


def main() -> None:
    """Serve on standard input; arguments: bytes of memory for a query, hosts that SERVICE may ask."""
    channel = socket.socket(fileno=0)
    memory, *services = sys.argv[1:]
    if not services:
        without_network()
    reader = Reader(channel, int(memory), frozenset(services))
    threading.Thread(target=reader.watch, daemon=True).start()
    channel.sendall(frames.encode(frames.END))  # all is imported
    reader.work()
