"""Which numbers are observations: no ordinals and ranks, no distances in time, nothing known before."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.statements.grants import is_term_of_grant
from zhitu.extract.statements.lengths import only_tells_when
from zhitu.extract.statements.rates import is_of_standard
from zhitu.extract.statements.sorts import is_attribute, is_of_sort
from zhitu.extract.text.seams import FLOOR
from zhitu.extract.text.wording import wording, words
from zhitu.extract.values.numbers import Quantity, find_quantities

__all__ = ["figures_of"]

#: A place in a ranking.
_RANK = re.compile(rf"{wording('count-rank-before')}$")
_RANKED = frozenset(words("count-ranked-units"))
#: Adverbs that look like numbers.
_NO_NUMBERS = frozenset(words("count-adverbs"))
#: “合作”|二字.
_WRITTEN = re.compile("”[一二两三四五六七八九]字")
#: 两度|访华: how often.
_OFTEN = re.compile(wording("count-often"))
#: 项目分|两类, 分为|三个片区; 三|班倒: how a thing is divided.
_DIVIDED, _SHIFTS = re.compile("(?<![部充])分(?:为|成)?$"), re.compile("班倒")
_KINDS = frozenset(words("count-kinds"))
#: 我国首个|220千伏输电工程: a measure that is a part of what a thing is called.
_CALLED = re.compile(rf"{wording('count-first-of-kind')}$")
#: 一位20多岁|的年轻人: of somebody, whom only a name near by tells.
_YEARS = frozenset(("岁", "周岁"))
_OF_SOMEBODY = re.compile(rf"的?[^，。；、]{{0,6}}{wording('count-persons')}")
#: 0-17岁|、18-34岁户籍人口: who is counted.
_OF_AGE = re.compile(rf"[及以上下]*(?:、\d|[^，。；、\d]{{0,6}}{wording('count-residents')})")
#: 投资过10亿元|大项目之一; 在全国154个|园区中领先: those that it is one of.
_OF_MANY = re.compile("[^，。；、]{0,14}之一")
#: 28个|人口较少民族之一: how many there are; 走过十个|年头: how long.
_ONE_OF = re.compile(f"{wording('count-in-all')}|{_OF_MANY.pattern}")
#: 是国家|172项重大工程, 是全国首批|3个试点: how many there are, of which the subject is one.
_OF_STATE = re.compile(f"{wording('count-belongs')}{wording('count-wholes')}{wording('count-chosen')}?$")
#: 居全省|14个|市州第2位: of so many a rank is told.
_RANKED_OF = re.compile("[^，。；、\\d]{0,10}?(?:中)?(?:[位排][居列名])?第[\\d一二三四五六七八九十]+[位名]?")
#: |16个|项目中，7个位于乙区: of so many that were counted before.
_OF_THESE = re.compile(f"{wording('count-things-among')}中，")
_ONE_OF_SORTS = re.compile("[^，。；、]{1,8}、[^，。；、]{1,12}之一")
#: 以|365万吨|的差距超过乙港: by how much.
_BY, _GAP = re.compile(f"以{wording('count-nearly')}?$"), re.compile(f"的{wording('count-gap')}")
#: 按|20年|运营期计算: on what assumption.
_ASSUMED = re.compile("按照?(?:约|近)?$")
_RECKONED = re.compile(rf"[^，。；]{{0,12}}{wording('count-reckoned')}")
#: 在全国|100个|城市中.
_IN_SET = re.compile(f"在{wording('count-wide')}(?:的|共)?$")
#: 国家|172项|重大水利工程中的甲工程.
_OF_WHOLE, _SOME_OF = re.compile(f"{wording('count-wholes')}$"), re.compile("[一-龥]{2,14}[中里]的")
_OF_SET = re.compile(rf"[一-龥]{{2,12}}(?<!{wording('count-courses')})[中里](?:[^心小]|$)")
#: 连续|3年, 位列|第3位, 增速高于全省|5.2%, 其他|8个市, 超过乙市的|650万人: not its own.
_NOT_ITS_OWN = re.compile(
    rf"(?P<years>连续)$|(?P<places>[分位]列)$|(?P<than>[高低快慢]于{wording('count-than')})$|(?P<rest>{wording('count-others')})$"
    rf"|(?P<other>(?<!不){wording('count-comparisons')}[一-龥]{{2,9}}的)$"
)
#: 快于乙省|5%|的平均水平, 比乙市的|6万人次|多3万: what another has, told by what stands behind it too.
_BEYOND = re.compile(rf"(?<!不){wording('count-beyond')}[一-龥]{{2,9}}$")
_RATE_OF = re.compile(f"的{wording('count-rates')}")
_THAN = re.compile(rf"{wording('count-compared')}[一-龥]{{2,9}}(?<![从由约至到])$")
_BY_SO_MUCH = re.compile(wording("count-by-so-much"))
_ITS_UNITS = {
    "years": frozenset({"年", "月", "个月", "季度", "个季度"}),
    "places": frozenset("位"),
    "than": frozenset("%"),
    "rest": frozenset("个"),
}
#: 增速在5%至8%之间|的企业有28家: a class of what is counted; 1000千伏|北山变电站: what it is called by.
_BETWEEN = re.compile("(?:之间|以内)的")
#: 营业收入超1000亿元|的2个: how large those are.
_SO_LARGE = re.compile(
    rf"(?:的[^，。；\d]{{0,8}}(?:有|共|达)?|(?:重大|重点)?(?:项目|企业))\d+{wording('count-large-measures')}"
)
#: 吞吐量200-1000万人次|运输机场有36个: of which size.
#: 其中超10亿元|项目1个, 投资过亿元|企业30家.
_SO_LARGE_EACH = re.compile(r"的?(?:以上)?的?[一-龥]{0,4}(?:项目|企业)(?:共有?|有|达)?\d+[个家项]")
_SIZED_BETWEEN = re.compile(rf"的?[一-龥]{{2,10}}(?:共有?|有|达)\d+{wording('count-sized-measures')}")
_VOLTS = re.compile(rf"[一-龥]{{2,12}}{wording('count-power-works')}")
_BOTH = re.compile(r"[两三四五六]\Z")


#: 实现|百公里|高精度传递, |千秒|等离子体运行: of what size, by a round number without a numeral.
_ROUND = re.compile("[百千万亿](?:秒|分钟|米|公里|千米)级?(?![以左之内外])[一-龥]{2}")
#: 谋划国家|102项重大工程|配套项目: the nation's works, of which whoever speaks has none or some.
_NATION_WORKS = re.compile("[项个大]重[大点](?:工程|项目)")
#: 三方|合作协议: who they are is told by name.
_SIDES = re.compile(f"(?:战略)?{wording('count-sides')}")
#: 产学研|三方深化合作: who act together; what is measured is written in figures, 砂石料3方.
_PARTIES = re.compile("[两三四五六七八九]方")
#: 该车|共105节: a train or ship, which has no name.
_VEHICLE = re.compile(f"[该此][趟列次批]?{wording('count-vehicles')}")
#: 7个位于甲区，|总投资17亿元: of some of what was counted.
_SOME_AT = re.compile(rf"(?<![\d共])\d+[个家项](?:项目|企业|工程)?{wording('count-located')}")


def _is_of_unnamed(scene: Scene, quantity: Quantity) -> bool:
    """Whether the sentence is about a vehicle, or the clause before tells where some of those counted are."""
    if _VEHICLE.match(scene.text, scene.sentence.span.start):
        return True
    index = scene.clause(quantity.span.start).index
    return index > 0 and _SOME_AT.search(scene.text, *scene.sentence.clauses[index - 1].span) is not None


def figures_of(scene: Scene) -> tuple[Quantity, ...]:
    """The numbers of a sentence that are observations, in order."""
    if scene.figures is None:
        scene.figures = tuple(q for q in find_quantities(scene.text, *scene.sentence.span) if _is_observed(scene, q))
    return scene.figures


def _is_observed(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number is an observation."""
    text, (at, end) = scene.text, quantity.span
    if quantity.kind == "bare" or quantity.ordinal_like or _is_within(scene, quantity):
        return False
    if quantity.kind == "time" and only_tells_when(scene, quantity):
        return False
    if _is_part_of_word(text, quantity) or is_attribute(scene, quantity) or _is_no_figure(text, quantity):
        return False
    if _is_of_others(text, quantity) or is_of_standard(text, at, end) or _is_assumed(scene, quantity):
        return False
    if is_of_sort(scene, quantity) or is_term_of_grant(scene, quantity):
        return False
    if _is_of_many(scene, quantity) or _is_of_unnamed(scene, quantity):
        return False
    if quantity.unit in _YEARS and _OF_AGE.match(text, end):
        return False
    if quantity.unit in _YEARS and _OF_SOMEBODY.match(text, end):
        return any(set(scene.classes(t)) >= {"Person"} for g in scene.groups for t in g.things)
    called = quantity.kind not in ("count", "people", "money", "percent") and _CALLED.search(text[max(0, at - 2) : at])
    return not (called or _is_known(scene, quantity))


def _is_within(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number is a part of a date, of a quotation, of a name or of an address."""
    text, at = scene.text, quantity.span.start
    if any(d.span.overlaps(quantity.span) for d in scene.dates) or _is_quoted(text, quantity):
        return True
    if any(m.span.start <= at < m.span.end for g in scene.groups for m in g.mentions):
        return True
    return quantity.unit in ("座", "栋", "幢") and FLOOR.match(text, at) is not None  # 远帆大厦3座1203室


def _is_part_of_word(text: str, quantity: Quantity) -> bool:
    """Whether a number tells how often, how things are divided, a place in a ranking, or is a part of a word."""
    at, end = quantity.span
    before = text[max(0, at - 2) : at]
    if quantity.unit in _KINDS and _DIVIDED.search(text, max(0, at - 3), at):
        return True
    if quantity.unit == "度" and _OFTEN.match(text, at):
        return True
    if quantity.unit == "字" and _WRITTEN.match(text, at - 1):
        return True  # “合作”二字
    if quantity.unit == "类" and text[at] in "一二三四" and _OF_CLASS.match(text, end):
        return True
    if quantity.unit == "方" and (_PARTIES.match(text, at) or _SIDES.match(text, end)):
        return True
    if quantity.unit in _RANKED and _RANK.search(before):
        return True
    if quantity.kind in ("length", "time") and _ROUND.match(text, at):
        return True
    if before.endswith(("这", "那")) and quantity.kind in ("count", "people"):
        return True
    if _SHIFTS.match(text, end - len(quantity.unit)) or text[at:end] in _NO_NUMBERS or before.endswith("唯"):
        return True
    return quantity.kind == "count" and _CALLED_BY_NUMBER.match(text, at) is not None


def _is_of_many(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number tells of how many something is one, or how many those are of which some are told of."""
    text, (at, end) = scene.text, quantity.span
    if _is_among(scene, quantity) or (quantity.kind == "money" and _OF_MANY.match(text, end)):
        return True
    if quantity.kind != "count":
        return False
    if (rank := _RANKED_OF.match(text, end)) and not scene.covered(rank.end() - 1):
        return True  # but 床位500张的|市第一医院
    if _OF_THESE.match(text, end) and at == scene.clause(at).span.start:
        return True
    if _OF_WHOLE.search(text, max(0, at - 8), at) and _SOME_OF.match(text, end):
        return True
    if _IN_SET.search(text[max(0, at - 8) : at]) and _OF_SET.match(text, end):
        return True
    if _ONE_OF_SORTS.match(text, end) or _ONE_OF.match(text, end):
        return True
    if text.endswith("国家", 0, at) and _NATION_WORKS.match(text, end - len(quantity.unit)):
        return True
    return _OF_STATE.search(text[max(0, at - 12) : at]) is not None


def _is_assumed(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number is what something is reckoned by, how far it is behind, or what would be so."""
    text, (at, end) = scene.text, quantity.span
    if _BY.search(text, max(0, at - 3), at) and _GAP.match(text, end):
        return True
    if _ASSUMED.search(text, max(0, at - 3), at) and _RECKONED.match(text, end):
        return True
    index = scene.clause(at).index
    near = scene.sentence.clauses[max(0, index - 1) : index + 1]
    return any(_SUPPOSED.match(text, clause.span.start) for clause in near)


#: 保持|两位|数增长: how many digits; 每|百平方公里: of how many; 连续|四届|获评: how often in a row.
#: 统筹|两个大局: what principles are called by how many they are.
_CALLED_BY_NUMBER = re.compile(wording("count-principles"))
_DIGITS, _PER, _IN_A_ROW = re.compile("位数"), re.compile("每$"), re.compile("(?:连续|蝉联)$")
#: 每|10股|派发红利3元, 每|100户|配备2名网格员: of so many each.
_SO_MANY_EACH = re.compile(r"[^，。；\d]{1,16}\d")
#: 规模以上（年营业收入|2000万元及以上|）企业, 年用水|10万吨以上|的单位: what makes a thing one of its class.
_OF_CLASS_OVER = re.compile(f"(?:）的?|的){wording('count-classes')}")
#: 完成|十三次|党代会确定的任务: which congress.
_CONGRESS = re.compile(f"[次届](?:全国|[省市县区州])?{wording('count-congresses')}")
#: 十届人大|四次会议: which session of an assembly; not 召开四次会议.
_SESSION, _OF_ASSEMBLY = re.compile("次(?:全体)?(?:会议|全会)"), re.compile(f"{wording('count-assemblies')}$")
#: 20户以上|自然村通硬化路: of what size.
_OF_SIZE = re.compile(f"[户人]以上的?{wording('count-settlements')}")


def _is_no_figure(text: str, quantity: Quantity) -> bool:
    """Whether a number says how many digits another has, which congress, of how many each or of what size."""
    at, end = quantity.span
    unit = end - len(quantity.unit)
    before = text[max(0, at - 2) : at]
    if quantity.bound in ("atLeast", "atMost") and _OF_CLASS_OVER.match(text, end):
        return True
    if quantity.unit == "位" and _DIGITS.match(text, unit):
        return True
    if quantity.unit in ("次", "届") and (_CONGRESS.match(text, unit) or _IN_A_ROW.search(before)):
        return True
    if quantity.unit == "次" and _SESSION.match(text, unit) and _OF_ASSEMBLY.search(text, max(0, at - 6), at):
        return True
    if quantity.unit in ("户", "人") and _OF_SIZE.match(text, text.find(quantity.unit, at, end)):
        return True
    if _PER.search(before) is None:
        return False
    return quantity.kind != "count" or (quantity.unit != "班" and _SO_MANY_EACH.match(text, end) is not None)


#: 在8个投资超5亿元的大项目中，在这57个项目中，: of so many it is told what follows.
_AMONG = re.compile(
    rf"在(?:\d+[个项家][^，。；]{{2,24}}?|[这上]述?\d+[个项家][^，。；]{{0,24}}?){wording('count-sites-among')}中，"
)


#: 如剔除疫苗因素，|同比增长2.2%: what it would be.
_SUPPOSED = re.compile(f"[如若]果?{wording('count-left-out')}")


def _is_among(scene: Scene, quantity: Quantity) -> bool:
    clause = scene.clause(quantity.span.start).span
    return _AMONG.fullmatch(scene.text, *clause) is not None


def _is_of_others(text: str, quantity: Quantity) -> bool:
    """Whether a number compares, converts, says which class is meant, or is a part of a name."""
    at, end = quantity.span
    if text.startswith("（+", at - 2) and quantity.kind != "percent":
        return True  # 全长3公里（+0.5公里）
    lead = text[max(0, at - 12) : at]
    found = _NOT_ITS_OWN.search(lead)
    if found is not None and quantity.unit in _ITS_UNITS.get(found.lastgroup or "", (quantity.unit,)):
        return True
    if _BEYOND.search(lead) and _RATE_OF.match(text, end):
        return True
    if _THAN.search(lead) and _BY_SO_MUCH.match(text, end - text.endswith("多", at, end)):
        return True
    bracket = text.rfind("（", max(0, at - 40), at)
    if bracket >= 0 and text.startswith("折", bracket + 1) and "）" not in text[bracket:at]:
        return True  # （折2275亿元人民币，同比增长0.5%）
    if quantity.unit == "千伏" and _VOLTS.match(text, end):
        return True
    if quantity.bound in ("moreThan", "atLeast") and _SO_LARGE.match(text, end):
        return True
    if quantity.kind == "money" and quantity.bound in ("moreThan", "atLeast") and _SO_LARGE_EACH.match(text, end):
        return True
    if quantity.upper is not None and _SIZED_BETWEEN.match(text, end):
        return True
    return _BETWEEN.match(text, end) is not None


_OPENED = re.compile("“[超近逾破双]?$")
#: 二类|口岸2个: of which class they are.
_OF_CLASS = re.compile(wording("count-of-class"))


def _is_quoted(text: str, quantity: Quantity) -> bool:
    """Whether a number opens a quoted phrase: “15分钟生活圈”, “超千万箱俱乐部”."""
    return _OPENED.search(text, max(0, quantity.span.start - 2), quantity.span.start) is not None and bool(
        re.match(r"[^”，。]{1,10}”", text[quantity.span.end : quantity.span.end + 12])
    )


def _is_known(scene: Scene, quantity: Quantity) -> bool:
    """Whether a small number only takes up so many things named before: 甲大桥和乙大桥…，两座大桥均……."""
    text = scene.text
    numeral = text[quantity.span.start : quantity.span.start + 1]
    if quantity.kind != "count" or not _BOTH.match(numeral) or quantity.value > 6:
        return False
    noun = re.match(r"[一-龥]{2,4}", text[quantity.span.end : quantity.span.end + 4])
    if noun is None:
        return False
    endings = {noun[0][:size] for size in range(2, len(noun[0]) + 1)}
    before = [
        t
        for t in scene.things
        if t.spans and t.spans[0].start < quantity.span.start and any(t.name.endswith(e) for e in endings)
    ]
    return len(before) >= quantity.value
