"""Whether two persons of a name that many share may be one, by what documents name with them."""

from __future__ import annotations

import re

from zhitu.divisions import divisions
from zhitu.resolve.anchors import seat
from zhitu.resolve.kinds import is_common_person
from zhitu.resolve.profile import Profile

__all__ = ["company", "strangers"]

#: The place that a body's name begins with: 江川市|委, 江川市|人民政府.
_SEAT = re.compile("[一-龥]{2,8}?[省市县区州盟]")


def strangers(a: Profile, b: Profile) -> str:
    """Why two persons of one common name are not known to be one: no body, place or thing is told of both.

    >>> one, other = (Profile(f"id:{n}", "王伟", frozenset({"王伟"}), frozenset({"Person"})) for n in "ab")
    >>> strangers(one, other)
    'nothing is told of both who are called 王伟'
    """
    if a.name != b.name or not all(is_common_person(p.name, p.classes) for p in (a, b)):
        return ""
    if a.wholes & b.wholes or not _seats(a).isdisjoint(_seats(b)):
        return ""
    if a.wholes and b.wholes:
        return f"{a.name} of {min(a.wholes)} and of {min(b.wholes)}"
    if a.wholes & b.beside or a.beside & b.wholes or not all(map(_is_wide, a.beside & b.beside)):
        return ""
    return f"nothing is told of both who are called {a.name}"


def company(person: Profile) -> frozenset[str]:
    """What one of two persons of a common name must have in common with the other: bodies, their places, what is near.

    >>> person = Profile("id:a", "王伟", frozenset({"王伟"}), frozenset({"Person"}), wholes=frozenset({"江川市委"}))
    >>> sorted(company(person))
    ['江川市', '江川市委']
    """
    return person.wholes | _seats(person) | person.beside


def _is_wide(name: str) -> bool:
    """Whether it is a city or province, which are named with everybody."""
    return any(row.level in ("province", "city") for row in divisions().by_name.get(name, ()))


def _seats(person: Profile) -> set[str]:
    """The places of the bodies that a person is with: codes, and names that the gazetteer does not know."""
    written = (_SEAT.match(whole) for whole in person.wholes)
    return {code for whole in person.wholes for code in seat(whole)} | {match[0] for match in written if match}
