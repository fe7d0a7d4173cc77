"""Whether what a verb says is done, only expected, or denied."""

from __future__ import annotations

import re
from itertools import islice

from zhitu.edtf import bounds, is_edtf
from zhitu.extract.clauses.denied import denies
from zhitu.extract.clauses.plans import plan_says
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.clauses.supposed import convened_by, is_discussed, is_framed_as_aim, is_put_off, is_unsaid, is_wished
from zhitu.extract.clauses.talks import is_talked_of
from zhitu.extract.clauses.time_ahead import is_framed_ahead, is_told_after
from zhitu.extract.text.classes import PLACES
from zhitu.extract.text.clues import Clue
from zhitu.extract.text.wording import wording, words
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.date_patterns import FUTURE
from zhitu.model import Span, Status

__all__ = ["aimed_at", "counted_before", "is_next_of_plan", "is_short_of", "plan_before", "status_at"]

#: What is meant, foreseen or due, wherever it stands before; not 预计投资5亿元的甲桥|开工.
_MEANT = rf"(?:{wording('mood-aims')}(?!总?(?:投资|长|占地|耗资)[^，。；]{{0,14}}的)|{wording('mood-due')})"
#: What others are to do; not 备受期待的甲桥|通车.
_ASKED = rf"(?:{wording('mood-wishes')}|{wording('mood-orders')})(?!(?:已久|之?中)?的|已久|之)"
_EXPECTED = re.compile(f"{FUTURE}|{_MEANT}|{_ASKED}|{wording('mood-expected')}")
_TO_COME = Clue(_EXPECTED.pattern, "距")
#: 甲大桥计划|复工, whose verb may have been taken for a part of the name.
_WORK_PLANS, _SHORT = re.compile(f"{wording('works-planned')}计划$"), 6
_PLANNED = Clue(_WORK_PLANS.pattern)
#: 按照乙省要求|建成, 经多年酝酿|成立: no more than how a deed came about.
_ACCORDING = re.compile(wording("mood-according"))
_BY = Clue(_ACCORDING.pattern)
_HELD_NOW = ("持有的", "拥有的", "所有的")
#: What holds on for the clauses after it that have no subject of their own.
_LASTING = re.compile(f"{FUTURE}|{_MEANT}|{wording('mood-lasting')}")
_LASTS = Clue(_LASTING.pattern)
#: 办好|甲论坛: wanted, unless it says 了.
_TO_DO = re.compile("[办开]好(?!了)")
#: 适时|启动甲工程: ordered, and not done.
_PRESSED, _BEGINS = re.compile(rf"{wording('mood-pressed')}$"), re.compile(wording("mood-begins"))
#: 加快|建成甲桥, 着手|组建乙公司: worked on, and not done.
_HASTENED, _FINISHES = (
    re.compile(rf"{wording('mood-hastened')}$"),
    re.compile(rf"{wording('mood-begins')}|{wording('mood-finishes')}"),
)
#: 推进甲码头|开工: ordered, where that is what the verb before aims at.
_DRIVEN, _RESULT = re.compile(rf"{wording('mood-drives')}[^，。；]{{2,24}}$"), re.compile(wording("mood-results"))
#: 到2025年|已占据.
_ALREADY, _BY_YEAR = re.compile("(?<!而)已经?[^，。；]{0,6}$"), re.compile("到20\\d\\d年[底末]?|20\\d\\d年[底末]?前")
_OVER = re.compile(wording("mood-done"))
#: Or what tells so by itself, though not where a plan goes on: 将改造甲馆，正式|开放.
_DONE = re.compile(f"{wording('mood-done')}|(?:正式|成功)$")
_SO_THEN = re.compile("(?:于是|遂)(?=[于在]|\\d)")
#: 支持甲区|设立了乙基金.
_LETS, _TELLS = re.compile(wording("mood-lets")), re.compile("[一-龥]{2}(?:[一-龥]{2})?了(?!解)")


def status_at(scene: Scene, start: int, when: When | None) -> Status | None:
    """Whether what stands at `start` is reported as done or as expected; None where it is denied."""
    clause = scene.clause(start)
    before = scene.masked(clause.span.start, start)
    if scene.text.startswith(_HELD_NOW, start):
        return "occurred"  # 拟转让其|持有的乙公司股权
    if denies(scene, start) or is_talked_of(scene, before, start):
        return None
    if when is not None and when.kind == "point" and _SO_THEN.match(before):
        return "occurred"  # 双方认为需要常设机构，|于是在2004年|设立
    if is_unsaid(scene, start) or scene.text.endswith(("？", "?"), 0, scene.sentence.span.end):
        return None
    if scene.aimed and not _ALREADY.search(before) and not _DONE.search(before):
        return "expected"
    if before.endswith(("已", "已经")) and scene.text[start : start + 6].find("的") > 0:
        return "occurred"  # 将在已|建成的一期装置基础上建设
    if scene.has(_BY):
        before = _ACCORDING.sub("", before)
    if scene.has(_PLANNED) and _WORK_PLANS.search(scene.text, max(clause.span.start, start - _SHORT), start):
        return "expected"
    if _TELLS.match(scene.text, start):
        before = _LETS.sub("", before)
    if _ALREADY.search(before) or is_told_after(scene, when):
        before = _BY_YEAR.sub("", before)
    ahead = scene.has(_TO_COME) and (_EXPECTED.search(before) or _SHORT_OF.search(before))
    if ahead or _will(scene, clause.span.start, start):
        return "expected"
    if convened_by(scene, start) is not None or is_put_off(scene, start) or is_wished(scene, start):
        return "expected"
    if is_discussed(scene, start) or (is_framed_as_aim(scene, start) and not _DONE.search(before)):
        return "expected"
    if _is_made_aim(scene, start) or (_FOR.search(before) and _BUILT.match(scene.text, start)):
        return "expected"
    if not _OVER.search(before) and is_framed_ahead(scene, start, when):
        return "expected"
    if _TO_DO.match(scene.text, start) and not _DONE.search(before):
        return "expected"
    if _PRESSED.search(before) and _BEGINS.match(scene.text, start):
        return "expected"
    if _HASTENED.search(before) and _FINISHES.match(scene.text, start):
        return "expected"
    by_then = when is not None and when.kind == "deadline" and not _ALREADY.search(before)  # 到2025年已|占据
    if by_then or _is_driven(scene, clause.span, start, before):
        return "expected"
    quoted = plan_says(scene.text, scene.sentence.span)
    first = quoted if quoted is not None and quoted <= start else scene.sentence.span.start
    ordered = (scene.planned or first == quoted) and _ordered(scene, start, when, first)
    ordered = ordered or (when is None and aimed_at(scene, start) is not None)
    return "expected" if ordered or _carried_over(scene, clause.index, before) else "occurred"


#: 把|建成甲园作为目标.
_AS_AIM = re.compile(rf"[^，。；]{{2,40}}?(?:作为|列为|当作)[^，。；]{{0,12}}{wording('mood-aim-nouns')}")
_AIMED = Clue(_AS_AIM.pattern)


def _is_made_aim(scene: Scene, start: int) -> bool:
    return scene.has(_AIMED) and _AS_AIM.match(scene.text, start, scene.sentence.span.end) is not None


#: 为|建设甲园做准备.
_FOR = re.compile("(?<![成认作称列改评誉分视划命名设定转变])为$")
_BUILT = re.compile(wording("mood-brings-about"))


def _is_driven(scene: Scene, clause: Span, start: int, before: str) -> bool:
    """Whether nobody is told to have brought it about: 加快甲大桥建成通车, but not 乙省加快推进，甲大桥建成通车."""
    driven = _DRIVEN.search(before) if _RESULT.match(scene.text, start) else None
    return (
        driven is not None
        and not _DONE.search(before)
        and not _has_subject(scene, Span(clause.start, clause.start + driven.start()))
    )


#: 距|通车|还有30天; not 距离市区30公里的.
_SHORT_OF = re.compile(r"距离?[^，。；的\d]{0,20}$")


def is_short_of(scene: Scene, start: int) -> bool:
    """Whether what stands at `start` is only told to be near: 距正式通车只差路面铺装."""
    return _SHORT_OF.search(scene.masked(scene.clause(start).span.start, start)) is not None


#: What a plan tells of the time before it, of what it rests on, and what it grants at once.
_TOLD = re.compile(wording("mood-told-in-plan"))


def _ordered(scene: Scene, start: int, when: When | None, first: int) -> bool:
    """Whether what a plan says at `start` is an order: no name acts, and nothing tells that it was done."""
    clause = scene.clause(start).span
    roles = zip(scene.groups, scene.roles, strict=True)
    acts = any(g.span.start >= first and g.span.end <= start and role.free for g, role in roles)
    dated = when is not None and when.edtf is not None and (when.kind == "point" or _is_over(scene, when))
    told = _TOLD.search(scene.masked(clause.start, clause.end))
    if told is not None and told[0] == "期间" and _is_to_end(scene, when):
        told = None  # “十四五”期间，|新建泵站五座, in 2021
    return not acts and not dated and told is None


def _is_to_end(scene: Scene, when: When | None) -> bool:
    """Whether a time is not over when the document is written."""
    return when is not None and bool(when.edtf) and not _is_over(scene, when)


def _is_over(scene: Scene, when: When) -> bool:
    """Whether a time lies before the document."""
    if not when.edtf or not scene.issued or not is_edtf(scene.issued):
        return False
    return bounds(when.edtf)[1] < bounds(scene.issued)[0]


def aimed_at(scene: Scene, at: int) -> When | None:
    """The time until which a plan tells its aims, where a sentence before opens with it: 到2027年，……。甲中心|达标."""
    own = [d for d in scene.dates if scene.text[d.span.start - 1] not in "较比"]
    here: Scene | None = scene if scene.planned and not own else None
    while here is not None and (here is scene or not here.dates):
        here = here.before if here.before and here.before.sentence.paragraph == here.sentence.paragraph else None
    if here is None or len(here.dates) > 1:
        return None
    when, said = here.dates[0], plan_says(here.text, here.sentence.span) or here.sentence.span.start
    if when.kind != "deadline" or not 0 <= when.span.start - said <= _OPENING:
        return None
    return None if _TOLD.search(scene.masked(scene.sentence.span.start, scene.clause(at).span.end)) else when


#: Characters before a time that opens a sentence: 力争到.
_OPENING = 4
_WILL, _MUST = words("mood-will"), words("mood-must")
_WILL_OR_MUST = re.compile("[将即要须需会]")
#: 将|新建, not 将|新技术.
_ANEW = re.compile("新[建设增开改扩立]")


def _will(scene: Scene, start: int, end: int) -> bool:
    """An adverb 将 or a modal 要; not 将X打造成, not 要求."""
    if not _WILL_OR_MUST.search(scene.text, start, end):
        return False
    verbs = {t.start for t in scene.tokens if t.tag in ("v", "vd", "vn", "d", "ad")}
    return any(
        ((t.tag == "d" or t.end in verbs or _ANEW.match(scene.text, t.end)) and scene.text[t.start : t.end] in _WILL)
        or (t.tag == "v" and scene.text[t.start : t.end] in _MUST)
        for t in scene.tokens
        if start <= t.start
        and t.end <= end
        and not scene.covered(t.start)
        and not _AT_MEETING.match(scene.text, t.start)
    )


#: 会上|两地签署协议: at the meeting; not 会上涨, 会上线.
_AT_MEETING = re.compile("会[前中后间]|会上(?![涨升调浮线市马门岗架台])")


def _carried_over(scene: Scene, index: int, before: str) -> bool:
    """将于明年开工，2027年建成: what is expected is so in the next clause, unless that has a subject or is done."""
    clause = scene.sentence.clauses[index]
    goes_on = scene.text[clause.span.start - 1] == "、" or scene.text.startswith("以及", clause.span.start)
    if index and goes_on:  # 将推动甲与乙共建丙、|丁与戊共建己; 未来将发展甲业，|以及乙业
        return status_at(scene, scene.sentence.clauses[index - 1].span.end - 1, None) == "expected"
    if _OVER.search(before):
        return False
    *_, opening = scene, *scene.series()
    first, end = opening.sentence.span
    until = clause.span.start if opening is scene else end
    told = opening.masked(first, until)
    if "：" in told and _FORESEEN.match(told):
        return True  # 甲市预计，发展包括：乙站启用；|丙桥建成
    if _has_subject(scene, clause.span):
        return False
    for earlier in reversed(scene.sentence.clauses[:index]):
        if _lasts(scene, earlier.span):
            return True
        if _has_subject(scene, earlier.span):
            return False
    return _continues_plan(scene, clause.span)


#: 大会以|“共创未来”|为主题: what is quoted tells no time.
_MOTTO = re.compile("“[^“”]*”")


def _lasts(scene: Scene, clause: Span) -> bool:
    """Whether what a clause says is to come holds on for those after it."""
    told = _MOTTO.sub("", _ACCORDING.sub("", scene.masked(*clause))) if scene.has(_LASTS) else ""
    return _LASTING.search(told) is not None or _will(scene, *clause)


#: What a list that a colon opens is of.
_FORESEEN = re.compile(rf"[^：；。]*(?:{_MEANT}|{_ASKED}|{wording('mood-foreseen')})[^：；。\d]{{0,12}}(?<!其中)：")


def _continues_plan(scene: Scene, clause: Span) -> bool:
    """Whether a part of a list goes on with what the parts before say is to come.

    将建设甲站；|推进乙线建设; 2025年甲省将实施丙行动。推进戊路改造。|建设丁桥: unless it has a time of its own.
    """
    if any(d.span.start < clause.end and scene.text[slice(*d.span)] != "全年" for d in scene.dates):
        return False
    parts = list(scene.series())
    opening = plan_before(parts[-1] if parts else scene)
    for here in filter(None, (*parts, opening)):
        if here.sentence.paragraph != scene.sentence.paragraph:
            return False
        for earlier in reversed(here.sentence.clauses):
            if _DONE.search(here.masked(*earlier.span)):
                return False
            if _lasts(here, earlier.span):
                return True
            if _has_subject(here, earlier.span) and here is not opening:
                return False
    return False


def plan_before(scene: Scene) -> Scene | None:
    """The last sentence before in the paragraph that has a time, or says of somebody what he will do, if those between
    only go on with what it says."""
    for here in islice(scene.in_paragraph(), 1, None):
        if any(d.edtf for d in here.dates):
            return here
        if _DONE.search(here.masked(*here.sentence.span)):
            return None
        first = here.sentence.clauses[0].span
        if _has_subject(here, first):
            return here if _will(here, *first) else None
    return None


def is_next_of_plan(scene: Scene, at: int) -> bool:
    """Whether a clause without a subject goes on with what clauses or sentences before say is to come."""
    clause = scene.clause(at)
    return _carried_over(scene, clause.index, scene.masked(clause.span.start, at))


def _has_subject(scene: Scene, span: Span) -> bool:
    """Whether a name in a clause can be the subject of what follows."""
    start, end = span
    for g, role in zip(scene.groups, scene.roles, strict=True):
        first, last = g.span
        if start <= first and last <= end and role.free:
            return True
    return False


_COUNT = re.compile(
    r"(?<![等第批由与和向\d])(?<!最后)(?:\d+|[一二两三四五六七八九十百千几数]+)(?:余|多)?"
    r"[个家座条项台批件艘架处](?![月半小])[一-龥]{0,6}$"
)
_ALL = re.compile(wording("mood-all-of-them"))


def counted_before(scene: Scene, start: int) -> bool:
    """已有31座贯通: a count of things, not a happening of what the sentence is about (of 甲、乙等31座贯通 it is).

    Nor is it a count of others where it sums up a list: 甲园、乙园2个项目开工.
    """
    first = scene.clause(start).span.start
    before = scene.masked(first, start)[-14:]
    match = _COUNT.search(before)
    if match is None or _ALL.search(before):
        return False
    at = start - len(before) + match.start()
    listed = next((g for g in scene.groups if g.span.end in (at, at - 1) and len(g.mentions) > 1), None)
    return listed is None or all(PLACES.issuperset(scene.classes(t)) for t in listed.things)
