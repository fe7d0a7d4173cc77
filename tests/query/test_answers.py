"""Answers by question: which of the engine's look-ups they take, and that a status left open gives all of them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from zhitu.query import answer, question, questions
from zhitu.query.answers import _parts
from zhitu.store import Graph

EDTF = "http://id.loc.gov/datatypes/edtf"
#: Questions that ask for the plain triple of what has occurred, and for claims of what is expected.
PLAIN = sorted(name for name, asked in questions().items() if "stands there as a plain triple" in asked.sparql)
STATUSES = ("any", "occurred", "expected", "rejected")


def test_the_date_of_an_answer_is_looked_up_and_its_absence_tested() -> None:
    parts = _parts(question("opened-in").sparql)
    assert parts is not None
    it, date = ox.NamedNode("https://w3id.org/zhitu/id/x"), ox.Literal("2022-09", datatype=ox.NamedNode(EDTF))
    dated, undated = (
        parts._branch(["it", "date"], match, ["it", "date"]) for match in ({"it": it, "date": date}, {"it": it})
    )
    assert f"?event zt:date {date} ." in dated
    assert "?itsDate" not in dated
    assert 'COALESCE(STR(?itsDate), "") = COALESCE(STR(?date), "")' in undated


@pytest.mark.parametrize(
    "name", sorted(n for n, q in questions().items() if "stands there as a plain triple" in q.sparql)
)
def test_with_any_status_come_what_occurred_and_what_is_expected(tiny: Graph, name: str) -> None:
    free = {p.name: "any" for p in question(name).parameters if p.type == "entity"}
    rows = {status: {r.cells for r in answer(tiny, name, {**free, "status": status}).rows} for status in STATUSES}
    assert rows["any"] == rows["occurred"] | rows["expected"]
    assert not rows["rejected"]
