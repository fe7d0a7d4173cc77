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
from zhitu.extract.events.events import date_of
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Event, Span

__all__ = ["from_honours"]

_REMARK = r"(?:（[^（）。]{0,30}）|“[^“”。]{0,30}”)?"
#: Members; what counts them all (等45个社区) stands behind.
_LIST = rf"(?P<list>[^，。；：]{{0,30}}{SLOT}[^。；：，]{{0,240}}?)"
_REST = re.compile(rf"等[^、，的{SLOT}]{{0,14}}$")
_GIVEN = wording("honour-given-as")
_GIVE = wording("honour-give")
_HANDED = wording("honour-handed")
_WON = wording("honour-won")
_PRIZE = wording("honour-prizes")
_IN_IT = wording("honour-among")
#: What an honour is called.
_HONOUR = re.compile(rf"[^，。；]{{0,40}}?{wording('honour-marks')}")
#: What one is put on and is no honour.
_PLAIN = re.compile(rf"[^，。；]{{0,30}}?{wording('listed-plainly')}")
#: 建议将甲列为试点: not done.
_WISHED = re.compile(rf"{wording('honour-wished')}[^，。；]{{0,8}}$")
_TO = re.compile(f"[为向给][^，。；]*{SLOT}[^，。；]{{0,12}}$")
_NAMED = re.compile(
    rf"{wording('honour-made-known')}[^。；]{{0,40}}?"
    rf"(?P<what>[^，。；：]{{0,16}}{wording('honour-rolls')})(?:正式|日前|近日)?{wording('honour-out')}?"
)
_FORMS = tuple(
    Rare(form)
    for form in (
        rf"(?P<at>[将把]){_LIST}{wording('honour-at-once')}?{_GIVEN}(?P<honour>)",
        rf"(?P<at>{_GIVE})(?:了)?{_LIST}为(?P<honour>)",
        rf"(?P<at>(?<!被)授予){_LIST}(?P<prize>)",
        rf"(?P<at>[为向给]){_LIST}{_HANDED}(?:了)?(?P<prize>)",
        rf"(?:^|[，：；]){_LIST}[^，。；、：{SLOT}]{{0,8}}(?P<at>{_WON})了?(?P<prize>)",
        rf"(?:^|[，：；]|其中){_LIST}{wording('honour-alike')}*(?P<at>{_IN_IT})(?P<listed>)(?=[，。；”]|$)",
    )
)
_PRIZED = re.compile(rf"[^，。；]{{0,30}}?{_PRIZE}")


def from_honours(scene: Scene) -> list[Event]:
    """The honours of the members of a sentence's lists."""
    if not scene.groups:
        return []
    found: list[Event] = []
    first, end = scene.sentence.span
    masked = scene.masked(first, end)
    for form in _FORMS:
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
