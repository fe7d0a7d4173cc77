"""Whether what a verb says is done, only expected, or denied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from zhitu.extract.clauses.clause_roles import Role
from zhitu.extract.clauses.plans import plan_says
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.supposed import convened_by, is_discussed, is_framed_as_aim, is_put_off, is_unsaid, is_wished
from zhitu.extract.clauses.talks import is_talked_of
from zhitu.extract.clauses.time_ahead import is_framed_ahead
from zhitu.extract.text.classes import PLACES
from zhitu.extract.text.wording import SLOT
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.date_patterns import FUTURE
from zhitu.model import Span, Status

__all__ = [
    "aimed_at",
    "counted_before",
    "is_ahead",
    "is_denied",
    "is_next_of_plan",
    "is_short_of",
    "mood_of",
    "plan_before",
    "status_at",
]

_EXPECTED = re.compile(
    rf"{FUTURE}|"
    r"即将|拟(?!定|人)|(?:(?<![比较按资度作动年划与本该此加])|(?<=[今明后本当]年))计划(?!(?:投资|目标)?完成率)(?=[^，。]{0,14}$)|按(?:照)?计划(?=新增|新建|设置|建设|配[备置])|20\d\d年计划(?=开工|新[建开增]|建成|启动|实施|引进|安排|投入|完成(?!率))|力争|预计|(?:预定|(?<![初裁判认])定)(?=于|[明后]年|下[周月个])|预期(?!寿命)|有望|争取(?!到|来|了)|确保|今后|准备|打算|有意[向愿]?(?![义思识外])|(?<![志自心意夙如])愿意?(?![景望者军])|规划到|目标|应当|须|必须|可望|酝酿|"
    r"(?:规划|酝酿)(?=(?:建设|新建|设立|打造)?$)|(?:研究|筹备)[把将]|(?:考虑(?!到)|谋划|筹划|酝酿)(?=[^，。]{0,8}$)|鼓励|引导|探索(?!实施|开展)|(?:正|正在|着手)筹备(?=(?:设立|成立|建设|组建|建立|开设)?$)|研究(?:设立|建立|推动|出台|制定)|(?<![长加高升大展少降复])到20\d\d年|20\d\d年[底末]?前|(?<![接招对看款优善虐])待(?!遇|业|客)|(?<![许认宁])可以?$|力促|建议|希望|允许|(?:[年月]底|年内|[年月]|季度|上旬|中旬|下旬)即?可(?=[^，。]{0,2}$)|提议|(?<!专利)(?<!商标)申请(?![量数人件书])|请求|"
    r"支持(?!资金|政策|力度|体系|单位|服务)(?=[^，。]{1,30}$)|加快推动|推动(?=.{2,20}$)|促进(?=.{2,20}$)|呼吁|倡议|将会|要求|承诺|力推|(?<![响反适供对相感效呼因理])应$|期待|早日|尽早|尽快|择机"
)
_HELD_NOW = ("持有的", "拥有的", "所有的")
#: What holds on for the clauses after it that have no subject of their own.
_LASTING = re.compile(
    r"即将|计划(?=于|在|[今明后]年|[建设加推开启打引])|预定|"
    f"(?:准备|有意|研究|考虑|申请|筹备|探索)(?=[建设加推开启打引]|[与和在于同]{SLOT})|酝酿|谋划|筹划|承诺|力促|"
    r"定于|拟(?!定|人|[一-龥]{1,3}的)|力争|预计|有望|争取|打算|应当|必须|将会|(?:达成|签[署订了])[^，。；]{0,6}意向|(?<![长加高升大展少降复])到20\d\d年"
)
_NEGATED = re.compile(
    r"(?:未|不|没有|尚未|没|无|暂未|并未|未能|不再|取消|停止|终止|中止|推迟|暂停|暂缓|叫停|放弃|否决|拒绝|禁止|反对|否认|避免|防止|解除|尚不)"
    r"[^，。、]{0,4}$"
    r"|(?:延期|延后|改期)$|^[“‘]?(?:如果|若(?!干)|一旦|倘若|假如|假使|只要|除非|即使|能否|是否)"
    r"|原(?:拟|定|计划|本|先拟)|本(?:应|该|拟|来[要应想])"
)
#: 不再由甲与乙|共建, 并非由甲|牵头, 不支持甲|建设: what is denied may stand before names.
_DENIED = re.compile(
    "(?:(?:不再|并非|并不|不是|绝非|从未|从不|没有|尚未|并未|未能|未曾|拒绝了?|无意|不会|不得)"
    "(?:由|与|和|同|为|向|在|对|把|将|被|经)|(?:尚未|并未|未能|未曾|从未|没有|未)(?:正式|再|能|曾)?(?:由|与|经|被|获|得到|收到|达成|列入|纳入|入选)"
    "|(?:[不未]|没有|拒绝|取消|暂停|暂缓|叫停|放弃|否认|否决|停止|中止|终止|推迟|无意|不会)"
    "(?:支持|同意|批准|参与|参加|加入|允许|赞成|引进|邀请|推动|推进|委托|组织|安排))[^，。；]*$"
    # 尚未批复同意甲省|设立乙新区; but 尚未完工的甲桥|通车, 尚未竣工就|开放
    "|(?:尚未|并未|未能|未曾|从未|没有(?!先例|捷径|止步|停|因)|不再|终止|解除|险些|差点)(?!.*(?:[且并而就便即也已]|的[^，。；]{2,}))[^，。；]*$"
)
#: 甲大桥能否|通车, 乙医院何时|启用: what is only asked.
_ASKS = re.compile("(?:能否|可否|是否|会否|何时|何日|几时|什么时候|为何|为什么|如何)[^，。；]*$")
#: 办好|甲论坛: wanted, unless it says 了.
_TO_DO = re.compile("[办开]好(?!了)")
#: 适时|启动甲工程, 及时|开工乙桥: ordered, and not done.
_PRESSED, _BEGINS = (
    re.compile("(?:适时|及时|抓紧|加紧)$"),
    re.compile("(?:开工|动工|开建|启动(?!应急|预案|[^，。；]{0,6}响应))"),
)
#: 推进甲码头|开工, 加快乙大桥|建成通车: ordered, where that is what the verb before aims at.
_DRIVEN = re.compile("(?:推进|加快|抓紧|促成)[^，。；]{2,24}$")
_RESULT = re.compile("开工|动工|建成|通车|开通|投运|投产|投用|投入|竣工|完工|揭牌|挂牌|落成|启用|落地|成立")
#: 到2025年|已占据.
_ALREADY, _BY_YEAR = re.compile("(?<!而)已经?[^，。；]{0,6}$"), re.compile("到20\\d\\d年[底末]?|20\\d\\d年[底末]?前")
_DONE = re.compile(r"已经?(?!故)|[了过]|[曾]|(?:正式|成功)$")
#: A verb after which the text speaks of what comes then: 通车后, 建成时.
_AFTERWARDS = re.compile(
    r"^(?:通车|运营|使用|运行|营运|投用|启用|建设|开放|发电|成功|完成)?[之以]?后(?!续|勤|方)|^(?:期间|之际|之时|之路|阶段|过程|进程|能力)|^时(?!间|代|速|期)|^的?(?:前提|条件|基础|前夕)|^(?:通车|运营|使用)?之?前(?!海|沿|景|列)"
)
#: What follows a verb that is still to come: 通车在即, 开业进入倒计时, 封关运作准备就绪, 荷载试验即将开始.
_AHEAD = re.compile(
    r"^[^，。；的]{0,6}?(?:即将|将|拟|有望|预计|力争)[^，。；]{0,8}(?:完成|启动|开始|突破|结束|完工|竣工|打通|贯通|验收|交付|进行)|"
    r"^(?:的?各项)?(?:准备|筹备|前期)|^(?:在即|在望|可期|指日可待|倒(?:计时|数))|^[已正]?(?:正式|全面|即将)?进入[^，。]{0,4}倒(?:计时|数)"
)


def status_at(scene: Scene, start: int, when: When | None) -> Status | None:
    """Whether what stands at `start` is reported as done or as expected; None where it is denied."""
    clause = scene.clause(start)
    before = scene.masked(clause.span.start, start)
    if scene.text.startswith(_HELD_NOW, start):
        return "occurred"  # 拟转让其|持有的乙公司股权
    if _NEGATED.search(before) or _DENIED.search(before) or is_talked_of(scene, before, start):
        return None
    if is_unsaid(scene, start) or _ASKS.search(before) or scene.text.endswith(("？", "?"), 0, scene.sentence.span.end):
        return None
    if scene.aimed and not _ALREADY.search(before) and not _DONE.search(before):
        return "expected"
    if before.endswith(("已", "已经")) and scene.text[start : start + 6].find("的") > 0:
        return "occurred"  # 将在已|建成的一期装置基础上建设
    if _ALREADY.search(before):
        before = _BY_YEAR.sub("", before)
    if _EXPECTED.search(before) or _SHORT_OF.search(before) or _will(scene, clause.span.start, start):
        return "expected"
    if convened_by(scene, start) is not None or is_put_off(scene, start) or is_wished(scene, start):
        return "expected"
    if is_discussed(scene, start) or (is_framed_as_aim(scene, start) and not _DONE.search(before)):
        return "expected"
    if _AS_AIM.match(scene.text, start) or (_FOR.search(before) and _BUILT.match(scene.text, start)):
        return "expected"
    if not _DONE.search(before) and is_framed_ahead(scene, start, when):
        return "expected"
    if _TO_DO.match(scene.text, start) and not _DONE.search(before):
        return "expected"
    if _PRESSED.search(before) and _BEGINS.match(scene.text, start):
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
_AS_AIM = re.compile("[^，。；]{2,40}?(?:作为|列为|当作)[^，。；]{0,12}(?:目标|任务|重点|方向|举措|抓手|要求)")


#: 为|建设甲园做准备.
_FOR = re.compile("(?<![成认作称列改评誉分视划命名设定转变])为$")
_BUILT = re.compile("建[设立成]|打造|[设成]立|开通|[举筹申]办|引进|推[进动]")


#: What denies the whole clause that it stands in.
_DENIES = re.compile(
    "尚未|并未|未能|未曾|从未|从不|从没|不再|并非|没有(?!了|因为?|丝毫|捷径|最|止步|停)|拒绝|放弃|叫停|否认"
    "|(?<![从尽])未(?=[推建设引批签参支与])|不会|暂停|暂缓|推迟|无意(?![间中])|否决|(?:取消|停止)(?=[与推建设引支])"
    "|终止|中止|解除|停建|险些|差点|退出(?!机制)|落选|无缘|移出|不存在|无(?:任何|关联)|不具备"
)


def is_denied(scene: Scene, at: int) -> bool:
    """Whether the clause at `at` denies what it says: of its words a network sees only what they join."""
    return _DENIES.search(scene.masked(*scene.clause(at).span)) is not None or is_unsaid(scene, at)


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
_TOLD = re.compile(
    r"已|了(?!解)|以来|目前|现有|现将|现予|现印发|截至|累计|先后|近年|期间|^(?:\s*为|根据|按照|依据|依照)|^经[^，。；]{1,30}(?:同意|批准|审定|核准|审议通过)|给予|奖励|补助|补贴|资助"
)


def _ordered(scene: Scene, start: int, when: When | None, first: int) -> bool:
    """Whether what a plan says at `start` is an order: no name acts, and nothing tells that it was done."""
    clause = scene.clause(start).span
    roles = zip(scene.groups, scene.roles, strict=True)
    acts = any(g.span.start >= first and g.span.end <= start and role.free for g, role in roles)
    dated = when is not None and when.edtf is not None and when.kind == "point"
    return not acts and not dated and not _TOLD.search(scene.masked(clause.start, clause.end))


def aimed_at(scene: Scene, at: int) -> When | None:
    """The time until which a plan tells its aims, where a sentence before opens with it: 到2027年，……。甲中心|达标."""
    if _TOLD.search(scene.masked(scene.sentence.span.start, scene.clause(at).span.end)):
        return None
    own = [d for d in scene.dates if scene.text[d.span.start - 1] not in "较比"]
    here: Scene | None = scene if scene.planned and not own else None
    while here is not None and (here is scene or not here.dates):
        here = here.before if here.before and here.before.sentence.paragraph == here.sentence.paragraph else None
    if here is None or len(here.dates) > 1:
        return None
    when, said = here.dates[0], plan_says(here.text, here.sentence.span) or here.sentence.span.start
    return when if when.kind == "deadline" and 0 <= when.span.start - said <= _OPENING else None


#: Characters before a time that opens a sentence: 力争到.
_OPENING = 4
_WILL = (
    "将", "还将", "将要", "也将", "均将", "都将", "就将", "仍将", "即", "会", "亦会", "也会", "就会", "都会", "还会",
)  # fmt: skip
_MUST = ("要", "须", "需", "需要")
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
        if start <= t.start and t.end <= end and not scene.covered(t.start)
    )


def _carried_over(scene: Scene, index: int, before: str) -> bool:
    """将于明年开工，2027年建成: what is expected is so in the next clause, unless that has a subject or is done."""
    clause = scene.sentence.clauses[index]
    if index and scene.text[clause.span.start - 1] == "、":  # 将推动甲与乙共建丙、|丁与戊共建己
        return status_at(scene, scene.sentence.clauses[index - 1].span.end - 1, None) == "expected"
    if _DONE.search(before):
        return False
    *_, opening = scene, *scene.series()
    first, end = opening.sentence.span
    until = clause.span.start if opening is scene else end
    if _FORESEEN.match(opening.masked(first, until)):
        return True  # 甲市预计，发展包括：乙站启用；|丙桥建成
    if _has_subject(scene, clause.span):
        return False
    for earlier in reversed(scene.sentence.clauses[:index]):
        if _LASTING.search(scene.masked(*earlier.span)) or _will(scene, *earlier.span):
            return True
        if _has_subject(scene, earlier.span):
            return False
    return _continues_plan(scene, clause.span)


#: What a list that a colon opens is of.
_FORESEEN = re.compile(
    "[^：；。]*(?:即将|预定|定于|力争|预计|有望|争取|打算|将会?|拟(?!定|人)|(?<![年度占])计划|准备|希望|考虑|酝酿|谋划|有意(?!义)|力促|承诺|要求|建议"
    "|申请|呼吁|倡议|探索|筹[备划]|确保|着手|抓紧|研究|推动|目标|任务|下一步)[^：；。\\d]{0,12}(?<!其中)："
)


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
            if _LASTING.search(here.masked(*earlier.span)) or _will(here, *earlier.span):
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


_COUNT = re.compile(r"(?<![等\d])\d+(?:余|多)?[个家座条项台批件艘架处](?![月半小])[一-龥]{0,6}$")
_ALL = re.compile("全部|均|都|全面|陆续")


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


def _quoted(scene: Scene, span: Span) -> bool:
    """Whether a verb stands in quotation marks as a saying (“年内动工”)."""
    before = scene.masked(max(scene.sentence.span.start, span.start - 20), span.start)
    if "“" not in before:
        return False
    after = scene.masked(span.end, min(scene.sentence.span.end, span.end + 20))
    inside = before.rfind("“") > before.rfind("”") and "”" in after and "“" not in after[: after.find("”")]
    return inside and not _is_speech(scene, span)


def _is_speech(scene: Scene, span: Span) -> bool:
    """Whether the quotation round a verb is a sentence that somebody says: 甲表示：“乙支持丙。”, not “乙支持丙”活动."""
    start, end = scene.text.rfind("“", 0, span.start), scene.text.find("”", span.end)
    first, closed = max(start, scene.sentence.span.start), scene.text[end - 1] in "。！？；"
    said = start <= scene.sentence.span.start or scene.text[start - 1] in "：，。"
    whole = closed or (said and scene.text[end + 1 : end + 2] in ("。", "，", "；", "\n", ""))
    return whole and any(first < g.span.start < span.start and role.free for g, role in _with_roles(scene))


def _with_roles(scene: Scene) -> Iterator[tuple[Group, Role]]:
    return zip(scene.groups, scene.roles, strict=True)


#: What a verb only names with the word after it: 收官|之年, 建成|率, 通车|里程, 合龙|段.
_NAMES = re.compile(
    "之[年路]|率(?![先领队团])|里程(?!碑)|时间(?!为|是|[定在])|段(?!时)|者(?![也])"
    # 《甲方案》实施|要以……为目标; 开馆|媒体通气会
    "|[要应需须](?:以|坚持|突出|紧扣|把|注重|按照)|(?:媒体|新闻)?(?:通气会|发布会|吹风会|推介会|调度会|部署会)"
    # 对外开放|通过国家验收
    "|(?:顺利|成功)?(?:通过|接受|迎来)[^，。；]{0,6}验收"
)
#: 以防洪为主，兼顾|发电: what it is for.
_BESIDES = re.compile("(?:兼顾|结合|兼具|兼有)[^，。；]{0,6}$")
#: 建成后，将……
_THEN = re.compile(r"^[^，。]{0,6}后，?[^，。；]{0,8}(?:将|可望|预计)")
_LATER = re.compile(r"明年|后年|年底|年内|20\d\d年底")


def mood_of(scene: Scene, word: str, span: Span, when: When | None) -> Status | None:
    """The mood of a verb; None for what is denied, quoted or only the time of something else."""
    if _quoted(scene, span):
        return None
    if _NAMES.match(scene.text, span.end) or _BESIDES.search(
        scene.text, scene.clause(span.start).span.start, span.start
    ):
        return None
    if _AFTERWARDS.match(scene.text[span.end : span.end + 6]):
        if _THEN.search(scene.masked(span.end, span.end + 24)) and scene.clause(span.start).index > 0:
            return "expected"
        if when is None or when.edtf is None or not scene.clause(span.start).span.contains(when.span):
            return None
        if _LATER.search(scene.text[when.span.start : when.span.end]):
            return "expected"
    if _is_subject(scene, span):
        return None
    status = status_at(scene, span.start, when)
    ahead = is_ahead(scene, span) or _is_draft(scene, word, span)
    return "expected" if ahead and status else status


#: 某局介绍，印发《甲方案》|有利于……: what would do so.
_DOES_GOOD = re.compile(
    f"[“《{SLOT}”》]+(?:，)?(?:的(?:目的|意义))?(?:(?:将|必将)?(?:有利于|有助于|是为了|旨在|意在|标志着|意味着)"
    "|[^，。；]{0,6}?(?:(?:具有|有着?)[^，。；]{0,10}(?:意义|作用|价值)|意义(?:重大|深远)|势在必行|刻不容缓|迫在眉睫|(?:十分|非常|很有|确有)必要))"
)


def _is_subject(scene: Scene, span: Span) -> bool:
    """Whether a verb that opens its clause is the subject of another with its object."""
    clause = scene.clause(span.start).span
    return span.start == clause.start and _DOES_GOOD.match(scene.masked(span.end, clause.end + 16)) is not None


def is_ahead(scene: Scene, span: Span) -> bool:
    """Whether the words after a verb say that it is still to come."""
    return _AHEAD.match(scene.text[span.end : span.end + 16]) is not None


#: Work on a document that is done only when it says so (编制了, 编制完成; but 加快编制完成).
_DRAFTS = ("编制", "起草", "制定", "制订", "修订", "研究制定", "联合制定", "编制完成", "出台")
_UNDERWAY = re.compile(r"(?:正在?|抓紧|加紧|着手|启动|加快|尽快|继续|推动|推进)(?:研究|组织|牵头|联合|会同)?$")


def _is_draft(scene: Scene, word: str, span: Span) -> bool:
    """Whether a document is only being written: 正在编制《规划》."""
    before = scene.masked(scene.clause(span.start).span.start, span.start)
    return word in _DRAFTS and not scene.text.startswith("了", span.end) and bool(_UNDERWAY.search(before))
