"""LOAD: the documents that an update names are fetched here and put into its text, so that the engine asks nobody.

The engine's own client takes an answer without Content-Length for an empty one. This one reads it to its end, goes on
only to what LOAD may name, uses no proxy, and where the operator has allowed a name rather than an address, it does not
go where cloud machines keep their secrets, whatever the name stands for at the moment.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import quote, urljoin, urlsplit

import pyoxigraph as ox

from zhitu.errors import ServiceError
from zhitu.reach import check_address
from zhitu.serve.backend import Update
from zhitu.serve.changes import check_syntax, parsed
from zhitu.serve.updates import Load, loads

__all__ = ["fetched", "with_documents"]

#: Bytes of a document, and seconds without any of them.
_MOST, _STALL = 100_000_000, 20
#: How often it may be elsewhere, and how servers say so; 303 is how linked data tells things from documents.
_REDIRECTS, _ELSEWHERE = 4, frozenset((301, 302, 303, 307, 308))
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
        check_address("LOAD", load.address, update.services)
        try:
            triples = _triples(load.address, update.services)
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


def _triples(address: str, allowed: frozenset[str]) -> str:
    """The triples of a document, as SPARQL has them; ServiceError where there are none."""
    address, media, data = _followed(address, allowed)
    suffix = PurePosixPath(urlsplit(address).path).suffix.removeprefix(".")
    known = ox.RdfFormat.from_extension(suffix) if media in _UNTOLD and suffix else None
    if known is None and media:
        known = ox.RdfFormat.from_media_type(media)
    if known is None or (known == ox.RdfFormat.JSON_LD and suffix != "jsonld" and not media.endswith("ld+json")):
        raise _refused(address, f"it is of no format of RDF that is known: {media or 'it does not say which'}")
    try:
        quads = parsed(known.media_type, data, ox.DefaultGraph(), address)
    except ServiceError as error:
        raise _refused(address, f"{error.title}: {error.detail}") from None
    if not quads:
        raise _refused(address, "it holds no triples")
    return " .\n".join(str(quad.triple) for quad in quads)


def _followed(address: str, allowed: frozenset[str]) -> tuple[str, str, bytes]:
    """Address, media type and bytes of a document, wherever its server says that it is, if LOAD may name that."""
    for _ in range(_REDIRECTS + 1):
        media, data, place = fetched(address)
        if place is None:
            return address, media, data
        try:
            target = urljoin(address, place)
        except ValueError:
            raise _refused(address, f"it is at no address: {place[:200]}") from None
        try:
            check_address("LOAD", target, allowed)
        except ServiceError as error:
            raise _refused(address, f"it is at {target[:200]}: {error.title}") from None
        address = target
    raise _refused(address, f"it goes on to another address more than {_REDIRECTS} times")


def fetched(address: str) -> tuple[str, bytes, str | None]:
    """Media type and bytes of a document, or where else it is; ServiceError 502 where it cannot be had, whole."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        connection = http.client.HTTPConnection(host, port, timeout=_STALL)
        connection.sock = _connected(host, port, secure=parts.scheme == "https")
        try:
            target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
            connection.request("GET", _ascii(target), headers=_headers(parts.netloc))
            answer = connection.getresponse()
            place = answer.headers.get("location")
            if answer.status in _ELSEWHERE and place:
                return "", b"", _ascii(place.encode("latin-1").decode("utf-8", "replace"))
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
    return (answer.headers.get_content_type() if "content-type" in answer.headers else ""), data, None


def _ascii(target: str) -> str:
    """The part of an IRI behind its host as a URI has it (RFC 3987, 3.1)."""
    return "".join(c if c.isascii() else quote(c) for c in target)


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
