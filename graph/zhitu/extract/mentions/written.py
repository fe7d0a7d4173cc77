"""The names that the network tells of a sentence, as names are written: marks in pairs, without what is beside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhitu.divisions import divisions
from zhitu.extract.mentions.aliases import without_bracket
from zhitu.extract.mentions.candidate import is_house, is_on_line, is_share_code
from zhitu.extract.mentions.leading import is_bound, without_lead
from zhitu.extract.mentions.overlaps import without_figure, without_home, without_kind, without_rest
from zhitu.extract.mentions.person_spans import after_person, is_titled, without_office
from zhitu.extract.mentions.phrases import has_ways, is_way
from zhitu.extract.mentions.recogniser import Name, Read
from zhitu.extract.text.classes import BODIES, TERRITORIES
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.seams import NO_LIST, ORGAN_AFTER, VIA
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["BELIEVED", "without_at", "written"]

#: How sure the network must be to be believed: at .5 each of six sets of real texts had more right than at .7 (entities
#: .866 of F1 on average instead of .862, relations .569 instead of .566), at .4 they had as many as at .5.
BELIEVED = 0.5
#: 《甲》、《乙》: marks that close and open again hold several names.
_SEVERAL = re.compile(r"[》”][、和与及暨]?[《“]")
_RENAMES = re.compile("原名|曾用名|[更改]名为")
#: What stands before a former name; 原州区 and 原子能 begin with it.
_FORMER = re.compile("（原名?")
#: Marks that a name has only in pairs.
_PAIRS = ("《》", "“”", "（）")
#: What a name may begin and end with.
_BEGINS, _ENDS = re.compile(r"[\w《“（]"), re.compile(r"[\w》”）+.]")
#: 中德|建交, 中法|核能: what two states do, or have in common.
_BETWEEN_STATES = re.compile(f"中[德法俄美日韩英意蒙越老哈巴]{wording('states-between')}")
#: 江川省云州所|辖, 渤海中心|区域, 云岭区|位优势, 海洋发展战略|合作: words that a name ends within, so that it is none.
_CUT_SHORT = re.compile(f"(?<=.)所辖|中心{wording('places-at-centre')}|区位[优条独明重突交显资]|战略合作")
_HAN = re.compile(r"[一-龥]+")
#: 新修|公路: what was done, and no name.
_NEW = re.compile("(?:新|改|扩|新改|改扩|维)[修建]")
#: 村村通|公路, 户户通|电: what is done for each, and no road; but 村村通工程.
_TO_EACH = re.compile(r"“?([村县乡镇户组屯])\1[通有][^，。；]{0,6}(?<!工程)(?<!项目)(?<!行动)(?<!计划)")
#: 江川州|首府|云山镇: what a town is to a place, and no name.
_SEAT = re.compile("的?(?:省会|首府|(?<=州)州府)$")
#: A word of English prose; names write it with a capital.
_PROSE = re.compile(r"(?<![A-Za-z])[a-z]{4,}(?![A-Za-z])")
#: 於 of traditional texts, which but for an old place is in no name; simplified, it is 于 as in 于都.
_AT = re.compile("於(?![潛潜陵])")


def without_at(text: str, read: Read) -> Read:
    """What is read of a sentence of a text as written, without the preposition: 李校長|於|學思樓."""
    if "於" not in text[read.start : read.start + len(read.out)]:
        return read
    names = [name._replace(span=span) for name in read.names for span in _around(text, name)]
    return read._replace(names=names)


def _around(text: str, name: Name) -> list[Span]:
    at = [match.start() for match in _AT.finditer(text, *name.span)]
    ends = zip([name.span.start, *(k + 1 for k in at)], [*at, name.span.end], strict=True)
    parts = [Span(start, end) for start, end in ends if start < end]
    return parts[:1] if name.kind == "Person" else parts


def written(text: str, read: Read, lexicon: Lexicon) -> Iterator[Name]:
    """The names that a sentence's reading tells surely enough, as names are written."""
    for name in _whole(text, read.names):
        if name.sure < BELIEVED or is_house(text, name.span) or is_share_code(text[slice(*name.span)]):
            continue
        if _NO_LETTER.fullmatch(text, *name.span) or is_bound(text, name.span):
            continue  # 108-110, 二0|一八年
        if _CUT_SHORT.search(text, name.span.end - 2, name.span.end + 2):
            continue
        if _BETWEEN_STATES.fullmatch(text, *name.span) and name.kind in ("Company", "Industry", "Organization"):
            continue
        if name.kind == "Facility":
            if (new := _NEW.match(text, *name.span)) and is_way(text[new.end() : name.span.end], lexicon):
                continue  # 新修|公路120公里
            name = _whose_ways(text, name, lexicon)
        if _TO_EACH.fullmatch(text, *name.span) is not None:
            continue  # 实现|村村通公路
        if name.kind == "Policy" and _is_subject_only(text, name.span, lexicon):
            continue  # 省政府|关于职业教育园区|建设出台的政策
        if name.kind in TERRITORIES and (seat := _SEAT.search(text, *name.span)) is not None:
            if seat.start() - name.span.start < 2:
                continue  # 江川|首府|云山镇
            name = name._replace(span=Span(name.span.start, seat.start()))
        if name.kind == "Region" and _is_signs(text[slice(*name.span)]):
            continue  # 川黔|两省: two names
        if not text[name.span.start : name.span.end].isalnum():  # else it holds no mark, blank or sign
            name = name._replace(span=_trimmed(text, name.span))
            if not _is_written(text, name.span):
                continue
        if is_on_line(text, name.span):
            continue
        name = _without_ends(text, name, lexicon)
        if name.kind in TERRITORIES and _is_firm_cut(text, name.span, lexicon):
            name = name._replace(span=Span(name.span.start, name.span.end + 1), kind="Company")  # 江川市城|投
        if text[name.span.end - 1 : name.span.end + 1] == "会议" and not text.startswith("员", name.span.end + 1):
            name = name._replace(span=Span(name.span.start, name.span.end + 1))  # 市人大会|议
        if name.kind != "Person" and is_titled(text, name.span, lexicon):
            name = name._replace(kind="Person")
        if name.kind == "Person":
            name = name._replace(span=without_office(text, name.span, lexicon))
            if name.span.end - name.span.start > 2 and text[name.span.end - 1] == "等":
                name = name._replace(span=Span(name.span.start, name.span.end - 1))  # 李云山|等领导
        former = _FORMER.match(text, max(0, name.span.start - 1), name.span.end)
        if former is not None and name.span.end - former.end() > 2:
            name = name._replace(span=Span(former.end(), name.span.end))  # 云川大学（原|云川师范学院）
        if text[slice(*name.span)].rstrip(".") in _HONORIFICS:
            continue
        yield from _parted(text, name, lexicon)


def _without_ends(text: str, name: Name, lexicon: Lexicon) -> Name:
    """A name without words of its sentence at its beginning and end: 如|国道9号, 司法部|商最高人民法院."""
    ours = text[name.span.start] == "国" and text.endswith("我", 0, name.span.start)
    if ours or _INSTANCE.match(text, name.span.start):
        name = name._replace(span=Span(name.span.start + 1, name.span.end))  # 如|国道9号, 我国|西部通道
    if (via := VIA.match(text, name.span.start)) is not None:
        name = name._replace(span=Span(via.end(), name.span.end))  # 经|市人大常委会
    if _NO_END.match(text, name.span.end - 1):
        name = name._replace(span=Span(name.span.start, name.span.end - 1))  # 科大|地处滨江, 云川区|区属国企
    if (office := _OFFICE_BY.match(text, name.span.end - 1)) is not None:
        name = name._replace(span=Span(name.span.start, office.end()))  # 云岭镇公|所|以环境为先
    if (consults := _CONSULTS.search(text, *name.span)) is not None:
        name = name._replace(span=Span(name.span.start, consults.start()))  # 司法部|商最高人民法院
    if name.kind == "Group" and (does := _GROUP_DOES.search(text, name.span.start + 2, name.span.end)) is not None:
        name = name._replace(span=Span(name.span.start, does.start()))
    name = name._replace(span=without_lead(text, name, lexicon))
    name = name._replace(span=without_home(text, without_figure(text, name.span)))
    name = name._replace(span=without_rest(text, without_kind(text, name.span)))
    return _with_mouth(text, name._replace(span=without_bracket(text, name.span)))


#: 甘肃省|公路, 江川市|二级公路: all of a sort that a place has.
_WAYS = re.compile("(?P<place>[一-龥]{2,8}?(?P<level>[省市县区州盟旗]))(?P<ways>[一-龥]{0,6}(?:公路|铁路|道路|航道))")
#: What a place is that ends so.
_LEVELS = {
    "省": "Region",
    "州": "Region",
    "盟": "Region",
    "市": "City",
    "县": "District",
    "区": "District",
    "旗": "District",
}


def _whose_ways(text: str, name: Name, lexicon: Lexicon) -> Name:
    """A name, or the place alone of which it tells a sort of ways: 甘肃省|公路通车里程."""
    known = next(iter(gazetteer().find(text, *name.span)), None)
    opens = known is not None and known.span.start == name.span.start and has_ways(known.form)
    if known is not None and opens and is_way(text[known.span.end : name.span.end], lexicon):
        return name._replace(span=known.span, kind=known.entries[0].classes[0])
    ways = _WAYS.fullmatch(text, *name.span)
    if ways is None or not is_way(ways["ways"], lexicon):
        return name
    return name._replace(span=Span(name.span.start, ways.end("place")), kind=_LEVELS[ways["level"]])


def _is_subject_only(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Whether a stretch only tells on what a document is, of which it has no word."""
    return text.startswith("关于", span.start) and not text.endswith(lexicon.cue("document"), 0, span.end)


#: 平塘|江口, which is neither the county nor the one that 江口 is short for; but 云岭|河口镇.
_MOUTH = re.compile("[江河溪港]口(?![岸市县区镇乡村街])")


def _with_mouth(text: str, name: Name) -> Name:
    """A place whose name goes on as that of a river's mouth; not a county with a known one in it: 铜仁|江口."""
    mouth = _MOUTH.match(text, name.span.end) if name.kind in TERRITORIES else None
    if mouth is None or text[name.span.end - 1] in "省市县区镇乡村州盟旗":
        return name
    around = [e.adcode for e in gazetteer().folded(text[slice(*name.span)]) if e.adcode]
    known = [e.adcode for e in gazetteer().folded(mouth[0]) if e.adcode]
    if any(divisions().within(code, other) for code in known for other in around):
        return name
    return name._replace(span=Span(name.span.start, mouth.end()), kind="NaturalFeature")


#: 投|资, 投|入: words that such a firm's last character begins.
_INVEST = tuple("资入产用运放身标递")


def _is_firm_cut(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Whether a name ends within what firms are called: 江川市城|投, but not 江川市城|投资."""
    head = lexicon.heads.get(text[span.end - 1 : span.end + 1]) if span.end - span.start > 2 else None
    whole = head is not None and head.naming == "part" and "Company" in head.classes
    return whole and not text.startswith(_INVEST, span.end + 1)


#: 包括一批工程，如|国道9号云川段; but 如东县, 如家酒店.
_INSTANCE = re.compile(f"如(?={wording('after-instance-of')})")
#: Words whose first character is no part of the name before it: 地处, 会同, 原董事长, 能为.
_NO_END = re.compile(
    f"地处(?![理置罚于分长])|(?<=..)能(?=为|够|让|使|带来|带动)|{wording('seam-together-with')}|{wording('seam-former')}|(?<=[省市县区])[省市县区]属"
    f"|(?<=[省市县区镇园港城司团])所(?={wording('done-by-them')})"
)
_OFFICE_BY = re.compile("[公究务易]所(?=以[^，。；]{1,30}[为作])")
_CONSULTS = re.compile(wording("seam-consulting"))
_NO_LETTER = re.compile(r"[\W\d_]+|[\d〇○一二三四五六七八九十]*[\d〇○][\d〇○一二三四五六七八九十]*")
#: 海外青年|创业: what a group does.
_GROUP_DOES = re.compile(f"{wording('group-does')}$")
#: Between a foreigner's names in Latin letters: Ana Maria| |Costa.
_LATIN_BLANK = re.compile("(?<=[A-Za-zÀ-ÿ])[a-zà-ÿ.] (?=[A-ZÀ-Þ])")
#: Between a foreigner's names: 马克.|云森.
_DOTS = (".", "．", "•", "‧", "·")


def _whole(text: str, names: Sequence[Name]) -> list[Name]:
    """The names, with those put together that a dot of another kind parts, or the 等 of a word: 甲院|等|离子体所."""
    found: list[Name] = []
    for name in names:
        before = found[-1] if found else None
        word = name.span.start - 1
        if word >= 0 and NO_LIST.match(text, word):
            start = word
            if before is not None and before.span.end == word and before.kind in BODIES:
                start = found.pop().span.start
            found.append(name._replace(span=Span(start, name.span.end)))
            continue
        if owners := _owners_of(text, found, name):
            found[-owners:] = [name._replace(span=Span(found[-owners].span.start, name.span.end))]
            continue
        if before is not None and before.kind == name.kind and _runs_into_and(text, before.span, name.span.start):
            found[-1] = before._replace(span=Span(before.span.start, before.span.end - 1))  # 三六五|和|青山
        elif before is not None and _begins_beside(text, before, name):
            name = name._replace(span=Span(name.span.start + 1, name.span.end))
        beside = before is not None and before.kind == name.kind == "Person" and name.span.start == before.span.end + 1
        if (
            before is not None
            and beside
            and (text.startswith(_DOTS, before.span.end) or _LATIN_BLANK.match(text, before.span.end - 1))
        ):
            found[-1] = Name(Span(before.span.start, name.span.end), "Person", min(before.sure, name.sure))
        else:
            found.append(name)
    return found


#: Characters before a quoted name in which those are named whose it is.
_OWNERS_AHEAD = 80


def _owners_of(text: str, found: Sequence[Name], last: Name) -> int:
    """How many names before the last are whose a quoted thing is: 甲大学与乙院成立“甲大学、|乙院云江研究中心”."""
    end = last.span.end
    if text[end - 1] != "”" and not text.startswith("”", end):
        return 0
    start = last.span.start
    for count, name in enumerate(reversed(found), 1):
        if text[name.span.end : start] != "、":
            return 0
        start = name.span.start
        owner, ahead = name.span.of(text).lstrip("“"), text[max(0, start - _OWNERS_AHEAD) : start]
        if len(owner) < _SHORTEST_OWNER or owner not in ahead:
            return 0
        if "“" in text[start - 1 : start + 1]:
            thing = last.span.of(text).rstrip("”")
            return count if thing[:_SHORTEST_OWNER] in ahead and thing not in ahead else 0
    return 0


_SHORTEST_OWNER = 3


def _runs_into_and(text: str, span: Span, following: int) -> bool:
    """Whether a stretch ends with the 和 that joins it to the name behind; 民和|云山镇 is two places."""
    ends = span.end == following and text[span.end - 1] == "和" and span.end - span.start > 2
    return ends and not gazetteer().folded(text[slice(*span)])


#: 江川大学|和|远帆公司, but 江川大学|和平医院; 云岭市|将|江湾港, but 三明市|将乐县.
_JOINS, _TAKES = re.compile(f"和(?!{wording('begins-like-and')})"), re.compile("将(?![乐军帅相])")


def _begins_beside(text: str, before: Name, name: Name) -> bool:
    """Whether a name begins with what joins it to the one right before: 和 of two bodies, 将 of what is done to it."""
    start, end = name.span
    if before.span.end != start or end - start < 4:
        return False
    joined = before.kind in BODIES and name.kind in BODIES and _JOINS.match(text, start) is not None
    return joined or (name.kind != "Person" and _TAKES.match(text, start) is not None)


def _is_signs(piece: str) -> bool:
    """Whether a stretch puts together signs of places that are known by no such name."""
    known = gazetteer()
    return len(piece) > 1 and not known.folded(piece) and all(sign in known.abbreviations for sign in piece)


#: What a division may be called besides; 上海市 is no facility.
_DIVIDED = frozenset(("Country", "Region", "City", "District", "Zone", "GovernmentBody"))
#: 云川东|至|江和北站: two stations, and no line.
_FROM_TO = re.compile("([一-龥]{2,7})[至到]([一-龥]{1,7}(?:站|机场|码头|口岸))")
#: 云川市|中山路: a road, which other towns have too; 江湾新区|至云川高速公路 is one line.
_TOWN = re.compile("([一-龥]{2,7}?[市县区])(?![至到])(?=[一-龥]{2,6}(?:[路街巷]|大道)$)")
#: Characters of the longest head that a network leaves out of a name.
_LONGEST = 4
#: 海川—云州: two places, or the route between them where routes are listed.
_JOINED = re.compile("[-—－–]+")
_ROUTES = re.compile(f"(?:、[^，。；、]{{2,16}}){{0,4}}等[^，。；、]{{0,10}}{wording('route-sorts')}")
#: 云岭示范区|理事会: which of these a body of a zone is, its head hardly tells.
_BODY_KINDS = frozenset(("GovernmentBody", "Organization"))


def _names(lexicon: Lexicon, word: str, kind: str) -> bool:
    """Whether a word is a head by which things of a class are named."""
    head = lexicon.heads.get(word)
    kinds = _BODY_KINDS if kind in _BODY_KINDS else frozenset((kind,))
    return head is not None and not kinds.isdisjoint(head.classes)


def _parted(text: str, name: Name, lexicon: Lexicon) -> list[Name]:
    """A name, or of a road with its town before it both names, and of two places with a dash.

    Of 市人大|市政协 both organs. A division is no other thing, unless the head of such a thing follows: 海川|机场.
    """
    known = gazetteer().folded(text[slice(*name.span)])
    of_zone = name.kind == "GovernmentBody" and known and known[0].kind == "zone"  # 云岭示范区|理事会
    known = known if name.kind not in _DIVIDED or of_zone else ()
    if known and known[0].kind in ("division", "zone"):
        longest = min(_LONGEST, len(text) - name.span.end)
        head = next((n for n in range(longest, 1, -1) if _names(lexicon, text[name.span.end :][:n], name.kind)), 0)
        if head:
            return [name._replace(span=Span(name.span.start, name.span.end + head))]
        if known[0].kind == "division" and known[0].name == text[slice(*name.span)]:
            return [name._replace(kind=known[0].classes[0])]
    if (organ := ORGAN_AFTER.search(text, name.span.start + 2, name.span.end)) is not None:
        first = name._replace(span=Span(name.span.start, organ.start()))
        return [first, *_parted(text, name._replace(span=Span(organ.start(), name.span.end)), lexicon)]
    if name.kind != "Person" and (both := after_person(text, name.span, lexicon)) is not None:
        person = name._replace(span=Span(name.span.start, both.start), kind="Person")
        if text[both.end : name.span.end] in lexicon.heads:
            return [person]  # 甲会会长|王强|及|总会|理事长
        return [person, *_parted(text, name._replace(span=Span(both.end, name.span.end)), lexicon)]
    if (apposed := _APPOSED.search(text, name.span.start + 2, name.span.end)) is not None:
        first = name._replace(span=Span(name.span.start, apposed.start()))
        return [first, *_parted(text, name._replace(span=Span(apposed.end(), name.span.end)), lexicon)]
    if name.kind in BODIES and (verb := _OF_BODIES.search(text, name.span.start + 2, name.span.end)) is not None:
        first = name._replace(span=Span(name.span.start, verb.start()))
        return [first, *_parted(text, name._replace(span=Span(verb.end(), name.span.end)), lexicon)]
    dash = _JOINED.search(text, *name.span) if name.kind in TERRITORIES else None
    if dash is not None and any(m.span.start < dash.start() < m.span.end for m in gazetteer().find(text, *name.span)):
        dash = None  # 中国—东盟信息港|青州基地
    if dash is not None and name.span.start + 1 < dash.start() and dash.end() + 1 < name.span.end:
        if _ROUTES.match(text, name.span.end):
            return [name._replace(kind="Product")]
        first = name._replace(span=Span(name.span.start, dash.start()))
        return [first, *_parted(text, name._replace(span=Span(dash.end(), name.span.end)), lexicon)]
    ends = _FROM_TO.fullmatch(text, *name.span) if name.kind == "Facility" else None
    if ends is not None:
        known = gazetteer().folded(ends[1])
        first = name._replace(span=Span(*ends.span(1)), kind=known[0].classes[0] if known else "Facility")
        return [first, name._replace(span=Span(*ends.span(2)))]
    town = _TOWN.match(text, *name.span) if name.kind == "Facility" else None
    entries = gazetteer().folded(town[1]) if town else ()
    if town is None or not entries:
        return [name]
    kind = entries[0].classes[0]
    return [name._replace(span=Span(*town.span()), kind=kind), name._replace(span=Span(town.end(), name.span.end))]


#: 甲灌区|重要控制性工程|乙渡槽: what the work is of the whole.
_APPOSED = re.compile(f"的?{wording('works-that-matter')}?{wording('works-as-pieces')}工程(?=[一-龥]{{3}})")
#: 甲研究院|系|乙大学所办, 甲大学|建成|乙实验室: what a body is or does.
_OF_BODIES = re.compile(wording("verbs-between-bodies"))
_HONORIFICS = frozenset(("Dr", "Mr", "Mrs", "Ms", "Prof", "Sir"))


def _is_written(text: str, span: Span) -> bool:
    """Whether a stretch is such as names are written: one, with its marks in pairs, and no passage of English."""
    piece = text[span.start : span.end]
    if not re.search(r"\w", piece) or _SEVERAL.search(piece) or _RENAMES.search(piece):
        return False
    if " " in piece and not _HAN.search(piece) and _PROSE.search(piece):
        return False
    return all(piece.count(pair[0]) == piece.count(pair[1]) for pair in _PAIRS)


def _trimmed(text: str, span: Span) -> Span:
    """A stretch without blanks, signs and single marks at its ends (KAUST）, “大湾区)."""
    start, end = span
    while start < end and not (_BEGINS.match(text[start]) and _paired(text, start, end, text[start])):
        start += 1
    while start < end and not (_ENDS.match(text[end - 1]) and _paired(text, start, end, text[end - 1])):
        end -= 1
    return Span(start, end)


def _paired(text: str, start: int, end: int, mark: str) -> bool:
    """Whether a character at the end of a stretch is no mark, or has its other there."""
    pair = next((pair for pair in _PAIRS if mark in pair), "")
    return not pair or text.count(pair[0], start, end) == text.count(pair[1], start, end)
