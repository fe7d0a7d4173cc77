"""The areas of a zone that a list names and counts."""

from __future__ import annotations

import pytest
from statements import extract, said


@pytest.mark.parametrize(
    "text",
    [
        "江湾高新区拟规划建设教学办公区、实验孵化区和居住配套区“三大功能片区”。",
        "江湾高新区由教学办公区、实验孵化区和居住配套区三大功能区组成。",
        "江湾高新区规划了教学办公区、实验孵化区及居住配套区三个板块。",
    ],
)
def test_areas_of_a_counted_list_are_parts_of_the_zone(text: str) -> None:
    parts = said(text, "partOf")
    assert parts >= {(area, "江湾高新区") for area in ("教学办公区", "实验孵化区", "居住配套区")}


@pytest.mark.parametrize(
    "text",
    [
        "江湾高新区规划建设教学办公区、实验孵化区和居住配套区，占地三百亩。",
        "江湾高新区规划建设教学办公区、实验孵化区等五大功能片区。",
        "江湾县建设实验孵化区、居住配套区两大工程。",
    ],
)
def test_a_list_that_is_not_counted_so_names_nothing_new(text: str) -> None:
    assert "实验孵化区" not in {e.name for e in extract(text).entities if e.rule == "area"}
