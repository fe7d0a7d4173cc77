"""What a SPARQL Update would write to, and the dataset that a request names put into its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from zhitu.errors import ServiceError
from zhitu.model import Span
from zhitu.store.tally import ANY
from zhitu.tokens import Edit, Prologue, Token, edited, tokens

__all__ = ["ANY", "DEFAULT", "Load", "copied", "data_alone", "loads", "one_prologue", "with_dataset", "written"]

#: Stands for the default graph, as ANY does for graphs that the text does not name.
DEFAULT = ""
_END = Token("end", "", -1)
_OPENING = {"{": 1, "}": -1}
#: Words that decide what is written to; one that the engine might read out of another token makes that unknown.
_DECISIVE = ("INSERT", "DELETE", "GRAPH", "WITH", "CLEAR", "DROP", "CREATE", "ADD", "COPY", "MOVE", "LOAD", "INTO")


@dataclass(frozen=True, slots=True)
class _Operation:
    """One operation of a request: its tokens without prologue, the prefixes in force, and where it declares some."""

    tokens: Sequence[Token]
    prologue: Prologue
    declared: Sequence[Span] = ()

    def words(self) -> Iterator[tuple[int, Token]]:
        """Tokens outside of braces, with their places."""
        depth = 0
        for at, token in enumerate(self.tokens):
            depth += _OPENING.get(token.text, 0) if token.kind == "mark" else 0
            if depth == 0 and token.text != "}":
                yield at, token

    def group(self, start: int) -> Sequence[Token]:
        """The tokens of the group in braces that begins at or after a place, braces included."""
        depth, begun = 0, None
        for at in range(start, len(self.tokens)):
            token = self.tokens[at]
            if token.kind == "mark" and token.text in _OPENING:
                begun = at if begun is None else begun
                depth += _OPENING[token.text]
                if depth <= 0:
                    return self.tokens[begun : at + 1]
        return self.tokens[start:]


def _parts(sparql: str, prefixes: Mapping[str, str], base: str | None = None) -> list[_Operation]:
    """What stands between the semicolons of a request, in order; the last one may have no tokens."""
    prologue, depth = Prologue(prefixes, base), 0
    found: list[_Operation] = []
    present: list[Token] = []
    declared: list[Span] = []
    stream = list(tokens(sparql))
    skip = 0
    for at, token in enumerate(stream):
        if skip:
            skip -= 1
            continue
        depth += _OPENING.get(token.text, 0) if token.kind == "mark" else 0
        if depth == 0 and token.word == "PREFIX" and at + 2 < len(stream):
            skip = 2
            if prologue.declare(stream[at + 1], stream[at + 2]):
                declared.append(Span(token.start, stream[at + 2].end))
        elif depth == 0 and token.word == "BASE" and at + 1 < len(stream):
            skip = 1
            if prologue.rebase(stream[at + 1]):
                declared.append(Span(token.start, stream[at + 1].end))
        elif depth == 0 and token.kind == "mark" and token.text == ";":
            found.append(_Operation(present, prologue, declared))
            prologue, present, declared = Prologue(prologue.prefixes, prologue.base), [], []
        else:
            present.append(token)
    return [*found, _Operation(present, prologue, declared)]


def _operations(sparql: str, prefixes: Mapping[str, str]) -> list[_Operation]:
    """The operations of a request, in order."""
    return [part for part in _parts(sparql, prefixes) if part.tokens]


def one_prologue(sparql: str, prefixes: Mapping[str, str], base: str | None = None) -> str:
    """An update without PREFIX and BASE after a semicolon, which SPARQL has and the engine refuses.

    Names that they stand for are written out, so columns, not lines, may shift behind them.

    >>> one_prologue("CLEAR DEFAULT; PREFIX x: <urn:> INSERT DATA { x:a a x:b }", {})
    'CLEAR DEFAULT;                  INSERT DATA { <urn:a> a <urn:b> }'
    """
    first, *later = _parts(sparql, prefixes, base)
    edits: list[Edit] = []
    for part in later:
        edits += [Edit(*span, _blank(sparql[slice(*span)])) for span in part.declared]
        kinds = {"prefixed", "iri"} if part.prologue.base != first.prologue.base else {"prefixed"}
        if edits:  # what a part declares holds for all that follow
            named = [(token, part.prologue.iri(token)) for token in part.tokens if token.kind in kinds]
            edits += [Edit(token.start, token.end, f"<{iri}>") for token, iri in named if iri is not None]
    return edited(sparql, edits)


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def written(sparql: str, prefixes: Mapping[str, str]) -> set[str]:
    """IRIs of the graphs that an update may change, DEFAULT, and ANY where the text does not tell which.

    >>> sorted(written("INSERT DATA { GRAPH <urn:g> { <urn:a> a <urn:b> } } ; CLEAR DEFAULT", {}))
    ['', 'urn:g']
    >>> written("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", {})
    {'*'}
    """
    operations = _operations(sparql, prefixes)
    for operation in operations:
        before = _END
        for token, following in zip(operation.tokens, [*operation.tokens[1:], _END], strict=True):
            glued = token.kind == "word" or following.text == "{"  # else it can only be a name
            glued, before = glued and before.word != "GRAPH", token
            if glued and any(token.hides(keyword) for keyword in _DECISIVE):
                return {ANY}
    return set().union(*(_written(operation) for operation in operations), set())


def _written(operation: _Operation) -> set[str]:
    first = operation.tokens[0].word
    if first in ("INSERT", "DELETE", "WITH"):
        return _modified(operation)
    if first == "LOAD":
        return _loaded(operation)
    if first in ("CLEAR", "DROP", "CREATE"):
        return {_reference(operation, _after_silent(operation, 1))}
    if first in ("ADD", "COPY", "MOVE"):
        at = _after_silent(operation, 1)
        to = next((place for place, token in operation.words() if token.word == "TO"), len(operation.tokens))
        source = {_reference(operation, at)} if first == "MOVE" else set()
        return source | {_reference(operation, to + 1)}
    return {ANY}


def _token(operation: _Operation, at: int) -> Token:
    return operation.tokens[at] if at < len(operation.tokens) else _END


def _after_silent(operation: _Operation, at: int) -> int:
    return at + (_token(operation, at).word == "SILENT")


def _reference(operation: _Operation, at: int) -> str:
    """The graph that `GRAPH <iri>`, `<iri>`, DEFAULT, NAMED or ALL stands for."""
    token = _token(operation, at)
    if token.word == "DEFAULT":
        return DEFAULT
    if token.word == "GRAPH":
        token = _token(operation, at + 1)
    return operation.prologue.iri(token) or ANY


def _loaded(operation: _Operation) -> set[str]:
    into = next((at for at, token in operation.words() if token.word == "INTO"), None)
    return {DEFAULT if into is None else _reference(operation, into + 1)}


def _modified(operation: _Operation) -> set[str]:
    """Of INSERT, DELETE and their templates; WITH names the graph of what stands outside of GRAPH."""
    found: set[str] = set()
    outside = DEFAULT
    for at, token in operation.words():
        following = _token(operation, at + 1)
        if token.word == "WITH":
            outside = operation.prologue.iri(following) or ANY
        elif token.word in ("INSERT", "DELETE"):
            found |= _template(operation, operation.group(at), outside)
    return found


def _template(operation: _Operation, group: Sequence[Token], outside: str) -> set[str]:
    found: set[str] = set()
    depth = inside = 0
    for at, token in enumerate(group):
        change = _OPENING.get(token.text, 0) if token.kind == "mark" else 0
        depth += change
        if token.word == "GRAPH":
            named = group[at + 1] if at + 1 < len(group) else _END
            found.add(operation.prologue.iri(named) or ANY)
            inside = depth + 1
        elif change < 0 and depth < inside:
            inside = 0
        elif not change and not inside and token.text != "." and not (at and group[at - 1].word == "GRAPH"):
            found.add(outside)
    return found


def data_alone(sparql: str, prefixes: Mapping[str, str]) -> str | None:
    """An update that adds all that this one adds or takes away by name; None where it does more than that.

    >>> data_alone("DELETE DATA { <urn:a> <urn:b> 1 } ; INSERT DATA { <urn:a> <urn:b> 2 }", {})
    'INSERT DATA { <urn:a> <urn:b> 1 } ; INSERT DATA { <urn:a> <urn:b> 2 }'
    >>> data_alone("DELETE WHERE { ?s ?p 1 }", {})
    """
    for operation in reversed(_operations(sparql, prefixes)):
        first = operation.tokens[0]
        if first.word not in ("INSERT", "DELETE") or _token(operation, 1).word != "DATA":
            return None
        sparql = f"{sparql[: first.start]}INSERT{sparql[first.end :]}"
    return sparql


def copied(sparql: str, prefixes: Mapping[str, str], base: str | None = None) -> list[str]:
    """The graphs that COPY reads of an update, without SILENT, which nothing before in it could have made.

    >>> copied("COPY <urn:a> TO <urn:b> ; CREATE GRAPH <urn:c> ; COPY GRAPH <urn:c> TO DEFAULT", {})
    ['urn:a']
    >>> copied("DROP GRAPH <urn:a> ; COPY <urn:a> TO <urn:b>", {})
    ['urn:a']
    """
    found: list[str] = []
    made = {DEFAULT}
    for operation in (part for part in _parts(sparql, prefixes, base) if part.tokens):
        first = operation.tokens[0].word
        if first == "COPY" and _token(operation, 1).word != "SILENT" and ANY not in made:
            source = _reference(operation, 1)
            found += [source] if source != ANY and source not in made else []
        if first in _MAKES or any(token.word == "INSERT" for _, token in operation.words()):
            gone = {_reference(operation, _after_silent(operation, 1))} if first == "MOVE" else set()
            made |= _written(operation) - gone
    return found


#: Operations that may make a graph, beside INSERT.
_MAKES = frozenset(("CREATE", "LOAD", "ADD", "COPY", "MOVE"))


@dataclass(frozen=True, slots=True)
class Load:
    """A LOAD: what it loads, into which graph, "" for the default one; whether it may fail; where it stands."""

    address: str
    graph: str
    silent: bool
    start: int
    end: int


def loads(sparql: str, prefixes: Mapping[str, str]) -> list[Load]:
    """All LOADs of an update, in order.

    >>> loads("LOAD SILENT <http://e/a> INTO GRAPH <urn:g>", {})
    [Load(address='http://e/a', graph='urn:g', silent=True, start=0, end=43)]
    """
    found = []
    for operation in _operations(sparql, prefixes):
        first, last = operation.tokens[0], operation.tokens[-1]
        if first.word == "LOAD":
            at = _after_silent(operation, 1)
            address, (graph,) = operation.prologue.iri(_token(operation, at)), _loaded(operation)
            if address is None or graph == ANY:
                raise ServiceError(400, "LOAD needs an address and a graph", "write them as <IRI>")
            found.append(Load(address, graph, at == 2, first.start, last.end))
    return found


def with_dataset(
    sparql: str, using: Iterable[str] | None, named: Iterable[str] | None, prefixes: Mapping[str, str]
) -> str:
    """The update with the request's graphs as its USING clauses; ServiceError 400 where it names some itself."""
    if using is None and named is None:
        return sparql
    clauses = [f"USING {ox.NamedNode(iri)}" for iri in using or ()]
    clauses += [f"USING NAMED {ox.NamedNode(iri)}" for iri in named or ()]
    clause = " ".join(clauses) + " "
    edits: list[Edit] = []
    for operation in _operations(sparql, prefixes):
        words = {token.word for _, token in operation.words()}
        if words & {"USING", "WITH"} and operation.tokens[0].word in ("INSERT", "DELETE", "WITH"):
            raise ServiceError(400, "two datasets", "name the graphs in the request or in the update, not in both")
        where = [(at, token) for at, token in operation.words() if token.word == "WHERE"]
        if where and operation.tokens[0].word in ("INSERT", "DELETE"):
            at, token = where[0]
            if at == 1:  # DELETE WHERE: its pattern is its template, too
                group = operation.group(at)
                edits.append(Edit(token.start, token.start, sparql[group[0].start : group[-1].end] + " "))
            edits.append(Edit(token.start, token.start, clause))
    return edited(sparql, edits)
