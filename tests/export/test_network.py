"""GraphML and GEXF: everything that fits, ids kept, the same bytes every time."""

from __future__ import annotations

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhitu.export.network import flat, write_network
from zhitu.export.text import xml_safe
from zhitu.store import Graph
from zhitu.view import network

FORMS = ("graphml", "gexf")


def written(graph: nx.MultiDiGraph[str], form: str) -> bytes:
    output = io.BytesIO()
    write_network(graph, output, form)
    return output.getvalue()


def read(data: bytes, form: str) -> nx.MultiDiGraph[str]:
    if form == "graphml":
        return nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    return nx.MultiDiGraph(nx.read_gexf(io.BytesIO(data)))


@pytest.mark.parametrize("form", FORMS)
def test_nodes_and_edges_keep_ids_and_attributes(tiny: Graph, form: str) -> None:
    made = network(tiny)
    back = read(written(made, form), form)
    assert set(back) == set(made)
    lab = back.nodes["https://w3id.org/zhitu/id/广州实验室"]
    assert lab["label"] == "广州实验室"
    assert json.loads(lab["classes"]) == ["Laboratory"]
    assert json.loads(lab["events"])[0]["date"] == "2020-06"
    assert "figures" not in lab, "what is absent is absent"
    ids = {data.get("id", key) for _, _, key, data in back.edges(keys=True, data=True)}
    assert ids == {key for _, _, key in made.edges(keys=True)}, "an edge's id is its claim"
    told = [data for _, _, data in back.edges(data=True) if data["relation"] == "affiliatedWith"]
    assert told[0]["role"] == "主任"
    assert json.loads(told[0]["evidence"])[0]["title"] == "南沙这一年"
    assert told[0]["confidence"] == 0.95


@pytest.mark.parametrize("form", FORMS)
def test_no_clock_and_no_chance(tiny: Graph, form: str) -> None:
    data = written(network(tiny), form)
    assert data == written(network(tiny), form)
    assert b"lastmodified" not in data
    assert data.startswith(b"<?xml")


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_is_well_formed(hostile: Graph, hostile_text: dict[str, str], form: str) -> None:
    data = written(network(hostile), form)
    ElementTree.fromstring(data)
    node = read(data, form).nodes["https://w3id.org/zhitu/id/南沙科学城"]
    assert node["label"] == xml_safe(hostile_text["name"])


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_can_be_a_label(text: str) -> None:
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.add_node("urn:a", label=text, aliases=[text], nothing=None, sure=True)
    made.add_edge("urn:a", "urn:a", key="urn:e", label=text)
    simple = flat(made)
    assert "nothing" not in simple.nodes["urn:a"]
    assert json.loads(simple.nodes["urn:a"]["aliases"]) == [text]
    for form in FORMS:
        ElementTree.fromstring(written(made, form))


def test_what_programs_lose_of_an_edge_stands_in_its_attributes(tiny: Graph, tmp_path: Path) -> None:
    (file := tmp_path / "tiny.graphml").write_bytes(written(network(tiny), "graphml"))
    read_by_igraph = igraph.Graph.Read_GraphML(str(file))  # gives edges the ids of nodes
    claims = {key for _, _, key in network(tiny).edges(keys=True)}
    assert set(read_by_igraph.es["claim"]) == claims
    assert "Laboratory" in read_by_igraph.vs["class"]


def test_what_only_the_gazetteer_knows_has_no_claim(divided: Graph) -> None:
    claims = {data["status"]: data.get("claim") for *_, data in flat(network(divided)).edges(data=True)}
    assert claims.pop("gazetteer") is None
    assert all(claims.values())


def test_gephi_and_neo4j_know_what_is_a_label(tiny: Graph) -> None:
    """Gephi takes a key `d3` of a node and `d7` of an edge for its label; APOC looks for `labels` and `label`."""
    tree = ElementTree.fromstring(written(network(tiny), "graphml"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    keys = {key.attrib["id"]: (key.attrib["for"], key.attrib["attr.name"]) for key in tree.iter(f"{space}key")}
    assert keys["labels"] == ("node", "class")
    assert keys["label"] == ("edge", "label")
    assert len(keys) == len(list(tree.iter(f"{space}key"))), "an id is of one key"
    assert not keys.keys() & {"d3", "d7"}
    assert {data.attrib["key"] for data in tree.iter(f"{space}data")} == keys.keys()
    assert {edge[0].attrib["key"] for edge in tree.iter(f"{space}edge")} == {"label"}, "APOC reads no further"


def test_relations_of_the_same_things_stay_apart_in_gephi(tiny: Graph) -> None:
    tree = ElementTree.fromstring(written(network(tiny), "gexf"))
    space = "{http://gexf.net/1.3}"
    graph = tree.find(f"{space}graph")
    assert graph is not None
    assert set(graph.attrib) == {"defaultedgetype", "mode"}
    kinds = {(edge.attrib["id"], edge.attrib["kind"]) for edge in tree.iter(f"{space}edge")}
    assert kinds == {(key, data["relation"]) for _, _, key, data in network(tiny).edges(keys=True, data=True)}
