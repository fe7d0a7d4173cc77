"""Documents called after the one that they carry out: 《云岭市节水条例》实施细则, which is another's than the 条例."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_derived"]

_DERIVED = re.compile(
    f"的?{wording('derived-how')}*{wording('derived-papers')}(?=[，。；、）”》]|$|\n|{wording('derived-goes-on')})"
)


def with_derived(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, with such documents; the one in the name lies inside."""
    found = candidates
    for title in [c for c in candidates if c.rule == "title" and c.accepted]:
        match = _DERIVED.match(text, title.span.end)
        if match is None:
            continue
        span = Span(title.span.start, match.end())
        rest = [c for c in found if not c.span.overlaps(span) or title.span.contains(c.span)]
        whole = title._replace(span=span, name=text[slice(*span)], rule="title:derived", head=match[0][-2:])
        inside = [c._replace(nested=True) if c is title else c for c in rest]
        found = sorted([*inside, whole], key=lambda c: (c.span.start, -c.span.end))
    return found
