"""`zhitu build`: the summary, the failures, the exit status; with a small extractor in the place of the real one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import zhitu
from zhitu.cli import main
from zhitu.model import Claim, Document, Entity, Extraction, Span
from zhitu.settings import Settings


class Small:
    """Knows that X位于Y."""

    version = "small-1"

    def extract(self, document: Document) -> Extraction:
        subject, found, rest = document.text.partition("位于")
        if not found:
            raise RuntimeError("no such sentence")
        ends = (Span(0, len(subject)), Span(len(subject) + 2, len(subject) + 4))
        lab = Entity(subject, subject, ("Laboratory",), (ends[0],))
        city = Entity(rest[:2], rest[:2], ("City",), (ends[1],))
        whole = Span(0, len(document.text))
        warnings = () if document.date else ("去年 has no year; give --date",)
        claim = Claim(lab.key, "locatedIn", city.key, (whole,), confidence=0.9)
        return Extraction(document.id, (lab, city), (claim,), warnings=warnings)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the small extractor in place."""

    def make_extractor(_: Settings) -> Small:
        return Small()

    monkeypatch.setattr("zhitu.extract.make_extractor", make_extractor, raising=False)


def build(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as caught:
        main(["build", *map(str, arguments)])
    out, err = capfd.readouterr()
    assert "Traceback" not in err
    return int(caught.value.code or 0), out, err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents that get through."""
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "one.txt").write_text("广州实验室位于广州，去年成立。", encoding="utf-8")
    (documents / "two.txt").write_text("鹏城实验室位于深圳，办公面积很大。", encoding="utf-8")
    return documents


def test_a_graph_is_built_and_summed_up(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, err = build(capfd, folder, "-o", tmp_path / "g.db", "--date", "2022-09", "--publisher", "社")
    assert (status, err) == (0, "")
    summary = {line.split()[0]: line.split()[1] for line in out.splitlines()}
    assert (summary["documents"], summary["claims"]) == ("2", "2")
    assert summary["graph:"] == str(tmp_path / "g.db")
    with zhitu.open(tmp_path / "g.db") as graph:
        assert graph.ask("laboratories-in", place="深圳").rows[0].cells[0] == "鹏城实验室"
        assert graph.show("广州实验室").relations[0].sources[0].date == "2022-09"


def test_a_document_that_fails_is_listed_and_stops_nothing(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.txt").write_text("这里没有那样的句子，一句也没有。", encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    status, out, err = build(capfd, folder, "-o", tmp_path / "g.db")
    assert status == 1
    assert "documents" in out
    assert "failed documents" in out
    failures = [line for line in err.splitlines() if line.startswith("failed: ")]
    assert len(failures) == 2
    assert any("broken.txt: extract: " in line for line in failures)
    assert any("empty.txt: read: " in line for line in failures)
    assert "warning: " in err, "a document without a date is warned about"
    assert "--date" in err


def test_nothing_that_gets_through_writes_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "broken.txt").write_text("这里没有那样的句子，一句也没有。", encoding="utf-8")
    status, out, err = build(capfd, tmp_path / "broken.txt", "-o", tmp_path / "g.db")
    assert (status, out) == (2, "")
    assert "no document got through; nothing was written" in err
    assert not (tmp_path / "g.db").exists()


def test_a_graph_is_no_file(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, _, err = build(capfd, folder / "one.txt", "-o", tmp_path / "g.nq")
    assert (status, "a graph is a folder, such as g.db" in " ".join(err.split())) == (2, True)
    assert not (tmp_path / "g.nq").exists()


def test_base_and_text_are_as_asked(folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    graph = tmp_path / "g.db"
    status, _, _ = build(
        capfd, folder / "one.txt", "-o", graph, "--base", "https://kg.example.org/", "--without-text", "--date", "2022"
    )
    assert status == 0
    with zhitu.open(graph) as opened:
        assert opened.show("id:广州实验室").iri == "https://kg.example.org/广州实验室"
        assert not list(opened.query("SELECT * WHERE { GRAPH ?d { ?d zt:text ?t } }"))
        assert opened.export(tmp_path / "g.trig") == "trig"
    assert "@prefix id: <https://kg.example.org/>" in (tmp_path / "g.trig").read_text(encoding="utf-8")


def test_what_a_person_asserts_is_there_and_marked(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    row = {
        "sequence": 1,
        "decision": "assert",
        "who": "李编辑",
        "when": "2024-05-01",
        "subject": {"name": "鹏城实验室", "class": "Laboratory"},
        "predicate": "cooperatesWith",
        "object": {"name": "广州实验室", "class": "Laboratory"},
        "evidence": {"document": "two", "quote": "鹏城实验室位于深圳"},
    }
    judgements = tmp_path / "judgements.jsonl"
    judgements.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    status, _, err = build(capfd, folder, "-o", tmp_path / "g.db", "--date", "2022", "--judgements", judgements)
    assert (status, err) == (0, "")
    with zhitu.open(tmp_path / "g.db") as graph:
        (relation,) = [r for r in graph.show("广州实验室").relations if r.property == "cooperatesWith"]
        assert (relation.outgoing, relation.other, relation.sources[0].by) == (True, "鹏城实验室", "李编辑")
        (cited,) = graph.ask("cooperation-of", entity="广州实验室").rows
        assert cited.cells == ("广州实验室", "鹏城实验室")
        edges = [d for *_, d in graph.networkx().edges(data=True) if d["relation"] == "cooperatesWith"]
        assert [e["by"] for edge in edges for e in edge["evidence"]] == ["李编辑"]
    with pytest.raises(SystemExit):
        main(["show", str(tmp_path / "g.db"), "广州实验室"])
    assert "人工 asserted by 李编辑" in capfd.readouterr().out


def test_explain_tells_what_is_found(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["explain", "广州实验室位于广州。", "--date", "2022"])
    out, _ = capfd.readouterr()
    assert not caught.value.code
    assert "claim   广州实验室 locatedIn 广州  0.90  occurred" in out
    assert "“广州实验室位于广州。”" in out


def test_explain_of_a_file_tells_how_to_give_it(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["explain", str(folder / "one.txt")])
    assert caught.value.code == 2
    assert "is a file; write: zhitu explain - <" in " ".join(capfd.readouterr().err.split())


def test_the_python_way(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    report = zhitu.build(folder, tmp_path / "g.db", progress=lambda done, total: told.append((done, total)))
    assert report.documents == 2
    assert told[-1] == (2, 2)
    assert zhitu.build([folder / "one.txt"], tmp_path / "one.db").documents == 1


def test_two_files_named_alike_stop_nothing_else(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "one.md").write_text("鹏城实验室位于深圳。", encoding="utf-8")
    status, out, err = build(capfd, folder, "-o", tmp_path / "g.db")
    assert status == 1
    assert [line.split()[-1] for line in out.splitlines() if line.startswith(("documents", "failed"))] == ["1", "2"]
    told = " ".join(err.split())
    for one, other in (("one.md", "one.txt"), ("one.txt", "one.md")):
        cause = f"its identifier 'one' is that of {folder / other} too, so neither was taken"
        remedy = "rename one, or give each an id"
        assert f"failed: {folder / one}: read: {cause}; {remedy}" in told
