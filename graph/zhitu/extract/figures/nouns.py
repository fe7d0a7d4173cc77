"""Of the words beside a figure those that say what it measures: the noun before it, of a count the noun behind it."""

from __future__ import annotations

import re

from zhitu.extract.figures.counted_nouns import noun_after
from zhitu.extract.figures.indicator_patterns import (
    ABOUT,
    ADDED,
    ADVERBS,
    BESIDE,
    BRACKET,
    BRIEF,
    BUILDING,
    BUILDS,
    CHANGE,
    FROM,
    IN_A_ROW,
    LEADING,
    MEASURED,
    SHARE,
    SHARES,
)
from zhitu.extract.figures.measured import Measured
from zhitu.extract.figures.words import is_share, last_of, of_clause_before
from zhitu.extract.statements.grants import granted
from zhitu.extract.statements.sorts import given, is_yearly, sort_behind
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.extract.values.numbers import Quantity

__all__ = ["words_of"]

_VERBLIKE = re.compile(f"{wording('figure-verb-ends')}+$")
#: 合作区|已聚集企业: whose it is, by its sort alone.
_WHOSE = re.compile(f"^(?:该|全)?{wording('figure-zones')}{wording('figure-so-far')}+(?=[一-龥]{{2}})")
#: 引进海川集团|投资: who was brought in.
_BROUGHT = re.compile(rf"^(?:成功)?{wording('figure-brought')}[^，。；\d]{{2,16}}?(?=投资|投入|出资)")
#: 引进|18亿元|建设宏达商贸城: what the money is for, and how it is called by what was done.
_SPENT = re.compile(f"(?P<how>{wording('figure-spent')})(?:{ABOUT}|资金)*$")
#: 贵州普安等五县|捐赠白茶苗: to whom.
_TO_THOSE = re.compile(
    "^.*[一-龥]等[^，。；]{0,4}?[省市县区国州镇乡村家](?![级域属直]|(?<=国)[家际内外有产道营])(?=[一-龥]{2})"
    "|^.*[一-龥]等(?=(?:国家|世界|[省市县区])级)"
)
#: A count before in the same clause: 69座隧道已有|18座.
_COUNT_BEFORE = re.compile(
    r"^.*\d[\d.,]*[万亿]?[余多]?(?:[座条家项名套台所艘列]|个(?:月(?:时间)?(?:内|就)?(?:完成|建成)?)?)(?=[一-龥])"
)
#: 可提供|约300公顷|创科用地: what is measured stands behind.
_GIVES = re.compile(f"(?:{BUILDS}|{wording('figure-gives')})(?:{ABOUT}|达|{wording('figure-limits')})*$")
#: 距某市仅|1.5公里, 离某站车程约|20分钟: how far it is from there.
_AWAY = re.compile(
    r"(距离?|(?<![脱隔分偏远撤])离)(?![^，。；]*[开地])([^，。；\d]{2,24}?)(?:的?(?:直线)?距离)?"
    f"((?:车程|路程|航程)?)(?:{wording('figure-away-only')}|{ABOUT}|{wording('figure-limits')})*$"
)
_LIMITS = frozenset(("最高", "最低", "上限", "下限"))
#: 班级规模为|36个班; 产能规模可达到|年产聚丙烯.
_SIZE, _CAN_REACH = (
    re.compile(f"{wording('figure-sizes')}(?:[为约共是]|达到?)+$"),
    re.compile(r"^[^，。；\d]{2,8}可(?:以)?(?:达到?|实现)(?=..)"),
)
#: 突破300万标箱|大关.
_MARKS = ("大关", "关口", "门槛")
#: 完成|率: a word of its own, though 完成 may be the verb.
_RATE = re.compile(f"{wording('figure-rate-verbs')}率")
#: 蔬菜播种面积3938公顷，|产量: of what was measured before.
_OF_THAT, _TOTALS = frozenset(words("figure-of-that")), frozenset(words("figure-totals"))
#: 高新技术企业|净增|1600户，总数突破1万户.
_RISE = re.compile("(?:净增|新增|增加)加?$")
_SHARING = re.compile("占[^，。；]*的|占全[国省市球]")
#: 增长10%，高出外贸整体增速|5个百分点，占外贸总值的40%: no share of that.
_COMPARED = re.compile("[高低快慢优多少][于出]|超过|[比较]")
#: 占全省|76.32%.
_PART_OF = re.compile("占[^，。；占]{2,16}的(?:比重|比例|份额)")
_OF_ALL = re.compile("占(?:全[国省市区县州球]|世界)")
#: 该区域|总建筑面积, 项目|占地.
_OF_THIS = re.compile(f"^(?:该|本|此|整个)?{wording('figure-this-kinds')}(?=总?{wording('figure-this-measures')})")
_AT_A_RATE = re.compile(f"的({wording('figure-at-a-rate')})")
#: 支援理塘县|2300万元: what was done with money that goes to whom.
_GIVEN_TO = re.compile(rf"(?P<how>{wording('figure-given')})[了给]?[^，。；、\d]{{2,16}}$")
#: 以不到全国|0.6%|的国土面积: the share of what is named behind.
_WITH_SHARE = re.compile("以(?:[仅占约]|不[到足])*(?P<of>全[国省市球]|世界)$")
_OF_WHAT = re.compile("的(?P<what>[一-龥]{2,6}?)(?=[，。；、]|[养创承贡生集])")
#: 完成|年度计划的|54%.
_DONE_OF = re.compile(r"完成[^，。；\d]{2,12}的$")
_SO_MUCH_OF = re.compile(r"[^，。；占]{2,14}(?<!抢)占到?[^，。；占]{2,14}的")
#: 其中|80%|以上的参展产品是绿色食品: of what so many are or do something.
_SO_MANY_ARE = re.compile(
    rf"(?:以上|左右|多)?的(?P<what>(?![增降涨跌])[一-龥]{{1,8}}?(?<![速幅率平标额]){wording('figure-part-does')}[^，。；：]{{1,20}})(?=[，。；])"
)
_OF_ALL_THESE = re.compile(f"(?:其中|全[国省市区县州镇村]|目前|已|还|有|{ABOUT})*")
#: 3人|死亡, 12名工人|受伤: what befell those who are counted.
_HARM = re.compile(
    f"(?P<what>(?:[一-龥]{{2}}(?={wording('figure-harm-of-whom')}))?{wording('figure-harm')})(?![率案赔家者员群人民职])"
)
#: 建设|年产5万吨钢丝生产线2条: how much is made in a year, by what.
_OUTPUT = re.compile(f"^.*?(?=(?:设计)?{wording('figure-output')}$)")
_PLANT = re.compile(f"的?(?:智能|自动化|标准化)?{wording('figure-plants')}?$")
_NAMED_HAS = re.compile(f"其中{SLOT}+[有共占达]+$")
#: Words before a figure that tell nothing of what it measures.
_EMPTY = words("figure-empty")


def words_of(so_far: Measured, quantity: Quantity, lead: str) -> str:
    """What a figure measures by the words beside it, of which `lead` stands before it; empty where none says so."""
    clause = so_far.scene.clause(quantity.span.start).span
    away = _AWAY.search(so_far.scene.text, clause.start, quantity.span.start)
    if away is not None and (quantity.kind == "length" or (quantity.kind == "time" and away[3])):
        return "".join(away.groups(""))
    if quantity.kind == "people" and (harm := _HARM.match(so_far.scene.text, quantity.span.end)):
        return harm["what"]
    lead = IN_A_ROW.sub("", lead)
    if quantity.kind == "percent" and _OF_ALL_THESE.fullmatch(lead):
        does = _SO_MANY_ARE.match(so_far.scene.text, quantity.span.end)
        if does is not None:
            return does["what"].replace("了", "") + "的比重"
    spent = _SPENT.search(lead) if quantity.kind == "money" else None
    if spent is not None and BUILDING.match(so_far.scene.text, quantity.span.end):
        return spent["how"] + ("" if spent["how"] in ("投资", "投入", "出资") else "资金")
    before = _noun_before(so_far, quantity, lead)
    if before == "以" and (rate := _AT_A_RATE.match(so_far.scene.text, quantity.span.end)):
        return rate[1]  # 以7.4%的增速
    share = _WITH_SHARE.match(lead) if quantity.kind == "percent" else None
    if share is not None and (whole := _OF_WHAT.match(so_far.scene.text, quantity.span.end)):
        return f"占{share['of']}{whole['what']}的比重"
    noun = noun_after(so_far.scene, quantity, is_part=so_far.is_part(quantity))
    noun = "" if noun in _MARKS or BESIDE.fullmatch(noun) else noun
    if is_yearly(so_far.scene, quantity):
        return _OUTPUT.sub("", before) + _PLANT.sub("", noun)
    if not noun and so_far.is_part(quantity):
        told = so_far.scene.masked(clause.start, quantity.span.start)
        if told[-1] in "中、，" or _NAMED_HAS.search(told):
            return ""  # 养老院12家，其中3家位于甲区、|2家由企业运营; （其中乙市有|7家）: of what was counted
    before = "" if before in _EMPTY else before
    if before in _LIMITS:
        before = of_clause_before(so_far.scene, clause) or before  # 给予一次性奖励，最高|300万元
    if sort := sort_behind(so_far.scene, quantity) or given(so_far.scene, quantity) or granted(so_far.scene, quantity):
        return sort
    after = quantity.kind in ("count", "people") or (quantity.kind != "percent" and _GIVES.search(lead))
    words = noun if after and noun and not (before and _SIZE.search(lead)) else before
    words = _share(so_far, quantity, lead, words)
    done = _DONE_OF.search(lead) if quantity.kind == "percent" else None
    if done is not None:
        told = LEADING.sub("", BRACKET.sub("", lead[: done.start()]))
        return f"{told or so_far.level}{done[0]}比重"  # 新增就业2万人，完成年度计划的|54%
    given_to = _GIVEN_TO.search(so_far.scene.text, clause.start, quantity.span.start)
    if quantity.kind == "money" and given_to is not None and not (words or noun or before):
        return given_to["how"] + "资金"  # 支援理塘县|2300万元
    if so_far.told[1] > clause.start and quantity.unit == so_far.unit:
        return (words or noun or before).strip()  # 收入增长5%、达到|40亿元
    return (words or noun or before or of_clause_before(so_far.scene, clause)).strip()


def _noun_before(so_far: Measured, quantity: Quantity, lead: str) -> str:
    """What the words before a figure tell of, without those that say whose it is or what is done to it."""
    start = so_far.scene.clause(quantity.span.start).span.start
    since = FROM.sub("", lead)
    again = so_far.told[1] > start and not since  # 由2018年的3家企业增加到2022年的|25家
    before = "" if again else last_of(_VERBLIKE.sub("", since))
    before = _WHOSE.sub("", _COUNT_BEFORE.sub("", _CAN_REACH.sub("", before)))
    before = _BROUGHT.sub("", _TO_THOSE.sub("", before))
    before = LEADING.sub("", before) or before
    if not _COUNT_BEFORE.match(lead):  # 签约的12个|项目总投资
        before = _OF_THIS.sub("", before)
    if before.startswith("率") and (rate := _RATE.search(lead)):
        before = rate[0]
    if quantity.kind == "percent" and SHARES.search(lead) and before and not SHARE.search(before):
        before = ADVERBS.sub("", before) + "占比"
    if before in _OF_THAT and (of := MEASURED.sub("", so_far.last)) and len(of) <= BRIEF:
        before = of + before
    if before in _TOTALS and so_far.last and (quantity.unit == so_far.unit or so_far.growth):
        of = _RISE.sub("", ADDED.sub("", so_far.last)).removesuffix(before)
        before = of + before  # 新增绿色工厂27家，|总量突破128家
    if before in ("和", "与", "及", "以及"):
        before = so_far.last  # 分别完成12台和|15台
    return before


def _share(so_far: Measured, quantity: Quantity, lead: str, words: str) -> str:
    """The words of a share, with what it is a share of; other words as they are."""
    if words.startswith("占") and (words.endswith("的") or (quantity.kind == "percent" and _OF_ALL.fullmatch(words))):
        last = so_far.grew if _COMPARED.match(so_far.last) else so_far.last
        whose = "" if is_share(last) or not _SHARING.fullmatch(lead) else CHANGE.sub("", last)
        words = so_far.share = f"{whose}{words}比重"  # 民营企业进出口20亿元，|占外贸总值的|41.2%
    if quantity.kind == "percent" and _PART_OF.fullmatch(words) and lead.startswith(words):
        words = so_far.share = CHANGE.sub("", so_far.last) + words  # 工资性收入8元，|占可支配收入的比重为|56%
    if quantity.kind == "percent" and _SO_MUCH_OF.fullmatch(words):
        words = words.replace("占到", "占") + "比重"  # 海外收入占到总收入的|四成
    return words
