"""Predicates with arguments → events."""

from __future__ import annotations

import re

from zhitu.extract.fitness import ALLOWED
from zhitu.extract.frames import Frame
from zhitu.extract.scene import Scene
from zhitu.model import Event
from zhitu.vocabulary import vocabulary

__all__ = ["events_of"]

#: An opened or completed thing that the verb 举行 or 开放 speaks of otherwise.
_ADVERBIAL = re.compile(r"(?:对外|向社会|面向|改革|扩大|深化|高水平|双向|免费)$")


#: What makes a plan of an inclusion (列入规划, not 纳入行动范围).
_PLANS = re.compile(r"[^，。；]{0,14}(?:规划|计划|方案|清单|名单|项目库|储备|重点|目录)")
#: 获得批复, 获得支持: no award.
_NO_AWARD = re.compile(r"[^，。；]{0,8}(?:批[复准]|同意|核准|认可|许可|支持|关注|好评|授权|资金|融资|投资|订单|贷款)")
#: 抗风、通航和防洪能力, 南北贯通、开放共享: one verb of a list that describes something else.
_LISTED = re.compile(r"[、和与及]")


def _is_other(scene: Scene, frame: Frame) -> bool:
    """Whether the verb says something else here: 通过 that means by way of, an award that is none, a list of verbs."""
    word, text, end = frame.predicate.word, scene.text, frame.span.end
    if word == "通过":  # 国务院通过《条例》, not 通过平台申报
        preposed = any(t.start == frame.span.start and t.tag == "p" for t in scene.tokens)
        return preposed or frame.object is None or "Policy" not in scene.classes(frame.object.things[0])
    if word in ("列入", "纳入"):
        return not _PLANS.match(text, end)
    if word == "获得":
        return bool(_NO_AWARD.match(text, end))
    listed = _LISTED.match(text[frame.span.start - 1 : frame.span.start])
    return bool(listed) and (frame.carried or bool(_LISTED.match(text, end)))


def events_of(scene: Scene, frame: Frame) -> list[Event]:
    """The events that a frame states, one for each member of a list."""
    predicate = frame.predicate
    if not predicate.event:
        return []
    vocabulary().event_types[predicate.event]
    allowed = ALLOWED[predicate.event]
    holder = None
    carried = False
    if frame.passive:  # 由X建成: what was built, not who built it
        holder, carried = frame.object, frame.carried
    elif (
        "O" in predicate.of
        and frame.object is not None
        and any(allowed & set(scene.classes(t)) for t in frame.object.things)
    ):
        holder = frame.object
    elif "S" in predicate.of and frame.subject is not None:
        holder, carried = frame.subject, frame.carried
        if frame.relative and frame.object is not None:
            holder, carried = frame.object, False
    if holder is None:
        if frame.relative and frame.object is not None:
            holder = frame.object
        else:
            return []
    if carried and predicate.of == "S" and frame.object is not None and not frame.passive and not frame.relative:
        return []  # 落地X: what happens happens to what follows
    if (carried and predicate.event in ("signed", "awarded", "founded", "issued")) or scene.counted(holder):
        return []
    if _is_other(scene, frame):
        return []
    if predicate.word in ("开放", "运营", "运行", "发布", "建立", "完成") and _ADVERBIAL.search(
        scene.text[max(0, frame.span.start - 4) : frame.span.start]
    ):
        return []
    date = frame.when.edtf if frame.when is not None and frame.when.kind in ("point", "since", "deadline") else None
    if (
        frame.when is not None
        and frame.when.kind == "span"
        and frame.when.span.start >= frame.span.end
        and frame.when.edtf
    ):
        date = frame.when.edtf.split("/")[0]  # 实施三年来: since three years ago
    elif frame.when is not None and frame.when.kind == "since" and date and "/" in date:
        date = date.split("/")[0]
    rule = f"predicate:{predicate.word}" + ("+carried" if carried else "")
    return [
        Event(
            str(t),
            predicate.event,
            date,
            (frame.evidence,),
            frame.status,
            rule=rule,
        )
        for t in holder.things
        if allowed & set(scene.classes(t))
    ]
