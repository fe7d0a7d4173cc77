"""What a reader opens in the place of a store that somebody may be writing: a folder of its own, which stands still.

RocksDB promises nothing to those who open its files beside a writer. Of its files, tables (.sst) never change; the
MANIFEST grows and says which tables there are; CURRENT names the MANIFEST; logs hold what is in no table yet. A writer
adds to the MANIFEST, or begins another one, before it removes a table or a log that it no longer needs. So where both
are the same before and after, all that they name was there in between. Logs are copied, because old ones are written
over under a new name; the copy of the last ends somewhere, as after a crash, and what is not whole there is dropped:
the state is one between two commits.

Tables are held open and linked through /dev/fd. So a graph is read in the same way where its folder cannot be written,
or lies on another file system, and a reader that is killed leaves a small folder that keeps no table.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

from zhitu.errors import GraphError

__all__ = ["Moved", "Snapshot", "hold", "sweep"]

_PREFIX = "zhitu-reading-"


class Moved(Exception):  # noqa: N818 - not a fault: a writer was quicker
    """The store is another one than a moment ago; to try again helps."""


class Snapshot:
    """A folder with the files of the store in the directory `store` as they were at one moment, until `remove`."""

    def __init__(self, store: Path) -> None:
        """Moved where a writer came between; GraphError where there is no room for it, or what is there is no store."""
        try:
            parent = Path(tempfile.gettempdir())
            sweep(parent, _PREFIX)
            self.path, lock = hold(parent, _PREFIX)
        except OSError as error:
            raise GraphError(f"{store}: no folder for temporary files ({error}); name one in TMPDIR") from error
        self.store, self._owner, self._open = store, os.getpid(), [lock]
        try:
            self._take(store)
        except FileNotFoundError as error:
            self.remove()
            raise Moved(str(error)) from error
        except OSError as error:
            self.remove()
            raise GraphError(f"{store}: the store cannot be opened: {error}") from error
        except BaseException:
            self.remove()
            raise

    def remove(self) -> None:
        """Let go of the files, first of their names, so that nobody finds another file under one of them."""
        if os.getpid() == self._owner:  # a forked process has it from its parent, which may still read
            shutil.rmtree(self.path, ignore_errors=True)
        while self._open:
            os.close(self._open.pop())

    def copy(self, target: Path) -> None:
        """The same files in a new directory that stays; tables are linked if possible."""
        target.mkdir()
        for file in self.path.iterdir():
            try:
                os.link(self.store / file.name if file.suffix == ".sst" else file, target / file.name)
            except OSError:  # on another file system, or removed by the writer
                shutil.copyfile(file, target / file.name)

    def _take(self, store: Path) -> None:
        before = _mark(store)
        manifest, size = str(before[0]), before[-1]
        shutil.copyfile(store / "CURRENT", self.path / "CURRENT")
        with (store / manifest).open("rb") as grows:
            (self.path / manifest).write_bytes(grows.read(size))
        logs: dict[Path, int] = {}
        for name in sorted(os.listdir(store)):
            file = store / name
            if file.suffix == ".sst":
                self._open.append(os.open(file, os.O_RDONLY))
                (self.path / name).symlink_to(f"/dev/fd/{self._open[-1]}")
            elif file.suffix == ".log":
                logs[file] = file.stat().st_ino
                shutil.copyfile(file, self.path / name)
        if _mark(store) != before or any(file.stat().st_ino != number for file, number in logs.items()):
            raise Moved(f"{store} is written without a pause")


def _mark(store: Path) -> tuple[str, int, int, int, int, int]:
    """What is another one after each change of the set of files: the MANIFEST's name, numbers, its size."""
    name = (store / "CURRENT").read_text(encoding="utf-8", errors="replace").strip()
    if not name.startswith("MANIFEST-") or "/" in name:
        raise GraphError(f"{store}: the store cannot be opened: its file CURRENT is damaged; build the graph anew")
    current, manifest = (store / "CURRENT").stat(), (store / name).stat()
    return name, current.st_ino, current.st_mtime_ns, manifest.st_ino, manifest.st_mtime_ns, manifest.st_size


def hold(parent: Path, prefix: str = "") -> tuple[Path, int]:
    """A new folder, and the lock by which others see that its process lives: an open file, to be closed at last."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
        lock = _lock(folder)
        if lock is not None and folder.exists():
            return folder, lock
        if lock is not None:  # somebody swept between the two lines
            os.close(lock)


def sweep(parent: Path, prefix: str = "") -> None:
    """Remove the folders whose processes have ended without doing so."""
    for folder in parent.glob(f"{prefix}*/"):
        lock = _lock(folder)
        if lock is not None:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _lock(folder: Path) -> int | None:
    """The lock of a folder; None where another process has it, or the folder is gone or somebody else's."""
    try:
        lock = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock
