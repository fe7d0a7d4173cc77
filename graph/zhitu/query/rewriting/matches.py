"""Puts what a search finds in the place of the statements that ask for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from zhitu.errors import QueryError
from zhitu.iri import ZT
from zhitu.query.rewriting.statements import Statement, Unreadable, matching, statement_around
from zhitu.query.search import MOST, Searcher
from zhitu.sparql import Results, iri
from zhitu.tokens import Edit, edited, named, place, tokens, unescaped

__all__ = ["MAGIC", "MATCHES", "QUOTE_MATCHES", "Rewritten", "ask", "rewrite"]

MATCHES, QUOTE_MATCHES = ZT + "matches", ZT + "quoteMatches"
MAGIC = (MATCHES, QUOTE_MATCHES)
#: Hits that a statement stands for unless it says how many.
_LIMIT = 1000
#: Searches in a query, and characters of a query with searches, at most.
_SEARCHES, _LENGTH = 20, 200_000


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A query without the two properties, and the way back to where a mistake stands in the original."""

    text: str
    original: str
    edits: tuple[Edit, ...] = ()

    def located(self, error: QueryError) -> QueryError:
        """The error with its place in the original query."""
        if not self.edits or error.line is None or error.column is None:
            return error
        lines = self.text.split("\n")
        offset = sum(len(line) + 1 for line in lines[: error.line - 1]) + error.column - 1
        message = str(error).removeprefix(f"query: line {error.line}, column {error.column}: ")
        return QueryError(message, *place(self.original, self._origin(offset)))

    def _origin(self, offset: int) -> int:
        moved = 0
        for edit in self.edits:
            begin = edit.start + moved
            if offset < begin:
                break
            if offset < begin + len(edit.text):
                return edit.start
            moved += len(edit.text) - (edit.end - edit.start)
        return offset - moved


def ask(
    sparql: str, prefixes: Mapping[str, str], searcher: Callable[[], Searcher], query: Callable[[str], Results]
) -> Results:
    """What `query` gives for the rewritten query; a QueryError names the place in the original."""
    changed = rewrite(sparql, prefixes, searcher)
    try:
        return query(changed.text)
    except QueryError as error:
        raise changed.located(error) from error


def rewrite(sparql: str, prefixes: Mapping[str, str], searcher: Callable[[], Searcher]) -> Rewritten:
    """The query with VALUES in the place of searches; `searcher` is called only where there are any.

    `prefixes` are those known without declaration. QueryError, with line and column, where a search is no string or
    its statement is not a simple one. A query that does not parse comes back as it was, for the engine to refuse.
    """
    if "atches" not in sparql and "\\" not in sparql:
        return Rewritten(sparql, sparql)
    if len(sparql) > _LENGTH:
        if any(name in sparql for name in ("matches", "quoteMatches")):
            raise QueryError(f"a query that may hold searches has at most {_LENGTH:,} characters")
        return Rewritten(sparql, sparql)
    edits = tuple(_Query(sparql, prefixes).edits(searcher))
    return Rewritten(edited(sparql, edits), sparql, edits)


class _Query:
    """A query while it is looked through."""

    def __init__(self, sparql: str, prefixes: Mapping[str, str]) -> None:
        self.sparql = sparql
        self.tokens = list(tokens(sparql))
        #: Which of the two properties a token is, by its number.
        self.magic = {at: found for at, found in named(self.tokens, prefixes) if found in MAGIC}

    def edits(self, searcher: Callable[[], Searcher]) -> Iterator[Edit]:
        """One for each statement with a search in it, in order."""
        done, count = -1, 0
        outside = self._outside()
        for at in self.magic:
            if at <= done or any(first < at < last for first, last in outside):
                continue
            try:
                statement = statement_around(self.tokens, at, is_magic=self.magic.__contains__)
                self._not_short(at)
                count += sum(len(p.objects) for p in statement.pairs if p.verb[0] in self.magic)
                if count > _SEARCHES:
                    raise Unreadable(f"may stand {_SEARCHES} times in a query", at)
                yield self._edit(statement, searcher)
            except Unreadable as error:
                raise self._error(f"{self.tokens[at].text} {error}", error.at) from None
            done = statement.last

    def _outside(self) -> list[tuple[int, int]]:
        """Blocks in which the properties are like any other: templates, data, SERVICE."""
        found = []
        for at, token in enumerate(self.tokens):
            if token.text == "{" and token.kind == "mark":
                before = [*self.tokens[max(0, at - 3) : at]]
                template = before and before[-1].word in ("CONSTRUCT", "INSERT", "DELETE", "DATA")
                words = [t.word for t in before[:-1] if t.word != "SILENT"]
                if template or words[-1:] == ["SERVICE"]:
                    found.append((at, matching(self.tokens, at)))
        return found

    def _not_short(self, at: int) -> None:
        """CONSTRUCT WHERE has a template that is its pattern, in which nothing can be put in place of a triple."""
        if any((a.word, b.word) == ("CONSTRUCT", "WHERE") for a, b in pairwise(self.tokens[:at])):
            raise Unreadable("needs the long form CONSTRUCT { … } WHERE { … }", at)

    def _edit(self, statement: Statement, searcher: Callable[[], Searcher]) -> Edit:
        first, last = statement.subject
        kept, blocks = [], []
        for pair in statement.pairs:
            magic = self.magic.get(pair.verb[0]) if pair.verb[0] == pair.verb[1] else None
            if magic is None:
                kept.append(self._text(pair.verb[0], pair.objects[-1][1]))
            else:
                blocks += [self._values(statement, magic, told, searcher) for told in pair.objects]
        rest = f" {self._text(first, last)} {' ; '.join(kept)}" if kept else ""
        if kept and self.tokens[first].text == "(":
            raise Unreadable("with a score is a statement of its own", self._verb(statement))
        return Edit(self.tokens[first].start, self.tokens[statement.last].end, " ".join(blocks) + rest)

    def _verb(self, statement: Statement) -> int:
        return next(p.verb[0] for p in statement.pairs if p.verb[0] in self.magic)

    def _text(self, first: int, last: int) -> str:
        return self.sparql[self.tokens[first].start : self.tokens[last].end]

    def _values(self, statement: Statement, magic: str, told: tuple[int, int], searcher: Callable[[], Searcher]) -> str:
        """The VALUES block of one search."""
        names = self._variables(statement)
        text, limit = self._asked(told, self._verb(statement))
        if magic == MATCHES:
            hits = [(hit.iri, hit.score) for hit in searcher().entities(text, limit=limit)]
        else:
            hits = [(hit.iri, 1.0) for hit in searcher().quotes(text, limit=limit, overlapping=True)]
        if len(names) == 1:
            return f"VALUES {names[0]} {{ {' '.join(iri(found) for found, _ in hits)} }}"
        rows = " ".join(f"({iri(found)} {score:.4f})" for found, score in hits)
        return f"VALUES ({' '.join(names)}) {{ {rows} }}"

    def _variables(self, statement: Statement) -> list[str]:
        """The variable that stands for what is found, and the one for its score if there is one."""
        first, last = statement.subject
        inner = self.tokens[first : last + 1] if first == last else self.tokens[first + 1 : last]
        if not 1 <= len(inner) <= 2 or any(token.kind != "variable" for token in inner):
            raise Unreadable("needs a variable before it, or (?entity ?score)", first)
        return [token.text for token in inner]

    def _asked(self, told: tuple[int, int], verb: int) -> tuple[str, int]:
        """The words to search for, and how many hits are wanted."""
        first, last = told
        inner = self.tokens[first + 1 : last] if self.tokens[first].text == "(" else self.tokens[first : last + 1]
        inner = inner[:1] + [t for t in inner[1:] if t.kind != "language"]
        if len(inner) > 2 and inner[1].text == "^^" and inner[2].text.rstrip(">").endswith("string"):
            inner = inner[:1] + inner[3:]  # ^^xsd:string
        if not inner or inner[0].kind != "string" or len(inner) > 2 or (len(inner) == 2 and inner[1].kind != "number"):
            raise Unreadable('needs a string after it, or ("words" 20), not a variable or anything else', first)
        quote = 3 if inner[0].text[:3] in ('"""', "'''") and len(inner[0].text) >= 6 else 1
        words = unescaped(inner[0].text[quote:-quote])
        if len(inner) == 1:
            return words, _LIMIT
        if not inner[1].text.isdecimal() or not 1 <= int(inner[1].text) <= MOST:
            raise Unreadable(f"takes a number of hits from 1 to {MOST}", verb)
        return words, int(inner[1].text)

    def _error(self, message: str, at: int) -> QueryError:
        return QueryError(message, *place(self.sparql, self.tokens[at].start))
