"""What has grown or fallen, and by how many points one rate differs from another."""

from __future__ import annotations

import re

from zhitu.extract.figures.indicator_patterns import ABOUT, BRACKET, CHANGES, FROM, LEADING, PULLS
from zhitu.extract.figures.measured import Measured
from zhitu.extract.figures.words import is_share, last_of, moving_before, of_clause_before
from zhitu.extract.statements.rates import above_others, gap
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import Quantity

__all__ = ["gap_of", "growing"]

_SO_MUCH = f"(?:{ABOUT}|[达为至到])"
#: 同比增长, 比上年下降, 较2019年增加: how much the thing before has changed.
_GROWTH = re.compile(
    rf"(?:并|且|(?<!年)均|也|，)?(?:{wording('figure-growth-ways')}"
    r"|(?:(?<!可)比(?![重例率])|较|相比)[^，。；]{1,10}?(?:（[^（）]*）)?)*"
    rf"(?:{CHANGES}|{wording('figure-growth-verbs')}){_SO_MUCH}*$"
)
#: What a word of change is better without.
_PLAIN = re.compile(rf"^(?:并|且|均|也|，)|分别|[仍依]然|依旧|仍旧?|{_SO_MUCH}+$")
_EARLIER_FIGURE = re.compile(r"\d[\d.,]*[^，。；\d]{0,4}[和与、及]$")
#: 扣除留抵退税因素后|增长4%, 按自然口径计算|下降6%: of what was measured, reckoned so.
_RECKONED = re.compile(r"^(?:扣除|剔除|按)[^，。；\d]{2,10}(?:因素|口径|价格?)(?:影响)?(?:计算)?[之以]?后?$")
#: 用电量由上月下降3%转为|增长5.5%, 用电量由上月|下降3%; not 从业人员|增长.
_TURNED = re.compile(
    r"[由从](?:[^，。；]*?\d[^，。；]*?转为?|(?:[上去前同](?:[年月]|季度?|半年)|同期)(?:同期)?)"
    f"(?={CHANGES})"
)
#: 占比提高到|22.6%: to what it has changed, and not by how much.
_CHANGED_TO = re.compile(f"(?:{CHANGES}|[升降增减])[至到]{ABOUT}*$")
#: What parts one statement of a clause from the next.
_APART = re.compile("[，。；、（）]")
#: 扣除价格因素后|实际增长.
_DEFLATED = re.compile("^(?:扣除|剔除)(?:价格|物价|通胀)(?:因素|变动)?(?:影响)?[之以]?后?$")


def gap_of(so_far: Measured, lead: str) -> str:
    """How a rate has changed, or differs from others."""
    if PULLS.match(lead):
        return so_far.grew + lead if so_far.grew else ""  # 汽车业增长9%，|拉动全市工业1.2个百分点
    last = so_far.level if is_share(so_far.last) else so_far.last
    between = gap(lead, last, so_far.growth if so_far.told[0] == so_far.growth else "")
    return between or (above_others(lead, so_far.last) if so_far.is_of_rate else "")


def growing(so_far: Measured, lead: str, quantity: Quantity) -> str:
    """What has grown, with the word of its change; it may be the thing measured before."""
    if _EARLIER_FIGURE.search(lead) and so_far.growth:
        return so_far.growth
    lead = FROM.sub("", _TURNED.sub("", lead)) or lead
    match = _GROWTH.search(lead) if _CHANGED_TO.search(lead) is None else None
    head = last_of(LEADING.sub("", lead[: match.start()])).strip("，的") if match else ""
    if so_far.told[1] > so_far.clause.start and not _APART.search(
        so_far.scene.text, so_far.told[1], quantity.span.start
    ):
        head = ""  # 旅客79万人次上升|4.9倍
    reckoned = head if so_far.last and _RECKONED.match(head) and not _DEFLATED.match(head) else ""
    head = "" if reckoned or _DEFLATED.match(head) else so_far.by_measure(head, quantity, grows=True)
    if match is not None and not head and so_far.told[1] <= so_far.clause.start:
        head = moving_before(so_far.scene, so_far.clause)  # 吞吐量保持平稳增长，|增长5%
    so_far.last = head or so_far.last
    if match is not None and not so_far.last and so_far.above is not None:
        so_far.last = so_far.above.grew or so_far.above.last  # 1-11月工业增加值增长3%。11月份|增长7%
    if match is not None and not so_far.last:
        so_far.last = of_clause_before(so_far.scene, so_far.clause)
    if match is not None and not head and quantity.unit == "%" and is_share(so_far.last):
        so_far.last = so_far.level or so_far.last  # 增加值占比91.6%，|同比增长5.4%
    if match is None or not so_far.last:
        so_far.growth = ""
        return ""
    if head and so_far.share.endswith(head):
        so_far.last = so_far.share  # 占外贸总值的41.2%，比重|下降0.4个百分点
    so_far.growth = so_far.last + reckoned + BRACKET.sub("", _PLAIN.sub("", match.group()))
    so_far.grew = so_far.last
    so_far.grown.append(so_far.last)
    so_far.level = so_far.last if not is_share(so_far.last) else so_far.level
    return so_far.growth
