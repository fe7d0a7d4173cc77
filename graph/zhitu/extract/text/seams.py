"""Words by their form that the tagger cuts in the wrong place: 中开|高速, 十五|运会, 改|扩建."""

from __future__ import annotations

import re

from zhitu.extract.text.wording import wording, words

__all__ = ["FLOOR", "HOUSE", "JAPANESE", "NO_LIST", "OF_SCHOOL", "ORGAN_AFTER", "SEAMS", "VIA"]


#: Words with 等 that are no lists.
NO_LIST = re.compile(wording("seam-no-list"))

#: A body of a university, whose name does not go on.
OF_SCHOOL = re.compile(wording("seam-of-school"))

#: By whom something was approved; but 经信局, 经济日报社.
VIA = re.compile(
    f"(?<=[区园县市州])经(?={wording('via-whom')})"
    rf"|(?:(?<![一-龥])|(?<=[已并报须需业])|(?<=\d[日月年]))经(?!{wording('via-no-body')})(?=[一-龥]{{0,10}}?"
    rf"(?:{wording('via-organs')}|[部局委厅署院会办]{wording('via-decides')}))"
)

#: An organ right behind another of its place.
ORGAN_AFTER = re.compile(wording("seam-organ-after"))


#: 滨江路|88号|远帆大厦: which house of a street; but 滨江路3号桥.
HOUSE = re.compile(
    r"(?<=[路道街巷弄同段])[东西南北中]?\d{1,4}(?:[-—~至、之]\d{1,4})*号(?![楼桥隧井院线机炉池库泵站地码航标])"
)
_ROOM = r"[A-Z]?\d{3,4}(?:[-—~至、]\d{3,4})*室(?!\d)"
#: 远帆大厦|3座12楼1206室|市科技局: where in a house; but 12层住宅, 3室2厅.
FLOOR = re.compile(
    r"(?<=[一-龥])(?<!第)(?:\d{1,2}[座幢栋](?=\d))?(?:(?:\d{1,3}(?:[-—~至、]\d{1,3})?楼(?![座栋幢])"
    r"|(?<=[厦楼署])地下(?=[一-龥]{2,6}[处局署])"
    rf"|(?<=[厦场心馆楼署座幢栋])\d{{1,2}}层(?![楼高建住商的]))(?:{_ROOM})?|{_ROOM})"
)

#: 若|云山大学设立, 除|云山桥通车外，; but 若羌县.
_SUPPOSING = rf"(?<![^，。；：“\n]){wording('seam-supposing')}(?=[一-龥]{{2}})"

#: 甲市|高标准|建设: how it is done, where the tagger sees a noun.
_MANNER = f"{wording('seam-manner-how')}(?=(?:规划|统筹|持续)?{wording('seam-manner-does')})"

#: 支持云岭大学|建设|医学院: what a school is to do, whose object the tagger gives to its name; but 建设管理学院.
_FOUNDING = (
    f"(?<=大学|学院|医院){wording('founding-verbs')}(?!{wording('no-founding')})"
    f"(?=[一-龥]{{1,10}}{wording('founded-at-schools')})"
)

#: 佐藤健一|到访: a Japanese name of four characters, which the tagger cuts.
JAPANESE = re.compile(
    f"{wording('japanese-surnames')}(?![省市县区镇乡村河江湖山路街庄屯寨])[一-龥]{wording('japanese-given-ends')}(?={wording('japanese-name-next')})"
)

#: 甲集团|中国区|总裁: for what part of the world an office is, where the tagger gives it to the name.
_SCOPE = f"(?<=[一-龥A-Za-z]{{2}}){wording('office-scopes')}(?=(?:高级|执行|资深|常务)?副?{wording('firm-offices')})"

#: 昨日假|江湾会展中心举行: at, as Hong Kong writes, where the tagger gives it to the name.
_AT = "(?<=[日天午晚时])假座?(?=[一-龥]{3,16}(?:举行|举办|召开|揭幕|开幕))"

#: 财政|局|长陈立新: the bureau in what its head is called, which goes by no other name there.
_BUREAU = (
    f"(?:(?<![^，。；、：和与及由府（])[省市县区州]?|(?<=[省市县区州])){wording('bureaus')}局"
    "(?=长[一-龥]{2})(?!长[期远效足途久度江沙春治安岛乐三城白官线征])"
)

_FORMS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (wording("seam-listed-line"), "LOC", ("高速", "高铁", "客专")),
    (wording("seam-games"), "nz", ("运会",)),
    (wording("seam-no-list"), "n", ("等",)),
    (wording("seam-size"), "m", words("sort-size-units-bare")),
    (wording("seam-after-size"), "n", ("特高压",)),
    (wording("seam-interbank"), "n", ("银行间",)),
    (wording("seam-funds"), "n", ("基金",)),
    (wording("seam-parties"), "n", ("方",)),
    (wording("seam-works"), "n", ("改扩建", "续建", "迁建")),
    (wording("seam-jointly"), "n", ("作共建",)),
    (wording("seam-side"), "n", ("方",)),
    (wording("seam-of-stations"), "n", ("站段",)),
    (wording("seam-bounds"), "v", ("，东", "，西", "，南", "，北", "、东", "、西", "、南", "、北")),
    (wording("seam-since-then"), "p", ("月经",)),
    (wording("seam-planned"), "d", ("工程计划", "项目计划", "期计划")),
    (wording("seam-session"), "n", ("人大会议", "政协会议")),
    (wording("seam-councillor"), "n", ("区区议",)),
    (wording("seam-and"), "c", ("暨",)),
    (wording("seam-together-with"), "v", ("会同",)),
    (wording("seam-consulting"), "p", ("商",)),
    (wording("seam-former"), "d", ("原",)),
    (wording("seam-joining"), "v", ("联合",)),
    (wording("seam-league"), "ORG", words("needs-league")),
    (wording("seam-owning"), "v", ("控股", "参股")),
    (wording("seam-of-school"), "n", ("大学校", "学院校")),
    (wording("seam-investing"), "v", ("投资",)),
    (wording("seam-spent-on"), "v", ("用于", "用作", "用以")),
    (wording("seam-counted-in"), "q", ("所在港", "所在澳", "所在京", "所在沪")),
    (wording("seam-belonging"), "b", ("部部属",)),
    (wording("seam-of-level"), "v", ("省属", "市属", "县属", "区属", "州属")),
    (wording("seam-also"), "v", ("兼",)),
    (wording("seam-office-by"), "n", ("所以",)),
    (VIA.pattern, "p", ("经",)),
    (wording("seam-branch-of"), "n", words("needs-branch")),
    (wording("seam-begun"), "LOC", ("开工建设成",)),
    (_SUPPOSING, "c", words("needs-supposing")),
    (wording("seam-organ-after"), "ORG", words("needs-organs")),
    (wording("seam-numbered-town"), "LOC", ("镇", "乡")),
    (_FOUNDING, "v", ("大学", "学院", "医院")),
    (wording("seam-below"), "v", ("下设",)),
    (wording("seam-board"), "n", ("理事会", "监事会", "董事会")),
    (wording("seam-cut-nouns"), "n", ("可持续发展", "上下游")),
    (wording("seam-publicity"), "ORG", ("宣传文", "教育科技部")),
    (_BUREAU, "ORG", ("局长",)),
    (wording("seam-passing"), "p", ("经",)),
    (wording("seam-pointed-site"), "n", ("该院区", "该校区", "该厂区", "该园区", "该馆区", "该库区", "该港区")),
    (wording("seam-both-ways"), "d", ("双向", "单向")),
    (_MANNER, "d", words("needs-manner")),
    (_SCOPE, "a", words("firm-offices")),
    (JAPANESE.pattern, "PER", words("japanese-surnames")),
    (_AT, "p", ("假",)),
    (HOUSE.pattern, "w", ("号",)),
    (FLOOR.pattern, "w", ("楼", "层", "室", "地下")),
)
#: What each of these is tagged as, and the words of which it has one: where there is none, it need not be tried.
SEAMS = tuple((re.compile(form), tag, needs) for form, tag, needs in _FORMS)
