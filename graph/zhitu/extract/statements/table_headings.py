"""What the headings of a table's columns say: what its rows are about, when, how much, in which unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import Quantity, find_quantities
from zhitu.model import Span

__all__ = [
    "AIMS",
    "BARE",
    "BESIDE",
    "CHANGE",
    "CHANGED",
    "COMPARED",
    "OF_YEAR",
    "PART",
    "RATE",
    "SUMS",
    "THINGS",
    "UNITS",
    "YEAR",
    "below",
    "changing",
    "is_of_measures",
    "is_of_values",
    "label_column",
    "measured",
    "thing_column",
    "unit_in",
]

YEAR = re.compile(r"(?:19|20)\d\d(?=年|\Z)")
#: The year that a row is of.
OF_YEAR = re.compile(r"((?:19|20)\d\d)年?度?")
#: 产量（万吨）, 2022年产量: the words of a heading.
BESIDE = re.compile(r"[（(][^（()）]*[）)]|(?:19|20)\d\d年?(?:\d{1,2}月|[上下]半年|[一二三四]季度)?|[\s：:、，*#]+")
#: A heading that only tells when.
PART = re.compile("第?[一二三四]季度|前三季度|[上下]半年")
_YEARS = re.compile(r"(?:19|20)\d\d年")
#: 投资（亿元） | 2023年计划: of what stands over it.
_PLANNED = re.compile("(?:(?:19|20)\\d\\d年|年度|本年度?|当年)度?(?:计划|安排|预计|目标|完成)")
#: 2025年|目标, 计划|数: of aims, whatever each row tells them of.
AIMS = re.compile(f"(?:预期|主要|发展|规划|工作)?{wording('column-aims')}[值数]?")
_UNIT = re.compile(r"[（(](?:单位[：:])?[^（）()]{1,8}[）)]\Z")
#: How the column of units is headed, that of values without a time, and that of what has changed, with its unit.
UNITS = re.compile("(?:计量)?单位")
_VALUES = re.compile(wording("column-values"))
#: How the row is called that sums up the others, or the column.
SUMS = re.compile(wording("column-sums"))
#: GDP（亿元） | 增长（%）: of what stands to the left.
CHANGE = re.compile(
    f"(?:{wording('figure-against-then')}|[比较]{wording('figure-then')}(?:同期)?)?"
    f"(?:{wording('figure-changes')}率?|{wording('figure-rates')}|{wording('column-changes')})"
)
CHANGED = re.compile(f"{wording('figure-changes')}|{wording('figure-rates')}|±|{wording('column-changes')}")
#: 同比|（%）: with what is compared, and not how.
COMPARED = re.compile(f"(?:{wording('figure-against-then')}|[比较]{wording('figure-then')}(?:同期)?)$")
RATE = re.compile(rf"(?:{CHANGED.pattern})[（(]?(?P<unit>[%％])[）)]?$")
#: A number without a unit, with its sign.
_MINUS = "-−－–"
BARE = re.compile(rf"[≤≥<>]?[+{_MINUS}]?\d[\d,]*(?:\.\d+)?(?:以上|以下|以内|左右)?")
#: ≤24, 96以上: between which bounds a number is meant.
_BOUNDS = {
    "≤": "atMost", "≥": "atLeast", "<": "lessThan", ">": "moreThan",
    "以上": "atLeast", "以下": "atMost", "以内": "atMost", "左右": "approximately",
}  # fmt: skip
#: How the column is headed that holds what a row is about: 项目名称, 实验室名称.
THINGS = re.compile(wording("column-things"))
#: The same where all other columns have figures; beside 项目名称 it tells where that is.
_PLACES = re.compile(f"(?:各|所[在属])?{wording('column-places')}(?:[（(][^（()）]{{1,8}}[）)])?")
_NUMBERED = re.compile(wording("column-numbers"))


def label_column(headings: Sequence[str]) -> int | None:
    """The column that says what each row is about, or what it measures: the first that does not count them."""
    told = thing_column(headings)
    return told if told is not None else next((k for k, w in enumerate(headings) if not _NUMBERED.fullmatch(w)), None)


def is_of_measures(headings: Sequence[str]) -> bool:
    """Whether all columns but the first, and one of numbers or units, tell when, how much or how it has changed.

    >>> is_of_measures(["项目", "2022年", "同比±%"]), is_of_measures(["项目", "总投资（亿元）", "2022年"])
    (True, False)
    """
    if any(map(UNITS.fullmatch, headings[1:])):
        return True
    rest = [words for words in headings if not _NUMBERED.fullmatch(words) and not UNITS.fullmatch(words)][1:]
    return bool(rest) and all(YEAR.match(words) or RATE.search(words) or is_of_values(words) for words in rest)


def changing(headings: Sequence[str]) -> str:
    """What changes as the column right of these tells: the words of the last that is headed by what it measures.

    >>> changing(["单位", "产量（万台）"]), changing(["单位", "2023年"])
    ('产量', '')
    """
    words = (BESIDE.sub("", heading) for heading in reversed(headings))
    told = (w for w in words if not UNITS.fullmatch(w) and not CHANGED.search(w))
    last = next(told, "")
    return "" if _VALUES.fullmatch(last) or PART.fullmatch(last) or re.search(r"\d", last) else last


def is_of_values(words: str) -> bool:
    """Whether a column is headed as one of values, of which each row tells what they are: 绝对数（亿元）."""
    return _VALUES.fullmatch(BESIDE.sub("", words)) is not None


def unit_in(words: str) -> str:
    """The unit in the bracket that a label or heading ends with.

    >>> unit_in("客运量（万人次）"), unit_in("比上年增长(%)"), unit_in("2023年")
    ('万人次', '%', '')
    """
    found = _UNIT.search(words)
    return re.sub("^单位[：:]", "", found[0][1:-1]) if found else ""


def measured(number: str, unit: str, span: Span) -> list[Quantity]:
    """The quantity of a number at `span` whose unit stands elsewhere; none of what is no unit."""
    bound = next((b for word, b in _BOUNDS.items() if number.startswith(word) or number.endswith(word)), "exactly")
    number = number.strip("≤≥<>以上下内左右")
    sign = Decimal(-1 if number[0] in _MINUS else 1)
    written = number.lstrip("+" + _MINUS) + unit
    read = find_quantities(written, 0, len(written))
    if len(read) != 1 or read[0].span != Span(0, len(written)):
        return []
    return [read[0]._replace(span=span, value=sign * read[0].value, bound=bound)]


def thing_column(headings: Sequence[str]) -> int | None:
    """The column that holds what the rows are about.

    >>> thing_column(["地区", "项目名称"]), thing_column(["序号", "地区"]), thing_column(["姓名", "单位"])
    (1, 1, None)
    """
    things = next((k for k, words in enumerate(headings) if THINGS.fullmatch(words)), None)
    if things is not None:
        return things
    first = next((k for k, words in enumerate(headings) if not _NUMBERED.fullmatch(words)), None)
    return first if first is not None and _PLACES.fullmatch(headings[first]) else None


def below(over: str, words: str) -> str:
    """The heading of a column whose own words stand below those of several, with their unit where it has none.

    >>> below("资助经费（万元）", "总额")
    '资助经费总额（万元）'
    >>> below("投资（万元）", "2023年计划")
    '2023年计划投资（万元）'
    >>> below("投资（亿元）", "总投资"), below("投资（亿元）", "项目个数（个）"), below("投资（亿元）", "2022年")
    ('总投资（亿元）', '项目个数（个）', '2022年投资（亿元）')
    """
    if (_YEARS.fullmatch(words) and not _YEARS.match(over)) or _PLANNED.fullmatch(words):
        return words + over
    unit = _UNIT.search(over)
    if unit is not None and (_VALUES.fullmatch(words) or SUMS.fullmatch(words)):
        return over[: unit.start()] + words + unit[0]
    return words + unit[0] if words and words != over and unit and not _UNIT.search(words) else words or over
