"""Dates as people and programs write them → EDTF: 2022, 2022-09 or 2022-09-28."""

from __future__ import annotations

import re
import unicodedata
from email.utils import parsedate_tz

from zhitu.edtf import is_edtf
from zhitu.errors import InputError

__all__ = ["read_date"]

_TIME = r"(?:\s*[T\s]?\s*\d{1,2}[:时点][^/]*|T\d{2,6}(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?|Z|[+-]\d\d:\d\d)?"
_FORMS = (
    re.compile(rf"(\d{{4}})\s*([-/.])\s*(\d{{1,2}})\s*\2\s*(\d{{1,2}}){_TIME}\Z"),
    re.compile(rf"(\d{{4}})\s*(年)\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*[日号]?{_TIME}\Z"),
    re.compile(r"(\d{4})\s*([-/.])\s*(\d{1,2})()\Z"),
    re.compile(r"(\d{4})\s*(年)\s*(\d{1,2})\s*月()\Z"),
    re.compile(rf"(\d{{4}})()(\d{{2}})(\d{{2}})(?:\d{{6}})?{_TIME}\Z"),
    re.compile(r"(\d{4})()()()\s*年?\Z"),
)
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TENS = re.compile(r"([一二三]?)十([一二三四五六七八九]?)")
_WEEKDAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),")


def _numerals(text: str) -> str:
    """Chinese numerals as digits: 二〇二二年十一月二十日 → 2022年11月20日."""
    tens = _TENS.sub(lambda m: f"{m[1] or '一'}{m[2] or '〇'}", text)
    return tens.translate(_DIGITS)


def _parse(value: str) -> str | None:
    text = _numerals(unicodedata.normalize("NFKC", value).strip())
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
    >>> read_date("去年", "a.md")
    Traceback (most recent call last):
    zhitu.errors.InputError: a.md: '去年' is not a date; write 2022, 2022-09 or 2022-09-28
    """
    date = _parse(value)
    if date is None:
        raise InputError(where, f"{value!r} is not a date", "write 2022, 2022-09 or 2022-09-28")
    return date
