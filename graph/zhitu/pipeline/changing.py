"""Documents added to a graph, replaced in it, withdrawn from it, each in one change that nothing else waits for."""

from __future__ import annotations

import json
import shlex
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace as with_
from functools import partial
from pathlib import Path

from zhitu import assertion
from zhitu.model import Document, Failure
from zhitu.pipeline.dating import Dating
from zhitu.pipeline.inferring import infer_all, uninfer
from zhitu.pipeline.naming import Unclear, documents_named, missing, of_same_text
from zhitu.pipeline.replaced import Replaced, already
from zhitu.pipeline.report import Progress, Report
from zhitu.pipeline.single import remove as withdraw
from zhitu.pipeline.single import store
from zhitu.pipeline.work import ExtractorFactory, default_extractor, pool, shortcomings
from zhitu.pipeline.writer import Writer, open_writer
from zhitu.pipeline.writing import DOCUMENT
from zhitu.read import Metadata, alike, count, ignored, named, read
from zhitu.settings import Settings
from zhitu.store import Graph, ledger_path, unpack_document

__all__ = ["add", "change_documents", "infer", "remove", "replace"]


def add(
    graph: str | Path,
    paths: Sequence[str | Path],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    extractor: ExtractorFactory = default_extractor,
) -> Report:
    """Add documents to a graph; one that is there already is a failure of its own, and stays as it is.

    Base and whether full texts are kept follow the graph, whatever `settings` say.
    """
    return _changed(graph, paths, settings, progress, extractor, there=False)


def replace(
    graph: str | Path,
    paths: Sequence[str | Path],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    extractor: ExtractorFactory = default_extractor,
) -> Report:
    """Put documents in the place of those of the same identifiers; one that is not there is a failure of its own.

    Title, date, publisher, address and language that a manifest or the options gave stay, unless the new text, or what
    is given now, says something else.
    """
    return _changed(graph, paths, settings, progress, extractor, there=True)


def _changed(
    graph: str | Path,
    paths: Sequence[str | Path],
    settings: Settings | None,
    progress: Progress | None,
    extractor: ExtractorFactory,
    *,
    there: bool,
) -> Report:
    sources = [Path(path) for path in paths]
    total = count(sources) if progress else None
    passed_over = ignored(sources, f"zhitu {'replace' if there else 'add'} {shlex.quote(str(graph))}")
    with open_writer(graph) as writer:
        settings = followed(writer, settings or Settings())
        warnings = [*passed_over, *writer.told, *shortcomings(settings, extractor)]
        report = Report(writer.graph.path, warnings=warnings)
        started = time.perf_counter()
        done = 0
        dating = Dating()
        found = read(
            sources, settings, known=partial(given, writer), by_file=dating.by_file, by_option=dating.by_option
        )
        wanted = _clear(found, _repeated(sources), Unclear(writer, sources, there=there))
        if not there:
            wanted = _noted(wanted, writer, report)
        for done in change_documents(writer, wanted, settings, report, extractor, there=there, dating=dating):
            if progress:
                progress(done, total)
        report.warnings += dating.warnings()
        report.notes += dating.notes(settings.date)
        report.warnings += writer.curation.problems(writer.graph)
        report.warnings += _outdated(writer)
    report.seconds = time.perf_counter() - started
    return report


def _repeated(sources: Sequence[Path]) -> dict[str, list[str]]:
    """The places of documents with one identifier, by that."""
    places: dict[str, list[str]] = {}
    for told in named(sources):
        if not isinstance(told, Failure):
            places.setdefault(told[0], []).append(told[1])
    return {identifier: found for identifier, found in places.items() if len(found) > 1}


def _clear(
    documents: Iterable[Document | Failure], repeated: Mapping[str, list[str]], unclear: Unclear
) -> Iterator[Document | Failure]:
    """The documents; in the place of one that may be another a Failure. Of two with one identifier neither stays."""
    for document in documents:
        if isinstance(document, Failure):
            yield document
            continue
        where = document.where or document.id
        if document.id in repeated:
            others = sorted(place for place in repeated[document.id] if place != where)
            error = next(alike(document.id, [where, *others]))
            yield Failure("read", where, f"{error.cause}; {error.remedy}")
        elif several := unclear(document.id, where):
            remedy = "name the folder that it is from, or give its id in a manifest"
            yield Failure("replace", where, f"{several}; {remedy}")
        elif other := unclear.elsewhere(document.id, where):
            remedy = "to replace that name the folder that it is from; to add another give its id in a manifest"
            yield Failure("add", where, f"by its path it is {other!r}, which the graph has already; {remedy}")
        else:
            yield document


def _noted(documents: Iterable[Document | Failure], writer: Writer, report: Report) -> Iterator[Document | Failure]:
    """The documents that are to be added, with a warning of each whose text the graph has by another identifier."""
    for document in documents:
        if isinstance(document, Document):
            known = [identifier for identifier in of_same_text(writer, document.sha256) if identifier != document.id]
            if known:
                told = f"{document.where or document.id}: the same text is there already, as {known[0]!r}"
                report.warnings.append(f"{told}; zhitu remove withdraws the one or the other")
        yield document


def _outdated(writer: Writer) -> Iterator[str]:
    """What to warn of where documents were extracted by several versions of the extractor: the last one counts."""
    runs = {key: json.loads(key.partition(" ")[2])[0] for key in writer.ledger.counts("run")}
    if len(set(runs.values())) < 2:
        return
    last = next(need for need in writer.ledger.last(DOCUMENT).needs if need.startswith("run "))
    number = sum(n for key, n in writer.ledger.counts("run").items() if runs[key] != runs[last])
    those = "a document is" if number == 1 else f"{number} documents are"
    yield f"{writer.graph.path}: {those} by another version of the extractor; replace them, or build the graph anew"


def given(writer: Writer, identifier: str) -> Metadata:
    """What a manifest or the options once said of a document, which a new text of it does not take back."""
    document = _there(writer, identifier)
    if document is None:
        return Metadata()
    return Metadata(**{name: getattr(document, name) for name in document.given})


def _there(writer: Writer, identifier: str) -> Document | None:
    """The document of an identifier as the graph has it."""
    source = writer.ledger.source(DOCUMENT, identifier)
    return None if source is None else unpack_document(source.packed)


def followed(writer: Writer, settings: Settings) -> Settings:
    """The settings with what follows the graph."""
    return with_(settings, base=writer.iris.base, with_text=writer.with_text)


def change_documents(
    writer: Writer,
    documents: Iterable[Document | Failure],
    settings: Settings,
    report: Report,
    extractor: ExtractorFactory,
    *,
    there: bool,
    dating: Dating | None = None,
) -> Iterator[int]:
    """Add documents, or (`there`) replace them; how many sources are done, after each."""
    dating = dating or Dating()
    done = 0
    wheres: dict[str, str] = {}
    replaced = Replaced()

    def wanted() -> Iterator[Document]:
        nonlocal done
        for document in documents:
            cause = document if isinstance(document, Failure) else _refused(writer, document, wheres, there=there)
            if isinstance(document, Document) and cause is None:
                wheres[document.id] = document.where or document.id
                report.warnings += assertion.document_warnings(document)
                dating.take(document)
                if there and (former := _there(writer, document.id)):
                    replaced.take(former, document)
                yield document
            else:
                assert cause is not None
                report.failures.append(cause)
                done += 1

    with pool(settings, extractor) as workers:
        for extracted in workers.extract(wanted()):
            before = report.documents
            store(writer, extracted, report)
            dating.done(extracted)
            if report.documents > before:
                replaced.done(extracted.document)
            done += 1
            yield done
    report.warnings += replaced.warnings()
    yield done


def _refused(writer: Writer, document: Document, wheres: dict[str, str], *, there: bool) -> Failure | None:
    """Why the document is not taken; None where it is."""
    where = document.where or document.id
    if document.id in wheres:
        cause = f"its identifier {document.id!r} is that of {wheres[document.id]} too, which was taken"
        return Failure("read", where, f"{cause}; give each its own")
    if there:
        known = writer.ledger.source(DOCUMENT, document.id) is not None
        return None if known else Failure("replace", where, missing(writer, document.id))
    former = _there(writer, document.id)
    return None if former is None else Failure("add", where, already(former, document))


def remove(graph: str | Path, names: Sequence[str | Path], *, progress: Progress | None = None) -> Report:
    """Withdraw documents, named by their identifiers, or by files, folders or manifests that hold them."""
    with open_writer(graph) as writer:
        report = Report(writer.graph.path, warnings=list(writer.told))
        started = time.perf_counter()
        wanted = list(documents_named(writer, names, report))
        for done, identifier in enumerate(wanted, start=1):
            withdraw(writer, identifier)
            report.documents, report.written = done, True
            if progress:
                progress(done, len(wanted))
        report.warnings += writer.curation.problems(writer.graph)
    report.seconds = time.perf_counter() - started
    return report


def infer(path: str | Path, *, alignments: bool = False, remove: bool = False) -> int:
    """Infer all that follows in the graph at `path`, or take it out; the number of triples that are now there."""
    with _changeable(path) as graph:
        if remove:
            uninfer(graph)
            return 0
        return infer_all(graph, alignments=alignments)


@contextmanager
def _changeable(path: str | Path) -> Iterator[Graph]:
    """The graph; what a crash left undone is done first, unless it is a copy for reading, which has nothing undone."""
    with Graph.open(path) as graph:
        built = ledger_path(graph.path, graph.marker.store).is_file()
        if not built:
            yield graph
            graph.flush()
    if built:
        with open_writer(path) as writer:
            yield writer.graph
