"""How two forms of names stand to each other: one name, one short for the other, members of one series, or nothing."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Levenshtein

from zhitu.divisions import divisions
from zhitu.names import WANDERS
from zhitu.resolve import known
from zhitu.resolve.abbreviations import abbreviations
from zhitu.resolve.beginnings import after_academy, after_nation
from zhitu.resolve.departments import is_department_of
from zhitu.resolve.districts import homonymous
from zhitu.resolve.firms import is_trade_name, shares, two_firms
from zhitu.resolve.institutes import short_institutes
from zhitu.resolve.namesakes import each_has_one, town_in
from zhitu.resolve.parts import SESSION, YEAR, Parts, parts
from zhitu.resolve.universities import campuses

__all__ = ["AIRPORT", "Relation", "after_zone", "after_zones", "hollowed", "relation", "short_title", "within"]

Kind = Literal["same", "short", "like", "apart"]

_SERIES = re.compile("[0-9]+|[东西南北上下新老旧左右前后]")
#: Words inside a zone's name that may be left out, since the rest says which one it is.
_PLAIN = re.compile("[0-9分新老东西南北上下]")
#: Kinds of which a shorter or longer name of place is another body (广东省税务局, 广州市税务局).
_LOCAL = frozenset({"GovernmentBody", "Hospital", "FinancialInstitution", "School", "Policy"})
#: Characters that a name made of first characters has at most.
_SHORT = 8
#: Heads of names to which the place belongs.
_PLACE_IN_NAME = ("大学", "学院")
_ALIKE = 0.84
#: Of these one name is that of one thing, with and without the county before it.
_BUILT = frozenset({"Facility", "Zone", "Project", "Laboratory"})
#: 云州|江湾新区|未来产业园 may be that of 云州; 云州|自由贸易试验区|远帆科学城 may be 远帆科学城.
_ZONE = re.compile(
    "[一-龥]{0,6}?(?:新区|高新技术产业开发区|经济技术开发区|开发区|科学城|合作区|自由贸易试验区)(?=[一-龥]{4,})"
)
#: What says that a zone is still to be built: 远帆科学城|项目.
_ENDS_IN_ZONE = re.compile("[区城园港]$")
#: 八一科学城 is called after a firm; 三区科学城 is one of several.
_BY_NUMERALS = re.compile("[一二三四五六七八九]{2}(?![期号届区])")
_WORKS = re.compile("(?<=[区城园港])(?:建设)?(?:项目|工程)$")
#: What an academy has whose names need not tell of which it is.
_OF_ACADEMY = frozenset({"ResearchInstitute", "Hospital"})
_GROUP = "集团"
#: Characters of what an organ is, with its place, beyond which no other has its name: 广州|调查队 may be any.
_TELLING = 5
#: A city has one airport that goes by its name, but for these: 北京, 上海, 成都.
AIRPORT = "机场"
_WITH_TWO_AIRPORTS = frozenset(("110000", "310000", "510100"))


@dataclass(frozen=True, slots=True)
class Relation:
    """What two forms are to each other, how sure that is, why, and which of them (0, 1) is the short one."""

    kind: Kind
    score: float
    reason: str
    shorter: int | None = None


@lru_cache(maxsize=1_000)
def relation(a: Parts, b: Parts, kind: str) -> Relation | None:
    """What two forms of things of a class are to each other; None where nothing speaks for their being related."""
    if kind == "Company" and two_firms(a.form, b.form):
        return Relation("apart", -1.0, f"{a.form} and {b.form} are registered as two")
    if a.core == b.core:
        return _same_core(a, b, kind)
    if a.marks != b.marks and a.marks and b.marks and not _same_session(a.marks, b.marks):
        return None
    if _series(a.core) == _series(b.core) and _meet(a, b) and (len(_series(a.core)) > 1 or a.places):
        return Relation("apart", -1.0, f"{a.form} and {b.form} are two of a series")
    return _shortened(a, b, kind) or _alike(a, b)


def _series(core: str) -> str:
    return _SERIES.sub("", core)


def _same_core(a: Parts, b: Parts, kind: str) -> Relation | None:
    if a.marks != b.marks and not _same_session(a.marks, b.marks):
        if (by_year := _by_year(a.marks, b.marks)) is not None:
            return _session_of_year(a, b, by_year, kind)
        if any(_is_number(p.marks) and _is_year(q.marks) for p, q in ((a, b), (b, a))):
            return None  # 第五届 may be that of 2021
        if a.marks and b.marks:
            return Relation("apart", -1.0, f"{_shown(a.marks)} and {_shown(b.marks)}")
        return Relation("like", 0.5, f"only one says {_shown(a.marks | b.marks)}") if _meet(a, b) else None
    if not a.places and not b.places:
        return None if a.weak else Relation("same", 0.95, f"both are called {a.core}")
    if _equal(a, b) and (vague := [n for n, p in enumerate((a, b)) if any(map(homonymous, p.places))]):
        return _homonyms(a, b, vague)
    if _equal(a, b):
        return Relation("same", 0.94, f"both are called {a.core}, in one place")
    if not a.places or not b.places:
        return _placeless(a, b, kind)
    town = town_in(a.core)  # 济南市解放路 may be that of 历下区
    each = each_has_one(town) if town else a.weak or kind in _LOCAL
    if each or not _all_meet(a, b) or len(a.places) != len(b.places):
        return Relation("apart", -1.0, f"{a.form} and {b.form} are of different places")
    return Relation("short", 0.82, f"{a.form} and {b.form}: one place lies in the other", _vaguer(a, b))


def _same_session(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two say of one session which it is, the one in more words: 2018第二届, 第二届."""
    less, more = sorted((ours, theirs), key=len)
    return less < more and any(mark.startswith(SESSION) for mark in less)


def _by_year(ours: frozenset[str], theirs: frozenset[str]) -> int | None:
    """Which of two tells a session by its year alone (0, 1), where the other has number and year: 2018, 2018第二届."""
    for n, (less, more) in enumerate(((ours, theirs), (theirs, ours))):
        if _is_year(less) and less < more and any(mark.startswith(SESSION) for mark in more):
            return n
    return None


def _is_year(marks: frozenset[str]) -> bool:
    return bool(marks) and all(mark.startswith(YEAR) for mark in marks)


def _is_number(marks: frozenset[str]) -> bool:
    return bool(marks) and all(mark.startswith(SESSION) for mark in marks)


def _session_of_year(a: Parts, b: Parts, by_year: int, kind: str) -> Relation | None:
    """The session of a year, of which there may be two: 2022年广交会 is the 131st or the 132nd."""
    found = _same_core(replace(a, marks=b.marks), b, kind)
    if found is None or found.kind not in ("same", "short"):
        return found
    return Relation("short", 0.82, f"{(a, b)[by_year].form} is that of the year", by_year)


def _homonyms(a: Parts, b: Parts, vague: list[int]) -> Relation:
    """Two equal names, of which these begin with a district that has namesakes: 朝阳区教育局, 长春市朝阳区教育局."""
    one, other = (a, b) if vague[0] == 0 else (b, a)
    if a.weak or known.place_codes(a.core):
        return Relation("like", 0.45, f"nothing says which {one.form} is meant; {other.form} would be one")
    if len(vague) > 1:
        return Relation("same", 0.94, f"both are called {a.core}, in one place")
    return Relation("short", 0.86, f"{one.form} is {other.form} without its place", vague[0])


def _placeless(a: Parts, b: Parts, kind: str) -> Relation | None:
    """One of two equal names has a place before it."""
    short = 1 if a.places else 0
    own = kind == "Hospital" or a.core.endswith(_PLACE_IN_NAME)  # 西安电子科技大学 is not 电子科技大学
    wanders = kind == "Conference" and WANDERS.search(a.core) is not None
    if a.weak or own or wanders or kind == "Policy" or len(a.core) < 3:
        return Relation("like", 0.4, f"{(a, b)[short].form} may be {(b, a)[short].form}")
    if len((a, b)[1 - short].places) > 1:
        return Relation("like", 0.5, f"{(a, b)[short].form} may be {(b, a)[short].form}")
    place_first = (a, b)[1 - short].whole.endswith(a.core)
    if kind == "GovernmentBody" and known.official((a, b)[short].form):
        return Relation("apart", -1.0, f"{(a, b)[short].form} is of no place")  # 教育部 is not 台湾教育部
    if kind in _LOCAL and not place_first:
        return Relation("apart", -1.0, f"{(b, a)[short].form} is a part of {(a, b)[short].form}")
    if not place_first:
        return Relation("like", 0.5, f"{(b, a)[short].form} may be a part of {(a, b)[short].form}")
    return Relation("short", 0.86, f"{(a, b)[short].form} is {(b, a)[short].form} without its place", short)


def _equal(a: Parts, b: Parts) -> bool:
    if len(a.places) != len(b.places):
        return False
    return all(set(x) & set(y) for x, y in zip(a.places, b.places, strict=True))


def _meet(a: Parts, b: Parts) -> bool:
    """Whether the places of both can be one place, or one within the other; as far as both say."""
    if not a.places or not b.places:
        return True
    return _near(a.codes, b.codes)


def _all_meet(a: Parts, b: Parts) -> bool:
    """Whether each place of the one meets a place of the other: not so of 广州至深圳铁路 and 深圳至厦门铁路."""
    pairs = [(x, y) for x in a.places for y in b.places if _near(x, y)]
    return {x for x, _ in pairs} == set(a.places) and {y for _, y in pairs} == set(b.places)


def _near(ours: Collection[str], theirs: Collection[str]) -> bool:
    return any(x == y or known.lower(x, y) or known.lower(y, x) for x in ours for y in theirs)


def _vaguer(a: Parts, b: Parts) -> int:
    return 0 if any(known.lower(y, x) for x in a.codes for y in b.codes) else 1


def _shortened(a: Parts, b: Parts, kind: str) -> Relation | None:
    """One made from the other by first characters, by what firms are called, or by leaving out the middle."""
    short = 0 if len(a.whole) < len(b.whole) else 1
    if kind == "Company" and (b, a)[short].form in shares((a, b)[short].form):
        short = 1 - short  # 海湾股份 has more characters than 海湾 in 海湾股份有限公司
    s, f = (a, b) if short == 0 else (b, a)
    reason = f"{s.form} is short for {f.form}"
    if kind in _OF_ACADEMY and s.places and after_academy(f.whole) == s.whole:
        return Relation("short", 0.86, f"{s.form} is {f.form} without its academy", short)
    if s.marks != f.marks:
        return None
    if kind == "Company" and known.official(s.form) in (None, s.form) and is_trade_name(s, f) and _meet(s, f):
        return Relation("short", 0.84, reason, short)  # the gazetteer has firms by the names that they go by
    if known.official(s.form) is not None:
        return None
    if kind == "Company" and s.form in shares(f.form):
        return Relation("short", 0.84, reason, short)
    if not s.places and not s.weak and (_abbreviates(s.whole, f.whole) or _abbreviates(s.form, f.whole)):
        if s.whole.endswith(_GROUP):  # 宝钢集团 is one of those that 宝武钢铁集团 was made of
            return Relation("like", 0.6, f"{s.form} may be short for {f.form}")
        return Relation("short", 0.84, reason, short)
    if kind == "GovernmentBody" and (not s.weak or len(s.core) > _TELLING) and known.after_body(f.whole) == s.whole:
        return Relation("short", 0.82, f"{s.form} is {f.form} without its ministry", short)
    if kind == "GovernmentBody" and s.places and _equal(a, b) and is_department_of(s.core, f.core):
        return Relation("short", 0.84, reason, short)
    ours = kind == "Facility" and _of_town(s.whole)
    if kind != "GovernmentBody" and len(s.whole) > 3 and not (s.weak or ours) and after_nation(f.whole) == s.whole:
        return Relation("short", 0.86, f"{s.form} is {f.form} without its country", short)
    if kind == "ResearchInstitute" and (after_academy(s.whole) or s.whole) in short_institutes(f.whole):
        return Relation("short", 0.84, reason, short)
    of_university = s.places if kind == "School" else kind == "Hospital" and _names_hospital(s.whole)
    if of_university and s.whole in campuses(f.whole):
        return Relation("short", 0.82, reason, short)
    if kind in _BUILT and not s.weak and len(s.whole) > 3 and known.after_county(f.whole) == s.whole:
        return Relation("short", 0.82, f"{s.form} is {f.form} without its place", short)
    if kind == "Facility" and s.core == AIRPORT and f.core.endswith(AIRPORT) and _equal(a, b):
        return _airports(s, f, short)
    if kind == "Zone" and _meet(a, b) and _hollow(s.core, f.core):
        return Relation("short", 0.82, reason, short)
    if kind in _BUILT and s.places and _equal(a, b) and after_zone(f.core) == s.core:
        return Relation("like", 0.5, f"{s.form} may be {f.form}")
    if (not kind or kind in _BUILT) and _meet(a, b) and after_zones(s.core) == after_zones(f.core) != "":
        return Relation("like", 0.5, f"{s.form} may be {f.form}")
    if kind == "Policy" and short_title(s, f):
        return Relation("like", 0.6, f"{s.form} may be short for {f.form}")
    return None


def _of_town(name: str) -> bool:
    """Whether a work is called after a town of this country: 二连浩特口岸 is not 蒙古国二连浩特口岸."""
    return any(name[:end] in divisions().by_short for end in range(2, 6))


def _airports(s: Parts, f: Parts, short: int) -> Relation:
    """深圳机场 is 深圳宝安国际机场; of 北京机场, or of a smaller airport of a city, people should say which it is."""
    if f.form.endswith(f"国际{AIRPORT}") and _WITH_TWO_AIRPORTS.isdisjoint(f.codes):
        return Relation("short", 0.82, f"{s.form} is short for {f.form}", short)
    return Relation("like", 0.5, f"{s.form} may be {f.form}")


def _abbreviates(short: str, full: str) -> bool:
    return len(short) <= _SHORT and within(short[1:], full) and short in abbreviations(full)


def within(short: str, full: str) -> bool:
    """Whether all characters of the one stand in the other, in this order.

    >>> within("科大", "南方科技大学"), within("大科", "南方科技大学")
    (True, False)
    """
    rest = iter(full)
    return all(character in rest for character in short)


def _names_hospital(whole: str) -> bool:
    """Whether a hospital's name, from its third character on, is that of one thing or of what belongs to another."""
    return "附属" in whole or not parts(whole[2:], "hospital").weak


def _hollow(short: str, full: str) -> bool:
    """Whether a short name is the beginning and the head of the full one: 云岭合作区, 云岭深港现代服务业合作区."""
    head = known.head_of(short)
    begin = short.removesuffix(head)
    if len(head) < 2 or len(begin) < 2 or known.place_codes(begin):
        return False
    middle = full.removeprefix(begin).removesuffix(head)
    return len(middle) == len(full) - len(short) > 1 and _PLAIN.search(middle) is None


@lru_cache(maxsize=1_000)
def hollowed(full: str) -> frozenset[str]:
    """The short names that are the beginning and the head of a full one.

    >>> sorted(hollowed("云岭深港现代服务业合作区"))[0]
    '云岭合作区'
    """
    heads = (full[-size:] for size in range(2, len(full) - 3) if known.is_head(full[-size:]))
    made = (full[:begin] + head for head in heads for begin in range(2, len(full) - len(head) - 1))
    return frozenset(short for short in made if _hollow(short, full))


def after_zone(core: str) -> str:
    """What follows the name of a zone at the beginning of a name without its place; empty where it begins with none.

    >>> after_zone("江湾新区未来产业园"), after_zone("未来产业园"), after_zone("自由贸易试验区远帆科学城项目")
    ('未来产业园', '', '远帆科学城')
    """
    match = _ZONE.match(core)
    return _WORKS.sub("", core[match.end() :]) if match else ""


def after_zones(core: str) -> str:
    """What tells by itself which zone is meant, without the zone that it is in and that it is being built; or nothing.

    >>> after_zones("自由贸易试验区八一科学城项目"), after_zones("八一科学城"), after_zones("江湾新区科技产业园")
    ('八一科学城', '八一科学城', '')
    """
    rest = after_zone(core) or _WORKS.sub("", core)
    tells = len(rest) > 3 and (_BY_NUMERALS.match(rest) or not parts(rest, "place").weak)
    return rest if tells and _ENDS_IN_ZONE.search(rest) else ""


def short_title(short: Parts, full: Parts) -> bool:
    """Whether a short title has the head of the full one and begins with something that it is about.

    >>> short_title(parts("云湖发展规划", "plan"), parts("面向未来的云湖发展总体规划", "plan"))
    True
    """
    head = known.head_of(short.whole)
    begin = short.whole.removesuffix(head)
    return 2 <= len(begin) <= 6 and begin in full.whole and full.whole.endswith(head[-2:])


def _alike(a: Parts, b: Parts) -> Relation | None:
    """Long names that differ in a character or two are for people to look at."""
    if min(len(a.whole), len(b.whole)) < 7 or not _equal(a, b):
        return None
    likeness = Levenshtein.normalized_similarity(a.whole, b.whole, score_cutoff=_ALIKE)
    return Relation("like", 0.45, f"{a.form} and {b.form} are written alike") if likeness >= _ALIKE else None


def _shown(marks: frozenset[str]) -> str:
    return " ".join(sorted(marks))
