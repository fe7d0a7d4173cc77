"""What the reconciliation API asks of a graph: values of properties for many entities at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from zhitu.errors import UnknownName
from zhitu.iri import ZT
from zhitu.names import simplify
from zhitu.query.lookup import labels, moved
from zhitu.query.search import EntityHit, Scan
from zhitu.query.search.contents import names_of
from zhitu.sparql import Queryable, iri, rows
from zhitu.vocabulary import vocabulary

__all__ = ["Cell", "Wanted", "holders", "known", "property_name", "property_names", "values"]

_LANGUAGES = ("zh", "zh-Hant", "en")
#: Properties whose values are no entities: name → (property, labels in both languages).
_LITERALS = {
    "altLabel": ("skos:altLabel", "别称", "other names"),
    "adcode": ("zt:adcode", "行政区划代码", "division code"),
    "exactMatch": ("skos:exactMatch", "外部标识", "external identifiers"),
    "class": ("rdf:type", "类别", "class"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value: its text, and the IRI of the entity that it is, if it is one."""

    text: str
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What another column of a row says: a property by name, its values as texts and as IRIs."""

    name: str
    texts: tuple[str, ...]
    iris: tuple[str, ...] = ()


def property_names() -> dict[str, tuple[str, str]]:
    """All properties by name, with their labels in Chinese and English."""
    relations = {r.name: (r.zh, r.en) for r in vocabulary().relations.values()}
    return relations | {name: (zh, en) for name, (_, zh, en) in _LITERALS.items()}


def property_name(told: str) -> str:
    """The name of a property by name or label; UnknownName where there is none."""
    for name, words in property_names().items():
        if told in (name, f"zt:{name}", ZT + name, *words):
            return name
    raise UnknownName("property", told, property_names(), closed=True)


def values(graph: Queryable, entities: Sequence[str], names: Sequence[str]) -> dict[str, dict[str, list[Cell]]]:
    """For each entity and each property its values, in order of their text; of a former IRI those of what it is now."""
    now = {entity: entity for entity in entities} | moved(graph, filter(_is_iri, entities))
    found: dict[str, dict[str, list[Cell]]] = {entity: {name: [] for name in names} for entity in now.values()}
    wanted = " ".join(iri(entity) for entity in found if _is_iri(entity))
    for name in dict.fromkeys(names) if wanted else ():
        predicate = _LITERALS[name][0] if name in _LITERALS else iri(ZT + name)
        things = "" if name in _LITERALS else "FILTER (isIRI(?v))"  # a user's own graph may say otherwise
        query = f"SELECT DISTINCT ?e ?v WHERE {{ VALUES ?e {{ {wanted} }} ?e {predicate} ?v {things} }}"
        pairs = list(rows(graph, query))
        told = [(e, v) for e, v in pairs if e is not None and v is not None]
        named = {} if name in _LITERALS else labels(graph, (v for _, v in told))
        for entity, value in told:
            cell = _literal(name, value) if name in _LITERALS else Cell(named[value], value)
            if cell is not None:
                found[entity][name].append(cell)
        for entity in found:
            found[entity][name] = sorted(set(found[entity][name]), key=lambda c: (c.text, c.iri or ""))
    return {entity: found[other] for entity, other in now.items()}


def known(graph: Queryable, entities: Sequence[str]) -> list[EntityHit]:
    """Those of the IRIs that the graph has names for, as if searched for by their whole name."""
    asked = [entity for entity in dict.fromkeys(entities) if _is_iri(entity)]
    there = {entity for entity, *_ in names_of(graph, asked)} if asked else set()
    return Scan(graph).described([entity for entity in asked if entity in there])


def holders(graph: Queryable, wanted: Sequence[Wanted], limit: int) -> list[EntityHit]:
    """Entities with the values wanted, those with most of them first."""
    having: Counter[str] = Counter()
    for each in wanted:
        having.update({e for (e,) in rows(graph, _holding(each)) if e is not None})
    ordered = sorted(having, key=lambda e: (-having[e], e))
    return known(graph, ordered[:limit])


def _holding(wanted: Wanted) -> str:
    """A query for the entities that have one of the values, by the name or the IRI of what it names."""
    nodes = [iri(node) for node in wanted.iris if _is_iri(node)]
    if wanted.name == "class":
        told = {c.name: {c.name, c.zh, c.en, ZT + c.name} for c in vocabulary().classes.values()}
        names = {*wanted.texts, *wanted.iris, *(node.rpartition("/")[2] for node in wanted.iris)}
        return _with("rdf:type", [iri(ZT + name) for name, words in told.items() if words & names])
    if wanted.name in _LITERALS:
        nodes += [iri(text) for text in wanted.texts if _is_iri(text)]
        return _with(_LITERALS[wanted.name][0], [*nodes, *_written(wanted.texts)])
    predicate = iri(ZT + wanted.name)
    labels_ = " ".join(_written(wanted.texts))
    named = f"{{ VALUES ?l {{ {labels_} }} ?v skos:prefLabel|skos:altLabel ?l . ?e {predicate} ?v }}"
    itself = f"{{ VALUES ?v {{ {' '.join(nodes)} }} ?e {predicate} ?v }}"
    parts = [part for part, there in ((named, labels_), (itself, nodes)) if there]
    return f"SELECT DISTINCT ?e WHERE {{ {' UNION '.join(parts)} }}" if parts else _with(predicate, [])


def _with(predicate: str, values_: Sequence[str]) -> str:
    """A query for what has one of the values; Virtuoso knows no VALUES without any."""
    choice = f"VALUES ?v {{ {' '.join(values_)} }}" if values_ else "FILTER (false)"
    return f"SELECT DISTINCT ?e WHERE {{ {choice} ?e {predicate} ?v }}"


def _written(texts: Sequence[str]) -> list[str]:
    """The texts, and what they are in simplified characters, as literals in all languages of names, and in none."""
    forms = dict.fromkeys(form for text in texts for form in (text, simplify(text)))
    tagged = [ox.Literal(form, language=tag) for form in forms for tag in _LANGUAGES]
    return [str(literal) for literal in (*tagged, *map(ox.Literal, forms))]


def _is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def _literal(name: str, value: str) -> Cell | None:
    """The cell of a value that is no entity; None for classes that say nothing."""
    if name != "class":
        return Cell(value)
    known = vocabulary().classes.get(value.removeprefix(ZT))
    return Cell(known.zh) if known else None
