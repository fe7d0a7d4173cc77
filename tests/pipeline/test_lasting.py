"""People's decisions outlast everything: rebuilds, other documents, another extractor, export and import."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zhitu_fake as fake
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from zhitu_decided import (
    CLAIM,
    DOCUMENTS,
    DRAFTS,
    IRIS,
    LAB,
    ME,
    OTHER,
    ask,
    built,
    content,
    replaced,
    row,
)

from zhitu.errors import JudgementError
from zhitu.model import Document
from zhitu.pipeline import Adder, build_documents, create_graph, infer
from zhitu.pipeline.drafting import undoing
from zhitu.pipeline.judging import export_judgements, import_judgements, judge, listed
from zhitu.pipeline.keeping import log_of
from zhitu.pipeline.single import remove
from zhitu.resolve import Judgement, Thing, read_judgements, write_judgements
from zhitu.settings import Settings
from zhitu.store import Graph
from zhitu.validate import validate


def test_the_log_leaves_the_graph_and_comes_back_whole(path: Path, tmp_path: Path) -> None:
    for draft in DRAFTS.values():
        judge(path, draft)
    judge(path, undoing(1, ME))
    file = tmp_path / "log.jsonl"
    assert export_judgements(path, file) == len(DRAFTS) + 1
    with Graph.open(path, read_only=True) as graph:
        assert read_judgements(file) == log_of(graph)
    built(tmp_path / "bare.db", [])
    ruling = import_judgements(tmp_path / "bare.db", file)
    assert (len(ruling.judgements), ruling.problems) == (len(DRAFTS) + 1, ())
    assert content(tmp_path / "bare.db") == content(path)
    assert import_judgements(path, file).judgements == ()
    first, *others = read_judgements(file)
    write_judgements(file, [replace(first, because="另一理由"), *others])
    ruling = import_judgements(path, file)
    number = len(DRAFTS) + 2
    assert [j.sequence for j in ruling.judgements] == [number, number + 1]  # the undo of the first, which is another
    told = f"1 is {number}, {number - 1} is {number + 1}"
    assert ruling.problems[0] == (
        f"{file}: rows whose numbers are those of other decisions in the graph have others there: {told}"
    )


def test_a_file_written_by_hand_is_read_with_care(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    for short in ("id:甲", "claim:0a1b"):
        for subject, obj in ((short, IRIS.entity(LAB)), (IRIS.entity(LAB), short)):
            write_judgements(file, [Judgement(1, "same", *ME, subject, object=obj)])
            with pytest.raises(JudgementError, match=f"1: '{short}' is short for an IRI; write the whole of it"):
                import_judgements(path, file)
    write_judgements(file, [Judgement(1, "reject", *ME, IRIS.entity(LAB))])
    (problem,) = import_judgements(path, file).problems
    assert problem == f"judgement 1: no document states {IRIS.entity(LAB)}; it was recorded and not applied"


def test_decisions_outlast_a_build_from_scratch(path: Path) -> None:
    for draft in DRAFTS.values():
        judge(path, draft)
    before = content(path)
    made = [fake.document(name, text) for name, text in DOCUMENTS.items()]
    build_documents(made, path, Settings(), extractor=fake.make)
    assert content(path) == before


def test_what_follows_is_kept_current(path: Path) -> None:
    infer(path)
    assert ask(path, "GRAPH graph:inferred { id:北京市 zt:locationOf id:苹果公司 }")
    judge(path, DRAFTS["reject"])
    assert not ask(path, "?p zt:locationOf id:苹果公司")
    kept = content(path)
    infer(path)
    assert content(path) == kept


VERSIONS = {
    "a": [DOCUMENTS["a"], "广州实验室位于深圳。", "苹果公司与广州实验室合作。"],
    "b": [DOCUMENTS["b"], "苹果公司位于朝阳区。", "无。"],
    "c": [DOCUMENTS["c"], f"{OTHER}位于广州。{LAB}。", "无。"],
}
BASE = IRIS.base
ROWS: list[Any] = [
    ("same", IRIS.entity(LAB), IRIS.entity(OTHER)),
    ("different", IRIS.entity(LAB), IRIS.entity(OTHER)),
    ("reject", CLAIM, None),
    ("rename", IRIS.entity(OTHER), "彼实验室"),
    ("rename", IRIS.entity(LAB), "此实验室"),
    ("retype", IRIS.entity(LAB), "School"),
    ("link", IRIS.entity(OTHER), "https://www.wikidata.org/entity/Q1"),
    ("assert", Thing(LAB, ("Laboratory",)), None),
]
steps = st.one_of(
    st.tuples(st.just("put"), st.sampled_from("abc"), st.integers(0, 2)),
    st.tuples(st.just("take"), st.sampled_from("abc"), st.just(0)),
    st.tuples(st.just("judge"), st.sampled_from(range(len(ROWS))), st.just(0)),
    st.tuples(st.just("undo"), st.integers(0, 9), st.just(0)),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(history=st.lists(steps, min_size=1, max_size=9))
@example(history=[("judge", 0, 0), ("put", "a", 0), ("put", "c", 0), ("put", "c", 2)])
def test_any_history_of_documents_and_decisions_gives_what_a_build_of_its_end_gives(
    tmp_path_factory: pytest.TempPathFactory, history: list[tuple[str, Any, int]]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    there: dict[str, Document] = {}
    log: list[Judgement] = []
    with create_graph(folder / "steps.db") as writer:
        adder = Adder(writer, extractor=fake.make)
        for kind, what, version in history:
            if kind == "put":
                there[what] = fake.document(what, VERSIONS[what][version])
                adder.add(there[what])
            elif kind == "take" and what in there:
                del there[what]
                remove(writer, what)
            elif kind in ("judge", "undo"):
                sequence = len(log) + 1
                if (kind == "undo" and what < 1) or (kind == "undo" and what >= sequence):
                    continue
                made = row(sequence, *ROWS[what]) if kind == "judge" else row(sequence, "undo", "", str(what))
                log.append(made)
                writer.change(lambda change, made=made: change.judge([made]))  # type: ignore[misc]
    if there:
        build_documents(there.values(), folder / "whole.db", Settings(), extractor=fake.make, judgements=log)
        assert content(folder / "steps.db") == content(folder / "whole.db")


def test_a_graph_with_every_kind_of_decision_is_valid(path: Path) -> None:
    for draft in (*DRAFTS.values(), undoing(4, ME)):
        judge(path, draft)
    with Graph.open(path, read_only=True) as graph:
        assert validate(graph) == []


class Newer(fake.FakeExtractor):
    """Another version, which finds the same."""

    version = "fake-2"


def newer(_: Settings) -> Newer:
    return Newer()


def test_decisions_outlast_another_version_of_the_extractor(path: Path) -> None:
    for draft in DRAFTS.values():
        judge(path, draft)
    before = content(path)
    made = [fake.document(name, text) for name, text in DOCUMENTS.items()]
    report = build_documents(made, path, Settings(), extractor=newer)
    assert report.warnings == []
    changed = set(content(path).split("\n")) ^ set(before.split("\n"))
    assert changed
    assert all("/run/" in line for line in changed)


def test_a_decision_of_a_document_that_comes_later_waits_for_it(tmp_path: Path) -> None:
    log = [row(1, *ROWS[2]), row(2, *ROWS[4])]
    built(tmp_path / "g.db", log, {"c": DOCUMENTS["c"]})
    assert len([line for line in listed(tmp_path / "g.db") if line.problem]) == 2
    for name in "ab":
        replaced(tmp_path / "g.db", name, DOCUMENTS[name])
    assert content(tmp_path / "g.db") == built(tmp_path / "whole.db", log)
    assert ask(tmp_path / "g.db", f"<{CLAIM}> zt:status zt:rejected")
