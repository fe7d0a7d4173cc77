"""Verbs in a row that are one: what is approved is not founded by whoever approves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zhitu.extract.clauses.scene import Scene
from zhitu.model import Span

if TYPE_CHECKING:
    from zhitu.extract.clauses.frames import Predicate

__all__ = ["serial"]

_FIRST_OF_TWO = ("approved", "planned")
_SECOND_OF_TWO = ("founded", "completed", "underConstruction", "approved", "constructionStarted", "opened", "")


#: 批准|在甲地、乙地等8地|设立.
_WHERE = re.compile("(?:在[^，。；：的]{1,80})?")


def serial(scene: Scene, hits: list[tuple[Predicate, Span]]) -> list[tuple[Predicate, Span]]:
    """批准设立: what is approved is not founded by whoever approves; the second verb belongs to the first."""
    kept: list[tuple[Predicate, Span]] = []
    for p, span in hits:
        first = kept[-1] if kept and kept[-1][0].word != "通过" else None  # 通过发展X: by means of it
        joined = first is not None and first[0].event in _FIRST_OF_TWO and _is_next(scene, first, span)
        if joined and p.event in _SECOND_OF_TWO:
            kept[-1] = (kept[-1][0], Span(kept[-1][1].start, span.end))
        else:
            kept.append((p, span))
    return kept


def _is_next(scene: Scene, first: tuple[Predicate, Span], span: Span) -> bool:
    """Whether a verb follows another directly, or what is approved begins with where it is to be."""
    if first[0].event != "approved" or first[1].end >= span.start:
        return first[1].end == span.start
    return _WHERE.fullmatch(scene.masked(first[1].end, span.start)) is not None
