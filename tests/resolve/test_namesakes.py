"""Names that many places have say nothing of where a thing is; those made of other words do."""

from __future__ import annotations

import pytest

from zhitu.resolve import Profile, compare
from zhitu.resolve.anchors import needs_anchor
from zhitu.resolve.namesakes import namesakes, town_in
from zhitu.resources import table


def test_each_word_is_in_such_a_name() -> None:
    rows = table("lexicon/namesakes")
    names = {row["word"]: town_in(row["example"]) for row in rows}
    assert {word for word, name in names.items() if len(name) <= len(word) or not name.startswith(word)} == set()
    assert namesakes() == {row["word"] for row in rows if row["kind"] == "word"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("育才小学", "School"),
        ("育才第二小学", "School"),
        ("育才实验学校", "School"),
        ("光明医院", "Hospital"),
        ("世纪广场", "Facility"),
        ("迎宾大道", "Facility"),
        ("红旗渠", "Facility"),
        ("人民公园", "Facility"),
        ("建设大厦", "Facility"),
    ],
)
def test_a_name_of_a_general_word_and_a_head_needs_its_place(name: str, kind: str) -> None:
    assert needs_anchor(name, [kind])
    assert not needs_anchor(f"平利县{name}", [kind])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("光明乳业", "Company"),
        ("希望集团", "Company"),
        ("东风汽车", "Company"),
        ("光明科学城", "Zone"),
        ("岭海小学", "School"),
        ("中山大学", "School"),
        ("育才岭海学校", "School"),
    ],
)
def test_a_name_of_its_own_tells(name: str, kind: str) -> None:
    assert not needs_anchor(name, [kind])


@pytest.mark.parametrize(
    ("core", "kind", "verdict"),
    [
        ("人民医院", "Hospital", "different"),
        ("中心医院", "Hospital", "different"),
        ("育才小学", "School", "different"),
        ("人民公园", "Facility", "different"),
        ("人民体育场", "Facility", "different"),
        ("建设大厦", "Facility", "different"),
        ("人民医院迁建项目", "Project", "different"),
        ("幸福路", "Facility", "same"),
        ("红旗水库", "Facility", "same"),
        ("城关镇中心小学", "School", "same"),
    ],
)
def test_what_each_level_has_one_of_is_not_that_of_the_level_below(core: str, kind: str, verdict: str) -> None:
    city, district = (
        Profile(name, name, frozenset({name}), frozenset({kind})) for name in (f"佛山市{core}", f"佛山市南海区{core}")
    )
    assert compare(city, district).verdict == verdict
