"""Index and graph give the same answers, ranked."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rich.console import Console
from tests.support.searched import IRIS, Made, corpus

from zhitu.iri import PREFIXES, ZT
from zhitu.query.lookup import find_entity
from zhitu.query.search import EntityHit, Index, Scan, Searcher, build, update
from zhitu.query.search.drawing import found_entities
from zhitu.query.search.text import fold


@pytest.fixture(scope="module", params=["index", "scan"])
def searcher(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    made = corpus()
    if request.param == "scan":
        return Scan(made)
    path = tmp_path_factory.mktemp("search") / "x.search"
    build(made, path, "1")
    return Index(path)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("广州", ["广州市 exact", "广州大学 prefix", "广州实验室 prefix", "南沙广州科学城 contained"]),
        ("廣州實驗室", ["广州实验室 exact"]),
        (
            "广",
            [
                "广州大学 prefix",
                "广州市 prefix",
                "广州实验室 prefix",
                "广东省人民政府 prefix",
                "南沙广州科学城 contained",
            ],
        ),
        ("穗", ["广州市 exact"]),
        ("室", ["广州实验室 contained"]),
        ("验室", ["广州实验室 contained"]),
        ("量子", ["量子科技 prefix", "《量子信息》行动方案 prefix"]),
        ("量子信息行动", ["《量子信息》行动方案 prefix"]),
        ("《量子信息》行动方案", ["《量子信息》行动方案 exact"]),
        ("科学 南沙", ["南沙广州科学城 contained"]),
        ("tcl", ["TCL科技集团 exact"]),
        ("ＴＣＬ", ["TCL科技集团 exact"]),
        ("TC", ["TCL科技集团 prefix"]),
        ("CL", []),
        ("gzsys", ["广州实验室 initials"]),
        ("gz", ["广州市 initials", "广州大学 initials", "广州实验室 initials"]),
        ("cqyh", ["重庆银行 initials"]),
        ("chongqing", ["重庆银行 pinyin"]),
        ("guang zhou", ["广州市 pinyin", "广州大学 pinyin", "广州实验室 pinyin"]),
        ("guangzhou", ["Guangzhou Lab prefix", "广州市 pinyin", "广州大学 pinyin", "广州实验室 pinyin"]),
        ("guangzhoushi", ["广州市 pinyin", "广州实验室 pinyin"]),
        ("guangz", ["Guangzhou Lab prefix", "广州大学 pinyin", "广州市 pinyin", "广州实验室 pinyin"]),
        ("zhzhzh", []),
        ("a" * 300, []),
        ("tclkj", ["TCL科技集团 initials"]),
        ("", []),
        ("。 “”", []),
        ('" OR name:*', []),
        ("NEAR(广州)", []),
    ],
)
def test_names_are_found_and_ranked(searcher: Searcher, text: str, found: list[str]) -> None:
    hits = searcher.entities(text)
    assert [f"{hit.label} {hit.how}" for hit in hits] == found
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_hit_tells_all_that_a_list_shows(searcher: Searcher) -> None:
    (hit, *_) = searcher.entities("廣州", limit=1)
    assert hit == EntityHit(IRIS.entity("广州市"), "广州市", ("City",), hit.name, "exact", ((0, 2),), 6, 2, hit.score)
    assert hit.name in ("广州", "廣州")


def asserted(made: Made) -> str:
    """What two people asserted, with the passages that they gave and without; its graph."""
    graph = IRIS.graph("curated")
    document = IRIS.document("a")
    text = f"""INSERT DATA {{ GRAPH <{graph}> {{
      <{graph}#1> a zt:Judgement ; dc:creator "张三" ; rdf:subject id:广州港 ; rdf:object id:广州市 .
      <{graph}#2> a zt:Judgement ; dc:creator "李四" .
      id:广州港 a zt:Entity, zt:Facility ; skos:prefLabel "广州港"@zh .
      id:广州塔 a zt:Entity, zt:Facility ; skos:prefLabel "广州塔"@zh .
      id:广州市 a zt:Entity, zt:City ; skos:prefLabel "广州市"@zh .
      <urn:c1> prov:wasGeneratedBy <{graph}#2> ; rdf:subject id:广州港 ; rdf:object id:广州塔 ;
        zt:evidence <{document}#char=90,99>, <{document}#char=0,17> .
      <{document}#char=90,99> zt:quote "港区在塔的东面。" ; zt:start 90 ; zt:document <{document}> .
      <{document}#char=0,17> zt:quote "廣州實驗室設在廣州，聚焦量子信息。" ; zt:start 0 ; zt:document <{document}> .
    }} }}"""
    made.store.update(text, prefixes=IRIS.prefixes)
    return graph


def test_what_people_call_otherwise_is_found_by_its_official_name(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        f"{type(searcher).__module__}.official", lambda name: ("广州实验室",) if name == "羊城所" else ()
    )
    assert [hit.label for hit in searcher.entities("羊城所")] == ["广州实验室"]
    assert searcher.entities("羊城院") == []


def test_a_body_is_found_by_its_short_name_with_the_place(tmp_path: Path) -> None:
    office = ox.NamedNode(IRIS.entity("苏州市工业和信息化局"))
    made = corpus("a")
    document = ox.NamedNode(IRIS.document("bodies"))
    said = {
        PREFIXES["rdf"] + "type": [ox.NamedNode(ZT + "Entity"), ox.NamedNode(ZT + "GovernmentBody")],
        PREFIXES["skos"] + "prefLabel": [ox.Literal("苏州市工业和信息化局", language="zh")],
    }
    for name, terms in said.items():
        made.store.extend([ox.Quad(office, ox.NamedNode(name), term, document) for term in terms])
    build(made, tmp_path / "x.search", "1")
    for searcher in (Scan(made), Index(tmp_path / "x.search")):
        for name in ("苏州市工信局", "苏州工信局", "蘇州市工信局", "苏州市工业信息化局"):
            (hit,) = searcher.entities(name)
            assert (hit.iri, hit.label) == (office.value, "苏州市工业和信息化局")
            assert searcher.entities(name, kind="GovernmentBody") == [hit]
            assert searcher.entities(name, kind="Person") == []
            assert find_entity(made, name) == office.value
        assert searcher.entities("无锡市工信局") == []


@pytest.mark.parametrize("kind", ["index", "scan"])
def test_what_people_asserted_is_told_to_be_theirs(kind: str, tmp_path: Path) -> None:
    made = corpus("a")
    path = tmp_path / "x.search"
    build(made, path, "1")
    graph = asserted(made)
    update(made, path, "2", [graph])
    searcher: Searcher = Scan(made) if kind == "scan" else Index(path)
    found = {hit.label: (hit.mentions, hit.by) for hit in searcher.entities("广州")}
    assert found["广州港"] == (0, ("张三", "李四"))
    console = Console(width=200)
    with console.capture() as drawn:
        console.print(found_entities(searcher.entities("广州港")))
    assert "asserted by 张三、李四" in drawn.get()
    assert found["广州塔"] == (0, ("李四",))
    assert found["广州市"] == (5, ())
    assert [(hit.quote, hit.by) for hit in searcher.quotes("港区")] == [("港区在塔的东面。", "李四")]
    assert [hit.by for hit in searcher.quotes("量子")] == [None]
    for words in ("广", "塔", "量子", "实验室"):
        assert Index(path).quotes(words) == Scan(made).quotes(words)
        assert Index(path).entities(words) == Scan(made).entities(words)
    made.store.remove_graph(ox.NamedNode(graph))
    update(made, path, "3", [graph])
    assert Index(path).entities("广州港") == []


def test_classes_narrow_and_hold_those_below_them(searcher: Searcher) -> None:
    assert [h.label for h in searcher.entities("广", kind="Laboratory")] == ["广州实验室"]
    assert [h.label for h in searcher.entities("广", kind="Organization")] == [
        "广州大学",
        "广州实验室",
        "广东省人民政府",
    ]
    assert searcher.entities("广", kind="Person") == []
    assert len(searcher.entities("广", limit=2)) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "广州",
            ["TCL科技集团与广州合作。", "量子科技发展迅速，广州、深圳领先。", "廣州實驗室設在廣州，聚焦量子信息。"],
        ),
        ("量子", ["量子科技发展迅速，广州、深圳领先。", "廣州實驗室設在廣州，聚焦量子信息。"]),
        ("量子 实验室", ["廣州實驗室設在廣州，聚焦量子信息。"]),
        ("州深", []),
        ("广州，深圳", ["量子科技发展迅速，广州、深圳领先。"]),
        ("AI", ["广东省人民政府印发方案，支持AI产业。"]),
        ("持ai产", ["广东省人民政府印发方案，支持AI产业。"]),
        ("息", ["廣州實驗室設在廣州，聚焦量子信息。"]),
        ("没有", []),
        ("", []),
    ],
)
def test_sentences_are_found_latest_first(searcher: Searcher, text: str, found: list[str]) -> None:
    hits = searcher.quotes(text)
    assert [hit.quote for hit in hits] == found
    for hit in hits:
        marked = [fold(hit.quote[start:end]) for start, end in hit.spans]
        assert marked
        assert fold(text).split()[0][0] in marked[0][0] + marked[-1][0]


def test_a_sentence_tells_its_document(searcher: Searcher) -> None:
    (hit,) = searcher.quotes("合作")
    assert (hit.document, hit.identifier, hit.title, hit.date) == (IRIS.document("b"), "b", "文献b", "2024-01-02")
    assert hit.iri == f"{IRIS.document('b')}#char=0,13"
    assert hit.spans == ((10, 12),)
