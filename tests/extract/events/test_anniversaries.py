"""Anniversaries tell when what they are held for happened."""

from __future__ import annotations

import pytest
from tests.extract.events.test_rites import weighed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("云山大桥通车十周年座谈会在兰州市举行。", {("云山大桥", "opened", "2014")}),
        ("云山大学建校70周年庆祝大会举行。", {("云山大学", "founded", "1954")}),
        (
            "云山电站建成投产五周年座谈会在兰州市举行。",
            {("云山电站", "completed", "2019"), ("云山电站", "opened", "2019")},
        ),
        ("云山大桥座谈会在兰州市举行。", set()),
        ("中国与老挝建交五十周年招待会在兰州市举行。", set()),
    ],
)
def test_an_anniversary_tells_the_year_of_what_it_is_held_for(text: str, told: set[tuple[str, str, str]]) -> None:
    names = {e.key: e.name for e in weighed(text).entities}
    assert {(names[e.of], e.type, e.date) for e in weighed(text).events if e.type != "held"} == told
