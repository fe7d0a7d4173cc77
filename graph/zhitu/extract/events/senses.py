"""Whether a verb that can state an event says something else where it stands: 通过平台申报, 开放水平, 新建的航站楼."""

from __future__ import annotations

import re
from collections.abc import Callable

from zhitu.extract.clauses.fitness import allowed
from zhitu.extract.clauses.frames import Frame, predicates
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.clauses.verb_times import time_named
from zhitu.extract.events import beginnings
from zhitu.extract.events.rites import CEREMONY
from zhitu.extract.statements.holders import classes_of, founds, has_object, holder_of, is_where
from zhitu.extract.statements.refused import is_granted
from zhitu.extract.text.wording import SLOT, wording, words

__all__ = ["is_other"]

#: What makes a plan of an inclusion (列入规划, not 纳入行动范围).
_PLANS = re.compile(rf"[^，。；]{{0,14}}{wording('sense-plans')}")
#: 为建成X，……: the aim of something else.
_FOR = re.compile(rf"^为了?{wording('sense-haste')}*$")
_UNION = re.compile(rf"{wording('sense-unions')}[”》]?$")
#: 获得批复, 获得支持: no award.
_NO_AWARD = re.compile(
    rf"[^，。；]{{0,16}}{wording('sense-consent')}|[^，。；]{{0,8}}(?:"
    rf"[^，。；]{{0,20}}(?:[万亿]元|{wording('sense-support')}(?=[，。；]|$))|{wording('sense-gained')})"
)
#: 抗风、通航和防洪能力, 南北贯通、开放共享: one verb of a list that describes something else.
_LISTED = tuple("、和与及")
#: What is brought out and is no service or product.
_SCHEME = re.compile(rf"{wording('sense-schemes')}[”》」]?$")
#: 2018年开行的中欧班列的|总和: how many there were.
_COUNTED_OF = re.compile(rf"的?{wording('sense-sums')}")
_THEN = re.compile(r"(?:成功|完成)?[之以]?后，")
#: 是实施甲战略|的重要举措: what something is good for.
_MEANS = re.compile(rf"的{wording('sense-praise')}*{wording('sense-means')}(?=[，。；、]|$)")
#: 甲大桥|贯通|南北: where it leads.
_ACROSS = re.compile(
    "[至到]|了?(?:[东西南北]{2}|[两三]|城乡|[^，。；]{1,8}(?:[东西南北]|之间|两[岸地]))(?=[，。；、的]|$)"
)
#: 甲博览会|筹备工作会议: a meeting about it.
_ABOUT = re.compile(rf"{wording('sense-meetings')}[^，。；的]{{0,8}}(?:会议?|大会)[^，。；]{{0,12}}$")
#: Things of a sort, which no name names, before what happens to them.
_SOME = re.compile(
    rf"(?:[批个项]|一些|多个)[^，。；、{SLOT}]{{0,6}}{wording('sense-nameless')}{wording('sense-in-turn')}*$"
)
#: 《协定》签署|国, 签署|方.
_PARTIES = re.compile(wording("signing-parties"))
#: 批准|甲银行|开业: that it may, and not that it does.
_LET_DO = frozenset(("opened", "founded", "constructionStarted", "held"))
_LET = re.compile(rf"{wording('sense-permits')}[“《]?$")
#: What is written, and issued only where the text says that it was done.
_DRAFTED = frozenset(words("sense-drafts"))
_PUBLISHED = f"并?{wording('sense-published')}"
_WRITTEN = re.compile(f"(?:完成|{_PUBLISHED})?了|完成|{_PUBLISHED}")
_BEFOREHAND = re.compile(rf"{wording('sense-drafted')}|由[^，。；]{{1,30}}$")


def _is_drafted(scene: Scene, frame: Frame) -> bool:
    """Whether a document is told to be written: 编制了《规划》, 由甲局编制的《规划》; not 编制《规划》 as a task."""
    lead = scene.masked(scene.clause(frame.span.start).span.start, frame.span.start)
    told = frame.passive or frame.relative or _BEFOREHAND.search(lead) or _WRITTEN.match(scene.text, frame.span.end)
    acts = frame.subject is not None and not frame.carried
    return bool(told) or (acts and "提出" not in lead)


def _is_barred(scene: Scene, frame: Frame) -> bool:
    """Whether a carried subject is only where it happens (在甲，……), or the clause has one of its own."""
    holder = frame.subject
    if holder is not None and holder in scene.groups and scene.role(holder).marker == "at":
        return True
    clause = scene.clause(frame.span.start)
    if _THEN.match(scene.text, frame.span.end) and clause.index + 1 < len(scene.sentence.clauses):
        following = scene.inside(scene.sentence.clauses[clause.index + 1].span)
        if any(scene.role(g).free for g in following):
            return True  # 并网成功后，1号机组将……
    lead = scene.masked(clause.span.start, frame.span.start)
    return lead.startswith(("随着", "伴随"))


def _is_way(scene: Scene, frame: Frame) -> bool | None:
    """国务院通过《条例》, not 通过平台申报."""
    if frame.predicate.word != "通过":
        return None
    preposed = any(t.start == frame.span.start and t.tag == "p" for t in scene.tokens)
    return preposed or frame.object is None or "Policy" not in scene.classes(frame.object.things[0])


def _is_aim(scene: Scene, frame: Frame) -> bool | None:
    """为|建成甲: what something else is done for."""
    return _FOR.search(scene.masked(scene.clause(frame.span.start).span.start, frame.span.start)) is not None or None


def _is_means(scene: Scene, frame: Frame) -> bool | None:
    """是|实施甲的重要举措."""
    means = scene.text.endswith("是", 0, frame.span.start) and _MEANS.search(
        scene.text, frame.span.end, scene.sentence.span.end
    )
    return bool(means) or None


def _announces_happening(scene: Scene, frame: Frame) -> bool | None:
    """宣布甲大会|正式开幕: what is announced is that it happens, and not the thing."""
    if frame.predicate.event != "announced" or frame.object is None or frame.object.span.start < frame.span.end:
        return None
    following = (t for t in scene.words(frame.object.span.end, scene.clause(frame.span.start).span.end))
    verb = next((t for t in following if t.tag not in ("d", "ad", "vd", "a")), None)
    return (verb is not None and any(p.event for p in predicates().get(scene.text[verb.start : verb.end], ()))) or None


def _is_about(scene: Scene, frame: Frame) -> bool | None:
    """Whether what is held is a meeting about a meeting or fair, which only the latter names."""
    if frame.predicate.event != "held":
        return None
    holder, carried = holder_of(scene, frame)
    if holder is None or carried or holder.span.end > frame.span.start:
        return None
    return _ABOUT.match(scene.masked(holder.span.end, frame.span.start)) is not None or None


def _is_let(scene: Scene, frame: Frame) -> bool | None:
    """Whether somebody grants that its subject may do it."""
    subject = frame.subject
    if frame.predicate.event not in _LET_DO or subject is None or frame.carried or subject.span.end > frame.span.start:
        return None
    lead = scene.masked(scene.clause(frame.span.start).span.start, subject.span.start)
    return _LET.search(lead) is not None or None


def _tells_parties(scene: Scene, frame: Frame) -> bool | None:
    """《甲协定》签署|国: who signed."""
    return (frame.predicate.word in ("签署", "签订") and _PARTIES.match(scene.text, frame.span.end) is not None) or None


def _makes_up(scene: Scene, frame: Frame) -> bool | None:
    """三方组成联盟, not 由三部分组成."""
    if frame.predicate.word != "组成":
        return None
    return frame.passive or frame.object is None or not _UNION.search(scene.things[frame.object.things[0]].name)


def _makes_known(scene: Scene, frame: Frame) -> bool | None:
    """发布: an index is made known, a service put to use, a document issued."""
    event = frame.predicate.event
    if frame.predicate.word != "发布" or event not in ("opened", "announced") or frame.object is None:
        return None
    indexed = scene.things[frame.object.things[0]].name.rstrip("”").endswith("指数")
    return indexed is (event == "opened") or "Policy" in classes_of(scene, frame.object)


def _is_task(scene: Scene, frame: Frame) -> bool | None:
    """编制《规划》 that is to be done."""
    drafts = frame.predicate.event == "issued" and frame.predicate.word in _DRAFTED
    return (drafts and not _is_drafted(scene, frame)) or None


#: 《甲办法》自本办法施行|之日起废止: when another ends.
_ENDS_THEN = re.compile(rf"之日起?[^，。；]{{0,6}}{wording('documents-end')}")


def _ends_then(scene: Scene, frame: Frame) -> bool | None:
    """Whether a document's coming into force only tells when one before it ends."""
    effect = frame.predicate.event == "tookEffect" and frame.object is None
    return (effect and _ENDS_THEN.match(scene.text, frame.span.end) is not None) or None


#: 现印发给你们，|请认真组织|实施: what its readers are asked to do.
_ASKED = re.compile("请(?!示|愿|求|柬|假|客|战|赏)")


def _is_asked(scene: Scene, frame: Frame) -> bool | None:
    """Whether readers of a document are only asked to carry out what was named before."""
    clause = scene.clause(frame.span.start).span
    alone = frame.carried and frame.predicate.event == "tookEffect"
    return (alone and _ASKED.match(scene.text, clause.start) is not None) or None


def _makes_itself(scene: Scene, frame: Frame) -> bool | None:
    """制定|本办法: what its first article says, and no news."""
    obj = frame.object
    return (
        obj is not None and frame.span.end == obj.span.start and scene.text.startswith("本", obj.span.start)
    ) or None


def _is_phrase(scene: Scene, frame: Frame) -> bool | None:
    """揭榜|挂帅, 甲大桥贯通|南北."""
    word, end = frame.predicate.word, frame.span.end
    led = word == "揭榜" and scene.text.startswith("挂帅", end)
    led = led or (word == "送电" and scene.masked(end, end + 1) == SLOT)  # 甲基地送电|乙省工程: where to
    return led or (word == "贯通" and _ACROSS.match(scene.text, end) is not None) or None


def _is_counted(scene: Scene, frame: Frame) -> bool | None:
    """2018年开行的中欧班列的|总和."""
    if not frame.relative or frame.object is None:
        return None
    return _COUNTED_OF.match(scene.text, frame.object.span.end) is not None or None


def _is_no_plan(scene: Scene, frame: Frame) -> bool | None:
    """列入规划, not 纳入行动范围; 列入《遗产名录》 is an honour."""
    if frame.predicate.event == "awarded" and frame.predicate.word == "列入":
        return frame.object is None or not scene.things[frame.object.things[0]].name.rstrip("》").endswith("名录")
    if frame.predicate.word not in ("列入", "纳入"):
        return None
    return not _PLANS.match(scene.text, frame.span.end)


def _is_of_some(scene: Scene, frame: Frame) -> bool | None:
    """自首批项目|开工以来，甲港……: of things that no name names, and not of what comes next."""
    holder, carried = holder_of(scene, frame)
    if holder is None or not (carried or holder.span.start > frame.span.end):
        return None
    return _SOME.search(scene.masked(scene.clause(frame.span.start).span.start, frame.span.start)) is not None or None


def _brings_out_other(scene: Scene, frame: Frame) -> bool | None:
    """推出: a service opens, a scheme is put into effect, only a document is issued."""
    event, word, obj = frame.predicate.event, frame.predicate.word, frame.object
    if word == "推出" and event in ("opened", "tookEffect"):
        scheme = obj is not None and _SCHEME.search(scene.text, *obj.span) is not None
        return scheme is (event == "opened")
    if word in ("推出", "发布") and event == "issued":
        return obj is not None and "Policy" not in classes_of(scene, obj)
    return None


def _is_no_award(scene: Scene, frame: Frame) -> bool | None:
    """获得|批复."""
    return _NO_AWARD.match(scene.text, frame.span.end) is not None if frame.predicate.word == "获得" else None


def _founds_other(scene: Scene, frame: Frame) -> bool | None:
    """Whether what is founded cannot be, or no name names it; 1995年创立|于深圳 tells where."""
    if not founds(frame.predicate) or frame.passive or frame.relative:
        return None
    if is_where(scene, frame):
        return False
    if frame.object is not None:
        return allowed(frame.predicate.event, frame.predicate.word).isdisjoint(classes_of(scene, frame.object)) or None
    after = scene.masked(frame.span.end, scene.clause(frame.span.start).span.end)
    return (not CEREMONY.match(after) and has_object(scene, frame)) or None


def _is_of_list(scene: Scene, frame: Frame) -> bool:
    """Whether it is one verb of a list, or its subject, carried from before, is not what it happens to."""
    text, (start, end) = scene.text, frame.span
    held_by_object = holder_of(scene, frame) == (frame.object, False)  # whoever founds it, it is founded
    listed = text[start - 1 : start] in _LISTED
    dated = any(0 < d.span.start - end <= 2 for d in scene.dates)  # 2021年7月开工、|2024年4月竣工
    goes_on = not dated and text[end : end + 1] in _LISTED
    carried = frame.carried and not frame.relative
    barred = not held_by_object and (listed or goes_on or _is_barred(scene, frame))
    return (carried and (text[start - 1] == "的" or barred)) or (listed and goes_on)


def _names_its_time(scene: Scene, frame: Frame) -> bool | None:
    """甲线|开通|时间推迟至2026年3月: when it opens, and no thing that it opens."""
    return False if time_named(scene, frame.span) is not None else None


#: What else a verb may say, in this order: True or False is an answer, None where a check has nothing to say.
_CHECKS: tuple[Callable[[Scene, Frame], bool | None], ...] = (
    _names_its_time,
    _is_way,
    beginnings.is_openness,
    _is_aim,
    beginnings.founds_meeting,
    _is_means,
    _announces_happening,
    _is_about,
    _is_let,
    lambda scene, frame: is_granted(scene, frame) or None,
    _tells_parties,
    _makes_up,
    _makes_known,
    beginnings.builds_up,
    beginnings.is_ranked,
    beginnings.is_granted,
    _is_task,
    _ends_then,
    _is_asked,
    _makes_itself,
    beginnings.starts_unfit,
    beginnings.is_made,
    beginnings.goes_on,
    beginnings.opens_unnamed,
    beginnings.starts_other,
    _is_phrase,
    beginnings.is_summed,
    beginnings.is_planned,
    beginnings.tells_builder,
    _is_counted,
    beginnings.tells_which,
    _is_no_plan,
    beginnings.moves_in,
    beginnings.is_of_state,
    _is_of_some,
    beginnings.runs_so_many,
    beginnings.opens_so_many,
    beginnings.builds_so_many,
    beginnings.settles_other,
    _brings_out_other,
    _is_no_award,
    _founds_other,
    _is_of_list,
)


def is_other(scene: Scene, frame: Frame) -> bool:
    """Whether the verb says something else here: 通过 that means by way of, an award that is none, a list of verbs."""
    return next(answer for check in _CHECKS if (answer := check(scene, frame)) is not None)
