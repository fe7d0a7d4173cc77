"""The forms of the words around figures; `indicators.py` says what they measure."""

from __future__ import annotations

import re

from zhitu.extract.statements.time_forms import THEN
from zhitu.extract.text.wording import SLOT, wording, words

__all__ = [
    "ADDED",
    "ADVERBS",
    "AIMS",
    "ALL_OF",
    "AND_LAST",
    "APART",
    "ASIDE",
    "AS_MUCH",
    "AT",
    "AT_A_RATE",
    "AT_PRICES",
    "AWAY",
    "BARE",
    "BEFORE_BRACKET",
    "BEHIND_BRACKETS",
    "BESIDE",
    "BESIDE_THEN",
    "BOTH",
    "BOTH_AREAS",
    "BRACKET",
    "BRIEF",
    "BROUGHT",
    "BUILDING",
    "BY_KIND",
    "BY_MEASURE",
    "BY_THEN",
    "CAME_TO",
    "CAN_REACH",
    "CHANGE",
    "CHANGED",
    "CHANGED_TO",
    "CHANGES",
    "COMPARED",
    "COUNTED",
    "COUNTERPARTS",
    "COUNT_BEFORE",
    "DEEDS",
    "DEFLATED",
    "DONE",
    "DONE_OF",
    "EACH",
    "EARLIER_FIGURE",
    "EMPTY",
    "ENUMERATED",
    "FROM",
    "FROM_SO_MANY",
    "FROM_THEN",
    "GIVEN_TO",
    "GIVES",
    "GRANTED",
    "GROWTH",
    "HARM",
    "HAVE",
    "HEAD_OF_LIST",
    "HOLDERS",
    "HOLDS_AT",
    "INDICATOR_TAIL",
    "IN_ALL",
    "IN_A_ROW",
    "JOINT",
    "KEEPS",
    "KINDS_TOO",
    "LABEL",
    "LEADING",
    "LEFT_OUT",
    "LIKEWISE",
    "LIMITS",
    "MAINLY",
    "MARKS",
    "MEASURED",
    "MEETS",
    "MOMENTUM",
    "MOVES",
    "NAMED_BEFORE",
    "NAMED_HAS",
    "NEW",
    "NEXT",
    "NOMINAL",
    "NUMBERED",
    "OF_ALL",
    "OF_EACH_PLACE",
    "OF_IT",
    "OF_THAT",
    "OF_THEN",
    "OF_THIS",
    "OF_THOSE",
    "OF_WHAT",
    "OF_YEAR",
    "ONLY_SO_MUCH",
    "OTHERS",
    "OUTPUT",
    "PACE",
    "PARTS",
    "PART_OF",
    "PLACES",
    "PLAIN",
    "PLANT",
    "PRODUCTS",
    "PULLS",
    "RATE",
    "RATE_ALONE",
    "RATE_LABEL",
    "RECKONED",
    "RISES",
    "SHARE",
    "SHARES",
    "SHARES_OF",
    "SHARE_OF",
    "SHARING",
    "SIZE",
    "SORT",
    "SO_FAR_ALL",
    "SO_LONG",
    "SO_LONG_AGAIN",
    "SO_MUCH_OF",
    "SO_MUCH_THEN",
    "SPENT",
    "STOPS",
    "SUM",
    "SUMMED",
    "THAN",
    "THAN_BEFORE",
    "THEN_IN_BRACKET",
    "TIMES",
    "TOTALS",
    "TOWARDS",
    "TO_EACH",
    "TO_THOSE",
    "TURNED",
    "TWO_KINDS",
    "UP_TO",
    "VERBLIKE",
    "WAS",
    "WAS_SO_MUCH",
    "WHOLE",
    "WHOSE",
    "WIDE",
    "WITHIN",
    "WITH_SHARE",
]

#: What something is measured by, and what is done to works.
_MEASURES, _BUILDS = wording("figure-measures"), wording("figure-building")
#: 收入增长了近|5%: what may stand between a word of change and its figure.
_ABOUT = wording("figure-about")
_SO_MUCH = f"(?:{_ABOUT}|[达为至到])"
_CHANGES, _RATES = wording("figure-changes"), wording("figure-rates")
#: 当年投资|同比|增长: what something is compared with that it was.
_THAN_THEN = wording("figure-against-then")
_SINCE_THEN = rf"{_THAN_THEN}|[比较]{wording('figure-then')}(?:同期)?"

LEADING = re.compile(
    rf"^(?:全年|年内)?(?:{wording('figure-leading')}|可(?!{wording('figure-able')}))+(?![比期])|^(?:全年|年内)(?=..)"
)
VERBLIKE = re.compile(f"{wording('figure-verb-ends')}+$")
#: 同比增长, 比上年下降, 较2019年增加: how much the thing before has changed.
GROWTH = re.compile(
    rf"(?:并|且|(?<!年)均|也|，)?(?:{wording('figure-growth-ways')}"
    r"|(?:(?<!可)比(?![重例率])|较|相比)[^，。；]{1,10}?(?:（[^（）]*）)?)*"
    rf"(?:{_CHANGES}|{wording('figure-growth-verbs')}){_SO_MUCH}*$"
)
#: 较上年|3265公顷|增加1%: what it was then.
_THEN = f"(?P<than>{THEN[0]}){THEN[1]}(?P<what>[^，。；\\d]{{0,6}}?)"
WAS = re.compile(_THEN + rf"[\d.,]+ ?[万亿千百]*[一-龥]{{1,3}}?(?={wording('figure-than-verbs')})(?:相比，?)?")
WAS_SO_MUCH = re.compile(_THEN)
#: 比上年减少|1435万人次: so much less.
THAN = re.compile(f"{_SINCE_THEN}|[比较]同期")
#: The same behind what it is told of.
THAN_BEFORE = re.compile(f"(?<=..)(?:{_SINCE_THEN})$")
#: 比去年同期|（25亿元）|增长.
BRACKET = re.compile("（[^（）]*）")
#: What a word of change is better without.
PLAIN = re.compile(rf"^(?:并|且|均|也|，)|分别|{_SO_MUCH}+$")
#: 合作区|已聚集企业: whose it is, by its sort alone.
WHOSE = re.compile(f"^(?:该|全)?{wording('figure-zones')}{wording('figure-so-far')}+(?=[一-龥]{{2}})")
#: 引进海川集团|投资: who was brought in.
BROUGHT = re.compile(rf"^(?:成功)?{wording('figure-brought')}[^，。；\d]{{2,16}}?(?=投资|投入|出资)")
#: 引进|18亿元|建设宏达商贸城: what the money is for, and how it is called by what was done.
SPENT = re.compile(f"(?P<how>{wording('figure-spent')})(?:{_ABOUT}|资金)*$")
BUILDING = re.compile(f"{_BUILDS}|{wording('figure-spent-on')}")
#: 贵州普安等五县|捐赠白茶苗: to whom.
TO_THOSE = re.compile(
    "^.*[一-龥]等[^，。；]{0,4}?[省市县区国州镇乡村家](?![级域属直]|(?<=国)[家际内外有产道营])(?=[一-龥]{2})"
    "|^.*[一-龥]等(?=(?:国家|世界|[省市县区])级)"
)
#: 其中|甲省|境内|226公里: how much of it; and what leads to where a way ends.
WITHIN, UP_TO = re.compile(f"境内长?{wording('figure-so-many')}?$"), ("到", "至")
#: 其中|青州段|长约|68公里.
SO_LONG = re.compile(f"(?:全?长|{wording('figure-so-many')})*")
#: 41个|城市|的参保人员.
PLACES = re.compile(f"^{wording('figure-place-kinds')}(?=的)")
#: A count before in the same clause: 69座隧道已有|18座.
COUNT_BEFORE = re.compile(
    r"^.*\d[\d.,]*[万亿]?[余多]?(?:[座条家项名套台所艘列]|个(?:月(?:时间)?(?:内|就)?(?:完成|建成)?)?)(?=[一-龥])"
)
#: 由20%提升到|80%, 从23亿元增长到|2200亿元: the figure that it was before.
FROM = re.compile(
    r"[已则将也]?[从由]"
    rf"(?:[^，。；\d]{{1,8}}{wording('figure-beginnings')}的|{wording('figure-formerly')}的?"
    r"|[^，。；]{0,8}?\d[^，。；]*[到至为](?:最[快短低高多少大]|不到|仅)?(?:[^，。；\d]{0,2}(?:20\d\d)?年[底末初]?的?"
    rf"|{wording('figure-formerly')}的?)?"
    r"|(?:(?:19|20)\d\d|[去上前])年[底末初]?(?:同期)?的?)(?:人民币|港币|新台币)?[约近]?$"
)
#: 从2012年的|2亿元增长到2023年的|5亿元: a time that only tells of which of two figures it is.
OF_YEAR = "从由到至"
#: Whether the figure stands right behind such a time: 从2012年|5亿元增长到2023年|9亿元.
SO_MUCH_THEN, FROM_THEN = re.compile("[底末]?(?:的|(?=\\d))"), re.compile("[从由]")
#: 甲港吞吐量|比2022年增长, 占2018年以来总数的: a time that the words hold.
BESIDE_THEN = "比较占"
#: 仅10月份|一个月|就完成: how long a time is that is named.
SO_LONG_AGAIN = ("一个月", "一年", "一月", "一季")
#: 3.|医院新增床位, （二）|新建道路.
ENUMERATED = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[、）).．](?!\d)\s*")
#: 4月底|前将|首期资本金3.2亿元拨付至: by when; but 前三季度.
BY_THEN = re.compile(r"(?:之|以)?前(?![三四五六七八九十\d期端])将?")
EARLIER_FIGURE = re.compile(r"\d[\d.,]*[^，。；\d]{0,4}[和与、及]$")
#: 可提供|约300公顷|创科用地: what is measured stands behind.
GIVES = re.compile(f"(?:{_BUILDS}|{wording('figure-gives')})(?:{_ABOUT}|达|{wording('figure-limits')})*$")
#: 甲、乙、丙出口分别增长|3%、5%和7%.
EACH = re.compile(
    r"(?P<items>(?:[^，。；：\d（）]|（[^（）]*）)*?(?:[、和及与]|城乡)(?:[^，。；：\d（）]|（[^（）]*）)*?"
    rf"(?P<tail>{_MEASURES})?)"
    rf"(?P<verb>(?:同比|环比)?分别(?:同比|环比)?(?:{_CHANGES}"
    r"|(?:进出|[进出])口|[高低快慢][于出][^，。；、（）\d]{1,8})?)"
    rf"(?:{_ABOUT}|{wording('figure-is-so-much')}|突破|增至|[去上]年(?:同期)?的)*(?=\d)"
)
#: 产销量分别完成|156万辆和157万辆: two of which one word tells.
BOTH = re.compile(
    r"(?P<lead>[^，。；：\d、和及与]{0,12}?)(?P<first>[产进存收借](?=[销出贷支还]))(?P<second>[销出贷支还])"
    rf"(?P<of>口?总?[量额值]|款余额|口?)(?:分别)(?:{wording('figure-is-so-much')}|约)*(?=\d)"
)
#: 新|、老城区面积: the first of two that are told apart by one character.
COUNTERPARTS = {
    "新": "老旧",
    "老": "新",
    "城": "乡",
    "内": "外",
    "南": "北",
    "东": "西",
    "男": "女",
    "上": "下",
    "大": "小",
    "公": "民",
}
#: 出口20亿元、进口8亿元，同比分别增长|3%和5%: of what the clauses before have measured.
OF_THOSE = re.compile(
    rf"[，、]?(?P<than>{_SINCE_THEN})?(?:分别)?(?P<too>{_SINCE_THEN})?"
    rf"且?(?P<verb>{_CHANGES}|{_RATES})(?:分别)?"
    rf"(?:{_ABOUT}|为|达到?)*(?=\d)"
)
#: 固定资产投资456亿元，|增速达|23%: of what was measured.
RATE_ALONE = re.compile(f"(?:同比|环比|[两三四五]年)?(?:年均|复合|平均)*{_RATES}")
#: 扣除留抵退税因素后|增长4%, 按自然口径计算|下降6%: of what was measured, reckoned so.
RECKONED = re.compile(r"^(?:扣除|剔除|按)[^，。；\d]{2,10}(?:因素|口径|价格?)(?:影响)?(?:计算)?[之以]?后?$")
#: 货运量按年跌2%|至120万公吨, 吞吐量按年升6%，|达400万公吨: what it came to.
CAME_TO = re.compile(f"[，、]?(?:并|已|首次)?{wording('figure-comes-to')}{_ABOUT}*")
#: 用电量由上月下降3%转为|增长5.5%, 用电量由上月|下降3%; not 从业人员|增长.
TURNED = re.compile(
    r"[由从](?:[^，。；]*?\d[^，。；]*?转为?|(?:[上去前同](?:[年月]|季度?|半年)|同期)(?:同期)?)"
    f"(?={_CHANGES})"
)
#: 由上月|下降: a time that its words go on from.
CHANGED = re.compile(f"(?:同期)?{_CHANGES}")
#: 桥梁320座，|完工|70%: how much of it is done.
DONE = re.compile(f"(?:[已共均则]|累计)*(?P<verb>{wording('works-started')}|{wording('works-completed')}){_ABOUT}*")
#: 面积|是甲县的|2倍.
TIMES = re.compile(
    r"(?:^|[，的])(?P<what>[^，。；的\d]{2,8}?)(?:大?约|将?近)?(?:[是为]|相当于)[^，。；\d]{2,12}的[约近]?$"
)
#: 固定资产投资|（不含农户，下同）.
LIKEWISE = re.compile("（(?:[^（）]*[，；])?(?:以)?下同）")
#: 业务收入|（不包括甲银行直接收入）.
LEFT_OUT = re.compile(f"（{wording('figure-left-out')}[^（）]*）")
#: 汽车业增长9%，|拉动全市工业|1.2个百分点.
PULLS = re.compile(f"(?:分别)?{wording('figure-pulls')}")
#: 增加值|按可比价格计算，.
AT_PRICES = re.compile(r"(?P<what>[^，。；\d]{2,24}?)按(?:可比|不变|现行)(?:价格?|口径)(?:计算)?，$")
#: Adverbs that the tagger takes for the beginning of a noun: 420个|全部|开工.
ALL_OF = re.compile(f"^{wording('figure-all-of')}(?=.{{0,1}}$|的)")
CHANGE = re.compile(f"({_CHANGES}|压缩|压减|缩短){_ABOUT}*$")
#: 距某市仅|1.5公里, 离某站车程约|20分钟: how far it is from there.
AWAY = re.compile(
    r"(距离?|(?<![脱隔分偏远撤])离)(?![^，。；]*[开地])([^，。；\d]{2,24}?)(?:的?(?:直线)?距离)?"
    f"((?:车程|路程|航程)?)(?:{wording('figure-away-only')}|{_ABOUT}|{wording('figure-limits')})*$"
)
#: 给予一次性|奖励，|最高300万元: what is granted, of which the next clause tells how much it is at most.
GRANTED = re.compile(r"(?:给予|提供|发放|享受)(?:[一专适相][次项当应]性?的?)?(?P<what>[一-龥]{2,6})，$")
LIMITS = frozenset(("最高", "最低", "上限", "下限"))
#: 客房平均入住率，|同比上升43个百分点: what the clause before is, without a verb.
BARE = re.compile(rf"(?:[^，。；\d]{{0,16}}的)?(?P<what>[一-龥]{{2,14}}{wording('figure-bare-ends')})，")
#: 幼儿园1.3万所，在园幼儿260万人；|专任教师13万人: what schools, and the like, have.
HAVE = re.compile(wording("figure-schools-have"))
HOLDERS = re.compile(f"{wording('figure-schools')}$")
#: 班级规模为|36个班; 产能规模可达到|年产聚丙烯.
SIZE, CAN_REACH = (
    re.compile(f"{wording('figure-sizes')}(?:[为约共是]|达到?)+$"),
    re.compile(r"^[^，。；\d]{2,8}可(?:以)?(?:达到?|实现)(?=..)"),
)
#: 突破300万标箱|大关.
MARKS = ("大关", "关口", "门槛")
#: 完成|率: a word of its own, though 完成 may be the verb.
RATE = re.compile(f"{wording('figure-rate-verbs')}率")
#: 蔬菜播种面积3938公顷，|产量: of what was measured before.
OF_THAT, TOTALS = frozenset(words("figure-of-that")), frozenset(words("figure-totals"))
ADDED = re.compile(f"^(?:净增|新?{wording('figure-builds')}|{_BUILDS})")
#: 新增企业7家、|累计|28家: all that there are.
SO_FAR_ALL = re.compile("^(?:累计|总计|总数)(?:达到?|已达?|为|至|超|突破)*$")
NEW = re.compile("^新(?:增加?|认定|培育|设立?)(?=..)")
MEASURED, BRIEF = re.compile(f"^.*(?:完成|实现|全年)|{wording('figure-measured-ends')}$"), 10
#: 广东企业|占|21%.
SHARES, SHARE = re.compile(f"占(?:{_ABOUT}|到)*$"), re.compile(wording("figure-share-words"))
#: 以甲、乙及丙为主，|分别占40%、25%及12%: of each its share.
MAINLY = re.compile(f"以(?P<items>[^，。；]{{2,40}}?)(?P<tail>{wording('figure-mainly-what')}?)为主，$")
#: 玉米、大豆面积的比重均有提高，|分别占|4%和9%.
SHARES_OF = re.compile(
    rf"(?:^|[，。；])(?P<items>[^，。；：\d]{{2,40}}?)(?P<tail>{wording('figure-shares-of-what')}?)"
    rf"的?{wording('figure-share-nouns')}[^，。；\d]*(?:[\d.]+(?:个百分点|%))?，$"
)
SHARING = re.compile("占[^，。；]*的|占全[国省市球]")
#: 增长10%，高出外贸整体增速|5个百分点，占外贸总值的40%: no share of that.
COMPARED = re.compile("[高低快慢优多少][于出]|超过|[比较]")
#: 占全省|76.32%.
PART_OF = re.compile("占[^，。；占]{2,16}的(?:比重|比例|份额)")
OF_ALL = re.compile("占(?:全[国省市区县州球]|世界)")
#: 该区域|总建筑面积, 项目|占地.
OF_THIS = re.compile(f"^(?:该|本|此|整个)?{wording('figure-this-kinds')}(?=总?{wording('figure-this-measures')})")
AT_A_RATE = re.compile(f"的({wording('figure-at-a-rate')})")
#: 用电量|以每月|8%|的速度增长.
AT = re.compile(
    r"(?P<what>[^，。；]*?)(?:[也将已正]|一直|始终)?"
    rf"(?P<each>(?:[年月]均)?以(?:平均每[年月]|每[年月周日天季]度?|[年月]均)?){_ABOUT}*"
)
PACE = re.compile(
    f"(?:左右)?的(?:复合|平均)?{wording('figure-pace-nouns')}{wording('figure-pace-ways')}*(?P<verb>{_CHANGES})"
)
#: 投资|连续五个月均保持|30%|以上的快速增长势头.
KEEPS = re.compile(
    f"(?P<what>[^，。；]*?)(?:连续[^，。；]{{1,6}})?{wording('figure-keeps-ways')}*(?:保持|维持)[了在]?{_ABOUT}*"
)
MOMENTUM = re.compile(f"(?:以上|左右|上下)?的{wording('figure-momentum-ways')}*(?P<verb>{_CHANGES}|{_RATES})")
#: Things of a sort whose kinds are told before how many there are.
SUMMED = re.compile(rf"(?:其中|，)*(?P<kind>[^，。；\d]{{2,14}}?(?:项目|企业|工程))(?:主要)?{wording('figure-summed')}")
IN_ALL = re.compile(f"^{wording('figure-in-all')}$")
BESIDE = re.compile("、|和|与|及|以及")
#: 是上年同期的|1.3倍, 恢复到2019年的|80%.
AS_MUCH = re.compile(f"{wording('figure-as-much')}?[^，。；]{{0,6}}?(?:全?年|同[期月])?的")
ASIDE = re.compile("^（[^（）]*）")
#: Things of a sort, and what is told of all of them right after how many there are.
SORT = re.compile(f"(?<=..){wording('figure-sorts')}$")
#: 创造5项|全国之最: no nouns that are counted.
WIDE = frozenset(words("figure-wide"))
#: What is done to what is counted.
DEEDS = re.compile(f"(?:累计|共|已)?(?:{_BUILDS}|{wording('figure-deeds')})")
#: 支援理塘县|2300万元: what was done with money that goes to whom.
GIVEN_TO = re.compile(rf"(?P<how>{wording('figure-given')})[了给]?[^，。；、\d]{{2,16}}$")
#: Between the last two of a list; what parts lists that are not of one kind.
AND_LAST, OTHERS = re.compile("(?<=..)(?:和|与|以及|及)(?=..)"), re.compile("[\\d，。；：]")
PARTS = re.compile("其中")
#: 以不到全国|0.6%|的国土面积: the share of what is named behind.
WITH_SHARE = re.compile("以(?:[仅占约]|不[到足])*(?P<of>全[国省市球]|世界)$")
OF_WHAT = re.compile("的(?P<what>[一-龥]{2,6}?)(?=[，。；、]|[养创承贡生集])")
#: 完成|年度计划的|54%.
DONE_OF = re.compile(r"完成[^，。；\d]{2,12}的$")
#: 完成年初|预算的: no time of its own.
AIMS = re.compile(wording("figure-aims"))
HOLDS_AT = re.compile(f"[均都也]?(?:一直|始终|持续)?(?:稳定|保持|维持)在{_ABOUT}*")
#: 占比提高到|22.6%: to what it has changed, and not by how much.
CHANGED_TO = re.compile(f"(?:{_CHANGES}|[升降增减])[至到]{_ABOUT}*$")
SO_MUCH_OF = re.compile(r"[^，。；占]{2,14}(?<!抢)占到?[^，。；占]{2,14}的")
MEETS = re.compile(r"(?:完成|实现|达到?|占|[超高低]过?于?|为|是|[比较])了?(?:其|全市|全省)?$")
#: What parts one statement of a clause from the next.
APART = re.compile("[，。；、（）]")
#: 旅客吞吐量|继续保持增长，: what goes up or down, with no figure.
MOVES = re.compile(
    f"(?P<what>[^，。；\\d]{{2,16}}?)(?:{wording('figure-grew-holds')}|{wording('figure-grew-ways')}|{wording('figure-moves-how')})+了?"
    f"{_CHANGES}(?:的?(?:趋势|态势|势头))?，$"
)
#: 吞吐量|连续4个月|突破3万吨: how often.
IN_A_ROW = re.compile("连续[\\d一二两三四五六七八九十]+个?(?:[年月周天]|季度?)")
#: 收入98亿元，恢复至2019年同期的|107.3%, 仅为上年的|51%: the figure measured before, beside that of another time.
OF_THEN = re.compile(
    f"[仅约已]*{wording('figure-as-much')}[^，。；]{{0,4}}(?:年|[同去]期|[同上]月|[同上]季度?)"
    r"[^，。；\d]{0,4}的(?:近|约|超过?)?$"
)
#: 净利润5亿元（上年同期：|3亿元）.
THEN_IN_BRACKET = re.compile(f"（{wording('figure-then')}(?:同期|同月|同季)?(?:数|值|金额)?[为是：:]?")
#: 3人|死亡, 12名工人|受伤: what befell those who are counted.
HARM = re.compile(
    f"(?P<what>(?:[一-龥]{{2}}(?={wording('figure-harm-of-whom')}))?{wording('figure-harm')})(?![率案赔家者员群人民职])"
)
#: 建设|年产5万吨钢丝生产线2条: how much is made in a year, by what.
OUTPUT = re.compile(f"^.*?(?=(?:设计)?{wording('figure-output')}$)")
PLANT = re.compile(f"的?(?:智能|自动化|标准化)?{wording('figure-plants')}?$")
#: 占比|71.7%, of what was measured.
OF_IT = re.compile("占(?:比重?)?(?:分别)?(?:[为是约近]|达到?|超过?)*")
#: 扣除价格因素后|实际增长.
DEFLATED = re.compile("^(?:扣除|剔除)(?:价格|物价|通胀)(?:因素|变动)?(?:影响)?[之以]?后?$")
#: 主要工业产品产量中，水泥|42.3万吨: how much was made of each.
PRODUCTS = re.compile(r"(?:主要|重点|大宗)[^，。；\d]{0,4}产品(?P<of>产量|销量|产销量)?(?:当?中|方面)?，")
#: 分产业看，……; 按经营地分，……: the kinds of what was measured in the sentence before.
BY_KIND = re.compile(
    r"(?:其中，?)?(?:(?:[从按]|分(?!别))[^，。；\d]{1,10}?(?:来?看|划?分|统计)"
    r"|[从按分][^，。；\d]{0,8}[三各]大?门类来?看?)，"
)
#: What something is measured by, at the end of the words of a whole and not of its kinds.
WHOLE = re.compile(f"(?:[对自]?[^，]{{0,4}}(?:进出口|[进出]口)(?:总?[额值])?|{_MEASURES})$")
#: The end of words that say by what something is measured.
BY_MEASURE = re.compile("[进出]口|[量额值率入资积款产比重度数格润税费支售务栏房险差]$|[增减升降跌涨].{0,2}$|R&D")
#: 城乡|居民收入分别, of both areas.
BOTH_AREAS = re.compile("城乡(?P<of>[^，。；、和]{2,16})")
#: 生产总值（|7.5%）、工业增加值（|12.7%）: what stands before the bracket.
BEFORE_BRACKET = re.compile("(?P<what>[一-龥A-Za-z]{2,18})（[+-]?$")
#: 甲区（|13.0%）和乙区（8.2%）|生产总值增速分别位列: what stands behind all of them.
BEHIND_BRACKETS = re.compile(
    r"）(?:[、和及与][^，。；（）]{2,10}（[^（）]*）)*(?P<what>[^，。；、（）\d]{2,16}?)"
    f"{wording('figure-behind-brackets')}"
)
#: 第二|、三产业增加值.
NUMBERED = re.compile("第(?P<first>[一二三])(?P<joint>[、和])第?(?P<second>[一二三])(?P<of>产业)")
#: 旅游收入|再创新高, 市场主体总量|实现翻番, 生产总值|突破千亿大关.
RISES = re.compile(rf"的?(?P<what>[^，。；\d]{{2,14}}?){wording('figure-rises-ways')}{{0,2}}{wording('figure-rises')}")
SUM = re.compile(f"{wording('figure-sum-kinds')}*{wording('figure-sums')}(?:共|合计)?")
NEXT = re.compile("[，、][^，。；、]{0,10}")
JOINT = re.compile("、|以及|(?:[和与]|(?<![普涉危触波顾遍推])及(?![率格时早第]))(?!其)")
#: 奶粉及奶制品|、冷饮: where 及 joins what is one thing.
STOPS = re.compile("、")
SHARE_OF = re.compile(r"占[^，。；\d]{0,4}$")
#: 对|甲国、乙国分别出口: with each of them.
TO_EACH = re.compile("[对向自从](?=..)")
TOWARDS = ("对", "与", "向", "自", "从")
#: 59家|来自9个经济体的|合作伙伴: of those who came.
FROM_SO_MANY = re.compile(
    f"来自[^，。；、]{{1,20}}?的(?P<what>[一-龥]{{2,10}}?)(?=[，。；]|{wording('figure-guests-act')}|$)"
)
#: 从960对|增至1577对: what happens to a count, and not what is counted.
CHANGES = re.compile("[增升降减扩提][加长至到高低少大充升]|发展到|上升到|攀升")
NAMED_HAS = re.compile(f"其中{SLOT}+[有共占达]+$")
#: 30个|国家和地区: two kinds that are counted together.
TWO_KINDS = re.compile(wording("figure-two-kinds"))
#: 出口额：甲区|3亿元, 增速居前三位的县依次是甲县（|9%）: what a list gives of each, and the name before a figure of it.
HEAD_OF_LIST = re.compile(
    "(?P<what>[一-龥A-Za-z]{2,20}?)"
    "(?:(?:[位排]?[居列名]?前[\\d一二两三四五六七八九十]+[位名]?|最[大高多快好低小慢少])的[^，。；：\\d]{0,10}?(?:分别|依次)?[为是有]：?"
    "|(?:情况)?(?:分别|依次)?(?:[为是]|如下)?：)"
)
OF_EACH_PLACE = re.compile("^各(?:[省市区县州旗镇港]|地区){1,2}(?=..)")
ONLY_SO_MUCH = re.compile(f"(?:{wording('figure-beside')}|{_ABOUT})*（?")
NAMED_BEFORE = re.compile(f"{SLOT}{ONLY_SO_MUCH.pattern}$")
#: 7个县|（市、区）.
KINDS_TOO = re.compile("（[市县区旗州盟乡镇街道、]{1,9}）")
INDICATOR_TAIL = re.compile(r"[的了，、等]+$")
#: 12个项目|总投资80亿元: where the noun ends that is counted.
COUNTED = re.compile(
    r"[^，。；、：\d]{2,16}?(?=年?(?:销售|营业)收入|年?总?产值(?!过|超))"
    rf"|[^，。；、：\d]{{0,16}}?(?={wording('figure-noun-ends')}|[，。；、：\d]|$)"
)
#: Words before a figure that tell nothing of what it measures.
EMPTY = words("figure-empty")
#: Tags of the words of a noun phrase.
NOMINAL = frozenset(("n", "nz", "nw", "vn", "a", "an", "LOC", "ORG", "PER", "s", "f", "xc", "m", "q"))
#: 企业|则|分别占35%: words of the verb.
ADVERBS = re.compile("(?<=..)(?:[则亦也还仅只再各]|平?均)+$|^(?:[则亦]|各自|分别)+(?=..)")

#: 总投资：|8.6亿元, 3.占地面积：约|300亩: a line with the label of its figure.
LABEL = re.compile(
    rf"(?:（?[\d一二三四五六七八九十]{{1,3}}(?:[.．]\d{{1,2}})*[）、.．\s]|[①-⑳·—]+)?\s*(?P<label>{wording('label-figures')})"
    r"(?:（[^（）]{1,8}）)?：\s*[约近超逾达共]?"
)
#: What a label ends in that has percents.
RATE_LABEL = re.compile("[率比重速幅度]$|比例$")
