"""Whether graph:gazetteer says of which division each is part as the gazetteer does, and nothing of other things."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from zhitu.divisions import Division, divisions
from zhitu.iri import Iris
from zhitu.validate.contents import Contents
from zhitu.validate.findings import Finding
from zhitu.vocabulary import vocabulary

__all__ = ["unknown_wholes"]

_REMEDY = "build the graph anew, or state it with its passage: zhitu assert … --document … --quote …"


def unknown_wholes(store: ox.Store, iris: Iris) -> Iterator[Finding]:
    """Relations of graph:gazetteer that the gazetteer does not have: it knows which division lies in which, no more."""
    contents = Contents(store, iris.graph("gazetteer"))

    def node(division: Division) -> str:
        return iris.entity(division.name, divisions().qualifier(division.code))

    known = divisions().by_code
    wholes = {(node(each), node(known[each.parent])) for each in known.values() if each.parent is not None}
    for subject, said in sorted(contents.nodes.items()):
        for relation in sorted(said.keys() & (vocabulary().relations.keys() | vocabulary().inverses.keys())):
            for obj in said[relation]:
                if relation != "partOf" or (subject, obj) not in wholes:
                    yield Finding("gazetteer", subject, f"{relation} {obj} is not of the gazetteer; {_REMEDY}")
