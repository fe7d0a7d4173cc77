"""Names that go on beyond what their words tell: 内地与香港|科技合作委员会, 贯彻甲精神|发布会, 省商务厅|外贸管理处."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import PLACE_KINDS, Candidate
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["with_wider"]

#: 内地与|香港科技合作委员会: the other side of what two sides have.
_STATE = words("state-sides")
_SIDE = re.compile(f"(?P<side>{wording('state-sides')}|[一-龥]{{2,4}})[与和]$")
_OF_TWO = re.compile(
    rf"[一-龥]{{0,14}}?{wording('two-sides-do')}[一-龥]{{0,8}}{wording('two-sides-have')}"
    r"(?:第[一二三四五六七八九十百\d]+次(?:全体)?会议)?"
)
#: 召开|贯彻省“两会”精神发布会: meetings that are named by what they are to carry on.
_CARRYING = re.compile(
    f"(?<={wording('holds-or-attends')})了?(?P<verb>(?:学习|宣传|深入)?贯彻(?:落实|执行)?|推进|落实)$"
)
_MEETS = frozenset(("Country", "Region", "Organization"))
_NUMBERED = re.compile(
    f"(?:国家)?(?:成员国|缔约方|沿岸国)?{wording('heads-who-meet')}(?:理事会)?"
    "第[0-9一二三四五六七八九十百]+次(?:非正式|特别|全体)?(?:会晤|会议|峰会)"
)
#: 出席|甲组织《指数》|发布会后.
_LAUNCH = re.compile(f"(?:新书|新闻)?{wording('launch-meetings')}(?!上?的)")
_ATTENDS = re.compile(f"{wording('attends-launch')}[^，。；]{{0,16}}$")
#: 省商务厅|外贸管理处|处长: the section whose head is named.
_SECTION = re.compile("(?P<section>[一-龥]{0,8}处)(?=副?处长)")
#: 农工党|洛阳市委, 民建|江苏省委会: committees of the other parties.
_PARTY, _COMMITTEE = re.compile(f"{wording('other-parties')}$"), re.compile("[省市区县州]委会?$")
#: 某大学计算机系|系主任: a department.
_DEPARTMENT = re.compile("(?P<section>[一-龥]{2,14}?系)(?=系?副?主任)")
#: 西山院|区床位: a part of a hospital or a school that the tagger has cut.
_CAMPUS = re.compile("(?<=[院校])区(?![域别县块内分间划])")
_BODY = re.compile("(?:[部委厅局办署院会府]|中心)$")


def with_wider(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, with such names whole; what they begin with lies inside of them."""
    found = candidates
    for c in candidates:
        if not c.accepted or c.nested:
            continue
        if _CAMPUS.match(text, c.span.end):
            whole = c._replace(span=Span(c.span.start, c.span.end + 1), name=f"{c.name}区")
            found = [whole if k is c else k for k in found if k is c or not k.span.overlaps(whole.span)]
            continue
        wider = _between(text, c) or _carrying(text, c) or _section(text, c) or _of_party(text, c)
        wider = wider or _session(text, c) or _launch(text, c) or _conveying(text, c) or _mechanism(text, c)
        if wider is None:
            continue
        inside = [k._replace(nested=True) if wider.span.contains(k.span) else k for k in found if k.span != c.span]
        if any(k.span.overlaps(wider.span) and not wider.span.contains(k.span) for k in inside):
            continue
        kept = [c._replace(nested=True)] if wider.span.start == c.span.start and _stays(text, c) else []
        found = sorted([*inside, *kept, wider], key=lambda k: (k.span.start, -k.span.end))
    return found


def _stays(text: str, c: Candidate) -> bool:
    """Whether what a longer name begins with is a mention of its own: no zone, no quoted words, which may be a part."""
    return c.classes != ("Zone",) and not (c.classes == ("Programme",) and text[c.span.end - 1] != "”")


#: 甲基地|送电乙省工程: a work by what it brings where.
_CONVEYS = re.compile("(?:送电|输电|调水|输气|供水)[^，。；、的（）\\d]{2,10}?(?:工程|项目)(?!建设|的)")
_SOURCES = frozenset(("Facility", "Zone", "NaturalFeature", "Region", "City"))


def _conveying(text: str, c: Candidate) -> Candidate | None:
    conveys = _CONVEYS.match(text, c.span.end) if not _SOURCES.isdisjoint(c.classes) else None
    if conveys is None:
        return None
    classes = ("Project", "Facility")
    return _widened(text, c, c.span.start, conveys.end())._replace(classes=classes, head="工程", entries=())


#: “银龄助教”|东西部协作长效机制: a mechanism that bears the name of what it is for.
_MECHANISM = re.compile("(?:(?![的了和与等在将为是把使让已被])[一-龥]){2,12}?机制(?![创改建体完])")
#: “银龄助教”东西部|协作.
_BOTH_SIDES = re.compile("(?<=东西部)(?:扶贫)?[合协]作(?!共)")


def _mechanism(text: str, c: Candidate) -> Candidate | None:
    quoted = c.classes == ("Programme",) and text[c.span.start] == "“" and not c.entries
    goes_on = _MECHANISM.match(text, c.span.end) or _BOTH_SIDES.match(text, c.span.end) if quoted else None
    return None if goes_on is None else _widened(text, c, c.span.start, goes_on.end())


def _session(text: str, c: Candidate) -> Candidate | None:
    """A meeting of states or bodies that is told by its number: 东盟|领导人第12次会晤."""
    session = _NUMBERED.match(text, c.span.end) if not _MEETS.isdisjoint(c.classes) else None
    return None if session is None else _met(text, c, session.end())


def _launch(text: str, c: Candidate) -> Candidate | None:
    """The meeting at which a document is presented, where somebody attends it: 出席|《云岭报告》|发布会."""
    launch = _LAUNCH.match(text, c.span.end) if text.endswith("》", 0, c.span.end) else None
    attends = _ATTENDS.search(text, max(0, c.span.start - 20), c.span.start) if launch is not None else None
    return None if launch is None or attends is None else _met(text, c, launch.end())


def _met(text: str, c: Candidate, end: int) -> Candidate:
    return _widened(text, c, c.span.start, end)._replace(classes=("Conference",), head="会", entries=(), full=None)


def _between(text: str, c: Candidate) -> Candidate | None:
    if _OF_TWO.fullmatch(text, *c.span) is None:
        return None
    side = _SIDE.search(text, max(0, c.span.start - 5), c.span.start)
    if side is None:
        return None
    for start in range(side.start("side"), side.end("side") - 1):
        name = text[start : side.end("side")]
        known = gazetteer().folded(name)
        if name in _STATE or (known and known[0].kind in PLACE_KINDS):
            return _widened(text, c, start, c.span.end)
    return None


def _carrying(text: str, c: Candidate) -> Candidate | None:
    before = _CARRYING.search(text, max(0, c.span.start - 10), c.span.start) if "Conference" in c.classes else None
    return None if before is None else _widened(text, c, before.start("verb"), c.span.end)


def _section(text: str, c: Candidate) -> Candidate | None:
    department = _DEPARTMENT.match(text, c.span.end) if "School" in c.classes else None
    if department is not None:
        return _widened(text, c, c.span.start, department.end())._replace(head="系", entries=())
    section = _SECTION.match(text, c.span.end)
    if section is None or not ("GovernmentBody" in c.classes or section["section"] == "处"):
        return None
    if "GovernmentBody" in c.classes and not _BODY.search(text, *c.span):
        return None
    return _widened(text, c, c.span.start, section.end())._replace(classes=("GovernmentBody",), head="处", entries=())


def _of_party(text: str, c: Candidate) -> Candidate | None:
    party = _PARTY.search(text, max(0, c.span.start - 4), c.span.start) if _COMMITTEE.search(text, *c.span) else None
    if party is None:
        return None
    end = c.span.end + (text.startswith("会", c.span.end) and text[c.span.end - 1] == "委")
    return _widened(text, c, party.start(), end)._replace(classes=("Organization",), entries=())


def _widened(text: str, c: Candidate, start: int, end: int) -> Candidate:
    return c._replace(span=Span(start, end), name=text[start:end], full=None, outer=None, nested=False)
