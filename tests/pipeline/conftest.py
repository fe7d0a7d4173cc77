"""The extractor as shipped, and small graphs and texts that the pipeline changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhitu.model import Extractor
from zhitu.settings import Settings


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor as shipped."""
    from zhitu.extract import make_extractor

    return make_extractor(Settings())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The graph that decisions are made about."""
    from zhitu_decided import filled

    return filled(tmp_path / "g.db")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder of three documents."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in {"a": "广州实验室位于广州。", "b": "苹果公司位于深圳。", "c": "广州实验室有12人。"}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def graph(tmp_path: Path, texts: Path) -> Path:
    """A graph of the documents a and b."""
    import zhitu_fake as fake

    from zhitu.pipeline import build

    build([texts / "a.txt", texts / "b.txt"], tmp_path / "g.db", extractor=fake.make)
    return tmp_path / "g.db"
