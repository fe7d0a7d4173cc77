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

from zhitu.extract.numbers import Quantity
from zhitu.extract.scene import Group, Scene
from zhitu.model import Span

__all__ = ["Holder", "Subjects"]


@dataclass(frozen=True, slots=True)
class Holder:
    """The things that a figure is about (several may share a list of figures), the mention that says so, the rule."""

    things: tuple[int, ...]
    span: Span | None
    rule: str
    carried: bool = False


_PREPOSITION = re.compile(
    r"(?:在|于|与|同|对|向|从|为|以|被|由|至|到|自|较|比|和|将|把|经|据|据悉|按照?|根据|依托|围绕|通过|沿|给|往|面向|针对|位于"
    r"|联合|会同|来自|距|距离|邻|邻近|毗邻|赴|通往|覆盖|连接|连通|途经|接壤|作为|除|除了|随着)(?:着|了)?(?:该|这[个座条家所一]|此)?[“《]?$"
)
_LOCATIVE = re.compile(r"(?<![设建位])(?:在|于)[“《]?$")
#: A place that sets the scene: 在X，…; 在X的…现场，…
_SCENE = re.compile(r"^[^，。]{0,12}，")
#: Who reports a figure is not what it is about.
_REPORTS = re.compile(
    r"^[^，。：]{0,10}?(?:介绍|表示|称|透露|获悉|指出|强调|通报|宣布|统计|公布|数据|消息|了解|提出|明确|要求|规定|显示|说)[^，。：]{0,6}?[，：]"
)
_SAYS = re.compile(r"(?:介绍|表示|称|透露|指出|通报|宣布|统计|公布|发布|提出|明确|要求|规定|显示)(?:的数据|的消息)?$")
_FOUNDS = re.compile(
    r"(?:建设|设立|成立|组建|筹建|新建|共建|建成|打造|启动|创建|创办|推出|开通|开设|批准|批复|同意|扩建|建有|拥有|举办|研发|研制"
    r"|印发|出台|发布|制定|牵头推进|推进|购置|上线|推行|试行|签署|签订|运营)(?:了|的)?(?:[^，。；：、]{0,10}?)[“《]?$"
)
#: A clause that goes on about what was founded: its first word names a property or a time of it.
_PROPERTY = re.compile(
    r"^(?:预计|计划|规划|设计|力争|首期|首批|一期|总|全长|全线|年|日|月|占地|用地|面积|规模|注册|有效|为期|工期|建设周期|采用|包括|包含|涵盖"
    r"|覆盖|面向|可|能|将|共|现|已|拟|其中|服务|容纳|提供|设有|设|配备|配置|拥有|今年|目前|届时|由|自)"
)
_AGENTIVE = re.compile(
    r"^(?:并|还|也|同时|又|再|深入|加快|大力|积极|持续|不断|新)?(?:建成|实施|推动|推进|开展|吸引|支持|签署|组织|出台|印发|引进|培育|培养|落实"
    r"|促进|加强|完成|实现|举办|设立|成立|建设|打造|发放|帮助|带动)"
)
_SCOPE = re.compile(
    r"(?P<nation>全国|我国|国内)|(?P<region>全省|全自治区|我省|本省|该省|省内|全区域)|(?P<city>全市|我市|本市|该市|市内|市域)"
    r"|(?P<district>全县|全区|本区|该区|区内|该县|县域|我县|我区)|(?P<zone>全域|新区(?=已|共|累计|还|内)|园区(?=已|共|累计|内)|区内)|(?P<port>全港|本港)"
    r"|(?P<here>当地|本地|境内|辖区内?|全州)"
)
_SCOPES: dict[str, tuple[str, ...]] = {
    "nation": ("Country",),
    "region": ("Region",),
    "city": ("City",),
    "district": ("District", "Zone", "Region"),
    "zone": ("Zone", "District"),
    "port": ("City",),
    "here": ("City", "District", "Region", "Zone"),
}
_ARRIVES = re.compile(
    r"(?:落户|落地|纳入|使用|参与|加入|入驻|进驻|签约|享受|集聚|受益|汇聚|扎根|接入|入选|分布在|集中在|来自|涌入)[^，。]{0,4}[“《]?$"
)
_MEASURED = re.compile(r"^(?:[^，。；、的]{0,6}的[^，。；、]{0,6}|[^，。；、的]{0,2})[“《]?$")
#: The head of a relative clause that opens a clause.
_RELATIVE = re.compile(
    r"^(?:由|位于|坐落|地处|全长|总长|总投资|占地|[^，与和同向将]{0,14}?(?:年|月|日|底|初)(?!来))[^，与和同向将]{0,24}的[“《]?$"
)
_ROUTE = re.compile(r"^[^，。；、]{0,4}(?:至|到|往返|—|~|-)[^，。；、]{0,4}$")
_ADDS = re.compile(r"^(?:其中|当中|同比|环比|较|比|占|增长|下降|增速|分别|其余|上述)")

_MEASURABLE = {
    "Facility",
    "Project",
    "Programme",
    "Fund",
    "Zone",
    "School",
    "Hospital",
    "Policy",
    "Product",
    "Laboratory",
    "ResearchInstitute",
    "NaturalFeature",
    "Conference",
}
_WORKS = {"Facility", "Project", "Programme", "Zone", "Fund", "Product", "Policy"}
_NO_SUBJECT = {"Industry", "Group"}
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
        if measured is not None and _is_measured(scene, measured, quantity):
            return _held(scene, measured, "measured")
        lead = text[start:at]
        if self._last is not None and _adds(scene, clause.index, lead):
            part = re.match(r"(?:其中|当中)[^，]{0,14}(?:段|侧|部分|境内)", lead)
            named = not part and any(
                _is(scene, g, _WORKS) and _nominative(scene, g, start) for g in groups if g.span.end <= at
            )
            if not named:
                return Holder(self._last.things[:1], self._last.span, "same", self._last.carried)
        if (len(lead) <= 10 or text[at - 1] in "有近约超逾过的") and (landing := _landing(scene, groups, quantity)):
            return _held(scene, landing, "landing")
        own = self._own(scene, groups, start, at)
        scope = _last_match(_SCOPE, text, start, at)
        if scope is not None and (own is None or own.span is None or scope.end() <= own.span.start):
            meant = self._place(scene, scope)
            if meant is not None and not (own and set(scene.classes(own.things[0])) & _WORKS):
                return Holder((meant,), None, "scope", carried=True)
        if own is not None and own.rule != "person":
            return own
        return self._earlier(scene, clause.index, lead, groups, at) or own

    def _own(self, scene: Scene, groups: list[Group], start: int, at: int) -> Holder | None:
        """The subject of the number's own clause; a person only where nothing else is."""
        left = [g for g in groups if g.span.end <= at and not _is_route(scene, g)]
        left = [g for g in left if not _SAYS.search(scene.text[g.span.end : at])]
        free = [g for g in left if _nominative(scene, g, start)]
        things = [g for g in free if not _is(scene, g, {"Person"})]
        again = _named_again(scene, start, at)
        if again is not None and (not things or again.span is None or again.span.start < things[0].span.start):
            return again
        if not things:
            return _held(scene, free[0], "person") if free else None
        chosen = things[0]
        for g in things[1:]:
            if _is(scene, g, _WORKS) and len(scene.text[chosen.span.end : g.span.start]) <= 12:
                chosen = g
        return Holder(chosen.things, chosen.span, "own") if len(chosen.things) > 1 else _held(scene, chosen, "own")

    def _place(self, scene: Scene, scope: re.Match[str]) -> int | None:
        """The place that 全市 and the like mean: the one that the paragraph speaks of, else the document's."""
        kind = scope.lastgroup or "here"
        if kind != "nation":
            for earlier in _paragraph(scene):
                for g in earlier.groups:
                    first = g.span.start - earlier.sentence.clause_at(g.span.start).span.start <= 1
                    if (
                        first
                        and len(g.things) == 1
                        and g.span.end <= scope.start()
                        and _in_scope(scene, g.things[0], kind)
                    ):
                        return g.things[0]
        return next((t for t in self._main if _in_scope(scene, t, kind)), None)

    def _earlier(self, scene: Scene, index: int, lead: str, groups: list[Group], at: int) -> Holder | None:
        """The subject dropped in the number's clause: from the clauses before, else from what the passage is about."""
        found = _from_clauses(scene, index, lead)
        if found is not None:
            return found
        through = next((g for g in groups if g.span.end <= at and _is_through(scene, g)), None)
        if through is not None:
            return _held(scene, through, "through")
        if self._last is not None and not (self._last.rule in ("measured", "landing") and _AGENTIVE.match(lead)):
            return Holder(self._last.things[:1], self._last.span, "last", carried=True)
        before = _from_before(scene, lead)
        if before is not None:
            return before
        reporter = next((g for g in scene.groups if g.span.end <= at and _nominative(scene, g, g.span.start)), None)
        if reporter is not None and _REPORTS.match(scene.text[reporter.span.end : at]):
            return _held(scene, reporter, "reporter")
        return Holder((scene.topic,), None, "topic", carried=True) if scene.topic is not None else None


def _held(scene: Scene, g: Group, rule: str, *, carried: bool = False) -> Holder:
    """A mention as holder; a bare 大桥 is the document's topic where that is a 大桥, not the last one named."""
    word = scene.text[slice(*g.span)]
    called = g.mentions[0].anaphor and scene.topic is not None and _ends_with(scene, scene.topic, word)
    pointed = scene.text[g.span.start - 1 : g.span.start] in ("该", "这", "此")
    things = (scene.topic,) if called and not pointed and scene.topic is not None else g.things[:1]
    return Holder(things, g.span, rule, carried)


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
        founded = [g for g in groups if _founded(scene, g, earlier.span)]
        free = _subjects(scene, groups, earlier.span)
        if founded and not agentive and (not free or _PROPERTY.match(lead) or _is_body(scene, free[0])):
            return _held(scene, founded[-1], "founded")
        again = _named_again(scene, earlier.span.start, earlier.span.end)
        if again is not None and (not free or again.span is None or again.span.start < free[0].span.start):
            return again
        if free:
            return _held(scene, free[0], "clause")
        setting = _setting(scene, groups, earlier.span)
        if setting is not None:
            return _held(scene, setting, "setting")
    return None


def _subjects(scene: Scene, groups: list[Group], clause: Span) -> list[Group]:
    """The mentions of a clause that can be its subject, but those who only report."""
    return [
        g
        for g in groups
        if _nominative(scene, g, clause.start)
        and not _is_route(scene, g)
        and not _REPORTS.match(scene.text[g.span.end : clause.end])
    ]


def _from_before(scene: Scene, lead: str) -> Holder | None:
    """The subject of a sentence before, in the same paragraph; or what that sentence founded, if a property follows."""
    for number, earlier in enumerate(_paragraph(scene)):
        if number == 0:
            continue
        clauses = earlier.sentence.clauses
        if number == 1 and _PROPERTY.match(lead):
            founded = [g for g in earlier.inside(clauses[-1].span) if _founded(earlier, g, clauses[-1].span)]
            if founded:
                return _held(earlier, founded[-1], "founded before", carried=True)
        for clause in clauses:
            free = _subjects(earlier, earlier.inside(clause.span), clause.span)
            free = [g for g in free if not _is(scene, g, {"Person"})]
            again = _named_again(earlier, clause.span.start, clause.span.end)
            if again is not None and (not free or again.span is None or again.span.start < free[0].span.start):
                return Holder(again.things, again.span, "before", carried=True)
            if free:
                return _held(earlier, free[0], "before", carried=True)
    return None


def _named_again(scene: Scene, start: int, end: int) -> Holder | None:
    """A thing called by the last word of its name at the head of a clause: 电站总装机, 计划总额."""
    text = scene.text
    tokens = [t for t in scene.tokens if start <= t.start < min(end, start + 8)]
    if any(t.tag == "m" for t in tokens[:2]):
        return None  # 6座电站 are not the one named
    head = next((t for t in tokens if t.tag not in ("t", "TIME", "r", "d", "c", "m", "q", "w", "ad", "f")), None)
    if head is None or head.tag not in ("n", "nz", "vn") or head.end - head.start < 2 or scene.covered(head.start):
        return None
    word = text[head.start : head.end]
    if word in _TOO_GENERAL:
        return None
    span = Span(head.start, head.end)
    if scene.topic is not None and _ends_with(scene, scene.topic, word):
        return Holder((scene.topic,), span, "again")
    for earlier in _back(scene):
        for g in reversed(earlier.groups):
            for thing in reversed(g.things):
                if g.span.end <= head.start and _ends_with(scene, thing, word):
                    return Holder((thing,), span, "again")
    return None


_TOO_GENERAL = frozenset(
    ["企业", "公司", "地区", "城市", "国家", "政府", "部门", "单位", "机构", "服务", "产业", "市场", "经济", "银行"]
)
_ASIDE = re.compile(r"（[^）]*）|[》”]")


def _ends_with(scene: Scene, thing: int, word: str) -> bool:
    """Whether one of a thing's names ends in a word, and is more than it."""
    return any(len(form) > len(word) + 1 and form.endswith(word) for form in map(_bare, scene.things[thing].forms))


def _bare(form: str) -> str:
    return _ASIDE.sub("", form)


def _back(scene: Scene) -> Iterator[Scene]:
    """The sentence and the eleven before it, the nearest first."""
    here: Scene | None = scene
    for _ in range(12):
        if here is None:
            return
        yield here
        here = here.before


def _in_scope(scene: Scene, thing: int, kind: str) -> bool:
    """Whether a place is of the level that 全省, 全市 … speak of."""
    entry = scene.things[thing].entry
    if kind == "region" and entry is not None and entry.level not in ("province", ""):
        return False
    return bool(set(_SCOPES[kind]) & set(scene.classes(thing)))


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
    return takewhile(lambda earlier: earlier.sentence.paragraph == scene.sentence.paragraph, _back(scene))


def _last_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return max(pattern.finditer(text, start, end), key=lambda match: match.start(), default=None)


def _is(scene: Scene, g: Group, classes: set[str]) -> bool:
    return bool(classes & set(scene.classes(g.things[0])))


def _is_body(scene: Scene, g: Group) -> bool:
    return _is(scene, g, {"GovernmentBody", "Region", "City", "Country", "District"})


def _is_measured(scene: Scene, g: Group, quantity: Quantity) -> bool:
    """Whether a number stands before what it measures: 长6.8公里的海底隧道, 10亿元青年基金, 3万名在沪台胞."""
    gap = scene.text[quantity.span.end : g.span.start]
    if not _MEASURED.match(gap):
        return False
    if quantity.kind in ("count", "people"):
        classes = {"Group", "Policy"} if quantity.unit in ("名", "人", "位", "项", "条") else set()
        return _is(scene, g, _MEASURABLE if "的" in gap else classes)
    return _is(scene, g, _MEASURABLE) and ("的" in gap or _is(scene, g, {"Fund"}))


def _is_route(scene: Scene, g: Group) -> bool:
    """Whether a mention is an end of a route: 甲至乙, 从甲到乙."""
    for other in scene.groups:
        between = (
            scene.text[g.span.end : other.span.start]
            if other.span.start >= g.span.end
            else scene.text[other.span.end : g.span.start]
        )
        if 0 < len(between) <= 9 and _ROUTE.match(between):
            return True
    return False


def _nominative(scene: Scene, g: Group, start: int) -> bool:
    """Whether a mention can be a subject: after no verb and no preposition, of a class that figures are about."""
    text = scene.text
    if set(scene.classes(g.things[0])) <= _NO_SUBJECT or any(d.span.overlaps(g.span) for d in scene.dates):
        return False
    if len(g.things) > 1 and g.span.end - g.span.start == len(g.things):  # 粤港澳 before a noun is an attribute
        return False
    if _RELATIVE.match(text[start : g.span.start]) or _is_made_by(scene, g, start):
        return True  # 由甲承建的乙, 位于甲的乙, 甲与丙合作的乙
    if any(
        t.tag == "v" and start <= t.start and t.end <= g.span.start and not scene.covered(t.start) for t in scene.tokens
    ):
        return False
    return not _PREPOSITION.search(text[max(start, g.span.start - 5) : g.span.start])


def _is_made_by(scene: Scene, g: Group, start: int) -> bool:
    """Whether a mention is the head of a relative clause with a subject of its own, and has a predicate."""
    before, after = scene.text[start : g.span.start], scene.text[g.span.end : g.span.end + 1]
    if not before.rstrip("“《").endswith("的") or after in "，。；" or len(before) > 40 or not _is(scene, g, _WORKS):
        return False
    first = next((other for other in scene.inside(Span(start, g.span.start))), None)
    return first is not None and first.span.start - start <= 2 and not re.search(r"[了已将正还，]", before)


def _is_through(scene: Scene, g: Group) -> bool:
    """经甲口岸通行的班列."""
    return bool(re.search(r"(?:经由?|通过)$", scene.text[max(0, g.span.start - 2) : g.span.start]))


def _founded(scene: Scene, g: Group, clause: Span) -> bool:
    """Whether a mention is what its clause founds, builds or issues, and ends it."""
    if not _is(scene, g, _MEASURABLE | {"Organization", "Company", "GovernmentBody"}):
        return False
    rest = _ASIDE.sub("", scene.text[g.span.end : clause.end])
    return bool(_FOUNDS.search(scene.text[clause.start : g.span.start])) and len(rest) <= 8


def _setting(scene: Scene, groups: list[Group], clause: Span) -> Group | None:
    """The place of a clause that only sets the scene: 在甲乙大桥的施工现场，"""
    if not groups or groups[0].span.start - clause.start > 6:
        return None
    opening, rest = scene.text[clause.start : groups[0].span.start], scene.text[groups[-1].span.end : clause.end]
    return groups[-1] if _LOCATIVE.search(opening) and _SCENE.match(rest) else None
