"""Whether a verb that can state an event says something else where it stands: 通过平台申报, 开放水平, 新建的航站楼."""

from __future__ import annotations

import re

from zhitu.extract.clauses.fitness import allowed
from zhitu.extract.clauses.frames import Frame, predicates
from zhitu.extract.clauses.scene import SLOT, Scene
from zhitu.extract.statements.holders import classes_of, founds, has_object, holder_of, is_where
from zhitu.extract.statements.rites import is_of_others

__all__ = ["is_of_others_rite", "is_other"]

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
    r"|[^，。；]{0,20}(?:[万亿]元|(?:支持|资助|补助|投资|融资|贷款)(?=[，。；]|$))|[主承举]办权|资质|专利|通行证|准入|合格证|许可证|适航证|突破|进展|增长|提升|表扬|肯定|赞誉|点赞|认同|丰收|成功)"
)
#: 抗风、通航和防洪能力, 南北贯通、开放共享: one verb of a list that describes something else.
_LISTED = re.compile(r"[、和与及]")
#: 开工|暨……仪式.
_CEREMONY = re.compile(f"[^，。；]{{0,6}}?(?:仪式|典礼|大会|活动|现场会|推进会)|[”]?[暨和、及与]{SLOT}+(?:$|[，。；])")
#: 启动甲平台|建设: it is begun to be made, and not in use.
_MADE = re.compile(
    "[”》]?(?:项目|工程)?的?(?:建设|开发|研发|研制|搭建|升级|改造|编制|招标|测试|试点|申报|设计|征集|招商|筹备|遴选)"
)
#: 加快构建甲区|制度型开放体系.
_ORDER = re.compile(
    "[”》]?的?[^，。；、的]{0,8}(?:体系|机制|格局|模式|生态圈?|优势|品牌|形象|规则|环境|氛围)(?=[，。；、]|$)"
)
#: 入列|国家实验室体系: it is counted among them, and not put into service.
_RANKS = re.compile("[^，。；]{0,16}(?:体系|行列|名单|名录|序列|方阵|国家队|十大|百强)")
#: What somebody is allowed to set up.
_GRANTED = frozenset(("获批组建", "获批建设", "获批创建", "获批设立", "获批成立", "获批筹建", "获批共建", "获批开展"))
#: What is brought out and is no service or product.
_SCHEME = re.compile("(?:计划|行动|工程|措施|改革|试点)[”》」]?$")
#: 2018年开行的中欧班列的|总和: how many there were.
_COUNTED_OF = re.compile("的?(?:总和|总量|总数|数量|总列数|次数)")
#: What comes before the building of a work.
_PREPARED = re.compile("(?:项目|工程)?的?(?:各项)?(?:前期|可研|可行性|立项|选址|论证|规划编制)")
_NEW = ("新建", "改建", "扩建", "改扩建")
#: What founds a festival or a forum, too; 成立大会 is only held.
_BEGINS = frozenset(("创办", "创立", "联合创办", "共同创办"))
#: 高度|开放的城市: how it is, not what happens to it.
_OPEN = re.compile(r"(?:高度|深度|全面|双向|对外|更加|高水平|制度型|全方位)$")
_THEN = re.compile(r"(?:成功|完成)?[之以]?后，")
#: 是实施甲战略|的重要举措: what something is good for.
_MEANS = re.compile(
    r"的(?:重要|重大|关键|具体|务实|必然|有力|客观|迫切|现实)*(?:举措|举动|步骤|任务|抓手|途径|需要|要求|体现|支撑|内容|保障|路径|载体|行动|措施)(?=[，。；、]|$)"
)


def is_of_others_rite(scene: Scene, frame: Frame) -> bool:
    """Whether a ceremony is held for things that its name only counts or describes, and not for its host."""
    after = scene.masked(frame.span.end, scene.clause(frame.span.start).span.end)
    return (
        frame.subject is not None
        and bool(_CEREMONY.match(after))
        and is_of_others(scene, frame.subject, frame.span.start)
    )


def is_other(scene: Scene, frame: Frame) -> bool:
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
    if frame.predicate.event == "held" and _is_about(scene, frame):
        return True
    if frame.predicate.event in _LET_DO and _is_let(scene, frame):
        return True
    if word in ("签署", "签订") and _PARTIES.match(text, end):
        return True  # 《甲协定》签署国: who signed
    if word == "组成":  # 三方组成联盟, not 由三部分组成
        return frame.passive or frame.object is None or not _UNION.search(scene.things[frame.object.things[0]].name)
    if word == "发布" and frame.predicate.event in ("opened", "announced") and frame.object is not None:
        indexed = scene.things[frame.object.things[0]].name.rstrip("”").endswith("指数")  # made known, not put to use
        return indexed is (frame.predicate.event == "opened") or "Policy" in classes_of(scene, frame.object)
    if frame.predicate.event in ("underConstruction", "completed") and _builds_up(scene, frame):
        return True  # 加快构建甲区|开放体系
    if word == "入列" and _RANKS.match(text, end):
        return True
    if word in _GRANTED and frame.object is None and has_object(scene, frame):
        return True  # 甲所获批组建|某省重点实验室: that is approved
    if frame.predicate.event == "issued" and word in _DRAFTED and not _is_drafted(scene, frame):
        return True
    if word in _STARTS and _starts_unfit(scene, frame):
        return True  # 甲交易所上线|算力专区
    if word == "启动" and frame.predicate.event == "opened":
        after = frame.object.span.end if frame.object is not None else end
        return _MADE.match(text, after) is not None
    acted = frame.predicate.event == "underConstruction" and not (frame.passive or frame.relative)
    if acted and frame.object is not None and _PREPARED.match(text, frame.object.span.end):
        return True  # 加快推进青湾运河|前期工作
    if acted and frame.object is None and frame.subject is not None and _PREPARED.match(text, frame.subject.span.end):
        return True  # 青湾运河|前期工作加快推进
    if acted and holder_of(scene, frame) != (frame.object, False) and has_object(scene, frame):
        return True  # 新区加快推进产业集聚: what follows goes on, not the zone
    if frame.predicate.event == "opened" and frame.object is None and _LINES.match(text, end):
        return True
    if frame.predicate.event == "opened" and frame.object is None and text.startswith("“", end):
        return True  # 启用|“甲平台”
    if word in _STARTS and frame.object is None and _starts_other(scene, end):
        return True
    if (word == "揭榜" and text.startswith("挂帅", end)) or (word == "贯通" and _ACROSS.match(text, end)):
        return True
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
        return frame.object is not None and "Policy" not in classes_of(scene, frame.object)
    if word == "获得":
        return bool(_NO_AWARD.match(text, end))
    if founds(frame.predicate) and not (frame.passive or frame.relative):
        if is_where(scene, frame):
            return False  # 1995年创立|于深圳
        fit = allowed(frame.predicate.event, word)
        held = frame.object is not None and fit.isdisjoint(classes_of(scene, frame.object))
        rite = _CEREMONY.match(scene.masked(end, scene.clause(frame.span.start).span.end))
        if held or (frame.object is None and not rite and has_object(scene, frame)):
            return True
    held_by_object = holder_of(scene, frame) == (frame.object, False)  # whoever founds it, it is founded
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


#: What somebody puts into use: 甲大学|启用|新校徽.
_STARTS = frozenset(("启用", "开通", "开行", "新开放", "首开", "上线", "投用", "完工", "竣工"))
#: 甲大桥|贯通|南北: where it leads.
_ACROSS = re.compile(
    "[至到]|了?(?:[东西南北]{2}|[两三]|城乡|[^，。；]{1,8}(?:[东西南北]|之间|两[岸地]))(?=[，。；、的]|$)"
)
#: 甲博览会|筹备工作会议: a meeting about it.
_ABOUT = re.compile(
    r"(?:筹备|筹办|组委会|新闻|动员|推介|招商|协调|部署|调度|誓师|总结|表彰)[^，。；的]{0,8}(?:会议?|大会)[^，。；]{0,12}$"
)
#: 《协定》签署|国, 签署|方.
_PARTIES = re.compile("[国方](?![际家])|各方|人(?![民])")
#: 批准|甲银行|开业: that it may, and not that it does.
_LET_DO = frozenset(("opened", "founded", "constructionStarted", "held"))
_LET = re.compile(r"(?:批准|批复|同意|核准|准予|允许|许可)[“《]?$")


#: What is written, and issued only where the text says that it was done.
_DRAFTED = frozenset(
    ("编制", "编写", "编撰", "编纂", "组织编制", "组织编写", "组织编撰", "牵头编制", "主持编制", "牵头起草")
)
_WRITTEN = re.compile("(?:完成|并?(?:印发|出台|发布|公布|出版))?了|完成|并?(?:印发|出台|发布|公布|出版)")
_BEFOREHAND = re.compile("已|完成|先后|相继|历时|由[^，。；]{1,30}$")


def _is_drafted(scene: Scene, frame: Frame) -> bool:
    """Whether a document is told to be written: 编制了《规划》, 由甲局编制的《规划》; not 编制《规划》 as a task."""
    lead = scene.masked(scene.clause(frame.span.start).span.start, frame.span.start)
    told = frame.passive or frame.relative or _BEFOREHAND.search(lead) or _WRITTEN.match(scene.text, frame.span.end)
    acts = frame.subject is not None and not frame.carried
    return bool(told) or (acts and "提出" not in lead)


def _starts_unfit(scene: Scene, frame: Frame) -> bool:
    """Whether what is put into use is something else that a name names: an industry, a group of people."""
    obj = frame.object
    return obj is not None and obj.span.start == frame.span.end and classes_of(scene, obj) <= {"Industry", "Group"}


def _builds_up(scene: Scene, frame: Frame) -> bool:
    """Whether what is built is a system or an order, which a name only describes."""
    obj = frame.object
    return obj is not None and obj.span.start >= frame.span.end and _ORDER.match(scene.text, obj.span.end) is not None


def _starts_other(scene: Scene, end: int) -> bool:
    """Whether what is put into use is a thing that no name names."""
    after = next((t for t in scene.words(end, end + 1)), None)
    plain = after is not None and after.tag in ("n", "nz", "nw", "a", "an") and not scene.covered(after.start)
    return plain and not _CEREMONY.match(scene.masked(end, scene.clause(end - 1).span.end))


def _is_about(scene: Scene, frame: Frame) -> bool:
    """Whether what is held is a meeting about a meeting or fair, which only the latter names."""
    holder, carried = holder_of(scene, frame)
    if holder is None or carried or holder.span.end > frame.span.start:
        return False
    return _ABOUT.match(scene.masked(holder.span.end, frame.span.start)) is not None


def _is_let(scene: Scene, frame: Frame) -> bool:
    """Whether somebody grants that its subject may do it."""
    subject = frame.subject
    if subject is None or frame.carried or subject.span.end > frame.span.start:
        return False
    return _LET.search(scene.masked(scene.clause(frame.span.start).span.start, subject.span.start)) is not None


def _is_event(scene: Scene, frame: Frame) -> bool:
    """Whether what the verb is of is a meeting, a show or games."""
    holder = holder_of(scene, frame)[0]
    return holder is not None and classes_of(scene, holder) == {"Conference"}


def _announces_happening(scene: Scene, frame: Frame) -> bool:
    """宣布甲大会|正式开幕: what is announced is that it happens, and not the thing."""
    if frame.object is None or frame.object.span.start < frame.span.end:
        return False
    following = (t for t in scene.words(frame.object.span.end, scene.clause(frame.span.start).span.end))
    verb = next((t for t in following if t.tag not in ("d", "ad", "vd", "a")), None)
    return verb is not None and any(p.event for p in predicates().get(scene.text[verb.start : verb.end], ()))


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
