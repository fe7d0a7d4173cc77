"""What is only expected is told as expected, or not at all, whatever question is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from zhitu.query import answer, questions
from zhitu.store import Graph

#: Thing, its class, kind of event, status, date.
EVENTS = [
    ("景区", "Facility", "awarded", "expected", "2024"),
    ("老镇", "District", "awarded", "occurred", "2021"),
    ("女儿节", "Conference", "held", "expected", "2024-10"),
    ("博览会", "Conference", "held", "occurred", "2022-05"),
    ("论坛", "Conference", "held", "expected", "2023-09"),  # which another document reports
    ("论坛", "Conference", "held", "occurred", "2023-09-08"),
    ("年会", "Conference", "announced", "occurred", "2023-01"),
    ("甲实验室", "Laboratory", "opened", "occurred", "2023-08-01"),
    ("乙实验室", "Laboratory", "opened", "occurred", "2021-08"),
    ("乙实验室", "Laboratory", "founded", "occurred", "2020"),
    ("丙实验室", "Laboratory", "opened", "expected", "2030"),
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """Things that are said to be in a city, with what happened to them, each in a document of its own."""
    with Graph.create(tmp_path_factory.mktemp("graphs") / "g") as graph:
        prefixes = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in graph.iris.prefixes.items())
        for n, (name, sort, kind, status, date) in enumerate(EVENTS):
            document = graph.iris.document(f"d{n}")
            graph.store.update(f"""{prefixes}INSERT DATA {{ GRAPH <{document}> {{
                <{document}> a zt:Document ; dcterms:identifier "d{n}" .
                id:{name} a zt:Entity, zt:{sort} ; skos:prefLabel "{name}"@zh ; zt:locatedIn id:市 .
                id:市 a zt:Entity, zt:City ; skos:prefLabel "市"@zh .
                claim:{n} a zt:Claim ; rdf:subject id:{name} ; rdf:predicate zt:locatedIn ; rdf:object id:市 ;
                  zt:status zt:occurred ; zt:evidence <{document}#1> .
                event:{n} a zt:Event ; zt:of id:{name} ; zt:eventType zt:{kind} ; zt:date "{date}"^^edtf:edtf ;
                  zt:status zt:{status} ; zt:evidence <{document}#1> .
                <{document}#1> a zt:Quote ; zt:quote "{name}{kind}{n}" ; zt:document <{document}> .
            }} }}""")
        yield graph


def rows(graph: Graph, name: str, **given: str) -> list[tuple[str | None, ...]]:
    return sorted((row.cells for row in answer(graph, name, given).rows), key=str)


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_about_any_status_has_a_column_for_it(name: str) -> None:
    asked = questions()[name]
    if any(p.name == "status" and p.default == "any" for p in asked.parameters):
        assert re.search(r" AS \?held\)", asked.sparql)


def test_an_award_that_is_hoped_for_is_not_won(told: Graph) -> None:
    assert rows(told, "awards") == [("老镇", "2021")]
    assert rows(told, "awards", status="expected") == [("景区", "2024")]


REPORTED = [("博览会", "2022-05", "市", "occurred"), ("年会", None, "市", "occurred")]
REPORTED += [("论坛", "2023-09-08", "市", "occurred")]
ANNOUNCED = [("女儿节", "2024-10", "市", "expected")]


@pytest.mark.parametrize(
    ("status", "expected"), [("any", ANNOUNCED + REPORTED), ("occurred", REPORTED), ("expected", ANNOUNCED)]
)
@pytest.mark.parametrize("place", ["市", "any"])
def test_a_conference_that_is_to_be_held_is_expected_wherever_it_is(
    told: Graph, place: str, status: str, expected: list[tuple[str | None, ...]]
) -> None:
    assert rows(told, "conferences-in", place=place, status=status) == sorted(expected, key=str)


@pytest.mark.parametrize("place", ["市", "any"])
def test_a_laboratory_is_there_since_it_was_founded_else_since_it_opened(told: Graph, place: str) -> None:
    assert rows(told, "laboratories-in", place=place) == [
        ("丙实验室", None, "市"),
        ("乙实验室", "2020", "市"),
        ("甲实验室", "2023-08-01", "市"),
    ]
