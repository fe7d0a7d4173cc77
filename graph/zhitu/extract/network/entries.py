"""A document in runs of sentences, with their names and figures, as the network of statements is asked of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.network.hints import Hints
from zhitu.extract.network.passages import Item
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.text.view import LONGEST_QUOTE
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["Entry", "entries_of", "evidence_of", "hints_of", "holds_park", "is_title", "runs_of"]

Array = np.ndarray[Any, Any]

#: Characters of a run; the sentence that two share is read in both.
_LONGEST = 400


class Entry(NamedTuple):
    """An item with its scene, and the mention that it is (None: a figure)."""

    item: Item
    scene: Scene
    mention: Mention | None


def runs_of(scenes: Sequence[Scene]) -> Iterator[list[Scene]]:
    """The scenes of each paragraph; a long one in runs that share a sentence, unless blanks part them."""
    run: list[Scene] = []
    for scene in scenes:
        if run and scene.sentence.paragraph != run[-1].sentence.paragraph:
            yield run
            run = []
        elif run and scene.sentence.span.end - run[0].sentence.span.start > _LONGEST:
            kept = run[-1:] if scene.sentence.span.end - run[-1].sentence.span.start <= 2 * _LONGEST else []
            if run != kept:
                yield run
            run = kept
        run.append(scene)
    if run:
        yield run


def entries_of(scene: Scene) -> list[Entry]:
    """The names and figures of a scene, in order and apart."""
    named = [
        Entry(Item(m.span, scene.classes(m.things[0])[0]), scene, m)
        for g in scene.groups
        for m in g.mentions
        if m.span.end > m.span.start
    ]
    counted = [Entry(Item(q.span), scene, None) for q in figures_of(scene)]
    found: list[Entry] = []
    for entry in sorted([*named, *counted], key=lambda e: (e.item.span.start, -e.item.span.end)):
        if not found or entry.item.span.start >= found[-1].item.span.end:
            found.append(entry)
    return found


def hints_of(run: Sequence[Scene], span: Span, hints: Hints) -> Array:
    """The hints of a run's characters; of the blanks between its sentences none."""
    kept = np.zeros((span.end - span.start, hints.width), dtype=np.int8)
    for scene in run:
        start, end = scene.sentence.span
        kept[start - span.start : end - span.start] = hints.of(scene.sentence.index)
    return kept


def evidence_of(first: Scene, start: int, last: Scene, end: int) -> Span | None:
    """The passage from an offset of one scene to that of a later one; None where it is too long for a quote."""
    if first is last:
        return last.evidence(start, end)
    whole = Span(first.sentence.span.start, last.evidence(end - 1, end).end)
    return whole if whole.end - whole.start <= LONGEST_QUOTE else None


#: 甲区被命名为|乙示范园区、丙基地: what it is called.
_CALLED = re.compile(rf"{wording('called-as')}为(?:[^，。；]{{0,120}}、)?[“《]?$")


def is_title(entry: Entry) -> bool:
    """Whether a name, or the list that it stands in, is only what another is called from then on."""
    scene = entry.scene
    listed = next((g.span for g in scene.groups if g.span.contains(entry.item.span)), entry.item.span)
    return _CALLED.search(scene.text, scene.sentence.span.start, listed.start) is not None


def holds_park(zone: Entry) -> bool:
    """Whether a zone only tells where the park behind it is, of which something is said: 甲开发区|乙产业园|开工."""
    parks = (g for g in zone.scene.groups if g.span.start == zone.item.span.end)
    return zone.item.kind == "Zone" and any("Zone" in zone.scene.classes(g.things[0]) for g in parks)
