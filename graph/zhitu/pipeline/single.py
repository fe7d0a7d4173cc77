"""One document at a time: extracted, added to a graph or replaced in it, in one transaction."""

from __future__ import annotations

import time
from pathlib import Path

from zhitu import assertion
from zhitu.errors import GraphError, InputError
from zhitu.iri import Iris
from zhitu.model import Document, Extraction, Failure
from zhitu.pipeline.report import Report, count_records
from zhitu.pipeline.upkeep import unused_divisions, unused_runs
from zhitu.pipeline.work import ExtractorFactory, Outcome, Worker, default_extractor
from zhitu.read import read
from zhitu.settings import Settings
from zhitu.store import Graph

__all__ = ["Adder", "create_graph", "extract_file", "read_file"]


def create_graph(path: str | Path, settings: Settings | None = None) -> Graph:
    """A new graph without documents; GraphError where something else is at `path`."""
    graph = Graph.create(path, base=(settings or Settings()).base)
    graph.replace((), [*assertion.ontology_lines(graph.iris), *assertion.gazetteer_lines((), graph.iris)])
    return graph


def read_file(path: str | Path, settings: Settings | None = None) -> Document:
    """The one document in a file; InputError where it cannot be read or holds several."""
    found = list(read([Path(path)], settings or Settings()))
    for failure in found:
        if isinstance(failure, Failure):
            raise InputError(failure.where, failure.cause)
    if len(found) != 1 or not isinstance(found[0], Document):
        raise InputError(str(path), f"holds {len(found)} documents", "give a file with one")
    return found[0]


def extract_file(
    path: str | Path, settings: Settings | None = None, *, extractor: ExtractorFactory = default_extractor
) -> tuple[Document, Extraction]:
    """A file's document and what it says, without a graph; InputError where it cannot be read."""
    settings = settings or Settings()
    document = read_file(path, settings)
    return document, extractor(settings).extract(document)


class Adder:
    """Adds documents to an open graph, or replaces them there; the extractor is made once."""

    def __init__(
        self, graph: Graph, settings: Settings | None = None, *, extractor: ExtractorFactory = default_extractor
    ) -> None:
        settings = settings or Settings(base=graph.iris.base)
        if Iris(settings.base).base != graph.iris.base:
            raise GraphError(f"{graph.path}: its base is {graph.iris.base}; give the same base")
        self.graph = graph
        self.worker = Worker(settings, extractor)

    def add(self, document: Document) -> Report:
        """Add the document, or put it in the place of the one with its identifier, whole or not at all.

        A document that fails is in the report, and the graph is as it was.
        """
        started = time.perf_counter()
        report = Report(self.graph.path)
        outcome = self.worker.outcome(document)
        report.warnings += [*assertion.document_warnings(document), *outcome.warnings]
        if outcome.failure is not None:
            report.failures.append(outcome.failure)
        else:
            mine = self.graph.iris.document(document.id)
            self._replace(mine, outcome)
            report.documents, report.written = 1, True
            count_records(report, self.graph, mine)
        report.seconds = time.perf_counter() - started
        return report

    def _replace(self, mine: str, outcome: Outcome) -> None:
        """The document's graph, with gazetteer and runs kept to what is in use, in one transaction."""
        graph, iris = self.graph, self.graph.iris
        run = self.worker.run
        forget = [
            *((iris.graph("gazetteer"), node) for node in unused_divisions(graph, mine, outcome.adcodes)),
            *((iris.graph("runs"), node) for node in unused_runs(graph, mine, run.iri(iris))),
        ]
        beside = [*assertion.gazetteer_lines(outcome.adcodes, iris), *assertion.run_lines(run, iris)]
        # Not splitlines: a literal may hold U+2028 and others that it takes for line ends.
        graph.replace([mine], [*outcome.lines.rstrip("\n").split("\n"), *beside], forget=forget)
