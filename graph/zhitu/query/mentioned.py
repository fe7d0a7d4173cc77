"""What a graph tells most of: things to ask about for somebody who does not know yet what is in there."""

from __future__ import annotations

from zhitu.iri import ZT
from zhitu.query.lookup import labels
from zhitu.sparql import Queryable, iri, rows
from zhitu.vocabulary import vocabulary

__all__ = ["latest_documents", "most_mentioned"]

#: The class is asked of the most mentioned alone, of so many.
_AMONG = 2000


def most_mentioned(graph: Queryable, kind: str | None = None, *, count: int = 5) -> list[str]:
    """Names of the things of a class, or of one below it, that documents mention most; none without a summary."""
    below = [c.name for c in vocabulary().classes.values() if kind in (None, "Entity", c.name) or kind in c.parents]
    classes = ", ".join(iri(ZT + name) for name in below)
    query = f"""SELECT ?it WHERE {{
      {{ SELECT ?it ?n WHERE {{ ?it zt:mentionCount ?n }} ORDER BY DESC(?n) ?it LIMIT {_AMONG} }}
      FILTER EXISTS {{ ?it a ?class FILTER (?class IN ({classes})) }}
    }} ORDER BY DESC(?n) ?it LIMIT {count}"""
    found = [it for (it,) in rows(graph, query) if it is not None]
    names = labels(graph, found)
    return [names[it] for it in found]


def latest_documents(graph: Queryable, *, count: int = 5) -> list[str]:
    """Identifiers of the latest documents."""
    query = f"""SELECT DISTINCT ?id WHERE {{ ?d a zt:Document ; dcterms:identifier ?id .
      OPTIONAL {{ ?d zt:firstDay ?day }} }} ORDER BY DESC(?day) ?id LIMIT {count}"""
    return [text for (text,) in rows(graph, query) if text is not None]
