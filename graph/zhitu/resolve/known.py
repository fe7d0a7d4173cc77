"""What gazetteer and lexicon know of names: official names of aliases, places in names, words that name nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

import ahocorasick_rs

from zhitu.divisions import divisions
from zhitu.names import normal
from zhitu.resolve.namesakes import namesakes, shared
from zhitu.resolve.words import Words
from zhitu.resources import table
from zhitu.zones import is_common

__all__ = [
    "SEA",
    "abbreviation",
    "above",
    "after_body",
    "after_county",
    "ambiguous",
    "area",
    "begins_known",
    "begins_school",
    "crossing",
    "generic_words",
    "head_of",
    "is_head",
    "lower",
    "names_site",
    "of_shared_county",
    "of_state",
    "official",
    "place_codes",
    "place_name",
    "places",
    "places_in",
    "short_forms",
    "started",
]

#: The districts of 三沙市, islands of a few hundred people: nobody means 南沙区 there who does not say so.
SEA = "4603"
#: A word that every place gives to schools of its own: 实验小学, 实验幼儿园.
_SCHOOLS = frozenset(("实验",))
#: Of courts: 市中级人民法院.
_GRADES = frozenset(("中级", "高级"))
#: What some put before the bodies of the state: 国家科技部.
_STATE = "国家"
_LEGAL = re.compile("(?:股份|控股)?有限(?:责任)?公司$")
_TABLES = ("bodies", "zones", "regions", "strategies", "places")


@cache
def _rows() -> tuple[dict[str, str], frozenset[str]]:
    """Normal form → official name, for all certain forms; and the forms that are marked as ambiguous."""
    names: dict[str, str] = {}
    unclear: set[str] = set()
    for name in _TABLES:
        for row in table(f"gazetteer/{name}"):
            names[normal(row["name"])] = normal(row["name"])
            for form in filter(None, row["aliases"].split("|")):
                if form.endswith("?"):
                    unclear.add(normal(form[:-1]))
                else:
                    names.setdefault(normal(form), normal(row["name"]))
    return names, frozenset(unclear - names.keys())


def official(form: str) -> str | None:
    """The official name, in normal form, of what a form certainly means; None where the gazetteer has no such form.

    >>> official("工信部"), official("本部")
    ('工业和信息化部', None)
    """
    return _rows()[0].get(form)


def ambiguous(form: str) -> bool:
    """Whether the gazetteer lists a form as one that needs the context."""
    return form in _rows()[1]


def of_state(form: str) -> str | None:
    """The official name of the body of the state that a form means behind 国家; None where it means none.

    >>> of_state("国家科技部"), of_state("国家实验室"), of_state("国家广州市财政局")
    ('科学技术部', None, None)
    """
    meant = official(form.removeprefix(_STATE)) if form.startswith(_STATE) else None
    return meant if meant in _organs() else None


@cache
def _organs() -> frozenset[str]:
    """Bodies of the state and its government, by their official names in normal form."""
    rows = (row for row in table("gazetteer/bodies") if row["class"] == "GovernmentBody")
    return frozenset(name for name in (normal(row["name"]) for row in rows) if not places_in(name))


@cache
def _areas() -> dict[str, str]:
    """Short names of zones and regions that need the context, which a class gives, and mean one of them only."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name in ("zones", "regions"):
        for row in table(f"gazetteer/{name}"):
            for form in row["aliases"].split("|"):
                if form.endswith("?"):
                    owners[normal(form[:-1])].add(normal(row["name"]))
    found = {form: min(names) for form, names in owners.items() if len(names) == 1}
    rows = [row for row in table("lexicon/short_forms") if row["kind"] == "zone"]
    return found | {normal(row["short"]): normal(row["full"]) for row in rows}


def area(form: str) -> str | None:
    """The official name of the one zone or region that a form means where it is known to mean one."""
    return official(form) or _areas().get(form)


@cache
def _bodies() -> Words:
    return Words(normal(row["name"]) for row in table("gazetteer/bodies") if len(row["name"]) > 2)


def begins_known(name: str) -> bool:
    """Whether a name begins with that of an organization that the gazetteer knows."""
    return _bodies().beginning(name) != ""


def after_body(name: str) -> str:
    """What follows the name of a known organization at the beginning of a name; empty where it begins with none.

    >>> after_body("水利部岭江管理局"), after_body("岭江管理局")
    ('岭江管理局', '')
    """
    begun = _bodies().beginning(name)
    return name[len(begun) :] if begun else ""


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Names and short names → codes. Counties only by full name: their short names are words in other names."""
    codes: dict[str, set[str]] = defaultdict(set)
    for row in divisions().by_code.values():
        if row.level == "country" or "-" in row.code:  # quarters without a code (虹桥) are words in other names too
            continue
        if is_common(row.name):  # 江门滨海新区
            continue
        codes[normal(row.name)].add(row.code)
        if row.level in ("province", "city") and row.short != row.name:
            codes[normal(row.short)].add(row.code)
    for sar in ("香港", "澳门"):
        codes[sar + "特区"] = codes[sar]
    return {name: tuple(sorted(found)) for name, found in codes.items() if len(name) > 1}


def place_codes(name: str) -> tuple[str, ...]:
    """Codes of the divisions that a place's name in another name may mean."""
    return _places().get(name, ())


@cache
def _county_names() -> frozenset[str]:
    """Short names of two characters that mean one county only, the islands of 三沙 apart."""
    rows = (row for row in divisions().by_code.values() if row.level == "county" and "-" not in row.code)
    count = Counter(normal(row.short) for row in rows if row.short != row.name and not row.code.startswith(SEA))
    return frozenset(name for name, times in count.items() if times == 1 and len(name) == 2)


#: What a district has one of that is called after it: 鼓楼|高新区管委会.
_OF_DISTRICT = re.compile(
    "(?:经济技术|经济|高新技术产业|高新|工业|农业|科技)?(?:开发区|高新区|经开区|工业区|园区|产业园|产业园区|工业园|科技园|软件园)"
    "(?:党工委|管委会|管理委员会)?$"
)


@cache
def _shared_counties() -> dict[str, tuple[str, ...]]:
    """Short names of two characters of districts that have namesakes, and of no city or province, with their codes."""
    rows = [row for row in divisions().by_code.values() if row.short != row.name and not row.code.startswith(SEA)]
    large = {normal(row.short) for row in rows if row.level != "county"}
    codes: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if len(row.short) == 2 and "-" not in row.code and len(divisions().by_name[row.name]) > 1:
            codes[normal(row.short)].add(row.code)
    return {name: tuple(sorted(found)) for name, found in codes.items() if name not in large}


def of_shared_county(name: str) -> tuple[str, ...]:
    """The codes of the districts after one of which something is called: 鼓楼高新区; none where it is called otherwise.

    >>> of_shared_county("鼓楼高新区管委会")[:2], of_shared_county("鼓楼医院"), of_shared_county("番禺高新区")
    (('320106', '320302'), (), ())
    """
    codes = _shared_counties().get(name[:2], ())
    return codes if codes and _OF_DISTRICT.match(name, 2) else ()


def after_county(name: str) -> str:
    """What follows a county's short name at the beginning of a name; empty where it begins with none.

    >>> after_county("番禺庆盛枢纽"), after_county("庆盛枢纽")
    ('庆盛枢纽', '')
    """
    return name[2:] if name[:2] in _county_names() else ""


@cache
def places() -> Words:
    """Names of places in other names."""
    return Words(_places())


def places_in(name: str) -> list[tuple[int, int]]:
    """Where names of places stand in a name, apart: the earlier and longer holds."""
    return [(start, end) for _, start, end in _place_finder().find_matches_as_indexes(name)]


@cache
def _place_finder() -> ahocorasick_rs.AhoCorasick:
    return _finder(_places())


def _finder(names: Iterable[str]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(sorted(names), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


@cache
def _sites() -> ahocorasick_rs.AhoCorasick:
    """Names of zones, regions, counties and quarters, three characters or more, and of quarters."""
    names = {row.name for row in divisions().by_code.values() if len(row.name) > 2 or "-" in row.code}
    for name in ("zones", "regions"):
        for row in table(f"gazetteer/{name}"):
            names |= {form for form in (row["name"], *row["aliases"].split("|")) if len(form) > 2 and form[-1] != "?"}
    return _finder({normal(name) for name in names})


@cache
def _schools() -> dict[str, str]:
    """Names of universities by short names of two characters, which begin other words too: 北航."""
    rows = [row for row in table("gazetteer/bodies") if row["class"] == "School"]
    return {normal(form): normal(row["name"]) for row in rows for form in row["aliases"].split("|") if len(form) == 2}


def begins_school(name: str) -> tuple[str, str] | None:
    """The short name of two characters with which a name begins, and the university's; None where it has none.

    >>> begins_school("北航青岛研究院"), begins_school("青岛研究院")
    (('北航', '北京航空航天大学'), None)
    """
    full = _schools().get(name[:2])
    return (name[:2], full) if full and not name.startswith(full) else None


def names_site(title: str) -> bool:
    """Whether a title, in normal form, says of which place, region or zone it is."""
    return bool(_sites().find_matches_as_indexes(title) or places_in(title))


def crossing(text: str, start: int) -> bool:
    """Whether what begins at `start` cuts through the name of a river or sea, as 江西 does in 珠江西岸."""
    return start > 0 and text[start - 1 : start + 1] in _waters()


@cache
def _waters() -> frozenset[str]:
    return frozenset(row["name"] for row in table("gazetteer/places") if len(row["name"]) == 2)


def lower(code: str, other: str) -> bool:
    """Whether the first division lies within the second and is not it."""
    return code != other and divisions().within(code, other)


def above(code: str) -> tuple[str, ...]:
    """Codes of the divisions that one lies in, but for the country."""
    return tuple(row.code for row in divisions().ancestors(code) if row.level != "country")


def place_name(value: str) -> str:
    """The name of a place that is given by adcode or by name."""
    row = divisions().by_code.get(value)
    return row.name if row else value


@cache
def abbreviation(place: str) -> str:
    """Characters that stand for a place in compounds: its first, and those of the gazetteer (香 港 for 香港)."""
    found = [place[0], *(c for c, names in _characters() if any(name.startswith(place) for name in names))]
    return "".join(dict.fromkeys(found))


@cache
def _characters() -> list[tuple[str, list[str]]]:
    """Characters that stand for places, with the places' names."""
    rows = table("gazetteer/abbreviations")
    return [(row["char"], row["names"].split("|")) for row in rows if len(row["char"]) == 1]


@cache
def _heads() -> Words:
    return Words(normal(row["head"]) for row in table("lexicon/heads"))


def is_head(word: str) -> bool:
    """Whether it is a head noun."""
    return word in _heads()


def head_of(name: str) -> str:
    """The longest head noun that ends a name and is not all of it; empty where there is none."""
    return _heads().ending(name[1:])


def _short_forms(kind: str) -> dict[str, str]:
    """The short words of a kind and what each becomes."""
    return {normal(row["short"]): normal(row["full"]) for row in table("lexicon/short_forms") if row["kind"] == kind}


@cache
def short_forms() -> tuple[re.Pattern[str], dict[str, str]]:
    """Pattern of the short words of names and of their full ones, longest first, and what each becomes."""
    full = _short_forms("word")
    full |= {name: name for name in full.values()}
    return re.compile("|".join(map(re.escape, sorted(full, key=lambda n: (-len(n), n))))), full


@cache
def _starts() -> tuple[Words, dict[str, str]]:
    """What names begin with for short or in full, aliases of organizations and regions too, and what each becomes."""
    full = _short_forms("start")
    for name in ("bodies", "regions"):
        for row in table(f"gazetteer/{name}"):
            for form in (f for f in row["aliases"].split("|") if len(f) > 2 and not f.endswith("?")):
                full.setdefault(normal(form), normal(row["name"]))
    for name in tuple(full.values()):
        full[name] = name
        if len(stem := _LEGAL.sub("", name)) > 2:
            full.setdefault(stem, stem)  # 中国移动通信集团|广东有限公司 begins with no 中国移动
    return Words(full), full


def started(name: str) -> tuple[str, str] | None:
    """With what a name begins that is short for more or is all of it, and that in full; None where with nothing.

    >>> started("工信部信息中心")
    ('工信部', '工业和信息化部')
    """
    words, full = _starts()
    begun = words.beginning(name)
    return (begun, full[begun]) if begun else None


@cache
def generic_words() -> Words:
    """Words that give no identity to a name made of nothing else."""
    words = {normal(row["head"]) for row in table("lexicon/heads") if len(row["head"]) > 1}
    words |= {normal(row["word"]) for row in table("lexicon/strip") if row["kind"] in ("modifier", "generic")}
    short = {
        normal(row[key]) for row in table("lexicon/short_forms") for key in ("short", "full") if row["kind"] == "word"
    }
    words |= (
        short
        | _SCHOOLS
        | _GRADES
        | set("省市县区州第新老旧东西南北中上下前后号期届一二三四五六七八九十0123456789的和")
        | namesakes()
        | shared()
    )
    words -= {row["name"] for row in table("gazetteer/places")}
    return Words(words)
