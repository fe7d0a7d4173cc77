"""Names that name nothing by themselves, and what makes names of them: the place or the whole that a document gives.

管委会 of 苏州工业园区 is 苏州工业园区管委会, 第一人民医院 in 佛山市 is 佛山市第一人民医院, a plan of 深圳市人民政府
whose title has no place is one of 深圳市. So nodes of such names are compared, and told apart, by their full names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache

from zhitu.divisions import divisions
from zhitu.names import normal
from zhitu.resolve import known
from zhitu.resolve.districts import homonymous, telling_name
from zhitu.resolve.kinds import is_generic
from zhitu.resolve.namesakes import town_in
from zhitu.resolve.parts import Parts, group_of, parts
from zhitu.zones import is_common

__all__ = ["ANCHORED", "anchored", "is_plan", "leaves_out_level", "needs_anchor", "seat"]

_INITIATIVES = {"Policy", "Programme", "Conference", "Fund"}
#: Of these many have the same name in different places.
ANCHORED = frozenset({
    "GovernmentBody", "Company", "FinancialInstitution", "Laboratory", "ResearchInstitute", "School", "Hospital",
    "Organization", "Facility", "Zone", "Project", "Policy", "Fund",
})  # fmt: skip
_LEVELS = ("本市", "本省", "全市", "全省", "省", "市", "区", "县", "州")


#: 县人民医院迁建项目, 市第一中学新校区: of the city or county, which is left out.
_OF_LEVEL = re.compile(
    "[市县区州](?=人民医院|第[一二三四五六七八九十]|[一二三四五]中|[一二三四五六七八九十]医?院|中医|妇幼|中心医院|体育[场馆中]|文化[馆中]|图书馆|博物馆|实验|职[业教]|福利院|档案馆)"
)


#: 市交警支队, of the city which is left out; not 市场监管局, 区域办. 新区财政局, of which zone is left out.
_BODY_OF_LEVEL = re.compile(
    "(?:新区|高新区|经开区|开发区|[省县州](?![际域])|市(?![场政民值])|区(?![块域间]))(?=[一-龥]{2,}(?:局|厅|委|办|[支总大]队|中心|处|所|院)$)"
)


#: 市城投集团, 县工商业联合会; not 市北集团, which is called after a part of a city.
_FIRM_OF_LEVEL = re.compile(
    "(?:[省县](?![际域])|市(?![场政民值北南])|区(?![块域间]))(?=[一-龥]{2,}(?:集团|公司|会|社|银行)$)"
)
_FIRMS = frozenset(("Company", "FinancialInstitution", "Organization"))


def leaves_out_level(form: str) -> bool:
    """Whether a name, in normal form, begins with the word for its city or county in place of that.

    >>> leaves_out_level("县人民医院迁建项目"), leaves_out_level("区域医疗中心")
    (True, False)
    """
    return _OF_LEVEL.match(form) is not None


def needs_anchor(name: str, classes: Collection[str]) -> bool:
    """Whether a name means different things in different places, so that by itself it tells nothing.

    >>> needs_anchor("第一人民医院", ["Hospital"]), needs_anchor("佛山市第一人民医院", ["Hospital"])
    (True, False)
    >>> needs_anchor("教育部", ["GovernmentBody"]), needs_anchor("教育局", ["GovernmentBody"])
    (False, True)
    """
    return _needs_anchor(name, tuple(classes))


@lru_cache(maxsize=6_000)
def _needs_anchor(name: str, classes: tuple[str, ...]) -> bool:
    found = parts(name, group_of(classes))
    if is_generic(name, classes) or (found.weak and "Policy" in classes and not found.places):
        return True
    if "Zone" in classes and is_common(found.form) and known.area(found.form):
        return True
    if known.official(found.form) or found.places:
        return False
    town = town_in(found.form)
    if not ANCHORED.intersection(classes):
        return "District" in classes and town == found.form
    if "GovernmentBody" in classes and _BODY_OF_LEVEL.match(found.form):
        return True
    if _FIRMS.intersection(classes) and _FIRM_OF_LEVEL.match(found.form):
        return True
    if (town or leaves_out_level(found.form)) and "Policy" not in classes:
        return True
    return found.weak or (known.ambiguous(found.form) and known.area(found.form) is None)


def anchored(
    forms: Iterable[str], classes: Collection[str], wholes: Iterable[str], places: Iterable[str]
) -> list[Parts]:
    """The parts of each form that names something, by itself or with one of the wholes or places; sorted by form."""
    group = group_of(classes)
    plan = is_plan(classes)
    wholes, names = sorted(set(wholes)), [_place_name(place) for place in sorted(places)]
    seats = [whole for whole in wholes if (plan or parts(whole).core == "人民政府") and seat(whole)]
    issuers = sorted({known.place_name(code) for whole in seats for code in seat(whole)})
    wholes = [whole for whole in wholes if whole not in seats]
    plain: set[str] = set()
    full: set[str] = set()
    for form in forms:
        if needs_anchor(form, classes):
            full |= {_joined(whole, form) for whole in (*wholes, *names) if not needs_anchor(whole, ("Organization",))}
            full |= {_joined(issuer, form) for issuer in issuers}
        elif plan and issuers and not known.names_site(normal(form)):
            full |= {issuer + form for issuer in issuers}
        else:
            plain.add(form)
    made = [parts(form, group) for form in sorted(full - plain)]
    whole_names = [p if any(map(homonymous, p.places)) else replace(p, weak=False) for p in made]
    return sorted([*(parts(form, group) for form in plain), *whole_names], key=lambda p: p.form)


def _place_name(place: str) -> str:
    """The name of a place that is given by code or name, which tells of several districts of one name which it is."""
    return telling_name(place) if place in divisions().by_code else place


def is_plan(classes: Collection[str]) -> bool:
    """Whether a thing of these classes has a title, which others may have given to theirs too."""
    return bool(_INITIATIVES.intersection(classes))


def seat(whole: str) -> tuple[str, ...]:
    """The code of the one place in the name of a body; none where it has none or it is not clear which."""
    places = parts(whole).places
    return places[-1] if len(places) == 1 and len(places[0]) == 1 else ()


def _joined(whole: str, form: str) -> str:
    """A whole's or place's name with the short name; what both have is written once: 港珠澳大桥 and 大桥管理局."""
    whole, form = normal(whole), normal(form)
    if form.startswith(whole):
        return form
    for length in range(min(len(whole), len(form)) - 1, 1, -1):
        if whole.endswith(form[:length]):
            return whole + form[length:]
    level = next((level for level in _LEVELS if form.startswith(level) and len(form) > len(level) + 1), "")
    return whole + form.removeprefix(level)
