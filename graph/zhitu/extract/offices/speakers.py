"""Who speaks at a meeting → `participatesIn`: 某某在甲论坛上致辞; 甲会议召开。会上，乙局介绍情况，某某发言."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.offices.attendance import APART, ATTENDANCE, PARAGRAPHS, meeting_before, present
from zhitu.extract.text.classes import BODIES
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Claim

__all__ = ["SPEAKER", "from_speakers"]

#: What the form alone tells: 某某在甲论坛上致辞.
SPEAKER = "speaker"

#: 会上，|甲介绍情况，乙、丙发言.
_AT_IT = re.compile(f"(?<![一-龥])在?(?P<kind>{wording('met-at')})上，")
#: What of a meeting somebody speaks at: 在甲论坛|开幕式上.
_AT = f"[”》]?的?{wording('met-parts')}?上"
_THERE, _AT_NAMED = re.compile(_AT), re.compile(f"{_AT}，")
_HOW = (
    f"(?:等|等人|等同志)?{wording('speaks-when')}*(?:(?:作|做|进行|发表)了?[^，。；]{{0,10}}?{wording('speech-given')}"
    f"|{wording('address-kinds')}?发言|{wording('speaks')}"
)
_PERSON_SPEAKS = re.compile(f"{_HOW}|{wording('person-speaks')})(?!的)")
_BODY_SPEAKS = re.compile(f"{_HOW}|{wording('body-speaks')})(?!的)")
#: What stands between who speaks and the meeting: 甲|主席日前在|乙论坛上.
_BETWEEN = re.compile(f"[^，。；、{SLOT}]{{0,14}}在(?:第[^，。；{SLOT}]{{1,4}}届)?[“《]?")
_DIRECTLY = re.compile(f"{wording('speaks-today')}?在[“《]?")


#: Sentences before in which the meeting may be named that 签约仪式上 points to by the word with which its name ends.
_FAR = 8
#: What may be said of a meeting of any name.
_OF_ANY = frozenset(("会", "会议", "活动"))
#: 会上，甲介绍情况。|乙代表丙|发言: who speaks next.
_NEXT = re.compile(f"(?:代表[^，。；]{{2,24}})?{_HOW})(?=[。，；])")


class _Deed(NamedTuple):
    """Who speaks, at which meeting, and where that is told."""

    who: list[Mention]
    meeting: Group
    start: int
    end: int


def from_speakers(scene: Scene) -> list[Claim]:
    """The persons and bodies who speak at a meeting that is named there or before."""
    found: list[Claim] = []
    told = [(SPEAKER, deed) for deed in _at_named(scene)] + [(ATTENDANCE, deed) for deed in _at_it(scene)]
    for rule, (who, meeting, start, end) in told:
        status = status_at(scene, end - 1, None)
        if who and status is not None and not scene.covered(end - 1):
            evidence = scene.evidence_from(meeting, scene.evidence(start, end))
            found += present(scene, who, meeting, evidence, status, rule)
    return found


def _at_named(scene: Scene) -> Iterator[_Deed]:
    """某某在|甲论坛|上致辞."""
    for g in scene.groups:
        at = _THERE.match(scene.text, g.span.end) if "Conference" in scene.classes(g.things[-1]) else None
        clause = scene.clause(g.span.start).span
        before = [h for h in scene.inside(clause) if h.span.end < g.span.start]
        if at is None or not before or any(m.anaphor for m in before[-1].mentions):
            continue
        who, between = before[-1], scene.masked(before[-1].span.end, g.span.start)
        person = _is_person(scene, who)
        speaks = (_PERSON_SPEAKS if person else _BODY_SPEAKS).match(scene.text, at.end())
        if (
            speaks is not None
            and (_BETWEEN if person else _DIRECTLY).fullmatch(between)
            and (person or _is_body(scene, who))
        ):
            yield _Deed(list(who.mentions), g, who.span.start, speaks.end())


def _at_it(scene: Scene) -> Iterator[_Deed]:
    """会上，|甲介绍情况，乙发言; 在丙论坛上，|丁表示."""
    begun = _AT_IT.search(scene.text, *scene.sentence.span)
    meeting = _pointed(scene, begun) if begun is not None else None
    start, at = begun.span() if begun is not None else (0, 0)
    if begun is None and (meeting := _of_sentence_before(scene)) is not None:
        start = at = scene.sentence.span.start
    for g in scene.groups if begun is None else ():
        named = _AT_NAMED.match(scene.text, g.span.end) if "Conference" in scene.classes(g.things[-1]) else None
        if named is not None and not scene.masked(scene.clause(g.span.start).span.start, g.span.start).strip("在“《"):
            meeting, start, at = g, g.span.start, named.end()
    for g in scene.groups if meeting is not None else ():
        if meeting is None or g.span.start < at:
            continue
        pattern = _PERSON_SPEAKS if _is_person(scene, g) else _BODY_SPEAKS
        pattern = _NEXT if begun is None and start == at else pattern
        speaks = pattern.match(scene.text, g.span.end)
        if speaks is not None:
            yield _Deed(_speakers(scene, g, at), meeting, start, speaks.end())
            if scene.text[speaks.end() : speaks.end() + 1] in ("，", "："):
                return  # what follows is what was said


def _pointed(scene: Scene, begun: re.Match[str]) -> Group | None:
    """The meeting at which 会上, 签约仪式上 is: that of the kind, else the one named just before."""
    kind = begun["kind"]
    called = None if kind in _OF_ANY else meeting_before(scene, begun.start(), PARAGRAPHS, _FAR, kind)
    return called or meeting_before(scene, begun.start(), PARAGRAPHS)


def _of_sentence_before(scene: Scene) -> Group | None:
    """The meeting at which the sentence before of the paragraph is told to be."""
    before = scene.before
    if before is None or before.sentence.paragraph != scene.sentence.paragraph:
        return None
    begun = _AT_IT.match(before.text, *before.sentence.span)
    return _pointed(before, begun) if begun is not None else None


def _is_person(scene: Scene, g: Group) -> bool:
    return all("Person" in scene.classes(t) for t in g.things)


def _is_body(scene: Scene, g: Group) -> bool:
    return all(BODIES & set(scene.classes(t)) for t in g.things)


def _speakers(scene: Scene, g: Group, begun: int) -> list[Mention]:
    """Who speaks: persons with those listed before them in the clause, or bodies with which it, or all, begins."""
    clause = scene.clause(g.span.start).span
    if any(m.anaphor for m in g.mentions):
        return []
    if _is_person(scene, g):
        listed = [m for h in scene.inside(clause) for m in h.mentions if begun <= m.span.start < g.span.end]
        apart = APART.search(scene.masked(max(clause.start, begun), g.span.start))
        return [m for m in listed if "Person" in scene.classes(m.things[0])] if apart is None else list(g.mentions)
    return list(g.mentions) if g.span.start in (clause.start, begun) and _is_body(scene, g) else []
