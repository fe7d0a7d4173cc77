"""A real browser, and that it is skipped where none is installed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from browsing import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Headless Chromium that writes down what it logs and asks for."""
    opened = chromium("--window-size=1400,900")
    opened.implicitly_wait(3)
    yield opened
    opened.quit()
