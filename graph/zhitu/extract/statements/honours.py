"""Honours given to the members of a list, whose names places and remarks in brackets set apart.

公布名单，甲市乙镇（大米）、丙市丁镇（黑木耳）等榜上有名: the towns are honoured, and not the cities they lie in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.clauses.fitness import ALLOWED
from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.clauses.verb_times import time_of
from zhitu.extract.entities.entities import Mention
from zhitu.extract.statements.events import date_of
from zhitu.extract.text.wording import SLOT
from zhitu.model import Event, Span

__all__ = ["from_honours"]

_REMARK = r"(?:（[^（）。]{0,30}）|“[^“”。]{0,30}”)?"
#: Members; what counts them all (等45个社区) stands behind.
_LIST = rf"(?P<list>[^，。；：]{{0,30}}{SLOT}[^。；：，]{{0,240}}?)"
_REST = re.compile(rf"等[^、，的{SLOT}]{{0,14}}$")
_GIVEN = "列为|列入|选入|确定为|认定为|评定为|评为|评选为|命名为|确认为|选定为|遴选为|升格为|晋升为|纳入"
_GIVE = "认定|评定|命名|评选|遴选|确定|确认"
_HANDED = "颁发|授予|颁授|颁赠"
_WON = "荣获|获颁|斩获|摘得|捧得|捧回|夺得|喜获|获得|获"
_PRIZE = "称号|奖(?![励金补助项学品])|牌匾|标牌|奖章|勋章|奖状|荣誉|金牌|锦旗|铭牌"
_IN_IT = (
    "榜上有名|名列其中|位列其中|赫然在列|入选|成功入选|上榜|登榜|荣登榜单|入列|在列|入围|当选|获评|获此殊荣|获此荣誉"
    "|获得通过|脱颖而出|获奖|成功上榜|光荣上榜|荣誉上榜"
)
#: What an honour is called.
_HONOUR = re.compile(
    r"[^，。；]{0,40}?(?:示范|试点|先进|优秀|模范|标杆|领跑|典型|之乡|之都|名[城镇村校]|保护单位|品牌|百强|[十百]佳|十大|\dA|[45]A级"
    r"|[一二三]级|[甲乙]等|绿色|文明|首批|第[一二三四五六七八九十百\d]{1,4}批|国家级|省级|市级|国家|全国|全省|称号|氧吧|名录|名单|榜|强[市县镇区]|试验区|[^评]奖)"
)
#: What one is put on and is no honour.
_PLAIN = re.compile(
    r"[^，。；]{0,30}?(?:方案|预备|申报|候选|备选|黑名单|失信|负面|异常|处罚|惩戒|目录|预算|规划|计划|医保|管制|清单|对象|储备|项目库|管理)"
)
#: 建议将甲列为试点: not done.
_WISHED = re.compile("(?:建议|争取|力争|申请|推动|希望|呼吁|支持|要求)[^，。；]{0,8}$")
_TO = re.compile(f"[为向给][^，。；]*{SLOT}[^，。；]{{0,12}}$")
_NAMED = re.compile(
    r"(?:公布|发布|公示|揭晓|确定|命名|评出|通报|印发|出炉)[^。；]{0,40}?(?P<what>[^，。；：]{0,16}(?:名单|名录|榜单|榜|结果|评选|奖|案例|批))(?:正式|日前|近日)?(?:公布|发布|揭晓|出炉)?"
)
#: Each form has one of these words; most sentences have none, and then no form need be tried.
_NEEDED = re.compile(f"{_GIVEN}|{_GIVE}|{_HANDED}|{_WON}|{_IN_IT}")
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<at>[将把]){_LIST}(?:正式|共同|分别|一并|新)?(?:{_GIVEN})(?P<honour>)",
        rf"(?P<at>{_GIVE})(?:了)?{_LIST}为(?P<honour>)",
        rf"(?P<at>(?<!被)授予){_LIST}(?P<prize>)",
        rf"(?P<at>[为向给]){_LIST}(?:{_HANDED})(?:了)?(?P<prize>)",
        rf"(?:^|[，：；]){_LIST}[^，。；、：{SLOT}]{{0,8}}(?P<at>{_WON})了?(?P<prize>)",
        rf"(?:^|[，：；]|其中){_LIST}(?:均|成功|双双|同时|全部|也|已|今年|去年|首次|一同|共同|分别|都|正式)*(?P<at>{_IN_IT})(?P<listed>)(?=[，。；”]|$)",
    )
)
_PRIZED = re.compile(rf"[^，。；]{{0,30}}?(?:{_PRIZE})")


def from_honours(scene: Scene) -> list[Event]:
    """The honours of the members of a sentence's lists."""
    if not scene.groups:
        return []
    found: list[Event] = []
    first, end = scene.sentence.span
    masked = scene.masked(first, end)
    for form in _FORMS if _NEEDED.search(masked) else ():
        for match in form.finditer(masked):
            if _is_honour(scene, match, first):
                found += _given(scene, match, first)
    return found


def _is_honour(scene: Scene, match: re.Match[str], first: int) -> bool:
    """Whether what follows is an honour; of those that are only in it, whether a list is told of."""
    after, kinds = first + match.end(), match.groupdict()
    if "honour" in kinds:
        wished = _WISHED.search(scene.text, first, first + match.start("at"))
        return not wished and bool(_HONOUR.match(scene.text, after)) and not _PLAIN.match(scene.text, after)
    if _TO.search(scene.masked(first, first + match.start("at"))):
        return False  # 为甲园区|授予“乙示范区”牌匾: the sign
    if "prize" in kinds:
        return bool(_PRIZED.match(scene.text, after, scene.sentence.span.end))
    named = _NAMED.search(scene.text, first, first + match.start("list"))
    return named is not None and not _PLAIN.match(scene.text, named.start())


def _given(scene: Scene, match: re.Match[str], first: int) -> Iterator[Event]:
    at = Span(first + match.start("at"), first + match.end("at"))
    when = time_of(scene, at)
    status = status_at(scene, at.start, when)
    if status is None:
        return
    evidence = scene.evidence(first + match.start(), first + match.end())
    for m in _members(scene, match, first):
        for thing in m.things:
            if ALLOWED["awarded"] & set(scene.classes(thing)):
                date = date_of(scene, at, when, status)
                yield Event(str(thing), "awarded", date, (evidence,), status, rule="honours")


#: A name that is all of a member, or its last part, but for a remark.
_WHOLE = re.compile(rf"[“《]?{SLOT}+(?P<end>)[”》]?{_REMARK}")
_BETWEEN = re.compile("、|和|以及|及|与")


def _members(scene: Scene, match: re.Match[str], first: int) -> Iterator[Mention]:
    """The names that are each all of a member."""
    ends: set[int] = set()
    start = 0
    text = _REST.sub("", match["list"])
    cuts = [*(m for m in _BETWEEN.finditer(text) if not _in_remark(text, m.start())), None]
    for cut in cuts:
        stop = cut.start() if cut else len(text)
        whole = _WHOLE.fullmatch(text, start, stop)
        if whole is not None:
            ends.add(first + match.start("list") + whole.start("end"))
        start = cut.end() if cut else stop
    mentions = [m for g in scene.groups for m in g.mentions]
    remarks = {m.span.end: m.span.start for m in mentions if scene.text.startswith("（", m.span.start)}
    ends = {remarks.get(end, end) for end in ends}
    yield from (m for m in mentions if m.span.end in ends)


def _in_remark(text: str, at: int) -> bool:
    return text.count("（", 0, at) > text.count("）", 0, at) or text.count("“", 0, at) > text.count("”", 0, at)
