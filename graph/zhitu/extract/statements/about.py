"""What a figure is about: the subject of its clause, or what the clauses before it and the passage are about.

Chinese names a subject once and drops it for as long as it holds. Who is meant is told by form: what follows 的 right
after a number is measured by it; a clause without a subject goes on about the one before, or about what that clause
founded or built; 全省 is the province of the passage; 其中 the same thing as the figure before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.clauses.again import named_again
from zhitu.extract.clauses.dropped import chained
from zhitu.extract.clauses.nameless import told_since
from zhitu.extract.clauses.roles import (
    REPORTS,
    WORKS,
    is_beside,
    is_caused,
    is_measured,
    is_nominative,
    is_of,
    is_route,
    is_through,
    narrowed,
    without_summed_up,
)
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.scopes import in_scope, scope_in
from zhitu.extract.statements.earlier import (
    AGENTIVE,
    Holder,
    from_before,
    from_clauses,
    held,
    is_all_told,
    main_places,
    paragraph,
    site,
)
from zhitu.extract.values.numbers import Quantity

__all__ = ["Holder", "Subjects", "opens_with_part"]


_ARRIVES = re.compile(
    r"(?:落户|落地|纳入|使用|参与|加入|入驻|进驻|签约|享受|集聚|受益|汇聚|扎根|接入|入选|分布在|集中在|来自|涌入)[^，。]{0,4}[“《]?$"
)
#: A name right before its number: 喀什片区28平方公里.
_BESIDE = re.compile(r"(?:达到?|为|约|近|超过?|仅)*")
_SAYS = re.compile(r"(?:介绍|表示|称|透露|指出|通报|宣布|统计|公布|发布|提出|明确|要求|规定|显示)(?:的数据|的消息)?$")
#: Behind the name of who only tells.
_TOLD_BY = re.compile("(?:最新)?(?:发布|公布|提供)?的?(?:统计|数据|消息)(?:数据)?(?:显示)?，|(?:了解|获悉|获知)到?，")
_ADDS = re.compile(r"^(?:其中|当中|同比|环比|较|比|占|增长|下降|增速|分别|其余|上述)")

#: What a scope is only compared with.
_THAN = re.compile("(?:[高低快慢优多少大小]于|高出|超出|超过|[较比])[^，。；]{0,6}$")
#: Words of scope that say of which level the place is.
_LEVELS = frozenset(("nation", "region", "city", "district"))


class Subjects:
    """What the figures of one document are about; sentences must be asked in order."""

    def __init__(self, scenes: Sequence[Scene], nation: int | None) -> None:
        self._main = main_places(scenes)
        self._nation = nation
        self._last: Holder | None = None
        self._sentence: Scene | None = None

    def of(self, scene: Scene, quantity: Quantity) -> Holder | None:
        """What a number is about; None where the text does not tell."""
        if self._sentence is not scene:
            if not _goes_on(self._sentence, scene):
                self._last = None
            self._sentence = scene
        holder = self._find(scene, quantity)
        self._last = holder or self._last
        return holder

    def _find(self, scene: Scene, quantity: Quantity) -> Holder | None:
        clause = scene.clause(quantity.span.start)
        text, start, at = scene.text, clause.span.start, quantity.span.start
        groups = scene.inside(clause.span)
        measured = next((g for g in _apart(groups, at) if g.span.start >= quantity.span.end), None)
        if measured is not None and is_measured(scene, measured, quantity):
            return held(scene, measured, "measured")
        beside = next(
            (
                g
                for g in groups
                if g.span.end <= at and _BESIDE.fullmatch(text[g.span.end : at]) and is_beside(scene, g)
            ),
            None,
        )
        if beside is not None and quantity.kind in ("area", "length"):
            return held(scene, beside, "beside")
        lead = text[start:at]
        if text.startswith("经", start) and groups and is_through(scene, groups[0]) and groups[0].span.end <= at:
            return held(scene, groups[0], "through")  # 经甲口岸通行的班列达112列
        if self._last is not None and _adds(scene, clause.index, lead):
            sharing = next((g for g in groups if _has_share(scene, g, start, at)), None)
            if sharing is not None:
                return held(scene, sharing, "share")
            if self._last.rule == "share" and lead.startswith("其余"):
                return None  # of places that are not named
            part = re.match(r"(?:其中|当中)[^，]{0,14}(?:段|侧|部分|境内)", lead)
            named = not part and any(
                is_of(scene, g, WORKS) and is_nominative(scene, g, start) for g in groups if g.span.end <= at
            )
            if not named:
                return Holder(self._last.things[:1], self._last.span, "same")
        if (len(lead) <= 10 or text[at - 1] in "有近约超逾过的") and (landing := _landing(scene, groups, quantity)):
            return held(scene, landing, "landing")
        own = self._own(scene, groups, start, at)
        scope = scope_in(text, start, at)
        if scope is not None and scope[0] == "nation" and _is_acted_on(scene, start, scope[1]):
            scope = None  # 去年运送|全国旅客
        if scope is not None and quantity.unit in ("%", "个百分点") and _THAN.search(text, start, scope[1]):
            scope = None  # 增速高于|全国平均水平3个百分点
        if scope is not None and (own is None or own.span is None or scope[2] <= own.span.start):
            meant = self._place(scene, scope[0], scope[1])
            if meant is None and own is None and scope[0] in _LEVELS:
                return None  # 全省 of a province that the text does not name
            if meant is not None and not (own and set(scene.classes(own.things[0])) & WORKS):
                return Holder((meant,), None, "nation" if meant == self._nation else "scope")
        if own is not None and own.rule == "person":
            founded = from_clauses(scene, clause.index, lead)
            return founded if founded is not None and founded.rule == "founded" else own
        found = own or self._earlier(scene, clause.index, lead, groups, at)
        return None if found is not None and _is_hidden(scene, start, found) else found

    def _own(self, scene: Scene, groups: list[Group], start: int, at: int) -> Holder | None:
        """The subject of the number's own clause; a person only where nothing else is."""
        left = without_summed_up(scene, [g for g in groups if g.span.end <= at], at)
        left = [g for g in left if not is_route(scene, g)]
        left = [g for g in left if not _SAYS.search(scene.text[g.span.end : at])]
        free = [g for g in left if is_nominative(scene, g, start) or is_caused(scene, g, at)]
        persons = [g for g in free if is_of(scene, g, {"Person"})]
        things = [g for g in free if g not in persons and not _names_office(scene, g, persons)]
        again = named_again(scene, start, at)
        if again is not None and (not things or again[1].start < things[0].span.start):
            return Holder((again[0],), again[1], "again")
        if not things:
            return held(scene, persons[0], "person") if persons else None
        caused = [g for g in things if is_caused(scene, g, at)]
        chosen = narrowed(scene, caused or things, things[1:])
        return Holder(chosen.things, chosen.span, "own") if len(chosen.things) > 1 else held(scene, chosen, "own")

    def _place(self, scene: Scene, kind: str, at: int) -> int | None:
        """The place that 全市 and the like mean: the one that the paragraph speaks of, else the document's."""
        if kind == "here":
            meant = site(scene, at)
            if meant is not None:
                return meant
        elif not scene.text.startswith("我国", at):
            for earlier in paragraph(scene):
                for g in earlier.groups:
                    first = g.span.start - earlier.sentence.clause_at(g.span.start).span.start <= 1
                    if first and len(g.things) == 1 and g.span.end <= at and in_scope(scene, g.things[0], kind):
                        last = chained(earlier, g).things[-1]  # 在甲市|乙市，全市……: the smaller
                        return last if in_scope(scene, last, kind) else g.things[0]
        if kind == "nation":
            return self._nation
        return next((t for t in self._main if in_scope(scene, t, kind)), None)

    def _earlier(self, scene: Scene, index: int, lead: str, groups: list[Group], at: int) -> Holder | None:
        """The subject dropped in the number's clause: from the clauses before, else from what the passage is about."""
        found = from_clauses(scene, index, lead)
        if found is not None and found.span is not None and _TOLD_BY.match(scene.text, found.span.end):
            found = None  # 据某总署统计，我国……
        through = next((g for g in groups if g.span.end <= at and is_through(scene, g)), None)
        if through is not None and (found is None or found.rule == "setting"):
            return held(scene, through, "through")
        if found is not None:
            return found
        if self._last is not None and not (self._last.rule in ("measured", "landing") and AGENTIVE.match(lead)):
            return Holder(self._last.things[:1], self._last.span, "last")
        scope = scope_in(scene.text, scene.sentence.span.start, at)
        if scope is not None and scope[0] == "nation" and self._nation is not None:
            return Holder((self._nation,), None, "nation")  # 某会表示，我国铁路货运增长，发送量……
        before = from_before(scene, lead)
        if before is not None:
            return before
        reporter = next((g for g in scene.groups if g.span.end <= at and is_nominative(scene, g, g.span.start)), None)
        if (
            reporter is not None
            and not is_of(scene, reporter, {"Person"})
            and REPORTS.match(scene.text[reporter.span.end : at])
        ):
            return held(scene, reporter, "reporter")
        some = {t for g in scene.groups if is_all_told(scene, g) for t in g.things}
        return Holder((scene.topic,), None, "topic") if scene.topic is not None and scene.topic not in some else None


def _is_acted_on(scene: Scene, start: int, at: int) -> bool:
    """Whether a verb stands right before."""
    before = scene.words(start, at)[-1:]
    return bool(before) and before[0].end == at and before[0].tag == "v"


def _apart(groups: list[Group], at: int) -> list[Group]:
    """The groups, of a list that a number stands in the members: 设立50亿元甲基金和|20亿元|乙基金."""
    return [
        part
        for g in groups
        for part in ([Group(m.span, m.things, (m,)) for m in g.mentions] if g.span.start < at < g.span.end else [g])
    ]


def _is_hidden(scene: Scene, start: int, holder: Holder) -> bool:
    """Whether a clause since its name tells of a thing without one: 甲局规划新馆，新馆位于乙市，面积2公顷."""
    if holder.span is None:
        return False
    return told_since(scene, start, Group(holder.span, holder.things, ())) is not None


def _names_office(scene: Scene, g: Group, persons: list[Group]) -> bool:
    """Whether a place or body only belongs to a person's office: 兰州市市长张伟."""
    gaps = (scene.text[g.span.end : p.span.start] for p in persons if p.span.start > g.span.end)
    return any(len(gap) <= 12 and gap.endswith(("长", "记", "席", "理", "员", "任")) for gap in gaps)


def opens_with_part(scene: Scene) -> bool:
    """Whether a sentence gives parts of what the one before gives: 其中，……."""
    return scene.text.startswith(("其中", "当中"), scene.sentence.span.start)


def _goes_on(before: Scene | None, scene: Scene) -> bool:
    """Whether a sentence is the next part of one cut at a semicolon."""
    return (
        before is not None
        and scene.before is before
        and before.sentence.paragraph == scene.sentence.paragraph
        and (scene.text[before.sentence.span.end - 1] == "；" or opens_with_part(scene))
    )


def _adds(scene: Scene, index: int, lead: str) -> bool:
    """Whether a clause gives a part or a comparison of the figure before: 其中, 同比."""
    previous = scene.text[slice(*scene.sentence.clauses[index - 1].span)] if index > 0 else ""
    return bool(_ADDS.match(lead)) or previous in ("其中，", "当中，")


#: Whoever may have a share of what is counted.
_SHARERS = frozenset(("Country", "Region", "City", "District", "Zone", "Company", "School", "Hospital"))
#: Between whoever has a share and how much it is: 其中甲区|不少于|15家.
_SHARE = re.compile(r"(?:就|已|各|共|则|分别)?(?:有|占|达到?|为|完成|新增)?(?:约|近|超过?|不少于|不低于|至少|不超过)?")


def _has_share(scene: Scene, g: Group, start: int, at: int) -> bool:
    """Whether a place or body is the one whose share a number is: 全市新建40座，其中|甲区|17座、|乙县|9座."""
    text, before = scene.text, scene.text[start : g.span.start]
    if before in ("", "其中", "当中"):
        opens = bool(before) or text[start - 3 : start] in ("其中，", "当中，")
    else:
        opens = before.startswith(("其中", "当中")) and before[-1] in "、和及"
    return opens and is_of(scene, g, _SHARERS) and _SHARE.fullmatch(text, g.span.end, at) is not None


def _landing(scene: Scene, groups: list[Group], quantity: Quantity) -> Group | None:
    """Where what is counted settles: 5家机构落户前海."""
    right = [g for g in groups if g.span.start >= quantity.span.end]
    found = right and _ARRIVES.search(scene.text[quantity.span.end : right[-1].span.start])
    return right[-1] if found else None
