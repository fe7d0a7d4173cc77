"""Things called by the last word of their name."""

from __future__ import annotations

import pytest
from statements import extract


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("甘肃投资的兰州电站投运。电站装机30万千瓦。", "兰州电站"),
        ("青海企业进入兰州创业产业园，目前园区正为3家青海企业研发产品。", "兰州创业产业园"),
    ],
)
def test_a_clause_may_begin_with_the_last_word_of_a_name(text: str, owner: str) -> None:
    extraction = extract(text)
    names = {e.key: e.name for e in extraction.entities}
    assert {names[o.about] for o in extraction.observations} == {owner}
