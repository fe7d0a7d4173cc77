"""Which classes one thing may have in different documents, and which set two things of one name apart.

Two classes are compatible where documents use them of one thing: a port is a facility to one text and the company that
runs it to another, a line under construction a project or a facility. What a name is expected to be follows from its
head noun (`ontology/lexicon/heads.tsv`); a name without a head may be anything but a person or a product, which most
often share their names with something else. An entity that is not what its name leads to expect carries its kind in
its IRI: 苹果 is the company, 苹果_Product the fruit, in whatever order, and alone or together, they are met.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache, lru_cache

from zhitu.names import normal
from zhitu.resolve.words import Words
from zhitu.resources import table
from zhitu.vocabulary import vocabulary

__all__ = ["compatible", "expected", "is_common_person", "is_generic", "kind_qualifier"]

#: Characters of a person's name that many share.
_COMMON = 2
#: Not to be expected of a name that has no head noun.
_UNEXPECTED = frozenset({"Person", "Product"})


@cache
def _groups() -> tuple[frozenset[str], ...]:
    """Classes within one group are compatible; a class may be in several."""
    below = vocabulary().below
    return (
        below("Place"),
        below("Organization") | {"Facility"},  # what is built bears the name of those who run it
        below("Initiative"),
        frozenset({"Facility", "Project", "Zone"}),  # works, before and after they are finished
        frozenset({"Facility", "Product"}),  # a supercomputer, a platform
        frozenset({"Programme", "Product"}),  # a service, and the programme that brings it
        frozenset({"Industry", "Product"}),  # robots, and the making of them
    )


@cache
def _kinds() -> dict[str, str]:
    """What lies over a class, for those that IRIs carry so."""
    return {name: over for over in ("Place", "Organization", "Initiative") for name in vocabulary().below(over)}


def compatible(one: str, other: str) -> bool:
    """Whether one thing may be of both classes.

    >>> compatible("Facility", "Project"), compatible("City", "Policy")
    (True, False)
    """
    return one == other or any(one in group and other in group for group in _groups())


def expected(name: str) -> str | None:
    """The first class of the longest head noun that ends a name, brackets behind it left out; None where there is none.

    >>> expected("香港科技大学（广州）"), expected("苹果")
    ('School', None)
    """
    return next(iter(_expected(name)), None)


@lru_cache(6_000)  # not all names of a corpus
def _expected(name: str) -> tuple[str, ...]:
    """All classes of that head noun: a museum may be a facility or an organization."""
    name = normal(name)
    if name.endswith("）") and "（" in name:
        name = name[: name.rindex("（")]
    words, classes = _heads()
    return classes.get(words.ending(name), ())


def kind_qualifier(name: str, classes: Iterable[str]) -> str | None:
    """The kind that an entity carries in its IRI; None where it is what its name leads to expect.

    >>> kind_qualifier("苹果", ["Company"]), kind_qualifier("苹果", ["Product"]), kind_qualifier("长江", ["Company"])
    (None, 'Product', 'Organization')
    """
    classes = tuple(classes)
    wanted = _expected(name)
    if any(any(compatible(w, c) for w in wanted) if wanted else c not in _UNEXPECTED for c in classes):
        return None
    # The smallest name decides, since another document may give the classes in another order.
    return min((_kinds().get(c, c) for c in classes), default=None)


def is_common_person(name: str, classes: Collection[str]) -> bool:
    """Whether a person has a name that many share, as most of two characters are, and some of three.

    >>> is_common_person("王伟", ["Person"]), is_common_person("李建国", ["Person"])
    (True, True)
    >>> is_common_person("钟南山", ["Person"])
    False
    """
    if "Person" not in classes:
        return False
    plain = normal(name)
    return len(plain) == _COMMON or (len(plain) == _COMMON + 1 and plain[1:] in _given_names())


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in table("lexicon/given_names"))


def is_generic(name: str, classes: Iterable[str]) -> bool:
    """Whether a plan or body has a name that many have (实施方案, 管委会), so that it says nothing by itself.

    >>> is_generic("实施方案", ["Policy"]), is_generic("数字经济", ["Industry"])
    (True, False)
    """
    classes = set(classes)
    if {"Organization", "Initiative"}.isdisjoint(_kinds().get(c) for c in classes):
        return False
    return normal(name) in _generics() or ("Policy" in classes and normal(name) in _heads()[0])


@cache
def _heads() -> tuple[Words, dict[str, tuple[str, ...]]]:
    """Head nouns, and their classes."""
    classes = {normal(row["head"]): tuple(row["class"].split("|")) for row in table("lexicon/heads")}
    return Words(classes), classes


@cache
def _generics() -> frozenset[str]:
    return frozenset(normal(row["word"]) for row in table("lexicon/strip") if row["kind"] == "generic")
