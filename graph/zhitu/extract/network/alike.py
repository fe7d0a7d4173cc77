"""What the network says of the members of a list, made alike: 甲大学与乙公司共建丙: of both, or of neither."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from zhitu.extract.network.apart import group_of
from zhitu.extract.network.confidence import logit
from zhitu.extract.network.entries import Entry
from zhitu.extract.network.passages import RELATIONS
from zhitu.vocabulary import vocabulary

__all__ = ["Said", "alike"]

#: From which item, to which, the relation's number, and how sure.
Said = tuple[int, int, int, float]
#: What is below counts as this.
_NEARLY_NONE = 0.03
#: What holds of all members of a list, or of none.
_OF_ALL = frozenset(
    r for r, name in enumerate(RELATIONS) if name in ("foundedBy", "builds", "participatesIn", "operatedBy", "issuedBy")
)


def alike(entries: Sequence[Entry], said: Sequence[Said]) -> Iterator[Said]:
    """What is said, of all members of a list as surely as on average at least."""
    fellows = _fellows(entries)
    shares = {(a, b, r): share for a, b, r, share in said if r in _OF_ALL}
    done: set[tuple[int, int, int]] = set()
    for a, b, r, share in said:
        ones, others = (fellows.get(a, ()), fellows.get(b, ())) if r in _OF_ALL else ((), ())
        if bool(ones) is bool(others):
            yield a, b, r, share
        elif (a, b, r) not in done:
            pairs = [
                (one, other, r) for one in ones or (a,) for other in others or (b,) if _may(entries, one, other, r)
            ]
            done.update(pairs)
            odds = sum(logit(shares.get(pair, 0.0), _NEARLY_NONE) for pair in pairs) / len(pairs)
            mean = 1 / (1 + math.exp(-odds))
            yield from ((*pair, max(mean, shares.get(pair, 0.0))) for pair in pairs)


def _may(entries: Sequence[Entry], one: int, other: int, r: int) -> bool:
    """Whether a relation can hold between things of such classes."""
    return vocabulary().allows(RELATIONS[r], (entries[one].item.kind,), (entries[other].item.kind,))


def _fellows(entries: Sequence[Entry]) -> dict[int, tuple[int, ...]]:
    """The members of the list that each item is in, itself among them."""
    lists: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, entry in enumerate(entries):
        if entry.mention is not None:
            lists[group_of(entry).span].append(n)
    return {n: tuple(members) for members in lists.values() if len(members) > 1 for n in members}
