"""Builds a graph from many documents. It streams: each becomes lines of N-Quads in one go, and nothing of it is kept.

What a document's graph holds depends on the document alone, so order and number of processes leave no trace.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from zhitu import assertion
from zhitu.assertion import Run
from zhitu.iri import Iris
from zhitu.model import Document, Failure
from zhitu.pipeline import curation
from zhitu.pipeline.report import Report, count_records
from zhitu.pipeline.upkeep import codes_in
from zhitu.pipeline.work import ExtractorFactory, Outcome, default_extractor, outcomes
from zhitu.read import count, read
from zhitu.resolve import Judgement, read_judgements
from zhitu.settings import Settings
from zhitu.store import Builder

__all__ = ["Progress", "build", "build_documents"]

#: Told how many sources are done, and how many there are if that is known.
Progress = Callable[[int, int | None], None]


def build(
    paths: Sequence[str | Path],
    output: str | Path,
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    judgements: str | Path | Collection[Judgement] | None = None,
    extractor: ExtractorFactory = default_extractor,
) -> Report:
    """Build the graph at `output` from files, folders, rows or manifests; what was there is replaced at the end.

    `judgements` is a file of decisions of people, or the decisions themselves; without it those of the graph that is
    replaced are kept. Documents that fail are in the report, the rest go on; where none gets through, the graph that
    was there stays. Raises InputError or ManifestError where a path is unusable as a whole, GraphError where `output`
    is no graph or cannot be written, JudgementError where the judgements are at fault.
    """
    settings = settings or Settings()
    sources = [Path(path) for path in paths]
    decided = read_judgements(judgements) if isinstance(judgements, str | Path) else judgements
    return build_documents(
        read(sources, settings),
        output,
        settings,
        progress=progress,
        total=count(sources) if progress else None,
        judgements=decided,
        extractor=extractor,
    )


def build_documents(
    documents: Iterable[Document | Failure],
    output: str | Path,
    settings: Settings,
    *,
    progress: Progress | None = None,
    total: int | None = None,
    judgements: Collection[Judgement] | None = None,
    extractor: ExtractorFactory = default_extractor,
) -> Report:
    """Build the graph at `output` from documents that are already read; otherwise as `build`."""
    started = time.perf_counter()
    report = Report(Path(output))
    with Builder(output, base=settings.base) as builder:
        corpus = _Corpus(report, builder, judgements)
        told = 0
        for outcome in outcomes(corpus.watched(documents), settings, extractor):
            corpus.take(outcome)
            told = corpus.done
            if progress:
                progress(told, total)
        if progress and told < corpus.done:  # those that could not be read, after the last that could
            progress(corpus.done, total)
        if corpus.codes():
            corpus.finish()
    report.seconds = time.perf_counter() - started
    return report


class _Corpus:
    """What a build has to remember of its documents: who they are, and where."""

    def __init__(self, report: Report, builder: Builder, judgements: Collection[Judgement] | None) -> None:
        self.report, self.builder, self.judgements = report, builder, judgements
        self.iris = Iris(builder.marker.base)
        self.texts = curation.Texts(judgements or ())
        self.curated = curation.kept(builder, self.iris, judgements)
        self.done = 0
        self._wheres: dict[str, str] = {}
        self._twice: set[str] = set()
        self._codes: dict[str, frozenset[str]] = {}
        self._runs: set[Run] = set()

    def watched(self, documents: Iterable[Document | Failure]) -> Iterator[Document]:
        """The documents that are to be extracted. Of two with one identifier neither stays: order must not matter."""
        for document in documents:
            if isinstance(document, Failure):
                self.report.failures.append(document)
                self.done += 1
            elif document.id in self._wheres:
                self._refuse(document)
            else:
                self._wheres[document.id] = document.where or document.id
                self.report.warnings += assertion.document_warnings(document)
                self.texts.see(document)
                yield document

    def _refuse(self, document: Document) -> None:
        first, second = sorted((self._wheres[document.id], document.where or document.id))
        cause = f"its identifier {document.id!r} is that of {first} too, so neither was taken; give each its own"
        self.report.failures.append(Failure("read", second, cause))
        self._twice.add(document.id)
        self.done += 1

    def take(self, outcome: Outcome) -> None:
        """Write what came of a document, or report why nothing did."""
        self.done += 1
        self.report.warnings += outcome.warnings
        if outcome.run is None or outcome.failure is not None:
            self.report.failures += [outcome.failure] if outcome.failure else []
            return
        self.builder.write(outcome.lines)
        self._codes[outcome.document] = outcome.adcodes
        self._runs.add(outcome.run)

    def codes(self) -> list[frozenset[str]]:
        """For each document that stays, the codes of the divisions that it mentions."""
        return [codes for document, codes in self._codes.items() if document not in self._twice]

    def finish(self) -> None:
        """Load what was written, with the graphs beside the documents, and put the graph into place."""
        for run in sorted(self._runs, key=str):
            self.builder.write("".join(assertion.run_lines(run, self.iris)))
        self.builder.write("".join(assertion.ontology_lines(self.iris)))
        self.builder.write("".join(self.curated))
        graph = self.builder.load()
        graph.replace([self.iris.document(d) for d in self._twice if d in self._codes], ())
        if self.judgements:
            known = {d: text for d, text in self.texts.documents.items() if d not in self._twice}
            applied = curation.apply(graph, self.judgements, known)
            self.report.warnings += applied.problems
            graph.replace((), applied.lines)
        codes = frozenset().union(*self.codes(), codes_in(graph, self.iris.graph("curated")))
        graph.replace((), assertion.gazetteer_lines(codes, self.iris))
        self.report.documents, self.report.written = len(self.codes()), True
        count_records(self.report, graph)
        self.builder.commit()
