"""Expressions of time → EDTF, resolved against the document's date; nothing is guessed.

A year, month or day that the text does not give comes from the document's date where the language fixes it (今年,
去年底, 昨天, a yearless 7月28日), else the expression stays open: `edtf` is None, and `unresolved` says that a
document date would have settled it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from zhitu.edtf import bounds, is_edtf
from zhitu.extract.text.view import View
from zhitu.extract.text.wording import wording
from zhitu.extract.values.date_binding import When, bound
from zhitu.extract.values.date_distances import ago, anniversary, later, months_ago, past, plan, weekday, whole_week
from zhitu.extract.values.date_making import iso, when_of, years
from zhitu.extract.values.date_patterns import PATTERN
from zhitu.extract.values.date_resolver import Resolver
from zhitu.extract.values.numerals import chinese_int
from zhitu.model import Span

__all__ = ["dates_of"]

#: The year before 民国元年.
_FIRST_OF_REPUBLIC = 1911
#: What tells that 114年 is 2025, in a text in traditional characters.
_REPUBLICAN = re.compile(r"民國|新[台臺]幣|中央社記者|國發會|經濟部|總統府|行政院|立法院|高公局|捷運|[台臺][灣鐵]")
_RELATIVE_YEAR = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
#: The months of feasts; those of the moon's calendar are told by the year alone.
_FEASTS = {"元旦": 1, "清明": 4, "五一": 5, "劳动节": 5, "国庆": 10}
#: The month by which a feast of the moon's calendar may be over.
_MOVING = {"春节": 1, "端午": 5, "中秋": 9}
#: A month in EDTF, or a day of it.
_MONTH = re.compile(r"\d{4}-\d\d(?!\d)")
#: A year that what follows is of, and words that lead back to the document's own.
_FRAMES, _NOW = re.compile(r"((?:19|20)\d\d)年度?，"), re.compile(wording("date-leads-back"))
_VAGUE_FUTURE = ("未来", "今后", "未来几年")


def dates_of(view: View, issued: str | None) -> list[list[When]]:
    """The times of each sentence, in order; `issued` is the document's EDTF date.

    A year holds on over semicolons, and for 同年 over the paragraph.
    """
    resolver = Resolver(issued, republican=_REPUBLICAN.search(view.text) is not None)
    found: list[list[When]] = []
    paragraph = -1
    for sentence in view.sentences:
        if sentence.paragraph != paragraph:
            paragraph, resolver.told, resolver.month = sentence.paragraph, None, None
            resolver.framing = None
        start, end = sentence.span
        if frame := _FRAMES.match(view.folded, start, end):
            resolver.framing = int(frame[1])
        elif _NOW.match(view.folded, start, end):
            resolver.framing = None
        if start == 0 or view.folded[start - 1] != "；":
            resolver.named = None
        found.append(_find(view.folded, start, end, resolver))
        resolver.told = resolver.named or resolver.told
    return found


def _find(text: str, start: int, end: int, resolver: Resolver) -> list[When]:
    """The times in `text[start:end]`, in order."""
    found: list[When] = []
    for match in PATTERN.finditer(text, start, end):
        kind = match.lastgroup if match.lastgroup in _HANDLERS else next(k for k in _HANDLERS if match.group(k))
        for when in _HANDLERS[kind or "main"](match, resolver):
            if when.edtf and len(when.edtf) == 10:
                resolver.tell(when.edtf)
            if when.edtf and _MONTH.match(when.edtf) and text[when.span.start - 1] not in "比较":
                last = when.edtf.rpartition("/")[2]  # 1-11月……，当月: November
                resolver.month = (int(last[:4]), int(last[5:7])) if _MONTH.match(last) else None
            found.append(bound(text, start, end, when, resolver))
    return found


#: What stands for 〇 in a year: 二O一六.
_ROUND = str.maketrans("Oo0", "〇〇〇")


def _int(text: str | None) -> int | None:
    if not text:
        return None
    told = re.sub(r"[年月日号份底初末上中下旬度起 ]", "", text)
    return chinese_int(told.translate(_ROUND) if told[0] in "一二" else told)


def _year_of(match: re.Match[str], resolver: Resolver) -> int | None:
    if told := match["rocyear"] or match["rocbare"]:
        return _FIRST_OF_REPUBLIC + (_int(told) or 0)
    if match["year"]:
        return _int(match["year"])
    shift = _RELATIVE_YEAR.get(match["rel"])
    if shift is not None:
        return resolver.year + shift if resolver.year is not None else None
    later = 1 if match["rel"] in ("次年", "翌年", "隔年") else 0
    told = resolver.named or resolver.told
    return told + later if told is not None else None


def _main(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    if match["rocbare"] and not resolver.republican:
        return
    year = _year_of(match, resolver)
    if year is not None:
        resolver.named = year
    if year is None:
        yield when_of(match, None, resolver)
    elif match["months"] or match["quarter"]:
        yield when_of(match, _part_of_year(match["months"] or match["quarter"], year), resolver)
    elif match["days"]:
        yield from _days(match, resolver, year, _int(match["month"]), match["days"])
    elif match["month"]:
        yield when_of(match, iso(year, _int(match["month"])), resolver)
    else:
        yield when_of(match, iso(year, _feast_month(match["feast"] or "")), resolver)


def _feast_month(told: str) -> int | None:
    return next((month for feast, month in _FEASTS.items() if feast in told), None)


def _bare_feast(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """国庆假期 without a year: of the year last named, else the last that there was."""
    told = match["bare_feast"]
    month = _feast_month(told)
    year = resolver.named or resolver.year
    if year and resolver.named is None and resolver.month_known and resolver.today:
        by = month or next((month for feast, month in _MOVING.items() if feast in told), 1)
        now = resolver.today[1].month
        near = (by - now) % _MONTHS == 1 and _is_foreseen(match)
        year += near and by < now
        year -= by > now and not (near or _will(match))
    yield when_of(match, iso(year, month), resolver)


def _days(match: re.Match[str], resolver: Resolver, year: int | None, month: int | None, days: str) -> Iterator[When]:
    numbers = [n for n in re.split(r"[—至到~-]", re.sub(r"\s", "", days)) if n]
    if match.string.startswith("止年度", match.end()):  # 截至2019年12月31日|止年度
        yield when_of(match, iso(year), resolver)
        return
    first = iso(year, month, _int(numbers[0]))
    if len(numbers) == 1 or first is None:
        yield when_of(match, first, resolver)
        return
    end_month, _, end_day = numbers[1].rpartition("月")
    last = iso(year, _int(end_month) or month, _int(end_day))
    interval = f"{first}/{last}" if last else first
    yield when_of(match, interval if is_edtf(interval) else first, resolver)


def _part_of_year(part: str, year: int) -> str | None:
    part = re.sub(r"[\s份]", "", part).replace("两", "二")
    if part.endswith(("末", "底")):  # 三季度末: its last month
        return (_part_of_year(part[:-1], year) or "").rpartition("/")[2] or None
    if part in ("上半年", "下半年"):
        return f"{year:04d}-01/{year:04d}-06" if part == "上半年" else f"{year:04d}-07/{year:04d}-12"
    if "季" in part:
        number = _int(re.sub(r"[前首第个季度]", "", part)) or 1
        opening = 1 if part.startswith(("前", "首")) else number * 3 - 2
        return f"{year:04d}-{opening:02d}/{year:04d}-{number * 3:02d}"
    numbers = [_int(n) for n in re.findall(r"\d+|[一二三四五六七八九十]+", part)]
    first, last = (1 if len(numbers) == 1 else numbers[0]), numbers[-1]
    if not first or not last or first >= last:
        return None
    if (first, last) == (1, 12):
        return iso(year)
    interval = f"{year:04d}-{first:02d}/{year:04d}-{last:02d}"
    return interval if is_edtf(interval) else None


def _month_day(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    month = _int(match["md_month"]) or 0
    yield from _days(match, resolver, resolver.month_of_year(month, ahead=_will(match)), month, match["md_days"])


def _bare_part(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """前10月, 上半年: of the year last named, else of the document's; of the year before if it cannot be over yet."""
    part = match["bare_months"] or match["bare_quarter"]
    year = resolver.named or resolver.year
    if year and resolver.year and year > resolver.year and match.string[match.end() : match.end() + 1] in "已共曾":
        year = resolver.year  # 明年8月合龙；……上半年已进洞
    edtf = _part_of_year(part, year) if year else None
    if edtf and year and resolver.named is None and resolver.month_known and resolver.today:
        first, last = bounds(edtf)
        now = resolver.today[1].month
        # a count from January looks back; what lies ahead (下半年) is meant so unless the year has just begun
        if last.month > now and (first.month == 1 or now <= 2) and part != "上半年":
            edtf = _part_of_year(part, year - 1) if year > 1 else None
    yield when_of(match, edtf, resolver)


def _part_alone(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """年底, 年初 and 年内 without a year: of the year last named, else of the document's; 年末 is over."""
    over = match.group() == "年末" and not _will(match) and match.string[match.end() : match.end() + 1] != "前"
    past = (resolver.told or resolver.last_year) if over else None
    yield when_of(match, iso(resolver.named or past or resolver.year), resolver)


def _whole_year(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """全年 of the year that the paragraph told last, else, in a report of the first months, of that which is over."""
    year = resolver.named or resolver.told or resolver.last_year
    if year is not None:
        yield when_of(match, iso(year), resolver)


def _bare_month(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    month = _int(match["bm"] or match["bm2"] or match["bm3"]) or 0
    yield when_of(match, iso(resolver.month_of_year(month, ahead=_will(match)), month), resolver)


_COMING = re.compile(rf"{wording('date-coming-before')}(?:会)?[于在自]?(?:[本下]?(?:周|星期)[一二三四五六日天]（?)?$")
_COMES = re.compile(rf"{wording('date-coming-parts')}?，?{wording('date-coming-after')}|(?:底|末)?前(?![后往来期，])")


def _will(match: re.Match[str]) -> bool:
    """Whether a month is told of what is to come: 将于9月, 9月有望."""
    before = match.string[max(0, match.start() - 5) : match.start()]
    return bool(_COMING.search(before) or _COMES.match(match.string, match.end()))


_MONTHS = 12
#: 交通运输部预测，|国庆假期|日均流量……: of a feast that is near.
_FORESEEN = re.compile(rf"{wording('feast-foreseen')}[^。；]{{0,20}}$")


def _is_foreseen(match: re.Match[str]) -> bool:
    return _FORESEEN.search(match.string, max(0, match.start() - 30), match.start()) is not None


def _relative_day(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    shift = {"今": 0, "昨": -1, "前": -2, "明": 1}.get(match["relday"][0])
    if match["rd_month"]:
        month = _int(match["rd_month"]) or 0
        yield when_of(match, iso(resolver.month_of_year(month), month, _int(match["rd_day"])), resolver)
    elif match["rd_only"] and shift is not None and resolver.day_known and resolver.today:  # 今（27）日
        day, today = _int(match["rd_only"]) or 0, resolver.today[0]
        month_of = today.replace(day=1) - timedelta(days=1) if day > today.day + 1 else today
        yield when_of(match, iso(month_of.year, month_of.month, day), resolver)
    elif match["relday"][0] in "次翌第":
        later = date.fromisoformat(resolver.day) + timedelta(days=1) if resolver.day else None
        yield when_of(match, str(later) if later else None, resolver)
    elif shift is None:  # 当天, 同日
        yield when_of(match, resolver.day, resolver)
    elif resolver.now is not None and resolver.today:
        today = resolver.today[0] if shift else resolver.now
        yield when_of(match, str(today + timedelta(days=shift)), resolver)
    else:
        yield when_of(match, None, resolver)


def _relative_month(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    if match["relmonth"] in ("同月", "次月", "翌月") or (match["relmonth"] == "当月" and resolver.month):
        year, month = resolver.month or (None, 0)
        later = match["relmonth"] not in ("同月", "当月")  # of what was told before
        if later and year is not None:
            year, month = year + month // 12, month % 12 + 1
        yield when_of(match, iso(year, month, _int(match["rm_day"])), resolver)
        return
    if not (resolver.month_known and resolver.today):
        yield when_of(match, None, resolver)
        return
    today = resolver.today[1]
    shift = {"上": -1, "下": 1}.get(match["relmonth"][0], 0)
    index = today.year * 12 + today.month - 1 + shift
    yield when_of(match, iso(index // 12, index % 12 + 1, _int(match["rm_day"])), resolver)


def _bare_day(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """12日 in a news item: the last 12th up to the document's day; the one of its month where it lies ahead."""
    day = _int(match["bare_day"]) or 0
    if not (resolver.day_known and resolver.today):
        yield When(Span(*match.span()), None, "point", resolver.today is None)
        return
    today: date = resolver.today[0]
    earlier = day > today.day + 1 and not _will(match)
    month = today.replace(day=1) - timedelta(days=1) if earlier else today
    yield when_of(match, iso(month.year, month.month, day), resolver)


def _year_range(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    yield when_of(match, years(_int(match["y1"]), _int(match["y2"])), resolver, "span")


def _republican_range(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    if resolver.republican:
        first, last = (_FIRST_OF_REPUBLIC + (_int(match[name]) or 0) for name in ("ry1", "ry2"))
        yield when_of(match, years(first, last), resolver, "span")


def _century(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    decade = match["decade"]
    tens = int(decade) if decade.isdigit() else chinese_int(decade) or 0
    yield when_of(match, f"{1900 + tens}/{1909 + tens}", resolver, "span")


def _iso_date(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    year, month, day = map(int, re.split(r"[-—/.]", match["iso"]))
    yield when_of(match, iso(year, month, day), resolver)


def _vague(match: re.Match[str], _: Resolver) -> Iterator[When]:
    yield When(Span(*match.span()), None, "deadline" if match.group() in _VAGUE_FUTURE else "vague")


_HANDLERS: dict[str, Callable[[re.Match[str], Resolver], Iterator[When]]] = {
    "iso": _iso_date,
    "century": _century,
    "plan": plan,
    "yearrange": _year_range,
    "rocrange": _republican_range,
    "main": _main,
    "bare_feast": _bare_feast,
    "md": _month_day,
    "bare_months": _bare_part,
    "bare_quarter": _bare_part,
    "part_alone": _part_alone,
    "whole_year": _whole_year,
    "bare_month": _bare_month,
    "bare_month2": _bare_month,
    "relday": _relative_day,
    "weekday": weekday,
    "whole_week": whole_week,
    "relmonth": _relative_month,
    "bare_day": _bare_day,
    "ago": ago,
    "later": later,
    "months_ago": months_ago,
    "years": anniversary,
    "nth_year": anniversary,
    "past": past,
    "vague": _vague,
}
