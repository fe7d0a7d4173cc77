"""Who is present where the meeting is not said again: 甲会议在某地举行，某某出席 → `participatesIn`."""

from __future__ import annotations

import re

from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.statements.claims import claims
from zhitu.extract.text.view import Clause
from zhitu.model import Claim

__all__ = ["from_attendance"]

_PRESENT = re.compile(
    r"(?:出席|参加|见证|列席|主持)(?:了|此次|本次|当日|该)?(?:开幕式|闭幕式|仪式|会议|活动|大会|论坛|典礼|座谈会|年会)?(?=[并和与，。；]|$)"
)
#: Sentences before, in which the meeting is named.
_BACK = 2


def from_attendance(scene: Scene) -> list[Claim]:
    """The persons of a clause that ends in their being present, and the meeting named last before."""
    found: list[Claim] = []
    for match in _PRESENT.finditer(scene.text, *scene.sentence.span):
        clause = scene.clause(match.start())
        named = [m for g in scene.inside(clause.span) for m in g.mentions if m.span.end <= match.start()]
        persons = [m for m in named if all("Person" in scene.classes(t) for t in m.things)]
        persons = [*_ahead(scene, clause), *persons] if persons else []
        meeting = _meeting(scene, persons[0].span.start) if persons else None
        status = status_at(scene, match.start(), None) if meeting is not None else None
        if meeting is None or status is None or scene.covered(match.start()):
            continue
        evidence = scene.evidence_from(meeting, scene.evidence(persons[0].span.start, match.end()))
        for m in persons:
            found += claims(
                scene,
                m.things,
                "participatesIn",
                meeting.things[-1:],
                evidence=evidence,
                status=status,
                rule="attendance",
            )
    return found


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


def _meeting(scene: Scene, before: int) -> Group | None:
    """The meeting named last before an offset, in the sentence or one of those before it in the paragraph."""
    here: Scene | None = scene
    for _ in range(_BACK + 1):
        if here is None or here.sentence.paragraph != scene.sentence.paragraph:
            return None
        met = [g for g in here.groups if g.span.end <= before and "Conference" in here.classes(g.things[-1])]
        if met:
            return met[-1]
        here = here.before
    return None
