"""When feasts are: 国庆假期, 元旦当天."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.text.wording import wording
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.date_making import iso, when_of, will
from zhitu.extract.values.date_resolver import Resolver

__all__ = ["bare_feast", "bare_feast_day", "feast_day", "feast_month"]

#: The months of feasts; those of the moon's calendar are told by the year alone.
_FEASTS = {"元旦": 1, "清明": 4, "五一": 5, "劳动节": 5, "国庆": 10}
#: Those of a fixed day, and the first and last of a year.
_FEAST_DAYS = {
    "元旦": (1, 1), "妇女": (3, 8), "三八": (3, 8), "植树": (3, 12), "五一": (5, 1), "劳动": (5, 1), "青年": (5, 4),
    "五四": (5, 4), "儿童": (6, 1), "六一": (6, 1), "七一": (7, 1), "建党": (7, 1), "八一": (8, 1), "建军": (8, 1),
    "教师": (9, 10), "国庆": (10, 1), "第一天": (1, 1), "最后一": (12, 31),
}  # fmt: skip
#: The month by which a feast of the moon's calendar may be over.
_MOVING = {"春节": 1, "端午": 5, "中秋": 9}
_MONTHS = 12


def feast_month(told: str) -> int | None:
    """The month of a feast; None of one that goes by the moon."""
    return next((month for feast, month in _FEASTS.items() if feast in told), None)


def feast_day(told: str) -> tuple[int, int]:
    """Month and day of a feast that has a fixed one."""
    return next(day for feast, day in _FEAST_DAYS.items() if feast in told)


#: Months before a feast in which what is to be from it on is still to come.
_SOON = 2


def bare_feast_day(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """元旦当天; 元旦起施行, which in December is the next one."""
    month, day = feast_day(match["bare_feast_day"])
    now = resolver.today[1].month if resolver.today and resolver.month_known else None
    soon = now is not None and 0 < (month - now) % _MONTHS <= _SOON and match.string.startswith("起", match.end())
    yield when_of(match, iso(resolver.month_of_year(month, day, ahead=soon or will(match)), month, day), resolver)


def bare_feast(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """国庆假期 without a year: of the year last named, else the last that there was."""
    told = match["bare_feast"]
    month = feast_month(told)
    year = resolver.named or resolver.year
    if year and resolver.named is None and resolver.month_known and resolver.today:
        by = month or next((month for feast, month in _MOVING.items() if feast in told), 1)
        now = resolver.today[1].month
        near = (by - now) % _MONTHS == 1 and _is_foreseen(match)
        year += near and by < now
        year -= by > now and not (near or will(match))
    yield when_of(match, iso(year, month), resolver)


#: 交通运输部预测，|国庆假期|日均流量……: of a feast that is near.
_FORESEEN = re.compile(rf"{wording('feast-foreseen')}[^。；]{{0,20}}$")


def _is_foreseen(match: re.Match[str]) -> bool:
    return _FORESEEN.search(match.string, max(0, match.start() - 30), match.start()) is not None
