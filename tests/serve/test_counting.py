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
TEXTS = st.lists(st.none() | st.text(alphabet='a"},{\n\r\t<result>&:\\', max_size=12), max_size=6)


def written(values: list[str | None], form: ox.QueryResultsFormat) -> bytes:
    """Rows of which the first variable has these values; None where it has none."""
    store, known, about = ox.Store(), ox.NamedNode("urn:known"), ox.NamedNode("urn:about")
    for number, value in enumerate(values):
        thing = ox.NamedNode(f"urn:{number}")
        store.add(ox.Quad(thing, known, ox.Literal(True)))
        if value is not None:
            store.add(ox.Quad(thing, about, ox.Literal(value)))
    asked = "SELECT ?o ?s { ?s <urn:known> ?known OPTIONAL { ?s <urn:about> ?o } }"
    found = store.query(asked).serialize(format=form)  # type: ignore[union-attr]
    assert found is not None
    return found


@pytest.mark.parametrize(("name", "close"), [*((name, False) for name in FORMS), ("json", True)])
@given(values=TEXTS, size=st.integers(1, 40) | st.just(10_000))
def test_rows_are_counted(name: str, close: bool, values: list[str | None], size: int) -> None:
    data = written(values, FORMS[name])
    count = counter(name, close=close)
    told = 0
    for start in range(0, len(data), size):
        told = count(data[start : start + size])
    assert told == len(values)
