"""What is no name by its form or its place: who wrote a report, a document's number, a kind of firm, half a word."""

from __future__ import annotations

import re
from functools import cache

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.classes import BUILT
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span

__all__ = ["OF_LIST", "without_unnamed"]

#: （记者张云山、李海川）: who wrote it.
_WRITERS = re.compile("（(?:本报|新华社|见习|实习|全媒体|首席|特约)*(?:记者|通讯员|摄影|撰稿)[^（）\\n]{0,60}）")
#: 青州网讯 记者李明、通讯员王春报道：; 记者 张云山 摄.
_REPORTERS = re.compile(
    "(?:记者|通讯员)[ 　]?[一-龥]{2,4}(?:[、， 　]+(?:(?:见习|实习)?记者|通讯员)?[ 　]?[一-龥]{2,4}){0,4}"
    "[ 　]?(?:报道|摄影|摄(?![一-龥]))"
)
#: 揭|牌仪式暨|学术论坛, whose beginning the tagger gives to a verb.
_RITE_AND = "[牌工幕约动学]?仪式暨(?=[一-龥]{4})"
#: 江政办发〔2023〕14号: the number of a document, and no body.
_NUMBER = re.compile(r"[一-龥]{2,12}[〔［（(](?:19|20)\d\d[〕］）)]\d{1,4}号")
#: 省属国企|云山集团, 行业龙头企业|远帆公司: of what kind it is.
_KIND = (
    "(?:(?:[省市区县]属|地方|大型|国有|中央)?国企|央企|(?:国有|民营|外资|知名|行业)*(?:龙头|领军|骨干|重点)企业"
    "|(?:世界|中国|民营)500强(?:企业)?|上市公司|上市企业|独角兽企业)"
)
_BARE_KIND = re.compile(_KIND)
#: 亲商、富商: how firms are treated.
_TREATED = re.compile("[尊重亲安富暖护兴扶惠爱敬悦]商")
#: 东至|云山路, 北起|青河.
_SIDE = "[东西南北][至到起临靠](?=[一-龥]{2,6}(?:路|街|道|巷|河|江|湖|溪|线)$)"
#: What stands before a name and is no part of it.
_THANKS = "[一-龥]{0,8}?[感多致鸣]谢(?=[一-龥]{3})"
_BEFORE = re.compile(f"{_THANKS}|{_SIDE}|{_RITE_AND}|{_KIND}(?=[一-龥]{{4}})")
#: 锚定|……体系: how something is gone about, never what it is called.
_AIMS = re.compile("锚定|紧扣|瞄准|对标|围绕|着力|大力|加快(?!度)")
#: 促进经贸深度融合: a task, as headings of plans name them, unless it is called an action or the like.
_TASK = re.compile(
    "(?:促进|深化|推进|推动|加强|完善|健全|强化|优化|提升|提高|扩大|增强|拓展|支持|鼓励|构建|建立)[一-龥]+"
    "(?<!行动)(?<!工程)(?<!计划)(?<!方案)(?<!项目)(?<!战略)(?<!机制)(?<!制度)(?<!政策)(?<!试点)(?<!规划)(?<!措施)(?<!专项)(?<!活动)(?<!改革)"
)
#: 王|女士, 张|大爷: whoever it is, no name tells.
_SOMEBODY = re.compile("[一-龥](?:先生|女士|小姐|太太|大爷|大妈|大娘|阿姨|师傅|奶奶|爷爷|某某?)")
#: 大桥|主塔, 隧道|进口: a part of what was named before.
_PART = re.compile(
    "(?:大桥|桥梁|隧道|码头|水库|大坝|机场|高速|铁路|公路|电站|车站|航道|船闸|大楼|站房|航站楼|地铁|医院|学校|场馆|港区|园区)"
    "(?:主塔|主桥|主梁|主体|主跨|引桥|桥面|桥塔|桥墩|进口|出口|洞口|洞身|大堂|内部|外立面|主楼|顶部|屋面|坝顶|坝体|前沿|周边|沿线|岸线|一期|二期|三期)"
)


@cache
def _no_places(first: str) -> tuple[str, ...]:
    """The words with a character first in which the name of a place is by chance: 滨海|城市."""
    return tuple(word for word in lexicon().cue("no-place") if word.startswith(first))


def without_unnamed(text: str, sentence: Span, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence that name something, without what stands before them and is no part of the name."""
    aside = [
        Span(*match.span()) for told in (_WRITERS, _REPORTERS, _NUMBER) for match in told.finditer(text, *sentence)
    ]
    begins = {c.span.start for c in candidates} | {c.span.start + 1 for c in candidates if text[c.span.start] in "“《"}
    found = []
    for c in candidates:
        if "Person" in c.classes and (after := _after(text, c)):
            c = c._replace(span=Span(c.span.start, c.span.end - after), name=c.name[:-after])
        if not c.entries and (before := _before(text, c)):
            c = c._replace(span=Span(c.span.start + before, c.span.end), name=c.name[before:])
        if not (
            _names_nothing(c)
            or _describes(text, c, begins)
            or _is_pointed_at(text, c)
            or _is_sort(text, c)
            or _is_predicate(text, sentence, c)
            or _is_half(text, c)
            or (not c.entries and any(s.contains(c.span) for s in aside))
        ):
            found.append(_as_station(text, c))
    return found


def _before(text: str, c: Candidate) -> int:
    """How many characters of a name are none of it."""
    if "Person" in c.classes and (office := _office_before(c.name)):
        return office
    before = _BEFORE.match(c.name) or _MOST.match(c.name)
    if before is None and _FIRST.search(text, max(0, c.span.start - 16), c.span.start):
        before = _DESCRIBED.match(c.name)
    return before.end() if before else 0


def _office_before(name: str) -> int:
    """How long an office is that a person's name is taken to begin with: 参赞|胡明."""
    known = lexicon()
    cuts = (k for k in range(len(name) - 2, 1, -1) if name[:k] in known.offices and name[k] in known.surnames)
    return next(cuts, 0)


#: 李云山亦|表示: how somebody says it too.
_TOO = re.compile("(?<=[一-龥]{2})[亦也均还则]$")
_SAYS = re.compile("表示|指出|认为|称|说|介绍|透露|强调|坦言|提到|提出|出席|参加|谈到|建议|宣布")
#: 李云山明|称: four characters, where three are named besides.
_LONG = 4
_COMPOUND = re.compile(
    "欧阳|司马|上官|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|长孙|宇文|独孤|南宫|西门|呼延|轩辕"
)


def _after(text: str, c: Candidate) -> int:
    """How many characters at the end of a person's name are of what is said of that person."""
    if _TOO.search(c.name) and _SAYS.match(text, c.span.end):
        return 1
    if c.name.endswith("辞") and text.startswith(("去", "职"), c.span.end):
        return 1  # 杨立|辞去市长职务
    named = len(c.name) == _LONG and not _COMPOUND.match(c.name) and c.name[0] in lexicon().surnames
    return int(named and "·" not in c.name and text.count(c.name[:-1]) > text.count(c.name))


#: 首个县级收储交易平台|——甲中心: what it is, before its name.
_FIRST = re.compile("(?:首[个家座条款支艘台例批]|唯一|[最更](?:大|长|高|早|深)|第一[个家座条])[^，。；—]{0,12}$")
_DASH = re.compile("—+[“《]?")
_DESCRIBED = re.compile("[^—]+—+(?=[^—]{4})")


#: 甲国最大机场—|乙国际机场.
_MOST = re.compile("[^—“《]{0,8}(?:首[个家座条款支艘台]|唯一|最(?:大|长|高|早|深|先进))[^—]{0,12}—+(?=[^—]{4})")
#: 这条穿越草原的|柏油公路, 该|货运铁路.
_POINTED = re.compile("(?:(?<![应理活])[该此]|这[一条座个所台项家])(?:[^，。；：“”《》]{1,14}的)?$")
_KINDS, _BRIEF = BUILT | {"Project", "Zone"}, 5


#: 甲展作为|惠民品牌活动, 乙水厂是|某县重点民生工程: of which sort it is.
_AS = re.compile("(?:作为|[是系]|属于?|成为|列为)$")
_SORT = re.compile(
    "[一-龥]*(?:重点|重大|标志性|民生|惠民|示范|品牌|骨干|支撑性|控制性|旗舰|龙头)[一-龥]{0,6}(?:工程|项目|活动|品牌)"
)
#: 为后续建设|漂浮式海上风电项目|积累经验: works of a kind.
_FOR_LATER = re.compile("[为给](?:后续|今后|日后|将来|未来|后期|其他|同类|类似)[^，。；]{0,16}$")
_LESSON = re.compile(
    "[^，。；]{0,8}(?:积累|探索|提供|创造|树立)[^，。；]{0,6}(?:经验|借鉴|示范|参考|样[本板]|范例|路径)"
)


def _is_sort(text: str, c: Candidate) -> bool:
    """Whether a candidate only says of which sort something is, or of what kind what may be built later."""
    if c.entries or text[c.span.start] in "“《" or _KINDS.union(("Programme", "Conference")).isdisjoint(c.classes):
        return False
    start = max(0, c.span.start - 20)
    if _AS.search(text, start, c.span.start):
        return _SORT.fullmatch(c.name) is not None
    placed = any(match.span.start == c.span.start for match in gazetteer().find(text, *c.span))
    later = not placed and text.find(c.name[:2]) in (-1, c.span.start) and _FOR_LATER.search(text, start, c.span.start)
    return bool(later) and _LESSON.match(text, c.span.end) is not None


#: 甲项目是我国首个储存进口液化气的|特大合资项目: what it is.
_FIRST_OF_KIND = re.compile("是[^，。；]{0,24}(?:首[个家座条批]|第一[个家座条]|唯一|最[大长高早])[^，。；]{0,24}的$")


def _is_predicate(text: str, sentence: Span, c: Candidate) -> bool:
    """Whether a candidate says of what kind that is which the clause tells to be the first or largest."""
    if c.entries or text[c.span.start] in "“《" or _KINDS.isdisjoint(c.classes):
        return False
    placed = any(match.span.start == c.span.start for match in gazetteer().find(text, *c.span))
    return not placed and _FIRST_OF_KIND.search(text, sentence.start, c.span.start) is not None


def _is_pointed_at(text: str, c: Candidate) -> bool:
    """Whether a candidate only says of what kind that is which was named before."""
    if c.entries or len(c.name) > _BRIEF or _KINDS.isdisjoint(c.classes) or text[c.span.start] in "“《":
        return False
    return _POINTED.search(text, max(0, c.span.start - 18), c.span.start) is not None


def _describes(text: str, c: Candidate, begins: set[int]) -> bool:
    """Whether a candidate only says what that is which is named after a dash."""
    dash = _DASH.match(text, c.span.end) if not c.entries else None
    return (
        dash is not None
        and dash.end() in begins
        and _FIRST.search(text, max(0, c.span.start - 16), c.span.start) is not None
    )


def _names_nothing(c: Candidate) -> bool:
    """Whether a candidate is a kind of firm, how these are treated, what is to be done, somebody without a name or a
    part of a building.
    """
    if _BARE_KIND.fullmatch(c.name) or _TREATED.fullmatch(c.name):
        return True
    if c.classes == ("Programme",) and (_AIMS.match(c.name) or _TASK.fullmatch(c.name)):
        return True
    if "Person" in c.classes and _SOMEBODY.fullmatch(c.name):
        return True
    return not c.entries and _PART.fullmatch(c.name) is not None


def _is_half(text: str, c: Candidate) -> bool:
    """Whether a candidate is the name of a place by chance: 滨海|城市."""
    return any(text.startswith(word, c.span.start) and len(word) > len(c.name) for word in _no_places(c.name[:1]))


#: 青山、红岭和石桥|等管理站: what is called so is no county, whatever county has that name.
OF_LIST = "category:station"
_STATIONS = re.compile(
    "(?:[、和与及][一-龥]{2,4}){0,8}?等(?:[\\d一二两三四五六七八九十]+[个座处])?[一-龥]{0,4}?"
    "(?P<kind>管[理护]站|保护站|监测站|检查站|水文站|变电站|水?电站|农场|林场|牧场|水库|灌区)(?![一-龥]?[镇乡村]|城市|地区|中心|公司)"
)
_TOWNS = frozenset(("City", "District"))


def _as_station(text: str, c: Candidate) -> Candidate:
    """A town by its short name in a list of stations, farms or waterworks as one of these: 青山管理站."""
    short = c.name[-1] not in "市县区州旗盟镇乡村" and not _TOWNS.isdisjoint(c.classes)
    kind = _STATIONS.match(text, c.span.end) if short else None
    if kind is None:
        return c
    head = lexicon().heads.get(kind["kind"])
    classes, name = head.classes if head is not None else ("Facility",), c.name + kind["kind"]
    return c._replace(classes=classes, rule=OF_LIST, entries=(), full=name, head=kind["kind"], outer=None)
