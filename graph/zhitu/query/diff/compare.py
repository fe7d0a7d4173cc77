"""The differences of two graphs as items in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from zhitu.iri import PREFIXES, ZT
from zhitu.query.diff.graphs import Changed, changed_graphs
from zhitu.query.diff.items import KINDS, Item, Record, Said
from zhitu.sparql import ASSERTED, Queryable, iri, rows

__all__ = ["Diff", "difference"]

#: Predicates that describe an entity, as N-Triples writes them, and what they are called here.
_DESCRIBING = {
    f"<{PREFIXES['skos']}prefLabel>": "name",
    f"<{PREFIXES['rdf']}type>": "class",
    f"<{PREFIXES['skos']}altLabel>": "aliases",
    f"<{ZT}adcode>": "adcode",
    f"<{PREFIXES['skos']}exactMatch>": "links",
}


@dataclass(frozen=True, slots=True)
class Diff:
    """What appeared, vanished and changed, by kind; and for each named graph that differs, quads (fewer, more)."""

    items: tuple[Item, ...]
    graphs: Mapping[str, tuple[int, int]]

    def __bool__(self) -> bool:
        return bool(self.graphs)


def difference(old: Queryable, new: Queryable, *, documents: Collection[str] | None = None) -> Diff:
    """What is otherwise in the new graph than in the old one; a Diff is true where anything is.

    `documents` are IRIs of all documents that may differ, so that no others are read; where it is None any may.
    """
    items: list[Item] = []
    graphs: dict[str, tuple[int, int]] = {}
    told = _Descriptions()
    touched: set[str] = set()
    for graph in changed_graphs(old, new, documents):
        graphs[graph.name] = len(graph.fewer), len(graph.more)
        told.take(graph)
        if not graph.name.endswith(("graph/gazetteer", "graph/inferred", "graph/ontology", "graph/runs")):
            before, after = Said(graph.old), Said(graph.new)
            items += _records(before.records(), after.records())
            touched |= before.entities() | after.entities()
    items += _entities(old, new, touched & told.otherwise(old, new))
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
        if before != after and (field not in one.ends or one.ends[field] != other.ends.get(field)):
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


class _Descriptions:
    """What the named graphs that differ say of entities, each as (entity, predicate, object): all that can differ.

    Only who is described otherwise in one of them is asked for in all graphs, of which there are many for a city.
    """

    def __init__(self) -> None:
        self.old: set[tuple[str, ...]] = set()
        self.new: set[tuple[str, ...]] = set()

    def take(self, graph: Changed) -> None:
        """Note a named graph that differs."""
        if not graph.name.endswith("graph/inferred"):  # as ASSERTED has it
            for triples, told in ((graph.old, self.old), (graph.new, self.new)):
                parts = (tuple(triple.split(" ", 2)) for triple in triples)
                told.update(part for part in parts if part[1] in _DESCRIBING)

    def otherwise(self, old: Queryable, new: Queryable) -> set[str]:
        """IRIs of entities of which one graph says what the other says nowhere."""
        gone = {part for part in self.old - self.new if not _says(new, part)}
        come = {part for part in self.new - self.old if not _says(old, part)}
        return {part[0][1:-1] for part in gone | come}


def _says(graph: Queryable, triple: Iterable[str]) -> bool:
    query = f"SELECT ?g WHERE {{ GRAPH ?g {{ {' '.join(triple)} }} {ASSERTED} }} LIMIT 1"
    return next(rows(graph, query), None) is not None


def _described(graph: Queryable, entities: Iterable[str]) -> dict[str, dict[str, str]]:
    """Name, classes, aliases, code and links of those entities that the graph has."""
    names = {predicate.rsplit("#", 1)[-1][:-1]: field for predicate, field in _DESCRIBING.items()}
    found: dict[str, dict[str, str]] = {}
    for entity in entities:  # one by one: with several in a VALUES block, stores look through all that there is
        query = f"""SELECT DISTINCT ?p ?o WHERE {{ GRAPH ?g {{ {iri(entity)} ?p ?o }} {ASSERTED}
            FILTER (?p IN ({", ".join(_DESCRIBING)})) }}"""
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
