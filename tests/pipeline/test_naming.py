"""A file of a folder goes by its path in there: named otherwise it is recognised, or told."""

from __future__ import annotations

from pathlib import Path

import pytest
import zhitu_fake as fake

from zhitu.pipeline import add, build, open_writer, remove


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A graph of the one document sub/one."""
    (tmp_path / "docs" / "sub").mkdir(parents=True)
    (tmp_path / "docs" / "sub" / "one.txt").write_text("广州实验室位于广州。", encoding="utf-8")
    build([tmp_path / "docs"], tmp_path / "g.db", extractor=fake.make)
    return tmp_path / "g.db"


def there(graph: Path) -> list[str]:
    with open_writer(graph) as writer:
        return list(writer.ledger.identifiers("document"))


def test_a_file_that_is_there_by_its_folder_is_not_added_beside(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "docs" / "sub")
    for path in (tmp_path / "docs" / "sub" / "one.txt", Path("one.txt")):
        (failure,) = add(graph, [path], extractor=fake.make).failures
        assert failure.cause.startswith(
            "by its path it is 'sub/one', which the graph has already; to replace that name"
        )
    (tmp_path / "one.txt").write_text("苹果公司位于深圳。", encoding="utf-8")
    assert add(graph, [tmp_path / "one.txt"], extractor=fake.make).failures == []
    (failure,) = add(graph, [tmp_path / "one.txt"], extractor=fake.make).failures
    assert failure.cause.startswith("the graph has a document 'one' already (")
    assert there(graph) == ["one", "sub/one"]


@pytest.mark.parametrize("gone", [False, True])
def test_a_document_of_a_folder_is_told_where_its_file_is_to_be_withdrawn(
    graph: Path, tmp_path: Path, gone: bool
) -> None:
    file = tmp_path / "docs" / "sub" / "one.txt"
    if gone:
        file.unlink()
    (failure,) = remove(graph, [file]).failures
    told = "there is no such file, but " if gone else ""
    assert failure.cause == f"{told}the graph has 'sub/one'; give its identifier"
    (failure,) = remove(graph, ["fold/other/x.txt"]).failures
    assert failure.cause == "the graph has no document 'fold/other/x.txt'"
    assert there(graph) == ["sub/one"]
    assert remove(graph, ["sub/one"]).failures == []
