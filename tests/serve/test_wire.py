"""Requests as only hostile, broken or very old clients send them: each has an answer, none is a fault."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from zhitu.serve import Config, Limits, serving

ASK = "/sparql?query=ASK%7B%7D"
FORM = "Content-Type: application/x-www-form-urlencoded"
BODY = b"query=ASK%7B%7D"
CHUNKED = b"f\r\n" + BODY + b"\r\n0\r\n"
PATHS = [
    "/", "/sparql", ASK, "/update", "/graphs", "/graphs?default", "/graphs?graph=urn:x", "/graphs/a", "/id/x",
    "/search", "/search?q=a", "/search/suggest?q=a", "/opensearch.xml", "/questions", "/questions/laboratories-in",
    "/questions/x", "/reconcile", "/reconcile/suggest/entity?prefix=a", "/reconcile/properties", "/reconcile/preview",
    "/static/style.css", "/health", "/metrics", "/.well-known/void", "/id/", "//", "/sparql/", "*", "sparql", "x:80",
    "/nowhere",
]  # fmt: skip
ESCAPES = [
    "%", "%zz", "%E5%B9", "%00", "%ff%fe", "%F4%90%80%80", "%ED%A0%80", "%u5e7f", "%0d%0aX:1", "%2e%2e/%2e%2e/x",
    "..%2f", "[]", "{}", "%25%25", "|^",
]  # fmt: skip
PLACES = [
    "/id/{}", "/search?q={}", "/search?type={}", "/search?limit={}", "/sparql?query={}", "/sparql?{}", "/questions/{}",
    "/questions/laboratories-in?place={}", "/graphs?graph={}", "/graphs/{}", "/reconcile?queries={}", "/{}",
    "/reconcile?extend={}", "/reconcile?callback={}", "/reconcile/suggest/{}?prefix=x", "/reconcile/preview?id={}",
    "/reconcile/suggest/entity?prefix={}", "/reconcile/properties?type={}", "/search/suggest?q={}", "/?format={}",
    "/sparql?query=ASK%7B%7D&default-graph-uri={}", "/sparql?query=ASK%7B%7D&format={}",
]  # fmt: skip


@pytest.fixture(scope="module")
def url(tiny_path: Path) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("zhitu.serve.http._HEADERS", 2.0)
        limits = Limits(stall=2, request=500_000, query=100_000, connections=40)
        with serving(tiny_path, Config(port=0, readers=1, writable=True, token="t", limits=limits)) as address:
            yield address


def request(method: str, path: str, *heads: str | bytes, version: str = "1.1", body: bytes = b"") -> bytes:
    lines = [f"{method} {path} HTTP/{version}", "Host: x", "Connection: close", *heads]
    return b"\r\n".join(x if isinstance(x, bytes) else x.encode("latin-1") for x in lines) + b"\r\n\r\n" + body


def connected(url: str) -> socket.socket:
    parts = urlsplit(url)
    return socket.create_connection((parts.hostname or "", parts.port or 0), timeout=30)


def answers(url: str, sent: bytes) -> bytes:
    """All that comes back until the service closes the connection; a TimeoutError where it does not."""
    with connected(url) as connection:
        with suppress(BrokenPipeError, ConnectionResetError):  # a body that nobody reads to its end
            connection.sendall(sent)
        received = bytearray()
        try:
            while piece := connection.recv(65536):
                received += piece
        except ConnectionResetError:
            assert received
        return bytes(received)


def status(url: str, sent: bytes) -> int:
    """The status of the answer to one request, 0 where the connection is closed without one."""
    received = answers(url, sent)
    assert b"Traceback" not in received
    return int(received.split(b" ", 2)[1]) if received else 0


@pytest.fixture(autouse=True)
def _nothing_is_a_fault(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever is sent, the server's log has no exception."""
    yield
    assert not [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "TRACE", "PATCH", "POST", "PUT", "DELETE", "ODD"])
def test_every_method_everywhere(url: str, method: str) -> None:
    for path in PATHS:
        length = ["Content-Length: 0"] if method in ("POST", "PUT", "PATCH") else []
        received = answers(url, request(method, path, *length))
        code = int(received.split(b" ", 2)[1])
        assert code in (200, 204, 400, 401, 404, 405, 415, 426), (method, path, received[:200])
        if method == "HEAD":
            assert received.partition(b"\r\n\r\n")[2] == b"", path


@pytest.mark.parametrize("place", PLACES)
def test_escapes_that_are_none(url: str, place: str) -> None:
    for escape in ESCAPES:
        assert status(url, request("GET", place.replace("{}", escape))) in (200, 307, 400, 404), escape


@pytest.mark.parametrize(
    "path", ["/", ASK, "/search?q=a", "/questions", "/id/%E5%B9%BF%E5%B7%9E%E5%AE%9E%E9%AA%8C%E5%AE%A4"]
)
def test_odd_preferences(url: str, path: str) -> None:
    accepted = [
        "*/*;q=0",
        "text/html;q=0",
        "text/html;q=abc",
        "text/html;q=nan, */*;q=inf",
        "a",
        "",
        "/",
        ";;;,,,",
        "\xff",
    ]
    for accept in [*accepted, "text/html," * 5000, "*/*;q=-1"]:
        assert status(url, request("GET", path, f"Accept: {accept}")) in (200, 406), accept
    for coding in ("identity;q=0", "identity;q=0, *;q=0", "gzip;q=0", "*;q=0", "br", "\xff"):
        assert status(url, request("GET", path, f"Accept-Encoding: {coding}")) in (200, 406), coding
    for part in ("bytes=0-10", "bytes=-5", "bytes=9999999-", "bytes=" + "0-1," * 1000, "bytes=abc"):
        assert status(url, request("GET", path, f"Range: {part}")) == 200, part
    for head in (
        "If-None-Match: *",
        'If-None-Match: "',
        "Origin: \xff",
        "Authorization: \xff",
        "Expect: x",
        "TE: trailers",
    ):
        assert status(url, request("GET", path, head)) in (200, 304), head


def test_gzip_is_not_sent_to_those_who_refuse_it(url: str) -> None:
    rows = "/sparql?query=SELECT%20%2A%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D"
    assert b"content-encoding: gzip" in answers(url, request("GET", rows, "Accept-Encoding: gzip"))
    for coding in ("gzip;q=0", "identity, gzip;q=0.0", "br", "xgzip"):
        assert b"content-encoding" not in answers(url, request("GET", rows, f"Accept-Encoding: {coding}")), coding


SENT = {
    "HTTP/1.0": (b"GET /health HTTP/1.0\r\n\r\n", 200),
    "a query by HTTP/1.0": (f"GET {ASK} HTTP/1.0\r\n\r\n".encode(), 200),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 404),
    "no host": (b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400),
    "two hosts": (request("GET", "/", "Host: y"), 400),
    "a whole address": (request("GET", "http://elsewhere" + ASK), 200),
    "a whole address without a path": (request("GET", "http://elsewhere"), 200),
    "CONNECT": (request("CONNECT", "x:80"), 404),
    "a fragment": (request("GET", "/health#x"), 404),
    "an address as it was typed": ("GET /search?q=广州 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode(), 200),
    "an address in another encoding": (
        "GET /search?q=广州 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode("gbk"), 400
    ),
    "a long path": (request("GET", "/" + "a" * 100_000), 404),
    "a longer path": (request("GET", "/" + "a" * 1_000_000), 400),
    "many parameters": (request("GET", "/search?" + "&".join(f"a{n}=1" for n in range(5000))), 400),
    "many headers": (request("GET", "/", *(f"X-{n}: 1" for n in range(5000))), 200),
    "too many headers": (request("GET", "/", *(f"X-{n}: 1" for n in range(50_000))), 400),
    "chunks": (request("POST", "/sparql", FORM, "Transfer-Encoding: chunked", body=CHUNKED + b"\r\n"), 200),
    "trailers": (
        request("POST", "/sparql", FORM, "Transfer-Encoding: chunked", body=CHUNKED + b"Authorization: x\r\n\r\n"), 200
    ),
    "a huge chunk": (request("POST", "/sparql", FORM, "Transfer-Encoding: chunked", body=b"f" * 20 + b"\r\n"), 408),
    "two lengths": (request("POST", "/sparql", FORM, "Content-Length: 15", "Content-Length: 5", body=BODY), 400),
    "chunks with a length": (
        request("POST", "/sparql", FORM, "Transfer-Encoding: chunked", "Content-Length: 5", body=CHUNKED + b"\r\n"), 400
    ),
    "a length below zero": (request("POST", "/sparql", FORM, "Content-Length: -5", body=BODY), 400),
    "a length beyond all": (request("POST", "/sparql", FORM, "Content-Length: 99999999999999999999", body=BODY), 413),
    "a query too large": (request("POST", "/sparql", FORM, "Content-Length: 200000", body=b"a" * 200_000), 413),
    "a body too large": (request("POST", "/sparql", FORM, "Content-Length: 9000000", body=b"a" * 9_000_000), 413),
    "chunks too large": (
        request("POST", "/sparql", FORM, "Transfer-Encoding: chunked", body=b"895440\r\n" + b"a" * 9_000_000), 413
    ),
    "a body that stops": (request("POST", "/sparql", FORM, "Content-Length: 100", body=b"query="), 408),
    "a body that is compressed": (
        request("POST", "/sparql", FORM, "Content-Encoding: gzip", "Content-Length: 4", body=b"\x1f\x8b\x08\x00"), 415
    ),
    "a body with GET": (request("GET", ASK, "Content-Length: 15", body=BODY), 200),
    "no multipart": (
        request("PUT", "/graphs?graph=urn:x", "Authorization: Bearer t", "Content-Type: multipart/form-data",
                "Content-Length: 3", body=b"abc"), 400
    ),
    "a websocket": (
        request("GET", "/health", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="), 200
    ),
    "HTTP/2 as an upgrade": (request("GET", "/health", "Upgrade: h2c", "HTTP2-Settings: AAMAAABk"), 200),
    "a folded header": (request("GET", "/health", "A: b\r\n c"), 200),
    "a bad header": (request("GET", "/health", "A b: c"), 400),
    "zeros": (b"\x00" * 1000, 400),
    "TLS": (bytes.fromhex("16030100a5010000a1") + b"\x03" * 200, 400),
    "headers that stop": (b"GET / HTTP/1.1\r\nHost: x\r\nX: ", 0),
    "nothing": (b"", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", SENT)
def test_what_goes_over_the_wire(url: str, name: str) -> None:
    sent, expected = SENT[name]
    assert status(url, sent) == expected


@pytest.mark.parametrize("host", ["[::1", "<script>", "a b", "x:99999", "%00", "\xe9vil", ""])
def test_odd_hosts_get_into_no_address(url: str, host: str) -> None:
    for path in ("/", "/reconcile", "/opensearch.xml", "/graphs/a", ASK):
        sent = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/turtle, */*\r\nConnection: close\r\n\r\n"
        received = answers(url, sent.encode("latin-1"))
        assert int(received.split(b" ", 2)[1]) in (200, 400, 404), (path, received[:200])
        assert b"<script>" not in received


def test_requests_one_after_the_other(url: str) -> None:
    one = b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"
    assert answers(url, one * 50 + request("GET", "/health")).count(b"ready\n") == 51
    asked = f"GET {ASK} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    assert answers(url, asked * 10 + request("GET", "/health")).count(b"HTTP/1.1 200") == 11
    assert answers(url, one + b"NO HTTP\r\n\r\n").count(b"HTTP/1.1 ") == 2


def test_a_short_answer_comes_at_once(url: str) -> None:
    with connected(url) as connection:
        for _ in range(2):
            connection.sendall(f"GET {ASK} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            head, _, body = connection.recv(65536).partition(b"\r\n\r\n")
            assert b"content-length: %d" % len(body) in head
            assert b'"boolean":true' in body


@pytest.mark.parametrize("path", ["/sparql", "/update", "/graphs", "/id/x", "/reconcile", "/search", "/nowhere"])
def test_preflights(url: str, path: str) -> None:
    asked = ("Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization, content-type")
    for origin in ("null", "https://elsewhere.example", "\xff"):
        received = answers(url, request("OPTIONS", path, f"Origin: {origin}", *asked))
        assert received.startswith(b"HTTP/1.1 200"), (path, origin)
        assert b"access-control-allow-origin: *" in received
    odd = request(
        "OPTIONS", path, "Origin: x", "Access-Control-Request-Method: \xff", "Access-Control-Request-Headers: \xff"
    )
    assert status(url, odd) in (200, 400)


def test_one_client_cannot_take_all_connections(url: str) -> None:
    held = [connected(url) for _ in range(60)]
    try:
        told = [connection.recv(100) for connection in held[45:]]
        assert all(line.startswith(b"HTTP/1.1 429") for line in told)
    finally:
        for connection in held:
            connection.close()
    for _ in range(50):
        if status(url, request("GET", "/health")) == 200:
            return
    raise AssertionError("the service does not recover")


def test_slow_headers_are_given_up(url: str) -> None:
    held = [connected(url) for _ in range(30)]
    for connection in held:
        connection.sendall(b"GET / HTTP/1.1\r\n")
    assert httpx.get(f"{url}health", timeout=10).text == "ready\n"
    for connection in held:
        assert connection.recv(100) == b""
        connection.close()
