"""What a page tells: claims that say the same are one edge, passages are written once."""

from __future__ import annotations

import networkx as nx

from zhitu.store import Graph
from zhitu.view import network
from zhitu.view.content import box, content, wrapped


def claims(count: int) -> nx.MultiDiGraph[str]:
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in ("urn:a", "urn:b"):
        made.add_node(node, label=node, classes=[], aliases=[], mentions=0, degree=count)
    for number in range(count):
        passage = {"quote": f"句{number}", "start": 0, "document": f"d{number}"}
        told = {"relation": "supports", "status": "occurred", "confidence": number / 100, "evidence": [passage]}
        made.add_edge("urn:a", "urn:b", key=f"urn:claim:{number}", **told)
    return made


def test_every_claim_of_the_fixture_has_a_passage(tiny: Graph) -> None:
    tables = content(network(tiny)).tables()
    assert (len(tables["nodes"]), len(tables["edges"])) == (18, 19)
    for edge in tables["edges"]:
        document, quote, *_ = tables["passages"][edge["quotes"][0]]
        assert tables["documents"][document]["title"] in ("南沙这一年", "方案公布一年之后")
        assert quote
    assert [c["name"] for c in tables["classes"]][:3] == ["Region", "City", "District"], "in the order of the legend"
    assert len({tuple(p) for p in tables["passages"]}) == len(tables["passages"])


def test_one_edge_for_what_many_documents_say() -> None:
    (edge,) = content(claims(20)).edges
    assert edge["confidence"] == 0.19
    assert (len(edge["quotes"]), edge["more"], edge["claims"]) == (12, 8, 20)
    assert "claims" not in content(claims(1)).edges[0]
    assert content(claims(20)).nodes[0]["classes"] == [""], "an entity without a class has a place in the legend"
    assert content(claims(1)).tables()["classes"] == [
        {"name": "", "zh": "未分类", "en": "Unclassified", "color": "#9aa3ad"}
    ]


def test_a_cap_on_edges_keeps_the_best_attested(tiny: Graph) -> None:
    made = content(network(tiny), max_edges=5)
    assert (len(made.edges), made.relations) == (5, 19)
    assert sum(node.get("absent", 0) for node in made.nodes) == 2 * 14
    assert min(edge["confidence"] for edge in made.edges) >= 0.95


def test_what_no_document_says_is_left_out_first(divided: Graph) -> None:
    assert "gazetteer" in {edge["status"] for edge in content(network(divided)).edges}
    assert "gazetteer" not in {edge["status"] for edge in content(network(divided), max_edges=19).edges}


def test_long_names_are_broken_and_cut() -> None:
    assert wrapped("南沙") == "南沙"
    assert [len(line) for line in wrapped("长" * 40).split("\n")] == [11, 11, 11]
    assert wrapped("长" * 40).endswith("…")
    assert [len(line) for line in wrapped("长" * 12).split("\n")] == [6, 6], "no character stands alone"
    assert wrapped("") == ""
    assert box("南沙", 10)[0] == 28
    assert box("x" * 11, 10)[0] < box("长" * 11, 10)[0]
