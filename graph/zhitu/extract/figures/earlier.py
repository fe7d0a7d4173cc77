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
from zhitu.extract.figures.shares import is_one_of_several
from zhitu.extract.text.classes import BODIES, FIRMS, PLACES, STRUCTURES
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Span

__all__ = [
    "AGENTIVE",
    "DEED",
    "TRADED_WITH",
    "Holder",
    "account_before",
    "from_before",
    "from_clauses",
    "held",
    "is_all_told",
    "is_called_partner",
    "is_of_town",
    "is_property",
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
_PROPERTY = re.compile(f"^(?:{wording('property-of-founded')}|{wording('standing')})")
#: 引进|人才120人, 新增|技术工人3万人: what whoever reports has done.
DEED = re.compile(f"(?:累计|共|已|新)*(?:{wording('figure-deeds')}|{wording('figure-building')}|新增|净增|招引)")
AGENTIVE = re.compile(f"^{wording('agent-adverbs')}*{wording('agent-verbs')}")
_RIGHT = {
    "own": 0.9, "scope": 0.95, "nation": 0.92, "same": 0.9, "share": 0.85, "measured": 0.85, "landing": 0.85,
    "table": 0.85, "bracket": 0.9, "again": 0.8, "founded": 0.8, "clause": 0.8, "beside": 0.75, "through": 0.75,
    "person": 0.7, "last": 0.8, "before": 0.8, "setting": 0.6, "founded before": 0.5, "topic": 0.8, "network": 0.5,
    "home": 0.8, "reporter": 0.4, "whole": 0.9, "series": 0.8,
}  # fmt: skip


#: Rules by which a figure may be of all in a list.
_OF_LIST = frozenset(("clause", "before", "setting"))


def held(scene: Scene, g: Group, rule: str) -> Holder:
    """A mention as holder; a bare 大桥 is the document's topic where that is a 大桥, not the last one named."""
    word = scene.text[slice(*g.span)]
    called = g.mentions[0].anaphor and scene.topic is not None and ends_with(scene, scene.topic, word)
    pointed = scene.text[g.span.start - 1 : g.span.start] in ("该", "这", "此")
    named = g.things if rule in _OF_LIST else g.things[:1]
    things = (scene.topic,) if called and not pointed and scene.topic is not None else named
    if (about := _since_issued(scene, g)) is not None:
        things = (about,)
    return Holder(things, g.span, rule)


#: 《甲新区规划》发布两年来, 甲通道规划自2019年实施以来: only since when.
_SINCE_ISSUED = re.compile(
    rf"[》”]?[^，。；]{{0,12}}{wording('since-issued')}[^，。；]{{0,8}}{wording('since-issued-ends')}，"
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
_ALONG = re.compile(f"^{wording('along-works')}?{wording('along-measures')}")
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


#: What a line has, and none that runs it; how it is run.
_OF_LINE = re.compile("(?:线路|正线|全线)?(?:全长|总长)|(?:共|沿线)?设(?:有|置)?$")
_RUNS, _RUNNERS = re.compile("(?:运营|营运|经营|管理)(?:了|着|的)?[“]?$"), FIRMS


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
        if free and is_of(scene, free[0], _RUNNERS) and _OF_LINE.match(lead):
            line = next((g for g in reversed(groups) if g is not free[0] and is_of(scene, g, {"Facility"})), None)
            if line is not None and _RUNS.search(scene.text, earlier.span.start, line.span.start):
                return held(scene, line, "founded")  # 甲公司运营乙地铁四号线，|全长30公里
        again = named_again(scene, earlier.span.start, earlier.span.end)
        if again is not None and (not free or again[1].start < free[0].span.start):
            return Holder((again[0],), again[1], "again")
        if free and is_of_town(scene, free[0].things[0], lead):
            continue  # 甲大道通车，新建农村公路9公里
        if free and not lead and is_under_way(scene, free[0], earlier.span.end):
            continue  # 甲计划深入实施，|12家企业成立联盟
        if free and TRADED_WITH.search(lead) and is_called_partner(scene, free[0]):
            if (whose := _whose_partner(scene, free[0], earlier.span.end)) is not None:
                return held(scene, whose, "clause")
            continue
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
    f"[》”]?(?:建设|工作|改革)?(?:正|已)?{wording('under-way-adverbs')}*{wording('under-way-verbs')}[，；]?"
)


def is_under_way(scene: Scene, g: Group, end: int) -> bool:
    """Whether a clause that ends at `end` says of a programme that it goes on, and nothing else."""
    return is_of(scene, g, {"Programme", "Policy"}) and _UNDER_WAY.fullmatch(scene.text, g.span.end, end) is not None


#: What a town has, and no single work in it.
_OF_TOWN = re.compile(rf"{wording('town-works-done')}*[^，。；\d]{{0,6}}?{wording('town-figures')}")
#: Things of which a town's figures are none.
WORKS_ONLY = frozenset(("Facility", "Project", "Programme", "Product"))
#: 年末|公路里程, 私营企业|出口: what a town has, and no body or work in it; but 附属|小学, 旗下|私营企业.
_TOWNS_ONLY = re.compile(
    f"(?:年末|期末|全年|目前)?{wording('town-works-done')}*"
    f"(?:(?!{wording('towns-not-of')})[^，。；\\d]){{0,4}}?{wording('town-classes')}"
)
_IN_TOWNS = WORKS_ONLY | BODIES - {"GovernmentBody", "FinancialInstitution"}


def is_of_town(scene: Scene, thing: int, lead: str) -> bool:
    """Whether the words before a figure measure what a town has, and no body or work that stands before them."""
    classes = set(scene.classes(thing))
    return classes <= _IN_TOWNS and bool(_TOWNS_ONLY.match(lead) or (classes <= WORKS_ONLY and _OF_TOWN.match(lead)))


#: What somebody does who carries out a programme.
_DONE = re.compile(f"{wording('carried-out-adverbs')}*{wording('carried-out')}")
_TURNED = re.compile(f"{wording('turned-into')}(?:成|为)[“《]?$")
_BUILT = frozenset(("Project", "Facility", "Zone"))
#: What a clause begins with that goes on about what was founded.
_SAME_YEAR = re.compile(wording("founded-that-year"))
#: What a thing will do every year.
_EFFECT = re.compile(
    f"(?:{wording('foreseen')}|{wording('effect-ahead')})*(?:每年|年)?(?:均|平均)?可|(?:预计|今后|未来)每年"
)
_ATTENDED = re.compile(wording("came-to-meeting"))
#: A clause of names alone goes on with the list of the clause before: 途经甲省乙、丙，丁省戊，.
_LISTED_ON = re.compile(rf"[{SLOT}、和及与，]*")


def is_property(lead: str) -> bool:
    """Whether words before a figure begin with what only a work, or what is founded, has: 总投资, 全长.

    >>> is_property("总投资"), is_property("新增上市企业")
    (True, False)
    """
    return _PROPERTY.match(lead) is not None or _ALONG.match(lead) is not None


def is_all_told(scene: Scene, g: Group) -> bool:
    """甲、乙等30个项目: what follows is about all of them together, and not about those that are named."""
    end = _behind_bracket(scene, g.span.end)
    for following in scene.groups:
        if following.span.start < end:
            continue
        # 投资7亿元的甲项目，|投资5亿元的乙项目等12个项目; 甲项目（投资7亿元）、|乙项目（投资5亿元）等12个项目
        listed = scene.text.startswith("，", end) or (end > g.span.end and scene.text[end : end + 1] in "、和与及")
        if not listed:
            break
        if not is_of(scene, following, set(scene.classes(g.things[0]))):
            return False
        end = _behind_bracket(scene, following.span.end)
        if end == following.span.end:
            break
    return (_ALL_OF if len(g.things) > 1 else ALL_TOLD).match(scene.text, end) is not None


def _behind_bracket(scene: Scene, at: int) -> int:
    """The end of a short bracket that opens there."""
    bracket = _BRACKET.match(scene.text, at)
    return bracket.end() if bracket is not None else at


_BRACKET = re.compile("（[^（）]{1,24}）")
#: 甲、乙|等续建项目|顺利推进.
_ALL_OF = re.compile(f"{ALL_TOLD.pattern}|等[一-龥]{{0,6}}?(?:项目|工程)")


#: 《公报》|显示，……; 数据显示，…….
_SHOWS = re.compile(
    rf"(?:该|上述)?(?:《?[一-龥]{{0,6}}{wording('accounts-named')}》?|{wording('account-data')})"
    "(?:统计)?(?:结果|数据)?(?:显示|表明|指出)，"
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
            free = [g for g in free if not is_one_of_several(earlier, g)]
            if setting is not None and free and len(free[0].things) > 1 and free[0].span.start > setting.span.end:
                return held(earlier, setting, "setting")  # 在甲省，乙、丙、丁……。共建成……
            issued = _issued(earlier, clause.span) if free and is_body(earlier, free[0]) else None
            if issued is not None and not AGENTIVE.match(lead):
                return held(earlier, issued, "before")  # 某部门印发《办法》。对30项商品实施……
            free = [g for g in free if not is_of(scene, g, {"Person"})]
            if _ACCOUNTS.search(lead):
                free = [g for g in free if scene.classes(g.things[0]) != ("Product",)]  # 甲班列发运3列。|营业收入5亿元
            again = named_again(earlier, clause.span.start, clause.span.end)
            if again is not None and (not free or again[1].start < free[0].span.start):
                return Holder((again[0],), again[1], "before")
            if free and TRADED_WITH.search(lead) and is_called_partner(earlier, free[0]):
                whose = _whose_partner(earlier, free[0], clause.span.end)
                return None if whose is None else held(earlier, whose, "before")
            if free and is_of_town(earlier, free[0].things[0], lead):
                return None  # 甲港完成3000万吨。|年末公路里程3200公里
            if free:
                return held(earlier, narrowed(earlier, free, free[1:]), "before")
    return None


#: 甲国为乙省第一大贸易伙伴，|对甲国|进出口4亿元: whose trade it is, and whose partner.
TRADED_WITH = re.compile(f"[对自从与同][^，。；]{{1,16}}?{wording('figure-trade-of')}*{wording('figure-trades')}")
_PARTNER = re.compile(
    f"(?:仍|依然|继续|一直)?[是为]了?(?:[^，。；]{{1,12}}?)?最?大的?{wording('figure-trades')}{wording('trade-partners')}"
)


def is_called_partner(scene: Scene, g: Group) -> bool:
    """Whether a clause says of a place that it is somebody's greatest, or so greatest, partner in trade."""
    return is_of(scene, g, set(PLACES)) and _PARTNER.match(scene.text, g.span.end) is not None


def _whose_partner(scene: Scene, g: Group, end: int) -> Group | None:
    """The place whose partner in trade it is said to be."""
    behind = (other for other in scene.groups if g.span.end < other.span.start and other.span.end <= end)
    return next((other for other in behind if is_of(scene, other, set(PLACES))), None)


#: What firms have, and nothing that they make or run.
_ACCOUNTS = re.compile(wording("accounts-of-firms"))


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
