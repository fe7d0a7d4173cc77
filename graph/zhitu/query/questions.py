"""The competency questions of `ontology/queries`: what an analyst asks, in words, with parameters and sources.

A question is a SPARQL file. Its first line holds the question (`# 中文 | English`), lines `# param: name default type`
declare what may be set; after the type `entity` may stand a class, and at the end `needed`, which refuses `any`. In the
query a parameter is `$name`, and a term is put in its place: an IRI or literal as pyoxigraph writes it, never the raw
characters that somebody typed. `any` leaves the variable free, so that each file is a complete query by itself. A
parameter of type `count` is how many answers are wanted: where the query has `LIMIT` with its default, the number asked
for is put, and `any` takes the bound away. One of type `indicator` stands, within `IN ($name)`, for all indicators of
the graph that are meant, elsewhere for the text. Columns `quote`, `document` and `published` are the source of the
columns before them. A parameter `place` says where `?it` is (`left_out`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import pyoxigraph as ox

from zhitu.errors import AbsentDefault, QueryError, UnknownName, VocabularyError
from zhitu.names import nearest, simplify
from zhitu.query.indicators import indicators, meant
from zhitu.query.mentioned import latest_documents, most_mentioned
from zhitu.query.parameters import ANY, TERMS, Parameter, takes
from zhitu.resources import ontology_path
from zhitu.sparql import Queryable, Results
from zhitu.tokens import Edit, edited, tokens

__all__ = [
    "Question",
    "asked_with",
    "bind",
    "bounded",
    "faulty",
    "period_of",
    "question",
    "questions",
    "run",
    "settled",
    "things_of",
]

_PARAM = re.compile(
    r"# param: (?P<name>[a-z_]+) (?P<default>.+?) (?P<type>[a-z]+)(?: (?P<kind>[A-Z]\w+))?(?P<needed> needed)?\Z"
)
#: Things that are tried, the most mentioned first, in the place of one that a graph lacks.
_TRIED = 50
_ADDED = re.compile(r" ?[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question: identifier, words in both languages, parameters and query."""

    id: str
    zh: str
    en: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def kind_of(self, parameter: str) -> str:
        """The type of a parameter."""
        return next(p.type for p in self.parameters if p.name == parameter)


def questions() -> dict[str, Question]:
    """All questions by identifier, in alphabetical order."""
    return _read()[0]


def faulty() -> dict[str, str]:
    """What is wrong with the files that are no questions, by identifier; the others can be asked."""
    return _read()[1]


@cache
def _read() -> tuple[dict[str, Question], dict[str, str]]:
    found: dict[str, Question] = {}
    wrong: dict[str, str] = {}
    for path in sorted((ontology_path() / "queries").glob("*.rq")):
        try:
            found[path.stem] = _parse(path.stem, path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            wrong[path.stem] = f"queries/{path.name}: it is not in UTF-8"
        except VocabularyError as error:
            wrong[path.stem] = str(error)
    return found, wrong


def _parse(identifier: str, text: str) -> Question:
    first, *others = text.splitlines() or [""]
    zh, bar, en = first.removeprefix("#").partition("|")
    if not first.startswith("#") or not bar:
        raise VocabularyError(f"queries/{identifier}.rq:1: expected '# question in Chinese | in English'")
    parameters = []
    for number, line in enumerate(others, start=2):
        if line.startswith("# param:"):
            match = _PARAM.match(line)
            if match is None or match["type"] not in TERMS:
                known = ", ".join(TERMS)
                raise VocabularyError(
                    f"queries/{identifier}.rq:{number}: expected '# param: name default type' ({known})"
                )
            name, default, kind, needed = match["name"], match["default"], match["kind"], match["needed"] is not None
            parameters.append(Parameter(name, default, match["type"], kind, needed))
    return Question(identifier, zh.strip(), en.strip(), tuple(parameters), text)


def question(name: str) -> Question:
    """The question of this identifier or wording; UnknownName with the nearest ones."""
    known = questions()
    if name in known:
        return known[name]
    if name in faulty():
        raise VocabularyError(faulty()[name])
    for candidate in known.values():
        if _bare(name) in (_bare(candidate.zh), _bare(candidate.en)):
            return candidate
    by_words = {w: q.id for q in known.values() for w in (q.id, q.zh, q.en)}
    raise UnknownName("question", name, dict.fromkeys(by_words[w] for w in nearest(name, by_words, count=8)))


def _bare(words: str) -> str:
    """A question without its mark and what it adds in brackets."""
    return _ADDED.sub("", words).strip().rstrip("？?")


def run(graph: Queryable, asked: Question, parameters: Mapping[str, Any] | None = None) -> Results:
    """The solutions of a question; UnknownName for a parameter that it lacks, or a name that the graph lacks."""
    return graph.query(bind(graph, asked, parameters or {}))


def bounded(asked: Question) -> Parameter | None:
    """The parameter that says how many answers a question gives, where it has one."""
    return next((p for p in asked.parameters if p.type == "count"), None)


def period_of(asked: Question) -> list[str]:
    """The parameters that bound a period, the first day before the last; none where a question asks of none."""
    return [p.name for p in asked.parameters if p.type in ("since", "until")]


def asked_with(asked: Question, given: Mapping[str, Any]) -> dict[str, str]:
    """What each parameter of a question is: what was given, `any` where that is None, else the question's own value.

    Who gives one end of a period leaves the other open: the question's own end is of a period of its own.
    """
    ends = period_of(asked)
    one = any(name in given for name in ends)
    own = {p.name: ANY if one and p.name in ends else p.default for p in asked.parameters}
    return {name: str(ANY if (value := given.get(name, own[name])) is None else value) for name in own}


def settled(graph: Queryable, asked: Question, given: Mapping[str, Any]) -> dict[str, str]:
    """As `asked_with`; where the graph lacks what is asked about unless told, what it has most of takes its place.

    UnknownName for a parameter that the question lacks and a value that it cannot take, those that were given first;
    AbsentDefault where the graph has nothing of the kind and the question needs it.
    """
    known = {p.name: p for p in asked.parameters}
    for name in given:
        if name not in known:
            raise UnknownName(f"parameter of question {asked.id}", name, known, closed=True)
    values = asked_with(asked, given)
    terms: dict[str, str] = {}
    # those that were given first; what is measured goes by the thing
    for parameter in sorted(asked.parameters, key=lambda p: (p.name not in given, p.type == "indicator")):
        name, told = parameter.name, parameter.name in given
        if values[name] == ANY:
            continue
        try:
            terms[name] = TERMS[parameter.type](graph, values[name])
        except UnknownName as error:
            if told:
                error.parameter = name
                raise
            values[name] = _instead(graph, asked, parameter, error, terms)
            if values[name] == ANY:
                continue
            terms[name] = TERMS[parameter.type](graph, values[name])
        if parameter.type == "indicator" and not told:
            measured = indicators(graph, things_of(asked, terms)) or indicators(graph)
            values[name] = values[name] if meant(values[name], measured) or not measured else measured[0]
    return values


def bind(graph: Queryable, asked: Question, parameters: Mapping[str, Any]) -> str:
    """The query of a question with its parameters in place.

    A value that is `any`, or None, leaves the parameter free. QueryError where one that is needed is left free, and for
    a period that ends before it begins.
    """
    terms: dict[str, str] = {}
    values = settled(graph, asked, parameters)
    for parameter in asked.parameters:
        if (value := values[parameter.name]) != ANY:
            terms[parameter.name] = TERMS[parameter.type](graph, value)
        elif parameter.needed:
            raise QueryError(
                f"{asked.id} needs {parameter.name}= ({takes(parameter)}); {ANY} would ask about everything"
            )
    _check_period(asked, terms)
    things = things_of(asked, terms)
    lists = {
        p.name: _listed(graph, values[p.name], things)
        for p in asked.parameters
        if p.type == "indicator" and p.name in terms
    }
    return edited(asked.sparql, _settings(asked, terms, lists))


def things_of(asked: Question, terms: Mapping[str, str]) -> list[str]:
    """The IRIs of the things that a question is asked about, of its parameters as terms."""
    return [terms[p.name][1:-1] for p in asked.parameters if p.type == "entity" and p.name in terms]


def _listed(graph: Queryable, text: str, things: list[str]) -> str:
    """The indicators that are meant, as literals for a list; the text itself where there is none."""
    known = indicators(graph, things) or indicators(graph)
    found = meant(text, known) or [simplify(text)]
    return ", ".join(str(ox.Literal(name, language="zh")) for name in found)


def _settings(asked: Question, terms: Mapping[str, str], lists: Mapping[str, str]) -> Iterator[Edit]:
    """Terms in the place of `$name`, and of the number after LIMIT that is the default of the bound."""
    bound, before = bounded(asked), ""
    for word, token in pairwise(tokens(asked.sparql)):
        name = token.text[1:] if token.text[0] == "$" else ""
        if name in lists and (before, word.text) == ("IN", "("):
            yield Edit(token.start, token.end, lists[name])
        elif name in terms:
            yield Edit(token.start, token.end, terms[name])
        elif bound is not None and word.word == "LIMIT" and token.text == bound.default:
            most = terms.get(bound.name)
            yield Edit(word.start, token.end, "" if most is None else f"LIMIT {most}")
        before = word.word


def _instead(
    graph: Queryable, asked: Question, parameter: Parameter, error: UnknownName, taken: Mapping[str, str]
) -> str:
    """What a question is asked about where the graph lacks what it asks about unless told: what it has most of.

    A thing has figures where the question is about these, and is none of the `taken` ones. Where there is nothing of
    the kind, `any`; AbsentDefault where that is refused.
    """
    measured = any(p.type == "indicator" for p in asked.parameters)
    found: list[str] = []
    if parameter.type == "entity":
        found = most_mentioned(graph, parameter.kind, count=_TRIED)
    elif parameter.type == "document":
        found = latest_documents(graph)
    for name in found:
        try:
            term = TERMS[parameter.type](graph, name)
        except UnknownName:  # several of this name
            continue
        if term not in taken.values() and (not measured or indicators(graph, [term[1:-1]])):
            return name
    if parameter.type == "entity" and not parameter.needed:
        return ANY
    if parameter.type not in ("entity", "document"):
        raise error
    absent = AbsentDefault(f"{asked.id} asks about {parameter.name}= ({takes(parameter)})", error.name)
    absent.parameter = parameter.name
    raise absent from None


def _check_period(asked: Question, terms: Mapping[str, str]) -> None:
    """Days as terms are in the order of time."""
    since = next((p.name for p in asked.parameters if p.type == "since" and p.name in terms), None)
    until = next((p.name for p in asked.parameters if p.type == "until" and p.name in terms), None)
    if since and until and terms[since] > terms[until]:
        first, last = terms[since][1:11], terms[until][1:11]
        raise QueryError(f"{since}={first} is after {until}={last}; give both, or {until}={ANY}")
