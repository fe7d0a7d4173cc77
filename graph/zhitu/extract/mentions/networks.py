"""Networks by the number of their lines, circles by the time across them, areas that a place is divided into, trains.

“五纵五横”高速公路路网, “1小时高铁圈”, 分为生活区、研发区和生产区三大区域.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.stations import RULE as STATION
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_networks"]

_NETWORK = Rare(
    "“(?:[一二两三四五六七八九十\\d]{1,2}[纵横射环联轴廊干支][^“”，。；]{0,3}){1,4}”"
    f"(?=[一-龥]{{0,8}}{wording('network-fields')})[一-龥]{{0,10}}?{wording('network-ends')}(?!络)"
)
_CIRCLE = Rare(
    "“(?:\\d{1,3}|半|[一二两三])个?(?:小时|分钟)[一-龥]{0,4}圈”"
    f"|(?<!\\d)\\d{{1,2}}(?:小时|分钟){wording('hour-circles')}圈"
)
#: 分为生活区、研发区和生产区|三大区域.
_AREAS = Rare(
    f"{wording('divided-into')}(?P<list>[一-龥]{{2,8}}[区园](?:、[一-龥]{{2,8}}[区园])*(?:和|及|以及|与)[一-龥]{{2,8}}[区园])"
    f"(?=等?[两二三四五六七八九十\\d]{{1,2}}[大个]{wording('area-adjectives')}?{wording('sorts-of-areas')})"
)
_AND = re.compile(wording("and-words"))
#: 青州至云州东方向的|动车组列车.
_TRAIN = Rare(f"[至—][一-龥]{{2,6}}方向的?{wording('train-kinds')}")
_SCORE = 1.8


def with_networks(text: str, sentence: Span, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence with such names, which hold the pieces of them that are found besides."""
    found = candidates
    for span, classes, rule in (*_told(text, sentence), *_trains(text, sentence, candidates)):
        if any(c.accepted and c.span.overlaps(span) and not span.contains(c.span) for c in found):
            continue
        within = [c for c in found if span.contains(c.span) and c.span != span]
        inside = [c._replace(nested=True) for c in within if c.entries or c.rule == STATION]
        named = Candidate(span, text[slice(*span)], classes, rule, _SCORE)
        found = [*(c for c in found if not c.span.overlaps(span)), named, *inside]
    return found if found is candidates else sorted(found, key=lambda c: (c.span.start, -c.span.end))


def _told(text: str, sentence: Span) -> Iterator[tuple[Span, tuple[str, ...], str]]:
    """The stretches of a sentence that are such names, their classes and the rule."""
    for match in _NETWORK.finditer(text, *sentence):
        yield Span(*match.span()), ("Facility",), "network:numbers"
    for match in _CIRCLE.finditer(text, *sentence):
        yield Span(*match.span()), ("Programme",), "quoted:circle"
    for match in _AREAS.finditer(text, *sentence):
        at = match.start("list")
        for piece in _AND.split(match["list"]):
            at = text.index(piece, at)
            yield Span(at, at + len(piece)), ("Zone",), "category:区"


def _trains(text: str, sentence: Span, candidates: list[Candidate]) -> Iterator[tuple[Span, tuple[str, ...], str]]:
    """Trains by the places that they run between."""
    for match in _TRAIN.finditer(text, *sentence):
        start = next((c.span.start for c in candidates if c.accepted and c.span.end == match.start()), None)
        if start is not None:
            yield Span(start, match.end()), ("Product",), "train:between"
