"""Which stays where a candidate of the rules and a name of the network overlap.

On five sets of real texts the network's name was the right one, alone or beside the candidate: where it begins before
a candidate that no gazetteer knows, and is surer than .6, in 15 cases of 17; where it goes on to a head of its own
after a candidate, in 24 of 28 if no verb stands between; where it is shorter than the candidate, in half, so that it
must be sure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.candidate import Candidate, is_institute
from zhitu.extract.mentions.projects import RULE as PROJECT
from zhitu.extract.mentions.recogniser import Name, Read
from zhitu.extract.mentions.stations import RULE as STATION
from zhitu.extract.text.classes import BODIES, BUILT, TERRITORIES
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import Lexicon, lexicon
from zhitu.extract.text.mending import IN_NAMED
from zhitu.extract.text.seams import OF_SCHOOL
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = [
    "after_verb",
    "begins",
    "gives_way",
    "without_figure",
    "without_home",
    "without_kind",
    "without_rest",
]

#: How sure the network must be of a name to overrule a candidate with other ends.
_CERTAIN = 0.9
#: How sure of one that holds the candidate and more.
_LONGER = 0.6
#: An industry before a plain head (氢能|基地) is any such.
_LONGER_INDUSTRY = 0.8
#: How sure of one that goes on, for what it begins with to be a mention of its own.
_WHOLE = 0.8
#: How surely the rest of a candidate is none of a name, on average, for the network's name in it to stand alone.
_REST_OUTSIDE = 0.84
#: What is a kind of those or of that which its name begins with: 云州|市民, 云州论坛|签约仪式.
_KINDS_OF = frozenset(("Group", "Conference", "Policy", "GovernmentBody"))
#: The score of persons whose office stands beside them.
_TOLD = 1.8
#: What is called by the name of its whole.
_PARTS = frozenset(words("parts-called-by-whole"))
#: Candidates whose marks or signs tell where they end.
_MARKED = ("title", "quoted", "abbreviation", "train")
#: 省委|省政府: two bodies in one breath.
_TWO_BODIES = re.compile("委(?=[省市区县州]?政府)")
#: Whose own names have no other end: 游轮|云帆号.
_CALLED = re.compile("号$")
_VEHICLES = frozenset(("Product", "Facility"))


#: “云商回乡”|项目19个: a programme, and how many projects it has.
_QUOTED_KIND = re.compile(f"“[^“”]{{2,12}}”{wording('programme-kinds')}\\d+[个项家座]")
_INSTITUTIONS = frozenset(
    ("School", "Company", "FinancialInstitution", "GovernmentBody", "ResearchInstitute", "Laboratory", "Hospital")
)
_WITH_CAMPUS = frozenset(("School", "Hospital"))
_IN_BRACKETS = re.compile("（([一-龥]{2,4})）$")


def gives_way(text: str, c: Candidate, read: Read, names: Sequence[Name], lexicon: Lexicon) -> bool:
    """Whether a candidate is given up for names that overlap it."""
    if not c.accepted:
        return True
    if c.rule in ("title", "title:line"):  # its marks say where it ends: 《甲政府与乙政府关于……的规划》
        return any(name.span.contains(c.span) and name.sure >= _CERTAIN for name in names)
    if _is_titled(text, c, names[0], lexicon):
        return True
    if c.rule == PROJECT and all(c.span.contains(name.span) for name in names):
        return False
    if _is_abroad(text, c, names) or _is_campus(text, c, names):
        return False
    if any(_goes_on(text, c, name, lexicon) for name in names):
        return True
    if _QUOTED_KIND.match(text, c.span.start) and any(text[name.span.start] == "“" for name in names):
        return True
    if c.rule.startswith("head") and c.head not in _PARTS and _in_two(text, c, names):
        return True
    if c.rule.startswith("head") and _is_loose(text, c, read, names):
        return True
    if c.rule == STATION or _is_beginning(c, names, lexicon):
        return False
    if c.entries and not any(name.span.contains(c.span) for name in names):
        return False  # what is known whole is not cut
    if c.head in _PARTS and all(c.span.contains(name.span) for name in names):
        return False  # 云山大学|海湾校区: the network sees the whole and the part
    if c.head == "片区" and all(c.span.contains(name.span) and name.span.end < c.span.end for name in names):
        return False  # 昆明片区: the network sees the town
    return max(name.sure for name in names) >= _CERTAIN


def _is_titled(text: str, c: Candidate, first: Name, lexicon: Lexicon) -> bool:
    """Whether a candidate begins with a person and what he is: 林海院长与|云岭研究院."""
    person = first.kind == "Person" and first.span.start == c.span.start and first.span.end < c.span.end
    return person and text.startswith(tuple(lexicon.offices), first.span.end)


def _is_loose(text: str, c: Candidate, read: Read, names: Sequence[Name]) -> bool:
    """Whether a candidate only goes on from the name that it begins with: 云岭省|部分航道, 青湾经济区|城市与港口."""
    if not _KINDS_OF.isdisjoint(c.classes) or not all(c.span.contains(name.span) for name in names):
        return False
    if c.head in (*_PARTS, "片区") or "最" in text[slice(*c.span)] or names[-1].span.end >= c.span.end - 1:
        return False
    return read.outside(Span(names[-1].span.end, c.span.end)) >= _REST_OUTSIDE


def begins(c: Candidate, name: Name) -> bool:
    """Whether a candidate is what a longer name begins with, and a mention of its own: 昆明市|现代农业产业园."""
    if c.span.start != name.span.start or c.span.end >= name.span.end or not c.accepted:
        return False
    if not c.entries:
        return c.rule.startswith("head") and name.sure >= _WHOLE
    entry = c.entries[0]
    return c.rule != "abbreviation" and entry.kind not in ("industry", "country") and "Company" not in entry.classes


#: 国家级|云岭经济开发区, 全省首个|云岭零碳园区: of what rank something is, before its name; 省级茶叶产业园 names none.
_PROPER = 2
_RANK_BEFORE = re.compile(f"(?:{wording('describes-levels')}级|全[国省市县区]首[个家座条所])")
#: 云岭枢纽|计划|今年开工, “云岭工程”|计划|三年内建房, 云岭枢纽|原计划|去年开工: what a thing or a body plans.
_PLANS = re.compile(f"”?原?计划(?={wording('planned-next')})")
#: 继|甲大桥……之后, 随着|乙实验室成立: what leads to a name and is none of it.
_LEADS = frozenset(words("leads-to-name"))
#: 甲植物园|和|乙科技馆.
_JOINTS = ("和", "与", "及", "以及")


def after_verb(text: str, name: Name, candidates: Sequence[Candidate], lexicon: Lexicon) -> Name:
    """The name without what leads to it, does something to it, or what it plans, where the rules see it begin or end.

    云岭工业区发展|冷链配送中心, 继|江湾大桥, 云岭植物园和|江湾科技馆, 云岭枢纽|计划|今年开工.
    """
    for c in candidates:
        if c.nested or len(c.name) <= len(c.head) + 1 or not name.span.contains(c.span):
            continue
        before = text[name.span.start : c.span.start]
        if before in _JOINTS and c.accepted and c.score > 0 and name.kind in BUILT | BODIES | {"Project"}:
            return name._replace(span=Span(c.span.start, name.span.end))  # 情况介绍|和|江湾水库项目
        if c.span.end == name.span.end and c.span.start > name.span.start:
            if c.score >= _PROPER and _RANK_BEFORE.fullmatch(before):
                return name._replace(span=c.span)
            whole = c.accepted and c.score > 0 and name.kind in BUILT | BODIES
            if whole and (before in _LEADS or _is_joined(text, name, c, candidates)):
                return name._replace(span=c.span)
            before = next((before.removesuffix(word) for word in lexicon.left if before.endswith(word)), before)
            does = before.endswith(lexicon.cue("verbal")) or before[-2:] in lexicon.verbs
            if does and c.score > 0 and name.kind in BUILT:
                return name._replace(span=c.span)
        elif (
            before in ("", "“")
            and c.accepted
            and (len(c.head) > 1 or (c.entries and not TERRITORIES.issuperset(c.classes)))
        ):
            plans = _PLANS.match(text, c.span.end)
            if plans is not None and plans.end() == name.span.end:
                return name._replace(span=c.span, kind=name.kind if name.kind in c.classes else c.classes[0])
    return name


def _is_joined(text: str, name: Name, last: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether a name begins with a thing like that which it ends with, and both have heads: 甲植物园和|乙科技馆."""
    joint = next((word for word in _JOINTS if text.endswith(word, name.span.start, last.span.start)), None)
    first = joint and Span(name.span.start, last.span.start - len(joint))
    return any(
        c.span == first
        and c.accepted
        and not c.nested
        and c.rule.startswith("head")
        and len(c.name) > len(c.head) + 1
        and not set(c.classes).isdisjoint(last.classes)
        for c in candidates
    )


def _is_abroad(text: str, c: Candidate, names: Sequence[Name]) -> bool:
    """Whether a candidate is an institution with its country, of which the network makes two: 瑞典|皇家青河学院."""
    if not c.rule.startswith("head") or len(names) != 2 or names[0].kind != "Country":
        return False
    first, second = names
    whole = (first.span.start, first.span.end, second.span.end) == (c.span.start, second.span.start, c.span.end)
    return whole and text[slice(*first.span)] != "中国" and second.kind in _INSTITUTIONS


def _is_campus(text: str, c: Candidate, names: Sequence[Name]) -> bool:
    """Whether a candidate ends with the place of a school's or hospital's branch in brackets: 云山医院|（南青）."""
    place = _IN_BRACKETS.search(text, *c.span)
    if place is None or _WITH_CAMPUS.isdisjoint(c.classes) or not all(c.span.overlaps(n.span) for n in names):
        return False
    return any(e.kind == "division" for e in gazetteer().folded(place[1])) and names[0].span == Span(
        c.span.start, place.start()
    )


def _in_two(text: str, c: Candidate, names: Sequence[Name]) -> bool:
    """Whether the network sees a known place and a name where a candidate holds both: 贵阳|青潭."""
    place = next((n for n in names if n.span.start == c.span.start and n.span.end < c.span.end), None)
    if place is None or place.kind not in TERRITORIES or not gazetteer().folded(text[slice(*place.span)]):
        return False
    return any(n.span.start == place.span.end and n.span.end == c.span.end and n.sure >= _LONGER for n in names)


def _is_beginning(c: Candidate, names: Sequence[Name], lexicon: Lexicon) -> bool:
    """Whether the network sees only what a candidate with a head of its own begins with: 东湾|“双星”城市群."""
    head = lexicon.heads.get(c.head)
    strong = head is not None and head.naming == "strong" and len(head.word) > 1
    return strong and all(n.span.start == c.span.start and n.span.end < c.span.end for n in names)


def _goes_on(text: str, c: Candidate, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name holds what a candidate cuts off."""
    if name.sure < _LONGER or c.rule.startswith(_MARKED):
        return False
    if c.rule == "industry" and name.sure < _LONGER_INDUSTRY:
        return False
    left, right = name.span.start < c.span.start, name.span.end > c.span.end
    if not right:
        told = c.rule == "tagger:PER" and c.score >= _TOLD  # 行政长官|林何月娥, by her office
        return left and not c.entries and not told and not _TWO_BODIES.search(text, *name.span)
    if c.entries and name.span.start != c.span.start and c.rule != "industry":
        return False
    if text[c.span.end : c.span.end + 2] in lexicon.verbs or text.startswith(lexicon.cue("verbal"), c.span.end):
        return False  # 云南省|援建青坪茶叶产业园
    head = lexicon.head_at(text, name.span.end, max(name.span.start, c.span.end))
    if head is not None and (len(head.word) > 1 or head.naming != "weak"):
        return True
    if is_institute(text[slice(*name.span)]):  # 云川|先进院
        return True
    return name.kind in _VEHICLES and _CALLED.search(text, c.span.end, name.span.end) is not None


#: 云岭引导基金|及所投项目, 甲、乙及丙|三方, 云岭卫星|中方, 云岭新城|分三期: what
#: begins the next phrase, or is a side.
_REST = re.compile(
    f"(?<=..){wording('left-at-the-end')}$"
    "|(?<=...)(?:[中法美俄日德英韩港澳台校企](?<!地方)方)$|(?<=...)分[两二三四五六]期$"
)


#: 甲集团|继|乙中心和丙中心之后, 是|继|甲区与乙市合作之后: whose it is, and what leads to a name.
_NEXT_AFTER = re.compile(
    "(?:[一-龥]{2,14}?(?<![相承后过])|(?<=[是，。；：]))继(?![续承任电父母女子峰东])(?=[^，。；]{2,40}之?后)"
)
#: What is no part of the name after it: 整座|青州大桥, 网传|青州地铁, 建校五十周年暨|云山论坛, 原定|云岭计划.
_LEAD = re.compile(wording("leads-into-name"))
#: 应|甲国乙市市长邀请: at whose invitation; but 应县, 应用研究院.
_INVITED = re.compile(f"应(?![用急城县变力激收聘对])(?=[^，。；]{{2,40}}{wording('invitations')})")
#: 云帆科技|CTO: an office in Latin letters.
_LATIN_OFFICE = re.compile("(?<=[一-龥])C[EFIMOST]O$")


#: 持有云岭港务|22,000万元股权: a figure, of which a name has taken the beginning.
_IN_FIGURE = re.compile(r"[,，.]\d{1,3}(?!\d)|[—–~～至到-]\d{1,2}月")
_DIGITS_LAST = re.compile(r"(?<=[一-龥]{2})\d{1,3}$")


def without_figure(text: str, span: Span) -> Span:
    """A stretch that does not end within a figure."""
    if not text[span.end - 1].isdigit() or _IN_FIGURE.match(text, span.end) is None:
        return span
    digits = _DIGITS_LAST.search(text, *span)
    return span if digits is None else Span(span.start, digits.start())


_PLANS_TO = re.compile(wording("seam-planned"))


def without_rest(text: str, span: Span) -> Span:
    """A stretch without the beginning of what follows it, and without what leads to it."""
    start, end = span
    lead = _LEAD.match(text, start, end - 2)
    if lead is None and text.find("继", start, end) >= start and (lead := _NEXT_AFTER.match(text, start)):
        lead = lead if lead.end() < end - 1 else None
    if lead is not None:
        start = lead.end()
    elif text[start] == "中" and text[start - 1] in "”》" and IN_NAMED.search(text, max(0, start - 60), start):
        start += 1  # 在“云山论坛”中|远帆公司
    elif _INVITED.match(text, start):
        start += 1
    if OF_SCHOOL.match(text, end - 1):
        end -= 1  # 云山大学|校党委
    if _PLANS_TO.match(text, end - 2):
        end -= 2  # 云岭环线二期|计划|今年开工
    rest = _REST.search(text, start, end) or _LATIN_OFFICE.search(text, start, end)
    for office in (end, end + 1):  # 甲集团中国|区总裁, too
        if rest is None and text[office - 1 : office] in _SCOPE_ENDS and text.startswith(lexicon().all_offices, office):
            rest = _SCOPE.search(text, start, office)
    if rest is None and text.startswith(_ENVOYS, end):
        rest = _POSTED.search(text, start, end)
    if rest is None and _LIES.match(text, end):
        rest = _SEAT.search(text, start, end)
    return Span(start, end if rest is None else rest.start())


#: 甲公司|总部|位于乙市: its seat, which is no body of its own; but 甲公司亚太区总部, 甲公司研发总部.
_SEAT = re.compile(f"(?<=..)(?<!{')(?<!'.join(words('seats-of-a-sort'))})总部$")
_LIES = re.compile(wording("sited-verbs"))
#: 甲集团|亚太区|总裁: for what part of the world an office is.
_SCOPE = re.compile(f"(?<=..){wording('office-scopes')}$")
_SCOPE_ENDS = frozenset("区方洲太球外华欧美非")
#: 甲国|驻乙国|大使: where an envoy is.
_POSTED = re.compile("(?<=..)驻[一-龥]{1,7}$")
_ENVOYS = words("state-envoys")


#: What comes before the kind of a thing, and the kind that its name ends with, too.
_FIRST = re.compile(f"{wording('first-of-its-kind')}$")
_OWN_KIND = re.compile(rf"(?P<own>{wording('kinds-of-things')})(?=.{{3,}}(?P=own)$)")
_KIND = re.compile(r"[一-龥]{0,4}?(?P<kind>[一-龥]{2,4})(?=.{2,}(?P=kind)$)")


#: 我|市新能源产业, 全|省数字经济行动.
_HOME = re.compile("(?<=[我全本])[省市区县州](?=..)|[全我][省市区县州国](?=“)")


def without_home(text: str, span: Span) -> Span:
    """A stretch without the last character of 我市 or 全省."""
    home = _HOME.match(text, *span)
    return span if home is None else Span(home.end(), span.end)


def without_kind(text: str, span: Span) -> Span:
    """Of 首个|深水气田荔湾气田 the name without what says of which kind it is first."""
    if own := _OWN_KIND.match(text[slice(*span)]):
        return Span(span.start + own.end(), span.end)
    if not _FIRST.search(text, max(0, span.start - 4), span.start):
        return span
    kind = _KIND.match(text[slice(*span)])
    return span if kind is None else Span(span.start + kind.end(), span.end)
