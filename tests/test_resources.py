"""Tables of the ontology."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhitu import resources
from zhitu.errors import VocabularyError
from zhitu.resources import ontology_path, table

TABLES = sorted(
    f"{path.parent.name}/{path.stem}"
    for folder in ("lexicon", "gazetteer")
    for path in (ontology_path() / folder).glob("*.tsv")
)


def test_there_are_tables() -> None:
    assert len(TABLES) > 15


@pytest.mark.parametrize("name", TABLES)
def test_every_table_reads(name: str) -> None:
    rows = table(name)
    assert rows
    assert len({tuple(row) for row in rows}) == 1
    assert all(next(iter(row.values())) for row in rows)


def test_short_rows_are_filled_and_long_ones_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "ontology_path", lambda: tmp_path)
    path = tmp_path / "t.tsv"
    path.write_text("# note\na\tb\n1\n\n2\t3\n", encoding="utf-8")
    assert table("t") == [{"a": "1", "b": ""}, {"a": "2", "b": "3"}]
    path.write_text("a\tb\n1\t2\t3\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"t\.tsv:2: 3 cells for 2 columns"):
        table("t")
