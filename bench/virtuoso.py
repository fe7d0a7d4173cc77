"""Virtuoso 7 as Debian packages it, in a folder of its own: for the measurements and for the tests of the service."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["PROGRAMS", "Virtuoso", "ended", "free_port", "virtuoso"]

#: What has to be installed: the server and its shell.
PROGRAMS = ("virtuoso-t", "isql-vt")
_SETTINGS = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {buffers}
DirsAllowed = {loads}
ServerThreads = 50
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 40
MaxClientConnections = 40
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryExecutionTime = {patience}
"""


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """A running server: the address of its endpoint, and how its shell is called."""

    url: str
    shell: tuple[str, ...]

    def load(self, file: Path) -> None:
        """Load N-Quads, and have them on disk."""
        load = f"ld_dir('{file.parent}', '{file.name}', 'urn:default'); rdf_loader_run(); checkpoint;"
        subprocess.run([*self.shell, f"exec=log_enable(2); {load}"], check=True, capture_output=True)


@contextmanager
def virtuoso(place: Path, loads: Path, *, buffers: int = 10_000, patience: int = 60) -> Iterator[Virtuoso]:
    """The server while the block lasts: its data in a new folder, files to load in another.

    `buffers` are of 8 kB; a query may take so many seconds of patience.
    """
    place.mkdir()
    server, shell = (shutil.which(name) or name for name in PROGRAMS)
    sql, http = free_port(), free_port()
    settings = _SETTINGS.format(sql=sql, http=http, loads=loads, buffers=buffers, patience=patience)
    (place / "virtuoso.ini").write_text(settings, encoding="ascii")
    with (place / "output").open("wb") as output:
        process = subprocess.Popen([server, "+foreground"], cwd=place, stdout=output, stderr=output)
    try:
        found = Virtuoso(f"http://127.0.0.1:{http}/sparql", (shell, f"127.0.0.1:{sql}", "dba", "dba"))
        end = time.monotonic() + 60
        while subprocess.run([*found.shell, "exec=status();"], capture_output=True).returncode or not _listens(http):
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"Virtuoso did not start: {(place / 'output').read_text(errors='replace')[-2000:]}")
            time.sleep(0.3)
        yield found
    finally:
        ended(process)


def ended(process: subprocess.Popen[bytes]) -> None:
    """Ends a server, by force where it does not go within half a minute."""
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
