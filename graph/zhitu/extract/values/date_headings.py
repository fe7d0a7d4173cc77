"""Chronicles: lines that tell the year, or the month, of the entries below them."""

from __future__ import annotations

import re

from zhitu.extract.text.view import View
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numerals import chinese_int

__all__ = ["heading_in", "heading_of", "is_entry"]

_COUNTED = r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]\s*)?"
#: 2013年, 一、2013年大事记: a line of its own.
_YEAR_LINE = re.compile(rf"[【（(]?{_COUNTED}((?:19|20)\d\d)年(?:度?{wording('chronicles')})?[】）):：]?")
_MONTH_LINE = re.compile(rf"[【（(]?{_COUNTED}(1?\d|十[一二]?|[一二三四五六七八九])月份?[】）):：]?")
#: 2013年云岭市大事记, 云岭市大事记（2013年）.
_TITLE = re.compile(
    rf"(?P<year>(?:19|20)\d\d)年[^，。；]{{0,16}}{wording('chronicles')}"
    rf"|{wording('chronicles')}[（(](?P<behind>(?:19|20)\d\d)年度?[）)]"
)
#: 4月8日　甲院成立, 8日，甲院成立.
_ENTRY = re.compile(
    r"[●■◆·▲\s]*(?:1?\d|十[一二]?|[一二三四五六七八九]|[12]\d|3[01]|[二三]?十[一二三四五六七八九]?)[月日]"
)


def heading_of(view: View, title: str | None) -> tuple[int, int | None] | None:
    """The year that a chronicle is of, as its title or its first line tells."""
    first = view.paragraphs[0].span.of(view.folded) if view.paragraphs else ""
    told = _TITLE.search(title or "") or _TITLE.search(first)
    return (int(told["year"] or told["behind"]), None) if told is not None else None


def heading_in(line: str, above: tuple[int, int | None] | None) -> tuple[int, int | None] | None:
    """The year and month of the entries below a line; those `above` where it tells none."""
    line = line.strip()
    if len(line) > _LINE:
        return above
    if year := _YEAR_LINE.fullmatch(line):
        return int(year[1]), None
    if above is not None and (month := _MONTH_LINE.fullmatch(line)):
        return above[0], chinese_int(month[1])
    return above


#: Characters of a line that only tells a time.
_LINE = 16


def is_entry(line: str) -> bool:
    """Whether a paragraph begins with a month or a day, as the entries of a chronicle do."""
    return _ENTRY.match(line) is not None
