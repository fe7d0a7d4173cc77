"""The HTTP server under the application: uvicorn, which waits for no client for ever."""

from __future__ import annotations

import asyncio
import ipaddress
import json
import re
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from zhitu.serve.config import Config

__all__ = ["PatientProtocol", "patient"]

#: Seconds from the opening of a connection, or from the first byte after an answer, to the end of the headers.
_HEADERS = 15.0


Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_REQUEST = re.compile(rb"[A-Z]+ [^ \r\n]+ HTTP/1\.[01]\r\n")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_TOO_MANY = b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class _Connection(h11.Connection):
    """Gives the head of a response out together with what follows it: each writing costs as much as a small answer.

    Refuses a request whose end is told in two ways (RFC 9112, 6.1): a proxy might have gone by the other one.
    """

    held: tuple[bytes, ...] = ()

    def next_event(self) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        event = super().next_event()
        if isinstance(event, h11.Request):
            names = [name for name, _ in event.headers]
            if b"content-length" in names and b"transfer-encoding" in names:
                raise h11.RemoteProtocolError("both Content-Length and Transfer-Encoding")
        return event

    def send_with_data_passthrough(self, event: h11.Event) -> list[bytes] | None:
        data = super().send_with_data_passthrough(event)
        if data is None:
            return None
        data = [*self.held, *data]
        holding = isinstance(event, h11.Response)
        self.held = tuple(data) if holding else ()
        return [] if holding else data


class PatientProtocol(H11Protocol):
    """HTTP/1.1 that closes connections whose request does not come; uvicorn itself lets them stand open."""

    waiting: asyncio.TimerHandle | None = None
    #: Connections of one client at once, and those who may have more.
    most = 200
    proxies: tuple[Network, ...] = ()

    def __init__(self, config: uvicorn.Config, *args: Any, **kwargs: Any) -> None:
        super().__init__(config, *args, **kwargs)
        most = config.h11_max_incomplete_event_size
        self.conn = _Connection(h11.SERVER) if most is None else _Connection(h11.SERVER, most)

    def connection_made(self, transport: Any) -> None:
        """A client is there: refused where it has too many connections, else awaited for a while."""
        super().connection_made(transport)
        if self._too_many():
            self.transport.write(_TOO_MANY)
            self.transport.close()
            return
        self.waiting = self.loop.call_later(_HEADERS, self._give_up)

    def _too_many(self) -> bool:
        """Whether this client has more connections than it may; all others could then find none free."""
        if self.client is None:
            return False
        host = self.client[0]
        mine = sum(isinstance(each, PatientProtocol) and (each.client or ("",))[0] == host for each in self.connections)
        return mine > self.most and not any(ipaddress.ip_address(host) in each for each in self.proxies)

    def data_received(self, data: bytes) -> None:
        """Bytes of a request, with which the time begins that its head may take."""
        if self.waiting is None and self.conn.their_state is h11.IDLE:
            self.waiting = self.loop.call_later(_HEADERS, self._give_up)
        super().data_received(_escaped(data) if self.conn.their_state is h11.IDLE else data)

    def handle_events(self) -> None:
        """What has been read goes on; once the head is whole nothing is waited for."""
        super().handle_events()
        if self.waiting is not None and self.conn.their_state is not h11.IDLE:
            self.waiting.cancel()
            self.waiting = None

    def send_400_response(self, msg: str) -> None:
        """Answer a request whose rest is no HTTP; whoever was at work on its beginning is told that it is over."""
        cycle = self.cycle
        if cycle is not None and not cycle.response_complete:
            cycle.disconnected = True
            cycle.message_event.set()
            if cycle.response_started:
                self.transport.close()
                return
        told = json.dumps({"type": "about:blank", "title": msg, "status": 400}).encode() + b"\n"
        length = str(len(told)).encode()
        headers = [
            (b"content-type", b"application/problem+json"),
            (b"content-length", length),
            (b"connection", b"close"),
        ]
        for event in (h11.Response(status_code=400, headers=headers), h11.Data(data=told), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone, and with it what it was waited for."""
        if self.waiting is not None:
            self.waiting.cancel()
        super().connection_lost(exc)

    def _give_up(self) -> None:
        self.waiting = None
        if self.conn.their_state is h11.IDLE and not self.transport.is_closing():
            self.transport.close()


def _escaped(data: bytes) -> bytes:
    """The beginning of a request with its address in ASCII: curl sends `?q=广州` as it was typed, and h11 refuses it.

    >>> _escaped("GET /?q=穗 HTTP/1.1\\r\\nHost: x".encode())
    b'GET /?q=%E7%A9%97 HTTP/1.1\\r\\nHost: x'
    """
    line = _REQUEST.match(data)
    if line is None or line[0].isascii():
        return data
    return _BEYOND_ASCII.sub(lambda byte: b"%%%02X" % ord(byte[0]), line[0]) + data[line.end() :]


def patient(config: Config) -> type[PatientProtocol]:
    """The protocol with the operator's settings."""
    proxies = tuple(ipaddress.ip_network(address) for address in config.proxies)
    return type("Patient", (PatientProtocol,), {"most": config.limits.connections, "proxies": proxies})
