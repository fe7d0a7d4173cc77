"""What a sentence tells that is not so: what it supposes, has from hearsay, says was called off, or wishes."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.text.wording import SLOT

__all__ = ["convened_by", "is_discussed", "is_framed_as_aim", "is_put_off", "is_unsaid", "is_wished"]

_OPENING = "(?:^|[，；：“])(?:但|而|不过|例如|比如|譬如|此外|同时|[，：]){0,2}"
#: 如果甲桥通车，|……; 一旦甲与乙签约，|…….
_SUPPOSED = re.compile(
    rf"{_OPENING}(?:(?:如果|若果?)(?![干是非说]|果|扣除|剔除|不计|[按以从]|[与和同][^，。；]{{0,10}}比)|如若|假如|假使|假设|假定|倘若|倘使|倘|设若|试想|要是|万一|一旦)[^；。]*$"
)
#: 如甲集团收购乙公司，则…….
_IF = re.compile(rf"{_OPENING}如(?![下上今期此前何图表有同数意火约实愿常一是])[^，；。]*$")
_THEN = re.compile("[^，。；]*，(?:则|就|便|那么|届时|可|应|须)")
#: 网传|甲桥关闭; 有消息称，甲集团|收购乙公司.
_HEARSAY = re.compile(
    "(?:网传|[据风盛谣讹误]传|有传[言闻]?|(?<![的此关该])(?:传闻|传言|谣言)(?:称|说)?(?!不|的)|(?:有|小道|市场)消息称)[^；。]*$"
)
#: 甲桥|关闭系谣言, 乙公司被|收购的传闻.
_FALSE = re.compile(
    "[^，。；]{0,14}(?:，?(?:系|属|为|是|纯属|均为)?(?:谣言|谣传|不实|虚假[消信]息|假消息|子虚乌有|误传)|的(?:传闻|传言|谣言|消息不实|说法不实))"
)
_TRUE = re.compile("(?<!未)(?:属实|证实|确认|坐实)|确有其事")
#: 甲桥|开工仪式取消; 甲集团|收购乙公司的申请被丙部驳回.
_CALLED_OFF = re.compile(
    "[^，。；、的]{0,10}?(?:的?(?:申请|请求|计划|议案|提案|方案|请示|动议|交易|意向|协议|谈判|招标|仪式|工作|工程|项目))?"
    "(?:已|均|也|都|最终|一度|宣布|现|暂|再次|一再|多次|(?:被|遭|遭到|因)[^，。；的]{0,8}?){0,3}"
    "(?:取消|中止|终止|驳回|否决|撤回|撤销|搁置|叫停|暂缓|推迟|延期|延后|流标|落空|未获得?(?:批准|通过|核准|同意)"
    "|未果|失败|告吹|流产|遥遥无期|未定|待定|无望)了?(?=[，。；）]|$)"
)
#: “|加快建设甲桥的建议”: what somebody would have.
_PROPOSED = re.compile(
    "[^，。；“]{0,24}?的(?:建议|提案|议案|构想|设想|请示|动议|诉求|呼声|可行性|必要性)(?=[”》，。；、]|$|收悉|已|的|研究|论证)"
)
#: 提出三点建议：一是|……；二是|…….
_PROPOSES = re.compile(
    "提出了?[^，。；：]{0,12}(?:建议|重点|要求|意见|设想|思路|任务|目标|希望|期望|倡议|打算)[：，][^。]*$"
)
#: 甲桥|通车推迟至明年.
_PUT_OFF = re.compile("[^，。；]{0,6}(?:推迟|延期|延后|顺延|改期|推后)[至到于]")
#: 专家建议，|……; 他呼吁甲市……，|…….
_WISHED = re.compile(
    f"(?:建议|提议|倡议|呼吁|希望|期望|期待|期盼|盼望|冀望|恳请|敦促|主张|渴望|但愿)(?![书》”的下中{SLOT}]?[，。]?$)[^。；]*$"
    "|(?<![和见与提的、等出])(?:建议|提议|倡议|呼吁|希望|期待|期盼|盼望|要求)[，：“][^。；]*$"
)
#: Its own clause, where it is done or dated, or another begins to speak.
_TOLD = re.compile("已|了(?!解)|昨[天日]|日前|目前|正在|此前|对此|据悉|据了解|介绍|但")
#: Characters around that are looked at, so that a list of thousands stays linear.
_FAR = 160


def is_unsaid(scene: Scene, start: int) -> bool:
    """Whether what stands at `start` is but supposed or heard, or said to be untrue or called off."""
    first, end = scene.sentence.span
    before, after = scene.masked(max(first, start - _FAR), start), scene.masked(start, min(end, start + _FAR))
    if _SUPPOSED.search(before) or (_IF.search(before) and _THEN.match(after)):
        return True
    if (_HEARSAY.search(before) or _FALSE.match(after)) and not _TRUE.search(before + after):
        return True
    return _CALLED_OFF.match(after) is not None or _PROPOSED.match(after) is not None


#: 通过关于|召开甲大会的决定: what is to be held; 审议关于|设立乙基金的议案: what is only moved.
_ON, _CONVENES = re.compile("关于(?:同意|提请|组织|继续)?$"), re.compile("召开|举行|举办|召集")
_PAPER = re.compile("[^，。；：、]{2,40}?(?:的)?(?:决定|决议|通知|公告|预告|公示)(?![一-龥])")


def convened_by(scene: Scene, start: int) -> int | None:
    """Where the title begins of the decision or notice that calls the meeting which `start` says is held."""
    on = _ON.search(scene.text, scene.clause(start).span.start, start) if _CONVENES.match(scene.text, start) else None
    return on.start() if on is not None and _PAPER.match(scene.text, start) else None


def is_put_off(scene: Scene, start: int) -> bool:
    """Whether what stands at `start` is said to come later than it should."""
    return _PUT_OFF.match(scene.masked(start, scene.clause(start).span.end)) is not None


def is_wished(scene: Scene, start: int) -> bool:
    """Whether a clause before says that somebody wishes what stands at `start`."""
    clause = scene.clause(start).span
    if _TOLD.search(scene.masked(clause.start, start)):
        return False
    if _is_means(scene, start):
        return True
    before = scene.masked(max(scene.sentence.span.start, clause.start - _FAR), clause.start)
    return _WISHED.search(before) is not None or _PROPOSES.search(_list_before(scene, clause.start)) is not None


#: 力争三年内，|甲市建成乙园; 计划用五年时间，|……; 下一步，|……: by when something is meant to be so, and nothing else.
_BY_WHEN = re.compile(
    "(?:(?:全[省市区县]|各地|我[国省市区县]|双方|项目|工程)?(?:再|还|也|并|正|表示|提出|明确)?"
    "(?:力争|将?争取|原?计划|确保|预计|打算|有望|规划|拟|目标是?|即?将|要求?|必须|准备|考虑|酝酿|谋划|有意|力促|承诺|申请|研究|筹[备划]|探索|希望|建议|呼吁|倡议))"
    f"[^，。；的{SLOT}]{{0,14}}?(?:年|月|日|天|时间|[内前底末]|期间|努力|左右|[尽早]快|早日|尽早)，"
    "|(?:下一?步|接下来|届时|今后|未来|后续|下一?阶段)[^，。；的\\d]{0,4}，"
)


def is_framed_as_aim(scene: Scene, start: int) -> bool:
    """Whether a clause before tells only by when what stands at `start` is meant to be."""
    clauses = scene.sentence.clauses[: scene.clause(start).index]
    return any(_BY_WHEN.fullmatch(scene.masked(*clause.span)) for clause in clauses)


#: 甲与乙正在商谈|共建丙; 探讨在丁区|设立戊: what is only talked of. 商谈后, 谈判达成 are more.
_DISCUSSED = re.compile(
    "(?:商谈|洽谈|磋商|商讨|探讨|商议|会商|酝酿|商洽|(?<!研究)讨论(?!通过))(?:[在由与和同将]|推动|推进|如何|是否|共同|合作|联合|携手)?"
    f"[^，。；后并达成了定{SLOT}]{{0,4}}(?:{SLOT}+[^，。；后并达了定{SLOT}]{{0,3}})?$"
)
#: 甲市研究在乙区|设立丙园, but not 甲研究院, 研究决定|设立.
_STUDIED = re.compile(
    f"(?:^|[{SLOT}，]|正在?|将|拟|积极|抓紧|组织|着手|加快|认真|开始)研究(?:(?:在|由|与|和|将)[^，。；{SLOT}]{{0,2}}{SLOT}+[^，。；{SLOT}]{{0,3}})?$"
)


def is_discussed(scene: Scene, start: int) -> bool:
    """Whether what stands at `start` is in its clause only talked about or examined."""
    before = scene.masked(scene.clause(start).span.start, start)
    return _DISCUSSED.search(before) is not None or _STUDIED.search(before) is not None


#: 双方通过|设立甲基金|等形式开展合作: by what means they are going to work together.
_BY_MEANS = re.compile("(?<!审议)(?<!表决)通过(?!了)[^。；]{0,80}$")
_OF_MEANS = re.compile(
    "[^。；]{0,80}?等(?:形式|方式|途径|举措)[，]?(?:开展|进行|深化|加强|推进|展开)[^，。；]{0,10}合作"
)


def _is_means(scene: Scene, start: int) -> bool:
    first, end = scene.sentence.span
    return (
        _BY_MEANS.search(scene.masked(max(first, start - _FAR), start)) is not None
        and _OF_MEANS.match(scene.masked(start, min(end, start + _FAR))) is not None
    )


def _list_before(scene: Scene, end: int) -> str:
    """What stands before a place in its sentence and in those that lead to it as parts of a list do."""
    before = scene.masked(scene.sentence.span.start, end)
    for part in scene.series():
        if part.sentence.paragraph != scene.sentence.paragraph or len(before) >= 2 * _FAR:
            break
        before = part.masked(*part.sentence.span) + before
    return before
