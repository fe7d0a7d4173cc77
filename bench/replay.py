"""Extraction done once and played back, so that what comes after it can be timed alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from zhitu.assertion import run_lines
from zhitu.iri import Iris
from zhitu.model import Document, Extraction, Extractor
from zhitu.pipeline.work import Worker, default_extractor
from zhitu.settings import Settings

__all__ = ["Recording", "record"]


@dataclass(slots=True)
class Recording:
    """Documents with what was extracted from them (by identifier) and their lines of N-Quads; an Extractor, too."""

    documents: list[Document]
    extractions: dict[str, Extraction]
    lines: dict[str, str]
    beside: str
    version: str
    quads: int = field(init=False)

    def __post_init__(self) -> None:
        self.quads = sum(text.count("\n") for text in self.lines.values())

    def extract(self, document: Document) -> Extraction:
        """What was extracted from the document when it was recorded."""
        return self.extractions[document.id]

    def factory(self, settings: Settings) -> Extractor:
        """Itself, as the extractor of a build."""
        del settings
        return self


def record(documents: list[Document]) -> Recording:
    """Extract documents, remembering extractions and lines. AssertionError where one fails."""
    settings = Settings()
    worker = Worker(settings, default_extractor)
    extractor = worker.extractor
    made = Recording(documents, {}, {}, "", extractor.version)
    made.extractions = {document.id: extractor.extract(document) for document in documents}
    replayed = Worker(settings, made.factory)
    for document in documents:
        outcome = replayed.outcome(document)
        assert outcome.failure is None, outcome.failure
        made.lines[document.id] = outcome.lines
    made.beside = "".join(run_lines(replayed.run, Iris(settings.base)))
    made.__post_init__()
    return made
