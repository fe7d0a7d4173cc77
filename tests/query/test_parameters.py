"""What may be given for a parameter of a question, and that it stays one term whatever is typed."""

from __future__ import annotations

import re
from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.errors import UnknownName
from zhitu.query import answer, question, questions
from zhitu.query.parameters import Parameter, takes
from zhitu.query.questions import Question, bind
from zhitu.store import Graph
from zhitu.vocabulary import vocabulary


def test_terms_are_known_by_any_of_their_words(tiny: Graph) -> None:
    every = answer(tiny, "opened-in", {"from": "any", "to": "any", "status": "any"})
    for word in ("occurred", "已发生", "zt:occurred", "Occurred "):
        assert answer(tiny, "opened-in", {"from": "any", "to": "any", "status": word}).rows == every.rows


def test_periods_take_their_first_and_last_day(tiny: Graph) -> None:
    sparql = bind(tiny, question("opened-in"), {"from": "2022-02", "to": "2024-02"})
    assert f'"{date(2022, 2, 1)}"^^' in sparql
    assert f'"{date(2024, 2, 29)}"^^' in sparql


@given(st.text())
def test_typed_text_stays_one_literal(text: str) -> None:
    store = ox.Store()
    asked = Question("q", "", "", (Parameter("x", "a", "text"),), "SELECT ($x AS ?y) {}")

    class Plain:
        def query(self, sparql: str, /) -> ox.QuerySolutions:
            found = store.query(sparql)
            assert isinstance(found, ox.QuerySolutions)
            return found

    if text != "any" and not re.search("[\ud800-\udfff]", text):
        (row,) = Plain().query(bind(Plain(), asked, {"x": text}))
        assert row[0] == ox.Literal(text)


@pytest.mark.parametrize("limit", ["abc", "0", "-1", "1.5", ""])
def test_a_bound_that_is_no_number_is_refused_with_what_is(tiny: Graph, limit: str) -> None:
    with pytest.raises(UnknownName, match=r"is no whole number from 1 to 999999999; write for example: 200, any"):
        answer(tiny, "laboratories-in", {"place": "any", "limit": limit})


@pytest.mark.parametrize("name", sorted(questions()))
def test_what_each_parameter_takes_is_told(name: str) -> None:
    for parameter in questions()[name].parameters:
        assert takes(parameter)
        assert parameter.kind is None or vocabulary().words(parameter.kind)
