"""Stage 5: whether a graph keeps its promises: SHACL, and the checks that SHACL cannot express.

validate   findings of a whole graph, or of one document
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox

from zhitu.errors import UnknownName
from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.names import nearest
from zhitu.sparql import Stored
from zhitu.validate.checks import check
from zhitu.validate.contents import Contents
from zhitu.validate.findings import Finding, Severity
from zhitu.validate.gazetteer import unknown_wholes
from zhitu.validate.shacl import Shapes, checked
from zhitu.validate.sources import unsourced, unverified

__all__ = ["Finding", "Severity", "validate"]


def validate(
    graph: Stored,
    document: str | None = None,
    *,
    shacl: bool = True,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """What is wrong in a graph, or in the graph of one document given by its identifier; sorted, empty if all is well.

    Without `shacl` only the fast checks are made; shapes are checked in so many processes. `progress` is told how many
    documents are done, and of how many.
    Raises UnknownName where there is no such document.
    """
    store, iris = graph.store, graph.iris
    identifiers = _identifiers(store)
    if document is not None:
        identifiers_before = identifiers
        identifiers = {iri: identifier for iri, identifier in identifiers.items() if identifier == document}
        if not identifiers:
            raise UnknownName("document", document, nearest(document, identifiers_before.values()))
    findings: list[Finding] = []
    told = progress or (lambda *_: None)

    def graphs() -> Iterator[tuple[str, str]]:
        for iri, identifier in sorted(identifiers.items()):
            contents = Contents(store, iri)
            text = contents.value(iri, "text")
            findings.extend(check(contents, identifier, {} if text is None else {iri: text}))
            yield "".join(contents.ntriples()), identifier

    shaped = checked(graphs(), jobs) if shacl else ([] for _ in graphs())
    for done, found in enumerate(shaped, start=1):
        findings += found
        told(done, len(identifiers))
    if document is None:
        findings += _beside(store, iris, Shapes() if shacl else None)
        findings += _names(store)
        findings += unsourced(store, iris, identifiers)
        findings += unverified(store)
        findings += unknown_wholes(store, iris)
    return sorted(set(findings))


def _identifiers(store: ox.Store) -> dict[str, str]:
    """Identifiers of the documents by IRI; one that has lost its own goes by its IRI."""
    documents = store.quads_for_pattern(None, ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(ZT + "Document"))
    own = (quad.graph_name for quad in documents if quad.subject == quad.graph_name)
    found = {graph.value: graph.value for graph in own if isinstance(graph, ox.NamedNode)}
    for quad in store.quads_for_pattern(None, ox.NamedNode(PREFIXES["dcterms"] + "identifier"), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            found[quad.subject.value] = quad.object.value
    return found


def _beside(store: ox.Store, iris: Iris, shapes: Shapes | None) -> Iterator[Finding]:
    """Findings in graph:curated and graph:gazetteer."""
    curated = Contents(store, iris.graph("curated"))
    cited = {d for quote in curated.of_class("Quote") for d in curated.values(quote, "document")}
    texts = {d: text for d in cited if (text := Contents(store, d).value(d, "text")) is not None}
    yield from check(curated, "curated", texts)
    if shapes is not None:
        documents = (f"<{d}> <{PREFIXES['rdf']}type> <{ZT}Document> .\n" for d in cited)
        typed = [*documents, *curated.ntriples()]
        # Of the documents only the class is of interest here: that they are sound is checked in their own graphs.
        yield from (f for f in shapes.check(typed, "curated") if f.focus not in cited)
        yield from shapes.check(Contents(store, iris.graph("gazetteer")).ntriples(), "gazetteer")


def _names(store: ox.Store) -> Iterator[Finding]:
    """Entities whose preferred name is not the same in all graphs."""
    rows = store.query(
        """SELECT ?e WHERE { ?e skos:prefLabel ?l FILTER(LANG(?l) = "zh") }
        GROUP BY ?e HAVING (COUNT(DISTINCT ?l) > 1)""",
        use_default_graph_as_union=True,
        prefixes={"skos": PREFIXES["skos"]},
    )
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        entity = row[0]
        assert isinstance(entity, ox.NamedNode)
        message = "preferred names that differ between graphs; queries will show it several times"
        yield Finding("all", entity.value, message, "warning")
