"""When a release was published, as its dateline says below the title, at the end, or where the report begins.

Chronicles, agendas and tables have lines with a day alone, too: so it counts where they stand, and that there is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from zhitu.datelines import Dateline, dateline, report_line, speech_line
from zhitu.dates import CLOCK
from zhitu.names import simplify
from zhitu.read.metadata import LONGEST_TITLE, Metadata

__all__ = ["datelined"]

#: Lines of an opening, of those in which it says when a report was given, and of what stands below a text.
_OPENING, _GIVEN, _CLOSING = 6, 10, 7
#: What the day below such a title is, is not that of the text.
_TIMETABLE = re.compile("议程|日程|程序册|邀请函|大事记|年表|时间表|预告|日历|纪事|记事|沿革|海报|行程")
#: A day without its year, as chronicles have them: 12月3日, 3日.
_BARE_DAY = re.compile(r"(?:\d{1,2}月)?\d{1,2}日[：:]?")
#: 开工时间⏎2025年12月3日: a record, line by line, be it with the hour.
_LABEL = re.compile("(?:时间|日期|年月|日子|[：:])$")
#: How a text ends, in Hong Kong with a word for it.
_CLOSED = re.compile(r".*[。！？!?…][”』」）)]*|[（(*＊—－–-]*\s*[完终]\s*[）)*＊—－–-]*")
#: What stands below, an hour too: 香港时间16时30分.
_BELOW = re.compile(
    r"[（(【\[]?(?:(?:责任|本文)?编辑|责编|编审|审核|校对|记者|作者|通讯员|撰稿|摄影|原标题|原题|返回|回页首|(?:即日|相关|更多)新闻"
    rf"|新闻公报|列印|打印|分享|下载|关闭|上一[篇页]|下一[篇页])|{CLOCK}$"
)


def datelined(text: str) -> Metadata:
    """The day and the publisher that a dateline tells.

    >>> datelined("云州港口开通\\n云州日报 2025年12月3日\\n云州港口1日开通。")
    Metadata(title=None, date='2025-12-03', publisher='云州日报', url=None, language=None)
    >>> datelined("云州大事记\\n2025年12月3日\\n云州港口开通。").date
    """
    lines = [simplify(line.strip()) for line in text.split("\n") if line.strip()]
    opening = lines[: next((k for k, line in enumerate(lines[:_OPENING]) if _is_prose(line)), _OPENING)]
    first = lines[len(opening) : len(opening) + 1] if len(opening) < _OPENING else []
    if (report := next(filter(None, map(report_line, [*opening, *first])), None)) is not None:
        return _metadata(report)
    if (given := _given(lines[:_GIVEN])) is not None:
        return _metadata(given)
    told = (_in_opening(opening) if first else None) or _at_end(lines)
    return _metadata(told) if told is not None and _is_single(lines, told) else Metadata()


def _given(top: Sequence[str]) -> Dateline | None:
    """When a report or speech was given, as a line below its title says, or two of which it takes both."""
    lines = (speech_line(line) or speech_line(line + following) for line, following in pairwise([*top[1:], ""]))
    told = [line for line in lines if line is not None]
    return told[0] if len({line.day for line in told}) == 1 else None


def _metadata(told: Dateline) -> Metadata:
    return Metadata(date=told.day, publisher=told.publisher)


def _is_prose(line: str) -> bool:
    return "。" in line or len(line) > LONGEST_TITLE + 20 or report_line(line) is not None


def _in_opening(opening: Sequence[str]) -> Dateline | None:
    """What a line above the first sentence tells; a day alone only below a title that is none of a timetable."""
    for at, line in enumerate(opening):
        told = dateline(line)
        if told is not None and (at or not told.alone):
            other = any(_TIMETABLE.search(above) for above in opening[:at])
            labelled = at > 0 and _LABEL.search(opening[at - 1]) is not None
            return None if other or labelled else told
    return None


def _at_end(lines: Sequence[str]) -> Dateline | None:
    """What the last line tells, but for who edited the text; a day alone only below a sentence."""
    at = len(lines) - 1
    while at > max(0, len(lines) - _CLOSING) and _BELOW.match(lines[at]):
        at -= 1
    told = dateline(lines[at]) if at > 0 else None
    if told is None:
        return None
    is_closed = _CLOSED.fullmatch(lines[at - 1]) is not None
    return told if is_closed and not _TIMETABLE.search(lines[0]) else None


def _is_single(lines: Sequence[str], told: Dateline) -> bool:
    """Whether no other day stands on a line of its own, as in chronicles and lists."""
    others = (other for other in map(dateline, lines) if other is not None)
    if any(other.day != told.day for other in others):
        return False
    return not (told.alone and any(map(_BARE_DAY.fullmatch, lines)))
