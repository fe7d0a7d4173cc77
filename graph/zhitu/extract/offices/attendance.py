"""Who is present where the meeting is not said again: 甲会议在某地举行，某某出席 → `participatesIn`."""

from __future__ import annotations

import re

from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.statements.claims import claims
from zhitu.extract.text.classes import BODIES
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.model import Claim, Span, Status

__all__ = ["APART", "ATTENDANCE", "PARAGRAPHS", "from_attendance", "meeting_before", "present"]

ATTENDANCE = "attendance"
_PRESENT = Rare(
    f"(?:{wording('attend-verbs')}{wording('attend-which')}?{wording('attended')}?|{wording('gives-speech')})"
    r"(?=[并和与，。；]|$)"
)
#: 甲集团、乙集团|等有关负责同志参加: who came for them.
_CAME = re.compile(
    rf"等?{wording('who-sends')}?的?(?:[两三四五六七八九\d]+家(?:单位|企业|公司|机构))?"
    f"(?:有关|相关|主要|分管)*{wording('who-came')}"
    rf"(?:及|和|、|等|共|\d+余?[人名]|[^，。；]{{0,16}}?{wording('who-came-too')})*+$"
)
#: 甲市举行乙桥通车典礼，|出席活动的丙市副市长某某; 典礼由丙担任主礼嘉宾.
_PRESENT_WHO = re.compile(
    f"(?:出席|参加|见证)(?:了|此次|本次|该)?[一-龥]{{0,4}}?{wording('attended-by')}的"
    r"(?:[^，。；：的]{0,24}$|(?:还?有|包括)：$)"
)
_GUESTS = re.compile(f"(?:担任|作为){wording('guests-of')}?嘉宾|主礼")
_GOES_TO = Rare(f"{wording('attend-verbs')}(?:了|此次|本次|首届)?[“《]?")
_MET = frozenset(("Conference", "Programme"))
#: Between the last person and the verb another deed.
APART = re.compile(wording("attend-apart"))
#: Sentences before, in which the meeting is named; and paragraphs, where no other meeting is said: 某省长出席。
_BACK, PARAGRAPHS = 3, 2
#: Words that say no meeting.
_BARE = frozenset(words("attend-only"))
#: 甲大会在乙市开幕。……某省长出席开幕式。
_OPENING = re.compile(f"(?:出席|参加)(?:了)?{wording('attend-at')}$")


def from_attendance(scene: Scene) -> list[Claim]:
    """The persons, or bodies, of a clause that ends in their being present, and the meeting named last before."""
    found = [*_described(scene), *_listed(scene)]
    for match in _PRESENT.finditer(scene.text, *scene.sentence.span):
        clause = scene.clause(match.start())
        named = [m for g in scene.inside(clause.span) for m in g.mentions if m.span.end <= match.start()]
        persons = [m for m in named if all("Person" in scene.classes(t) for t in m.things)]
        persons = [*_ahead(scene, clause), *persons] if persons else _sent(scene, clause, match.start())
        back = PARAGRAPHS if match.group() in _BARE or _OPENING.search(match.group()) else 0
        meeting = meeting_before(scene, persons[0].span.start, back) if persons else None
        status = status_at(scene, match.start(), None) if meeting is not None else None
        if meeting is None or status is None or scene.covered(match.start()):
            continue
        evidence = scene.evidence_from(meeting, scene.evidence(persons[0].span.start, match.end()))
        found += present(scene, persons, meeting, evidence, status)
    return found


def present(
    scene: Scene,
    persons: list[Mention],
    meeting: Group,
    evidence: Span,
    status: Status = "occurred",
    rule: str = ATTENDANCE,
) -> list[Claim]:
    """That each of the persons or bodies takes part in the meeting."""
    things = [t for m in persons for t in m.things]
    held = meeting.things[-1:]
    return list(claims(scene, things, "participatesIn", held, evidence=evidence, status=status, rule=rule))


def _listed(scene: Scene) -> list[Claim]:
    """The persons of a row of offices who go to what is named behind: 某县委书记甲、县长乙，副县长丙|出席|丁大会."""
    found: list[Claim] = []
    for match in _GOES_TO.finditer(scene.text, *scene.sentence.span):
        clause = scene.clause(match.start())
        behind = (g for g in scene.inside(clause.span) if match.start() < g.span.start <= match.end())
        meeting = next(behind, None)  # whose name may begin with 首届
        if meeting is None or scene.covered(match.start()) or not _MET & set(scene.classes(meeting.things[-1])):
            continue
        named = [m for g in scene.inside(clause.span) for m in g.mentions if m.span.end <= match.start()]
        persons = [m for m in named if all("Person" in scene.classes(t) for t in m.things)]
        if not persons or persons[-1] is not named[-1] or APART.search(scene.masked(named[-1].span.end, match.start())):
            continue  # 甲在乙大会上介绍，|出席丙活动
        persons = [*_ahead(scene, clause), *persons]
        status = status_at(scene, match.start(), None)
        if len(persons) < 2 or status is None:
            continue  # of one the verb itself tells
        evidence = scene.evidence(persons[0].span.start, meeting.span.end)
        found += present(scene, persons, meeting, evidence, status)
    return found


def _described(scene: Scene) -> list[Claim]:
    """The persons whom a clause calls present: 出席活动的|某市副市长某某, 典礼由某某担任主礼嘉宾."""
    found: list[Claim] = []
    for g in scene.groups:
        clause = scene.clause(g.span.start).span
        persons = [m for m in g.mentions if all("Person" in scene.classes(t) for t in m.things)]
        lead = clause.start
        if scene.text.startswith("：", lead - 1) and lead > scene.sentence.span.start:
            lead = scene.clause(lead - 1).span.start  # 出席会议的有：|某某
        called = _PRESENT_WHO.search(scene.masked(lead, g.span.start).replace(SLOT, ""))
        guests = _GUESTS.match(scene.text, g.span.end)
        back = PARAGRAPHS if called else 0
        meeting = meeting_before(scene, g.span.start, back) if persons and (called or guests) else None
        if meeting is not None:
            evidence = scene.evidence_from(meeting, scene.evidence(clause.start, g.span.end))
            found += present(scene, persons, meeting, evidence, _status_of(scene, meeting))
    return found


#: 甲会议|将于5月8日举行: who is told to be there is yet to come.
_TO_BE_HELD = re.compile(rf"[^，。；]{{0,4}}(?:将|拟|定)[于在]?[^，。；]{{0,20}}{wording('takes-place')}")


def _status_of(scene: Scene, meeting: Group) -> Status:
    """Whether a meeting was held, or is said to be held later."""
    told = ((s, g) for s in scene.back() for g in s.groups if g.things[-1:] == meeting.things[-1:])
    return "expected" if any(_TO_BE_HELD.match(s.text, g.span.end) for s, g in told) else "occurred"


def _sent(scene: Scene, clause: Clause, at: int) -> list[Mention]:
    """The bodies whose people are present: 甲集团、乙集团等有关负责同志."""
    groups = [g for g in scene.inside(clause.span) if g.span.end <= at]
    if not groups or not _CAME.fullmatch(scene.text, groups[-1].span.end, at):
        return []
    return [m for m in groups[-1].mentions if all(BODIES & set(scene.classes(t)) for t in m.things)]


def _ahead(scene: Scene, clause: Clause) -> list[Mention]:
    """The persons with whom the clauses just before end: 某书记甲，某镇长乙，|某主任丙出席."""
    found: list[Mention] = []
    for earlier in reversed(scene.sentence.clauses[: clause.index]):
        named = [m for g in scene.inside(earlier.span) for m in g.mentions]
        last = max(named, key=lambda m: m.span.end, default=None)
        if last is None or scene.text[last.span.end : earlier.span.end].strip("，, "):
            return found
        if any("Person" not in scene.classes(t) for t in last.things):
            return found
        found.insert(0, last)
    return found


def meeting_before(scene: Scene, before: int, back: int, sentences: int = _BACK, called: str = "") -> Group | None:
    """The meeting named last before an offset, in the sentence or one of those before it, so many paragraphs back.

    Its name ends as it is `called`.
    """
    here: Scene | None = scene
    for _ in range(sentences + 1):
        if here is None or here.sentence.paragraph + back < scene.sentence.paragraph:
            return None
        met = [g for g in here.groups if g.span.end <= before and "Conference" in here.classes(g.things[-1])]
        met = [g for g in met if here.things[g.things[-1]].name.endswith(called)]
        end = min(before, here.sentence.span.end)
        if _ANOTHER.search(here.masked(met[-1].span.end if met else here.sentence.span.start, end)):
            return None
        if met:
            return met[-1]
        here = here.before
    return None


#: 甲论坛5月开幕。6月，乙市|召开推进会|: what is told then is of that.
_ANOTHER = re.compile(rf"(?:召开|举行|举办)[^，。；{SLOT}]{{0,20}}{wording('met-again')}(?=[，。；]|$)")
