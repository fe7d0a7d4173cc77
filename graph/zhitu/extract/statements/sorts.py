"""What is counted or given behind a figure: 2个|10万吨级|泊位, 1条|长2600米的跑道, 达到120亿元的|产值."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.classes import PLACES
from zhitu.extract.text.wording import wording, words
from zhitu.extract.values.numbers import Quantity

__all__ = ["given", "granted", "is_granted_to", "is_kind_granted", "is_of_sort", "is_term_of_grant", "sort_behind"]

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


#: What is granted: 一次性|奖励, 财政|补贴|资金.
_GRANT = rf"(?:一次性)?(?:[一-龥]{{2,4}}?)??{wording('count-grants')}(?:资金|款|经费)?"
#: 市财政给予|一次性奖励|200万元, 给予每家最高|300万元补助.
_GRANTING_IT = re.compile(
    rf"{wording('count-grant-verbs')}(?:其|企业)?(?P<to>每[家人户个项台辆]|单[家个])?(?P<what>{_GRANT})?{wording('grant-how-much')}*$"
)
#: 1000万元|、2000万元|奖励; 400元|给予|补助.
_GRANTED = re.compile(
    rf"(?:[、和]\d[\d.]*[万亿]?元)*(?:以内)?的?(?:{wording('count-grant-verbs')}|标准)*(?P<what>{_GRANT})(?=[，。；、（]|$)"
)
_FAR = 24
#: 中央财政对每个试点项目|补助|1亿元.
_GRANTS_EACH = re.compile(
    rf"对?每[个家项名户人][^，。；\d]{{0,12}}?(?P<what>{wording('count-grants')}){wording('grant-how-much')}*$"
)
#: 按额定功率每千瓦|400元给予补助.
_BY_EACH = re.compile("按照?[^，。；]*?(?P<each>每[一-龥]{1,4}?)?(?:最高)?$")


def granted(scene: Scene, quantity: Quantity) -> str:
    """What is granted of which an amount is told: 对甲类企业，市财政给予|一次性奖励|200万元; else empty."""
    start, end = quantity.span
    if quantity.kind != "money":
        return ""
    first, behind = scene.clause(start).span.start, _GRANTED.match(scene.text, end)
    before = _GRANTING_IT.search(scene.text, max(first, start - _FAR), start)
    before = before or _GRANTS_EACH.search(scene.text, first, start)
    if before is None:
        by = _BY_EACH.search(scene.text, first, start) if behind is not None else None
        return (by["each"] or "") + behind["what"] if by is not None and behind is not None else ""
    return before["what"] or (behind["what"] if behind is not None else "")


#: 对|新认定的企业，……: whoever meets a condition, and nobody that was named.
_TO_WHOM = re.compile("(?:（[^（）]{1,3}）|[①-⑳])?(?:对|凡|每新?|经认定)[^，。；]*[的类级]")


def is_granted_to(scene: Scene) -> bool:
    """Whether a sentence tells what they get who meet a condition: 对新认定的企业，给予|200万元|奖励."""
    start, end = scene.sentence.span
    told = _TO_WHOM.match(scene.text, start, end)
    return told is not None and _GIVES.search(scene.text, told.end(), end) is not None


_GIVES = re.compile(rf"{wording('count-grant-verbs')}|{wording('count-grants')}")


#: 对年销量突破|5万辆、10万辆|的企业，.
_OF_THOSE = re.compile("[^，。；]{0,24}?的(?:[一-龥（）“”、]{2,24})?(?:，|给予|按|分别|$)")


def is_term_of_grant(scene: Scene, quantity: Quantity) -> bool:
    """Whether a figure only tells who gets a grant: 对年销量突破|5万辆|的企业，给予奖励."""
    start, end = scene.sentence.span
    whom = _TO_WHOM.match(scene.text, start, end)
    if whom is None or not whom.start() <= quantity.span.start < whom.end():
        return False
    return is_granted_to(scene) and _OF_THOSE.match(scene.text, quantity.span.end, end) is not None
