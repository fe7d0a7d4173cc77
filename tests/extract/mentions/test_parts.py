"""Parts of institutions, and lines that are being built."""

from __future__ import annotations

import pytest

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.parts import as_works, with_campuses, with_part, with_schools
from zhitu.model import Span


def _candidate(name: str, *classes: str) -> Candidate:
    return Candidate(Span(0, len(name)), name, classes, "network", 2.0)


@pytest.mark.parametrize(
    ("text", "whole", "kind", "part", "classes"),
    [
        ("青州工程职业学院新校区开工。", "青州工程职业学院", "School", "青州工程职业学院新校区", ("School",)),
        ("青州医院北部新院区交付使用。", "青州医院", "Hospital", "青州医院北部新院区", ("Hospital",)),
        ("青州医院二期住院楼封顶。", "青州医院", "Hospital", "青州医院二期住院楼", ("Facility",)),
        ("青州图书馆东馆开放。", "青州图书馆", "Facility", "青州图书馆东馆", ("Facility",)),
        ("青州学院教学楼建设项目开工。", "青州学院", "School", "青州学院教学楼建设项目", ("Project", "Facility")),
    ],
)
def test_a_part_is_a_name_with_its_whole_inside(
    text: str, whole: str, kind: str, part: str, classes: tuple[str, ...]
) -> None:
    named, inside = with_part(text, _candidate(whole, kind))
    assert (named.name, named.classes, named.span.of(text)) == (part, classes, part)
    assert (inside.name, inside.nested) == (whole, True)


@pytest.mark.parametrize("text", ["青州图书馆东馆长出席。", "青州图书馆开放。"])
def test_what_follows_may_be_no_part(text: str) -> None:
    assert with_part(text, _candidate("青州图书馆", "Facility")) == [_candidate("青州图书馆", "Facility")]


def test_the_project_of_a_line_or_a_park_is_that_too() -> None:
    assert as_works(_candidate("青州至沂水高速公路项目", "Project")).classes == ("Project", "Facility")
    assert as_works(_candidate("青州产业园项目", "Project")).classes == ("Project", "Zone")
    assert as_works(_candidate("青州制氢项目", "Project")).classes == ("Project",)


def test_the_university_of_a_school_is_no_mention() -> None:
    text = "云山大学附属中学开学，云山大学附属医院开诊。"
    found = [
        Candidate(Span(0, 4), "云山大学", ("School",), "head:大学", 2.0),
        Candidate(Span(11, 15), "云山大学", ("School",), "head:大学", 2.0),
    ]
    assert [c.name for c in with_schools(text, found)] == ["云山大学附属中学", "云山大学附属医院"]


def test_an_institution_and_the_place_of_its_campus_are_one_name() -> None:
    text = "云山大学榆中校区、云山大学各校区。"
    campus = Candidate(Span(4, 8), "榆中校区", ("School",), "head:校区", 2.0)
    again = Candidate(Span(9, 13), "云山大学", ("School",), "head:大学", 2.0)
    found = with_campuses(text, [_candidate("云山大学", "School"), campus, again])
    assert [(c.name, c.nested) for c in found] == [("云山大学榆中校区", False), ("云山大学", True), ("云山大学", False)]


@pytest.mark.parametrize(
    ("text", "school", "part", "kind", "names"),
    [
        ("云川大学水利与气象所揭牌。", "云川大学", "水利与气象所", "ResearchInstitute", ["云川大学水利与气象所"]),
        ("云川大学经济与管理学院揭牌。", "云川大学", "经济与管理学院", "School", ["云川大学经济与管理学院"]),
        ("云川大学、青川研究所揭牌。", "云川大学", "青川研究所", "ResearchInstitute", ["云川大学", "青川研究所"]),
        ("云川大学青川集团揭牌。", "云川大学", "青川集团", "Company", ["云川大学", "青川集团"]),
    ],
)  # fmt: skip
def test_a_university_and_its_institute_are_one_name(
    text: str, school: str, part: str, kind: str, names: list[str]
) -> None:
    at = text.index(part)
    found = [
        Candidate(Span(0, len(school)), school, ("School",), "network", 2.0),
        Candidate(Span(at, at + len(part)), part, (kind,), "network", 2.0),
    ]
    assert [c.name for c in with_schools(text, found) if not c.nested] == names


@pytest.mark.parametrize(
    ("name", "airport"),
    [
        ("青屿国际机场空管塔台", "青屿国际机场"),
        ("青屿机场T3航站楼", "青屿机场"),
        ("青屿机场货运区", "青屿机场"),
        ("青屿机场高速公路", None),
        ("青屿机场集团", None),
    ],
)
def test_an_airport_lies_in_the_name_of_its_tower_or_terminal(name: str, airport: str | None) -> None:
    inside = with_part(f"{name}建成。", _candidate(name, "Facility"))[1:]
    assert [c.name for c in inside] == ([airport] if airport else [])
