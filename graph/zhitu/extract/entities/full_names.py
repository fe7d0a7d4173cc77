"""What a name is short for in its document: the firm, the person, the office of a province, the town, the work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from zhitu.extract.entities.expanded import expanded, written_shorter
from zhitu.extract.mentions.candidate import PLACE_KINDS, Candidate
from zhitu.extract.text.classes import BUILT
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording, words
from zhitu.names import normal

if TYPE_CHECKING:
    from zhitu.extract.entities.things import Thing

__all__ = ["FullNames"]

#: What a firm leaves out of its name: 云帆动力|有限公司.
_LEGAL = re.compile("(?:股份)?(?:有限)?(?:责任)?公司$")
#: A group whose name tells nothing of what it does.
_GROUP = re.compile(f"(?P<own>.{{2,6}}?){wording('says-business')}+集团")
#: Words after a beginning that another firm has: 云帆动力|（贵州）, 远帆|船舶集团.
_OTHER_FIRM = re.compile(wording("another-firm-of"))
#: Behind it stands the daughter's own name: 海纳集团|临江轴承有限公司, 远帆有限公司|临江分公司.
_MOTHER = re.compile("集团(?:(?:股份)?(?:有限)?(?:责任)?公司)?|(?:股份)?有限(?:责任)?公司")
#: The party committee or the government of a level: 省政府, 市委.
_OFFICE = re.compile(f"(?P<level>{wording('levels-of-office')})(?:(?P<party>委)(?:员会)?|(?:人民)?政府)$")
#: An industry as a whole: 新能源|产业集群.
_INDUSTRY = re.compile(f"{wording('industry-as-whole')}$")
#: The building of a thing: 云川大学海湾校区|项目; not 云川新区项目, which is one of many.
_BUILDING = re.compile("(?<!新区)(?<!开发区)(?<!高新区)(?:建设)?(?:项目|工程)$")
_FIRMS = frozenset(("Company",))
#: What is compared with its short words in full, and what a bank leaves out of its name.
_WRITTEN = frozenset(("Zone", "Facility", "GovernmentBody", "School", "Hospital", "FinancialInstitution"))
_MISTAKEN = (frozenset(("School", "Hospital", "ResearchInstitute")), frozenset(("Company", "FinancialInstitution")))
_BANK = re.compile("(?<=银行)(?:股份)?有限(?:责任)?公司$")
_BUSINESS = frozenset(words("says-business"))
#: What universities are called by without 大学: 云岭|理工, 云岭|师大.
_LEARNT = words("ends-of-universities")
#: 云岭市|第一人民|医院: 云岭市一医院.
_NUMBERED = re.compile("第(?P<number>[一二三四五六七八九十]+)人民(?=医院$)")
#: Characters of the shortest university and group that are written short.
_UNIVERSITY, _GROUPS = 6, 6
_THREE = 3
#: 云岭|市|交通投资集团.
_CITY = re.compile("(?<=^[一-龥]{2})市(?=..)")
_TOWNS = frozenset(("City", "District"))
#: Characters of the shortest beginning that stands for a firm, and of the shortest town that one character stands for.
_BEGINNING, _FOREIGN = 3, 5
#: Characters of what the tagger hardly takes for a person rightly where a firm is called so.
_NO_PERSON = 4
#: Characters of an office by its initials, and what it ends in: 经发局.
_INITIALS, _ORGANS = 3, frozenset("局处司署厅办")


class FullNames:
    """The things of a document by what their names may be cut to; things of longer names must be added first."""

    def __init__(self, words: Lexicon) -> None:
        self._offices = words.offices
        self._things: dict[tuple[str, str], dict[int, Thing]] = defaultdict(dict)
        self._organs: dict[str, list[tuple[str, Thing]]] = defaultdict(list)

    def add(self, thing: Thing, form: str) -> None:
        """Notes a name of a thing."""
        for key in self._cut(normal(form), frozenset(thing.classes)):
            self._things[key][thing.index] = thing
        if not _WRITTEN.isdisjoint(thing.classes) or "银行" in form:
            for name in written_shorter(_BANK.sub("", normal(form))):
                self._things["written", name][thing.index] = thing
        if "GovernmentBody" in thing.classes and form[-1:] in _ORGANS:
            self._organs[form[-1]].append((normal(form), thing))

    def of(self, c: Candidate) -> Thing | None:
        """The one thing that a candidate is short for."""
        form = normal(c.name)
        for key in self._short(form, frozenset(c.classes)):
            found = self._things.get(key, {})
            if len(found) == 1:
                return next(iter(found.values()))
        written = self._things.get(("written", expanded(_BANK.sub("", form))), {}) if len(form) > _INITIALS else {}
        found = {index: thing for index, thing in written.items() if _are_alike(thing.classes, c.classes)}
        if len(found) == 1:
            return next(iter(found.values()))
        return self._organ(form) if "GovernmentBody" in c.classes and len(form) == _INITIALS else None

    def _organ(self, form: str) -> Thing | None:
        """The one body whose name a word of three characters is made of: 经发局 of 市府经济发展局."""
        organs = (organ for organ in self._organs[form[-1]] if len(organ[0]) > _INITIALS + 1)
        found = {thing.index: thing for name, thing in organs if _made_of(form, name)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _cut(self, form: str, classes: frozenset[str]) -> Iterator[tuple[str, str]]:
        """What a name may be cut to, each with the kind of cut."""
        if classes & _FIRMS:
            core = _LEGAL.sub("", _without_place(form)) if _LEGAL.search(form) else form
            mother = _MOTHER.search(core, 0, len(core) - 1)
            least = _BEGINNING if mother is None or mother.end() == len(core) else mother.end() + 1
            cuts = range(least, len(core)) if core != form else ()
            yield from (("firm", core[:k]) for k in cuts if not _OTHER_FIRM.match(core, k))
            yield "firm", core
            if core != form and (group := _GROUP.fullmatch(core)):
                yield "short", group["own"] + "集团"  # 云帆|投资控股|集团
            yield from (("short", short) for short in _of_firm(form))
        elif "Person" in classes and form[1:] not in self._offices:
            yield "person", form[:1]
            if len(form) == _NO_PERSON:
                yield "person", form[:2]  # 林何|月娥, who has two surnames
        elif classes & _TOWNS:
            yield from _of_town(form)
        elif office := _OFFICE.search(form) if "GovernmentBody" in classes else None:
            yield "office", office["level"] + (office["party"] or "")
        elif "School" in classes:
            yield from (("school", short) for short in _of_university(form))
        elif "Hospital" in classes:
            yield from (("hospital", short) for short in _of_hospital(form))
        yield from _wholly(form, classes)

    def _short(self, form: str, classes: frozenset[str]) -> Iterator[tuple[str, str]]:
        """What a short name may be cut from."""
        if classes & _FIRMS:
            yield "firm", _LEGAL.sub("", form)
            if not form.endswith("有限公司"):
                yield "short", form.removesuffix("公司")
        elif "Person" in classes and form[1:] in self._offices:
            yield "person", form[:1]  # 陈市长
        elif "Person" in classes and len(form) >= _NO_PERSON:
            yield "firm", form
        elif "Person" in classes and len(form) == 2:
            yield "person", form
        elif classes & _TOWNS:
            yield from (("town", name) for name in (form, form[:-1]) if name == form or len(name) >= _FOREIGN)
        elif office := _OFFICE.fullmatch(form) if "GovernmentBody" in classes else None:
            yield "office", office["level"] + (office["party"] or "")
        elif "Hospital" in classes:
            yield "hospital", form
        if form.endswith(_LEARNT) and "Person" not in classes:
            yield "school", form
        yield from _wholly(form, classes)


def _are_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether classes have one in common, or are those of institutions that the network takes for one another."""
    return not set(one).isdisjoint(other) or any(kinds.issuperset((*one, *other)) for kinds in _MISTAKEN)


def _of_firm(form: str) -> Iterator[str]:
    """A group without 集团, with and without its place, and firms by initials.

    四川云岭能源集团: 云岭能源集团, 云岭能源; 云州建设投资集团: 云州建投集团, 云州建投; 远帆投资控股集团: 远帆控股.
    """
    core = _LEGAL.sub("", form)
    for name in dict.fromkeys((core, _CITY.sub("", core), _without_place(core))):
        if core != form:
            yield name
        if name.endswith("集团") and len(name) >= _GROUPS:
            yield from (short for short in (name, name[:-2]) if short != form)
        yield from _initials(name)


def _initials(core: str) -> Iterator[str]:
    """A firm by the first of its words and the first characters of two others, or by its last one."""
    bare = core.removesuffix("集团")
    if len(bare) >= _GROUPS and bare[-2:] in _BUSINESS:
        yield bare[:2] + bare[-2:]  # 恒瀚|新材料|科技
    words = [core[k : k + 2] for k in range(0, len(core), 2)]
    if len(core) % 2 or not 3 <= len(words) <= 5:
        return
    group = words[-1] == "集团"
    business = words[1:-1] if group else words[1:]
    for a, b in combinations(business, 2):
        if f"{words[0]}{a[0]}{b[0]}" not in core:  # 云帆智能 is not 云帆|智能|能源
            yield f"{words[0]}{a[0]}{b[0]}"
        if group:
            yield f"{words[0]}{a[0]}{b[0]}集团"
    if len(business) == _THREE:  # 云岭|城市|建设|投资
        yield f"{words[0]}{business[0][0]}{business[1][0]}{business[2]}"


def _of_hospital(form: str) -> Iterator[str]:
    """云岭市第一人民医院: 云岭市一医院, 云岭一院, 市一院."""
    numbered = _NUMBERED.search(form)
    if numbered is not None:
        place = form[: numbered.start()]
        for short in (place, place[:-1], place[-1:]):
            yield from (short + numbered["number"] + kind for kind in ("医院", "院"))


def _of_university(form: str) -> Iterator[str]:
    """云岭师范大学: 云岭师大, 云师大; 云岭理工大学: 云岭理工."""
    if form.endswith("大学") and len(form) >= _UNIVERSITY:
        yield f"{form[:-4]}{form[-4]}大"
        yield f"{form[0]}{form[-4]}大"
        yield form[:-2]


def _made_of(short: str, full: str) -> bool:
    """Whether the characters of a short form stand in the full one, in order and not side by side."""
    rest = iter(full)
    return short not in full and short[:2] not in full and all(c in rest for c in short)


def _wholly(form: str, classes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What is left of an industry's or a work's name, both of the short and of the full one."""
    if "Industry" in classes:
        yield "industry", _INDUSTRY.sub("", form)
    elif classes & BUILT:
        yield "work", _BUILDING.sub("", form)


def _of_town(form: str) -> Iterator[tuple[str, str]]:
    """柳溪古镇: 柳溪; 布拉戈维申斯克市: 布拉戈维申斯克, 布市."""
    if form.endswith("古镇"):
        yield "town", form[:-2]
    own = _without_place(form)
    if form.endswith(("市", "州", "县")) and len(own) >= _FOREIGN:
        yield from (("town", short) for short in (own, own[:-1], own[0] + own[-1]))
    elif len(own) >= _FOREIGN:
        yield "town", own


@lru_cache(10_000)  # names come again
def _without_place(form: str) -> str:
    """A name without the place that it begins with."""
    match = next(iter(gazetteer().find(form, 0, len(form))), None)
    place = match is not None and match.span.start == 0 and match.entries[0].kind in PLACE_KINDS
    return form[match.span.end :] if match is not None and place and match.span.end < len(form) - 1 else form
