"""Where else the same is said."""

from __future__ import annotations

from pathlib import Path

import pytest
import zhitu_fake as fake
from typer.testing import CliRunner

from zhitu.cli import app
from zhitu.errors import UnknownName
from zhitu.pipeline import build_documents
from zhitu.query import show
from zhitu.query.repeated import repeated
from zhitu.settings import Settings
from zhitu.store import Graph


@pytest.fixture
def path(tmp_path: Path) -> Path:
    texts = {"a": "广州实验室位于广州。", "b": "广州实验室位于广州。", "c": "深圳实验室位于深圳。"}
    documents = [fake.document(name, text) for name, text in texts.items()]
    build_documents(documents, tmp_path / "g.db", Settings(), extractor=fake.make)
    return tmp_path / "g.db"


def records(path: Path) -> dict[str, str]:
    with Graph.open(path, read_only=True) as graph:
        (relation,) = (r for r in show(graph, "广州实验室").relations if r.property == "locatedIn")
        return {source.document: source.records[0] for source in relation.sources}


def test_what_two_documents_say_is_found_from_either(path: Path) -> None:
    of = records(path)
    with Graph.open(path, read_only=True) as graph:
        assert repeated(graph, of["a"]) == [(f"claim:{of['b'].rsplit('/', 1)[-1]}", "b")]
        with pytest.raises(UnknownName):
            repeated(graph, "claim:0000000000000000")


def test_who_rejects_one_hears_of_the_other(path: Path) -> None:
    of = records(path)
    said = CliRunner().invoke(app, ["reject", str(path), of["a"], "--because", "错", "--who", "某人", "--when", "2024"])
    assert said.exit_code == 0, said.output
    assert f"claim:{of['b'].rsplit('/', 1)[-1]} (b)" in " ".join(said.output.split())
    again = CliRunner().invoke(
        app, ["reject", str(path), of["b"], "--because", "错", "--who", "某人", "--when", "2024"]
    )
    assert "still stands" not in again.output
