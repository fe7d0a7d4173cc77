"""Numbers with their meaning: what they are about, which indicator, in which period."""

from __future__ import annotations

import re

from zhitu.extract.dates import When
from zhitu.extract.frames import status_at
from zhitu.extract.numbers import Quantity, find_quantities
from zhitu.extract.scene import Group, Scene
from zhitu.model import Observation

__all__ = ["observations_of"]

_VERBLIKE = re.compile(
    r"(?:达到?|为|是|超过?|突破|完成|实现|有|至|到|约|近|逾|共|共有|增至|提升至|升至|降至|累计|增长|下降|占|由|从|将|已|了|设|含)+$"
)
_PREPOSITION = re.compile(r"(?:在|于|与|同|对|向|从|为|以|被|由|至|到|自|较|比|和)$")
_NOT_OBSERVED = frozenset({"bare"})
_INDICATOR_TAIL = re.compile(r"[的了，、等]+$")


def observations_of(scene: Scene) -> list[Observation]:
    """The observations of a sentence."""
    found: list[Observation] = []
    for quantity in find_quantities(scene.text, *scene.sentence.span):
        if not _counts(scene, quantity):
            continue
        holder, carried = _about(scene, quantity)
        if holder is None:
            continue
        when = _period(scene, quantity)
        status = status_at(scene, quantity.span.start, when)
        clause = scene.clause(quantity.span.start)
        start = clause.span.start
        if isinstance(holder, Group) and holder.span.start >= scene.sentence.span.start:
            start = min(start, holder.span.start)
        evidence = scene.evidence(
            start, max(quantity.span.end, holder.span.end if isinstance(holder, Group) and not carried else 0)
        )
        things = holder.things if isinstance(holder, Group) else (holder,)
        for thing in things[:1]:
            found.append(
                Observation(
                    str(thing),
                    _indicator(scene, quantity),
                    quantity.value,
                    quantity.unit,
                    quantity.bound,
                    when.edtf if when is not None else None,
                    (evidence,),
                    quantity.upper,
                    status or "occurred",
                    0.65 if not carried else 0.5,
                    "number",
                )
            )
    return found


def _counts(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number is an observation: not in a name or a date, not an ordinal, with a unit."""
    at = quantity.span.start
    if quantity.kind in _NOT_OBSERVED or quantity.ordinal_like:
        return False
    if any(d.span.overlaps(quantity.span) for d in scene.dates):
        return False
    return not any(m.span.start <= at < m.span.end for g in scene.groups for m in g.mentions)


def _about(scene: Scene, quantity: Quantity) -> tuple[Group | int | None, bool]:
    """What a number is about, and whether that was carried over."""
    clause = scene.clause(quantity.span.start)
    groups = scene.inside(clause.span)
    measured = next((g for g in groups if g.span.start >= quantity.span.end), None)
    if (
        measured is not None
        and _MEASURES.match(scene.text[quantity.span.end : measured.span.start])
        and not _weak(scene, measured)
    ):
        return measured, False  # 长6.8公里的海底隧道
    left = [g for g in groups if g.span.end <= quantity.span.start and _nominative(scene, g, clause.span.start)]
    if left:
        part = next((g for g in reversed(left) if scene.text[g.span.end : g.span.end + 1] not in ("的",)), left[0])
        return (left[0] if left[0] is part or not _is_work(scene, part) else part), False
    lead = scene.text[clause.span.start : quantity.span.start]
    if len(lead) <= 6:  # 2家医院纳入X: the number is the subject's, and is about what follows the verb
        right = [g for g in groups if g.span.start >= quantity.span.end]
        if right and re.search(
            r"(?:落户|纳入|使用|参与|加入|入驻|签约|享受|集聚|受益)[^，。]{0,4}[“《]?$",
            scene.text[quantity.span.end : right[-1].span.start],
        ):
            return right[-1], False
    for earlier in reversed(scene.sentence.clauses[: clause.index]):
        candidates = [g for g in scene.inside(earlier.span) if _nominative(scene, g, earlier.span.start)]
        if candidates:
            return candidates[0], False
        objects = [g for g in scene.inside(earlier.span) if _is_work(scene, g) or "Fund" in scene.classes(g.things[0])]
        if objects and scene.text[objects[-1].span.end] != "等":  # an example among others has no figure of its own
            return objects[-1], False
    if scene.subject is not None:
        return scene.subject.things[0], True
    return scene.topic, True


_MEASURES = re.compile(r"^[^，。；、]{0,5}的(?:首个|全国)?[“《]?$")


def _weak(scene: Scene, g: Group) -> bool:
    classes = set(scene.classes(g.things[0]))
    return bool(classes & {"Industry", "Person", "Group", "City", "Region", "Country", "District"})


def _is_work(scene: Scene, g: Group) -> bool:
    """Whether a later subject of a clause is the one measured (深中通道的海底隧道长6.8公里)."""
    return bool({"Facility", "Project", "Programme", "Zone"} & set(scene.classes(g.things[0])))


def _nominative(scene: Scene, g: Group, start: int) -> bool:
    before = scene.text[max(start, g.span.start - 1) : g.span.start]
    classes = set(scene.classes(g.things[0]))
    if classes & {"Industry", "Person", "Group"} and len(classes) == 1:
        return False
    if any(
        t.tag == "v" and start <= t.start and t.end <= g.span.start and not scene.covered(t.start) for t in scene.tokens
    ):
        return False
    return not _PREPOSITION.search(before)


#: A year that a figure is compared with is not its period.
_COMPARED = re.compile(r"(?:较|比|相比|与|同比|于)$")


def _period(scene: Scene, quantity: Quantity) -> When | None:
    """The time that the text ties to a number: in its clause, else in one before, also across semicolons."""
    clause = scene.clause(quantity.span.start)
    for c in reversed(scene.sentence.clauses[: clause.index + 1]):
        here = [d for d in scene.dates if c.span.contains(d.span) and d.span.end <= quantity.span.start]
        here = [d for d in here if not _COMPARED.search(scene.text[max(0, d.span.start - 2) : d.span.start])]
        if here:
            return _binding(scene, here[-1], c.index == clause.index)
    if scene.before is not None and scene.text[scene.before.sentence.span.end - 1] == "；" and scene.before.dates:
        return _binding(scene, scene.before.dates[0], False)
    return None


def _binding(scene: Scene, when: When, same_clause: bool) -> When | None:
    """The time if it is a figure's period: not a day on which something else happened, not 三年来 of another clause."""
    day = when.edtf is not None and len(when.edtf) == 10
    if when.kind == "vague" or (day and not same_clause and not scene.text[: when.span.start].endswith("截至")):
        return None
    if day and re.match(r"今|昨", scene.text[when.span.start : when.span.start + 1]):
        return None
    return when if when.kind != "span" or same_clause else None


def _indicator(scene: Scene, quantity: Quantity) -> str:
    """The words that the number measures: those before it, else the noun after it."""
    clause = scene.clause(quantity.span.start)
    before = scene.view.text[clause.span.start : quantity.span.start]
    for when in scene.dates:
        if clause.span.contains(when.span) and when.span.end <= quantity.span.start:
            before = scene.view.text[when.span.end : quantity.span.start]
    before = _VERBLIKE.sub("", before.strip("，、： "))
    before = before.rsplit("、", 1)[-1]
    after = re.match(r"[^，。；、：\d]{0,16}", scene.view.text[quantity.span.end : clause.span.end])
    noun = _INDICATOR_TAIL.sub("", after.group() if after else "")
    words = noun if quantity.kind in ("count", "people") and noun else before
    return (words or noun or before or quantity.unit or "数值").strip() or "数值"
