"""Parts of institutions, and lines that are being built."""

from __future__ import annotations

import pytest
from statements import extract


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("青州工程职业学院新校区开工。", "青州工程职业学院新校区", "青州工程职业学院"),
        ("青州大学附属医院北部新院区交付使用。", "青州大学附属医院北部新院区", "青州大学附属医院"),
    ],
)
def test_a_part_is_a_thing_of_its_own(text: str, part: str, whole: str) -> None:
    extraction = extract(text)
    names = {e.key: e.name for e in extraction.entities}
    assert {names[e.of] for e in extraction.events} == {part}
    assert (part, "partOf", whole) in {(names[c.subject], c.property, names[c.object]) for c in extraction.claims}
