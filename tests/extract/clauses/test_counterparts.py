"""对方 is the other of two who act."""

from __future__ import annotations

import pytest
from statements import extract, said


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "远帆集团董事长李明华率队访问云岭大学，与对方签署合作协议。",
            {frozenset(("远帆集团", "云岭大学"))},
        ),
        ("远帆集团考察了云岭大学、江湾大学，与对方签署合作协议。", set()),
        ("远帆集团董事长李明华与对方签署合作协议。", set()),
    ],
)
def test_the_other_of_two(text: str, pairs: set[frozenset[str]]) -> None:
    assert {frozenset(pair) for pair in said(text, "cooperatesWith")} == pairs


@pytest.mark.parametrize(
    ("text", "value", "about"),
    [
        ("远帆集团收购江湾能源公司，后者有员工300人。", 300, "江湾能源公司"),
        ("云江大桥不堵了。与之平行的江湾大桥昨天放行。后者全长1800米。", 1800, "江湾大桥"),
        ("远帆集团在成都市收购江湾能源公司，前者有员工300人。", 300, "远帆集团"),
        ("远帆集团、江湾建工集团收购江湾能源公司，后者有员工300人。", 300, None),
        ("江湾大学与远帆集团共建云岭实验室，后者有员工300人。", 300, None),
    ],
)
def test_the_former_and_the_latter(text: str, value: int, about: str | None) -> None:
    found = extract(text)
    names = {e.key: {e.name, *(span.of(text) for span in e.mentions)} for e in found.entities}
    owners = [names[o.about] for o in found.observations if o.value == value]
    assert [about in owner for owner in owners] == ([True] if about else [])
