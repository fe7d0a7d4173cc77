"""Days and months told by how far they are from the document's, or from the one told last: 昨天, 次日, 上月, 同月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from zhitu.extract.values.date_binding import When
from zhitu.extract.values.date_making import int_of, iso, left_open, when_of
from zhitu.extract.values.date_resolver import Resolver

__all__ = ["nothing", "relative_day", "relative_month", "two_days"]


def relative_day(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """昨天, 今（27）日: days from the document's; 次日, 当天: from the one told last."""
    shift = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2}.get(match["relday"][0])
    if match["rd_month"]:
        month = int_of(match["rd_month"]) or 0
        yield when_of(match, iso(resolver.month_of_year(month), month, int_of(match["rd_day"])), resolver)
    elif match["rd_only"] and shift is not None and resolver.day_known and resolver.today:  # 今（27）日
        day, today = int_of(match["rd_only"]) or 0, resolver.today[0]
        month_of = today.replace(day=1) - timedelta(days=1) if day > today.day + 1 else today
        yield when_of(match, iso(month_of.year, month_of.month, day), resolver)
    elif match["relday"][0] in "次翌第":
        later = date.fromisoformat(resolver.day) + timedelta(days=1) if resolver.day else None
        yield when_of(match, str(later) if later else None, resolver)
    elif shift is None:  # 当天, 同日
        yield when_of(match, resolver.day, resolver)
    elif resolver.now is not None and resolver.today:
        today = resolver.today[0] if shift and not resolver.reported else resolver.now
        resolver.counted = True
        yield when_of(match, str(today + timedelta(days=shift)), resolver)
    else:
        yield left_open(match)


def two_days(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """昨、今两日, 今明两天: two days, of which one is the document's."""
    if not (resolver.day_known and resolver.today):
        yield left_open(match)
        return
    first = resolver.today[0] - timedelta(days=match["two_days"][0] == "昨")
    yield when_of(match, f"{first}/{first + timedelta(days=1)}", resolver)


def relative_month(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """上月, 本月5日: months from the document's; 同月, 次月: from the one told last."""
    if match["relmonth"] in ("同月", "次月", "翌月") or (match["relmonth"] == "当月" and resolver.month):
        year, month = resolver.month or (None, 0)
        later = match["relmonth"] not in ("同月", "当月")  # of what was told before
        if later and year is not None:
            year, month = year + month // 12, month % 12 + 1
        yield when_of(match, iso(year, month, int_of(match["rm_day"])), resolver)
        return
    if not (resolver.month_known and resolver.today):
        yield left_open(match)
        return
    today = resolver.today[1]
    shift = {"上": -1, "下": 1}.get(match["relmonth"][0], 0)
    index = today.year * 12 + today.month - 1 + shift
    yield when_of(match, iso(index // 12, index % 12 + 1, int_of(match["rm_day"])), resolver)


def nothing(_: re.Match[str], __: Resolver) -> Iterator[When]:
    """农历三月初三: no time that days and months of ours tell."""
    yield from ()
