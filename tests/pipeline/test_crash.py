"""A process that is killed while it changes a graph leaves it whole; `scripts/bench crash` does it 200 times."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed by signal")
def test_a_graph_is_whole_after_every_kill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    from bench.crash import kills

    whole, steps = kills(tmp_path, 25, seed=7)
    assert whole == 25
    assert steps >= 25
