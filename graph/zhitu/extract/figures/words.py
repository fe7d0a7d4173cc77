"""The words beside a figure: those before it in its clause, the noun behind it, what the clause before tells of."""

from __future__ import annotations

import re

from zhitu.extract.clauses.clause_roles import is_guests
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.figures.indicator_patterns import (
    BRIEF,
    BUILDING,
    BUILDS,
    BY_MEASURE,
    CHANGES,
    JOINT,
    LEADING,
    MEASURES,
    ONLY_SO_MUCH,
    SHARE,
)
from zhitu.extract.figures.shares import is_section
from zhitu.extract.figures.time_forms import OF_THEIR
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.statements.sorts import is_yearly
from zhitu.extract.text.classes import PLACES
from zhitu.extract.text.list_numbers import ENTRY_NUMBER
from zhitu.extract.text.wording import SLOT, wording
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span

__all__ = [
    "after_name",
    "head_of_list",
    "is_division",
    "is_share",
    "joined",
    "last_of",
    "lead_of",
    "mainly",
    "measure_of",
    "moving_before",
    "of_clause_before",
]

#: 其中|甲省|境内|226公里: how much of it; and what leads to where a way ends.
_WITHIN, _UP_TO = re.compile(f"境内长?{wording('figure-so-many')}?$"), ("到", "至")
#: 其中|青州段|长约|68公里.
_SO_LONG = re.compile(f"(?:全?长|{wording('figure-so-many')})*")
#: 从2012年的|2亿元增长到2023年的|5亿元: a time that only tells of which of two figures it is.
_OF_YEAR = "从由到至"
#: Whether the figure stands right behind such a time: 从2012年|5亿元增长到2023年|9亿元.
_SO_MUCH_THEN, _FROM_THEN = re.compile("[底末]?(?:的|(?=\\d))"), re.compile("[从由]")
#: 甲港吞吐量|比2022年增长, 占2018年以来总数的: a time that the words hold.
_BESIDE_THEN = "比较占"
#: 仅10月份|一个月|就完成: how long a time is that is named.
_SO_LONG_AGAIN = ("一个月", "一年", "一月", "一季")
#: 3.|医院新增床位, （二）|新建道路.
_ENUMERATED = re.compile(rf"{ENTRY_NUMBER}(?!\d)\s*")
#: 4月底|前将|首期资本金3.2亿元拨付至: by when; but 前三季度.
_BY_THEN = re.compile(r"(?:之|以)?前(?![三四五六七八九十\d期端])将?")
#: 由上月|下降: a time that its words go on from.
_CHANGED = re.compile(f"(?:同期)?{CHANGES}")
#: 固定资产投资|（不含农户，下同）.
_LIKEWISE = re.compile("（(?:[^（）]*[，；])?(?:以)?下同）")
#: 业务收入|（不包括甲银行直接收入）.
_LEFT_OUT = re.compile(f"（{wording('figure-left-out')}[^（）]*）")
#: 增加值|按可比价格计算，.
_AT_PRICES = re.compile(r"(?P<what>[^，。；\d]{2,24}?)按(?:可比|不变|现行)(?:价格?|口径)(?:计算)?，$")
#: 开通运营以来|运送旅客, 自挂牌以来|新增企业: since when, and not what.
_EVER_SINCE = re.compile(r"^自?(?:(?!有史|历史)[^，。；\d]){2,14}?(?:[之以]来|至今)(?=[^，。；\d]{2})")
#: 约|占总面积的9%: how exactly, which the bound tells.
_NEARLY_A_SHARE = re.compile("^(?:大?约|将?近|超过?|仅|已|均)占")
#: 给予一次性|奖励，|最高300万元: what is granted, of which the next clause tells how much it is at most.
_GRANTED = re.compile(r"(?:给予|提供|发放|享受)(?:[一专适相][次项当应]性?的?)?(?P<what>[一-龥]{2,6})，$")
#: 客房平均入住率，|同比上升43个百分点: what the clause before is, without a verb.
_BARE = re.compile(rf"(?:[^，。；\d]{{0,16}}的)?(?P<what>[一-龥]{{2,14}}{wording('figure-bare-ends')})，")
#: 以甲、乙及丙为主，|分别占40%、25%及12%: of each its share.
_MAINLY = re.compile(f"以(?P<items>[^，。；]{{2,40}}?)(?P<tail>{wording('figure-mainly-what')}?)为主，$")
#: 玉米、大豆面积的比重均有提高，|分别占|4%和9%.
_SHARES_OF = re.compile(
    rf"(?:^|[，。；])(?P<items>[^，。；：\d]{{2,40}}?)(?P<tail>{wording('figure-shares-of-what')}?)"
    rf"的?{wording('figure-share-nouns')}[^，。；\d]*(?:[\d.]+(?:个百分点|%))?，$"
)
_ASIDE = re.compile("^（[^（）]*）")
#: What is done to what is counted.
_DEEDS = re.compile(f"(?:累计|共|已)?(?:{BUILDS}|{wording('figure-deeds')})")
#: Between the last two of a list; what parts lists that are not of one kind.
_AND_LAST, _OTHERS = re.compile("(?<=..)(?:和|与|以及|及)(?=..)"), re.compile("[\\d，。；：]")
#: 完成年初|预算的: no time of its own.
_AIMS = re.compile(wording("figure-aims"))
_MEETS = re.compile(r"(?:完成|实现|达到?|占|[超高低]过?于?|为|是|[比较])了?(?:其|全市|全省)?$")
#: 旅客吞吐量|继续保持增长，: what goes up or down, with no figure.
_MOVES = re.compile(
    f"(?P<what>[^，。；\\d]{{2,16}}?)(?:{wording('figure-grew-holds')}|{wording('figure-grew-ways')}|{wording('figure-moves-how')})+了?"
    f"{CHANGES}(?:的?(?:趋势|态势|势头))?，$"
)
#: What something is measured by, at the end of the words of a whole and not of its kinds.
_WHOLE = re.compile(f"(?:[对自]?[^，]{{0,4}}(?:进出口|[进出]口)(?:总?[额值])?|{MEASURES})$")
#: 旅游收入|再创新高, 市场主体总量|实现翻番, 生产总值|突破千亿大关.
_RISES = re.compile(rf"的?(?P<what>[^，。；\d]{{2,14}}?){wording('figure-rises-ways')}{{0,2}}{wording('figure-rises')}")
_SHARE_OF = re.compile(r"占[^，。；\d]{0,4}$")
_TOWARDS = ("对", "与", "向", "自", "从")
#: 出口额：甲区|3亿元, 增速居前三位的县依次是甲县（|9%）: what a list gives of each, and the name before a figure of it.
_HEAD_OF_LIST = re.compile(
    "(?P<what>[一-龥A-Za-z]{2,20}?)"
    "(?:(?:[位排]?[居列名]?前[\\d一二两三四五六七八九十]+[位名]?|最[大高多快好低小慢少])的[^，。；：\\d]{0,10}?(?:分别|依次)?[为是有]：?"
    "|(?:情况)?(?:分别|依次)?(?:[为是]|如下)?：)"
)
_OF_EACH_PLACE = re.compile("^各(?:[省市区县州旗镇港]|地区){1,2}(?=..)")
_NAMED_BEFORE = re.compile(f"{SLOT}{ONLY_SO_MUCH.pattern}$")
#: 二是|省财政每年安排资金2亿元.
_ORDINAL = re.compile("^[一二三四五六七八九十]{1,2}[是、](?=..)")


def lead_of(scene: Scene, quantity: Quantity) -> str:
    """The text of the clause before a figure, behind its dates and the name whose figure it is."""
    clause = scene.clause(quantity.span.start)
    numbered = _ENUMERATED.match(scene.text, clause.span.start, quantity.span.start)
    start = clause.span.start if numbered is None else numbered.end()
    for when in scene.dates:
        if clause.span.contains(when.span) and when.span.end <= quantity.span.start:
            if _tells_of_which(scene, clause.span.start, when.span):
                continue
            changed = _CHANGED.match(scene.text, when.span.end) is not None
            if changed and scene.text[when.span.start - 1] in "由从":
                continue
            if _is_of_aim(scene, when.span) or _in_bracket(scene, when.span, quantity):
                continue
            if OF_THEIR.search(scene.text, clause.span.start, when.span.start):
                continue  # 占公司|2023年|营收的8.5%
            if scene.text[when.span.start - 1] not in _BESIDE_THEN:
                start = when.span.end + scene.text.startswith("度", when.span.end)
                start += len(next((w for w in _SO_LONG_AGAIN if scene.text.startswith(w, start)), ""))
                by_then = _BY_THEN.match(scene.text, start, quantity.span.start)
                start = start if by_then is None else by_then.end()
    start = after_name(scene, start, quantity)
    for q in figures_of(scene):
        if q.span.end == quantity.span.start and is_division(q):
            start = q.span.end  # 共六章|二十五条
        if clause.span.start < q.span.end < quantity.span.start and scene.text[q.span.end] in "、和及与":
            start = max(start, q.span.end + 1)  # 甲国10万人次及|乙国|5万人次
        elif clause.span.start < q.span.end < quantity.span.start and is_yearly(scene, q):
            start = max(start, q.span.end)  # 年产5万吨|钢丝生产线2条
    for g in scene.inside(clause.span):
        if g.span.start < quantity.span.start < g.span.end:  # 设立50亿元甲基金|和20亿元乙基金
            start = max(m.span.end + 1 for m in g.mentions if m.span.end < quantity.span.start)
    opening = scene.text.rfind("（", start, quantity.span.start)
    if "）" not in scene.text[opening : quantity.span.start]:
        comma = scene.text.rfind("，", opening + 1, quantity.span.start)
        start = max(start, opening + 1, comma + 1)  # 云山大桥（2023年建成，|全长3公里）
    closed = scene.text.find("）", start, quantity.span.start)
    if closed >= 0 and "（" not in scene.text[start:closed]:
        start = closed + 1  # 全区（含甲园，|下同）|生产总值
    lead = scene.text[start : quantity.span.start].strip("，、： -−■●·•◆▪○◇★")
    lead = _LEFT_OUT.sub("", _ASIDE.sub("", lead))  # 甲园（含乙片区）|出口
    lead = _NEARLY_A_SHARE.sub("占", _EVER_SINCE.sub("", lead))
    if _ONLY_REACHES.fullmatch(lead):
        lead = _before_date(scene, clause.span, quantity) + lead
    return _ORDINAL.sub("", _LIKEWISE.sub("", lead))


#: 乘客量截至3月底|已突破|1000万人次: the words stand before the time.
_ONLY_REACHES = re.compile(f"{wording('figure-only-reaches')}*")
_UNTIL, _A_MEASURE = re.compile("(?:截[至止]到?|[自从在于到至])$"), re.compile("[一-龥]{0,10}(?:量|额|值|数|人口|客流)")


def _before_date(scene: Scene, clause: Span, quantity: Quantity) -> str:
    """The measure that stands right before the last time of a clause; empty where none does."""
    days = [d.span for d in scene.dates if clause.start < d.span.start and d.span.end <= quantity.span.start]
    if not days:
        return ""
    begins = after_name(scene, clause.start, quantity)
    words = _UNTIL.sub("", scene.text[begins : days[-1].start])
    return words if _A_MEASURE.fullmatch(words) else ""


def _tells_of_which(scene: Scene, start: int, date: Span) -> bool:
    """Whether a time only tells of which of two figures it is: 由|2018年|303万吨增至|2022年的|621万吨."""
    text = scene.text
    told = _SO_MUCH_THEN.match(text, date.end) if text[date.start - 1] in _OF_YEAR else None
    if told is None:
        return False
    return told.group().endswith("的") or _FROM_THEN.search(text, start, date.start) is not None


def _is_of_aim(scene: Scene, date: Span) -> bool:
    """Whether a time only says which aim something meets: 完成|年度|计划的98%; but 今年|计划招生300人."""
    met = _MEETS.search(scene.text, max(scene.sentence.span.start, date.start - BRIEF), date.start)
    return met is not None and _AIMS.match(scene.text, date.end) is not None


def _in_bracket(scene: Scene, date: Span, quantity: Quantity) -> bool:
    """Whether a date stands in a bracket that is closed before a figure: 比去年同期（2月1日）增长."""
    opening, closing = (scene.text.find(c, date.end, quantity.span.start) for c in "（）")
    return closing >= 0 and not 0 <= opening < closing


#: 甲集团旗下的乙酒店|拥有客房320间.
_HAS = re.compile("(?:现|目前|已|共|累计|总共)*(?:拥有|有|设有|建有|集聚|聚集|吸引|引进|入驻|培育|完成|接待)|现|已|共")


def after_name(scene: Scene, start: int, quantity: Quantity) -> int:
    """Where the words begin: behind the name whose figure it is (白云机场的|旅客吞吐量)."""
    text, end = scene.text, quantity.span.start
    counts = quantity.kind in ("count", "people")
    last = -1
    for g in scene.groups:
        if _WITHIN.match(text, g.span.end, end) or (
            _SO_LONG.fullmatch(text, g.span.end, end) and is_section(scene, g, start)
        ):
            break  # 其中|甲省境内|226公里, 其中|青州段|68公里
        if start <= g.span.start < end and _leads_to(scene, g):
            return g.span.start  # 由|甲市到乙市的车程|2小时
        if scene.text[g.span.start - 1 : g.span.start] in _TOWARDS and g.span.start > start:
            break  # 对|甲国|出口增长
        if is_guests(scene, g.span.end):
            break  # 广东|旅客占比
        if _SHARE_OF.search(text, start, g.span.start):
            break  # 占同期|甲省|出口总值的
        if set(scene.classes(g.things[0])) <= {"Industry", "Group"} and start <= g.span.start <= start + 4:
            break  # 新能源|项目3个, 房地产业|新设企业5家: what is measured, be it the branch's own or a place's
        if counts and g.span.end < end and BUILDING.fullmatch(text, start, g.span.start):
            break  # 建成|港澳|青年创业基地50个
        listed = not PLACES.issuperset(scene.classes(g.things[0])) and text[g.span.start - 1] in "、，"
        if counts and g.span.end == end and (listed or scene.verb_ends(start, g.span.start)):
            break  # 签署|合作协议|7个; 教授90人，甲省实验室|4个
        if g.span.end <= end and (g.span.start == last or (last < 0 and start <= g.span.start <= start + 4)):
            last = g.span.end
        elif (
            start < g.span.start < g.span.end <= end - 2
            and text[g.span.start - 1] == "的"
            and (not counts or _HAS.match(text, g.span.end))
        ):
            last = g.span.end  # 由远帆集团承建的江川大桥|全长; 远帆集团旗下的江川酒店|拥有
    if last < 0:
        return start
    last += text[last] in "的”》"
    return last + (text[last] == "的")


def _leads_to(scene: Scene, g: Group) -> bool:
    """Whether a name is the beginning of a way: 甲市|到乙市的车程."""
    return scene.text.startswith(_UP_TO, g.span.end) and any(h.span.start == g.span.end + 1 for h in scene.groups)


def of_clause_before(scene: Scene, clause: Span) -> str:
    """What the clause before tells of in other words: 甲市旅游收入再创新高，达到|800亿元."""
    index = scene.clause(clause.start).index
    if index == 0:
        return ""
    before = scene.sentence.clauses[index - 1].span
    start = max((d.span.end for d in scene.dates if before.contains(d.span)), default=before.start)
    start = max([start, *(g.span.end for g in scene.inside(before) if g.span.start <= start + 2)])
    if at_prices := _AT_PRICES.match(scene.text, start, before.end):
        return at_prices["what"]  # 增加值按可比价格计算，|下降16%
    told = _GRANTED.search(scene.text, start, before.end) or _RISES.match(scene.text, start, before.end)
    told = told or _BARE.fullmatch(scene.text, start, before.end)
    return told["what"] if told else ""


def head_of_list(scene: Scene, quantity: Quantity) -> str:
    """What a list gives of each whom it names: 出口额：甲区|3亿元，乙区2亿元; 增速最快的是甲县（|9%）、乙县（8%）."""
    start, at = scene.sentence.span.start, quantity.span.start
    told = scene.masked(start, at)
    if _NAMED_BEFORE.search(told) is None:
        return ""
    head = next((m for m in reversed([*_HEAD_OF_LIST.finditer(told)]) if told[m.end()] in (SLOT, "“")), None)
    if head is None:
        return ""
    began, ended = start + head.start("what"), start + head.end("what")
    began = max([began, *(d.span.end for d in scene.dates if began < d.span.end < ended)])
    what = _OF_EACH_PLACE.sub("", LEADING.sub("", scene.text[began:ended]))
    what = _RATES.get(what, what)
    return what if len(what) > 1 and BY_MEASURE.search(what) else ""


#: 增长|最快的是甲县: by what it is measured how much something grows.
_RATES = {"增长": "增速", "下降": "降幅", "上涨": "涨幅"}


def moving_before(scene: Scene, clause: Span) -> str:
    """What the clause before says goes up or down, by how much the next tells: 旅客吞吐量继续保持增长，|增幅为5%."""
    index = scene.clause(clause.start).index
    if index == 0:
        return ""
    before = scene.sentence.clauses[index - 1].span
    start = max([before.start, *(d.span.end for d in scene.dates if before.contains(d.span))])
    start = max([start, *(g.span.end for g in scene.inside(before) if g.span.start <= start + 1)])
    moves = _MOVES.match(scene.text, start, before.end)
    return moves["what"] if moves else ""


#: In what rules are divided.
_DIVISIONS = frozenset("编章节")


def is_division(quantity: Quantity) -> bool:
    """Whether a figure counts the parts of a document, of which the next figure counts the articles: 六章|二十五条."""
    return quantity.unit in _DIVISIONS


def mainly(scene: Scene, quantity: Quantity) -> str:
    """Of what something mainly consists of, the one whose share a figure is."""
    clause = scene.clause(quantity.span.start).span
    if not scene.text.startswith("分别占", clause.start):
        return ""
    first = scene.sentence.span.start
    before = scene.text[max([first, *(g.span.end for g in scene.groups if g.span.start == first)]) : clause.start]
    listed = _MAINLY.search(before) or _SHARES_OF.search(before)
    figures = [q.span for q in figures_of(scene) if clause.contains(q.span)]
    items = JOINT.split(listed["items"]) if listed else []
    if quantity.span not in figures or len(items) != len(figures) or not all(items):
        return ""
    return items[figures.index(quantity.span)] + (listed["tail"] if listed else "") + "占比"


def measure_of(first: tuple[str, str] | None) -> tuple[str, str] | None:
    """By what a whole is measured, and its unit, empty where only its change is told; None where no word tells."""
    measure = _WHOLE.search(first[0]) if first else None
    return None if first is None or measure is None else (measure[0], "" if first[1] == "%" else first[1])


def joined(words: str, measure: str) -> str:
    """Words and what they are measured by, what both hold only once: 外贸货物 and 货物吞吐量."""
    if measure and measure in words:
        return words
    shared = next((n for n in range(min(len(words), len(measure)), 0, -1) if words.endswith(measure[:n])), 0)
    return words + measure[shared:]


def is_share(words: str) -> bool:
    """Whether words say of what a figure is a part: 占全市, 比重."""
    return words.startswith("占") or SHARE.search(words[-2:]) is not None


#: Characters of 副教授 and the like.
_SHORT = 4


def last_of(words: str) -> str:
    """The last of several things that are told of, or a list that is counted as one: 教授、副教授和研究员|90人."""
    first, *_, last = words.split("、") if "、" in words else (words, words)
    if _DEEDS.fullmatch(first) or (len(last) <= _SHORT and last[-2:] == first[-2:]):
        return words  # 新建、改造农村公路; 教授、副教授|50人
    return words if last is not words and _AND_LAST.search(last) and not _OTHERS.search(words) else last
