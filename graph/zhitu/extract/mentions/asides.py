"""What stands in brackets, read as a sentence of its own: 两区（东山新区、西山产业园）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.mentions.candidate import Candidate, is_share_code
from zhitu.extract.mentions.titles import says_alias
from zhitu.extract.mentions.units import Unit, make_units
from zhitu.extract.text.gazetteer import Gazetteer
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["asides", "with_asides"]

#: Remarks of the editors, who report, and numbers of documents.
_REMARK = re.compile(rf"{wording('editors-remarks')}|〔|\[|新闻联播|电$|讯$|号$")
_SHORTEST = 5


def asides(
    text: str, units: list[Unit], tokens: list[Token], dates: list[Span], known: Gazetteer
) -> Iterator[list[Unit]]:
    """The units of each bracket of a sentence that says more than another name or a remark."""
    for unit in units:
        if (
            unit.kind != "bracket"
            or len(unit.text) < _SHORTEST
            or _REMARK.search(unit.text)
            or says_alias(unit.text)
            or is_share_code(unit.text)
        ):
            continue
        inner = Span(unit.span.start + 1, unit.span.end - 1)
        within = [t for t in tokens if inner.start <= t.start and t.end <= inner.end]
        if within and within[0].start == inner.start and within[-1].end == inner.end:
            yield make_units(text, inner, within, [d for d in dates if inner.contains(d)], known)


def with_asides(found: list[Candidate], aside: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence with those of its brackets, where no name holds the bracket, by position."""
    taken = [c.span for c in found if c.accepted]
    named = {c.alias for c in found}
    own = [c for c in aside if c.name not in named and not any(span.overlaps(c.span) for span in taken)]
    return sorted([*found, *own], key=lambda c: (c.span.start, -c.span.end)) if own else found
