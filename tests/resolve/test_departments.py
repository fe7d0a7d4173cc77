"""Departments of a place by their short names, beside others that are written nearly so."""

from __future__ import annotations

import pytest

from zhitu.iri import Iris
from zhitu.model import Entity, Extraction
from zhitu.resolve import NameResolver, blocks, compare, pairs, profiles


def verdict(one: str, other: str) -> str:
    """What is said of two bodies of these names; "" where they are not even compared."""
    found = []
    for document, name in (("d1", one), ("d2", other)):
        extraction = Extraction(document, (Entity("b", name, ("GovernmentBody",), ()),))
        found.extend(profiles(extraction, NameResolver(Iris()).resolve(extraction)).values())
    members: dict[str, dict[str, bool]] = {}
    for profile in found:
        for key, own in blocks(profile).items():
            members.setdefault(key, {})[profile.iri] = own
    asked = {pair for key, group in members.items() for pair in pairs(key, group)}
    return compare(*found).verdict if asked else ""


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("穗城市科委", "穗城市科学技术委员会"),
        ("北京市科委", "北京市科学技术委员会"),
        ("深圳市科创委", "深圳市科技创新委员会"),
        ("上海市交通委", "上海市交通委员会"),
        ("广州市规资局", "广州市规划和自然资源局"),
        ("上海市住建委", "上海市住房和城乡建设管理委员会"),
        ("上海市农委", "上海市农业农村委员会"),
        ("北京市园林委", "北京市园林委员会"),
        ("广州市教体局", "广州市教育体育局"),
    ],
)
def test_a_department_by_its_short_name(short: str, full: str) -> None:
    assert verdict(short, full) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("北京市科委", "上海市科学技术委员会"),
        ("广州市教育局", "广州市教育体育局"),
        ("广州市规划局", "广州市规划和自然资源局"),
        ("深圳市科创委", "深圳市科技创新局"),
        ("上海市委", "上海市委员会"),
        ("广州市国资局", "广州市国土资源局"),
    ],
)
def test_departments_that_are_two(one: str, other: str) -> None:
    assert verdict(one, other) in ("", "different", "unsure")
