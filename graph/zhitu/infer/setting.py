"""The run that made graph:inferred: a graph remembers by it that, and how, it is to be kept current."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pyoxigraph as ox

from zhitu.iri import PREFIXES, ZT, Iris
from zhitu.vocabulary import vocabulary

__all__ = ["remembered", "setting_lines"]

#: Changes whenever the same facts may give another result.
_VERSION = "infer-2"


def _run_of(iris: Iris, *, alignments: bool) -> str:
    """IRI of the run."""
    return iris.run(_VERSION, vocabulary().version, _settings(alignments))


def setting_lines(iris: Iris, *, alignments: bool) -> Iterator[str]:
    """That graph:inferred was made by this run, as lines of N-Quads for graph:runs."""
    run, graph = f"<{_run_of(iris, alignments=alignments)}>", f"<{iris.graph('runs')}>"
    told = (
        (f"<{PREFIXES['rdf']}type>", f"<{ZT}Run>"),
        (f"<{ZT}extractorVersion>", str(ox.Literal(_VERSION))),
        (f"<{ZT}ontologyVersion>", str(ox.Literal(vocabulary().version))),
        (f"<{ZT}settings>", str(ox.Literal(_settings(alignments)))),
    )
    for predicate, value in told:
        yield f"{run} {predicate} {value} {graph} .\n"
    yield f"<{iris.graph('inferred')}> <{PREFIXES['prov']}wasGeneratedBy> {run} {graph} .\n"


def remembered(store: ox.Store, iris: Iris) -> bool | None:
    """Whether the graph was inferred with alignments; None where it never was, or no longer is."""
    node, runs = ox.NamedNode(iris.graph("inferred")), ox.NamedNode(iris.graph("runs"))
    for made in store.quads_for_pattern(node, ox.NamedNode(PREFIXES["prov"] + "wasGeneratedBy"), None, runs):
        assert isinstance(made.object, ox.NamedNode)
        for told in store.quads_for_pattern(made.object, ox.NamedNode(ZT + "settings"), None, runs):
            assert isinstance(told.object, ox.Literal)
            return bool(json.loads(told.object.value)["alignments"])
    return None


def _settings(alignments: bool) -> str:
    return json.dumps({"alignments": alignments})
