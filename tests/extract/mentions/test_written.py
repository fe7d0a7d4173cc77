"""The network's names as they are written: whole, and without what only stands beside them."""

from __future__ import annotations

import numpy as np
import pytest

from zhitu.extract.mentions.recogniser import Name, Read
from zhitu.extract.mentions.written import written
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span


@pytest.mark.parametrize(
    ("text", "kind", "named"),
    [
        ("2019—2023年云川博览会签约500亿元。", "Conference", "云川博览会"),
        ("2023年云川博览会签约50亿元。", "Conference", "2023年云川博览会"),
        ("2021—2025年云川水利规划印发。", "Policy", "2021—2025年云川水利规划"),
    ],
)
def test_the_years_of_several_editions_are_no_part_of_a_fair(text: str, kind: str, named: str) -> None:
    end = text.index(named) + len(named)
    read = Read([Name(Span(0, end), kind, 0.9)], 0, np.zeros(len(text)))
    assert [name.span.of(text) for name in written(text, read, lexicon())] == [named]
