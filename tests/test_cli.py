"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest

import zhitu
from zhitu.cli import main


def run(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of `zhitu` with these arguments."""
    with pytest.raises(SystemExit) as caught:
        main([str(a) for a in arguments])
    out, err = capfd.readouterr()
    assert "Traceback" not in err
    return int(caught.value.code or 0), out, err


def process(arguments: Sequence[object], **environment: str) -> subprocess.CompletedProcess[bytes]:
    """`zhitu` as a process of its own."""
    command = [sys.executable, "-m", "zhitu.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False)


def test_help_names_every_command() -> None:
    told = process(["--help"])
    assert told.returncode == 0
    for command in ("build", "query", "ask", "show", "stats", "view", "export", "validate", "search", "index", "mcp"):
        assert command in told.stdout.decode()


def test_query_into_a_pipe_is_tsv_and_a_table_on_request(tiny_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sparql = "SELECT DISTINCT ?lab ?name WHERE { ?lab a zt:Laboratory ; skos:prefLabel ?name }"
    status, out, _ = run(capfd, "query", tiny_path, sparql)
    assert (status, out) == (0, '?lab\t?name\n<https://w3id.org/zhitu/id/广州实验室>\t"广州实验室"@zh\n')
    _, out, _ = run(capfd, "query", tiny_path, sparql, "--format", "table")
    assert "id:广州实验室 │ 广州实验室" in out


def test_a_table_for_excel_begins_with_its_mark(tiny_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asked = ["query", tiny_path, "SELECT ?p WHERE { ?p a zt:Person }"], ["ask", tiny_path, "laboratories-in"]
    for command in asked:
        _, plain, _ = run(capfd, *command, "--format", "csv")
        status, marked, _ = run(capfd, *command, "--format", "csv", "--bom")
        assert (status, marked) == (0, "\ufeff" + plain)
        assert not plain.startswith("\ufeff")
        status, _, err = run(capfd, *command, "--format", "json", "--bom")
        assert (status, "only for --format csv or tsv" in err) == (2, True)


def test_no_cell_of_a_table_for_excel_is_a_formula(formulas_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    link, inert = '=HYPERLINK(""http://evil"",""x"")', "'=HYPERLINK"
    for command in (["query", formulas_path, "SELECT ?q { ?s zt:quote ?q }"], ["ask", formulas_path, "industries-of"]):
        _, plain, _ = run(capfd, *command, "--format", "csv")
        assert f'"{link}"' in plain, "as the standard has it"
        for form in ("csv", "tsv"):
            _, marked, _ = run(capfd, *command, "--format", form, "--bom")
            assert f'"{inert}' in marked
            assert '"=' not in marked
    _, told, _ = run(capfd, "show", formulas_path, "id:南沙科学城", "--format", "csv")
    assert f"\"'{link}\",'@SUM(A1)" in told


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_query_formats(tiny_path: Path, capfd: pytest.CaptureFixture[str], form: str) -> None:
    status, out, _ = run(capfd, "query", tiny_path, "SELECT ?p WHERE { ?p a zt:Person }", "--format", form)
    assert status == 0
    assert "https://w3id.org/zhitu/id/钟南山" in out


def test_query_from_a_file_with_a_byte_order_mark(
    tiny_path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "q.rq"
    file.write_text("CONSTRUCT { ?p a zt:Person } WHERE { ?p a zt:Person }", encoding="utf-8-sig")
    status, out, _ = run(capfd, "query", tiny_path, "-f", file)
    assert status == 0
    assert "id:钟南山 a zt:Person ." in out


def test_a_mistake_in_sparql_has_its_position(tiny_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capfd, "query", tiny_path, "SELECT *\nWHERE { ?s ?p }")
    assert (status, out) == (2, "")
    assert err.startswith("zhitu: query: line 2, column ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "{graph}"),
        ("query", "{graph}", "ASK {{}}", "-f", "x.rq"),
        ("query", "{graph}", "ASK {{}}", "--format", "word"),
        ("query", "{graph}", "-f", "{tmp}/missing.rq"),
        ("show", "{graph}", "没有"),
        ("ask", "{graph}", "what"),
        ("ask", "{graph}", "opened-in", "--when", "2022"),
        ("ask", "{graph}", "opened-in", "from", "2022"),
        ("ask", "{graph}", "opened-in", "--from"),
        ("ask", "{graph}", "related-how", "--one", "any"),
        ("view", "{graph}", "--around", "没有", "-o", "{tmp}/x.html"),
        ("view", "{graph}", "--type", "Planet", "-o", "{tmp}/x.html"),
        ("export", "{graph}", "-o", "{tmp}/x.doc"),
        ("search", "{graph}", "广州", "--type", "Planet"),
        ("search", "{graph}", "广州", "--type", "City", "--quotes"),
        ("search", "{graph}", "广州", "--format", "csv"),
        ("search", "{graph}", ""),
        ("search", "{graph}", "广州", "--quotes", "--texts"),
        ("search", "{graph}", "广州", "--type", "City", "--texts"),
        ("ask", "{graph}", "laboratories-in", "--format", "yaml"),
        ("search", "{tmp}", "广州"),
        ("query", "{graph}", "SELECT * {{ ?e zt:matches ?text }}"),
        ("stats", "{tmp}"),
        ("stats", "{tmp}/none.db"),
        ("build", "{tmp}/none.txt", "-o", "{tmp}/g.db"),
        ("build", "{tmp}", "-o", "{tmp}/g.db", "--date", "June"),
        ("build", "{tmp}", "-o", "{tmp}/g.db", "--tagger", "guess"),
        ("nonsense",),
    ],
)
def test_what_cannot_be_used_is_told_with_status_2(
    tiny_path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    status, out, err = run(capfd, *(a.format(graph=tiny_path, tmp=tmp_path) for a in arguments))
    assert (status, out) == (2, "")
    assert err.strip()
    assert not (tmp_path / "g.db").exists()


def test_the_version_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(capfd, "--version") == (0, f"zhitu {zhitu.__version__}\n", "")


def test_a_page_that_has_no_place_or_no_middle_is_refused(
    tiny_path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for words, told in (
        (("-o", tmp_path), "it is a folder, give the name of a file in it"),
        (("-o", tmp_path / "no" / "x.html"), f"there is no folder {tmp_path / 'no'}, make it first"),
        (("-o", tmp_path / "x.html", "--hops", "2"), "how near to what? Give --around NAME"),
    ):
        status, _, err = run(capfd, "view", tiny_path, *words)
        assert (status, told in " ".join(err.split())) == (2, True), err
    assert list(tmp_path.iterdir()) == []


def test_names_that_nothing_has_bring_others_or_say_where_to_look(
    tiny_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for words, told in (
        (("laboratories-in", "--place", "广州实"), "no entity named '广州实'; nearest: 广州"),
        (("laboratories-in", "--place", "不存在"), "; look for it with: zhitu search GRAPH TEXT\n"),
        (("laboratories-in", "--place"), "--place has no value; --place any leaves it open"),
        (("没有这个问题",), "; see all with: zhitu ask GRAPH --list\n"),
    ):
        status, _, err = run(capfd, "ask", tiny_path, *words)
        assert (status, told in err) == (2, True), err
    words = ("ask", tiny_path, "figure-over-time", "--entity", "白云国际机场", "--indicator", "客流量")
    status, out, _ = run(capfd, *words)
    assert status == 0
    assert "--indicator 客流量 has none; there is: 旅客吞吐量\n" in out


def test_ask_lists_and_answers(tiny_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capfd, "ask", tiny_path, "--list")
    assert status == 0
    assert "laboratories-in" in out
    assert run(capfd, "ask", tiny_path)[1] == out
    status, out, _ = run(capfd, "ask", tiny_path, "laboratories-in", "--place", "广州")
    assert status == 0
    assert "“广州实验室设在广州，2020年6月成立” — 南沙这一年, 2022-08-01" in out
    status, out, _ = run(
        capfd, "ask", tiny_path, "某段时间里有什么启用、通车或开学？", "--from=2022-07", "--format", "csv"
    )
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["what"] for row in rows] == ["广州港四期码头", "香港科技大学（广州）"]


def test_a_question_tells_its_parameters(
    tiny_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in (("policies-by", "--help"), (tiny_path, "policies-by", "-h")):
        status, out, _ = run(capfd, "ask", *arguments)
        assert status == 0
        for words in ("--issuer", "国务院", "GovernmentBody", "--status", "occurred, expected, rejected", "--limit"):
            assert words in out
    status, out, _ = run(capfd, "ask", "policies-by")
    assert (status, "zhitu ask GRAPH policies-by [--issuer" in out) == (2, True)
    status, out, _ = run(capfd, "ask", "--help")
    assert (status, "QUESTION --help" in out) == (0, True)


def test_names_in_a_query_that_nothing_has_are_told_beside_the_rows(
    tiny_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capfd, "query", tiny_path, "SELECT ?a { ?a zt:locatdIn id:某地 }")
    assert (status, out) == (0, "?a\n")
    assert "warning: no term zt:locatdIn in the ontology; nearest: zt:locatedIn" in err
    assert "warning: nothing in the graph is id:某地" in err
    assert run(capfd, "query", tiny_path, "SELECT ?a { ?a zt:locatedIn id:广州 }")[2] == ""


def test_show_and_stats(tiny_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capfd, "show", tiny_path, "廣州實驗室")
    assert status == 0
    assert out.startswith("广州实验室  实验室 Laboratory\n")
    assert "← 钟南山  任职于 affiliated with  主任" in out
    status, out, _ = run(capfd, "stats", tiny_path)
    assert status == 0
    assert "设施 Facility" in out


def test_where_nothing_is_found_what_else_can_be_searched_is_told(
    tiny_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _, out, err = run(capfd, "search", tiny_path, "广州实验所")
    assert out == "nothing found\n"
    assert "nearest: 广州实验室" in err
    assert "--quotes searches quoted sentences, --texts all of the texts" in err
    _, _, err = run(capfd, "search", tiny_path, "没有的", "--quotes")
    assert "--texts searches all of the texts" in err
    status, out, _ = run(capfd, "search", tiny_path, "廣州實驗室", "--texts")
    assert status == 0
    assert "广州实验室设在广州" in out


def test_search_makes_the_index_and_says_so_once(
    tiny_path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    graph = shutil.copytree(tiny_path, tmp_path / "g.db", ignore=shutil.ignore_patterns("*.search"))
    status, out, err = run(capfd, "search", graph, "廣州實驗室")
    assert status == 0
    assert out.startswith("广州实验室  实验室 Laboratory  3 × in 2 documents")
    assert "no search index yet; making it" in err
    status, out, err = run(capfd, "search", graph, "gzsys", "--type", "实验室", "--format", "json")
    assert (status, err) == (0, "")
    assert [hit["label"] for hit in json.loads(out)] == ["广州实验室"]
    status, out, err = run(capfd, "search", graph, "建成", "--quotes")
    assert out == "南沙科学城位于南沙，聚焦集成电路，加快建设，预计2025年建成。 — 南沙这一年, 2022-08-01\n"
    assert run(capfd, "search", graph, "没有的")[1] == "nothing found\n"
    status, out, err = run(capfd, "search", graph, "广州", "--limit", 1)
    assert (status, out.count("\n"), err) == (0, 1, "the first 1 of more: --limit gives more\n")
    assert len(json.loads(run(capfd, "search", graph, "广州", "--limit", 1, "--format", "json")[1])) == 1
    status, out, _ = run(capfd, "index", graph)
    assert (status, out) == (0, f"{graph / 'store-1.search'}\n")
    sparql = 'SELECT DISTINCT ?lab { ?lab zt:matches "實驗" }'
    assert "id:广州实验室" in run(capfd, "query", graph, sparql, "--format", "table")[1]


def test_view_and_export(tiny_path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page, quads = tmp_path / "n.html", tmp_path / "g.nq"
    status, out, err = run(capfd, "view", tiny_path, "-o", page, "--around", "南沙", "--type", "Zone", "--hops", 2)
    assert (status, out, err) == (0, f"{page}\n", "")
    assert "南沙科学城" in page.read_text(encoding="utf-8")
    status, _, err = run(capfd, "view", tiny_path, "-o", page, "--max-nodes", 4)
    assert status == 0
    assert "--max-nodes" in err
    status, _, err = run(capfd, "view", tiny_path, "-o", tmp_path / "n.png")
    assert (status, "call it n.html" in err, (tmp_path / "n.png").exists()) == (2, True, False)
    status, out, _ = run(capfd, "export", tiny_path, "-o", quads, "--without-text")
    assert (status, out) == (0, f"{quads}\n")
    exported = {q.predicate.value for q in ox.parse(path=str(quads))}
    assert not any(name.endswith("#text") for name in exported)
    status, out, _ = run(capfd, "export", tiny_path, "-o", "-", "--format", "nt")
    assert status == 0
    assert len(list(ox.parse(out.encode(), format=ox.RdfFormat.N_TRIPLES))) > 500


def test_validate_says_what_is_wrong(tiny_path: Path, hostile_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capfd, "validate", tiny_path)
    assert (status, out) == (0, "0 errors, 0 warnings\n")
    status, out, _ = run(capfd, "validate", hostile_path, "--fast")
    assert status == 1
    assert "port-2022" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8", "latin-1"])
def test_output_in_any_encoding(tiny_path: Path, encoding: str) -> None:
    told = process(["show", tiny_path, "广州实验室"], PYTHONIOENCODING=encoding, LC_ALL="C")
    assert told.returncode == 0, told.stderr
    written = told.stdout.decode("gbk" if encoding == "gbk" else "utf-8")
    assert written.startswith("广州实验室")
    data = process(["query", tiny_path, "SELECT ?p { ?p a zt:Person }"], PYTHONIOENCODING=encoding)
    assert "钟南山" in data.stdout.decode("utf-8"), "data is UTF-8 wherever it goes"


def test_a_reader_that_has_seen_enough(tiny_path: Path) -> None:
    command = f"{sys.executable} -m zhitu.cli export {tiny_path} -o - --format nq | head -n 1"
    told = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert told.stdout.count(b"\n") == 1
    assert b"Traceback" not in told.stderr


def test_json_of_a_question(tiny_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capfd, "ask", tiny_path, "people-and-offices", "--format", "json")
    assert json.loads(out)["results"]["bindings"][0]["role"]["value"] == "主任"


def test_service_is_off_unless_its_host_is_allowed(tiny_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    query = "SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }"
    status, _, err = run(capfd, "query", tiny_path, query)
    assert status == 2
    assert "SERVICE is switched off" in err
    assert "--allow-service" in err
    status, _, err = run(capfd, "query", tiny_path, query, "--allow-service", "example.org")
    assert status == 2
    assert "SERVICE to this host is refused" in err
    status, _, err = run(capfd, "query", tiny_path, query, "--allow-service", "127.0.0.1:1")
    assert status == 2
    assert "refused;" not in err
    assert "switched off" not in err
    assert err.count("\n") == 1
    status, _, err = run(capfd, "query", tiny_path, query, "--allow-service", "http://127.0.0.1:1/sparql")
    assert status == 2
    assert "give a host such as" in err


def test_a_query_is_read_from_any_path_that_opens(tiny_path: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "zhitu.cli", "query", str(tiny_path), "-f", "/dev/stdin"]
    told = subprocess.run(command, input=b"ASK { ?x a zt:Laboratory }", capture_output=True, check=False)
    assert told.stdout == b"true\n", told.stderr
    folder = process(["query", tiny_path, "-f", tmp_path])
    assert folder.returncode == 2
    assert b"cannot be read" in folder.stderr


def test_a_port_in_use_is_one_clear_line(tiny_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = process(["serve", tiny_path, "--port", taken.getsockname()[1]])
    line = f"zhitu: 127.0.0.1:{told.args[-1]}: another program listens there; choose another --port\n"
    assert (told.returncode, told.stderr.decode()) == (2, line)


def test_a_text_that_is_no_query_is_told_what_one_is(tiny_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _, _, err = run(capfd, "query", tiny_path, "SELEC bad")
    assert "near 'SELEC bad': no word of SPARQL; is SELECT meant?" in err
    _, _, err = run(capfd, "query", tiny_path, "labs in Guangzhou")
    assert "a query is SELECT, ASK, CONSTRUCT or DESCRIBE" in err
    assert "expected" not in err
    _, _, err = run(capfd, "query", tiny_path, "SELECT ?x WHERE { ?x a } LIMIT")
    assert "syntax error" in err
    assert "OPTIONAL" not in err
