"""Which nodes are worth comparing: those that share a block.

Blocks are keys that follow from a profile alone. A block that has grown beyond its limit names nothing in particular
and gives no pairs at all, so the work per document stays bounded and does not depend on the order of documents.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations

from zhitu.names import normal
from zhitu.resolve.profile import Profile

__all__ = ["block_limit", "blocks", "pairs"]


def blocks(profile: Profile) -> frozenset[str]:
    """The keys of the blocks that a node is in."""
    return frozenset(f"name:{normal(form)}" for form in profile.forms)


def block_limit(key: str) -> int:
    """How many nodes a block may have and still give pairs; a function of the kind of its key."""
    return 200 if key.startswith("name:") else 60


def pairs(key: str, members: Collection[str]) -> Iterator[tuple[str, str]]:
    """The pairs of nodes (smaller IRI first) that the block asks to compare; none where it is beyond its limit.

    >>> list(pairs("name:甲", ["id:b", "id:a"]))
    [('id:a', 'id:b')]
    """
    if len(members) <= block_limit(key):
        yield from combinations(sorted(members), 2)
