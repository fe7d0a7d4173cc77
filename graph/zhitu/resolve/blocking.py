"""Which nodes are worth comparing: those that share a block.

Blocks are keys that follow from a profile alone. A block that has grown beyond its limit names nothing in particular
and gives no pairs at all, so the work per document stays bounded and does not depend on the order of documents: whoever
keeps comparisons drops those of a block that crosses its limit, unless another block asks for them.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator
from itertools import combinations

from zhitu.resolve.abbreviations import abbreviations
from zhitu.resolve.features import bare, names
from zhitu.resolve.parts import Parts
from zhitu.resolve.profile import Profile
from zhitu.resolve.relations import trade_name

__all__ = ["block_limit", "blocks", "pairs"]

_LONG, _GRAM = 8, 4
#: `bare` holds names that tell nothing with the full ones that they may mean, for people to look at while they are few.
_LIMITS = {"gram": 40, "bare": 20, "whole": 60}


def blocks(profile: Profile) -> frozenset[str]:
    """The keys of the blocks that a node is in.

    >>> one, other = (Profile("", n, frozenset({n}), frozenset({"School"})) for n in ("蓝湾科技大学", "蓝科大"))
    >>> sorted(blocks(one) & blocks(other))
    ['whole:蓝科大']
    """
    found: set[str] = set()
    if profile.adcode:
        found.add(f"code:{profile.adcode}")
    telling = names(profile)
    for name in telling:
        found.update(_keys(name, profile.classes))
    if not telling:
        found.add(f"bare:{bare(profile).core}")
    return frozenset(found)


def block_limit(key: str) -> int:
    """How many nodes a block may have and still give pairs; a function of the kind of its key."""
    return _LIMITS.get(key.partition(":")[0], 200)


def pairs(key: str, members: Collection[str]) -> Iterator[tuple[str, str]]:
    """The pairs of nodes (smaller IRI first) that the block asks to compare; none where it is beyond its limit.

    >>> list(pairs("core:甲", ["id:b", "id:a"]))
    [('id:a', 'id:b')]
    """
    if len(members) <= block_limit(key):
        yield from combinations(sorted(members), 2)


def _keys(name: Parts, classes: Collection[str]) -> Iterator[str]:
    if name.places:
        yield f"bare:{name.core}"
        yield from (f"core:{name.core}@{code}" for code in name.codes)
    if not name.weak and len(name.core) > 1:
        yield f"core:{name.core}"
    yield f"whole:{name.whole}"
    yield f"whole:{name.form}"
    yield from (f"whole:{short}" for short in abbreviations(name.whole))
    if "Company" in classes:
        yield f"core:{trade_name(name.core)}"
    if "Zone" in classes:
        yield f"zone:{name.core[:2]}{name.core[-2:]}"
    if "Policy" in classes or len(name.core) >= _LONG:
        yield from (f"gram:{gram}" for gram in _grams(name.core))


def _grams(core: str) -> list[str]:
    """A few runs of characters, chosen by hash, that names written nearly alike most likely share."""
    grams = {core[n : n + _GRAM] for n in range(len(core) - _GRAM + 1)}
    return sorted(grams, key=lambda gram: (zlib.crc32(gram.encode()), gram))[:3]
