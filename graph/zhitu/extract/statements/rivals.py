"""What surer statements of the same document rule out."""

from __future__ import annotations

from collections.abc import Sequence

from zhitu.model import Claim

__all__ = ["without_rivals"]

#: An office that stands beside its body and the person's name.
_TOLD = frozenset({"office", "office:sister", "office:level"})
#: One whose body is looked for elsewhere, or that only the network sees.
_GUESSED = frozenset({"office:carried", "network"})


def without_rivals(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without offices guessed of persons whose office is told: 云川大学校长甲访问青坪学院，校长甲说……"""
    told = {c.subject for c in claims if c.property == "affiliatedWith" and c.rule in _TOLD}
    return [c for c in claims if not (c.property == "affiliatedWith" and c.rule in _GUESSED and c.subject in told)]
