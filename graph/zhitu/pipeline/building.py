"""Builds a graph from many documents: one change in which all of them come, into a fresh store and ledger.

It streams: what each document says goes into the ledger; once all are there it is settled what is one thing; then the
lines are written. What comes of it follows from the set of documents, so order and number of processes leave no trace.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from zhitu import assertion
from zhitu.errors import GraphError
from zhitu.infer import remembered, setting_lines
from zhitu.iri import Iris
from zhitu.model import Document, Failure
from zhitu.pipeline.change import Change
from zhitu.pipeline.curation import Curation
from zhitu.pipeline.dating import Dating
from zhitu.pipeline.hooks import HOOKS, Summed
from zhitu.pipeline.keeping import kept
from zhitu.pipeline.report import Progress, Report, Stage, count_records, unheard
from zhitu.pipeline.twice import Twice
from zhitu.pipeline.work import Extracted, ExtractorFactory, Pool, default_extractor, pool, shortcomings
from zhitu.pipeline.writer import RULES, check_base
from zhitu.pipeline.writing import DOCUMENT, Written
from zhitu.read import alike, count, ignored, read
from zhitu.resolve import Judgement, read_judgements, rules_version
from zhitu.settings import Settings
from zhitu.store import SMALL_PIECE, Builder
from zhitu.summary import Summing, marker, triples_in

__all__ = ["build", "build_documents"]

#: Characters from which on the memory that models take is worth the half second that loading them again would cost.
_MUCH = 500_000
#: Documents that a message names.
_NAMED = 5


def build(
    paths: Sequence[str | Path],
    output: str | Path,
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    stage: Stage = unheard,
    judgements: str | Path | Collection[Judgement] | None = None,
    extractor: ExtractorFactory = default_extractor,
) -> Report:
    """Build the graph at `output` from files, folders, rows or manifests; what was there is replaced at the end.

    `judgements` is a file of decisions of people, or the decisions themselves; without it those of the graph that is
    replaced are kept. `stage` is told what is done after the last document was read. Documents that fail are in the
    report, the rest go on; where none gets through, the graph that was there stays.

    Raises InputError or ManifestError where a path is unusable as a whole, GraphError where `output` is no graph or
    cannot be written, JudgementError where the judgements are at fault.
    """
    _refuse_file(Path(output))
    settings = settings or Settings()
    sources = [Path(path) for path in paths]
    decided = read_judgements(judgements) if isinstance(judgements, str | Path) else judgements
    passed_over = ignored(sources)  # before there is a graph, which may lie among them
    dating = Dating()
    report = build_documents(
        read(sources, settings, by_file=dating.by_file, by_option=dating.by_option),
        output,
        settings,
        progress=progress,
        stage=stage,
        total=count(sources) if progress else None,
        judgements=decided,
        extractor=extractor,
        dating=dating,
    )
    report.warnings = [*passed_over, *report.warnings, *dating.warnings()]
    report.notes += dating.notes(settings.date)
    return report


#: Beside the formats of export what a graph is drawn or packed as.
_FILES = frozenset(("html", "csv", "json", "gz"))


def _refuse_file(output: Path) -> None:
    """GraphError where a name is that of a file, and no graph goes by it."""
    from zhitu.export import FORMATS

    if output.suffix.lower().removeprefix(".") in _FILES.union(FORMATS) and not output.exists():
        folder = output.with_suffix(".db").name
        raise GraphError(f"{output}: a graph is a folder, such as {folder}; export writes files of it")


def build_documents(
    documents: Iterable[Document | Failure],
    output: str | Path,
    settings: Settings,
    *,
    progress: Progress | None = None,
    stage: Stage = unheard,
    total: int | None = None,
    judgements: Collection[Judgement] | None = None,
    extractor: ExtractorFactory = default_extractor,
    dating: Dating | None = None,
) -> Report:
    """Build the graph at `output` from documents that are already read; otherwise as `build`.

    `dating` hears of them, and is asked by whoever made it.
    """
    started = time.perf_counter()
    check_base(settings.base)
    report = Report(Path(output), warnings=shortcomings(settings, extractor))
    with (
        Builder(output, base=settings.base, piece=SMALL_PIECE) as builder,
        closing(Summing(Iris(builder.marker.base))) as summing,
        pool(settings, extractor) as workers,
    ):
        corpus = _Corpus(report, builder, judgements, stage, dating or Dating())
        with builder.ledger.transaction():
            told = 0
            for extracted in workers.extract(corpus.watched(documents)):
                corpus.take(extracted)
                told = corpus.done
                if progress:
                    progress(told, total)
            if progress and told < corpus.done:  # those that could not be read, after the last that could
                progress(corpus.done, total)
            if corpus.characters >= _MUCH:
                workers.rest()
            builder.ledger.remember(RULES, rules_version())
            builder.ledger.remember("with_text", "yes" if settings.with_text else "no")
            corpus.resolve()
            corpus.write(workers, summing)
        corpus.finish()
    report.seconds = time.perf_counter() - started
    return report


class _Corpus:
    """A build between its documents and its graph: what was extracted is in the ledger, nothing of it in memory."""

    def __init__(
        self,
        report: Report,
        builder: Builder,
        judgements: Collection[Judgement] | None,
        stage: Stage,
        dating: Dating,
    ) -> None:
        self.stage, self.dating = stage, dating
        self.report, self.builder, self.ledger = report, builder, builder.ledger
        self.iris = Iris(builder.marker.base)
        self.judgements = kept(builder, self.iris, judgements)
        self.curation = Curation(self.ledger, self.iris)
        self.change = Change(self.ledger, self.iris, self.curation)
        self.done = self.characters = 0
        self._wheres: dict[str, str] = {}
        self._twice: dict[str, list[str]] = {}
        self._texts = Twice()
        self._failed: list[str] = []

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
                self.characters += len(document.text)
                self._texts.take(document)
                self.report.warnings += assertion.document_warnings(document)
                self.dating.take(document)
                yield document

    def _refuse(self, document: Document) -> None:
        self._twice.setdefault(document.id, [self._wheres[document.id]]).append(document.where or document.id)
        self.done += 1

    def take(self, extracted: Extracted) -> None:
        """Keep what came of a document, or report why nothing did."""
        self.done += 1
        self.report.warnings += extracted.warnings
        self.dating.done(extracted)
        if extracted.failure is not None:
            self.report.failures.append(extracted.failure)
        else:
            self.change.put(DOCUMENT, extracted.document, extracted.packed, extracted.profiles)

    def resolve(self) -> None:
        """Say what is one thing."""
        for document, places in sorted(self._twice.items()):
            self.change.take(DOCUMENT, document)
            for error in alike(document, sorted(places)):
                self.report.failures.append(Failure("read", error.where, f"{error.cause}; {error.remedy}"))
        self.change.judge(self.judgements)
        self.change.settle(self.stage)

    def write(self, workers: Pool, summing: Summing) -> None:
        """Write the documents' lines, and what is needed beside them."""
        total = self.ledger.size(DOCUMENT)
        for done, (identifier, made) in enumerate(self.change.documents(workers.write), start=1):
            self.stage("writing documents", done, total)
            if isinstance(made, Failure):
                self.report.failures.append(made)
                self._failed.append(identifier)
            else:
                self.report.documents += 1
                summing.take(self.iris.document(identifier), triples_in(self._written(made)))
        beside, _ = self.change.beside()
        self.ledger.nodes.done()
        self.builder.write(beside)
        self.builder.write("".join(assertion.ontology_lines(self.iris)))
        self.builder.write("".join(assertion.gazetteer_lines((), self.iris)))
        if not self._failed:  # else others may be written anew, see `finish`
            for line in chain(summing.lines(), [marker(self.iris)]):
                self.builder.write(line)
        self._keep()

    def _written(self, made: Written) -> Iterator[str]:
        """The lines of a document, which are written as they are drawn."""
        for piece in made.pieces:
            self.builder.write(piece)
            yield from piece.split("\n")[:-1]

    def _keep(self) -> None:
        """What is no document's and not made by zhitu stays; a graph that was inferred will be inferred anew."""
        for line in self.builder.users_lines():
            self.builder.write(line)
        before = self.builder.previous_store
        alignments = remembered(before, self.iris) if before is not None else None
        if alignments is not None:
            self.builder.write("".join(setting_lines(self.iris, alignments=alignments)))

    def finish(self) -> None:
        """Put the graph into place, without the documents that have no lines."""
        if not self.report.documents:
            return
        self.stage("loading", 0, None)
        graph = self.builder.load()
        if self._failed:
            with self.ledger.transaction():
                without = Change(self.ledger, self.iris, self.curation)
                for identifier in self._failed:
                    without.take(DOCUMENT, identifier)
                without.judge(self.curation.citing(self._failed))
                for piece in without.pieces():
                    graph.apply(piece)
        self.stage("counting", 0, None)
        self.report.warnings += [*self._texts.warnings(), *self.curation.problems(graph), *self._gone()]
        self.report.written = True
        count_records(self.report, graph)
        self.stage("bringing up to date", 0, None)
        for hook in HOOKS:
            if self._failed or not isinstance(hook, Summed):
                hook.after(graph, self.ledger, None)
        self.report.quads = graph.size
        self.builder.commit()

    def _gone(self) -> Iterator[str]:
        """What was in the graph that is replaced and is not in this one."""
        if self.builder.previous is None:
            return
        iris = Iris(self.builder.previous.base or self.iris.base)
        now = set(map(iris.document, self.ledger.identifiers(DOCUMENT)))
        gone = [iri for iri in self.builder.previous_documents() if iri not in now]
        if gone:
            named = ", ".join(iri.removeprefix(iris.document("")) for iri in sorted(gone)[:_NAMED])
            named += ", …" if len(gone) > _NAMED else ""
            many = "a document" if len(gone) == 1 else f"{len(gone):,} documents"
            yield f"{self.report.graph}: replaced, without {many} of before ({named}); to keep them use zhitu add"
