"""Names as people type them lead to the right thing, or to the nearest names."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from zhitu.errors import AmbiguousName, UnknownName
from zhitu.iri import PREFIXES, ZT
from zhitu.query.lookup import find_document, find_entity, labels, moved
from zhitu.store import Graph

ID = "https://w3id.org/zhitu/id/"


@pytest.mark.parametrize(
    "name",
    [
        "广州实验室",
        " 广州实验室 ",
        "廣州實驗室",
        "「广州实验室」",
        "id:广州实验室",
        ID + "广州实验室",
        f"<{ID}广州实验室>",
    ],
)
def test_a_name_in_any_way_of_writing(tiny: Graph, name: str) -> None:
    assert find_entity(tiny, name) == ID + "广州实验室"


def test_an_alias_and_ascii_brackets(tiny: Graph) -> None:
    assert find_entity(tiny, "《南沙方案》") == ID + "南沙深化合作总体方案"
    assert find_entity(tiny, "香港科技大学(广州)") == ID + "香港科技大学（广州）"


def test_what_people_call_otherwise_than_any_document_does(tiny: Graph) -> None:
    assert find_entity(tiny, "港科大（广州）") == ID + "香港科技大学（广州）"
    with pytest.raises(UnknownName, match="国家发改委"):  # whose official name the graph has not
        find_entity(tiny, "国家发改委")


def test_unknown_names_bring_the_nearest(tiny: Graph) -> None:
    with pytest.raises(UnknownName, match="no entity named '广州实验'; nearest: 广州实验室") as caught:
        find_entity(tiny, "广州实验")
    assert caught.value.nearest[0] == "广州实验室"


@pytest.mark.parametrize("name", ["", '" } DROP ALL', "<>", "doc:port-2022", "http://x y", "\x00", "'; --"])
def test_what_is_no_entity_is_refused_in_one_line(tiny: Graph, name: str) -> None:
    with pytest.raises(UnknownName) as caught:
        find_entity(tiny, name)
    assert "\n" not in str(caught.value)


def test_a_merged_entity_leads_to_what_it_became(tmp_path: Path) -> None:
    with Graph.create(tmp_path / "g") as graph:
        old, new, newest = (ox.NamedNode(ID + name) for name in "甲乙丙")
        curated = ox.NamedNode(graph.iris.graph("curated"))
        replaced, kind = ox.NamedNode(PREFIXES["dcterms"] + "isReplacedBy"), ox.NamedNode(PREFIXES["rdf"] + "type")
        graph.store.extend([ox.Quad(n, kind, ox.NamedNode(ZT + "Entity"), curated) for n in (old, new, newest)])
        graph.store.extend([ox.Quad(old, replaced, new, curated), ox.Quad(new, replaced, newest, curated)])
        assert find_entity(graph, ID + "甲") == newest.value
        assert moved(graph, [ID + "甲", ID + "丙"]) == {ID + "甲": newest.value}
        graph.store.add(ox.Quad(newest, replaced, old, curated))
        assert find_entity(graph, ID + "甲") == newest.value, "a circle must end"


def test_an_iri_of_which_only_its_successor_is_told_leads_there(tmp_path: Path) -> None:
    with Graph.create(tmp_path / "g") as graph:
        old, new, curated = (ox.NamedNode(ID + name) for name in ("甲", "乙", "graph/curated"))
        graph.store.add(ox.Quad(old, ox.NamedNode(PREFIXES["dcterms"] + "isReplacedBy"), new, curated))
        assert find_entity(graph, "id:甲") == find_entity(graph, f"<{ID}甲>") == new.value


def test_a_plan_is_found_without_its_years(tmp_path: Path) -> None:
    with Graph.create(tmp_path / "g") as graph:
        document = graph.iris.document("d")
        for local, label in (
            ("a", "港口规划（2021—2035年）"),
            ("b", "水利规划（2016-2020年）"),
            ("c", "水利规划（2021-2025年）"),
        ):
            node = f"<{ID}{local}>"
            lines = [
                f"{node} <{PREFIXES['rdf']}type> <{ZT}Entity>",
                f'{node} <{PREFIXES["skos"]}prefLabel> "{label}"@zh',
            ]
            graph.replace((), [f"{line} <{document}> ." for line in lines])
        assert find_entity(graph, "《港口规划》") == ID + "a"
        with pytest.raises(UnknownName) as caught:
            find_entity(graph, "水利规划")
        assert len(caught.value.nearest) >= 2


def test_two_entities_of_one_name_are_told_apart(tmp_path: Path) -> None:
    with Graph.create(tmp_path / "g") as graph:
        document = ox.NamedNode(graph.iris.document("d"))
        for local in ("朝阳区_北京市", "朝阳区_长春市"):
            node = ox.NamedNode(ID + local)
            graph.store.add(
                ox.Quad(node, ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(ZT + "Entity"), document)
            )
            label = ox.Literal("朝阳区", language="zh")
            graph.store.add(ox.Quad(node, ox.NamedNode(PREFIXES["skos"] + "prefLabel"), label, document))
        with pytest.raises(
            AmbiguousName, match="several of this name: entity '朝阳区'; choose from: id:朝阳"
        ) as caught:
            find_entity(graph, "朝阳区")
        assert caught.value.nearest == ("id:朝阳区_北京市", "id:朝阳区_长春市")
        assert find_entity(graph, "id:朝阳区_长春市") == ID + "朝阳区_长春市"


def test_a_label_in_an_odd_way_of_writing_and_what_is_no_entity(tmp_path: Path) -> None:
    kind, label = ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(PREFIXES["skos"] + "prefLabel")
    with Graph.create(tmp_path / "g") as graph:
        document, thing, other = ox.NamedNode(graph.iris.document("d")), ox.NamedNode(ID + "a"), ox.NamedNode(ID + "b")
        graph.store.add(ox.Quad(thing, kind, ox.NamedNode(ZT + "Entity"), document))
        graph.store.add(ox.Quad(thing, label, ox.Literal("穗城 ＡＩ「实验室」", language="ja"), document))
        graph.store.add(ox.Quad(other, label, ox.Literal("穗城AI实验所", language="zh"), document))
        assert find_entity(graph, "穗城ai实验室") == thing.value
        with pytest.raises(UnknownName) as caught:
            find_entity(graph, "穗城AI实验所")
        assert caught.value.nearest == ("穗城 ＡＩ「实验室」",)


def test_documents_by_identifier_title_and_iri(tiny: Graph) -> None:
    wanted = ID + "doc/port-2022"
    for name in ("port-2022", "南沙这一年", wanted, f"<{wanted}>"):
        assert find_document(tiny, name) == wanted
    for name in ("port", "南沙概况"):
        with pytest.raises(
            UnknownName, match=rf"no document named '{name}'; nearest: port-2022 \(南沙这一年\)"
        ) as caught:
            find_document(tiny, name)
        assert caught.value.nearest == ("port-2022",)


def test_where_no_document_is_like_the_name_the_latest_are_told(tiny: Graph, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match=r"no document named 'xyz'; there is: \S+ \(\S+\), \S+ \(\S+\)$"):
        find_document(tiny, "xyz")
    with Graph.create(tmp_path / "g") as graph:
        with pytest.raises(UnknownName, match="look for it with"):
            find_document(graph, "xyz")
        space = graph.iris.prefixes["doc"]
        lines = [
            f'<{space}d{n}> a zt:Document ; dcterms:identifier "d{n}" ; zt:firstDay "20{n}-01-01"^^xsd:date .'
            for n in range(10, 17)
        ]
        prefixes = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in graph.iris.prefixes.items())
        graph.store.update(f"{prefixes}INSERT DATA {{ GRAPH <urn:g> {{ {' '.join(lines)} }} }}")
        with pytest.raises(UnknownName, match=r"'xyz'; the latest of 7: d16, d15, d14, d13, d12$"):
            find_document(graph, "xyz")


@pytest.mark.parametrize("title", ["<b>一</b>", "<通知> 其二"])
def test_a_title_may_have_pointed_brackets(tmp_path: Path, title: str) -> None:
    with Graph.create(tmp_path / "g") as graph:
        node = graph.iris.document("d")
        said = {
            PREFIXES["rdf"] + "type": f"<{ZT}Document>",
            PREFIXES["dcterms"] + "identifier": '"d"',
            PREFIXES["dcterms"] + "title": str(ox.Literal(title)),
        }
        graph.replace([], [f"<{node}> <{name}> {value} <{node}> ." for name, value in said.items()])
        assert find_document(graph, title) == node


def test_labels_of_known_and_unknown_things(tiny: Graph) -> None:
    assert labels(tiny, [ID + "南沙", ID + "没有"]) == {ID + "南沙": "南沙", ID + "没有": "没有"}
