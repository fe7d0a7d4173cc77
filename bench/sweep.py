"""Sets of parameters for the competency questions: the defaults, odd values one at a time, and some of all at once."""

from __future__ import annotations

import random
from collections.abc import Iterator

from zhitu.query import Question
from zhitu.query.mentioned import most_mentioned
from zhitu.query.parameters import ANY, Parameter
from zhitu.sparql import Queryable, rows
from zhitu.vocabulary import vocabulary

__all__ = ["HERE", "sets", "values"]

#: What a generated graph has in place of things of the sample, by question.
HERE = {"document-says": {"in": "made-0000000"}, "related-how": {"other": "深圳"}}
#: Nothing is in the periods; one of the texts is in nothing.
_ODD = {
    "status": ["occurred", "expected", "rejected"],
    "since": ["1990", "2040"],
    "until": ["1991", "2050"],
    "class": ["Laboratory", "Person"],
    "number": ["0", "0.5", "1000000000"],
    "indicator": ["面积", "没有的指标"],
}
#: Sets of values drawn at random for a question.
_DRAWN = 8


def values(graph: Queryable, asked: Question, parameter: Parameter) -> list[str]:
    """The value unless told, `any` where that is taken, and what is far from usual: things most and least mentioned."""
    usual = HERE.get(asked.id, {}).get(parameter.name, parameter.default)
    if parameter.type == "count":
        return [usual]
    odd = _ODD.get(parameter.type, [])
    if parameter.type == "entity":
        odd = [*most_mentioned(graph, parameter.kind, count=1), *_rare(graph, parameter.kind)]
    return list(dict.fromkeys([usual, *([] if parameter.needed else [ANY]), *odd]))


def _rare(graph: Queryable, kind: str | None) -> list[str]:
    """The name of something of this class that is mentioned least."""
    below = [c.name for c in vocabulary().classes.values() if kind in (None, c.name) or kind in c.parents]
    query = f"""SELECT ?name {{
      {{ SELECT ?it {{ VALUES ?kind {{ zt:{" zt:".join(below)} }} ?it a ?kind ; zt:mentionCount ?n }}
        ORDER BY ?n ?it LIMIT 1 }}
      ?it skos:prefLabel ?name }} LIMIT 1"""
    return [name for (name,) in rows(graph, query) if name is not None]


def sets(graph: Queryable, asked: Question) -> Iterator[dict[str, str]]:
    """Sets that differ, the defaults first; of a period that ends before it begins none."""
    options = {p.name: values(graph, asked, p) for p in asked.parameters}
    usual = {name: given[0] for name, given in options.items()}
    free = {name: ANY if ANY in given else given[0] for name, given in options.items()}
    rng = random.Random(asked.id)
    wanted = [usual, free]
    for name, given in options.items():
        wanted += [{**rest, name: value} for value in given for rest in (usual, free)]
    wanted += [{name: rng.choice(given) for name, given in options.items()} for _ in range(_DRAWN)]
    seen = set()
    for found in wanted:
        since, until = (next((found[p.name] for p in asked.parameters if p.type == t), ANY) for t in ("since", "until"))
        key = tuple(found.values())
        if key not in seen and (ANY in (since, until) or since <= until):
            seen.add(key)
            yield found
