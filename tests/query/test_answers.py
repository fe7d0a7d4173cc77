"""Answers by question: which of the engine's look-ups they take, and that a status left open gives all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from zhitu.query import answer, parts, question, questions
from zhitu.store import Graph

EDTF = "http://id.loc.gov/datatypes/edtf"
#: Questions that ask for the plain triple of what has occurred, and for claims of what is expected.
PLAIN = sorted(name for name, asked in questions().items() if "stands there as a plain triple" in asked.sparql)
STATUSES = ("any", "occurred", "expected", "rejected")


def test_the_date_of_an_answer_is_looked_up_and_its_absence_tested() -> None:
    apart = parts.taken_apart(question("opened-in").sparql)
    assert apart is not None
    it, date = ox.NamedNode("https://w3id.org/zhitu/id/x"), ox.Literal("2022-09", datatype=ox.NamedNode(EDTF))
    dated, undated = (
        apart._branch(["it", "date"], match, ["it", "date"], False) for match in ({"it": it, "date": date}, {"it": it})
    )
    assert f"?event zt:date {date} ." in dated
    assert "?itsDate" not in dated
    assert 'COALESCE(STR(?itsDate), "") = COALESCE(STR(?date), "")' in undated
    first = apart._branch(["it", "date"], {"it": it, "date": date}, ["it", "date"], True)
    assert first.index(f"?event zt:date {date} .") < first.index("GRAPH ?graph")
    assert first.count("?event zt:date") == 1


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """A graph in which very much is told of a few things, more with dates than without."""
    from bench.graphs import write

    with Graph.open(write(tmp_path_factory.mktemp("busy") / "made.db", 60_000), read_only=True) as graph:
        yield graph


@pytest.mark.parametrize("name", ["expected-events", "founded-in", "happened-in", "opened-in"])
def test_undated_answers_come_after_all_that_have_a_date(busy: Graph, name: str) -> None:
    free = {"from": "any", "to": "any"}
    dates = [row.cells[0] for row in answer(busy, name, {**free, "limit": "any"}).rows]
    few = [row.cells[0] for row in answer(busy, name, {**free, "limit": "5"}).rows]
    assert sum(date is not None for date in dates) > 5
    assert len(few) == 5
    assert None not in few


@pytest.mark.parametrize(
    ("name", "free"), [("timeline", {"entity": "深中通道"}), ("opened-in", {"from": "any", "to": "any"})]
)
def test_a_thing_of_many_dates_gives_the_same_by_its_dates(
    busy: Graph, monkeypatch: pytest.MonkeyPatch, name: str, free: dict[str, str]
) -> None:
    by_date = answer(busy, name, free)
    monkeypatch.setattr(parts, "_MANY", 1_000_000)
    assert {row.cells for row in by_date.rows} == {row.cells for row in answer(busy, name, free).rows}
    assert len(by_date.rows) > 20


@pytest.mark.parametrize("name", ["cooperation-of", "parts-of", "wholes-of", "made-for-group", "policies-by"])
def test_asked_of_anything_a_question_gives_what_it_gives_of_each(busy: Graph, name: str) -> None:
    asked = question(name)
    (parameter,) = (p.name for p in asked.parameters if p.type == "entity")
    free = {p.name: "any" for p in asked.parameters if p.name != parameter}
    every = answer(busy, name, {**free, parameter: "any"}).rows
    one = answer(
        busy, name, {**free, parameter: {"made-for-group": "港澳青年", "policies-by": "国务院"}.get(name, "广州")}
    )
    assert every
    assert {row.cells for row in one.rows} <= {row.cells for row in every} | {
        (row.cells[1], row.cells[0], *row.cells[2:]) for row in every
    }


@pytest.mark.parametrize(
    "name", sorted(n for n, q in questions().items() if "stands there as a plain triple" in q.sparql)
)
def test_with_any_status_come_what_occurred_and_what_is_expected(tiny: Graph, name: str) -> None:
    free = {p.name: "any" for p in question(name).parameters if p.type == "entity"}
    if name == "related-how":
        free = {"one": "广州", "other": "南沙"}
    rows = {status: {r.cells for r in answer(tiny, name, {**free, "status": status}).rows} for status in STATUSES}
    assert rows["any"] == rows["occurred"] | rows["expected"]
    assert not rows["rejected"]


def test_two_things_are_related_by_what_is_expected_too(tmp_path: Path) -> None:
    claims = [("甲", "partOf", "乙"), ("甲", "builds", "丙"), ("甲", "builds", "丁")]
    with Graph.create(tmp_path / "g") as graph:
        document = graph.iris.document("d")
        lines = [
            f'<{document}> dcterms:identifier "d" ; a zt:Document . id:甲 zt:uses id:丙 . id:乙 zt:uses id:丙 .',
            *(f'id:{name} a zt:Entity ; skos:prefLabel "{name}"@zh .' for name in "甲乙丙丁"),
            *(
                f"claim:{n} rdf:subject id:{one} ; rdf:predicate zt:{how} ; rdf:object id:{other} ; "
                f'zt:status zt:expected ; zt:evidence <{document}#{n}> . <{document}#{n}> zt:quote "{how}" ; '
                f"zt:document <{document}> ."
                for n, (one, how, other) in enumerate(claims)
            ),
        ]
        prefixes = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in graph.iris.prefixes.items())
        graph.store.update(f"{prefixes}INSERT DATA {{ GRAPH <{document}> {{ {' '.join(lines)} }} }}")
        for one, other in (("甲", "乙"), ("乙", "甲")):
            given = {"one": one, "other": other}
            for status, count in (("expected", 2), ("any", 2), ("occurred", 0)):
                found = answer(graph, "related-how", {**given, "status": status})
                assert {row.cells for row in found.rows} == set(claims[:count])
        assert not answer(graph, "related-how", {"one": "甲", "other": "甲", "status": "any"}).rows
