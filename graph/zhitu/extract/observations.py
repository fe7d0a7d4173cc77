"""Numbers with their meaning: what they are about, which indicator, in which period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.about import Holder, Subjects
from zhitu.extract.counts import counts
from zhitu.extract.dates import When
from zhitu.extract.frames import status_at
from zhitu.extract.numbers import Quantity, find_quantities
from zhitu.extract.periods import period_of
from zhitu.extract.scene import Scene
from zhitu.model import Observation

__all__ = ["observations_of"]

_VERBLIKE = re.compile(
    r"(?:达到?|为|是|超过?|突破|完成|实现|有|至|到|约|近|逾|共|共有|增至|提升至|升至|降至|累计|增长|下降|占|由|从|将|已|了|设|含)+$"
)
_INDICATOR_TAIL = re.compile(r"[的了，、等]+$")


def observations_of(scenes: Sequence[Scene]) -> list[Observation]:
    """The observations of a document's sentences, in order."""
    subjects = Subjects(scenes)
    return [o for scene in scenes for o in _of_sentence(scene, subjects)]


def _of_sentence(scene: Scene, subjects: Subjects) -> list[Observation]:
    found: list[Observation] = []
    quantities = [q for q in find_quantities(scene.text, *scene.sentence.span) if counts(scene, q)]
    when: When | None = None
    measured: dict[str, str] = {}
    for number, quantity in enumerate(quantities):
        holder = subjects.of(scene, quantity)
        if holder is not None:
            when = period_of(scene, quantity, when, same=holder.rule == "same")
            thing = _share(scene, holder, quantities, number)
            # 2023年吞吐量为6317万人次，2022年为2610万人次: the words are said once for figures of one unit
            words = _indicator(scene, quantity) or measured.get(quantity.unit, "")
            measured[quantity.unit] = words
            found.append(_observation(scene, quantity, holder, thing, when, words or quantity.unit or "数值"))
    return found


def _share(scene: Scene, holder: Holder, quantities: list[Quantity], number: int) -> int:
    """Of a list of things the one whose figure this is: 甲、乙分别增长3%和5%."""
    if len(holder.things) < 2:
        return holder.things[0]
    clause = scene.clause(quantities[number].span.start)
    fellows = [q for q in quantities if clause.span.contains(q.span)]
    if len(fellows) != len(holder.things) or "分别" not in scene.text[slice(*clause.span)]:
        return holder.things[0]
    return holder.things[fellows.index(quantities[number])]


def _observation(
    scene: Scene, quantity: Quantity, holder: Holder, thing: int, when: When | None, indicator: str
) -> Observation:
    status = status_at(scene, quantity.span.start, when)
    start, end = scene.clause(quantity.span.start).span.start, quantity.span.end
    if holder.span is not None and holder.span.start >= scene.sentence.span.start:
        start, end = min(start, holder.span.start), max(end, holder.span.end)
    return Observation(
        str(thing),
        indicator,
        quantity.value,
        quantity.unit,
        quantity.bound,
        when.edtf if when is not None else None,
        (scene.evidence(start, end),),
        quantity.upper,
        status or "occurred",
        holder.confidence,
        f"number, {holder.rule}",
    )


def _indicator(scene: Scene, quantity: Quantity) -> str:
    """The words that the number measures: those before it, else the noun after it; empty where there are none."""
    clause = scene.clause(quantity.span.start)
    start = clause.span.start
    for when in scene.dates:
        if clause.span.contains(when.span) and when.span.end <= quantity.span.start:
            start = when.span.end
    start = _after_name(scene, start, quantity.span.start)
    before = _VERBLIKE.sub("", scene.view.text[start : quantity.span.start].strip("，、： "))
    before = before.rsplit("、", 1)[-1]
    after = re.match(r"[^，。；、：\d]{0,16}", scene.view.text[quantity.span.end : clause.span.end])
    noun = _INDICATOR_TAIL.sub("", after.group() if after else "")
    words = noun if quantity.kind in ("count", "people") and noun else before
    return (words or noun or before).strip()


def _after_name(scene: Scene, start: int, end: int) -> int:
    """Where the words of the indicator begin: behind the name whose figure it is (白云机场的|旅客吞吐量)."""
    text = scene.text
    for g in scene.groups:
        if start <= g.span.start <= start + 4 and g.span.end <= end:
            behind = g.span.end + (text[g.span.end] in "的”》")
            return behind + (text[behind] == "的")
    return start
