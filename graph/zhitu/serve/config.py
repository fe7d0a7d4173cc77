"""What an operator can decide about a service."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

__all__ = ["Config", "Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may use.

    seconds      of the engine's time; the query is then ended
    rows         of a result; one that is longer is broken off so that no client takes it for whole
    memory       bytes of a process that answers queries, beyond what it needs when idle
    request      bytes of a request's body
    query        bytes of a query's or form's, which is decoded and looked through while others wait
    per_client   queries of one client at once; further ones wait for a moment, then are answered with 429
    connections  of one client at once; further ones are closed, unless it is a proxy that is believed
    waiting      seconds that a query waits for a free process before 503
    stall        seconds without a byte from or to a client, after which it is given up
    """

    seconds: float = 30
    rows: int = 10_000_000
    memory: int = 2_000_000_000
    request: int = 8_000_000
    query: int = 1_000_000
    per_client: int = 8
    connections: int = 200
    waiting: float = 10
    stall: float = 20


@dataclass(frozen=True, slots=True)
class Config:
    """How a service behaves.

    host, port       where it listens; port 0 takes a free one
    union            whether a query that names no graph sees all of them (else the standard's default graph)
    readers          processes that answer queries; as many again may be started for clients that have none at work
    writable         whether SPARQL Update and PUT, POST, DELETE of graphs are there at all
    documents        whether updates may change the graphs of documents, which the next build writes anew
    token            what `Authorization: Bearer` has to hold for writing
    services         hosts (host or host:port) that SERVICE may ask
    texts            whether the full texts of documents are given out; quotes always are
    proxies          addresses or networks of reverse proxies, whose X-Forwarded-For and -Proto are believed
    public           the address under which clients know the service, where a proxy stands in front of it
    """

    host: str = "127.0.0.1"
    port: int = 8080
    union: bool = True
    readers: int = field(default_factory=lambda: max(2, min(8, os.cpu_count() or 2)))
    writable: bool = False
    documents: bool = False
    token: str | None = field(default=None, repr=False)
    services: frozenset[str] = frozenset()
    texts: bool = True
    proxies: tuple[str, ...] = ()
    public: str | None = None
    limits: Limits = field(default_factory=Limits)
