"""What a question is asked about where what it asks about unless told has no answers: something that has some."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from zhitu.errors import UnknownName
from zhitu.query.instead import Ask, choice, texts_of
from zhitu.query.lookup import find_entity, labels
from zhitu.query.mentioned import latest_documents, most_mentioned
from zhitu.query.parameters import ANY, Parameter
from zhitu.query.questions import Question, bounded, period_of
from zhitu.sparql import Queryable, iri, rows

__all__ = ["has_answers", "replaceable", "with_answers"]

#: Values that are tried, at most, in the place of one that has to be given; and what is related to each of them.
_TRIED, _RELATED = 20, 2

_Values = dict[str, str]


def replaceable(asked: Question, values: Mapping[str, str], given: Mapping[str, Any]) -> list[str]:
    """The parameters that nobody gave, and that may be something else: periods, things, documents, indicators."""
    kinds = ("since", "until", "entity", "document", "indicator")
    return [p.name for p in asked.parameters if p.type in kinds and p.name not in given and values[p.name] != ANY]


def with_answers(graph: Queryable, asked: Question, values: _Values, given: Mapping[str, Any], ask: Ask) -> _Values:
    """Values of a question that has answers with them, which differ from `values` only where nobody gave these.

    A period is left open first, since nobody asked for it; then things and indicators give way to those with most
    answers, alone, else together. Where there are no answers so, either, the values as they are.
    """
    free = replaceable(asked, values, given)
    own = values
    ends = [name for name in period_of(asked) if name in free]
    if ends:
        values = {**values, **dict.fromkeys(ends, ANY)}
        if has_answers(asked, values, ask):
            return values
    others = [p for p in asked.parameters if p.name in free and p.name not in ends]
    others.sort(key=lambda p: not p.needed)  # nothing can be asked without these
    ways = [[p] for p in others] + ([others] if len(others) > 1 else [])
    tried = chain.from_iterable(_settings(graph, asked, values, way, ask) for way in ways)
    return next((found for found in islice(tried, _TRIED) if has_answers(asked, found, ask)), own)


def _settings(
    graph: Queryable, asked: Question, values: _Values, free: Sequence[Parameter], ask: Ask
) -> Iterator[_Values]:
    """The values with others for those that are free, one after the other, what has most answers first."""
    first, *rest = free
    opened = {**values, **dict.fromkeys([p.name for p in free], ANY)}
    for value in _candidates(graph, asked, opened, first, ask):
        fixed = {**opened, first.name: value}
        yield from _settings(graph, asked, fixed, rest, ask) if rest else [fixed]


def _candidates(graph: Queryable, asked: Question, values: _Values, free: Parameter, ask: Ask) -> Iterable[str]:
    if free.type == "indicator":
        return texts_of(ask, values, free.name)
    if free.type == "document":
        return latest_documents(graph, count=_TRIED)
    if not free.needed:
        return choice(graph, asked, values, ask, [free.name])
    things = [values[p.name] for p in asked.parameters if p.type == "entity" and values[p.name] != ANY]
    related = (_related(graph, find_entity(graph, thing)) for thing in things)
    return chain.from_iterable(related) if things else most_mentioned(graph, free.kind, count=_TRIED)


def _related(graph: Queryable, thing: str) -> list[str]:
    """Names of things that documents relate to a thing, the most mentioned first."""
    query = f"""SELECT DISTINCT ?it ?n WHERE {{
      {{ ?claim rdf:subject {iri(thing)} ; rdf:object ?it }}
      UNION {{ ?claim rdf:object {iri(thing)} ; rdf:subject ?it }}
      ?claim zt:status zt:occurred . ?it zt:mentionCount ?n
    }} ORDER BY DESC(?n) ?it LIMIT {_RELATED}"""
    found = [it for it, _ in rows(graph, query) if it is not None]
    names = labels(graph, found)
    return [names[it] for it in found]


def has_answers(asked: Question, values: _Values, ask: Ask) -> bool:
    """Whether a question has answers with these values."""
    bound = bounded(asked)
    try:
        return bool(ask({**values, **({bound.name: 1} if bound else {})}).rows)
    except UnknownName:  # a name of several things, of which none can be meant
        return False
