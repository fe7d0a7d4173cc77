"""How times stand beside figures, and what statistics count every month or year."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import SLOT
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.numbers import Quantity

__all__ = [
    "AIMED_AT",
    "BY_DAY",
    "COMPARED",
    "GROWTH",
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
    "is_statistic",
    "is_year_of",
    "lasts",
    "told_with",
    "without",
]

#: 2025年主要预期目标是：……: a list of what is aimed at.
AIMED_AT = re.compile(
    "[^，。；：]{0,24}(?:目标|(?:预期|约束性|考核)指标)(?:任务)?(?:[是为]|如下)?(?:：|[，是为](?=[^，。；：]{2,16}(?:增长|达到|控制在|下降)))"
)
#: A state or a sum of all years: no figure of the year named before.
TIMELESS = re.compile(r"^(?:累计|始终|一直|目前|现|至今|已有|长期|单日|每年|年均|最|总|全长)")
GROWTH = re.compile(
    r"增长|下降|上升|下跌|上涨|同比|按年|[游旅住]客|同期|金额|总额|占比|增速|增幅|增加值|销售额|(?:人均[^，。；]{0,8}|营业?|财政)收入|吞吐量|成交额|进出口|生产总值|固定资产投资|财政收入|预算收入|零售总额|可支配收入|总?产值|产量|零售额|贸易|利润|税收|就业人数|旅游(?:总)?收入|门票|接待[^，。；]{0,4}[游旅]客|[用发]电量|[客货]运量|周转量|客流量|出栏|新增就业|[对向自从与][^，。；]{1,8}[进出]口"
)
#: A year that a figure is compared with is not its period.
COMPARED = re.compile(r"(?:较|比|相比|与|同比|于|占)$")
#: 是2019年的1.3倍, 恢复到2019年全年的80%.
TIMES = re.compile(r"(?:全年|同期|同月)?的(?:近|约|超过?)?\d[\d.]*(?:多|余)?[倍%成]")
#: 由2012年的|5家增加到20家: the time of the first figure only.
_FROM_THEN = re.compile(r"[末底]?(?:全年|同期)?的?[^，。；]{0,6}?\d[^，。；]*?[到至为](?!今)")
#: What a thing has at all times, or now.
_OF_ITSELF = re.compile(
    r"^(?:总?(?:占地|用地|投资|建筑|规划|里程|长度|库容|装机|规模)|设计|可|能|容纳|预计|计划|将|建成后|由|位于|其他|已(?!完成)|[^，]{0,14}正在?)"
)
YEAR_ENDS = ("年末", "全年", "年底")
#: 与|5月|比较.
_SET_BESIDE = re.compile("(?:同期)?(?:相比|比较|持平)")
#: 较|2019年|增长40%.
_THAN = re.compile("(?<!对)[较比]$")
#: 本报讯（记者王明）|2022年，甲港…….
_LEAD = re.compile("^[^，。；]{0,10}(?:讯|电|消息)(?:（[^（）]*）)?")
_HOLIDAYS = re.compile("(?:假期|长假|假日|黄金周|节期间|元旦期间|国庆期间)(?:期间)?$")
#: 18日|开工建设的|基地总投资额3亿元: when what is measured came to be.
_ATTRIBUTE = re.compile(
    "[^，。；\\d]{0,8}?(?:开工|动工|竣工|完工|举[行办]|召开|成立|揭牌|签[署约订]|通车|投产|启用|开业|公布|发布|印发|建成)[^，。；\\d]{0,6}的"
)
_GROWS = re.compile(r"(?:从|由)(?!此)")
#: 园区经济去年|成绩斐然，: how it went, before the figures that tell.
OVERVIEW = re.compile(
    "(?:成绩|业绩|成效|成果|表现|发展|运行|增长|形势|态势)(?:十分|较为|总体|持续)?(?:斐然|亮眼|突出|显著|喜人|良好|平稳|向好|稳健|迅猛|强劲)，?$"
)


def is_base(scene: Scene, when: When, end: int) -> bool:
    """Whether a figure is only compared with that of a time, which is none of the figures after it up to `end`."""
    if TIMES.match(scene.text, when.span.end) or is_from(scene, when, end):
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
_BY_WHOM = re.compile("[经由][^，。；]{2,30}?(?:批[准复]|同意|核准|认定|审定)")


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


def after_subject(scene: Scene, clause: Clause, date: When) -> bool:
    """Whether a year stands as an adverb right behind the name that opens a sentence: 甘肃省|今年|支持……，新增……."""
    before = scene.masked(clause.span.start, date.span.start)
    return clause.index == 0 and (is_year_of(date) or is_months(date)) and bool(before) and not before.strip(SLOT)


def lasts(scene: Scene, when: When) -> bool:
    """Whether a time runs from what happened until now: 自2019年挂牌以来，建设五年来，"""
    since = when.kind == "since" and when.edtf is not None and "/" in when.edtf
    return since or (when.kind == "span" and scene.text[when.span.end - 1 : when.span.end + 1] == "来，")


def told_with(scene: Scene, clause: Clause, when: When, last: Clause) -> bool:
    """Whether a year or a target that a clause with a figure begins with (2022年甲港新增…) holds up to `last`."""
    before = scene.masked(clause.span.start, when.span.start)
    bears = when.kind in ("point", "deadline") and not re.search(r"[的、和]", before) and not COMPARED.search(before)
    if not bears or not re.search(r"\d", scene.text[when.span.end : clause.span.end]):
        return False
    between = scene.sentence.clauses[clause.index + 1 : last.index + 1]
    return not any(_OF_ITSELF.match(scene.text[slice(*c.span)]) for c in between)


def is_as_of(scene: Scene, when: When) -> bool:
    """Whether a time is that as of which things are told: 截至|2020年底，."""
    return scene.text.endswith(("截至", "截止", "截止到", "截止至", "截至到"), 0, when.span.start)


#: 较上年|3265公顷|增加1%: what it was then, and that it is more or less now.
THEN = (
    r"(?:[较比]|[与和同](?= ?\d)) ?(?:[上去前]年|上月|20\d\d ?年)",
    r"(?:同期|末|底|(?:第[一-龥]次)?[一-龥]{2,8}时)?的?",
)
_THEN_SO_MUCH = re.compile("".join(THEN) + r"[^，。；\d]{0,6}$")
_CHANGES = re.compile("(?:左右)?(?:增[加长产至]|减[少产]|下降|上升|提高|[多少]\\d|相比|比较)")


def is_base_figure(scene: Scene, quantity: Quantity) -> bool:
    """Whether a figure tells how much it was in the year that the next one compares with."""
    start, end = quantity.span
    before = _THEN_SO_MUCH.search(scene.text, max(scene.sentence.span.start, start - _NEAR), start)
    return before is not None and quantity.kind != "percent" and _CHANGES.match(scene.text, end) is not None


_NEAR = 24


def is_day(when: When, as_of: bool) -> bool:
    """Whether a date is the day of a happening rather than a period."""
    return not as_of and when.edtf is not None and len(when.edtf) == 10


#: What is counted by the day: 5月1日|甲站发送旅客5万人次.
BY_DAY = re.compile(
    "[旅游乘住顾]?客|人次|票房|车流|班次|成交额|零售额|销售额|发电量|用电量|运送|发送|到达|[进出]港|[出入]境|门票|(?:旅游|营业)收入"
)


def is_counted_day(scene: Scene, when: When) -> bool:
    """Whether what is counted by the day is told of a day that opens its clause: 5月1日甲站发送旅客5万人次，……."""
    clause = scene.sentence.clause_at(when.span.start).span
    opens = is_day(when, as_of=False) and when.span.start - clause.start <= _OPENS and when.kind == "point"
    return opens and _SO_MANY.match(scene.text, when.span.end, clause.end) is not None


_OPENS = 2
_SO_MANY = re.compile(f"[^，。；\\d]{{0,24}}?(?:{BY_DAY.pattern})[^，。；\\d]{{0,8}}\\d")


def is_month_end(scene: Scene, when: When) -> bool:
    """Whether a time is one at which what there is is counted: 3月末，存款余额……."""
    return scene.text.endswith(("末", "底"), when.span.start, when.span.end) and when.kind in ("point", "deadline")


def is_year_of(when: When) -> bool:
    """Whether a time is a year."""
    return when.edtf is not None and re.fullmatch(r"\d{4}", when.edtf) is not None


def are_years(when: When) -> bool:
    """Whether a time is a run of whole years."""
    return when.edtf is not None and re.fullmatch(r"\d{4}/\d{4}", when.edtf) is not None


def is_months(when: When) -> bool:
    """Whether a time is a run of months, as statistics name it."""
    return when.edtf is not None and re.search(r"-\d\d/", when.edtf) is not None


def is_feast(scene: Scene, when: When) -> bool:
    """Whether a time is a feast's holidays."""
    return _HOLIDAYS.search(scene.text, *when.span) is not None


def is_framing_year(scene: Scene, when: When) -> bool:
    """Whether a year stands alone before what it is the year of: 2023年，甲生产总值……."""
    opens = when.span.start == scene.sentence.clause_at(when.span.start).span.start
    return is_year_of(when) and opens and when.kind == "point" and scene.text.startswith("，", when.span.end)


def frames_alone(scene: Scene, when: When) -> bool:
    """Whether a year or a month stands alone before what it is the time of: 2023年，……; 5月份，……."""
    opens = when.span.start == scene.sentence.clause_at(when.span.start).span.start
    month = opens and when.edtf is not None and len(when.edtf) == len("2024-05") and when.kind == "point"
    if is_feast(scene, when) or scene.text[slice(*when.span)] in YEAR_ENDS:
        return True
    if not scene.text.endswith(("年", "年度", "月", "月份"), when.span.start, when.span.end):
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
    return not (when.kind == "span" and _GROWS.search(lead))


#: 茶叶产量3万吨，|同比增长4%: a figure whose change is told.
_RATED = re.compile(
    "(?:（[^（）]*）)?[，、](?:按[^，。；]{2,10}计算，)?(?:同口径|同比|环比|按年|[比较](?:20\\d\\d年)?[^，。；\\d]{0,8}(?:（[^（）]*）)?)?"
    "(?:实际|名义)?"
    "(?:增长|下降|增加|减少|上涨|下跌|提高|回落|上升)(?:了|近|约)?\\d"
)


def is_statistic(scene: Scene, end: int, lead: str) -> bool:
    """Whether a figure that ends there is one of those that are counted every month: a growth, or what has grown."""
    return GROWTH.search(lead) is not None or _RATED.match(scene.text, end) is not None
