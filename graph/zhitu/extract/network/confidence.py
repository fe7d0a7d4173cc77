"""How sure a statement is: as sure as the names that it joins and the network that reads the same, and for an event how
often its rule was right.

What a claim's rule scored on texts that it was made on tells nothing of other texts: with each set of real texts left
out in turn, the sureness of names and network alone foretold best what is right in it. The counts for events are those
of `lexicon/confidence.tsv` (made by `python -m bench.confidence`). Few counts say little, so they are added to a prior
of `_WEIGHT` statements (a Beta distribution's mean): for a rule what holds for all that states the same event type, for
those `_PRIOR`. Counts promise too much as well: what they say is brought down to what held on texts set aside (`_FIT`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import TypeVar

from zhitu.extract.statements.plain import PLAINLY
from zhitu.model import Claim, Event, Extraction, Observation
from zhitu.resources import table

__all__ = ["confidence_of", "family", "fitted", "given", "kind_of", "logit", "weighed"]

_PRIOR, _WEIGHT = 0.68, 4.0
_HIGHEST = 0.97
#: Of 511 figures that the regression holds for surer than .9, with words and status, .85 were right: no more than of
#: those of .8 to .9 (.87 of 1,194).
_SUREST = {"observation": 0.88}
#: Coefficients of a logistic regression over the statements of texts set aside and read once (and, at a quarter of the
#: weight, of those that rules were made on), for what `given` tells. Made by `python -m bench.confidence --fit`; that
#: of figures over 1,600 of communiqués and news too, right if thing, words, value, unit, period and status all are.
_FIT = {
    "claim": (-0.29, 0.69, 0.54, -1.05),
    "network": (-2.32, 0.51, 0.82),
    "event": (-1.43, 0.53, 0.41, 0.52),
    "network event": (-1.94, 0.21, 0.6),
    "observation": (-2.12, 0.42, 0.41, 0.59, 1.99),
}
#: The network's logit of what rules say of events, on average.
_UNASKED = {"event": 0.1}
#: What is less sure is not said. Of events of .25 to .3 more than half were right in sixty texts that nobody had read,
#: of figures of less than .3 one in ten; a claim is said from where half are right, since a wrong edge costs more than
#: a missing one.
_LEAST = {"claim": 0.4, "event": 0.25, "observation": 0.3}
_Statement = TypeVar("_Statement", Claim, Event, Observation)


def family(rule: str) -> str:
    """The rule that is counted: verbs by what they say, and apart where the subject is carried over.

    >>> family("predicate:印发"), family("predicate:印发+carried"), family("reply")
    ('predicate', 'predicate+carried', 'reply')
    """
    head, _, rest = rule.partition(":")
    if head == "predicate":
        return "predicate+carried" if rest.endswith("+carried") else "predicate"
    return rule


@cache
def _counts() -> dict[tuple[str, str], tuple[int, int]]:
    return {(r["rule"], r["what"]): (int(r["right"]), int(r["wrong"])) for r in table("lexicon/confidence")}


@lru_cache(10_000)
def confidence_of(rule: str, what: str) -> float:
    """The share of right events of a type that is to be expected of a rule, two places."""
    prior = _PRIOR
    rule = rule.removesuffix(PLAINLY)
    for counted in dict.fromkeys(("*", family(rule), rule)):  # all that says so, its kind, then the rule itself
        right, wrong = _counts().get((counted, what), (0, 0))
        prior = (right + prior * _WEIGHT) / (right + wrong + _WEIGHT)
    return round(min(_HIGHEST, prior), 2)


def logit(share: float, least: float = 0.3) -> float:
    """The logarithm of the odds, of shares kept between `least` and .97.

    >>> round(logit(0.5), 2), logit(0.1) == logit(0.3)
    (0.0, True)
    """
    share = min(max(share, least), _HIGHEST)
    return math.log(share / (1 - share))


def given(kind: str, counted: float, name: float, second: float | None) -> tuple[float, ...]:
    """What a statement's confidence comes of: 1, the logits of the least sure name and of the network's sureness, and
    of what rules state also: of a claim whether no network was asked, of an event the logit of its counts, of a figure
    both: whose figures are that no name near by owns, the network is not asked, and rules know best.

    Of a claim the network is not asked where one name lies in the other.
    """
    told = (1.0, logit(name), _UNASKED.get(kind, 0.0) if second is None else logit(second, 0.03))
    if kind.startswith("network"):
        return told
    if kind == "observation":
        return (*told, logit(counted), float(second is None))
    return (*told, float(second is None) if kind == "claim" else logit(counted))


def fitted(kind: str, counted: float, name: float, second: float | None = None) -> float:
    """The share right of statements of a kind (of `kind_of`), of a counted confidence and a least sure name.

    >>> fitted("claim", 1.0, 0.95, 0.9) > fitted("claim", 1.0, 0.7, 0.9) > fitted("claim", 1.0, 0.7, 0.2)
    True
    """
    odds = sum(weight * told for weight, told in zip(_FIT[kind], given(kind, counted, name, second), strict=True))
    return round(min(_SUREST.get(kind, _HIGHEST), 1 / (1 + math.exp(-odds))), 2)


def kind_of(kind: str, rule: str) -> str:
    """Which coefficients hold for a claim, event or observation: what only the network states has its own."""
    if rule != "network":
        return kind
    return "network event" if kind == "event" else "network"


def weighed(extraction: Extraction) -> Extraction:
    """The extraction with its statements' confidence as fitted, without those of too little."""
    sure = {entity.key: entity.confidence for entity in extraction.entities}
    extraction = replace(extraction, claims=tuple(_pooled(extraction.claims)))

    def kept(kind: str, statements: Iterable[_Statement], ends: Callable[[_Statement], float]) -> list[_Statement]:
        told = ((s, fitted(kind_of(kind, s.rule), s.confidence, ends(s), s.second)) for s in statements)
        return [s.rated(confidence, s.second) for s, confidence in told if confidence >= _LEAST[kind]]

    return replace(
        extraction,
        claims=tuple(kept("claim", extraction.claims, lambda c: min(sure[c.subject], sure[c.object]))),
        events=tuple(kept("event", extraction.events, lambda e: sure[e.of])),
        observations=tuple(kept("observation", extraction.observations, lambda o: sure[o.about])),
    )


def _pooled(stated: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, of which those that a rule makes of a list at once have the network's average sureness of them."""
    lists: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for c in stated:
        if c.rule != "network" and c.second is not None:
            for end in (c.subject, c.object):
                lists[c.rule, c.property, c.status, c.evidence, end].append(c)
    for c in stated:
        fellows = max((lists[c.rule, c.property, c.status, c.evidence, end] for end in (c.subject, c.object)), key=len)
        if len(fellows) < 2:
            yield c
        else:
            odds = sum(logit(o.second or 0.0, 0.03) for o in fellows) / len(fellows)
            yield c.rated(c.confidence, 1 / (1 + math.exp(-odds)))
