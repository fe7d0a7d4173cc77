"""The differences of two graphs as items in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from zhitu.iri import ZT
from zhitu.query.diff.graphs import changed_graphs
from zhitu.query.diff.items import KINDS, Item, Record, Said
from zhitu.sparql import ASSERTED, Queryable, iri, rows

__all__ = ["Diff", "difference"]


@dataclass(frozen=True, slots=True)
class Diff:
    """What appeared, vanished and changed, by kind; and for each named graph that differs, quads (fewer, more)."""

    items: tuple[Item, ...]
    graphs: Mapping[str, tuple[int, int]]

    def __bool__(self) -> bool:
        return bool(self.graphs)


def difference(old: Queryable, new: Queryable, *, same: Collection[str] = ()) -> Diff:
    """What is otherwise in the new graph than in the old one; a Diff is true where anything is.

    `same` are IRIs of named graphs that are known to be equal, and so are not read.
    """
    items: list[Item] = []
    graphs: dict[str, tuple[int, int]] = {}
    touched: set[str] = set()
    for graph in changed_graphs(old, new, same):
        graphs[graph.name] = len(graph.fewer), len(graph.more)
        if not graph.name.endswith(("graph/gazetteer", "graph/inferred", "graph/ontology", "graph/runs")):
            before, after = Said(graph.old), Said(graph.new)
            items += _records(before.records(), after.records())
            touched |= before.entities() | after.entities()
    items += _entities(old, new, touched)
    order = {kind: number for number, kind in enumerate(KINDS)}
    hows = {"appeared": 0, "vanished": 1, "changed": 2}
    items.sort(key=lambda item: (order[item.kind], hows[item.how], item.words, item.changes, str(item.passages)))
    return Diff(tuple(items), graphs)


def _records(before: Mapping[str, Record], after: Mapping[str, Record]) -> Iterator[Item]:
    """What became of the records of one named graph."""
    gone = [before[node] for node in sorted(before.keys() - after.keys())]
    come = [after[node] for node in sorted(after.keys() - before.keys())]
    pairs = [(before[node], after[node]) for node in sorted(before.keys() & after.keys())]
    for one, other in [*pairs, *_replaced(gone, come)]:
        changes = tuple(_changes(one, other, text=one.kind == "document"))
        if changes:
            passages = (*one.passages, *(p for p in other.passages if p not in one.passages))
            yield Item("changed", one.kind, other.words, changes, passages)
    for record in gone:
        yield Item("vanished", record.kind, record.words or record.iri, (), record.passages)
    for record in come:
        yield Item("appeared", record.kind, record.words or record.iri, (), record.passages)


def _replaced(gone: list[Record], come: list[Record]) -> list[tuple[Record, Record]]:
    """A record that went and the one that came in its place, taken out of both lists: another date, another figure.

    Only where no other could be meant.
    """
    found = []
    for old in list(gone):
        alike = [[r for r in records if (r.kind, r.same) == (old.kind, old.same)] for records in (gone, come)]
        if old.same and [len(records) for records in alike] == [1, 1]:
            found.append((old, alike[1][0]))
            gone.remove(old)
            come.remove(alike[1][0])
    return found


def _changes(one: Record, other: Record, *, text: bool) -> Iterator[tuple[str, str | None, str | None]]:
    for field in dict.fromkeys((*one.fields, *other.fields)):
        before, after = one.fields.get(field), other.fields.get(field)
        if before != after:
            hidden = field == "sha256"
            yield ("text", "…", "…") if hidden and text else (field, before, after)
    quotes = [" / ".join(p.quote for p in record.passages) or None for record in (one, other)]
    if quotes[0] != quotes[1]:
        yield "evidence", quotes[0], quotes[1]


def _entities(old: Queryable, new: Queryable, touched: Iterable[str]) -> Iterator[Item]:
    """What became of the entities of the named graphs that differ."""
    candidates = sorted(touched)
    before, after = _described(old, candidates), _described(new, candidates)
    for entity in candidates:
        one, other = before.get(entity), after.get(entity)
        if one is None and other is not None:
            yield Item("appeared", "entity", _named(other))
        elif other is None and one is not None:
            merged = _replacement(new, entity)
            yield Item("vanished", "entity", _named(one) + (f"  → {merged}" if merged else ""))
        elif one is not None and other is not None:
            fields = dict.fromkeys((*one, *other))
            changes = tuple((f, one.get(f), other.get(f)) for f in fields if one.get(f) != other.get(f))
            if changes:
                yield Item("changed", "entity", _named(other), changes)


def _named(told: Mapping[str, str]) -> str:
    return "  ".join(told[field] for field in ("name", "class") if field in told)


def _described(graph: Queryable, entities: Iterable[str]) -> dict[str, dict[str, str]]:
    """Name, classes, aliases, code and links of those entities that the graph has."""
    names = {"prefLabel": "name", "type": "class", "altLabel": "aliases", "adcode": "adcode", "exactMatch": "links"}
    found: dict[str, dict[str, str]] = {}
    for entity in entities:  # one by one: with several in a VALUES block, stores look through all that there is
        query = f"""SELECT DISTINCT ?p ?o WHERE {{ GRAPH ?g {{ {iri(entity)} ?p ?o }} {ASSERTED}
            FILTER (?p IN (rdf:type, skos:prefLabel, skos:altLabel, skos:exactMatch, zt:adcode)) }}"""
        told: dict[str, set[str]] = {}
        for predicate, obj in rows(graph, query):
            told.setdefault(names[str(predicate).rsplit("#", 1)[-1]], set()).add(str(obj).removeprefix(ZT))
        if "Entity" in told.get("class", ()):
            told["class"].discard("Entity")
            found[entity] = {name: "、".join(sorted(told[name])) for name in names.values() if told.get(name)}
    return found


def _replacement(graph: Queryable, entity: str) -> str | None:
    """Name of what the entity was merged into."""
    query = f"SELECT ?n WHERE {{ {iri(entity)} dcterms:isReplacedBy ?e . ?e skos:prefLabel ?n }} LIMIT 1"
    return next((name for (name,) in rows(graph, query)), None)
