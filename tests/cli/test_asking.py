"""Questions on the command line: what is left out, and what to ask instead, stands beside every form of answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_what_an_answer_leaves_out_goes_to_standard_error(made: Path, run: Run, form: str) -> None:
    _, told, err = run("ask", made, "founded-in", "--from", "1999", "--to", "any", "--format", form)
    assert "广州实验室" in told
    assert err == ""
    _, told, err = run("ask", made, "founded-in", "--from", "1999", "--to", "1999", "--format", form)
    assert "广州实验室" not in told
    assert err == "--from 1999 --to 1999 has none; there is, with so many answers: 2020 (1)\n"


def test_a_place_without_answers_is_told_with_those_that_have_some(made: Path, run: Run) -> None:
    _, told, err = run("ask", made, "laboratories-in", "--place", "朝阳区")
    assert err == ""
    assert told.splitlines()[-1] == "--place 朝阳区 has none; there is, with so many answers: 广州市 (1)"
