"""What a noun that points back means: the thing that was named by it, told of, or is of its kind."""

from __future__ import annotations

import re
from itertools import pairwise

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Thing
from zhitu.extract.text.classes import FIRMS
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.model import Span

__all__ = [
    "OF_CLASS",
    "ZONES",
    "antecedent",
    "endings",
    "firm_told_of",
    "is_aside",
    "is_introduced",
    "is_list",
    "is_past",
]

#: What a noun that points back may mean.
OF_CLASS: dict[str, set[str]] = {
    word: set(classes)
    for called, classes in (
        (words("called-schools"), {"School"}),
        (words("called-facilities"), {"Facility"}),
        (words("called-firms"), {"Company"}),
        (words("called-works"), {"Project", "Facility"}),
        (words("called-rules"), {"Policy"}),
        (words("called-meetings"), {"Conference"}),
        (words("called-parks"), {"Zone", "Facility"}),
        (words("called-zones"), {"Zone"}),
    )
    for word in called
} | {
    "院": {"Hospital", "ResearchInstitute"},
    "医院": {"Hospital"},
    "院区": {"Hospital"},
    "所": {"ResearchInstitute"},
    "研究院": {"ResearchInstitute"},
    "中心": {"ResearchInstitute", "Facility"},
    "实验室": {"Laboratory"},
    "机构": {"Organization", "ResearchInstitute"},
    "行": {"FinancialInstitution"},
    "基金": {"Fund"},
    "市": {"City"},
    "区": {"District"},
    "县": {"District"},
    "省": {"Region"},
    "国": {"Country"},
    "计划": {"Programme", "Policy"},
    "平台": {"Programme"},
    "通道": {"Facility", "Programme"},
    "产品": {"Product"},
}


def antecedent(
    word: str, at: int, groups: list[Group], scenes: list[Scene], things: list[Thing], *, paragraph: int, pointed: bool
) -> int | None:
    """What a noun that points back means, by the sentences before; `pointed` if a word like 该 stands before it.

    None where what it means has been introduced without a name: 甲县引进一个光伏项目。该项目…….
    """
    if pointed and scenes and is_introduced(word, at, groups, scenes):
        return None
    named = ((scene, g) for scene in scenes[-15:] for g in scene.groups)
    told = [(scene, g) for scene, g in named if not (is_aside(scene, g) or is_list(scene, g) or is_past(scene, g))]
    served = {g.span for scene, g in told if _is_served(scene, g)}
    earlier = [t for _, g in told if g.span not in served for t in g.things]
    here = [t for g in groups if g.span.end <= at for t in g.things]
    if word in _OPEN and not here and (opener := _opener(word, scenes[-1:], paragraph, things)) is not None:
        return _whole(word, opener, scenes, things)
    earlier += here
    good_for = [t for _, g in told if g.span in served for t in g.things] if word not in _OPEN else []
    if pointed and word == "公司" and not here and (firm := _first_firm(scenes[-1:], paragraph)) is not None:
        return firm
    if word == "公司" and not pointed and not here and (told_of := firm_told_of(scenes, paragraph)) is not None:
        return told_of.things[0]
    ends = endings(word)
    alike = [t for t in reversed([*good_for, *earlier]) if any(_ends_so(form, ends, word) for form in things[t].forms)]
    if alike:  # 梅山保税港区 of a text is no 保税区, though it is called so by now
        text = scenes[-1].view.folded[scenes[-15:][0].sentence.span.start : at] if scenes else ""
        if (beside := _work_beside(word, groups, at, things)) is not None and not set(alike) & set(here):
            return beside
        written = (t for t in alike if any(_ends_so(form, ends, word) and form in text for form in things[t].forms))
        meant = next(written, alike[0])
        return _whole(word, meant, scenes, things) if word in _OPEN else meant
    zone = word in ZONES
    if (pointed or zone) and (inside := _within(word, scenes[-15:] if zone else scenes[-3:], things)) is not None:
        return inside
    if pointed and word in ("项目", "工程"):
        if (work := _of_ceremony(word, scenes, things)) is not None:
            return work
        near = [t for scene in scenes[-2:] for g in scene.groups for t in g.things]
        near += [t for g in groups if g.span.end <= at for t in g.things]
        if all(OF_CLASS[word].isdisjoint(things[t].classes) for t in near):
            return _under_way(scenes[-2:]) or _whole(word, _last_of(word, earlier, things), scenes, things)
    if pointed and word == "线路":
        earlier = [t for t in earlier if any(_LINE.search(form) for form in things[t].forms)]
    if pointed and (titled := _titled(word, scenes)) is not None:
        return titled
    if pointed and word in OF_CLASS:
        last = _last_of(word, earlier, things)
        if last is not None and (whole := _in_its_name(word, last, things)) is not None:
            return whole
        return _whole(word, last, scenes, things) if word in _OPEN else last
    return None


def _work_beside(word: str, groups: list[Group], at: int, things: list[Thing]) -> int | None:
    """The undertaking that a sentence names before it goes on about the 项目 or 工程, whatever it is called: 批准了
    青坪机场改造工程，|项目|总投资8亿元."""
    here = [t for g in groups if g.span.end <= at for t in g.things] if word in ("项目", "工程") else []
    return next((t for t in reversed(here) if "Project" in things[t].classes), None)


def _in_its_name(word: str, part: int, things: list[Thing]) -> int | None:
    """The work in the name of its part that a noun means: 青坪机场塔台封顶，该|机场……."""
    for form in things[part].forms:
        end = form.find(word) + len(word)
        whole = form[:end] if len(word) < end < len(form) else ""
        found = next((t.index for t in things if whole and whole in t.forms), None)
        if found is not None:
            return found
    return None


#: What names end in that are called by a short word: 中国（甲省）自由贸易试验区……。该|自贸试验区.
_IN_FULL = {
    "园区": ("园",),
    "自贸试验区": ("自由贸易试验区",),
    "自贸区": ("自由贸易试验区", "自贸试验区", "自由贸易区"),
    "综保区": ("综合保税区",),
}


def endings(word: str) -> tuple[str, ...]:
    """What the names end in that a noun may point back to."""
    return (word, *_IN_FULL.get(word, ()))


#: What a text calls a zone that it names only inside of other names: 《甲新区条例》……。|新区|…….
ZONES = frozenset(words("called-zones"))


def _within(word: str, scenes: list[Scene], things: list[Thing]) -> int | None:
    """What ends in a word inside of the name of a ceremony: 甲研究院|揭牌仪式……。该研究院."""
    nested = [t for scene in scenes for m in scene.nested for t in m.things]
    ends = (t for t in reversed(nested) if any(f.endswith(word) and len(f) > len(word) + 1 for f in things[t].forms))
    return next(ends, None)


#: Ends of names of ceremonies.
_CEREMONIES = ("仪式", "典礼")


def _of_ceremony(word: str, scenes: list[Scene], things: list[Thing]) -> int | None:
    """The work whose ceremony the sentence before tells of last: 甲出席|乙中心|竣工仪式。该项目……."""
    last = scenes[-1].groups[-1] if scenes and scenes[-1].groups else None
    if last is None or not scenes[-1].text[slice(*last.span)].endswith(_CEREMONIES):
        return None
    inside = (t for m in scenes[-1].nested if last.span.contains(m.span) for t in m.things)
    return next((t for t in inside if OF_CLASS[word] & set(things[t].classes)), None)


#: 甲厂入选|乙示范工程: of which list or class something is.
_CHOSEN = re.compile(f"{wording('chosen-as')}[^，。；]{{0,14}}$")


def is_list(scene: Scene, g: Group) -> bool:
    """Whether a name is only of what list or class something is, which a bare noun after it does not mean."""
    return _CHOSEN.search(scene.text, scene.clause(g.span.start).span.start, g.span.start) is not None


#: 1998年|甲学校、乙学校|并入, 前身为|丙学校: what a body was made of, or began as, and is no longer told of.
_GONE = re.compile(
    f"[”]?(?:[、和与及]{SLOT}+)*(?:[，]?(?:等|[两三四]校|[两三四]所学校)?)?(?:整[体建]制?|正式|同时)*{wording('was-merged')}"
)
_BEGAN_AS = re.compile(f"由原(?:来的)?$|(?:前身{wording('was-before')}|(?:追溯|上溯|溯源)[到至自于])[^。；]{{0,40}}$")
#: 在|甲研究所|一部的基础上组建.
_GROUND = re.compile("[”]?[^，。；]{0,8}(?:的?基础上|为(?:基础|主体|班底))")


def is_past(scene: Scene, g: Group) -> bool:
    """Whether a name is only of what something was made of or was before, which a bare noun after it does not mean."""
    clause = scene.clause(g.span.start).span
    if _BEGAN_AS.search(scene.text, clause.start, g.span.start) is not None:
        return True
    after = scene.masked(g.span.end, clause.end)
    return _GONE.match(after) is not None or _GROUND.match(after) is not None


def _ends_so(form: str, ends: tuple[str, ...], word: str) -> bool:
    """Whether a name has more than a noun and ends in it, but for a bracket: 甲创投基金（江湾）."""
    form = _ASIDE.sub("", form)
    return len(form) > len(word) + 1 and form.endswith(ends)


_ASIDE = re.compile("（[^（）]*）$")


_HOLDS = words("holds-shares")


def is_aside(scene: Scene, g: Group) -> bool:
    """Whether a name is all that a bracket holds, 某站（|某线|）, a stop of a line or of who only holds shares."""
    if scene.text.startswith(_HOLDS, g.span.end):
        return True  # 目前由乙公司|持股60%
    if (
        _STOPS.match(scene.text, g.span.end)
        and "设" in scene.text[scene.clause(g.span.start).span.start : g.span.start]
    ):
        return True
    return scene.text[g.span.start - 1 : g.span.start] == "（" and scene.text.startswith("）", g.span.end)


#: 全线设|甲站、乙站|等9座车站.
_STOPS = re.compile(f"[^，。；]{{0,60}}?\\d+[座个]{wording('stops-are')}")


#: 引进|一个光伏项目, 签约|跨江大桥项目: something new, which no name names; not 是当地的一所医院.
_INTRODUCED = (
    f"(?:(?<![第这那])一[个座条家所项台款支处]|{wording('introduces')}了?)"
    "[^，。；：、“”《》该此本]{{0,14}}{word}(?=[，。；])"
)
_PREDICATE = re.compile(f"{wording('predicate-is')}[^，。；]*$")


def is_introduced(word: str, at: int, groups: list[Group], scenes: list[Scene]) -> bool:
    """Whether the passage tells of something without a name by a word, after all that it names by it."""
    text, start = scenes[-1].text, scenes[-2:][0].sentence.span.start
    named = [g.span for scene in scenes[-2:] for g in scene.groups] + [g.span for g in groups]
    for match in re.finditer(_INTRODUCED.format(word=re.escape(word)), text[start:at]):
        new = Span(start + match.start(), start + match.end())
        clause = max(text.rfind(mark, start, new.start) for mark in "，。；\n")
        later = any(span.start >= new.start and span.end <= at and text.endswith(word, 0, span.end) for span in named)
        if not later and not any(span.overlaps(new) for span in named):
            return _PREDICATE.search(text, max(clause + 1, start), new.start) is None
    return False


#: 为后续建设|海上风电项目|积累经验, 有利于|乙工程|推进: what something is good for, which is not told of.
_SERVED = re.compile(f"(?:[为给]{wording('for-later')}|有利于|有助于|[，；]对于?)[^，。；]{{0,16}}$")
#: 甲展作为|惠民品牌活动: what it is.
_AS = re.compile("(?<!不)作为[“《]?$")


def _is_served(scene: Scene, g: Group) -> bool:
    """Whether a name only says what something is good for, or what it is: a noun that points back means another."""
    start = scene.clause(g.span.start).span.start
    served = _SERVED.search(scene.text, max(start - 1, 0), g.span.start)
    if served is None:
        return _AS.search(scene.text, start, g.span.start) is not None and not scene.text.startswith("的", g.span.end)
    return not served[0].startswith(("，", "；")) or _MATTERS.match(scene.text, g.span.end) is not None


_MATTERS = re.compile("[^，。；]{0,16}(?:意义|作用|影响)")


def _titled(word: str, scenes: list[Scene]) -> int | None:
    """What was called by a name in quotes and the word behind it: “甲贷”|产品."""
    for scene in reversed(scenes[-3:]):
        for g in reversed(scene.groups):
            end = g.span.end + (scene.text[g.span.end : g.span.end + 1] == "”")
            if scene.text[end - 1] == "”" and scene.text.startswith(word, end) and len(g.things) == 1:
                return g.things[0]
    return None


#: Words for what is built, of any name.
_OPEN = frozenset(("项目", "工程", "线路"))


def _opener(word: str, scenes: list[Scene], paragraph: int, things: list[Thing]) -> int | None:
    """甲高速经乙大桥跨江。线路全长……: what the sentence before is about, unless it names a 线路 by that word."""
    before = next((scene for scene in scenes if scene.sentence.paragraph == paragraph), None)
    if before is None:
        return None
    told = [t for g in before.groups for t in g.things]
    if any(len(form) > len(word) + 1 and form.endswith(word) for t in told for form in things[t].forms):
        return None
    told_of = (g for g in before.groups if before.role(g).free or _is_all_told(before, g))
    free = next((g for g in told_of if OF_CLASS[word] & set(before.classes(g.things[0]))), None)
    if free is None:
        free = _setting(word, before)
    return free.things[0] if free is not None and len(free.things) == 1 else None


#: 新建|甲至乙铁路|。线路起自……: a sentence that only names what is built.
_ONLY_NEW = re.compile(f"{wording('newly-built')}的?[“《]?")


def _is_all_told(scene: Scene, g: Group) -> bool:
    start, end = scene.sentence.span
    return _ONLY_NEW.fullmatch(scene.text, start, g.span.start) is not None and g.span.end >= end - 1


def _setting(word: str, before: Scene) -> Group | None:
    """The work on whose site a sentence tells of somebody, and of no other work: 在甲铁路|乙隧道，工人昼夜奋战."""
    works = [g for g in before.groups if OF_CLASS[word] & set(before.classes(g.things[0]))]
    first = before.sentence.clauses[0].span
    there = bool(works) and before.text.startswith("在", first.start) and works[0].span.start == first.start + 1
    return works[0] if there and all(first.contains(g.span) for g in works) else None


def _first_firm(scenes: list[Scene], paragraph: int) -> int | None:
    """甲公司是乙公司的子公司。该公司……: the firm that the sentence before begins with and is about."""
    before = next((scene for scene in scenes if scene.sentence.paragraph == paragraph), None)
    first = next(iter(before.groups), None) if before is not None else None
    if before is None or first is None or first.span.start != before.sentence.span.start or len(first.things) > 1:
        return None
    told = before.role(first).free and not FIRMS.isdisjoint(before.classes(first.things[0]))
    return first.things[0] if told and _IS.match(before.text, first.span.end) else None


def firm_told_of(scenes: list[Scene], paragraph: int) -> Group | None:
    """甲集团股价6元，大股东为乙公司。公司……: the firm that a paragraph is about, else that the text begins with."""
    near = [scene for scene in scenes if scene.sentence.paragraph == paragraph]
    for scene in reversed(near):
        free = next((g for g in scene.groups if scene.role(g).free), None)
        if free is not None and not FIRMS.isdisjoint(scene.classes(free.things[0])):
            return free if len(free.things) == 1 else None
    if any(not FIRMS.isdisjoint(scene.classes(t)) for scene in near for g in scene.groups for t in g.things):
        return None
    body = [scene for scene in scenes if scene.sentence.paragraph]
    first = next((g for scene in body[:1] for g in scene.groups if scene.role(g).free), None)
    if first is None or len(first.things) > 1 or FIRMS.isdisjoint(body[0].classes(first.things[0])):
        return None
    return first


#: 甲公司|是|乙公司的子公司: what follows only tells what it is.
_IS = re.compile("(?:注册)?(?:是|系|为|成立于|创立于|隶属|位于)")


#: 甲工程|包括|乙渠、丙渠: of which parts a whole is made.
_MADE_OF = re.compile(f"{wording('made-of-how')}*{wording('made-of')}{wording('parts-done')}?[“《]?")


def _whole(word: str, t: int | None, scenes: list[Scene], things: list[Thing]) -> int | None:
    """A thing; but of listed parts the whole, unless it is called by the word itself and more of them follow."""
    if t is None:
        return None
    called = any(form.endswith(word) for form in things[t].forms)
    for scene in reversed(scenes[-15:]):
        for whole, parts in pairwise(scene.groups):
            listed = len(parts.things) > 1 and t in (parts.things[-1:] if called else parts.things)
            if listed and _MADE_OF.fullmatch(scene.text, whole.span.end, parts.span.start):
                return whole.things[0] if _WHOLES & set(things[whole.things[0]].classes) else t
    return t


_WHOLES = frozenset(("Project", "Facility", "Programme", "Zone"))


#: A line, and not a station or border crossing of it.
_LINE = re.compile(f"{wording('antecedent-lines')}(?:[东西南北中]段)?(?:[一二三四五六]期)?(?:工程|项目)?[”》]?$")


#: What is built is a project, whatever its class: 甲小学分校建设, 兴建乙医院.
_BUILT = re.compile(f"[”》]?的?{wording('built-how')}?{wording('built-words')}")
#: 共建|乙研究中心.
_COMES_TO_BE = re.compile(f"{wording('comes-to-be')}了?[^，。；]{{0,6}}$")
_BUILDABLE = {"School", "Hospital", "Laboratory", "ResearchInstitute", "Zone"}


def _under_way(scenes: list[Scene]) -> int | None:
    """The last school, hospital or zone of which the sentences before say that it is being built."""
    for scene in reversed(scenes):
        for g in reversed(scene.groups):
            if _BUILDABLE.isdisjoint(scene.classes(g.things[-1])):
                continue
            start = scene.clause(g.span.start).span.start
            if _BUILT.match(scene.text, g.span.end) or _COMES_TO_BE.search(scene.text, start, g.span.start):
                return g.things[-1]
    return None


#: Where a thing stands is not what is undertaken there: 甲广场位于乙大道。该项目…….
_STREET = re.compile(f"{wording('no-work-ends')}[”》]?$")


def _last_of(word: str, earlier: list[int], things: list[Thing]) -> int | None:
    if word in _OPEN:
        earlier = [t for t in earlier if not _STREET.search(things[t].name)] or earlier
    if word == "园区":  # before a building the zone that has it, and no line that leads there
        zone = next((t for t in reversed(earlier) if "Zone" in things[t].classes), None)
        built = [t for t in earlier if not any(_LINE.search(form) for form in things[t].forms)]
        earlier = built if zone is None else [zone]
    return next((t for t in reversed(earlier) if OF_CLASS[word] & set(things[t].classes)), None)
