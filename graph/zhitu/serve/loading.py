"""LOAD: the documents that an update names are fetched here and put into its text, so that the engine asks nobody.

The engine's own client takes an answer without Content-Length for an empty one. This one reads it to its end, follows
no redirect, uses no proxy, and where the operator has allowed a name rather than an address, it does not go where cloud
machines keep their secrets, whatever the name stands for at the moment.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import pyoxigraph as ox

from zhitu.errors import ServiceError
from zhitu.reach import check_reach
from zhitu.serve.backend import Update
from zhitu.serve.changes import check_syntax, parsed
from zhitu.serve.updates import Load, loads

__all__ = ["fetched", "with_documents"]

#: Bytes of a document, and seconds without any of them.
_MOST, _STALL = 100_000_000, 20
_ACCEPT = "application/n-triples, text/turtle, application/rdf+xml;q=.9, application/ld+json;q=.8"
#: What servers say of files that they do not know.
_UNTOLD = {"", "text/plain", "application/octet-stream", "binary/octet-stream", "application/xml", "text/xml"}


def with_documents(update: Update, prefixes: Mapping[str, str]) -> Update:
    """The update with the triples of documents in the place of LOAD; ServiceError 502 where one cannot be had."""
    places = loads(update.text, prefixes)
    if not places:
        return update
    check_syntax(_without(update.text, places), update.base, prefixes)
    text = update.text
    for load in reversed(places):
        address = f"<{load.address}>"
        check_reach(f"LOAD {address}", update.services, {})
        try:
            triples = _triples(load.address)
        except ServiceError:
            if not load.silent:
                raise
            triples = ""
        into = f"GRAPH {ox.NamedNode(load.graph)} {{ {triples} }}" if load.graph else triples
        text = f"{text[: load.start]}INSERT DATA {{ {into} }}{text[load.end :]}"
    return replace(update, text=text)


def _without(text: str, places: Sequence[Load]) -> str:
    """The update without LOAD, each line where it was."""
    for load in reversed(places):
        lines = text.count("\n", load.start, load.end)
        instead = "CLEAR ALL".ljust(load.end - load.start - lines) + "\n" * lines
        text = text[: load.start] + instead + text[load.end :]
    return text


def _triples(address: str) -> str:
    """The triples of a document, as SPARQL has them; ServiceError where there are none."""
    media, data = fetched(address)
    suffix = PurePosixPath(urlsplit(address).path).suffix.removeprefix(".")
    known = ox.RdfFormat.from_extension(suffix) if media in _UNTOLD and suffix else None
    if known is None and media:
        known = ox.RdfFormat.from_media_type(media)
    if known is None:
        raise _refused(address, f"it is of no format of RDF that is known: {media or 'it does not say which'}")
    try:
        quads = parsed(known.media_type, data, ox.DefaultGraph(), address)
    except ServiceError as error:
        raise _refused(address, f"{error.title}: {error.detail}") from None
    if not quads:
        raise _refused(address, "it holds no triples")
    return " .\n".join(str(quad.triple) for quad in quads)


def fetched(address: str) -> tuple[str, bytes]:
    """Media type and bytes of a document; ServiceError 502 where it cannot be had, whole."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        connection = http.client.HTTPConnection(host, port, timeout=_STALL)
        connection.sock = _connected(host, port, secure=parts.scheme == "https")
        try:
            target = parts.path or "/"
            connection.request(
                "GET", f"{target}?{parts.query}" if parts.query else target, headers=_headers(parts.netloc)
            )
            answer = connection.getresponse()
            if answer.status != 200:
                raise _refused(address, f"the answer is {answer.status} {answer.reason}"[:200])
            data = answer.read(_MOST + 1)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException) as error:
        raise _refused(address, " ".join(str(error).split())[:200] or type(error).__name__) from None
    if len(data) > _MOST:
        raise _refused(address, f"it has more than {_MOST} bytes")
    if answer.length:  # bytes that were promised and did not come
        raise _refused(address, "it broke off")
    return (answer.headers.get_content_type() if "content-type" in answer.headers else ""), data


def _headers(host: str) -> dict[str, str]:
    return {"Host": host, "Accept": _ACCEPT, "User-Agent": "zhitu", "Connection": "close"}


def _connected(host: str, port: int, *, secure: bool) -> socket.socket:
    """A connection to the host, at an address that is looked up once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    failure = OSError(f"{host} has no address")
    for family, kind, protocol, _, place in found:
        number = ipaddress.ip_address(str(place[0]).partition("%")[0])
        if number.is_link_local and host != str(number):
            failure = OSError(f"{host} stands for {number}, where no documents are")
            continue
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(_STALL)
            connection.connect(place)
            if secure:
                return ssl.create_default_context().wrap_socket(connection, server_hostname=host)
        except OSError as error:
            connection.close()
            failure = error
            continue
        return connection
    raise failure


def _refused(address: str, why: str) -> ServiceError:
    return ServiceError(502, "the document cannot be loaded", f"{address}: {why}")
