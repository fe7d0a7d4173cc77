"""Relations without a sentence that says so, and sentences without the text that they are from."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.sparql import value
from zhitu.validate.findings import Finding
from zhitu.vocabulary import vocabulary

__all__ = ["MOST", "unsourced", "unverified"]

#: Warnings at most; what is beyond is counted.
MOST = 20
_REMEDY = "remove it, or give it its passage: zhitu assert … --document … --quote …"


def unsourced(store: ox.Store, iris: Iris, documents: Collection[str]) -> Iterator[Finding]:
    """Warnings of plain relations that no occurred claim with evidence carries, in any graph.

    Those of `documents` are errors by the checks of their own graphs; what is inferred and what the gazetteer says of
    its divisions needs none.
    """
    without = {*documents, iris.graph("gazetteer"), iris.graph("inferred")}
    graphs: list[ox.NamedNode | ox.DefaultGraph] = [ox.DefaultGraph()]
    graphs += [g for g in store.named_graphs() if isinstance(g, ox.NamedNode) and g.value not in without]
    relations = [ox.NamedNode(ZT + name) for name in vocabulary().relations]
    there = [q for g in graphs for p in relations for q in store.quads_for_pattern(None, p, None, g)]
    stated = {triple for subject in {q.subject for q in there} for triple in _stated(store, subject)}
    bare = sorted((q for q in there if q.triple not in stated), key=str)
    prefix = iris.graph("")
    for quad in bare[:MOST]:
        where = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else "default graph"
        told = f"{quad.predicate.value.removeprefix(ZT)} {quad.object} has no claim with evidence; {_REMEDY}"
        yield Finding(where.removeprefix(prefix), str(quad.subject).strip("<>"), told, "warning")
    if len(bare) > MOST:
        yield Finding("~", iris.base, f"{len(bare) - MOST:,} more relations without a claim; {_REMEDY}", "warning")


def _stated(store: ox.Store, subject: ox.NamedNode | ox.BlankNode | ox.Triple) -> Iterator[ox.Triple]:
    """What claims with evidence say has occurred, of a subject."""
    about, occurred = ox.NamedNode(PREFIXES["rdf"] + "subject"), ox.NamedNode(ZT + "occurred")
    for quad in store.quads_for_pattern(None, about, subject):
        claim, graph = quad.subject, quad.graph_name
        wanted = ((ZT + "evidence", None), (ZT + "status", occurred))
        if all(any(store.quads_for_pattern(claim, ox.NamedNode(p), o, graph)) for p, o in wanted):
            for predicate in store.quads_for_pattern(claim, ox.NamedNode(PREFIXES["rdf"] + "predicate"), None, graph):
                for obj in store.quads_for_pattern(claim, ox.NamedNode(PREFIXES["rdf"] + "object"), None, graph):
                    assert isinstance(predicate.object, ox.NamedNode)
                    yield ox.Triple(subject, predicate.object, obj.object)


_CITED = """SELECT ?d ?n ?id WHERE {
  { SELECT ?d (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?q zt:quote ?w ; zt:document ?d } } GROUP BY ?d }
  FILTER NOT EXISTS { GRAPH ?d { ?d zt:text ?text } }
  OPTIONAL { GRAPH ?d { ?d a zt:Document ; dcterms:identifier ?id } }
}"""


def unverified(store: ox.Store) -> Iterator[Finding]:
    """Quotes whose document is not there, which are errors, or has no text, of which a warning tells."""
    found = store.query(_CITED, prefixes={"zt": ZT, "dcterms": PREFIXES["dcterms"]})
    assert isinstance(found, ox.QuerySolutions)
    for row in found:
        document, count, identifier = (value(term) for term in row)
        if row["id"] is None:
            yield Finding(document, document, f"{count} quotes of a document that is not there; load it, too")
        else:
            told = f"its text is left out, so {count} quotes were not checked; export it with its text"
            yield Finding(identifier, document, told, "warning")
