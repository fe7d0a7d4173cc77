"""Asking SPARQL endpoints over HTTP: once, again and again over one connection, or from many connections at once."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

__all__ = ["PATIENCE", "Ask", "Refused", "address", "connected", "fetch", "first_bytes", "rate", "wait"]

#: Seconds that an answer may take: as many as the service itself allows by default.
PATIENCE = 30
_JSON = {"Accept": "application/sparql-results+json"}
_START = 600

#: Gives the answer to a query as JSON.
Ask = Callable[[str], bytes]


class Refused(Exception):  # noqa: N818 - a result of the benchmark, not a fault of it
    """An endpoint does not answer a query; why."""


def address(url: str, query: str) -> str:
    """The URL of a query."""
    return f"{url}?{urlencode({'query': query})}"


def fetch(url: str, query: str) -> bytes:
    """The answer, over a connection of its own."""
    with urlopen(Request(address(url, query), headers=_JSON), timeout=_START) as answer:
        found: bytes = answer.read()
    return found


def first_bytes(url: str, query: str) -> bytes:
    """The first kilobyte of the answer."""
    with urlopen(address(url, query), timeout=_START) as answer:
        found: bytes = answer.read(1000)
    return found


def connected(url: str, patience: int = PATIENCE) -> Ask:
    """Asks over one connection, made anew where the server has closed it since."""
    connection = HTTPConnection(urlsplit(url).netloc, timeout=patience)

    def asked(query: str) -> bytes:
        connection.request("GET", address(urlsplit(url).path, query), headers=_JSON)
        answer = connection.getresponse()
        found = answer.read()
        if answer.status != 200:
            raise Refused(f"answers with {answer.status}")
        return found

    def ask(query: str) -> bytes:
        try:
            try:
                return asked(query)
            except ConnectionError:
                connection.close()
                return asked(query)
        except TimeoutError:
            connection.close()
            raise Refused(f"over {patience} s") from None
        except (ConnectionError, HTTPException) as error:
            connection.close()
            raise Refused(type(error).__name__) from None

    return ask


def rate(url: str, query: str, clients: int, requests: int) -> float:
    """Requests a second of so many clients."""
    command = [sys.executable, "-m", "bench.load", address(url, query), str(clients), str(max(clients * 2, requests))]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    if done.returncode:
        raise Refused(done.stderr.strip().rpartition("\n")[2])
    return float(done.stdout)


def wait(url: str) -> str:
    """The URL once it answers."""
    end = time.monotonic() + _START
    while True:
        try:
            fetch(url, "ASK {}")
            return url
        except (URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
