"""The time that the text ties to a figure: a date before it in its clause, or one that frames the clauses after it.

A date that stands alone (今年前三季度，) or opens its clause before a verb (截至6月底共受理) holds for the rest of the
sentence; one that belongs to a noun or to another happening (2022年开工) does not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from zhitu.extract.clauses.modality import aimed_at
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.figures.bulletins import Topic
from zhitu.extract.figures.carried_times import (
    BALANCE,
    end_of_month,
    goes_on_doing,
    of_heading_line,
    of_paragraph,
    over_semicolon,
)
from zhitu.extract.figures.own_dates import own_date
from zhitu.extract.figures.plan_years import FIVE_YEARS, of_five_years, of_those_years
from zhitu.extract.figures.time_forms import (
    AIMED_AT,
    BY_DAY,
    COMPARED,
    GROWTH,
    OVERVIEW,
    TIMELESS,
    YEAR_ENDS,
    after_subject,
    are_years,
    before_verb,
    binds,
    is_as_of,
    is_base,
    is_base_figure,
    is_counted_day,
    is_day,
    is_months,
    is_of_place,
    is_statistic,
    lasts,
    sums_up,
    told_with,
    without,
)
from zhitu.extract.figures.times import (
    end_of_range,
    in_brackets,
    is_of_last_alone,
    is_share_of_timeless,
    of_each,
    of_pair,
    of_whole_year,
    tells_which,
)
from zhitu.extract.figures.words import head_of_list
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.statements.sections import year_of_section
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import SLOT, wording
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.numbers import Quantity

__all__ = ["goes_on", "period_of"]

#: What stands around a date in a clause that only sets the time.
_AROUND = re.compile(rf"(?:{wording('around-date')}|，|：|——|[（）“”一二三四五六七八九十、\d] ?)*")
#: 在2023年的评选中，
_WITHIN = re.compile(r"在[^，。；]{1,24}[中里上]，")
_OF_NOW = re.compile(f"^{wording('of-now-opens')}|{wording('of-now-told')}")


def period_of(
    scene: Scene, quantity: Quantity, last: When | None, *, same: bool, topic: Topic | None = None
) -> When | None:
    """A number's time, or that of the document's title; `last` is that of the figure before."""
    when = _since(scene, quantity, _period(scene, quantity, last, same=same)) or _of_section(scene, quantity, topic)
    when = of_each(scene, quantity, when or _of_the_year(scene, quantity))
    if when is not None and _THAT_YEAR.fullmatch(scene.text, *when.span):
        when = _opening_year(scene) or (topic.when if topic is not None and topic.every else when)
    if topic is not None and _is_summed(scene, quantity, topic, when):
        return topic.when
    if topic is None or not topic.every or (when is not None and scene.text[slice(*when.span)] not in YEAR_ENDS):
        return when
    own, _ = own_date(scene, quantity, scene.clause(quantity.span.start))
    return topic.when if when is not None or own is None else None


#: 2017年，……。一年来，……: of the year that the report is of.
_THAT_YEAR = re.compile("(?:这|过去)?一年以?来")


def _is_summed(scene: Scene, quantity: Quantity, topic: Topic, when: When | None) -> bool:
    """Whether a figure is the sum of the months that the title tells: 1-11月运行情况: 采矿业|累计增长3%."""
    clause = scene.clause(quantity.span.start).span
    told = scene.text.find("累计", clause.start, quantity.span.start) >= 0
    return told and is_months(topic.when) and (when is None or not clause.contains(when.span))


def _of_the_year(scene: Scene, quantity: Quantity) -> When | None:
    """The year of the day on which a yearly sum came to so much: 12月31日，甲港|年吞吐量突破600万标箱."""
    clause = scene.clause(quantity.span.start).span
    if not _OF_THE_YEAR.search(scene.text, clause.start, quantity.span.start):
        return None
    days = (d for d in reversed(scene.dates) if d.span.end <= quantity.span.start and len(d.edtf or "") == 10)
    return next((When(d.span, (d.edtf or "")[:4]) for d in days), None)


#: Characters before a figure that may tell that it is of several years.
_FAR = 160
#: What a thing has, or is to have, whatever year a section is about; what counts several years.
_ALWAYS = re.compile(rf"[^，。；]{{0,8}}(?:{wording('always-so')}|{wording('standing')})")
_SEVERAL = re.compile(wording("several-years"))
#: 某县投资|6亿元建设某园; 投产后，预计年实现销售收入|8亿元: what a work costs and will bring, whenever that is.
_OF_PROJECT = re.compile(
    f"{wording('project-cost')}(?:约|近|超)?$"
    f"|^(?:{wording('foreseen')}|{wording('project-yields-ahead')})*年(?:均|新增)?(?:可)?{wording('project-yields')}"
)


def _of_section(scene: Scene, quantity: Quantity, topic: Topic | None) -> When | None:
    """The year of a report's section (一、2023年工作回顾), where nothing in the sentence tells another time.

    Of what statistics count it is else the time of the document's title.
    """
    clause, sentence = scene.clause(quantity.span.start).span, scene.sentence.span
    told = scene.text[max(sentence.start, quantity.span.start - _FAR) : quantity.span.start]
    lead = scene.text[clause.start : quantity.span.start]
    dated = any(not is_base(scene, when, sentence.end) for when in scene.dates)
    if (
        _OF_PROJECT.search(lead)
        or dated
        or _SEVERAL.search(told)
        or TIMELESS.match(lead)
        or _OF_NOW.search(lead)
        or _ALWAYS.match(lead)
        or is_share_of_timeless(scene, quantity, lead)
    ):
        return None
    if year := year_of_section(scene) or _opening_year(scene):
        return year
    if topic is not None and topic.planned:
        return topic.when if scene.planned else None
    return topic.when if topic is not None and is_statistic(scene, quantity.span.end, lead) else None


#: 截至2020年，……; 2020年，……: what a paragraph is told of.
#: 据悉，|2021年，……; 省长甲说，|“十四五”期间，…….
_TOLD_BY = re.compile(
    rf"(?:{wording('period-sources')}[^，。；\d]{{1,14}}|[^，。；：\d]{{2,12}}{wording('period-told-by')})[，：]“?"
)
#: What only points at the years of a plan that the paragraph opens with.
_THOSE = re.compile("[这过]去?五年[来间]?|五年[来间]")
_FRAMES, _UNTIL = re.compile("(?:[底末]|全年)?，"), re.compile("截[至止](?:到|至)?|到")


def _opening_year(scene: Scene) -> When | None:
    """The year that opens the paragraph, if no sentence since tells another time."""
    for here in islice(scene.in_paragraph(), 1, None):
        told = [d for d in here.dates if not _THOSE.fullmatch(here.text, *d.span)]
        if told:
            first, start = told[0], here.sentence.span.start
            opens = start == here.view.paragraphs[here.sentence.paragraph].span.start
            said = _TOLD_BY.match(here.text, start)
            start = said.end() if said else start
            plan = FIVE_YEARS.match(here.text, start)
            if opens and plan is not None and first.span.start - start <= 1 and are_years(first):
                return first
            until = _UNTIL.match(here.text, start)
            begins = first.span.start in (start, until.end() if until else start)
            year = first.kind in ("point", "deadline") and len(first.edtf or "") == len("2020")
            return first if opens and begins and year and _FRAMES.match(here.text, first.span.end) else None
    return None


#: 2026年投入使用，|建成后年吞吐量可达4000万人次, 全年发电9亿千瓦时。|甲机组建成后年发电可达2亿度: whenever.
_ONCE_DONE = re.compile(
    f"(?:[“《]?{SLOT}+[”》]?)?(?:项目|工程)?(?:全部|全面|整体)?{wording('work-finished')}(?:投[产用运])?(?:以)?后"
)
#: 甲电厂2019年投产，|年发电|20亿千瓦时: what it does in each year since.
_EACH_YEAR = re.compile(f"[现可能已]*年(?:均)?(?:{wording('each-year-does')}|{wording('project-yields')})")
_SET_GOING = re.compile(rf"[^，。；\d]{{0,8}}{wording('work-finished')}[^，。；\d]{{0,6}}[，；]?$")
#: 2012年至2021年，……，|累计授权395件.
_OF_YEARS = re.compile("累计|年均")
#: 2023年|酒店客房平均入住率，|同比上升43个百分点.
_MEASURED = re.compile(rf"[^，。；\d]{{2,30}}{wording('measured-heads')}，")
#: 2020年受疫情影响，降至1280万人次.
_BECAUSE = re.compile(r"(?:受|因|由于)[^，。；\d]{1,16}，")
#: 比2015年新增9公里: a change since then.
_CHANGE = re.compile(f"{wording('since-then-adverbs')}*(?:{wording('figure-changes')}|{wording('since-then-changes')})")
_YEARS = re.compile(r"(?:19|20)\d\d年[末底]?")


def _since(scene: Scene, quantity: Quantity, when: When | None) -> When | None:
    """The time from an earlier year, two or more before, that a change is counted from: 2019年，甲比2015年提高4%."""
    if when is None or when.edtf is None:
        return when
    until = when.edtf.rpartition("/")[2]
    clause = scene.clause(quantity.span.start).span
    for date in scene.dates:
        base = clause.contains(date.span) and date.span.end <= quantity.span.start and date.edtf
        if not base or not COMPARED.search(scene.text[clause.start : date.span.start]):
            continue
        told = _YEARS.fullmatch(scene.text, *date.span) is not None and int(base[:4]) + 1 < int(until[:4])
        if told and _CHANGE.match(scene.text, date.span.end):
            return When(date.span, f"{base[:4]}/{until}", when.kind)
    return when


def _period(scene: Scene, quantity: Quantity, last: When | None, *, same: bool) -> When | None:
    """A number's time; `last` is that of the figure before, `same` says that both are of one head (同比, 其中)."""
    clause = scene.clause(quantity.span.start)
    lead = scene.text[clause.span.start : quantity.span.start]
    if is_base_figure(scene, quantity):
        then = [d for d in scene.dates if clause.span.contains(d.span) and d.span.end <= quantity.span.start]
        return _year_before(last, then[-1]) if then else None
    if (beside := in_brackets(scene, quantity)) is not None:
        return beside
    if (end := end_of_range(scene, quantity, clause)) is not None:
        return end
    own, compared = own_date(scene, quantity, clause)
    if own is not None:
        return own if binds(scene, own, lead) else None
    if (pair := of_pair(scene, quantity, clause)) is not None:
        return pair
    framed = _framed(scene, clause)
    if (same or (compared and not framed)) and last is not None:
        return last
    if same and (_is_of_standing(scene, clause) or is_share_of_timeless(scene, quantity, lead)):
        return None  # 1911年成立，现有学生3万人，|其中内地生1万人
    if (plan := of_five_years(scene, lead) or of_those_years(scene, lead)) is not None and not _OF_NOW.search(lead):
        return plan
    if _ONCE_DONE.match(scene.masked(clause.span.start, quantity.span.start)):
        return None
    parts = goes_on(scene) or scene.text.startswith(("其中", "当中"), scene.sentence.span.start)
    if (
        last is not None
        and parts
        and not (framed or is_of_last_alone(scene, last))
        and (is_as_of(scene, last) or not TIMELESS.match(lead))
    ):
        return last
    for earlier in reversed(scene.sentence.clauses[: clause.index]):
        dates = [d for d in scene.dates if earlier.span.contains(d.span) and not is_base(scene, d, earlier.span.end)]
        dates = [d for d in dates if not tells_which(scene, d, earlier.span.end)]
        dates = [d for d in dates if d.kind != "vague" or d.span.start - earlier.span.start <= 1]  # 降至目前85%的水平
        if dates:
            return _of_frame(scene, quantity, clause, earlier, dates, lead)
    if last is not None and _goes_up_to(scene, clause, lead):
        return last
    if last is not None and clause.index and _SHARE_THEN.search(lead):
        return last
    carried = over_semicolon(scene, lead)
    if carried is not None:
        return carried
    if BALANCE.search(lead) and (until := end_of_month(scene)) is not None:
        return until
    if (year := of_whole_year(scene, quantity, lead)) is not None:
        return year
    counted = is_statistic(scene, quantity.span.end, lead) or goes_on_doing(scene, clause)
    told = of_paragraph(scene) if counted and not TIMELESS.match(lead) else None
    if told is None and not (TIMELESS.match(lead) or _ALWAYS.match(lead) or _OF_NOW.search(lead)):
        told = of_heading_line(scene)
    return told or (None if _ALWAYS.match(lead) else aimed_at(scene, quantity.span.start))


def _of_frame(
    scene: Scene, quantity: Quantity, clause: Clause, earlier: Clause, dates: list[When], lead: str
) -> When | None:
    """The first of the times of a clause before, where it frames what the clause of a figure tells."""
    frame = dates[0]
    if _EACH_YEAR.match(lead) and _SET_GOING.match(scene.text, frame.span.end, earlier.span.end):
        return None
    if lasts(scene, frame) and not _OF_NOW.search(lead):
        return frame if binds(scene, frame, lead) else None
    as_of = is_as_of(scene, frame)
    summed = is_months(frame) or (_YEAR.fullmatch(scene.text, *frame.span) and _is_alone(scene, earlier, dates))
    months = earlier.index == clause.index - 1 and summed and lead.startswith("累计")
    if not as_of and not months and TIMELESS.match(lead) and not sums_up(scene, clause):
        return frame if are_years(frame) and _OF_YEARS.match(lead) else None
    rest = without(scene, earlier, dates)
    whose = _named_first(scene, earlier)
    alone = _AROUND.fullmatch(rest, whose) is not None or _WITHIN.fullmatch(rest) is not None
    if is_months(frame) and GROWTH.search(lead):
        return frame
    holds = frame.kind != "vague" and (
        alone
        or as_of
        or scene.text[earlier.span.end - 2 : earlier.span.end] == "时，"
        or (scene.text[earlier.span.end - 1] == "：" and head_of_list(scene, quantity))
        or before_verb(scene, earlier, frame)
        or _BECAUSE.fullmatch(rest) is not None
        or after_subject(scene, earlier, frame)
        or told_with(scene, earlier, frame, clause)
        or (earlier.index == clause.index - 1 and _MEASURED.fullmatch(rest))
        or scene.text.find("如下", frame.span.end, earlier.span.end) >= 0
        or AIMED_AT.match(scene.text, earlier.span.start, earlier.span.end)
        or OVERVIEW.search(rest)
        or is_of_place(scene, quantity, earlier, frame)
        or (earlier.index == clause.index - 1 and _COMES_TO.fullmatch(lead) and _RECORD.search(rest))
    )
    day = is_day(frame, as_of) and not (is_counted_day(scene, frame) and BY_DAY.search(lead))
    return frame if holds and binds(scene, frame, lead) and not day else None


def _is_of_standing(scene: Scene, clause: Clause) -> bool:
    """Whether the clause before gives a figure of what there is at all times."""
    if clause.index == 0:
        return False
    before = scene.sentence.clauses[clause.index - 1].span
    first = next((q for q in figures_of(scene) if before.contains(q.span)), None)
    lead = "" if first is None else scene.text[before.start : first.span.start]
    dated = any(before.contains(d.span) for d in scene.dates)
    return not dated and _STANDS.match(lead) is not None


#: 现有学生3万人, 下设研究所8个: what there is.
_STANDS = re.compile("[^，。；]{0,6}?(?:[现设共拥]有|下[设辖])(?![制效机])")


#: 投资增长9%，|投资额占全市的|25%: a share goes by the figure before.
_SHARE_THEN = re.compile(r"占(?:全[国省市区县州球]|同期)[^，。；\d]{0,12}$")


def _goes_up_to(scene: Scene, clause: Clause, lead: str) -> bool:
    """Whether a clause only tells how much what the clause before has measured came to: 收入破百亿元，|达到103亿元."""
    if clause.index == 0 or _COMES_TO.fullmatch(lead) is None:
        return False
    before = scene.sentence.clauses[clause.index - 1].span
    return any(before.contains(q.span) for q in figures_of(scene))


#: 2031年，|累计接待20万人次: of that year.
_YEAR = re.compile(r"(?:19|20)\d\d年")


def _is_alone(scene: Scene, clause: Clause, dates: list[When]) -> bool:
    """Whether nothing stands in a clause but its times and what may stand around these."""
    return _AROUND.fullmatch(without(scene, clause, dates), _named_first(scene, clause)) is not None


def _named_first(scene: Scene, clause: Clause) -> int:
    """How long the name is with which a clause begins: 甲区|计划到2027年，."""
    return next((g.span.end - clause.span.start for g in scene.groups if g.span.start == clause.span.start), 0)


def _framed(scene: Scene, clause: Clause) -> bool:
    """Whether a time of its own opens a later part of a sentence: 其中食品价格上涨3%；1—9月平均，|价格上涨2%."""
    opening = scene.sentence.clauses[0]
    dates = [d for d in scene.dates if opening.span.contains(d.span) and d.span.start - opening.span.start <= 1]
    return clause.index > 0 and bool(dates) and _AROUND.fullmatch(without(scene, opening, dates)) is not None


def _year_before(last: When | None, then: When) -> When:
    """上年 of a figure of a year is the one before that."""
    year = (last.edtf or "")[:4] if last is not None else ""
    relative = then.span.end - then.span.start == len("上年") and year.isdigit()
    return replace(then, edtf=str(int(year) - 1)) if relative else then


_OF_THE_YEAR = re.compile(rf"(?<![每二三四五六七八九十\d])年(?:集装箱|货物|旅客)?{wording('yearly-sums')}(?:首次)?")
#: 9月份甲港吞吐量再创新高，|达到|146万标箱: what the clause before tells of comes to so much.
_COMES_TO = re.compile(f"{wording('comes-to-adverbs')}*{wording('comes-to')}{wording('comes-to-more')}*")
_RECORD = re.compile(wording("record-told"))


def goes_on(scene: Scene) -> bool:
    """Whether a sentence is of the time of the one before: 同期，……; 其中，甲……；|乙……."""
    *_, opening = scene, *scene.series()
    openings = ("同期", "另有") if opening is scene else ("同期", "另有", "其中", "当中")
    return scene.text.startswith(openings, opening.sentence.span.start)
