"""How sure a claim or an event is: how often its rule was right on annotated texts.

The counts are those of `lexicon/confidence.tsv` (made by `python -m bench.confidence`). Few counts say little, so they
are added to a prior of `_WEIGHT` statements (a Beta distribution's mean): for a rule what holds for all that states the
same relation or event type, for those `_PRIOR`.
"""

from __future__ import annotations

from functools import cache

from zhitu.resources import table

__all__ = ["confidence_of", "family"]

_PRIOR, _WEIGHT = 0.68, 4.0
_HIGHEST = 0.97


def family(rule: str) -> str:
    """The rule that is counted: verbs by what they say, and apart where the subject is carried over.

    >>> family("predicate:印发"), family("predicate:印发+carried"), family("place")
    ('predicate', 'predicate+carried', 'place')
    """
    head, _, rest = rule.partition(":")
    if head == "predicate":
        return "predicate+carried" if rest.endswith("+carried") else "predicate"
    return rule


@cache
def _counts() -> dict[tuple[str, str, str], tuple[int, int]]:
    return {(r["kind"], r["rule"], r["what"]): (int(r["right"]), int(r["wrong"])) for r in table("lexicon/confidence")}


def confidence_of(kind: str, rule: str, what: str) -> float:
    """The share of right statements that is to be expected of a rule, two places."""
    prior = _PRIOR
    for counted in ("*", family(rule)):  # all that says so, then the rule itself
        right, wrong = _counts().get((kind, counted, what), (0, 0))
        prior = (right + prior * _WEIGHT) / (right + wrong + _WEIGHT)
    return round(min(_HIGHEST, prior), 2)
