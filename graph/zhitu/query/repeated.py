"""Where else the same is said: records of other documents that say what one of a document says."""

from __future__ import annotations

from zhitu.query.lookup import find_record
from zhitu.sparql import Queryable, iri, rows

__all__ = ["repeated"]

#: What makes two records say the same, by their kind.
_SAME = (
    ("rdf:subject", "rdf:predicate", "rdf:object", "zt:status"),
    ("zt:of", "zt:eventType", "zt:status"),
    ("zt:about", "zt:indicator", "zt:value", "zt:unit", "zt:status"),
)


def repeated(graph: Queryable, record: str) -> list[tuple[str, str]]:
    """IRIs of other claims, events or observations that say what a record says, each with its document's identifier.

    An event counts whatever its day, since that is what documents often leave out. UnknownName where there is no such
    record.
    """
    found = find_record(graph, record)
    alike = " UNION ".join(
        f"{{ GRAPH ?g {{ {_with(iri(found), same)} }} GRAPH ?d {{ {_with('?other', same)} }} }}" for same in _SAME
    )
    query = f"""SELECT DISTINCT ?other ?id WHERE {{ {alike} ?d dcterms:identifier ?id
      FILTER (?other != {iri(found)}) }} ORDER BY ?id ?other"""
    return [(str(other), str(document)) for other, document in rows(graph, query)]


def _with(record: str, properties: tuple[str, ...]) -> str:
    return f"{record} " + " ; ".join(f"{name} ?v{n}" for n, name in enumerate(properties)) + " ."
