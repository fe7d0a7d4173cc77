"""What is shown on a terminal while something takes long."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from zhitu import terminal


def test_the_bar_shows_the_stage_and_starts_anew_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(terminal, "console", lambda **_: Console(file=shown, force_terminal=True, width=80))
    with terminal.progress_bar("building") as progress:
        progress(5, 5)
        progress.stage("settling who is who", 0, None)
        (task,) = progress._bar.tasks
        assert (task.description, task.completed, task.total) == ("settling who is who", 0, None)
        progress.stage("writing documents", 3, 4)
        (task,) = progress._bar.tasks
        assert (task.description, task.completed, task.total) == ("writing documents", 3, 4)
    assert "writing documents" in shown.getvalue()


def test_nothing_is_shown_in_a_file(capfd: pytest.CaptureFixture[str]) -> None:
    with terminal.progress_bar("building") as progress:
        progress(1, 2)
        progress.stage("writing documents", 3, 4)
    assert capfd.readouterr() == ("", "")
