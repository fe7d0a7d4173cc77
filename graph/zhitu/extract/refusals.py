"""What a text almost names: the candidates that the rules refuse, each with the reason."""

from __future__ import annotations

from zhitu.extract.entities.acceptance import Refusal, refused
from zhitu.extract.rules import RuleExtractor
from zhitu.model import Document

__all__ = ["refusals"]


def refusals(document: Document, extractor: RuleExtractor) -> list[Refusal]:
    """The refused candidates of a document, in the order of its text."""
    return refused(extractor.candidates_in(document), extractor.lexicon)
