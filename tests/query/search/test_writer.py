"""After changes of single documents, and of what users write, the index is as a build makes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.searched import CORPUS, DATES, IRIS, SENTENCES, Made, corpus

from zhitu.errors import GraphError
from zhitu.query.search import Index, Scan, Searcher, Touched, build, revise, update
from zhitu.query.search.written import concerned
from zhitu.sparql import Results


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
