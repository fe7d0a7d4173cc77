"""Phrases that say of what rank or sort a thing is and name none: 国家级示范园区, 最大的物流基地, 技术标准."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.candidate import PLACE_KINDS, Candidate
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["is_ranked_kind", "without_descriptions", "without_ends", "without_mottoes"]

#: A rank before the sort: 国家级|示范园区, 省级|经济开发区.
_RANK = re.compile(f"{wording('describes-levels')}[一二三]?级")
_RANK_BEFORE = re.compile(f"{_RANK.pattern}$")
#: 国家Ⅰ|级双线铁路: of which class it is.
_GRADE = re.compile("[Ⅰ-Ⅻ一二三四五六七八九十\\dIVXAB]")
#: 云岭省重大水利工程|云溪水库: of what rank the work is that is named behind.
_RANKED_WORK = re.compile(
    rf"(?:国家|[一-龥]{{2,7}}?[省市县区州])?(?:[“”一二三四五六七八九十]{{0,5}}(?:五|规划))?"
    rf"{wording('describes-ranked-works')}[一-龥、]{{0,8}}(?:工程|项目)"
)
_NAME_AFTER = re.compile("——?|[“]?[一-龥A-Za-z]{3}")
#: What a thing is praised for: 最便捷的, 有影响力的, 这个国家级的.
_PRAISED = re.compile(rf"{wording('describes-praises')}“?$")
#: 国际一流|造船公司, 最长|栈道项目, 打造|第一陶瓷公司: how good a thing is or shall be.
_BEST = re.compile(f"{wording('describes-wide')}?{wording('describes-best')}|(?<=打造)(?:世界|全球|中国)?第一")
#: 30个陶瓷和|渔业项目: a count of things whose fields are listed.
_COUNTED_FIELDS = re.compile(r"\d[多余]?[个项家座所条]([一-龥]{2,8})[和与及、]$")
#: 打造成产业创新的“一号工程”, 从“驿站”到“新城”: what something is likened to.
_LIKENED_TO = re.compile(
    rf"{wording('describes-likens')}[^，。；：“”]{{0,14}}的$|[从由]$|[从由]“[^“”]{{2,12}}”{wording('describes-to')}$"
)
#: What a place is likened to: “云岭南大门”|之称.
_LIKENED = re.compile(f"”?{wording('describes-fame')}|”为(?:活动)?{wording('describes-mottoes')}")
#: A number of several: 六所|重点实验室.
_NUMBER = re.compile(wording("describes-several"))
#: No firm is called so, nor is an industry before the word for it one: 云岭科技发展, 云岭绿能科技|产业.
_NO_FIRM, _FIELD_AFTER = re.compile("(?<!集团)(?:发展|产业)$"), re.compile("产业|发展")
#: 我市|打造海钓中心: what a place does.
_DOES = re.compile(f"[省市县区州]{wording('describes-does')}")
#: 帆船之城: what a place is like.
_LIKE = re.compile("(?<=..)之[城都乡]$")
_BOTH_SIDES = re.compile(rf"双方[^”》]{{0,4}}{wording('describes-pacts')}$")
#: What is done with opinions, which are no document: 就甲园区合作|交换意见.
_ON_VIEWS = re.compile(f"{wording('does-with-views')}意见$")
_RUNS = re.compile(rf"{wording('describes-how')}[一-龥]{{0,4}}{wording('describes-runs')}基金$")
#: 本报讯（记者某某）|发改委: a report's first words.
_BYLINE = re.compile(f"（(?:本报|本台)?(?:见习)?{wording('describes-reporters')}")
#: Two persons in one.
_TWO = re.compile("[一-龥]{2,3} [一-龥]{2,3}")
#: 大型|控股集团, 新一代|通信卫星, 亚洲首座|货运机场: of what size, kind or rank.
_OF_SIZE = re.compile(f"{wording('describes-sizes')}(?!航母)")
#: 世界第一高桥: what it is the first of.
_FIRST_OF = re.compile(rf"{wording('describes-first-among')}第[一二三四五六七八九十][大高长深快重]?[一-龥]{{1,4}}")
#: 党的二十大和二十届|二中: a session, and no school.
_SESSION = re.compile("届[一二三四五六七]中$")
#: 各国客商|参会: who comes to a meeting, and no meeting.
_COMES = re.compile("[参与赴莅]会$")
_LABEL = re.compile("[“A-Za-z0-9]")
_SORTS = frozenset(("Zone", "Facility", "District", "Region", "Programme", "Organization", "Industry"))
_MADE = ("head", "network", "quoted")


#: What opens or closes a meeting, who stands for a body, what is said in a slogan: no part of the name before it.
_AFTER = (
    (
        "Conference",
        re.compile(
            f"(?<={wording('describes-meeting-ends')}){wording('describes-opens')}{wording('describes-rites')}$"
        ),
    ),
    ("Organization", re.compile(f"(?<={wording('describes-bodies')}){wording('describes-missions')}$")),
    ("GovernmentBody", re.compile("(?<=政府)所$")),
    ("Product", re.compile("(?<=口岸)(?:的)?班列$")),
    ("Programme", re.compile(f"(?<=”){wording('describes-slogan-ends')}$")),
)


#: Characters of the shortest name.
_LEAST = 2
#: 位于甲医院|院内; 甲南站|（暂不办理客运业务）.
_YARD, _REMARK = re.compile("院$"), re.compile(f"（[^（）]*{wording('describes-remarks')}[^（）]*）$")
#: 甲高新|地区生产总值: the word belongs to what is measured.
_AREA = re.compile("地区$")
#: 甲保税区|规划|选址在乙市: what is planned of it, and no plan's name.
_PLANNED = re.compile("规划$")
_AS_VERB = re.compile(wording("describes-planned"))


def without_ends(text: str, candidates: Sequence[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """The candidates, each without what follows its own name in it."""
    return [_without_end(text, c, lexicon) for c in candidates]


def _without_end(text: str, c: Candidate, lexicon: Lexicon) -> Candidate:
    titled = text.startswith("《", c.span.start)
    planned = c.classes == ("Policy",) and not titled and _AS_VERB.match(text, c.span.end) is not None
    after = _PLANNED.search(c.name) if planned and not c.entries else None
    if text.startswith("内", c.span.end) and c.name.endswith("院院"):
        after = _YARD.search(c.name)
    if text.startswith("生产总值", c.span.end) and not c.entries:
        after = _AREA.search(c.name)
    after = after or _REMARK.search(c.name)
    after = after or next(
        (after for kind, pattern in _AFTER if kind in c.classes and (after := pattern.search(c.name))), None
    )
    if after is None or after.start() < _LEAST:
        return c  # 规划|范围: that is all of the name
    name = c.name[: after.start()]
    head = lexicon.head_at(name, len(name))
    classes = head.classes if head is not None else c.classes
    span = Span(c.span.start, c.span.end - (after.end() - after.start()))
    return c._replace(span=span, name=name, classes=classes, head=head.word if head is not None else "", outer=None)


#: 以“丝路新机遇，亚欧新活力”为主题, 主题是“滨海云州，扬帆世界”.
_MOTTO = Rare(
    rf"以“(?P<theme>[^“”\n]{{4,48}})”为{wording('describes-motto-of')}?{wording('describes-motto-words')}"
    rf"|{wording('describes-motto-names')}(?:是|为|：)?“(?P<told>[^“”\n]{{4,48}})”"
)
_OF_WORDS = re.compile("[，、；。！ ]")


def without_mottoes(text: str, span: Span, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence but for those in a motto of several phrases."""
    if text.find("”", *span) < 0:
        return candidates
    mottoes = [Span(*m.span(m.lastgroup or 0)) for m in _MOTTO.finditer(text, *span)]
    mottoes = [m for m in mottoes if _OF_WORDS.search(text, *m)]
    return [c for c in candidates if not any(m.contains(c.span) for m in mottoes)] if mottoes else candidates


def is_ranked_kind(text: str, c: Candidate) -> bool:
    """Whether a bare noun only says what something is by its rank: 批准为省级|高新区."""
    return c.name == c.head and _RANK_BEFORE.search(text, max(0, c.span.start - 5), c.span.start) is not None


def without_descriptions(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates but for those of a rule or the network that only describe."""
    return [c for c in candidates if c.entries or not c.rule.startswith(_MADE) or not _describes(text, c)]


def _describes(text: str, c: Candidate) -> bool:
    quoted = Span(c.span.start - text.startswith("“", c.span.start - 1), c.span.end + text.startswith("”", c.span.end))
    if text[quoted.start] + text[quoted.end - 1] == "“”" and _is_likened(text, quoted.start):
        return True
    if c.head == "标准" and text[c.span.end - 1] == "准" and "“" not in text[slice(*c.span)]:
        return True
    if _BEST.match(text, c.span.start) or (c.rule == "network" and _NUMBER.match(c.name)):
        return True
    if (
        _LIKENED.match(text, c.span.end)
        or _DOES.match(c.name)
        or (_LIKE.search(c.name) and "“" not in text[slice(*c.span)])
    ):
        return True
    fields = _COUNTED_FIELDS.search(text, max(0, c.span.start - 16), c.span.start)
    if fields and any(entry.kind == "industry" for entry in gazetteer().folded(fields[1])[:1]):
        return True
    if _BYLINE.search(c.name) or _SESSION.search(c.name) or (_FIRST_OF.fullmatch(c.name) and c.rule == "network"):
        return True
    if text[c.span.start] == "级" and _GRADE.search(text, max(0, c.span.start - 1), c.span.start):
        return True
    if _RANKED_WORK.fullmatch(c.name) and _NAME_AFTER.match(text, c.span.end):
        return True
    if _OF_SIZE.match(c.name) and not _LABEL.search(text, *c.span):
        return True
    if c.rule == "network" and c.classes == ("Company",):
        return bool(_NO_FIRM.search(c.name) or (not c.head and _FIELD_AFTER.match(text, c.span.end)))
    if c.classes == ("Policy",) and (_BOTH_SIDES.search(c.name) or _ON_VIEWS.search(c.name)):
        return True  # 甲省与乙院|双方协定, 智慧园区合作|交换意见
    if c.classes == ("Fund",) and _RUNS.search(c.name):
        return True  # 以市场化方式管理|基金
    if c.classes == ("Conference",) and _COMES.search(c.name):
        return True
    if "Person" in c.classes and _TWO.fullmatch(c.name):
        return True
    if _SORTS.isdisjoint(c.classes):
        return False
    if (_RANK.match(c.name) and c.outer is None) or ("Zone" in c.classes and c.name.startswith("全国")):
        return True
    return _PRAISED.search(text, max(0, c.span.start - 16), c.span.start) is not None and not _is_placed(c.name)


def _is_likened(text: str, at: int) -> bool:
    """Whether the words before a quotation liken something to it."""
    return _LIKENED_TO.search(text, max(0, at - 24), at) is not None


def _is_placed(name: str) -> bool:
    """Whether a name holds one of a place, or of a body: 最大的|大众汽车科创中心."""
    return any(match.entries[0].kind in (*PLACE_KINDS, "body") for match in gazetteer().find(name, 0, len(name)))
