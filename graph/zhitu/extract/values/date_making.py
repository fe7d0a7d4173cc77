"""Times made of what an expression says: a year, month or day, or years from one to another."""

from __future__ import annotations

import re

from zhitu.edtf import is_edtf
from zhitu.extract.text.wording import wording
from zhitu.extract.values.date_binding import Kind, When
from zhitu.extract.values.date_resolver import Resolver
from zhitu.extract.values.numerals import chinese_int
from zhitu.model import Span

__all__ = ["int_of", "iso", "left_open", "scheduled", "when_of", "will", "years"]


#: What stands for 〇 in a year: 二O一六.
_ROUND = str.maketrans("Oo0", "〇〇〇")


def int_of(text: str | None) -> int | None:
    """The number of a year, month or day: 二O一六, 元月, 5日."""
    if not text:
        return None
    told = re.sub(r"[年月日号份底初末上中下旬度起 ]", "", text)
    if told == "元":
        return 1  # 元月
    return chinese_int(told.translate(_ROUND) if told[0] in "一二" else told)


def iso(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """A year, month or day in EDTF; None where it is no day."""
    if year is None:
        return None
    text = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
    return text if is_edtf(text) else None


def years(first: int | None, last: int | None) -> str | None:
    """The years from one to another."""
    if first is None or last is None or first < 1:
        return None
    text = f"{first:04d}/{last:04d}"
    return text if is_edtf(text) else None


def when_of(match: re.Match[str], edtf: str | None, resolver: Resolver, kind: Kind = "point") -> When:
    """The time that an expression says."""
    return When(Span(*match.span()), edtf, kind, edtf is None and resolver.today is None)


def left_open(match: re.Match[str]) -> When:
    """A time that cannot be told without a document's date, or with one that is of no day or month: 昨天, 12日."""
    return When(Span(*match.span()), None, "point", True)


_COMING = re.compile(
    rf"(?:{wording('date-coming-before')}|{wording('foreseen')})(?:会)?[于在自]?(?:[本下]?(?:周|星期)[一二三四五六日天]（?)?$"
)
#: 已于|11月前: told of what is over, whatever follows.
_OVER = re.compile("已经?[于在到]?$")
_COMES = re.compile(rf"{wording('date-coming-parts')}?，?{wording('date-coming-after')}|(?:底|末)?前(?![后往来期，])")


#: 按照铁路部门的安排，|12月.
_SCHEDULED = re.compile(f"(?:根据|按照?|依照)[^，。；]{{0,14}}{wording('schedule-nouns')}，$")


def scheduled(match: re.Match[str]) -> bool:
    """Whether a month is told of what a plan foresees: 根据计划，|12月."""
    return _SCHEDULED.search(match.string, max(0, match.start() - 24), match.start()) is not None


def will(match: re.Match[str]) -> bool:
    """Whether a month is told of what is to come: 将于9月, 9月有望."""
    before = match.string[max(0, match.start() - 5) : match.start()]
    return not _OVER.search(before) and bool(_COMING.search(before) or _COMES.match(match.string, match.end()))
