"""Things without a name that a clause tells of: they hide what would be carried over from a clause before."""

from __future__ import annotations

import re

from zhitu.extract.clauses.antecedents import OF_CLASS, ZONES
from zhitu.extract.clauses.heads import Head, subject_head
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.classes import BODIES, FIRMS
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = [
    "counts_its_own",
    "is_of_other_kind",
    "is_undertaking",
    "is_vague",
    "measures_undertaking",
    "told_since",
    "unnamed",
]

_BUILDING = frozenset(("项目", "工程"))
_PHASED = re.compile("(?:^|[，：])(?:其中)?第?[一二三四五六首]期$")
#: 项目|将建设甲工厂: the undertaking, and not whoever signed for it.
_UNDERTAKING = re.compile(f"{wording('undertaking-this')}?{wording('nameless-undertakings')}(?![一-龥]?[方部组]|是)")
_UNDERTAKEN = frozenset(("Project", "Facility", "Zone", "Programme"))
#: 这个项目的启动|对推动甲市……意义重大: what is weighed, and not who weighs it.
_WEIGHED = re.compile(f"(?!{wording('no-weighed')})[一-龥]{{2,}}(?<!会议)对于?{wording('weighed-how')}*$")
_NUMBERED = re.compile("(?:\\d|[两二三四五六七八九十多])[个家座条项所]$")
#: 我厅|高度重视: whose text it is acts, and no name.
_WE = re.compile("[^，。；]{0,6}?我[厅局委办部院处会司行校](?![员])")
_THINGS = BODIES | {"Facility", "Zone", "Project"}


def unnamed(scene: Scene, start: int, at: int, carried: Group | None = None) -> Head | None:
    """What heads the subject of a verb, where that is a noun that names nothing; of `carried`, if it is not dropped.

    A bare noun of the kind of what would be carried over points back to it: 甲大学……，学校与乙公司合作. A thing without
    a name that a clause since then tells of hides it: 甲园区建成，二期厂房占地20亩，年底投用.
    """
    if (
        vague := is_vague(scene, carried.span.end if carried is not None and carried.mentions else start, at)
    ) is not None:
        return Head(vague, None)
    head = subject_head(scene, start, at)
    if head is not None:
        return None if head.group is not None or _means(scene, head, carried) else head
    if _WEIGHED.match(scene.masked(start, at)):
        return Head(Span(start, at), None)
    return told_since(scene, start, carried) if carried is not None and carried.mentions else None


def is_vague(scene: Scene, start: int, at: int) -> Span | None:
    """The word of a sentence between two places that may mean one of two things as well as the other."""
    return next((word for word in scene.vague if start <= word.start < at), None)


#: 甲大学|直属6家医院的11个工作站同步在该院|揭牌: what so many of its own do.
_ITS_MANY = re.compile(
    r"(?:[直下所]属|旗下|的)?[^，。；、：（）第由与和\d]{0,8}(?:\d+(?:余|多)?|[两三四五六七八九十]+)[个家项座所](?![月半小])[^，。；：（）]*$"
)


def counts_its_own(scene: Scene, name: Span, word: Span) -> bool:
    """Whether a count of what a thing has stands between its name and a word of its clause."""
    here = scene.clause(word.start).span.contains(name) and name.end <= word.start
    return here and _ITS_MANY.match(scene.masked(name.end, word.start)) is not None


def is_undertaking(scene: Scene, start: int, at: int, carried: Group) -> bool:
    """Whether a clause has an undertaking without a name for its subject, and what would be carried over is none."""
    opening = _UNDERTAKING.match(scene.masked(start, at))
    return opening is not None and _UNDERTAKEN.isdisjoint(scene.classes(carried.things[0]))


#: 甲集团建设光伏基地，|项目占地300亩: what is measured of an undertaking, and not of who undertakes it.
_MEASURED = re.compile(
    f"{wording('undertaking-this')}?{wording('measured-undertakings')}(?:计划|预计|规划)?"
    f"(?=总?{wording('undertaking-measures')})"
)
_UNDERTAKERS = FIRMS | {"GovernmentBody"}
#: 签约|项目12个|，项目总投资100亿元: of all that were counted.
_SO_MANY = re.compile("\\d[余多]?[个项家批]")


def measures_undertaking(scene: Scene, name: Span, things: tuple[int, ...], at: int) -> bool:
    """Whether a clause behind the name of a firm or an organ, up to the figure at `at`, measures what it undertakes."""
    if not _UNDERTAKERS.issuperset(scene.classes(things[0])):
        return False
    since = (c.span.start for c in scene.sentence.clauses if name.end <= c.span.start <= at)
    return any(
        _MEASURED.match(scene.text, start) and not _SO_MANY.search(scene.text, name.end, start) for start in since
    )


#: Words for bodies of one kind.
_KINDS_OF_BODY = frozenset((*words("called-schools"), "医院", "研究院", "实验室", "公司"))


#: 公司|320家, 公司|总数达320家: how many there are.
_FIRMS_COUNTED = re.compile("[^，。；]{0,6}?(?:\\d|数)[^，。；]*?[家户个]")


#: 甲市首条高铁开工。|铁路全长135公里，总投资149亿元: a work that no name tells, and not the town's railways.
_WORK = re.compile(
    f"[，。；]?(?:该|这[座条]|整[座条个])?{wording('called-facilities')}(?:工程)?(?:正线|主线|主桥)?{wording('work-measures')}"
)
#: 甲市某港开港。|港区规划面积300亩: the grounds of a work, and not the town.
_GROUNDS = re.compile("(?:整个|该)?[港厂校院矿]区(?!间|域|域内)")
_LANDS = frozenset(("Country", "Region", "City", "District"))


def _is_of_work(scene: Scene, at: int, thing: int) -> bool:
    """Whether a sentence begins with the measures of a work without a name, and would be carried over to a place."""
    start, end = scene.sentence.span
    lands = _LANDS.issuperset(scene.classes(thing))
    return lands and start <= at and _WORK.match(scene.masked(start, end)) is not None


def is_of_other_kind(scene: Scene, start: int, at: int, thing: int) -> bool:
    """Whether a clause begins with a noun for what a body is none of: 甲医院有床位50张。|学校招生80人."""
    if _is_of_work(scene, at, thing):
        return True
    if _GROUNDS.match(scene.text, start) and _LANDS.issuperset(scene.classes(thing)):
        return True
    first = next((t for t in scene.words(start, at) if t.tag not in ("t", "TIME", "d", "w")), None)
    word = scene.text[first.start : first.end] if first is not None else ""
    if not (word in _KINDS_OF_BODY or word in ZONES) or first is None or scene.covered(first.start):
        return False
    classes = scene.classes(thing)
    if word in ZONES:  # 甲市居民增加。|合作区|产值3亿元
        return not {"Country", "Region", "City"}.isdisjoint(classes)
    firm = word == "公司" and not _FIRMS_COUNTED.match(scene.text, first.end)  # 甲港吞吐量……。|公司研发投入2亿元
    if (BODIES.isdisjoint(classes) and not firm) or not OF_CLASS[word].isdisjoint(classes):
        return False
    return not any(form.endswith(word) for form in scene.things[thing].forms)


def told_since(scene: Scene, end: int, carried: Group) -> Head | None:
    """The thing without a name that a clause between a name and the place `end` tells of."""
    if (vague := is_vague(scene, carried.span.end, end)) is not None:
        return Head(vague, None)
    for clause in reversed(scene.sentence.clauses):
        if carried.span.end <= clause.span.start and clause.span.end <= end:
            other = _thing_of(scene, clause.span, carried)
            if other is not None:
                return other
    before = scene.before
    further = before is not None and carried.span.end < before.sentence.span.end <= scene.sentence.span.start
    return told_since(before, end, carried) if before is not None and further else None


def _means(scene: Scene, head: Head, carried: Group | None) -> bool:
    """Whether a bare noun is what the thing carried over is called by, or what things of its kind are."""
    if not head.bare or carried is None:
        return False
    if _NUMBERED.search(scene.text, max(0, head.span.start - 4), head.span.start):
        return False  # 两个|项目
    word, thing = head.span.of(scene.text), scene.things[carried.things[0]]
    called = any(len(form) > len(word) and form.endswith(word) for form in thing.forms)
    return called or not OF_CLASS.get(word, set()).isdisjoint(thing.classes)


def _thing_of(scene: Scene, clause: Span, carried: Group) -> Head | None:
    """The thing without a name that is the subject of a clause; of 目前桥梁、隧道分别完成80% none."""
    we = _WE.match(scene.text, clause.start, clause.end)
    if we is not None:
        return Head(Span(*we.span()), None)
    verb = next((t.start for t in scene.words(*clause) if t.tag == "v" and not scene.covered(t.start)), None)
    if verb is None:
        return None
    taking = scene.text.startswith("为", verb)
    if taking:  # 示范区以甲城为核心
        found = (t.start for t in scene.words(clause.start, verb) if scene.text[t.start : t.end] == "以")
        verb = next(found, clause.start)
    if scene.text.startswith("是", verb) or "、" in scene.text[clause.start : verb]:
        return None
    head = subject_head(scene, clause.start, verb)
    if head is None or head.group is not None or _means(scene, head, carried):
        return None
    if head.span.of(scene.text) in _BUILDING and _PHASED.search(scene.masked(clause.start, head.span.start)):
        return None  # 一期|项目建成后: of the whole
    kind = lexicon().head_at(scene.text, head.span.end, clause.start if taking else head.span.start)
    return head if kind is not None and len(kind.word) > 1 and not _THINGS.isdisjoint(kind.classes) else None
