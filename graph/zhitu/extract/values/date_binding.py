"""How a time binds to what is told of it: 到2025年 is a deadline, 三年来 a span, 12月10日电 dates the report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from zhitu.edtf import bounds
from zhitu.extract.text.wording import wording
from zhitu.extract.values.date_resolver import Resolver
from zhitu.model import Span

__all__ = ["Kind", "When", "bound", "is_said", "reports"]

Kind = Literal["point", "span", "since", "deadline", "vague", "dateline"]


@dataclass(frozen=True, slots=True)
class When:
    """A time in the text: `edtf` or None; `kind` tells how it binds (到2025年 is a deadline, 三年来 a span).

    A dateline (12月10日电), like the day on which somebody says it, dates the report, not what it tells.
    """

    span: Span
    edtf: str | None
    kind: Kind = "point"
    unresolved: bool = False


_SINCE = re.compile(wording("date-since"))
#: 自2019年挂牌以来: from what happened then until now.
_SINCE_EVENT = re.compile(r"[^，。；：、的\d]{1,14}?(?:以来|[至迄]今)")
#: The same after a comma: 自2013年9月|，云岭新区挂牌以来.
_SINCE_LEAD, _SINCE_TOO = re.compile("自从?$"), re.compile(r"份?，[^，。；：、的\d]{1,16}?(?:以来|[至迄]今)")
_BEFORE_DEADLINE = re.compile(rf"(?:{wording('date-deadline-leads')}|{wording('foreseen')})(?:在|于)?$")
#: 由去年的85万人次提升至|今年的|112万人次: what is now.
_UP_TO_NOW = re.compile(r"[升高增加长降低少展大][到至](?=[今本]年[^，。；]{0,6}的)")
_AFTER_DEADLINE = re.compile(r"(?:前|之前|以前)")
#: 明年, 下月: still to come, whatever the day of a document that has none.
_ALWAYS_AHEAD = re.compile(wording("date-always-ahead"))
_DATELINE = re.compile(rf"(?:[上下]午|晚)?(?:{wording('date-report')}|[丨｜|])")
#: 8月20日，省长甲表示，……; 记者8月20日从省发展改革委获悉，……: the day on which somebody says it.
_SAID = re.compile(
    rf"，?(?:[上下]午|晚间?)?(?:(?!{wording('date-not-saying')})[^，。；：“”]){{0,30}}?{wording('date-saying')}(?=[，：])"
)


def reports(text: str, when: When) -> bool:
    """Whether a time is that of a report: 5月6日讯."""
    return _DATELINE.match(text, when.span.end) is not None


def is_said(text: str, start: int, end: int) -> bool:
    """Whether who says what follows stands right behind a day that ends at `start`."""
    return _SAID.match(text, start, end) is not None


def bound(text: str, start: int, end: int, when: When, resolver: Resolver) -> When:
    """Takes 截至, 到…, …以来, …前 around the expression into account."""
    after = text[when.span.end : min(end, when.span.end + 3)]
    before = text[max(start, when.span.start - 4) : when.span.start]
    edtf, kind = when.edtf, when.kind
    if kind == "vague":
        return when
    if _DATELINE.match(after) or (edtf and len(edtf) == 10 and is_said(text, when.span.end, end)):
        return When(when.span, edtf, "dateline", when.unresolved)
    ongoing = (
        kind == "point"
        and edtf
        and (
            _SINCE_EVENT.match(text, when.span.end, end) is not None
            or (_SINCE_LEAD.search(before) is not None and _SINCE_TOO.match(text, when.span.end, end) is not None)
        )
    )
    match = _SINCE.match(after)
    if match is not None and not (ongoing and match.group() in ("起", "开始")):
        span = Span(when.span.start, when.span.end + match.end())
        if (
            match.group().endswith(("以来", "至今", "迄今"))
            and edtf
            and resolver.year
            and int(edtf[:4]) < resolver.year
        ):
            return When(span, f"{edtf.split('/')[0]}/{resolver.year:04d}", "since")
        return When(span, edtf, "deadline" if _is_ahead(edtf, resolver) else "since", when.unresolved)
    if ongoing and edtf and not _is_ahead(edtf, resolver):
        return When(when.span, _until_now(edtf, resolver), "since")
    if kind == "point" and edtf is None and when.unresolved and _ALWAYS_AHEAD.match(text, *when.span):
        return When(when.span, edtf, "deadline", when.unresolved)
    if kind == "point" and _is_ahead(edtf, resolver):
        return When(when.span, edtf, "deadline", when.unresolved)
    if kind == "point" and _ends_year(text, when, end, resolver):
        return When(when.span, edtf, "deadline", when.unresolved)
    if kind == "point" and (_BEFORE_DEADLINE.search(before) or _AFTER_DEADLINE.match(after)):
        future = edtf and resolver.today and bounds(edtf)[1] > resolver.today[1]
        now = _UP_TO_NOW.search(text, max(start, when.span.start - 2), end)
        if future and now is None and not before.endswith("截至"):
            return When(when.span, edtf, "deadline", when.unresolved)
    return when


_DECEMBER = 12
#: 年内|建成: by its end, which is still to come.
_BY_THE_END = re.compile("年(?:内|底|末)$")
#: 8月底|交付: the same in a month, in a text of its first twenty days.
_BY_MONTHS_END = re.compile("月(?:底|末)$")
_EARLY = 20
_DONE_BY = re.compile(rf"，?{wording('done-by-adverbs')}*{wording('work-finished')}(?!了)")


def _ends_year(text: str, when: When, end: int, resolver: Resolver) -> bool:
    """Whether something is to be done by the end of the document's own year, if that was written before December."""
    today = resolver.today[1] if resolver.today is not None else None
    if today is None or when.edtf is None:
        return False
    if _BY_THE_END.search(text, *when.span):
        own = when.edtf.startswith(f"{today.year:04d}") and today.month < _DECEMBER
    else:
        month = resolver.day_known and when.edtf == f"{today.year:04d}-{today.month:02d}" and today.day <= _EARLY
        own = month and _BY_MONTHS_END.search(text, *when.span) is not None
    return own and _DONE_BY.match(text, when.span.end, end) is not None


def _until_now(edtf: str, resolver: Resolver) -> str:
    """The time from a year, month or day to that of the document, as far as it is known."""
    now = resolver.issued
    if now is None or "/" in edtf or "/" in now or len(now) < len(edtf) or now[: len(edtf)] <= edtf:
        return edtf
    return f"{edtf}/{now[: len(edtf)]}"


def _is_ahead(edtf: str | None, resolver: Resolver) -> bool:
    """Whether a time begins after the document's."""
    return edtf is not None and resolver.today is not None and bounds(edtf)[0] > resolver.today[1]
