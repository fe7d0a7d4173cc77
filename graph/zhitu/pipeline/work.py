"""From documents to lines of N-Quads, in this process or in several; the order of documents is kept."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context

from zhitu import assertion
from zhitu.assertion import Run
from zhitu.errors import ZhituError
from zhitu.iri import Iris
from zhitu.model import Document, Extractor, Failure
from zhitu.resolve import NameResolver
from zhitu.settings import Settings

__all__ = ["ExtractorFactory", "Outcome", "Worker", "default_extractor", "outcomes"]

#: Makes the extractor in the process that is to use it; a function that can be found by its name, since it is sent.
ExtractorFactory = Callable[[Settings], Extractor]
#: Documents that each process may be ahead of what is written: enough to keep it busy, too few to fill the memory.
_AHEAD = 4


def default_extractor(settings: Settings) -> Extractor:
    """The extractor that these settings ask for."""
    from zhitu.extract import make_extractor  # loads the tagger's model, which not every command needs

    return make_extractor(settings)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a document: its lines of N-Quads, or why there are none."""

    document: str
    lines: str = ""
    run: Run | None = None
    adcodes: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()
    failure: Failure | None = None


class Worker:
    """Extracts, resolves and writes documents one after the other."""

    def __init__(self, settings: Settings, factory: ExtractorFactory) -> None:
        self.settings = settings
        self.extractor = factory(settings)
        self.iris = Iris(settings.base)
        self.resolver = NameResolver(self.iris)
        self.run = Run.of(self.extractor.version, settings)

    def outcome(self, document: Document) -> Outcome:
        """What comes of the document; whatever goes wrong in a stage is a failure of this document alone."""
        stage = "extract"
        try:
            extraction = self.extractor.extract(document)
            stage = "resolve"
            resolution = self.resolver.resolve(extraction)
            stage = "assertion"
            run = self.run.iri(self.iris)
            with_text = self.settings.with_text
            lines = "".join(assertion.lines(document, extraction, resolution, self.iris, run, with_text=with_text))
        # One document in ten thousand that trips over a fault of a rule must not cost the others. Nothing is hidden:
        # the failure is in the report with its stage and cause, and in the exit status.
        except Exception as error:  # noqa: BLE001
            cause = str(error) if isinstance(error, ZhituError) else f"{type(error).__name__}: {error}"
            return Outcome(document.id, failure=Failure(stage, document.where or document.id, cause))
        adcodes = frozenset(r.adcode for r in resolution.values() if r.adcode)
        where = document.where or document.id
        warnings = tuple(w if w.startswith(where) else f"{where}: {w}" for w in extraction.warnings)
        return Outcome(document.id, lines, self.run, adcodes, warnings)


def outcomes(documents: Iterable[Document], settings: Settings, factory: ExtractorFactory) -> Iterator[Outcome]:
    """What comes of each document, in order; with `settings.jobs` processes if that is more than one."""
    if settings.jobs <= 1:
        worker = Worker(settings, factory)
        yield from map(worker.outcome, documents)
        return
    with ProcessPoolExecutor(settings.jobs, get_context("spawn"), _start, (settings, factory)) as pool:
        pending: deque[Future[Outcome]] = deque()
        try:
            for document in documents:
                pending.append(pool.submit(_work, document))
                if len(pending) >= settings.jobs * _AHEAD:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        except BrokenProcessPool as error:
            raise ZhituError("a process ended without a word, most likely for want of memory; use --jobs 1") from error
        finally:
            for future in pending:
                future.cancel()


_worker: Worker | ZhituError | None = None


def _start(settings: Settings, factory: ExtractorFactory) -> None:
    """Make this process's worker, or remember why it cannot be made."""
    global _worker
    try:
        _worker = Worker(settings, factory)
    except ZhituError as error:
        _worker = error


def _work(document: Document) -> Outcome:
    if not isinstance(_worker, Worker):
        raise _worker or ZhituError("the process was not set up")
    return _worker.outcome(document)
