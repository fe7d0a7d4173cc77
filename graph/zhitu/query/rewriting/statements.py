"""Statements of a graph pattern: a subject with its verbs and objects, found around a property that is looked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from zhitu.tokens import Token

__all__ = ["Pair", "Statement", "Unreadable", "matching", "statement_around"]

_CLOSING = {"(": ")", "[": "]", "{": "}"}
_MODIFIERS = {"?", "*", "+"}
_VERBS = {"variable", "iri", "prefixed"}
_TERMS = _VERBS | {"blanknode", "string", "number"}


class Unreadable(Exception):  # noqa: N818 - not shown to anybody; becomes a QueryError with the place
    """What stands there is no simple statement; `at` is the number of the token."""

    def __init__(self, message: str, at: int) -> None:
        self.at = at
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Pair:
    """A verb and its objects, as numbers of tokens: the verb's first and last, of each object the first and last."""

    verb: tuple[int, int]
    objects: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A subject, as numbers of its first and last token, and all that is said of it, up to token `last`."""

    subject: tuple[int, int]
    pairs: tuple[Pair, ...]
    last: int


def statement_around(tokens: Sequence[Token], at: int, *, is_magic: Callable[[int], bool]) -> Statement:
    """The statement with the verb at token `at`; Unreadable where there is none, or the verb is part of a path."""
    first = _beginning(tokens, at)
    if first >= at or tokens[first].text == "[":
        raise Unreadable("stands alone as a property, after a variable", at)
    subject = (first, _term(tokens, first))
    if subject[1] >= at:
        raise Unreadable("stands alone as a property, after a variable", at)
    pairs = [_pair(tokens, subject[1] + 1, is_magic)]
    last = pairs[-1].objects[-1][1]
    while last + 1 < len(tokens) and tokens[last + 1].text == ";":
        last += 1
        if last + 1 < len(tokens) and tokens[last + 1].text != ";" and _begins_verb(tokens[last + 1]):
            pairs.append(_pair(tokens, last + 1, is_magic))
            last = pairs[-1].objects[-1][1]
    if not any(pair.verb == (at, at) for pair in pairs):
        raise Unreadable("stands alone as a property, not within a path or brackets", at)
    return Statement(subject, tuple(pairs), last)


def matching(tokens: Sequence[Token], at: int) -> int:
    """The place of the bracket that closes the one at `at`; of the last token where none does."""
    depth = 0
    for place, token in enumerate(tokens[at:], start=at):
        if token.kind == "mark" and token.text in _CLOSING:
            depth += 1
        elif token.kind == "mark" and token.text in _CLOSING.values():
            depth -= 1
            if depth == 0:
                return place
    return len(tokens) - 1


def _begins_verb(token: Token) -> bool:
    """Whether a verb, or a path, can begin with this token."""
    return token.kind in _VERBS or token.text in ("a", "^", "!", "(")


def _beginning(tokens: Sequence[Token], at: int) -> int:
    """The first token of the statement that token `at` belongs to."""
    depth, start = 0, 0
    for place in range(at - 1, -1, -1):
        text = tokens[place].text if tokens[place].kind == "mark" else ""
        if text in ("}", "]", ")") and text:
            if text == "}" and depth == 0:
                start = place + 1
                break
            depth += 1
        elif text in ("{", "[", "(") and text:
            if depth == 0:
                start = place + 1 if text == "{" else place
                break
            depth -= 1
        elif text == "." and depth == 0:
            start = place + 1
            break
    while start < at and tokens[start].word in ("FILTER", "BIND"):
        opening = next((n for n in range(start, at) if tokens[n].text == "("), at)
        start = matching(tokens, opening) + 1
        start += start < at and tokens[start].text == "."
    return start


def _term(tokens: Sequence[Token], at: int) -> int:
    """The last token of the term that begins at `at`."""
    if at >= len(tokens):
        raise Unreadable("stands in a statement that does not end", len(tokens) - 1)
    token = tokens[at]
    if token.text in ("(", "[") and token.kind == "mark":
        return matching(tokens, at)
    if token.kind == "string":
        following = tokens[at + 1] if at + 1 < len(tokens) else token
        return at + 2 if following.text == "^^" else at + 1 if following.kind == "language" else at
    if token.text in ("+", "-") and at + 1 < len(tokens) and tokens[at + 1].kind == "number":
        return at + 1
    if token.kind in _TERMS or token.word in ("TRUE", "FALSE"):
        return at
    raise Unreadable(f"stands in a statement that cannot be read at {token.text!r}", at)


def _pair(tokens: Sequence[Token], at: int, is_magic: Callable[[int], bool]) -> Pair:
    """The verb at `at` with its objects."""
    if at < len(tokens) and is_magic(at):
        verb = at, at
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if following in ("/", "|", "*", "+", "?"):
            raise Unreadable("stands alone as a property, not within a path", at)
    else:
        verb = at, _path(tokens, at)
    objects = [(verb[1] + 1, _term(tokens, verb[1] + 1))]
    while (comma := objects[-1][1] + 1) < len(tokens) and tokens[comma].text == ",":
        objects.append((comma + 1, _term(tokens, comma + 1)))
    return Pair(verb, tuple(objects))


def _path(tokens: Sequence[Token], at: int) -> int:
    """The last token of the property path, or variable, that begins at `at`."""
    while True:
        while at < len(tokens) and tokens[at].text in ("^", "!"):
            at += 1
        if at >= len(tokens):
            raise Unreadable("stands in a statement that does not end", len(tokens) - 1)
        token = tokens[at]
        if token.text == "(":
            at = matching(tokens, at)
        elif not (token.kind in _VERBS or token.text == "a"):
            raise Unreadable(f"stands in a statement that cannot be read at {token.text!r}", at)
        if at + 1 < len(tokens) and tokens[at + 1].text in _MODIFIERS and tokens[at + 1].kind == "mark":
            at += 1
        if at + 1 >= len(tokens) or tokens[at + 1].text not in ("/", "|"):
            return at
        at += 2
