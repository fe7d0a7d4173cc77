"""What is asked about unless told has answers where anything has."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import zhitu_fake as fake

from zhitu.pipeline import build_documents
from zhitu.query import answer, question
from zhitu.query.answers import answered_with
from zhitu.settings import Settings
from zhitu.store import Graph

TEXTS = [
    "深圳。深圳。广州实验室成立于2019年。",
    "广州在南海边。广州。广州。广州。深圳与广州实验室合作。",
    "苹果公司位于深圳。广州实验室位于朝阳区。",
]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """A graph that mentions 广州 most and tells nothing of it."""
    path = tmp_path_factory.mktemp("graphs") / "g.db"
    documents = [fake.document(f"d{n}", text, date=f"{2020 + n}") for n, text in enumerate(TEXTS)]
    build_documents(documents, path, Settings(), extractor=fake.make)
    with Graph.open(path, read_only=True) as opened:
        yield opened


def test_a_period_that_nobody_gave_is_left_open(graph: Graph) -> None:
    told = answer(graph, "founded-in")
    assert [row.cells[1] for row in told.rows] == ["广州实验室"]
    assert told.instead == {"from": "2020", "to": "2022"}
    assert answer(graph, "founded-in", {"from": "2020", "to": "2022"}).rows == ()


def test_a_thing_without_answers_gives_way_to_that_with_most(graph: Graph) -> None:
    told = answer(graph, "laboratories-in")
    assert (told.parameters["place"], told.instead) == ("朝阳区", {"place": "广州"})
    told = answer(graph, "timeline")  # what is mentioned most has no events
    assert (told.parameters["entity"], told.instead) == ("广州实验室", {"entity": "南沙方案"})
    assert told.rows
    assert answer(graph, "laboratories-in", {"place": "广州"}).instead == {}


def test_things_that_have_to_be_given_give_way_to_related_ones(graph: Graph) -> None:
    told = answer(graph, "related-how", {"one": "苹果公司"})
    assert told.parameters["other"] in ("深圳市", "广州实验室")
    assert told.rows
    told = answer(graph, "related-how")
    assert told.rows
    assert set(told.instead) <= {"one", "other"}


def test_a_document_that_says_nothing_gives_way_to_the_latest_that_does(tmp_path: Path) -> None:
    documents = [fake.document("a", TEXTS[2], date="2020"), fake.document("b", "广州。", date="2024")]
    build_documents(documents, tmp_path / "g.db", Settings(), extractor=fake.make)
    with Graph.open(tmp_path / "g.db") as opened:
        assert answer(opened, "document-says").parameters["in"] == "a"


def test_where_there_is_nothing_it_stays(graph: Graph) -> None:
    told = answer(graph, "opened-in")
    assert (told.rows, told.instead) == ((), {})
    assert told.parameters["from"] == "2022-09"


def test_who_asks_by_themselves_gets_the_same_values(graph: Graph) -> None:
    for name in ("founded-in", "laboratories-in", "timeline", "related-how", "opened-in", "facilities-in"):
        assert answered_with(graph, question(name), {}) == answer(graph, name).parameters
    assert answered_with(graph, question("laboratories-in"), {"place": "广州"})["place"] == "广州"
