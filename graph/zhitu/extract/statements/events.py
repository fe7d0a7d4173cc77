"""Predicates with arguments → events."""

from __future__ import annotations

import re

from zhitu.extract.clauses.fitness import ALLOWED, allowed
from zhitu.extract.clauses.frames import Frame, Predicate, predicates
from zhitu.extract.clauses.heads import modifies
from zhitu.extract.clauses.scene import SLOT, Group, Scene
from zhitu.extract.statements.rites import is_of_others
from zhitu.extract.text.classes import BODIES
from zhitu.extract.values.date_binding import When
from zhitu.model import Event, Span, Status
from zhitu.vocabulary import vocabulary

__all__ = ["date_of", "events_of"]

#: An opened or completed thing that the verb 举行 or 开放 speaks of otherwise.
_ADVERBIAL = re.compile(r"(?:对外|向社会|面向|改革|创新|合作|扩大|深化|高水平|双向|免费)$")
#: What makes a plan of an inclusion (列入规划, not 纳入行动范围).
_PLANS = re.compile(r"[^，。；]{0,14}(?:规划|计划|方案|清单|名单|项目库|储备|重点|目录)")
#: 开放合作, 开放水平: how it acts with others, and not that it opens.
_OPENNESS = re.compile(
    r"床位|重要|合作|创新|发展|水平|程度|型|格局|经济|平台|共享|融合|包容|力度|新高地|门户|高地|城市|地区|口岸|前沿|窗口|枢纽|战略|政策|试验|市场"
)
#: 为建成X，……: the aim of something else.
_FOR = re.compile(r"^为了?(?:早日|尽快|加快|更好|进一步|全面|如期)*$")
#: 开通至中亚的线路21条: lines open, and not who has them.
_LINES = re.compile(r"(?:至|到|往|飞往|直飞)[^，。；]{1,20}?(?:航线|线路|班列|专列|航班|班线)")
_BEGUN = re.compile(r"已|正|开始|日前|近日")
_UNION = re.compile(r"(?:组|专班|联盟|联合体|共同体|委员会|工作队|团队|集群)[”》]?$")
#: Verbs of settling, after which a noun that no name names is who settles.
_SETTLES = frozenset(("入驻", "进驻", "落户", "签约入驻", "签约落户", "落地", "签约", "迁入"))
#: 获得批复, 获得支持: no award.
_NO_AWARD = re.compile(
    r"[^，。；]{0,8}(?:批[复准]|同意|核准|认可|许可|支持|关注|好评|授权|资金|融资|投资|订单|贷款"
    r"|[主承举]办权|资质|专利|通行证|准入)"
)
#: 抗风、通航和防洪能力, 南北贯通、开放共享: one verb of a list that describes something else.
_LISTED = re.compile(r"[、和与及]")
#: 开工|暨……仪式.
_CEREMONY = re.compile(f"[^，。；]{{0,6}}?(?:仪式|典礼|大会|活动|现场会|推进会)|[”]?[暨和、及与]{SLOT}+(?:$|[，。；])")


#: What is brought out and is no service or product.
_SCHEME = re.compile("(?:计划|行动|工程|措施|改革|试点)$")


def _is_of_others(scene: Scene, frame: Frame) -> bool:
    """Whether a ceremony is held for things that its name only counts or describes, and not for its host."""
    after = scene.masked(frame.span.end, scene.clause(frame.span.start).span.end)
    return (
        frame.subject is not None
        and bool(_CEREMONY.match(after))
        and is_of_others(scene, frame.subject, frame.span.start)
    )


#: 2018年开行的中欧班列的|总和: how many there were.
_COUNTED_OF = re.compile("的?(?:总和|总量|总数|数量|总列数|次数)")
#: What comes before the building of a work.
_PREPARED = re.compile("(?:项目|工程)?的?(?:各项)?(?:前期|可研|可行性|立项|选址|论证|规划编制)")
#: 成立了|…: an object follows.
_TRANSITIVE = re.compile("了[^，。；、]")
_NEW = ("新建", "改建", "扩建", "改扩建")


def _is_other(scene: Scene, frame: Frame) -> bool:
    """Whether the verb says something else here: 通过 that means by way of, an award that is none, a list of verbs."""
    word, text, end = frame.predicate.word, scene.text, frame.span.end
    if word == "通过":  # 国务院通过《条例》, not 通过平台申报
        preposed = any(t.start == frame.span.start and t.tag == "p" for t in scene.tokens)
        return preposed or frame.object is None or "Policy" not in scene.classes(frame.object.things[0])
    if word.endswith("开放") and (
        _OPENNESS.match(text, end) or _OPEN.search(text[max(0, frame.span.start - 4) : frame.span.start])
    ):
        return True
    if _FOR.search(scene.masked(scene.clause(frame.span.start).span.start, frame.span.start)):
        return True
    if frame.predicate.event == "founded" and word not in _BEGINS and _is_event(scene, frame):
        return True
    if text.endswith("是", 0, frame.span.start) and _MEANS.search(text, end, scene.sentence.span.end):
        return True  # 是|实施X的重要举措
    if frame.predicate.event == "announced" and _announces_happening(scene, frame):
        return True
    if word == "组成":  # 三方组成联盟, not 由三部分组成
        return frame.passive or frame.object is None or not _UNION.search(scene.things[frame.object.things[0]].name)
    if word == "发布" and frame.predicate.event == "opened" and frame.object is not None:
        return "Policy" in _classes(scene, frame.object)
    acted = frame.predicate.event == "underConstruction" and not (frame.passive or frame.relative)
    if acted and frame.object is not None and _PREPARED.match(text, frame.object.span.end):
        return True  # 加快推进青湾运河|前期工作
    if acted and _holder(scene, frame) != (frame.object, False) and _has_object(scene, frame):
        return True  # 新区加快推进产业集聚: what follows goes on, not the zone
    if frame.predicate.event == "opened" and frame.object is None and _LINES.match(text, end):
        return True
    if frame.predicate.event == "opened" and frame.object is None and text.startswith("“", end):
        return True  # 启用|“甲平台”
    if frame.predicate.event == "opened" and frame.carried and text.endswith("累计", 0, frame.span.start):
        return True  # 累计|接诊患者
    begun = frame.predicate.event == "constructionStarted"
    if begun and frame.relative and text.endswith(("拟", "计划", "规划"), 0, frame.span.start):
        return True  # 计划|兴建的|铁路: it is planned
    if frame.passive and begun:  # 由甲负责兴建: by whom, not that it has begun
        clause = scene.clause(frame.span.start).span
        dated = frame.when is not None and clause.contains(frame.when.span)
        return not dated and not _BEGUN.search(scene.masked(clause.start, frame.span.start))
    if frame.relative and frame.object is not None and _COUNTED_OF.match(text, frame.object.span.end):
        return True
    if word in _NEW and text.startswith("的", end):
        return True  # 新建的|航站楼: which one it is
    if word in ("列入", "纳入"):
        return not _PLANS.match(text, end)
    if word in _SETTLES and frame.object is None:  # 园区入驻企业65家
        following = next((t for t in scene.tokens if t.start >= end), None)
        return following is not None and following.start == end and following.tag in ("n", "nz", "m")
    if word == "推出" and frame.predicate.event in ("opened", "tookEffect"):  # a scheme is put into effect
        begun = frame.object is not None and _SCHEME.search(text, *frame.object.span) is not None
        return begun is (frame.predicate.event == "opened")
    if word in ("推出", "发布") and frame.predicate.event == "issued":  # a campaign is brought out, not issued
        return frame.object is not None and "Policy" not in _classes(scene, frame.object)
    if word == "获得":
        return bool(_NO_AWARD.match(text, end))
    if predicate_founds(frame.predicate) and not (frame.passive or frame.relative):
        if _is_where(scene, frame):
            return False  # 1995年创立|于深圳
        held = frame.object is not None and ALLOWED[frame.predicate.event].isdisjoint(_classes(scene, frame.object))
        rite = _CEREMONY.match(scene.masked(end, scene.clause(frame.span.start).span.end))
        if held or (frame.object is None and not rite and _has_object(scene, frame)):
            return True
    held_by_object = _holder(scene, frame) == (frame.object, False)  # whoever founds it, it is founded
    listed = _LISTED.match(text[frame.span.start - 1 : frame.span.start])
    dated = any(0 < d.span.start - end <= 2 for d in scene.dates)  # 2021年7月开工、|2024年4月竣工
    goes_on = None if dated else _LISTED.match(text, end)
    if (
        frame.carried
        and not frame.relative
        and (
            text[frame.span.start - 1] == "的"
            or (not held_by_object and (listed or goes_on or _is_barred(scene, frame)))
        )
    ):
        return True
    return bool(listed and goes_on)


def _is_where(scene: Scene, frame: Frame) -> bool:
    """Whether the object after a verb is only where it was done."""
    return frame.object in scene.groups and scene.text.startswith("于", frame.span.end)


#: What founds a festival or a forum, too; 成立大会 is only held.
_BEGINS = frozenset(("创办", "创立", "联合创办", "共同创办"))


def _is_event(scene: Scene, frame: Frame) -> bool:
    """Whether what the verb is of is a meeting, a show or games."""
    holder = _holder(scene, frame)[0]
    return holder is not None and _classes(scene, holder) == {"Conference"}


def _announces_happening(scene: Scene, frame: Frame) -> bool:
    """宣布甲大会|正式开幕: what is announced is that it happens, and not the thing."""
    if frame.object is None or frame.object.span.start < frame.span.end:
        return False
    following = (t for t in scene.words(frame.object.span.end, scene.clause(frame.span.start).span.end))
    verb = next((t for t in following if t.tag not in ("d", "ad", "vd", "a")), None)
    return verb is not None and any(p.event for p in predicates().get(scene.text[verb.start : verb.end], ()))


def _classes(scene: Scene, g: Group) -> set[str]:
    return {c for t in g.things for c in scene.classes(t)}


def predicate_founds(predicate: Predicate) -> bool:
    """Whether somebody founds or issues something by this verb."""
    return "O" in predicate.of and predicate.event in ("founded", "issued", "announced")


#: 高度|开放的城市: how it is, not what happens to it.
_OPEN = re.compile(r"(?:高度|深度|全面|双向|对外|更加|高水平|制度型|全方位)$")
_THEN = re.compile(r"(?:成功|完成)?[之以]?后，")
_ADJUNCT = re.compile(r"[于后以时前了的，。；：！？）”—]|、?于?\d|[一二三四五六七八九十]")


def _has_object(scene: Scene, frame: Frame) -> bool:
    """Whether another object follows (海关设立驻园区办事机构): the subject is not what is founded."""
    if frame.object is not None:
        return True
    end = scene.clause(frame.span.start).span.end
    if _ADJUNCT.match(scene.text, frame.span.end):
        return False
    return any(
        t.tag in ("n", "nz", "nw", "ORG") and not scene.covered(t.start)
        for t in scene.tokens
        if frame.span.end <= t.start < end
    )


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


#: 成立三年来, 通车十周年; not 入选“十四五”规划.
_AGO = ("来", "间", "周年")
_FROM_THEN_ON = ("以来", "至今")
#: 甲公司位于乙市，成立|于2015年; 成立|以来.
_SINCE = re.compile(r"以来|至今|于\d{4}年")
_SEPARATED = re.compile(rf"[{SLOT}、和及与，“”]+")


def _listed_before(scene: Scene, holder: Group) -> tuple[int, ...]:
    """The first part of a long list that commas divide: 甲、乙，|丙、丁等项目开工."""
    clause = scene.clause(holder.span.start)
    opens = holder.span.start - clause.span.start <= 1 and holder.span.start >= scene.sentence.span.start
    if not (opens and clause.index and len(holder.things) > 1 and scene.text.startswith("等", holder.span.end)):
        return ()
    before = scene.sentence.clauses[clause.index - 1]
    if not _SEPARATED.fullmatch(scene.masked(*before.span)) or "、" not in scene.masked(*before.span):
        return ()
    return tuple(t for g in scene.inside(before.span) for t in g.things)


#: 是实施甲战略|的重要举措: what something is good for.
_MEANS = re.compile(
    r"的(?:重要|重大|关键|具体|务实|必然|有力|客观|迫切|现实)*(?:举措|举动|步骤|任务|抓手|途径|需要|要求|体现|支撑|内容|保障|路径|载体|行动|措施)(?=[，。；、]|$)"
)


_YEARS = re.compile(r"\d{4}年?\s*[—至到~-]\s*\d{4}年")


def date_of(scene: Scene, span: Span, when: When | None, status: Status) -> str | None:
    """When what a verb says happened; what is told of all the time since then (今年以来加快建设) has no date."""
    told = scene.text[slice(*when.span)] if when is not None else ""
    if when is not None and when.kind == "span" and when.span.start >= span.end and told.endswith(_AGO):
        return when.edtf.split("/")[0] if when.edtf else None  # 实施三年来: since three years ago
    if when is not None and when.kind == "span" and status == "expected" and _YEARS.match(told):
        return when.edtf  # 将于2029至2033年启用
    if when is None or when.kind not in ("point", "since", "deadline"):
        return None
    told = scene.text[when.span.start : span.start]
    if when.span.end <= span.start and any(word in told for word in _FROM_THEN_ON):
        return None
    return when.edtf.split("/")[0] if when.kind == "since" and when.edtf else when.edtf


def _dates_each(scene: Scene, frame: Frame, things: tuple[int, ...]) -> list[str | None]:
    """When it happened to each thing of a list: 一期、二期分别于2019年和2020年建成; None where that is not clear."""
    clause = scene.clause(frame.span.start).span
    each = scene.text.find("分别", clause.start, clause.end)
    told = [d for d in scene.dates if 0 <= each < d.span.start < clause.end] if len(things) > 1 else []
    if len(told) < 2:
        return [date_of(scene, frame.span, frame.when, frame.status)] * len(things)
    return [d.edtf for d in told] if len(told) == len(things) else [None] * len(things)


def _holder(scene: Scene, frame: Frame) -> tuple[Group | None, bool]:
    """Whose event it is, and whether it is carried over from before the clause."""
    predicate, fit = frame.predicate, allowed(frame.predicate.event, frame.predicate.word)
    if frame.passive:  # 由X建成: what was built, not who built it
        return frame.object, frame.carried
    if "O" in predicate.of and frame.object is not None and fit & _classes(scene, frame.object):
        return frame.object, False
    if frame.relative and frame.object is not None:
        return frame.object, False
    return (frame.subject, frame.carried) if "S" in predicate.of else (None, False)


def _is_elsewhere(scene: Scene, frame: Frame) -> bool:
    """Whether a subject that is carried over is not what the event happens to."""
    predicate = frame.predicate
    sited = predicate.event == "founded" and _is_where(scene, frame)
    since = predicate.event == "founded" and _SINCE.match(scene.text, frame.span.end) and frame.object is None
    if predicate.event == "awarded" and _is_first(scene, frame):
        return False  # 甲基地位于乙市，2023年|获评全国示范基地
    if predicate.event in ("signed", "awarded", "founded", "issued") and not since and not _is_alone(scene, frame):
        return True
    if frame.passive or frame.relative:
        return False
    firm = frame.subject is not None and _classes(scene, frame.subject) == {"Company"}
    if firm and frame.subject is not None and predicate.event == "opened" and not _opens(scene, frame.subject):
        return True  # 甲厂由乙公司建设，2023年投产: the works
    if predicate.of == "S":
        return frame.object is not None  # 落地X: what happens happens to what follows
    return not sited and _has_object(scene, frame)  # 2027年建成蔬菜基地: what follows is built


def _event(predicate: Predicate, classes: tuple[str, ...]) -> str:
    """The event of a thing of these classes: a school that was 始建 was founded, a bridge begun."""
    return "founded" if predicate.word == "始建" and BODIES.issuperset(classes) else predicate.event


#: What may stand beside a verb that is all of a clause: 2023年6月|正式揭牌.
_BESIDE = re.compile(r"(?:已|已经|于|在|正式|成功|顺利|随后|最终|并|率先|首次)*")

#: What may follow such a verb: 2010年9月成立|于上海.
_WHERE = re.compile(rf"(?:[于在]{SLOT}+)?[。；，]*")


def _is_alone(scene: Scene, frame: Frame) -> bool:
    """Whether a clause tells but when its verb was done: 两地共建甲谷，2023年6月|揭牌."""
    start, end = scene.clause(frame.span.start).span
    when = frame.when.span if frame.when is not None else None
    if when is None or not start <= when.start < frame.span.start:
        return False
    if not _WHERE.fullmatch(scene.masked(frame.span.end, end)):
        return False
    between = scene.masked(when.end, frame.span.start)
    by = frame.passive and between.startswith(("由", "经"))
    return bool(_BESIDE.fullmatch(scene.masked(start, when.start)) and (by or _BESIDE.fullmatch(between)))


def _opens(scene: Scene, g: Group) -> bool:
    """Whether a name opens a clause of the sentence."""
    first = scene.clause(g.span.start).span.start
    return first <= g.span.start and not scene.masked(first, g.span.start).strip("“《")


#: 入选|作品将展出: what is chosen, and not that it is.
_CHOSEN = re.compile("的?(?:作品|者|项目|名单|企业|单位|人员|选手|证书)")


def _is_first(scene: Scene, frame: Frame) -> bool:
    """Whether a subject opens the sentence as its first clause's only one, and the verb opens a clause but for when."""
    holder, here = frame.subject, scene.clause(frame.span.start).span
    if holder is None or len(holder.things) > 1 or not _opens(scene, holder) or modifies(scene, holder):
        return False
    if frame.predicate.word == "跻身" or _CHOSEN.match(scene.text, frame.span.end):
        return False
    first = scene.sentence.clauses[0].span
    others = (g for g in scene.groups if holder.span.end <= g.span.start < here.start)
    rivals = any(g.span.start >= first.end and scene.role(g).free for g in others)
    when = frame.when.span if frame.when is not None else None
    lead = scene.masked(here.start, frame.span.start)
    if when is not None and here.start <= when.start < frame.span.start:
        lead = scene.masked(here.start, when.start) + scene.masked(when.end, frame.span.start)
    return first.contains(holder.span) and not rivals and bool(_BESIDE.fullmatch(lead))


def events_of(scene: Scene, frame: Frame) -> list[Event]:
    """The events that a frame states, one for each member of a list."""
    predicate = frame.predicate
    if not predicate.event:
        return []
    vocabulary().event_types[predicate.event]
    holder, carried = _holder(scene, frame)
    founds = holder is frame.subject and frame.object is None and predicate_founds(predicate)
    if founds and _TRANSITIVE.match(scene.text, frame.span.end):
        return []  # 甲与乙签约成立了|总规模十亿元的基金: what no name names
    if holder is None or (carried and _is_elsewhere(scene, frame)) or scene.counted(holder):
        return []
    if _is_other(scene, frame) or (holder == frame.subject and _is_of_others(scene, frame)):
        return []
    if predicate.word in ("开放", "运营", "运行", "发布", "建立", "完成") and _ADVERBIAL.search(
        scene.text[max(0, frame.span.start - 4) : frame.span.start]
    ):
        return []
    things = (*_listed_before(scene, holder), *holder.things)
    dates = _dates_each(scene, frame, things)
    rule = f"predicate:{predicate.word}" + ("+carried" if carried else "")
    return [
        Event(str(t), _event(predicate, scene.classes(t)), date, (frame.evidence,), frame.status, rule=rule)
        for t, date in zip(things, dates, strict=True)
        if allowed(predicate.event, predicate.word) & set(scene.classes(t))
    ]
