"""What is shown is written as JSON and CSV as well."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def table(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_a_sheet_and_a_history(tiny_path: Path, run: Run) -> None:
    told = json.loads(run("show", tiny_path, "广州实验室", "--format", "json")[1])
    assert (told["name"], told["classes"]) == ("广州实验室", ["Laboratory"])
    rows = table(run("show", tiny_path, "广州实验室", "--format", "csv")[1])
    first = next(row for row in rows if row["name"] == "locatedIn")
    assert [first[name] for name in ("what", "direction", "other", "date", "status", "confidence")] == [
        *("relation", "out", "广州", "2020-06", "occurred", "0.95")
    ]
    assert first["quote"] == "广州实验室设在广州，2020年6月成立"
    figures = table(run("show", tiny_path, "白云国际机场", "--format", "csv")[1])
    assert {row["value"] for row in figures if row["what"] == "figure"} >= {"40249700", "40257000"}
    dates = [row["date"] for row in table(run("history", tiny_path, "广州实验室", "--format", "csv")[1])]
    assert dates == sorted(dates)
    assert json.loads(run("history", tiny_path, "广州实验室", "--format", "json")[1])["moments"]


def test_conflicts_and_counts(tiny_path: Path, run: Run) -> None:
    rows = table(run("conflicts", tiny_path, "--format", "csv")[1])
    assert [row["value"] for row in rows if row["topic"] == "旅客吞吐量"] == ["40249700 人次", "40257000 人次"]
    assert all(row["quote"] and row["records"] for row in rows)
    assert len(json.loads(run("conflicts", tiny_path, "--format", "json")[1])) == 2
    assert table(run("conflicts", tiny_path, "--entity", "南沙", "--format", "csv")[1]) == []
    counts = {(row["what"], row["kind"]): row["count"] for row in table(run("stats", tiny_path, "--format", "csv")[1])}
    assert counts["documents", ""] == "2"
    assert counts["classes", "Laboratory"] == "1"
    assert json.loads(run("stats", tiny_path, "--format", "json")[1])["documents"] == 2


def test_open_questions(made: Path, run: Run) -> None:
    told = json.loads(run("review", made, "--format", "json")[1])
    rows = table(run("review", made, "--format", "csv")[1])
    assert {row["question"] for row in rows} == {doubt["words"] for doubt in told}


@pytest.mark.parametrize("command", [("stats",), ("show", "广州"), ("history", "广州"), ("conflicts",)])
def test_other_forms_are_refused_with_those_that_there_are(tiny_path: Path, run: Run, command: tuple[str, ...]) -> None:
    status, _, err = run(command[0], tiny_path, *command[1:], "--format", "xml")
    assert status == 2
    assert "choose table, json or csv" in " ".join(err.split())
