"""A network as four tables in a folder, for Excel, pandas, Gephi's importer and Neo4j's LOAD CSV.

nodes.csv and edges.csv have the headings that Gephi knows (Id, Label, Source, Target, Type); events.csv and figures.csv
have a row for each event and figure, with the Id of its node. Each row has the first of its passages, and how many
there are; several names are set apart by `|`. In UTF-8, without a byte order mark; a cell that a spreadsheet would take
for a formula has an apostrophe before it.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import networkx as nx

from zhitu.cells import inert
from zhitu.errors import ExportError
from zhitu.export.files import whole

__all__ = ["TABLES", "write_tables"]

_SOURCE = ("quote", "document", "title", "published", "passages")
TABLES = {
    "nodes": ("Id", "Label", "class", "aliases", "mentions", "degree"),
    "edges": ("Source", "Target", "Type", "Id", "Label", "relation", "status", "confidence", "role", "date", *_SOURCE),
    "events": ("Id", "node", "Label", "type", "date", "status", "confidence", *_SOURCE),
    "figures": (
        *("Id", "node", "Label", "indicator", "bound", "value", "upper", "unit", "period", "status", "confidence"),
        *_SOURCE,
    ),
}
_Row = Sequence[object]


def write_tables(network: nx.MultiDiGraph[str], folder: str | Path) -> None:
    """Write the tables into a folder, which is made where it is missing; each is there whole or not at all."""
    target = Path(folder)
    try:
        target.mkdir(exist_ok=True)
    except OSError as error:
        cause = f"cannot be made a folder: {error.strerror or error}"
        raise ExportError(f"{folder}: {cause}; give the name of a folder for the tables") from error
    rows: dict[str, Iterable[_Row]] = {
        "nodes": _nodes(network),
        "edges": _edges(network),
        "events": _records(network, "events"),
        "figures": _records(network, "figures"),
    }
    for name, header in TABLES.items():
        with whole(target / f"{name}.csv") as output:
            writer = csv.writer(codecs.getwriter("utf-8")(output, "replace"), lineterminator="\n")
            writer.writerow(header)
            writer.writerows(map(inert, row) for row in rows[name])  # None becomes an empty cell


def _nodes(network: nx.MultiDiGraph[str]) -> Iterator[_Row]:
    for node, data in network.nodes(data=True):
        classes, aliases = ("|".join(data.get(name, ())) for name in ("classes", "aliases"))
        yield node, data.get("label"), classes, aliases, data.get("mentions"), data.get("degree")


def _edges(network: nx.MultiDiGraph[str]) -> Iterator[_Row]:
    for source, target, key, data in network.edges(keys=True, data=True):
        told = (data.get(name) for name in ("label", "relation", "status", "confidence", "role", "date"))
        yield source, target, "Directed", key, *told, *_cited(data)


def _records(network: nx.MultiDiGraph[str], kind: str) -> Iterator[_Row]:
    columns = TABLES[kind][3 : -len(_SOURCE)]
    for node, data in network.nodes(data=True):
        for record in data.get(kind, ()):
            yield record.get("id"), node, data.get("label"), *(record.get(name) for name in columns), *_cited(record)


def _cited(record: Mapping[str, Any]) -> _Row:
    """The first passage of a record, and how many it has."""
    evidence = record.get("evidence") or ()
    first = evidence[0] if evidence else {}
    return (*(first.get(name) for name in ("quote", "document", "title", "date")), len(evidence))
