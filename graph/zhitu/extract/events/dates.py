"""The date of an event that its own sentence does not date: of the lead for a headline, of the sentence before else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from zhitu.datelines import is_dateline
from zhitu.extract.clauses.modality import aimed_at, is_next_of_plan, plan_before
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.clauses.verb_times import EVER_SINCE, is_until
from zhitu.extract.statements.sections import year_of_section
from zhitu.extract.text.wording import SLOT, wording
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.date_patterns import FIVE_YEARS
from zhitu.model import Event

__all__ = ["dated"]

#: What happens on a day, unlike what goes on or is only told.
_POINTS = frozenset(
    {"opened", "completed", "constructionStarted", "milestone", "founded", "held", "signed", "awarded", "issued"}
)
#: What goes on, which a plan for a year dates all the same.
_PLANNED = frozenset({"planned", "underConstruction"})
_LEAD = 3
#: Characters of a year as a date.
_YEAR = 4
#: What tells that a founding is one of the things that the year brought.
_ANEW = re.compile(wording("founded-anew"))


def dated(scenes: Sequence[Scene], events: Sequence[Event]) -> list[Event]:
    """The events, those of a day dated where the sentences around tell the day."""
    ends = [scene.sentence.span.end for scene in scenes]
    found = [replace(e, date=_around(scenes, _where(ends, e), e)) if _is_open(e) else e for e in events]
    found = [_of_own(scenes[_where(ends, e)], e) for e in found]
    issued = {e.of: e.date for e in found if e.type == "issued" and e.date is not None}
    return [replace(e, date=issued.get(e.of)) if _is_from_issue(scenes, _where(ends, e), e) else e for e in found]


def _of_own(scene: Scene, e: Event) -> Event:
    """An event with the time behind its thing, in brackets or in a list, and without one that is another's.

    甲院（2016年）、乙院（2018年）相继成立; 甲桥2019年3月、乙桥2020年6月先后通车.
    """
    in_brackets = [d for d in scene.dates if d.kind == "point" and d.edtf and _is_one_of_several(scene, d)]
    if e.date is None or not in_brackets:
        return e
    named = [m for g in scene.groups for m in g.mentions]
    behind = {m.span.end + scene.text.startswith(("（", "于"), m.span.end): m for m in named}
    own = [d for d in in_brackets if (m := behind.get(d.span.start)) and e.of in map(str, m.things)]
    if own:
        return replace(e, date=own[0].edtf)
    others = {d.edtf for d in in_brackets if d.span.start in behind}
    free = {d.edtf for d in scene.dates if d not in in_brackets}
    return replace(e, date=None) if e.date in others - free else e


def _is_one_of_several(scene: Scene, when: When) -> bool:
    """Whether a time is that of the name before it alone: （2016年）, 甲桥|2019年3月|、乙桥……."""
    if scene.text[when.span.start - 1] == "（":
        return scene.text.startswith("）", when.span.end)
    listed = scene.text.startswith("、", when.span.end)
    return listed and any(g.span.start == when.span.end + 1 for g in scene.groups)


_FROM_ISSUE = re.compile(f"自{wording('notice-issues')}之日起")


def _is_from_issue(scenes: Sequence[Scene], here: int, e: Event) -> bool:
    """Whether a document is in force from the day on which it was issued."""
    told = scenes[here].text[scenes[here].sentence.span.start : e.evidence[0].end]
    return e.type == "tookEffect" and e.date is None and _FROM_ISSUE.search(told) is not None


def _where(ends: Sequence[int], e: Event) -> int:
    """Which of the sentences that end at `ends` an event's evidence ends in."""
    return bisect_right(ends, e.evidence[0].end - 1)


def _is_open(e: Event) -> bool:
    told = e.type in (_PLANNED | _POINTS if e.status == "expected" else _POINTS | {"approved"})
    return e.date is None and told and not e.rule.startswith("pattern:since-")


#: 5月5日，……。甲院|已|建成: by then, and not on that day.
_ALREADY = re.compile("已经?$")


def _around(scenes: Sequence[Scene], here: int, e: Event) -> str | None:
    scene = scenes[here]
    if EVER_SINCE.match(scene.text, _after_verb(scene, e)):
        return None
    if e.status == "occurred" and (year := _of_this_year(scene, e)) is not None:
        return year
    if (plan := _of_five_years(scene, e)) is not None:
        return plan
    if e.status == "occurred" and not scene.dates and (among := _among_those(scene)) is not None:
        return among
    if e.type == "approved":
        return None
    if e.status == "expected":  # a plan for a year expects it in that year
        return None if scene.dates else _of_plan(scene, e) or _of_section(scene) or _of_year(scenes, here)
    if e.type == "issued":
        handed_out = _of_line(scenes) if e.rule.endswith(("hand-out", "title:issued")) else None
        if handed_out or scene.dates:
            return handed_out
        earlier = _BEFORE.match(scene.text, _after_verb(scene, e))  # 会上介绍了甲部出台|的《乙规划》
        there = earlier is None and _THERE.match(scene.text, _opening(scenes, here)) is not None
        return _of_occasion(scenes, here) if there else _of_year(scenes, here)
    if _ALREADY.search(scene.text, scene.sentence.span.start, _before_verb(scene, e)):
        return None
    told_of = (d for d in scene.dates if d.edtf or d.span.start < _after_verb(scene, e))  # 签署协议，|未来|将……
    if any(scene.text[slice(*d.span)] != "此次" and not scene.covered(d.span.start) for d in told_of):
        return None
    if scene.sentence.paragraph == 0 < scenes[-1].sentence.paragraph and _is_headline(scene):
        return _of_lead(scenes)  # a headline tells what the lead dates
    told = scene.text[scene.sentence.span.start : e.evidence[0].end]
    told_there = _of_occasion(scenes, here) if _THIS_TIME.search(told) or _is_there(scenes, here, e) else None
    before = _before(scenes, here) if _RESOLVED.search(told) is None or e.type != "signed" else None
    if before is not None and len(before) == _YEAR and e.type == "founded" and not _ANEW.search(told):
        before = None  # 去年，甲市产值增长。乙实验室由丙组建: who it is, and not what happened last year
    return before or told_there or _of_section(scene) or _of_year(scenes, here)


#: 去年5月，甲宣布……。双方决定|签署《协议》: on a later day.
_RESOLVED = re.compile(f"{wording('resolved-to-sign')}(?:共同|正式)?签[署订][^，。；]*[，。；]?$")


def _among_those(scene: Scene) -> str | None:
    """The year that frames the sentence before, of one of what that tells: 2019年，甲省实施专项。|其中，乙院获批."""
    before = scene.before
    if before is None or before.sentence.paragraph != scene.sentence.paragraph or not before.dates:
        return None
    when, opens = before.dates[-1], before.sentence.span.start
    frames = before.text[when.span.end] == "，" and (
        when.span.start == opens or before.text[when.span.start - 1] in "：，"
    )
    year = frames and when.kind == "point" and len(when.edtf or "") == _YEAR
    return when.edtf if year and scene.text.startswith(("其中", "当中"), scene.sentence.span.start) else None


#: 今年以来，甲市举办了乙活动: some time in the year; but not what was before, 已建成|的甲园, 乙桥开通|以来.
_SINCE = re.compile("(?:今年|年初|今年初)以来|今年来")
_BEFORE = re.compile("的|[之以]?[后来]|至今")


def _of_this_year(scene: Scene, e: Event) -> str | None:
    """The year of which all is told that has been up to now, if the sentence tells no other time."""
    told = [d for d in scene.dates if d.kind != "vague"]  # 今年以来，……日前
    if len(told) != 1:
        return None
    (when,) = told
    end = e.evidence[0].end
    if when.edtf is None or _SINCE.match(scene.text, when.span.start) is None or when.span.end > end:
        return None
    return None if _BEFORE.match(scene.text, _after_verb(scene, e)) else when.edtf[:_YEAR]


#: “十四五”期间，甲市将建成乙线; 上世纪80年代，甲港建成: some time in these years.
_FIVE_YEARS = re.compile(f"“?{FIVE_YEARS}”?(?:期间|时期)，" + "|[^，年]{1,3}世纪.{2}年代.{0,2}，")


def _of_five_years(scene: Scene, e: Event) -> str | None:
    """The years of a plan that open a sentence, if it tells no other time."""
    if len(scene.dates) != 1 or not _FIVE_YEARS.match(scene.text, scene.dates[0].span.start):
        return None
    before = scene.masked(scene.sentence.span.start, scene.dates[0].span.start)
    if before.strip(SLOT) or e.type not in _STEPS or _BEFORE.match(scene.text, _after_verb(scene, e)):
        return None
    return scene.dates[0].edtf if scene.dates[0].kind == "span" else None


#: What is done once with a work, for which a plan has its years.
_STEPS = frozenset(("opened", "completed", "constructionStarted"))


def _after_verb(scene: Scene, e: Event) -> int:
    """Where the verb ends that tells an event, if a predicate of the sentence does; else its evidence."""
    start, end = scene.sentence.span.start, e.evidence[0].end
    kind, _, word = e.rule.removesuffix("+carried").partition(":")
    at = scene.text.rfind(word, start, end) if kind == "predicate" else -1
    return end if at < 0 else at + len(word)


def _before_verb(scene: Scene, e: Event) -> int:
    """Where the verb begins that tells an event; where the sentence does if no predicate tells it."""
    kind, _, word = e.rule.removesuffix("+carried").partition(":")
    start = scene.sentence.span.start
    at = scene.text.rfind(word, start, e.evidence[0].end) if kind == "predicate" else -1
    return max(at, start)


def _of_plan(scene: Scene, e: Event) -> str | None:
    """The year of what the paragraph says is to come: 2025年，甲省将…….推进乙桥建设."""
    before = plan_before(scene) if is_next_of_plan(scene, scene.sentence.span.start) else None
    when = before.dates[0] if before is not None and before.dates else aimed_at(scene, e.evidence[0].end - 1)
    return when.edtf if when is not None and when.kind in ("point", "deadline") else None


def _of_section(scene: Scene) -> str | None:
    when = year_of_section(scene)
    return when.edtf if when is not None else None


def _is_headline(scene: Scene) -> bool:
    return "。" not in scene.view.paragraphs[scene.sentence.paragraph].span.of(scene.text)


def _is_there(scenes: Sequence[Scene], here: int, e: Event) -> bool:
    """Whether a sentence tells what happened at a meeting; what is signed goes on with what was signed there before."""
    if _THERE.match(scenes[here].text, _opening(scenes, here)):
        return True
    if e.type not in ("signed", "awarded"):
        return False
    if e.type == "signed" and _follows_ceremony(scenes, here):
        return True
    paragraph = scenes[here].sentence.paragraph
    before = takewhile(lambda s: s.sentence.paragraph == paragraph and not s.dates, _back(scenes, here))
    return any(_THERE.match(s.text, s.sentence.span.start) for s in before)


#: 5月5日，甲、乙合作协议签约仪式举行。⏎丙与丁代表双方签署《协议》.
_SIGNING = re.compile(wording("ceremonies-to-sign"))


def _follows_ceremony(scenes: Sequence[Scene], here: int) -> bool:
    """Whether the last that has a time, not more than a paragraph before, tells that a ceremony was held to sign."""
    before = next((s for s in reversed(scenes[max(0, here - _OCCASION) : here]) if s.dates), None)
    near = before is not None and scenes[here].sentence.paragraph - before.sentence.paragraph <= 1
    return near and before is not None and _SIGNING.search(before.text, *before.sentence.span) is not None


def _opening(scenes: Sequence[Scene], here: int) -> int:
    """Where the sentence begins of which a scene may be one of the parts between semicolons."""
    start = scenes[here].sentence.span.start
    for scene in reversed(scenes[max(0, here - _SERIES) : here]):
        if scene.sentence.span.end != start or scene.text[start - 1] != "；":
            break
        start = scene.sentence.span.start
    return start


#: 上周: no day.
_WEEK = re.compile("(?:周|星期|礼拜)末?$")


def _days(scene: Scene) -> list[str]:
    """The days that a sentence tells, or from which to which; a line that dates the text tells none."""
    if scene.dates and is_dateline(scene.view.paragraphs[scene.sentence.paragraph].span.of(scene.text)):
        return []
    told = [d for d in scene.dates if d.edtf and d.kind in ("point", "since")]
    days = [d.edtf for d in told if d.edtf and not _WEEK.search(scene.text, *d.span)]
    return [day for day in days if len(day.split("/")[0]) == 10]


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
    if is_until(scene, when):
        return None
    frames = when.kind == "point" and scene.text.startswith("，", when.span.end)
    return when.edtf if frames else None


#: 此次开工的项目包括甲、乙; 在甲揭牌的同时，乙开工: on the occasion that the text told of.
_THIS_TIME = re.compile(wording("event-occasions"))
#: 论坛上，甲与乙签约: at what the text told of.
_THERE = re.compile(
    rf"{wording('occasion-leads')}?[^，。；]{{0,10}}{wording('occasion-heads')}{wording('occasion-times')}，"
    rf"|{wording('occasion-scenes')}?现场，|签约后，|(?:双方)?会后，|双方会后"
    rf"|{wording('occasion-leads')}?[^，。；]{{0,4}}{wording('occasion-heads')}上{wording('occasion-does')}"
)
_OCCASION = 12
#: Parts of a sentence that are looked at before one, so that a list of thousands stays linear.
_SERIES = 20


#: Paragraphs of a section that are looked at, so that a long text stays linear.
_LONGEST_SECTION = 40


#: 2024年，全市……; 2024年是……的一年; 今年，我们将……: what frames the paragraphs of a report from here on.
_FRAME = re.compile(f"度?(?:，|{wording('report-year-goes-on')})")
_REPORT = re.compile(wording("yearly-reports"))
#: Paragraphs that tell whether a text is a report; characters of a paragraph before the year that frames it.
_HEAD, _AHEAD = 3, 6


def _of_year(scenes: Sequence[Scene], here: int) -> str | None:
    """The year that the paragraphs of a report are about, as the nearest of them tells that begins with one."""
    paragraphs = scenes[here].view.paragraphs
    if not any(_REPORT.search(scenes[here].text, *p.span) for p in paragraphs[:_HEAD]):
        return None
    for scene in reversed(scenes[max(0, here - _LONGEST_SECTION) : here + 1]):
        start = paragraphs[scene.sentence.paragraph].span.start
        when = scene.dates[0] if scene.dates and scene.sentence.span.start == start else None
        begins = when is not None and when.span.start - start <= _AHEAD and len(when.edtf or "") == len("2024")
        if when is not None and begins and _FRAME.match(scene.text, when.span.end):
            return when.edtf
    return None


def _of_occasion(scenes: Sequence[Scene], here: int) -> str | None:
    """The one day that the nearest sentence before with days tells, in whichever paragraph."""
    for scene in reversed(scenes[max(0, here - _OCCASION) : here]):
        if days := set(_days(scene)):
            return days.pop() if len(days) == 1 else None
    return None


def _back(scenes: Sequence[Scene], here: int) -> Iterator[Scene]:
    return (scenes[k] for k in range(here - 1, max(-1, here - 4), -1))
