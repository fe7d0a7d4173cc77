"""What people are asked about of two things by their names: what may be one, and nothing that is two."""

from __future__ import annotations

from itertools import combinations

import pytest

from zhitu.iri import Iris
from zhitu.model import Claim, Entity, Extraction, Span
from zhitu.resolve import NameResolver, Profile, compare
from zhitu.resolve.blocking import blocks
from zhitu.resolve.features import UNSURE, Verdict
from zhitu.resolve.profile import profiles


def told(*things: tuple[str, str], within: str = "") -> list[Profile]:
    """The profiles of things, each a name and a class, of one document, which says that the first is in a place."""
    entities = [Entity(str(n), name, (kind,), (Span(n, n + 1),)) for n, (name, kind) in enumerate(things)]
    claims = [Claim("0", "locatedIn", "place", (Span(0, 1),))] if within else []
    entities += [Entity("place", within, ("Zone",), (Span(9, 10),))] if within else []
    found = Extraction("d", tuple(entities), tuple(claims))
    resolution = NameResolver(Iris()).resolve(found)
    known = profiles(found, resolution)
    return [known[resolution[str(n)].iri] for n in range(len(things))]


def asked(one: Profile, other: Profile) -> Verdict:
    """What comparing says of two that some block brings together; "different" where none does."""
    ours, theirs = blocks(one), blocks(other)
    met = any(ours[key] or theirs[key] for key in ours.keys() & theirs.keys())
    return compare(one, other).verdict if met else "different"


@pytest.mark.parametrize(
    ("ministry", "official"),
    [("国家商务部", "商务部"), ("国家生态环境部", "生态环境部"), ("国家工信部", "工业和信息化部")],
)
def test_a_ministry_of_the_state_is_the_ministry(ministry: str, official: str) -> None:
    (one,), (other,) = told((ministry, "GovernmentBody")), told((official, "GovernmentBody"))
    assert asked(one, other) == "same"


@pytest.mark.parametrize(
    ("short", "full", "verdict"),
    [
        ("远帆科学城", "中国（云南）自由贸易试验区远帆科学城项目", "unsure"),
        ("远帆科学城", "昆明经开区远帆科学城建设项目", "unsure"),
        ("八一科学城", "中国（云南）自由贸易试验区八一科学城项目", "unsure"),
        ("八一科学城", "昆明经开区八一科学城项目", "same"),
        ("远帆科学城", "中国（云南）自由贸易试验区银帆科学城项目", "different"),
        ("产业园区", "昆明综合保税区产业园区项目", "different"),
    ],
)
def test_a_zone_and_the_project_of_its_name_in_a_larger_one_are_asked_about(
    short: str, full: str, verdict: Verdict
) -> None:
    (one,), (other,) = told((short, "Zone"), within="昆明经开区"), told((full, "Project"))
    assert (asked(one, other), asked(other, one)) == (verdict, verdict)


FULL = ("云南省进一步加强外商投资发展的实施方案", "Policy")


@pytest.mark.parametrize(
    ("titles", "open_"),
    [
        ((("外商投资发展实施方案", "Policy"), FULL), True),
        ((("外商投资发展实施方案", "Policy"), FULL, ("昆明市关于外商投资发展的实施方案", "Policy")), False),
        ((("水网建设实施方案", "Policy"), FULL), False),
    ],
)
def test_a_short_title_is_asked_about_beside_the_one_full_title_of_its_document(
    titles: tuple[tuple[str, str], ...], open_: bool
) -> None:
    short, *others = told(*titles)
    assert [asked(short, other) == "unsure" for other in others] == [open_, *[False] * (len(others) - 1)]
    assert all(compare(*pair).score <= UNSURE + 0.1 for pair in combinations((short, *others), 2))
