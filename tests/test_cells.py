"""What comes of a text in a spreadsheet's file: a text, never a formula."""

from __future__ import annotations

import csv
import io

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.cells import InertCells, for_spreadsheet, inert

HOSTILE = [
    '=HYPERLINK("http://evil","x")',
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "-",
    "=1,2",
]
HARMLESS = ["", "广州", "2021", "-3.5", "+5", "1e-5", "-.5", "2021-05", "a=b", "（=1）", "'=1", '"=1', "0=1"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_would_be_a_formula_has_an_apostrophe_before_it(text: str) -> None:
    assert inert(text) == "'" + text


@pytest.mark.parametrize("text", HARMLESS)
def test_all_else_stays_numbers_too(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize("cell", [None, -3, -2.5, True])
def test_what_is_no_text_stays(cell: object) -> None:
    assert inert(cell) is cell


def results(rows: list[tuple[str, ...]], form: ox.QueryResultsFormat) -> bytes:
    names = [f"?v{n}" for n in range(len(rows[0]))]
    values = " ".join("(" + " ".join(str(ox.Literal(text)) for text in row) + ")" for row in rows)
    found = ox.Store().query(f"SELECT {' '.join(names)} {{ VALUES ({' '.join(names)}) {{ {values} }} }}")
    output = io.BytesIO()
    assert isinstance(found, ox.QuerySolutions)
    found.serialize(output, format=form)
    return output.getvalue()


def in_pieces(table: bytes, size: int, form: str) -> bytes:
    cells = InertCells(form)
    return b"".join(cells.of(table[at : at + size]) for at in range(0, len(table), size)) + cells.rest()


TEXTS = st.text(st.sampled_from("=+-@＝\t\r\n \",'5.e广\\"), max_size=6)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4), st.integers(1, 9))
def test_every_cell_of_csv_is_inert_in_whatever_pieces_it_comes(rows: list[tuple[str, str]], size: int) -> None:
    table = in_pieces(results(rows, ox.QueryResultsFormat.CSV), size, "csv").decode()
    told = list(csv.reader(io.StringIO(table, newline="")))
    assert told[0] == ["v0", "v1"]
    assert told[1:] == [[inert(cell) for cell in row] for row in rows]


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4), st.integers(1, 9))
def test_every_literal_of_tsv_is_inert(rows: list[tuple[str, str]], size: int) -> None:
    table = in_pieces(results(rows, ox.QueryResultsFormat.TSV), size, "tsv").decode()
    assert table == results([(str(inert(a)), str(inert(b))) for a, b in rows], ox.QueryResultsFormat.TSV).decode()


def test_numbers_and_iris_of_tsv_stay() -> None:
    table = b'?a\t?b\t?c\n-5\t<urn:=>\t"2021"\n\t"=x"@zh\t-1.5\n'
    assert in_pieces(table, 100, "tsv") == table.replace(b'"=x', b"\"'=x")


def test_a_file_for_a_spreadsheet_begins_with_the_mark_of_utf_8() -> None:
    output = io.BytesIO()
    with for_spreadsheet(output, "csv") as file:
        file.write(b"a\r\n=")
        file.write(b"1")
        file.flush()
    assert output.getvalue() == b"\xef\xbb\xbfa\r\n'=1"
