"""Of several things that are measured one by one, the one whose figure it is: 甲、乙出口分别增长3%和5%."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.figures.deals import of_deal
from zhitu.extract.figures.indicator_patterns import (
    ABOUT,
    BRACKET,
    CHANGE,
    CHANGES,
    JOINT,
    LEADING,
    MEASURES,
    PULLS,
    RATES,
    SINCE_THEN,
)
from zhitu.extract.figures.measured import Measured
from zhitu.extract.figures.words import after_name, mainly
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.statements.rates import ABOVE, GAPS, items_of
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span

__all__ = ["of_each"]

#: 甲、乙、丙出口分别增长|3%、5%和7%.
_EACH = re.compile(
    r"(?P<items>(?:[^，。；：\d（）]|（[^（）]*）)*?(?:[、和及与]|城乡)(?:[^，。；：\d（）]|（[^（）]*）)*?"
    rf"(?P<tail>{MEASURES})?)"
    rf"(?P<verb>(?:同比|环比)?分别(?:同比|环比)?(?:{CHANGES}"
    r"|(?:进出|[进出])口|[高低快慢][于出][^，。；、（）\d]{1,8}|占[^，。；、（）\d]{1,12}的|新增|净增)?)"
    rf"(?:{ABOUT}|{wording('figure-is-so-much')}|突破|增至|[去上]年(?:同期)?的)*(?=\d)"
)
#: 分别占耕地、渔业收入的|35%和60%: of what the shares are.
_WHOLES = re.compile(rf"分别(?:约|已)?占(?:到|了)?(?P<items>[^，。；：\d]{{2,40}}?)的(?:比重(?:为|达)?)?{ABOUT}*(?=\d)")
#: 产销量分别完成|156万辆和157万辆: two of which one word tells.
_BOTH = re.compile(
    r"(?P<lead>[^，。；：\d、和及与]{0,12}?)(?P<first>[产进存收借](?=[销出贷支还]))(?P<second>[销出贷支还])"
    rf"(?P<of>口?总?[量额值]|款余额|口?)(?:分别)(?:{wording('figure-is-so-much')}|约)*(?=\d)"
)
#: 新|、老城区面积: the first of two that are told apart by one character.
_COUNTERPARTS = {
    "新": "老旧",
    "老": "新",
    "城": "乡",
    "内": "外",
    "南": "北",
    "东": "西",
    "男": "女",
    "上": "下",
    "大": "小",
    "公": "民",
}
#: 出口20亿元、进口8亿元，同比分别增长|3%和5%: of what the clauses before have measured.
_OF_THOSE = re.compile(
    rf"[，、]?(?P<than>{SINCE_THEN})?(?:分别)?(?P<too>{SINCE_THEN})?"
    rf"且?(?P<verb>{CHANGES}|{RATES})(?:分别)?"
    rf"(?:{ABOUT}|为|达到?)*(?=\d)"
)
#: 城乡|居民收入分别, of both areas.
_BOTH_AREAS = re.compile("城乡(?P<of>[^，。；、和]{2,16})")
#: 第二|、三产业增加值.
_NUMBERED = re.compile("第(?P<first>[一二三])(?P<joint>[、和])第?(?P<second>[一二三])(?P<of>产业)")
#: 企业数|和总投资, 税收收入|和投资: what has a measure of its own.
_MEASURED = re.compile("(?:[数量额率值]|收入|支出|投资|利润|税收|面积|余额)$")
_AREA = re.compile("城镇|农村|城市|乡村")
#: 奶粉及奶制品|、冷饮: where 及 joins what is one thing.
_STOPS = re.compile("、")
#: 对|甲国、乙国分别出口: with each of them.
_TO_EACH = re.compile("[对向自从](?=..)")


def of_each(so_far: Measured, quantity: Quantity) -> str:
    """Of a list of things that are measured one by one, the one whose figure it is: 甲、乙出口分别增长3%和5%."""
    clause, at = so_far.scene.clause(quantity.span.start).span, quantity.span.start
    if pulled := _pulled(so_far, quantity, clause):
        return pulled
    if deal := of_deal(so_far.scene, quantity):
        so_far.by_unit[quantity.unit] = so_far.last = deal
        return deal
    if those := _of_those(so_far, quantity, clause) or mainly(so_far.scene, quantity) or _compared(so_far, quantity):
        return those
    if whole := _of_whole(so_far, quantity, clause):
        return whole
    start = _behind_times(so_far.scene, clause, quantity)
    return _of_both(so_far, clause, start, at) or _of_list(so_far, clause, start, at)


def _behind_times(scene: Scene, clause: Span, quantity: Quantity) -> int:
    """Where a list may begin, behind the name whose figures they are and the times before and behind that."""
    each = scene.text.find("分别", clause.start, quantity.span.start)
    times = [d.span for d in scene.dates if clause.start <= d.span.start and d.span.end <= each]
    first = next((when.end for when in times if when.start == clause.start), clause.start)
    start = after_name(scene, first, quantity)
    return max([start, *(when.end for when in times if when.start in (start, start + 1))])


def _of_whole(so_far: Measured, quantity: Quantity, clause: Span) -> str:
    """The share of the one of several wholes: 面积3万亩，产值5亿元，分别占耕地、渔业收入的|35%和60%."""
    told = _WHOLES.search(so_far.scene.text, clause.start, quantity.span.start + 1)
    if told is None:
        return ""
    items = [item for item in JOINT.split(told["items"]) if item]
    figures = [q.span for q in figures_of(so_far.scene) if told.end() <= q.span.start < clause.end]
    if quantity.span not in figures or not 1 < len(items) == len(figures):
        return ""
    return f"占{items[figures.index(quantity.span)]}的比重"


def _of_both(so_far: Measured, clause: Span, start: int, at: int) -> str:
    """Of two that one word tells, the one whose figure it is: 产销量分别完成|156万辆和157万辆."""
    both = _BOTH.match(so_far.scene.text, start, at + 1)
    if both is not None:
        pair = [q.span.start for q in figures_of(so_far.scene) if both.end() <= q.span.start < clause.end]
        if at in pair and len(pair) == 2:
            word = LEADING.sub("", both["lead"]) + both["first" if at == pair[0] else "second"] + both["of"]
            so_far.said.append(word)
            return word
    return ""


def _of_list(so_far: Measured, clause: Span, start: int, at: int) -> str:
    """Of a list whose figures stand behind it in its order, the one whose figure it is."""
    listed = _EACH.search(so_far.scene.text, start, at + 1)
    if listed is None:
        return ""
    figures = [q for q in figures_of(so_far.scene) if listed.end() <= q.span.start < clause.end]
    number = next((k for k, q in enumerate(figures) if q.span.start == at), None)
    told = _BOTH_AREAS.sub(r"城镇\g<of>、农村\g<of>", BRACKET.sub("", listed["items"]))
    told = _NUMBERED.sub(r"第\g<first>\g<of>\g<joint>第\g<second>\g<of>", told)
    told = LEADING.sub("", told)
    splits = ([item for item in joint.split(told) if item] for joint in (JOINT, _STOPS))
    items = next((split for split in splits if len(split) == len(figures)), [])
    several = len({q.kind for q in figures}) > 1 and not all(_MEASURED.search(item) for item in items)
    if number is None or len(items) != len(figures) or several:
        return ""
    last = items[-1].removesuffix(listed["tail"] or "")
    shared = (len(last) > 1 or len(items[number]) == 1) and not _MEASURED.search(items[number])
    tail = (listed["tail"] or "") if shared else ""  # 企业数和总投资: each has its own
    word = items[number].removesuffix(tail) + tail
    if (tail or listed["verb"]).endswith(("口", "贸易额", "贸易总值")) and (to := _TO_EACH.match(items[0])) and number:
        word = to[0] + items[number].removesuffix(tail) + tail
    if len(items[number]) == 1 and items[-1][:1] in _COUNTERPARTS.get(items[number], ""):
        word = items[number] + items[-1][1:]  # 城|、乡居民收入
    if _AREA.fullmatch(items[number]) and _AREA.match(items[-1]):
        word = _AREA.sub(items[number], items[-1], count=1)  # 城镇|和农村居民人均收入
    verb = listed["verb"].replace("分别", "")
    verb += "比重" if verb.startswith("占") else ""
    so_far.said.append(word + verb if verb.endswith("口") else word)
    return word + verb


def _pulled(so_far: Measured, quantity: Quantity, clause: Span) -> str:
    """Of several that grew, what one adds: 汽车业增长9%，化工业增长5%，分别拉动工业|1.2个|和0.7个百分点."""
    told = PULLS.match(so_far.scene.text, clause.start)
    if told is None or not told.group().startswith("分别"):
        return ""
    figures = [q.span for q in figures_of(so_far.scene) if clause.contains(q.span)]
    grown = list(dict.fromkeys(so_far.grown))[-len(figures) :]
    if quantity.span not in figures or len(grown) != len(figures):
        return ""
    verb = so_far.scene.text[clause.start : figures[0].start].removeprefix("分别")
    return grown[figures.index(quantity.span)] + verb


def _compared(so_far: Measured, quantity: Quantity) -> str:
    """Of several that rates are compared with, or that grew most, the one that a figure is of."""
    at = quantity.span.start
    for found in so_far.comparisons:
        clause = so_far.scene.clause(found.end()).span
        figures = [q.span.start for q in figures_of(so_far.scene) if found.end() <= q.span.start < clause.end]
        first, last = found.span("items")
        first = max([first, *(d.span.end for d in so_far.scene.dates if first <= d.span.start < last)])
        items = items_of(so_far.scene.text[max(first, after_name(so_far.scene, first, quantity)) : last])
        if at not in figures or len(items) != len(figures):
            continue
        item = items[figures.index(at)]
        if found.re not in (GAPS, ABOVE):
            return item + (found["rate"] or "增速")
        owner = LEADING.sub("", found["head"]) or so_far.last
        return owner + (found["rate"] or "增速") + found["than"] + item + found["verb"]
    return ""


def _of_those(so_far: Measured, quantity: Quantity, clause: Span) -> str:
    """Of things measured before, the one whose change a figure tells; empty where none are."""
    shared = _OF_THOSE.match(so_far.scene.text, clause.start, clause.end)
    if shared is None:
        return ""
    figures = [q.span for q in figures_of(so_far.scene) if shared.end() <= q.span.start < clause.end]
    figures = [span for span in figures if so_far.scene.text[span.start - 1] != "（"]
    if len(figures) < 2 and "分别" not in shared.group():
        return ""
    measured = so_far.said[-len(figures) :] if figures else []
    if quantity.span not in figures or len(measured) != len(figures):
        return ""
    changed = CHANGE.search(so_far.scene.text, shared.start(), quantity.span.start)
    verb = changed[1] if changed else shared["verb"]
    return measured[figures.index(quantity.span)] + (shared["than"] or shared["too"] or "") + verb
