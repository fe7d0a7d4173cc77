"""Plans order what is to be done: 设立基金 in 某某行动方案, or below 今年工作安排, has not happened yet."""

from __future__ import annotations

import re
from functools import lru_cache

from zhitu.extract.text.view import View
from zhitu.extract.text.wording import wording
from zhitu.model import Document, Span

__all__ = ["aiming", "is_plan", "ordering", "plan_says", "quoted", "titles_plan", "titles_work"]

#: How a title goes on behind its last word; 的通知 covers one that is enclosed.
_CLOSING = "(?:（[^）]*）)?[》”]?(?:的?通知)?$"
#: Titles of documents that order, as they end.
_ENDS = re.compile(f"(?:{wording('plan-papers')}|{wording('plan-titles')}){_CLOSING}")
#: Headlines of those who tell about one: 某市发布行动方案, 某规划解读.
_TELLS = re.compile(wording("plan-headline-tells"))
_LONGEST = 80
#: What a government means to do in a year: 某市2013年民生实事项目, 2024年重点工作任务分解.
_WORK = re.compile(
    f"{wording('plan-year-work')}{wording('plan-year-work-parts')}*{wording('plan-year-work-papers')}?{_CLOSING}"
)
#: Headlines of how it goes: 某市完成年度民生实事.
_GOES = re.compile(wording("plan-headline-goes"))


#: 《规划》提出，……; 方案明确，……; 关于就业，《意见》指出，要…….
_SAYS = re.compile(
    rf"(?:(?:关于|在|对于)[^，。；]{{1,16}}，)?(?!按照?|根据|依照|遵照|依据)"
    rf"(?:[^，。；：]{{0,24}}(?:{wording('plan-papers')}|通知)[》”]?|《[^》]{{1,40}}》){wording('plan-quoted-also')}?"
    rf"(?:{wording('plan-quoted-at-once')}[，：]|{wording('plan-quoted-before-order')}[，：](?={wording('plan-orders')}))"
)


#: Sentences of which it is at hand what they quote.
_AT_HAND = 64


@lru_cache(_AT_HAND)
def plan_says(text: str, sentence: Span) -> int | None:
    """Where begins what a plan says that a sentence quotes; None of other sentences."""
    told = _SAYS.match(text, *sentence)
    return told.end() if told is not None else None


def quoted(view: View) -> frozenset[int]:
    """The numbers of the sentences that go on, in its paragraph, with what a plan says in one before."""
    found: set[int] = set()
    saying = -1
    for sentence in view.sentences:
        if sentence.paragraph == saying:
            found.add(sentence.index)
        elif plan_says(view.folded, sentence.span) is not None:
            saying = sentence.paragraph
    return frozenset(found)


#: How a heading of aims ends: 目标任务（2024年）：.
_AIM = f"目标{wording('plan-aim-ends')}?(?:（[^（）]*）)?：?$"
#: Headings under which reports say what comes.
_AHEAD = re.compile(f"{wording('plan-heading-ahead')}|(?:^|{wording('plan-aim-sorts')}){_AIM}")
#: A line that opens what stands below it: 2024年主要目标：.
_OPENS, _BRIEF = re.compile(r"[^，。；]{2,30}：$"), 30
#: 主要任务完成情况: what has been.
_BACK = re.compile(wording("plan-heading-back"))
#: Headings within a section: （一）, 1., 第一节.
_WITHIN = re.compile(r"\s*(?:（[一二三四五六七八九十]+）|\d+[.．、]|第[一二三四五六七八九十]+节)")


def ordering(document: Document, view: View) -> frozenset[int]:
    """The numbers of the paragraphs that order: all of a plan but its title, else those below such headings."""
    if is_plan(document, view):
        titled = not document.title or view.paragraphs[0].heading
        return frozenset(range(1 if titled else 0, len(view.paragraphs))) - _grounds(view)
    found: set[int] = set()
    ahead = False
    for number, paragraph in enumerate(view.paragraphs):
        text = paragraph.span.of(view.folded)
        if number and _heads(paragraph.heading, text) and not _WITHIN.match(text):
            ahead = _AHEAD.search(text) is not None or _is_of_year_ahead(text, document.date)
            ahead = ahead and _BACK.search(text) is None
        if ahead:
            found.add(number)
    return frozenset(found)


#: 二、2024年重点工作, in a report of January 2024: what is to be done; below 2023年主要工作 it has been.
_YEAR_WORK = re.compile(
    r"(?P<year>今年|(?<!\d)20\d\d(?=年))年?[^，。；]{0,8}(?:重点|主要|政府)工作(?:任务|建议|部署)?$"
    r"|(?P<next>20\d\d)年工作(?:重点|部署|建议)$"
)
_EARLY = 3


def _is_of_year_ahead(heading: str, issued: str | None) -> bool:
    """Whether a heading is of the work of a year that has just begun, or is to begin."""
    told = _YEAR_WORK.search(heading.strip())
    if told is None or not issued:
        return False
    year, now = told["year"] or told["next"], issued[:4]
    early = len(issued) > len(now) and int(issued[5:7]) <= _EARLY
    return (year in ("今年", now) and early) or (year != "今年" and year > now)


#: 第一章　发展基础, 一、“十三五”发展成就: what a plan builds on.
_GROUND = re.compile(rf"{wording('plan-heading-back')}|{wording('plan-heading-grounds')}(?:与|和|及|$)")
#: What numbers a heading: 第一章, 一、.
_NUMBERED = re.compile(r"\s*(?:第[一二三四五六七八九十]+[章篇部]|[一二三四五六七八九十]+、)")


def _grounds(view: View) -> frozenset[int]:
    """The numbers of the paragraphs of a plan that tell what was before it."""
    found: set[int] = set()
    before = False
    for number, paragraph in enumerate(view.paragraphs):
        text = paragraph.span.of(view.folded)
        if paragraph.heading and _NUMBERED.match(text):
            before = _GROUND.search(text) is not None and _AIMS.search(text) is None
        if before:
            found.add(number)
    return frozenset(found)


#: 2024年主要目标: below which stands what is to be reached.
_AIMS, _YEAR = re.compile(_AIM), re.compile(r"(?<!\d)20\d\d(?=年)")


def aiming(view: View, issued: str | None) -> frozenset[int]:
    """The numbers of the paragraphs below headings of aims, unless these are of a year before the document's."""
    found: set[int] = set()
    ahead = False
    for number, paragraph in enumerate(view.paragraphs):
        text = paragraph.span.of(view.folded)
        if number and _heads(paragraph.heading, text) and not _WITHIN.match(text):
            year = _YEAR.search(text)
            past = year is not None and issued is not None and year[0] < issued[:4]
            aims = _AIMS.search(text) is not None and _AHEAD.search(text) is not None
            ahead = aims and not past and _BACK.search(text) is None
        elif ahead:
            found.add(number)
    return frozenset(found)


def _heads(heading: bool, text: str) -> bool:
    """Whether a line is a heading, or opens what stands below it."""
    return heading or (len(text) <= _BRIEF and _OPENS.fullmatch(text) is not None)


def is_plan(document: Document, view: View) -> bool:
    """Whether a document is itself a plan, by its title or, without one, its first line."""
    title = document.title or (view.paragraphs[0].span.of(view.text) if view.paragraphs else "")
    return titles_plan(title.strip())


def titles_plan(title: str) -> bool:
    """Whether a title is that of a plan itself, and no headline of who tells about one."""
    plan = len(title) <= _LONGEST and _ENDS.search(title) is not None and _TELLS.search(title) is None
    return plan or titles_work(title)


def titles_work(title: str) -> bool:
    """Whether a title is that of what a government means to do in a year."""
    title = title.partition("：")[0] or title  # 某省2025年重点工作：扩大有效投资
    short = len(title) <= _LONGEST and _WORK.search(title) is not None
    return short and not _TELLS.search(title) and not _GOES.search(title)
