"""Copies of the graph that do not change, one for each state that somebody still reads.

A copy is made of hard links and costs milliseconds. A request that began on an older one ends on it; a copy is removed
when a newer one is there and nobody reads it any more. Several services can stand on one graph: each has a folder of
its own, which it holds locked; one that is not locked was left by a service that was killed, and is removed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from zhitu.store.snapshot import hold, sweep

__all__ = ["Snapshot", "Snapshots"]


class Snapshot:
    """One copy: where it lies, its state, the number of changes that it has seen if that is sure, how many read it."""

    def __init__(self, path: Path, state: str, changes: str | None) -> None:
        self.path, self.state, self.changes, self.readers = path, state, changes, 0


#: The copy that the work under way has begun to read; None where each of its steps may read another one.
_KEPT: ContextVar[list[Snapshot] | None] = ContextVar("kept", default=None)


class Snapshots:
    """The present copy and those that are still being read."""

    def __init__(self, folder: Path) -> None:
        self.parent = self.folder = folder
        self.made = 0
        self.present: Snapshot | None = None
        self.held: int | None = None

    def prepare(self) -> None:
        """Make the folder and hold it; remove what killed services left."""
        self.parent.mkdir(exist_ok=True)
        sweep(self.parent)
        self.folder, self.held = hold(self.parent)

    def fresh(self) -> Path:
        """A path for the next copy."""
        self.made += 1
        return self.folder / str(self.made)

    def put(self, path: Path, changes: str | None) -> None:
        """Make the copy at `path` the present one."""
        before, self.present = self.present, Snapshot(path, f"{self.folder.name}-{path.name}", changes)
        if before is not None and not before.readers:
            _remove(before)

    @contextmanager
    def steady(self) -> Iterator[None]:
        """While the context lasts, the copy that is read first is read by all that follows."""
        kept: list[Snapshot] = []
        told = _KEPT.set(kept)
        try:
            yield
        finally:
            _KEPT.reset(told)
            for snapshot in kept:
                self._leave(snapshot)

    def now(self) -> Snapshot | None:
        """The copy that is read now: the present one, or the one that has been read before in a `steady` context."""
        kept = _KEPT.get()
        if kept is None:
            return self.present
        if not kept and self.present is not None:
            self.present.readers += 1
            kept.append(self.present)
        return kept[0] if kept else None

    @contextmanager
    def read(self) -> Iterator[Snapshot]:
        """The copy that is read now, which stays while the context lasts."""
        snapshot = self.now()
        assert snapshot is not None
        snapshot.readers += 1
        try:
            yield snapshot
        finally:
            self._leave(snapshot)

    def _leave(self, snapshot: Snapshot) -> None:
        snapshot.readers -= 1
        if not snapshot.readers and snapshot is not self.present:
            _remove(snapshot)

    def count(self) -> int:
        """How many copies there are."""
        return sum(1 for _ in self.folder.iterdir()) if self.held is not None else 0

    def clear(self) -> None:
        """Remove all copies, and the folder of all services where this was the last."""
        self.present = None
        if self.held is None:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self.held)
        self.held = None
        if not any(self.parent.iterdir()):
            self.parent.rmdir()


def _remove(snapshot: Snapshot) -> None:
    shutil.rmtree(snapshot.path, ignore_errors=True)
