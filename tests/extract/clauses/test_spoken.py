"""我们 in what somebody says is the body that he speaks for."""

from __future__ import annotations

import pytest
from statements import claimed, extract


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("“我们去年建成了云岭会展中心。”远帆集团副总经理李明华介绍。", ("远帆集团", "云岭会展中心")),
        ("远帆集团董事长李明华告诉记者：“我们建成了云岭会展中心。”", ("远帆集团", "云岭会展中心")),
        ("“路修好了。”远帆集团董事长李明华说，“我们建成了云岭会展中心。”", ("远帆集团", "云岭会展中心")),
    ],
)
def test_who_speaks_for_a_body_says_we_of_it(text: str, pair: tuple[str, str]) -> None:
    found = extract(text)
    names = {e.key: {span.of(text) for span in e.mentions} for e in found.entities}
    built = [(names[c.subject], names[c.object]) for c in found.claims if c.property == "builds"]
    assert any(pair[0] in who and pair[1] in what for who, what in built)


@pytest.mark.parametrize(
    "text",
    [
        "“我们建成了云岭会展中心。”云岭大学教授李明华说。",
        "“我们国家建成了云岭会展中心。”远帆集团董事长李明华说。",
        "远帆集团董事长李明华到会。“我们建成了云岭会展中心。”一名工人说。",
    ],
)
def test_others_are_not_meant(text: str) -> None:
    assert not {s for s, p, _, _ in claimed(text) if p == "builds"} & {"远帆集团", "云岭大学"}
