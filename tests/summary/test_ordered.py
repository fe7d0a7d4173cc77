"""Rows come sorted whatever is in them, and a folder that cannot be written is told of."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest

from zhitu.errors import GraphError
from zhitu.summary.ordered import ordered

STRANGE = ("知\t图", "a\nb", "a\u2028b", "a\rb", 'a"b\\', "a\0b", "")


def store() -> ox.Store:
    made = ox.Store()
    for number, value in enumerate(STRANGE):
        made.add(ox.Quad(ox.NamedNode(f"a:s{number % 2}"), ox.NamedNode(f"a:p{number % 3}"), ox.Literal(value)))
    return made


def test_rows_of_several_queries_are_sorted_together() -> None:
    selects = [f"SELECT ?s ?o {{ ?s <a:p{number}> ?o }}" for number in range(3)]
    rows = list(ordered(store(), selects))
    assert rows == sorted(rows)
    terms = [ox.parse(f"<a:s> <a:p> {row[1]} .", format=ox.RdfFormat.N_TRIPLES) for row in rows]
    assert sorted(quad.object.value for (quad,) in map(list, terms)) == sorted(STRANGE)  # type: ignore[union-attr]
    assert {row[0] for row in rows} == {"<a:s0>", "<a:s1>"}


def test_the_temporary_folder_has_to_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(GraphError, match=r"none: cannot be written: .*TMPDIR"):
        list(ordered(store(), ["SELECT ?s ?o { ?s ?p ?o }"]))
