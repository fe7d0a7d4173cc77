"""What a figure is about: the subject of its clause, or what the clauses before it and the passage are about.

Chinese names a subject once and drops it for as long as it holds. Who is meant is told by form: what follows 的 right
after a number is measured by it; a clause without a subject goes on about the one before, or about what that clause
founded or built; 全省 is the province of the passage; 其中 the same thing as the figure before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from zhitu.extract.again import back, ends_with, named_again
from zhitu.extract.numbers import Quantity
from zhitu.extract.roles import (
    REPORTS,
    WORKS,
    innermost,
    is_beside,
    is_body,
    is_caused,
    is_founded,
    is_measured,
    is_nominative,
    is_of,
    is_quoted_attribute,
    is_route,
    is_through,
    setting_of,
    subjects_of,
    without_summed_up,
)
from zhitu.extract.scene import Group, Scene
from zhitu.extract.scopes import in_scope, scope_in
from zhitu.model import Span

__all__ = ["Holder", "Subjects"]


@dataclass(frozen=True, slots=True)
class Holder:
    """The things that a figure is about (several may share a list of figures), the mention that says so, the rule."""

    things: tuple[int, ...]
    span: Span | None
    rule: str

    @property
    def confidence(self) -> float:
        """How often this way of telling was right on annotated texts."""
        return _RIGHT[self.rule]


#: A clause that goes on about what was founded: its first word names a property or a time of it.
_PROPERTY = re.compile(
    r"^(?:预计|计划|规划|设计|力争|首期|首批|一期|总|全长|全线|年|日|月|占地|用地|面积|规模|注册|有效|为期|工期|建设周期|采用|包括|包含|涵盖"
    r"|覆盖|面向|可|能|将|共|现|已|拟|其中|服务|容纳|提供|设有|设|配备|配置|拥有|今年|目前|届时|由|自)"
)
_AGENTIVE = re.compile(
    r"^(?:并|还|也|同时|又|再|深入|加快|大力|积极|持续|不断|新|累计|已累计|已|共|先后|目前|成功)*(?:建成|实施|推动|推进|开展|吸引|支持|签署|组织|出台|印发|引进|培育|培养|落实"
    r"|促进|加强|完成|实现|举办|设立|成立|建设|打造|发放|帮助|带动)"
)
_ARRIVES = re.compile(
    r"(?:落户|落地|纳入|使用|参与|加入|入驻|进驻|签约|享受|集聚|受益|汇聚|扎根|接入|入选|分布在|集中在|来自|涌入)[^，。]{0,4}[“《]?$"
)
_RIGHT = {
    "own": 0.85, "scope": 0.85, "same": 0.85, "measured": 0.8, "landing": 0.8, "again": 0.8, "founded": 0.75,
    "clause": 0.7, "person": 0.7, "beside": 0.6, "setting": 0.6, "through": 0.6, "last": 0.55, "before": 0.5,
    "founded before": 0.5, "topic": 0.45, "reporter": 0.4,
}  # fmt: skip
#: A name right before its number: 喀什片区28平方公里.
_BESIDE = re.compile(r"(?:达到?|为|约|近|超过?|仅)*")
_SAYS = re.compile(r"(?:介绍|表示|称|透露|指出|通报|宣布|统计|公布|发布|提出|明确|要求|规定|显示)(?:的数据|的消息)?$")
_ADDS = re.compile(r"^(?:其中|当中|同比|环比|较|比|占|增长|下降|增速|分别|其余|上述)")

_TOPICS = {"Region", "City", "District", "Zone", "Country", "NaturalFeature"}


class Subjects:
    """What the figures of one document are about; sentences must be asked in order."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._main = _main_places(scenes)
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
        measured = next((g for g in groups if g.span.start >= quantity.span.end), None)
        if measured is not None and is_measured(scene, measured, quantity):
            return _held(scene, measured, "measured")
        beside = next(
            (
                g
                for g in groups
                if g.span.end <= at and _BESIDE.fullmatch(text[g.span.end : at]) and is_beside(scene, g)
            ),
            None,
        )
        if beside is not None and quantity.kind in ("area", "length"):
            return _held(scene, beside, "beside")
        lead = text[start:at]
        if self._last is not None and _adds(scene, clause.index, lead):
            part = re.match(r"(?:其中|当中)[^，]{0,14}(?:段|侧|部分|境内)", lead)
            named = not part and any(
                is_of(scene, g, WORKS) and is_nominative(scene, g, start) for g in groups if g.span.end <= at
            )
            if not named:
                return Holder(self._last.things[:1], self._last.span, "same")
        if (len(lead) <= 10 or text[at - 1] in "有近约超逾过的") and (landing := _landing(scene, groups, quantity)):
            return _held(scene, landing, "landing")
        own = self._own(scene, groups, start, at)
        scope = scope_in(text, start, at)
        if scope is not None and (own is None or own.span is None or scope[2] <= own.span.start):
            meant = self._place(scene, scope[0], scope[1])
            if meant is not None and not (own and set(scene.classes(own.things[0])) & WORKS):
                return Holder((meant,), None, "scope")
        if own is not None and own.rule == "person":
            founded = _from_clauses(scene, clause.index, lead)
            return founded if founded is not None and founded.rule == "founded" else own
        return own or self._earlier(scene, clause.index, lead, groups, at)

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
            return _held(scene, persons[0], "person") if persons else None
        caused = [g for g in things if is_caused(scene, g, at)]
        chosen = innermost(scene, caused or things)
        for g in things[1:]:
            near = chosen.span.end <= g.span.start and len(scene.text[chosen.span.end : g.span.start]) <= 12
            if near and is_of(scene, g, WORKS) and not is_quoted_attribute(scene, g):
                chosen = g
        return Holder(chosen.things, chosen.span, "own") if len(chosen.things) > 1 else _held(scene, chosen, "own")

    def _place(self, scene: Scene, kind: str, at: int) -> int | None:
        """The place that 全市 and the like mean: the one that the paragraph speaks of, else the document's."""
        if kind == "here":
            site = _site(scene, at)
            if site is not None:
                return site
        elif kind != "nation":
            for earlier in _paragraph(scene):
                for g in earlier.groups:
                    first = g.span.start - earlier.sentence.clause_at(g.span.start).span.start <= 1
                    if first and len(g.things) == 1 and g.span.end <= at and in_scope(scene, g.things[0], kind):
                        return g.things[0]
        return next((t for t in self._main if in_scope(scene, t, kind)), None)

    def _earlier(self, scene: Scene, index: int, lead: str, groups: list[Group], at: int) -> Holder | None:
        """The subject dropped in the number's clause: from the clauses before, else from what the passage is about."""
        found = _from_clauses(scene, index, lead)
        through = next((g for g in groups if g.span.end <= at and is_through(scene, g)), None)
        if through is not None and (found is None or found.rule == "setting"):
            return _held(scene, through, "through")
        if found is not None:
            return found
        if self._last is not None and not (self._last.rule in ("measured", "landing") and _AGENTIVE.match(lead)):
            return Holder(self._last.things[:1], self._last.span, "last")
        before = _from_before(scene, lead)
        if before is not None:
            return before
        reporter = next((g for g in scene.groups if g.span.end <= at and is_nominative(scene, g, g.span.start)), None)
        if (
            reporter is not None
            and not is_of(scene, reporter, {"Person"})
            and REPORTS.match(scene.text[reporter.span.end : at])
        ):
            return _held(scene, reporter, "reporter")
        return Holder((scene.topic,), None, "topic") if scene.topic is not None else None


def _held(scene: Scene, g: Group, rule: str) -> Holder:
    """A mention as holder; a bare 大桥 is the document's topic where that is a 大桥, not the last one named."""
    word = scene.text[slice(*g.span)]
    called = g.mentions[0].anaphor and scene.topic is not None and ends_with(scene, scene.topic, word)
    pointed = scene.text[g.span.start - 1 : g.span.start] in ("该", "这", "此")
    things = (scene.topic,) if called and not pointed and scene.topic is not None else g.things[:1]
    return Holder(things, g.span, rule)


def _names_office(scene: Scene, g: Group, persons: list[Group]) -> bool:
    """Whether a place or body only belongs to a person's office: 兰州市市长张伟."""
    gaps = (scene.text[g.span.end : p.span.start] for p in persons if p.span.start > g.span.end)
    return any(len(gap) <= 12 and gap.endswith(("长", "记", "席", "理", "员", "任")) for gap in gaps)


def _goes_on(before: Scene | None, scene: Scene) -> bool:
    """Whether a sentence is the next part of one cut at a semicolon."""
    return (
        before is not None
        and scene.before is before
        and before.sentence.paragraph == scene.sentence.paragraph
        and scene.text[before.sentence.span.end - 1] == "；"
    )


def _adds(scene: Scene, index: int, lead: str) -> bool:
    """Whether a clause gives a part or a comparison of the figure before: 其中, 同比."""
    previous = scene.text[slice(*scene.sentence.clauses[index - 1].span)] if index > 0 else ""
    return bool(_ADDS.match(lead)) or previous in ("其中，", "当中，")


def _landing(scene: Scene, groups: list[Group], quantity: Quantity) -> Group | None:
    """Where what is counted settles: 5家机构落户前海."""
    right = [g for g in groups if g.span.start >= quantity.span.end]
    found = right and _ARRIVES.search(scene.text[quantity.span.end : right[-1].span.start])
    return right[-1] if found else None


def _from_clauses(scene: Scene, index: int, lead: str) -> Holder | None:
    """The subject of an earlier clause of the sentence, or what that clause founded."""
    agentive = bool(_AGENTIVE.match(lead))
    for earlier in reversed(scene.sentence.clauses[:index]):
        groups = scene.inside(earlier.span)
        founded = [g for g in groups if is_founded(scene, g, earlier.span)]
        free = subjects_of(scene, groups, earlier.span)
        if founded and not agentive and (not free or _PROPERTY.match(lead) or is_body(scene, free[0])):
            return _held(scene, founded[-1], "founded")
        again = named_again(scene, earlier.span.start, earlier.span.end)
        if again is not None and (not free or again[1].start < free[0].span.start):
            return Holder((again[0],), again[1], "again")
        if free:
            return _held(scene, innermost(scene, free), "clause")
        setting = setting_of(scene, groups, earlier.span)
        if setting is not None:
            return _held(scene, setting, "setting")
    return None


def _from_before(scene: Scene, lead: str) -> Holder | None:
    """The subject of a sentence before, in the same paragraph; or what that sentence founded, if a property follows."""
    for number, earlier in enumerate(_paragraph(scene)):
        if number == 0 or earlier.sentence.dateline:
            continue
        clauses = earlier.sentence.clauses
        if number == 1 and _PROPERTY.match(lead):
            founded = [g for g in earlier.inside(clauses[-1].span) if is_founded(earlier, g, clauses[-1].span)]
            if founded:
                return _held(earlier, founded[-1], "founded before")
        for clause in clauses:
            free = subjects_of(earlier, earlier.inside(clause.span), clause.span)
            free = [g for g in free if not is_of(scene, g, {"Person"})]
            again = named_again(earlier, clause.span.start, clause.span.end)
            if again is not None and (not free or again[1].start < free[0].span.start):
                return Holder((again[0],), again[1], "before")
            if free:
                return _held(earlier, innermost(earlier, free), "before")
    return None


_SITES = _TOPICS | {"Facility", "Project"}


def _site(scene: Scene, at: int) -> int | None:
    """Where 当地 is: the place or site that the clauses before speak of, in the same paragraph."""
    for earlier in _paragraph(scene):
        for clause in reversed(earlier.sentence.clauses):
            groups = [g for g in earlier.inside(clause.span) if g.span.end <= at]
            setting = setting_of(earlier, groups, clause.span)
            free = subjects_of(earlier, groups, clause.span)
            named = [setting] if setting is not None else [innermost(earlier, free)] if free else []
            if named and is_of(earlier, named[0], _SITES):
                return named[0].things[-1]
    return None


def _main_places(scenes: Sequence[Scene]) -> list[int]:
    """Places by how much the document speaks of them; the title counts four times."""
    counts: Counter[int] = Counter()
    for scene in scenes:
        for g in scene.groups:
            for thing in g.things:
                if _TOPICS & set(scene.classes(thing)):
                    counts[thing] += 4 if scene.sentence.paragraph == 0 else 1
    return sorted(counts, key=lambda t: (-counts[t], t))


def _paragraph(scene: Scene) -> Iterator[Scene]:
    """The sentence and those before it in its paragraph, the nearest first."""
    return takewhile(lambda earlier: earlier.sentence.paragraph == scene.sentence.paragraph, back(scene))
