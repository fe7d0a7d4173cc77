"""Names at the head of an item, without its mark and its verb (①|甲中心, · 建成|甲站), and those that a label tells.

二、加快|甲医院建设; 项目名称：|年产2万吨某某项目.
"""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["with_items", "with_labelled"]

_MARK = re.compile("[①-⑳·●▪◆■△▲☆★◇□ ]+")
#: 建成|甲高铁站: what is done at the head of an item, which begins no name of a built thing.
_DONE = re.compile(f"{wording('item-verbs')}(?=[一-龥]{{4}})")
_THINGS = frozenset(("Facility", "Hospital", "School", "Company", "Zone", "Laboratory", "ResearchInstitute"))
#: 项目名称：|年产2万吨某某项目.
_LABELLED = re.compile(
    rf"\s*(?:（?[\d一二三四五六七八九十]{{1,3}}[）、.．]\s*)?{wording('item-labels')}：\s*(?P<name>[^\n，。；：]{{4,40}}?)\s*$"
)


def with_items(text: str, sentence: Span, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, those at its head without what is none of a name."""
    labelled = _LABELLED.match(text, *sentence) if text.find("名称：", *sentence) >= 0 else None
    if labelled is not None:
        return with_labelled(text, Span(*labelled.span("name")), candidates)
    return [_bare(text, sentence, c) if _heads(text, sentence, c) else c for c in candidates]


def _heads(text: str, sentence: Span, c: Candidate) -> bool:
    """Whether a candidate stands at the head of a sentence, behind no more than the number of an item."""
    return not c.entries and (
        c.span.start == sentence.start or _ORDER.fullmatch(text, sentence.start, c.span.start) is not None
    )


_ORDER = re.compile(r"[·●▪◆■ ]+|（?[\d一二三四五六七八九十]{1,3}[）.．、]+\s*")


def _bare(text: str, sentence: Span, c: Candidate) -> Candidate:
    start = c.span.start
    marked = start > sentence.start
    if mark := _MARK.match(text, start, c.span.end):
        start, marked = mark.end(), True
    done = _DONE.match(text, start, c.span.end) if marked and not _THINGS.isdisjoint(c.classes) else None
    start = done.end() if done is not None else start
    if start == c.span.start or c.span.end - start < _SHORTEST:
        return c
    return c._replace(span=Span(start, c.span.end), name=text[start : c.span.end], alias=None, full=None, outer=None)


_SHORTEST = 3


def with_labelled(text: str, span: Span, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with all that stands behind a label, or below a heading, as one name, where none of them is it."""
    if any(c.span.contains(span) and c.accepted for c in candidates):
        return candidates
    if any(c.accepted and c.span.start == span.start and span.end - c.span.end < _SHORTEST for c in candidates):
        return candidates  # 项目名称：|甲大桥|工程
    kept = [c._replace(nested=True) if span.contains(c.span) else c for c in candidates if not _crosses(c.span, span)]
    whole = Candidate(span, text[slice(*span)], ("Project",), "labelled", 2.0)
    return sorted([*kept, whole], key=lambda c: (c.span.start, -c.span.end))


def _crosses(one: Span, other: Span) -> bool:
    return one.overlaps(other) and not other.contains(one)
