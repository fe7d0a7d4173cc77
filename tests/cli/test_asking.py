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


def test_a_query_without_rows_is_told_that_its_text_has_a_language(made: Path, run: Run) -> None:
    asked = 'SELECT ?s { ?s rdfs:label "广州实验室" }'
    line = '"广州实验室" is written without a language, in the graph with one: skos:prefLabel "广州实验室"@zh'
    assert run("query", made, asked) == (0, "?s\n", f"nothing found: {line}\n")
    assert run("query", made, asked.replace("SELECT ?s", "ASK"))[2] == f"nothing found: {line}\n"
    quoted = 'SELECT ?s { ?s ?p ?l FILTER (?l = "广州实验室") } LIMIT 1'  # the quote of a mention
    assert run("query", made, quoted)[2] == ""


def test_a_period_that_nobody_gave_is_left_open_where_it_has_no_answers(made: Path, run: Run) -> None:
    line = "--from any --to any, since --from 2022-06 --to 2022-09, asked about unless told, has no answers here"
    _, told, err = run("ask", made, "happened-in")
    assert line in told.splitlines()
    assert "广州实验室  成立 founded" in told
    _, told, err = run("ask", made, "happened-in", "--format", "csv")
    assert "广州实验室" in told
    assert err.startswith(f"warning: {line}\n")
