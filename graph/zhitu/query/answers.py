"""Answers to competency questions: rows of words, each with the sentences that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from zhitu.query.questions import ANY, Question, bind, bounded, matched, question
from zhitu.sparql import Queryable, value

__all__ = ["Answer", "Cited", "answer"]

#: Columns of a question's query that hold the source of the others.
_SOURCE = ("quote", "document", "published")


@dataclass(frozen=True, slots=True)
class Cited:
    """A row of an answer and its sources: (quote, document, EDTF date or None) each.

    What the gazetteer knows has no sentence: its quote is empty.
    """

    cells: tuple[str | None, ...]
    sources: tuple[tuple[str, str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: what was asked, with which parameters, and the rows found.

    `cut` is the number of matches that were looked at, where it is the bound: there may be more. Else None.
    """

    question: Question
    parameters: dict[str, str]
    columns: tuple[str, ...]
    rows: tuple[Cited, ...]
    cut: int | None = None


def answer(graph: Queryable, asked: str, parameters: Mapping[str, Any] | None = None) -> Answer:
    """Ask a question by identifier or wording; rows that differ only in their source become one."""
    found = question(asked)
    bound, apart = bounded(found), matched(found)
    # the variables that tell matches apart come along, to see whether the bound was reached
    shown = found.sparql.partition("WHERE")[0].split()
    more = [f"?{name}" for name in apart if f"?{name}" not in shown]
    sparql = bind(graph, found, parameters or {}).replace("SELECT DISTINCT", " ".join(["SELECT DISTINCT", *more]), 1)
    solutions = graph.query(sparql)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(f"question {found.id} is not a SELECT")
    names = [variable.value for variable in solutions.variables if f"?{variable.value}" not in more]
    whole = (
        set(_SOURCE) - {"quote"} if "quote" not in names else set()
    )  # there a document is the answer, not its source
    columns = tuple(n for n in names if n not in _SOURCE or n in whole)
    groups: dict[tuple[str | None, ...], dict[tuple[str, str, str | None], None]] = {}
    matches = set()
    for solution in solutions:
        matches.add(tuple(solution[name] for name in apart))
        told = {n: None if (term := solution[n]) is None else value(term) for n in names}
        sources = groups.setdefault(tuple(told[c] for c in columns), {})
        if "quote" in told and (told["quote"] or told.get("document")):
            sources[(told["quote"] or "", told.get("document") or "", told.get("published"))] = None
    given = {
        p.name: str(ANY if (v := (parameters or {}).get(p.name, p.default)) is None else v) for p in found.parameters
    }
    rows = tuple(Cited(cells, tuple(sources)) for cells, sources in groups.items())
    most = None if bound is None or given[bound.name] == ANY else int(given[bound.name])
    return Answer(found, given, columns, rows, most if most is not None and len(matches) >= most else None)
