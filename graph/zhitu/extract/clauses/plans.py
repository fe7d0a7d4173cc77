"""Plans order what is to be done: 设立基金 in 某某行动方案, or below 今年工作安排, has not happened yet."""

from __future__ import annotations

import re

from zhitu.extract.text.view import View
from zhitu.model import Document, Span

__all__ = ["aiming", "is_plan", "ordering", "plan_says", "quoted", "titles_plan", "titles_work"]

#: Titles of documents that order, as they end; 的通知 covers one that is enclosed.
_ENDS = re.compile(r"(?:方案|规划|计划|纲要|意见|工作要点|措施|举措|行动)(?:（[^）]*）)?[》”]?(?:的?通知)?$")
#: Headlines of those who tell about one: 某市发布行动方案, 某规划解读.
_TELLS = re.compile(
    r"发布|出台|公布|解读|通过|批复|获批|启动|召开|落地|亮相|推进会|来了|一图|图解|印发(?!.*通知$)|实施(?!方案|意见|细则|办法|纲要|规划)"
)
_LONGEST = 80
#: What a government means to do in a year: 某市2013年民生实事项目, 2024年重点工作任务分解.
_WORK = re.compile(
    r"(?:实事(?:工程|项目)?|(?:重点|主要)(?:工作|任务)|(?:工作|目标)任务|折子工程|工作(?:要点|安排|打算|思路))"
    r"(?:安排|分工|分解|责任|任务)*(?:方案|清单|一览表|表)?(?:（[^）]*）)?[》”]?(?:的?通知)?$"
)
#: Headlines of how it goes: 某市完成年度民生实事.
_GOES = re.compile("完成|票决|征集|推进|兑现|落实|聚焦|抓好|谋划|明确|确定|收官|见效|跑出|开局|部署")


#: 《规划》提出，……; 方案明确，……; 关于就业，《意见》指出，要…….
_SAYS = re.compile(
    r"(?:(?:关于|在|对于)[^，。；]{1,16}，)?(?:[^，。；：]{0,24}(?:方案|意见|规划|计划|纲要|通知|措施)[》”]?|《[^》]{1,40}》)(?:还|也|同时|中)?"
    r"(?:(?:明确提出|明确|提出|要求)[，：]|(?:指出|强调|规定|部署)[，：](?=[要应须将]|必须|推动|加快|加强|支持|鼓励))"
)


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


#: Headings under which reports say what comes.
_AHEAD = re.compile(
    r"下一步|(?:今年|明年|20\d\d年)[^，。]{0,8}(?:安排|打算|计划|任务|举措|思路)|目标任务|重点任务|主要任务|工作(?:安排|打算|计划)"
    r"|(?:^|[、.．）#\s年]|主要|预期|发展|工作|年度|总体|奋斗|重点|具体|建设|规划)目标(?:任务|[与和]任务|要求|指标)?(?:（[^（）]*）)?：?$"
)
#: A line that opens what stands below it: 2024年主要目标：.
_OPENS, _BRIEF = re.compile(r"[^，。；]{2,30}：$"), 30
#: 主要任务完成情况: what has been.
_BACK = re.compile(r"完成|情况|回顾|总结|成效|进展")
#: Headings within a section: （一）, 1., 第一节.
_WITHIN = re.compile(r"\s*(?:（[一二三四五六七八九十]+）|\d+[.．、]|第[一二三四五六七八九十]+节)")


def ordering(document: Document, view: View) -> frozenset[int]:
    """The numbers of the paragraphs that order: all of a plan but its title, else those below such headings."""
    if is_plan(document, view):
        titled = not document.title or view.paragraphs[0].heading
        return frozenset(range(1 if titled else 0, len(view.paragraphs)))
    found: set[int] = set()
    ahead = False
    for number, paragraph in enumerate(view.paragraphs):
        text = paragraph.span.of(view.folded)
        if number and _heads(paragraph.heading, text) and not _WITHIN.match(text):
            ahead = _AHEAD.search(text) is not None and _BACK.search(text) is None
        if ahead:
            found.add(number)
    return frozenset(found)


#: 2024年主要目标: below which stands what is to be reached.
_AIMS, _YEAR = re.compile("目标(?:任务|[与和]任务|要求|指标)?(?:（[^（）]*）)?：?$"), re.compile(r"(?<!\d)20\d\d(?=年)")


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
