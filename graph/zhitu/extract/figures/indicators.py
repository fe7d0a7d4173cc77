"""The words that a figure measures: the noun before it, of a count the noun after it, of a growth what grows."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.figures.branches import kind_before, with_branch
from zhitu.extract.figures.growths import gap_of, growing
from zhitu.extract.figures.indicator_patterns import (
    ABOUT,
    ADDED,
    ADVERBS,
    BESIDE,
    CHANGE,
    CHANGES,
    IN_A_ROW,
    LEADING,
    ONLY_SO_MUCH,
    PARTS,
    RATES,
    SINCE_THEN,
)
from zhitu.extract.figures.measured import Measured
from zhitu.extract.figures.nouns import words_of
from zhitu.extract.figures.one_by_one import of_each
from zhitu.extract.figures.time_forms import THEN, is_base_figure
from zhitu.extract.figures.words import after_name, head_of_list, is_share, lead_of, measure_of, moving_before
from zhitu.extract.statements.rates import POINTS
from zhitu.extract.text.list_numbers import SECTION_NUMBER
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span

__all__ = ["Indicators"]

#: 较上年|3265公顷|增加1%: what it was then.
_THEN = f"(?P<than>{THEN[0]}){THEN[1]}(?P<what>[^，。；\\d]{{0,6}}?)"
_WAS = re.compile(_THEN + rf"[\d.,]+ ?[万亿千百]*[一-龥]{{1,3}}?(?={wording('figure-than-verbs')})(?:相比，?)?")
_WAS_SO_MUCH = re.compile(_THEN)
#: 比上年减少|1435万人次: so much less.
_THAN = re.compile(f"{SINCE_THEN}|[比较]同期")
#: The same behind what it is told of.
_THAN_BEFORE = re.compile(f"(?<=..)(?:{SINCE_THEN})$")
#: 固定资产投资456亿元，|增速达|23%: of what was measured.
_RATE_ALONE = re.compile(f"(?:同比|环比|[两三四五]年)?(?:年均|复合|平均)*{RATES}")
#: 货运量按年跌2%|至120万公吨, 产量保持6%以上|增长、达400万公吨: what it came to.
_CAME_TO = re.compile(f"(?:的?{CHANGES})?[，、]?(?:并|已|首次)?{wording('figure-comes-to')}{ABOUT}*")
#: 桥梁320座，|完工|70%: how much of it is done.
_DONE = re.compile(f"(?:[已共均则]|累计)*(?P<verb>{wording('works-started')}|{wording('works-completed')}){ABOUT}*")
#: 面积|是甲县的|2倍.
_TIMES = re.compile(
    r"(?:^|[，的])(?P<what>[^，。；的\d]{2,8}?)(?:大?约|将?近)?(?:[是为]|相当于)[^，。；\d]{2,12}的[约近]?$"
)
#: 新增企业7家、|累计|28家: all that there are.
_SO_FAR_ALL = re.compile("^(?:累计|总计|总数)(?:达到?|已达?|为|至|超|突破)*$")
_NEW = re.compile("^新(?:增加?|认定|培育|设立?)(?=..)")
#: 用电量|以每月|8%|的速度增长.
_AT = re.compile(
    r"(?P<what>[^，。；]*?)(?:[也将已正]|一直|始终)?"
    rf"(?P<each>(?:[年月]均)?以(?:平均每[年月]|每[年月周日天季]度?|[年月]均)?){ABOUT}*"
)
_PACE = re.compile(
    f"(?:左右)?的(?:复合|平均)?{wording('figure-pace-nouns')}{wording('figure-pace-ways')}*(?P<verb>{CHANGES})"
)
#: 投资|连续五个月均保持|30%|以上的快速增长势头.
_KEEPS = re.compile(
    f"(?P<what>[^，。；]*?)(?:连续[^，。；]{{1,6}})?{wording('figure-keeps-ways')}*(?:保持|维持)[了在]?{ABOUT}*"
)
_MOMENTUM = re.compile(f"(?:以上|左右|上下)?的?{wording('figure-momentum-ways')}*(?P<verb>{CHANGES}|{RATES})")
_IN_ALL = re.compile(f"^{wording('figure-in-all')}$")
#: 是上年同期的|1.3倍, 恢复到2019年的|80%.
_AS_MUCH = re.compile(f"{wording('figure-as-much')}?[^，。；]{{0,6}}?(?:全?年|同[期月])?的")
#: Things of a sort, and what is told of all of them right after how many there are.
_SORT = re.compile(f"(?<=..){wording('figure-sorts')}$")
#: 企业总数248户、三年|翻|两番: in how many years does not say what.
_DOUBLED = re.compile(r"(?:(?:近|过去)?[\d一二两三四五六七八九十]+年[来间]?)?(?:实现)?(?P<verb>翻)了?")
_HOLDS_AT = re.compile(f"[均都也]?(?:一直|始终|持续)?(?:稳定|保持|维持)在{ABOUT}*")
#: 收入98亿元，恢复至2019年同期的|107.3%, 仅为上年的|51%: the figure measured before, beside that of another time.
_OF_THEN = re.compile(
    f"[仅约已]*{wording('figure-as-much')}[^，。；]{{0,4}}(?:年|[同去]期|[同上]月|[同上]季度?)"
    r"[^，。；\d]{0,4}的(?:近|约|超过?)?$"
)
#: 净利润5亿元（上年同期：|3亿元）.
_THEN_IN_BRACKET = re.compile(f"（{wording('figure-then')}(?:同期|同月|同季)?(?:数|值|金额)?[为是：:]?")
#: 占比|71.7%, of what was measured.
_OF_IT = re.compile("占(?:比重?)?(?:分别)?(?:[为是约近]|达到?|超过?)*")
#: 生产总值（|7.5%）、工业增加值（|12.7%）: what stands before the bracket.
_BEFORE_BRACKET = re.compile("(?P<what>[一-龥A-Za-z]{2,18})（[+-]?$")
#: 甲区（|13.0%）和乙区（8.2%）|生产总值增速分别位列: what stands behind all of them.
_BEHIND_BRACKETS = re.compile(
    r"）(?:[、和及与][^，。；（）]{2,10}（[^（）]*）)*(?P<what>[^，。；、（）\d]{2,16}?)"
    f"{wording('figure-behind-brackets')}"
)
_SUM = re.compile(f"{wording('figure-sum-kinds')}*{wording('figure-sums')}(?:共|合计)?")
_NEXT = re.compile("[，、][^，。；、]{0,10}")

_ONLY_DONE = re.compile("(?:共|累计|全年)*(?:完成|实现|达到?)[了约近]?")

#: 总投资：|8.6亿元, 3.占地面积：约|300亩: a line with the label of its figure.
_LABEL = re.compile(
    rf"(?:{SECTION_NUMBER}|[①-⑳·—]+)?\s*(?P<label>{wording('label-figures')})"
    r"(?:（[^（）]{1,8}）)?：\s*[约近超逾达共]?"
)
#: What a label ends in that has percents.
_RATE_LABEL = re.compile("[率比重速幅度]$|比例$")


class Indicators:
    """The words of one sentence's figures, in order: some are said once for several."""

    def __init__(self, scene: Scene, before: Indicators | None = None, above: Indicators | None = None) -> None:
        earlier, over = (None if other is None else other.so_far for other in (before, above))
        #: What its figures have measured, up to the one asked about last.
        self.so_far: Measured = Measured(scene, earlier, over)

    def of(self, quantity: Quantity, behind: int | None = None) -> str:
        """What a figure measures, as the text writes it; its unit where nothing says so.

        Its words begin no sooner than `behind`, the end of the name whose share it is.
        """
        so_far = self.so_far
        if labelled := _labelled(so_far, quantity):
            so_far.last = labelled
            so_far.told, so_far.is_of_rate = (labelled, quantity.span.end), quantity.kind == "percent"
            return _written(so_far, labelled)
        words, end = so_far.told
        beside = BESIDE.fullmatch(so_far.scene.text, end, quantity.span.start) if end else None
        each = of_each(so_far, quantity)
        if beside is None or each:  # else it is the next of 分别为7.2%、|7%
            words = each or _measured(so_far, quantity, behind)
        so_far.told, so_far.is_of_rate = (words, quantity.span.end), quantity.kind == "percent"
        so_far.first = so_far.first or (so_far.last, quantity.unit)
        return _written(so_far, _sound(words, quantity))


def _labelled(so_far: Measured, quantity: Quantity) -> str:
    """What the label of a line says that its figure is: 总投资：|8.6亿元; empty where none does, or a name does."""
    label = _LABEL.fullmatch(so_far.scene.text, so_far.scene.sentence.span.start, quantity.span.start)
    if label is None:
        return ""
    inside = (m for g in so_far.scene.groups for m in g.mentions if m.span.overlaps(Span(*label.span("label"))))
    if not all(m.anaphor for m in inside):
        return ""  # but 项目总投资：|8.6亿元
    return label["label"] if quantity.kind != "percent" or _RATE_LABEL.search(label["label"]) else ""


#: 地区生产总值|（GDP）, 地区生产总值|[2]: the same in letters, and the mark of a note; 120个重大项目|中，…….
_BESIDE_WORDS = re.compile(
    "(?<=[一-龥])[（(][A-Z&]{2,}[）)]|[\\[〔［][0-9０-９]{1,2}[\\]〕］]|[①-⑳]"
    "|(?<=项目|企业|工程|单位|人员|机构)[之当]?中$"
)

#: 云岭|省|级园区: what the words have of the name before them.
_LEVEL = re.compile("(?:自治[区州县]|[省市区县])$")


def _written(so_far: Measured, words: str) -> str:
    """Words of the folded sentence as the text writes them, without what is said beside them."""
    start, end = so_far.scene.sentence.span
    if words.startswith("级") and (at := so_far.scene.text.find(words, start, end)) > start:
        level = _LEVEL.search(so_far.scene.text[start:at])
        words = level[0] + words if level else words
    words = _BESIDE_WORDS.sub("", words) or words
    folded, text = so_far.scene.text[start:end], so_far.scene.view.text[start:end]
    if folded == text:
        return words
    written = dict(zip(folded, text, strict=True))
    return "".join(written.get(c, c) for c in words)


def _measured(so_far: Measured, quantity: Quantity, behind: int | None) -> str:
    lead = lead_of(so_far.scene, quantity) if behind is None else so_far.scene.text[behind : quantity.span.start]
    if ONLY_SO_MUCH.fullmatch(lead) and (head := head_of_list(so_far.scene, quantity)):
        so_far.by_unit[quantity.unit] = so_far.last = so_far.level = head
        so_far.unit = quantity.unit if quantity.kind != "percent" else so_far.unit
        return head
    lead = _WAS.sub(r"\g<than>", lead)
    if is_base_figure(so_far.scene, quantity) and so_far.last and (was := _WAS_SO_MUCH.fullmatch(lead)):
        return so_far.last if so_far.last.endswith(was["what"]) else was["what"]
    if quantity.kind == "percent" and _OF_IT.fullmatch(lead) and so_far.last:
        return (so_far.level if is_share(so_far.last) else so_far.last) + "占比"
    so_far.clause = so_far.scene.clause(quantity.span.start).span
    so_far.leave_bracket(quantity)
    if then := _of_then(so_far, quantity) or _bracketed(so_far, quantity):
        return then
    if PARTS.search(
        so_far.scene.text, max(so_far.clause.start - 3, so_far.scene.sentence.span.start), quantity.span.start
    ):
        so_far.whole = measure_of((so_far.last, so_far.unit)) or so_far.whole
    kind, stands_out = kind_before(so_far.scene, so_far.clause.start)
    if stands_out and kind != so_far.sector:
        so_far.last = kind
        so_far.by_unit = dict.fromkeys(so_far.by_unit, kind) | {quantity.unit: kind}
    so_far.sector = kind or so_far.sector
    moved = _moved(so_far, quantity, lead)
    return _said(so_far, quantity, lead) if moved is None else moved


def _moved(so_far: Measured, quantity: Quantity, lead: str) -> str | None:
    """What goes up or down, with the word of its change, where a figure tells how much, or how much is done of it."""
    if quantity.unit == POINTS and (between := gap_of(so_far, lead)):
        return between
    if (keeps := _KEEPS.fullmatch(lead)) and (pace := _MOMENTUM.match(so_far.scene.text, quantity.span.end)):
        so_far.last = LEADING.sub("", keeps["what"]) or so_far.last
        so_far.growth = so_far.last + pace["verb"]
        return so_far.growth
    pace = _PACE.match(so_far.scene.text, quantity.span.end)
    if pace and (at := _AT.fullmatch(lead)):
        so_far.last = LEADING.sub("", at["what"]) or so_far.last
        return so_far.last + at["each"].replace("以", "") + pace["verb"]
    if quantity.unit == "番" and so_far.last and (doubled := _DOUBLED.fullmatch(lead)):
        return so_far.last + doubled["verb"]
    told, end = so_far.told
    grew = so_far.growth and told.endswith(so_far.growth)
    if grew and _CAME_TO.fullmatch(so_far.scene.text, end, quantity.span.start):
        return so_far.last
    if quantity.unit == "%" and so_far.growth and _HOLDS_AT.fullmatch(IN_A_ROW.sub("", lead)):
        return so_far.last + "增速"  # 增加值增长7%，连续5个月保持在|6%以上
    if (quantity.kind == "percent" or _THAN.match(lead)) and (grows := growing(so_far, lead, quantity)):
        return grows
    if quantity.unit == "%" and so_far.last and (done := _DONE.fullmatch(lead)):
        return so_far.last + done["verb"]
    if quantity.kind == "count" and (sort := _sort_before(so_far)) and (done := _DONE.fullmatch(lead.split("、")[-1])):
        return sort + done["verb"]  # 水库项目，共6个、|已开工|3个
    return None


def _said(so_far: Measured, quantity: Quantity, lead: str) -> str:
    """What the words of a figure say that it measures, with those that are said once for several."""
    # 2023年吞吐量为6317万人次，2022年为2610万人次: the words are said once for figures of one unit
    words = words_of(so_far, quantity, lead) or so_far.by_unit.get(quantity.unit, "")
    if not words and so_far.above is not None and _ONLY_DONE.fullmatch(lead):
        words = so_far.above.by_unit.get(quantity.unit, "")  # 港口吞吐量9万吨。甲港|完成|3万吨
    if quantity.kind == "time" and _TOOK.fullmatch(words):
        words = _steps_before(so_far) or words
    if quantity.unit == "倍" and (not words or words.endswith("的")):
        size = _TIMES.search(so_far.scene.text[so_far.clause.start : quantity.span.start])
        words = size["what"] if size else words
    if quantity.unit in ("倍", "%") and (not words or _AS_MUCH.fullmatch(words)):
        words = so_far.last or words  # 游客980万人次，是2019年的|1.3倍
    if quantity.kind == "count" and words in ("", quantity.unit) and _IN_ALL.search(lead):
        words = so_far.kind or _sort_before(so_far)  # 数字经济项目包括三类，|共37个; 水库项目，|共6个
    if quantity.kind == "people" and words in ("", quantity.unit) and _IN_ALL.search(lead):
        words = so_far.last.removesuffix("占比")  # 外地游客占比超六成，|共计16万人
    if _RATE_ALONE.search(words) and (moved := moving_before(so_far.scene, so_far.clause)):
        so_far.last = moved
        return moved + words  # 旅客吞吐量继续保持增长，|增幅为5%
    if so_far.level and _RATE_ALONE.fullmatch(words):
        return so_far.level + words
    if _SO_FAR_ALL.search(lead) and _NEW.match(words):
        words = _NEW.sub("", words)  # 新增高新技术企业760家，|累计|2860家
    if ADDED.fullmatch(words) and so_far.by_unit.get(quantity.unit, "").startswith(words):
        words = so_far.by_unit[quantity.unit]  # 甲区新增学位2万个，乙区|新增|1万个
    words = with_branch(so_far.scene, so_far.sector, words, quantity.span.start)
    words = so_far.by_measure(so_far.of_holders(words, quantity), quantity)
    than = _THAN_BEFORE.search(words)
    words = words[: than.start()] if than is not None else words  # 加氢站比上年|增加12座，达到36座
    so_far.by_unit[quantity.unit] = so_far.last = words
    so_far.unit = quantity.unit if quantity.kind != "percent" else so_far.unit
    level = words.removesuffix("占比")
    so_far.level = so_far.level if is_share(level) else level
    if words and (change := CHANGE.search(lead)) and not words.endswith(change[1]):
        words = so_far.growth = words + (than[0] if than is not None else "") + change[1]  # 户籍人口减少|1.2万人
    so_far.said.append(words)
    if quantity.kind == "count":
        if PARTS.search(so_far.scene.text, so_far.clause.start, quantity.span.start) and so_far.all is None:
            so_far.all = so_far.sort
        so_far.sort = (words, quantity.span.end) if _SORT.search(words) else None
    elif so_far.sort is not None and _SUM.fullmatch(words):
        sort, end = so_far.sort
        if so_far.all is not None:
            return so_far.all[0] + words  # 项目18个，其中大项目1个、小项目17个，|总投资9亿元: of all
        if _NEXT.fullmatch(so_far.scene.text, end, quantity.span.start):
            return sort + words  # 科创类项目9个，|总投资385亿元
    if not words and quantity.unit == "%" and "完成" in lead:
        return "完成进度"  # 工程已完成|六成
    return words or quantity.unit or "数值"


#: 水库项目|，共6个、已开工3个: of what sort those are that are counted.
_BARE_SORT = re.compile(
    rf"(?:（[^（）]{{1,3}}）|{SECTION_NUMBER})?(?:全[省市区县州])?(?P<sort>[一-龥]{{0,12}}{wording('figure-sorts')})，"
)


def _sort_before(so_far: Measured) -> str:
    """The sort that alone is the clause before one that counts; empty where none is."""
    index = so_far.scene.clause(so_far.clause.start).index
    before = so_far.scene.sentence.clauses[index - 1].span if index else None
    told = _BARE_SORT.fullmatch(so_far.scene.text, *before) if before is not None else None
    return told["sort"] if told is not None else ""


#: 从动工到通车，|仅用|9个月: between which steps so much time passed.
_TOOK, _STEPS = (
    re.compile("(?:[仅只共总]计?)?(?:历时|耗时|用时|用)"),
    re.compile(r"(?P<steps>[从自][^，。；、\d]{2,12}[到至][^，。；、\d]{2,12})，$"),
)


def _steps_before(so_far: Measured) -> str:
    """The steps that the clause before tells of, empty where it tells of none."""
    index = so_far.scene.clause(so_far.clause.start).index
    before = so_far.scene.sentence.clauses[index - 1].span if index else None
    steps = _STEPS.search(so_far.scene.text, *before) if before is not None else None
    return steps["steps"] if steps is not None else ""


def _of_then(so_far: Measured, quantity: Quantity) -> str:
    """What was measured and of when it is so many times or percent: 收入98亿元，恢复至2019年同期的|107.3%."""
    text, at = so_far.scene.text, quantity.span.start
    then = _OF_THEN.search(text, so_far.clause.start, at) if quantity.unit in ("%", "倍") else None
    if then is None:
        return ""
    told = LEADING.sub("", text[after_name(so_far.scene, so_far.clause.start, quantity) : then.start()].strip("，、"))
    what = told or so_far.level or so_far.last
    return what + then.group() if what else ""


def _bracketed(so_far: Measured, quantity: Quantity) -> str:
    """What a figure that stands alone in a bracket is of: 生产总值（|7.5%）, 甲区（|13.0%）生产总值增速."""
    text, at = so_far.scene.text, quantity.span.start
    told, end = so_far.told
    if end and _THEN_IN_BRACKET.fullmatch(text, end, at):
        return told  # 现金流量净额21亿元（上年同期：|15亿元）
    if end and text[end:at] == "（" and text.startswith("）", quantity.span.end):
        return told  # 播种面积12公顷（|180亩）: the same in another unit
    if end and text[end:at] in ("（+", "（-") and quantity.kind == "percent":
        return told + "增长"
    before = _BEFORE_BRACKET.search(text, after_name(so_far.scene, so_far.clause.start, quantity), at)
    if before is None or not text.startswith("）", quantity.span.end):
        return ""
    opening = before.end("what")
    if not any(m.span.end == opening for g in so_far.scene.groups for m in g.mentions):
        return LEADING.sub("", before["what"])
    behind = _BEHIND_BRACKETS.match(text, quantity.span.end)
    return behind["what"] if behind else ""


def _sound(words: str, quantity: Quantity) -> str:
    """The words without what belongs to the verb; the unit where nothing is left."""
    words = ADVERBS.sub("", words).rstrip("≤≥<>")
    return (words if "“" in words else words.rstrip("”")) or quantity.unit
