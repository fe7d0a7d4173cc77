"""What may be asked instead where a question has no answers: texts, things and years with which there are some."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from zhitu.iri import ZT
from zhitu.names import nearest
from zhitu.query.left_out import PLACE
from zhitu.query.lookup import find_entity, labels
from zhitu.query.parameters import ANY
from zhitu.query.parts import taken_apart
from zhitu.query.questions import Question, bounded, period_of
from zhitu.sparql import Queryable, iri, rows
from zhitu.vocabulary import vocabulary

if TYPE_CHECKING:
    from zhitu.query.answers import Answer

__all__ = ["Ask", "choice", "choices", "near", "texts_of", "unfit"]

#: Asks the same question with other values; with `also`, a variable is a column, too.
Ask: TypeAlias = "Callable[..., Answer]"
#: What is shown in the place of something that has no answers, at most.
_NEAR = 5
#: The beginning of an EDTF date.
_DAY = re.compile(r"\d{4}(?:-\d\d|/|$)")
#: The column with the place of what is asked about, and answers that are looked at for others to ask about.
_WHERE, _LOOKED_AT = "where", 1000
_NAMED_RELATION = re.compile(r"\bzt:(\w+)")


def near(told: Answer, ask: Ask) -> dict[str, tuple[str, ...]]:
    """Texts that have answers where the given ones have none: those of the column that is called like the parameter."""
    found: dict[str, tuple[str, ...]] = {}
    for parameter in told.question.parameters:
        name, given = parameter.name, told.parameters[parameter.name]
        asked = parameter.type in ("text", "indicator") and given != ANY and name in told.columns
        if asked and (texts := texts_of(ask, told.parameters, name)):
            found[name] = tuple(dict.fromkeys([*nearest(given, texts), *texts]))[:_NEAR]
    return found


def texts_of(ask: Ask, values: Mapping[str, str], name: str) -> list[str]:
    """What there is of a column where the parameter of its name is left open, the most usual first."""
    every = ask({**values, name: ANY})
    if name not in every.columns:
        return []
    at = every.columns.index(name)
    return [text for text, _ in Counter(row.cells[at] for row in every.rows).most_common() if text is not None]


def choices(graph: Queryable, told: Answer, ask: Ask) -> tuple[dict[str, dict[str, int]], tuple[str, ...]]:
    """Things and years with which there are answers where there are none with what is asked for.

    Each is looked for with the others as they are; where that finds nothing, with all of them left open, whose names
    come beside them: each of these has its answers where the others are open.
    """
    groups = [[p.name] for p in told.question.parameters if p.type == "entity" and not p.needed]
    groups = [g for g in [period_of(told.question), *groups] if any(told.parameters[name] != ANY for name in g)]
    found, every = _choices(graph, told, ask, groups, []), list[str]()
    if len(groups) > 1 and not found:
        every = [name for group in groups for name in group]
        found = _choices(graph, told, ask, groups, every)
    return found, tuple(every if found else ())


def _choices(
    graph: Queryable, told: Answer, ask: Ask, groups: Iterable[list[str]], free: Iterable[str]
) -> dict[str, dict[str, int]]:
    values = {**told.parameters, **dict.fromkeys(free, ANY)}
    found = {group[0]: choice(graph, told.question, values, ask, group) for group in groups}
    return {name: counts for name, counts in found.items() if counts}


def choice(graph: Queryable, asked: Question, values: Mapping[str, str], ask: Ask, group: list[str]) -> dict[str, int]:
    """The years, or what stands for a parameter, that answers are about where it is left open, the others as given."""
    bound = bounded(asked)
    given = {**values, **dict.fromkeys(group, ANY), **({bound.name: _LOOKED_AT} if bound else {})}
    if group == period_of(asked):
        every = ask(given)
        told_in = [at for at, name in enumerate(every.columns) if name not in every.numbers]
        days = (next((c for at in told_in if (c := row.cells[at]) and _DAY.match(c)), None) for row in every.rows)
        return dict(Counter(day[:4] for day in days if day).most_common(_NEAR))
    variable = _standing_for(asked.sparql, group[0])
    found = ask(given, also=variable)
    named = group[0] == PLACE and _WHERE in found.columns
    column = _WHERE if named else variable
    if column not in found.columns:
        return {}
    at = found.columns.index(column)
    counts = Counter(cell for row in found.rows if (cell := row.cells[at]))
    if not named:
        kind = next(p.kind for p in asked.parameters if p.name == group[0])
        called = labels(graph, counts if kind is None else _of(graph, counts, _fit(asked, kind)))
        counts = sum((Counter({called[it]: count}) for it, count in counts.items() if it in called), Counter[str]())
    return dict(counts.most_common(_NEAR))


def _of(graph: Queryable, things: Iterable[str], classes: Iterable[str]) -> list[str]:
    """Those of the things that are of one of the classes."""
    nodes, kinds = " ".join(map(iri, things)), " ".join(iri(ZT + name) for name in sorted(classes))
    query = f"SELECT DISTINCT ?e WHERE {{ VALUES ?e {{ {nodes} }} VALUES ?c {{ {kinds} }} ?e a ?c }}"
    return [it for (it,) in rows(graph, query) if it is not None]


def _standing_for(sparql: str, name: str) -> str:
    """The variable that is in a query what a parameter is: itself, left open, or one with the same role."""
    parts = taken_apart(sparql)
    if parts is None or f"${name}" in parts.rest:
        return name
    role = re.search(rf"\b((?:rdf:subject|rdf:object|zt:of|zt:about) )\${name}\b", parts.answers)
    ways = [rf"\${name} AS \?(\w+)", rf"{role[1]}\?(\w+)" if role else rf"\?(\w+) = \${name}\b"]
    found = (re.search(way, parts.answers) for way in ways)
    return next((same[1] for same in found if same), name)


def unfit(graph: Queryable, told: Answer) -> dict[str, tuple[str, ...]]:
    """The classes of things that were asked for, where nothing of these can be what the question asks about."""
    found: dict[str, tuple[str, ...]] = {}
    for parameter in told.question.parameters:
        given = told.parameters[parameter.name]
        if parameter.type == "entity" and parameter.kind is not None and given != ANY:
            query = f"SELECT DISTINCT ?c WHERE {{ {iri(find_entity(graph, given))} a ?c }} ORDER BY ?c"
            classes = {c.removeprefix(ZT) for (c,) in rows(graph, query) if c is not None} & set(vocabulary().classes)
            if classes and classes.isdisjoint(_fit(told.question, parameter.kind)):
                found[parameter.name] = tuple(sorted(classes))
    return found


def _fit(asked: Question, kind: str) -> frozenset[str]:
    """The classes of what can stand where a question has something of a class: a city acts, and is asked for, too.

    These are the class with what is below it, and what stands beside these at an end of the question's relations.
    """
    known = vocabulary()
    own = known.below(kind)
    named = (known.relations[name] for name in _NAMED_RELATION.findall(asked.sparql) if name in known.relations)
    ends = (end for relation in named for end in (relation.domain, relation.range))
    # an end at which anything may stand tells nothing
    return own.union(*(end for end in ends if own <= end and len(end) < len(known.classes)))
