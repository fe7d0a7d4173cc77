"""Questions of anything say of what; an indicator is known by each of its names; a document says all that it says."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from zhitu.query import answer
from zhitu.query.render import replied
from zhitu.store import Graph

#: 广州 has a domestic product by two names, and what only has the name in its own; a laboratory has no place.
CHANGE = """
INSERT DATA {
  GRAPH doc:port-2022 {
    obs:a0 a zt:Observation ; zt:about id:广州 ; zt:indicator "GDP"@zh ; zt:value 28200.0 ; zt:unit "亿元" ;
      zt:bound zt:exactly ; zt:status zt:occurred ; zt:confidence 0.9 ; zt:period "2021"^^edtf:edtf ;
      zt:evidence doc:port-2022\\#char\\=123\\,151 .
    obs:a1 a zt:Observation ; zt:about id:广州 ; zt:indicator "研发投入占GDP比重"@zh ; zt:value 3.0 ; zt:unit "%" ;
      zt:bound zt:exactly ; zt:status zt:occurred ; zt:confidence 0.9 ; zt:period "2021"^^edtf:edtf ;
      zt:evidence doc:port-2022\\#char\\=123\\,151 .
    obs:a2 a zt:Observation ; zt:about id:广州 ; zt:indicator "地区生产总值"@zh ; zt:value 25000.0 ; zt:unit "亿元" ;
      zt:bound zt:exactly ; zt:status zt:occurred ; zt:confidence 0.9 ; zt:period "2020"^^edtf:edtf ;
      zt:evidence doc:port-2022\\#char\\=123\\,151 .
    id:鹏城实验室 a zt:Laboratory , zt:Entity ; skos:prefLabel "鹏城实验室"@zh .
    doc:port-2022\\#char\\=123\\,151 zt:mentions id:鹏城实验室 .
  }
}"""


@pytest.fixture(scope="module")
def more(tiny_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The small graph with these."""
    path = tmp_path_factory.mktemp("graphs") / "more.db"
    shutil.copytree(tiny_path, path)
    with Graph.open(path) as graph:
        graph.store.update(CHANGE, prefixes=graph.iris.prefixes)
        yield graph


def of(graph: Graph, name: str, *columns: str, **given: str) -> list[tuple[str | None, ...]]:
    told = answer(graph, name, given)
    return [tuple(row.cells[told.columns.index(column)] for column in columns) for row in told.rows]


@pytest.mark.parametrize(
    ("name", "given", "what"),
    [
        ("figures-of", {"entity": "any"}, {"广州", "白云国际机场"}),
        ("figure-over-time", {"entity": "any", "indicator": "any"}, {"广州", "白云国际机场"}),
        ("timeline", {"entity": "any", "status": "expected"}, {"南沙科学城", "广州湾区论坛", "港澳青年创业基金"}),
        ("supported-by", {"policy": "any"}, {"南沙深化合作总体方案", "南沙科学城", "港澳青年创业基金"}),
    ],
)
def test_of_anything_a_question_says_of_what(more: Graph, name: str, given: dict[str, str], what: set[str]) -> None:
    told = answer(more, name, given)
    assert {row.cells[0] for row in told.rows} == what
    assert all(row.things[0] for row in told.rows)
    one = {**given, next(iter(given)): min(what)}
    assert [row.cells for row in answer(more, name, one).rows] == [
        r.cells for r in told.rows if r.cells[0] == min(what)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GDP", ["地区生产总值", "GDP"]),
        ("gdp", ["地区生产总值", "GDP"]),
        ("地區生產總值", ["地区生产总值", "GDP"]),
        ("*GDP*", ["GDP", "研发投入占GDP比重"]),
        ("研发投入", ["研发投入占GDP比重"]),
        ("吞吐量", []),
    ],
)
def test_an_indicator_is_meant_by_its_whole_name_first(more: Graph, text: str, found: list[str]) -> None:
    told = of(more, "figure-over-time", "indicator", entity="广州", indicator=text)
    assert told == [(name,) for name in found]


def test_what_else_has_the_name_of_an_indicator_is_told(more: Graph) -> None:
    told = answer(more, "figures-above", {"indicator": "GDP", "above": "1"})
    assert told.akin == {"indicator": ("研发投入占GDP比重",)}
    shown = Console(width=200)
    with shown.capture() as out:
        shown.print(replied(told))
    assert "also: 研发投入占GDP比重; --indicator '*GDP*' takes all with GDP in their names" in out.get()
    assert answer(more, "figures-above", {"indicator": "旅客吞吐量", "above": "1"}).akin == {}


def test_a_document_says_relations_events_and_figures(more: Graph) -> None:
    told = answer(more, "document-says", {"in": "port-2022"})
    shown = {row.cells for row in told.rows}
    rest = (None,) * 6
    assert ("广州", "cooperatesWith", "香港", "occurred", *rest) in shown
    assert ("广州实验室", "locatedIn", "广州", "occurred", "2020-06", *rest[1:]) in shown
    assert ("广州港四期码头", "opened", None, "occurred", "2022-07-28", *rest[1:]) in shown
    assert ("广州", None, None, "occurred", "2021", "GDP", "exactly", "28200", None, "亿元") in shown
    assert all(row.sources and row.sources[0].record for row in told.rows)
    events = [row for row in told.rows if row.cells[2] is None]
    assert all(row.things[2] is None for row in events)


def test_of_any_place_are_laboratories_without_one(more: Graph) -> None:
    anywhere = of(more, "laboratories-in", "laboratory", "where", place="any")
    assert anywhere == [("广州实验室", "广州"), ("鹏城实验室", None)]
    assert of(more, "laboratories-in", "laboratory", place="any", limit="any") == [(name,) for name, _ in anywhere]
    assert of(more, "laboratories-in", "laboratory", place="广州") == [("广州实验室",)]
