"""Which nodes are worth comparing: those that share a block which one of them is in by right.

Blocks are keys that follow from a profile alone. Some nodes are in a block by a name of their own, others since that
name might mean them too: 蓝科大 may be short for a hundred schools, each of which is worth comparing with whatever is
called so, and none with another school for that. A block that has grown beyond its limit names nothing in particular
and gives no pairs at all, so the work per document stays bounded and does not depend on the order of documents: whoever
keeps comparisons drops those of a block that crosses its limit, unless another block asks for them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from zhitu.names import normal
from zhitu.resolve import known
from zhitu.resolve.abbreviations import abbreviations
from zhitu.resolve.beginnings import after_academy, after_nation
from zhitu.resolve.departments import department
from zhitu.resolve.features import bare, names, titles
from zhitu.resolve.firms import shares, trade_name
from zhitu.resolve.institutes import short_institutes
from zhitu.resolve.kinds import is_common_person
from zhitu.resolve.parts import Parts
from zhitu.resolve.persons import company
from zhitu.resolve.profile import Profile
from zhitu.resolve.relations import AIRPORT, after_zone, after_zones, hollowed
from zhitu.resolve.universities import campuses

__all__ = ["BLOCK_LIMIT", "block_limit", "blocks", "pairs"]

_LONG, _GRAM = 8, 4
_NUMBER = re.compile("[0-9]+")
#: `bare` holds names that tell nothing with the full ones that they may mean, `person` those that many share, for
#: people to look at while they are few; persons beside whom something else is named are in blocks of their own.
_LIMITS = {"gram": 40, "bare": 20, "whole": 60, "person": 20}
#: No block of whatever kind gives pairs beyond this size.
BLOCK_LIMIT = 200


def blocks(profile: Profile) -> dict[str, bool]:
    """The keys of the blocks that a node is in, and whether it is so by right; False where its name may be meant.

    >>> one, other = (Profile("", n, frozenset({n}), frozenset({"School"})) for n in ("蓝湾科技大学", "蓝科大"))
    >>> blocks(one)["whole:蓝科大"], blocks(other)["whole:蓝科大"]
    (False, True)
    """
    telling = names(profile)
    own = {f"code:{profile.adcode}"} if profile.adcode else set()
    meant: set[str] = set()
    if not telling:
        own.add(f"bare:{bare(profile).core}")
        own.update(f"whole:{title.whole}" for title in titles(profile))
    if is_common_person(profile.name, profile.classes):
        own.update((f"person:{profile.name}", *(f"person:{profile.name}@{near}" for near in company(profile))))
        telling = tuple(name for name in telling if name.form != normal(profile.name))
    for name in telling:
        own.update(_own(name, profile.classes))
        meant.update(_meant(name, profile.classes))
    return dict.fromkeys(meant, False) | dict.fromkeys(own, True)


def block_limit(key: str) -> int:
    """How many nodes a block may have and still give pairs; a function of the kind of its key."""
    kind, _, name = key.partition(":")
    return BLOCK_LIMIT if kind == "person" and "@" in name else _LIMITS.get(kind, BLOCK_LIMIT)


def pairs(key: str, members: Mapping[str, bool]) -> Iterator[tuple[str, str]]:
    """The pairs of nodes (smaller IRI first) that a block asks to compare; none where it is beyond its limit.

    >>> list(pairs("core:甲", {"id:b": True, "id:a": False, "id:c": False}))
    [('id:a', 'id:b'), ('id:b', 'id:c')]
    """
    if len(members) <= block_limit(key):
        yield from (pair for pair in combinations(sorted(members), 2) if any(members[node] for node in pair))


def _own(name: Parts, classes: Collection[str]) -> Iterator[str]:
    """Keys of a name itself."""
    yield f"whole:{name.whole}"
    yield f"whole:{name.form}"
    for core in _cores(name, classes):
        yield from (f"core:{core}@{code}" for code in name.codes)
        if not name.places and (core != name.core or _tells(name)):
            yield f"core:{core}"
    if "ResearchInstitute" in classes and (rest := after_academy(name.whole)):
        yield f"whole:{rest}"  # 中科院大连化物所
    if "GovernmentBody" in classes and (key := department(name.core)):
        yield from (f"dept:{key}@{code}" for code in name.codes)
    if "Zone" in classes:
        yield from (f"zone:{short}" for short in hollowed(name.core))
    if not {"Zone", "Project"}.isdisjoint(classes) and (rest := after_zones(name.core)):
        yield f"whole:{rest}"
    if "Policy" in classes or len(name.core) >= _LONG:
        yield from (f"gram:{gram}" for gram in _grams(name.core))


def _meant(name: Parts, classes: Collection[str]) -> Iterator[str]:
    """Keys of what others may call it: by a short name, without its place, or by a wider one."""
    yield from (f"whole:{short}" for short in abbreviations(name.whole))
    for rest in (known.after_county(name.whole), after_nation(name.whole), after_academy(name.whole)):
        if len(rest) > 3:
            yield f"whole:{rest}"
    if "GovernmentBody" in classes and len(rest := known.after_body(name.whole)) > 3:
        yield f"whole:{rest}"
    yield from (f"whole:{short}" for short in campuses(name.whole))
    if "Company" in classes:
        yield from (f"whole:{short}" for short in shares(name.form))
    if "ResearchInstitute" in classes:
        yield from (f"whole:{short}" for short in short_institutes(name.whole))
    if "Zone" in classes:
        yield f"zone:{name.core}"
    if not name.places:
        return
    yield f"bare:{name.core}"
    if not {"Zone", "Project"}.isdisjoint(classes) and (alone := after_zones(name.core)):
        yield f"bare:{alone}"
    if rest := after_zone(name.core):
        yield from (f"core:{rest}@{code}" for code in name.codes)
    if "Facility" in classes and name.core.endswith(AIRPORT):
        yield from (f"core:{AIRPORT}@{code}" for code in name.codes)
    for core in _cores(name, classes):
        yield from (f"core:{core}@{above}" for code in name.codes for above in known.above(code))
        if core != name.core or _tells(name):
            yield f"core:{core}"


def _cores(name: Parts, classes: Collection[str]) -> set[str]:
    """The core of a name, and what a firm of it is called for short."""
    trade = trade_name(name.core) if "Company" in classes else ""
    return {name.core, trade} if len(trade) > 1 else {name.core}


def _tells(name: Parts) -> bool:
    return not name.weak and len(name.core) > 1


def _grams(core: str) -> list[str]:
    """A few runs of characters, chosen by hash, that names written nearly alike most likely share.

    Each with all numbers of the name, since what differs in them is another thing.
    """
    text, numbers = _NUMBER.sub("#", core), " ".join(_NUMBER.findall(core))
    grams = {text[n : n + _GRAM] for n in range(len(text) - _GRAM + 1)}
    return [f"{gram} {numbers}" for gram in sorted(grams, key=lambda gram: (zlib.crc32(gram.encode()), gram))[:3]]
