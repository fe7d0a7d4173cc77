"""The process that changes the graph and copies it for the readers.

It is a process of its own so that an update that does not end can be ended, too: the engine's transaction is then as
if it had never begun. It holds the graph's lock only while there is work, so that `zhitu` can add documents beside a
running service.
"""

from __future__ import annotations

import json
import os
import pickle
import queue
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from zhitu.iri import ZT
from zhitu.pipeline.indexing import state_of
from zhitu.pipeline.outside import made_outside, mend_at
from zhitu.serve import frames
from zhitu.serve.backend import Update
from zhitu.serve.loading import with_documents
from zhitu.serve.reader import told
from zhitu.serve.touching import touched
from zhitu.serve.walls import limit_memory, without_network
from zhitu.store.graph import Graph

__all__ = ["Writer", "main", "only_copy"]

#: Seconds for which the graph stays open, and locked, after a change: the next one is then faster.
_IDLE = 0.5


class Writer:
    """Takes changes off the channel until it closes."""

    def __init__(self, channel: socket.socket, path: str, memory: int, *, texts: bool) -> None:
        self.channel, self.path, self.memory, self.texts = channel, path, memory, texts
        self.graph: Graph | None = None
        self.jobs: queue.SimpleQueue[tuple[bytes, bytes]] = queue.SimpleQueue()

    def listen(self) -> None:
        """Queue jobs; end the process when the service has gone."""
        while True:
            frame = frames.receive(self.channel)
            if frame is None:
                os._exit(0)
            self.jobs.put(frame)

    def work(self) -> None:
        """Do jobs for ever, letting go of the graph between them."""
        while True:
            try:
                _, payload = self.jobs.get(timeout=_IDLE if self.graph else None)
            except queue.Empty:
                self._close()
                continue
            function, copy, args = pickle.loads(payload)
            try:
                self._do(function, copy, args)
            except Exception as error:  # noqa: BLE001 - whatever it is, it becomes the answer, and the process goes on
                self.channel.sendall(frames.encode(frames.ERROR, json.dumps(told(error)).encode()))

    def _do(self, function: Callable[..., Any], copy: str, args: tuple[Any, ...]) -> None:
        if function is only_copy:  # which needs no lock, where nothing was cut off
            mend_at(Path(self.path))
            result, changes = None, function(self.path, copy)
        else:
            if self.graph is None:
                self.graph = Graph.open(self.path)
                limit_memory(self.memory)
            (what,) = args
            if isinstance(what, Update):
                what = with_documents(what, self.graph.iris.prefixes)
            with made_outside(self.graph, touched(self.graph, what)):
                result = function(self.graph, what)
            self.graph.backup(copy)
            changes = state_of(self.graph)
        if not self.texts:
            _drop_texts(copy)
        self.channel.sendall(frames.encode(frames.END, pickle.dumps((result, changes))))

    def _close(self) -> None:
        if self.graph is not None:
            self.graph.close()
            self.graph = None


def _drop_texts(path: str) -> None:
    """Take the full texts of all documents out of a copy, before anybody reads it; what it shares stays as it is."""
    copy = Graph.open(path)
    copy.store.update(f"DELETE {{ GRAPH ?g {{ ?d <{ZT}text> ?t }} }} WHERE {{ GRAPH ?g {{ ?d <{ZT}text> ?t }} }}")
    copy.flush()
    copy.close()


def only_copy(path: str, copy: str) -> str | None:
    """Copy the graph, whoever writes it meanwhile; the number of changes that the copy has seen, as `state_of`."""
    with Graph.open(path, read_only=True) as graph:
        graph.backup(copy)
        changes = state_of(graph)
    Graph.open(copy).close()  # puts what is in its logs into tables, once, so that not each reader has to
    return changes


def main() -> None:
    """Serve on standard input; arguments: the graph, bytes of memory, texts or quotes, hosts that SERVICE may ask."""
    channel = socket.socket(fileno=0)
    path, memory, given, *services = sys.argv[1:]
    if not services:
        without_network()
    writer = Writer(channel, path, int(memory), texts=given == "texts")
    threading.Thread(target=writer.listen, daemon=True).start()
    channel.sendall(frames.encode(frames.END))  # all is imported
    writer.work()
