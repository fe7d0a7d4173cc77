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
