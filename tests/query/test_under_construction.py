"""What is under construction: what broke ground, or is said to be built, and is not reported completed or opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from zhitu.query import answer, question
from zhitu.store import Graph

#: Thing, kind of event, status, date.
EVENTS = [
    ("甲厂", "constructionStarted", "occurred", "2024-10"),
    ("乙厂", "constructionStarted", "expected", "2026"),  # is to begin
    ("丙厂", "constructionStarted", "occurred", "2020"),
    ("丙厂", "completed", "occurred", "2022"),
    ("丁厂", "underConstruction", "occurred", None),
    ("戊厂", "constructionStarted", "occurred", "2023"),
    ("戊厂", "opened", "expected", "2027"),  # not yet
    ("己厂", "underConstruction", "occurred", None),
    ("己厂", "opened", "occurred", "2024"),
    ("庚厂", "underConstruction", "expected", None),
    ("辛厂", "constructionStarted", "rejected", "2021"),
]


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """Works with what happened to them, each in a document of its own; 甲厂 and 丁厂 lie in a district of a city."""
    with Graph.create(tmp_path_factory.mktemp("graphs") / "g") as graph:
        prefixes = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in graph.iris.prefixes.items())
        for n, (name, kind, status, date) in enumerate(EVENTS):
            document = graph.iris.document(f"d{n}")
            dated = f'zt:date "{date}"^^edtf:edtf ; ' if date else ""
            place = f"id:{name} zt:locatedIn id:区 ." if name in ("甲厂", "丁厂") else ""
            graph.store.update(f"""{prefixes}INSERT DATA {{ GRAPH <{document}> {{
                <{document}> a zt:Document ; dcterms:identifier "d{n}" .
                id:{name} a zt:Entity, zt:Facility ; skos:prefLabel "{name}"@zh . {place}
                id:区 a zt:Entity, zt:District ; skos:prefLabel "区"@zh ; zt:partOf id:市 .
                id:市 a zt:Entity, zt:City ; skos:prefLabel "市"@zh .
                event:{n} a zt:Event ; zt:of id:{name} ; zt:eventType zt:{kind} ; {dated}zt:status zt:{status} ;
                  zt:evidence <{document}#1> .
                <{document}#1> a zt:Quote ; zt:quote "{name}{kind}" ; zt:document <{document}> .
            }} }}""")
        yield graph


def told(graph: Graph, **given: str) -> list[tuple[str | None, ...]]:
    return [row.cells for row in answer(graph, "under-construction", given).rows]


def test_what_broke_ground_counts_until_it_is_completed_or_opened(works: Graph) -> None:
    assert sorted(told(works)) == [("丁厂", None, "区"), ("戊厂", "2023", None), ("甲厂", "2024-10", "区")]
    assert {row.cells[0]: row.sources[0].quote for row in answer(works, "under-construction").rows} == {
        "丁厂": "丁厂underConstruction",
        "戊厂": "戊厂constructionStarted",
        "甲厂": "甲厂constructionStarted",
    }


def test_what_is_to_begin_is_not_under_construction(works: Graph) -> None:
    assert told(works, status="expected") == [("庚厂", None, None)]
    assert {row[0] for row in told(works, status="any")} == {"丁厂", "戊厂", "甲厂", "庚厂"}
    assert told(works, status="rejected") == []


@pytest.mark.parametrize("limit", ["200", "any"])
def test_a_place_holds_what_lies_in_its_parts(works: Graph, limit: str) -> None:
    for place in ("区", "市"):
        assert {row[0] for row in told(works, place=place, limit=limit)} == {"甲厂", "丁厂"}
    assert told(works, place="戊厂", limit=limit) == []


def test_its_help_says_what_counts() -> None:
    asked = question("under-construction")
    assert "已开工而未见竣工、启用" in asked.zh
    assert "begun, not reported completed or opened" in asked.en
    assert question("哪些设施和项目在建，在哪里？") is asked
