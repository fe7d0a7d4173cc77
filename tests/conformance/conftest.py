"""A service on an empty graph, with the standard's default graph."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from zhitu.serve import Config, serving
from zhitu.store import Graph

TOKEN = "for-tests-only"


@pytest.fixture(scope="session")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service that anybody with the token may write, documents or not."""
    path = tmp_path_factory.mktemp("conformance") / "plain.db"
    Graph.create(path).close()
    config = Config(port=0, readers=2, union=False, writable=True, documents=True, token=TOKEN)
    with serving(path, config) as url:
        yield url


@pytest.fixture(scope="session")
def token() -> str:
    """What writing needs."""
    return TOKEN


@pytest.fixture(scope="session")
def writable(standard: str) -> Iterator[httpx.Client]:
    """A client of that service who holds the token."""
    with httpx.Client(base_url=standard, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60) as client:
        yield client


@pytest.fixture
def store(writable: httpx.Client) -> httpx.Client:
    """The same, the store being empty at the beginning."""
    emptied = writable.post("update", data={"update": "DROP ALL"})
    assert emptied.status_code == 204, emptied.text
    return writable
