"""Makes `zhitu_fake` and `zhitu_decided`, in tests/support, importable here and in the processes that tests start."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

_SUPPORT = str(Path(__file__).parent.parent / "support")
if _SUPPORT not in sys.path:
    sys.path.insert(0, _SUPPORT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The graph that decisions are made about."""
    from zhitu_decided import filled

    return filled(tmp_path / "g.db")
