"""Whether two nodes are one thing: small pure functions that each return a score with its reason.

`compare` depends on the two profiles alone and is symmetric.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zhitu.names import normal
from zhitu.resolve.kinds import compatible
from zhitu.resolve.profile import Profile

__all__ = ["SAME", "UNSURE", "Comparison", "Feature", "Verdict", "compare"]

Verdict = Literal["same", "different", "unsure"]
#: From this score on two nodes are the same; from the lower one on it is for people to say.
SAME, UNSURE = 0.8, 0.4


@dataclass(frozen=True, slots=True)
class Feature:
    """What one look at two nodes found: `score` from -1 (certainly different) to 1 (certainly the same)."""

    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What all looks at two nodes found together; `one` is the smaller IRI, the score is between 0 and 1."""

    one: str
    other: str
    score: float
    verdict: Verdict
    reasons: tuple[Feature, ...] = ()


def compare(a: Profile, b: Profile) -> Comparison:
    """Whether two nodes are the same thing, different ones, or for people to decide, and why."""
    if b.iri < a.iri:
        a, b = b, a
    found = tuple(f for f in (_division(a, b), _classes(a, b), _names(a, b)) if f is not None)
    worst = min((f.score for f in found), default=0.0)
    score = max(0.0, worst if worst < 0 else max((f.score for f in found), default=0.0))
    verdict: Verdict = "same" if score >= SAME else "unsure" if score >= UNSURE else "different"
    return Comparison(a.iri, b.iri, score, verdict, found)


def _division(a: Profile, b: Profile) -> Feature | None:
    if a.adcode and b.adcode and a.adcode != b.adcode:
        return Feature("division", -1.0, f"divisions {a.adcode} and {b.adcode}")
    return None


def _classes(a: Profile, b: Profile) -> Feature | None:
    if any(compatible(x, y) for x in a.classes for y in b.classes):
        return None
    return Feature("class", -1.0, f"{'/'.join(sorted(a.classes))} and {'/'.join(sorted(b.classes))}")


def _names(a: Profile, b: Profile) -> Feature | None:
    shared = {normal(form) for form in a.forms} & {normal(form) for form in b.forms}
    return Feature("name", 0.9, f"both are called {min(shared)}") if shared else None
