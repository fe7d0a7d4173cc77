"""A graph as a networkx MultiDiGraph."""

from __future__ import annotations

import networkx as nx
import pytest

from zhitu.errors import UnknownName
from zhitu.store import Graph
from zhitu.view import network
from zhitu.view.records import Link
from zhitu.view.selection import select

ID = "https://w3id.org/zhitu/id/"


def names(made: nx.MultiDiGraph[str]) -> set[str]:
    return {data["label"] for _, data in made.nodes(data=True)}


def test_the_whole_graph(tiny: Graph) -> None:
    made = network(tiny)
    assert (len(made), made.size()) == (18, 19)
    assert made.graph == {"entities": 18, "claims": 19}
    node = made.nodes[ID + "香港科技大学（广州）"]
    assert node["classes"] == ["School"]
    assert node["aliases"] == ["香港科技大學（廣州）"]
    assert node["mentions"] == 2
    assert node["degree"] == 2
    assert node["events"][0]["type"] == "opened"


def test_an_edge_carries_its_evidence(tiny: Graph) -> None:
    made = network(tiny)
    ((key, edge),) = made.get_edge_data(ID + "钟南山", ID + "广州实验室").items()
    assert key.startswith(ID + "claim/")
    assert (edge["relation"], edge["label"], edge["status"], edge["role"]) == (
        "affiliatedWith",
        "任职于",
        "occurred",
        "主任",
    )
    assert edge["confidence"] == 0.95
    assert edge["evidence"] == [
        {
            "quote": "广州实验室设在广州，2020年6月成立，主任由钟南山担任。",
            "start": 93,
            "document": "port-2022",
            "title": "南沙这一年",
            "date": "2022-08-01",
        }
    ]
    assert "date" not in edge


def test_figures_stand_on_nodes(tiny: Graph) -> None:
    figures = network(tiny).nodes[ID + "白云国际机场"]["figures"]
    assert [(f["value"], f.get("period"), f["bound"], f["status"]) for f in figures] == [
        ("40249700", "2021", "exactly", "occurred"),
        ("40257000", "2021", "exactly", "occurred"),
        ("26105000", "2022", "exactly", "occurred"),
        ("60000000", "2025", "moreThan", "expected"),
    ]
    assert all(f["evidence"] for f in figures)
    assert "figures" not in network(tiny, records=False).nodes[ID + "白云国际机场"]


def test_around_an_entity(tiny: Graph) -> None:
    near = network(tiny, around=ID + "广州实验室")
    assert names(near) == {"广州实验室", "广州", "钟南山", "香港科技大学（广州）"}
    assert names(network(tiny, around=ID + "广州实验室", hops=0)) == {"广州实验室"}
    assert names(network(tiny, around=ID + "广州实验室", hops=2)) > names(near)


def test_around_several_entities_is_what_is_near_any_of_them(tiny: Graph) -> None:
    one, other = network(tiny, around=ID + "钟南山"), network(tiny, around=[ID + "国务院"])
    assert not names(one) & names(other)
    both = network(tiny, around=[ID + "钟南山", ID + "国务院"])
    assert names(both) == names(one) | names(other)
    assert both.size() == one.size() + other.size()


def test_a_part_tells_how_many_relations_are_not_in_it(tiny: Graph) -> None:
    assert not any("absent" in data for _, data in network(tiny).nodes(data=True))
    part = network(tiny, around=ID + "钟南山")
    assert {data["label"]: data.get("absent") for _, data in part.nodes(data=True)} == {"钟南山": None, "广州实验室": 2}
    assert network(tiny, relations=["任职于"]).nodes[ID + "广州实验室"]["absent"] == 2


def test_what_leads_from_the_middle_to_a_class_is_kept(tiny: Graph) -> None:
    persons = network(tiny, around=ID + "广州", hops=2, types=["Person"])
    assert names(persons) == {"广州", "广州实验室", "钟南山"}
    assert {(s.removeprefix(ID), o.removeprefix(ID)) for s, o in persons.edges()} == {
        ("钟南山", "广州实验室"),
        ("广州实验室", "广州"),
    }


def test_types_keep_what_they_are_related_to(tiny: Graph) -> None:
    assert names(network(tiny, types=["实验室"])) == {"广州实验室", "广州", "钟南山", "香港科技大学（广州）"}
    assert names(network(tiny, types=["Fund", "conference"])) == {
        "港澳青年创业基金",
        "港澳青年",
        "广州湾区论坛",
        "南沙",
    }
    assert names(network(tiny, types=["Place"])) >= {"南沙", "广州", "香港", "广东省", "粤港澳大湾区", "南沙科学城"}


def test_relations_and_statuses(tiny: Graph) -> None:
    parts = network(tiny, relations=["隶属于"])
    assert {d["relation"] for _, _, d in parts.edges(data=True)} == {"partOf"}
    expected = network(tiny, statuses=["expected"])
    assert {d["status"] for _, _, d in expected.edges(data=True)} == {"expected"}
    assert expected.size() == 3
    assert network(tiny, statuses=["rejected"]).size() == 0


def test_of_relations_and_statuses_only_what_they_join_is_there(tiny: Graph) -> None:
    for part in ({"relations": ["任职于"]}, {"statuses": ["expected"]}, {"relations": ["owns"]}):
        made = network(tiny, **part)  # type: ignore[arg-type]
        assert set(made) == {end for edge in made.edges() for end in edge}
        assert made.graph == {"entities": len(made), "claims": made.size()}
    assert names(network(tiny, relations=["任职于"], types=["Laboratory", "Zone"])) == {"钟南山", "广州实验室"}
    assert names(network(tiny, around=ID + "国务院", relations=["owns"])) == {"国务院"}
    assert len(network(tiny, statuses=["any"])) == 18, "what is no limit leaves nothing out"


def test_a_cap_keeps_the_nearest_and_best_connected(tiny: Graph) -> None:
    capped = network(tiny, max_nodes=3)
    assert len(capped) == 3
    assert "南沙" in names(capped)
    assert capped.graph == {"entities": 18, "claims": 19}
    assert names(network(tiny, around=ID + "钟南山", hops=3, max_nodes=2)) == {"钟南山", "广州实验室"}


def test_what_a_cap_keeps_hangs_together() -> None:
    pairs = [("甲", f"a{n}") for n in range(5)] + [("乙", f"b{n}") for n in range(3)] + [("a0", "c"), ("c", "乙")]
    links = [Link(f"k{n}", s, "supports", o, "occurred", 0.9) for n, (s, o) in enumerate(pairs)]
    chosen = select(links, {"a3": 5, "alone": 9}, most=3)
    assert chosen.entities == {"甲", "a0", "c"}, "not 乙, which has more relations, but none with 甲"
    assert len(chosen.links) == 2
    every = select(links, {"a3": 5, "alone": 9}, most=12)
    assert (len(every.entities), every.entities_before) == (12, 12)
    assert "alone" not in select(links, {"alone": 9}, most=11).entities
    middle = select(links, {}, distance={"b0": 0, "a1": 0, "甲": 1, "乙": 1}, most=3)
    assert middle.entities > {"b0", "a1"}, "all that are in the middle stay"


@pytest.mark.parametrize(
    "wrong", [{"types": ["Planet"]}, {"relations": ["likes"]}, {"statuses": ["maybe"]}, {"hops": -1}]
)
def test_wrong_names_bring_the_right_ones(tiny: Graph, wrong: dict[str, list[str]]) -> None:
    with pytest.raises(UnknownName) as caught:
        network(tiny, **wrong)  # type: ignore[arg-type]
    assert caught.value.nearest


def known(made: nx.MultiDiGraph[str]) -> list[tuple[str, str]]:
    edges = made.edges(data="status")
    return [(s.removeprefix(ID), o.removeprefix(ID)) for s, o, status in edges if status == "gazetteer"]


def test_what_only_the_gazetteer_knows_is_no_claim(divided: Graph) -> None:
    made = network(divided)
    assert (len(made), made.graph) == (18, {"entities": 18, "claims": 19}), "it brings no entity and no claim"
    assert known(made) == [("香港", "粤港澳大湾区")], "of 广州 a document says it"
    ((key, edge),) = [
        (key, data) for *_, key, data in made.edges(keys=True, data=True) if data["status"] == "gazetteer"
    ]
    assert key == ID + "graph/gazetteer#香港,粤港澳大湾区"
    assert (edge["relation"], edge["label"], edge["confidence"], edge["evidence"]) == ("partOf", "隶属于", 1.0, [])
    alone = network(divided, relations=["partOf"], statuses=["行政区划"])
    assert (len(known(alone)), len(alone)) == (2, 4)
    for part in ({"relations": ["owns"]}, {"statuses": ["occurred"]}, {"around": ID + "钟南山"}):
        assert known(network(divided, **part)) == []  # type: ignore[arg-type]


def test_any_status_is_all_of_them(tiny: Graph) -> None:
    every = network(tiny, statuses=["any"])
    assert every.number_of_edges() == network(tiny, statuses=["occurred", "expected", "rejected"]).number_of_edges()
    assert every.number_of_edges() > network(tiny, statuses=["occurred"]).number_of_edges()
