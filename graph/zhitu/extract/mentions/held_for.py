"""What a ceremony or an anniversary is held for, a mention in its name: 甲高铁|开工动员会, 乙大学|建校70周年大会."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.rites import FURTHERS
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_held_for"]

_SETS = ("rite-begun", "rite-opened", "rite-founded", "rite-completed", "rite-milestones")
_ACTS = "|".join((*(wording(name) for name in _SETS), "签[约署字订]", "启动"))
_RITE = rf"(?:建设)?{wording('rite-how')}*(?:{_ACTS})(?:建设)?(?:动员)?{wording('rite-names')}(?:暨.*)?$"
_YEARS = rf"{wording('rite-how')}*{wording('done-once')}{{1,2}}(?:届?满)?[\d一二两三四五六七八九十百]+周年"
_HELD_FOR = re.compile(rf"(?:{wording('celebrates')})?(?P<what>.{{3,}}?)(?:{_RITE}|{_YEARS})")


def with_held_for(text: str, candidates: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates of a sentence, and in the names of meetings what these are held for."""
    found = candidates
    for c in candidates:
        if c.nested or not c.accepted or "Conference" not in c.classes:
            continue
        match = _HELD_FOR.match(text, *c.span)
        if match is None:
            continue
        end = match.end("what")
        span = Span(max(match.start("what"), text.rfind("暨", c.span.start, end) + 1), end)
        head = lexicon.head_at(text, span.end, span.start)
        least = 2 if head is not None and head.naming == "strong" else 3
        if head is None or FURTHERS.search(text, *span):
            continue
        if span.end - span.start < len(head.word) + least:
            continue
        others = [k for k in found if k.span.overlaps(span) and k is not c]
        if any(k.span.contains(span) or not span.contains(k.span) for k in others):
            continue
        what = Candidate(span, text[slice(*span)], head.classes, f"head:{head.word}", c.score, head=head.word)
        found = [*found, what._replace(nested=True, sure=c.sure)]
    return sorted(found, key=lambda c: (c.span.start, -c.span.end)) if len(found) > len(candidates) else candidates
