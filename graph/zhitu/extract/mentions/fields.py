"""Industries that are but a part of a longer word, or only say what another thing is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.candidate import NAMED, Candidate
from zhitu.extract.mentions.lists import group
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["as_firms", "as_goods", "with_trades", "without_fields"]

#: What a field stands before that it only describes: 光伏发电|项目, 动力电池|材料; not 核电、风电|等项目.
_FOR = re.compile(wording("field-describes"))
#: What only tells how far a change goes: 绿色低碳|转型.
_CHANGES = re.compile("(?:转型|蝶变|蜕变)")
#: 高新技术|企业: a sort of firms, or of what they make.
_ANY = re.compile("企业|成果|产品")
#: Words for all that is done in an industry.
_AS_WHOLE = re.compile(wording("field-as-whole"))
#: Industries by what they are like, which are changes first.
_LIKE = ("化", "低碳", "绿色")


#: An industry that a text promotes though no table has it: 推动我市|钠电|产业高质量发展.
_TRADE = re.compile("head:(?:产业|产业链|制造业)")
_PROMOTED = re.compile(
    f"{wording('promotes-trade')}(?:[我全本][省市县区州])?(?:[^，。；：的]{{0,4}}[、和与及])?$|[我全本][省市县区州]$"
)
_OWN = re.compile("[省市县区州]")
#: What only says of which sort industries are.
_SORT = re.compile(f"{wording('trade-sorts')}(?:产业链?|制造业)$")
#: How much of a name is left to a word for an industry that is more than 相关|产业.
_SOME = 0.5


def with_trades(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those made names that are an industry which the words before it promote."""
    return [_promoted(text, c) for c in candidates]


def _promoted(text: str, c: Candidate) -> Candidate:
    if c.accepted or c.counted or c.score < _SOME or not _TRADE.match(c.rule) or _SORT.search(c.name):
        return c
    start = c.span.start
    if _OWN.match(c.name) and text[start - 1 : start] in ("我", "全", "本"):
        start += 1
    before = _PROMOTED.search(text, max(0, start - 16), start)
    if before is None or c.span.end - start < len(c.head) + 2:
        return c
    return c._replace(span=Span(start, c.span.end), name=c.name[start - c.span.start :], score=NAMED)


#: 以甲、乙等为代表的产品, 甲、乙等电子产品: goods, though they are called as industries are.
_GOODS = re.compile(
    "(?:[、和与及][^，。；、]{1,10}){0,4}等(?:为代表的)?[^，。；、的]{0,6}(?:产品|商品)(?!质量|体系|研发)"
)


def as_goods(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those made goods that a list of goods names."""
    return [
        c._replace(classes=("Product",)) if c.classes == ("Industry",) and _GOODS.match(text, c.span.end) else c
        for c in candidates
    ]


#: 甲科技、乙工业等26家厂商: what sums up a list of firms.
_FIRMS = re.compile(f"等[^，。；：、的]{{0,8}}?{wording('firms-summed-up')}")


def as_firms(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those made firms that look like an industry in a list of firms: 甲科技、乙重型工业等10家企业."""
    if "等" not in text:
        return list(candidates)
    named = [c for c in candidates if c.accepted and not c.nested]
    firms: list[Candidate] = []
    for members in group(named, lambda c: c.span, text):
        if _FIRMS.match(text, members[-1].span.end) and sum("Company" in c.classes for c in members) > 1:
            firms += [c for c in members if c.classes == ("Industry",) and not c.entries]
    return [c._replace(classes=("Company",)) if c in firms else c for c in candidates]


#: Places whose short forms are hardly another word.
_KNOWN = ("country", "province", "prefecture")


def _without_place(c: Candidate) -> Candidate:
    """青海|农林牧渔业: an industry without the place that its name begins with."""
    if c.classes != ("Industry",) or c.entries:
        return c
    place = next(iter(gazetteer().find(c.name, 0, len(c.name))), None)
    if place is None or place.span.start or place.entries[0].kind not in ("division", "country", "region"):
        return c
    if place.short and place.entries[0].level not in _KNOWN:
        return c  # 大化|工产业 is not of 大化瑶族自治县
    name = c.name[place.span.end :]
    span = Span(c.span.start + place.span.end, c.span.end)
    known = gazetteer().folded(name)
    return c._replace(span=span, name=name, entries=known, outer=None) if len(name) > 1 else c


def without_fields(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without industries that end a longer one; those that only describe have little left of a name."""
    candidates = [_without_place(c) for c in candidates if not _is_measured(text, c)]
    whole = [c for c in candidates if c.accepted and "Industry" in c.classes and not c.nested]
    found = []
    for c in candidates:
        if c.rule == "industry":
            if any(w.span.end == c.span.end and w.span.start < c.span.start for w in whole):
                continue  # 高端|制造业
            sort = c.name.startswith("高新") and _ANY.match(text, c.span.end)
            changes = c.name.endswith(_LIKE) and _CHANGES.match(text, c.span.end)
            if sort or changes or _FOR.match(text, c.span.end):
                c = c._replace(rule="industry:describes", score=min(c.score, NAMED - 1))
        elif c in whole and any(_is_field_of(c, w) for w in whole):
            continue  # 枢纽经济|领域
        found.append(c)
    return found


_ADDS = re.compile("增加值(?:[为达]|达到|实现|完成)?\\d")


def _is_measured(text: str, c: Candidate) -> bool:
    """房地产业|增加值19.1亿元: an industry that only tells what a figure is of."""
    return c.classes == ("Industry",) and _ADDS.match(text, c.span.end) is not None


def _is_field_of(c: Candidate, other: Candidate) -> bool:
    """Whether a name is an industry's with a word for all that is done in it."""
    return other.span.start == c.span.start and _AS_WHOLE.fullmatch(c.name, len(other.name)) is not None
