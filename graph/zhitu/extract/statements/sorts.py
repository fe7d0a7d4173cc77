"""What is counted or given behind a figure: 2个|10万吨级|泊位, 1条|长2600米的跑道, 达到120亿元的|产值."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.classes import PLACES
from zhitu.extract.text.wording import wording, words
from zhitu.extract.values.numbers import Quantity

__all__ = ["given", "is_attribute", "is_kind_granted", "is_of_sort", "is_yearly", "sort_behind"]

_SIZE = rf"(?:\d[\d.]*)?[百千万亿]*{wording('sort-size-units')}级?"
#: 2个|10万吨级、1个5万吨级泊位: each of a size, and what they all are.
_OF_SIZE = re.compile(
    rf"(?P<size>{_SIZE}级|(?<=[个座条台艘])\d[\d.]*[百千万亿]*{wording('sort-size-units-bare')}级?)"
    rf"(?:(?:[、，]|和|与|及|以及)\d+[个座条台艘]{_SIZE})*{wording('sort-berth-kinds')}?(?P<noun>[一-龥]{{2,10}}?)(?=[，。；、（]|和|与|及|的|$)"
)
#: 1条|长2600米、宽45米的|跑道: what is as long.
_MEASURE = rf"{wording('sort-measures')}{wording('sort-about')}*"
_WITH_MEASURES = re.compile(
    rf"(?:{_MEASURE}\d[\d.]*[百千万亿]*[一-龥]{{1,4}}?[、，和]?){{1,3}}的(?P<noun>[一-龥]{{2,8}}?)(?=[，。；、（]|和|与|及|$)"
)
#: 55台|单机容量11兆瓦的|风机: of what power.
_WITH_POWER = re.compile(
    rf"(?:单[机台])?(?:装机)?(?:容量|功率){wording('sort-about')}*\d[\d.]*[万亿]?[一-龥A-Za-z]{{1,4}}的(?P<noun>[一-龥]{{2,8}}?)(?=[，。；、（]|和|与|及|$)"
)
#: 新建1条长|2600米|、宽45米的跑道: the measure of what is counted.
_COUNTED = re.compile(
    rf"\d+{wording('sort-counted-measures')}"
    rf"(?:{_MEASURE}\d*[\d.]*[百千万亿]*[一-龥]{{0,4}}?[、，和]?){{1,3}}$"
)
_OF_COUNTED = re.compile(
    rf"(?:[、，和]{wording('sort-further-measures')}\d[\d.]*[百千万]*[一-龥]{{1,3}})?的[一-龥]{{2}}"
)
#: 达到|120亿元|的产值, 每年提供|15亿度|的清洁电力: verbs whose object stands behind its measure.
_TAKES = re.compile(f"{wording('sort-takes')}{wording('sort-takes-ends')}*$")
_NOUN = re.compile(rf"的(?P<noun>(?!{wording('sort-no-goods')})[一-龥]{{2,10}}?)(?=[，。；、（]|和|与|及|$)")
#: 甲大学有教授90人，教育部|重点实验室3个、乙省|创新团队4个: of what level they are.
_OF_LEVEL = re.compile(rf"[^，。；、\d的]{{0,10}}{wording('sort-level-nouns')}(?:共|有|达)?$")
_GRANTING = frozenset(("GovernmentBody", *PLACES))
_HOLDING = frozenset(("School", "Hospital", "Company", "ResearchInstitute", "Laboratory"))
#: What an amount of goods is said of.
_ABILITIES = words("sort-abilities")


def sort_behind(scene: Scene, quantity: Quantity) -> str:
    """What so many are, told behind their size; empty where no size is told."""
    end = quantity.span.end
    if quantity.kind != "count":
        return ""
    if (of := _OF_SIZE.match(scene.text, end)) is not None:
        return of["size"] + of["noun"]
    measured = _WITH_MEASURES.match(scene.text, end) or _WITH_POWER.match(scene.text, end)
    return measured["noun"] if measured is not None else ""


def is_of_sort(scene: Scene, quantity: Quantity) -> bool:
    """Whether a figure is the measure of things that are counted: 1条长|2600米|的跑道."""
    start, end = quantity.span
    clause = scene.clause(start).span.start
    return _COUNTED.search(scene.text, clause, start) is not None and _OF_COUNTED.match(scene.text, end) is not None


def is_kind_granted(scene: Scene, g: Group, at: int, known: int | None) -> bool:
    """Whether a name before the number at an offset only says of which level things are: 教育部|重点实验室|3个.

    `known` is whose the figure before is.
    """
    holder = known is not None and not _HOLDING.isdisjoint(scene.classes(known))
    listed = scene.text[g.span.start - 1] in "、，和及" and known not in g.things
    kind = _GRANTING.issuperset(scene.classes(g.things[0])) != (g.span.end == at)  # 甲省实验室|4个
    if not holder or not listed or not kind:
        return False
    return g.span.end == at or _OF_LEVEL.fullmatch(scene.text, g.span.end, at) is not None


def given(scene: Scene, quantity: Quantity) -> str:
    """The noun behind a measured amount of it, after a verb that takes it: 达到120亿元的|产值; else empty."""
    start, end = quantity.span
    noun = _NOUN.match(scene.text, end)
    if (
        quantity.kind in ("people", "percent")
        or noun is None
        or not _TAKES.search(scene.text, max(0, start - 8), start)
    ):
        return ""
    of_count = quantity.kind == "count" and not noun["noun"].endswith(_ABILITIES)
    return "" if of_count else noun["noun"]


#: 20万吨级及以上大型泊位29个: the size of what is counted.
_SIZED = re.compile(
    rf"(?:及|或)?(?:以上|以下)?(?:的)?(?:(?![和与及])[一-龥]){{1,10}}"
    rf"\d[\d.,万]*[余多]?{wording('count-of-size-measures')}"
)
#: 10亿元以上|项目6个: of whatever unit.
_OVER = re.compile(
    rf"(?<=以[上下])(?:的)?[一-龥]{{1,10}}(?:共|有|达到?|约)?"
    rf"\d[\d.,万]*[余多]?{wording('count-over-measures')}"
)
#: 一批千万千瓦级基地, 首个百万吨级项目.
_SOME = re.compile(r"(?:[一多数几首两三]|\d)[批个座]$")
_SIZES = frozenset(words("count-size-units"))
#: 9座可同时停放|200辆|车的停车场, 9个能够停靠|10万吨级|船舶的泊位: what each of those that are counted can do.
_ABLE = re.compile(rf"\d[\d,.]*[余多]?{wording('count-able-works')}[^，。；\d]{{0,4}}(?:可|能够?)[^，。；\d]{{0,8}}$")
_OF_IT = re.compile(r"[^，。；\d]{0,6}的[一-龥]{2}")
#: 建设|年产5万吨钢丝生产线2条: how much is made in a year, and by what.
_YEARLY = words("count-makes")


def is_yearly(scene: Scene, quantity: Quantity) -> bool:
    """Whether a figure is what a plant makes in a year or a day."""
    return scene.text.endswith(_YEARLY, 0, quantity.span.start)


def is_attribute(scene: Scene, quantity: Quantity) -> bool:
    """Whether a measure says which things are counted after it."""
    end = quantity.span.end
    clause = scene.clause(end).span
    if _ABLE.search(scene.text, clause.start, quantity.span.start) and _OF_IT.match(scene.text, end, clause.end):
        return True
    if quantity.unit.endswith("级") and _SOME.search(scene.text[max(0, quantity.span.start - 3) : quantity.span.start]):
        return True
    if is_yearly(scene, quantity):
        return False
    limit = scene.clause(quantity.span.start).span.end
    sized = _SIZED if quantity.unit in _SIZES else _OVER
    return sized.match(scene.text, end, limit) is not None
