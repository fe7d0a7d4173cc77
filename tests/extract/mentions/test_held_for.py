"""What meetings are held for is a mention in their names."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.held_for import with_held_for
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("云山高铁开工动员会", ["云山高铁"]),
        ("“青雁”人才计划启动仪式", ["“青雁”人才计划"]),
        ("云山大学建校七十周年庆祝大会", ["云山大学"]),
        ("庆祝云山大学成立七十周年座谈会", ["云山大学"]),
        ("青山项目开工暨云山研究院揭牌仪式", ["云山研究院"]),
        ("重点项目集中开工仪式", []),
        ("云山大学校友大会", []),
    ],
)
def test_what_a_meeting_is_held_for_lies_in_its_name(name: str, inside: list[str]) -> None:
    meeting = Candidate(Span(0, len(name)), name, ("Conference",), "head:会", 2.0)
    found = with_held_for(f"{name}举行。", [meeting], lexicon())
    assert [c.name for c in found if c.nested] == inside


def test_what_is_a_mention_already_is_none_again() -> None:
    text = "云山高铁开工动员会举行。"
    meeting = Candidate(Span(0, 9), "云山高铁开工动员会", ("Conference",), "head:会", 2.0)
    line = Candidate(Span(0, 4), "云山高铁", ("Facility",), "head:高铁", 2.0, nested=True)
    assert with_held_for(text, [meeting, line], lexicon()) == [meeting, line]
