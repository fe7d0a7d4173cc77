"""Dates as people and programs write them → EDTF: 2022, 2022-09 or 2022-09-28."""

from __future__ import annotations

import re
import unicodedata
from email.utils import parsedate_tz

from zhitu.edtf import is_edtf
from zhitu.errors import InputError

__all__ = ["CLOCK", "DAY", "read_date"]

_BLANK = "[ \t\u3000\u00a0]*"
_NUMERAL = "[〇零一二三四五六七八九十百]"
#: A day of a calendar, as a group of a regular expression for simplified text: 2025年12月3日, 2025-12-03,
#: 二〇二五年十二月三日, 民国114年12月3日, and as archives of newspapers part it: 2025年/12月/03日.
DAY = (
    rf"(?:(?:19|20)\d\d(?:{_BLANK}年{_BLANK}/?\d{{1,2}}{_BLANK}月{_BLANK}/?\d{{1,2}}{_BLANK}[日号]"
    rf"|(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{1,2}}(?!\d))"
    r"|[一二][〇○◯零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    rf"|(?:中华)?民国{_BLANK}(?:\d{{1,3}}|元|{_NUMERAL}{{1,6}}){_BLANK}年"
    rf"{_BLANK}(?:\d{{1,2}}|{_NUMERAL}{{1,3}}){_BLANK}月{_BLANK}(?:\d{{1,2}}|{_NUMERAL}{{1,3}}){_BLANK}日)"
)
#: A time of day behind it: 10:20, T10:20:33.0, 下午4时30分, 香港时间16时30分.
CLOCK = (
    rf"(?:{_BLANK}(?:(?:香港|澳门|台北|北京|当地|本地)时间)?{_BLANK}T?(?:[上中下]午|凌晨|早上|晚上?)?{_BLANK}"
    rf"(?:\d{{1,2}}[:：]\d\d(?:[:：]\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
    rf"|(?:\d{{1,2}}|{_NUMERAL}{{1,3}})[时点](?:(?:\d{{1,2}}|{_NUMERAL}{{1,3}})分|半|整)?))"
)

_TIME = r"(?:\s*[T\s]?\s*\d{1,2}[:时点][^/]*|T\d{2,6}(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?|Z|[+-]\d\d:\d\d)?"
_FORMS = (
    re.compile(rf"(\d{{4}})\s*([-/.])\s*(\d{{1,2}})\s*\2\s*(\d{{1,2}}){_TIME}\Z"),
    re.compile(rf"(\d{{4}})\s*(年)\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*[日号]?{_TIME}\Z"),
    re.compile(r"(\d{4})\s*([-/.])\s*(\d{1,2})()\Z"),
    re.compile(r"(\d{4})\s*(年)\s*(\d{1,2})\s*月()\Z"),
    re.compile(rf"(\d{{4}})()(\d{{2}})(\d{{2}})(?:\d{{6}})?{_TIME}\Z"),
    re.compile(r"(\d{4})()()()\s*年?\Z"),
)
#: 民国112年, 中華民國一百一十二年.
_REPUBLIC = re.compile(r"(?:中[华華])?民[国國]\s*(元|\d{1,3}|[一二三四五六七八九十百〇零]{1,6})\s*年")
_BEFORE_REPUBLIC = 1911
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")
_WEEKDAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),")


def _numerals(text: str) -> str:
    """Chinese numerals as digits: 二〇二二年十一月二十日 → 2022年11月20日."""
    tens = _TENS.sub(lambda m: f"{m[1] or '一'}{m[2] or '〇'}", text)
    return tens.translate(_DIGITS)


def _of_republic(match: re.Match[str]) -> str:
    """A year of the calendar of the Republic in ours: 民国112年 → 2023年."""
    hundreds, _, rest = ("1" if match[1] == "元" else match[1]).rpartition("百")
    tens = _numerals(rest).lstrip("0") or "0"
    return f"{100 * int(_numerals(hundreds) or 0) + int(tens) + _BEFORE_REPUBLIC}年"


def _parse(value: str) -> str | None:
    text = _numerals(_REPUBLIC.sub(_of_republic, unicodedata.normalize("NFKC", value).strip()))
    if _WEEKDAY.match(text):
        parts = parsedate_tz(text)
        return f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}" if parts else None
    for form in _FORMS:
        match = form.match(text)
        if match:
            year, _, month, day = match.groups()
            date = year + (f"-{int(month):02}" if month else "") + (f"-{int(day):02}" if day else "")
            return date if is_edtf(date) else None
    return None


def read_date(value: str, where: str) -> str:
    """`value` as a year, month or day in EDTF; times of day and zones are dropped, the day stands as written.

    InputError, naming the value, where it is no date.

    >>> read_date("2022/9/28", "a.md"), read_date("2022年9月", "a.md"), read_date("2022-09-28T08:00:00+08:00", "a.md")
    ('2022-09-28', '2022-09', '2022-09-28')
    >>> read_date("民国112年3月4日", "a.md"), read_date("中華民國一百年", "a.md"), read_date("民国八十五年", "a.md")
    ('2023-03-04', '2011', '1996')
    >>> read_date("去年", "a.md")
    Traceback (most recent call last):
    zhitu.errors.InputError: a.md: '去年' is not a date; write 2022, 2022-09 or 2022-09-28
    """
    date = _parse(value)
    if date is None:
        raise InputError(where, f"{value!r} is not a date", "write 2022, 2022-09 or 2022-09-28")
    return date
