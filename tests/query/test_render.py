"""What people read: aligned, complete, and inert whatever it holds."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

from zhitu.iri import Iris
from zhitu.query import answer, questions, show, stats
from zhitu.query.render import counts, drawn, menu, plain, replied, sheet_view
from zhitu.store import Graph


def text(renderable: RenderableType, width: int = 200) -> str:
    console = Console(file=io.StringIO(), width=width, force_terminal=False)
    console.print(renderable)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_table_has_prefixed_names_and_columns_that_stand_in_line(tiny: Graph) -> None:
    sparql = "SELECT DISTINCT ?what ?where WHERE { ?what zt:locatedIn ?where } ORDER BY ?what"
    lines = text(drawn(tiny.query(sparql, prefixes=Iris().prefixes), Iris().prefixes)).splitlines()
    assert any(line.split() == ["id:广州实验室", "│", "id:广州"] for line in lines)
    bars = {cell_len(line[: line.index("│")]) for line in lines if "│" in line}
    assert len(bars) == 1, "East Asian characters count double"
    assert lines[-1].strip() == "4 rows"


def test_truth_values_and_triples(tiny: Graph) -> None:
    assert text(drawn(tiny.query("ASK { ?s ?p ?o }"), {})).strip() == "true"
    triples = text(drawn(tiny.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1"), Iris().prefixes))
    assert triples.split()[:5] == ["s", "┃", "p", "┃", "o"]


def test_a_sheet_marks_what_is_expected_and_says_where_it_stands(tiny: Graph) -> None:
    told = text(sheet_view(show(tiny, "白云国际机场")))
    assert "> 6000万人次  2025  预期 expected  0.95" in told
    assert "“白云国际机场2021年完成旅客吞吐量4025.7万人次。” — 南沙这一年, 2022-08-01" in told
    assert "← 广州  使用 uses  预期 expected  0.40" in told


def test_an_answer_has_its_sentences_and_an_empty_one_says_so(tiny: Graph) -> None:
    told = text(replied(answer(tiny, "people-and-offices"))).splitlines()
    assert told[3].split() == ["person", "role", "where"]
    assert told[4].split() == ["钟南山", "主任", "广州实验室"]
    assert told[5].strip().startswith("“广州实验室设在广州")
    assert "nothing found" in text(replied(answer(tiny, "awards")))


def test_a_thing_of_another_class_than_the_question_asks_about_is_told(tiny: Graph) -> None:
    told = text(replied(answer(tiny, "laboratories-in", {"place": "广州实验室"})))
    assert "--place 广州实验室 is Laboratory 实验室; it takes Place 地点" in told
    assert "it takes" not in text(replied(answer(tiny, "laboratories-in", {"place": "南沙"})))


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("programmes-of", {"agent": "香港"}),  # cities act
        ("policies-by", {"issuer": "香港"}),  # and issue
        ("people-and-offices", {"organization": "香港"}),  # and have mayors
        ("facilities-in", {"place": "白云国际机场"}),  # what is built lies in what is built
        ("programmes-of", {"agent": "港澳青年创业基金"}),
    ],
)
def test_only_what_cannot_be_asked_about_is_told_to_be_of_another_class(
    tiny: Graph, name: str, given: dict[str, str]
) -> None:
    told = answer(tiny, name, given)
    assert not told.rows
    fits = given != {"agent": "港澳青年创业基金"}
    assert bool(told.unfit) != fits
    assert ("it takes" in text(replied(told))) != fits


def test_counts_and_the_menu(tiny: Graph) -> None:
    assert "实验室 Laboratory" in text(counts(stats(tiny)))
    listed = text(menu(questions().values()))
    assert "--place 广州" in listed
    assert all(q.id in listed for q in questions().values())


@pytest.mark.parametrize("bad", ["\x1b[31m", "\x07", "\u202e", "\x9b31m", "a\nb", "a\rb"])
def test_controls_cannot_move_the_cursor(bad: str) -> None:
    assert not set(plain(bad).plain) & set("\x1b\x07\u202e\x9b\n\r")


def test_hostile_names_are_printed_as_they_are(hostile: Graph) -> None:
    told = text(sheet_view(show(hostile, "id:南沙科学城")))
    assert "<script>window.pwned=1</script>'\\ [red] {{7*7}}" in told
    assert "\x1b" not in told
