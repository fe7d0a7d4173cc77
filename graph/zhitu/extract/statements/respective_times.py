"""Times told one by one for as many figures: 2021年至2023年，分别为3亿吨、4亿吨、5亿吨."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.text.view import Clause
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.numbers import Quantity

__all__ = ["of_each", "of_pair"]


def of_each(scene: Scene, quantity: Quantity, when: When | None) -> When | None:
    """Of so many years as there are figures its own: 2021年至2023年，吞吐量分别为3亿吨、4亿吨、|5亿吨."""
    if (one := _of_listed(scene, quantity)) is not None:
        return one
    first, _, last = (when.edtf or "").partition("/") if when is not None else ("", "", "")
    if when is None or not (len(first) == len(last) == len("2021") and first.isdigit() and last.isdigit()):
        return when
    clause = scene.clause(quantity.span.start).span
    each = scene.text.find("分别", clause.start, quantity.span.start)
    figures = [q.span for q in figures_of(scene) if clause.contains(q.span) and q.span.start > each >= 0]
    if len(figures) != int(last) - int(first) + 1 or quantity.span not in figures:
        return when
    return replace(when, edtf=str(int(first) + figures.index(quantity.span)))


def _of_listed(scene: Scene, quantity: Quantity) -> When | None:
    """Of several times as many figures as these its own: 7月、8月，吞吐量分别增长3%、|5%."""
    clause = scene.clause(quantity.span.start)
    each = scene.text.find("分别", clause.span.start, quantity.span.start)
    if each < 0:
        return None
    figures = [q.span for q in figures_of(scene) if clause.span.contains(q.span) and q.span.start > each]
    frame = scene.sentence.clauses[clause.index - 1].span if clause.index else clause.span
    dates = [d for d in scene.dates if frame.start <= d.span.start < each]
    if len(dates) < len(_FROM_TO) or len(dates) != len(figures) or quantity.span not in figures:
        return None
    gaps = {scene.text[one.span.end : other.span.start] for one, other in pairwise(dates)}
    return dates[figures.index(quantity.span)] if gaps <= _BESIDE else None


#: Between the times of a list.
_BESIDE = frozenset(("、", "和", "与", "及", "份、", "份和"))


def of_pair(scene: Scene, quantity: Quantity, clause: Clause) -> When | None:
    """That of two times of the clause before: 甲由2012年的5万降到2017年的1万，乙由|12%|降到|2%."""
    figures = [q.span for q in figures_of(scene) if clause.span.contains(q.span)]
    if len(figures) != len(_FROM_TO) or quantity.span not in figures:
        return None
    here = scene if clause.index else next(iter(scene.series()), None)
    if here is None:
        return None
    before = here.sentence.clauses[clause.index - 1].span
    dates = [d for d in here.dates if before.contains(d.span)]
    from_to = [scene.text[at.start - 1] for at in figures], [scene.text[d.span.start - 1] for d in dates]
    alike = all(len(words) == len(_FROM_TO) and all(map(str.__contains__, _FROM_TO, words)) for words in from_to)
    return dates[figures.index(quantity.span)] if alike else None


_FROM_TO = ("从由", "到至为")
