"""How sure a statement is: how often its rule was right on annotated texts, and how sure the names are that it joins.

The counts are those of `lexicon/confidence.tsv` (made by `python -m bench.confidence`). Few counts say little, so they
are added to a prior of `_WEIGHT` statements (a Beta distribution's mean): for a rule what holds for all that states the
same relation or event type, for those `_PRIOR`. Rules were made on the texts that they are counted on, so the counts
promise too much: what they say is brought down to what held on texts set aside (`_FIT`), with the names' sureness and
with what the network of statements holds of the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import TypeVar

from zhitu.model import Claim, Event, Extraction, Observation
from zhitu.resources import table

__all__ = ["confidence_of", "family", "fitted", "kind_of", "logit", "seconded", "weighed"]

_PRIOR, _WEIGHT = 0.68, 4.0
_HIGHEST = 0.97
#: Coefficients of a logistic regression over the statements of 45 texts, 13 set aside and 32 real ones read once (and,
#: at a quarter of the weight, of 65 that rules were made on): constant, logit of what is counted, of the least sure
#: name, of the network's sureness. Made by `python -m bench.confidence --fit`.
_FIT = {
    "claim": (-0.75, 0.42, 0.36, 0.28),
    "network": (-2.01, 0.4, 0.41, 0.65),
    "event": (0.57, 0.2, 0.53, 0.3),
    "observation": (-0.34, 0.45, 0.39, 0.45),
}
#: The network's logit of what rules say, on average of those statements.
_UNASKED = {"claim": 1.1, "event": -0.7, "observation": 0.1}
#: What is less sure is not said. Of events and figures of .3 to .4 half were right in texts that nobody tuned for, of
#: claims less than a third, whether rules or the network made them: a wrong edge costs more than a missing one.
_LEAST, _LEAST_CLAIM = 0.3, 0.4
_Statement = TypeVar("_Statement", Claim, Event, Observation)


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


@lru_cache(10_000)
def confidence_of(kind: str, rule: str, what: str) -> float:
    """The share of right statements that is to be expected of a rule, two places."""
    prior = _PRIOR
    for counted in ("*", family(rule)):  # all that says so, then the rule itself
        right, wrong = _counts().get((kind, counted, what), (0, 0))
        prior = (right + prior * _WEIGHT) / (right + wrong + _WEIGHT)
    return round(min(_HIGHEST, prior), 2)


def logit(share: float, least: float = 0.3) -> float:
    """The logarithm of the odds, of shares kept between `least` and .97.

    >>> round(logit(0.5), 2), logit(0.1) == logit(0.3)
    (0.0, True)
    """
    share = min(max(share, least), _HIGHEST)
    return math.log(share / (1 - share))


def seconded(kind: str, second: float | None) -> float:
    """What the network says of a statement as a logit; where none was asked what it says on average of rules' ones."""
    return _UNASKED.get(kind, 0.0) if second is None else logit(second, 0.03)


def fitted(kind: str, counted: float, name: float, second: float | None = None) -> float:
    """The share right of statements (claim, event, observation) of a counted confidence and a least sure name.

    >>> fitted("claim", 0.95, 0.95) > fitted("claim", 0.95, 0.7) > fitted("claim", 0.7, 0.7)
    True
    """
    constant, of_counted, of_name, of_second = _FIT[kind]
    odds = constant + of_counted * logit(counted) + of_name * logit(name) + of_second * seconded(kind, second)
    return round(min(_HIGHEST, 1 / (1 + math.exp(-odds))), 2)


def kind_of(kind: str, rule: str) -> str:
    """Which coefficients hold for a statement: claims that only the network makes have their own."""
    return "network" if rule == "network" else kind


def weighed(extraction: Extraction) -> Extraction:
    """The extraction with its statements' confidence as fitted, without those of too little."""
    sure = {entity.key: entity.confidence for entity in extraction.entities}

    def kept(kind: str, statements: Iterable[_Statement], ends: Callable[[_Statement], float]) -> list[_Statement]:
        told = ((s, fitted(kind_of(kind, s.rule), s.confidence, ends(s), s.second)) for s in statements)
        return [
            s.rated(confidence, s.second)
            for s, confidence in told
            if confidence >= (_LEAST_CLAIM if kind == "claim" else _LEAST)
        ]

    return replace(
        extraction,
        claims=tuple(kept("claim", extraction.claims, lambda c: min(sure[c.subject], sure[c.object]))),
        events=tuple(kept("event", extraction.events, lambda e: sure[e.of])),
        observations=tuple(kept("observation", extraction.observations, lambda o: sure[o.about])),
    )
