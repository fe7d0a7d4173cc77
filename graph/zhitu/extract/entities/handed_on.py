"""省工信厅、|财政厅: departments of a list that leave out whose they are, as the first one says it for all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.entities.held_beside import with_places_beside
from zhitu.extract.entities.short_forms import without_place
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import wording
from zhitu.names import normal

__all__ = ["with_levels"]

#: What joins two of a list, whose office-holders may be named with them: 省发改委|主任李文江、|财政厅厅长.
_JOINT = re.compile(f"(?:副?{wording('heads-in-lists')}[一-龥·]{{0,4}})?(?:[、和与及]|以及|联合|会同)")
#: An organ by its level alone: 省|工信厅, 市|政府办.
_LEVEL = re.compile("(?:自治区|[省市县区州])(?=..)")
#: What a department is called by; not a ministry, nor the nation's 总局, nor what is of no level.
_DEPARTMENT = re.compile(f"{wording('department-ends')}$")
_OWN = re.compile(f"^{wording('levels-at-beginning')}|{wording('no-department')}$")
_OF_PROVINCE = re.compile("省$|自治区$")

#: Where a line ends that tells whom a letter is to.
_ADDRESSED = re.compile("(?:[、，][^，。；：\n]{2,20}){0,6}：(?=\n|$)")


def with_levels(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a folded text; bare departments behind one that tells its place or level with their full name.

    江川省商务厅、发改委 are 江川省商务厅 and 江川省发改委, and not the commission of the nation.
    """
    candidates = with_places_beside(text, candidates)
    bodies = [c for c in candidates if "GovernmentBody" in c.classes and not c.nested]
    told: dict[Candidate, Candidate] = {}
    whose, end = "", -1
    for c in sorted(bodies, key=lambda c: c.span):
        if c.span.start < end:
            continue  # a reading of the same words
        joined = end >= 0 and _JOINT.fullmatch(text, end, c.span.start) is not None
        if joined and text.endswith("人民政府", 0, end) and _ADDRESSED.match(text, c.span.end):
            whose = ""  # 江川省人民政府、|发展改革委：, whom the State Council writes to
        if joined and whose and _is_bare(c) and (c.name[-1] != "厅" or _is_of_province(whose)):
            told[c] = c._replace(entries=(), head=c.head or c.name, full=whose + c.name)
        else:
            whose = _whose(c)
        end = c.span.end
    return [told.get(c, c) for c in candidates]


def _is_bare(c: Candidate) -> bool:
    """Whether a body's name says nothing of where or of which level it is: 财政厅."""
    name = normal(c.name)
    if _DEPARTMENT.search(name) is None or _OWN.search(name) or without_place(name) or c.outer is not None:
        return False
    return all(name != normal(entry.name) for entry in c.entries)


def _whose(c: Candidate) -> str:
    """The division or the level that a body's name begins with; empty where it begins with none."""
    name = c.name
    level = _LEVEL.match(name)
    if level is not None:
        return level[0]
    place = name[: without_place(name)]
    known = gazetteer().find(place, 0, len(place))
    return place if known and all(match.entries[0].kind == "division" for match in known) else ""


def _is_of_province(whose: str) -> bool:
    """Whether it is a province, which alone has a 厅."""
    if whose == "省" or _OF_PROVINCE.search(whose):
        return True
    return any(entry.level == "province" and "Region" in entry.classes for entry in gazetteer().folded(whose))
