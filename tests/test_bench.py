"""The benchmarks run, and count and write what they say; how fast anything is, is not a test's business."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.support.benches import Bench

from zhitu.model import Document, Entity, Extraction, Observation, Span

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "graph"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "bench", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def kept() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (ROOT / "bench" / "results").glob("*.tsv")}


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        (
            "extraction",
            [
                "text to N-Quads lines",
                "tagger alone",
                "one document of 0.0025 MB",
                "peak memory, one document of 0.02 MB",
            ],
        ),
        (
            "build",
            ["end to end, 2 documents, jobs=1", "new graph from 10 documents' lines", "peak memory, 100 documents"],
        ),
        (
            "search",
            ["names with 广州, first ten", "sentences with 量子, first ten", "names with 量子 without an index"],
        ),
        ("change", ["add one document, in a graph of 10", "remove one document, in a graph of 500"]),
        (
            "serve",
            [
                "overhead of a point query, ",
                "laboratories-in, ",
                "entity page, ",
                "2-hop neighbourhood, ",
                "claims by relation, ",
                "ten names with 量子, ",
                "point query, 8 clients, ",
                "entity page, 32 clients, ",
            ],
        ),
        ("passages", ["dates: right, of ", "events: something false", "all: right, of "]),
        ("questions", ["laboratories-in, ", "figures-disagree, ", "wholes-of, "]),
    ],
)
def test_a_hundredth_of_a_benchmark_prints_its_cases_and_writes_nothing(name: str, cases: list[str]) -> None:
    before = kept()
    done = run(name, "--scale", "0.01")
    assert done.returncode == 0, done.stderr
    for case in cases:
        assert f"\n{case}" in done.stdout
    assert kept() == before


def test_a_benchmark_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    refused = run("speed")
    assert refused.returncode == 2
    for name in ("extraction", "build", "store", "view", "search", "questions", "quality", "all"):
        assert name in refused.stderr
    assert run("view", "--scale", "2").returncode == 2


def test_documents_are_the_same_every_time_and_differ_from_each_other(bench: Bench) -> None:
    corpus = bench("corpus")
    first, again = list(corpus.documents(20)), list(corpus.documents(20))
    assert first == again
    assert first[5:] == list(corpus.documents(15, first=5))
    assert len({document.text for document in first}) == 20
    assert list(corpus.documents(20, seed=2)) != first
    for document in first:
        assert 0.9 * corpus.LENGTH < len(document.text) < 1.5 * corpus.LENGTH
        assert "{" not in document.text


def test_what_engines_are_compared_by_says_which_answers_are_the_first(bench: Bench) -> None:
    from zhitu.query import questions

    for name, columns in (("laboratories-in", "?it ?within ?unplaced"), ("policies-by", "?it")):
        query = questions()[name].sparql
        put = f"    ORDER BY {columns}\n"
        assert bench("cases").ordered(query) == query.replace("    LIMIT 200\n", f"{put}    LIMIT 200\n")


def test_generated_graphs_are_valid_and_the_same_every_time(bench: Bench, tmp_path: Path) -> None:
    from zhitu.api import OpenGraph

    graphs = bench("graphs")
    assert list(graphs.generate(3_000)) == list(graphs.generate(3_000))
    with OpenGraph(graphs.write(tmp_path / "made.db", 3_000)) as graph:
        assert graph.validate() == []
        assert graph.stats().observations > 0
        assert graph.stats().events > 0


def test_a_long_document_has_the_size_that_was_asked_for(bench: Bench) -> None:
    document = bench("corpus").long_document(50_000)
    assert 50_000 <= len(document.text.encode()) < 55_000


def test_rows_become_one_line_each(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rows = bench("rows")
    monkeypatch.setattr(rows, "RESULTS", tmp_path / "results")
    made = [rows.Row("fast", 1234.5, "quads/s", "slow", 2469.0), rows.Row("alone", 0.5, "s")]
    path = rows.write("some", made, "scripts/bench some")
    with path.open(encoding="utf-8", newline="") as file:
        fast, alone = list(csv.DictReader(file, delimiter="\t"))
    assert (fast["case"], fast["value"], fast["peer"], fast["ratio"]) == ("fast", "1234", "slow", "0.50")
    assert (alone["value"], alone["unit"], alone["peer"], alone["ratio"]) == ("0.500", "s", "", "")
    assert "pyoxigraph=" in fast["packages"]
    assert fast["command"] == "scripts/bench some"
    before = path.read_bytes()
    rows.write("some", made, "scripts/bench some")
    assert path.read_bytes() == before


def test_the_peak_is_that_of_the_job_and_not_of_who_asks(bench: Bench) -> None:
    ballast = bytearray(600_000_000)
    ballast[::4096] = b"x" * len(ballast[::4096])
    measured = bench("memory").measure("extract", 3_000)
    assert 20 < measured.peak < 500
    assert measured.documents == 1
    assert measured.characters > 900
    assert measured.quads > 100
    del ballast


def statement(bench: Bench, rule: str, confidence: float, right: bool, kind: str = "claim") -> Any:
    return bench("gold").Judged(kind, rule, "what", confidence, right)


def test_rules_are_counted_by_kind_and_name(bench: Bench) -> None:
    made = [
        statement(bench, "b", 0.9, True),
        statement(bench, "b", 0.9, False),
        statement(bench, "a", 0.9, True, "event"),
        statement(bench, "a", 0.9, True, "observation"),
    ]
    rows = list(bench("quality").rules(made))
    assert [(row.case, row.value) for row in rows] == [
        ("rule b, claims, 1 right 1 wrong", 0.5),
        ("rule a, events, 1 right 0 wrong", 1.0),
    ]


@pytest.mark.skipif(not (GOLD / "score.py").is_file(), reason="the shared folder with score.py is missing")
def test_extraction_prints_rules_by_precision(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    quality = bench("quality")
    monkeypatch.setattr(quality, "SETS", {name: quality.SETS[name] for name in ("tuned", "heldout")})
    told = list(quality.by_rule(0.1))
    assert all(row.case.startswith("rule ") for row in told)
    assert [row.value for row in told] == sorted((row.value for row in told), reverse=True)
    assert any("predicate:" in row.case for row in told)


def test_a_figure_is_judged_by_owner_words_period_and_status(bench: Bench) -> None:
    text = "2023年，平凉市粮食产量30万吨，增长3%，力争2025年达到40万吨，旅客9万人次。"
    city = Entity("own", "平凉市", ("City",), (Span(6, 9),))
    told = [
        {"text": "粮食产量30万吨", "value": 300000, "unit": ["吨"], "words": ["粮食|稻谷", "产量"], "period": "2023"},
        {"text": "增长3%", "value": 3, "unit": "%", "words": ["增长"], "not": ["旅客"], "period": [None, "2022"]},
        {
            "text": "达到40万吨",
            "value": 400000,
            "unit": "吨",
            "words": ["粮食"],
            "period": "2025",
            "status": "expected",
        },
        {"text": "旅客9万人次", "value": 90000, "unit": "人次", "words": ["旅客"], "period": "2023"},
    ]
    found = [
        Observation("own", "粮食产量", Decimal(300000), "吨", "exactly", "2023", (Span(6, 17),)),
        Observation("own", "旅客增长", Decimal(3), "%", "exactly", "2023", (Span(18, 22),)),
        Observation("own", "粮食产量", Decimal(400000), "吨", "exactly", "2025", (Span(23, 37),)),
    ]
    figures = list(
        bench("figures").judged(
            Document("d", text, ""),
            Extraction("d", (city,), observations=tuple(found)),
            [{"about": ["平凉"], **one} for one in told],
        )
    )
    assert [figure.wrong for figure in figures] == [(), ("words", "period"), ("status",), ()]
    assert [figure.found for figure in figures] == [*found, None]


def test_a_figure_that_its_text_does_not_hold_is_an_error(bench: Bench) -> None:
    told = {"text": "3吨", "value": 3, "unit": "吨", "about": [], "words": []}
    with pytest.raises(ValueError, match="d: the text does not hold 3吨 once"):
        list(bench("figures").judged(Document("d", "粮食4吨。", ""), Extraction("d"), [told]))


def test_shares_of_a_set_are_printed(bench: Bench, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "2023年，平凉市粮食产量30万吨，增长3%。"
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    row = {"id": "one", "title": "粮食", "date": "2024-01-05", "file": "one.txt"}
    (tmp_path / "manifest.json").write_text(json.dumps([row]), encoding="utf-8")
    told = [
        {"text": "产量30万吨", "value": 300000, "unit": "吨", "about": ["平凉市"], "words": ["粮食"], "period": "2023"},
        {"text": "增长3%", "value": 3, "unit": "%", "about": ["平凉市"], "words": ["牛肉"], "period": "2023"},
    ]
    (tmp_path / "one.fig.json").write_text(json.dumps(told), encoding="utf-8")
    bench("figures").main([str(tmp_path), "--show"])
    shown, shares = capsys.readouterr().out.splitlines()
    assert shown.split("\t")[:3] == ["one", "words", "增长3%"]
    assert "2 figures, found 1.000, owner 1.000, words 0.500, period 1.000, status 1.000, all right 0.500" in shares


def test_confidence_falls_into_tenths_and_one_into_the_last(bench: Bench) -> None:
    made = [statement(bench, "r", c, c > 0.65) for c in (0.6, 0.69, 0.7, 0.95, 1.0)]
    rows = list(bench("quality").calibration("own", made))
    assert [(row.case, row.value) for row in rows] == [
        ("own, confidence 0.6-0.7, 2 statements", 0.5),
        ("own, confidence 0.7-0.8, 1 statements", 1.0),
        ("own, confidence 0.9-1.0, 2 statements", 1.0),
    ]


def test_the_table_of_confidence_counts_each_rule_and_all(bench: Bench) -> None:
    made = [
        statement(bench, "predicate:印发", 0.9, True, "event"),
        statement(bench, "predicate:出台", 0.9, False, "event"),
        statement(bench, "reply", 0.9, True, "event"),
        statement(bench, "place", 0.9, True),
        statement(bench, "x", 0.9, True, "observation"),
    ]
    rows = [line for line in bench("confidence").table_of(made).splitlines() if line[0] != "#"]
    assert rows == [
        "rule\twhat\tright\twrong",
        "*\twhat\t2\t1",
        "predicate\twhat\t1\t1",
        "reply\twhat\t1\t0",
    ]


@pytest.mark.parametrize("arguments", [[], ["--fit"], ["{}"], ["--fit", "{}"], ["--fit", "{}", "--tuned", "{}"]])
def test_a_folder_without_texts_leaves_the_table_of_confidence_alone(
    arguments: list[str], bench: Bench, tmp_path: Path
) -> None:
    module = bench("confidence")
    before = module.TABLE.read_bytes()
    with pytest.raises(SystemExit, match="give folders of annotated texts"):
        module.main([a.format(tmp_path) for a in arguments])
    assert module.TABLE.read_bytes() == before


GOLD_FILE = """{"doc": "d", "entities": [
  {"id": "lab", "type": "Laboratory", "names": ["《东湖》实验室"]}, {"id": "city", "type": "City", "names": ["某市"]}],
 "relations": [["lab", "locatedIn", "city"], ["city", "supports", "lab", "optional"]],
 "events": [{"of": "lab", "type": "opened", "date": "2024"}],
 "observations": [{"about": "lab", "value": 300, "unit": "人", "indicator": "人员", "optional": true}]}"""


def test_what_the_gold_requires_is_right_and_what_it_allows_does_not_count(bench: Bench, tmp_path: Path) -> None:
    if not (GOLD / "score.py").is_file():
        pytest.skip(f"the folder {GOLD} with score.py is missing")
    from decimal import Decimal

    from zhitu.model import Claim, Document, Entity, Event, Extraction, Observation, Span

    document = Document("d", "东湖实验室在某市。", "0" * 64)
    lab, city, whole = Span(0, 5), Span(6, 8), (Span(0, 9),)
    extraction = Extraction(
        "d",
        (Entity("1", "东湖实验室", ("Laboratory",), (lab,)), Entity("2", "某市", ("City",), (city,))),
        (
            Claim("1", "locatedIn", "2", whole, rule="in"),
            Claim("2", "supports", "1", whole, rule="allowed"),
            Claim("2", "locatedIn", "1", whole, rule="turned"),
        ),
        (Event("1", "opened", None, whole, rule="open"), Event("2", "opened", None, whole, rule="city")),
        (Observation("1", "人员", Decimal(300), "人", "exactly", None, whole),),
    )
    (tmp_path / "d.gold.json").write_text(GOLD_FILE, encoding="utf-8")
    gold = bench("gold")
    judged = gold.judged(document, extraction, tmp_path / "d.gold.json", gold.ruler(GOLD / "score.py"))
    assert [(j.kind, j.rule, j.right) for j in judged] == [
        ("claim", "in", True),
        ("claim", "turned", False),
        ("event", "open", True),
        ("event", "city", False),
    ]
