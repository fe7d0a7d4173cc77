"""One document at a time: extracted, added to a graph, replaced or removed there, each in one change."""

from __future__ import annotations

import time

from zhitu import assertion
from zhitu.errors import GraphError, InputError
from zhitu.iri import Iris
from zhitu.model import Document
from zhitu.pipeline.change import Change, Unwritable
from zhitu.pipeline.report import Report, count_lines
from zhitu.pipeline.work import Extracted, ExtractorFactory, Worker, default_extractor
from zhitu.pipeline.writer import Writer
from zhitu.pipeline.writing import DOCUMENT
from zhitu.settings import Settings

__all__ = ["Adder", "remove", "store"]


class Adder:
    """Adds documents to an open graph, or replaces them there; the extractor is made once."""

    def __init__(
        self, writer: Writer, settings: Settings | None = None, *, extractor: ExtractorFactory = default_extractor
    ) -> None:
        settings = settings or Settings(base=writer.iris.base)
        refuse_other_base(writer, settings)
        self.writer = writer
        self.worker = Worker(settings, extractor)

    def add(self, document: Document) -> Report:
        """Add the document, or put it in the place of the one with its identifier, whole or not at all.

        A document that fails is in the report, and the graph is as it was.
        """
        started = time.perf_counter()
        report = Report(self.writer.graph.path)
        report.warnings += assertion.document_warnings(document)
        store(self.writer, self.worker.extract(document), report)
        report.seconds = time.perf_counter() - started
        return report


def refuse_other_base(writer: Writer, settings: Settings) -> None:
    """GraphError unless the settings mint IRIs under the base of the graph."""
    if Iris(settings.base).base != writer.iris.base:
        raise GraphError(f"{writer.graph.path}: its base is {writer.iris.base}; give the same base")


def store(writer: Writer, extracted: Extracted, report: Report) -> None:
    """Put what was extracted from a document into the graph, and into the report what came of it."""
    report.warnings += extracted.warnings
    if extracted.failure is not None:
        report.failures.append(extracted.failure)
        return

    def put(change: Change) -> None:
        change.put(DOCUMENT, extracted.document, extracted.packed, extracted.profiles)
        change.judge(writer.curation.citing([extracted.document]))

    try:
        change = writer.change(put)
    except Unwritable as error:
        report.failures.append(error.failure)
        return
    report.documents, report.written = report.documents + 1, True
    count_lines(report, change.written[extracted.document])


def remove(writer: Writer, identifier: str) -> None:
    """Withdraw a document, with all that only it called for; InputError where there is none of this identifier."""
    if writer.ledger.source(DOCUMENT, identifier) is None:
        raise InputError(str(writer.graph.path), f"has no document {identifier!r}")

    def take(change: Change) -> None:
        change.take(DOCUMENT, identifier)
        change.judge(writer.curation.citing([identifier]))

    writer.change(take)
