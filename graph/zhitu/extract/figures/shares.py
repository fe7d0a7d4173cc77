"""Figures that several things share, or that are parts of the one before: 安排甲省18亿元、乙省21亿元, 其中甲区17座."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.clauses.clause_roles import is_guests, names_guests
from zhitu.extract.clauses.roles import WORKS, is_countable, is_nominative, is_of
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.text.classes import BODIES, DIVISIONS
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span

__all__ = [
    "adds",
    "beside_each",
    "has_share",
    "is_of_origins",
    "is_one_of_several",
    "is_part",
    "is_section",
    "landing",
    "of_many",
    "shared_out",
]

_ADDS = re.compile(wording("figure-adds"))
_ARRIVES = re.compile(f"{wording('figure-arrives')}[^，。]{{0,4}}[“《]?$")
#: 其中甲线|国内段12公里.
_PART = re.compile(f"(?:其中|当中)[^，]{{0,14}}{wording('figure-part-of-line')}")
#: 甲出口5亿元，乙出口7亿元，|同比分别增长3%和5%.
_EACH = re.compile(rf"(?:(?:{wording('figure-against-then')}|[比较]{wording('figure-then')}(?:同期)?)，?)?分别")


def adds(scene: Scene, index: int, lead: str) -> bool:
    """Whether a clause gives a part or a comparison of the figure before: 其中, 同比."""
    previous = scene.text[slice(*scene.sentence.clauses[index - 1].span)] if index > 0 else ""
    return bool(_ADDS.match(lead)) or previous in ("其中，", "当中，", "其中：", "当中：")


#: Whoever may have a share of what is counted.
_SHARERS = frozenset(("Country", "Region", "City", "District", "Zone", "Company", "School", "Hospital"))
#: Between whoever has a share and how much it is: 其中甲区|不少于|15家.
_SHARE = re.compile(
    f"(?:[就已各共则]|分别)?(?:[有占]|(?:{wording('figure-is-so-much')}|新增)[一-龥]{{0,4}}?)?"
    f"(?:{wording('figure-about')}|{wording('figure-limits')})*"
)


def has_share(scene: Scene, g: Group, start: int, at: int) -> bool:
    """Whether a place or body is the one whose share a number is: 全市新建40座，其中|甲区|17座、|乙县|9座."""
    text, before = scene.text, scene.text[start : g.span.start]
    if before in ("", "其中", "当中"):
        opens = bool(before) or text[start - 3 : start] in ("其中，", "当中，", "其中：", "当中：")
    else:
        opens = before.startswith(("其中", "当中")) and before[-1] in "、和及"
    return opens and is_of(scene, g, _SHARERS) and _SHARE.fullmatch(text, g.span.end, at) is not None


def is_part(scene: Scene, groups: Sequence[Group], start: int, at: int, of: int) -> bool:
    """Whether a figure behind 其中 is a part of the one before, and not that of a work or body named there."""
    if _PART.match(scene.text, start, at):
        return True
    if any(_is_within(scene, g, of) and g.span.end <= at for g in groups):
        return False  # 全国进出口21亿元，其中，甲省进出口4亿元
    owners = WORKS | (BODIES - {"GovernmentBody"})
    return not any(is_of(scene, g, owners) and is_nominative(scene, g, start) for g in groups if g.span.end <= at)


#: 其中|青州段, 青州段30公里、|云川段: a section by what it is called beside its line.
_SECTION = re.compile("[一-龥]{1,8}段")


def is_section(scene: Scene, g: Group, start: int) -> bool:
    """Whether a name is that of a section, which a clause gives as a part of its line."""
    listed = scene.text.startswith(("其中", "当中"), start)
    return listed and _SECTION.fullmatch(scene.text, *g.span) is not None


#: What places have each their own of; 甘肃新增企业12家，其中天水|企业7家 are of those.
_FLOWS = re.compile(f"(?:地区)?{wording('figure-flows')}")


def _is_within(scene: Scene, g: Group, of: int) -> bool:
    """Whether a place is one of a larger one."""
    larger = bool({"Country", "Region", "City"} & set(scene.classes(of)))
    flows = _FLOWS.match(scene.text, g.span.end) is not None
    return larger and flows and of not in g.things and is_of(scene, g, DIVISIONS)


def beside_each(scene: Scene, groups: Sequence[Group], at: int, figures: Sequence[Quantity]) -> Group | None:
    """The name right before a figure, where the figures of a list have each their own: 安排|甲省|18亿元、乙省21亿元."""
    clause = scene.clause(at).span
    inside = [q for q in figures if clause.contains(q.span)]
    if len(inside) < 2 or len({q.unit for q in inside}) > 1:
        return None
    named = {g.span.end: g for g in groups if is_countable(scene, g)}
    own = [named.get(q.span.start) for q in inside]
    if None in own or len({g.things[0] for g in own if g is not None}) < len(own):
        return None
    return own[next(k for k, q in enumerate(inside) if q.span.start == at)]


def is_one_of_several(scene: Scene, g: Group) -> bool:
    """Whether a name is one of those that a sentence gives each a figure: 40座，其中|甲区|17座、|乙县|9座."""
    beside = {q.span.start: q.unit for q in figures_of(scene)}
    unit = beside.get(g.span.end)
    others = (h for h in scene.groups if h.things[0] != g.things[0] and is_countable(scene, h))
    return unit is not None and any(beside.get(other.span.end) == unit for other in others)


def shared_out(scene: Scene, at: int, figures: Sequence[Quantity]) -> int | None:
    """The figure before that one behind 分别 goes with, counted from the first of its sentence."""
    clause = scene.clause(at).span
    inside = [k for k, q in enumerate(figures) if clause.contains(q.span)]
    if not _EACH.match(scene.text, clause.start, at) or len(inside) < 2 or inside[0] < len(inside):
        return None
    return next((k - len(inside) for k in inside if figures[k].span.start == at), None)


def landing(scene: Scene, groups: list[Group], quantity: Quantity) -> Group | None:
    """Where what is counted settles: 5家机构落户前海."""
    right = [g for g in groups if g.span.start >= quantity.span.end]
    found = right and _ARRIVES.search(scene.text[quantity.span.end : right[-1].span.start])
    return right[-1] if found else None


#: 甲地及乙地旅客则|分别占, 客源主要来自甲地及乙地，|分别占: what those have who come from each of several places.
_EACH_HAS = re.compile("(?:[也亦则又]|其)*分别[约近]?占")
_GUESTS_EACH_HAS = re.compile(f"{wording('role-guests')}{_EACH_HAS.pattern}")


def is_of_origins(scene: Scene, start: int, lead: str) -> bool:
    """Whether a clause that begins at `start` gives the shares of guests by several places: they are of no place."""
    if "分别" not in lead:
        return False
    if _GUESTS_EACH_HAS.search(lead):  # but 经甲口岸及乙口岸入境的旅客|分别占: through where they come
        inside = scene.inside(Span(start, start + len(lead)))
        return any(names_guests(scene, g) or is_guests(scene, g.span.end) for g in inside)
    if not _EACH_HAS.match(lead) or start <= scene.sentence.span.start:
        return False
    before = scene.sentence.clauses[scene.clause(start).index - 1].span
    listed = next((g for g in reversed(scene.inside(before)) if g.span.end + 1 >= before.end), None)
    whence = listed is not None and scene.text.rfind("来自", before.start, listed.span.start) >= 0
    return whence and re.search(wording("role-guests"), scene.text[slice(*before)]) is not None


#: 这批|项目总投资9亿元, 在63个|项目中: of a set that has no name.
_OF_SET = re.compile(
    rf"{wording('figure-these')}[^，。；]{{0,4}}(?:项目|企业|工程)|在\d+[个家项][^，。；]{{0,4}}(?:项目|企业|工程)[中里]"
)
#: 三区|合计占全市的六成: of several together.
_TOGETHER = re.compile(rf"[两三四五六七八九十\d]+{wording('figure-together-of')}(?:合计|共计|总计|加起来)")


def of_many(scene: Scene, start: int, lead: str) -> bool:
    """Whether a figure is of several together, or of each of several, whom the clause that begins there names not."""
    together = _OF_SET.match(lead) or _TOGETHER.match(lead)
    return together is not None or is_of_origins(scene, start, lead)
