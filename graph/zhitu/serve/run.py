"""Runs a service until it is told to stop."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import logging
import queue
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from zhitu.errors import GraphError
from zhitu.serve.app import create_app
from zhitu.serve.backend import Backend
from zhitu.serve.config import Config
from zhitu.serve.embedded import Embedded
from zhitu.serve.http import patient
from zhitu.serve.remote import Remote
from zhitu.serve.service import Service

__all__ = ["check", "serve", "serving"]

#: Bytes that the line and the headers of a request may take; a query in a GET is part of them.
_HEADERS = 128 * 1024
#: Connections at once; further ones get 503.
_CONNECTIONS = 1000


def check(config: Config) -> None:
    """GraphError where a service so configured would let anybody write, or lose texts."""
    if config.documents and not config.texts:
        raise GraphError(
            "documents read without their texts would be written back without them; leave out --without-text or "
            "--allow-update-documents"
        )
    if config.writable and not config.token:
        where = "open to other machines" if _open_to_the_world(config.host) else "even on this machine"
        raise GraphError(f"updates without a token are refused, {where}; set ZHITU_TOKEN or give --token-file")


def _open_to_the_world(host: str) -> bool:
    """Whether other machines can reach this address.

    >>> _open_to_the_world("127.0.0.1"), _open_to_the_world("localhost"), _open_to_the_world("0.0.0.0")
    (False, False, True)
    """
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"


def serve(source: str | Path, config: Config | None = None, *, ready: Callable[[str], None] | None = None) -> None:
    """Serve until interrupted; `ready` is told the address once queries are answered."""
    _Runner(source, config or Config(), ready or (lambda _: None)).run()


@contextmanager
def serving(source: str | Path, config: Config | None = None) -> Iterator[str]:
    """Serve in a thread while the block lasts; gives the address."""
    told: queue.SimpleQueue[str | Exception] = queue.SimpleQueue()
    runner = _Runner(source, config or Config(), told.put)

    def run() -> None:
        try:
            runner.run()
        except Exception as error:  # noqa: BLE001 - raised again in the thread that waits
            told.put(error)

    thread = threading.Thread(target=run, name="zhitu-serve")
    thread.start()
    try:
        address = told.get()
        if isinstance(address, Exception):
            raise address
        yield address
    finally:
        runner.server.should_exit = True
        thread.join()


class _Runner:
    """One run: a socket that listens, a backend, a server."""

    def __init__(self, source: str | Path, config: Config, ready: Callable[[str], None]) -> None:
        check(config)
        self.config, self.ready = config, ready
        self.backend = _backend(source, config)
        self.service = Service(self.backend, config)
        self.server = _Server(
            uvicorn.Config(
                create_app(self.backend, config, service=self.service),
                http=patient(config),
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=bool(config.proxies),
                forwarded_allow_ips=list(config.proxies),
                limit_concurrency=_CONNECTIONS,
                timeout_keep_alive=10,
                timeout_graceful_shutdown=5,
                h11_max_incomplete_event_size=_HEADERS,
            )
        )

    def run(self) -> None:
        """Until `server.should_exit`, or a signal where this is the main thread."""
        logging.getLogger("uvicorn.error").addFilter(_worth_saying)
        asyncio.run(self._run())

    async def _run(self) -> None:
        with _listening(self.config) as listening:
            await self.backend.start()
            try:
                self.service.finder.prepare()
                self.server.announce = lambda: self.ready(_address(listening))
                await self.server.serve(sockets=[listening])
            finally:
                await self.service.finder.stop()
                await self.backend.stop()


def _backend(source: str | Path, config: Config) -> Backend:
    """What stands behind the service: a SPARQL endpoint where the source is its URL, else a graph."""
    if isinstance(source, str) and source.startswith(("http://", "https://")):
        if config.writable:
            raise GraphError(f"{source}: another store is not written through this service; write to it directly")
        if not config.texts:
            raise GraphError(f"{source}: texts of another store cannot be held back; load it without them")
        return Remote(source, config)
    return Embedded(Path(source), config)


class _Server(uvicorn.Server):
    """uvicorn that says when it is ready, and ends in order on a signal instead of raising it again."""

    announce: Callable[[], None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.announce is not None:
            self.announce()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is threading.main_thread():
            loop = asyncio.get_running_loop()
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(number, self.handle_exit, number, None)
        yield


@contextmanager
def _listening(config: Config) -> Iterator[socket.socket]:
    """A socket that listens where the operator says; GraphError where that is not possible."""
    try:
        family = socket.getaddrinfo(config.host, config.port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((config.host, config.port), family=family, backlog=256)
    except OSError as error:
        where = f"{config.host}:{config.port}"
        if error.errno == errno.EADDRINUSE:
            raise GraphError(f"{where}: another program listens there; choose another --port") from error
        raise GraphError(f"{where}: cannot listen there ({error}); choose another --port or --host") from error
    with listening:
        # Accepted sockets take this over; otherwise the last bytes of an answer wait 40 ms for an acknowledgement.
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listening.setblocking(False)
        yield listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _worth_saying(record: logging.LogRecord) -> bool:
    """Answers that are broken off on purpose are in the access log."""
    return "returned without completing response" not in record.getMessage()
