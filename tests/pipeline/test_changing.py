"""Documents of a graph that is there, by file: added, replaced, withdrawn; what is refused."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import zhitu_fake as fake
from tests.support.written import content, of_all

from zhitu.errors import GraphError
from zhitu.iri import PREFIXES
from zhitu.pipeline import Adder, Report, add, build, open_writer, remove, replace
from zhitu.pipeline.changing import change_documents, followed
from zhitu.pipeline.outside import made_outside
from zhitu.settings import Settings
from zhitu.store import Graph, changes, unpack
from zhitu.store.tally import ANY
from zhitu.validate import validate


def test_a_document_is_added_and_only_once(graph: Path, texts: Path, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    report = add(graph, [texts], extractor=fake.make, progress=lambda *at: seen.append(at))
    assert (report.documents, report.written, report.observations, report.entities) == (1, True, 1, 1)
    assert [f.stage for f in report.failures] == ["add", "add"]
    assert report.failures[0].cause.startswith("the graph has a document 'a' already (")
    assert seen[-1] == (3, 3)
    assert content(graph) == of_all(tmp_path, texts)
    with Graph.open(graph, read_only=True) as opened:
        assert validate(opened) == []


def test_a_document_is_replaced_where_it_is_there(graph: Path, texts: Path, tmp_path: Path) -> None:
    (texts / "b.txt").write_text("苹果公司成立于2001年。", encoding="utf-8")
    report = replace(graph, [texts / "b.txt", texts / "c.txt"], extractor=fake.make)
    assert (report.documents, report.events) == (1, 1)
    assert [f.cause for f in report.failures] == [
        "the graph has no document 'c'; use: zhitu add, or give the manifest where one gave it another identifier"
    ]
    (texts / "c.txt").unlink()
    assert content(graph) == of_all(tmp_path, texts)


def test_the_ledger_knows_the_lines_unless_somebody_else_wrote(
    graph: Path, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    dump = changes._dump
    monkeypatch.setattr(changes, "_dump", lambda store, named: read.append(named.value) or dump(store, named))
    (texts / "a.txt").write_text("广州实验室位于深圳。", encoding="utf-8")
    for _ in range(2):
        replace(graph, [texts / "a.txt"], extractor=fake.make)
    assert read == []
    with Graph.open(graph) as opened:
        named = opened.iris.document("a")
        opened.store.update(f"DELETE WHERE {{ GRAPH <{named}> {{ ?s <{PREFIXES['skos']}prefLabel> ?o }} }}")
    replace(graph, [texts / "a.txt"], extractor=fake.make)
    assert read == [named]
    with Graph.open(graph) as opened, made_outside(opened, {ANY: None}):
        pass
    replace(graph, [texts / "a.txt"], extractor=fake.make)
    assert read == [named, named]
    replace(graph, [texts / "a.txt"], extractor=fake.make)
    assert read == [named, named]
    build([texts / "a.txt", texts / "b.txt"], graph.with_name("again.db"), extractor=fake.make)
    assert content(graph) == content(graph.with_name("again.db"))


def test_a_file_of_a_folder_is_not_replaced_by_its_name_alone(graph: Path, tmp_path: Path) -> None:
    file = tmp_path / "in" / "sub" / "new.txt"
    file.parent.mkdir(parents=True)
    file.write_text("深圳。", encoding="utf-8")
    (failure,) = replace(graph, [file], extractor=fake.make).failures
    assert failure.cause.startswith("the graph has no document 'new'; use: zhitu add")
    assert add(graph, [tmp_path / "in"], extractor=fake.make).failures == []
    (failure,) = replace(graph, [file], extractor=fake.make).failures
    assert failure.cause.startswith("the graph has no document 'new' but 'sub/new'; name the folder, or give the id")
    assert replace(graph, [tmp_path / "in"], extractor=fake.make).failures == []


def test_a_file_that_may_be_one_of_several_documents_takes_the_place_of_none(tmp_path: Path) -> None:
    folder, graph = tmp_path / "docs", tmp_path / "g.db"
    (folder / "sub").mkdir(parents=True)
    one, other = folder / "one.txt", folder / "sub" / "one.txt"
    one.write_text("广州实验室位于广州。", encoding="utf-8")
    other.write_text("苹果公司位于深圳。", encoding="utf-8")
    build([folder], graph, extractor=fake.make)
    before = content(graph)
    other.write_text("苹果公司位于广州。", encoding="utf-8")
    told = "the graph has 'one' and 'sub/one', and the name of a file does not tell which of them is meant; "
    for file in (one, other):
        (failure,) = replace(graph, [file], extractor=fake.make).failures
        assert failure.cause == told + "name the folder that it is from, or give its id in a manifest"
        (failure,) = remove(graph, [file]).failures
        assert failure.cause == told + "give its identifier"
    assert content(graph) == before
    manifest = folder / "manifest.json"
    manifest.write_text(json.dumps([{"id": "sub/one", "file": "sub/one.txt"}]), encoding="utf-8")
    assert replace(graph, [manifest], extractor=fake.make).failures == []
    manifest.unlink()
    assert content(graph) != before
    assert replace(graph, [folder], extractor=fake.make).failures == []
    build([folder], tmp_path / "whole.db", extractor=fake.make)
    assert content(graph) == content(tmp_path / "whole.db")
    assert remove(graph, ["one"]).failures == []
    (failure,) = replace(graph, [other], extractor=fake.make).failures
    assert failure.cause.startswith("the graph has no document 'one' but 'sub/one'")


@pytest.mark.parametrize("change", [add, replace])
def test_of_two_rows_of_one_identifier_neither_is_taken(graph: Path, tmp_path: Path, change: Any) -> None:
    rows = [{"id": name, "text": text} for name in ("a", "t") for text in ("广州实验室有1人。", "广州实验室有2人。")]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    before = content(graph)
    report = change(graph, [file], extractor=fake.make)
    assert (report.documents, [f.where for f in report.failures]) == (0, [f"{file}:{n}" for n in (1, 2, 3, 4)])
    assert report.failures[0].cause == (
        f"its identifier 'a' is that of {file}:2 too, so neither was taken; rename one, or give each an id"
    )
    assert content(graph) == before


def test_what_a_manifest_or_the_options_gave_outlasts_a_new_text(tmp_path: Path, texts: Path) -> None:
    manifest = texts / "manifest.json"
    row = {"id": "a", "file": "a.txt", "title": "南沙简报", "date": "2022-09", "url": "https://example.org/a"}
    manifest.write_text(json.dumps([row]), encoding="utf-8")
    build([manifest, texts / "b.txt"], tmp_path / "g.db", Settings(publisher="甲局"), extractor=fake.make)

    def told(identifier: str) -> tuple[str | None, ...]:
        with open_writer(tmp_path / "g.db") as writer:
            source = writer.ledger.source("document", identifier)
            assert source is not None
            document = unpack(source.packed).document
            return document.title, document.date, document.publisher, document.url

    def put(name: str, text: str, settings: Settings | None = None) -> None:
        (texts / name).write_text(text, encoding="utf-8")
        assert replace(tmp_path / "g.db", [texts / name], settings, extractor=fake.make).written

    put("a.txt", "新题\n广州实验室有12人。")
    assert told("a") == ("南沙简报", "2022-09", "甲局", "https://example.org/a")
    put("a.txt", "广州实验室有13人。", Settings(date="2023", publisher="乙局"))
    assert told("a") == ("南沙简报", "2023", "乙局", "https://example.org/a")
    put("a.txt", "广州实验室有14人。")  # options of a change stay as well
    assert told("a") == ("南沙简报", "2023", "乙局", "https://example.org/a")
    put("b.txt", "新题\n苹果公司位于广州。")  # a title that the old text had itself goes with it
    assert told("b") == ("新题", None, "甲局", None)


def test_a_text_that_is_there_by_another_identifier_is_told(texts: Path, tmp_path: Path) -> None:
    manifest, path = texts / "m.json", tmp_path / "m.db"
    manifest.write_text(json.dumps([{"id": "m1", "file": "a.txt"}]), encoding="utf-8")
    build([manifest], path, extractor=fake.make)
    (warning,) = [w for w in add(path, [texts / "a.txt"], extractor=fake.make).warnings if "same text" in w]
    assert "the same text is there already, as 'm1'" in warning
    assert remove(path, ["a"]).failures == []
    (failure,) = remove(path, [texts / "a.txt"]).failures
    assert failure.cause == "the graph has its text as 'm1'; give its identifier"


def test_documents_are_withdrawn_by_identifier_or_file(graph: Path, texts: Path, tmp_path: Path) -> None:
    add(graph, [texts / "c.txt"], extractor=fake.make)
    report = remove(graph, ["a", str(texts / "c.txt"), "a", "nothing"])
    assert (report.documents, report.written) == (2, True)
    assert [(f.where, f.cause) for f in report.failures] == [("nothing", "the graph has no document 'nothing'")]
    for name in "ac":
        (texts / f"{name}.txt").unlink()
    assert content(graph) == of_all(tmp_path, texts)


@pytest.mark.parametrize("text", [b"", b"\xff\xfe\xff", b" "])
def test_a_document_is_withdrawn_by_its_file_whatever_is_in_that_now(graph: Path, texts: Path, text: bytes) -> None:
    (texts / "a.txt").write_bytes(text)
    assert remove(graph, [texts / "a.txt"]).failures == []
    with open_writer(graph) as writer:
        assert list(writer.ledger.identifiers("document")) == ["b"]


def test_files_that_are_passed_over_are_told(graph: Path, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    for name in ("new.txt", "table.xlsx", "photo.jpg"):
        (folder / name).write_text("深圳。", encoding="utf-8")
    for change in (add, replace):
        report = change(graph, [folder], extractor=fake.make)
        assert (report.documents, report.failures) == (1, [])
        assert report.warnings[0].startswith("2 files are passed over, of formats that are not read: 1 .jpg, 1 .xlsx;")


def test_two_of_one_identifier_are_not_both_taken(graph: Path) -> None:
    twins = [fake.document("t", "广州。"), fake.document("t", "深圳。", where="b.md")]
    report = Report(graph)
    with open_writer(graph) as writer:
        assert list(change_documents(writer, twins, Settings(), report, fake.make, there=False))[-1] == 2
        assert "深圳" not in unpack(writer.ledger.source("document", "t").packed).document.text  # type: ignore[union-attr]
    assert [f.cause for f in report.failures] == [
        "its identifier 't' is that of t.txt too, which was taken; give each its own"
    ]


def test_a_document_that_fails_leaves_the_graph_as_it_was(graph: Path, tmp_path: Path) -> None:
    before = content(graph)
    for name, text in {"x": "炸", "y": ""}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        report = add(graph, [tmp_path / f"{name}.txt"], extractor=fake.make)
        assert (report.written, len(report.failures)) == (False, 1)
    with open_writer(graph) as writer:
        report = Adder(writer, extractor=fake.make).add(fake.document("d", "广州。", date="2022-13"))
        assert [f.stage for f in report.failures] == ["assertion"]
    assert content(graph) == before


def test_base_and_texts_follow_the_graph(tmp_path: Path, texts: Path) -> None:
    path = tmp_path / "own.db"
    build([texts / "a.txt"], path, Settings(base="https://e.org/", with_text=False), extractor=fake.make)
    add(path, [texts / "b.txt"], Settings(publisher="某局"), extractor=fake.make)
    assert "https://e.org/doc/b" in content(path)
    assert "苹果公司位于深圳" in content(path)  # quoted
    assert 'zhitu/ontology#text> "' not in content(path)
    with open_writer(path) as writer:
        assert followed(writer, Settings(date="2022")) == Settings("https://e.org/", False, "2022")


def test_what_is_no_graph_is_refused(tmp_path: Path, texts: Path) -> None:
    with pytest.raises(GraphError, match="there is no such graph"):
        add(tmp_path / "none.db", [texts], extractor=fake.make)


def test_a_copy_for_reading_is_refused(graph: Path, texts: Path, tmp_path: Path) -> None:
    with Graph.open(graph) as opened:
        opened.backup(tmp_path / "copy.db")
    with pytest.raises(GraphError, match="a copy for reading"):
        add(tmp_path / "copy.db", [texts], extractor=fake.make)


def test_a_second_writer_is_told_why_it_must_wait(graph: Path) -> None:
    with open_writer(graph):
        code = "import sys, zhitu; zhitu.remove(sys.argv[1], 'a')"
        told = subprocess.run([sys.executable, "-c", code, str(graph)], capture_output=True, text=True, check=False)
        assert "another process is writing this graph; try again when it has ended" in told.stderr
    assert remove(graph, ["a"]).written


def test_what_a_crash_left_undone_is_completed(graph: Path, texts: Path, tmp_path: Path) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Graph, "apply", killed)
        with pytest.raises(Killed):
            add(graph, [texts / "c.txt"], extractor=fake.make)
    gc.collect()
    assert "有12人" not in content(graph)
    with open_writer(graph) as writer:
        assert writer.ledger.log_size() == (0, 0)
    assert content(graph) == of_all(tmp_path, texts)
