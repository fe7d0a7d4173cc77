"""The areas of a zone that a list names and counts."""

from __future__ import annotations

import pytest
from statements import extract, said


@pytest.mark.parametrize(
    "text",
    [
        "江湾高新区拟规划建设院校集聚区、研发实训区和生活服务区“三大功能片区”。",
        "江湾高新区由院校集聚区、研发实训区和生活服务区三大功能区组成。",
        "江湾高新区规划了院校集聚区、研发实训区及生活服务区三个板块。",
    ],
)
def test_areas_of_a_counted_list_are_parts_of_the_zone(text: str) -> None:
    parts = said(text, "partOf")
    assert parts >= {(area, "江湾高新区") for area in ("院校集聚区", "研发实训区", "生活服务区")}


@pytest.mark.parametrize(
    "text",
    [
        "江湾高新区规划建设院校集聚区、研发实训区和生活服务区，占地三百亩。",
        "江湾高新区规划建设院校集聚区、研发实训区等五大功能片区。",
        "江湾县建设研发实训区、生活服务区两大工程。",
    ],
)
def test_a_list_that_is_not_counted_so_names_nothing_new(text: str) -> None:
    assert "研发实训区" not in {e.name for e in extract(text).entities if e.rule == "area"}
