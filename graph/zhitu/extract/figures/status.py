"""Whether a figure is told of, or planned, aimed at, promised by a work to come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.edtf import bounds, is_edtf
from zhitu.extract.clauses.modality import is_short_of, status_at
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.clauses.supposed import is_false, is_unsaid
from zhitu.extract.figures.earlier import Holder
from zhitu.extract.figures.time_forms import AIMED_AT, is_feast, is_statistic
from zhitu.extract.text.clues import Clue
from zhitu.extract.text.wording import wording
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Observation, Status

__all__ = ["status_of"]


def status_of(
    scene: Scene, quantity: Quantity, when: When | None, holder: Holder, before: Sequence[Observation]
) -> Status | None:
    """Whether a figure is told of or only expected; `before` are those of its sentence. None of one that is denied."""
    at = quantity.span.start
    if _AN_AIM.match(scene.text, quantity.span.end) and _UNMET.search(scene.text, max(0, at - _FAR), at):
        return "expected"  # 投资37亿元，未达到|50亿元|的年度目标
    near = quantity.kind == "length" and is_short_of(scene, at)  # 距甲站仅1.5公里
    if near or _NOW.search(scene.text[max(0, at - 4) : at]):
        return "occurred"
    told = _BESIDE_IT.sub("", scene.text[scene.clause(at).span.start : at])
    untold = scene.has(_DENIED) and _UNTOLD.search(scene.masked(scene.clause(at).span.start, at))
    if untold or is_false(scene, at):
        return None
    if (by_time := _by_time(scene, when, quantity)) is not None:
        return by_time
    if _DONE.search(told) or (_BEYOND.search(told) and not _TO_COME.search(told, 0, len(told) - 4)):
        return "occurred"
    if _GOT.search(told) and not _TO_COME.search(told):
        return "occurred"  # 旨在振兴产业，|共获得补助3亿元
    if _ONCE_DONE.search(told):
        return "expected"
    if (
        _PLANNED.search(told)
        or _WILL.match(scene.text, quantity.span.end)
        or (_DESIGNED.search(told) and _FOR.match(scene.text, quantity.span.end))
    ):
        return "expected"
    if _is_of_aims(scene, at):
        return "expected"
    if (so_far := _SO_FAR.match(told)) and not _TO_COME.search(told, so_far.end()):
        return "occurred"  # 计划于12月开业，|目前招商率达60%
    if _FORESEEN.match(told):
        return "expected"
    goes_on = bool(before) and before[-1].status == "expected"
    if goes_on and (holder.rule == "share" or (holder.rule == "same" and _GREW.match(told))):
        return "expected"  # 将建成120家，其中甲区15家; 预计产值5亿元，同比增长3%
    if _is_hoped(scene, quantity) or _is_hoped_of_work(scene, quantity) or _is_aimed_at(scene, quantity):
        return "expected"
    if goes_on and holder.rule in _GOES_ON and _ADDS.match(told):
        return "expected"
    if goes_on and holder.rule != "own" and _is_after_hoped(scene, quantity):
        return "expected"
    if _COMPARED.match(scene.text, quantity.span.end) and not _TO_COME.search(
        scene.text, scene.sentence.span.start, at
    ):
        return "occurred"  # 申请再审案件|12件，同比下降5%
    bounded = _LIMIT.search(scene.text, max(0, at - _LONGEST_LIMIT), at)
    taken = scene.text.startswith("将", at - 1) and _TAKEN.match(scene.text, quantity.span.end) is not None
    # 将|50颗|卫星送入轨道: not to come; 到2035年，覆盖率|不低于|5%: nothing is denied
    told_from = bounded.start() if bounded is not None else at - taken
    supposed = is_unsaid(scene, at) or _ONCE_MEANT.search(told) is not None
    return status_at(scene, told_from, when) or ("expected" if supposed else "occurred")


#: 将|50颗|卫星|送入轨道: with what something is done, which says nothing of when.
_TAKEN = re.compile(f"[一-龥]{{0,10}}?{wording('figure-taken-to')}")
#: 未达到|50亿元|的年度目标: what was aimed at.
_AN_AIM, _FAR = re.compile(f"的[^，。；\\d]{{0,6}}{wording('figure-aims')}"), 10
_UNMET = re.compile("(?:未能?|没有)(?:达到|完成|实现)了?$|(?:低于|不及|距离?)$")
#: 未能引进企业|30家, 能否引进企业|30家; but 尚未开工项目|30个, which there are, and 不得超过|30%.
_UNTOLD = re.compile(
    rf"(?:(?![尚仍还并均暂都也]未){wording('mood-denies')}|(?!不[能必宜]|无[法需须力]|难以){wording('mood-forbids')}"
    rf"|未必|拒绝|取消|放弃|{wording('mood-asks')})(?![^，。；]*(?:[且并而便即也已后的]|就(?!业)|{wording('figure-status-bounds')}))[^，。；\d]*$"
)
_DENIED = Clue(_UNTOLD.pattern)
#: 原定引进企业|30家, 除非引进企业|30家; but 即使只有|30家, as it may well be.
_ONCE_MEANT = re.compile(f"{wording('mood-once-meant')}|^(?:除非|只要|只有)")
#: What is compared with the same time before has been.
_COMPARED = re.compile(f"[，、]{wording('figure-against-then')}{wording('figure-changes')}\\d")
#: How what was just told changes.
_GREW = re.compile(
    f"(?:分别)?(?:{wording('figure-against-then')}|[比较]{wording('figure-then')}(?:同期)?)?(?:年均|分别)*{wording('figure-changes')}"
)
#: 预测今年|产量5万吨.
_FORESEEN = re.compile(wording("figure-status-foresees") + "(?:到|至)?(?:今年|本年|明年|全年|20\\d\\d年)")
#: What keeps a figure within limits.
_LIMIT, _LONGEST_LIMIT = re.compile(f"{wording('figure-limits')}$"), 3


def _is_of_aims(scene: Scene, at: int) -> bool:
    """Whether a figure is one of a list of aims: 某县长指出，2025年主要预期目标是：……；……."""
    *_, opening = scene, *scene.series()
    if opening.sentence.paragraph != scene.sentence.paragraph:
        return False
    clauses = (clause.span.start for clause in opening.sentence.clauses if clause.span.start < at)
    return any(AIMED_AT.match(scene.text, start, at) for start in clauses)


#: 2024年预计实现生产总值478亿元, in January 2025: estimated, of a year that is over.
_COMES = f"{wording('mood-aims')}|{wording('mood-plans')}"
_ESTIMATED = re.compile(wording("figure-status-estimated"))
_INTENDED = re.compile(f"(?!预计)(?:{_COMES}|{wording('figure-status-meant')})")
#: What has been by then, in the first months of its year.
_SINCE, _EARLY = re.compile(wording("figure-status-since")), 2


def _by_time(scene: Scene, when: When | None, quantity: Quantity) -> Status | None:
    """What the time alone tells: an estimate of what is over is no aim, nor has a year been that has just begun."""
    if when is None or not when.edtf or not scene.issued or not is_edtf(scene.issued):
        return None
    *_, opening = scene, *scene.series()
    at = quantity.span.start
    told = scene.text[opening.sentence.span.start : at]
    if bounds(when.edtf)[1] < bounds(scene.issued)[0]:
        if scene.text[when.span.start - 1] in "从由":
            return "occurred"  # 到2027年占比从去年的|28%|提高到40%
        estimated = _ESTIMATED.search(told) is not None or _is_after_estimate(scene, quantity)
        return "occurred" if estimated and not _INTENDED.search(told) else None
    if bounds(when.edtf)[0] > bounds(scene.issued)[1]:
        return "expected"
    begun = when.edtf == scene.issued[:4] and len(scene.issued) > len(when.edtf) and int(scene.issued[5:7]) <= _EARLY
    early = begun and when.kind == "point" and not is_feast(scene, when)  # 春节假期, of a text of February
    if scene.text.endswith("初", *when.span):
        early = False  # 2023年初，集中开工项目|177项, in January
    return "expected" if early and not _SINCE.search(told) else None


def _is_after_estimate(scene: Scene, quantity: Quantity) -> bool:
    """预计全年劳动生产率8万元/人。按常住人口计算，|人均产值7万元，增长3%: it is said of the first alone."""
    before = scene.before
    if before is None or before.sentence.paragraph != scene.sentence.paragraph:
        return False
    *_, opening = before, *before.series()
    told = scene.text[opening.sentence.span.start : before.sentence.span.end]
    if _ESTIMATED.search(told) is None or _INTENDED.search(told) or _WORKS.search(told):
        return False
    at, end = quantity.span
    return is_statistic(scene, end, scene.text[scene.clause(at).span.start : at])


#: 高于目标1.0|和4.2个百分点: what holds for the one figure holds for the next.
_BESIDE_IT = re.compile("(?:[\\d.]+[^，。；\\d]{0,4}[、和与及])+$")
_GOES_ON = ("clause", "same")
#: 将带动茶农增收，|提供岗位500个: what goes on with what is expected.
_ADDS = re.compile(wording("figure-status-goes-on-with"))
#: 计划投资|301亿元; but 完成计划投资|417亿元; 按满足吞吐量|55万人次|的目标设计.
_PLANNED = re.compile("(?<!完成)(?<!完成年度)(?:计划|拟|预计)(?:总)?投资(?:额|总额)?(?:约|为|达|共)*$")
_DONE = re.compile("(?:完成|实现)(?:了)?[^，。；\\d]{0,4}计划(?:总)?投资(?:额|总额)?(?:约|为|达|共)*$")
#: 总计获得补助|2176万元: what somebody has got, whatever it is for.
_GOT = re.compile("(?:[总合共累]计|[共已]|成功)(?:获得?|争取到)[^，。；]*$")
#: 超年度目标|5.5%; 需恢复的|320座桥梁.
_BEYOND = re.compile(wording("figure-status-beyond"))
#: 电站建成后年发电量|20亿千瓦时.
_ONCE_DONE = re.compile(
    rf"^届时|{wording('figure-status-works')}{wording('figure-status-once-and')}?后，?"
    rf"{wording('figure-status-once-says')}[^，。；\d]*$"
)
#: 20余个|配套项目将纷纷涌入.
_WILL = re.compile(rf"[一-龥]{{2,18}}?(?:即将|将{wording('figure-status-will-how')})")
_DESIGNED, _FOR = (
    re.compile("按照?[^，。；]*$"),
    re.compile(rf"(?:、[^，。；]{{2,20}})*的?{wording('figure-status-design-nouns')}(?:规划|建设|设计)"),
)


#: 工程建成后，|可改善灌溉面积38万亩: what it will do.
_ONCE = re.compile(f"{wording('figure-status-works')}后，$")
_CAN = re.compile(f"{wording('figure-status-can-when')}?(?:可(?![再比])|能(?![再源耗力级量效]))")


def _is_hoped(scene: Scene, quantity: Quantity) -> bool:
    clause = scene.clause(quantity.span.start)
    if clause.index == 0 or not _CAN.match(scene.text, clause.span.start):
        return False
    before = scene.sentence.clauses[clause.index - 1].span
    return _ONCE.search(scene.text[before.start : before.end]) is not None


def _is_after_hoped(scene: Scene, quantity: Quantity) -> bool:
    """建成后，可改善灌溉面积38万亩，惠及15万人，|恢复灌溉面积10万亩."""
    earlier = scene.sentence.clauses[: scene.clause(quantity.span.start).index]
    return any(_ONCE.search(scene.text[slice(*c.span)]) for c in earlier[:-1])


#: 力争通过三年时间，企业|突破5000家; 丙项目明年投产，|年产轮胎50万条: what is aimed at, and what will be.
_AIMS = re.compile(
    rf"(?:{_COMES}|{wording('figure-status-meant')})[是再]?{wording('figure-status-aim-means')}[^，。；]{{1,12}}，$"
)
_REACHED, _WORKS = re.compile(wording("figure-status-reaches")), re.compile(wording("figure-status-works"))
#: 2028年建完首期校舍，学生规模|达到|7000人.
_TO_REACH = re.compile("(?<!已)(?<!已经)(?:达到?|突破|可达)(?:约|近)?$")
_YIELDS = re.compile(
    f"{wording('figure-status-yield-leads')}*(?:年|每年)(?:均|新增)?(?:可)?{wording('figure-status-yields')}"
)


#: 达产后，|年产轮胎200万条.
_ONCE_FULL = re.compile(f"(?:全部|全面|完全)?{wording('figure-status-full-works')}后，$")


def _is_aimed_at(scene: Scene, quantity: Quantity) -> bool:
    """Whether the clause before only says by when something is aimed at, or that a work is to run later."""
    clause = scene.clause(quantity.span.start)
    told = scene.text[clause.span.start : quantity.span.start]
    if _SO_FAR.match(told):
        return False
    clauses = scene.sentence.clauses[: clause.index]
    if _REACHED.search(told) and any(_AIMS.search(scene.text, *c.span) for c in clauses):
        return True
    before = clauses[-1].span if clauses else None
    if before is not None and _YIELDS.match(told) and _ONCE_FULL.search(scene.text, *before):
        return True
    yields = before is not None and _YIELDS.match(told) and _WORKS.search(scene.text, *before)
    if before is None or not (yields or _TO_REACH.search(told)):
        return False
    return any(d.kind == "deadline" and before.contains(d.span) for d in scene.dates)


#: 投产后，预计年收入约10亿元，本工程|可贡献税收约20亿元.
_WORK_CAN = re.compile(
    f"{wording('undertaking-this')}(?:工程|项目){wording('figure-status-of-work-how')}*(?:可|能够?|将)(?![再比])"
)


def _is_hoped_of_work(scene: Scene, quantity: Quantity) -> bool:
    clause = scene.clause(quantity.span.start)
    earlier = scene.text[scene.sentence.span.start : clause.span.start]
    foreseen = "预计" in earlier or any(
        _ONCE.search(scene.text[slice(*c.span)]) for c in scene.sentence.clauses[: clause.index]
    )
    return foreseen and _WORK_CAN.match(scene.text, clause.span.start) is not None


#: What is so by now, whatever the clause before announces.
_SO_FAR, _TO_COME = (
    re.compile(rf"[^，。；]{{0,6}}?{wording('figure-status-so-far')}"),
    re.compile(_COMES),
)
#: 将由现在的|97分钟|缩短至1小时; 预估产茶5万吨，较上年|6万吨|减少.
_NOW = re.compile(f"[由从]{wording('figure-status-from-then')}的?$|[较比][上去]年(?:同期)?的?$")
