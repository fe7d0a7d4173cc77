"""Hard pairs: what `hard_pairs.tsv` says, as extractions, and what resolution makes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from zhitu.divisions import divisions
from zhitu.iri import Iris
from zhitu.model import Claim, Entity, Event, Extraction, Span
from zhitu.resolve import Comparison, NameResolver, Profile, compare, profiles

__all__ = ["Pair", "Side", "compared", "pairs", "profile", "totals"]

_HERE = (Span(0, 1),)


@dataclass(frozen=True, slots=True)
class Side:
    """A name with its class, and what its document says of it."""

    name: str
    kind: str
    context: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, whether they are one thing, and whether the pair may be looked at while tuning."""

    topic: str
    one: Side
    other: Side
    same: bool
    held: bool


def pairs() -> list[Pair]:
    """All rows of the table."""
    path = Path(__file__).parents[1] / "resolve" / "hard_pairs.tsv"
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [
        Pair(row[0], _side(*row[1:4]), _side(*row[4:7]), {"same": True, "different": False}[row[7]], row[8] == "held")
        for row in lines[1:]
    ]


def _side(name: str, kind: str, context: str) -> Side:
    items = [item.split("=") for item in context.split(";") if item]
    return Side(name, kind, tuple((key, value) for key, value in items))


def profile(side: Side, document: str) -> Profile:
    """The profile of a side, from a document that says no more than its context."""
    said = dict(side.context)
    aliases = tuple(value for key, value in side.context if key == "alias")
    entities = [Entity("e", side.name, (side.kind,), _HERE, aliases, said.get("adcode"))]
    claims, events = [], []
    if "in" in said:
        (row,) = divisions().by_name[said["in"]]
        entities.append(Entity("in", row.name, row.classes, _HERE, (), row.code))
        claims.append(Claim("e", "locatedIn", "in", _HERE))
    if "of" in said:
        entities.append(Entity("of", said["of"], ("GovernmentBody",), _HERE))
        claims.append(Claim("e", "issuedBy" if side.kind == "Policy" else "partOf", "of", _HERE))
    if "beside" in said:
        entities.append(Entity("beside", said["beside"], ("GovernmentBody",), _HERE))
    if "year" in said:
        events.append(Event("e", "issued", said["year"], _HERE))
    extraction = Extraction(document, tuple(entities), tuple(claims), tuple(events))
    resolution = NameResolver(Iris()).resolve(extraction)
    return profiles(extraction, resolution)[resolution["e"].iri]


def compared(pair: Pair) -> Comparison:
    """What resolution says of a pair; one node is one thing."""
    one, other = profile(pair.one, "one"), profile(pair.other, "other")
    if one.iri == other.iri:
        return Comparison(one.iri, other.iri, 1.0, "same")
    return compare(one, other)


def totals(chosen: Iterable[Pair]) -> dict[str, float]:
    """Precision and recall of `same` over pairs, with the counts behind them."""
    counts = Counter((pair.same, compared(pair).verdict) for pair in chosen)
    right, wrong = counts[True, "same"], counts[False, "same"]
    same = sum(n for (truth, _), n in counts.items() if truth)
    unsure = counts[True, "unsure"] + counts[False, "unsure"]
    total = sum(counts.values())
    return {"pairs": total, "precision": right / (right + wrong), "recall": right / same, "unsure": unsure / total}
