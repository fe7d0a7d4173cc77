"""What is no name by its form or its place: who wrote a report, a document's number, a kind of firm, half a word."""

from __future__ import annotations

import re
from functools import cache

from zhitu.divisions import divisions
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.classes import BUILT
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["OF_LIST", "without_unnamed"]

#: （记者张云山、李海川）: who wrote it.
_WRITERS = Rare(rf"（{wording('unnamed-writer-kinds')}*{wording('unnamed-writers')}[^（）\n]{{0,60}}）")
#: 青州网讯 记者李明、通讯员王春报道：; 记者 张云山 摄.
_REPORTERS = Rare(
    "(?:记者|通讯员)[ 　]?[一-龥]{2,4}(?:[、， 　]+(?:(?:见习|实习)?记者|通讯员)?[ 　]?[一-龥]{2,4}){0,4}"
    f"[ 　]?{wording('unnamed-reported')}"
)
#: 揭|牌仪式暨|学术论坛, whose beginning the tagger gives to a verb.
_RITE_AND = wording("unnamed-rites")
#: 江政办发〔2023〕14号: the number of a document, and no body.
_NUMBER = Rare(r"[一-龥]{2,12}[〔［（(](?:19|20)\d\d[〕］）)]\d{1,4}号")
#: 省属国企|云山集团, 行业龙头企业|远帆公司: of what kind it is.
_KIND = wording("unnamed-firm-kinds")
_BARE_KIND = re.compile(_KIND)
#: 亲商、富商: how firms are treated.
_TREATED = re.compile(wording("unnamed-treated"))
#: 东至|云山路, 北起|青河.
_SIDE = rf"[东西南北][至到起临靠](?=[一-龥]{{2,6}}{wording('unnamed-ways')}$)"
#: What stands before a name and is no part of it.
_THANKS = "[一-龥]{0,8}?[感多致鸣]谢(?=[一-龥]{3})"
#: 其|云岭研究院, not 其昌洋行.
_ITS = "其(?![士昌林乐美])(?=[一-龥]{4})"
_BEFORE = re.compile(f"{_ITS}|{_THANKS}|{_SIDE}|{_RITE_AND}|{_KIND}(?=[一-龥]{{4}})")
#: 锚定|……体系: how something is gone about, never what it is called.
_AIMS = re.compile(wording("unnamed-aims"))
#: 促进经贸深度融合: a task, as headings of plans name them, unless it is called an action or the like.
_TASK = re.compile(f"{wording('unnamed-task-verbs')}[一-龥]+(?<!{wording('unnamed-task-names')})")
#: 王|女士, 张|大爷: whoever it is, no name tells.
_SOMEBODY = re.compile(f"[一-龥]{wording('unnamed-somebody')}")
#: 大桥|主塔, 隧道|进口: a part of what was named before.
_PART = re.compile(wording("unnamed-wholes") + wording("unnamed-parts"))


#: 除|险加固工程, 扩建工程: what is done to a work, which no name tells.
_DONE_TO_WORK = re.compile(f"{wording('unnamed-works')}(?:工程|项目)")


#: 云岭省|经济开发区, 云岭省级|农业科技园区: all of a province or of a level, none of which is called so.
_ZONES_OF_PROVINCE = re.compile(
    "[一-龥]{2,6}(?:(?:省|自治区)(?:(?:经济(?:技术)?|高新技术产业)?(?:开发区|园区?)|高新区|(?:工业|产业)园区)"
    "|(?:省|自治区)级[一-龥]{0,8}(?:开发区|高新区|示范区|园区?))"
    "|[一-龥]{1,3}市级[一-龥]{0,8}(?:开发区|高新区|示范区|园区?)"
)


#: 云岭新区|进行|综合改革试点: what somebody does; 《关于进行……的决定》 is a name.
_DOES_INSIDE = re.compile("^(?!.*关于)[^《“]{2,}进行[一-龥]{2}")


#: SCI|收录21篇: where papers are counted.
_INDEXED = re.compile("收录|检索|期刊|论文")
#: 云岭市|三甲医院: those of a rank or kind, whichever there are.
_HOSPITALS = re.compile(f"{wording('unnamed-hospitals')}医院$")
#: 云岭市居民消费价格|指数: a statistic of a place, and nothing that anybody makes.
_STATISTIC = re.compile(f"{wording('unnamed-statistics')}指数$")


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
        if c.outer is not None and c.outer.start < c.span.start and _BOUNDED.match(text, c.outer.start):
            c = c._replace(outer=None)
        if not c.entries and (before := _before(text, c)):
            outer = c.outer if c.outer is None or c.outer.start > c.span.start else None
            c = c._replace(span=Span(c.span.start + before, c.span.end), name=c.name[before:], outer=outer)
        if not (
            _names_nothing(c)
            or _is_trade_of_country(c)
            or _describes(text, c, begins)
            or _is_pointed_at(text, c)
            or _is_sort(text, c)
            or _is_predicate(text, sentence, c)
            or (not c.entries and c.name.isascii() and _INDEXED.match(text, c.span.end) is not None)
            or _is_half(text, c)
            or (c.name == "中国" and text.startswith("新", c.span.start - 1))  # 新中国|第一所大学: an age
            or (c.name == "东至" and _BOUNDED.match(text, c.span.start) is not None)
            or (not c.entries and any(s.contains(c.span) for s in aside))
        ):
            found.append(_as_harbour(text, _as_station(text, c)))
    return found


def _before(text: str, c: Candidate) -> int:
    """How many characters of a name are none of it."""
    if "Person" in c.classes and (office := _office_before(c.name)):
        return office
    if _ENDS_AT.match(c.name) and _BEGINS_AT.search(text, max(0, c.span.start - 24), c.span.start):
        return 2
    if len(c.name) > len("东至") and c.name.startswith("东至") and _BOUNDED.match(text, c.span.start):
        return 2
    before = _BEFORE.match(c.name) or _MOST.match(c.name) or _led_to(text, c)
    if before is None and _FIRST.search(text, max(0, c.span.start - 16), c.span.start):
        before = _DESCRIBED.match(c.name)
    return before.end() if before else 0


#: 东至|甲村，南至乙路: how far an area reaches; 东至 is a county, too.
_BOUNDED = re.compile("东至[^，。；、]{2,20}[，；、][南西北][至临抵靠邻接]")
#: 西起甲路，|东至|乙中心.
_BEGINS_AT, _ENDS_AT = re.compile("[东西南北][起自][^，。；]{1,16}，$"), re.compile("[东西南北]至(?=[一-龥]{3})")
#: 继|甲大桥2021年通车之后，; 据|甲展组委会介绍; 庆祝|甲大学成立七十周年.
_LEADING = (
    (re.compile("据(?=[一-龥]{3})"), re.compile(f"[^，。；]{{0,8}}?{wording('unnamed-told-by')}")),
    (re.compile("继(?=[一-龥]{3})"), re.compile("[^，。；]{0,16}[之以]?后[，、]")),
    (
        re.compile(f"{wording('celebrates')}(?=[一-龥]{{4}})"),
        re.compile(r"[^，。；、]{0,6}[\d一二三四五六七八九十百]+周年"),
    ),
)


def _led_to(text: str, c: Candidate) -> re.Match[str] | None:
    """What leads to a name, as what stands behind it tells."""
    led = ((opens.match(c.name), then) for opens, then in _LEADING)
    return next((match for match, then in led if match and then.match(text, c.span.end)), None)


def _office_before(name: str) -> int:
    """How long an office is that a person's name is taken to begin with: 参赞|胡明."""
    known = lexicon()
    cuts = (k for k in range(len(name) - 2, 1, -1) if name[:k] in known.offices and name[k] in known.surnames)
    return next(cuts, 0)


def _is_trade_of_country(c: Candidate) -> bool:
    """中国|汽车|出口491万辆: what a country makes, and no firm."""
    known = gazetteer().folded(c.name[:-2]) if c.head == "汽车" and not c.entries else ()
    return bool(known) and "Country" in known[0].classes


#: 李云山亦|表示: how somebody says it too.
_TOO = re.compile("(?<=[一-龥]{2})[亦也均还则]$")
_SAYS = re.compile(wording("unnamed-says"))
#: 李云山明|称: four characters, where three are named besides.
_LONG = 4
_COMPOUND = re.compile(wording("unnamed-double-surnames"))


def _after(text: str, c: Candidate) -> int:
    """How many characters at the end of a person's name are of what is said of that person."""
    if _TOO.search(c.name) and _SAYS.match(text, c.span.end):
        return 1
    if c.name.endswith("辞") and text.startswith(("去", "职"), c.span.end):
        return 1  # 杨立|辞去市长职务
    named = len(c.name) == _LONG and not _COMPOUND.match(c.name) and c.name[0] in lexicon().surnames
    return int(named and "·" not in c.name and text.count(c.name[:-1]) > text.count(c.name))


#: 首个县级收储交易平台|——甲中心: what it is, before its name.
_FIRST = re.compile(rf"{wording('unnamed-first')}[^，。；—]{{0,12}}$")
_DASH = re.compile("—+[“《]?")
_DESCRIBED = re.compile("[^—（]+—+(?=[^—]{4})")  # not 《……规划（2031—2035年）》


#: 甲国最大机场—|乙国际机场.
_MOST = re.compile(rf"[^—“《]{{0,8}}{wording('unnamed-most')}[^—]{{0,12}}—+(?=[^—]{{4}})")
#: 这条穿越草原的|柏油公路, 该|货运铁路.
_POINTED = re.compile(rf"{wording('unnamed-pointed')}(?:[^，。；：“”《》]{{1,14}}的)?$")
_KINDS, _BRIEF = BUILT | {"Project", "Zone"}, 5


#: 甲展作为|惠民品牌活动, 乙水厂是|某县重点民生工程: of which sort it is.
_AS = re.compile(f"{wording('unnamed-as')}$")
_SORT = re.compile(rf"[一-龥]*{wording('unnamed-sorts')}[一-龥]{{0,6}}{wording('unnamed-sort-heads')}")
#: 为后续建设|漂浮式海上风电项目|积累经验: works of a kind.
_FOR_LATER = re.compile(rf"[为给]{wording('unnamed-later')}[^，。；]{{0,16}}$")
_LESSON = re.compile(rf"[^，。；]{{0,8}}{wording('unnamed-lesson-verbs')}[^，。；]{{0,6}}{wording('unnamed-lessons')}")


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
_FIRST_OF_KIND = re.compile(rf"是[^，。；]{{0,24}}{wording('unnamed-first-kind')}[^，。；]{{0,24}}的$")
#: 是中国设立的第二个|跨境合作区.
_NTH_OF_KIND = re.compile(r"(?:是|为|系)[^，。；]{0,40}第[二三四五六七八九十\d]+[个座家条]$")


def _is_predicate(text: str, sentence: Span, c: Candidate) -> bool:
    """Whether a candidate says of what kind that is which the clause tells to be the first or largest."""
    if c.entries or text[c.span.start] in "“《" or _KINDS.isdisjoint(c.classes):
        return False
    placed = any(match.span.start == c.span.start for match in gazetteer().find(text, *c.span))
    ordered = (kind.search(text, sentence.start, c.span.start) for kind in (_FIRST_OF_KIND, _NTH_OF_KIND))
    return not placed and any(ordered)


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


#: 各|市（州）人民政府, 县（市、区）政府: those of a level, whichever there are.
_LEVELS = re.compile("[市县区州]?（(?:[省市县区州盟旗地][、，]?){1,4}）(?:级)?(?:人民|区)?(?:政府|党委|管委会)")


def _names_nothing(c: Candidate) -> bool:
    """Whether a candidate is a kind of firm, how these are treated, what is to be done, a statistic, hospitals of
    a rank, governments of a level, somebody without a name or a part of a building.
    """
    if _BARE_KIND.fullmatch(c.name) or _TREATED.fullmatch(c.name) or _LEVELS.match(c.name):
        return True
    if not c.entries and _DOES_INSIDE.search(c.name):
        return True
    if c.classes == ("Programme",) and (_AIMS.match(c.name) or _TASK.fullmatch(c.name)):
        return True
    if not c.entries and (_DONE_TO_WORK.fullmatch(c.name) or _ZONES_OF_PROVINCE.fullmatch(c.name)):
        return True
    if c.classes == ("Product",) and not c.entries and _STATISTIC.search(c.name):
        return True
    if c.classes == ("Hospital",) and not c.entries and _HOSPITALS.search(c.name):
        return True
    if "Person" in c.classes and c.name.endswith("段"):
        return True  # 云山高铁|江湾段
    if "Person" in c.classes and _SOMEBODY.fullmatch(c.name):
        return True
    return not c.entries and _PART.fullmatch(c.name) is not None


def _is_half(text: str, c: Candidate) -> bool:
    """Whether a candidate is the name of a place by chance: 滨海|城市."""
    return any(text.startswith(word, c.span.start) and len(word) > len(c.name) for word in _no_places(c.name[:1]))


#: 青山、红岭和石桥|等管理站: what is called so is no county, whatever county has that name.
OF_LIST = "category:station"
_STATIONS = re.compile(
    rf"(?:[、和与及][一-龥]{{2,4}}){{0,8}}?等(?:[\d一二两三四五六七八九十]+[个座处])?[一-龥]{{0,4}}?"
    rf"(?P<kind>{wording('unnamed-stations')})(?!{wording('unnamed-station-followed')})"
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


#: 昆明|、丽江机场, 大连|和营口港: each has one; not 连接昆明、丽江机场.
_HARBOURS = re.compile(
    f"(?P<towns>(?:[、和与及][一-龥]{{2,4}}){{1,8}}?)(?P<kind>{wording('harbours')})(?!{wording('of-harbours')})"
)
_LEADS_TO = re.compile(f"{wording('leads-to-harbour')}$")
_AND = re.compile("[、和与及]")


def _as_harbour(text: str, c: Candidate) -> Candidate:
    """A town by its short name in a list of towns of which each has an airport or a port, as that."""
    town = bool(c.entries) and not c.nested and c.entries[0].kind == "division" and c.entries[0].level != "province"
    short = town and c.name[-1] not in "市县区州旗盟镇乡村"
    listed = (
        _HARBOURS.match(text, c.span.end) if short and text.startswith(("、", "和", "与", "及"), c.span.end) else None
    )
    if listed is None or _LEADS_TO.search(text, max(0, c.span.start - 4), c.span.start):
        return c
    others = [gazetteer().folded(town) for town in _AND.split(listed["towns"])[1:]]
    if not all(entries and entries[0].kind == "division" for entries in others):
        return c  # 北京、上海虹桥机场
    own = {e.adcode for e in c.entries if e.adcode}
    if any(divisions().within(e.adcode, code) for entries in others for e in entries if e.adcode for code in own):
        return c  # 江湾、青屿机场, which lies in it
    name = c.name + listed["kind"]
    return c._replace(classes=("Facility",), rule=OF_LIST, entries=(), full=name, head=listed["kind"], outer=None)
