"""Predicates with arguments → events."""

from __future__ import annotations

import re
from itertools import pairwise

from zhitu.extract.clauses.fitness import allowed
from zhitu.extract.clauses.frames import Frame, Predicate
from zhitu.extract.clauses.modality import is_short_of
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.events.rites import is_before_deed, is_of_others_rite
from zhitu.extract.events.senses import is_other
from zhitu.extract.events.work_parts import is_first_unit, is_main_structure, is_of_part
from zhitu.extract.statements.holders import approved_next, founds, holder_of, is_elsewhere, is_title
from zhitu.extract.statements.plain import PLAINLY, is_plain
from zhitu.extract.statements.refused import begins_talks, is_about, is_left_to
from zhitu.extract.text.classes import BODIES, FIRMS
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.date_patterns import FIVE_YEARS
from zhitu.model import Event, Span, Status
from zhitu.vocabulary import vocabulary

__all__ = ["date_of", "events_of", "years_ago"]

#: An opened or completed thing that the verb 举行 or 开放 speaks of otherwise.
_ADVERBIAL = re.compile(f"{wording('acts-openly')}$")
#: Verbs that tell of how something is, behind such words.
_ADVERBED = frozenset(words("acts-how"))
#: 成立了|…: an object follows.
_TRANSITIVE = re.compile("了[^，。；、]")
#: 成立三年来, 通车十周年; not 入选“十四五”规划.
_AGO = re.compile(f"{wording('years-ago')}$")
_FROM_THEN_ON = ("以来", "至今", "迄今")
_SEPARATED = re.compile(rf"[{SLOT}、和及与，“”]+")
#: 投资70亿元的|甲项目，: a member with what it costs.
_COSTING = rf"(?:有|包括|包含|其中)?(?:总|计划|计划总|预计)?{wording('costs-of')}[^，。；、的]{{1,16}}的[“]?"
_SUM = re.compile(_COSTING)
_APIECE = re.compile(rf"(?:^|有|包括|包含){_COSTING}{SLOT}+”?(?:项目|工程)?[，、]$")
#: 2022年开工，建成|后: some time after the day that was told.
_THEREUPON = re.compile("[之以]?后(?!年)")
#: 《甲法》|宣传周启动: what happens to the campaign, and not to the law.
_OF_PAPERS = frozenset(("issued", "tookEffect"))
_PLAN = re.compile(f"“?{FIVE_YEARS}”?(?:时期|期间)")
_YEARS = re.compile(r"\d{4}年?\s*[—至到~-]\s*\d{4}年")
_DECADE = re.compile("[^年]{1,3}世纪.{2}年代.{0,2}")


#: 建成一批甲铁路|沿线物流园: what is along or around it.
_ALONG = re.compile(f"[”》]?的?{wording('along-places')}")


#: 《备忘录》确立|甲研究院|将在乙市设所: what somebody is to do, and not the body.
_DOES_ITSELF = re.compile("[”》]?(?:将(?!要?来)|应当?(?!急|用)|须|拟)(?![，。；])")


def _listed_before(scene: Scene, holder: Group) -> tuple[int, ...]:
    """The first part of a long list that commas divide: 甲、乙，|丙、丁等项目开工; 投资7亿元的甲，|乙等项目开工."""
    clause = scene.clause(holder.span.start)
    here = holder.span.start >= scene.sentence.span.start and clause.index > 0
    if not here or not scene.text.startswith(("等", "项目等"), holder.span.end):
        return ()
    lead = scene.masked(clause.span.start, holder.span.start)
    if len(lead) > 1 and not _SUM.fullmatch(lead):
        return ()
    things: tuple[int, ...] = ()
    for before in reversed(scene.sentence.clauses[: clause.index]):
        told = scene.masked(*before.span)
        listed = len(holder.things) > 1 and "、" in told and _SEPARATED.fullmatch(told)
        apiece = _APIECE.search(told)
        if not listed and apiece is None:
            break
        part = Span(before.span.start + (apiece.start() if apiece else 0), before.span.end)
        things = (*(t for g in scene.inside(part) for t in g.things), *things)
        if listed or part.start > before.span.start:
            break
    return things


def years_ago(scene: Scene, when: When) -> str | None:
    """The year that a span of years goes back to: 三年来, 十周年, 第五年."""
    told = scene.text[slice(*when.span)]
    return when.edtf.split("/")[0] if when.kind == "span" and when.edtf and _AGO.search(told) else None


def date_of(scene: Scene, span: Span, when: When | None, status: Status) -> str | None:
    """When what a verb says happened; what is told of all the time since then (今年以来加快建设) has no date."""
    if _ON_EVE.match(scene.text, span.end):
        return None
    told = scene.text[slice(*when.span)] if when is not None else ""
    if when is not None and when.span.start >= span.end and (ago := years_ago(scene, when)):
        return ago  # 实施三年来: since three years ago
    if (
        when is not None
        and _THEREUPON.match(scene.text, span.end)
        and when.span.end <= scene.clause(span.start).span.start
    ):
        return None  # 2022年12月开工，|建成|后
    lasting = (status == "expected" and _YEARS.match(told)) or _PLAN.fullmatch(told) or _DECADE.fullmatch(told)
    if when is not None and when.kind == "span" and lasting:
        return when.edtf  # 将于2029至2033年启用, “十四五”期间建成, 创办于上世纪80年代
    if when is None or when.kind not in ("point", "since", "deadline") or is_short_of(scene, span.start):
        return None
    told = scene.text[when.span.start : span.start]
    if when.span.end <= span.start and any(word in told for word in _FROM_THEN_ON):
        return None
    return when.edtf.split("/")[0] if when.kind == "since" and when.edtf else when.edtf


#: 5月5日，在甲大会即将|召开|之际，乙桥开工: on a later day.
_ON_EVE = re.compile("(?<!年)(?:之际|前夕|在即)")


def _dates_each(scene: Scene, frame: Frame, things: tuple[int, ...]) -> list[str | None]:
    """When it happened to each thing of a list: 一期、二期分别于2019年和2020年建成; None where that is not clear."""
    clause = scene.clause(frame.span.start).span
    each = scene.text.find("分别", clause.start, clause.end)
    told = [d for d in scene.dates if 0 <= each < d.span.start < clause.end] if len(things) > 1 else []
    if len(things) > 1 and len(told) < 2 and _IN_TURN.search(scene.text, clause.start, frame.span.start):
        told = _listed_times(scene, frame.span.start)
    if len(told) < 2:
        return [date_of(scene, frame.span, frame.when, frame.status)] * len(things)
    return [d.edtf for d in told] if len(told) == len(things) else [None] * len(things)


#: 5月7日和10月8日，甲、乙|先后|揭牌.
_IN_TURN = re.compile("(?:先后|相继|分别|依次|陆续)[^，。；、]{0,4}$|(?:先后|相继|依次|陆续)于")
_AND = re.compile("[、和及与]")


def _listed_times(scene: Scene, end: int) -> list[When]:
    """The times of a list before a verb, each with the next, if the sentence tells no others there."""
    told = [d for d in scene.dates if d.span.end <= end]
    joined = all(_AND.fullmatch(scene.text, d.span.end, e.span.start) for d, e in pairwise(told))
    return told if joined else []


def _event(predicate: Predicate, classes: tuple[str, ...], between: str) -> str:
    """The event of a thing of these classes: a school that was 始建 was founded, a bridge begun.

    That the first unit of a work (`between` its name and the verb) goes into service is a step of the whole.
    """
    if predicate.event == "opened" and is_first_unit(between):
        return "milestone"
    if predicate.event == "completed" and is_main_structure(between):
        return "milestone"
    return "founded" if predicate.word == "始建" and BODIES.issuperset(classes) else predicate.event


#: 甲交易所挂牌|企业达20家: what is traded there.
_LISTED = re.compile(f"{wording('hung-out')}")


def _lists(scene: Scene, frame: Frame) -> bool:
    """Whether something is put up for sale, or on show, rather than a body founded."""
    return frame.predicate.word == "挂牌" and _LISTED.match(scene.text, frame.span.end) is not None


def _names_firms(scene: Scene, frame: Frame) -> bool:
    """Whether firms stand right behind the verb, by which what it builds is called."""
    at = frame.span.end + scene.text.startswith("了", frame.span.end)
    return any(g.span.start == at and FIRMS.issuperset(scene.classes(g.things[0])) for g in scene.groups)


_FOR_ANOTHER = re.compile(rf"[^，。；{SLOT}]{{0,4}}为{SLOT}+[^，。；{SLOT}]{{0,4}}$")
#: What a train does on each of its trips, and what tells of the first.
_LEAVES = frozenset(words("leaves-station"))
_FIRST_TRIP = re.compile(wording("first-trips"))


#: What is held, though it is a programme: 举办“甲行”活动.
_OCCASION = re.compile(f"[”]|{wording('occasion-ends')}$")


def _is_occasion(scene: Scene, thing: int) -> bool:
    programme = set(scene.classes(thing)) <= {"Programme", "Project"}
    return not programme or _OCCASION.search(scene.things[thing].name) is not None


#: Events that somebody who does them brings about; what is made or built happens to be done.
_SAID = frozenset(("announced", "issued", "approved", "founded", "signed", "awarded"))


def events_of(scene: Scene, frame: Frame) -> list[Event]:
    """The events that a frame states, one for each member of a list."""
    predicate = frame.predicate
    if not predicate.event:
        return []
    vocabulary().event_types[predicate.event]
    holder, carried = holder_of(scene, frame)
    if carried and (named := approved_next(scene, frame)) is not None:
        holder, carried = named, False
    titled = holder is frame.object and frame.subject is not None and is_title(scene, frame)
    if titled:
        holder, carried = frame.subject, frame.carried
    founding = holder is frame.subject and frame.object is None and founds(predicate)
    if (founding and _TRANSITIVE.match(scene.text, frame.span.end)) or _lists(scene, frame):
        return []  # 甲与乙签约成立了|总规模十亿元的基金: what no name names
    if holder is frame.subject and "O" in predicate.of and _names_firms(scene, frame):
        return []  # 甲新区建成|乙公司等17个数据中心
    if holder is not None and not carried and _ALONG.match(scene.text, holder.span.end):
        return []
    if holder is None or (carried and is_elsewhere(scene, frame)) or scene.counted(holder):
        return []
    if predicate.word in _LEAVES and not _FIRST_TRIP.search(scene.text, *scene.sentence.span):
        return []  # 满载货物的中欧班列从甲站驶出: one of many trips
    if holder is frame.object and not frame.relative and _DOES_ITSELF.match(scene.text, holder.span.end):
        return []
    behind = holder is frame.object and not carried and holder.span.start >= frame.span.end
    if predicate.event == "approved" and behind and is_left_to(scene, holder):
        return []
    if begins_talks(scene, frame, holder) or (predicate.event in _OF_PAPERS and is_about(scene, holder.span.end)):
        return []
    own = holder is frame.subject and not carried
    if own and _FOR_ANOTHER.match(scene.masked(holder.span.end, frame.span.start)):
        return []  # 甲公司正为乙基地投产做准备: what happens to 乙基地
    before = holder.span.end if own else scene.clause(frame.span.start).span.start if carried else frame.span.start
    between = scene.text[before : frame.span.start]  # 甲大桥主桥合龙，|引桥已于上月|完工
    if is_of_part(between, predicate.event):
        return []
    if (
        is_other(scene, frame)
        or (holder == frame.subject and is_of_others_rite(scene, frame))
        or is_before_deed(scene, frame)
    ):
        return []
    if predicate.word in _ADVERBED and _ADVERBIAL.search(scene.text[max(0, frame.span.start - 4) : frame.span.start]):
        return []
    things = (*_listed_before(scene, holder), *holder.things)
    status = "occurred" if predicate.event == "planned" else frame.status  # that it is planned is so already
    dates = _dates_each(scene, frame, things)
    how = "+carried" if carried else PLAINLY if predicate.event in _SAID and is_plain(scene, frame) else ""
    rule = f"predicate:{predicate.word}{how}"
    return [
        Event(
            str(t),
            "awarded" if titled else _event(predicate, scene.classes(t), between),
            date,
            (frame.evidence,),
            status,
            rule=rule,
        )
        for t, date in zip(things, dates, strict=True)
        if not (predicate.event == "held" and not _is_occasion(scene, t))
        and allowed("awarded" if titled else predicate.event, predicate.word) & set(scene.classes(t))
    ]
