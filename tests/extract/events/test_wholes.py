"""Progress of sections."""

from __future__ import annotations

from statements import happened


def test_a_line_is_built_while_a_section_of_it_is() -> None:
    found = happened("渝昆高铁连接重庆市和昆明市。渝昆高铁昆明段建设加快推进。")
    assert {name for name, kind, _, _ in found if kind == "underConstruction"} == {"渝昆高铁昆明段", "渝昆高铁"}


def test_a_line_is_not_done_when_a_section_is() -> None:
    found = happened("渝昆高铁连接重庆市和昆明市。渝昆高铁昆明段今年4月贯通。")
    assert {name for name, kind, _, _ in found if kind == "milestone"} == {"渝昆高铁昆明段"}
