"""Games, fairs, festivals and shows by their edition: 第三届云州菊花展|今天开幕, 2031云州马拉松赛|鸣枪开跑."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.candidate import Candidate, is_place
from zhitu.extract.mentions.units import Unit
from zhitu.model import Span

__all__ = ["RULE", "editions"]

RULE = "described:edition"
_ENDS = (
    "大会|年会|会议|论坛|峰会|博览会|运动会|展览|展销|嘉年华|盛典|沙龙|雅集|集市|大集|马拉松|那达慕|龙舟赛|颁奖礼"
    "|[赛展节会周月季杯奖]|双年展|健步走|健身走|欢乐跑|健康跑|快闪|音乐季"
)
#: What follows a whole name of this sort.
_AFTER = (
    r"(?=[，。；：、）（“”\s]|$|[将于在今昨明由与和及共以为是已的暨设并每]|\d|日前|近日|正式|圆满|隆重|顺利|如期|即将|成功|同期"
    r"|开幕|闭幕|启幕|落幕|揭幕|举行|举办|召开|开赛|开跑|开锣|开场|开启|启动|拉开|落下|鸣枪|上[，演]|期间|组委会|执委会|组织|新闻发布会"
    r"|展区|参展|参赛|吸引|入选|获|主题|主会场|分会场|倒计时|发布|落户|移师|首次|现场|亮相)"
)
_EDITION = re.compile(
    rf"(?P<edition>第[一二三四五六七八九十百\d]{{1,4}}届|首届|(?<!\d)(?:19|20)\d\d(?!年|\d|[—－-]\d))"
    rf"(?P<body>(?:[^，。；：、的“”《》\s]|“[^“”]{{1,12}}”){{2,32}}?)(?P<end>{_ENDS}){_AFTER}"
)
#: Bodies that are elected, and what a year's number stands before by chance.
_NO_EVENT = re.compile(
    r"\d月$"
    "|(?:委员|理事|董事|监事|常委|协|学|商|联合|基金|研究|促进|工|议|代表大|人大|党代|机|社|全|组委|执委|筹委|都|省|国)会$"
    "|(?:季节|环节|细节|时节|关节|春节|中秋节|国庆节|端午节|清明节|元宵节|劳动节|发展|进展|扩展|拓展|开展|施展|周期|每[周月季])$"
)
#: What may stand between the edition and the end, and ends no name.
_VERBS = frozenset(("举办", "举行", "召开", "承办", "主办", "是", "有", "开幕", "获得", "在", "参加", "出席"))


def editions(text: str, units: Sequence[Unit], named: Sequence[Candidate]) -> list[Candidate]:
    """The events of a sentence that are named so, but for those that are known or named whole; each with its place."""
    found: list[Candidate] = []
    edges = {unit.span.start for unit in units}
    for match in _EDITION.finditer(text, units[0].span.start, units[-1].span.end):
        span = Span(*match.span())
        inside = [u for u in units if span.contains(u.span)]
        body = match["body"] + match["end"]
        if span.start not in edges or _NO_EVENT.search(body) or any(u.text in _VERBS for u in inside):
            continue
        if any(_is_whole(c, span, match.start("body")) for c in named):
            continue
        head = match["end"]
        found.append(Candidate(span, match[0], ("Conference",), RULE, 1.8, head=head))
        place = next((u for u in inside if u.span.start == match.start("body") and is_place(u) and not u.members), None)
        if place is not None and len(place.text) > 1 and place.entries[0].kind == "division":
            name, known = place.text, place.entries
            found.append(Candidate(place.span, name, known[0].classes, "gazetteer", 3.0, known, nested=True))
    return found


def _is_whole(c: Candidate, span: Span, body: int) -> bool:
    """Whether a candidate is the event's name with or without its edition (第20届|中国—东盟博览会), or a longer one."""
    if not c.accepted or c.nested:
        return False
    whole = c.outer or c.span
    if whole.contains(span) and whole != span:
        return True
    return c.span.end == span.end and whole.start in (span.start, body) and "Conference" in c.classes
