"""What is wrong with a text of SPARQL, in one line, from what the engine says of it."""

from __future__ import annotations

import re

from zhitu.errors import QueryError
from zhitu.tokens import tokens

__all__ = ["query_error"]

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_UPDATE = re.compile(
    r"(?:\s|#[^\n]*\n|(?:PREFIX|BASE)[^>]*>)*(?:INSERT|DELETE|DROP|CLEAR|LOAD|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
#: What an input method for Chinese writes instead of the marks of SPARQL.
_WIDE = dict(zip("，；。：？（）｛｝［］“”‘’＜＞＝＊｜／＋", ",;.:?(){}[]\"\"''<>=*|/+", strict=True))
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def query_error(sparql: str, message: str, *, update: bool = False) -> QueryError:
    """pyoxigraph's complaint about a query in one line, with the place and what stands there."""
    match = _POSITION.match(message)
    if not match:
        return QueryError(" ".join(message.split()))
    wide = next((t for t in tokens(sparql) if t.kind == "mark" and t.text in _WIDE), None)
    if wide is not None:  # in no string: the engine complains of what comes after it
        before = sparql[: wide.start]
        at = before.count("\n") + 1, wide.start - before.rfind("\n")
        return QueryError(f"near {wide.text!r}: a full-width mark; SPARQL has {_WIDE[wide.text]}", *at)
    line, column = int(match[1]), int(match[2])
    row = [*sparql.split("\n"), ""][line - 1]
    start = column - 1
    if "IRI parsing failed" in match[3]:  # which it says behind it
        start = max(0, row.rfind("<", 0, start))
    while 0 < start <= len(row) and row[start - 1] not in " {}()<>,;.":
        start -= 1
    rest = row[start:].strip()
    column = start + 1
    near = f"near {rest[:20]!r}" if rest else "at the end"
    if not update and _UPDATE.match(sparql):
        remedy = "change documents with zhitu add, replace, remove; updates go to /update of zhitu serve"
        return QueryError(f"{near}: an update, not a query; {remedy}", line, column)
    # What the parser could have gone on with: tokens in quotes, keywords, character classes; now and then a sentence.
    # Of keywords it names one out of many, which misleads.
    wanted = re.sub(r"\[[^\]]*\]|\s+", " ", match[3].removeprefix("expected ").removeprefix("one of ")).split(",")
    fitting = [token.strip() for token in wanted if token.strip(" |")]
    sentences = [token for token in fitting if " " in token and '"' not in token]
    if sentences:
        undeclared = "prefix not declared; write PREFIX name: <IRI> in front of the query"
        reason = undeclared if "Prefix not found" in sentences else sentences[0]
        return QueryError(f"{near}: {reason}", line, column)
    if not update and not any(token.word in _FORMS for token in tokens(sparql)):
        return QueryError(f"syntax error {near}; a query is SELECT, ASK, CONSTRUCT or DESCRIBE", line, column)
    marks = [token for token in fitting if not token.isalpha()]
    expected = f"; expected {', '.join(marks[:12])}" if marks else ""
    return QueryError(f"syntax error {near}{expected}", line, column)
