"""Index and graph give the same answers, ranked; after changes of single documents the index is as a build makes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rich.console import Console

from zhitu.errors import GraphError
from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.query.search import EntityHit, Index, Scan, Searcher, Touched, build, revise, update
from zhitu.query.search.drawing import found_entities
from zhitu.query.search.text import fold
from zhitu.query.search.written import concerned
from zhitu.sparql import Results

IRIS = Iris()
Named = dict[str, list[tuple[str, ...]]]

#: document → (preferred name, class, times mentioned, other names …)
CORPUS: Named = {
    "a": [
        ("广州市", "City", "5", "广州", "廣州"),
        ("广州实验室", "Laboratory", "2", "廣州實驗室"),
        ("广东省人民政府", "GovernmentBody", "1", "省政府"),
        ("南沙广州科学城", "Zone", "3"),
    ],
    "b": [
        ("广州市", "City", "1", "穗"),
        ("重庆银行", "FinancialInstitution", "1"),
        ("TCL科技集团", "Company", "2", "TCL"),
        ("《量子信息》行动方案", "Policy", "1"),
    ],
    "c": [("量子科技", "Industry", "4"), ("广州大学", "School", "9"), ("Guangzhou Lab", "Laboratory", "1")],
}
SENTENCES = {
    "a": ["廣州實驗室設在廣州，聚焦量子信息。", "广东省人民政府印发方案，支持AI产业。"],
    "b": ["TCL科技集团与广州合作。", "全市共有maintain一词。"],
    "c": ["量子科技发展迅速，广州、深圳领先。"],
}
DATES = {"a": "2022-05", "b": "2024-01-02", "c": "2023"}


def node(local: str) -> ox.NamedNode:
    return ox.NamedNode(local if ":" in local else ZT + local)


def term(prefixed: str) -> ox.NamedNode:
    prefix, _, name = prefixed.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + name)


class Made:
    """A graph in memory, documents added and removed."""

    def __init__(self) -> None:
        self.store = ox.Store()

    def query(self, sparql: str, /, *, union: bool = True) -> Results:
        return self.store.query(sparql, use_default_graph_as_union=union)

    def put(self, name: str, entities: list[tuple[str, ...]], sentences: list[str], date: str) -> str:
        """The document anew; its graph."""
        iri = IRIS.document(name)
        graph = ox.NamedNode(iri)
        self.store.remove_graph(graph)

        def say(subject: ox.NamedNode, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> None:
            self.store.add(ox.Quad(subject, predicate, value, graph))

        say(graph, term("rdf:type"), node("Document"))
        say(graph, node("sha256"), ox.Literal(f"{entities}"))
        say(graph, term("dcterms:identifier"), ox.Literal(name))
        say(graph, term("dcterms:title"), ox.Literal(f"文献{name}", language="zh"))
        say(graph, term("dcterms:issued"), ox.Literal(date))
        place = 1000
        for label, kind, times, *others in entities:
            entity = ox.NamedNode(IRIS.entity(label))
            say(entity, term("rdf:type"), node("Entity"))
            say(entity, term("rdf:type"), node(kind))
            say(entity, term("skos:prefLabel"), ox.Literal(label, language="zh"))
            for other in others:
                say(entity, term("skos:altLabel"), ox.Literal(other, language="zh"))
            for _ in range(int(times)):
                place += 10
                mention = ox.NamedNode(f"{iri}#char={place},{place + 2}")
                say(mention, node("mentions"), entity)
                say(mention, node("quote"), ox.Literal(label))
                say(mention, node("document"), graph)
        start = 0
        for number, sentence in enumerate(sentences):
            claim = ox.NamedNode(f"{IRIS.base}claim/{name}{number}")
            passage = ox.NamedNode(f"{iri}#char={start},{start + len(sentence)}")
            say(claim, node("evidence"), passage)
            say(passage, node("quote"), ox.Literal(sentence))
            say(passage, node("start"), ox.Literal(start))
            say(passage, node("document"), graph)
            start += len(sentence)
        return iri

    def drop(self, name: str) -> str:
        self.store.remove_graph(ox.NamedNode(IRIS.document(name)))
        return IRIS.document(name)


def corpus(*names: str) -> Made:
    made = Made()
    for name in names or CORPUS:
        made.put(name, CORPUS[name], SENTENCES[name], DATES[name])
    return made


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


def told(path: Path) -> list[object]:
    """What an index answers, and the rows behind it, but for numbers that count insertions."""
    with Index(path) as index:
        asked = [index.entities(text, limit=99) for text in ("广", "量子", "gz", "市", "tcl", "省")]
        quotes = [index.quotes(text, limit=99) for text in ("广州", "量", "AI")]
    database = sqlite3.connect(path)
    rows = [
        database.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()
        for table, columns in (
            ("names", "key, name"),
            ("quotes", "key, quote"),
            ("entities", "iri, label, classes, mentions, documents"),
            ("graphs", "iri, identifier, title, date"),
        )
    ]
    database.execute("INSERT INTO name_tokens (name_tokens) VALUES ('integrity-check')")
    database.close()
    return [asked, quotes, rows]


Change = Callable[[Made], str]


@pytest.mark.parametrize(
    "changes",
    [
        [lambda m: m.drop("b")],
        [lambda m: m.drop("a"), lambda m: m.put("a", CORPUS["a"], SENTENCES["a"], DATES["a"])],
        [lambda m: m.put("a", CORPUS["c"], SENTENCES["b"], "2025")],
        [lambda m: m.put("d", [("广州市", "Region", "3", "羊城")], ["广州又名羊城。"], "2021")],
        [lambda m, name=name: m.drop(name) for name in "abc"],  # type: ignore[misc],
    ],
)
def test_what_changed_is_brought_in_as_a_build_would(tmp_path: Path, changes: list[Change]) -> None:
    made = corpus()
    changed, fresh = tmp_path / "changed.search", tmp_path / "fresh.search"
    build(made, changed, "1")
    for number, change in enumerate(changes, start=2):
        update(made, changed, str(number), [change(made)])
    build(made, fresh, "x")
    assert told(changed) == told(fresh)
    with Index(changed) as index:
        assert index.state == str(len(changes) + 1)


OWN = """INSERT DATA {
  GRAPH <urn:own> { <urn:x> rdfs:label "海湾观测站" ; a zt:Facility . id:广州市 skos:altLabel "花城"@zh, "Canton"@en .
    <urn:y> skos:altLabel "海湾二站" . zt:City rdfs:label "海湾类" . [] rdfs:label "海湾无名" }
  GRAPH <urn:more> { <urn:x> skos:prefLabel "Bay Observatory"@en, "海湾天文台"@zh . <urn:y> a zt:Laboratory }
  <urn:z> rdfs:label "海湾默认" . <urn:x> rdfs:comment "海湾" }"""


@pytest.mark.parametrize("kind", ["build", "update", "revise", "things", "scan"])
def test_what_users_name_in_graphs_of_their_own_is_found(kind: str, tmp_path: Path) -> None:
    made = corpus()
    path = tmp_path / "x.search"
    build(made, path, "1")
    made.store.update(OWN, prefixes=IRIS.prefixes)
    graphs = ["urn:own", "urn:more", ""]
    things = {"urn:x", "urn:y", "urn:z", IRIS.entity("广州市")}
    if kind == "build":
        build(made, path, "2")
    elif kind == "update":
        update(made, path, "2", graphs)
    elif kind in ("revise", "things"):
        revise(made, path, "2", dict.fromkeys(graphs, None if kind == "revise" else things), before="1")
    searcher: Searcher = Scan(made) if kind == "scan" else Index(path)
    assert sorted((hit.iri, hit.label, hit.classes) for hit in searcher.entities("海湾")) == [
        ("urn:x", "Bay Observatory", ("Facility",)),
        ("urn:y", "海湾二站", ("Laboratory",)),
        ("urn:z", "海湾默认", ()),
    ]
    assert [hit.label for hit in searcher.entities("海湾", kind="Laboratory")] == ["海湾二站"]
    (city,) = searcher.entities("花城")
    assert (city.label, city.mentions, city.documents) == ("广州市", 6, 2)
    assert [hit.label for hit in searcher.entities("canton")] == ["广州市"]


REVISIONS = [
    "DELETE DATA { GRAPH <urn:own> { <urn:x> rdfs:label '海湾观测站' } }",
    "DELETE DATA { GRAPH <urn:more> { <urn:x> skos:prefLabel 'Bay Observatory'@en, '海湾天文台'@zh } }",
    "DELETE DATA { GRAPH <urn:own> { <urn:x> a zt:Facility } } ; INSERT DATA { GRAPH <urn:own> { <urn:x> a zt:Zone } }",
    "INSERT DATA { GRAPH <urn:own> { <urn:x> rdfs:label '海湾新站' . id:量子科技 skos:altLabel '量子学' } }",
    "INSERT DATA { GRAPH <urn:own> { <urn:r> zt:evidence <urn:q> . <urn:q> zt:quote '海湾的话。' ; zt:start 1 } }",
    "CLEAR GRAPH <urn:own>",
    "DROP DEFAULT",
    "DROP GRAPH <urn:more> ; DROP GRAPH <urn:own>",
]


@pytest.mark.parametrize("by_thing", [False, True])
@pytest.mark.parametrize("text", REVISIONS)
def test_an_index_revised_is_as_one_built(text: str, tmp_path: Path, *, by_thing: bool) -> None:
    made = corpus()
    made.store.update(OWN, prefixes=IRIS.prefixes)
    build(made, tmp_path / "x.search", "1")
    before = set(made.store)
    made.store.update(text, prefixes=IRIS.prefixes)
    touched: Touched = concerned(before ^ set(made.store))
    assert touched
    revise(made, tmp_path / "x.search", "2", touched if by_thing else dict.fromkeys(touched), before="1")
    build(made, tmp_path / "fresh.search", "2")
    assert told(tmp_path / "x.search") == told(tmp_path / "fresh.search")
    for words in ("海湾", "量子", "花城"):
        assert Index(tmp_path / "x.search").entities(words) == Scan(made).entities(words)
        assert Index(tmp_path / "x.search").quotes(words) == Scan(made).quotes(words)


def test_an_index_that_is_none_or_of_another_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="zhitu index"):
        Index(tmp_path / "none.search")
    (tmp_path / "junk.search").write_bytes(b"not a database" * 100)
    with pytest.raises(GraphError, match="zhitu index"):
        Index(tmp_path / "junk.search")
    build(corpus("a"), tmp_path / "old.search", "1")
    database = sqlite3.connect(tmp_path / "old.search")
    database.execute("UPDATE meta SET value = '0' WHERE key = 'format'")
    database.commit()
    database.close()
    with pytest.raises(GraphError, match="another version"):
        Index(tmp_path / "old.search")
    with pytest.raises(GraphError, match="another version"):
        update(corpus("a"), tmp_path / "old.search", "2", [])


def test_a_build_that_fails_leaves_the_index_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "x.search"
    build(corpus("a"), path, "1")

    class Broken(Made):
        def query(self, _: str, /) -> Results:
            raise GraphError("gone")

    with pytest.raises(GraphError, match="gone"):
        build(Broken(), path, "2")
    with Index(path) as index:
        assert index.state == "1"
