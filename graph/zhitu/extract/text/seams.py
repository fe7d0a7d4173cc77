"""Words by their form that the tagger cuts in the wrong place: 中开|高速, 十五|运会, 改|扩建."""

from __future__ import annotations

import re

__all__ = ["NO_LIST", "OF_SCHOOL", "ORGAN_AFTER", "SEAMS", "VIA"]


#: A line by a short name between two others: 、中开高速等.
_LISTED = re.compile(r"(?<=[、，和与及的])[一-龥]{2,3}(?:高速|高铁|客专)(?=[、，。；和与及等])")

_GAMES = re.compile(r"(?<![第一二三四五六七八九十])[一二三四五六七八九十]{1,3}运会")

#: Words with 等 that are no lists.
NO_LIST = re.compile(r"等(?:离子体?|高线|压线|温线|效性|价物|比例)")

#: The size of a work, with its signs, and the word after it: ±800千伏|特高压, 2×60万千瓦.
_SIZE = re.compile(r"(?:±|\d+[×*])\d+(?:\.\d+)?(?:千伏|万?千瓦|兆瓦|万?吨级?)")

#: Between banks: no bank.
_INTERBANK = re.compile("银行间")

_FUND = re.compile(r"(?:引导|投资|并购|创业投资|风险投资)基金")

_SESSION = re.compile("(?:人大|政协)会议")

#: 云山区|区议员, whose first character the tagger gives to the place.
_COUNCILLOR = re.compile("(?<=区)区议[员会]")

#: 建校五十周年暨|云山学会成立十周年.
_AND = re.compile("(?<=[年会式典坛赛展节驻用成幕牌土工约馆])暨(?=[一-龥]{3})(?![南阳])")

_AFTER_SIZE = re.compile(r"(?<=千伏)特高压")

#: 甲、乙及某某电能|三方: the parties, which the tagger gives to the last.
_PARTIES = re.compile(r"(?<=[一-龥]{3})[两双三四五六]方(?=(?:共同|联合|成立|签|将|在|合作|共建|出资|达成))")

_WORK = re.compile(r"改扩建|续建|迁建")

#: 川浙协作|共建|示范园: two nouns of one name.
_JOINTLY = re.compile("协作共建(?=示范|产业|园区|科技|实验)")

#: 承办|方某公司: the word for who does it, whose last character the tagger gives to the name.
_SIDE = re.compile(r"(?:承办|主办|协办|运营|投资|建设|施工|承建|设计|合作|出资|中标)方(?=[一-龥]{4})")

#: 卫健委|会同|财政局; but 管委会|同, 学会|同, 会同县.
_TOGETHER_WITH = re.compile(
    "(?<=[局厅部办院司处署行委])(?<!委员)(?<![管组居村筹常党执团]委)会同(?!县(?![财发教公民卫农林水交住自文市应司医税统科工商审人]))"
)

#: The Youth League of a place, which the tagger cuts before 市委.
_LEAGUE = re.compile("(?<![集兵师旅剧社财炮炼乐])团[省市县区州]委")

#: 市妇联|联合|市法院, 云山大学|联合|省农科院; but 联合会, 联合国.
_JOINING = re.compile("(?<=[局厅部办院司处署行委会学团联校社团馆])联合(?=[省市县区州各]|国家[^，。])")

#: 远帆集团|控股|的船厂: who owns it.
_OWNING = re.compile("(?<=集团|公司)(?:控股|参股)(?=的)")

#: 云山大学|校党委书记: a body of the university, whose name does not go on.
OF_SCHOOL = re.compile("(?<=大学|学院)校(?:党委|团委|纪委|工会|学生会|领导)")

#: 对华|投资, 在桂|投资: where somebody invests.
_INVESTING = re.compile("(?<=[对在来赴][华京津沪渝豫鄂湘粤桂琼川黔滇陕甘青宁新藏蒙辽吉黑冀晋鲁苏浙皖闽赣台港澳])投资")

#: 江州|分局|长何某某: its head, in one word with what he heads.
_BRANCH_OF = re.compile("(?<=[一-龥]{2})分[局署院校社所](?=长(?![期远效江春沙城安]))")

#: 区委书记|兼|管委会主任: also.
_ALSO = re.compile("(?<=[长记任席员裁理监])兼(?=[一-龥]{3})")

#: 云岭开发区|经|自治区政府批复, 经|市人大常委会表决: by whom; but 经信局, 经济日报社.
VIA = re.compile(
    "(?<=[区园县市州])经(?=(?:自治[区州]|[省市县区州])?(?:人民)?政府|国务院|国家[一-龥]{2,8}[委部局]|[省市]委)"
    "|(?:(?<![一-龥])|(?<=[已并报须需业]))经(?!济(?![南宁源])|[信开贸管营发办])(?=[一-龥]{0,10}?"
    "(?:[省市县区州盟旗]委(?![员托])|自治[区州]|党委|党组|党中央|政府|人大|政协|国务院|常委会|董事会|理事会"
    "|[部局委厅署院会办](?:批准|同意|研究|审[议核定批]|表决|决定|批复|授权|核准|备案|评[审定])))"
)

#: 2000年4月|经|国务院批准.
_SINCE_THEN = re.compile("(?<=[\\d一二三四五六七八九十]月)经(?=[一-龥])")

#: 工信部|部属机构.
_BELONGING = re.compile("(?<=部)部属(?=[一-龥])")

#: 开工建设|成巴高铁: 成 tells no end of what only begins.
_BEGUN = re.compile("(?<=开工建设)成[一-龥]{1,3}(?=高铁|铁路|城际|客专|高速)")

#: 市人大|市政协, 党中央|国务院: an organ right behind another of its place.
ORGAN_AFTER = re.compile(
    "(?:(?<=[省市县区州盟旗]委)|(?<=[省市县区州盟旗](?:人大|政府|政协))|(?<=人大常委会)|(?<=党中央))"
    "(?:[省市县区州盟旗](?:委(?![员托])|人大(?:常委会)?|政府|政协|纪委)|国务院)"
)

#: 若|云山大学设立, 除|云山桥通车外，; but 若羌县.
_SUPPOSING = re.compile(
    r"(?<![^，。；：“\n])(?:若(?![干是非羌尔])|假如|如果|倘若|除(?=[^，。；]{3,24}外，))(?=[一-龥]{2})"
)

#: 甲市|高标准|建设: how it is done, where the tagger sees a noun.
_MANNER = re.compile(
    "(?:高(?:标准|质量|水平|起点|品质|规格|效率|站位)|全方位|全链条|全域|多渠道|常态化)"
    "(?=(?:规划|统筹|持续)?(?:建设(?!性)|打造|推进|谋划|构建|建成|实施|编制|布局|开行|举办))"
)

#: 支持云岭大学|建设|医学院: what a school is to do, whose object the tagger gives to its name; but 建设管理学院.
_FOUNDING = re.compile(
    "(?<=大学|学院|医院)(?:建设|筹建|组建|创办|创建|设立|新建|共建)(?!管理|工程|与|法|兵团|银行|集团|项目)"
    "(?=[一-龥]{1,10}(?:学院|研究院|研究所|实验室|医院|校区|院区|中心|基地|平台))"
)

#: 理事会|下设|云岭委员会.
_BELOW = re.compile("下设(?=[一-龥]{2})")

#: 云岭示范区|理事会|召开会议, where the tagger sees that it will do so.
_BOARD = re.compile("(?:理事|监事|董事)会(?![议长])")

#: 可持续发展|议程创新示范区: a noun in a name, and no deed.
_SUSTAINABLE = re.compile("可持续发展(?=[一-龥]{0,6}(?:区|议程|中心|论坛|基金|行动|规划|战略|大会|峰会|城市))")

#: 五间房|乡: a town with a number in its name, and no five of anything.
_NUMBERED_TOWN = re.compile(
    "[一二三四五六七八九十]{1,2}[间家户棵道][房子店屋堡庄铺营沟树岭窝][一-龥]?[镇乡](?![镇村民企亲])"
)

#: What each of these is tagged as, and the words of which it has one: where there is none, it need not be tried.
SEAMS = (
    (_LISTED, "LOC", ("高速", "高铁", "客专")),
    (_GAMES, "nz", ("运会",)),
    (NO_LIST, "n", ("等",)),
    (_SIZE, "m", ("千伏", "千瓦", "兆瓦", "吨")),
    (_AFTER_SIZE, "n", ("特高压",)),
    (_INTERBANK, "n", ("银行间",)),
    (_FUND, "n", ("基金",)),
    (_PARTIES, "n", ("方",)),
    (_WORK, "n", ("改扩建", "续建", "迁建")),
    (_JOINTLY, "n", ("作共建",)),
    (_SIDE, "n", ("方",)),
    (_SINCE_THEN, "p", ("月经",)),
    (_SESSION, "n", ("人大会议", "政协会议")),
    (_COUNCILLOR, "n", ("区区议",)),
    (_AND, "c", ("暨",)),
    (_TOGETHER_WITH, "v", ("会同",)),
    (_JOINING, "v", ("联合",)),
    (_LEAGUE, "ORG", ("团省委", "团市委", "团县委", "团区委", "团州委")),
    (_OWNING, "v", ("控股", "参股")),
    (OF_SCHOOL, "n", ("大学校", "学院校")),
    (_INVESTING, "v", ("投资",)),
    (_BELONGING, "b", ("部部属",)),
    (_ALSO, "v", ("兼",)),
    (VIA, "p", ("经",)),
    (_BRANCH_OF, "n", ("分局长", "分署长", "分院长", "分校长", "分社长", "分所长")),
    (_BEGUN, "LOC", ("开工建设成",)),
    (_SUPPOSING, "c", ("若", "假如", "如果", "除")),
    (ORGAN_AFTER, "ORG", ("人大", "政协", "政府", "国务院")),
    (_NUMBERED_TOWN, "LOC", ("镇", "乡")),
    (_FOUNDING, "v", ("大学", "学院", "医院")),
    (_BELOW, "v", ("下设",)),
    (_BOARD, "n", ("理事会", "监事会", "董事会")),
    (_SUSTAINABLE, "n", ("可持续发展",)),
    (_MANNER, "d", ("高", "全方位", "全链条", "全域", "多渠道", "常态化")),
)
