"""Copies of the graph that do not change, one for each state that somebody still reads.

A copy is made of hard links and costs milliseconds. A query that began on an older one ends on it; a copy is removed
when a newer one is there and nobody reads it any more.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["Snapshot", "Snapshots"]


class Snapshot:
    """One copy: where it lies, its state, and how many read it."""

    def __init__(self, path: Path, state: str) -> None:
        self.path, self.state, self.readers = path, state, 0


class Snapshots:
    """The present copy and those that are still being read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.run = secrets.token_hex(4)
        self.made = 0
        self.present: Snapshot | None = None

    def fresh(self) -> Path:
        """A path for the next copy."""
        self.made += 1
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / f"{self.run}-{self.made}"

    def put(self, path: Path) -> None:
        """Make the copy at `path` the present one."""
        before, self.present = self.present, Snapshot(path, path.name)
        if before is not None and not before.readers:
            self._remove(before)

    @contextmanager
    def read(self) -> Iterator[Snapshot]:
        """The present copy, which stays while the context lasts."""
        snapshot = self.present
        assert snapshot is not None
        snapshot.readers += 1
        try:
            yield snapshot
        finally:
            snapshot.readers -= 1
            if not snapshot.readers and snapshot is not self.present:
                self._remove(snapshot)

    def _remove(self, snapshot: Snapshot) -> None:
        shutil.rmtree(snapshot.path, ignore_errors=True)

    def clear(self) -> None:
        """Remove all copies."""
        self.present = None
        shutil.rmtree(self.folder, ignore_errors=True)
