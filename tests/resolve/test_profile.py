"""Profiles hold what a document says of a node, and stay small however many documents there are."""

from __future__ import annotations

import pytest

from zhitu.iri import Iris
from zhitu.model import Claim, Entity, Event, Extraction, Span
from zhitu.resolve import NameResolver, Profile, compare, joined, profiles
from zhitu.resolve.profile import LIMIT

HERE = (Span(0, 1),)


def said(*entities: Entity, claims: tuple[Claim, ...] = (), events: tuple[Event, ...] = ()) -> dict[str, Profile]:
    """Profiles of a document by name."""
    extraction = Extraction("d", entities, claims, events)
    found = profiles(extraction, NameResolver(Iris()).resolve(extraction))
    return {profile.name: profile for profile in found.values()}


def test_what_a_document_says_of_a_node() -> None:
    bridge = Entity("b", "岚野大桥", ("Facility",), HERE, ("岚桥",))
    city = Entity("c", "泰州", ("City",), HERE, (), "321200")
    whole = Entity("w", "岚野合作区", ("Zone",), HERE)
    claims = (Claim("b", "locatedIn", "c", HERE), Claim("b", "partOf", "w", HERE))
    found = said(bridge, city, whole, claims=claims, events=(Event("b", "founded", "2021-05", HERE),))["岚野大桥"]
    assert found.forms == {"岚野大桥", "岚桥"}
    assert (found.places, found.wholes, found.years) == ({"321200"}, {"岚野合作区"}, {"2021"})


def test_the_fuller_name_beside_tells_who_is_meant() -> None:
    short = Entity("s", "教育局", ("GovernmentBody",), HERE)
    full = Entity("f", "泰州市教育局", ("GovernmentBody",), HERE)
    other = Entity("o", "宜宾市教育局", ("GovernmentBody",), HERE)
    one = said(short, full)
    assert one["教育局"].beside == {"泰州市教育局"}
    assert compare(one["教育局"], one["泰州市教育局"]).verdict == "same"
    two = said(short, full, other)
    assert compare(two["教育局"], two["泰州市教育局"]).verdict == "unsure"
    assert said(short)["教育局"].beside == frozenset()


def test_an_organ_without_its_place_is_that_beside_it_of_the_same_level() -> None:
    short = Entity("s", "省教育厅", ("GovernmentBody",), HERE)
    of_province = Entity("f", "四川省教育厅", ("GovernmentBody",), HERE)
    of_city = Entity("c", "宜宾市教育局", ("GovernmentBody",), HERE)
    found = said(short, of_province, of_city)
    assert found["省教育厅"].beside == {"四川省教育厅"}
    assert compare(found["省教育厅"], found["四川省教育厅"]).verdict == "same"
    assert said(short, of_city)["省教育厅"].beside == frozenset()


def test_no_field_grows_without_end() -> None:
    many = [Profile("id:a", "甲", frozenset({f"{n:04d}"}), frozenset({"Zone"})) for n in range(5 * LIMIT)]
    assert len(joined(many).forms) == LIMIT


def test_profiles_of_two_nodes_are_not_joined() -> None:
    one, other = (Profile(iri, "甲", frozenset({"甲"}), frozenset({"Zone"})) for iri in ("id:a", "id:b"))
    with pytest.raises(ValueError, match="different nodes"):
        joined([one, other])
