"""Of several times beside several figures the one of each: 分别, 由…到…, and what stands in brackets behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.figures.time_forms import are_years
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.text.classes import BODIES
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import SLOT, wording
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span

__all__ = [
    "end_of_range",
    "in_brackets",
    "is_of_last_alone",
    "is_of_other",
    "is_share_of_timeless",
    "of_each",
    "of_pair",
    "of_whole_year",
    "tells_which",
]


def of_each(scene: Scene, quantity: Quantity, when: When | None) -> When | None:
    """Of so many years as there are figures its own: 2021年至2023年，吞吐量分别为3亿吨、4亿吨、|5亿吨."""
    if (listed := _of_listed(scene, quantity)) is not None:
        return listed
    first, _, last = (when.edtf or "").partition("/") if when is not None else ("", "", "")
    if when is None or not (len(first) == len(last) == len("2021") and first.isdigit() and last.isdigit()):
        return when
    clause = scene.clause(quantity.span.start).span
    each = scene.text.find("分别", clause.start, quantity.span.start)
    figures = [q.span for q in figures_of(scene) if clause.contains(q.span) and q.span.start > each >= 0]
    if len(figures) != int(last) - int(first) + 1 or quantity.span not in figures:
        return when
    return replace(when, edtf=str(int(first) + figures.index(quantity.span)))


#: Between the times of a list.
_BESIDE = frozenset(("、", "和", "与", "及", "份、", "份和"))


def _of_listed(scene: Scene, quantity: Quantity) -> When | None:
    """Of several times as many figures as these its own: 7月、8月，吞吐量分别增长3%、|5%."""
    clause = scene.clause(quantity.span.start)
    each = scene.text.find("分别", clause.span.start, quantity.span.start)
    if each < 0:
        return None
    figures = [q.span for q in figures_of(scene) if clause.span.contains(q.span) and q.span.start > each]
    frame = scene.sentence.clauses[clause.index - 1].span if clause.index else clause.span
    dates = [d for d in scene.dates if frame.start <= d.span.start < each]
    if len(dates) < len(_FROM_TO) or len(dates) != len(figures) or quantity.span not in figures:
        return None
    gaps = {scene.text[one.span.end : other.span.start] for one, other in pairwise(dates)}
    return dates[figures.index(quantity.span)] if gaps <= _BESIDE else None


def in_brackets(scene: Scene, quantity: Quantity) -> When | None:
    """The time in brackets behind a figure: 吞吐量由|75万吨|（2018年）增至369万吨（2022年）."""
    at = quantity.span.end + 1
    if not scene.text.startswith("（", at - 1):
        return None
    beside = next((d for d in scene.dates if d.span.start == at and d.kind == "point"), None)
    return beside if beside is not None and scene.text.startswith("）", beside.span.end) else None


def is_of_other(scene: Scene, date: When) -> bool:
    """Whether a time stands in brackets behind another figure."""
    behind = scene.text[date.span.start - 1] == "（" and scene.text.startswith("）", date.span.end)
    return behind and any(q.span.end == date.span.start - 1 for q in figures_of(scene))


#: 甲市2021年设立的|乙基金规模3亿元: since when there is whose figure it is.
_SINCE_WHEN = re.compile(
    rf"[^，。；\d]{{0,24}}?(?:{wording('verb-time-of-name')}|{wording('role-made-bodies')})的[“《]?(?P<name>{SLOT})"
)
_LASTING = BODIES | {"Facility", "Project", "Zone", "Fund"}


def tells_which(scene: Scene, date: When, at: int) -> bool:
    """Whether a time only tells since when there is what a figure at `at` is of; that of a meeting is the figure's."""
    which = _SINCE_WHEN.match(scene.masked(date.span.end, at))
    if which is None:
        return False
    name = date.span.end + which.start("name")
    g = next((g for g in scene.groups if g.span.start <= name < g.span.end), None)
    return g is not None and _LASTING.issuperset(scene.classes(g.things[0]))


#: 2016年至2023年，甲由|93人升至|242人; not of a growth or of money that came to so much by the way.
_RISES = re.compile(r"[从由](?![^，。；]{0,3}月)[^，。；从由\d]{0,8}$")
_TO_THAT = re.compile(r"[升高增加长降低少展大缩扩减提跌涨][^，。；\d]{0,4}[至到为](?:了|近|约|超过?)?$")
_RANGE = re.compile(r"(?:19|20)\d\d年?\s*[—至到~-]\s*(?:19|20)\d\d年(?:度|间|期间)?")


def end_of_range(scene: Scene, quantity: Quantity, clause: Clause) -> When | None:
    """Of two figures from and to which something grew in a run of years, the first of these or the last."""
    dates = [d for d in scene.dates if d.span.end <= quantity.span.start]
    if not dates or not are_years(dates[-1]) or not _RANGE.fullmatch(scene.text, *dates[-1].span):
        return None
    figures = [q.span for q in figures_of(scene) if clause.span.contains(q.span)]
    if quantity.span not in figures:
        return None
    at, first, last = figures.index(quantity.span), *(dates[-1].edtf or "").split("/")
    opens = clause.span.start
    if at + 1 < len(figures):
        after = figures[at + 1]
        rises = _RISES.search(scene.text, opens, quantity.span.start)
        if rises is not None and _TO_THAT.search(scene.text, quantity.span.end, after.start):
            return replace(dates[-1], edtf=first)
    if at and _TO_THAT.search(scene.text, figures[at - 1].end, quantity.span.start):
        before = _RISES.search(scene.text, opens, figures[at - 1].start)
        return replace(dates[-1], edtf=last) if before is not None else None
    return None


def of_pair(scene: Scene, quantity: Quantity, clause: Clause) -> When | None:
    """That of two times of the clause before: 甲由2012年的5万降到2017年的1万，乙由|12%|降到|2%."""
    figures = [q.span for q in figures_of(scene) if clause.span.contains(q.span)]
    if len(figures) != len(_FROM_TO) or quantity.span not in figures:
        return None
    here = scene if clause.index else next(iter(scene.series()), None)
    if here is None:
        return None
    before = here.sentence.clauses[clause.index - 1].span
    dates = [d for d in here.dates if before.contains(d.span)]
    from_to = [scene.text[at.start - 1] for at in figures], [scene.text[d.span.start - 1] for d in dates]
    alike = all(len(words) == len(_FROM_TO) and all(map(str.__contains__, _FROM_TO, words)) for words in from_to)
    return dates[figures.index(quantity.span)] if alike else None


_FROM_TO = ("从由", "到至为")


def is_share_of_timeless(scene: Scene, quantity: Quantity, lead: str) -> bool:
    """Whether a figure tells the share of one before in its sentence, which has no time: 项目总投资20亿元，|占比92%."""
    before = any(q.span.end <= quantity.span.start for q in figures_of(scene))
    return before and lead.startswith("占") and quantity.unit == "%"


def is_of_last_alone(scene: Scene, last: When) -> bool:
    """Whether a time is only that of the last of several figures: 项目10个，|2026年|计划投资3亿元。其中……."""
    here = scene.before
    if here is None or not here.sentence.span.contains(last.span):
        return False
    return any(q.span.end <= last.span.start for q in figures_of(here))


#: 预计全年|产量5亿斤.
_ALL_YEAR = re.compile(f"{wording('foreseen')}?(?:今年|到年底)?全年")
#: From which month on 全年 in what is foreseen is the document's year.
_SPRING = 4


#: 年度计划完成投资|1.5亿元: of the year in which it is told.
_YEARLY = re.compile("^(?:(?:本|当)?年度|当年)计划(?:完成)?投资")


def of_whole_year(scene: Scene, quantity: Quantity, lead: str) -> When | None:
    """The year of the document, of what it foresees of all the year."""
    clause = scene.clause(quantity.span.start)
    if _YEARLY.search(lead) and not scene.dates:
        return When(Span(clause.span.start, quantity.span.start), (scene.issued or "")[:4] or None)
    told = _ALL_YEAR.match(scene.text, quantity.span.start - len(lead), quantity.span.start)
    if told is None and clause.index == 1:
        told = _ALL_YEAR.match(scene.text, *scene.sentence.clauses[0].span)
    now = scene.issued or ""
    foreseen = told is not None and len(told.group()) > len("全年") and now[5:7].isdigit() and int(now[5:7]) >= _SPRING
    return When(Span(*told.span()), now[:4]) if told is not None and foreseen else None
