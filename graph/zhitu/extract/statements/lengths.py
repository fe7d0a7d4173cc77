"""Lengths of time that are no figures: 5天|前, 20周年, 1小时|通勤圈, 24小时|营业."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import Quantity

__all__ = ["only_tells_when"]

#: 5天|前, 时隔|两年: a time told by its distance from another.
_APART_BEFORE = re.compile(rf"{wording('count-after-while')}$")
_APART = re.compile(wording("count-apart"))
#: 春运前|20天.
_FIRST_OF = re.compile(rf"{wording('count-first-of')}$")
#: 这|两天, 那|三年, 头|三个月: what only points at a time; but 用工前后|3个月.
_POINTED_AT = re.compile(wording("count-pointed-at") + "$")
#: 近|几天，: lately, where a clause begins with it.
_LATELY = re.compile(rf"(?:^|[，。；：\n]){wording('count-lately')}$")
#: 力争通过|三年|时间: how long it took or takes.
_THROUGH = re.compile(rf"{wording('count-through-time')}(?:了|近|约)*$")
_TIME = re.compile(rf"的?{wording('count-time-nouns')}")
#: |8个月|时间完成.
_DONE_IN = re.compile(wording("count-done-in"))
_ALL_DAY = re.compile(wording("count-round-the-clock"))
#: 1小时|通勤圈: a part of what it is called.
_CIRCLE = re.compile(r"[^，。；、的]{0,8}圈")
#: 2年|5个月: how long something takes, in two numbers.
_YEARS_AND, _AND_MONTHS = (
    re.compile("[\\d一二两三四五六七八九十]年零?$"),
    re.compile("零?[\\d一二两三四五六七八九十]{1,2}个?月"),
)
#: |7天|共接待游客200万人次: of how many days.
_DAYS = re.compile(wording("count-of-days"))


def only_tells_when(scene: Scene, quantity: Quantity) -> bool:
    """Whether a length of time only tells when (20周年), that it is always, or how far a circle reaches."""
    text, (at, end) = scene.text, quantity.span
    if quantity.unit == "天" and _DAYS.match(text, end) and text[at - 1 : at] in "，。；\n":
        return True
    if text.startswith("时间", end) and (at == 0 or text[at - 1] in "，。；：\n"):
        return True  # 一年|时间多项首创
    if quantity.unit in ("个月", "天", "日") and _YEARS_AND.search(text, max(0, at - 4), at):
        return True  # 2年|5个月完成
    if quantity.unit == "年" and _AND_MONTHS.match(text, end):
        return True
    if quantity.unit != "小时" and _FIRST_OF.search(text[max(0, at - 2) : at]):
        return True
    if _POINTED_AT.search(text, max(0, at - 3), at) or _LATELY.search(text, max(0, at - 3), at):
        return True
    if quantity.unit == "周年" or _CIRCLE.match(text, end):
        return True
    if _TIME.match(text, end) and (_THROUGH.search(text, max(0, at - 4), at) or _DONE_IN.match(text, end)):
        return True
    apart = _APART.match(text[end : end + 3]) or _APART_BEFORE.search(text[max(0, at - 2) : at])
    return bool(apart) or _is_of_date(scene, quantity) or _is_all_day(text, quantity)


def _is_of_date(scene: Scene, quantity: Quantity) -> bool:
    """Whether a length only says again how long a time is that is named: 仅10月份|一个月|."""
    return quantity.value == 1 and any(d.span.end == quantity.span.start for d in scene.dates)


def _is_all_day(text: str, quantity: Quantity) -> bool:
    """24小时营业."""
    following = text[quantity.span.end : quantity.span.end + 4]
    return quantity.unit == "小时" and quantity.value == 24 and _ALL_DAY.match(following) is not None
