"""Numbers with their meaning: what they are about, which indicator, in which period."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.figures.about import Holder, Subjects
from zhitu.extract.figures.bulletins import Topic
from zhitu.extract.figures.continued import opens_with_part, same_paragraph
from zhitu.extract.figures.indicators import Indicators
from zhitu.extract.figures.owners import possible, second, settled
from zhitu.extract.figures.periods import goes_on, period_of
from zhitu.extract.figures.places import Places
from zhitu.extract.figures.status import status_of
from zhitu.extract.figures.time_forms import is_base_figure
from zhitu.extract.figures.together import is_of_both
from zhitu.extract.network.classified import Owner
from zhitu.extract.statements.columns import RULE, plain_figures
from zhitu.extract.statements.counts import figures_of
from zhitu.extract.statements.tables import Tables
from zhitu.extract.text.classes import BODIES, PLACES, STRUCTURES
from zhitu.extract.text.wording import wording, words
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Observation, Span, Status

__all__ = ["observations_of"]

#: Whose the rules said that a figure is, and whose it is by the network.
_Moved = tuple[Holder, Holder] | None


def observations_of(
    scenes: Sequence[Scene],
    owners: Mapping[int, Sequence[Owner]],
    nation: int | None = None,
    own: Mapping[str, int] | None = None,
    home: str | None = None,
    topic: Topic | None = None,
    *,
    national: bool = False,
    reported: int | None = None,
) -> list[Observation]:
    """The observations of a document's sentences, in order; `owners` is what the network says of whose they are.

    `nation` is the thing whose figures those of the whole country are, `own` those of 全省 and the like, by level;
    `home` is the code of the place that the document is of, `topic` the time of its title;
    `national` says that who publishes it speaks for the whole country; `reported` is the place whose report it is.
    """
    subjects = Subjects(Places(scenes, nation, own or {}, home, national=national, reported=reported))
    tables = Tables(scenes)
    found: list[Observation] = []
    when: When | None = None
    indicators: Indicators | None = None
    for scene in scenes:
        before = scene.before if scene.before is not None and same_paragraph(scene.before, scene) else None
        series = before is not None and scene.text[before.sentence.span.end - 1] == "；"
        part_of = before is not None and opens_with_part(scene)
        # 。其中第三季度|增长5.9%; 。按地区分，|城镇增长5%
        indicators = Indicators(scene, indicators if series or part_of else None, indicators if before else None)
        part = part_of or (before is not None and goes_on(scene))
        figures, when = _of_sentence(scene, subjects, tables, owners, when if part else None, indicators, topic)
        found += figures
    return found


def _moved(ruled: Holder | None, holder: Holder | None, before: tuple[Holder, Holder] | None) -> _Moved:
    """Whose the rules said that a figure is, and whose the network, for as long as they go on about the same.

    东盟为最大伙伴，全省对东盟进出口4亿元，|增长8%: the growth is of what has grown.
    """
    if ruled is None or holder is None:
        return None
    if holder.rule == "network" and ruled.rule != "same":
        return ruled, holder
    goes_on = before is not None and ruled.rule == "same" and ruled.things == before[0].things
    return before if goes_on else None


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
    if row is None:
        quantities = tuple(sorted((*quantities, *tables.plain(scene)), key=lambda q: q.span))
    moved: _Moved = None
    for number, quantity in enumerate(quantities):
        ruled = subjects.of(scene, quantity)
        asked = possible(scene, owners.get(quantity.span.start), quantity, ruled)
        holder = settled(scene, ruled, asked or (), quantity.span.start)
        moved = _moved(ruled, holder, moved)
        if moved is not None and holder is ruled:
            holder = moved[1]._replace(rule="same")
        cell = tables.cell(scene, quantity)
        if row is not None and not quantity.span.overlaps(row.span):
            holder = Holder((row.thing,), row.span, RULE)
        elif cell is not None and cell.of is not None:
            holder = Holder((cell.of.thing,), cell.of.span, RULE)
        if holder is None or _only_there(scene, holder, quantity) or _is_of_office(scene, holder):
            continue
        if is_of_both(scene, holder, quantity):
            continue
        then = when
        when = period_of(scene, quantity, when, same=holder.rule in ("same", "share"), topic=topic)
        if row is not None and when is not None and not tables.beside(scene, quantity.span, when.span):
            when = None  # of another column
        if cell is not None and not cell.told:
            continue
        at = when if cell is None or cell.period is None else When(quantity.span, cell.period)
        status = status_of(scene, quantity, at, holder, found)
        words = None if status is None else _words(indicators, quantity, holder, in_cell=cell is not None)
        if status is None or words is None or (cell is None and _is_of_named(scene, quantity)):
            continue
        status = "expected" if cell is not None and cell.aimed else status
        for thing in _things_of(scene, holder, quantities, number):
            observed = _observation(scene, quantity, holder, thing, when, status, words)
            if cell is not None:
                period = cell.period if row is not None else cell.period or observed.period
                evidence = cell.evidence()
                observed = replace(observed, indicator=cell.indicator, period=period, evidence=evidence)
            found.append(observed.rated(observed.confidence, second(scene, holder, thing, asked)))
        when = then if is_base_figure(scene, quantity) else when
    return found, when


def _words(indicators: Indicators, quantity: Quantity, holder: Holder, *, in_cell: bool) -> str | None:
    """What a figure measures; None where its words do not tell, nor the cell that it stands in."""
    beside = holder.span if holder.rule in ("share", "beside") else None
    words = indicators.of(quantity, beside.end if beside is not None else None)
    if holder.rule == "measured" and (noun := _MEASURE.search(words)):
        words = noun[0]  # 先后引进|投资|2亿元的甲公司
    if holder.rule == "beside" and quantity.kind == "area" and words == quantity.unit:
        words = "面积"  # 甲片区|28平方公里
    if in_cell:
        return words
    if words == quantity.unit and (quantity.kind == "money" or quantity.unit in _OF_SOMETHING):
        return None  # 分别完成182亿元和70亿元; 投资前两位的是：甲国（19亿美元）
    return None if _SAYS_NOTHING.fullmatch(words) else words  # 访港旅客：甲国（跌12%）


#: Words of a figure that do not tell what it measures, and units of what only something else has.
_SAYS_NOTHING = re.compile(
    rf"(?:{wording('figure-against-then')}|[比较]{wording('figure-then')}(?:同期)?)?(?:[跌升涨增减]|{wording('figure-changes')})+"
    rf"|(?:[\d.,]+[百千万亿]*[、和与及]?)+|的|等|[A-Z]|[比较]{wording('figure-then')}"
    "|自[^，。；]{1,12}[日时]起(?:计算)?"  # 自本公告发布之日起|1个工作日, 韦志勇等|5人, 分A、B、C|三类
)
_OF_SOMETHING = frozenset(words("figure-of-something"))
#: 甲市委|常委、乙区书记某某说，9个项目开工: of which committee who speaks is.
_OFFICE_IN = re.compile("(?:常委|委员|副?书记|秘书长)")
#: 。以上|3个园区|享受优惠: of those that were told of, how many they are.
_OF_NAMED = re.compile("(?:^|[，。；：\n])(?:以上|上述|前述|这)$")
#: What is measured of a thing that stands after its figure.
_MEASURE = re.compile(f"{wording('figure-sum-kinds')}*{wording('figure-undertaking-measures')}$")


def _is_of_office(scene: Scene, holder: Holder) -> bool:
    """Whether whose a figure is taken to be only tells the office of who speaks of it."""
    return holder.span is not None and _OFFICE_IN.match(scene.text, holder.span.end) is not None


def _is_of_named(scene: Scene, quantity: Quantity) -> bool:
    """Whether a count only points back to things that were named before."""
    start = quantity.span.start
    return quantity.kind == "count" and _OF_NAMED.search(scene.text, max(0, start - 3), start) is not None


#: Those who met at a ceremony are not its own, unless the sentence names it; who came and what was signed is.
_CEREMONY, _BODIES = re.compile("仪式|典礼"), ("家", "方", "所")


def _only_there(scene: Scene, holder: Holder, quantity: Quantity) -> bool:
    """Whether a figure is told of a ceremony that another sentence names: it is of those who met there."""
    if _CEREMONY.search(scene.things[holder.things[0]].name) is None or quantity.unit not in _BODIES:
        return False
    if holder.span is None or holder.span.start < scene.sentence.span.start:
        return True
    return _CEREMONY.search(scene.text, *holder.span) is None  # 活动现场，……


def _things_of(scene: Scene, holder: Holder, quantities: Sequence[Quantity], number: int) -> tuple[int, ...]:
    """Whose a figure is: of 甲、乙分别增长3%和5% the one's, of 甲、乙均增长3% each one's, of 甲、乙引进3人 nobody's."""
    if len(holder.things) < 2:
        return holder.things
    clause = scene.clause(quantities[number].span.start)
    fellows = [q for q in quantities if clause.span.contains(q.span)]
    told = scene.text[slice(*clause.span)]
    if len(fellows) == len(holder.things) and ("分别" in told or _are_listed(scene, fellows)):
        return (holder.things[fellows.index(quantities[number])],)
    if _EACH.search(told) is not None:
        return holder.things
    sorts = [{n for n, sort in enumerate(_SORTS) if sort.intersection(scene.classes(t))} for t in holder.things]
    return () if len(sorts) > _PAIR or set.intersection(*sorts) else holder.things[:1]


#: Whose figures are told together; 甲省与“乙计划”|沿线国家进出口 are the province's.
_SORTS, _PAIR = (PLACES | {"GovernmentBody"}, BODIES - {"GovernmentBody"}, STRUCTURES), 2


def _are_listed(scene: Scene, figures: Sequence[Quantity]) -> bool:
    """Whether figures stand one beside the other, with no word of what each is: 企业120家、45家."""
    gaps = (scene.text[one.span.end : other.span.start] for one, other in pairwise(figures))
    return all(gap in _BESIDE for gap in gaps) and len({q.unit for q in figures}) == 1


_BESIDE = ("、", "和", "与", "及", "以及", "，")
#: 甲、乙增速|同为5.6%.
_EACH = re.compile(wording("figure-each-is"))


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
