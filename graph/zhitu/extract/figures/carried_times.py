"""The time that a sentence before tells and a figure goes on with: months over a semicolon, the end of a month."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.figures.time_forms import (
    AIMED_AT,
    GROWTH,
    OVERVIEW,
    TIMELESS,
    after_subject,
    frames_alone,
    is_as_of,
    is_base,
    is_feast,
    is_framing_year,
    is_month_end,
    is_months,
    is_period,
    is_statistic,
    is_year_of,
    stands_alone,
)
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import wording, words
from zhitu.extract.values.date_binding import When
from zhitu.model import Span

__all__ = ["BALANCE", "end_of_month", "goes_on_doing", "of_heading_line", "of_paragraph", "over_semicolon"]

#: 当天接待游客20万人次；实现旅游|收入.
_THAT_DAY = frozenset(words("that-day"))
#: What there is at one time.
BALANCE = re.compile(wording("balances"))
#: 到2027年，客运量达到3万人次；|累计运送|9万人次: what an aim sums up.
_SUMMED = re.compile("累计|总")
#: Lines below a colon, and sentences, that are looked back over.
_LINES, _SENTENCES = 8, 10
_BREAKDOWN = re.compile(wording("breakdowns"))


def of_all_parts(scene: Scene, lead: str) -> When | None:
    """The day as of which all parts of a sentence tell, or the year of all aims: 截至2020年底，甲……；现有乙……."""
    parts = [*scene.series()]
    opening = parts[-1] if parts else scene
    between = any(d for here in parts[:-1] for d in here.dates if not is_base(here, d, here.sentence.span.end))
    if opening is scene or not opening.dates or between or opening.sentence.paragraph != scene.sentence.paragraph:
        return None
    frame, start = opening.dates[0], opening.sentence.span.start
    if is_as_of(opening, frame) and frame.span.start - start <= _AS_OF:
        others = [g for g in scene.inside(scene.sentence.clauses[0].span) if not g.mentions[0].anaphor]
        apart = others and not is_statistic(scene, 0, lead)
        return None if apart or _OF_ALL_TIMES.match(lead) else frame
    clause = opening.sentence.clause_at(frame.span.start).span
    return frame if is_year_of(frame) and AIMED_AT.match(opening.text, clause.start) else None


#: What is measured every month: 水质达标率|100%.
_MEASURED = re.compile("(?:率|比[例重]|指数|浓度|[额量值])(?:分别)?[为达是]?到?(?:[\\d.]+%?[、和与])*$")
#: Characters of 截止到; what is so at all times, and what is to come.
_AS_OF, _OF_ALL_TIMES = 3, re.compile(f"{wording('of-all-times')}|{wording('standing')}|{wording('all-years')}")


def over_semicolon(scene: Scene, lead: str) -> When | None:
    """今年1至10月，甲……；新增乙……: the months or the deadline that frame the parts cut at semicolons."""
    if (frame := of_all_parts(scene, lead)) is not None:
        return frame
    for here in scene.series():
        if here.sentence.paragraph != scene.sentence.paragraph:
            return None
        if own := [d for d in here.dates if not is_base(here, d, here.sentence.span.end)]:
            frame = own[-1]
            if TIMELESS.match(lead) and not (frame.kind == "deadline" and _SUMMED.match(lead)):
                return None
            before = frame.span.start - here.sentence.clause_at(frame.span.start).span.start
            named = scene.inside(scene.sentence.clauses[0].span)
            if _is_of_one(here, frame, scene, lead) or (lead.startswith("全年") and is_year_of(frame)):
                return frame
            if here.text[slice(*frame.span)] in _THAT_DAY and is_statistic(scene, 0, lead) and not named:
                return frame
            if not stands_alone(here, frame):
                clause = here.sentence.clause_at(frame.span.start).span
                if here.text[clause.end - 1] == "：" and is_period(frame):
                    return frame  # 2023年出口额：甲区3亿元；|乙区2亿元
                opens = GROWTH.search(lead) if before <= 2 else OVERVIEW.search(here.text, *clause)
                holds = opens is not None and is_period(frame) and not named
                return frame if holds else None  # 2024年|吞吐量4亿吨；集装箱……; 园区去年成绩斐然，……；新建……
            # 力争到2030年，甲达到……；乙达到……: a target holds for all parts
            if is_as_of(here, frame) and is_statistic(scene, 0, lead):
                return frame  # 截至3月31日，班列到发700列；集装箱……
            months = before <= 2 and (
                is_months(frame)
                or is_feast(here, frame)
                or is_framing_year(here, frame)
                or (not named and (is_month_end(here, frame) or (is_period(frame) and _MEASURED.search(lead))))
            )
            return frame if months or (before <= 4 and frame.kind == "deadline") else None
    return None


def _is_of_one(scene: Scene, frame: When, part: Scene, lead: str) -> bool:
    """Whether a year behind the name that opens a sentence holds for a part of it: 甲港|去年出口5亿元；|进口增长3%."""
    first = scene.sentence.clause_at(frame.span.start)
    if any(c.span.contains(q.span) for c in scene.sentence.clauses[: first.index] for q in figures_of(scene)):
        return False
    named = part.inside(Span(part.sentence.span.start, part.sentence.clauses[0].span.end))
    return (
        not named
        and first.span.contains(frame.span)
        and after_subject(scene, first, frame, month=True)
        and bool(GROWTH.search(lead))
    )


def end_of_month(scene: Scene) -> When | None:
    """The end of a month or a year that the paragraph, or the one whose parts it tells, has told of balances."""
    here: Scene | None = scene.before
    paragraphs = _reaching_back(scene)
    for _ in range(6):
        if here is None or here.sentence.paragraph <= scene.sentence.paragraph - paragraphs:
            return None
        if told := [d for d in here.dates if not is_base(here, d, here.sentence.span.end)]:
            return next((d for d in reversed(told) if is_month_end(here, d)), None)
        here = here.before
    return None


def _reaching_back(scene: Scene) -> int:
    """Of how many paragraphs the time is looked for: two of a breakdown of the one before, all below a colon."""
    paragraphs, own = scene.view.paragraphs, scene.sentence.paragraph
    if _BREAKDOWN.match(scene.text, *paragraphs[own].span):
        return 2
    for number in range(own - 1, max(-1, own - _LINES), -1):
        if scene.text[paragraphs[number].span.end - 1] in "：—":
            return own - number + 1
        if len(paragraphs[number + 1].sentences) > 1:
            break
    return 1


#: ——新增就业3万人; 2.新建学校5所: a line of a list; a heading that tells what was done, and not what is to be.
_ITEM = re.compile(r"\s*(?:[—\-·•●■◆▪○]|（?[\d一二三四五六七八九十]{1,2}[）、.．]|[①-⑳])")
_TO_DO = re.compile(f"{wording('period-aims')}|{wording('mood-plans')}")
_LONGEST_LIST = 24


def of_heading_line(scene: Scene) -> When | None:
    """The only time of the line that a list stands below: 云岭市2021年实事完成情况：|——新增就业3万人."""
    paragraphs, own = scene.view.paragraphs, scene.sentence.paragraph
    number = own
    while number and own - number < _LONGEST_LIST and _ITEM.match(scene.text, *paragraphs[number].span):
        number -= 1
    line = paragraphs[number].span
    if number == own or scene.text[line.end - 1] != "：" or _TO_DO.search(scene.text, *line):
        return None
    here = scene.before
    while here is not None and here.sentence.paragraph > number:
        here = here.before
    told = [d for d in here.dates if not is_base(here, d, here.sentence.span.end)] if here is not None else []
    return told[0] if len(told) == 1 and told[0].kind == "point" and is_period(told[0]) else None


def of_paragraph(scene: Scene) -> When | None:
    """The months or the year that the paragraph's statistics are of: 1至10月，…。…增长5%。 分行业看，…"""
    here: Scene | None = scene.before
    paragraphs = _reaching_back(scene)
    for _ in range(_SENTENCES):
        if here is None or here.sentence.paragraph <= scene.sentence.paragraph - paragraphs:
            return None
        if told := [d for d in here.dates if not is_base(here, d, here.sentence.span.end)]:
            years = {d.edtf for d in told}
            return next(
                (
                    d
                    for d in reversed(told)
                    if is_months(d) or frames_alone(here, d) or (len(years) == 1 and _counts_year(here, d))
                ),
                None,
            )
        here = here.before
    return None


def _counts_year(scene: Scene, when: When) -> bool:
    """Whether a year or month opens a clause of statistics: 2023年|全省粮食产量3万吨, 2023年|产量如下：."""
    clause = scene.sentence.clause_at(when.span.start).span
    if scene.text.startswith(("当月", "同月"), when.span.start):
        return False
    if (
        len(when.edtf or "") not in (len("2023"), len("2023-06"))
        or when.kind != "point"
        or when.span.start != clause.start
    ):
        return False
    figures = [q.span for q in figures_of(scene) if clause.contains(q.span)]
    counted = any(is_statistic(scene, q.end, scene.text[clause.start : q.start]) for q in figures)
    return counted or scene.text.find("如下", when.span.end, scene.sentence.span.end) >= 0


#: 2022年，全市完成投资5亿元。|新建学校5所，|办结提案40件: what goes on to be told of what was done.
_DOES = re.compile(
    f"(?:{wording('figure-building')}|{wording('figure-deeds')}|{wording('works-completed')}|{wording('figure-done-too')})"
)


def goes_on_doing(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells what else was done in the time of the sentence before, which gives figures too."""
    before = scene.before
    return before is not None and bool(figures_of(before)) and _DOES.match(scene.text, clause.span.start) is not None
