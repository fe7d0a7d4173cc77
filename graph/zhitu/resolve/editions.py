"""What it is worth that two plans have one title: others of other years and issuers may have it too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhitu.names import normal
from zhitu.resolve import known
from zhitu.resolve.anchors import needs_anchor
from zhitu.resolve.profile import Profile
from zhitu.resolve.titles import issuers, repeats, two_issuers

__all__ = ["Edition", "edition"]


@dataclass(frozen=True, slots=True)
class Edition:
    """At most how sure one title makes it that two plans are one, why, and of which of them (0, 1) less is told."""

    score: float
    reason: str
    shorter: int | None = None


def edition(a: Profile, b: Profile) -> Edition | None:
    """What their documents say of issuers and years of two plans of one title; None where that tells nothing."""
    if a.name != b.name or not all(repeats(p.name, p.classes) and not needs_anchor(p.name, p.classes) for p in (a, b)):
        return None
    ours, theirs = (frozenset[str]() if known.names_site(normal(p.name)) else issuers(p.wholes) for p in (a, b))
    if two_issuers(ours, theirs):
        return Edition(0.45, f"{a.name} of {min(ours)} and of {min(theirs)}")
    here, there = (bool(ours), bool(a.years)), (bool(theirs), bool(b.years))
    if here == there:
        return None
    if _no_more(here, there) or _no_more(there, here):
        return Edition(1.0, "", int(_no_more(there, here)))  # which is told of no year or issuer may be another
    return Edition(0.5, f"one {a.name} of a year, one of an issuer")


def _no_more(one: Sequence[bool], other: Sequence[bool]) -> bool:
    return all(x <= y for x, y in zip(one, other, strict=True))
