"""What triples that are written or taken away may change in the index."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT
from zhitu.query.search.contents import DEFAULT, NAMES

__all__ = ["concerned"]

_TYPE = PREFIXES["rdf"] + "type"
#: Classes and properties by which sentences, mentions, documents and decisions are found: all of a graph is then read.
_BEHIND = {
    *(ZT + name for name in ("Document", "Judgement", "evidence", "quote", "start", "mentions", "judged")),
    *(PREFIXES["dcterms"] + name for name in ("identifier", "title", "issued")),
    PREFIXES["dc"] + "creator",
    PREFIXES["prov"] + "wasGeneratedBy",
}


def concerned(quads: Iterable[ox.Quad]) -> dict[str, set[str] | None]:
    """The graphs of which the index may have to know something else, each with the things; None: all of it.

    >>> name = ox.NamedNode(PREFIXES["rdfs"] + "label")
    >>> concerned([ox.Quad(ox.NamedNode("urn:a"), name, ox.Literal("甲"), ox.NamedNode("urn:g"))])
    {'urn:g': {'urn:a'}}
    """
    found: dict[str, set[str] | None] = {}
    for quad in quads:
        predicate = quad.predicate.value
        named = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else DEFAULT
        is_type = predicate == _TYPE
        kind = quad.object.value if is_type and isinstance(quad.object, ox.NamedNode) else predicate
        if kind in _BEHIND:
            found[named] = None
        elif (is_type or predicate in NAMES) and isinstance(quad.subject, ox.NamedNode):
            things = found.setdefault(named, set())
            if things is not None:
                things.add(quad.subject.value)
    return found
