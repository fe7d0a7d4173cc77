"""The history of an entity runs in order of time."""

from __future__ import annotations

from rich.console import Console

from zhitu.query import history
from zhitu.query.changed import history_view
from zhitu.query.sheet import Figure, Happening, Relation
from zhitu.store import Graph


def test_events_figures_and_dated_relations_by_time(tiny: Graph) -> None:
    told = history(tiny, "广州实验室")
    assert [(m.date, type(m.what)) for m in told.moments] == [
        ("2020-06", Happening),
        ("2020-06", Relation),
        ("2020-08", Happening),
    ]
    airport = history(tiny, "白云国际机场").moments
    assert [m.date for m in airport] == ["2021", "2021", "2022", "2025"]
    assert all(isinstance(m.what, Figure) and m.what.sources for m in airport)


def test_undated_comes_last(tiny: Graph) -> None:
    assert [m.date for m in history(tiny, "南沙科学城").moments] == ["2025", None]


def test_shown_by_year_with_quotes(tiny: Graph) -> None:
    console = Console(width=200)
    with console.capture() as caught:
        console.print(history_view(history(tiny, "南沙科学城")))
    lines = caught.get().split("\n")
    assert lines.index("2025") < lines.index("无日期 undated")
    assert "“南沙科学城位于南沙" in caught.get()
    with console.capture() as caught:
        console.print(history_view(history(tiny, "集成电路")))
    assert "nothing dated" in caught.get()
