"""What each document asks of a processor: extraction, and later the writing of its lines; in one process or several.

The order of documents is kept. Between the two lies resolution, which needs all documents and runs in one process.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import TypeVar

from zhitu.assertion import Run
from zhitu.errors import ZhituError
from zhitu.iri import Iris
from zhitu.memory import give_back
from zhitu.model import Document, Extractor, Failure, Preparing
from zhitu.pipeline.writing import Settled, Written, recorded, unwritten, written_or_not
from zhitu.resolve import NameResolver
from zhitu.settings import Settings
from zhitu.store import masked, pack

__all__ = ["Extracted", "ExtractorFactory", "Pool", "Worker", "batches", "default_extractor", "pool", "shortcomings"]

#: Makes the extractor in the process that is to use it; a function that can be found by its name, since it is sent.
ExtractorFactory = Callable[[Settings], Extractor]
#: What each process may be ahead of what is taken from it: enough to keep it busy, and little in memory.
_AHEAD = 3
#: Characters, and documents, that are extracted together.
_TOGETHER = 40_000
_MOST = 64
#: After how many new objects the collector of cycles looks at these while documents are extracted, and after how many
#: collections of what is young and middle-aged it looks at all.
_SELDOM, _RARELY = 20_000, 10_000
_Told = TypeVar("_Told")
_Made = TypeVar("_Made")


def default_extractor(settings: Settings) -> Extractor:
    """The extractor that these settings ask for."""
    from zhitu.extract import make_extractor  # loads the tagger's model, which not every command needs

    return make_extractor(settings)


def shortcomings(settings: Settings, factory: ExtractorFactory) -> list[str]:
    """What to warn of before anything is extracted: once, however many documents and processes there are."""
    if factory is not default_extractor:
        return []
    from zhitu.extract import shortcomings as told

    return told(settings)


@dataclass(frozen=True, slots=True)
class Extracted:
    """What came of a document: its record for the ledger, or why there is none."""

    document: str
    packed: bytes = b""
    profiles: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    failure: Failure | None = None


class Worker:
    """Extracts documents one after the other, and writes their lines once it is known what their nodes are."""

    def __init__(self, settings: Settings, factory: ExtractorFactory) -> None:
        self.settings = settings
        self.extractor = factory(settings)
        self.iris = Iris(settings.base)
        self.resolver = NameResolver(self.iris)
        self.run = Run.of(self.extractor.version, settings)

    def extract(self, document: Document) -> Extracted:
        """What comes of the document; whatever goes wrong in a stage is a failure of this document alone."""
        stage = "extract"
        try:
            extraction = self.extractor.extract(document)
            stage = "resolve"
            kept = document if self.settings.with_text else masked(document, extraction)
            record = recorded(kept, extraction, astuple(self.run), self.resolver)
            packed = pack(record)
        # One document in ten thousand that trips over a fault of a rule must not cost the others. Nothing is hidden:
        # the failure is in the report with its stage and cause, and in the exit status.
        except Exception as error:  # noqa: BLE001
            return Extracted(document.id, failure=unwritten(stage, document, error))
        if len(document.text) > _TOGETHER:
            give_back()
        where = document.where or document.id
        warnings = tuple(w if w.startswith(where) else f"{where}: {w}" for w in extraction.warnings)
        return Extracted(document.id, packed, record.profiles, warnings)

    def extract_all(self, documents: Sequence[Document]) -> list[Extracted]:
        """What comes of each of a few documents, which the extractor may prepare together."""
        with _undisturbed():
            if isinstance(self.extractor, Preparing) and len(documents) > 1:
                # Which document it is that cannot be prepared shows when each is extracted for itself, and is reported.
                with suppress(Exception):
                    self.extractor.prepare(documents)
            return [self.extract(document) for document in documents]

    def rest(self) -> None:
        """Let the extractor and its models go, which writing lines does not need."""
        from zhitu.extract import forget

        del self.extractor
        forget()
        gc.collect()

    def write(self, told: Settled) -> Written | Failure:
        """The lines of a document, now that it is settled what its nodes are."""
        return next(written_or_not(self.iris)([told]))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """While documents are extracted, the collector of cycles does not look at what lives over and over again.

    It would find nothing, since what is extracted holds no cycles, and a long document is of millions of objects.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(max(young, _SELDOM), middle, max(old, _RARELY))
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents in order, a few at a time: enough to be tagged together, few enough for the memory."""
    batch: list[Document] = []
    length = 0
    for document in documents:
        batch.append(document)
        length += len(document.text)
        if length >= _TOGETHER or len(batch) >= _MOST:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


class Pool:
    """Workers in processes of their own, or one in this process."""

    def __init__(self, jobs: int, worker: Worker | None, processes: ProcessPoolExecutor | None) -> None:
        self.jobs, self.worker, self.processes = jobs, worker, processes

    def extract(self, documents: Iterable[Document]) -> Iterator[Extracted]:
        """What comes of each document, in order."""
        for extracted in self._map(Worker.extract_all, batches(documents)):
            yield from extracted

    def rest(self) -> None:
        """After the last document: what extraction took goes back to the system; only `write` works from here on."""
        if self.worker is not None:
            self.worker.rest()
        give_back()

    def write(self, told: Iterable[Settled]) -> Iterator[Written | Failure]:
        """The lines of each document, in order."""
        return self._map(Worker.write, told)

    def _map(self, work: Callable[[Worker, _Told], _Made], told: Iterable[_Told]) -> Iterator[_Made]:
        if self.worker is not None:
            for one in told:
                yield work(self.worker, one)
            return
        assert self.processes is not None
        pending: deque[Future[_Made]] = deque()
        try:
            for one in told:
                pending.append(self.processes.submit(_work, work, one))
                if len(pending) >= self.jobs * _AHEAD:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        except BrokenProcessPool as error:
            raise ZhituError("a process ended without a word, most likely for want of memory; use --jobs 1") from error
        finally:
            for future in pending:
                future.cancel()


@contextmanager
def pool(settings: Settings, factory: ExtractorFactory) -> Iterator[Pool]:
    """Workers, in `settings.jobs` processes if that is more than one."""
    if settings.jobs <= 1:
        yield Pool(1, Worker(settings, factory), None)
        return
    others = set(active_children())
    with ProcessPoolExecutor(settings.jobs, get_context("spawn"), _start, (settings, factory)) as processes:
        try:
            yield Pool(settings.jobs, None, processes)
        except KeyboardInterrupt:  # or it would take as long as what they have been given
            for process in set(active_children()) - others:
                process.terminate()
            raise


_worker: Worker | Exception | None = None


def _start(settings: Settings, factory: ExtractorFactory) -> None:
    """Make this process's worker, or remember why it cannot be made."""
    global _worker
    Thread(target=_end_with_parent, daemon=True).start()
    try:
        _worker = Worker(settings, factory)
    except (ZhituError, OSError) as error:  # OSError: no room for the tagger's copy of its encoder
        _worker = error


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: waiting for work it would stay for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(work: Callable[[Worker, _Told], _Made], told: _Told) -> _Made:
    if not isinstance(_worker, Worker):
        raise _worker or ZhituError("the process was not set up")
    return work(_worker, told)
