"""What stands before a name and the network gives to it: a verb, a day, years, the word for an office held once."""

from __future__ import annotations

import re

from zhitu.extract.mentions.recogniser import Name
from zhitu.extract.text.classes import BODIES, TERRITORIES
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.seams import FLOOR, HOUSE
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["is_bound", "without_lead"]


def without_lead(text: str, name: Name, lexicon: Lexicon) -> Span:
    """The stretch of a name without what stands before it."""
    span = _without_day(text, _without_having(text, _without_verb(text, name)))
    span = _without_years(text, span) if name.kind == "Conference" else span
    span = _without_fair(text, _without_seat(text, span)) if name.kind in TERRITORIES else span
    span = _without_bound(text, _without_address(text, span))
    if _RING.match(text, span.start):
        span = Span(span.start - 1, span.end)  # 内|环云岭隧道
    return _once(text, span, lexicon) or span


#: 内环, 外环: a ring road, in the name of which another begins.
_RING = re.compile("(?<=[内外])环(?=[一-龥]{2})")
#: 东接江湾，|西临|县道5号, 北可|连接江湾港: on which side of something; 南通 and 东至 are towns.
_BOUND = re.compile("(?<=[，、；])[东西南北](?:可(?:连接|通达|[接连通达与至抵]?)|连接|[接临邻靠抵濒])(?![沂汾沧潼安])")


def is_bound(text: str, span: Span) -> bool:
    """Whether a stretch only tells on which side something is: 南可|与青山园区相接."""
    return _BOUND.fullmatch(text, *span) is not None


#: 昨日假|江湾会展中心|举行: at, as Hong Kong writes.
_AT = re.compile("(?<=[日天午晚时会礼式坛赛展动])假座?(?=[一-龥]{3})(?!日|期)")


def _without_bound(text: str, span: Span) -> Span:
    bound = _BOUND.match(text, span.start, span.end - 1) or _AT.match(text, *span)
    return span if bound is None else Span(bound.end(), span.end)


def _without_address(text: str, span: Span) -> Span:
    """A name without the address before it and the floor behind it: 滨江路88号|远帆大厦|5楼."""
    if not any(word in text[slice(*span)] for word in _HOUSED):
        return span
    start, end = span
    for found in (*HOUSE.finditer(text, start, end), *FLOOR.finditer(text, start, end)):
        if found.end() + 1 < span.end:
            start = max(start, found.end())
        elif found.start() > start + 1:
            end = min(end, found.start())
    return Span(start, end) if end > start else span


#: 重大项目|有|甲园: the verb, unless a name begins so (有色金属, 有研集团); 书记|兼|管委会主任.
_HAVING = re.compile(
    "(?<=[一-龥])有(?![色机轨线限研源友序效关])(?=[一-龥A-Za-z]{3})|(?<=[长记任席员裁理监])兼(?=[一-龥]{3})"
)


#: 入区厂商有|甲科技: of what kind they are, before the first of a list.
_KIND_HAVING = re.compile(
    f"[一-龥]{{0,4}}{wording('kinds-that-have')}(?:主要|现)?(?:有(?!限)|[为是])(?=[一-龥A-Za-z]{{2}})"
)


def _without_having(text: str, span: Span) -> Span:
    kind = _KIND_HAVING.match(text, *span)
    if kind is not None:
        return Span(kind.end(), span.end)
    return Span(span.start + (_HAVING.match(text, *span) is not None), span.end)


#: Words of an address.
_HOUSED = ("号", "楼", "层", "室", "地下")
#: 实施|方案, 实施|单位: what is carried out in a name.
_CARRIED_OUT = f"{wording('carried-out-papers')}|{wording('carried-out-by')}|{wording('carried-out-how')}"
_VERB_FIRST = re.compile(
    f"(?:{wording('sees-through')}?实施|支撑|承担|参与(?=实施))(?!{_CARRIED_OUT})(?=.{{4}})"
    f"|{wording('develops-name')}(?!{wording('development-bodies')})(?=.{{3}})|{wording('verb-before-name')}(?=.{{3}})"
)


#: 学习贯彻|省委办公厅: what is done with what the body says.
_STUDIES = re.compile(f"{wording('studies-of')}(?=[省市区县州党中国])")


def _without_verb(text: str, name: Name) -> Span:
    if name.kind in BODIES and (studies := _STUDIES.match(text, *name.span)) is not None:
        return Span(studies.end(), name.span.end)
    found = _VERB_FIRST.match(text, *name.span) if name.kind != "Conference" else None
    return name.span if found is None else Span(found.end(), name.span.end)


#: 甲国|首都|乙市, 甲区|所在地|丙镇: what the place is; not 首都功能核心区.
_SEAT = re.compile("(?:首都|省会|首府)(?=[一-龥]+市$)|(?:所在地|驻地)(?=[一-龥]{2})")


def _without_seat(text: str, span: Span) -> Span:
    seat = _SEAT.match(text, *span)
    return span if seat is None else Span(seat.end(), span.end)


#: 4月27日|甲基金启动仪式: when it was.
_DAY = re.compile("(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日(?:上午|下午|晚)?(?=[一-龥]{3})")
#: 春运40天|云岭机场, 假期8天|云岭站, 15年的|购销协议: how long; 7天酒店 is a name. 今年底|江湾线: when.
_DAYS = re.compile(
    "(?<=[今明去前\\d]年)[底初](?=[一-龥]{3})|[春暑]运\\d{1,2}天(?=[一-龥]{3})|(?<=[运庆节期间续])\\d{1,2}天(?=[一-龥]{3})|\\d{1,2}年期?的(?=[一-龥A-Z]{3})"
)


def _without_day(text: str, span: Span) -> Span:
    day = _DAY.match(text, *span) or _DAYS.match(text, *span)
    return Span(day.end(), span.end) if day else span


#: 2019—2023年|进博会: which of its editions are meant.
_YEARS = re.compile("(?:19|20)\\d\\d年?[—–~～至到-](?:19|20)\\d\\d年(?=[一-龥]{2})")

#: 第三届、第五届及|第八届云岭论坛: three of them.
_EDITION = r"第[一二三四五六七八九十百\d]{1,4}届"
_EDITIONS = re.compile(f"(?:{_EDITION})?(?:(?:、|和|与|及|以及|至|到)(?:{_EDITION})?)+(?={_EDITION})")


def _without_years(text: str, span: Span) -> Span:
    years = _YEARS.match(text, *span) or _EDITIONS.match(text, *span)
    return Span(years.end(), span.end) if years else span


#: 第十一届江博会|海川市: no town begins with a fair.
_FAIR = re.compile(f"{_EDITION}[一-龥]{{1,10}}?(?:[博洽交展]会|论坛|大会|[展节赛])(?=[一-龥]{{2}})")


def _without_fair(text: str, span: Span) -> Span:
    fair = _FAIR.match(text, *span)
    return Span(fair.end(), span.end) if fair else span


#: 前|江湾县|县长: whose office it was; 前江银行 and what is known by such a name begins with it.
_ONCE = re.compile(f"{wording('former-before-name')}(?=[一-龥A-Za-z]{{2}})")


def _once(text: str, span: Span, lexicon: Lexicon) -> Span | None:
    """The name of a body without the word for an office that somebody held in it once."""
    once = _ONCE.match(text, span.start, span.end)
    if once is None or any(m.span.start == span.start for m in gazetteer().find(text, *span)):
        return None
    how = _OFFICE_HOW.match(text, span.end)
    ends = {span.end, how.end() if how else span.end}  # 常务|副县长; but 书记, which says how too, is an office itself
    held = any(text.startswith(tuple(lexicon.offices), end) for end in ends)
    return Span(once.end(), span.end) if held else None


_OFFICE_HOW = re.compile(f"{wording('office-modifiers')}*")
