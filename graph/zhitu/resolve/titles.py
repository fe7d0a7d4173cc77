"""Titles that several plans have: of other years, of other issuers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from zhitu.names import normal
from zhitu.resolve import known
from zhitu.resolve.kinds import expected
from zhitu.resolve.parts import group_of, parts
from zhitu.vocabulary import vocabulary

__all__ = ["RECURRING", "issuers", "repeats", "two_issuers"]

#: Policies of one title that come anew every year or few.
RECURRING = ("报告", "要点", "计划", "目录", "清单", "名单", "公报", "规划", "预算", "白皮书", "安排")
#: Policies of which another may come under the same title, and those that are made once.
_AGAIN, _ONCE = ("方案", "意见", "通知", "措施", "政策", "指引", "指南", "公告"), ("总体方案",)
#: The office of whoever issues it: 国务院办公厅.
_OFFICE = re.compile("(?:办公厅|办公室)$")
#: The state or the party of a place, in whose name its departments may speak.
_OF_ALL = re.compile("(?:人民政府|人大常委会|人大常务委员会|人民代表大会|委|委员会|)")
#: Where and what an issuer is; what is "" for a place as a whole.
_Issuer = tuple[frozenset[str], str]


def repeats(name: str, classes: Collection[str]) -> bool:
    """Whether another plan may have the same title in another year, which the title does not tell.

    >>> repeats("政务公开工作要点", ["Policy"]), repeats("2021年政务公开工作要点", ["Policy"])
    (True, False)
    >>> repeats("科学技术进步条例", ["Policy"])
    False
    """
    if "Policy" not in classes or not name.endswith((*RECURRING, *_AGAIN)) or name.endswith(_ONCE):
        return False
    return known.official(normal(name)) is None and not parts(name, group_of(classes)).marks


def issuers(wholes: Iterable[str]) -> frozenset[str]:
    """Those of a plan's wholes that issue plans; others are plans that it is part of."""
    return frozenset(whole for whole in wholes if expected(whole) not in vocabulary().below("Initiative"))


def two_issuers(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Whether both are told and none of the one can be one of the other: a place's government may be any of its bodies.

    >>> two_issuers(["教育部"], ["科学技术部"]), two_issuers(["教育部", "科学技术部"], ["科学技术部"])
    (True, False)
    >>> two_issuers(["云浮市教育局"], ["云浮市"]), two_issuers(["国务院办公厅"], ["国务院"])
    (False, False)
    """
    pairs = [(_issuer(one), _issuer(other)) for one in ours for other in theirs]
    return bool(pairs) and not any(_may_be(one, other) for one, other in pairs)


def _may_be(one: _Issuer, other: _Issuer) -> bool:
    if one[0] and other[0]:
        return not one[0].isdisjoint(other[0]) and (one[1] == other[1] or "" in (one[1], other[1]))
    return one == other


@lru_cache(maxsize=2_000)
def _issuer(name: str) -> _Issuer:
    told = parts(_OFFICE.sub("", name) or name)
    of_all = told.core == told.whole or _OF_ALL.fullmatch(told.core)
    return told.codes, "" if told.places and of_all else told.core
