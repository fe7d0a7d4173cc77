"""The parts of a name: where, what, which one. `parts` is a pure function of one form of a name, and is remembered.

第五届中国国际进口博览会   core 中国国际进口博览会   marks 届5
国家超级计算广州中心       core 国家超级计算中心     places 广州
中国科学院深圳先进院       core 中国科学院先进技术研究院   places 深圳
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from zhitu.names import normal
from zhitu.resolve import known
from zhitu.resolve.funds import is_common_fund
from zhitu.resolve.namesakes import after_namesake, town_in
from zhitu.resolve.numerals import numbered
from zhitu.zones import is_common

__all__ = ["SESSION", "YEAR", "Parts", "group_of", "parts", "parts_from_json", "parts_to_json"]

_PERIOD = "五年"
_FIVE_YEARS = re.compile("第([0-9]+)个五年")
#: Characters of a title beyond which it says what it is about.
_LONG_TITLE = 5
#: 京沪高速 is a motorway; 京沪高铁 has its own short form.
_BETWEEN = re.compile("(?<=[一-龥]{2})至(?=[一-龥]{2})")
#: 18号线, 广州市轨道交通18号线 are 地铁18号线.
_METRO = re.compile("^(?:城市)?(?:轨道交通|轨道|轨交|地铁)?(?=[0-9]+号线)")
_MOTORWAY = re.compile("(?<=.{2})高速$")
_SESSION = re.compile("第?([0-9]+)届")
#: What the marks of a session's number and of a year begin with.
SESSION, YEAR = "届", "年"
_YEAR = re.compile("(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])年?(?:度|版|本|修订版|修订)?")
_PUNCTUATION = re.compile("[^\\w]|_|ー")
_PILOT = re.compile("^中国（([^）]{2,6})）")
_LEGAL = re.compile("(?:集团)?(?:股份|控股)?有限(?:责任)?公司|(?:股份|集团)公司|公司$")
#: 广州能源所; not a bourse, an office or a watch house.
_INSTITUTE = re.compile("(?<=[一-龥]{2})(?<![究易务出税院])所$")
#: What is called after a university of which it is a part.
_OF_SCHOOL = re.compile("(?:研究院|研究所|研究中心|实验室|医院|学院|校区|附属.*|附[中小]|科技园|科创中心|创新中心)$")
_ENDS = {
    "bank": re.compile("(?<=.{4})(?:股份|控股)?有限(?:责任)?公司$"),
    "works": re.compile("(?<=.{3})(?:建设项目|建设工程|项目|工程)$"),
    "place": re.compile("(?<=.{2})(?:区域)$"),
    "trade": re.compile("(?<=.{2})产业$"),
    "school": re.compile("(?<=.{4})校区$"),
    "hospital": re.compile("(?<=.{4})院区$|(?<=医院[东西南北])院$"),
}
#: Schools, roads and parks named after people, whose names are also those of cities.
_NAMESAKE = re.compile("中山(?:路|公园|大道|纪念|大学|站|医院|中学|广场)")
#: What begins like this there is once in a country or in the world.
_NATIONAL = ("国家", "全国", "中央", "世界", "亚洲", "联合国")
#: A firm of such a name there is once: the state itself allows it.
_OF_NATION = "中国"
#: Laboratories and zones that the state gives its name to are many.
_STATE, _MANY_OF_THE_STATE = "国家", ("lab", "place")
_COUNTED = re.compile("[a-z]?[0-9]+")
#: 西南科技大学, 中北集团: called after a part of the country, not a part of a town, as 东南小学 is.
_OF_REGION = {
    "school": re.compile("(?:[东西][南北]|中[南北]).*(?:大学|学院)$"),
    "firm": re.compile("(?:[东西][南北]|中[南北]).{2,}"),
}
#: 中山大学第一附属医院 is 中山大学附属第一医院; 国家税务总局广东省税务局 is 广东省税务局.
_AFFILIATED = re.compile("第([0-9]+)附属")
_PARENT = re.compile("^国家[^省市]{2,6}总局(?=.{2,8}[^总]局)")
#: 中国证监会广东监管局 is 广东证监局.
_BRANCH = re.compile(
    "^(?:中国(?P<stock>证券监督管理委员|证监)会|国家(?:金融监督管理|金融监管)总局)(?P<where>.{2,}?)(?:监督管理|监管)局$"
)
#: 中共广州市委, 中国共产党广州市委员会 are 广州市委; 中国国家博物馆 is 国家博物馆.
_PARTY = re.compile("^(?:中共|中国共产党)(?=[一-龥]{2,}?[省市县区州盟旗]委)")
_PARTY_COMMITTEE = re.compile("^中国共产党([一-龥]{2,}?[省市县区州盟旗])委员会$")
#: 上海市交通委 is a committee; not 上海市委, 党工委.
_COMMITTEE = re.compile("(?<=[一-龥]{2})(?<![省市县区州盟旗常纪监团政法党工编国军])委$")
_OWN_NATION = re.compile("^中国(?=国家)")
#: Whoever issued it, before what it is about: 国务院关于…的意见.
_ISSUER = re.compile("^(?:中共|中央|国务院|人民政府|委员会|办公厅|办公室|[和及市省])+(?=关于)")
_GROUPS = {
    "Company": "firm",
    "FinancialInstitution": "bank",
    "Facility": "works",
    "Project": "works",
    "Region": "place",
    "District": "place",
    "Industry": "trade",
    "Zone": "place",
    "School": "school",
    "Hospital": "hospital",
    "Laboratory": "lab",
    "ResearchInstitute": "lab",
    "Policy": "plan",
    "Fund": "fund",
}


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart.

    `whole` is the name with full words for short ones and one way of writing numbers; `core` is that without places,
    sessions and years, `places` the codes of the lowest places (one tuple a place, since 吉林 may be two), `marks` what
    tells members of a series apart. `weak` says that the core names nothing by itself (第一人民医院, 教育局).
    """

    form: str
    whole: str
    core: str
    places: tuple[tuple[str, ...], ...] = ()
    marks: frozenset[str] = frozenset()
    weak: bool = False

    def __hash__(self) -> int:
        return hash(self.form)

    @property
    def codes(self) -> frozenset[str]:
        """All codes that its places may have."""
        return frozenset(code for place in self.places for code in place)


def group_of(classes: Iterable[str]) -> str:
    """The kind of name that things of these classes have."""
    return min((_GROUPS[c] for c in classes if c in _GROUPS), default="")


@lru_cache(maxsize=6_000)
def parts(form: str, group: str = "") -> Parts:
    """The parts of a form of a name; `group` as of `group_of`.

    >>> p = parts("佛山市第一人民医院")
    >>> p.core, p.places, p.weak
    ('第1人民医院', (('440600',),), True)
    >>> parts("广东省发改委").whole == parts("广东发展和改革委员会").whole
    False
    >>> parts("广东省发改委").core == parts("广东发展和改革委员会").core
    True
    """
    plain = normal(form)
    meant = _area if group == "place" else known.official
    known_as = meant(plain) or (meant(plain[2:]) if plain.startswith("中国") and len(plain) > 4 else None)
    known_as = known_as or known.of_state(plain)
    text, marks = _marked(numbered(known_as or plain))
    if group == "plan":
        text, marks = _without_period(text, marks)
    text = meant(text) or text
    text = _BRANCH.sub(lambda m: f"{m['where']}{'证券' if m['stock'] else '金融'}监督管理局", text)
    text = _AFFILIATED.sub(r"附属第\1", _PARENT.sub("", _PILOT.sub(r"\1", text)))
    text = _OWN_NATION.sub("", _PARTY.sub("", _PARTY_COMMITTEE.sub(r"\1委", text)))
    if len(text) > 9:
        text = text.removeprefix("中华人民共和国")
    if group == "lab":
        text = _INSTITUTE.sub("研究所", text)
    whole = _PUNCTUATION.sub("", _expanded(text, group))
    if group == "place" and (meant_by := meant(whole)):  # 曹妃甸综保区
        whole = _PUNCTUATION.sub("", _PILOT.sub(r"\1", meant_by))
    if group == "firm":
        whole = _LEGAL.sub(_legal, whole)
    elif group in _ENDS:
        whole = _ENDS[group].sub("", whole)
    if group == "works":
        whole = _BETWEEN.sub("", whole)
        whole = _MOTORWAY.sub("高速公路", whole)
    core, places = _placed(whole)
    if group == "works":
        core = _METRO.sub("地铁", core)
    if group == "firm" and len(core) > 5:
        core = core.removeprefix(_OF_NATION)
    if group == "plan":
        core = _ISSUER.sub("", core)
    if places and group in ("works", "lab", "place") and len(core) > 4:
        core = core.removeprefix("国家")
    dated = any(mark.startswith(_PERIOD) for mark in marks)  # 十四五数字经济发展规划 tells more than 数字经济发展规划
    own = dated or (group == "firm" and whole.startswith(_OF_NATION))
    return Parts(plain, whole, core, places, marks, not own and _weak(core, group))


def parts_to_json(names: Iterable[Parts]) -> str:
    """Names taken apart as a line of JSON; always the same for the same names.

    >>> parts_from_json(parts_to_json([parts("佛山市第一人民医院")])) == (parts("佛山市第一人民医院"),)
    True
    """
    rows = [[p.form, p.whole, p.core, p.places, sorted(p.marks), p.weak] for p in names]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def parts_from_json(line: str) -> tuple[Parts, ...]:
    """What `parts_to_json` wrote."""
    return tuple(
        Parts(form, whole, core, tuple(map(tuple, places)), frozenset(marks), weak)
        for form, whole, core, places, marks, weak in json.loads(line)
    )


def _area(form: str) -> str | None:
    """The official name of a zone or region, unless it or the form says nothing of where it is."""
    found = known.area(form)
    return None if found is None or is_common(form) or is_common(found) else found


def _marked(text: str) -> tuple[str, frozenset[str]]:
    """The name without session and years, and these."""
    marks = {f"{SESSION}{n}" for n in _SESSION.findall(text)} | {f"{YEAR}{y}" for y in _YEAR.findall(text)}
    if not marks:
        return text, frozenset()
    rest = re.sub("（[—―\\-~～年至]*）", "", _YEAR.sub("", _SESSION.sub("", text)))
    rest = rest.strip("—-~～至年")
    return (rest, frozenset(marks)) if len(rest) > 1 else (text, frozenset())


def _without_period(text: str, marks: frozenset[str]) -> tuple[str, frozenset[str]]:
    """A plan's title without its five years, wherever it has them, and these as a mark; 十四五规划 by itself stays."""
    found = _FIVE_YEARS.findall(text)
    rest = _FIVE_YEARS.sub("", text)
    return (rest, marks | {f"{_PERIOD}{n}" for n in found}) if found and len(rest) > _LONG_TITLE else (text, marks)


def _expanded(text: str, group: str) -> str:
    if found := known.started(text):
        text = _begun(found[1], text.removeprefix(found[0]), group) or text
    elif (begun := known.begins_school(text)) and _OF_SCHOOL.search(text):
        text = begun[1] + text.removeprefix(begun[0])
    word, full = known.short_forms()
    text = word.sub(lambda m: full[m.group()], text)
    return word.sub(lambda m: full[m.group()], _COMMITTEE.sub("委员会", text))


def _begun(full: str, rest: str, group: str) -> str:
    """A name whose beginning is written out; empty for a firm's registered name, which says itself which firm it is.

    >>> _begun("中国海湾集团有限公司", "集团公司", "firm"), _begun("中国海湾集团有限公司", "股份有限公司", "firm")
    ('中国海湾集团有限公司', '')
    """
    if group != "firm" or not _LEGAL.fullmatch(rest):
        return full + rest
    return full if rest.startswith("集团") or rest == "公司" else ""


def _legal(match: re.Match[str]) -> str:
    return "集团" if match.group().startswith("集团") else ""


def _placed(text: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """What is left without names of places, and their codes; of places within each other only the lowest."""
    found: list[tuple[str, ...]] = []
    core: list[str] = []
    at = 0
    for start, end in known.places_in(text):
        if known.crossing(text, start) or _NAMESAKE.match(text, start) or town_in(text[start:]):
            continue  # 朝阳镇 is no part of 朝阳市
        core.append(text[at:start])
        at = end
        codes = known.place_codes(text[start:end])
        inner = tuple(c for c in codes if found and any(known.lower(c, o) for o in found[-1]))
        if inner:
            found[-1] = inner
        else:
            found.append(codes)
    core.append(text[at:])
    return "".join(core) or text, tuple(sorted(set(found)))


def _weak(core: str, group: str) -> bool:
    """Whether words that name nothing by themselves make up the whole core.

    >>> _weak("西南科技大学", "school"), _weak("东南小学", "school"), _weak("理工大学", "school")
    (False, True, True)
    """
    if group in _MANY_OF_THE_STATE:
        core = core.removeprefix(_STATE)  # 国家技术创新中心 says neither where nor of what
    if group == "fund" and not core.startswith(_NATIONAL):
        return is_common_fund(core)
    if core.startswith(_NATIONAL) or known.official(core) or known.begins_known(core):
        return False
    if known.of_shared_county(core):
        return True
    if group in _OF_REGION and _OF_REGION[group].match(core):
        return False
    core = after_namesake(_COUNTED.sub("", core))
    # a head of one character counts at the end only: 大学城站
    words = known.generic_words()
    return words.make_up(core) or (known.is_head(core[-1:]) and words.make_up(core[:-1]))
