"""Persons by their whole names."""

from __future__ import annotations

import pytest

from zhitu.extract.entities.persons import with_whole_persons
from zhitu.extract.mentions.candidate import Candidate
from zhitu.model import Span


def persons(text: str, *spans: tuple[int, int]) -> list[Candidate]:
    """Candidates of persons."""
    return [Candidate(Span(a, b), text[a:b], ("Person",), "tagger:PER", 2.0) for a, b in spans]


@pytest.mark.parametrize(
    ("text", "spans", "names"),
    [
        ("覃文中代表市政府。覃文中强调。", [(0, 2), (9, 12)], ["覃文中", "覃文中"]),
        ("覃文代表市政府。覃文中强调。", [(0, 2), (8, 11)], ["覃文", "覃文中"]),
        ("覃文中代表市政府。", [(0, 2)], ["覃文"]),
    ],
)
def test_a_name_is_as_long_as_elsewhere(text: str, spans: list[tuple[int, int]], names: list[str]) -> None:
    found = with_whole_persons(text, persons(text, *spans))
    assert [c.name for c in found] == names
    assert all(text[slice(*c.span)] == c.name for c in found)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("覃文中盼建园区。市长覃文中讲话。", {"Person"}),  # an office before it tells
        ("覃文中盼建园区。覃文中讲话。覃文中离开。", {"Person"}),  # so does the number
        ("覃文中盼建园区。覃文中讲话。", {"Company", "Person"}),
        ("远帆盼建园区。市长远帆讲话。", {"Company", "Person"}),  # no surname
    ],
)
def test_what_is_a_person_elsewhere_is_no_firm_in_a_headline(text: str, kinds: set[str]) -> None:
    name = text[: text.index("盼")]
    starts = [k for k in range(len(text)) if text.startswith(name, k)]
    first, *others = persons(text, *((k, k + len(name)) for k in starts))
    read = with_whole_persons(text, [first._replace(classes=("Company",), rule="network"), *others])
    assert {c.classes[0] for c in read} == kinds
