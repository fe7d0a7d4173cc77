"""Figures in answers: ranges with both ends, how sure they are, and numbers as people read and type them."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from rich.console import Console

from zhitu.errors import BadValue
from zhitu.query import answer, conflicts, question, write
from zhitu.query.changed import conflicts_view
from zhitu.query.questions import bind
from zhitu.query.reading import readable
from zhitu.query.render import replied
from zhitu.store import Graph

#: The target of 2025 becomes a range; both documents tell one of 2021, the later with less confidence; another differs.
CHANGE = """
INSERT DATA {
  GRAPH doc:review-2023 { obs:f7cb9d8497a86a9e zt:upper 65000000.0 }
  GRAPH doc:port-2022 {
    obs:61513477a45d68db-1 a zt:Observation ; zt:about id:白云国际机场 ; zt:indicator "航线"@zh ; zt:value 2.0 ;
      zt:upper 3.0 ; zt:unit "条" ; zt:bound zt:exactly ; zt:status zt:occurred ; zt:confidence 0.6 ;
      zt:period "2021"^^edtf:edtf ; zt:evidence doc:port-2022\\#char\\=123\\,151 .
  }
  GRAPH doc:review-2023 {
    obs:61513477a45d68db-2 a zt:Observation ; zt:about id:白云国际机场 ; zt:indicator "航线"@zh ; zt:value 2.0 ;
      zt:upper 3.0 ; zt:unit "条" ; zt:bound zt:exactly ; zt:status zt:occurred ; zt:confidence 0.4 ;
      zt:period "2021"^^edtf:edtf ; zt:evidence doc:review-2023\\#char\\=30\\,91 .
    obs:61513477a45d68db-3 a zt:Observation ; zt:about id:白云国际机场 ; zt:indicator "航线"@zh ; zt:value 8.0 ;
      zt:upper 9.0 ; zt:unit "条" ; zt:bound zt:exactly ; zt:status zt:occurred ; zt:confidence 0.5 ;
      zt:period "2021"^^edtf:edtf ; zt:evidence doc:review-2023\\#char\\=30\\,91 .
  }
}"""
AIRPORT = {"entity": "白云国际机场"}
LINES = {**AIRPORT, "indicator": "航线"}


@pytest.fixture(scope="module")
def ranged(tiny_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The small graph with figures that are ranges."""
    path = tmp_path_factory.mktemp("graphs") / "ranged.db"
    shutil.copytree(tiny_path, path)
    with Graph.open(path) as graph:
        graph.store.update(CHANGE, prefixes=graph.iris.prefixes)
        yield graph


def cells(graph: Graph, name: str, given: dict[str, str], *columns: str) -> list[tuple[str | None, ...]]:
    told = answer(graph, name, given)
    return [tuple(row.cells[told.columns.index(column)] for column in columns) for row in told.rows]


@pytest.mark.parametrize(
    ("name", "given", "ends"),
    [
        ("targets", {}, [("60000000", "65000000")]),
        ("figures-of", {**AIRPORT, "status": "expected"}, [("60000000", "65000000")]),
        ("figures-above", {"indicator": "航线", "above": "1"}, [("8", "9"), ("2", "3")]),
        ("figure-over-time", LINES, [("2", "3"), ("8", "9")]),
        ("figures-disagree", {"entity": "any"}, [("40249700", None), ("40257000", None), ("2", "3"), ("8", "9")]),
    ],
)
def test_of_a_range_both_ends_are_told(
    ranged: Graph, name: str, given: dict[str, str], ends: list[tuple[str | None, ...]]
) -> None:
    assert sorted(cells(ranged, name, given, "value", "upper"), key=str) == sorted(ends, key=str)
    written = io.BytesIO()
    write(ranged.query(bind(ranged, question(name), given)), written, "csv")
    head, *lines = written.getvalue().decode().splitlines()
    assert "value,upper,unit" in head
    assert all(f",{low},{high or ''}," in " ".join(lines) for low, high in ends)


def test_a_figure_is_as_sure_as_its_passages(ranged: Graph) -> None:
    found = answer(ranged, "figure-over-time", LINES)
    assert "confidence" not in found.columns
    assert [[said.confidence for said in row.sources] for row in found.rows] == [
        [Decimal("0.6"), Decimal("0.4")],
        [Decimal("0.5")],
    ]
    assert answer(ranged, "figure-over-time", {**LINES, "limit": "any"}).rows == found.rows


def test_claims_and_figures_of_little_confidence_stand_apart_by_it(ranged: Graph) -> None:
    told = cells(ranged, "doubtful-claims", {"below": "0.5"}, "confidence", "relation", "indicator")
    assert told == [("0.4", "uses", None), ("0.4", None, "航线")]


def test_people_read_a_range_and_its_unit_in_one_cell(ranged: Graph) -> None:
    told = readable(answer(ranged, "figure-over-time", LINES))
    assert told.columns == ("what", "period", "indicator", "bound", "value")
    assert [row.cells for row in told.rows] == [
        ("白云国际机场", "2021", "航线", None, "2–3条"),
        ("白云国际机场", "2021", "航线", None, "8–9条"),
    ]
    assert all(len(row.things) == len(told.columns) for row in told.rows)
    (target,) = readable(answer(ranged, "targets")).rows
    assert target.cells == ("白云国际机场", "旅客吞吐量", "moreThan", "6000万–6500万人次", "2025")


def test_an_answer_without_figures_is_read_as_it_is(ranged: Graph) -> None:
    told = answer(ranged, "laboratories-in", {"place": "广州"})
    assert readable(told) is told


def printed(drawn: object) -> str:
    console = Console(file=io.StringIO(), width=200, force_terminal=False)
    console.print(drawn)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_on_a_terminal_terms_have_their_labels_and_numbers_their_scale(ranged: Graph) -> None:
    line = next(line for line in printed(replied(answer(ranged, "targets"))).splitlines() if "6000万" in line)
    assert line.split() == ["白云国际机场", "旅客吞吐量", "超过", "more", "than", "6000万–6500万人次", "2025"]
    told = printed(replied(answer(ranged, "happened-in", {"from": "any", "to": "any"})))
    assert "成立 founded" in told


def test_contradictions_have_both_ends(ranged: Graph) -> None:
    sides = {side.value for conflict in conflicts(ranged) for side in conflict.sides}
    assert {"2–3 条", "8–9 条"} <= sides
    told = printed(conflicts_view(conflicts(ranged)))
    assert "  2–3条\n" in told
    assert "  4025.7万人次\n" in told


@pytest.mark.parametrize("above", ["4000万", "4,000万", "40000000", "4000萬", "0.4亿", "４千万", "4e7"])
def test_a_number_may_be_given_as_texts_write_it(ranged: Graph, above: str) -> None:
    found = cells(ranged, "figures-above", {"indicator": "吞吐量", "above": above}, "value")
    assert found == [("40257000",), ("40249700",)]


@pytest.mark.parametrize("above", ["NaN", "1e", "亿", "10,00", "十亿", "10亿元", "Infinity", ""])
def test_what_is_no_number_is_refused_with_examples(ranged: Graph, above: str) -> None:
    with pytest.raises(BadValue, match=r"is no number; write for example: 1000000, 0\.75, 3\.5万, 10亿"):
        answer(ranged, "figures-above", {"above": above})
