"""The sample corpus, extracted and built once: what its tests look at."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from zhitu.store import Graph

_SUPPORT = str(Path(__file__).parents[1] / "support")
if _SUPPORT not in sys.path:
    sys.path.insert(0, _SUPPORT)

from refresh_sample import build_sample  # noqa: E402 - found through the path above
from sample_gold import Brief, briefs  # noqa: E402


@pytest.fixture(scope="session")
def corpus() -> list[Brief]:
    """The Chinese briefs with their gold and what the extractor makes of them."""
    return briefs()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph of the sample with its judgements, open for reading."""
    with Graph.open(build_sample(tmp_path_factory.mktemp("sample") / "sample.db"), read_only=True) as graph:
        yield graph
