"""What the reconciliation API asks of a graph: values of properties for many entities at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhitu.errors import UnknownName
from zhitu.iri import ZT
from zhitu.query.lookup import labels
from zhitu.sparql import Queryable, iri, rows
from zhitu.vocabulary import vocabulary

__all__ = ["LITERALS", "Cell", "property_name", "property_names", "values"]

#: Properties whose values are no entities: name → (property, labels in both languages).
LITERALS = {
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


def property_names() -> dict[str, tuple[str, str]]:
    """All properties by name, with their labels in Chinese and English."""
    relations = {r.name: (r.zh, r.en) for r in vocabulary().relations.values()}
    return relations | {name: (zh, en) for name, (_, zh, en) in LITERALS.items()}


def property_name(told: str) -> str:
    """The name of a property by name or label; UnknownName where there is none."""
    for name, words in property_names().items():
        if told in (name, f"zt:{name}", ZT + name, *words):
            return name
    raise UnknownName("property", told, property_names())


def values(graph: Queryable, entities: Sequence[str], names: Sequence[str]) -> dict[str, dict[str, list[Cell]]]:
    """For each entity and each property its values, in order of their text."""
    found: dict[str, dict[str, list[Cell]]] = {entity: {name: [] for name in names} for entity in entities}
    wanted = " ".join(iri(entity) for entity in dict.fromkeys(entities))
    for name in dict.fromkeys(names):
        predicate = LITERALS[name][0] if name in LITERALS else iri(ZT + name)
        pairs = list(rows(graph, f"SELECT DISTINCT ?e ?v WHERE {{ VALUES ?e {{ {wanted} }} ?e {predicate} ?v }}"))
        told = [(e, v) for e, v in pairs if e is not None and v is not None]
        named = {} if name in LITERALS else labels(graph, (v for _, v in told))
        for entity, value in told:
            cell = _literal(name, value) if name in LITERALS else Cell(named[value], value)
            if cell is not None:
                found[entity][name].append(cell)
        for entity in entities:
            found[entity][name] = sorted(set(found[entity][name]), key=lambda c: (c.text, c.iri or ""))
    return found


def _literal(name: str, value: str) -> Cell | None:
    """The cell of a value that is no entity; None for classes that say nothing."""
    if name != "class":
        return Cell(value)
    known = vocabulary().classes.get(value.removeprefix(ZT))
    return Cell(known.zh) if known else None
