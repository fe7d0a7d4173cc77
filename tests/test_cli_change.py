"""zhitu add, replace, remove as a user types them."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhitu.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    code = ended.value.code
    return (code if isinstance(code, int) else 0), told.out, told.err


def test_a_graph_grows_and_shrinks_by_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in {"a": "广州实验室位于广州市。", "b": "深中通道于2024年6月30日通车。"}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    a, b, graph = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "g.db"
    assert run(capsys, "build", a, "-o", graph)[0] == 0
    code, out, _ = run(capsys, "add", graph, b, "--date", "2024-07")
    assert code == 0
    assert "documents" in out
    assert "seconds" in out
    code, _, err = run(capsys, "add", graph, b)
    assert code == 2
    assert "the graph has a document 'b' already (without a title, 2024-07, from " in " ".join(err.split())
    b.write_text("深中通道有限公司位于中山市。", encoding="utf-8")
    assert run(capsys, "replace", graph, b)[0] == 0
    assert "深中通道有限公司" in run(capsys, "show", graph, "深中通道有限公司")[1]
    code, out, err = run(capsys, "remove", graph, b, "c")
    assert code == 1
    assert "failed: c: remove: the graph has no document 'c'" in " ".join(err.split())
    assert "claims" not in out
    assert run(capsys, "show", graph, "深中通道有限公司")[0] == 2
    code, _, err = run(capsys, "remove", graph, "a1")
    told = " ".join(err.split())
    assert (code, "the graph has no document 'a1'; nearest: a zhitu:" in told, "no document was removed" in told) == (
        2,
        True,
        True,
    )
    code, _, err = run(capsys, "remove", tmp_path / "none.db", "a")
    assert (code, "there is no such graph" in " ".join(err.split())) == (2, True)


def test_an_empty_name_is_not_the_folder_one_is_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("广州实验室位于广州市。", encoding="utf-8")
    assert run(capsys, "build", tmp_path, "-o", tmp_path / "g.db")[0] == 0
    monkeypatch.chdir(tmp_path)
    for words in (("remove", "g.db", ""), ("replace", "g.db", ""), ("add", "g.db", ""), ("build", "", "-o", "h.db")):
        code, _, err = run(capsys, *words)
        assert (code, "an empty path" in " ".join(err.split())) == (2, True), words
    code, _, err = run(capsys, "remove", "g.db", "/nowhere/at/all", "x" * 5000)
    assert (code, err.count("failed: ")) == (2, 2)
    assert run(capsys, "remove", "g.db", "a")[0] == 0


def test_a_file_whose_name_is_no_utf_8_is_withdrawn_by_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "\udcb9.txt"
    file.write_text("广州实验室位于广州市。", encoding="utf-8")
    assert run(capsys, "build", file, "-o", tmp_path / "g.db")[0] == 0
    assert run(capsys, "remove", tmp_path / "g.db", file)[0] == 0
