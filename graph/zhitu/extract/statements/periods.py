"""The time that the text ties to a figure: a date before it in its clause, or one that frames the clauses after it.

A date that stands alone (今年前三季度，) or opens its clause before a verb (截至6月底共受理) holds for the rest of the
sentence; one that belongs to a noun or to another happening (2022年开工) does not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from zhitu.extract.clauses.scene import SLOT, Scene
from zhitu.extract.statements.bulletins import Topic
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.statements.sections import year_of_section
from zhitu.extract.text.view import Clause
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span

__all__ = ["AIMED_AT", "goes_on", "is_statistic", "period_of"]

#: A year that a figure is compared with is not its period.
_COMPARED = re.compile(r"(?:较|比|相比|与|同比|于|占)$")
#: 是2019年的1.3倍, 恢复到2019年全年的80%.
_TIMES = re.compile(r"(?:全年|同期|同月)?的(?:近|约|超过?)?\d[\d.]*(?:多|余)?[倍%成]")
#: 由2012年的|5家增加到20家: the time of the first figure only.
_FROM_THEN = re.compile(r"[末底]?(?:全年|同期)?的?[^，。；]{0,6}?\d[^，。；]*?[到至为](?!今)")
_OF_OLD = re.compile(r"^(?:全年|同期|同月|末|底)?的?(?:百分之)?$")
#: What stands around a date in a clause that only sets the time.
_AROUND = re.compile(
    r"(?:截至|截止|到|至|自|从|在|于|据统计|据?快报统计|据?初步(?:统计|核算|测算)|其中|预计|力争|期间|以来|起|末|计划|争取|确保|目标|底|时|全年|仅|单|光|，|：|——"
    r"|[（）“”一二三四五六七八九十、\d] ?)*"
)
#: 在2023年的评选中，
_WITHIN = re.compile(r"在[^，。；]{1,24}[中里上]，")
#: A state or a sum of all years: no figure of the year named before.
_TIMELESS = re.compile(r"^(?:累计|始终|一直|目前|现|至今|已有|长期|单日|每年|年均|最|总|全长)")
#: What a thing has at all times, or now.
_OF_ITSELF = re.compile(
    r"^(?:总?(?:占地|用地|投资|建筑|规划|里程|长度|库容|装机|规模)|设计|可|能|容纳|预计|计划|将|建成后|由|位于|其他|已(?!完成)|[^，]{0,14}正在?)"
)
_OF_NOW = re.compile(r"^(?:目前|现有?|当前|如今)|占[^，]{0,12}比重|余额|[高低]于")
_GROWTH = re.compile(
    r"增长|下降|上升|下跌|上涨|同比|按年|[游旅住]客|同期|金额|总额|占比|增速|增幅|增加值|销售额|营业?收入|吞吐量|成交额|进出口|生产总值|固定资产投资|财政收入|预算收入|零售总额|可支配收入|总?产值|产量|零售额|贸易|利润|税收|就业人数|旅游(?:总)?收入|接待[^，。；]{0,4}[游旅]客|[用发]电量|[客货]运量|周转量|客流量|出栏|新增就业|[对向自从与][^，。；]{1,8}[进出]口"
)
_BREAKDOWN = re.compile(r"(?:从|分|按)[^，。]{1,14}?(?:看|分析|统计)，|其中|具体(?:来看)?，|分别(?:来看)?，")
_GROWS = re.compile(r"(?:从|由)(?!此)")
_AS_OF = re.compile(r"(?:截至|截止)(?:到|至)?$")


_YEAR_ENDS = ("年末", "全年", "年底")


def period_of(
    scene: Scene, quantity: Quantity, last: When | None, *, same: bool, topic: Topic | None = None
) -> When | None:
    """A number's time, or that of the document's title; `last` is that of the figure before."""
    when = _since(scene, quantity, _period(scene, quantity, last, same=same)) or _of_section(scene, quantity, topic)
    when = _of_each(scene, quantity, when)
    if topic is None or not topic.every or (when is not None and scene.text[slice(*when.span)] not in _YEAR_ENDS):
        return when
    own, _ = _own(scene, quantity, scene.clause(quantity.span.start))
    return topic.when if when is not None or own is None else None


#: Characters before a figure that may tell that it is of several years.
_FAR = 160
#: What a thing has, or is to have, whatever year a section is about; what counts several years.
_ALWAYS = re.compile(
    "[^，。；]{0,8}(?:总(?:投资|长|库容|规模)|占地|用地|建筑面积|库容|装机|设计|容纳|计划|将|建成后|位于|已有|共有|拥有)"
)
_SEVERAL = re.compile(r"[三四五两十\d]年来|年均|累计|连续|“十[二三四五六]五”(?:时期|期间|以来)")


#: 某县投资|6亿元建设某园; 投产后，预计年实现销售收入|8亿元: what a work costs and will bring, whenever that is.
_OF_PROJECT = re.compile(
    "(?<!固定资产)(?<!完成)(?<!开发)(?<!民间)(?<![工产造务]业)(?<!改造)(?<!设施)(?<!技改)投资(?:约|近|超)?$|^(?:预计|将|可|届时|项目)*年(?:均|新增)?(?:可)?(?:产|生产|实现|销售|收入|利税|处理|加工|供)"
)


def _of_section(scene: Scene, quantity: Quantity, topic: Topic | None) -> When | None:
    """The year of a report's section (一、2023年工作回顾), where nothing in the sentence tells another time.

    Of what statistics count it is else the time of the document's title.
    """
    clause, sentence = scene.clause(quantity.span.start).span, scene.sentence.span
    told = scene.text[max(sentence.start, quantity.span.start - _FAR) : quantity.span.start]
    lead = scene.text[clause.start : quantity.span.start]
    dated = any(not _is_base(scene, when, sentence.end) for when in scene.dates)
    if (
        _OF_PROJECT.search(lead)
        or dated
        or _SEVERAL.search(told)
        or _TIMELESS.match(lead)
        or _OF_NOW.search(lead)
        or _ALWAYS.match(lead)
    ):
        return None
    if year := year_of_section(scene) or _opening_year(scene):
        return year
    return topic.when if topic is not None and is_statistic(scene, quantity.span.end, lead) else None


#: 茶叶产量3万吨，|同比增长4%: a figure whose change is told.
_RATED = re.compile(
    "(?:（[^（）]*）)?[，、](?:按[^，。；]{2,10}计算，)?(?:同口径|同比|环比|按年|[比较](?:20\\d\\d年)?[^，。；\\d]{0,8}(?:（[^（）]*）)?)?"
    "(?:实际|名义)?"
    "(?:增长|下降|增加|减少|上涨|下跌|提高|回落|上升)(?:了|近|约)?\\d"
)


def is_statistic(scene: Scene, end: int, lead: str) -> bool:
    """Whether a figure that ends there is one of those that are counted every month: a growth, or what has grown."""
    return _GROWTH.search(lead) is not None or _RATED.match(scene.text, end) is not None


#: 截至2020年，……; 2020年，……: what a paragraph is told of.
_FRAMES, _UNTIL = re.compile("[底末]?，"), re.compile("截[至止](?:到|至)?|到")


def _opening_year(scene: Scene) -> When | None:
    """The year that opens the paragraph, if no sentence since tells another time."""
    for here in islice(scene.in_paragraph(), 1, None):
        if here.dates:
            first, start = here.dates[0], here.sentence.span.start
            opens = start == here.view.paragraphs[here.sentence.paragraph].span.start
            until = _UNTIL.match(here.text, start)
            begins = first.span.start in (start, until.end() if until else start)
            year = first.kind in ("point", "deadline") and len(first.edtf or "") == len("2020")
            return first if opens and begins and year and _FRAMES.match(here.text, first.span.end) else None
    return None


#: 2026年投入使用，|建成后年吞吐量可达4000万人次: whenever that will be.
_ONCE_DONE = re.compile(
    "(?:项目|工程)?(?:全部|全面|整体)?(?:建成|投产|投用|投入使用|达产|运营|启用|通车)(?:投[产用运])?(?:以)?后"
)


def _of_each(scene: Scene, quantity: Quantity, when: When | None) -> When | None:
    """Of so many years as there are figures its own: 2021年至2023年，吞吐量分别为3亿吨、4亿吨、|5亿吨."""
    first, _, last = (when.edtf or "").partition("/") if when is not None else ("", "", "")
    if when is None or not (len(first) == len(last) == len("2021") and first.isdigit() and last.isdigit()):
        return when
    clause = scene.clause(quantity.span.start).span
    each = scene.text.find("分别", clause.start, quantity.span.start)
    figures = [q.span for q in figures_of(scene) if clause.contains(q.span) and q.span.start > each >= 0]
    if len(figures) != int(last) - int(first) + 1 or quantity.span not in figures:
        return when
    return replace(when, edtf=str(int(first) + figures.index(quantity.span)))


#: 2012年至2021年，……，|累计授权395件.
_OF_YEARS = re.compile("累计|年均")
#: 比2025年同期（|2月1日）增长.
_OF_BASE = re.compile("[比较][^，。；（]{2,10}（$")
#: 当天接待游客20万人次；实现旅游|收入.
_THAT_DAY = frozenset(("当天", "当日", "昨天", "昨日"))
#: 2023年|酒店客房平均入住率，|同比上升43个百分点.
_MEASURED = re.compile("[^，。；\\d]{2,30}(?:率|额|量|总值|产值|增加值|收入|人数|指数|余额)，")
#: 2025年主要预期目标是：……: a list of what is aimed at.
AIMED_AT = re.compile(
    "[^，。；：]{0,24}(?:目标|(?:预期|约束性|考核)指标)(?:任务)?(?:[是为]|如下)?(?:：|[，是为](?=[^，。；：]{2,16}(?:增长|达到|控制在|下降)))"
)
#: 2020年受疫情影响，降至1280万人次.
_BECAUSE = re.compile(r"(?:受|因|由于)[^，。；\d]{1,16}，")
#: 比2015年新增9公里: a change since then.
_CHANGE = re.compile("(?:分别|累计|共|净|约|已)*(?:新增|增[加长至]|提[高升]|上升|翻|下降|减少|降低|缩短|增)")
_YEARS = re.compile(r"(?:19|20)\d\d年[末底]?")


def _since(scene: Scene, quantity: Quantity, when: When | None) -> When | None:
    """The time from an earlier year, two or more before, that a change is counted from: 2019年，甲比2015年提高4%."""
    if when is None or when.edtf is None:
        return when
    until = when.edtf.rpartition("/")[2]
    clause = scene.clause(quantity.span.start).span
    for date in scene.dates:
        base = clause.contains(date.span) and date.span.end <= quantity.span.start and date.edtf
        if not base or not _COMPARED.search(scene.text[clause.start : date.span.start]):
            continue
        told = _YEARS.fullmatch(scene.text, *date.span) is not None and int(base[:4]) + 1 < int(until[:4])
        if told and _CHANGE.match(scene.text, date.span.end):
            return When(date.span, f"{base[:4]}/{until}")
    return when


def _period(scene: Scene, quantity: Quantity, last: When | None, *, same: bool) -> When | None:
    """A number's time; `last` is that of the figure before, `same` says that both are of one head (同比, 其中)."""
    clause = scene.clause(quantity.span.start)
    lead = scene.text[clause.span.start : quantity.span.start]
    own, compared = _own(scene, quantity, clause)
    if own is not None:
        return own if _binds(scene, own, lead) else None
    if (same or compared) and last is not None:
        return last
    if (plan := _of_five_years(scene)) is not None and not _OF_NOW.search(lead):
        return plan
    if _ONCE_DONE.match(lead):
        return None
    parts = goes_on(scene) or scene.text.startswith(("其中", "当中"), scene.sentence.span.start)
    if last is not None and parts and not _TIMELESS.match(lead):
        return last
    for earlier in reversed(scene.sentence.clauses[: clause.index]):
        dates = [d for d in scene.dates if earlier.span.contains(d.span) and not _is_base(scene, d, earlier.span.end)]
        dates = [d for d in dates if d.kind != "vague" or d.span.start - earlier.span.start <= 1]  # 降至目前85%的水平
        if not dates:
            continue
        frame = dates[0]
        if _lasts(scene, frame) and not _OF_NOW.search(lead):
            return frame if _binds(scene, frame, lead) else None
        as_of = bool(_AS_OF.search(scene.text[earlier.span.start : frame.span.start]))
        months = earlier.index == clause.index - 1 and _is_months(frame) and lead.startswith("累计")
        if not as_of and not months and _TIMELESS.match(lead):
            return frame if _are_years(frame) and _OF_YEARS.match(lead) else None
        rest = _without(scene, earlier, dates)
        alone = _AROUND.fullmatch(rest) is not None or _WITHIN.fullmatch(rest) is not None
        if _is_months(frame) and _GROWTH.search(lead):
            return frame
        holds = frame.kind != "vague" and (
            alone
            or as_of
            or scene.text[earlier.span.end - 2 : earlier.span.end] == "时，"
            or _before_verb(scene, earlier, frame)
            or _BECAUSE.fullmatch(rest) is not None
            or _after_subject(scene, earlier, frame)
            or _told_with(scene, earlier, frame, clause)
            or (earlier.index == clause.index - 1 and _MEASURED.fullmatch(rest))
            or scene.text.find("如下", frame.span.end, earlier.span.end) >= 0
            or AIMED_AT.match(scene.text, scene.sentence.span.start, earlier.span.end)
            or (earlier.index == clause.index - 1 and _COMES_TO.fullmatch(lead) and _RECORD.search(rest))
        )
        return frame if holds and _binds(scene, frame, lead) and not _is_day(frame, as_of) else None
    carried = _over_semicolon(scene, lead)
    if carried is not None:
        return carried
    if _BALANCE.search(lead) and (end := _end_of_month(scene)) is not None:
        return end
    return _of_paragraph(scene) if is_statistic(scene, quantity.span.end, lead) and not _TIMELESS.match(lead) else None


#: “十一五”期间，……年均增长15%；财政收入……: of all that a sentence tells.
_FIVE_YEARS = re.compile("“?十[一二三四五六]五”?(?:规划)?(?:期间|时期)")


def _of_five_years(scene: Scene) -> When | None:
    """The five years of a plan that open the sentence, or the first of its parts between semicolons."""
    first = [scene, *scene.series()][-1]
    when = first.dates[0] if first.dates and first.sentence.paragraph == scene.sentence.paragraph else None
    if when is None or when.span.start - first.sentence.span.start > 1:
        return None
    told = _FIVE_YEARS.match(first.text, first.sentence.span.start)
    return when if told is not None and first.text.startswith("，", max(told.end(), when.span.end)) else None


def _over_semicolon(scene: Scene, lead: str) -> When | None:
    """今年1至10月，甲……；新增乙……: the months or the deadline that frame the parts cut at semicolons."""
    for here in scene.series():
        if here.sentence.paragraph != scene.sentence.paragraph or _TIMELESS.match(lead):
            return None
        if own := [d for d in here.dates if not _is_base(here, d, here.sentence.span.end)]:
            frame = own[-1]
            before = frame.span.start - here.sentence.clause_at(frame.span.start).span.start
            named = scene.inside(scene.sentence.clauses[0].span)
            if _is_of_one(here, frame, scene, lead) or (lead.startswith("全年") and _is_year_of(frame)):
                return frame
            if here.text[slice(*frame.span)] in _THAT_DAY and is_statistic(scene, 0, lead) and not named:
                return frame
            if not here.text.startswith("，", frame.span.end):
                opens = before <= 2 and _is_year_of(frame) and _GROWTH.search(lead)  # 2024年|吞吐量4亿吨；集装箱……
                return frame if opens and not named else None
            # 力争到2030年，甲达到……；乙达到……: a target holds for all parts
            months = before <= 2 and (
                _is_months(frame)
                or _is_feast(here, frame)
                or _is_framing_year(here, frame)
                or (not named and _is_month_end(here, frame))
            )
            return frame if months or (before <= 4 and frame.kind == "deadline") else None
    return None


def _is_of_one(scene: Scene, frame: When, part: Scene, lead: str) -> bool:
    """Whether a year behind the name that opens a sentence holds for a part of it: 甲港|去年出口5亿元；|进口增长3%."""
    first = scene.sentence.clauses[0]
    named = part.inside(Span(part.sentence.span.start, part.sentence.clauses[0].span.end))
    return (
        not named
        and first.span.contains(frame.span)
        and _after_subject(scene, first, frame)
        and bool(_GROWTH.search(lead))
    )


def _own(scene: Scene, quantity: Quantity, clause: Clause) -> tuple[When | None, bool]:
    """The last date before a number in its clause, and whether there is one that it is only compared with."""
    text, compared = scene.text, False
    for date in reversed(scene.dates):
        if not clause.span.contains(date.span) or date.span.end > quantity.span.start:
            continue
        if (
            _OF_BASE.search(text, clause.span.start, date.span.start)
            and text.find("）", date.span.end, quantity.span.start) >= 0
        ):
            continue
        if _is_from(scene, date, quantity.span.start):
            continue
        of_old = quantity.kind == "percent" and _OF_OLD.match(text[date.span.end : quantity.span.start])
        if (
            not of_old
            and not _TIMES.match(text, date.span.end)
            and not _COMPARED.search(text[max(0, date.span.start - 2) : date.span.start])
        ):
            return date, compared
        compared = True
    return None, compared


#: 9月份甲港吞吐量再创新高，|达到|146万标箱: what the clause before tells of comes to so much.
_COMES_TO = re.compile("(?:已|首次|并|一举)*(?:达到?|超过?|突破|升至|增至)(?:了|约|近|超过?)*")
_RECORD = re.compile("创[^，。；]{0,14}(?:新高|纪录|记录)|翻番|大幅|新台阶|突破")


def goes_on(scene: Scene) -> bool:
    """Whether a sentence is of the time of the one before: 同期，……; 其中，甲……；|乙……."""
    *_, opening = scene, *scene.series()
    openings = ("同期",) if opening is scene else ("同期", "其中", "当中")
    return scene.text.startswith(openings, opening.sentence.span.start)


def _is_base(scene: Scene, when: When, end: int) -> bool:
    """Whether a figure is only compared with that of a time, which is none of the figures after it up to `end`."""
    if _TIMES.match(scene.text, when.span.end) or _is_from(scene, when, end):
        return True
    if scene.text[when.span.start - 1] in "与和同跟" and _SET_BESIDE.match(scene.text, when.span.end):
        return True
    return _THAN.search(scene.text, when.span.start - 2, when.span.start) is not None


#: 与|5月|比较.
_SET_BESIDE = re.compile("(?:同期)?(?:相比|比较|持平)")
#: 较|2019年|增长40%.
_THAN = re.compile("(?<!对)[较比]$")


def _is_from(scene: Scene, when: When, end: int) -> bool:
    """Whether what is counted has grown since a time, and what it has come to stands before `end`."""
    from_it = scene.text[when.span.start - 1 : when.span.start] in ("由", "从")
    return from_it and _FROM_THEN.match(scene.text, when.span.end, end) is not None


#: 本报讯（记者王明）|2022年，甲港…….
_LEAD = re.compile("^[^，。；]{0,10}(?:讯|电|消息)(?:（[^（）]*）)?")


def _without(scene: Scene, clause: Clause, dates: list[When]) -> str:
    """A clause's text without its dates."""
    at, rest = clause.span.start, ""
    for date in dates:
        rest += scene.text[at : date.span.start]
        at = date.span.end
    return _LEAD.sub("", rest + scene.text[at : clause.span.end])


def _before_verb(scene: Scene, clause: Clause, date: When) -> bool:
    """Whether a date opens its clause and a verb or an adverb follows, and the clause gives a figure."""
    if date.span.start - clause.span.start > 2:
        return False
    following = next((t for t in scene.tokens if t.start >= date.span.end), None)
    return (
        following is not None
        and following.tag in ("d", "p")
        and bool(re.search(r"\d", scene.text[slice(*clause.span)]))
    )


def _after_subject(scene: Scene, clause: Clause, date: When) -> bool:
    """Whether a year stands as an adverb right behind the name that opens a sentence: 甘肃省|今年|支持……，新增……."""
    before = scene.masked(clause.span.start, date.span.start)
    return clause.index == 0 and (_is_year_of(date) or _is_months(date)) and bool(before) and not before.strip(SLOT)


def _lasts(scene: Scene, when: When) -> bool:
    """Whether a time runs from what happened until now: 自2019年挂牌以来，建设五年来，"""
    since = when.kind == "since" and when.edtf is not None and "/" in when.edtf
    return since or (when.kind == "span" and scene.text[when.span.end - 1 : when.span.end + 1] == "来，")


def _told_with(scene: Scene, clause: Clause, when: When, last: Clause) -> bool:
    """Whether a year or a target that a clause with a figure begins with (2022年甲港新增…) holds up to `last`."""
    before = scene.masked(clause.span.start, when.span.start)
    bears = when.kind in ("point", "deadline") and not re.search(r"[的、和]", before) and not _COMPARED.search(before)
    if not bears or not re.search(r"\d", scene.text[when.span.end : clause.span.end]):
        return False
    between = scene.sentence.clauses[clause.index + 1 : last.index + 1]
    return not any(_OF_ITSELF.match(scene.text[slice(*c.span)]) for c in between)


def _is_day(when: When, as_of: bool) -> bool:
    """Whether a date is the day of a happening rather than a period."""
    return not as_of and when.edtf is not None and len(when.edtf) == 10


def _is_month_end(scene: Scene, when: When) -> bool:
    """Whether a time is one at which what there is is counted: 3月末，存款余额……."""
    return scene.text.endswith(("末", "底"), when.span.start, when.span.end) and when.kind in ("point", "deadline")


def _is_year_of(when: When) -> bool:
    """Whether a time is a year."""
    return when.edtf is not None and re.fullmatch(r"\d{4}", when.edtf) is not None


def _are_years(when: When) -> bool:
    """Whether a time is a run of whole years."""
    return when.edtf is not None and re.fullmatch(r"\d{4}/\d{4}", when.edtf) is not None


def _is_months(when: When) -> bool:
    """Whether a time is a run of months, as statistics name it."""
    return when.edtf is not None and re.search(r"-\d\d/", when.edtf) is not None


def _is_feast(scene: Scene, when: When) -> bool:
    """Whether a time is a feast's holidays."""
    return _HOLIDAYS.search(scene.text, *when.span) is not None


def _is_framing_year(scene: Scene, when: When) -> bool:
    """Whether a year stands alone before what it is the year of: 2023年，甲生产总值……."""
    opens = when.span.start == scene.sentence.clause_at(when.span.start).span.start
    return _is_year_of(when) and opens and when.kind == "point" and scene.text.startswith("，", when.span.end)


def _frames_alone(scene: Scene, when: When) -> bool:
    """Whether a year or a month stands alone before what it is the time of: 2023年，……; 5月份，……."""
    opens = when.span.start == scene.sentence.clause_at(when.span.start).span.start
    month = opens and when.edtf is not None and len(when.edtf) == len("2024-05") and when.kind == "point"
    if _is_feast(scene, when) or scene.text[slice(*when.span)] in _YEAR_ENDS:
        return True
    if not scene.text.endswith(("年", "年度", "月", "月份"), when.span.start, when.span.end):
        return False  # 五年前，
    return _is_framing_year(scene, when) or (month and scene.text.startswith("，", when.span.end))


_HOLIDAYS = re.compile("(?:假期|长假|假日|黄金周|节期间|元旦期间|国庆期间)(?:期间)?$")
#: 18日|开工建设的|基地总投资额3亿元: when what is measured came to be.
_ATTRIBUTE = re.compile(
    "[^，。；\\d]{0,8}?(?:开工|动工|竣工|完工|举[行办]|召开|成立|揭牌|签[署约订]|通车|投产|启用|开业|公布|发布|印发|建成)[^，。；\\d]{0,6}的"
)


def _binds(scene: Scene, when: When, lead: str) -> bool:
    """Whether a time can be a period: not 近日, not the day of the news, not the years that a growth took."""
    day = when.edtf is not None and len(when.edtf) == len("2024-05-01")
    if day and _ATTRIBUTE.match(scene.text, when.span.end):
        return False
    if (
        scene.text[slice(*when.span)] == "年初"
        or when.kind == "vague"
        or (day and scene.text[when.span.start : when.span.start + 1] in "今昨")
    ):
        return False
    return not (when.kind == "span" and _GROWS.search(lead))


#: 3月末，存款余额559亿元。其中，住户存款|余额……: what there is at one time.
_BALANCE = re.compile("余额|占比?(?:为|达)?$")


def _end_of_month(scene: Scene) -> When | None:
    """The end of a month or a year that the paragraph, or the one whose parts it tells, has told of balances."""
    here: Scene | None = scene.before
    paragraphs = _reaching_back(scene)
    for _ in range(6):
        if here is None or here.sentence.paragraph <= scene.sentence.paragraph - paragraphs:
            return None
        if told := [d for d in here.dates if not _is_base(here, d, here.sentence.span.end)]:
            return told[0] if _is_month_end(here, told[0]) else None
        here = here.before
    return None


def _reaching_back(scene: Scene) -> int:
    """Of how many paragraphs the time is looked for: two of a breakdown of the one before, all below a colon."""
    paragraphs, own = scene.view.paragraphs, scene.sentence.paragraph
    if _BREAKDOWN.match(scene.text, *paragraphs[own].span):
        return 2
    for number in range(own - 1, max(-1, own - _LINES), -1):
        if scene.text[paragraphs[number].span.end - 1] == "：":
            return own - number + 1
        if len(paragraphs[number + 1].sentences) > 1:
            break
    return 1


#: Lines below a colon, and sentences, that are looked back over.
_LINES, _SENTENCES = 8, 10


def _of_paragraph(scene: Scene) -> When | None:
    """The months or the year that the paragraph's statistics are of: 1至10月，…。…增长5%。 分行业看，…"""
    here: Scene | None = scene.before
    paragraphs = _reaching_back(scene)
    for _ in range(_SENTENCES):
        if here is None or here.sentence.paragraph <= scene.sentence.paragraph - paragraphs:
            return None
        if told := [d for d in here.dates if not _is_base(here, d, here.sentence.span.end)]:
            years = {d.edtf for d in told}
            return next(
                (
                    d
                    for d in reversed(told)
                    if _is_months(d) or _frames_alone(here, d) or (len(years) == 1 and _counts_year(here, d))
                ),
                None,
            )
        here = here.before
    return None


def _counts_year(scene: Scene, when: When) -> bool:
    """Whether a year or month opens a clause of statistics: 2023年|全省粮食产量3万吨, 2023年|产量如下：."""
    clause = scene.sentence.clause_at(when.span.start).span
    if (
        len(when.edtf or "") not in (len("2023"), len("2023-06"))
        or when.kind != "point"
        or when.span.start != clause.start
    ):
        return False
    figures = [q.span for q in figures_of(scene) if clause.contains(q.span)]
    counted = any(is_statistic(scene, q.end, scene.text[clause.start : q.start]) for q in figures)
    return counted or scene.text.find("如下", when.span.end, scene.sentence.span.end) >= 0
