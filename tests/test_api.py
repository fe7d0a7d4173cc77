"""The public surface, and that it is light."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from pathlib import Path

import networkx as nx
import pytest

import zhitu
from zhitu.errors import ExportError, GraphError, QueryError, UnknownName
from zhitu.query.solutions import Solutions


def test_the_public_surface_is_exact() -> None:
    assert zhitu.__all__ == ["__version__", "add", "build", "load", "open", "remove", "replace"]
    for name in zhitu.__all__:
        assert getattr(zhitu, name)
    with pytest.raises(
        AttributeError, match="has no attribute 'nothing'; it has __version__, add, build, load, open, remove, replace"
    ):
        zhitu.nothing  # noqa: B018


def test_importing_is_quick_and_brings_nothing_heavy() -> None:
    script = (
        "import sys, zhitu; print(sorted({'rdflib', 'networkx', 'pyoxigraph', 'numpy', 'typer'} & set(sys.modules)))"
    )
    started = time.perf_counter()
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
    assert time.perf_counter() - started < 2.5, "five times what it takes on an idle machine"


def test_a_graph_is_asked_in_every_way(tiny_path: Path, tmp_path: Path) -> None:
    with zhitu.open(tiny_path) as graph:
        rows = graph.query("SELECT DISTINCT ?lab WHERE { ?lab a zt:Laboratory }")
        assert isinstance(rows, Solutions)
        assert [row["lab"].value for row in rows] == ["https://w3id.org/zhitu/id/广州实验室"]
        assert graph.show("南沙方案").name == "南沙深化合作总体方案"
        assert graph.ask("laboratories-in", place="广州").rows[0].cells[0] == "广州实验室"
        assert [row.cells[1] for row in graph.ask("opened-in", from_="2022-07", to="2022-07").rows] == [
            "广州港四期码头"
        ]
        assert len(graph.ask()) >= 25
        assert graph.stats().entities == 18
        assert isinstance(graph.networkx(around="南沙"), nx.MultiDiGraph)
        assert {data["label"] for _, data in graph.networkx(around="国务院").nodes(data=True)} == {
            "国务院",
            "南沙深化合作总体方案",
        }
        assert len(graph.rdflib()) > 500
        assert graph.export(tmp_path / "out.ttl") == "ttl"
        output = io.BytesIO()
        graph.write(output, "nt", without_text=True)
        assert output.getvalue().count(b"\n") > 500
        assert graph.validate() == []


def test_a_page_is_written_and_says_what_it_leaves_out(tiny_path: Path, tmp_path: Path) -> None:
    with zhitu.open(tiny_path) as graph:
        assert graph.view(tmp_path / "all.html") is None
        left_out = graph.view(tmp_path / "some.html", max_nodes=3, title="一部分")
    assert left_out is not None
    assert "18 entities" in left_out
    assert (tmp_path / "some.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert "<title>一部分</title>" in (tmp_path / "some.html").read_text(encoding="utf-8")


def test_mistakes_are_told_in_one_line(tiny_path: Path, tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="there is no such graph"):
        zhitu.open(tmp_path / "none.db")
    with zhitu.open(tiny_path) as graph:
        with pytest.raises(QueryError, match="line 1, column 10") as caught:
            graph.query("SELECT * { a")
        assert caught.value.line == 1
        with pytest.raises(UnknownName):
            graph.show("没有这个东西")
        with pytest.raises(ExportError):
            graph.export(tmp_path / "out.doc")
    with pytest.raises(GraphError, match="closed"):
        graph.query("ASK {}")


def test_a_misspelt_term_or_variable_is_told(tiny_path: Path) -> None:
    with zhitu.open(tiny_path) as graph:
        with pytest.warns(UserWarning, match=r"no term zt:Laboratry in the ontology; nearest: zt:Laboratory"):
            assert list(graph.query("SELECT ?lab WHERE { ?lab a zt:Laboratry }")) == []
        rows = graph.query("SELECT ?lab ?place WHERE { ?lab a zt:Laboratory OPTIONAL { ?lab zt:owns ?place } } LIMIT 1")
        assert isinstance(rows, Solutions)
        assert [variable.value for variable in rows.variables] == ["lab", "place"]
        (row,) = rows
        assert row["place"] is None
        assert row[0] == row["lab"] == next(iter(row))
        assert len(row) == 2
        with pytest.raises(KeyError, match=r"no variable \?plase in the query; nearest: \?place"):
            row["plase"]
        with pytest.raises(IndexError):
            row[2]


def test_reading_leaves_the_graph_as_it_was(tiny_path: Path) -> None:
    with zhitu.open(tiny_path) as one, zhitu.open(tiny_path) as other:
        assert one.stats() == other.stats()
