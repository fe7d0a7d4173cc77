"""A running service on the small graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from zhitu.serve import Config, serving

#: All of it on this machine, on a port that the system chooses.
LOCAL = Config(port=0, readers=2)


@pytest.fixture(scope="session")
def address(tiny_path: Path) -> Iterator[str]:
    """The address of a service on the graph of two short documents."""
    with serving(tiny_path, LOCAL) as url:
        yield url


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    """A client of that service."""
    with httpx.Client(base_url=address, timeout=30) as made:
        yield made
