"""美国|教育部 is not the 教育部 that the gazetteer knows: bodies of other countries have names of their own."""

from __future__ import annotations

from collections.abc import Sequence

from zhitu.divisions import COUNTRY
from zhitu.extract.mentions.candidate import Candidate
from zhitu.model import Span

__all__ = ["with_nations"]


def with_nations(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, known bodies of this country directly behind another country's name as bodies of that one."""
    nations = {c.span.end: c for c in candidates if _is_nation(c)}
    return [_of(text, nations[c.span.start], c) if _is_ours(c) and c.span.start in nations else c for c in candidates]


def _is_nation(c: Candidate) -> bool:
    return len(c.entries) == 1 and "Country" in c.entries[0].classes and c.entries[0].adcode != COUNTRY


def _is_ours(c: Candidate) -> bool:
    return bool(c.entries) and c.entries[0].kind == "body" and "GovernmentBody" in c.entries[0].classes


def _of(text: str, nation: Candidate, c: Candidate) -> Candidate:
    span = Span(nation.span.start, c.span.end)
    return c._replace(span=span, name=text[slice(*span)], entries=(), full=None, outer=None)
