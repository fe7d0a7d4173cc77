"""What a ceremony is held for, in the ceremony's name: 云山学校|签约揭牌仪式."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["FURTHERS", "whole_rites", "with_rites", "without_rites"]

_ACTS = wording("ceremony-acts")
_RITE = re.compile(
    f"{wording('ceremony-how')}?(?:(?:{_ACTS}|{wording('ceremony-acts-own')})暨?)+(?:建设)?(?:仪式|典礼)(?:暨[^，。；]{{2,14}})?$"
)


#: “春风季”招商项目|集中签约仪式, 甲区重点项目|开工仪式: projects of a sort, of which the ceremony is.
_OF_SORT = re.compile(f"(?:“[^“”]{{2,12}}”|[^“”，。；]{{2,24}}?)[一-龥]{{0,6}}{wording('project-sorts')}项目$")
#: The score of a ceremony that somebody attends or holds.
_SCORE = 1.8
_RITE_AFTER = re.compile(f"(?:集中|正式|联合)*{wording('ceremony-after-projects')}(?:仪式|大会)")


#: 5月3日，|甲市与乙大学战略合作签约仪式|在丙市举行: a ceremony of several that a clause begins with.
_OF_SEVERAL = re.compile(
    rf"(?<=[，。；：\n日午天晚）])(?P<name>(?!在|由|当|[\d上下])[^，。；：“”《》（）\n日]{{4,40}}?{wording('several-sign')}(?:仪式|活动|大会)"
    rf"(?:暨[^，。；：\n]{{2,20}}?{wording('signing-occasions')})?)"
    rf"(?=，?(?:于|在)?(?:[^，。；]{{1,20}}?)?{wording('held-how')}*(?:举行|举办|召开))"
)


def _of_several(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, with a ceremony of several whole, and who takes part in its name."""
    if not candidates:
        return candidates
    start, end = candidates[0].span.start, max(c.span.end for c in candidates)
    found = candidates
    for match in _OF_SEVERAL.finditer(text, max(0, start - 40), min(len(text), end + 40)):
        span = Span(*match.span("name"))
        inside = [c for c in found if span.contains(c.span) and c.accepted]
        part = [c for c in found if c.span.overlaps(span) and not span.contains(c.span)]
        if not inside or part or not re.search("[与和同·]", match["name"]):
            continue
        kept = [c._replace(nested=True) for c in inside if "Conference" not in c.classes]
        others = [c for c in found if not c.span.overlaps(span)]
        score, sure = max(c.score for c in inside), max(c.sure for c in inside)
        whole = Candidate(span, match["name"], ("Conference",), "head:仪式", score, head="仪式", sure=sure)
        found = sorted([*others, *kept, whole], key=lambda c: (c.span.start, -c.span.end))
    return found


def whole_rites(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence, with the ceremony instead of the sort of projects that it is held for."""
    found = []
    candidates = _of_several(text, candidates)
    for c in candidates:
        sort = _OF_SORT.fullmatch(text, *c.span) or ("Conference" in c.classes and c.name.endswith("项目"))
        after = _RITE_AFTER.match(text, c.span.end) if sort else None  # 甲推介会暨乙项目|签约仪式
        if after is not None:
            span = Span(c.span.start, after.end())
            c = Candidate(span, text[slice(*span)], ("Conference",), "head:仪式", c.score, head="仪式", sure=c.sure)
        found.append(c)
    spans = [c.span for c in found if c.head == "仪式" and c.rule == "head:仪式"]
    return [c for c in found if c.span in spans or c.nested or not any(s.contains(c.span) for s in spans)]


def without_rites(text: str, candidates: list[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates of a sentence, with what a ceremony is held for instead of the ceremony where it has a head."""
    found = candidates
    for c in [c for c in candidates if c.accepted and not c.nested and "Conference" in c.classes]:
        rite = _RITE.search(text, c.span.start, c.span.end)
        quoted = text[c.span.start] == "“"
        if rite and quoted:  # “甲基地”|揭牌仪式: the base, where all of its name is quoted
            whole = text[rite.start() - 1] == "”" and text.count("“", c.span.start, rite.start()) == 1
            head = lexicon.head_at(text, rite.start() - 1, c.span.start + 1) if whole else None
        else:
            head = lexicon.head_at(text, rite.start(), c.span.start) if rite else None
        least = 2 if head is not None and head.naming == "strong" else 3
        if rite is None or head is None or rite.start() - c.span.start < len(head.word) + least:
            continue
        span = Span(max(c.span.start, text.rfind("暨", c.span.start, rite.start()) + 1), rite.start())
        kept = [k for k in found if k.span != c.span and not (k.span.overlaps(span) and not span.contains(k.span))]
        if not any(k.span == span and k.accepted and not k.nested for k in kept):
            named = Candidate(span, text[slice(*span)], head.classes, f"head:{head.word}", c.score, head=head.word)
            kept = [k for k in kept if k.span != span] + [named._replace(sure=c.sure)]
        found = sorted(kept, key=lambda k: (k.span.start, -k.span.end))
    return found


_ACT = f"(?:{_ACTS}|{wording('ceremony-acts-attended')})"
#: 甲区项目集中开工仪式|青山分会场活动: where a part of it was.
_VENUE = "(?:[一-龥]{0,6}[分主]会场(?:活动)?)?"
_HELD = f"(?:[^，。；：、“”《》（）\\s]|（[市县区州旗]）){{2,40}}?(?<![举进]行)(?:{_ACT}暨?)+(?:仪式|典礼|活动){_VENUE}"
#: 出席|云岭数据局揭牌仪式, 举行|新馆开馆仪式; 云州重点项目开工仪式|在青州举行.
_ATTENDED = Rare(
    f"{wording('present-at')}了?(?:[^，。；：、“”《》]{{2,6}}(?:并|和){wording('presides-at')})?(?P<name>{_HELD})(?=[，。；、并]|$)"
)
_HELD_AT = Rare(
    f"(?:(?<=[，。；：日\\n])|^)(?P<name>(?![该此其本这\\d]){_HELD}(?:暨(?:{_HELD}|[^，。；：、“”《》\\s]{{2,12}}会))?)"
    f"(?=，?{wording('day-ceremony-held')}?(?:\\d{{4}}年)?(?:\\d{{1,2}}月)?(?:\\d{{1,2}}日)?(?:（[\\d月日]+）)?(?:[上下]午|晚)?，?"
    f"{wording('held-how')}*(?:在[^，。；]{{1,32}}?)?{wording('held-how')}*[举进]行)"
)
#: 会见并主持|签约仪式: what else they do there.
_ATTEND = f"(?:[一-龥]{{2,4}})?[并和]{wording('presides-at')}了?"
#: A ceremony that nothing but its sort is told of, or that somebody else holds.
_BARE = re.compile(
    f"(?:{_ATTEND})?(?:{wording('ceremony-how')}|{wording('ceremony-bare')}|{_ACT}|暨)*(?:仪式|典礼|活动)"
    f"|.*{wording('ceremony-told-of')}.*"
)
#: Projects that are only a sort, and of which a batch is begun at once: 甲区建设项目|2031年度第三批集中开工仪式.
_SORT = re.compile("重[点大](?:建设)?项目$|^项目$")
_BATCH = re.compile("(?:\\d{4}年度?)?(?:第[一二三四五六七八九十\\d]+批次?|首批)?集中")
#: What projects are for: 加强人才交流和推进园区共建|项目.
FURTHERS = re.compile(f"{wording('furthers-what')}[一-龥]{{2,10}}{wording('furthered-ends')}[一-龥]{{0,4}}项目$")


def with_rites(text: str, sentence: Span, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence and the ceremonies that it tells of; what these are held for lies inside of them."""
    found = candidates
    for match in (*_ATTENDED.finditer(text, *sentence), *_HELD_AT.finditer(text, *sentence)):
        span = Span(*match.span("name"))
        crossing = any(c.span.overlaps(span) and not span.contains(c.span) for c in found)
        if any(span.contains(c.span) and text.startswith("成立", c.span.end) for c in found):
            continue  # 云山联盟|成立暨签约仪式: what is founded there is what is named
        if _BARE.fullmatch(match["name"]) or crossing or any(c.span == span and c.accepted for c in found):
            continue
        rite = Candidate(span, match["name"], ("Conference",), "head:仪式", _SCORE, head="仪式")
        inside = [c._replace(nested=True) for c in found if span.contains(c.span) and not _is_sort(text, c)]
        found = [c for c in found if not c.span.overlaps(span)] + [rite, *inside]
        found = sorted(found, key=lambda c: (c.span.start, -c.span.end))
    return found


def _is_sort(text: str, c: Candidate) -> bool:
    """Whether a name only says what sort of projects a ceremony is held for."""
    batch = c.name.endswith("项目") and _BATCH.match(text, c.span.end) is not None
    return batch or _SORT.search(c.name) is not None or FURTHERS.search(c.name) is not None
