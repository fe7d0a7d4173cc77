"""SPARQL cut into tokens as its grammar does it, so that strings, comments and IRIs stay what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Kind", "Token", "matching", "place", "prefixes_at", "tokenize", "unescaped"]

Kind = Literal["iri", "string", "name", "blank", "variable", "language", "number", "word", "mark", "other"]

_NAME = r"\w\u00b7\u203f\u2040"
_LOCAL = rf"(?:[{_NAME}:-]|%[0-9A-Fa-f]{{2}}|\\[_~.!$&'()*+,;=/?#@%-])+"
_DOTTED = rf"[{_NAME}-]*(?:\.+[{_NAME}-]+)*"
_GRAMMAR = (
    ("skip", r"[ \t\r\n]+|#[^\r\n]*"),
    ("iri", r'<[^<>"{}|^`\\\x00-\x20]*(?:\\u[0-9A-Fa-f]{4}[^<>"{}|^`\\\x00-\x20]*)*>'),
    ("string", r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""' + "|" + r"'''(?:'{0,2}(?:[^'\\]|\\.))*'''"),
    ("string", r'"(?:[^"\\\r\n]|\\.)*"' + "|" + r"'(?:[^'\\\r\n]|\\.)*'"),
    ("blank", rf"_:[{_NAME}]{_DOTTED}"),
    ("name", rf"(?:[^\W\d_](?:[{_NAME}.-]{{0,200}}[{_NAME}-])?)?:(?:{_LOCAL}(?:\.+{_LOCAL})*)?"),
    ("variable", r"[?$]\w+"),
    ("language", r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"),
    ("number", r"(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d+)?"),
    ("word", r"[A-Za-z][A-Za-z0-9_]*"),
    ("mark", r"\^\^|&&|\|\||!=|<=|>=|<<|>>|[{}()\[\].;,|/^!?*+=<>-]"),
    ("other", r"."),
)
_TOKEN = re.compile("|".join(f"(?P<{kind}{n}>{pattern})" for n, (kind, pattern) in enumerate(_GRAMMAR)), re.DOTALL)
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_SIMPLE = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its place in the query."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    def is_word(self, *words: str) -> bool:
        """Whether it is one of these keywords, written in capitals."""
        return self.kind == "word" and self.text.upper() in words


def tokenize(sparql: str) -> list[Token]:
    """All tokens but blanks and comments.

    >>> [t.text for t in tokenize('?e a zt:Lab.b. <urn:a#b> "# no comment". # one')]
    ['?e', 'a', 'zt:Lab.b', '.', '<urn:a#b>', '"# no comment"', '.']
    """
    return list(_tokens(sparql))


def _tokens(sparql: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(sparql):
        kind = str(match.lastgroup).rstrip("0123456789")
        if kind != "skip":
            yield Token(kind, match[0], match.start())  # type: ignore[arg-type]


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


def prefixes_at(tokens: Sequence[Token], at: int, known: Mapping[str, str]) -> dict[str, str]:
    """The prefixes declared before a token, over those that are known without declaration."""
    found = dict(known)
    for place, token in enumerate(tokens[: max(0, at - 2)]):
        if token.is_word("PREFIX") and tokens[place + 1].kind == "name" and tokens[place + 2].kind == "iri":
            found[tokens[place + 1].text.removesuffix(":")] = unescaped(tokens[place + 2].text[1:-1])
    return found


def unescaped(text: str) -> str:
    """What the escapes of a string or an IRI stand for.

    >>> unescaped(r"a\\n\\u91cf\\"")
    'a\\n量"'
    """
    return _ESCAPE.sub(lambda m: _SIMPLE.get(m[1]) or (chr(int(m[1][1:], 16)) if len(m[1]) > 1 else m[1]), text)


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1.

    >>> place("ab\\ncd", 4)
    (2, 2)
    """
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
