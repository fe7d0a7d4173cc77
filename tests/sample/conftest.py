"""The sample corpus, extracted and built once: what its tests look at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from refresh_sample import build_sample
from sample_gold import Brief, briefs

from zhitu.store import Graph


@pytest.fixture(scope="session")
def corpus() -> list[Brief]:
    """The Chinese briefs with their gold and what the extractor makes of them."""
    return briefs()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph of the sample with its judgements, open for reading."""
    with Graph.open(build_sample(tmp_path_factory.mktemp("sample") / "sample.db"), read_only=True) as graph:
        yield graph
