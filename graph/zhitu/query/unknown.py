"""What a query names and nothing has: a misspelt term or thing gives no rows and no error, so it is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT
from zhitu.names import nearest
from zhitu.query.lookup import alike, moved, same_name
from zhitu.query.rewriting import MAGIC
from zhitu.sparql import Queryable, iri, rows, shorten
from zhitu.tokens import Token, named, tokens, unescaped
from zhitu.vocabulary import vocabulary

__all__ = ["former_things", "names_things", "searches", "unknown_terms", "unknown_things", "untagged"]

#: A longer query is a program's, and is not looked at.
_LONGEST = 100_000
#: Things that are looked up for one query at most.
_MOST = 20
#: Things of one query for which all names are looked through (a second each among 10M quads).
_NEARLY = 2
_REPLACED = PREFIXES["dcterms"] + "isReplacedBy"


def unknown_terms(sparql: str, prefixes: Mapping[str, str]) -> list[str]:
    """A line for each term in the ontology's namespace that the ontology lacks, with the nearest that it has.

    >>> unknown_terms("SELECT * { ?a zt:locatdIn ?b ; a zt:City }", {"zt": ZT})
    ['no term zt:locatdIn in the ontology; nearest: zt:locatedIn, zt:locationOf']
    """
    lines = [
        f"no name is written {text} without its language; write {text}@zh"
        for text in _without_language(sparql, prefixes)
    ]
    known = vocabulary().terms | {i.removeprefix(ZT) for i in MAGIC}
    lacking = [name for i in _named(sparql, prefixes) if i.startswith(ZT) and (name := i.removeprefix(ZT)) not in known]
    return lines + [
        f"no term zt:{name} in the ontology" + _meant([f"zt:{other}" for other in _alike(name, known)])
        for name in lacking
        if name
    ]


#: What the graph has in a language.
_NAMES = frozenset(PREFIXES["skos"] + name for name in ("prefLabel", "altLabel"))


def _without_language(sparql: str, prefixes: Mapping[str, str]) -> Iterator[str]:
    """The texts that a query wants things to be called by without saying in which language, which nothing is."""
    if "Label" not in sparql or len(sparql) > _LONGEST:
        return
    found = [*tokens(sparql), *2 * [Token("end", "", len(sparql))]]
    for at, address in named(found, prefixes):
        text, behind = found[at + 1], found[at + 2]
        if address in _NAMES and text.text[:1] in ("'", '"') and behind.text[:1] not in ("@", "^"):
            yield text.text


#: What compares texts with terms, beside patterns: in other brackets a text needs no language.
_COMPARING = frozenset({"FILTER", "IN", "IF", "COALESCE", "EXISTS", "BIND", "HAVING", "VALUES", ""})
#: Of these marks comparisons are made.
_COMPARES = frozenset("=<>!")
_LANGUAGES = ("zh", "zh-hant", "en")


def untagged(graph: Queryable, sparql: str, prefixes: Mapping[str, str]) -> list[str]:
    """A line for each text that a query compares without a language and the graph has in one, by which properties.

    For queries that found nothing; what `unknown_terms` tells is left to it.
    """
    told = list[str]()
    for text in _compared(sparql, prefixes) if len(sparql) <= _LONGEST else ():
        literals = [ox.Literal(text, language=language) for language in _LANGUAGES]
        query = (
            f"SELECT DISTINCT ?p (LANG(?l) AS ?tag) WHERE {{ VALUES ?l {{ {' '.join(map(str, literals))} }} ?s ?p ?l }}"
        )
        found = sorted((tag, shorten(by, prefixes)) for by, tag in rows(graph, query) if tag and by)
        if found:
            ways = ", ".join(f"{by} {ox.Literal(text, language=tag)}" for tag, by in found)
            told.append(f"{ox.Literal(text)} is written without a language, in the graph with one: {ways}")
    return told


def _compared(sparql: str, prefixes: Mapping[str, str]) -> list[str]:
    """The texts without language or datatype that a query compares with terms, each once, some at most."""
    found = [Token("end", "", 0), *tokens(sparql), Token("end", "", len(sparql))]
    told = set(_without_language(sparql, prefixes))
    searched = {at + 1 for at, address in named(found, prefixes) if address in MAGIC}
    opened, texts = [("", 0)], list[str]()
    for at, token in enumerate(found[1:-1], 1):
        before, behind = found[at - 1], found[at + 1]
        if token.text == "(" and token.kind == "mark":
            opened.append((before.word, at - 1))
        elif token.text == ")" and token.kind == "mark":
            opened = opened[:-1] or [("", 0)]
        elif token.kind == "string" and at not in searched and token.text not in told and opened[-1][0] in _COMPARING:
            word, opening = opened[-1]
            if not _is_of_function(found, opening if word == "IN" else at) and behind.text[:1] not in ("@", "^"):
                quotes = 3 if token.text[:3] in ('"""', "'''") and len(token.text) >= 6 else 1
                texts.append(unescaped(token.text[quotes:-quotes]))
    return list(dict.fromkeys(texts))[:_MOST]


def _is_of_function(found: Sequence[Token], at: int) -> bool:
    """Whether what is compared with that token is what a function gives, which has no language itself, as of STR."""
    before = at - 1
    while found[before].text in _COMPARES:
        before -= 1
    behind = at + 1
    while found[behind].text in _COMPARES:
        behind += 1
    called = found[behind : behind + 2]
    if behind > at + 1 and called[0].kind == "word" and [token.text for token in called[1:]] == ["("]:
        return True
    return found[before].text == ")" and (before < at - 1 or found[at].word == "IN")


def _alike(name: str, known: Iterable[str]) -> list[str]:
    """The terms that are most like a name: first those that it is the beginning of.

    >>> _alike("Lab", ["Label", "Laboratory", "Place"]), _alike("Plce", ["Label", "Place"])
    (['Label', 'Laboratory'], ['Place'])
    """
    longer = sorted(term for term in known if len(name) > 2 and term.lower().startswith(name.lower()))
    return list(dict.fromkeys([*longer, *nearest(name, known, count=2)]))[:2]


def former_things(graph: Queryable, sparql: str, prefixes: Mapping[str, str]) -> list[str]:
    """A line for each thing that a query names by an IRI that it had; none of a query that asks for such IRIs."""
    things = names_things(sparql, prefixes)
    if not things or _REPLACED in _named(sparql, prefixes):
        return []
    now = moved(graph, things).items()
    return [f"{shorten(each, prefixes)} is {shorten(other, prefixes)} now" for each, other in now]


def unknown_things(graph: Queryable, sparql: str, prefixes: Mapping[str, str]) -> list[str]:
    """A line for each IRI below the graph's own base of which the graph says nothing, with what is called so, or,
    of the first few, nearly so; and for each by which a thing went before."""
    base, told = prefixes["id"], list[str]()
    for each in names_things(sparql, prefixes):
        if not _is_there(graph, each):
            name = each.removeprefix(base)
            near = same_name(graph, name) or (alike(graph, name) if len(told) < _NEARLY else [])
            told.append(
                f"nothing in the graph is {shorten(each, prefixes)}" + _meant([shorten(n, prefixes) for n in near])
            )
    return former_things(graph, sparql, prefixes) + told


def searches(sparql: str, prefixes: Mapping[str, str]) -> bool:
    """Whether a text names one of the properties that stand for a search.

    >>> searches("ASK { ?e zt:matches 'x' }", {"zt": ZT}), searches("ASK { ?e ?p 'zt:matches' }", {"zt": ZT})
    (True, False)
    """
    return any(name.rpartition("#")[2] in sparql for name in MAGIC) and not set(MAGIC).isdisjoint(
        _iris(sparql, prefixes)
    )


def names_things(sparql: str, prefixes: Mapping[str, str]) -> list[str]:
    """The IRIs below the graph's own base that a query names, some at most."""
    base = prefixes["id"]
    return [i for i in _named(sparql, prefixes) if i.startswith(base) and i != base][:_MOST]


def _meant(others: list[str]) -> str:
    return f"; nearest: {', '.join(others)}" if others else ""


def _is_there(graph: Queryable, address: str) -> bool:
    node = iri(address)
    ways = f"{{ {node} ?x ?o }} UNION {{ ?x ?p {node} }} UNION {{ GRAPH {node} {{ ?x ?p ?o }} }}"
    return any(rows(graph, f"SELECT ?x WHERE {{ {ways} }} LIMIT 1"))


def _named(sparql: str, prefixes: Mapping[str, str]) -> list[str]:
    """The IRIs of a query, each once; those of prefixes that it declares are none."""
    return list(dict.fromkeys(_iris(sparql, prefixes))) if len(sparql) <= _LONGEST else []


def _iris(sparql: str, prefixes: Mapping[str, str]) -> Iterator[str]:
    return (found for _, found in named(tokens(sparql), prefixes))
