"""Projects whose names hold a conjunction or a size, by what follows: 甲公司整车及底盘制造项目|总投资20亿元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["RULE", "projects"]

RULE = "described:project"
#: What is told of a project, and not of several.
_DAY = r"(?:今|明|去)年|(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?[底初]?"
_HOW = rf"(?:[将于]|{_DAY}|在[^，。；]{{2,12}}?|{wording('project-how')})*"
_TOLD = re.compile(f"(?:[一二三四]期)?，?{_HOW}{wording('told-of-project')}")
_LISTED = re.compile("[、，；]|等")
_SIZE = re.compile(rf"\d(?:\.\d+)?[万亿]?{wording('capacity-units')}(?:/年)?$")
_JOINS = frozenset(("及", "和", "与", "暨"))
_NOUNS = frozenset(("n", "vn", "nz", "nw", "b", "an", "LOC", "ORG", "PER", "rest", "s"))
_PROPER = frozenset(("LOC", "ORG", "PER", "nz", "rest"))
_BODIES = frozenset(("ORG", "PER"))
#: Characters of the shortest and of the longest such name.
_SHORTEST, _LONGEST = 8, 40


def projects(text: str, units: Sequence[Unit]) -> list[Candidate]:
    """The projects of a sentence that are named so."""
    found = []
    for i, unit in enumerate(units):
        if not unit.text.endswith("项目") or unit.kind != "word":
            continue
        first = i
        while first and _goes_in(units[first - 1]):
            first -= 1
        while first < i and (units[first].text in _JOINS or units[first].text == "等"):
            first += 1
        first = next((k for k in range(first + 1, i) if _yields_of_firm(units, k)), first)
        name = units[first:i]
        size = any(_SIZE.search(u.text) for u in name)
        joins = [k for k, u in enumerate(name) if u.text in _JOINS]
        told = _TOLD.match(text, unit.span.end) or (size and _LISTED.match(text, unit.span.end))
        span = Span(units[first].span.start, unit.span.end)
        sized = _SHORTEST <= span.end - span.start <= _LONGEST
        if not (told and sized and name and (size or joins) and (_is_proper(name[0]) or name[0].text == "年产")):
            continue
        if joins and any(u.tag in _BODIES for u in name[joins[0] :]):
            continue  # 甲公司和乙公司的|合作项目
        if any(name[k - 1].text.endswith(("项目", "工程")) for k in joins if k):
            continue  # 甲剧院建设项目|暨文旅项目
        if joins and _are_of_places(text, name[joins[-1] + 1 :], span.end):
            continue  # 甲市和乙市|开工项目
        found.append(Candidate(span, text[slice(*span)], ("Project",), RULE, 1.8, head="项目"))
    return found


_OF_SORT = re.compile(f"{wording('project-sorts')}+项目")


def _are_of_places(text: str, last: Sequence[Unit], end: int) -> bool:
    """Whether a list of places is followed by projects of a sort alone, up to `end`: 甲市和|乙市|开工项目."""
    places = [u for u in last if u.tag == "LOC" or (u.kind == "known" and u.entries[0].adcode)]
    return bool(places) and _OF_SORT.fullmatch(text, places[-1].span.end, end) is not None


#: 甲公司|年产5万辆乙项目: what the whole name of a firm ends with, so that the project has its own.
_FIRM_ENDS = ("公司", "集团", "厂")


def _yields_of_firm(units: Sequence[Unit], k: int) -> bool:
    """Whether what is told of a project's yield begins behind the whole name of its firm."""
    return units[k].text == "年产" and units[k - 1].tag == "ORG" and units[k - 1].text.endswith(_FIRM_ENDS)


def _goes_in(unit: Unit) -> bool:
    """Whether a unit may stand in such a name before its head."""
    if unit.kind == "known":
        return True
    if unit.kind != "word":
        return False
    if unit.tag in _NOUNS or unit.text in _JOINS or unit.text == "年产":
        return True
    return _SIZE.search(unit.text) is not None or (unit.tag == "c" and bool(gazetteer().folded(unit.text)))


def _is_proper(unit: Unit) -> bool:
    """Whether a name may begin with a unit that tells whose or where the project is."""
    return unit.tag in _PROPER or (unit.kind == "known" and unit.entries[0].kind not in ("industry", "strategy"))
