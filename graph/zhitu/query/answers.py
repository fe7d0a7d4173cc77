"""Answers to competency questions: rows of words, each with the sentences that it rests on.

A question whose query begins with `{ SELECT … LIMIT 200 }` is asked in two steps: first that SELECT, for the answers,
then for each of them some sources. So the bound counts answers that differ, however many documents repeat them, and an
answer that ten thousand documents give costs no more than another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from typing import Any, TypeAlias

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT
from zhitu.query.defaults import has_answers, replaceable, with_answers
from zhitu.query.indicators import indicators, kindred
from zhitu.query.instead import choices, near, unfit
from zhitu.query.left_out import LeftOut, left_out
from zhitu.query.linking import Links, linked
from zhitu.query.lookup import Namesake, find_entity, others_called
from zhitu.query.parameters import ANY
from zhitu.query.parts import select, taken_apart
from zhitu.query.questions import Question, asked_with, bind, bounded, question, settled
from zhitu.sparql import Queryable, batches, iri, rows, value

__all__ = ["Answer", "Cited", "Passage", "answer", "answered_with"]

_DECIMAL = ox.NamedNode(PREFIXES["xsd"] + "decimal")
#: Other indicators of the name that are told.
_NEAR = 5
#: Columns of a question's query that hold the source of the others; where a person's word alone is it, `decider` is who
#: said so, and `quote` why.
_SOURCE = ("quote", "document", "published", "confidence", "decider")
#: Before the columns of a question.
_HEAD = re.compile(r"^SELECT DISTINCT\n", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A sentence that an answer rests on, its document, EDTF date or None, and the IRIs of document and record.

    `confidence` is how likely the record is right, from 0 to 1: about so many of those that are as sure are.
    """

    quote: str
    document: str
    date: str | None
    source: str | None = field(default=None, compare=False)
    record: str | None = field(default=None, compare=False)
    confidence: Decimal | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Cited:
    """A row of an answer, the IRIs of what its cells name, and its sources.

    What the gazetteer knows has no sentence: its quote is empty. `deciders` are the people on whose word it stands
    without a passage, each with the reason, which may be empty.
    """

    cells: tuple[str | None, ...]
    sources: tuple[Passage, ...]
    deciders: tuple[tuple[str, str], ...] = ()
    things: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: what was asked, with which parameters, and the rows found.

    `cut` is the bound on answers, where there are more than these. Else None. `near` has, where a text that was asked
    for is why nothing was found, those with which there are answers, by its parameter, the likeliest first. `terms` are
    the columns that hold terms of the ontology. `unfit` has, where nothing was found, the classes of things
    that were asked for and are not of the class which the question asks about, by parameter. `numbers` are the
    columns of what is measured. `akin` has, where an indicator was asked for by its whole name, others that have the
    name in theirs, by parameter, those told most often first. `instead` has what the question asks about unless told,
    by parameter, where that has no answers and something else was asked about that has. `others` are other things of
    the names that were given, by parameter. `left_out` is how many more there are that have no known date or place,
    where one was asked for, or are only expected. `choices` has, where nothing was found, things and years with which
    there are answers, each with how many, the most first, by parameter, years by the first one of the period; where
    there are none unless others are left open, too, the names of all that are stand in `opened`.
    """

    question: Question
    parameters: dict[str, str]
    columns: tuple[str, ...]
    rows: tuple[Cited, ...]
    cut: int | None = None
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)
    terms: frozenset[str] = frozenset()
    unfit: dict[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()
    akin: dict[str, tuple[str, ...]] = field(default_factory=dict)
    instead: dict[str, str] = field(default_factory=dict)
    others: dict[str, tuple[Namesake, ...]] = field(default_factory=dict)
    left_out: LeftOut = field(default_factory=LeftOut)
    choices: dict[str, dict[str, int]] = field(default_factory=dict)
    opened: tuple[str, ...] = ()


def answer(graph: Queryable, asked: str, parameters: Mapping[str, Any] | None = None) -> Answer:
    """Ask a question by identifier or wording; rows that differ only in their source become one.

    What nobody gave and has no answers gives way to what has some.
    """
    found, given = question(asked), parameters or {}
    own = asked_with(found, given)
    ask = partial(_answered, graph, found)
    values = settled(graph, found, given)
    told = ask(values)
    if not told.rows and (others := with_answers(graph, found, values, given, ask)) != values:
        values, told = others, ask(others)
    instead = {name: own[name] for name in values if values[name] != own[name]}
    told = replace(told, instead=instead, others=_others(graph, told), left_out=left_out(graph, found, values))
    if told.rows:
        return replace(told, rows=_assured(graph, told.rows), akin=_akin(graph, told))
    counts, opened = choices(graph, told, ask)
    return replace(told, near=near(told, ask), unfit=unfit(graph, told), choices=counts, opened=opened)


def answered_with(graph: Queryable, asked: Question, parameters: Mapping[str, Any]) -> dict[str, str]:
    """The values with which `answer` asks a question that has answers with some; for those who ask by themselves."""
    values, ask = settled(graph, asked, parameters), partial(_answered, graph, asked)
    if not replaceable(asked, values, parameters) or has_answers(asked, values, ask):
        return values
    return with_answers(graph, asked, values, parameters, ask)


def _others(graph: Queryable, told: Answer) -> dict[str, tuple[Namesake, ...]]:
    """Other things of the names that were given."""
    found: dict[str, tuple[Namesake, ...]] = {}
    for parameter in told.question.parameters:
        name = told.parameters[parameter.name]
        if parameter.type == "entity" and name != ANY:
            others = others_called(graph, name, find_entity(graph, name))
            found |= {parameter.name: others} if others else {}
    return found


def _akin(graph: Queryable, told: Answer) -> dict[str, tuple[str, ...]]:
    """Indicators that were not meant and have the name of the one that was."""
    given = [(p.name, text) for p in told.question.parameters if (text := told.parameters[p.name]) != ANY]
    asked = {name: text for name, text in given if told.question.kind_of(name) == "indicator"}
    if not asked:
        return {}
    things = [find_entity(graph, text) for name, text in given if told.question.kind_of(name) == "entity"]
    known = indicators(graph, things)
    return {name: tuple(found[:_NEAR]) for name, text in asked.items() if (found := kindred(text, known))}


def _answered(graph: Queryable, found: Question, parameters: Mapping[str, Any], *, also: str = "") -> Answer:
    """The answer to a question, whether or not there are rows; `also` is a variable that is to be a column, too."""
    given = asked_with(found, parameters)
    bound = bounded(found)
    found = replace(found, sparql=_HEAD.sub(rf"\g<0>  ${also}\n", found.sparql, count=1)) if also else found
    sparql, links = linked(bind(graph, found, parameters))  # which refuses what is no number
    # what was rejected is no answer, which the engine sees at once where it has the whole query
    if bound is None or given[bound.name] == ANY or f"<{ZT}rejected> != zt:rejected" in sparql:
        return _told(found, given, select(graph, sparql), links)
    most = int(given[bound.name])
    # one more than wanted tells whether there are more
    sparql, links = linked(bind(graph, found, {**parameters, bound.name: most + 1}))
    parts = taken_apart(sparql)
    if parts is None:  # each row is an answer by itself
        every = _told(found, given, select(graph, sparql), links)
        return replace(every, rows=every.rows[:most], cut=most if len(every.rows) > most else None)
    answers = select(graph, parts.answers)
    matches = [{v.value: row[v] for v in answers.variables if row[v] is not None} for row in answers]
    shaped = parts.gathered(graph, [v.value for v in answers.variables], matches[:most])
    return replace(_told(found, given, select(graph, shaped), links), cut=most if len(matches) > most else None)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is behind a row: passages, and people with their reasons; each once, in order."""

    sources: dict[Passage, Passage] = field(default_factory=dict)
    people: dict[tuple[str, str], None] = field(default_factory=dict)

    def add(self, passage: Passage) -> None:
        """A passage that is as sure as the surest record that says this by it."""
        had = self.sources.setdefault(passage, passage)
        if had.confidence is not None and passage.confidence is not None and had.confidence < passage.confidence:
            self.sources[passage] = passage


_Key: TypeAlias = tuple[tuple[str | None, ...], tuple[str | None, ...]]


def _told(asked: Question, given: dict[str, str], solutions: ox.QuerySolutions, links: Links) -> Answer:
    """The columns that are no source, and the rows by what they say, in order of first appearance."""
    names = [variable.value for variable in solutions.variables]
    # without a quote a document is the answer, not its source; a confidence before it is what is asked for
    sourced = set(_SOURCE) if "quote" in names else set()
    sourced -= {"confidence"} if "confidence" in names[: names.index("quote") if sourced else None] else set()
    columns = tuple(n for n in names if n not in links.added and n not in sourced)
    groups: dict[_Key, _Said] = {}
    numbers: set[str] = set()
    for solution in solutions:
        told = {n: None if (term := solution[n]) is None else value(term) for n in names}
        numbers |= {n for n in columns if isinstance(term := solution[n], ox.Literal) and term.datatype == _DECIMAL}
        # an IRI in brackets is that of a thing that was asked for
        nodes = {
            n: node if (node := links.names.get(n)) and node.startswith("<") else told.get(node or "") for n in columns
        }
        cells = tuple(told[c] for c in columns)
        things = tuple(n.strip("<>") if (n := nodes[c]) and told[c] is not None else None for c in columns)
        said = groups.setdefault((cells, things), _Said())
        if (who := told.get("decider")) is not None:
            said.people[(who, told.get("quote") or "")] = None
        elif "quote" in told and (told["quote"] or told.get("document")):
            at = told.get(links.source or ""), told.get(links.record or "")
            sure = _decimal(solution["confidence"]) if "confidence" in sourced else None
            said.add(Passage(told["quote"] or "", told.get("document") or "", told.get("published"), *at, sure))
    rows = tuple(Cited(cells, (*said.sources.values(),), (*said.people,), it) for (cells, it), said in groups.items())
    return Answer(asked, given, columns, rows, terms=links.terms, numbers=frozenset(numbers))


def _assured(graph: Queryable, found: tuple[Cited, ...]) -> tuple[Cited, ...]:
    """Rows whose passages tell how sure their records are, of which few queries ask.

    It is asked for afterwards: within a question's query it takes from the engine its plan, and up to seconds.
    """
    every = [said for row in found for said in row.sources if said.confidence is None and said.source and said.record]
    sure: dict[tuple[str | None, str | None], Decimal] = {}
    for group in batches(sorted({f"({iri(said.source or '')} {iri(said.record or '')})" for said in every})):
        there = f"VALUES (?d ?r) {{ {' '.join(group)} }} GRAPH ?d {{ ?r zt:confidence ?c }} FILTER (isNumeric(?c))"
        told = rows(graph, f"SELECT ?d ?r ?c WHERE {{ {there} }}")
        sure.update(((_text(d), _text(r)), Decimal(_text(c))) for d, r, c in told)
    return tuple(replace(row, sources=tuple(_sure(said, sure) for said in row.sources)) for row in found)


def _sure(said: Passage, sure: Mapping[tuple[str | None, str | None], Decimal]) -> Passage:
    return replace(said, confidence=sure.get((said.source, said.record), said.confidence))


def _text(term: str | bool | None) -> str:
    return str(term)


def _decimal(term: object) -> Decimal | None:
    """A confidence; None where there is none, or where a graph of somebody else's has something else."""
    return Decimal(term.value) if isinstance(term, ox.Literal) and term.datatype == _DECIMAL else None
