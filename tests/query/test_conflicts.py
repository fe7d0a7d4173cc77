"""Contradictions are found by the competency questions and shown with both sides."""

from __future__ import annotations

import pytest
from rich.console import Console

from zhitu.errors import UnknownName
from zhitu.query import answer, conflicts
from zhitu.query.changed import conflicts_view
from zhitu.store import Graph


def test_both_sides_with_their_sources(tiny: Graph) -> None:
    found = conflicts(tiny)
    assert [(c.kind, c.name, c.topic) for c in found] == [
        ("date", "广州实验室", ("founded",)),
        ("figure", "白云国际机场", ("旅客吞吐量", "2021")),
    ]
    assert [side.value for side in found[0].sides] == ["2020-06", "2020-08"]
    assert [side.value for side in found[1].sides] == ["40249700 人次", "40257000 人次"]
    assert all(side.sources and all(quote for quote, _, _ in side.sources) for c in found for side in c.sides)


def test_they_are_those_of_the_competency_questions(tiny: Graph) -> None:
    rows = answer(tiny, "dates-disagree").rows
    assert sorted(s.value for c in conflicts(tiny) if c.kind == "date" for s in c.sides) == sorted(
        str(row.cells[2]) for row in rows
    )


def test_of_one_entity(tiny: Graph) -> None:
    assert [c.name for c in conflicts(tiny, "广州实验室")] == ["广州实验室"]
    assert conflicts(tiny, "南沙") == []
    with pytest.raises(UnknownName):
        conflicts(tiny, "没有此人")


def test_shown(tiny: Graph) -> None:
    console = Console(width=200)
    with console.capture() as caught:
        console.print(conflicts_view(conflicts(tiny)))
    assert "广州实验室  成立 founded" in caught.get()
    assert "2 contradictions" in caught.get()
    with console.capture() as caught:
        console.print(conflicts_view([]))
    assert caught.get() == "no contradiction\n"
