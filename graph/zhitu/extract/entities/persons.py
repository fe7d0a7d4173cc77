"""Persons whose name is cut in one place and whole in another: 覃文|中代表市政府……. 覃文中|强调……."""

from __future__ import annotations

from collections.abc import Sequence

from zhitu.extract.mentions.candidate import Candidate
from zhitu.model import Span

__all__ = ["with_whole_persons"]

#: Characters of a name that may be cut, and of the whole one.
_CUT, _WHOLE = 2, 3


def with_whole_persons(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a folded text, with names of persons as long as the text writes them elsewhere."""
    whole = {c.name for c in candidates if "Person" in c.classes and len(c.name) == _WHOLE}
    taken = {c.span.start for c in candidates}
    return [_whole(text, c, whole, taken) for c in candidates]


def _whole(text: str, c: Candidate, whole: set[str], taken: set[int]) -> Candidate:
    end = c.span.start + _WHOLE
    name = text[c.span.start : end]
    cut = "Person" in c.classes and c.span.end - c.span.start == _CUT and name in whole and c.span.end not in taken
    return c._replace(span=Span(c.span.start, end), name=name) if cut else c
