"""A class that people give may leave a relation no place; a relation must not make a thing lie in itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from zhitu_decided import FIRM, IRIS, LAB, ME, OTHER, ask, built, content, replaced, said

from zhitu.errors import JudgementError
from zhitu.pipeline import infer, open_writer
from zhitu.pipeline.drafting import about, asserting, confirmation, pair, undoing
from zhitu.pipeline.judging import import_judgements, judge, listed
from zhitu.resolve import Judgement, Thing, write_judgements
from zhitu.store import Graph
from zhitu.validate import validate

PART = asserting((OTHER, None), "partOf", (LAB, None), ME)
CLAIM = IRIS.claim("b", FIRM, "cooperatesWith", LAB)


def valid(path: Path) -> bool:
    with Graph.open(path, read_only=True) as graph:
        return not [finding for finding in validate(graph) if finding.severity == "error"]


def told(path: Path) -> list[str]:
    with open_writer(path) as writer:
        return list(writer.curation.problems(writer.graph))


def test_an_assertion_that_a_later_class_leaves_no_place_is_told_and_comes_back(path: Path, tmp_path: Path) -> None:
    log = list(judge(path, PART).judgements)
    ruling = judge(path, about("retype", OTHER, "Person", ME))
    (problem,) = ruling.problems
    assert problem.startswith("judgement 1: partOf leads from like to like, not from Person to Laboratory; for")
    assert problem.endswith("by decision 2, which can be undone; it was recorded and not applied")
    assert [entry.problem is None for entry in listed(path)] == [False, True]
    assert valid(path)
    assert content(path) == built(tmp_path / "built.db", [*log, *ruling.judgements])
    judge(path, undoing(2, ME))
    assert told(path) == []
    assert ask(path, f"<{IRIS.entity(OTHER)}> zt:partOf <{IRIS.entity(LAB)}>")


def test_an_assertion_that_an_earlier_class_leaves_no_place_is_refused(path: Path, tmp_path: Path) -> None:
    judge(path, about("retype", OTHER, "Person", ME))
    with pytest.raises(JudgementError, match="partOf leads from like to like, not from Person to Laboratory"):
        judge(path, PART)
    ends = Thing(OTHER, ("Laboratory",), iri=IRIS.entity(OTHER)), Thing(LAB, ("Laboratory",), iri=IRIS.entity(LAB))
    write_judgements(tmp_path / "log.jsonl", [Judgement(2, "assert", *ME, ends[0], "partOf", ends[1])])
    (problem,) = import_judgements(path, tmp_path / "log.jsonl").problems
    assert "by decision 1, which can be undone" in problem
    assert valid(path)


def test_claims_that_a_class_leaves_no_place_are_rejected_and_told(path: Path, tmp_path: Path) -> None:
    before = content(path)
    ruling = judge(path, about("retype", FIRM, "Policy", ME))
    (problem,) = ruling.problems
    assert problem.startswith("2 of the documents' claims are rejected now, since their relations do not lead from or")
    assert problem.endswith("; decision 1 can be undone")
    assert ask(path, f"<{CLAIM}> zt:status zt:rejected ; zt:evidence ?e")
    assert not ask(path, f"<{IRIS.entity(FIRM)}> zt:cooperatesWith|^zt:cooperatesWith ?other")
    assert valid(path)
    assert content(path) == built(tmp_path / "built.db", list(ruling.judgements))
    (problem,) = judge(path, confirmation(CLAIM, ME)).problems
    assert "by other decisions its ends have classes between which its relation cannot stand" in problem
    for sequence in (1, 2):
        judge(path, undoing(sequence, ME))
    assert said(content(path)) == said(before)


def test_classes_that_one_thing_brings_to_another_are_told_too(path: Path) -> None:
    replaced(path, "d", "苹果。苹果公司与深圳合作。")
    judge(path, about("retype", "苹果", "Policy", ME))
    unlike, problem = judge(path, pair("same", "苹果", FIRM, ME), force=True).problems
    assert unlike == "decision 2 makes one thing of a Policy and a Company; it can be undone"
    assert problem.startswith("3 of the documents' claims are rejected now")
    assert valid(path)


def test_a_part_of_what_is_a_part_of_it_is_refused_with_the_way_back(path: Path) -> None:
    judge(path, PART)
    with pytest.raises(JudgementError, match="partOf id:广州实验室 already"):
        judge(path, asserting((LAB, None), "partOf", (OTHER, None), ME))
    with pytest.raises(JudgementError, match="id:广州市 partOf id:广东省 already, so that each would be in itself"):
        judge(path, asserting(("广东省", "Region"), "partOf", ("广州市", None), ME))
    assert len(listed(path)) == 1


def test_a_circle_that_is_imported_is_told_and_nothing_is_in_itself(path: Path, tmp_path: Path) -> None:
    ends = Thing(OTHER, ("Laboratory",), iri=IRIS.entity(OTHER)), Thing(LAB, ("Laboratory",), iri=IRIS.entity(LAB))
    rows = [Judgement(n, "assert", *ME, ends[n - 1], "partOf", ends[n - 2]) for n in (1, 2)]
    write_judgements(tmp_path / "log.jsonl", rows)
    infer(path)
    problems = import_judgements(path, tmp_path / "log.jsonl").problems
    assert [problem.split(":")[0] for problem in problems] == ["judgement 1", "judgement 2"]
    assert all(problem.endswith("see which of these is wrong") for problem in problems)
    assert all(entry.problem for entry in listed(path))
    assert not ask(path, "?one ?any ?one")
    judge(path, undoing(2, ME))
    assert told(path) == []
