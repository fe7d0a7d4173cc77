"""What a text almost names: the candidates that the rules refuse, each with the reason."""

from __future__ import annotations

from zhitu.extract.acceptance import Refusal, refused
from zhitu.extract.dates import find_dates
from zhitu.extract.rules import RuleExtractor
from zhitu.extract.view import View
from zhitu.model import Document

__all__ = ["refusals"]


def refusals(document: Document, extractor: RuleExtractor) -> list[Refusal]:
    """The refused candidates of a document, in the order of its text."""
    view = View(document.text)
    dates = [find_dates(view.folded, *s.span, document.date) for s in view.sentences]
    _, found = extractor.candidates_in(view, dates)
    return refused(found, extractor.lexicon)
