"""What follows from the facts, entity by entity: each inferred triple belongs to the one that it follows from."""

from __future__ import annotations

from collections.abc import Iterator

from zhitu.infer.facts import Facts, Loaded, Triple, reached
from zhitu.infer.rules import TYPE, Rules

__all__ = ["inferred", "owned"]


def inferred(facts: Loaded, rules: Rules) -> Iterator[Triple]:
    """All that follows and is not asserted, each triple once, ordered by the entity that it follows from."""
    for subject in sorted(facts.subjects()):
        yield from sorted(owned(subject, facts, rules))


def owned(subject: str, facts: Facts, rules: Rules) -> set[Triple]:
    """What follows from the triples of one subject and, beyond it, from those that these lead on to.

    Where documents contradict each other (甲 is part of 乙, 乙 of 甲) nothing is part of itself for it.
    """
    found: set[Triple] = set()
    for name in facts.of(subject, TYPE):
        found.update((subject, TYPE, above) for above in rules.classes.get(name, ()))
    for relation in rules.relations:
        stated = facts.of(subject, relation)
        if not stated:
            continue
        wider, mirror = rules.wider.get(relation, ()), rules.mirror.get(relation, ())
        for obj in reached(stated, rules.over.get(relation, ()), facts.of) - {subject}:
            found.add((subject, relation, obj))
            found.update((subject, above, obj) for above in wider)
            found.update((obj, back, subject) for back in mirror)
    return {triple for triple in found if triple[2] not in facts.of(triple[0], triple[1])}
