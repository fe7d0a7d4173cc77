"""The date of an event that its own sentence does not date: of the lead for a headline, of the sentence before else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhitu.extract.clauses.scene import Scene
from zhitu.model import Event

__all__ = ["dated"]

#: What happens on a day, unlike what goes on or is only told.
_POINTS = frozenset(
    {"opened", "completed", "constructionStarted", "milestone", "founded", "held", "signed", "awarded", "issued"}
)
_LEAD = 3


def dated(scenes: Sequence[Scene], events: Sequence[Event]) -> list[Event]:
    """The events, those of a day dated where the sentences around tell the day."""
    ends = [scene.sentence.span.end for scene in scenes]
    return [replace(e, date=_around(scenes, _where(ends, e), e)) if _open(e) else e for e in events]


def _where(ends: Sequence[int], e: Event) -> int:
    """Which of the sentences that end at `ends` an event's evidence ends in."""
    return bisect_right(ends, e.evidence[0].end - 1)


def _open(e: Event) -> bool:
    return e.date is None and e.status == "occurred" and e.type in _POINTS


def _around(scenes: Sequence[Scene], here: int, e: Event) -> str | None:
    scene = scenes[here]
    if e.type == "issued":
        return _of_line(scenes) if e.rule.endswith(("hand-out", "title:issued")) else None
    if any(scene.text[slice(*d.span)] != "此次" for d in scene.dates):
        return None
    if scene.sentence.paragraph == 0 < scenes[-1].sentence.paragraph:  # a headline tells what the lead dates
        return _of_lead(scenes)
    told = scene.text[e.evidence[0].start : e.evidence[0].end]
    there = _THIS_TIME.search(told) or _THERE.match(scene.text, _opening(scenes, here))
    return _before(scenes, here) or (_of_occasion(scenes, here) if there else None)


def _opening(scenes: Sequence[Scene], here: int) -> int:
    """Where the sentence begins of which a scene may be one of the parts between semicolons."""
    start = scenes[here].sentence.span.start
    for scene in reversed(scenes[max(0, here - _SERIES) : here]):
        if scene.sentence.span.end != start or scene.text[start - 1] != "；":
            break
        start = scene.sentence.span.start
    return start


def _days(scene: Scene) -> list[str]:
    days = [d.edtf.split("/")[0] for d in scene.dates if d.edtf and d.kind in ("point", "since")]
    return [day for day in days if len(day) == 10]


def _of_lead(scenes: Sequence[Scene]) -> str | None:
    body = [s for s in scenes if s.sentence.paragraph > 0][:_LEAD]
    days = {day for s in body for day in _days(s)}
    return days.pop() if len(days) == 1 else None


def _of_line(scenes: Sequence[Scene]) -> str | None:
    """The day below a covering letter (现将《甲》印发给你们), on a line of its own."""
    for scene in scenes:
        line = scene.view.paragraphs[scene.sentence.paragraph].span
        if len(scene.dates) == 1 and scene.dates[0].span == line:
            return scene.dates[0].edtf
    return None


def _before(scenes: Sequence[Scene], here: int) -> str | None:
    """The one day, or the period, that the sentences before in the paragraph tell, if nothing else dates them."""
    paragraph = scenes[here].sentence.paragraph
    for scene in _back(scenes, here):
        if scene.sentence.paragraph != paragraph:
            return None
        if scene.dates:
            series = scene.text[scene.sentence.span.end - 1] == "；"
            if series and scene.text[scene.dates[0].span.end] != "，":
                return None  # 7月1日甲开通；乙铺轨: each part of a series has its own day
            days = set(_days(scene))
            opens = scene.dates[0].span.start - scene.sentence.span.start <= 2
            if len(scene.dates) > 1 or not opens:
                return None
            return days.pop() if days else _framing(scene)
    return None


def _framing(scene: Scene) -> str | None:
    """The period that opens a sentence and frames those after it: 今年一季度，甲市……。乙、丙等项目开工."""
    when = scene.dates[0]
    frames = when.kind == "point" and scene.text.startswith("，", when.span.end)
    return when.edtf if frames else None


#: 此次开工的项目包括甲、乙; 在甲揭牌的同时，乙开工: on the occasion that the text told of.
_THIS_TIME = re.compile(r"[此本这]次(?!会议|论坛|调研|机构)|的同时|同期|仪式上|活动现场")
#: 论坛上，甲与乙签约: at what the text told of.
_THERE = re.compile(r"(?:在|当天|此次|本次|本届)?[^，。；]{0,6}(?:会|论坛|活动|仪式|典礼)(?:上|期间|现场)，")
_OCCASION = 6
#: Parts of a sentence that are looked at before one, so that a list of thousands stays linear.
_SERIES = 20


def _of_occasion(scenes: Sequence[Scene], here: int) -> str | None:
    """The one day that the nearest sentence before with days tells, in whichever paragraph."""
    for scene in reversed(scenes[max(0, here - _OCCASION) : here]):
        if days := set(_days(scene)):
            return days.pop() if len(days) == 1 else None
    return None


def _back(scenes: Sequence[Scene], here: int) -> Iterator[Scene]:
    return (scenes[k] for k in range(here - 1, max(-1, here - 4), -1))
