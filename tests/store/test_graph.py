"""Opening, querying and changing a graph."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhitu.errors import GraphError
from zhitu.iri import Iris
from zhitu.store import Graph, sorted_nquads
from zhitu.store.graph import open_store

IRIS = Iris()
RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def line(document: str, value: str, predicate: str = "a:p") -> str:
    return f"<a:s> <{predicate}> {ox.Literal(value)} <{IRIS.document(document)}> .\n"


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    with Graph.create(tmp_path / "g.db") as made:
        yield made


def values(graph: Graph) -> list[str]:
    rows = graph.query("SELECT ?v WHERE { ?s ?p ?v } ORDER BY ?v")
    assert isinstance(rows, ox.QuerySolutions)
    return [row[0].value for row in rows if isinstance(row[0], ox.Literal)]


def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    with Graph.create(tmp_path / "g.db", base="https://例.org/kg") as graph:
        graph.replace([], [line("d", "one")])
    with Graph.open(tmp_path / "g.db", read_only=True) as graph:
        assert (values(graph), graph.size, graph.iris.base) == (["one"], 1, "https://例.org/kg/")


def test_a_document_is_replaced_whole(graph: Graph) -> None:
    graph.replace([], [line("d", "old"), line("e", "other")])
    graph.replace([IRIS.document("d")], [line("d", "new"), line("d", "newer")])
    assert values(graph) == ["new", "newer", "other"]
    graph.replace([IRIS.document("d")], [])
    assert values(graph) == ["other"]
    assert [g.value for g in graph.store.named_graphs() if isinstance(g, ox.NamedNode)] == [IRIS.document("e")]


def test_a_change_that_fails_leaves_the_graph_as_it_was(graph: Graph) -> None:
    graph.replace([], [line("d", "old")])
    with pytest.raises(SyntaxError):
        graph.replace([IRIS.document("d")], [line("d", "new"), "<a:s> <a:p> nonsense <a:g> .\n"])
    assert values(graph) == ["old"]


def test_a_subject_is_forgotten_in_one_graph_only(graph: Graph) -> None:
    graph.replace([], [line("d", "one"), line("e", "two")])
    graph.replace([], [line("f", "three")], forget=[(IRIS.document("d"), "a:s")])
    assert values(graph) == ["three", "two"]


@settings(max_examples=40)
@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), max_size=4), st.booleans())
def test_any_text_survives_adding_and_replacing(texts: list[str], replaced: bool) -> None:
    with_store = Graph(Path("memory"), None, ox.Store())  # type: ignore[arg-type]
    if replaced:
        with_store.replace([], [line("d", "old")])
    with_store.replace([IRIS.document("d")], [line("d", text) for text in texts])
    assert {quad.object.value for quad in with_store.store} == set(texts)


def test_the_default_graph_is_the_union_unless_told_otherwise(graph: Graph) -> None:
    graph.replace([], [line("d", "one"), line("e", "two")])
    assert values(graph) == ["one", "two"]
    assert not graph.query("ASK { ?s ?p ?o }", union=False)
    assert graph.query("ASK { GRAPH ?g { ?s ?p ?o } }", union=False)


def test_users_text_is_bound_not_pasted(graph: Graph) -> None:
    text = '" } DROP ALL #'
    graph.replace([], [line("d", text)])
    assert graph.query("ASK { ?s ?p ?v }", substitutions={"v": ox.Literal(text)})
    assert not graph.query("ASK { ?s ?p ?v }", substitutions={"v": ox.Literal("x")})


def test_documents_are_listed_with_their_metadata(graph: Graph) -> None:
    def said(identifier: str, term: str, value: str) -> str:
        return f"<{IRIS.document(identifier)}> {term} {value} <{IRIS.document(identifier)}> .\n"

    for identifier in ("b", "a"):
        graph.replace(
            [],
            [
                said(identifier, RDF_TYPE, "<https://w3id.org/zhitu/ontology#Document>"),
                said(identifier, "<http://purl.org/dc/terms/identifier>", f'"{identifier}"'),
            ],
        )
    graph.replace([], [said("a", "<http://purl.org/dc/terms/title>", '"题"@zh')])
    found = [(d.identifier, d.iri, d.title, d.date, d.publisher) for d in graph.documents()]
    assert found == [("a", IRIS.document("a"), "题", None, None), ("b", IRIS.document("b"), None, None, None)]


def test_sorted_nquads_do_not_depend_on_the_order_of_writing(tmp_path: Path) -> None:
    lines = [line("d", "\u2028"), line("e", "b"), line("d", "a\nb")]
    texts = []
    for number, order in enumerate((lines, lines[::-1])):
        with Graph.create(tmp_path / f"{number}.db") as graph:
            for one in order:
                graph.replace([], [one])
            texts.append(sorted_nquads(graph))
    assert texts[0] == texts[1]
    assert texts[0].count("\n") == 3


def test_nothing_can_be_written_to_what_is_open_for_reading(graph: Graph) -> None:
    graph.close()
    with Graph.open(graph.path, read_only=True) as reader, pytest.raises(GraphError, match="opened for reading only"):
        reader.replace([], [line("d", "x")])


def test_a_closed_graph_says_so(graph: Graph) -> None:
    graph.close()
    with pytest.raises(GraphError, match="closed; open it again"):
        graph.query("ASK {}")


def test_a_second_writer_is_told_why_it_must_wait(graph: Graph) -> None:
    with pytest.raises(GraphError, match="another process is writing this graph"):
        Graph.open(graph.path)
    code = (
        "import sys; from zhitu.store import Graph; from zhitu.errors import GraphError\n"
        "try: Graph.open(sys.argv[1])\n"
        "except GraphError as error: print(error)"
    )
    told = subprocess.run([sys.executable, "-c", code, str(graph.path)], capture_output=True, text=True, check=True)
    assert "another process is writing this graph; try again when it has ended" in told.stdout


def test_create_does_not_touch_what_is_there(tmp_path: Path, graph: Graph) -> None:
    with pytest.raises(GraphError, match="already a graph; open it"):
        Graph.create(graph.path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("x", encoding="utf-8")
    with pytest.raises(GraphError, match="not empty; choose another path"):
        Graph.create(tmp_path / "full")
    with pytest.raises(GraphError, match="not empty"):
        Graph.create(tmp_path / "full" / "thesis.txt")


def test_a_damaged_store_is_reported(tmp_path: Path) -> None:
    Graph.create(tmp_path / "g.db").close()
    for file in (tmp_path / "g.db" / "store-1").iterdir():
        file.write_bytes(b"damaged")
    with pytest.raises(GraphError, match="the store cannot be opened"):
        Graph.open(tmp_path / "g.db")


def test_a_backup_is_a_graph(tmp_path: Path, graph: Graph) -> None:
    graph.replace([], [line("d", "one")])
    graph.backup(tmp_path / "copy.db")
    graph.replace([], [line("d", "two")])
    with Graph.open(tmp_path / "copy.db") as copy:
        assert values(copy) == ["one"]
    with pytest.raises(GraphError, match="already exists"):
        graph.backup(tmp_path / "copy.db")


@pytest.mark.parametrize(
    "told",
    [
        "IO error: While open a file for appending: LOG: Permission denied",
        "IO error: While lock file: LOCK: Permission denied",
        "IO error: While open a file for appending: LOG: Read-only file system",
    ],
)
def test_files_that_may_not_be_written_are_no_reason_to_build_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    Graph.create(tmp_path / "g.db").close()

    def refuse(_: str) -> ox.Store:
        raise OSError(told)

    monkeypatch.setattr(ox, "Store", refuse)
    with pytest.raises(GraphError, match=r"g\.db: cannot be written: .*; check the permissions of its files"):
        Graph.open(tmp_path / "g.db")


def test_a_store_on_a_full_disk_is_not_called_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: str) -> ox.Store:
        raise OSError("IO error: No space left on device: While appending to file: g.db/store-1/LOG: No space left")

    monkeypatch.setattr("zhitu.store.graph.ox.Store", full)
    with pytest.raises(GraphError, match=r"No space left.*; make room on its disk$"):
        open_store(tmp_path, tmp_path / "store-1")
