"""How long ago, or in which week, plan or anniversary: 三年前, 下周三, 十周年, “十四五”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from zhitu.edtf import is_edtf
from zhitu.extract.text.wording import wording
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.date_making import iso, left_open, when_of, years
from zhitu.extract.values.date_resolver import Resolver
from zhitu.extract.values.numerals import chinese_int
from zhitu.model import Span

__all__ = [
    "ago",
    "anniversary",
    "lasted",
    "later",
    "months_ago",
    "past",
    "plan",
    "still",
    "then",
    "weekday",
    "whole_week",
]


def ago(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """三年前 is a year, 三年来 the years since; 1978年……，2005年……，27年间 the years between the two told before."""
    count = chinese_int(match["ago_n"])
    if match["ago_kind"] == "间" and count and (between := _between(match, count)):
        yield when_of(match, between, resolver, "span")
        return
    if resolver.year is None or count is None or not 0 < count < 100 or match["ago_half"]:
        yield when_of(match, None, resolver, "span")
    elif match["ago_kind"] == "前":
        yield when_of(match, iso(resolver.year - count), resolver)
    else:
        yield when_of(match, years(resolver.year - count, resolver.year), resolver, "span")


_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)年")


def _between(match: re.Match[str], count: int) -> str:
    """The years from one to another that a sentence has told before, if so many lie between them."""
    told = sorted({int(year[1]) for year in _YEARS.finditer(match.string, match.pos, match.start())})
    pairs = ((one, other) for other in reversed(told) for one in told if other - one == count)
    first, last = next(pairs, (0, 0))
    return years(first, last) or "" if last else ""


def later(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """2018年开工，三年后建成: so many years after the year that was told before."""
    count, told = chinese_int(match["later_n"]), resolver.named or resolver.told
    if count is None or told is None:
        yield When(Span(*match.span()), None, "vague")
    else:
        yield when_of(match, iso(told + count), resolver)


def then(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """三天后, 一周后, 两个月后: counted from what the paragraph told last; a week is about seven days."""
    count, month = chinese_int(match["then_n"] or ""), resolver.month
    told = date.fromisoformat(resolver.day) if resolver.day and month else None
    edtf = None
    if count and match["then_months"] and month is not None:
        index = month[0] * 12 + month[1] - 1 + count
        edtf = iso(index // 12, index % 12 + 1)
    elif count and told is not None and month == (told.year, told.month) and not match["then_months"]:
        weeks = match["then_weeks"] is not None
        later_day = told + timedelta(days=count * (7 if weeks else 1))
        edtf = iso(later_day.year, later_day.month, None if weeks else later_day.day)
    yield When(Span(*match.span()), edtf, "point" if edtf else "vague")


def still(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """再过三天, 再过两个月: counted from the document's own day."""
    count, edtf = chinese_int(match["still_n"]), None
    today = resolver.today[0] if resolver.today else None
    if today is not None and count and match["still_years"]:
        edtf = iso(today.year + count)
    elif today is not None and count and match["still_months"] and resolver.month_known:
        index = today.year * 12 + today.month - 1 + count
        edtf = iso(index // 12, index % 12 + 1)
    elif today is not None and count and resolver.day_known:
        day = today + timedelta(days=count * (7 if match["still_weeks"] else 1))
        edtf = iso(day.year, day.month, None if match["still_weeks"] else day.day)
    yield when_of(match, edtf, resolver, "point" if edtf else "deadline")


def lasted(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """2016年7月开工，历时三年，10月通车: in the year that so many years lead to."""
    count = chinese_int(match["lasted_n"])
    if resolver.named is not None and count:
        ended = resolver.named + count
        now = resolver.year is not None and abs(resolver.year - ended) <= 1
        resolver.named = None if now else ended
    yield from ()


def months_ago(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """两个月前: the month, where that of the document is known."""
    months = chinese_int(match["months_n"])
    if months is None or not (resolver.month_known and resolver.today):
        yield when_of(match, None, resolver)
        return
    index = resolver.today[1].year * 12 + resolver.today[1].month - 1 - months
    yield when_of(match, iso(index // 12, index % 12 + 1), resolver)


#: The month until which work reports on the year before are given.
_SPRING = 4


def past(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """过去五年: up to the document's year. 过去一年 of a report of spring is the year before."""
    count = chinese_int(match["past_n"])
    if count == 1 and match[0].startswith("过去") and resolver.today and resolver.today[1].month <= _SPRING:
        yield when_of(match, iso(resolver.today[1].year - 1), resolver)
        return
    edtf = years(resolver.year - count, resolver.year) if resolver.year and count else None
    yield when_of(match, edtf, resolver, "span")


#: 2023年是……5周年: of which year an anniversary is.
_YEAR_OF = re.compile(rf"(\d{{4}})年(?:，|，?{wording('anniversary-of-year')})[^，。；]{{0,30}}$")


#: 10月23日，甲桥迎来开通|七周年: the day that an anniversary falls on.
_DAY_OF = re.compile(
    r"(?:今[天日]|[\d一二三四五六七八九十]日)(?:[上下]午)?(?:（[^（）]{1,8}）)?，?[^，。；\d]{0,20}?"
    rf"{wording('anniversary-on-day')}[^，。；]{{0,12}}$"
)


def anniversary(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """成立十周年: ten years ago; 成立的第三年: two years ago."""
    told = match["years_n"]
    count = chinese_int(told) if told else (chinese_int(match["nth_n"]) or 0) - 1
    named = _YEAR_OF.search(match.string[max(0, match.start() - 40) : match.start()])
    year = int(named[1]) if named else resolver.year
    edtf = years(year - count, year) if year and count is not None and count > 0 else None
    day = resolver.day if match[0].endswith("周年") and _falls_on_day(match) else None
    if edtf and day and is_edtf(since := f"{int(day[:4]) - (count or 0):04d}{day[4:]}"):
        edtf = f"{since}/{day}"
    yield when_of(match, edtf, resolver, "span")


def _falls_on_day(match: re.Match[str]) -> bool:
    return _DAY_OF.search(match.string[max(0, match.start() - 60) : match.start()]) is not None


_ON_DAY = re.compile("[日号][（，]?$")
_WEEKDAYS = "一二三四五六日"
_WEEKS = {"上": -7, "下": 7, "本": 0, "这": 0}


def weekday(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """下周三: of the week after the document's; 周三 alone may be of this week or the last."""
    shift = _WEEKS.get(match["week"] or "")
    if shift is None and _ON_DAY.search(match.string, max(match.pos, match.start() - 2), match.start()):
        return  # 8月10日（周六）
    if shift is None:
        yield When(Span(*match.span()), None, "vague")
        return
    if not (resolver.today and resolver.day_known):
        yield left_open(match)
        return
    today = resolver.today[0]
    day = _WEEKDAYS.index(match["wd"].replace("天", "日"))
    yield when_of(match, str(today + timedelta(days=day - today.weekday() + shift)), resolver)


def whole_week(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """下周: the days of the week after the document's."""
    if resolver.today is None or not resolver.day_known:
        yield when_of(match, None, resolver, "deadline" if match[0][0] == "下" else "vague")
        return
    monday = resolver.today[0] + timedelta(days=_WEEKS[match[0][0]] - resolver.today[0].weekday())
    first = monday + timedelta(days=5 if match["weekend"] else 0)
    yield when_of(match, f"{first}/{monday + timedelta(days=6)}", resolver)


#: The first two plans began in 1953 and 1958, the third three years late in 1966.
_BEFORE_THIRD = (1953, 1958)


def plan(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """“十四五”: its five years; “十四五”末: the last of them; “八五”末期: that of the eighth plan."""
    early = chinese_int(match["nth_early"] or match["nth_bare"] or "")
    nth = early or 10 + (chinese_int(match["nth"]) or 0)
    first = _BEFORE_THIRD[nth - 1] if nth <= len(_BEFORE_THIRD) else 1951 + nth * 5
    if match["planend"]:
        yield when_of(match, str(first + 4), resolver)
        return
    yield when_of(match, f"{first}/{first + 4}", resolver, "span")
