"""Where else the same is said: records of other documents that say what one of a document says."""

from __future__ import annotations

from zhitu.iri import Iris
from zhitu.query.lookup import find_record
from zhitu.sparql import Queryable, base_of, iri, rows, shorten

__all__ = ["repeated"]

#: What makes two records say the same, by their kind.
_SAME = (
    ("rdf:subject", "rdf:predicate", "rdf:object", "zt:status"),
    ("zt:of", "zt:eventType", "zt:status"),
    ("zt:about", "zt:indicator", "zt:value", "zt:unit", "zt:status"),
)


def repeated(graph: Queryable, record: str) -> list[tuple[str, str]]:
    """Other claims, events or observations that say what a record says, each with its document's identifier.

    They are in their prefixed form, as a rejection takes them. An event counts whatever its day, since that is what
    documents often leave out. UnknownName where there is no such record.
    """
    found = find_record(graph, record)
    alike = " UNION ".join(
        f"{{ GRAPH ?g {{ {_with(iri(found), same)} }} GRAPH ?d {{ {_with('?other', same)} }} }}" for same in _SAME
    )
    query = f"""SELECT DISTINCT ?other ?id WHERE {{ {alike} ?d dcterms:identifier ?id
      FILTER (?other != {iri(found)}) }} ORDER BY ?id ?other"""
    prefixes = Iris(base_of(graph)).prefixes
    return [(shorten(str(other), prefixes), str(document)) for other, document in rows(graph, query)]


def _with(record: str, properties: tuple[str, ...]) -> str:
    return f"{record} " + " ; ".join(f"{name} ?v{n}" for n, name in enumerate(properties)) + " ."
