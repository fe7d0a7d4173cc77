"""The time that the title of a report of statistics tells: figures that name none are of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from zhitu.extract.clauses.plans import titles_plan, titles_work
from zhitu.extract.text.view import View, fold
from zhitu.extract.text.wording import wording
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.dates import dates_of
from zhitu.extract.values.numbers import find_quantities
from zhitu.model import Document, Span

__all__ = ["Topic", "is_of_government", "is_report", "topic_of"]

#: 某市2017年国民经济和社会发展统计公报, 2024年上半年某省经济运行情况: a document of the figures of one time.
_BULLETIN = re.compile(
    r"[^\n。，]{0,16}?(?P<time>(?P<year>(?:19|20)\d\d)年?(?P<part>上?半年度?|前三季度|第?[一二三四1-4]季度|(?P<since>1[-—至~])?(?P<last>1?\d)月份?)?)"
    rf"[^\n。，]{{0,16}}{wording('bulletin-titles')}[^\n。，]{{0,8}}(?:\n|$)"
)
_PARTS, _QUARTER = (
    {"上半年": "06", "半年度": "06", "半年": "06", "前三季度": "09", "1季度": "03"},
    re.compile("第?([一二三四])季度"),
)
#: 某机场2024年1月生产运营快报: of that month alone.
_OF_MONTH = re.compile("[快月]报|生产|运输|运营")
#: What the titles of news of statistics are about: 上半年甲市外贸进出口增长5%.
_STATISTICS = re.compile(wording("bulletin-statistics"))
#: What the titles of reports on all that a place has done are, and who counts for it.
_REPORTS = re.compile(f"{wording('bulletin-titles')}|{wording('bulletin-reports')}")
_COUNTS = re.compile(f"(?:{wording('counting-offices')}|调查总?队)$")
#: Characters of a text among which its title is, and of a line that can be one.
_OPENING, _LONGEST = 80, 60
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTHS, _YEAR = re.compile(r"\d{4}-\d\d(?:/\d{4}-\d\d)?"), re.compile(r"\d{4}")


class Topic(NamedTuple):
    """A title's time, and whether it is that of every figure, or only of those of statistics that name no other.

    That of a plan's title is the time of what the plan is to reach.
    """

    when: When
    every: bool
    planned: bool = False


def is_report(title: str | None, publisher: str | None) -> bool:
    """Whether a document is one of the figures of a place, by its title or by who publishes it."""
    name = title or ""
    told = _REPORTS.search(name) or _STATISTICS.search(name) or _COUNTS.search(fold(publisher or ""))
    return told is not None or titles_work(name)


#: Whose report is of the whole place, whatever it names most.
_OF_GOVERNMENT = re.compile(f"政府(?:办公[厅室])?(?: |$)|{wording('counting-offices')}(?: |$)|政府工作报告")


def is_of_government(document: Document) -> bool:
    """Whether a government or a statistical office speaks for its place in a document."""
    return _OF_GOVERNMENT.search(f"{fold(document.publisher or '')} {document.title or ''}") is not None


def topic_of(view: View, title: str | None, issued: str | None, dates: Sequence[Sequence[When]] = ()) -> Topic | None:
    """The time of the title, which is the first line of a text or told beside it; `issued` is the document's date.

    Without one it is the only run of months among the `dates` of the sentences, if the text opens with it.
    """
    head = view.folded[slice(*view.paragraphs[0].span)] if view.paragraphs else ""
    beside = View(title or "")
    found = _bulletin(view.folded[:_OPENING]) or _bulletin(beside.folded[:_OPENING])
    found = found or _counted_at(view, dates)
    if found is not None:
        return Topic(found, every=True)
    lines = (View(head) if len(head) <= _LONGEST and "。" not in head else None, beside)
    times = (_told(line, issued) for line in lines if line is not None)
    of_day = any(line is not None and _OF_DAY.search(line.folded) for line in lines)
    found = (_only_day(dates) if of_day else None) or next((when for when in times if when is not None), None)
    found = found or _only_months(view, dates)
    if found is not None:
        return Topic(found, every=False)
    year = next((when for line in lines if line is not None and (when := _year_planned(line, issued))), None)
    return Topic(year, every=False, planned=True) if year is not None else None


#: 以2020年11月1日零时|为标准时点: when all that a census counts is counted.
_AT = re.compile("(?:零|[0０]) ?时为?(?:普查)?标准时(?:点|间)|为(?:普查)?标准时(?:点|间)")


def _counted_at(view: View, dates: Sequence[Sequence[When]]) -> When | None:
    """The day on which a census counts."""
    if "标准时" not in view.folded:
        return None
    days = (when for whens in dates for when in whens if _AT.match(view.folded, when.span.end))
    return next((when for when in days if _DAY.fullmatch(when.edtf or "")), None)


def _year_planned(line: View, issued: str | None) -> When | None:
    """The only year that the title of a plan names, which is that plan's: 某市2013年民生实事项目."""
    times = [when for whens in dates_of(line, issued) for when in whens]
    alone = len(times) == 1 and times[0].kind == "point" and _YEAR.fullmatch(times[0].edtf or "")
    return replace(times[0], kind="deadline") if alone and titles_plan(line.folded.strip()) else None


#: Titles of news of one day: 国庆首日某市接待游客16万人次, 春节假期第一天.
_OF_DAY = re.compile(wording("bulletin-days"))


def _only_day(dates: Sequence[Sequence[When]]) -> When | None:
    """The only day that a text names, and no other month or year: 10月1日，国庆假期第一天，……."""
    told = [when for whens in dates for when in whens if when.edtf and when.kind == "point"]
    day = next((when for when in told if _DAY.fullmatch(when.edtf or "")), None)
    return day if day is not None and all((day.edtf or "").startswith(when.edtf or "") for when in told) else None


def _only_months(view: View, dates: Sequence[Sequence[When]]) -> When | None:
    """The run of months of the figures of the first sentences, if the text names no other months or year since."""
    if not any(_MONTHS.fullmatch(when.edtf or "") for whens in dates for when in whens):
        return None
    counting = (whens for s, whens in zip(view.sentences, dates, strict=False) if _counts(view, s.span))
    opening = [when for when in next(counting, ()) if "/" in (when.edtf or "")]
    periods = {when.edtf for whens in dates for when in whens if when.edtf and not _DAY.fullmatch(when.edtf)}
    first = next((when for when in opening if _MONTHS.fullmatch(when.edtf or "")), None)
    only = first is not None and {told for told in periods if told >= (first.edtf or "")[:4]} == {first.edtf}
    return first if only else None  # 去年 is what it is compared with


def _counts(view: View, sentence: Span) -> bool:
    """Whether a sentence gives figures, and not only times."""
    return any(q.kind not in ("bare", "time") for q in find_quantities(view.folded, *sentence))


def _bulletin(opening: str) -> When | None:
    """The time that the title of a bulletin of statistics tells."""
    told = _BULLETIN.match(opening)
    if told is None:
        return None
    if quarter := _QUARTER.match(told["part"] or ""):
        last = "一二三四".find(quarter[1]) * 3 + 3
        return When(Span(*told.span("time")), f"{told['year']}-{last - 2:02d}/{told['year']}-{last:02d}")
    month = _PARTS.get(told["part"] or "") or (told["last"] or "").zfill(2)
    alone = told["last"] is not None and told["since"] is None and _OF_MONTH.search(told.group()) is not None
    if alone:
        return When(Span(*told.span("time")), f"{told['year']}-{month}")
    edtf = told["year"] if month == "00" else f"{told['year']}-01/{told['year']}-{month}"
    return When(Span(*told.span("time")), edtf)


def _told(line: View, issued: str | None) -> When | None:
    """The only period, of months or of a year, that a title of statistics names."""
    if not _STATISTICS.search(line.folded):
        return None
    times = [when for whens in dates_of(line, issued) for when in whens if when.kind == "point" and when.edtf]
    if len(times) == 1 and _DAY.fullmatch(times[0].edtf or "") and find_quantities(line.folded, 0, len(line.folded)):
        return times[0]  # 2月20日全社会人员流动量3亿人次
    if len(times) != 1 or not (_MONTHS.fullmatch(times[0].edtf or "") or _YEAR.fullmatch(times[0].edtf or "")):
        return None
    return times[0]
