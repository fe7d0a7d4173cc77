"""What makes a directory a graph, and what is said of those that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zhitu.errors import GraphError
from zhitu.store.marker import FORMAT, NAME, Marker


def write(folder: Path, **changed: object) -> None:
    folder.mkdir(exist_ok=True)
    told = {"base": "https://e.org/", "ontology": "1.0.0", "store": "store-1", "format": FORMAT, **changed}
    (folder / NAME).write_text(json.dumps(told), encoding="utf-8")


def test_it_reads_what_it_wrote(tmp_path: Path) -> None:
    marker = Marker("https://例.org/", "1.0.0", "store-7")
    marker.write(tmp_path)
    assert Marker.read(tmp_path) == marker
    assert [file.name for file in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"format": FORMAT - 1}, r"older than 2; build it anew with: zhitu build PATH… -o .*g\.db"),
        ({"format": FORMAT + 1}, r"knows 2 at most; update zhitu"),
        ({"ontology": "0.9.0"}, r"of ontology 0\.9\.0, this program has .*; build it anew"),
        ({"format": "new"}, r"zhitu\.json cannot be read .*; build it anew"),
    ],
)
def test_other_versions_are_refused_with_the_remedy(tmp_path: Path, changed: dict[str, object], complaint: str) -> None:
    write(tmp_path / "g.db", **changed)
    with pytest.raises(GraphError, match=complaint):
        Marker.read(tmp_path / "g.db")


def test_what_is_no_graph_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"there is no such graph; make one with: zhitu build"):
        Marker.read(tmp_path / "none")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    for path in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(GraphError, match="not a graph"):
            Marker.read(path)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{}", r"zhitu\.json does not say its base; build it anew"),
        ("[]", r"zhitu\.json cannot be read \(it holds no JSON object\); build it anew"),
        ("{", r"zhitu\.json cannot be read \(Expecting .*\); build it anew"),
    ],
)
def test_what_is_wrong_with_a_marker_is_said(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match=complaint):
        Marker.read(tmp_path)
