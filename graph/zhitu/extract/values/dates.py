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
from zhitu.extract.values.date_binding import When, bound, is_said, reports
from zhitu.extract.values.date_distances import (
    ago,
    anniversary,
    lasted,
    later,
    months_ago,
    past,
    plan,
    still,
    then,
    weekday,
    whole_week,
)
from zhitu.extract.values.date_feasts import bare_feast, bare_feast_day, feast_day, feast_month
from zhitu.extract.values.date_headings import heading_in, heading_of, is_entry
from zhitu.extract.values.date_making import int_of, iso, left_open, scheduled, when_of, will, years
from zhitu.extract.values.date_patterns import PATTERN
from zhitu.extract.values.date_relative import nothing, relative_day, relative_month, two_days
from zhitu.extract.values.date_resolver import Resolver
from zhitu.extract.values.numerals import chinese_int
from zhitu.model import Span
from zhitu.names import is_traditional

__all__ = ["dates_of"]

#: The year before 民国元年.
_FIRST_OF_REPUBLIC = 1911
#: That of 98年5月 elsewhere.
_CENTURY = 1900
#: What tells that 114年 is 2025, in a text in traditional characters.
_REPUBLICAN = re.compile(
    r"民國|新[台臺]幣|中央社記者|國發會|經濟部|總統府|行政院|立法院|高公局|捷運|[台臺][灣鐵]"
    r"|[台臺][北中南東][市縣]|桃園市|新竹縣|屏東|花蓮|雲林縣|嘉義[市縣]|宜蘭縣|澎湖縣|金門縣|連江縣|苗栗縣|南投縣"
)
#: Towns there that simplified texts write alike, and a month of its years, which no other calendar counts so.
_TOWNS = re.compile(r"高雄|新北市|新竹市|基隆市|彰化|(?<!\d)1[0-2]\d年(?:1[0-2]|0?[1-9])月")
_RELATIVE_YEAR = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
#: 今春, 去冬: told by the year alone.
_OF_SEASON = {"今": 0, "去": -1, "明": 1}
#: 2021年|开工的|水厂，上年……: the year tells which it is.
_OF_NAME = re.compile(r"\d{4}年[^，。；\d]{1,8}的[^，。；\d]*，?[^，。；\d]*$")
#: A month in EDTF, or a day of it.
_MONTH = re.compile(r"\d{4}-\d\d(?!\d)")
#: A year that what follows is of, and words that lead back to the document's own.
_FRAMES, _NOW = re.compile(r"((?:19|20)\d\d)年度?，"), re.compile(wording("date-leads-back"))
_VAGUE_FUTURE = ("未来", "今后", "未来几年")


def _is_republican(text: str) -> bool:
    """Whether a text counts years of the Republic."""
    told = _REPUBLICAN.search(text) is not None
    return told or (_TOWNS.search(text) is not None and is_traditional(text))


def dates_of(view: View, issued: str | None, title: str | None = None) -> list[list[When]]:
    """The times of each sentence, in order; `issued` is the document's EDTF date.

    A year holds on over semicolons, and for 同年 over the paragraph.
    """
    resolver = Resolver(issued, republican=_is_republican(view.text))
    found: list[list[When]] = []
    paragraph, heading = -1, heading_of(view, title)
    for sentence in view.sentences:
        if sentence.paragraph != paragraph:
            resolver.told_above = resolver.told
            paragraph, resolver.told, resolver.month = sentence.paragraph, None, None
            resolver.framing = resolver.months = None
            line = view.paragraphs[paragraph].span.of(view.folded)
            heading = heading_in(line, heading)
            resolver.chronicle = heading if heading is not None and is_entry(line) else None
        start, end = sentence.span
        if frame := _FRAMES.match(view.folded, start, end):
            resolver.framing = int(frame[1])
        elif _NOW.match(view.folded, start, end):
            resolver.framing = None
        if start == 0 or view.folded[start - 1] != "；":
            resolver.named = resolver.day_here = None
        found.append(_find(view.folded, start, end, resolver))
        resolver.told = resolver.named or resolver.told
    return found


def _find(text: str, start: int, end: int, resolver: Resolver) -> list[When]:
    """The times in `text[start:end]`, in order."""
    found: list[When] = []
    for match in PATTERN.finditer(text, start, end):
        kind = match.lastgroup if match.lastgroup in _HANDLERS else next(k for k in _HANDLERS if match.group(k))
        for when in _HANDLERS[kind or "main"](match, resolver):
            if when.edtf and len(when.edtf) == 10 and text[when.span.start - 1] != "继":  # 继8月15日甲签约后
                resolver.tell(when.edtf)
            if when.edtf and _MONTH.match(when.edtf) and text[when.span.start - 1] not in "比较":
                last = when.edtf.rpartition("/")[2]  # 1-11月……，当月: November
                resolver.month = (int(last[:4]), int(last[5:7])) if _MONTH.match(last) else None
            told = bound(text, start, end, when, resolver)
            report = told.kind == "dateline" and reports(text, told)
            resolver.goes_on_from(
                None if _is_base(text, told) else told.edtf, since=told.kind == "since", reports=report
            )
            found.append(told)
    return found


#: 去年|同期 …, 比|2019年3月|…: told only to compare with.
_COMPARED = ("比", "较")


def _is_base(text: str, when: When) -> bool:
    return _is_compared(text, when.span.start) or text.startswith("同期", when.span.end)


def _is_compared(text: str, at: int) -> bool:
    return at > 0 and text.startswith(_COMPARED, at - 1)


def _year_of(match: re.Match[str], resolver: Resolver) -> int | None:
    if match["rocold"] and not resolver.republican:
        return _CENTURY + int(match["rocold"])
    if told := match["rocyear"] or match["rocbare"] or match["rocold"]:
        return _FIRST_OF_REPUBLIC + (1 if told == "元" else chinese_int(told) or 0)
    if match["year"]:
        year = int_of(match["year"])
        return year + 2000 if year is not None and len(match["year"]) == len("23") else year
    shift = _RELATIVE_YEAR.get(match["rel"])
    if len(match["rel"]) == len("今春") and match["rel"][1] in "春夏秋冬":
        shift = _OF_SEASON[match["rel"][0]]
    if (
        match["rel"] == "上年"
        and resolver.named is not None
        and not _OF_NAME.search(match.string, match.pos, match.start())
    ):
        return resolver.named - 1  # 2022年，……，上年为……
    if shift is not None:
        return resolver.year + shift if resolver.year is not None else None
    later = 1 if match["rel"] in ("次年", "翌年", "隔年") else 0
    told = resolver.named or resolver.told
    if told is None and match["rel"] != "当年" and match.start() == match.pos:
        told = resolver.told_above  # a paragraph that begins so goes on with the one above
    return told + later if told is not None else None


def _main(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    if match["rocbare"] and not resolver.republican:
        return
    year = _year_of(match, resolver)
    if year is not None and match.string.startswith("同期", match.end()):
        before = match["rel"] in ("上年", "去年")
        yield when_of(match, resolver.same_months(None if before else year) or iso(year), resolver)
        return
    if year is not None and not _is_compared(match.string, match.start()):
        resolver.named = year
    if year is None:
        yield when_of(match, None, resolver)
    elif match["months"] or match["quarter"]:
        yield when_of(match, _part_of_year(match["months"] or match["quarter"], year), resolver)
    elif match["days"]:
        yield from _days(match, resolver, year, int_of(match["month"]), match["days"])
    elif match["month"]:
        yield when_of(match, iso(year, int_of(match["month"])), resolver)
    elif match["feast_day"]:
        yield when_of(match, iso(year, *feast_day(match["feast_day"])), resolver)
    else:
        yield when_of(match, iso(year, feast_month(match["feast"] or "")), resolver)


def _days(match: re.Match[str], resolver: Resolver, year: int | None, month: int | None, days: str) -> Iterator[When]:
    numbers = [n for n in re.split(r"[—至到~、-]", re.sub(r"\s", "", days)) if n]
    if match.string.startswith("止年度", match.end()):  # 截至2019年12月31日|止年度
        yield when_of(match, iso(year), resolver)
        return
    first = iso(year, month, int_of(numbers[0]))
    if len(numbers) == 1 or first is None:
        yield when_of(match, first, resolver)
        return
    end_month, _, end_day = numbers[1].rpartition("月")
    last = iso(year, int_of(end_month) or month, int_of(end_day))
    interval = f"{first}/{last}" if last else first
    yield when_of(match, interval if is_edtf(interval) else first, resolver)


def _across(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """2020年12月至2021年2月: months or days over the turn of a year."""
    first = _stated_year(match["from_year"], resolver)
    last = first + 1 if first and match["to_year"] in ("次年", "翌年") else _stated_year(match["to_year"], resolver)
    ends = [
        iso(year, int_of(match[f"{end}_month"]), int_of(match[f"{end}_day"]))
        for year, end in ((first, "from"), (last, "to"))
    ]
    interval = f"{ends[0]}/{ends[1]}" if ends[0] and ends[1] else None
    if interval is not None and is_edtf(interval):
        resolver.named = last
        yield when_of(match, interval, resolver)
    else:
        yield when_of(match, None, resolver)


def _stated_year(told: str, resolver: Resolver) -> int | None:
    shift = _RELATIVE_YEAR.get(told)
    if shift is None:
        return int_of(told)
    return resolver.year + shift if resolver.year is not None else None


def _part_of_year(part: str, year: int) -> str | None:
    part = re.sub(r"[\s份]", "", part).replace("两", "二")
    if part.endswith(("末", "底")):  # 三季度末: its last month
        return (_part_of_year(part[:-1], year) or "").rpartition("/")[2] or None
    if part in ("上半年", "下半年"):
        return f"{year:04d}-01/{year:04d}-06" if part == "上半年" else f"{year:04d}-07/{year:04d}-12"
    if "季" in part:
        number = int_of(re.sub(r"[前首第个季度]", "", part)) or 1
        opening = 1 if part.startswith(("前", "首")) else number * 3 - 2
        return f"{year:04d}-{opening:02d}/{year:04d}-{number * 3:02d}"
    numbers = [int_of(n) for n in re.findall(r"\d+|[一二三四五六七八九十]+", part)]
    first, last = (1 if len(numbers) == 1 else numbers[0]), numbers[-1]
    if not first or not last or first >= last:
        return None
    if (first, last) == (1, 12):
        return iso(year)
    interval = f"{year:04d}-{first:02d}/{year:04d}-{last:02d}"
    return interval if is_edtf(interval) else None


_NUMBER = re.compile(r"[\d一二三四五六七八九十]+")


def _month_day(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    month, first = int_of(match["md_month"]) or 0, _NUMBER.match(match["md_days"])
    day = int_of(first.group()) if first is not None else None
    year = resolver.month_of_year(
        month, day, ahead=will(match), opens=match.start() == match.pos, planned=scheduled(match)
    )
    yield from _days(match, resolver, year, month, match["md_days"])


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
        ahead = last.month > now and (first.month == 1 or now <= 2) and part != "上半年"
        if ahead and not (match["bare_quarter"] and resolver.in_quarter(first.month, last.month, match)):
            edtf = _part_of_year(part, year - 1) if year > 1 else None
    yield when_of(match, edtf, resolver)


def _part_alone(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """年底, 年初 and 年内 without a year: of the year last named, else of the document's; 年末 is over."""
    over = match.group() == "年末" and not will(match) and match.string[match.end() : match.end() + 1] != "前"
    past = (resolver.told or resolver.last_year) if over else None
    if match.group() == "年内" and not will(match) and resolver.told == resolver.last_year:
        past = resolver.told  # in January: 截至2024年底，航线286条。|年内|新开18条
    ahead = will(match) and _LATELY.search(match.string, match.pos, match.start()) is not None
    yield when_of(match, iso((not ahead and resolver.named) or past or resolver.year), resolver)


#: 去年6月开工，计划|年底|通车: who speaks so means the end of the year in which he speaks.
_LATELY = re.compile("[去前]年[^；。]*，")


_LAST_MONTH = 12
_AIMED = re.compile("(?:力争|力求|争取|奋力|确保)(?:实现|完成)?$")


def _whole_year(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """全年 of the year that the paragraph told last, else, in a report of the first months, of that which is over.

    In December it is the year that ends, and what is aimed at is the document's: 力争|全年|发电量超百亿千瓦时.
    """
    december = resolver.month_known and resolver.today is not None and resolver.today[0].month == _LAST_MONTH
    ahead = _AIMED.search(match.string, max(match.pos, match.start() - 4), match.start()) is not None
    year = resolver.named or resolver.told or (resolver.year if december or ahead else resolver.last_year)
    if year is not None:
        yield when_of(match, iso(year), resolver)


def _bare_month(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    month = int_of(match["bm"] or match["bm2"] or match["bm3"]) or 0
    year = resolver.month_of_year(month, ahead=will(match), opens=match.start() == match.pos, planned=scheduled(match))
    if year and _SO_FAR.search(match.string, max(match.pos, match.start() - 3), match.start()):
        year = resolver.year_so_far(year, month)
    yield when_of(match, iso(year, month), resolver)


#: 2016年7月开工，截至|10月底.
_SO_FAR = re.compile("截[至止]到?$")


def _bare_day(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    """12日 in a news item: the last 12th up to the document's day; the one of its month where it lies ahead."""
    day = int_of(match["bare_day"]) or 0
    if (month_told := _month_of_day(match, resolver, day)) is not None:
        yield when_of(match, iso(*month_told, day), resolver)
        return
    if not (resolver.day_known and resolver.today):
        yield left_open(match)
        return
    today: date = resolver.today[0]
    earlier = day > today.day + 1 and not will(match)
    month = today.replace(day=1) - timedelta(days=1) if earlier else today
    yield when_of(match, iso(month.year, month.month, day), resolver)


def _month_of_day(match: re.Match[str], resolver: Resolver, day: int) -> tuple[int, int] | None:
    """The month of a day without one, where it follows another day or stands in a chronicle: 8月8日签约；15日，开工."""
    opens = match.start() == match.pos
    if opens and resolver.chronicle is not None and resolver.chronicle[1] is not None:
        return resolver.chronicle[0], resolver.chronicle[1]
    here = resolver.day_here or (resolver.day_above(day) if opens else None)
    if here is None or day <= here.day or is_said(match.string, match.end(), match.endpos) or will(match):
        return None
    return here.year, here.month


def _year_range(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    yield when_of(match, years(int_of(match["y1"]), int_of(match["y2"])), resolver, "span")


def _republican_range(match: re.Match[str], resolver: Resolver) -> Iterator[When]:
    if resolver.republican:
        first, last = (_FIRST_OF_REPUBLIC + (int_of(match[name]) or 0) for name in ("ry1", "ry2"))
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
    "across": _across,
    "lunar": nothing,
    "century": _century,
    "plan": plan,
    "yearrange": _year_range,
    "rocrange": _republican_range,
    "main": _main,
    "bare_feast": bare_feast,
    "bare_feast_day": bare_feast_day,
    "md": _month_day,
    "bare_months": _bare_part,
    "bare_quarter": _bare_part,
    "part_alone": _part_alone,
    "whole_year": _whole_year,
    "bare_month": _bare_month,
    "bare_month2": _bare_month,
    "two_days": two_days,
    "relday": relative_day,
    "weekday": weekday,
    "whole_week": whole_week,
    "relmonth": relative_month,
    "bare_day": _bare_day,
    "ago": ago,
    "later": later,
    "then": then,
    "still": still,
    "lasted": lasted,
    "months_ago": months_ago,
    "years": anniversary,
    "nth_year": anniversary,
    "past": past,
    "vague": _vague,
}
