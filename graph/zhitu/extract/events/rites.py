"""What the name of a ceremony says of what it is held for: 甲桥通车仪式 is the opening of 甲桥."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from zhitu.extract.clauses.fitness import allowed
from zhitu.extract.clauses.frames import Frame, predicates
from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.verb_times import time_of
from zhitu.extract.statements.claims import claims
from zhitu.extract.text.classes import STRUCTURES
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.model import Claim, Event

__all__ = [
    "BEGUN",
    "CEREMONY",
    "begun_by",
    "from_rites",
    "is_before_deed",
    "is_of_others",
    "is_of_others_rite",
    "meant",
]

#: Whose work is begun by a ceremony that they hold.
BEGUN = "rite:begun"

#: 开工|暨……仪式.
CEREMONY = re.compile(rf"[^，。；]{{0,6}}?{wording('rite-words')}|[”]?[暨和、及与]{SLOT}+(?:$|[，。；])")
_KINDS = {
    "constructionStarted": wording("rite-begun"),
    "opened": wording("rite-opened"),
    "founded": wording("rite-founded"),
    "completed": wording("rite-completed"),
    "signed": "签[约署字订]",
    "milestone": wording("rite-milestones"),
    "tookEffect": "启动",
    "issued": "发布",
}
_MARKS = str.maketrans("", "", "“”《》")
_RITE = re.compile(
    rf"^(?P<what>.{{3,}}?)(?:建设)?(?:项目|工程)?{wording('rite-how')}*(?:"
    + "|".join(f"(?P<{kind}>{told})" for kind, told in _KINDS.items())
    + rf")(?:建设)?(?:动员)?{wording('rite-names')}(?:暨[^，。；]{{2,20}})?[”》]?$"
)


#: 甲区重点项目开工动员会暨|乙项目开工仪式: two of which each has a name of its own.
_AND_TOO = re.compile("(?<=仪式)暨|(?<=典礼)暨|(?<=会)暨|(?<=活动)暨")
#: 甲推介会暨乙艺术节|项目签约仪式: of projects, and at the feast.
_FEASTS = ("节", "会", "展")
#: 甲院|签约暨|揭牌仪式.
_TOO = re.compile(f"{wording('rite-too')}(?:暨|及)$")
#: Who holds a ceremony and is hardly what begins by it.
_HOSTING = frozenset(("Zone", "City", "District", "Region", "GovernmentBody", "Company", "Organization"))
_HOSTS = re.compile(f"{wording('rite-hosts')}(?:了|的)?")
#: 在甲园举行开园仪式: its own, wherever it is held.
_OPENS = re.compile("开[园馆港院]|启用|投用")
#: 甲、乙|共建的实验室揭牌仪式: of what they built.
_BUILT_BY = re.compile(rf"[^，。；{SLOT}]{{0,4}}{wording('rite-built-by')}的[^，。；{SLOT}]+$")
#: 甲镇、|乙镇等分会场|同步举行开工仪式: where it is held, too.
_PLACES_OF_RITE = re.compile(f"(?:、{SLOT}+)*等?(?:[\\d一二两三四五六七八九十]+个|各)?[主分]会场")
_RITES = frozenset(words("rite-nouns"))


def is_of_others(scene: Scene, host: Group, end: int) -> bool:
    """Whether a ceremony is held for things without names, and not for its host: 甲区举行重点项目集中|开工仪式."""
    behind = scene.masked(host.span.end, end)
    if _BUILT_BY.match(behind) or _PLACES_OF_RITE.match(behind):
        return True
    held = _HOSTS.search(scene.text, max(host.span.end, scene.clause(end - 1).span.start), end)
    if held is None:
        return False
    nouns = (t for t in scene.words(held.end(), end) if t.tag in ("n", "nz", "nw") and not scene.covered(t.start))
    described = any(scene.text[t.start : t.end] not in _RITES for t in nouns)
    at = scene.role(host).marker == "at"
    if at and described:
        return True  # 在甲大学举行新品|下线仪式
    classes = scene.classes(host.things[0])
    if _HOSTING.isdisjoint(classes) or not STRUCTURES.isdisjoint(classes):
        return False
    if at and not _OPENS.search(scene.text, host.span.end, end):
        return True  # 在甲区组织集中|开工大会: where it is held
    return described


def is_of_others_rite(scene: Scene, frame: Frame) -> bool:
    """Whether a ceremony is held for things that its name only counts or describes, and not for its host."""
    after = scene.masked(frame.span.end, scene.clause(frame.span.start).span.end)
    return (
        frame.subject is not None
        and bool(CEREMONY.match(after))
        and is_of_others(scene, frame.subject, frame.span.start)
    )


def is_before_deed(scene: Scene, frame: Frame) -> bool:
    """Whether a ceremony is only held before the day on which it happens: 30日举行首发仪式，|1日正式开通."""
    end = scene.sentence.span.end
    if not CEREMONY.match(scene.text, frame.span.end):
        return False
    later = (
        d for d in scene.dates if d.span.start >= frame.span.end and d.edtf and scene.text[d.span.start - 1] == "，"
    )
    verbs = (_FORMALLY.match(scene.text, d.span.end, end) for d in later)
    return any(v is not None and _tells(frame.predicate.event, v["verb"]) for v in verbs)


#: 7月1日|正式|开通.
_FORMALLY = re.compile("起?(?:正式|全线|全面)+(?P<verb>[一-龥]{2,6})")


def _tells(event: str, words: str) -> bool:
    """Whether words begin with a verb that tells an event."""
    senses = (predicates().get(words[:size], ()) for size in range(2, len(words) + 1))
    return any(row.event == event for rows in senses for row in rows)


def from_rites(scene: Scene) -> list[Event]:
    """The events that the names of ceremonies in a sentence tell."""
    found: list[Event] = []
    for g in scene.groups:
        for t in g.things:
            if "Conference" in scene.classes(t):
                for deed in _deeds(scene.things[t].name):
                    found += _told_by(scene, g, t, deed)
    return found


class _Deed(NamedTuple):
    """What a ceremony tells: the event's type, the word for it, and what it is held for, in words."""

    kind: str
    word: str
    what: str


def _deeds(name: str) -> Iterator[_Deed]:
    """What each part of a ceremony's name tells: 甲馆动员会|暨|乙馆|开工|仪式."""
    for match in map(_RITE.match, _AND_TOO.split(name)):
        if match is not None:
            kind = next(k for k in _KINDS if match[k])
            yield _Deed(kind, match[kind], _TOO.sub("", match["what"]).rsplit("暨", 1)[-1])


def _told_by(scene: Scene, g: Group, rite: int, deed: _Deed) -> list[Event]:
    """The event that a part of a ceremony's name tells of what it is held for."""
    kind, word, what = deed
    of = meant(scene, rite, what, allowed(kind, word))
    when = time_of(scene, g.span)
    status = status_at(scene, g.span.start, when)
    if of is None or status is None or (kind == "signed" and what.endswith(_FEASTS)):
        return []
    date = when.edtf if when is not None and when.kind in ("point", "since", "deadline") else None
    return [Event(str(of), kind, date, (scene.evidence(*g.span),), status, rule="rite")]


#: Who breaks ground for a work of its own; a town may hold the ceremony for anybody's.
_BUILDERS = frozenset(("School", "Hospital", "ResearchInstitute", "Laboratory", "Company"))


def begun_by(scene: Scene, frame: Frame) -> list[Claim]:
    """`builds` of a body that holds the ceremony by which a work is begun: 云川大学举行|图书馆开工仪式."""
    host, rites = frame.subject, frame.object
    if frame.predicate.event != "held" or host is None or rites is None or frame.carried or frame.passive:
        return []
    if not all(_BUILDERS & set(scene.classes(t)) for t in host.things):
        return []
    found: list[Claim] = []
    for t in rites.things:
        deeds = _deeds(scene.things[t].name) if "Conference" in scene.classes(t) else ()
        for kind, word, what in deeds:
            if kind != "constructionStarted":
                continue
            of = meant(scene, t, what, allowed(kind, word))
            works = (of,) if of is not None and of not in host.things else ()
            found += claims(
                scene, host.things, "builds", works, evidence=frame.evidence, status=frame.status, rule=BEGUN
            )
    return found


def meant(scene: Scene, rite: int, what: str, classes: frozenset[str]) -> int | None:
    """The thing of some classes that a ceremony is held for, by its name, or by the end of a longer one."""
    what = _bare(what)
    fit = [t for t in scene.things if t.index != rite and not classes.isdisjoint(t.classes)]
    built = (f"{what}建设项目", f"{what}建设工程")
    for names in ((what,), (f"{what}项目", f"{what}工程"), built):
        exact = next((t.index for t in fit if any(_bare(form) in names for form in t.forms.values())), None)
        if exact is not None:
            return exact
    ends = [(len(form), -t.index) for t in fit for form in t.forms if len(form) > 4 and what.endswith(form)]
    if ends:
        return -max(ends)[1]  # 国家重大设施|甲观测站开工仪式
    longer = {t.index for t in fit if len(what) > 4 and t.name.endswith(what)}
    return longer.pop() if len(longer) == 1 else None


def _bare(name: str) -> str:
    """A name without quotes and the marks of titles, which what it is told by has or has not."""
    return name.translate(_MARKS)
