"""Where the command line prints: any stream, terminal or not, whatever its encoding."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

__all__ = ["Bar", "console", "make_safe", "progress_bar"]


def make_safe(stream: TextIO) -> None:
    """No character may stop the output: a stream that cannot write Chinese is made to write UTF-8."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    try:
        "知图→".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        reconfigure(encoding="utf-8", errors="backslashreplace")
    else:
        reconfigure(errors="backslashreplace")


def console(*, stderr: bool = False) -> Console:
    """Where to print: as wide as the terminal, or, into a pipe or file, as wide as the lines are."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    return Console(
        stderr=stderr, width=None if stream.isatty() else 100_000, highlight=False, emoji=False, markup=False
    )


class Bar:
    """A bar that is called with how much is done, and how much there is if that is known."""

    def __init__(self, bar: Progress, what: str) -> None:
        self._bar, self._what = bar, what
        self._task = bar.add_task(what, total=None)

    def __call__(self, done: int, total: int | None) -> None:
        """Show how far it is."""
        self._bar.update(self._task, completed=done, total=total)

    def stage(self, what: str, done: int, total: int | None) -> None:
        """Show what is done now, and how far that is."""
        if what != self._what:  # a bar cannot be told that its end is not known, so each stage has one of its own
            self._bar.remove_task(self._task)
            self._what, self._task = what, self._bar.add_task(what, total=total)
        self(done, total)


@contextmanager
def progress_bar(what: str) -> Iterator[Bar]:
    """A bar on the terminal, gone when all is done; nothing where errors go to a file."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    errors = console(stderr=True)
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        yield Bar(bar, what)
