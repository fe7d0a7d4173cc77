"""Coordination: 甲、乙和丙 as one list, and what a list tells about its members.

A list's members are of one kind: a member with little of a name is one all the same beside a named sister
(石刻文创园区), and 等N家HEAD after the members says what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["CONJUNCTION", "SORTS_OF_PEOPLE", "group", "joins", "trailing_category"]

#: What a person is called by who is told of without body and office: 爱心人士|某某.
SORTS_OF_PEOPLE = f"{wording('people-adjectives')}?{wording('people-by-trade')}"
#: What stands between two members of a list.
CONJUNCTION = re.compile(
    rf"^(?:（[^（）]{{1,10}}）)?{wording('list-kinds')}?[”）》]?{wording('list-joins')}"
    rf"(?:{wording('list-describes')}|{SORTS_OF_PEOPLE})?[“《（]?$"
)
_CATEGORY = re.compile(
    r"^(?:[”）》])?(?:等|等等|这|之类的?)(?:[约近超逾]?[\d一二两三四五六七八九十百多数几]+(?:余|多)?"
    rf"{wording('category-counted')}?)?(?P<category>[^，。；：、]{{0,16}})"
)
T = TypeVar("T")


def group(items: Sequence[T], span_of: Callable[[T], Span], text: str) -> list[list[T]]:
    """Neighbours joined by 、 和 与 及, and titles side by side, in groups; the items must be in order and apart.

    >>> spans = [Span(0, 2), Span(3, 5), Span(8, 10)]
    >>> [len(g) for g in group(spans, lambda s: s, "广州、深圳；以及东莞")]
    [2, 1]
    """
    groups: list[list[T]] = []
    for item in items:
        if groups and joins(text, span_of(groups[-1][-1]), span_of(item)):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def joins(text: str, left: Span, right: Span) -> bool:
    """Whether what stands between two neighbours makes them members of a list, as it does between titles: 》《.

    >>> joins("广州和深圳", Span(0, 2), Span(3, 5)), joins("广州在深圳", Span(0, 2), Span(3, 5))
    (True, False)
    """
    if left.end == right.start:
        return text[left.end - 1 : left.end + 1] in ("》《", "”“")
    return 0 < right.start - left.end <= 16 and CONJUNCTION.match(text[left.end : right.start]) is not None


def trailing_category(text: str, end: int, limit: int) -> tuple[str, int] | None:
    """What follows the last member of a list: the category in 等重大科技项目, and where it starts; None without 等.

    >>> trailing_category("甲、乙等重大科技项目，", 3, 11)
    ('重大科技项目', 4)
    """
    match = _CATEGORY.match(text[end:limit])
    if not match:
        return None
    return match["category"], end + match.start("category")
