"""Rows counted off the bytes of results, however these are cut into pieces."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.serve.counting import counter

FORMS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
TEXTS = st.lists(st.text(alphabet='a"},{\n\r\t<result>&:\\', max_size=12), max_size=6)


def written(values: list[str], form: ox.QueryResultsFormat) -> bytes:
    store = ox.Store()
    for number, value in enumerate(values):
        store.add(ox.Quad(ox.NamedNode(f"urn:{number}"), ox.NamedNode("urn:p"), ox.Literal(value)))
    found = store.query("SELECT ?o ?s { ?s ?p ?o }").serialize(format=form)  # type: ignore[union-attr]
    assert found is not None
    return found


@pytest.mark.parametrize(("name", "close"), [*((name, False) for name in FORMS), ("json", True)])
@given(values=TEXTS, size=st.integers(1, 40))
def test_rows_are_counted(name: str, close: bool, values: list[str], size: int) -> None:
    data = written(values, FORMS[name])
    count = counter(name, close=close)
    told = 0
    for start in range(0, len(data), size):
        told = count(data[start : start + size])
    assert told == len(values)
