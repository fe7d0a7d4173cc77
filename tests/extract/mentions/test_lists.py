"""Coordination."""

from __future__ import annotations

import pytest
from statements import extract

from zhitu.extract.mentions.lists import group, trailing_category
from zhitu.model import Span


def spans_of(text: str, *names: str) -> list[Span]:
    return [Span(text.index(n), text.index(n) + len(n)) for n in names]


@pytest.mark.parametrize(
    ("text", "names", "sizes"),
    [
        ("甲港、乙港和丙港", ("甲港", "乙港", "丙港"), [3]),
        ("“甲港”“乙港”", ("甲港", "乙港"), [1, 1]),
        ("《甲法》、《乙法》", ("甲法", "乙法"), [2]),
        ("甲港，以及乙港", ("甲港", "乙港"), [2]),
        ("甲港。乙港", ("甲港", "乙港"), [1, 1]),
        ("甲港以及首个乙港", ("甲港", "乙港"), [2]),
        ("甲港、爱心人士乙港以及企业家丙港", ("甲港", "乙港", "丙港"), [3]),
        ("甲港、乘客乙港", ("甲港", "乙港"), [1, 1]),
        ("甲港位于乙港、丙港之间", ("甲港", "乙港", "丙港"), [1, 2]),
    ],
)
def test_group(text: str, names: tuple[str, ...], sizes: list[int]) -> None:
    assert [len(g) for g in group(spans_of(text, *names), lambda s: s, text)] == sizes


def test_no_items() -> None:
    assert group([], lambda s: s, "") == []


@pytest.mark.parametrize(
    ("text", "end", "category"),
    [
        ("甲、乙等重大项目，", 3, "重大项目"),
        ("甲、乙等3家研究院落户", 3, "研究院落户"),
        ("《甲》《乙》等一批文件", 6, "文件"),
        ("甲、乙开工", 3, None),
    ],
)
def test_trailing_category(text: str, end: int, category: str | None) -> None:
    found = trailing_category(text, end, len(text))
    assert found == (None if category is None else (category, text.index(category)))


def test_zones_by_their_places_are_all_zones() -> None:
    found = extract("中国（新疆）自由贸易试验区涵盖乌鲁木齐、喀什、霍尔果斯三个片区。")
    assert {e.name for e in found.entities if e.classes == ("Zone",)} >= {"乌鲁木齐片区", "喀什片区", "霍尔果斯片区"}
    cities = extract("云岭集团在乌鲁木齐、喀什、霍尔果斯三个城市建厂。")
    assert not any(e.classes == ("Zone",) for e in cities.entities)
