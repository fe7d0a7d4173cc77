"""What is wrong with a text of SPARQL, in one line, from what the engine says of it and what stands there.

The engine tells how far it came and, of all that could have gone on there, some. What people do wrong most often stands
before that: a word that SPARQL lacks, a bracket or a text that is not closed. Those are looked for first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from itertools import pairwise

from zhitu.errors import QueryError, UpdateError
from zhitu.store.culprit import culprit
from zhitu.tokens import Token, place, tokens

__all__ = ["query_error"]

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_BEGUN = r"(?:\s|#[^\n]*\n|(?:PREFIX|BASE)[^>]*>)*"
_UPDATE = re.compile(_BEGUN + r"(?P<word>INSERT|DELETE|DROP|CLEAR|LOAD|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
_QUERY = re.compile(_BEGUN + r"(?P<word>SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
#: What an input method for Chinese writes instead of the marks of SPARQL.
_WIDE = dict(zip("，；。：？（）｛｝［］“”‘’＜＞＝＊｜／＋", ",;.:?(){}[]\"\"''<>=*|/+", strict=True))
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
#: The words of SPARQL 1.1 and of what engines take of 1.2.
_WORDS = {*_FORMS, *_AGGREGATES} | set(
    re.findall(
        r"\w+",
        """BASE PREFIX VERSION DISTINCT REDUCED AS FROM NAMED WHERE ORDER BY ASC DESC GROUP HAVING LIMIT OFFSET VALUES
        UNDEF OPTIONAL UNION MINUS GRAPH SERVICE SILENT LATERAL BIND FILTER EXISTS NOT IN A TRUE FALSE SEPARATOR
        LOAD INTO CLEAR DROP CREATE ADD MOVE COPY TO DEFAULT ALL INSERT DELETE DATA WITH USING
        STR LANG LANGDIR LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE
        ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ
        NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRLANGDIR STRDT SAMETERM ISIRI ISURI ISBLANK
        ISLITERAL ISNUMERIC REGEX SUBSTR REPLACE HASLANG HASLANGDIR TRIPLE SUBJECT PREDICATE OBJECT ISTRIPLE ADJUST""",
    )
)
#: What other languages write, and what SPARQL has instead.
_ELSEWHERE = {"AND": "&&", "OR": "||", "LIKE": "REGEX or CONTAINS", "NULL": "BOUND(…)", "JOIN": "a further pattern"}
#: How like a word of SPARQL one must be to be meant for it (difflib's ratio).
_LIKE, _LIKE_FUNCTION = 0.7, 0.78
#: Words that are looked at for one that is meant to be SELECT; tokens between BIND and its name.
_FEW, _FAR = 200, 40
_CLOSING = {")": "(", "]": "[", "}": "{"}


def query_error(sparql: str, message: str, *, update: bool = False) -> QueryError:
    """pyoxigraph's complaint about a query, or an update, in one line, with the place and what stands there."""
    kind = UpdateError if update else QueryError
    match = _POSITION.match(message)
    if not match:
        return kind(" ".join(message.split()))
    start, cause = _mistake(sparql, int(match[1]), int(match[2]), match[3], update=update)
    rest = sparql[start:].partition("\n")[0].strip()
    said = f"{f'near {rest[:20]!r}' if rest else 'at the end'}: {cause}"
    return kind(said, *place(sparql, start))


def _mistake(sparql: str, line: int, column: int, message: str, *, update: bool) -> tuple[int, str]:
    """Where the mistake is and what it is."""
    found = list(tokens(sparql))
    if (wide := _wide(found)) is not None:
        return wide
    if (other := _other_kind(sparql, update=update)) is not None:
        return other
    row = [*sparql.split("\n"), ""][line - 1]
    start = column - 1
    if "IRI parsing failed" in message:  # which it says behind it
        start = max(0, row.rfind("<", 0, start))
    while 0 < start <= len(row) and row[start - 1] not in " {}()<>,;.":
        start -= 1
    start += sum(len(each) + 1 for each in sparql.split("\n")[: line - 1])
    # What the parser could have gone on with: tokens in quotes, keywords, character classes; now and then a sentence.
    # Of keywords it names one out of many, which misleads.
    wanted = re.sub(r"\[[^\]]*\]|\s+", " ", message.removeprefix("expected ").removeprefix("one of ")).split(",")
    fitting = [token.strip() for token in wanted if token.strip(" |")]
    sentences = [token for token in fitting if " " in token and '"' not in token]
    if sentences:
        return start, _SENTENCES.get(sentences[0], sentences[0])
    said = {token.word for token in found if token.word}
    few = sorted(said)[:_FEW]  # a text of a million words is nobody's query
    if not update and said.isdisjoint(_FORMS) and not any(get_close_matches(word, _FORMS, 1, _LIKE) for word in few):
        return start, "a query is SELECT, ASK, CONSTRUCT or DESCRIBE"
    for look in _LOOKS:
        if (mistake := look(found)) is not None:
            return mistake
    marks = [token for token in fitting if not token[0].isalpha()]
    start, marks = culprit(sparql, found, update=update) or (start, marks)
    return start, f"syntax error; expected {', '.join(marks[:12])}" if marks else "syntax error"


_SENTENCES = {
    "Prefix not found": "prefix not declared; write PREFIX name: <IRI> in front of the query",
    "The SELECT contains a variable that is unbound": "a variable of SELECT that GROUP BY lacks; where it counts or "
    "sums, each other variable goes into GROUP BY",
}


_Mistake = tuple[int, str] | None


def _other_kind(sparql: str, *, update: bool) -> _Mistake:
    """An update that is sent as a query, or a query as an update."""
    begun = (_QUERY if update else _UPDATE).match(sparql)
    if begun is None:
        return None
    remedy = "change documents with zhitu add, replace, remove; updates go to /update of zhitu serve"
    told = "a query, not an update; queries go to /sparql" if update else f"an update, not a query; {remedy}"
    return begun.start("word"), told


def _wide(found: Sequence[Token]) -> _Mistake:
    """A full-width mark, in no string: the engine complains of what comes after it."""
    for token in found:
        if token.kind == "mark" and token.text in _WIDE:
            return token.start, f"a full-width mark; SPARQL has {_WIDE[token.text]}"
    return None


def _open_text(found: Sequence[Token]) -> _Mistake:
    """A quotation mark that begins no string."""
    for at, token in enumerate(found):
        if token.kind != "mark" or token.text not in "\"'":
            continue
        before = found[at - 1] if at else None
        if before is not None and before.end == token.start and before.text == 2 * token.text:
            return before.start, "a text that is not closed"  # """ is "" and a third
        return token.start, "a text that is not closed on its line"
    return None


def _comparison(found: Sequence[Token]) -> _Mistake:
    """== as other languages have it; FILTER without brackets."""
    for token, after in pairwise(found):
        if token.text == after.text == "=" and token.end == after.start and token.kind == "mark":
            return token.start, "no mark of SPARQL; is = meant?"
        if token.word == "FILTER" and after.kind in ("variable", "string", "number", "iri"):
            return token.start, "what FILTER asks for stands in brackets: FILTER (…)"
    return None


def _unknown(found: Sequence[Token]) -> _Mistake:
    """A word that SPARQL lacks, or letters that are no word of it."""
    for at, token in enumerate(found):
        if token.kind == "mark" and token.text.isalpha():
            return token.start, "a bare name; write id:… for a thing, or put a text in quotes"
        if token.kind != "word" or token.word in _WORDS:
            continue
        before = found[at - 1] if at else None
        if found[at + 1 : at + 2] and found[at + 1].text == "(":
            near = get_close_matches(token.word, sorted(_WORDS), 1, _LIKE_FUNCTION)
            return token.start, "no function of SPARQL" + (f"; is {near[0]} meant?" if near else "")
        if before is not None and before.word == "PREFIX":
            return token.start, f"a prefix ends with a colon; write {token.text}:"
        if before is not None and before.end == token.start and before.kind != "mark":
            told = "a language tag has hyphens, as in @zh-Hant" if before.kind == "language" else "a blank is missing"
            return token.start, told
        meant = (
            [_ELSEWHERE[token.word]]
            if token.word in _ELSEWHERE
            else get_close_matches(token.word, sorted(_WORDS), 1, _LIKE)
        )
        return token.start, "no word of SPARQL" + (
            f"; is {meant[0]} meant?" if meant else "; a name has a prefix, a variable ?"
        )
    return None


def _bare_expression(found: Sequence[Token]) -> _Mistake:
    """COUNT(?x) in SELECT without brackets around it and a name."""
    for at, token in enumerate(found):
        if token.word in _AGGREGATES and at:
            kinds = {"DISTINCT", "REDUCED", "SELECT"}
            back = at - 1
            while back > 0 and found[back].kind == "variable":
                back -= 1
            if found[back].word in kinds:
                return token.start, f"what is computed has brackets and a name: ({token.text}(…) AS ?n)"
    return None


def _brackets(found: Sequence[Token]) -> _Mistake:
    """A bracket that is not closed, or closes none."""
    opened: list[Token] = []
    for token in found:
        if token.kind != "mark":
            continue
        if token.text in _CLOSING.values():
            opened.append(token)
        elif token.text in _CLOSING:
            if not opened:
                return token.start, f"{token.text} closes no bracket"
            if opened.pop().text != _CLOSING[token.text]:
                return token.start, f"{token.text} closes another bracket than was opened last"
    return (opened[-1].start, f"{opened[-1].text} is not closed") if opened else None


def _bound_before(found: Sequence[Token]) -> _Mistake:
    """BIND to a variable that stands before it in the query: most likely it has a value already."""
    seen: set[str] = set()
    begun, bind = False, -_FAR
    for at, token in enumerate(found):
        begun = begun or token.text == "{"
        bind = at if token.word == "BIND" else bind
        if token.kind != "variable":
            continue
        named = at > 0 and found[at - 1].word == "AS" and at - bind < _FAR
        if named and token.text[1:] in seen:
            return token.start, f"{token.text} has a value already; BIND needs a name that is not yet used"
        if begun:
            seen.add(token.text[1:])
    return None


#: In the order in which they tell most.
_LOOKS: tuple[Callable[[Sequence[Token]], _Mistake], ...] = (
    _open_text,
    _unknown,
    _comparison,
    _bare_expression,
    _brackets,
    _bound_before,
)
