"""A question's query taken apart: first the SELECT of its answers is asked, then for each of them some sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from zhitu.sparql import Queryable, batches

__all__ = ["SOURCES", "Parts", "select", "taken_apart"]

#: Rows, and so sources, that an answer has at most where the question has a bound.
SOURCES = 10
#: Answers whose sources are asked for together: the engine's planning grows faster than their number.
_TOGETHER = 8
#: Answers about one thing that differ in their dates, from which on its records are found by the date.
_MANY = 2
_VARIABLE = re.compile(r"[?$]([A-Za-z_]\w*)")
_MADE = re.compile(r"\bAS \?([A-Za-z_]\w*)\)")
#: The name of a given thing, which is the same in all documents: one tells it.
_NAMED = re.compile(r"(<[^<>]*> skos:prefLabel) (\?\w+) \.\n")
#: That a record has the date of the answer, or none where that has none. A date that is there is found by a pattern.
_DATED = re.compile(
    r"OPTIONAL \{ (\?\w+ zt:date) \?\w+ \}\s*FILTER \(COALESCE\(STR\(\?\w+\), \"\"\) = "
    r"COALESCE\(STR\((\"[^\"]*\"\^\^<[^<>]*>)\), \"\"\)\)"
)
_PREFIX = re.compile(r"^PREFIX .*\n", re.MULTILINE)


def select(graph: Queryable, sparql: str) -> ox.QuerySolutions:
    """The solutions of a query that is a SELECT."""
    solutions = graph.query(sparql)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("a question is a SELECT")
    return solutions


@dataclass(frozen=True, slots=True)
class Parts:
    """A question's query taken apart: the SELECT of its answers, and what is around and after it."""

    answers: str
    head: str
    rest: str
    tail: str

    def gathered(self, graph: Queryable, names: list[str], matches: list[dict[str, Any]]) -> str:
        """The query that shapes and orders the rows of these answers, which are asked for here, each with sources."""
        made = set(_MADE.findall(self.head))
        wanted = [n for n in dict.fromkeys(_VARIABLE.findall(self.head + self.tail)) if n not in made]
        rows: list[str] = []
        days = Counter(_undated(match) for match in matches)
        for group in batches(matches, _TOGETHER):
            branches = " UNION ".join(self._branch(names, m, wanted, days[_undated(m)] > _MANY) for m in group)
            prefixes = "".join(_PREFIX.findall(self.head))
            for row in select(graph, f"{prefixes}SELECT * WHERE {{ {branches} }}"):
                rows.append(f"({' '.join(_written(row, name) for name in wanted)})")
        told = f"VALUES ({' '.join(f'?{name}' for name in wanted)}) {{ {' '.join(rows)} }}"
        return f"{self.head}{{ {told} }}{self.tail}"

    def _branch(self, names: list[str], match: dict[str, Any], wanted: list[str], by_day: bool) -> str:
        """The rows of one answer. What it is stands in the place of its variables, so that the engine goes by it.

        `by_day` where its date tells more than what it is about, which has thousands of records.
        """
        text, told = self.rest, list[str]()
        for name in names:
            term = match.get(name)
            if term is not None:
                text = re.sub(rf"[?$]{name}\b", lambda _, term=term: str(term), text)  # type: ignore[misc]
                told.extend([f"BIND ({term} AS ?{name})"] if name in wanted else ())
        if by_day:  # the engine begins with what stands first
            days = [f"{found[1]} {found[2]} ." for found in _DATED.finditer(text)]
            text = " ".join([*days, _DATED.sub("", text)])
        text = _DATED.sub(r"\1 \2 .", text)
        named = [
            f"{{ SELECT {name} WHERE {{ {it} {name} }} LIMIT 1 }}" for it, name in dict.fromkeys(_NAMED.findall(text))
        ]
        text = " ".join([*named, _NAMED.sub("", text)])
        columns = " ".join(f"?{name}" for name in wanted)
        return f"{{ SELECT DISTINCT {columns} WHERE {{ {text} {' '.join(told)} }} LIMIT {SOURCES} }}"


def _undated(match: Mapping[str, Any]) -> tuple[str, ...]:
    """What an answer is about, without its date."""
    return tuple(str(term) for name, term in match.items() if name != "date")


def _written(row: ox.QuerySolution, name: str) -> str:
    """A term of a row as VALUES takes it."""
    try:
        term = row[name]
    except KeyError:
        return "UNDEF"
    return "UNDEF" if term is None else str(term)


def taken_apart(sparql: str) -> Parts | None:
    """A query taken apart; None where it does not begin with the SELECT of its answers, as the first of its blocks."""
    begun = re.search(r"^WHERE \{\n  \{\n    (?=SELECT DISTINCT)", sparql, re.MULTILINE)
    if begun is None:
        return None
    end = sparql.index("\n  }\n", begun.end())
    last = sparql.index("\n}\n", end)
    prefixes = "".join(_PREFIX.findall(sparql))
    inner, rest = sparql[begun.end() : end], sparql[end + len("\n  }\n") : last]
    return Parts(prefixes + inner, sparql[: begun.start()] + "WHERE ", _uncommented(rest), sparql[last + 2 :])


def _uncommented(text: str) -> str:
    """Without the lines that are comments, since what follows is put on one line with others."""
    return "".join(f"{line}\n" for line in text.split("\n") if not line.lstrip().startswith("#"))
