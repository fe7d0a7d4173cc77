"""Speed of inference: a forest of places and what lies in them, against SPARQL rules and against owlrl."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from bench.rows import Row, best, race
from zhitu.infer import Loaded, Rules, inferred
from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.pipeline import create_graph
from zhitu.pipeline.inferring import following, infer_all, uninfer
from zhitu.store import Graph

__all__ = ["rows"]

_PLACES = 20_000
_SMALL = 60
_TYPE = f"<{PREFIXES['rdf']}type>"
#: The rules as updates, each repeated until it adds nothing; owl:inverseOf last, since the others feed it.
_UPDATES = (
    "?x a ?b } WHERE { GRAPH ?g { ?x a ?a } GRAPH graph:ontology { ?a rdfs:subClassOf ?b . ?b a owl:Class }",
    "?x zt:partOf ?z } WHERE { GRAPH ?g { ?x zt:partOf ?y } GRAPH ?h { ?y zt:partOf ?z }",
    "?x zt:locatedIn ?z } WHERE { GRAPH ?g { ?x zt:locatedIn ?y } GRAPH ?h { ?y zt:locatedIn|zt:partOf ?z }",
    "?y ?p ?x } WHERE { GRAPH graph:ontology { ?p a owl:SymmetricProperty } GRAPH ?g { ?x ?p ?y }",
    "?y ?q ?x } WHERE { GRAPH graph:ontology { ?q owl:inverseOf ?p } GRAPH ?g { ?x ?p ?y }",
)


def rows(scale: float) -> Iterator[Row]:
    """All anew, and after the change of one document."""
    with tempfile.TemporaryDirectory() as folder:
        places = max(_SMALL, int(_PLACES * scale))
        graph = _graph(Path(folder) / "large.db", places)
        yield from _whole(graph)
        yield from _one(graph, places)
        graph.close()
        graph = _graph(Path(folder) / "small.db", _SMALL)
        yield from _against_owlrl(graph)
        graph.close()


def _lines(places: int, iris: Iris) -> Iterator[str]:
    """Places in places, six in each, with an institution in every one; a hundred to a document."""
    rng = random.Random(1)
    for number in range(places):
        graph = f"<{iris.document(f'd{number // 100}')}>"
        place, lab, other = (
            f"<{iris.base}{name}>" for name in (f"p{number}", f"x{number}", f"x{rng.randrange(places)}")
        )
        if number:
            yield f"{place} <{ZT}partOf> <{iris.base}p{(number - 1) // 6}> {graph} .\n"
        yield f"{lab} <{ZT}locatedIn> {place} {graph} .\n"
        yield f"{lab} <{ZT}cooperatesWith> {other} {graph} .\n"
        for node, name in ((place, "District"), (place, "Entity"), (lab, "Laboratory"), (lab, "Entity")):
            yield f"{node} {_TYPE} <{ZT}{name}> {graph} .\n"


def _graph(path: Path, places: int) -> Graph:
    graph = create_graph(path).graph
    graph.store.bulk_load("".join(_lines(places, graph.iris)).encode(), format=ox.RdfFormat.N_QUADS)
    return graph


def _whole(graph: Graph) -> Iterator[Row]:
    facts = graph.size

    def own() -> None:
        uninfer(graph)
        infer_all(graph)

    def by_sparql() -> None:
        uninfer(graph)
        before = -1
        while before != graph.size:
            before = graph.size
            for update in _UPDATES:
                insert, end = (
                    f"INSERT {{ GRAPH graph:inferred {{ {update.replace(' }', ' } }', 1)}",
                    update.split(" }")[0],
                )
                graph.store.update(
                    f"{insert} FILTER NOT EXISTS {{ GRAPH ?i {{ {end} }} }} }}", prefixes=graph.iris.prefixes
                )

    mine, peer = race(own, by_sparql, 1)
    theirs = _inferred(graph)
    own()
    assert _inferred(graph) == theirs
    yield Row(f"all that follows from {facts} quads, written", facts / mine, "quads/s", "SPARQL updates", facts / peer)
    yield Row("triples inferred", _inferred(graph), "triples")


def _one(graph: Graph, places: int) -> Iterator[Row]:
    """A document of a hundred places in the middle of the forest says something else of half of them."""
    iris = graph.iris
    document = iris.document(f"d{places // 200}")
    lines = [line for line in _lines(places, iris) if f" <{document}> " in line]
    kept = lines[: len(lines) // 2]
    told = following(graph, [document], kept)
    seconds = best(lambda: following(graph, [document], kept))
    yield Row(f"a changed document: {len(told.removed)} fewer, {len(told.added)} more, told", seconds * 1000, "ms")


def _against_owlrl(graph: Graph) -> Iterator[Row]:
    import owlrl
    import rdflib

    rules = Rules.of(graph.store, graph.iris)
    text = "".join(f"{quad.triple} .\n" for quad in graph.store)
    facts = graph.size

    def peer() -> None:
        loaded = rdflib.Graph().parse(data=text, format="nt")
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(loaded)

    mine, other = race(lambda: list(inferred(Loaded(graph.store, graph.iris, rules), rules)), peer, 1)
    yield Row(f"all that follows from {facts} quads", facts / mine, "quads/s", "owlrl", facts / other)


def _inferred(graph: Graph) -> int:
    return sum(1 for _ in graph.store.quads_for_pattern(None, None, None, ox.NamedNode(graph.iris.graph("inferred"))))
