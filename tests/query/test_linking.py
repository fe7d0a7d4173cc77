"""What stands behind the columns of questions."""

from __future__ import annotations

import pytest

from zhitu.query import answer, questions
from zhitu.query.linking import Links, linked
from zhitu.store import Graph


@pytest.mark.parametrize("name", sorted(questions()))
def test_each_question_leads_to_documents_and_records(name: str) -> None:
    _, links = linked(questions()[name].sparql)
    if name == "most-mentioned":
        assert links.names == {"name": "it"}
    elif name == "documents-about":
        assert links.names == {"document": "source"}
    else:
        assert links.source in ("source", "graph")
        assert links.record in ("claim", "event", "observation", "record")
    named = "skos:prefLabel" in questions()[name].sparql
    assert bool(links.names) == (named or name == "documents-about")


def test_a_query_of_another_form_is_left_alone() -> None:
    text = "SELECT ?a WHERE { ?a skos:prefLabel ?b }"
    assert linked(text) == (text, Links())


def test_a_column_of_several_things_leads_nowhere() -> None:
    text = "SELECT DISTINCT\n  ?n\nWHERE { { ?a skos:prefLabel ?n } UNION { ?b skos:prefLabel ?n } }"
    assert linked(text)[1].names == {}


def test_a_thing_that_was_asked_for_is_its_own_link() -> None:
    text = "SELECT DISTINCT\n  ?n\nWHERE { <urn:a> skos:prefLabel ?n }"
    assert linked(text) == (text, Links({"n": "<urn:a>"}))


def test_answers_hold_what_their_cells_name(tiny: Graph) -> None:
    told = answer(tiny, "laboratories-in", {"place": "广州"})
    (row,) = [r for r in told.rows if r.cells[0] == "广州实验室"][:1]
    assert row.things == ("https://w3id.org/zhitu/id/广州实验室", None, "https://w3id.org/zhitu/id/广州")
    assert row.sources[0].source == "https://w3id.org/zhitu/id/doc/port-2022"
    assert "it" not in told.columns
