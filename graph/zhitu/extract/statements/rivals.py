"""What surer statements of the same document rule out."""

from __future__ import annotations

from collections.abc import Sequence

from zhitu.model import Claim

__all__ = ["without_rivals"]

#: An office that stands beside its body and the person's name.
_TOLD = frozenset({"office", "office:sister", "office:level"})
#: Beside those, one that a person takes up.
_SAID = _TOLD | {"office:took"}
#: Which offices rule out one whose body is looked for elsewhere, or that only the network sees.
_RULED_OUT = {"office:carried": _TOLD, "network": _SAID}


def without_rivals(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without offices guessed of persons whose office is told: 云川大学校长甲访问青坪学院，校长甲说……"""
    held = [c for c in claims if c.property == "affiliatedWith"]
    told = {rule: {c.subject for c in held if c.rule in by} for rule, by in _RULED_OUT.items()}
    return [c for c in claims if not (c.property == "affiliatedWith" and c.subject in told.get(c.rule, ()))]
