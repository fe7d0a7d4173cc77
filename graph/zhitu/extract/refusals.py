"""What a text almost names: the candidates that the rules refuse, each with the reason."""

from __future__ import annotations

from zhitu.extract.acceptance import Refusal, refused
from zhitu.extract.dates import find_dates
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.tagger import moved
from zhitu.extract.view import View
from zhitu.model import Document

__all__ = ["refusals"]


def refusals(document: Document, extractor: RuleExtractor) -> list[Refusal]:
    """The refused candidates of a document, in the order of its text."""
    view = View(document.text)
    texts = [view.folded[s.span.start : s.span.end] for s in view.sentences]
    found = []
    for s, words in zip(view.sentences, extractor.tagger.tag(texts), strict=True):
        tokens = extractor.mender.mended(view.folded, moved(words, s.span.start))
        dates = [d.span for d in find_dates(view.folded, *s.span, document.date)]
        found.append(extractor.candidates_of(view.folded, s.span, tokens, dates))
    return refused(view, found, extractor.lexicon)
