"""How times stand beside figures, and what statistics count every month or year."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.text.classes import PLACES
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.numbers import Quantity

__all__ = [
    "AIMED_AT",
    "BY_DAY",
    "COMPARED",
    "GROWTH",
    "OF_THEIR",
    "OVERVIEW",
    "THEN",
    "TIMELESS",
    "TIMES",
    "YEAR_ENDS",
    "after_subject",
    "are_years",
    "before_verb",
    "binds",
    "frames_alone",
    "is_as_of",
    "is_base",
    "is_base_figure",
    "is_counted_day",
    "is_day",
    "is_feast",
    "is_framing_year",
    "is_from",
    "is_month_end",
    "is_months",
    "is_of_place",
    "is_period",
    "is_statistic",
    "is_year_of",
    "lasts",
    "stands_alone",
    "sums_up",
    "told_with",
    "without",
]

#: 2025年主要预期目标是：……: a list of what is aimed at.
AIMED_AT = re.compile(
    rf"[^，。；：]{{0,24}}{wording('period-aims')}(?:任务)?(?:[是为]|如下)?"
    rf"(?:：|[，是为](?=[^，。；：]{{2,16}}{wording('period-aimed-changes')}))"
)
#: A state or a sum of all years: no figure of the year named before.
TIMELESS = re.compile(f"^(?:{wording('period-timeless')}|{wording('standing')}|{wording('all-years')})")
GROWTH = re.compile(wording("statistic-words"))
#: A year that a figure is compared with is not its period.
COMPARED = re.compile(rf"{wording('period-compared')}$")
#: 是2019年的1.3倍, 恢复到2019年全年的80%.
TIMES = re.compile(r"(?:全年|同期|同月|同季度?)?的(?:近|约|超过?)?\d[\d.]*(?:多|余)?[倍%成]")
#: 占公司|2023年|营收的8.5%: of when the whole is that a share is told of.
OF_THEIR = re.compile(r"占(?!比)[^，。；\d从由]{1,8}$")
#: 由2012年的|5家增加到20家: the time of the first figure only.
_FROM_THEN = re.compile(r"[末底]?(?:全年|同期)?的?[^，。；]{0,6}?\d[^，。；]*?[到至为](?!今)")
#: What a thing has at all times, or now.
_OF_ITSELF = re.compile(f"^(?:{wording('period-of-itself')}|{wording('standing')})")
YEAR_ENDS = ("年末", "全年", "年底")
#: 与|5月|比较.
_SET_BESIDE = re.compile("(?:同期)?(?:相比|比较|持平)")
#: 较|2019年|增长40%.
_THAN = re.compile("(?<!对)[较比]$")
#: 本报讯（记者王明）|2022年，甲港…….
_LEAD = re.compile("^[^，。；]{0,10}(?:讯|电|消息)(?:（[^（）]*）)?")
_HOLIDAYS = re.compile(f"{wording('feast-holidays')}(?:期间|前?[一二三四五六七八1-8]天)?$|{wording('feasts')}”?期间$")
#: 18日|开工建设的|基地总投资额3亿元: when what is measured came to be.
_ATTRIBUTE = re.compile(rf"[^，。；\d]{{0,8}}?{wording('happened-that-day')}[^，。；\d]{{0,6}}的")
_GROWS = re.compile(r"(?:从|由)(?!此)")
#: 园区经济去年|成绩斐然，: how it went, before the figures that tell.
OVERVIEW = re.compile(f"{wording('overview-nouns')}{wording('overview-adverbs')}?{wording('overview-judgements')}，?$")


def is_base(scene: Scene, when: When, end: int) -> bool:
    """Whether a figure is only compared with that of a time, which is none of the figures after it up to `end`."""
    if TIMES.match(scene.text, when.span.end) or is_from(scene, when, end):
        return True
    if OF_THEIR.search(scene.text, max(0, when.span.start - _OPENS_SHARE), when.span.start):
        return True
    if scene.text[when.span.start - 1] in "与和同跟" and _SET_BESIDE.match(scene.text, when.span.end):
        return True
    return _THAN.search(scene.text, when.span.start - 2, when.span.start) is not None


def is_from(scene: Scene, when: When, end: int) -> bool:
    """Whether what is counted has grown since a time, and what it has come to stands before `end`."""
    from_it = scene.text[when.span.start - 1 : when.span.start] in ("由", "从")
    return from_it and _FROM_THEN.match(scene.text, when.span.end, end) is not None


def without(scene: Scene, clause: Clause, dates: list[When]) -> str:
    """A clause's text without its dates."""
    at, rest = clause.span.start, ""
    for date in dates:
        rest += scene.text[at : date.span.start]
        at = date.span.end
    return _LEAD.sub("", rest + scene.text[at : clause.span.end])


#: 2000年4月|经国务院批准设立，规划面积20平方公里: what happened then, and not what there was.
_BY_WHOM = re.compile(rf"[经由][^，。；]{{2,30}}?{wording('period-approved-by')}")


def before_verb(scene: Scene, clause: Clause, date: When) -> bool:
    """Whether a date opens its clause and a verb or an adverb follows, and the clause gives a figure."""
    if date.span.start - clause.span.start > 2:
        return False
    following = next((t for t in scene.tokens if t.start >= date.span.end), None)
    return (
        following is not None
        and following.tag in ("d", "p")
        and not _BY_WHOM.match(scene.text, following.start)
        and bool(re.search(r"\d", scene.text[slice(*clause.span)]))
    )


def after_subject(scene: Scene, clause: Clause, date: When, *, month: bool = False) -> bool:
    """Whether a year stands as an adverb right behind the name that opens a sentence: 甘肃省|今年|支持……，新增…….

    With `month`, in a later clause too (据统计，甲市|今年|……), and a single month, which else is mostly that of an
    event: 甲公司|6月|成立.
    """
    before = scene.masked(clause.span.start, date.span.start)
    told = is_period(date) if month else is_year_of(date) or is_months(date)
    first = clause.index == 0 or scene.text.startswith("作为", scene.sentence.span.start)  # 作为北方大港，甲港|今年|……
    opens = month or first or _SOURCE.fullmatch(scene.text, scene.sentence.span.start, clause.span.start)
    return bool(opens and told and before) and not before.strip(SLOT)


#: 据悉，|甲县|今年|……: from where it is known.
_SOURCE = re.compile(rf"{wording('period-sources')}[^，。；\d]{{0,14}}，")


def lasts(scene: Scene, when: When) -> bool:
    """Whether a time runs from what happened until now: 自2019年挂牌以来，建设五年来，"""
    since = when.kind == "since" and when.edtf is not None and "/" in when.edtf
    return since or (when.kind == "span" and scene.text[when.span.end - 1 : when.span.end + 1] == "来，")


#: 签约项目20个，|总投资80亿元: of those that were counted.
_COUNTED = re.compile(
    f"{wording('figure-sorts')}[^，。；\\d]{{0,2}}\\d+[余多]?[个项份笔]，$"
    f"|\\d+[余多]?[个项份笔][^，。；\\d]{{0,8}}{wording('figure-sorts')}(?:{wording('befalls-how')}*{wording('befalls-projects')})?，$"
)
_SUMS = re.compile(f"{wording('figure-sum-kinds')}+{wording('figure-sums')}")


def sums_up(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells how much all that the clause before has counted come to."""
    if clause.index == 0 or not _SUMS.match(scene.text, clause.span.start):
        return False
    return _COUNTED.search(scene.text, *scene.sentence.clauses[clause.index - 1].span) is not None


#: 1-6月完成投资3亿元，|年度计划投资8亿元: of the whole year.
_PLAN_OF_YEAR = re.compile("(?:全年|年度?)计划")


def told_with(scene: Scene, clause: Clause, when: When, last: Clause) -> bool:
    """Whether a year or a target that a clause with a figure begins with (2022年甲港新增…) holds up to `last`."""
    before = scene.masked(clause.span.start, when.span.start)
    bears = when.kind in ("point", "deadline") and not re.search(r"[的、和]", before) and not COMPARED.search(before)
    if not bears or not re.search(r"\d", scene.text[when.span.end : clause.span.end]):
        return False
    if is_months(when) and _PLAN_OF_YEAR.match(scene.text, last.span.start):
        return False
    between = scene.sentence.clauses[clause.index + 1 : last.index + 1]
    return not any(_OF_ITSELF.match(scene.text[slice(*c.span)]) and not sums_up(scene, c) for c in between)


def is_as_of(scene: Scene, when: When) -> bool:
    """Whether a time is that as of which things are told: 截至|2020年底，."""
    return scene.text.endswith(words("period-as-of"), 0, when.span.start)


#: 较上年|3265公顷|增加1%: what it was then, and that it is more or less now.
THEN = (
    r"(?:[较比]|[与和同](?= ?\d)) ?(?:[上去前]年|上月|20\d\d ?年)",
    r"(?:同期|末|底|(?:第[一-龥]次)?[一-龥]{2,8}时)?的?",
)
_THEN_SO_MUCH = re.compile("".join(THEN) + r"[^，。；\d]{0,6}$")
_CHANGES = re.compile(f"(?:左右)?(?:{wording('figure-changes')}|{wording('base-figure-changes')})")


def is_base_figure(scene: Scene, quantity: Quantity) -> bool:
    """Whether a figure tells how much it was in the year that the next one compares with."""
    start, end = quantity.span
    if scene.text.startswith("）", end) and _BRACKETED.search(scene.text, max(0, start - _NEAR), start):
        return True  # 净利润5亿元（上年：|3亿元|），同比增长8%
    if quantity.kind == "percent" or _CHANGES.match(scene.text, end) is None:
        return False
    return _THEN_SO_MUCH.search(scene.text, max(scene.sentence.span.start, start - _NEAR), start) is not None


_BRACKETED = re.compile(f"（{wording('figure-then')}(?:同期|同月|同季|度|年)*(?:数|值|金额)?[为是：:]?$")
_NEAR, _OPENS_SHARE = 24, 9


def is_day(when: When, as_of: bool) -> bool:
    """Whether a date is the day of a happening rather than a period."""
    return not as_of and when.edtf is not None and len(when.edtf) == 10


#: What is counted by the day.
BY_DAY = re.compile(wording("counted-by-day"))


def is_counted_day(scene: Scene, when: When) -> bool:
    """Whether what is counted by the day is told of a day that opens its clause: 5月1日甲站发送旅客5万人次，……."""
    clause = scene.sentence.clause_at(when.span.start).span
    opens = is_day(when, as_of=False) and when.span.start - clause.start <= _OPENS and when.kind == "point"
    if stands_alone(scene, when):  # 5月1日，|甲站发送旅客5万人次
        following = scene.sentence.clause_at(clause.end).span
        return opens and _SO_MANY.match(scene.text, clause.end, following.end) is not None
    return opens and _SO_MANY.match(scene.text, when.span.end, clause.end) is not None


_OPENS = 2
_SO_MANY = re.compile(rf"[^，。；\d]{{0,24}}?{wording('counted-by-day')}[^，。；\d]{{0,8}}\d")


def is_month_end(scene: Scene, when: When) -> bool:
    """Whether a time is one at which what there is is counted: 3月末，存款余额……."""
    return scene.text.endswith(("末", "底"), when.span.start, when.span.end) and when.kind in ("point", "deadline")


def is_year_of(when: When) -> bool:
    """Whether a time is a year."""
    return when.edtf is not None and re.fullmatch(r"\d{4}", when.edtf) is not None


def is_of_place(scene: Scene, quantity: Quantity, opening: Clause, frame: When) -> bool:
    """Whether a year opens a sentence that tells of a place at large before its statistics.

    2023年|云岭市产业发展迸发活力，汽车产量达3万辆; but 2023年远帆集团落户云岭市，|年产量达3万辆.
    """
    if opening.index or frame.span.start != opening.span.start or not is_year_of(frame):
        return False
    lead = scene.text[scene.clause(quantity.span.start).span.start : quantity.span.start]
    counted = any(opening.span.contains(q.span) for q in figures_of(scene))
    if counted or not is_statistic(scene, quantity.span.end, lead):
        return False
    named = scene.inside(opening.span)
    behind = len(named) == 1 and named[0].span.start == frame.span.end
    return behind and PLACES.issuperset(scene.classes(named[0].things[0]))


def is_period(when: When) -> bool:
    """Whether a time is one that statistics are of: a year, a month or a run of months."""
    return is_months(when) or (when.edtf is not None and re.fullmatch(r"\d{4}(?:-\d\d)?", when.edtf) is not None)


def are_years(when: When) -> bool:
    """Whether a time is a run of whole years."""
    return when.edtf is not None and re.fullmatch(r"\d{4}/\d{4}", when.edtf) is not None


def is_months(when: When) -> bool:
    """Whether a time is a run of months, as statistics name it."""
    return when.edtf is not None and re.search(r"-\d\d/", when.edtf) is not None


def is_feast(scene: Scene, when: When) -> bool:
    """Whether a time is a feast's holidays."""
    return _HOLIDAYS.search(scene.text, *when.span) is not None


#: 2023年|全年，.
_ALONE = re.compile("(?:全年|度)?，")


def stands_alone(scene: Scene, when: When) -> bool:
    """Whether a time ends its clause."""
    return _ALONE.match(scene.text, when.span.end) is not None


def is_framing_year(scene: Scene, when: When) -> bool:
    """Whether a year stands alone before what it is the year of: 2023年，甲生产总值……."""
    opens = when.span.start == scene.sentence.clause_at(when.span.start).span.start
    return is_year_of(when) and opens and when.kind == "point" and stands_alone(scene, when)


def frames_alone(scene: Scene, when: When) -> bool:
    """Whether a year or a month stands alone before what it is the time of: 2023年，……; 5月份，……."""
    opens = when.span.start == scene.sentence.clause_at(when.span.start).span.start
    month = opens and when.edtf is not None and len(when.edtf) == len("2024-05") and when.kind == "point"
    if is_feast(scene, when) or scene.text[slice(*when.span)] in YEAR_ENDS:
        return True
    if not scene.text.endswith(words("period-frame-units"), *when.span):
        return False  # 五年前，
    return is_framing_year(scene, when) or (month and scene.text.startswith("，", when.span.end))


def binds(scene: Scene, when: When, lead: str) -> bool:
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
    until = scene.text[when.span.start - 1] in "到至为"  # 由“八五”末的4%升|到“十五”期间|的6%
    return not (when.kind == "span" and _GROWS.search(lead) and not until)


#: 茶叶产量3万吨，|同比增长4%: a figure whose change is told.
_RATED = re.compile(
    r"(?:（[^（）]*）)?[，、](?:按[^，。；]{2,10}计算，)?"
    rf"(?:{wording('rated-against')}|[比较](?:20\d\d年)?[^，。；\d]{{0,8}}(?:（[^（）]*）)?)?"
    rf"(?:实际|名义)?{wording('figure-changes')}(?:了|近|约)?\d"
)


def is_statistic(scene: Scene, end: int, lead: str) -> bool:
    """Whether a figure that ends there is one of those that are counted every month: a growth, or what has grown."""
    return GROWTH.search(lead) is not None or _RATED.match(scene.text, end) is not None
