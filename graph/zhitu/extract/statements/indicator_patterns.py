"""The forms of the words around figures; `indicators.py` says what they measure."""

from __future__ import annotations

import re

from zhitu.extract.statements.time_forms import THEN
from zhitu.extract.text.wording import SLOT

__all__ = [
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
    "CAME_TO",
    "CAN_REACH",
    "CHANGE",
    "CHANGED",
    "CHANGES",
    "COMPARED",
    "COUNTERPARTS",
    "COUNT_BEFORE",
    "DEEDS",
    "DEFLATED",
    "DONE",
    "DONE_OF",
    "EACH",
    "EARLIER_FIGURE",
    "FROM",
    "FROM_SO_MANY",
    "GIVEN_TO",
    "GIVES",
    "GROWTH",
    "HARM",
    "HAVE",
    "HOLDERS",
    "INDICATOR_TAIL",
    "IN_ALL",
    "JOINT",
    "KEEPS",
    "KINDS_TOO",
    "LEADING",
    "LEFT_OUT",
    "LIKEWISE",
    "MAINLY",
    "MARKS",
    "MEASURED",
    "MOMENTUM",
    "NAMED_HAS",
    "NEXT",
    "NOMINAL",
    "NUMBERED",
    "OF_ALL",
    "OF_IT",
    "OF_THAT",
    "OF_THEN",
    "OF_THIS",
    "OF_THOSE",
    "OF_WHAT",
    "OF_YEAR",
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
    "RECKONED",
    "RISES",
    "SHARE",
    "SHARES",
    "SHARES_OF",
    "SHARE_OF",
    "SHARING",
    "SIZE",
    "SORT",
    "SO_LONG",
    "SPENT",
    "STOPS",
    "SUM",
    "SUMMED",
    "THAN",
    "THAN_BEFORE",
    "TIMES",
    "TOWARDS",
    "TO_EACH",
    "TO_THOSE",
    "TURNED",
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

#: What makes one word with 可, which is no auxiliary then: 可再生能源, 可支配收入; but 年可|处理垃圾.
_ABLE = (
    "再生|再利用|支配|吸入|入肺|持续|比|燃|回收|降解|循环|重复|利用|用(?![于来作])|分配|转[换债让]|控|调|变|见[光度]|采储|开采[储资]|开发"
    "|溶|行性|靠[性度]|移动|穿戴|视|追溯|耕|编程|研|出?[租售](?!出)|建设用地|供出让|养[殖水]|灌溉面|贷|抗力|信|卡因|可|乐"
)
LEADING = re.compile(
    r"^(?:全年|年内)?(?:且(?=..)|其中|包括(?=年)|(?:各?有|拥有|设有|含有?|包括|包含)(?![机效色关线限偿轨氧源毒害序望形力助利轻年])(?=..)|当中|按(?:照)?计划|推动(?=.{4})|抓好(?=.{3})|之?间(?=每[日天])|届时|建成的|预估|现有的?|目前|现(?![场代金状])|将|已经?|并|还|就(?![业医学读地近餐诊])|[一总]?共计|[一总]共有?|共有(?!制)|共(?!同|享|建|有制|产)|实现|完成|达(?!产[后时])到?|预计|力争|计划|曾|要(?=建成|新[建增]|实现|完成|达到)|可(?!"
    + _ABLE
    + r")|的|录得|，"
    r"|(?:全[国省市县区州旗盟]|我国)(?![民域程会球第首前最百十]))+(?![比期])"
    r"|^(?:全年|年内)(?=..)"
)
VERBLIKE = re.compile(
    r"(?:力争|争取|有望|预计|可望|[高多]?达到?|为|是|超过?|突破|完成|实现|有|至|到|约|近|逾|[一总]?共|[一总]?共有|接近|(?<=已)接|(?<=[率量值比额])接|增至|提升至|升至|降至|恢复[到至]|回[升落][到至]|反弹[到至]|攀升[到至]|(?:拓展|扩展|扩充|扩大|扩增|增加|发展|壮大)[到至]|上升[到至]|增长[到至]|减少?[到至]|下降[到至]|跌至|压缩[到至]?|压减[到至]?|缩短[到至]?|增加|减少|扩大|累计|首次|首(?=$)|录得|仅|合计|共计|总计|拥有|增长|下降|占|由此|由|从|将|已|了|设|含|包含|包括|可|可达|分别|新台币|人民币|港币|不少于|不低于|不超过|至少|最多|不足|(?<=[速率幅额量])同|(?<=[重率比速幅程深温])在|要(?=[达为超突有增提降占]))+$"
)
#: 同比增长, 比上年下降, 较2019年增加: how much the thing before has changed.
GROWTH = re.compile(
    r"(?:并|且|(?<!年)均|也|，)?(?:(?:同比|环比|(?<!来)累计|按[年月季]|分别|各|[两三四五六]年(?:年均|平均|复合)|年均|平均|同口径|按?可比(?:价格|口径)(?:计算，?)?|名义|实际(?=[增下提回上]))|(?:(?<!可)比(?![重例率])|较|相比)[^，。；]{1,10}?(?:（[^（）]*）)?)*"
    r"(?:增长|下降|增[加产收]|减[少产收]|提高|提升|降低|上升|回[落升]|下滑|上涨|下跌|增幅|降幅|压缩|压减|缩短|缩小|扩大|收窄"
    r"|[攀飙微急跃]升|[微急大]跌|[微大]涨|[多少]增|[年季月][增减]|年?成长|翻|增|跌|升|涨)"
    r"(?:了|达|近|约|为|超过?|至|到)*$"
)
#: 较上年|3265公顷|增加1%: what it was then.
_THEN = f"(?P<than>{THEN[0]}){THEN[1]}(?P<what>[^，。；\\d]{{0,6}}?)"
WAS = re.compile(_THEN + r"[\d.,]+ ?[万亿千百]*[一-龥]{1,3}?(?=增|减|下降|上升|提高|多|少|相比，?)(?:相比，?)?")
WAS_SO_MUCH = re.compile(_THEN)
#: 比上年减少|1435万人次: so much less.
THAN = re.compile("同比|环比|按年|[比较](?:[上去前]年|年初|[上期]?月初|期初|上[月季]|20\\d\\d年|同期)")
#: The same behind what it is told of.
THAN_BEFORE = re.compile("(?<=..)(?:同比|环比|按年|[比较](?:[上去前]年|年初|[上期]?月初|期初|上[月季])(?:同期)?)$")
#: 比去年同期|（25亿元）|增长.
BRACKET = re.compile("（[^（）]*）")
#: What a word of change is better without.
PLAIN = re.compile(r"^(?:并|且|均|也|，)|分别|(?:了|达|近|约|为|超过?|至|到)+$")
#: 合作区|已聚集企业: whose it is, by its sort alone.
WHOSE = re.compile(
    "^(?:该|全)?(?:合作区|试验区|示范区|开发区|高新区|科学城|新区|园区|港区|片区|保税区|创新区|先行区|小镇)"
    "(?:目前|现|累计|已|共|均|还)+(?=[一-龥]{2})"
)
#: 引进海川集团|投资: who was brought in.
BROUGHT = re.compile("^(?:成功)?(?:引进|引入|吸引|招引)[^，。；\\d]{2,16}?(?=投资|投入|出资)")
#: 引进|18亿元|建设宏达商贸城: what the money is for, and how it is called by what was done.
SPENT = re.compile("(?P<how>引进|引入|争取|募集|筹集|投入|投资|出资|安排|拨付|下达|落实)(?:了|资金|约|近|超过?)*$")
BUILDING = re.compile("(?:兴建|新建|建设|打造|修建|改建|扩建|建立|建成|用于|支持|开发|实施|推进)")
#: 贵州普安等五县|捐赠白茶苗: to whom.
TO_THOSE = re.compile("^.*[一-龥]等[^，。；]{0,4}?[省市县区国州镇乡村家](?=[一-龥]{2})")
#: 其中|甲省|境内|226公里: how much of it; and what leads to where a way ends.
WITHIN, UP_TO = re.compile("境内长?(?:约|近|为|达|有)?$"), ("到", "至")
#: 其中|青州段|长约|68公里.
SO_LONG = re.compile("(?:全?长|约|近|为|达|有)*")
#: 41个|城市|的参保人员.
PLACES = re.compile("^(?:城市|国家|国家和地区|省份|省区市|市县|县区|乡镇|街道|社区|村庄)(?=的)")
#: A count before in the same clause: 69座隧道已有|18座.
COUNT_BEFORE = re.compile(
    r"^.*\d[\d.,]*[万亿]?[余多]?(?:[座条家项名套台所艘列]|个(?:月(?:时间)?(?:内|就)?(?:完成|建成)?)?)(?=[一-龥])"
)
#: 由20%提升到|80%, 从23亿元增长到|2200亿元: the figure that it was before.
FROM = re.compile(
    r"(?:已|则|将|也)?(?:从|由)(?:[^，。；\d]{1,8}(?:之初|初期|当初|[立通开投建工运]前)的|(?:现在|目前|原来|原先|此前|过去|当前|最初)的?|[^，。；]{0,8}?\d[^，。；]*(?:到|至|为)(?:最[快短低高多少大]|不到|仅)?(?:[^，。；\d]{0,2}(?:20\d\d)?年[底末初]?的?)?|(?:(?:19|20)\d\d|[去上前])年[底末初]?的)(?:约|近)?$"
)
#: 从2012年的|2亿元增长到2023年的|5亿元: a time that only tells of which of two figures it is.
OF_YEAR = "从由到至"
#: 甲港吞吐量|比2022年增长, 占2018年以来总数的: a time that the words hold.
BESIDE_THEN = "比较占"
EARLIER_FIGURE = re.compile(r"\d[\d.,]*[^，。；\d]{0,4}[和与、及]$")
#: 可提供|约300公顷|创科用地, 带动|超1000亿元|科创贷款: what is measured stands behind.
GIVES = re.compile(
    r"(?:打造|建成|新建|改建|改造|培育|铺设|架设|提供|容纳|创造|带动|吸引|生产|形成|释放|撬动|贡献|消纳|输送|节约|处理|加工|种植|收获|投放|发放|完成|供应|销售|采购|运送|发送|出口"
    r"|进口|减排|减少|新增|增加|吸纳|引进|落实|争取|募集|投入|兑现|发行)(?:了|约|近|超过?|逾|达|至少|标准煤)*$"
)
#: 甲、乙、丙出口分别增长|3%、5%和7%.
EACH = re.compile(
    r"(?P<items>(?:[^，。；：\d（）]|（[^（）]*）)*?(?:[、和及与]|城乡)(?:[^，。；：\d（）]|（[^（）]*）)*?(?P<tail>进出口额?|出口额?|进口额?|(?:参保|缴费|就业|从业|在校|持卡|用户|旅客|游客)?人数|余额|吞吐量|发电量|用电量|周转量|[客货]运量|产量|销量|[存出]栏量?|增加值|产值|投资额?|收入|营收|销售额|利润|价格|面积)?)"
    r"(?P<verb>(?:同比|环比)?分别(?:同比|环比)?(?:增长|下降|增加|减少|提高|提升|降低|上升|回落|(?:进出|[进出])口|[高低快慢][于出][^，。；、（）\d]{1,8})?)(?:了|为|达到?|约|近|超过?|是|突破|完成|实现|增至|[去上]年(?:同期)?的)*(?=\d)"
)
#: 产销量分别完成|156万辆和157万辆: two of which one word tells.
BOTH = re.compile(
    r"(?P<lead>[^，。；：\d、和及与]{0,12}?)(?P<first>[产进存收借](?=[销出贷支还]))(?P<second>[销出贷支还])(?P<of>口?总?[量额值]|款余额|口?)(?:分别)(?:完成|为|达到?|实现|是|约)*(?=\d)"
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
_THAN_THEN = r"同比|环比|按年|[比较](?:上年|去年|上月|年初|20\d\d年)[末底初]?(?:同期)?"
#: 出口20亿元、进口8亿元，同比分别增长|3%和5%: of what the clauses before have measured.
OF_THOSE = re.compile(
    rf"[，、]?(?P<than>{_THAN_THEN})?(?:分别)?(?P<too>{_THAN_THEN})?"
    r"且?(?P<verb>增长|下降|增加|减少|提高|提升|降低|上升|回落|增长率|成长率|增速|增幅|涨幅|降幅)(?:分别)?(?:了|约|近|超过?|为|达到?)*(?=\d)"
)
#: 固定资产投资456亿元，|增速达|23%: of what was measured.
RATE_ALONE = re.compile("(?:同比|环比|[两三四五]年)?(?:年均|复合|平均)*(?:增长率|成长率|增速|增幅|涨幅|降幅|跌幅|升幅)")
#: 扣除留抵退税因素后|增长4%, 按自然口径计算|下降6%: of what was measured, reckoned so.
RECKONED = re.compile("^(?:扣除|剔除|按)[^，。；\\d]{2,10}(?:因素|口径|价格?)(?:影响)?(?:计算)?[之以]?后?$")
#: 货运量按年跌2%|至120万公吨, 吞吐量按年升6%，|达400万公吨: what it came to.
CAME_TO = re.compile("，?(?:并|已|首次)?(?:达到?|超过|突破|[升增降跌]?至|为|录得)(?:了|约|近|超过?|逾)*")
#: 用电量由上月下降3%转为|增长5.5%, 用电量由上月|下降3%; not 从业人员|增长.
TURNED = re.compile(
    "[由从](?:[^，。；]*?\\d[^，。；]*?转为?|(?:[上去前同](?:[年月]|季度?|半年)|同期)(?:同期)?)(?=增长|上升|上涨|下降|下跌|减少|回升)"
)
#: 由上月|下降: a time that its words go on from.
CHANGED = re.compile("(?:同期)?(?:增长|上升|上涨|下降|下跌|减少|回[升落])")
#: 桥梁320座，|完工|70%: how much of it is done.
DONE = re.compile("(?:已|累计|共|均|则)*(?P<verb>完成|完工|竣工|开工|建成)(?:了|约|近|超过?|逾)*")
#: 面积|是甲县的|2倍.
TIMES = re.compile(
    "(?:^|[，的])(?P<what>[^，。；的\\d]{2,8}?)(?:约|大约|将近|近)?(?:[是为]|相当于)[^，。；\\d]{2,12}的(?:约|近)?$"
)
#: 固定资产投资|（不含农户，下同）.
LIKEWISE = re.compile("（(?:[^（）]*[，；])?(?:以)?下同）")
#: 业务收入|（不包括甲银行直接收入）.
LEFT_OUT = re.compile("（(?:不?含|不?包括|扣除|剔除|除)[^（）]*）")
#: 汽车业增长9%，|拉动全市工业|1.2个百分点.
PULLS = re.compile("(?:分别)?(?:拉动|带动|拉低|影响|贡献)")
#: 增加值|按可比价格计算，.
AT_PRICES = re.compile("(?P<what>[^，。；\\d]{2,24}?)按(?:可比|不变|现行)(?:价格?|口径)(?:计算)?，$")
#: Adverbs that the tagger takes for the beginning of a noun: 420个|全部|开工.
ALL_OF = re.compile("^(?:全部|全都|悉数|陆续|相继|先后|均已)(?=.{0,1}$|的)")
CHANGE = re.compile("(增长|下降|增加|减少|提高|提升|降低|上升|回落|压缩|压减|缩短)(?:了|约|近|超过?)*$")
#: 距某市仅|1.5公里, 离某站车程约|20分钟: how far it is from there.
AWAY = re.compile(
    r"(距离?|(?<![脱隔分偏远撤])离)(?![^，。；]*(?:开|地))([^，。；\d]{2,24}?)(?:的?(?:直线)?距离)?((?:车程|路程|航程)?)(?:仅|约|不足|不到|只有|仅有|有|为|近|超过?|至少|大约)*$"
)
#: 班级规模为|36个班; 产能规模可达到|年产聚丙烯.
#: 客房平均入住率，|同比上升43个百分点: what the clause before is, without a verb.
BARE = re.compile("(?:[^，。；\\d]{0,16}的)?(?P<what>[一-龥]{2,14}(?:率|额|量|总值|产值|增加值|收入|人数|指数|余额))，")
#: 幼儿园1.3万所，在园幼儿260万人；|专任教师13万人: what schools, and the like, have.
HAVE = re.compile(
    "(?:专任|教职|在编)?(?:教师|教职工|教职员工?)(?:数|总数)?|招生|在校(?:学)?生|毕业生|在学人数|在校生数"
)
HOLDERS = re.compile("(?:学校|小学|中学|初中|高中|幼儿园|高校|院校|教育|中职)$")
SIZE, CAN_REACH = (
    re.compile("(?:规模|数量|总数|人数)(?:为|达到?|约|共|是)+$"),
    re.compile("^[^，。；\\d]{2,8}可(?:以)?(?:达到?|实现)(?=..)"),
)
#: 突破300万标箱|大关.
MARKS = ("大关", "关口", "门槛")
#: 完成|率: a word of its own, though 完成 may be the verb.
RATE = re.compile("(?:完成|达到?|实现|增长|下降)率")
#: 蔬菜播种面积3938公顷，|产量: of what was measured before.
OF_THAT = frozenset(("产量", "总产量", "单产", "亩产", "增加值", "销量"))
MEASURED, BRIEF = (
    re.compile("^.*(?:完成|实现|全年)|(?:播种|种植|养殖|收获|实有)?面积$|总?产值$|总?产量$|[出存]栏量?$|增加值$"),
    10,
)
#: 广东企业|占|21%.
SHARES, SHARE = re.compile("占(?:到|约|近|了|超过?)*$"), re.compile("占|比[重例]?$|率$|份额$")
#: 以甲、乙及丙为主，|分别占40%、25%及12%: of each its share.
MAINLY = re.compile("以(?P<items>[^，。；]{2,40}?)(?P<tail>(?:航线|产品|企业|项目|货物|商品|客源)?)为主，$")
#: 玉米、大豆面积的比重均有提高，|分别占|4%和9%.
SHARES_OF = re.compile(
    "(?:^|[，。；])(?P<items>[^，。；：\\d]{2,40}?)(?P<tail>(?:面积|产量|产值|增加值|投资|收入|出口|进口|销量)?)的?(?:比重|占比|份额|比例)[^，。；\\d]*(?:[\\d.]+(?:个百分点|%))?，$"
)
SHARING = re.compile("占[^，。；]*的|占全[国省市球]")
#: 增长10%，高出外贸整体增速|5个百分点，占外贸总值的40%: no share of that.
COMPARED = re.compile("(?:高|低|快|慢|优|多|少)[于出]|超过|[比较]")
#: 占全省|76.32%.
PART_OF = re.compile("占[^，。；占]{2,16}的(?:比重|比例|份额)")
OF_ALL = re.compile("占(?:全[国省市区县州球]|世界)")
#: 该区域|总建筑面积, 项目|占地.
OF_THIS = re.compile(
    "^(?:该|本|此|整个)?(?:区域|项目|工程|园区|地块)(?=总?(?:投资|占地|建筑|用地|规划|面积|造价|库容|装机))"
)
AT_A_RATE = re.compile("的(增速|增幅|增长率|降幅|占比|比例|份额)")
#: 用电量|以每月|8%|的速度增长.
AT = re.compile(
    "(?P<what>[^，。；]*?)(?:也|将|已|一直|始终|正)?(?P<each>(?:[年月]均)?以(?:平均每[年月]|每[年月周日天季]度?|[年月]均)?)(?:约|近|超过?)*"
)
PACE = re.compile(
    "(?:左右)?的(?:复合|平均)?(?:速度|速率|增速|增长率|幅度|比例)(?:持续|稳步|快速|不断|逐[年月]|高速|同步)*"
    "(?P<verb>增长|递增|下降|递减|增加|减少|提升|上升|扩大|攀升)"
)
#: 投资|连续五个月均保持|30%|以上的快速增长势头.
KEEPS = re.compile(
    "(?P<what>[^，。；]*?)(?:连续[^，。；]{1,6})?(?:每[年月]|一直|始终|继续|持续|已|均|仍|都|也|总体)*(?:保持|维持)(?:了|在)?(?:约|近|超过?)*"
)
MOMENTUM = re.compile(
    "(?:以上|左右|上下)?的(?:[较高中]速|较快|快速|平稳|稳定|两位数|强劲|正|负)*(?P<verb>增长|递增|下降|增速|增幅)"
)
#: Things of a sort whose kinds are told before how many there are.
SUMMED = re.compile(r"(?:其中|，)*(?P<kind>[^，。；\d]{2,14}?(?:项目|企业|工程))(?:主要)?(?:包括|涵盖|涉及|包含)")
IN_ALL = re.compile("^(?:共计?|合计|总计|一共)$")
BESIDE = re.compile("、|和|与|及|以及")
#: 是上年同期的|1.3倍, 恢复到2019年的|80%.
AS_MUCH = re.compile("(?:[恢回]复[到至]|相当于|达到?|[为是])?[^，。；]{0,6}?(?:年|全年|同期|同月)?的|倍?")
ASIDE = re.compile("^（[^（）]*）")
#: Things of a sort, and what is told of all of them right after how many there are.
SORT = re.compile("(?<=..)(?:项目|工程|企业|合同|订单|类)$")
#: 创造5项|全国之最: no nouns that are counted.
WIDE = frozenset(("全国", "全省", "全市", "世界", "全球", "国内", "行业", "亚洲"))
#: What is done to what is counted.
DEEDS = re.compile(
    "(?:累计|共|已)?(?:新建|改建|扩建|改造|修建|续建|维修|整治|新增|升级|提升|建成|开工|新改建|修缮|打造|引进|培育|签约|落地)"
)
#: 支援理塘县|2300万元: what was done with money that goes to whom.
GIVEN_TO = re.compile("(?P<how>支援|援助|资助|捐赠|捐助|补助|奖励|救助|拨付|补贴)(?:了|给)?[^，。；、\\d]{2,16}$")
#: Between the last two of a list; what parts lists that are not of one kind.
AND_LAST, OTHERS = re.compile("(?<=..)(?:和|与|以及|及)(?=..)"), re.compile("[\\d，。；：]")
PARTS = re.compile("其中")
#: 以不到全国|0.6%|的国土面积: the share of what is named behind.
WITH_SHARE = re.compile("以(?:仅占|仅|占|不到|不足|约)*(?P<of>全[国省市球]|世界)$")
OF_WHAT = re.compile("的(?P<what>[一-龥]{2,6}?)(?=[，。；、]|[养创承贡生集])")
#: 完成|年度计划的|54%.
DONE_OF = re.compile("完成[^，。；\\d]{2,12}的$")
#: 完成年初|预算的: no time of its own.
AIMS = re.compile("(?:预算|计划|目标|任务)")
#: What parts one statement of a clause from the next.
APART = re.compile("[，。；、（）]")
#: 收入98亿元，恢复至2019年同期的|107.3%, 仅为上年的|51%: the figure measured before, beside that of another time.
OF_THEN = re.compile(
    "(?:仅|约|已)*(?:[恢回]复[到至]|相当于|达到?|[为是])[^，。；]{0,4}(?:年|[同去]期|[同上]月)[^，。；\\d]{0,4}的(?:近|约|超过?)?$"
)
#: 3人|死亡, 12名工人|受伤: what befell those who are counted.
HARM = re.compile(
    "(?P<what>(?:[一-龥]{2}(?=死亡|遇难|受伤|失联|被困))?"
    "(?:死亡|遇难|身亡|丧生|罹难|殉职|牺牲|失踪|失联|受伤|[重轻]伤|被困|被埋|受灾|受困|中毒|溺亡|住院(?:治疗)?))(?![率案赔家者员群人民职])"
)
#: 建设|年产5万吨钢丝生产线2条: how much is made in a year, by what.
OUTPUT = re.compile("^.*?(?=(?:设计)?(?:年产|日产|年处理|日处理|年加工)$)")
PLANT = re.compile("的?(?:智能|自动化|标准化)?(?:生产线|装置|项目|工程|(?:生产|加工)?基地|工厂|车间|能力|产能)?$")
#: 占比|71.7%, of what was measured.
OF_IT = re.compile("占(?:比重?)?(?:分别)?(?:为|是|达到?|约|近|超过?)*")
#: 扣除价格因素后|实际增长.
DEFLATED = re.compile("^(?:扣除|剔除)(?:价格|物价|通胀)(?:因素|变动)?(?:影响)?[之以]?后?$")
#: 主要工业产品产量中，水泥|42.3万吨: how much was made of each.
PRODUCTS = re.compile("(?:主要|重点|大宗)[^，。；\\d]{0,4}产品(?P<of>产量|销量|产销量)?(?:当?中|方面)?，")
#: 分产业看，……; 按经营地分，……: the kinds of what was measured in the sentence before.
BY_KIND = re.compile(
    "(?:其中，?)?(?:(?:[从按]|分(?!别))[^，。；\\d]{1,10}?(?:来看|看|划?分|统计)|[从按分][^，。；\\d]{0,8}[三各]大?门类[来]?看?)，"
)
#: What something is measured by, at the end of the words of a whole and not of its kinds.
WHOLE = re.compile(
    "(?:增加值|(?:开发)?投资(?:完成)?额?|消费品零售总?额|总?产值|营业收入|利润总?额|产量|销量|用电量|发电量|销售额|播种面积"
    "|[对自]?[^，]{0,4}(?:进出口|[进出]口)(?:总?[额值])?|旅客吞吐量|(?:外贸)?货物吞吐量|客运量|货运量|周转量|价格)$"
)
#: The end of words that say by what something is measured.
BY_MEASURE = re.compile("[进出]口|[量额值率入资积款产比重度数格润税费支售务栏房险]$|[增减升降跌涨].{0,2}$|R&D")
#: 城乡|居民收入分别, of both areas.
BOTH_AREAS = re.compile("城乡(?P<of>[^，。；、和]{2,16})")
#: 生产总值（|7.5%）、工业增加值（|12.7%）: what stands before the bracket.
BEFORE_BRACKET = re.compile("(?P<what>[一-龥A-Za-z]{2,18})（[+-]?$")
#: 甲区（|13.0%）和乙区（8.2%）|生产总值增速分别位列: what stands behind all of them.
BEHIND_BRACKETS = re.compile(
    "）(?:[、和及与][^，。；（）]{2,10}（[^（）]*）)*(?P<what>[^，。；、（）\\d]{2,16}?)(?:分别|均|都|同比|[位排][居列名]|[高低快慢]于|，)"
)
#: 第二|、三产业增加值.
NUMBERED = re.compile("第(?P<first>[一二三])(?P<joint>[、和])第?(?P<second>[一二三])(?P<of>产业)")
#: 旅游收入|再创新高, 市场主体总量|实现翻番, 生产总值|突破千亿大关.
RISES = re.compile(
    "的?(?P<what>[^，。；\\d]{2,14}?)(?:首次|已|连续|稳步|持续|不断|成功|再|年均|[一二三四五六七八九十]年){0,2}"
    "(?:突破|实现(?:翻番|倍增|跨越|突破|新)|[也再]*创(?:下|造)?[^，。；]{0,14}(?:新高|纪录|记录)|翻[一两]?番|增长|提升|跃上|迈上|[位跃]居|连续\\d+年|大幅|快速|稳定)"
)
SUM = re.compile("(?:总|协议|合同|计划|累计|合计|意向)*(?:投资额?|金额|总额|产值|营收)(?:共|合计)?")
NEXT = re.compile("[，、][^，。；、]{0,10}")
JOINT = re.compile("、|以及|(?:[和与]|(?<![普涉危触波顾遍推])及(?![率格时早第]))(?!其)")
#: 奶粉及奶制品|、冷饮: where 及 joins what is one thing.
STOPS = re.compile("、")
SHARE_OF = re.compile("占[^，。；\\d]{0,4}$")
#: 对|甲国、乙国分别出口: with each of them.
TO_EACH = re.compile("[对向自从](?=..)")
TOWARDS = ("对", "与", "向", "自", "从")
FROM_SO_MANY = re.compile(
    r"来自[^，。；、]{1,20}?的(?P<what>[一-龥]{2,10}?)(?=[，。；]|签|参|出席|到|落户|入驻|共|合作协议|$)"
)
#: 从960对|增至1577对: what happens to a count, and not what is counted.
CHANGES = re.compile("(?:增|升|降|减|扩|提)(?:加|长|至|到|高|低|少|大|充|升)|发展到|上升到|攀升")
NAMED_HAS = re.compile(f"其中{SLOT}+(?:有|共|占|达)+$")
#: 7个县|（市、区）.
KINDS_TOO = re.compile("（[市县区旗州盟乡镇街道、]{1,9}）")
INDICATOR_TAIL = re.compile(r"[的了，、等]+$")
#: Tags of the words of a noun phrase.
NOMINAL = frozenset(("n", "nz", "nw", "vn", "a", "an", "LOC", "ORG", "PER", "s", "f", "xc", "m", "q"))
#: 企业|则|分别占35%: words of the verb.
ADVERBS = re.compile("(?<=..)(?:则|亦|也|平?均|还|仅|只|再|各)+$|^(?:则|亦)+(?=..)")
