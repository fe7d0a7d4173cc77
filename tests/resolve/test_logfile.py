"""A log that somebody has edited, cut or merged is read whole or not at all, and each complaint has its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zhitu.errors import JudgementError
from zhitu.resolve import read_judgements

ONE, OTHER = "https://e.org/id/甲", "https://e.org/id/乙"
BY = {"who": "某人", "when": "2024"}
SAME: dict[str, Any] = {"sequence": 1, "decision": "same", **BY, "subject": ONE, "object": OTHER}
LAB: dict[str, Any] = {"name": "云川实验室", "class": "Laboratory"}
ASSERTED: dict[str, Any] = {"sequence": 2, "decision": "assert", **BY, "subject": LAB}
CITED = {"document": "a", "quote": "云川实验室扩建。"}


def lines(*rows: dict[str, Any] | str) -> str:
    return "\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        lines(ASSERTED, SAME),
        lines(SAME, ASSERTED) + "\n",
        lines(SAME, "", "  ", ASSERTED).replace("\n", "\r\n"),
        "\ufeff" + lines(SAME, ASSERTED),
    ],
    ids=["another order", "whole", "lines of Windows", "a byte order mark"],
)
def test_what_an_editor_changes_beside_the_rows_is_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "log.jsonl"
    path.write_bytes(text.encode())
    assert [judgement.sequence for judgement in read_judgements(path)] == [1, 2]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("<<<<<<< HEAD", "a conflict of git; keep the rows of both sides"),
        ("||||||| 1a2b3c", "a conflict of git"),
        ("=======", "a conflict of git"),
        (lines(ASSERTED)[:40], "not JSON"),
        (lines(ASSERTED)[:-1] + ', "decision": "undo"}', "'decision' stands in it twice"),
        ({**SAME, "sequence": 2, "object": ONE}, "subject and object are the same; write two things"),
        (
            {**ASSERTED, "subject": {**LAB, "names": [""]}},
            "'' is no name; write one with letters or digits, on one line",
        ),
        ({**ASSERTED, "subject": {**LAB, "name": "云川\n实验室"}}, "is no name"),
        ({**ASSERTED, "subject": {**LAB, "name": "😀"}}, "is no name"),
        ({**ASSERTED, "predicate": "uses", "object": {"name": "《》", "class": "Product"}}, "'《》' is no name"),
        ({**ASSERTED, "subject": {**LAB, "adcode": "999999"}}, "no administrative division has the code '999999'"),
        ({**ASSERTED, "subject": {**LAB, "adcode": "440100"}}, "that of 广州市, a City, not of a Laboratory"),
        (
            {**ASSERTED, "observation": {"indicator": "人数", "value": "5", "upper": "3"}, "evidence": CITED},
            "the upper end 3 is not above the value 5",
        ),
    ],
)
def test_what_merging_or_a_slip_breaks_is_told_with_its_line(
    tmp_path: Path, row: dict[str, Any] | str, complaint: str
) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(lines(SAME, row), encoding="utf-8")
    with pytest.raises(JudgementError) as caught:
        read_judgements(path)
    assert str(caught.value).startswith(f"{path}:2: ")
    assert complaint in str(caught.value)
