"""What an answer leaves out is counted: what has no known date or place, and what is only expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import zhitu
from zhitu.query import answer, question, questions
from zhitu.query.left_out import LeftOut, left_out
from zhitu.query.questions import asked_with
from zhitu.query.render import beside
from zhitu.store import Graph

#: Questions about a place in which what has none is shown as well where the place is left open.
PLACES = ("conferences-in", "facilities-in", "institutions-in", "laboratories-in", "under-construction")
#: Thing, its class, and what it lies in; 市 is a city, 园 a zone of no known city, 内园 one of the city.
THINGS = [
    ("甲", "Facility", "市"),
    ("乙", "Facility", "园"),
    ("丙", "Facility", None),
    ("丁", "Facility", "丙"),
    ("戊", "Facility", "内园"),
    ("己", "Laboratory", None),
    ("庚", "School", None),
    ("辛", "Conference", None),
    ("园", "Zone", None),
    ("内园", "Zone", "市"),
    ("市", "City", None),
]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """Things of which some lie in a city; all are being built, and 壬 is only expected to be in the city."""
    with Graph.create(tmp_path_factory.mktemp("graphs") / "g") as graph:
        document = graph.iris.document("d")
        lines = [f'<{document}> dcterms:identifier "d" ; a zt:Document .']
        for n, (name, kind, place) in enumerate([*THINGS, ("壬", "Facility", "市")]):
            said = f'zt:evidence <{document}#{n}> . <{document}#{n}> zt:quote "{name}" ; zt:document <{document}>'
            status = "expected" if name == "壬" else "occurred"
            lines += [
                f'id:{name} a zt:Entity, zt:{kind} ; skos:prefLabel "{name}"@zh .',
                f"<{document}#{n}> zt:mentions id:{name} .",
                f"event:{n} zt:of id:{name} ; zt:eventType zt:underConstruction ; zt:status zt:occurred ; {said} .",
                f"claim:{n} rdf:subject id:{name} ; rdf:predicate zt:locatedIn ; rdf:object id:{place} ; "
                f"zt:status zt:{status} ; {said} ."
                if place
                else "",
                f"id:{name} zt:locatedIn id:{place} ." if place and status == "occurred" else "",
            ]
        prefixes = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in graph.iris.prefixes.items())
        graph.store.update(f"{prefixes}INSERT DATA {{ GRAPH <{document}> {{ {' '.join(lines)} }} }}")
        yield graph


@pytest.mark.parametrize(
    ("name", "unplaced"),
    [
        ("facilities-in", {"乙", "丙", "丁"}),
        ("laboratories-in", {"己"}),
        ("institutions-in", {"庚"}),
        ("conferences-in", {"辛"}),
        ("under-construction", {"乙", "丙", "丁", "己", "庚", "辛", "园"}),
    ],
)
def test_what_lies_in_no_known_division_is_counted_and_listed_of_any_place(
    places: Graph, name: str, unplaced: set[str]
) -> None:
    told = answer(places, name, {"place": "市"})
    assert told.left_out.unplaced == len(unplaced)
    every = {row.cells[0] for row in answer(places, name, {"place": "any"}).rows}
    assert unplaced <= every
    assert not unplaced & {row.cells[0] for row in told.rows}
    assert answer(places, name, {"place": "any"}).left_out.unplaced == 0


def test_what_is_only_expected_is_counted_where_what_has_occurred_is_asked_for(places: Graph) -> None:
    asked = {"place": "市"}
    assert answer(places, "facilities-in", asked).left_out == LeftOut(unplaced=3, expected=1)
    assert answer(places, "facilities-in", {**asked, "status": "any"}).left_out == LeftOut(unplaced=3)
    assert answer(places, "facilities-in", {**asked, "status": "expected"}).left_out.expected == 0


@pytest.mark.parametrize("name", PLACES)
def test_a_thing_without_a_place_cites_where_it_is_mentioned(places: Graph, name: str) -> None:
    for row in answer(places, name, {"place": "any"}).rows:
        assert [said.quote for said in row.sources] == [row.cells[0]]


def test_what_has_no_date_is_counted_unless_another_document_tells_it(tmp_path: Path) -> None:
    texts = {
        "a": "甘肃省人民政府印发《海洋规划》。",
        "b": "甘肃省人民政府印发《林业规划》。",
        "c": "2021年5月，甘肃省人民政府印发《林业规划》。",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    zhitu.build([tmp_path / f"{name}.txt" for name in texts], tmp_path / "g.db")
    with zhitu.open(tmp_path / "g.db") as graph:
        for year, count in (("2023", 0), ("2021", 1)):
            told = graph.ask("policies-by", issuer="甘肃省人民政府", **{"from": year, "to": year})
            assert (len(told.rows), told.left_out) == (count, LeftOut(undated=1))
            assert graph.ask("happened-in", **{"from": year, "to": year}).left_out == LeftOut(undated=1)
        told = graph.ask("policies-by", issuer="甘肃省人民政府", **{"from": "any", "to": "any"})
        assert (len(told.rows), told.left_out) == (2, LeftOut())


def test_a_question_that_is_asked_in_one_step_leaves_out_nothing_that_is_known(tiny: Graph) -> None:
    asked = question("laboratories-in")
    plain = (
        "SELECT DISTINCT ?laboratory WHERE { ?it a zt:Laboratory ; zt:locatedIn $place ; skos:prefLabel ?laboratory }"
    )
    assert left_out(tiny, replace(asked, sparql=plain), asked_with(asked, {})) == LeftOut()


@pytest.mark.parametrize("name", sorted(questions()))
def test_left_open_a_question_leaves_out_nothing(tiny: Graph, name: str) -> None:
    asked = question(name)
    free = {p.name: "any" for p in asked.parameters if p.name in ("place", "from", "to", "status")}
    here = {"one": "广州", "other": "香港", "in": "port-2022"}
    given = {**asked_with(asked, {}), **free, **{k: v for k, v in here.items() if k in asked_with(asked, {})}}
    assert left_out(tiny, asked, given) == LeftOut()


def test_one_and_several_are_told(tiny: Graph) -> None:
    told = answer(tiny, "policies-by")
    assert told.rows
    assert list(beside(replace(told, left_out=LeftOut(undated=1, expected=2)))) == [
        "1 more has no known date and is not listed; --from any --to any lists it, too",
        "2 more are only expected and are not listed; --status any lists them, too",
    ]


def test_what_is_listed_of_a_place_of_no_known_division_is_not_left_out(places: Graph) -> None:
    told = answer(places, "facilities-in", {"place": "园"})
    assert {row.cells[0] for row in told.rows} == {"乙"}
    assert told.left_out.unplaced == 2  # 丙, 丁
