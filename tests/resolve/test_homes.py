"""What each zone is made of is a part of the one zone that its document names."""

from __future__ import annotations

import pytest

from zhitu.model import Document, Entity, Extraction, Span
from zhitu.resolve import with_home


@pytest.mark.parametrize(
    ("zones", "part", "whole"),
    [
        (("云浮江湾新区",), "启动区", "云浮江湾新区"),
        (("云浮江湾新区",), "起步区第五组团", "云浮江湾新区"),
        (("云浮江湾新区", "云浮高新区"), "启动区", None),
        (("云浮软件园",), "启动区", None),
        (("云浮江湾新区",), "云浮启动区科技园", None),
        ((), "启动区", None),
    ],
)
def test_a_part_of_the_only_zone(zones: tuple[str, ...], part: str, whole: str | None) -> None:
    text = "、".join((*zones, part))
    names = [Entity(n, n, ("Zone",), (Span(text.index(n), text.index(n) + len(n)),)) for n in (*zones, part)]
    told = with_home(Document("d", text, ""), Extraction("d", tuple(names)))
    assert [(c.subject, c.property, c.object) for c in told.claims] == ([(part, "partOf", whole)] if whole else [])
