"""Whose event a predicate states."""

from __future__ import annotations

import pytest
from statements import happened


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("宁波市3个项目集中开工。", "constructionStarted"),
        ("宁波市、温州市5个项目集中开工。", "constructionStarted"),
        ("甬江大厦由瓯江建设有限公司承建，2023年投产。", "opened"),
    ],
)
def test_who_only_has_it_or_builds_it_does_not_undergo_it(text: str, event: str) -> None:
    assert not {name for name, kind, *_ in happened(text) if kind == event and not name.endswith("大厦")}
