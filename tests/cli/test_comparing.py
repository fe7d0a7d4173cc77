"""diff, history and conflicts on the command line, with their exit statuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from zhitu.pipeline import create_graph
from zhitu.settings import Settings

Run = Callable[..., tuple[int, str, str]]


def test_diff_has_the_exit_status_of_diff(made: Path, tiny_path: Path, run: Run) -> None:
    assert run("diff", made, made) == (0, "no difference\n", "")
    assert run("diff", made, made, "--format", "rdfpatch") == (0, "", "")
    status, out, _ = run("diff", made, tiny_path)
    assert status == 1
    assert "文献 Documents  2 新增 appeared, 2 消失 vanished" in out
    status, out, _ = run("diff", made, tiny_path, "--format", "rdfpatch")
    assert status == 1
    assert out.startswith("TX .\nD ")
    status, out, _ = run("diff", made, tiny_path, "--format", "json")
    assert status == 1
    told = json.loads(out)
    assert sorted(told) == ["graphs", "items"]
    assert {item["how"] for item in told["items"]} >= {"appeared", "vanished"}
    assert run("diff", made, tiny_path, "--format", "csv")[0] == 2
    assert run("diff", made, made / "none")[0] == 2


def test_graphs_that_begin_their_iris_otherwise_are_told(made: Path, tmp_path: Path, run: Run) -> None:
    create_graph(tmp_path / "other.db", Settings(base="https://e.org/")).close()
    status, _, err = run("diff", made, tmp_path / "other.db")
    told = f"IRIs begin with https://w3id.org/zhitu/id/ in {made}, with https://e.org/ in {tmp_path / 'other.db'}"
    assert (status, " ".join(err.split())) == (1, f"warning: {told}, so that nothing is the same thing")


def test_history_and_conflicts(tiny_path: Path, run: Run) -> None:
    status, out, _ = run("history", tiny_path, "广州实验室")
    assert status == 0
    assert out.index("2020-06") < out.index("2020-08")
    status, out, _ = run("conflicts", tiny_path)
    assert status == 0
    assert out.endswith("2 contradictions\n")
    assert run("conflicts", tiny_path, "--entity", "南沙")[1] == "no contradiction\n"
    assert run("history", tiny_path, "没有此人")[0] == 2
