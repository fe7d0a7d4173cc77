"""What the text before a figure's clause tells of what it is about: subjects carried over, places of the passage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from zhitu.extract.clauses.again import ALL_TOLD, ends_with, named_again, told_of_all
from zhitu.extract.clauses.heads import modifies
from zhitu.extract.clauses.roles import (
    WORKS,
    headed,
    innermost,
    is_body,
    is_called_account,
    is_founded,
    is_of,
    narrowed,
    setting_of,
    subjects_of,
)
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.classes import PLACES, STRUCTURES
from zhitu.extract.text.wording import SLOT
from zhitu.model import Span

__all__ = [
    "AGENTIVE",
    "OF_TOWN",
    "Holder",
    "account_before",
    "from_before",
    "from_clauses",
    "held",
    "is_all_told",
    "is_under_way",
    "main_places",
    "site",
    "whole_of_phases",
]


class Holder(NamedTuple):
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
    r"^(?:预计|计划|规划|设计|力争|成员|单[户笔]|存续|期限|额度|首期|首批|一期|总|全长|全线|年|日|月|占地|用地|面积|规模|注册|有效|为期|工期|建设周期|采用|包括|包含|涵盖"
    r"|覆盖|面向|可|能|将|共|现|已|拟|其中|服务|容纳|提供|设有|设|配备|配置|拥有|今年|目前|届时|由|自)"
)
AGENTIVE = re.compile(
    r"^(?:并|还|也|同时|又|再|深入|加快|大力|积极|持续|不断|新|累计|已累计|已|共|先后|目前|成功)*(?:建成|实施|推动|推进|开展|吸引|支持|签署|组织|出台|印发|引进|培育|培养|落实"
    r"|促进|加强|完成|实现|举办|设立|成立|建设|打造|发放|帮助|带动)"
)
_RIGHT = {
    "own": 0.9, "scope": 0.95, "nation": 0.92, "same": 0.9, "share": 0.85, "measured": 0.85, "landing": 0.85,
    "table": 0.85, "bracket": 0.9, "again": 0.8, "founded": 0.8, "clause": 0.8, "beside": 0.75, "through": 0.75,
    "person": 0.7, "last": 0.8, "before": 0.8, "setting": 0.6, "founded before": 0.5, "topic": 0.8, "network": 0.5,
    "home": 0.8, "reporter": 0.4, "whole": 0.9,
}  # fmt: skip


def held(scene: Scene, g: Group, rule: str) -> Holder:
    """A mention as holder; a bare 大桥 is the document's topic where that is a 大桥, not the last one named."""
    word = scene.text[slice(*g.span)]
    called = g.mentions[0].anaphor and scene.topic is not None and ends_with(scene, scene.topic, word)
    pointed = scene.text[g.span.start - 1 : g.span.start] in ("该", "这", "此")
    named = g.things if rule == "clause" else g.things[:1]
    things = (scene.topic,) if called and not pointed and scene.topic is not None else named
    if (about := _since_issued(scene, g)) is not None:
        things = (about,)
    return Holder(things, g.span, rule)


#: 《甲新区规划》发布两年来, 甲通道规划自2019年实施以来: only since when.
_SINCE_ISSUED = re.compile(
    r"[》”]?[^，。；]{0,12}(?:发布|印发|实施|出台|施行|公布|落地|获批|批复)[^，。；]{0,8}(?:以来|年来|月来|后)，"
)


def _since_issued(scene: Scene, g: Group) -> int | None:
    """What a document is about, by its name, where it only tells since when the figures are counted."""
    if not is_of(scene, g, {"Policy"}) or not _SINCE_ISSUED.match(scene.text, g.span.end):
        return None
    name = scene.text[slice(*g.span)]
    named = [
        (len(form), -thing.index)
        for thing in scene.things
        if thing.index != g.things[0] and (PLACES | WORKS) & set(thing.classes)
        for form in thing.forms
        if len(form) > 2 and form in name
    ]
    return -max(named)[1] if named else None


#: What only works, vehicles and rivers have, and not who builds or designs them.
_ALONG = re.compile(
    r"^(?:正线|线路|主线|路线|全线|主桥|桥梁|隧道|航道)?(?:全长|总长|总里程|全程|主跨|(?:设计|最高)?(?:运营|行驶|设计)?(?:时速|速度)"
    r"|(?:项目|工程)?(?:计划|预计|估算)?总投资|占地|总?建筑面积|总工期|工期|总造价)"
)
_LONG = WORKS | {"NaturalFeature"}


def from_clauses(scene: Scene, index: int, lead: str) -> Holder | None:
    """The subject of an earlier clause of the sentence, or what that clause founded; of a length rather a work."""
    before = scene.text[scene.sentence.span.start : scene.sentence.clauses[index].span.start]
    along = _ALONG.match(lead) and not told_of_all(before, lead[:2])
    if along and (found := _from_clauses(scene, index, lead, _LONG)) is not None:
        return found
    return _from_clauses(scene, index, lead, None)


#: 一期投资12亿元，二期投资18亿元，|总投资30亿元: of both together.
_IN_ALL, _PHASE = re.compile("总|合计|共计?"), re.compile("第?[一二三四五六]期(?:工程|项目)?$")


def whole_of_phases(scene: Scene, lead: str, at: int) -> Holder | None:
    """The work of which a sentence has told phases, where a clause before a figure sums them up."""
    if not _IN_ALL.match(lead):
        return None
    named = ((t, scene.things[t].name, g) for g in scene.groups if g.span.end <= at for t in g.things)
    phases = {t: (_PHASE.sub("", name), g) for t, name, g in named if _PHASE.search(name)}
    wholes = {whole for whole, _ in phases.values()}
    if len(phases) < _SEVERAL or len(wholes) > 1:
        return None
    whole = next((thing.index for thing in scene.things if thing.name in wholes), None)
    return None if whole is None else Holder((whole,), next(g.span for _, g in phases.values()), "whole")


_SEVERAL = 2


def _from_clauses(scene: Scene, index: int, lead: str, classes: set[str] | None) -> Holder | None:
    """The subject of an earlier clause, of one of the classes."""
    agentive = bool(AGENTIVE.match(lead))
    done = agentive or _DONE.match(lead) is not None
    effect = _EFFECT.match(lead) is not None
    for number, earlier in reversed([*enumerate(scene.sentence.clauses[:index])]):
        groups = [g for g in scene.inside(earlier.span) if not is_all_told(scene, g)]
        if number and groups and _LISTED_ON.fullmatch(scene.masked(*earlier.span)):
            continue
        if classes is not None:
            groups = [g for g in groups if is_of(scene, g, classes)]
        founded = [g for g in groups if is_founded(scene, g, earlier.span)]
        free = [g for g in subjects_of(scene, groups, earlier.span) if not is_of(scene, g, {"Person"})]
        since = scene.sentence.clauses[number + 1 : index + 1]
        if (
            founded
            and done
            and is_of(scene, founded[-1], {"Programme", "Fund"})
            and not is_of(scene, founded[-1], _BUILT)
        ):
            free = [g for g in free if g not in founded]
            founded = []  # 甲区推进“乙计划”，新增丙所: whoever carries it out
        own = _PROPERTY.match(lead) or any(_SAME_YEAR.match(scene.text, clause.span.start) for clause in since)
        turned = next((g for g in groups if _TURNED.search(scene.text[earlier.span.start : g.span.start])), None)
        if turned is not None and scene.text[turned.span.end : earlier.span.end].lstrip("”》") in ("，", "后，"):
            return held(scene, turned, "clause")  # 甲中心改造为乙中心后，……
        if founded and not agentive and (not free or own or is_body(scene, free[0])):
            return held(scene, founded[-1], "founded")
        again = named_again(scene, earlier.span.start, earlier.span.end)
        if again is not None and (not free or again[1].start < free[0].span.start):
            return Holder((again[0],), again[1], "again")
        if free and is_of(scene, free[0], _WORKS_ONLY) and OF_TOWN.match(lead):
            continue  # 甲大道通车，新建农村公路9公里
        if free and not lead and is_under_way(scene, free[0], earlier.span.end):
            continue  # 甲计划深入实施，|12家企业成立联盟
        if free and effect and number and modifies(scene, free[0]):
            continue  # 甲水库明年建成，乙省|货物经此出海，每年可节省……: of what is built
        if free:
            free = headed(scene, free, earlier.span.start)
            return held(scene, narrowed(scene, free, free[1:]), "clause")
        setting = setting_of(scene, groups, earlier.span)
        if setting is not None and (scene.classes(setting.things[0]) != ("Conference",) or _ATTENDED.search(lead)):
            return held(scene, setting, "setting")  # 在甲大会上，……: of the meeting only who came to it
    return None


#: All that is told of a programme: that it goes on.
_UNDER_WAY = re.compile(
    "[》”]?(?:建设|工作|改革)?(?:正|已)?(?:深入|全面|加快|扎实|有序|稳步|顺利|持续|接续|全力|有效)*(?:实施|推进|启动|开展|落实|落地)[，；]?"
)


def is_under_way(scene: Scene, g: Group, end: int) -> bool:
    """Whether a clause that ends at `end` says of a programme that it goes on, and nothing else."""
    return is_of(scene, g, {"Programme", "Policy"}) and _UNDER_WAY.fullmatch(scene.text, g.span.end, end) is not None


#: What a town has, and no single work in it: 新建农村公路9公里, 自来水普及率96%.
OF_TOWN = re.compile(
    "(?:新增|新建|新改建|改扩建|新改扩建|改造|累计|完成|共|全年|建成|实施)*[^，。；\\d]{0,6}?(?:农村公路|绿地|普及率|参保率|入学率|就业人?[员数]?|城镇化率|人均|居民"
    "|生产总值|财政收入|绿化|森林覆盖率|优良天数|保障性?住?房|棚户?区?改造?|老旧小区|幼儿园|中小学|学位)"
)
_WORKS_ONLY = frozenset(("Facility", "Project", "Programme"))
#: What somebody does who carries out a programme.
_DONE = re.compile("(?:累计|已|共|先后|全年|目前)*(?:新增|新建|新设|改建|改造|扩建|投入|安排|培训|组建|认定)")
_TURNED = re.compile("(?:改造|改建|扩建|升级|更名|改名|改制|转型|组建|整合)(?:成|为)[“《]?$")
_BUILT = frozenset(("Project", "Facility", "Zone"))
#: 甲公司在乙市设立丙公司，当年产值过亿: of what was founded.
_SAME_YEAR = re.compile("(?:当年|当月|次年|翌年|第二年)")
#: What a thing will do every year.
_EFFECT = re.compile("(?:预计|今后|未来|有望|将)*(?:每年|年)?(?:均|平均)?可|(?:预计|今后|未来)每年")
_ATTENDED = re.compile("参加|参会|参展|出席|到场|来自|嘉宾|代表|观众|选手|展|签约|发布|观众|成交")
#: A clause of names alone goes on with the list of the clause before: 途经甲省乙、丙，丁省戊，.
_LISTED_ON = re.compile(rf"[{SLOT}、和及与，]*")


def is_all_told(scene: Scene, g: Group) -> bool:
    """甲、乙等30个项目: what follows is about all of them together, and not about those that are named."""
    end = g.span.end
    if scene.text.startswith("，", end):  # 投资7亿元的甲项目，|投资5亿元的乙项目等12个项目
        following = next((h for h in scene.groups if h.span.start > end), g)
        if not is_of(scene, following, set(scene.classes(g.things[0]))):
            return False
        end = following.span.end
    return (_ALL_OF if len(g.things) > 1 else ALL_TOLD).match(scene.text, end) is not None


#: 甲、乙|等续建项目|顺利推进.
_ALL_OF = re.compile(f"{ALL_TOLD.pattern}|等[一-龥]{{0,6}}?(?:项目|工程)")


#: 《公报》|显示，……; 数据显示，…….
_SHOWS = re.compile(
    "(?:该|上述)?(?:《?[一-龥]{0,6}(?:公报|报告|年报|[白蓝绿]皮书|快报|简报)》?|统计|数据|调查)(?:统计)?(?:结果|数据)?(?:显示|表明|指出)，"
)


def account_before(scene: Scene) -> tuple[Scene, Group] | None:
    """The report that a sentence before tells of, and where, if the paragraph goes on with what it shows."""
    shows = False
    for earlier in scene.in_paragraph():
        shows = shows or _SHOWS.match(earlier.text, earlier.sentence.span.start) is not None
        named = next((g for g in reversed(earlier.groups) if is_called_account(earlier, g)), None)
        if named is not None:
            return (earlier, named) if shows else None
        if earlier.groups and earlier is not scene and not shows:
            return None
    return None


def from_before(scene: Scene, lead: str) -> Holder | None:
    """The subject of a sentence before, in the same paragraph; or what that sentence founded, if a property follows."""
    for number, earlier in enumerate(scene.in_paragraph()):
        if number == 0 or earlier.sentence.dateline:
            continue
        clauses = earlier.sentence.clauses
        if number == 1 and _PROPERTY.match(lead):
            founded = [g for g in earlier.inside(clauses[-1].span) if is_founded(earlier, g, clauses[-1].span)]
            if founded:
                return held(earlier, founded[-1], "founded before")
        setting = setting_of(earlier, earlier.inside(clauses[0].span), clauses[0].span)
        for clause in clauses:
            free = subjects_of(earlier, earlier.inside(clause.span), clause.span)
            if setting is not None and free and len(free[0].things) > 1 and free[0].span.start > setting.span.end:
                return held(earlier, setting, "setting")  # 在甲省，乙、丙、丁……。共建成……
            issued = _issued(earlier, clause.span) if free and is_body(earlier, free[0]) else None
            if issued is not None and not AGENTIVE.match(lead):
                return held(earlier, issued, "before")  # 某部门印发《办法》。对30项商品实施……
            free = [g for g in free if not is_of(scene, g, {"Person"})]
            again = named_again(earlier, clause.span.start, clause.span.end)
            if again is not None and (not free or again[1].start < free[0].span.start):
                return Holder((again[0],), again[1], "before")
            if free:
                return held(earlier, narrowed(earlier, free, free[1:]), "before")
    return None


def _issued(scene: Scene, clause: Span) -> Group | None:
    """The document that a clause says to be issued."""
    named = [g for g in scene.inside(clause) if is_of(scene, g, {"Policy"}) and is_founded(scene, g, clause)]
    return named[-1] if named else None


_SITES = PLACES | STRUCTURES


def site(scene: Scene, at: int) -> int | None:
    """Where 当地 is: the place or site that the clauses before speak of, in the same paragraph."""
    for earlier in scene.in_paragraph():
        for clause in reversed(earlier.sentence.clauses):
            groups = [g for g in earlier.inside(clause.span) if g.span.end <= at]
            setting = setting_of(earlier, groups, clause.span)
            free = subjects_of(earlier, groups, clause.span)
            named = [setting] if setting is not None else [innermost(earlier, free)] if free else []
            if named and is_of(earlier, named[0], _SITES):
                return named[0].things[-1]
    return None


def main_places(scenes: Sequence[Scene]) -> dict[int, int]:
    """Places and how much the document speaks of them, the most first; the title counts four times."""
    counts: Counter[int] = Counter()
    for scene in scenes:
        for g in scene.groups:
            for thing in g.things:
                if PLACES & set(scene.classes(thing)):
                    counts[thing] += 4 if scene.sentence.paragraph == 0 else 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
