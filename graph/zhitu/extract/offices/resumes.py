"""The offices of a resume, a line each: 某某，男，1968年生。/ 1996.03—2002.08 甲市财政局副局长."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention
from zhitu.extract.offices.bodies import employs, held_at
from zhitu.extract.text.wording import wording
from zhitu.model import Claim

__all__ = ["RULE", "from_resumes"]

RULE = "resume"
#: 某某|，男，汉族.
_WHO = re.compile(f"（?[，：]?{wording('resume-of')}")
_MONTH = r"(?P<{0}>(?:19|20)\d\d)(?:[.．年/-](?P<{0}m>1[0-2]|0?[1-9])(?!\d)月?|年)?"
#: 1996.03—2002.08　, 2016年12月至今　: from when to when, of a line.
_SPAN = re.compile(
    rf"\s*{_MONTH.format('y')}\s*(?:[—~至到-]+\s*(?:{_MONTH.format('e')}|(?P<still>至?今|现在)?)|(?P<since>起|以?来|至?今))[，：\s]*"
)
_ENDS = re.compile("[、，；。兼（ ]|$")


def from_resumes(scenes: Sequence[Scene], offices: frozenset[str]) -> Iterator[Claim]:
    """What the lines below a person's name say of his offices; those of the past are 原."""
    person: Mention | None = None
    for scene in scenes:
        if (told := _person(scene)) is not None:
            person = told
        span = _SPAN.match(scene.text, *scene.sentence.span)
        if person is None or span is None:
            continue
        body = next((g for g in scene.groups if g.span.start == span.end() and employs(scene, g)), None)
        for c in _office(scene, person, body, offices):
            past = span["e"] is not None
            since = span["y"] + (f"-{int(span['ym']):02}" if span["ym"] else "")
            yield replace(c, role=f"原{c.role}" if past else c.role, date=since)


def _person(scene: Scene) -> Mention | None:
    """Whom a line begins with the name of, and tells the sex of, or what people he is of."""
    first = scene.groups[0] if scene.groups else None
    line = scene.view.paragraphs[scene.sentence.paragraph].span
    if first is None or first.span.start != line.start or "Person" not in scene.classes(first.things[0]):
        return None
    return first.mentions[0] if first.mentions and _WHO.match(scene.text, first.span.end) else None


def _office(scene: Scene, person: Mention, body: Group | None, offices: frozenset[str]) -> Iterator[Claim]:
    """The office behind the name of a body, and no person's whom the line tells of besides."""
    if body is None or any("Person" in scene.classes(t) for g in scene.groups for t in g.things):
        return
    end = _ENDS.search(scene.text, body.span.end, scene.sentence.span.end)
    role = scene.text[body.span.end : end.start() if end is not None else scene.sentence.span.end]
    if role in offices:
        start = scene.sentence.span.start
        for c in held_at(scene, person, body, role, RULE, body.span.end + len(role)):
            at = scene.evidence(start, body.span.end + len(role))
            yield replace(c, evidence=(at,))
