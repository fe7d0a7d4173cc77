"""Things that may be one by their names alone, which nothing else said: pairs to ask people about.

An equal alias; one name that is another with a short form written out (散裂中子源二期, 中国散裂中子源二期, where
散裂中子源 is an alias of 中国散裂中子源); one that is another behind the name of a third thing (松山湖校区,
大湾区大学松山湖校区).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from zhitu.names import normal
from zhitu.sparql import Queryable, rows
from zhitu.vocabulary import vocabulary

__all__ = ["doubles"]

#: Characters of a part of a name that tells something, and of a name that may stand behind another one.
_PART, _WHOLE = 2, 4
#: What more things are called is a word for a kind of thing.
_MOST = 3
_NAMES = """SELECT DISTINCT ?e ?p ?l WHERE {
  { SELECT DISTINCT ?e WHERE { ?e zt:mentionCount ?n } }
  VALUES ?p { skos:prefLabel skos:altLabel } ?e ?p ?l }"""
_CLASSES = "SELECT DISTINCT ?e ?c WHERE { { SELECT DISTINCT ?e WHERE { ?e zt:mentionCount ?n } } ?e a ?c }"


def doubles(graph: Queryable) -> dict[tuple[str, str], str]:
    """Pairs of IRIs, the smaller one first, each with the reason why they may be one thing."""
    called: dict[str, set[str]] = defaultdict(set)
    own: dict[str, str] = {}
    for entity, predicate, label in rows(graph, _NAMES):
        if entity is not None and label is not None:
            called[normal(label)].add(entity)
            if predicate is not None and predicate.endswith("prefLabel"):
                own[entity] = normal(label)
    found: dict[tuple[str, str], str] = {}
    kinds = _kinds(graph)
    for one, other, reason in (*_alike(called), *_written_out(called, own), *_behind(called, own)):
        # those that prefer one name are told apart by more than it
        if (
            one != other
            and own.get(one) != own.get(other)
            and kinds.get(one, frozenset()) & kinds.get(other, frozenset())
        ):
            found.setdefault((min(one, other), max(one, other)), reason)
    return found


def _kinds(graph: Queryable) -> dict[str, frozenset[str]]:
    """The classes of each thing with those above them, but for what holds for all."""
    told: dict[str, set[str]] = defaultdict(set)
    known = vocabulary().classes
    for entity, kind in rows(graph, _CLASSES):
        name = (kind or "").rpartition("#")[2]
        if entity is not None and name in known:
            told[entity].update({name, *known[name].parents} - {"Entity"})
    return {entity: frozenset(names) for entity, names in told.items()}


def _alike(called: Mapping[str, set[str]]) -> Iterator[tuple[str, str, str]]:
    """Things that have a name in common."""
    for name, things in called.items():
        if 1 < len(things) <= _MOST and len(name) >= _PART:
            for one, other in combinations(sorted(things), 2):
                yield one, other, f"both are called {name}"


def _written_out(called: Mapping[str, set[str]], own: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Things whose names differ in that one writes out what the other begins with."""
    for entity, name in own.items():
        for at in range(_PART, len(name) - 1):
            short, rest = name[:at], name[at:]
            for whole in sorted(called.get(short, ())):
                full = own.get(whole, short)
                if full != short:
                    for other in sorted(called.get(full + rest, ())):
                        yield entity, other, f"{short} is an alias of {full}"


def _behind(called: Mapping[str, set[str]], own: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Things whose names differ in that one has the name of a third thing before it, where one alone has so."""
    longer: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for entity, name in own.items():
        for at in range(_PART, len(name) - _WHOLE + 1):
            if name[:at] in called and name[at:] in called and entity not in called[name[at:]]:
                longer[name[at:]].add((entity, name[:at]))
    for rest, found in longer.items():
        if len(found) == 1 and len(called[rest]) == 1 and own.get(alone := min(called[rest])) == rest:
            ((entity, before),) = found
            yield entity, alone, f"{own[entity]} is {rest} with {before} before it"
