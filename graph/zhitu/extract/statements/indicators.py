"""The words that a figure measures: the noun before it, of a count the noun after it, of a growth what grows."""

from __future__ import annotations

import re

from zhitu.extract.clauses.clause_roles import GUESTS
from zhitu.extract.clauses.scene import SLOT, Scene
from zhitu.extract.statements.branches import branch_of, kind_before, with_branch
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.statements.sorts import given, sort_behind
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span

__all__ = ["Indicators"]

_LEADING = re.compile(
    r"^(?:全年|年内)?(?:其中|当中|按(?:照)?计划|推动(?=.{4})|抓好(?=.{3})|之?间(?=每[日天])|届时|建成的|预估|现有的?|目前|现(?![场代金状])|将|已经?|并|还|就(?![业医学读地近餐诊])|[一总]共有?|共有(?!制)|共(?!同|享|建|有制|产)|实现|完成|达到?|预计|力争|计划|可|的|，"
    r"|(?:全[国省市县区州旗盟]|我国)(?![民域程会球第首前最百十]))+(?![比期])"
    r"|^(?:全年|年内)(?=..)"
)
_VERBLIKE = re.compile(
    r"(?:[高多]?达到?|为|是|超过?|突破|完成|实现|有|至|到|约|近|逾|[一总]?共|[一总]?共有|接近|(?<=已)接|(?<=[率量值比额])接|增至|提升至|升至|降至|恢复[到至]|回[升落][到至]|反弹[到至]|攀升[到至]|上升[到至]|增长[到至]|减少?[到至]|下降[到至]|跌至|压缩[到至]?|压减[到至]?|缩短[到至]?|增加|减少|扩大|累计|首次|仅|合计|共计|总计|拥有|增长|下降|占|由此|由|从|将|已|了|设|含|包含|包括|可|可达|分别|新台币|人民币|港币|不少于|不低于|不超过|至少|最多|不足|(?<=[速率幅额量])同|(?<=[重率比速幅程深温])在|要(?=[达为超突有增提降占]))+$"
)
#: 同比增长, 比上年下降, 较2019年增加: how much the thing before has changed.
_GROWTH = re.compile(
    r"(?:并|且|(?<!年)均|也|，)?(?:(?:同比|环比|按[年月季]|分别|各|年均|平均|同口径|按?可比(?:价格|口径)(?:计算，?)?|名义|实际(?=[增下提回上]))|(?:比(?![重例率])|较|相比)[^，。；]{1,10}?)*"
    r"(?:增长|下降|增加|减少|提高|提升|降低|上升|回[落升]|下滑|上涨|下跌|增幅|降幅|压缩|压减|缩短|扩大|收窄"
    r"|[攀飙微急跃]升|[微急大]跌|[微大]涨|翻|增|跌|升|涨)"
    r"(?:了|达|近|约|为|超过?|至|到)*$"
)
#: 比上年减少|1435万人次: so much less.
_THAN = re.compile("同比|环比|[比较](?:上年|去年|前年|上月|20\\d\\d年|同期)")
#: What a word of change is better without.
_PLAIN = re.compile(r"^(?:并|且|均|也|，)|分别|(?:了|达|近|约|为|超过?|至|到)+$")
#: 合作区|已聚集企业: whose it is, by its sort alone.
_WHOSE = re.compile(
    "^(?:该|全)?(?:合作区|试验区|示范区|开发区|高新区|科学城|新区|园区|港区|片区|保税区|创新区|先行区|小镇)"
    "(?:目前|现|累计|已|共|均|还)+(?=[一-龥]{2})"
)
#: 贵州普安等五县|捐赠白茶苗: to whom.
_TO_THOSE = re.compile("^.*[一-龥]等[^，。；]{0,4}?[省市县区国州镇乡村家](?=[一-龥]{2})")
#: 41个|城市|的参保人员.
_PLACES = re.compile("^(?:城市|国家|国家和地区|省份|省区市|市县|县区|乡镇|街道|社区|村庄)(?=的)")
#: A count before in the same clause: 69座隧道已有|18座.
_COUNT_BEFORE = re.compile(r"^.*\d[\d.,]*[万亿]?[余多]?[座个条家项名套台所艘列](?=[一-龥])")
#: 由20%提升到|80%, 从23亿元增长到|2200亿元: the figure that it was before.
_FROM = re.compile(
    r"(?:已|则|将|也)?(?:从|由)(?:[^，。；\d]{1,8}(?:之初|初期|当初|[立通开投建工运]前)的|(?:现在|目前|原来|原先|此前|过去|当前|最初)的?|[^，。；]{0,8}?\d[^，。；]*(?:到|至|为)(?:最[快短低高多少大]|不到|仅)?(?:[^，。；\d]{0,2}(?:20\d\d)?年的?)?|(?:(?:19|20)\d\d|[去上前])年的)(?:约|近)?$"
)
#: 从2012年的|2亿元增长到2023年的|5亿元: a time that only tells of which of two figures it is.
_OF_YEAR = "从由到至"
#: 甲港吞吐量|比2022年增长, 占2018年以来总数的: a time that the words hold.
_BESIDE_THEN = "比较占"
_EARLIER_FIGURE = re.compile(r"\d[\d.,]*[^，。；\d]{0,4}[和与、及]$")
#: 可提供|约300公顷|创科用地, 带动|超1000亿元|科创贷款: what is measured stands behind.
_GIVES = re.compile(
    r"(?:打造|建成|新建|改建|改造|培育|铺设|架设|提供|容纳|创造|带动|吸引|生产|形成|释放|撬动|贡献|消纳|输送|节约|处理|加工|种植|收获|投放|发放|完成|供应|销售|采购|运送|发送|出口"
    r"|进口|减排|减少|新增|增加|吸纳|引进|落实|争取|募集|投入|兑现)(?:了|约|近|超过?|逾|达|至少|标准煤)*$"
)
#: 甲、乙、丙出口分别增长|3%、5%和7%.
_EACH = re.compile(
    r"(?P<items>[^，。；：\d]*?[、和及与][^，。；：\d]*?(?P<tail>进出口额?|出口额?|进口额?|产量|销量|增加值|产值|投资额?|收入|营收|销售额|利润|价格|面积)?)"
    r"(?P<verb>(?:同比|环比)?分别(?:同比|环比)?(?:增长|下降|增加|减少|提高|提升|降低|上升|回落)?)(?:了|为|达到?|约|近|超过?|是|[去上]年(?:同期)?的)*(?=\d)"
)
#: 产销量分别完成|156万辆和157万辆: two of which one word tells.
_BOTH = re.compile(
    r"(?P<lead>[^，。；：\d、和及与]{0,12}?)(?P<first>[产进存收借](?=[销出贷支还]))(?P<second>[销出贷支还])(?P<of>口?总?[量额值]|款余额|口?)(?:分别)(?:完成|为|达到?|实现|是|约)*(?=\d)"
)
#: 新|、老城区面积: the first of two that are told apart by one character.
_COUNTERPARTS = {
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
_OF_THOSE = re.compile(
    r"[，、]?(?P<than>同比|环比|[比较](?:上年|去年|上月)(?:同期)?)?(?:分别)?(?P<too>同比|环比|[比较](?:上年|去年|上月)(?:同期)?)?"
    r"(?P<verb>增长|下降|增加|减少|提高|提升|降低|上升|回落)(?:了|约|近|超过?)*(?=\d)"
)
#: 货运量按年跌2%|至120万公吨, 吞吐量按年升6%，|达400万公吨: what it came to.
_CAME_TO = re.compile("，?(?:并|已)?(?:达到?|[升增降跌]?至|为|录得)(?:了|约|近|超过?|逾)*")
#: 用电量由上月下降3%转为|增长5.5%, 用电量由上月|下降3%; not 从业人员|增长.
_TURNED = re.compile(
    "[由从](?:[^，。；]*?\\d[^，。；]*?转为?|(?:[上去前同](?:[年月]|季度?|半年)|同期)(?:同期)?)(?=增长|上升|上涨|下降|下跌|减少|回升)"
)
#: 由上月|下降: a time that its words go on from.
_CHANGED = re.compile("(?:同期)?(?:增长|上升|上涨|下降|下跌|减少|回[升落])")
#: 桥梁320座，|完工|70%: how much of it is done.
_DONE = re.compile("(?:已|累计|共|均|则)*(?P<verb>完成|完工|竣工|开工|建成)(?:了|约|近|超过?|逾)*")
#: 面积|是甲县的|2倍.
_TIMES = re.compile(
    "(?:^|[，的])(?P<what>[^，。；的\\d]{2,8}?)(?:约|大约|将近|近)?(?:[是为]|相当于)[^，。；\\d]{2,12}的(?:约|近)?$"
)
#: 固定资产投资|（不含农户，下同）.
_LIKEWISE = re.compile("（(?:[^（）]*[，；])?(?:以)?下同）")
#: Adverbs that the tagger takes for the beginning of a noun: 420个|全部|开工.
_ALL_OF = re.compile("^(?:全部|全都|悉数|陆续|相继|先后|均已)(?=.{0,1}$|的)")
_CHANGE = re.compile("(增长|下降|增加|减少|提高|提升|降低|上升|回落|压缩|压减|缩短)(?:了|约|近|超过?)*$")
#: 距某市仅|1.5公里, 离某站车程约|20分钟: how far it is from there.
_AWAY = re.compile(
    r"(距离?|(?<![脱隔分偏远撤])离)(?![^，。；]*(?:开|地))([^，。；\d]{2,24}?)(?:的?(?:直线)?距离)?((?:车程|路程|航程)?)(?:仅|约|不足|不到|只有|仅有|有|为|近|超过?|至少|大约)*$"
)
#: 班级规模为|36个班; 产能规模可达到|年产聚丙烯.
_SIZE, _CAN_REACH = (
    re.compile("(?:规模|数量|总数|人数)(?:为|达到?|约|共|是)+$"),
    re.compile("^[^，。；\\d]{2,8}可(?:以)?(?:达到?|实现)(?=..)"),
)
#: 突破300万标箱|大关.
_MARKS = ("大关", "关口", "门槛")
#: 完成|率: a word of its own, though 完成 may be the verb.
_RATE = re.compile("(?:完成|达到?|实现|增长|下降)率")
#: 蔬菜播种面积3938公顷，|产量: of what was measured before.
_OF_THAT = frozenset(("产量", "总产量", "单产", "亩产", "增加值", "销量"))
_MEASURED, _BRIEF = (
    re.compile("^.*(?:完成|实现|全年)|(?:播种|种植|养殖|收获|实有)?面积$|总?产值$|总?产量$|[出存]栏量?$|增加值$"),
    10,
)
#: 广东企业|占|21%.
_SHARES, _SHARE = re.compile("占(?:到|约|近|了|超过?)*$"), re.compile("占|比[重例]?$|率$|份额$")
#: 以甲、乙及丙为主，|分别占40%、25%及12%: of each its share.
_MAINLY = re.compile("以(?P<items>[^，。；]{2,40}?)(?P<tail>(?:航线|产品|企业|项目|货物|商品|客源)?)为主，$")
_SHARING = re.compile("占[^，。；]*的|占全[国省市球]")
#: 增长10%，高出外贸整体增速|5个百分点，占外贸总值的40%: no share of that.
_COMPARED = re.compile("(?:高|低|快|慢|优|多|少)[于出]|超过|[比较]")
#: 占全省|76.32%.
_OF_ALL = re.compile("占(?:全[国省市区县州球]|世界)")
#: 该区域|总建筑面积, 项目|占地.
_OF_THIS = re.compile(
    "^(?:该|本|此|整个)?(?:区域|项目|工程|园区|地块)(?=总?(?:投资|占地|建筑|用地|规划|面积|造价|库容|装机))"
)
_AT_A_RATE = re.compile("的(增速|增幅|增长率|降幅|占比|比例|份额)")
#: 用电量|以每月|8%|的速度增长.
_AT = re.compile(
    "(?P<what>[^，。；]*?)(?:也|将|已|一直|始终|正)?(?P<each>(?:[年月]均)?以(?:平均每[年月]|每[年月周日天季]度?|[年月]均)?)(?:约|近|超过?)*"
)
_PACE = re.compile(
    "(?:左右)?的(?:复合|平均)?(?:速度|速率|增速|增长率|幅度|比例)(?:持续|稳步|快速|不断|逐[年月]|高速|同步)*"
    "(?P<verb>增长|递增|下降|递减|增加|减少|提升|上升|扩大|攀升)"
)
#: Things of a sort whose kinds are told before how many there are.
_SUMMED = re.compile(r"(?:其中|，)*(?P<kind>[^，。；\d]{2,14}?(?:项目|企业|工程))(?:主要)?(?:包括|涵盖|涉及|包含)")
_IN_ALL = re.compile("^(?:共计?|合计|总计|一共)$")
_BESIDE = re.compile("、|和|与|及|以及")
#: 是上年同期的|1.3倍, 恢复到2019年的|80%.
_AS_MUCH = re.compile("(?:[恢回]复[到至]|相当于|达到?|[为是])?[^，。；]{0,6}?(?:年|全年|同期|同月)?的|倍?")
_ASIDE = re.compile("^（[^（）]*）")
#: Things of a sort, and what is told of all of them right after how many there are.
_SORT = re.compile("(?<=..)(?:项目|工程|企业|合同|订单|类)$")
#: 创造5项|全国之最: no nouns that are counted.
_WIDE = frozenset(("全国", "全省", "全市", "世界", "全球", "国内", "行业", "亚洲"))
#: Between the last two of a list; what parts lists that are not of one kind.
_AND_LAST, _OTHERS = re.compile("(?<=..)(?:和|与|以及|及)(?=..)"), re.compile("[\\d，。；：]")
_PARTS = re.compile("其中")
#: 以不到全国|0.6%|的国土面积: the share of what is named behind.
_WITH_SHARE = re.compile("以(?:仅占|仅|占|不到|不足|约)*(?P<of>全[国省市球]|世界)$")
_OF_WHAT = re.compile("的(?P<what>[一-龥]{2,6}?)(?=[，。；、]|[养创承贡生集])")
#: 完成|年度计划的|54%.
_DONE_OF = re.compile("完成[^，。；\\d]{2,12}的$")
#: 旅游收入|再创新高, 市场主体总量|实现翻番, 生产总值|突破千亿大关.
_RISES = re.compile(
    "的?(?P<what>[^，。；\\d]{2,14}?)(?:首次|已|连续|稳步|持续|不断|成功|再|年均|[一二三四五六七八九十]年){0,2}"
    "(?:突破|实现(?:翻番|倍增|跨越|突破|新)|[也再]*创(?:下|造)?[^，。；]{0,14}(?:新高|纪录|记录)|翻[一两]?番|增长|提升|跃上|迈上|[位跃]居|连续\\d+年|大幅|快速|稳定)"
)
_SUM = re.compile("(?:总|协议|合同|计划|累计|合计|意向)*(?:投资额?|金额|总额|产值|营收)(?:共|合计)?")
_NEXT = re.compile("[，、][^，。；、]{0,10}")
_JOINT = re.compile("、|以及|[和与及](?!其)")
_SHARE_OF = re.compile("占[^，。；\\d]{0,4}$")
_TOWARDS = ("对", "与", "向", "自", "从")
_FROM_SO_MANY = re.compile(
    r"来自[^，。；、]{1,20}?的(?P<what>[一-龥]{2,10}?)(?=[，。；]|签|参|出席|到|落户|入驻|共|合作协议|$)"
)
#: 从960对|增至1577对: what happens to a count, and not what is counted.
_CHANGES = re.compile("(?:增|升|降|减|扩|提)(?:加|长|至|到|高|低|少|大|充|升)|发展到|上升到|攀升")
_NAMED_HAS = re.compile(f"其中{SLOT}+(?:有|共|占|达)+$")
#: 7个县|（市、区）.
_KINDS_TOO = re.compile("（[市县区旗州盟乡镇街道、]{1,9}）")
_INDICATOR_TAIL = re.compile(r"[的了，、等]+$")
#: Tags of the words of a noun phrase.
_NOMINAL = frozenset(("n", "nz", "nw", "vn", "a", "an", "LOC", "ORG", "PER", "s", "f", "xc", "m", "q"))


class Indicators:
    """The words of one sentence's figures, in order: some are said once for several."""

    def __init__(self, scene: Scene, before: Indicators | None = None) -> None:
        self._scene = scene
        #: 2019年吞吐量为2715万人次；2020年降至1280万人次: the parts of a series go on with the words of the first.
        self._by_unit: dict[str, str] = dict(before._by_unit) if before is not None else {}
        self._last: str = before._last if before is not None else ""
        self._growth = ""
        #: 制造业新设企业1335家；|实际使用外资102亿美元: what a sentence is about, which no name names.
        self._sector: str = branch_of(scene) or (before._branch if before is not None else "")
        self._branch: str = self._sector  # holds for the parts of a series, unlike a kind that stands out
        #: What grew last.
        self._grew = ""
        #: The words of the last share of a whole.
        self._share = ""
        #: The words of the figure before, and where that ends.
        self._told = "", 0
        summed = _SUMMED.match(scene.text, *scene.sentence.span)
        self._kind: str = summed["kind"] if summed else ""
        #: What was counted just before, and where its figure ends.
        self._sort: tuple[str, int] | None = None
        self._said: list[str] = []
        self._clause = scene.sentence.span
        #: What was counted before the counts of its parts: 项目18个，其中大项目1个、小项目17个.
        self._all: tuple[str, int] | None = None

    def of(self, quantity: Quantity, behind: int | None = None) -> str:
        """What a figure measures, as the text writes it; its unit where nothing says so.

        Its words begin no sooner than `behind`, the end of the name whose share it is.
        """
        words, end = self._told
        beside = _BESIDE.fullmatch(self._scene.text, end, quantity.span.start) if end else None
        each = self._each(quantity)
        if beside is None or each:  # else it is the next of 分别为7.2%、|7%
            words = each or self._measured(quantity, behind)
        self._told = words, quantity.span.end
        return self._written(_sound(words, quantity))

    def _written(self, words: str) -> str:
        """Words of the folded sentence as the text writes them."""
        start, end = self._scene.sentence.span
        folded, text = self._scene.text[start:end], self._scene.view.text[start:end]
        if folded == text:
            return words
        written = dict(zip(folded, text, strict=True))
        return "".join(written.get(c, c) for c in words)

    def _measured(self, quantity: Quantity, behind: int | None) -> str:
        lead = self._lead(quantity) if behind is None else self._scene.text[behind : quantity.span.start]
        if quantity.kind == "percent" and lead == "占" and self._last:
            return self._last + "占比"
        self._clause = self._scene.clause(quantity.span.start).span
        kind, stands_out = kind_before(self._scene, self._clause.start)
        if stands_out and kind != self._sector:
            self._last = kind
            self._by_unit = dict.fromkeys(self._by_unit, kind) | {quantity.unit: kind}
        self._sector = kind or self._sector
        pace = _PACE.match(self._scene.text, quantity.span.end)
        if pace and (at := _AT.fullmatch(lead)):
            self._last = _LEADING.sub("", at["what"]) or self._last
            return self._last + at["each"].replace("以", "") + pace["verb"]
        if (quantity.kind == "percent" or _THAN.match(lead)) and (grows := self._growing(lead)):
            return grows
        told, end = self._told
        grew = self._growth and told.endswith(self._growth)
        if grew and _CAME_TO.fullmatch(self._scene.text, end, quantity.span.start):
            return self._last
        if quantity.unit == "%" and self._last and (done := _DONE.fullmatch(lead)):
            return self._last + done["verb"]
        # 2023年吞吐量为6317万人次，2022年为2610万人次: the words are said once for figures of one unit
        words = self._words(quantity, lead) or self._by_unit.get(quantity.unit, "")
        if quantity.unit == "倍" and (not words or words.endswith("的")):
            size = _TIMES.search(self._scene.text[self._clause.start : quantity.span.start])
            words = size["what"] if size else words
        if quantity.unit in ("倍", "%") and _AS_MUCH.fullmatch(words):
            words = self._last or words  # 游客980万人次，是2019年的|1.3倍
        if quantity.kind == "count" and words in ("", quantity.unit) and _IN_ALL.search(lead):
            words = self._kind  # 数字经济项目包括三类，|共37个
        words = with_branch(self._scene, self._sector, words, quantity.span.start)
        self._by_unit[quantity.unit] = self._last = words
        if words and (change := _CHANGE.search(lead)) and not words.endswith(change[1]):
            words += change[1]  # 户籍人口减少|1.2万人: by so many
        self._said.append(words)
        if quantity.kind == "count":
            if _PARTS.search(self._scene.text, self._clause.start, quantity.span.start) and self._all is None:
                self._all = self._sort
            self._sort = (words, quantity.span.end) if _SORT.search(words) else None
        elif self._sort is not None and _SUM.fullmatch(words):
            sort, end = self._sort
            if self._all is not None:
                return self._all[0] + words  # 项目18个，其中大项目1个、小项目17个，|总投资9亿元: of all
            if _NEXT.fullmatch(self._scene.text, end, quantity.span.start):
                return sort + words  # 科创类项目9个，|总投资385亿元
        if not words and quantity.unit == "%" and "完成" in lead:
            return "完成进度"  # 工程已完成|六成
        return words or quantity.unit or "数值"

    def _each(self, quantity: Quantity) -> str:
        """Of a list of things that are measured one by one, the one whose figure it is: 甲、乙出口分别增长3%和5%."""
        clause, at = self._scene.clause(quantity.span.start).span, quantity.span.start
        if those := self._of_those(quantity, clause) or self._mainly(quantity):
            return those
        start = self._after_name(clause.start, quantity)
        both = _BOTH.match(self._scene.text, start, at + 1)
        if both is not None:
            pair = [q.span.start for q in figures_of(self._scene) if both.end() <= q.span.start < clause.end]
            if at in pair and len(pair) == 2:
                word = _LEADING.sub("", both["lead"]) + both["first" if at == pair[0] else "second"] + both["of"]
                self._said.append(word)
                return word
        listed = _EACH.search(self._scene.text, start, at + 1)
        if listed is None:
            return ""
        figures = [q for q in figures_of(self._scene) if listed.end() <= q.span.start < clause.end]
        number = next((k for k, q in enumerate(figures) if q.span.start == at), None)
        items = [item for item in _JOINT.split(_LEADING.sub("", listed["items"])) if item]
        if number is None or len(items) != len(figures) or len({q.kind for q in figures}) > 1:
            return ""
        shared = len(items[-1].removesuffix(listed["tail"] or "")) > 1 and items[number][-1] not in "数量额率值"
        tail = (listed["tail"] or "") if shared else ""  # 企业数和总投资: each has its own
        word = items[number].removesuffix(tail) + tail
        if len(items[number]) == 1 and items[-1][:1] in _COUNTERPARTS.get(items[number], ""):
            word = items[number] + items[-1][1:]  # 城|、乡居民收入
        self._said.append(word)
        return word + listed["verb"].replace("分别", "")

    def _mainly(self, quantity: Quantity) -> str:
        """Of what something mainly consists of, the one whose share a figure is."""
        clause = self._scene.clause(quantity.span.start).span
        if not self._scene.text.startswith("分别占", clause.start):
            return ""
        listed = _MAINLY.search(self._scene.text, self._scene.sentence.span.start, clause.start)
        figures = [q.span for q in figures_of(self._scene) if clause.contains(q.span)]
        items = _JOINT.split(listed["items"]) if listed else []
        if quantity.span not in figures or len(items) != len(figures) or not all(items):
            return ""
        return items[figures.index(quantity.span)] + (listed["tail"] if listed else "") + "占比"

    def _of_those(self, quantity: Quantity, clause: Span) -> str:
        """Of things measured before, the one whose change a figure tells; empty where none are."""
        shared = _OF_THOSE.match(self._scene.text, clause.start, clause.end)
        if shared is None:
            return ""
        figures = [q.span for q in figures_of(self._scene) if shared.end() <= q.span.start < clause.end]
        if len(figures) < 2 and "分别" not in shared.group():
            return ""
        measured = self._said[-len(figures) :] if figures else []
        if quantity.span not in figures or len(measured) != len(figures):
            return ""
        changed = _CHANGE.search(self._scene.text, shared.start(), quantity.span.start)
        verb = changed[1] if changed else shared["verb"]
        return measured[figures.index(quantity.span)] + (shared["than"] or shared["too"] or "") + verb

    def _growing(self, lead: str) -> str:
        """What has grown, with the word of its change; it may be the thing measured before."""
        if _EARLIER_FIGURE.search(lead) and self._growth:
            return self._growth
        lead = _FROM.sub("", _TURNED.sub("", lead)) or lead
        match = _GROWTH.search(lead)
        head = _LEADING.sub("", lead[: match.start()]).rsplit("、", 1)[-1].strip("，的") if match else ""
        self._last = head or self._last
        if match is not None and not self._last:
            self._last = self._of_clause_before(self._clause)
        if match is None or not self._last:
            self._growth = ""
            return ""
        if head and self._share.endswith(head):
            self._last = self._share  # 占外贸总值的41.2%，比重|下降0.4个百分点
        self._growth = self._last + _PLAIN.sub("", match.group())
        self._grew = self._last
        return self._growth

    def _lead(self, quantity: Quantity) -> str:
        """The text of the clause before a figure, behind its dates and the name whose figure it is."""
        clause = self._scene.clause(quantity.span.start)
        start = clause.span.start
        for when in self._scene.dates:
            if clause.span.contains(when.span) and when.span.end <= quantity.span.start:
                if self._scene.text[when.span.start - 1] in _OF_YEAR and self._scene.text.startswith(
                    "的", when.span.end
                ):
                    continue
                changed = _CHANGED.match(self._scene.text, when.span.end) is not None
                if changed and self._scene.text[when.span.start - 1] in "由从":
                    continue
                if self._scene.text[when.span.start - 1] not in _BESIDE_THEN:
                    start = when.span.end + self._scene.text.startswith("度", when.span.end)
        start = self._after_name(start, quantity)
        for g in self._scene.inside(clause.span):
            if g.span.start < quantity.span.start < g.span.end:  # 设立50亿元甲基金|和20亿元乙基金
                start = max(m.span.end + 1 for m in g.mentions if m.span.end < quantity.span.start)
        opening = self._scene.text.rfind("（", start, quantity.span.start)
        if "）" not in self._scene.text[opening : quantity.span.start]:
            comma = self._scene.text.rfind("，", opening + 1, quantity.span.start)
            start = max(start, opening + 1, comma + 1)  # 云山大桥（2023年建成，|全长3公里）
        lead = self._scene.text[start : quantity.span.start].strip("，、： -−")
        return _LIKEWISE.sub("", _ASIDE.sub("", lead))  # 甲园（含乙片区）|出口

    def _words(self, quantity: Quantity, lead: str) -> str:
        clause = self._scene.clause(quantity.span.start).span
        away = _AWAY.search(self._scene.text, clause.start, quantity.span.start)
        if away is not None and (quantity.kind == "length" or (quantity.kind == "time" and away[3])):
            return "".join(away.groups(""))
        before = _last_of(_VERBLIKE.sub("", _FROM.sub("", lead) or lead))
        before = _WHOSE.sub("", _COUNT_BEFORE.sub("", _CAN_REACH.sub("", before)))
        before = _TO_THOSE.sub("", before)
        before = _LEADING.sub("", before) or before
        if not _COUNT_BEFORE.match(lead):  # 签约的12个|项目总投资
            before = _OF_THIS.sub("", before)
        if before.startswith("率") and (rate := _RATE.search(lead)):
            before = rate[0]
        if quantity.kind == "percent" and _SHARES.search(lead) and before and not _SHARE.search(before):
            before = _ADVERBS.sub("", before) + "占比"
        if before in _OF_THAT and (of := _MEASURED.sub("", self._last)) and len(of) <= _BRIEF:
            before = of + before
        if before == "以" and (rate := _AT_A_RATE.match(self._scene.text, quantity.span.end)):
            return rate[1]  # 以7.4%的增速
        share = _WITH_SHARE.match(lead) if quantity.kind == "percent" else None
        if share is not None and (whole := _OF_WHAT.match(self._scene.text, quantity.span.end)):
            return f"占{share['of']}{whole['what']}的比重"
        if before in ("和", "与", "及", "以及"):
            before = self._last  # 分别完成12台和|15台
        noun = self._noun(quantity)
        noun = "" if noun in _MARKS or _BESIDE.fullmatch(noun) else noun
        if not noun and self._is_part(quantity):
            told = self._scene.masked(clause.start, quantity.span.start)
            if told[-1] in "中、，" or _NAMED_HAS.search(told):
                return ""  # 养老院12家，其中3家位于甲区、|2家由企业运营; （其中乙市有|7家）: of what was counted
        before = "" if before in ("其中", "当中", "全国", "我国") else before
        if sort := sort_behind(self._scene, quantity) or given(self._scene, quantity):
            return sort
        after = quantity.kind in ("count", "people") or (quantity.kind != "percent" and _GIVES.search(lead))
        words = noun if after and noun and not (before and _SIZE.search(lead)) else before
        if words.startswith("占") and (
            words.endswith("的") or (quantity.kind == "percent" and _OF_ALL.fullmatch(words))
        ):
            last = self._grew if _COMPARED.match(self._last) else self._last
            whose = "" if last.startswith("占") or not _SHARING.fullmatch(lead) else _CHANGE.sub("", last)
            words = self._share = f"{whose}{words}比重"  # 民营企业进出口20亿元，|占外贸总值的|41.2%
        done = _DONE_OF.search(lead) if quantity.kind == "percent" else None
        if done is not None:
            return f"{done[0]}比重"  # 完成年度计划的|54%
        return (words or noun or before or self._of_clause_before(clause)).strip()

    def _of_clause_before(self, clause: Span) -> str:
        """What the clause before tells of in other words: 甲市旅游收入再创新高，达到|800亿元."""
        index = self._scene.clause(clause.start).index
        if index == 0:
            return ""
        before = self._scene.sentence.clauses[index - 1].span
        start = max((d.span.end for d in self._scene.dates if before.contains(d.span)), default=before.start)
        start = max([start, *(g.span.end for g in self._scene.inside(before) if g.span.start <= start + 2)])
        told = _RISES.match(self._scene.text, start, before.end)
        return told["what"] if told else ""

    def _noun(self, quantity: Quantity) -> str:
        """The noun after a figure: 187家|台资企业 of 187家台资企业入驻."""
        clause, text = self._scene.clause(quantity.span.start), self._scene.text
        start = end = quantity.span.end
        last = quote = ""
        is_part = self._is_part(quantity)
        for t in self._scene.tokens:
            if t.end <= start or t.start >= clause.span.end:
                continue
            if t.tag == "w" and text[t.start : t.end] in "“”《》":
                end, quote = t.end, text[t.start]
                continue  # 4家|“甲倡议”实验室
            # 安置|住宅项目; but 社区5个，其中3个|位于甲区
            acts = t.tag == "v" and end == start and not is_part and text[t.start : t.end] != "来自"
            if quote in ("“", "《"):
                end, last = t.end, "n"  # 3家|“云川智造”示范企业: what is quoted is one word
                continue
            if t.tag not in _NOMINAL and not acts and not (t.tag == "u" and text[t.start] == "的" and t.start > start):
                break
            end, last = t.end, t.tag
        if end == start and (of := _FROM_SO_MANY.match(text, start)):
            return of["what"]  # 59家|来自9个经济体的|合作伙伴
        if last == "v" or _CHANGES.match(text, start):
            return ""
        if text.endswith("来自", 0, quantity.span.start) and "的" in text[start:end]:
            end = text.index("的", start)
        if text.startswith("世界500强", start):
            return "世界500强企业"
        if places := _PLACES.match(text[start:end]):
            return places[0]
        match = re.match(
            r"[^，。；、：\d]{2,16}?(?=年?(?:销售|营业)收入|年?总?产值(?!过|超))"
            r"|[^，。；、：\d]{0,16}?(?=总投资|总规模|总额|总面积|占地|中[，有]|[，。；、：\d]|$)",
            text[start:end],
        )
        noun = match.group() if match else ""
        kinds = _KINDS_TOO.match(text, start + len(noun)) if noun else None
        noun = _ALL_OF.sub("", _INDICATOR_TAIL.sub("", noun))
        if noun in _WIDE:
            return noun + "之最" if text.startswith("之最", start + len(noun)) else ""
        return noun + (kinds.group() if kinds else "")

    def _is_part(self, quantity: Quantity) -> bool:
        """Whether some of what was counted before are counted: 社区5个，其中|3个|位于甲区."""
        clause = self._scene.clause(quantity.span.start).span
        told = _PARTS.search(self._scene.text, clause.start, quantity.span.start) is not None
        return told and quantity.kind == "count" and quantity.unit in self._by_unit

    def _after_name(self, start: int, quantity: Quantity) -> int:
        """Where the words begin: behind the name whose figure it is (白云机场的|旅客吞吐量)."""
        text, end = self._scene.text, quantity.span.start
        counts = quantity.kind in ("count", "people")
        last = -1
        for g in self._scene.groups:
            if self._scene.text[g.span.start - 1 : g.span.start] in _TOWARDS and g.span.start > start:
                break  # 对|甲国|出口增长
            if GUESTS.match(text, g.span.end):
                break  # 广东|旅客占比
            if _SHARE_OF.search(text, start, g.span.start):
                break  # 占同期|甲省|出口总值的
            if set(self._scene.classes(g.things[0])) == {"Industry"} and g.span.start <= start + 4:
                break  # 新能源|项目3个, 房地产业|新设企业5家: what is measured, be it the branch's own or a place's
            if counts and g.span.end == end and self._scene.verb_ends(start, g.span.start):
                break  # 签署|合作协议|7个
            if g.span.end <= end and (g.span.start == last or (last < 0 and start <= g.span.start <= start + 4)):
                last = g.span.end
            elif not counts and start < g.span.start < g.span.end <= end - 2 and text[g.span.start - 1] == "的":
                last = g.span.end  # 由远帆集团承建的江川大桥|全长
        if last < 0:
            return start
        last += text[last] in "的”》"
        return last + (text[last] == "的")


#: 企业|则|分别占35%: words of the verb.
_ADVERBS = re.compile("(?<=..)(?:则|亦|也|均|还|仅|只|再|各)+$|^(?:则|亦)+(?=..)")


def _sound(words: str, quantity: Quantity) -> str:
    """The words without what belongs to the verb; the unit where nothing is left."""
    return _ADVERBS.sub("", words) or quantity.unit


def _last_of(words: str) -> str:
    """The last of several things that are told of, or a list that is counted as one: 教授、副教授和研究员|90人."""
    last = words.rsplit("、", 1)[-1]
    return words if last is not words and _AND_LAST.search(last) and not _OTHERS.search(words) else last
