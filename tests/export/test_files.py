"""Formats by suffix, and files that are whole or not there."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from zhitu.errors import ExportError
from zhitu.export import FORMATS, export, form_of
from zhitu.store import Graph
from zhitu.view import network


@pytest.mark.parametrize("form", FORMATS)
def test_the_suffix_is_the_format(form: str) -> None:
    assert form_of(f"a.b.{form}") == form_of(f"A.{form.upper()}") == form


def test_a_format_that_is_asked_for_goes_before_the_suffix() -> None:
    assert form_of("a.txt", "turtle") == form_of("a.nq", "ttl") == "ttl"
    assert form_of("a.xml") == "rdf"


@pytest.mark.parametrize(("path", "form"), [("a.txt", None), ("a", None), ("a.nq", "word")])
def test_an_unknown_format_is_told_with_the_choice(path: str, form: str | None) -> None:
    with pytest.raises(ExportError, match="choose with --format one of nq, trig, ttl, nt, jsonld, rdf, graphml, gexf"):
        form_of(path, form)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written(tiny: Graph, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"out.{form}"
    assert export(tiny, path, network=lambda: network(tiny)) == form
    assert path.stat().st_size > 1000
    assert [p.name for p in tmp_path.iterdir()] == [path.name], "nothing is left behind"


def test_what_is_called_gz_is_packed_the_same_each_time(tiny: Graph, tmp_path: Path) -> None:
    for name in ("one.nq.gz", "other.nq.gz", "plain.nq"):
        assert export(tiny, tmp_path / name, network=lambda: network(tiny)) == "nq"
    one, other, plain = (tmp_path / name for name in ("one.nq.gz", "other.nq.gz", "plain.nq"))
    assert one.read_bytes() == other.read_bytes()
    assert gzip.decompress(one.read_bytes()) == plain.read_bytes()


def test_a_failure_leaves_the_file_that_was_there(tiny: Graph, tmp_path: Path) -> None:
    path = tmp_path / "out.graphml"
    path.write_text("before", encoding="utf-8")

    def broken() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        export(tiny, path, network=broken)  # type: ignore[arg-type]
    assert path.read_text(encoding="utf-8") == "before"
    assert len(list(tmp_path.iterdir())) == 1


def test_an_unwritable_place_is_told_in_one_line(tiny: Graph, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be written"):
        export(tiny, tmp_path / "missing" / "out.nq", network=lambda: network(tiny))
