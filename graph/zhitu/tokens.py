"""SPARQL cut into tokens: to see what a text would reach for or write to before the engine gets it, and to change it.

The engine has no switch for SERVICE and LOAD, so the text is looked at. Strings, comments and IRIs are tokens of
their own, so that a word within them is no keyword. Where this lexer and the engine could disagree, a keyword is
rather seen than overlooked; `hides` is for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pyoxigraph as ox

__all__ = [
    "Edit",
    "Prologue",
    "Token",
    "edited",
    "named",
    "names_dataset",
    "place",
    "tokens",
    "undeclared",
    "unescaped",
]

#: What letters and digits of names may have between them, beside dots.
_JOINS = "·‿⁀-"
#: A prefix is bounded, so that a long row of letters and hyphens without a colon is not looked through from each.
_NAME = rf"[^\W\d](?:[\w.{_JOINS}]{{0,200}}[\w{_JOINS}])?"
_STEP = rf"(?:[\w:{_JOINS}]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])+"
_LEXER = re.compile(
    rf"""(?P<blank>[ \t\r\n]+|\#[^\r\n]*)
    |(?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
    |(?P<string>'''(?:'{{0,2}}(?:[^'\\]|\\.))*'''|\"\"\"(?:"{{0,2}}(?:[^"\\]|\\.))*\"\"\"
        |'(?:[^'\\\r\n]|\\.)*'|"(?:[^"\\\r\n]|\\.)*")
    |(?P<variable>[?$]\w+)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<blanknode>_:\w[\w{_JOINS}]*(?:\.+[\w{_JOINS}]+)*)
    |(?P<prefixed>(?:{_NAME})?:(?:{_STEP}(?:\.+{_STEP})*)?)
    |(?P<word>[A-Za-z_]\w*)
    |(?P<number>[0-9]+\.[0-9]*[eE][+-]?[0-9]+|[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)
    |(?P<mark>\^\^|.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SIMPLE = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind, its text, where it begins; `word` is the text in capitals for keywords, else empty."""

    kind: str
    text: str
    start: int

    @property
    def word(self) -> str:
        """The keyword that this token is, in capitals; empty for other kinds."""
        return self.text.upper() if self.kind == "word" else ""

    def hides(self, keyword: str) -> bool:
        """Whether the engine, which needs no blank around keywords, might read this keyword out of the token.

        >>> [t.hides("SERVICE") for t in tokens("SERVICE SERVICESILENT service:x x:service")]
        [False, True, True, False]
        """
        if self.kind == "iri":  # `?a<?b)SERVICE:x#>`: a comparison, the end of a FILTER, a keyword
            return re.search(rf"\)\.*{keyword}", self.text, re.IGNORECASE) is not None
        text = self.text.partition(":")[0].upper() if self.kind == "prefixed" else self.word
        return keyword in text and self.word != keyword

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def tokens(sparql: str) -> Iterator[Token]:
    """The tokens of a text, blanks and comments left out. Any text has some: what fits nothing is a mark.

    >>> [t.text for t in tokens("ASK { ?x a <http://e/SERVICE> } # SERVICE")]
    ['ASK', '{', '?x', 'a', '<http://e/SERVICE>', '}']
    """
    for match in _LEXER.finditer(sparql):
        kind = match.lastgroup
        if kind is not None and kind != "blank":
            yield Token(kind, match[0], match.start())


def names_dataset(sparql: str) -> bool:
    """Whether a query says with FROM or FROM NAMED which graphs it is asked of: its default graph is then no union.

    >>> names_dataset("SELECT * FROM <urn:g> {?s ?p ?o}"), names_dataset("ASK { ?from :FROM 'from' } # FROM")
    (True, False)
    """
    return "from" in sparql.lower() and any(token.word == "FROM" for token in tokens(sparql))


def undeclared(sparql: str) -> set[str]:
    """Prefixes that a text uses without declaring them.

    >>> sorted(undeclared("PREFIX a: <urn:> SELECT * { ?x a:y b:z 'c:d' ; <e:f> _:g }"))
    ['b']
    """
    declared: set[str] = set()
    used: set[str] = set()
    before = ""
    for token in tokens(sparql):
        if token.kind == "prefixed":
            (declared if before == "PREFIX" else used).add(token.text.partition(":")[0])
        before = token.word
    return used - declared


def unescaped(text: str) -> str:
    """What the escapes of a string or an IRI stand for.

    >>> unescaped(r"a\\n\\u91cf\\"")
    'a\\n量"'
    """
    return _ESCAPE.sub(lambda m: _SIMPLE.get(m[3], m[3]) or chr(min(int(m[1] or m[2], 16), 0x10FFFF)), text)


def place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1.

    >>> place("ab\\ncd", 4)
    (2, 2)
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class Edit(NamedTuple):
    """Text that comes in the place of a part of another, or at a place where nothing is taken away."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with its edits made, which do not overlap; those at one place stand in the order in which they come.

    >>> edited("ASK { $a }", [Edit(6, 8, "?b"), Edit(4, 4, "WHERE ")])
    'ASK WHERE { ?b }'
    """
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])


class Prologue:
    """Keeps the prefixes and the base that are declared as tokens go by, to say which IRI a token stands for."""

    def __init__(self, known: Mapping[str, str], base: str | None = None) -> None:
        self.prefixes, self.base = dict(known), base

    def declare(self, name: Token, namespace: Token) -> bool:
        """Take in `PREFIX name: <namespace>`; whether that is what the tokens say."""
        said = name.kind == "prefixed" and name.text.endswith(":") and namespace.kind == "iri"
        if said:
            self.prefixes[name.text.rstrip(":")] = self._full(namespace)
        return said

    def rebase(self, base: Token) -> bool:
        """Take in `BASE <base>`; whether it is an IRI that others can be relative to."""
        full = self._full(base) if base.kind == "iri" else ""
        self.base = full if _ABSOLUTE.match(full) else None
        return self.base is not None

    def _full(self, token: Token) -> str:
        """The IRI in brackets, resolved as the engine does it where there is a base, else as it is written."""
        if self.base is None:
            return unescaped(token.text[1:-1])
        try:
            (quad,) = ox.parse(f"{token.text} <urn:a> <urn:a> .", ox.RdfFormat.TURTLE, base_iri=self.base)
        except (SyntaxError, ValueError):
            return ""
        return quad.subject.value if isinstance(quad.subject, ox.NamedNode) else ""

    def iri(self, token: Token) -> str | None:
        """The absolute IRI that a token stands for; None where it is none or only the engine can tell."""
        if token.kind == "iri":
            full = self._full(token)
        elif token.kind == "prefixed":
            prefix, _, local = token.text.partition(":")
            if prefix not in self.prefixes:
                return None
            full = self.prefixes[prefix] + re.sub(r"\\(.)", r"\1", local)
        else:
            return None
        return full if _ABSOLUTE.match(full) else None


def named(found: Iterable[Token], prefixes: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """The numbers of the tokens that stand for an IRI, with the IRI; what declares a prefix or a base stands for none.

    `prefixes` are those known without declaration.

    >>> list(named(tokens("PREFIX a: <urn:> ASK { a:b <urn:c> b:d }"), {"b": "http://b/"}))
    [(5, 'urn:b'), (6, 'urn:c'), (7, 'http://b/d')]
    """
    prologue = Prologue(prefixes)
    before = last = Token("end", "", 0)
    for at, token in enumerate(found):
        if last.word == "BASE":
            prologue.rebase(token)
        elif before.word == "PREFIX":
            prologue.declare(last, token)
        elif last.word != "PREFIX" and (iri := prologue.iri(token)) is not None:
            yield at, iri
        before, last = last, token
