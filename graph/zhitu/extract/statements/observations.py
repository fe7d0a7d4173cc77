"""Numbers with their meaning: what they are about, which indicator, in which period."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from zhitu.extract.clauses.clause_roles import is_guests
from zhitu.extract.clauses.modality import is_short_of, status_at
from zhitu.extract.clauses.roles import is_account
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.statements.about import Holder, Subjects, opens_with_part
from zhitu.extract.statements.brackets import is_left_out
from zhitu.extract.statements.bulletins import Topic
from zhitu.extract.statements.classified import Owner
from zhitu.extract.statements.columns import RULE, plain_figures
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.statements.earlier import OF_TOWN, is_under_way
from zhitu.extract.statements.indicators import Indicators
from zhitu.extract.statements.periods import AIMED_AT, goes_on, period_of
from zhitu.extract.statements.tables import Tables
from zhitu.extract.text.classes import PLACES
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Observation, Span, Status

__all__ = ["observations_of"]


def observations_of(
    scenes: Sequence[Scene],
    owners: Mapping[int, Sequence[Owner]],
    nation: int | None = None,
    own: Mapping[str, int] | None = None,
    home: str | None = None,
    topic: Topic | None = None,
    *,
    national: bool = False,
) -> list[Observation]:
    """The observations of a document's sentences, in order; `owners` is what the network says of whose they are.

    `nation` is the thing whose figures those of the whole country are, `own` those of 全省 and the like, by level;
    `home` is the code of the place that the document is of, `topic` the time of its title;
    `national` says that who publishes it speaks for the whole country.
    """
    subjects, tables = Subjects(scenes, nation, own or {}, home, national=national), Tables(scenes)
    found: list[Observation] = []
    when: When | None = None
    indicators: Indicators | None = None
    for scene in scenes:
        before = scene.before if scene.before is not None and _same_paragraph(scene, scene.before) else None
        series = before is not None and scene.text[before.sentence.span.end - 1] == "；"
        part_of = before is not None and opens_with_part(scene)
        # 。其中第三季度|增长5.9%; 。按地区分，|城镇增长5%
        indicators = Indicators(scene, indicators if series or part_of else None, indicators if before else None)
        part = part_of or (before is not None and goes_on(scene))
        figures, when = _of_sentence(scene, subjects, tables, owners, when if part else None, indicators, topic)
        found += figures
    return found


def _same_paragraph(scene: Scene, before: Scene) -> bool:
    return scene.sentence.paragraph == before.sentence.paragraph


def _of_sentence(
    scene: Scene,
    subjects: Subjects,
    tables: Tables,
    owners: Mapping[int, Sequence[Owner]],
    when: When | None,
    indicators: Indicators,
    topic: Topic | None,
) -> tuple[list[Observation], When | None]:
    """The figures of a sentence and the time of the last; `when` is that of the sentence before where it goes on."""
    found: list[Observation] = []
    quantities = figures_of(scene)
    row = tables.row_of(scene)
    if row is None and tables.is_of_unknown(scene):
        return [], when  # 某某光源 | 甲市 | 29.8: whose it is, is not known
    if row is not None and scene is row.scenes[0]:
        found += [o.rated(Holder((row.thing,), row.span, RULE).confidence, None) for o in plain_figures(row)]
    for number, quantity in enumerate(quantities):
        asked = _possible(scene, owners.get(quantity.span.start), quantity)
        holder = _settled(scene, subjects.of(scene, quantity), asked or ())
        if row is not None and not quantity.span.overlaps(row.span):
            holder = Holder((row.thing,), row.span, RULE)
        if holder is not None and not _only_there(scene, holder, quantity):
            when = period_of(scene, quantity, when, same=holder.rule in ("same", "share"), topic=topic)
            if row is not None and when is not None and not tables.beside(scene, quantity.span, when.span):
                when = None  # of another column
            status = _status_of(scene, quantity, when, holder, found)
            behind = holder.span.end if holder.span is not None and holder.rule == "share" else None
            words = indicators.of(quantity, behind)
            if holder.rule == "measured" and (noun := _MEASURE.search(words)):
                words = noun[0]  # 先后引进|投资|2亿元的甲公司
            if quantity.kind == "money" and words == quantity.unit:
                continue  # 分别完成182亿元和70亿元; 投资前两位的是：甲国（19亿美元）
            if _SAYS_NOTHING.fullmatch(words) or (quantity.unit in _OF_SOMETHING and words == quantity.unit):
                continue  # 访港旅客：甲国（跌12%）
            for thing in _things_of(scene, holder, quantities, number):
                observed = _observation(scene, quantity, holder, thing, when, status, words)
                if cell := tables.cell(scene, quantity):
                    if not cell.told:
                        continue
                    period = cell.period if row is not None else cell.period or observed.period
                    observed = replace(observed, indicator=cell.indicator, period=period)
                found.append(observed.rated(observed.confidence, _second(scene, holder, thing, asked)))
    return found, when


#: Words of a figure that do not tell what it measures, and units of what only something else has.
_SAYS_NOTHING = re.compile(
    "(?:按年|同比|环比|较[去上]年(?:同期)?)?(?:[跌升涨增减]|增长|下降|上升|下跌|上涨)+|(?:[\\d.,]+[百千万亿]*[、和与及]?)+|的|较[去上]年"
)
_OF_SOMETHING = frozenset(("%", "倍", "个百分点", "次"))
#: What is measured of a thing that stands after its figure.
_MEASURE = re.compile("(?:总|计划|协议|累计|首期)*(?:投资额?|规模|面积|产值|产能|造价|库容|装机容量|长度?|全长)$")
#: Those who met at a ceremony are not its own, unless the sentence names it; who came and what was signed is.
_CEREMONY, _BODIES = re.compile("仪式|典礼"), ("家", "方", "所")


def _only_there(scene: Scene, holder: Holder, quantity: Quantity) -> bool:
    """Whether a figure is told of a ceremony that another sentence names: it is of those who met there."""
    if _CEREMONY.search(scene.things[holder.things[0]].name) is None or quantity.unit not in _BODIES:
        return False
    if holder.span is None or holder.span.start < scene.sentence.span.start:
        return True
    return _CEREMONY.search(scene.text, *holder.span) is None  # 活动现场，……


#: 工程建成后，|可改善灌溉面积38万亩: what it will do.
_ONCE = re.compile("(?:建成|投产|投用|投运|运营|通车|完工|竣工|达产|启用|使用|实施|落成)后，$")
_CAN = re.compile("(?:每?年|预计|届时|全年|[^，。；\\d]{2,8}(?=可))?(?:可(?![再比])|能(?![再源耗力级量效]))")


def _is_hoped(scene: Scene, quantity: Quantity) -> bool:
    clause = scene.clause(quantity.span.start)
    if clause.index == 0 or not _CAN.match(scene.text, clause.span.start):
        return False
    before = scene.sentence.clauses[clause.index - 1].span
    return _ONCE.search(scene.text[before.start : before.end]) is not None


def _is_after_hoped(scene: Scene, quantity: Quantity) -> bool:
    """建成后，可改善灌溉面积38万亩，|恢复灌溉面积10万亩."""
    clause = scene.clause(quantity.span.start)
    earlier = scene.sentence.clauses[max(0, clause.index - 2) : clause.index]
    return any(_ONCE.search(scene.text[slice(*c.span)]) for c in earlier) and clause.index > 1


#: 力争通过三年时间，企业|突破5000家; 丙项目明年投产，|年产轮胎50万条: what is aimed at, and what will be.
_AIMS = re.compile("(?:力争|争取|确保|目标是|计划|拟|预计|有望|将)(?:再)?(?:通过|用|经过|历经)[^，。；]{1,12}，$")
_REACHED = re.compile("突破|达到?|超过?|实现|增长到?|提高到?|提升到?|建成|培育|引进|形成|新增|集聚")
_WORKS, _YIELDS = (
    re.compile("投产|投用|投运|建成|通车|竣工|完工|开业|启用|运营|达产"),
    re.compile(
        "(?:预计|将|可|届时)*(?:年|每年)(?:均|新增)?(?:可)?(?:生产|产|处理|供|发电|销售|加工|吞吐|接待|减排|节约|实现|新增)"
    ),
)


#: 达产后，|年产轮胎200万条.
_ONCE_FULL = re.compile("(?:全部|全面|完全)?(?:达产|投产|建成投产|建成达产|达产达效)后，$")


def _is_aimed_at(scene: Scene, quantity: Quantity) -> bool:
    """Whether the clause before only says by when something is aimed at, or that a work is to run later."""
    clause = scene.clause(quantity.span.start)
    told = scene.text[clause.span.start : quantity.span.start]
    if _SO_FAR.match(told):
        return False
    clauses = scene.sentence.clauses[: clause.index]
    aims = (c for c in clauses if _AIMS.search(scene.text, *c.span))
    if _REACHED.search(told) and next(aims, None) is not None:
        return True
    before = clauses[-1].span if clauses else None
    if before is not None and _YIELDS.match(told) and _ONCE_FULL.search(scene.text, *before):
        return True
    if before is None or not _YIELDS.match(told) or not _WORKS.search(scene.text, *before):
        return False
    return any(d.kind == "deadline" and before.contains(d.span) for d in scene.dates)


#: 投产后，预计年收入约10亿元，本工程|可贡献税收约20亿元.
_WORK_CAN = re.compile("(?:本|该|此|整个)(?:工程|项目)(?:还|也|每年|年)*(?:可|能够?|将)(?![再比])")


def _is_hoped_of_work(scene: Scene, quantity: Quantity) -> bool:
    clause = scene.clause(quantity.span.start)
    earlier = scene.text[scene.sentence.span.start : clause.span.start]
    foreseen = "预计" in earlier or any(
        _ONCE.search(scene.text[slice(*c.span)]) for c in scene.sentence.clauses[: clause.index]
    )
    return foreseen and _WORK_CAN.match(scene.text, clause.span.start) is not None


#: What is so by now, whatever the clause before announces.
_SO_FAR, _TO_COME = (
    re.compile("[^，。；]{0,6}?(?:目前|此前|当前|如今|迄今|截至目前|现已|现有)"),
    re.compile("将|拟|计划|预计|有望|力争"),
)
#: 将由现在的|97分钟|缩短至1小时.
_NOW = re.compile("[由从](?:现在|目前|原来|原先|此前|过去|当前)的?$")
#: 甲市|至乙市间每日开行: where a route begins.
_ROUTE = re.compile("(?:至|到|—+|-)[一-龥]{2,8}?(?:之间|间)")


#: 7家|“一带一路”联合研究中心: of which kind those are that are counted.
_KIND = frozenset(("Programme", "Policy", "Region"))
_COUNTED = re.compile("[”》]?(?![的等])[一-龥]")
_WORKS_ONLY = frozenset(("Facility", "Project", "Programme"))
#: 设立甲基金，|新建孵化器35个: what no fund does.
_BUILDS = re.compile("(?:累计|已|共|先后|全年|目前)*(?:新增|新建|新设|改建|改造|扩建|建成|认定|组建)")


def _possible(scene: Scene, owners: Sequence[Owner] | None, quantity: Quantity) -> Sequence[Owner] | None:
    """What the network says, without those that it should not; None where it is surest of one of these."""
    if not owners or _is_no_owner(scene, owners[-1], quantity):
        return None if owners else owners
    return [o for o in owners if not _is_no_owner(scene, o, quantity)]


def _is_no_owner(scene: Scene, owner: Owner, quantity: Quantity) -> bool:
    """Whether a name that the network may take for a figure's owner is none by its form."""
    classes, span = set(scene.classes(owner.things[0])), owner.span
    if is_left_out(scene, span):
        return True
    if _ROUTE.match(scene.text, span.end) or _is_partner(scene, span) or is_guests(scene, span.end):
        return True
    if classes == {"Industry"} and _OF_BRANCH.match(scene.text, span.end):
        return True
    named, clause = Group(span, owner.things, ()), scene.clause(quantity.span.start).span
    if is_account(scene, named):
        return True
    if clause.start == quantity.span.start and is_under_way(scene, named, clause.start):
        return True
    right_behind = span.start - quantity.span.end in (0, 1)
    if right_behind and scene.text[quantity.span.end : span.start] in ("", "“", "《"):
        return quantity.kind == "count" and classes <= _KIND and _COUNTED.match(scene.text, span.end) is not None
    if classes <= _KIND and _MANY.search(scene.text, span.start - 6, span.start):
        return _COUNTED.match(scene.text, span.end) is not None  # 4家|“甲倡议”实验室落户，省级实验室10家
    if classes <= _WORKS_ONLY and span.end <= clause.start and OF_TOWN.match(scene.text, clause.start):
        return True
    if classes != {"Fund"} or span.end > clause.start:
        return False
    since = [c.span.start for c in scene.sentence.clauses if span.end <= c.span.start <= clause.start]
    return any(_BUILDS.match(scene.text, start) for start in since)


#: 金融|机构存款余额: whatever belongs to a branch is counted where it is.
_OF_BRANCH = re.compile(
    "(?:类)?(?:机构|企业|总?收入|总?产值|增加值|投资|贷款|存款|保费|部门|单位|运行|从业|人才|市场主体|监管)"
)
#: So many, right before a name that says of which kind.
_MANY = re.compile("\\d[余多万]*[家个项条座所支批]“?$")
#: 我国对|乙国|出口, 与|乙国|贸易额: with whom one trades.
_WITH, _TRADES = (
    frozenset("对自从向与同"),
    re.compile("(?:等[^，。；]{0,8}?)?的?(?:双边|货物|服务|外贸)*(?:进出口|[进出]口|贸易|投资)"),
)


def _is_partner(scene: Scene, span: Span) -> bool:
    before = scene.text[span.start - 1 : span.start]
    return before in _WITH and _TRADES.match(scene.text, span.end) is not None


#: How much surer the network must be of another than of whom the rules say, where these are right as often as not: on
#: annotated texts less wins no more. (Of a network that had read no whole documents, .5 to .8 lost as much as it won.)
_MARGIN = 0.3
#: How sure it must be of one that the passage names where theirs is one that it does not: it weighs only what is named.
_UNNAMED = 0.6
#: How sure it must be where rules say nothing.
_ALONE = 0.9


def _settled(scene: Scene, holder: Holder | None, owners: Sequence[Owner]) -> Holder | None:
    """Whose a figure is: what the rules say, unless the network is surer of another."""
    if not owners or (holder is not None and holder.rule in ("bracket", "nation")):
        return holder
    if (
        holder is not None
        and holder.rule in ("scope", "home")
        and not PLACES.intersection(scene.classes(owners[-1].things[0]))
    ):
        return holder  # 全省|金融业存款余额
    if holder is not None and holder.rule == "same" and scene.things[holder.things[0]].rule == "nation":
        return holder  # 我国对乙国出口3亿元，|增长5%
    best = owners[-1]
    if holder is None:
        return Holder(best.things[:1], best.span, "network") if best.sure >= _ALONE else None
    known = _sure(owners, holder.things[0])
    if best.sure < max(known + _MARGIN + holder.confidence - 0.5, 0 if known else _UNNAMED):
        return holder
    return Holder(best.things[:1], best.span, "network")


#: It is asked of what this sentence names and the one before.
_ASKED = 2
#: Whoever the network is surer of than this is the one, if not another than the passage names.
_RATHER = 0.5


def _second(scene: Scene, holder: Holder, thing: int, owners: Sequence[Owner] | None) -> float | None:
    """How sure the network is of whose a figure is; None where it could not tell: of a thing no sentence here names."""
    if owners is None or holder.rule in ("nation", "bracket") or scene.things[thing].rule in ("home", "nation"):
        return None
    sure = _sure(owners, thing)
    if sure or max((o.sure for o in owners), default=0.0) >= _RATHER:
        return sure
    near = islice(scene.in_paragraph(), _ASKED)
    named = any(thing in g.things for earlier in near for g in earlier.groups)
    return sure if named else None


def _sure(owners: Sequence[Owner], thing: int) -> float:
    """How sure the network is that a figure is about a thing; 0 also where the passage does not name it."""
    return max((o.sure for o in owners if thing in o.things), default=0.0)


def _things_of(scene: Scene, holder: Holder, quantities: Sequence[Quantity], number: int) -> tuple[int, ...]:
    """Whose a figure is: of 甲、乙分别增长3%和5% the one's, of 甲、乙均增长3% each one's, of 甲、乙两市共 nobody's."""
    if len(holder.things) < 2:
        return holder.things
    clause = scene.clause(quantities[number].span.start)
    fellows = [q for q in quantities if clause.span.contains(q.span)]
    told = scene.text[slice(*clause.span)]
    if len(fellows) == len(holder.things) and ("分别" in told or _are_listed(scene, fellows)):
        return (holder.things[fellows.index(quantities[number])],)
    if _EACH.search(told) is not None:
        return holder.things
    joint = holder.span is not None and _TOGETHER.match(scene.text, holder.span.end) is not None
    return () if joint else holder.things[:1]


def _are_listed(scene: Scene, figures: Sequence[Quantity]) -> bool:
    """Whether figures stand one beside the other, with no word of what each is: 企业120家、45家."""
    gaps = (scene.text[one.span.end : other.span.start] for one, other in pairwise(figures))
    return all(gap in _BESIDE for gap in gaps) and len({q.unit for q in figures}) == 1


_BESIDE = ("、", "和", "与", "及", "以及", "，")
#: 甲、乙|两机场旅客吞吐量: of both together.
_TOGETHER = re.compile("(?:[两三四五六]|\\d+)[大个座]?(?:城市|机场|港口|港|省|市|县|区|地|国|校)")
#: 甲、乙增速|同为5.6%.
_EACH = re.compile("同为|均为|均达|均增|均超|(?<!成)都[是为]|皆为|各有|各为")


def _status_of(
    scene: Scene, quantity: Quantity, when: When | None, holder: Holder, before: Sequence[Observation]
) -> Status:
    """Whether a figure is told of or only expected; `before` are those of its sentence."""
    at = quantity.span.start
    near = quantity.kind == "length" and is_short_of(scene, at)  # 距甲站仅1.5公里
    if near or _NOW.search(scene.text[max(0, at - 4) : at]):
        return "occurred"
    told = _BESIDE_IT.sub("", scene.text[scene.clause(at).span.start : at])
    if _DONE.search(told) or (_BEYOND.search(told) and not _TO_COME.search(told, 0, len(told) - 4)):
        return "occurred"
    if _ONCE_DONE.search(told):
        return "expected"
    if (
        _PLANNED.search(told)
        or _WILL.match(scene.text, quantity.span.end)
        or (_DESIGNED.search(told) and _FOR.match(scene.text, quantity.span.end))
    ):
        return "expected"
    first = ([scene, *scene.series()])[-1]
    if (
        AIMED_AT.match(scene.text, first.sentence.span.start, at)
        and first.sentence.paragraph == scene.sentence.paragraph
    ):
        return "expected"
    if (so_far := _SO_FAR.match(told)) and not _TO_COME.search(told, so_far.end()):
        return "occurred"  # 计划于12月开业，|目前招商率达60%
    goes_on = bool(before) and before[-1].status == "expected"
    if goes_on and holder.rule == "share":
        return "expected"  # 将建成120家，其中甲区15家
    if _is_hoped(scene, quantity) or _is_hoped_of_work(scene, quantity) or _is_aimed_at(scene, quantity):
        return "expected"
    if (
        goes_on
        and holder.rule in _GOES_ON
        and re.match("提供|新增|带动|创造|贡献|减排|节约|新建|续建|改建|扩建|改造|开工|竣工|建成|投产|引进", told)
    ):
        return "expected"
    if goes_on and holder.rule in _GOES_ON and _is_after_hoped(scene, quantity):
        return "expected"
    return status_at(scene, at, when) or "occurred"


#: 高于目标1.0|和4.2个百分点: what holds for the one figure holds for the next.
_BESIDE_IT = re.compile("(?:[\\d.]+[^，。；\\d]{0,4}[、和与及])+$")
_GOES_ON = ("clause", "same")
#: 计划投资|301亿元; but 完成计划投资|417亿元; 按满足吞吐量|55万人次|的目标设计.
_PLANNED = re.compile("(?<![完成])(?:年度)?(?:计划|拟|预计)(?:总)?投资(?:额|总额)?(?:约|为|达|共)*$")
_DONE = re.compile("(?:完成|实现)(?:了)?[^，。；\\d]{0,4}计划(?:总)?投资(?:额|总额)?(?:约|为|达|共)*$")
#: 超年度目标|5.5%; 需恢复的|320座桥梁.
_BEYOND = re.compile(
    "[高低快]于[^，。；\\d]{0,8}(?:目标|计划|预期)(?:任务)?$|超(?:过|出|额)?[^，。；\\d]{0,8}(?:目标|计划|预期|任务)(?:任务)?的?$|(?<!确保)(?<!争取)完成[^，。；\\d]{0,8}(?:目标|计划|任务|预算)(?:任务)?[数的]*$|需(?:要)?(?:恢复|修复|改造|整治|拆除|维修|加固)的$"
)
#: 电站建成后年发电量|20亿千瓦时.
_ONCE_DONE = re.compile(
    "(?:建成|投产|投用|投运|达产|完工|竣工|落成|实施)(?:投产|投用|运营|达产)?后，?(?:预计|届时|每年|年均?|将|可)[^，。；\\d]*$"
)
#: 20余个|配套项目将纷纷涌入.
_WILL = re.compile("[一-龥]{2,18}?(?:即将|将(?:纷纷|陆续|相继|全部|于|在|正式|同时|逐步|分批|同步))")
_DESIGNED, _FOR = (
    re.compile("按照?[^，。；]*$"),
    re.compile("(?:、[^，。；]{2,20})*的?(?:目标|标准|规模|要求)(?:规划|建设|设计)"),
)


#: Characters of an indicator's beginning by which it is looked for, at most and at least.
_MOST, _LEAST = 8, 2


def _named_from(scene: Scene, indicator: str, quote: Span) -> int:
    """Where the clause begins that names what a later one only goes on about: 汽车业增长9%，|拉动工业1.2个百分点."""
    text, first = scene.view.text, scene.sentence.span.start
    if indicator[:_LEAST] in quote.of(text):
        return quote.start
    beginnings = (indicator[:size] for size in range(min(_MOST, len(indicator)), _LEAST - 1, -1))
    at = next((k for words in beginnings if (k := text.rfind(words, first, quote.start)) >= 0), quote.start)
    return scene.clause(at).span.start if at < quote.start else quote.start


def _observation(
    scene: Scene,
    quantity: Quantity,
    holder: Holder,
    thing: int,
    when: When | None,
    status: Status,
    indicator: str,
) -> Observation:
    start, end = scene.clause(quantity.span.start).span.start, quantity.span.end
    if holder.span is not None and holder.span.start >= scene.sentence.span.start:
        start, end = min(start, holder.span.start), max(end, holder.span.end)
    if when is not None and scene.sentence.span.contains(when.span):  # 2023年，甲……，乙|9亿元: the quote tells when
        start, end = min(start, when.span.start), max(end, when.span.end)
    start = min(start, _named_from(scene, indicator, Span(start, end)))
    return Observation(
        str(thing),
        indicator,
        quantity.value,
        quantity.unit,
        quantity.bound,
        when.edtf if when is not None else None,
        (scene.evidence(start, end),),
        quantity.upper,
        status,
        holder.confidence,
        f"number, {holder.rule}",
    )
