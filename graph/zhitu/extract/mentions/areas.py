"""The areas of a zone that a list names one by one and then counts: 建设研发实训区、生活服务区“两大功能片区”.

Such a name says no more than what the area is for, so that nothing but the count tells it from a noun.
"""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numerals import chinese_int
from zhitu.model import Span

__all__ = ["with_areas"]

_MEMBER = f"[A-Za-z一-龥]{{2,10}}?{wording('area-heads')}"
_LIST = re.compile(
    rf"(?:{wording('lays-out')}|{wording('holds-verbs')})(?!为)(?:建设|建成|打造|设置)?了?"
    rf"(?P<body>{_MEMBER}(?:、{_MEMBER})*(?:、|和|与|及|以及){_MEMBER})"
    rf"等?“?(?P<count>[两三四五六七八九十]|\d)[大个]{wording('area-sorts')}*{wording('area-kinds')}"
)
_JOINT = re.compile("、|以及|[和与及]")


def with_areas(text: str, sentence: Span, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence with the areas that it lists, if they are as many as it says."""
    found: list[Candidate] = []
    sums: list[Span] = []
    for match in _LIST.finditer(text, *sentence):
        spans = _members(text, Span(*match.span("body")))
        if len(spans) != (chinese_int(match["count"]) or 0):
            continue
        sums.append(Span(match.end("body"), match.end()))
        named = {c.span for c in candidates if c.accepted and c.entries}
        found += [
            Candidate(span, span.of(text), ("Zone",), "area", 2.0, head=text[span.end - 1]) for span in spans - named
        ]
    if not found:
        return candidates
    taken = [*sums, *(area.span for area in found)]  # “三大功能片区” is none of them
    kept = [c for c in candidates if not any(span.overlaps(c.span) for span in taken)]
    return sorted([*kept, *found], key=lambda c: (c.span.start, -c.span.end))


def _members(text: str, body: Span) -> set[Span]:
    """The stretches of a list between what joins its members."""
    spans, start = set[Span](), body.start
    for joint in _JOINT.finditer(text, *body):
        spans.add(Span(start, joint.start()))
        start = joint.end()
    return spans | {Span(start, body.end)}
