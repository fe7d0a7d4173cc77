"""Extraction done once and played back, so that what comes after it can be timed alone."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from zhitu.assertion import run_lines
from zhitu.iri import Iris
from zhitu.model import Document, Extraction, Extractor, Span
from zhitu.pipeline.work import Extracted, Worker, default_extractor
from zhitu.pipeline.writing import Settled, Written
from zhitu.settings import Settings
from zhitu.store import unpack

__all__ = ["Recording", "lines_of", "made_of", "record", "written"]


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
        made.lines[document.id] = lines_of(replayed, document)
    made.beside = "".join(run_lines(replayed.run, Iris(settings.base)))
    made.__post_init__()
    return made


def lines_of(worker: Worker, document: Document) -> str:
    """A document's lines of N-Quads where each node is a thing of its own. AssertionError where it fails."""
    return written(worker, worker.extract(document))


def written(worker: Worker, extracted: Extracted) -> str:
    """The lines of what was extracted. AssertionError where that failed."""
    return made_of(worker, extracted).lines


def made_of(worker: Worker, extracted: Extracted) -> Written:
    """What is written of what was extracted. AssertionError where that failed."""
    assert extracted.failure is None, extracted.failure
    nodes = unpack(extracted.packed).nodes.values()
    known = {node.iri: (node.iri, node.name, node.adcode, ()) for node in nodes}
    made = worker.write(Settled(extracted.packed, known, frozenset()))
    assert isinstance(made, Written), made
    return made


def moved_on(recording: Recording, front: str) -> Recording:
    """The same documents with a sentence in front, so that all passages stand elsewhere."""
    documents = [replace(d, text=front + d.text) for d in recording.documents]
    extractions = {
        i: x.moved(lambda span: Span(span.start + len(front), span.end + len(front)))
        for i, x in recording.extractions.items()
    }
    made = Recording(documents, extractions, {}, recording.beside, recording.version)
    worker = Worker(Settings(), made.factory)
    made.lines = {document.id: lines_of(worker, document) for document in documents}
    made.__post_init__()
    return made


def tenth_changed(recording: Recording) -> Recording:
    """The same lines with another value in every tenth that has a literal, as if some sentences had been amended."""
    lines = {}
    for identifier, text in recording.lines.items():
        told = text.split("\n")
        for place in range(0, len(told), 10):
            told[place] = told[place].replace(' "', ' "1', 1)
        lines[identifier] = "\n".join(told)
    made = Recording(recording.documents, recording.extractions, lines, recording.beside, recording.version)
    made.__post_init__()
    return made
