"""Which classes one thing may have, and what a name leads to expect."""

from __future__ import annotations

from itertools import combinations

import pytest

from zhitu.resolve.kinds import _expected, compatible, expected, is_generic, kind_qualifier
from zhitu.vocabulary import vocabulary

CLASSES = tuple(vocabulary().classes)


def test_compatibility_is_symmetric_and_reflexive() -> None:
    assert all(compatible(c, c) for c in CLASSES)
    assert all(compatible(a, b) == compatible(b, a) for a, b in combinations(CLASSES, 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Facility", "Project"),
        ("Facility", "Zone"),
        ("City", "District"),
        ("Policy", "Programme"),
        ("Project", "Fund"),
        ("Programme", "Product"),
        ("Laboratory", "ResearchInstitute"),
        ("Facility", "Company"),
    ],
)
def test_what_documents_use_of_one_thing_is_compatible(one: str, other: str) -> None:
    assert compatible(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("City", "Company"), ("Company", "Product"), ("Person", "City"), ("Policy", "Zone"), ("Group", "Industry")],
)
def test_what_sets_things_apart_is_not(one: str, other: str) -> None:
    assert not compatible(one, other)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("广州实验室", "Laboratory"),
        ("廣州實驗室", "Laboratory"),
        ("香港科技大学（广州）", "School"),
        ("《南沙总体方案》", "Policy"),
        ("苹果", None),
    ],
)
def test_the_head_noun_tells_what_to_expect(name: str, kind: str | None) -> None:
    assert expected(name) == kind


@pytest.mark.parametrize("name", ["苹果", "前海", "长江", "南沙方案", "深圳大学", "广州港"])
def test_incompatible_kinds_of_a_name_that_matter_are_kept_apart(name: str) -> None:
    qualifiers = {c: kind_qualifier(name, [c]) for c in CLASSES}
    fitting = [c for c in CLASSES if qualifiers[c] is None]
    assert fitting
    assert qualifiers["Person"] == "Person"
    for one, other in combinations(CLASSES, 2):
        if qualifiers[one] is not None and qualifiers[other] is not None and not compatible(one, other):
            assert qualifiers[one] != qualifiers[other] or {one, other} <= {"Policy", "Programme", "Project", "Fund"}


def test_the_example() -> None:
    assert kind_qualifier("苹果", ["Company"]) is None
    assert kind_qualifier("苹果", ["Product"]) == "Product"
    assert kind_qualifier("苹果公司", ["Company"]) is None
    assert kind_qualifier("中欧班列", ["Product"]) is None


def test_any_fitting_class_is_enough_and_order_does_not_matter() -> None:
    assert kind_qualifier("南沙区", ["District", "City"]) is None
    assert kind_qualifier("深圳大学", ["Product", "School"]) is None
    assert kind_qualifier("深圳大学", ["City", "Person"]) == kind_qualifier("深圳大学", ["Person", "City"])


def test_generic_names() -> None:
    assert is_generic("《实施方案》", ["Policy"])
    assert is_generic("实施方案", ["Policy", "Programme"])
    assert is_generic("管委会", ["GovernmentBody"])
    assert not is_generic("南沙方案", ["Policy"])
    assert not is_generic("制造业", ["Industry"])
    assert not is_generic("居民", ["Group"])


def test_a_head_noun_of_two_classes_leads_to_expect_either() -> None:
    assert expected("云川改造工程") == "Project"
    for classes in (["Project", "Facility"], ["Project"], ["Facility"]):
        assert kind_qualifier("云川改造工程", classes) is None
    assert kind_qualifier("云川改造工程", ["Person"]) == "Person"


def test_not_all_names_of_a_corpus_are_remembered() -> None:
    for number in range(7_000):
        _expected(f"第{number}中学")
    assert _expected.cache_info().currsize < 7_000
