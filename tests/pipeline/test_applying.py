"""What other decisions keep from being applied is told, by the change that brings it about and ever after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import zhitu_fake as fake

from zhitu.errors import JudgementError
from zhitu.pipeline import Adder, create_graph, open_writer
from zhitu.pipeline.drafting import By, Draft, about, asserting, confirmation, pair, rejection, undoing
from zhitu.pipeline.judging import judge, listed
from zhitu.store import Graph
from zhitu.validate import validate

ME = By("某人", "2024-05-01", "见报")
LAB, OTHER, ODD, FIRM = "广州实验室", "<script>alert(1)</script>实验室", '"} ; DROP ALL #实验室', "苹果公司"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with create_graph(tmp_path / "g.db") as writer:
        adder = Adder(writer, extractor=fake.make)
        for number, name in enumerate((LAB, OTHER, ODD, FIRM)):
            adder.add(fake.document(str(number), f"{name}成立于2020年。"))
    return tmp_path / "g.db"


def warned(path: Path, *drafts: Draft) -> Sequence[str]:
    """What the last of these decisions is warned of, having judged them in order."""
    return [judge(path, draft).problems for draft in drafts][-1]


def told(path: Path) -> list[str | None]:
    return [entry.problem for entry in listed(path)]


def every_time(path: Path) -> list[str]:
    with open_writer(path) as writer:
        return list(writer.curation.problems(writer.graph))


def event(path: Path) -> str:
    with Graph.open(path, read_only=True) as graph:
        return graph.iris.event("0", LAB, "founded", "2020")


def test_a_decision_that_others_break_is_told(path: Path) -> None:
    """Four things, of which three decisions say one and a fourth says two."""
    parts = pair("same", LAB, OTHER, ME), pair("same", ODD, FIRM, ME), pair("different", LAB, ODD, ME)
    assert warned(path, *parts) == ()
    (problem,) = warned(path, pair("same", OTHER, FIRM, ME))
    assert "kept apart by decision 3, and not all of these can hold; undo one" in problem
    assert problem.endswith("it was recorded and not applied")
    assert every_time(path) == [problem]
    assert [entry is not None for entry in told(path)].count(True) == 1
    judge(path, undoing(3, ME))
    assert every_time(path) == []
    assert told(path) == [None, None, "undone", None, None]


def test_what_is_decided_otherwise_later_is_listed_as_overruled_and_no_warning(path: Path) -> None:
    drafts = (
        pair("same", LAB, OTHER, ME),
        pair("different", LAB, OTHER, ME),
        rejection(event(path), ME),
        confirmation(event(path), ME),
        about("rename", FIRM, "甲公司", ME),
        about("rename", FIRM, "乙公司", ME),
    )
    for draft in drafts:
        assert warned(path, draft) == ()
    assert told(path) == ["overruled by 2", None, "overruled by 4", None, "overruled by 6", None]
    assert every_time(path) == []
    judge(path, undoing(6, ME))
    assert told(path)[4:] == [None, "undone", None]


@pytest.mark.parametrize(("decision", "values"), [("rename", ("此", "彼")), ("retype", ("School", "Company"))])
def test_a_name_or_class_that_is_lost_by_a_merger_is_told(path: Path, decision: str, values: tuple[str, str]) -> None:
    renamed = [about(decision, name, value, ME) for name, value in zip((LAB, OTHER), values, strict=True)]  # type: ignore[arg-type]
    assert warned(path, *renamed) == ()
    (problem,) = warned(path, pair("same", *((values) if decision == "rename" else (LAB, OTHER)), ME))
    what = "name" if decision == "rename" else "class"
    assert problem.startswith(f"judgement 1: decision 2 gives another {what} to what is the same thing; ")
    assert every_time(path) == [problem]
    assert told(path)[1:] == [None, None]


@pytest.mark.parametrize(
    ("ends", "predicate", "complaint"),
    [
        (
            ((FIRM, None), ("新区", "Zone")),
            "partOf",
            "not from Company to Zone; for what lies in a place use locatedIn",
        ),
        (((LAB, None), (LAB, "Facility")), "locatedIn", f"both ends are \\S+{LAB}; a relation leads from one thing"),
    ],
)
def test_what_validation_would_call_wrong_is_not_recorded(
    path: Path, ends: Sequence[tuple[str, str | None]], predicate: str, complaint: str
) -> None:
    with pytest.raises(JudgementError, match=f"{complaint}.*; nothing was recorded"):
        judge(path, asserting(ends[0], predicate, ends[1], ME))
    assert told(path) == []


def test_a_relation_whose_ends_become_one_is_told_and_leads_nowhere(path: Path) -> None:
    drafts = asserting((LAB, None), "supports", (OTHER, None), ME), pair("same", LAB, OTHER, ME)
    (problem,) = warned(path, *drafts)
    assert problem.startswith("judgement 1: both ends are ")
    assert every_time(path) == [problem]
    with Graph.open(path, read_only=True) as graph:
        assert not graph.query("ASK { ?a zt:supports ?a }", prefixes=graph.iris.prefixes)
        assert validate(graph) == []
    judge(path, undoing(2, ME))
    assert told(path) == [None, "undone", None]
    with Graph.open(path, read_only=True) as graph:
        assert graph.query("ASK { ?a zt:supports ?b }", prefixes=graph.iris.prefixes)
