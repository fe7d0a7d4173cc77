"""Who backs a firm in a round of financing: 由|远帆资本|领投，|江湾创投|、|云岭基金|跟投; 投资方为|远帆投资|."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_investors"]

#: Words that tell of such a round; most sentences have none.
_WORDS = ("领投", "跟投", "参投", "追投", "加注", "加码", "投资方", "投资人", "投资机构")
_BACKED = re.compile(
    rf"(?P<list>[^，。；：]{{2,80}}?)(?:旗下[^，。；、]{{0,6}}|等[^，。；、]{{0,8}})?{wording('backs-how')}*{wording('backs-round')}(?=[，。；、的]|$)"
)
_NAMED = re.compile(f"{wording('backers-are')}(?P<list>[^，。；：]{{2,80}})")
_ITEM = re.compile(
    rf"(?:[^、]*{wording('backers-led-by')})?(?![^、]*{wording('capital-of-all')})"
    rf"(?P<name>(?!由)[一-龥A-Za-z\d]{{1,8}}{wording('backer-ends')})$"
)
_JOINT = re.compile("、|以及|(?<=[本投资金产])[和与及]")


def with_investors(text: str, sentence: Span, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with those who are said to back a firm, for what is only a part of their names."""
    piece = text[slice(*sentence)]
    if not any(word in piece for word in _WORDS):
        return candidates
    found = candidates
    for span in _spans(text, sentence):
        beside = [c for c in found if c.accepted and not c.nested and c.span.overlaps(span)]
        if any(c.span == span or not span.contains(c.span) for c in beside):
            continue
        found = [c for c in found if not c.span.overlaps(span)]
        found.append(Candidate(span, text[slice(*span)], ("Company",), "investor", 2.0))
    return sorted(found, key=lambda c: (c.span.start, -c.span.end))


def _spans(text: str, sentence: Span) -> Iterator[Span]:
    """The names in the lists of those who back somebody."""
    for told in (*_BACKED.finditer(text, *sentence), *_NAMED.finditer(text, *sentence)):
        start = told.start("list")
        for item in _JOINT.split(told["list"]):
            at = text.index(item, start)
            start = at + len(item)
            named = _ITEM.match(text, at, start)
            if named is not None:
                yield Span(*named.span("name"))
