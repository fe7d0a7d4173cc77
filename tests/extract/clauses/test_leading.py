"""Whose unit a noun is that names nothing."""

from __future__ import annotations

import pytest
from statements import said


@pytest.mark.parametrize(
    ("text", "builds", "places"),
    [
        (
            "霁山稀土研究院是由云南省政府与云岭大学共同建设的中国科学院直属科研机构，位于昆明市呈贡区。",
            set(),
            {("霁山稀土研究院", "呈贡区")},
        ),
        (
            "霁山大学是教育部直属高校，由云南省政府和云岭大学共建，位于昆明市呈贡区。",
            {("云南省政府", "霁山大学"), ("云岭大学", "霁山大学")},
            {("霁山大学", "呈贡区")},
        ),
    ],
)
def test_whose_unit_a_noun_tells_of_is_not_told_of(
    text: str, builds: set[tuple[str, str]], places: set[tuple[str, str]]
) -> None:
    assert {pair for pair in said(text, "builds") if pair[1] != "霁山稀土研究院"} == builds
    assert {pair for pair in said(text, "locatedIn") if pair[1] == "呈贡区"} == places
