"""Whether a verb that can state an event says something else where it stands: 通过平台申报, 开放水平, 新建的航站楼."""

from __future__ import annotations

import re
from collections.abc import Callable

from zhitu.extract.clauses.fitness import allowed
from zhitu.extract.clauses.frames import Frame, predicates
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.statements.holders import classes_of, founds, has_object, holder_of, is_where
from zhitu.extract.statements.rites import CEREMONY
from zhitu.extract.text.classes import FIRMS

__all__ = ["is_other", "moves"]

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
_BEGUN = re.compile("已|正|开始|日前|近日")
_UNION = re.compile(r"(?:组|专班|联盟|联合体|共同体|委员会|工作队|团队|集群)[”》]?$")
#: Verbs of settling, after which a noun that no name names is who settles.
_SETTLES = frozenset(("入驻", "进驻", "落户", "签约入驻", "签约落户", "落地", "签约", "迁入"))
#: 获得批复, 获得支持: no award.
_NO_AWARD = re.compile(
    r"[^，。；]{0,8}(?:批[复准]|同意|核准|认可|许可|支持|关注|好评|授权|资金|融资|投资|订单|贷款"
    r"|[^，。；]{0,20}(?:[万亿]元|(?:支持|资助|补助|投资|融资|贷款)(?=[，。；]|$))|[主承举]办权|资质|专利|通行证|准入|合格证|许可证|适航证|突破|进展|增长|提升|表扬|肯定|赞誉|点赞|认同|丰收|成功)"
)
#: 抗风、通航和防洪能力, 南北贯通、开放共享: one verb of a list that describes something else.
_LISTED = tuple("、和与及")
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
#: Who moves somewhere; what of a firm begins where it moves.
_MOVES = frozenset(("入驻", "进驻", "落户", "签约入驻", "签约落户", "安家落户"))
_BRANCH = re.compile("(?:分公司|子公司|分行|支行|分部|总部|中心|办事处|代表处|门店|基地)[”》]?$")
_RUNS = re.compile("了?(?:近|约|超过?|逾)?[\\d,.]+[万千]?[余多]?(?:列|班|趟|架次|航次|列次)(?:的)?[“《]?")
#: Things of a sort, which no name names, before what happens to them.
_SOME = re.compile("(?:[批个项]|一些|多个)[^，。；、\ue000]{0,6}(?:项目|工程|企业|机构)(?:集中|全部|正式|陆续|相继)*$")
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


def _is_openness(scene: Scene, frame: Frame) -> bool | None:
    """开放合作, 高度开放: how it is, and not that it opens."""
    if not frame.predicate.word.endswith("开放"):
        return None
    start, end = frame.span
    return bool(_OPENNESS.match(scene.text, end) or _OPEN.search(scene.text[max(0, start - 4) : start])) or None


def _is_aim(scene: Scene, frame: Frame) -> bool | None:
    """为|建成甲: what something else is done for."""
    return _FOR.search(scene.masked(scene.clause(frame.span.start).span.start, frame.span.start)) is not None or None


def _founds_meeting(scene: Scene, frame: Frame) -> bool | None:
    """Whether what is founded is a meeting, a show or games, which are only held."""
    if frame.predicate.event != "founded" or frame.predicate.word in _BEGINS:
        return None
    holder = holder_of(scene, frame)[0]
    return (holder is not None and classes_of(scene, holder) == {"Conference"}) or None


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


def _builds_up(scene: Scene, frame: Frame) -> bool | None:
    """加快构建甲区|开放体系: what is built is a system or an order, which a name only describes."""
    obj = frame.object if frame.predicate.event in ("underConstruction", "completed") else None
    if obj is None or obj.span.start < frame.span.end:
        return None
    return _ORDER.match(scene.text, obj.span.end) is not None or None


def _is_ranked(scene: Scene, frame: Frame) -> bool | None:
    """入列|国家实验室体系."""
    return (frame.predicate.word == "入列" and _RANKS.match(scene.text, frame.span.end) is not None) or None


def _is_granted(scene: Scene, frame: Frame) -> bool | None:
    """甲所获批组建|某省重点实验室: that is approved, and not the institute."""
    return (frame.predicate.word in _GRANTED and frame.object is None and has_object(scene, frame)) or None


def _is_task(scene: Scene, frame: Frame) -> bool | None:
    """编制《规划》 that is to be done."""
    drafts = frame.predicate.event == "issued" and frame.predicate.word in _DRAFTED
    return (drafts and not _is_drafted(scene, frame)) or None


def _starts_unfit(scene: Scene, frame: Frame) -> bool | None:
    """甲交易所上线|算力专区: what is put into use is what an industry's or a group's name only describes."""
    obj = frame.object
    if frame.predicate.word not in _STARTS or obj is None or obj.span.start != frame.span.end:
        return None
    return classes_of(scene, obj) <= {"Industry", "Group"} or None


def _is_made(scene: Scene, frame: Frame) -> bool | None:
    """启动甲平台|建设."""
    if frame.predicate.word != "启动" or frame.predicate.event != "opened":
        return None
    after = frame.object.span.end if frame.object is not None else frame.span.end
    return _MADE.match(scene.text, after) is not None


def _goes_on(scene: Scene, frame: Frame) -> bool | None:
    """加快推进青湾运河|前期工作, 新区加快推进|产业集聚: no work goes on."""
    if frame.predicate.event != "underConstruction" or frame.passive or frame.relative:
        return None
    work = frame.object or frame.subject
    if work is not None and _PREPARED.match(scene.text, work.span.end):
        return True
    return (holder_of(scene, frame) != (frame.object, False) and has_object(scene, frame)) or None


def _opens_unnamed(scene: Scene, frame: Frame) -> bool | None:
    """开通|至中亚的线路21条, 启用|“甲平台”: what opens is not who has it."""
    if frame.predicate.event != "opened" or frame.object is not None:
        return None
    end = frame.span.end
    return _LINES.match(scene.text, end) is not None or scene.text.startswith("“", end) or None


def _starts_other(scene: Scene, frame: Frame) -> bool | None:
    """Whether what is put into use is a thing that no name names."""
    if frame.predicate.word not in _STARTS or frame.object is not None:
        return None
    end = frame.span.end
    after = next((t for t in scene.words(end, end + 1)), None)
    plain = after is not None and after.tag in ("n", "nz", "nw", "a", "an") and not scene.covered(after.start)
    return (plain and not CEREMONY.match(scene.masked(end, scene.clause(end - 1).span.end))) or None


def _is_phrase(scene: Scene, frame: Frame) -> bool | None:
    """揭榜|挂帅, 甲大桥贯通|南北."""
    word, end = frame.predicate.word, frame.span.end
    led = word == "揭榜" and scene.text.startswith("挂帅", end)
    return led or (word == "贯通" and _ACROSS.match(scene.text, end) is not None) or None


def _is_summed(scene: Scene, frame: Frame) -> bool | None:
    """累计|接诊患者."""
    carried = frame.predicate.event == "opened" and frame.carried
    return (carried and scene.text.endswith("累计", 0, frame.span.start)) or None


def _is_planned(scene: Scene, frame: Frame) -> bool | None:
    """计划|兴建的|铁路."""
    begun = frame.predicate.event == "constructionStarted" and frame.relative
    return (begun and scene.text.endswith(("拟", "计划", "规划"), 0, frame.span.start)) or None


def _tells_builder(scene: Scene, frame: Frame) -> bool | None:
    """由甲负责兴建: by whom, not that it has begun."""
    if not frame.passive or frame.predicate.event != "constructionStarted":
        return None
    clause = scene.clause(frame.span.start).span
    dated = frame.when is not None and clause.contains(frame.when.span)
    return not dated and not _BEGUN.search(scene.masked(clause.start, frame.span.start))


def _is_counted(scene: Scene, frame: Frame) -> bool | None:
    """2018年开行的中欧班列的|总和."""
    if not frame.relative or frame.object is None:
        return None
    return _COUNTED_OF.match(scene.text, frame.object.span.end) is not None or None


def _tells_which(scene: Scene, frame: Frame) -> bool | None:
    """新建|的航站楼."""
    return (frame.predicate.word in _NEW and scene.text.startswith("的", frame.span.end)) or None


def _is_no_plan(scene: Scene, frame: Frame) -> bool | None:
    """列入规划, not 纳入行动范围."""
    if frame.predicate.word not in ("列入", "纳入"):
        return None
    return not _PLANS.match(scene.text, frame.span.end)


def _moves_in(scene: Scene, frame: Frame) -> bool | None:
    """甲公司|入驻乙园."""
    holder = holder_of(scene, frame)[0] if frame.predicate.event == "founded" else None
    return (holder is not None and any(moves(scene, t, frame.predicate.word) for t in holder.things)) or None


def moves(scene: Scene, thing: int, word: str) -> bool:
    """Whether a word says of a firm that it moves, which was there before; its branch, or what is no firm, begins."""
    firm = set(scene.classes(thing)) <= FIRMS and not _BRANCH.search(scene.things[thing].name)
    return firm and word in _MOVES


def _is_of_state(scene: Scene, frame: Frame) -> bool | None:
    """新中国|成立以来: no founding of what the sentence is about."""
    return (frame.predicate.word == "成立" and scene.text.endswith(("新中国", "共和国"), 0, frame.span.start)) or None


def _is_of_some(scene: Scene, frame: Frame) -> bool | None:
    """自首批项目|开工以来，甲港……: of things that no name names, and not of what comes next."""
    holder, carried = holder_of(scene, frame)
    if holder is None or not (carried or holder.span.start > frame.span.end):
        return None
    return _SOME.search(scene.masked(scene.clause(frame.span.start).span.start, frame.span.start)) is not None or None


def _runs_so_many(scene: Scene, frame: Frame) -> bool | None:
    """开行|1500余列中欧班列: how many ran, and not that they began to."""
    obj = frame.object
    if frame.predicate.event != "opened" or obj is None or obj.span.start < frame.span.end:
        return None
    return _RUNS.fullmatch(scene.masked(frame.span.end, obj.span.start)) is not None or None


def _settles_other(scene: Scene, frame: Frame) -> bool | None:
    """园区入驻|企业65家."""
    if frame.predicate.word not in _SETTLES or frame.object is not None:
        return None
    following = next((t for t in scene.tokens if t.start >= frame.span.end), None)
    return following is not None and following.start == frame.span.end and following.tag in ("n", "nz", "m")


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


#: What else a verb may say, in this order: True or False is an answer, None where a check has nothing to say.
_CHECKS: tuple[Callable[[Scene, Frame], bool | None], ...] = (
    _is_way,
    _is_openness,
    _is_aim,
    _founds_meeting,
    _is_means,
    _announces_happening,
    _is_about,
    _is_let,
    _tells_parties,
    _makes_up,
    _makes_known,
    _builds_up,
    _is_ranked,
    _is_granted,
    _is_task,
    _starts_unfit,
    _is_made,
    _goes_on,
    _opens_unnamed,
    _starts_other,
    _is_phrase,
    _is_summed,
    _is_planned,
    _tells_builder,
    _is_counted,
    _tells_which,
    _is_no_plan,
    _moves_in,
    _is_of_state,
    _is_of_some,
    _runs_so_many,
    _settles_other,
    _brings_out_other,
    _is_no_award,
    _founds_other,
    _is_of_list,
)


def is_other(scene: Scene, frame: Frame) -> bool:
    """Whether the verb says something else here: 通过 that means by way of, an award that is none, a list of verbs."""
    return next(answer for check in _CHECKS if (answer := check(scene, frame)) is not None)
