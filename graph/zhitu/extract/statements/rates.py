"""How a rate changes, or how far it is from that of others: 增速同比提高, 比全省（8.1%）和全国（6.5%）分别高."""

from __future__ import annotations

import re

from zhitu.extract.text.wording import wording

__all__ = ["ABOVE", "FOREMOST", "GAPS", "GREW", "POINTS", "above_others", "gap", "is_of_standard", "items_of"]

#: The unit of what lies between two rates.
POINTS = "个百分点"
_RATES = wording("figure-rates")
_CHANGES = f"(?:{wording('figure-pace-changes')}|{wording('figure-changes')}|{wording('figure-gap-changes')})"
_GAP = re.compile(
    f"(?P<head>[^，。；]*?)(?P<rate>{_RATES})?"
    f"(?P<told>(?:同比|环比|[比较][^，。；]{{1,16}}?)?{_CHANGES}|[高低快慢](?:于|出)[^，。；\\d]{{1,12}}?)(?:{wording('figure-about')}|达)*"
)
#: Growths that are told of as downs.
#: 城镇化率60%，|比全国高2个百分点, |高于全省平均水平1个百分点.
_OTHERS = re.compile(
    "(?P<told>(?:[高低快慢][于出]|超出?)[^，。；\\d]{2,12}?|比(?![上去前同重例值率]|20)[^，。；\\d]{2,12}[高低快慢])"
    f"{wording('figure-about')}*"
)
_DOWNS, _NARROWS = re.compile(f"{wording('figure-downs')}$"), re.compile("(?:扩大|收窄)$")
#: What only a rate does: 比去年同期|加快.
_PACE = re.compile(f"{wording('figure-pace-changes')}$")
_STANDARD = "[^，。；（）\\d]{1,16}（[^（）]*）"
#: 增速比全省（8.1%）和全国平均水平（6.5%）|分别高0.9、2.5个百分点.
GAPS = re.compile(
    f"(?P<head>[^，。；\\d]{{0,16}}?)(?P<rate>{_RATES})?(?P<than>[比较])(?P<items>[^，。；\\d]{{2,12}}?(?:（[^（）]*）)?"
    f"(?:[、和与及][^，。；\\d]{{2,12}}?(?:（[^（）]*）)?)+)分别(?P<verb>{_CHANGES}){wording('figure-about')}*(?=\\d)"
)
#: 增速分别高于全国（5.5%）、全省（6.5%）|2.0和1.0个百分点.
ABOVE = re.compile(
    f"(?P<head>[^，。；\\d]{{0,16}}?)(?P<rate>{_RATES})?分别(?P<than>[高低快慢]于)(?P<items>[^，。；\\d]{{2,12}}?(?:（[^（）]*）)?"
    f"(?:[、和及与][^，。；\\d]{{2,12}}?(?:（[^（）]*）)?)+)(?P<verb>)(?=\\d)"
)
_JOINT, _BRACKET = re.compile("[、和与及](?![^（）]*）)"), re.compile("（[^（）]*）")
#: 化工业和建材业增幅最大，|分别为18.5%和16.2%.
FOREMOST = re.compile(
    f"(?:其中，?)?(?P<items>[^，。；\\d]{{2,16}}(?:[、和与及][^，。；\\d]{{2,16}})+?)(?P<rate>{_RATES})"
    f"{wording('figure-foremost')}，分别(?:为|达到?|是)?(?=\\d)"
)
#: 甲产业、乙产业保持增长，|增速分别为4.6%和2.2%.
GREW = re.compile(
    "(?:其中，?)?(?P<items>[^，。；\\d]{2,16}(?:[、和与及][^，。；\\d]{2,16})+?)"
    "(?:[均都也]|继续)*"
    f"{wording('figure-grew-holds')}了?(?:按年|同比)?{wording('figure-grew-ways')}*(?:{wording('figure-changes')}|{_RATES})，"
    f"(?P<rate>{_RATES})?分别(?:为|达到?|是|{wording('figure-changes')})?(?=\\d)"
)
#: 比全省（|8.1%|）高, 比去年同期（|25亿元|）增长: what others have, or had.
_OF_STANDARD = re.compile(f"(?:[高低快慢多少]于|[比较])(?:{_STANDARD}[、和与及])*[^，。；（）\\d]{{1,16}}（$")


def gap(lead: str, last: str, growth: str) -> str:
    """What lies between two rates: of what was measured `last`, or how its `growth` has changed; empty if neither."""
    found = _GAP.fullmatch(_BRACKET.sub("", lead))
    if found is None or found["head"] or not last:
        return ""
    rate = found["rate"] or ""
    if not rate:
        if not growth and not _PACE.search(found["told"]):
            return ""  # 城镇化率60%，|比上年提高2个百分点
        rate = "降幅" if _DOWNS.search(growth) and _NARROWS.search(found["told"]) else "增速"
    return last + rate + found["told"]


def above_others(lead: str, last: str) -> str:
    """By how much the rate that was measured `last` is above, or below, that of others; empty if it is not."""
    found = _OTHERS.fullmatch(lead) if last else None
    return last + found["told"] if found is not None else ""


def items_of(items: str) -> list[str]:
    """The members of a list, without what brackets tell of each."""
    return [_BRACKET.sub("", item) for item in _JOINT.split(items)]


def is_of_standard(text: str, start: int, end: int) -> bool:
    """Whether a figure stands in the brackets behind that with which another is compared."""
    return text.startswith("）", end) and _OF_STANDARD.search(text, max(0, start - 60), start) is not None
