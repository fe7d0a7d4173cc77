"""Which candidates of a document are names: by their own score, by repetition, by the list they stand in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from zhitu.extract.entities.expanded import expanded
from zhitu.extract.mentions.agreement import NETWORK
from zhitu.extract.mentions.aliases import abbreviates
from zhitu.extract.mentions.candidate import NAMED, Candidate
from zhitu.extract.mentions.lists import group, trailing_category
from zhitu.extract.text.classes import DIVISIONS, STRUCTURES
from zhitu.extract.text.lexicon import Lexicon, lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span
from zhitu.names import normal

__all__ = ["Refusal", "accepted", "is_sort_before", "refused", "with_lists"]

_CALLED_INDUSTRIES = re.compile(rf"[^，。；、]{{0,8}}?{wording('called-industries')}|类?企业")
#: Names with one last character that a short form is compared with.
_NEAR = 200
#: Rules whose refused candidates may be short forms.
_SHORTENED = ("tagger:ORG", "head:")
_BODIES = frozenset({"Company", "School", "ResearchInstitute", "Laboratory", "Hospital", "Organization"})
#: Before a head: one of its kind, and which is told elsewhere.
_OTHER = re.compile("[新旧老该本此各两原]")
_LOOSE = frozenset({"Programme", "Policy", "Industry", "Group", "Product"})
_PLACES = DIVISIONS | {"Zone"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A candidate that is no name, and why."""

    candidate: Candidate
    reason: str


def accepted(sentences: list[list[Candidate]]) -> list[Candidate]:
    """The candidates that are names, in the order of the text."""
    counts = Counter(normal(c.name) for candidates in sentences for c in candidates)
    found: list[Candidate] = []
    for candidates in sentences:
        for c in candidates:
            repeated = (
                counts[normal(c.name)] >= 2
                and c.score >= NAMED - 0.5
                and not (c.counted or c.nested)
                and c.rule != "industry"
            )
            often = c.rule == "industry" and counts[normal(c.name)] >= 3  # what a text is about
            if c.accepted or repeated or often:
                found.append(c)
    return _with_one_class(_with_short_forms(found, sentences))


def _with_one_class(found: list[Candidate]) -> list[Candidate]:
    """The candidates, those that only the network sees with the class that it most surely gives to their name."""
    told: dict[str, dict[tuple[str, ...], float]] = {}
    for c in found:
        if c.rule == NETWORK and not c.entries:
            sure = told.setdefault(c.name, {})
            sure[c.classes] = sure.get(c.classes, 0.0) + c.sure
    best = {name: max(sure, key=sure.__getitem__) for name, sure in told.items() if len(sure) > 1}
    return [c._replace(classes=best[c.name]) if c.rule == NETWORK and c.name in best else c for c in found]


def with_lists(text: str, end: int, candidates: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates of a sentence, which ends at `end`, with the scores that their lists give them."""
    outer = [c for c in candidates if not c.nested]
    promoted = _promoted(text, end, outer, lexicon)
    return [c if c.nested else promoted.get(c.span, c) for c in candidates] if promoted else candidates


@cache
def _promotes(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{lexicon.any_of('promotes')}[^，。；]{{0,6}}$")


def _with_short_forms(found: list[Candidate], sentences: list[list[Candidate]]) -> list[Candidate]:
    """Also what abbreviates a name of the document: 农高会 of 农业高新技术成果交易会."""
    ends: dict[str, dict[str, int]] = {}
    for c in found:
        names = ends.setdefault(c.name[-1], {})
        if len(names) < _NEAR:
            names.setdefault(c.name, c.span.start)
    taken = {c.span for c in found}
    short = []
    for c in (
        c for candidates in sentences for c in candidates if c.rule.startswith(_SHORTENED) and c.span not in taken
    ):
        names = ends.get(c.name[-1], {})
        full = next((name for name in names if _stands_for(c, name) and not is_sort_before(c, names[name])), None)
        if full is not None:
            short.append(c._replace(full=full))
    return sorted([*found, *short], key=lambda c: (c.span.start, -c.span.end)) if short else found


#: Which of its kind a meeting is.
_NUMBER = re.compile("第[一二三四五六七八九十百\\d]+[届次]")


def is_sort_before(c: Candidate, first: int) -> bool:
    """Whether a name says only of what sort works are before the one at `first`: 水库项目推进。青龙湾水库项目开工."""
    sort = c.name.removesuffix(c.head)
    return c.span.start < first and not STRUCTURES.isdisjoint(c.classes) and (not sort or sort in lexicon().heads)


def _stands_for(c: Candidate, name: str) -> bool:
    """Whether a candidate abbreviates a name, or is its end with a word of its own (北横通道 of 上海北横通道)."""
    if c.counted:
        return False  # 首批30个|产业项目
    if c.name == c.head == expanded(c.name) and not name.endswith(c.name):
        return False  # 保税区 is the kind, and not short for 保税港区, as 高新区 is for 高新技术产业园区
    if any(number not in name for number in _NUMBER.findall(c.name)):
        return False  # 第三次会议 is not 第十三次会议
    tail = c.score >= NAMED - 1 and len(c.name) >= max(4, len(c.head) + 2)
    if _OTHER.match(c.name) and len(c.name) == len(c.head) + 1:
        return False  # 新协议
    return abbreviates(c.name, name) or (tail and len(name) > len(c.name) and name.endswith(c.name))


def refused(sentences: list[list[Candidate]], lexicon: Lexicon) -> list[Refusal]:
    """The candidates that are no names and that no name covers, each with the reason."""
    names = {span for c in accepted(sentences) for span in range(c.span.start, c.span.end)}
    return [
        Refusal(c, _reason(c, lexicon))
        for candidates in sentences
        for c in candidates
        if c.span.start not in names and c.span.end - 1 not in names
    ]


def _reason(c: Candidate, lexicon: Lexicon) -> str:
    if c.counted:
        return "a number before it counts several things"
    if c.name in lexicon.generic or c.name == c.head:
        return "a general noun"
    if c.sure:
        return f"the recogniser sees no name here: {c.sure:.2f}"
    if c.rule == "industry":
        return "an industry that nothing here promotes or lists"
    return f"too little of a name: {c.score:g} of {NAMED}"


def _promoted(text: str, end: int, outer: list[Candidate], lexicon: Lexicon) -> dict[Span, Candidate]:
    """Candidates that a list or its category makes names."""
    found: dict[Span, Candidate] = {}
    for members in group(outer, lambda c: c.span, text):
        if classes := _institutes(text, end, members, lexicon):
            found |= {m.span: m._replace(classes=classes) for m in members if m.classes == ("Industry",)}
            continue
        if (sessions := _sessions(members)) and any(m.classes == ("Conference",) for m in members):
            found |= sessions
            continue
        if stops := _stops(text, end, members):
            found |= stops
            continue
        if all(m.accepted and m.rule != "tagger:LOC" for m in members):
            continue
        industrial = _industrial(text, end, members, _promotes(lexicon))
        for m in members:
            if _person_beside(m, members, lexicon):
                found[m.span] = m._replace(classes=("Person",), rule="tagger:PER", score=NAMED + 0.1, head="")
            elif m.rule == "industry":
                if industrial:
                    found[m.span] = m._replace(score=NAMED + 0.2)
            elif not m.accepted and _named_beside(m, members):
                found[m.span] = m._replace(score=NAMED)
    return found


#: Who does the business that a list names, and is no industry as firms may be: 风电、无人机|企业.
_FIRMS = re.compile("(?:等|等等)?[一-龥]{0,4}(?:机构|部门|网点)")
#: 甲检测与制造、乙光场等18个|科研实验室: so many institutes, of which the list names some.
_INSTITUTES = re.compile(
    "等[\\d一二两三四五六七八九十]+[个家所](?P<sort>[一-龥]{0,6}(?:实验室|研究所|研究院))(?=[，。；、]|$)"
)


#: Where a line goes: 铁路途经甲、乙、丙等站, 经老挝|甲、乙，止于丙.
_BY_WAY = re.compile(f"{wording('by-way-of')}(?:[一-龥]{{2,6}}的?)?$")
_GOES_ON = re.compile("等(?:[一-龥\\d]{0,4}[站地市]|[，。；])|[，。；至到]|抵达|进入|前往")
_LINE = re.compile(wording("line-travels-on"))


def _stops(text: str, end: int, members: list[Candidate]) -> dict[Span, Candidate]:
    """The persons of a list of stops as what its other members are, a town where none is: 途经苏拉、玛河、青滩等站."""
    persons = [m for m in members if m.classes == ("Person",)]
    if not persons or len(members) == 1 or not _GOES_ON.match(text, members[-1].span.end, end):
        return {}
    start = members[0].span.start
    if not (_BY_WAY.search(text, max(0, start - 10), start) and _LINE.search(text, max(0, start - 60), start)):
        return {}
    classes = next((m.classes for m in members if m.accepted and not DIVISIONS.isdisjoint(m.classes)), ("City",))
    return {m.span: m._replace(classes=classes) for m in persons}


def _sessions(members: list[Candidate]) -> dict[Span, Candidate]:
    """The joint sessions of a list, which beside other meetings are no bodies: 甲论坛、|乙部门联席会议|、丙交流会."""
    return {m.span: m._replace(classes=("Conference",)) for m in members if m.head == "联席会议" and m.accepted}


def _institutes(text: str, end: int, members: list[Candidate], lexicon: Lexicon) -> tuple[str, ...]:
    """The classes of what a list of the network's industries is told to be."""
    told = _INSTITUTES.match(text, members[-1].span.end, end)
    if told is None or not any(m.rule == NETWORK and m.classes == ("Industry",) for m in members):
        return ()
    head = lexicon.head_at(text, told.end("sort"), told.start("sort"))
    return head.classes if head is not None else ()


def _industrial(text: str, end: int, members: list[Candidate], promotes: re.Pattern[str]) -> bool:
    """Whether a list is of industries that something promotes: by its category, its verb, or its length."""
    known = sum(m.rule == "industry" for m in members)
    if not known:
        return False
    last = members[-1].span.end
    category = trailing_category(text, last, min(end, last + 30))
    after = category[0] if category else text[last : min(end, last + 8)]
    before = text[max(0, members[0].span.start - 12) : members[0].span.start]
    if _FIRMS.match(after) and not promotes.search(before):
        return False  # 设立银行、保险、证券等金融机构
    return bool(
        _CALLED_INDUSTRIES.match(after)
        or known >= 3
        or (known >= 2 and category is not None)
        or (len(members) > 1 and promotes.search(before))
    )


def _person_beside(m: Candidate, members: list[Candidate], lexicon: Lexicon) -> bool:
    """Whether a place that the tagger sees in a list of persons is one of them: 方成岭、李文江、周海参加."""
    looks = m.rule == "tagger:LOC" and 2 <= len(m.name) <= 3 and m.name[0] in lexicon.surnames
    return looks and 2 * sum("Person" in s.classes for s in members) >= len(members)


def _named_beside(m: Candidate, members: list[Candidate]) -> bool:
    """石刻文创园区, 容西: little of a name, but a sister of its kind in the list is one."""
    if m.counted:
        return False
    if m.rule == "tagger:LOC":
        return any(s.accepted and not _PLACES.isdisjoint(s.classes) for s in members)
    if m.rule == "tagger:ORG":  # 三一重工、中联重科
        return any(s.accepted and not _BODIES.isdisjoint(s.classes) for s in members)
    own = m.head and m.score >= NAMED - 1 and len(m.name) > len(m.head) + 1 and _LOOSE.isdisjoint(m.classes)
    if own and any(s.accepted and len(s.head) > 1 and m.head.endswith(s.head) for s in members):
        return True  # 马道枢纽、企石枢纽; 脑病中心、儿童医学中心
    if not m.rule.startswith("head") or m.score < NAMED - 0.75:
        return False
    return any(s.accepted and (s.classes == m.classes or (m.head and s.head.endswith(m.head))) for s in members)
