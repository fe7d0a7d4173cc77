"""Parts of schools, hospitals and museums after their names: 青州学院|新校区, 青州医院|门诊综合楼."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["CAMPUS", "OF_EACH", "as_works", "with_campuses", "with_part", "with_schools"]

_SIDE = "(?:[东南西北老新]|[东南西北]部新?|[东南西北]新)"
_CAMPUS = {"School": f"{_SIDE}校区|新校园", "Hospital": f"{_SIDE}院区", "Facility": "[东南西北新]馆(?![长员内里藏])"}
_HOUSE = (
    f"(?:新|[一二三]期)?(?:{wording('house-wards')}|{wording('house-of-learning')})"
    f"{wording('house-uses')}*(?:大楼|楼|馆)(?![内里上下道层长])"
)
_WORKS = f"(?P<works>{wording('works-done')}*(?:工程|项目))?"
_MUSEUM = re.compile(f"{wording('museum-kinds')}[馆院]$")


def _after(campus: str, house: str) -> re.Pattern[str]:
    return re.compile(f"(?:(?P<campus>{campus})|(?P<house>{house})){_WORKS}")


_PARTS = {
    "School": _after(_CAMPUS["School"], _HOUSE),
    "Hospital": _after(_CAMPUS["Hospital"], _HOUSE),
    "Facility": _after(_CAMPUS["Facility"], "(?!)"),
}


def with_part(text: str, c: Candidate) -> list[Candidate]:
    """An institution with the part of it that is meant, and inside of it the whole."""
    if (airport := _of_airport(text, c)) is not None:
        return [c, airport]
    kind = next((kind for kind in _PARTS if kind in c.classes), None)
    if kind is None or not c.accepted or c.nested or (kind == "Facility" and not _MUSEUM.search(c.name)):
        return [c]
    match = _PARTS[kind].match(text, c.span.end)
    if match is None:
        return [c]
    classes = c.classes if match["campus"] else ("Facility",)
    if match["works"]:
        classes = ("Project", *classes[:1])
    span = Span(c.span.start, match.end())
    outer = Span(c.outer.start, span.end) if c.outer is not None else None
    part = c._replace(
        span=span, name=text[slice(*span)], classes=classes, entries=(), head="", alias=None, full=None, outer=outer
    )
    return [part, c._replace(nested=True)]


#: 云岭国际机场|T2航站楼, 云岭机场|第三跑道, 云岭机场|塔台.
_AIRPORT = re.compile(
    f"[^，。；、]{{2,10}}?机场(?=(?:新|[TＴ第]?[\\d一二三四五]{{1,2}}号?)?{wording('airport-parts')})"
)


def _of_airport(text: str, c: Candidate) -> Candidate | None:
    """The airport in the name of a terminal or a runway."""
    airport = _AIRPORT.match(text, *c.span) if c.accepted and not c.nested and "机场" in c.name else None
    if airport is None:
        return None
    entries = tuple(e for e in gazetteer().folded(airport[0]) if "Facility" in e.classes)
    of = c._replace(span=Span(*airport.span()), name=airport[0], classes=("Facility",), rule="head:机场", head="机场")
    return of._replace(entries=entries, nested=True, alias=None, full=None, outer=None)


#: 云山大学|榆中校区, 云山医院|滨江院区: named after where it is.
_SITE = {"School": re.compile("([一-龥]{2,5})校区"), "Hospital": re.compile("([一-龥]{2,5})院区")}


#: 云山大学、青州学院|2所高校的榆中校区: each has one.
OF_EACH = re.compile(
    f"(?:等)?(?:[\\d一二两三四五六七八九十]+[所家个]{wording('places-of-learning')})?的(?P<site>[一-龥]{{2,5}}{wording('sites-of-institutions')})"
)
_AND = words("and-words")


def _each_with(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates; institutions that each have a campus stand for these."""
    ends = {c.span.end: c for c in candidates if c.accepted and not c.nested and _SITE.keys() & set(c.classes)}
    found = candidates
    for last in list(ends.values()):
        site = OF_EACH.match(text, last.span.end)
        if site is None:
            continue
        members = [last]
        while (joint := next((a for a in _AND if text.endswith(a, 0, members[-1].span.start)), None)) and (
            before := ends.get(members[-1].span.start - len(joint))
        ):
            members.append(before)
        if len(members) > 1:
            of_each = [c._replace(full=c.name + site["site"], entries=(), outer=None, head="") for c in members]
            rest = [c for c in found if c not in members and not Span(*site.span("site")).contains(c.span)]
            found = sorted([*rest, *of_each], key=lambda c: (c.span.start, -c.span.end))
    return found


#: 云山大学有|武昌、阳逻两个校区.
_CAMPUSES = re.compile(
    "[^。；]{0,24}?[有设辖](?P<sites>[一-龥]{2,5}(?:[、和][一-龥]{2,5}){1,7})等?[两二三四五六七八九\\d]个?(?P<kind>校区|院区)"
)
#: The same of what is only pointed to: 医院有|首义、光谷两个院区.
_POINTED_CAMPUSES = re.compile(
    "(?<![一-龥])(?:[我该本全]院|[我该本全]校|[我该本]?(?:医院|学校|大学|学院))(?:现|共|下|目前|已)*[有设辖]"
    "(?P<sites>[一-龥]{2,5}(?:[、和][一-龥]{2,5}){1,7})等?[两二三四五六七八九\\d]个?(?P<kind>校区|院区)"
)
#: Characters of what points before the first site, and of the number behind the last.
_POINTER = 12
_CAMPUS_CLASSES = {"校区": ("School",), "院区": ("Hospital",)}
CAMPUS = "category:campus"
_SITES = re.compile("[^、和]+")


def _listed(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates; the places that a list calls the campuses of an institution are these."""
    if "校区" not in text and "院区" not in text:
        return candidates
    owners = [c for c in candidates if c.accepted and not c.nested and _SITE.keys() & set(c.classes)]
    found = candidates
    for c in owners:
        told = _CAMPUSES.match(text, c.span.end)
        if told is None or any(c.span.end <= o.span.start < told.end() for o in owners):
            continue
        found = _with_sites(text, found, told, c.classes, c.name)
    first, last = (candidates[0].span.start, candidates[-1].span.end) if candidates else (0, 0)
    pointed = _POINTED_CAMPUSES.search(text, max(0, first - _POINTER), last + _POINTER) if candidates else None
    if (
        pointed is not None
        and pointed.end() > first
        and not any(o.span.overlaps(Span(*pointed.span("sites"))) for o in owners)
    ):
        found = _with_sites(text, found, pointed, _CAMPUS_CLASSES[pointed["kind"]], "")
    return found


def _with_sites(
    text: str, found: list[Candidate], told: re.Match[str], classes: tuple[str, ...], owner: str
) -> list[Candidate]:
    """The candidates; what a list calls campuses are an owner's, by its name: 云山大学东区, 云山大学武昌校区."""
    spans = [Span(*site.span()) for site in _SITES.finditer(text, *told.span("sites"))]
    kind = told["kind"]
    full = [owner + name + ("" if name.endswith("区") else kind) for name in (s.of(text) for s in spans)]
    campuses = [
        Candidate(s, s.of(text), classes, CAMPUS, 3.0, head=kind, full=whole)
        for s, whole in zip(spans, full, strict=True)
    ]
    rest = [k for k in found if not any(s.overlaps(k.span) for s in spans)]
    return sorted([*rest, *campuses], key=lambda k: (k.span.start, -k.span.end))


def with_campuses(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates; an institution and the place or the name of its campus are one name, the whole inside of it."""
    candidates = _listed(text, _each_with(text, candidates))
    named = {(c.span.start, c.span.end) for c in candidates if c.accepted and not c.nested}
    found: list[Candidate] = []
    inside: list[Span] = []
    for c in candidates:
        kind = next((kind for kind in _SITE if kind in c.classes), None)
        site = _SITE[kind].match(text, c.span.end) if kind and c.accepted and not c.nested else None
        if site is None or not (site.span() in named or gazetteer().folded(site[1])):
            found.append(c)
            continue
        span = Span(c.span.start, site.end())
        inside.append(Span(*site.span()))
        whole = c._replace(span=span, name=text[slice(*span)], entries=(), head="", alias=None, full=None, outer=None)
        found += [whole, c._replace(nested=True)]
    return [c for c in found if not any(s.contains(c.span) and not c.nested for s in inside)]


#: A line that is being built is a work too: 甲市至乙市高铁|项目.
_LINE_PROJECT = re.compile(rf"{wording('line-works')}(?:[改扩新]建|建设|工程|PPP)*项目$")


_PARK_PROJECT = re.compile(rf"{wording('park-works')}(?:[改扩新]建|建设|工程)*项目$")


def as_works(c: Candidate) -> Candidate:
    """A line's project as the line, too, and that of a park as the park."""
    if c.classes != ("Project",):
        return c
    if _PARK_PROJECT.search(c.name):
        return c._replace(classes=("Project", "Zone"))
    return c._replace(classes=("Project", "Facility")) if _LINE_PROJECT.search(c.name) else c


#: 云山大学|附属中学, 云山大学|孔子学院.
_AFFILIATE = re.compile(
    f"附[属设](?:[一-龥]{{0,6}}?{wording('affiliated-schools')})|孔子(?:学院|课堂)|附[属设](?:第[一二三四五六])?医院"
)


_INSTITUTES = frozenset(("ResearchInstitute", "Laboratory"))


def _with_institutes(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates; a university and its institute or college are one name: 云山大学|水利与测绘研究所."""
    schools = {c.span.end: c for c in candidates if c.accepted and not c.nested and "School" in c.classes}
    found = candidates
    for c in [c for c in candidates if c.span.start in schools and c.accepted and not (c.nested or c.entries)]:
        college = c.classes == ("School",) and c.name.endswith("学院")
        if (_INSTITUTES.isdisjoint(c.classes) and not college) or c.name == c.head:
            continue
        school = schools[c.span.start]
        span = Span(school.span.start, c.span.end)
        whole = c._replace(span=span, name=span.of(text), alias=c.alias or c.name, full=None, outer=None)
        kept = [k for k in found if k is not c and k.span != school.span]
        found = sorted([*kept, whole, school._replace(nested=True)], key=lambda k: (k.span.start, -k.span.end))
    return found


#: “双一流”建设高校|云山大学: of what kind it is.
_KIND = re.compile("[^，。；、]{0,14}?(?:高校|院校|名校)(?=[一-龥]{2,10}(?:大学|学院)$)")


def _without_kind(text: str, c: Candidate) -> Candidate:
    """A school without the words before its name that only say of what kind it is."""
    kind = _KIND.match(text, *c.span) if c.classes == ("School",) and not c.entries else None
    if kind is None:
        return c
    span = Span(kind.end(), c.span.end)
    return c._replace(span=span, name=span.of(text), entries=gazetteer().folded(span.of(text)), outer=None)


def with_schools(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of a sentence; the university in the name of its school or hospital (云山大学附属中学) is none."""
    candidates = _with_institutes(text, [_without_kind(text, c) for c in candidates])
    found = []
    for c in candidates:
        match = _AFFILIATE.match(text, c.span.end) if "School" in c.classes else None
        if match is None:
            found.append(c)
            continue
        span = Span(c.span.start, match.end())
        if not any(k.span.contains(span) and k.accepted for k in candidates):
            whole = c._replace(
                span=span, name=text[slice(*span)], entries=(), head="", alias=None, full=None, outer=None
            )
            found.append(whole._replace(classes=("Hospital",)) if match[0].endswith("医院") else whole)
    return found
