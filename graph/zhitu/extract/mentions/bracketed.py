"""The place that a zone's name holds in a bracket behind the country: 中国（|四川|）自由贸易试验区."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhitu.extract.mentions.candidate import Candidate, of_entry
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.model import Span

__all__ = ["with_bracketed"]

#: What is set up in a place by the country.
_SET_UP = frozenset(("Zone", "ResearchInstitute", "Organization", "Laboratory", "Facility"))
_OF_NATION = re.compile("中国（([一-龥]{2,4})）")


def with_bracketed(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, with the places that names of zones hold in brackets."""
    spans = {c.span for c in candidates}
    return [*candidates, *(place for c in candidates for place in _place(text, c) if place.span not in spans)]


def _place(text: str, c: Candidate) -> Iterator[Candidate]:
    bracket = _OF_NATION.match(text, *c.span) if c.accepted and not _SET_UP.isdisjoint(c.classes) else None
    if bracket is None:
        return
    entries = gazetteer().folded(bracket[1])
    if entries and entries[0].kind == "division":
        yield of_entry(Span(*bracket.span(1)), bracket[1], entries)._replace(nested=True)
