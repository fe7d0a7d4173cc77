"""What the names of a document tell of each other, wherever they stand: of a part its whole, of a thing its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.relations.adjoining import UP_TO
from zhitu.extract.statements.claims import claims
from zhitu.extract.text.classes import BODIES, DIVISIONS, SITED
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.wording import wording, words
from zhitu.model import Claim
from zhitu.names import normal

__all__ = ["from_sites", "from_wholes"]

#: What an area of a zone is called: 云川自贸试验区|滨江片区.
_AREAS = words("zone-areas")
_OFFICES = frozenset(
    {"GovernmentBody", "Laboratory", "ResearchInstitute", "School", "Hospital", "FinancialInstitution"}
)


#: Pieces of a port, an airport or a barrage that are called by its name: 云川机场|三号航站楼; not 云川机场|扩建工程.
_PIECE = re.compile(f"{wording('station-places')}{{0,2}}{wording('station-parts')}")
#: What is added to a work: 云川机场|三期扩建工程. Of 39 such pairs of annotated texts 13 are told to be parts, 3 are
#: not, of the rest either may be said. (What mends a work, 加固工程 or 迁建, is no part of it.)
_ADDED = re.compile("(?:[东西南北]扩|改?扩建)?(?:[一二三四五六七]期)?(?:改?扩建)?(?:工程|项目)*")


def from_wholes(scenes: list[Scene], things: list[Thing]) -> list[Claim]:
    """`partOf` from a thing whose name goes on from the name of a whole of its kind (某某大学|某某实验室)."""
    whole = {form: t.index for t in things for form in t.forms if len(form) > 2 or _is_university(form, t)}
    found: list[Claim] = []
    for scene, m, t in _first_mentions(scenes):
        name = normal(things[t].name)
        size = next((k for k in range(len(name) - 1, 1, -1) if name[:k] in whole), 0)
        base = whole[name[:size]] if size else t
        if base != t and _section_of(name, name[size:], set(things[t].classes), set(things[base].classes)):
            found += claims(scene, (t,), "partOf", (base,), evidence=scene.evidence(*m.span), rule="name:whole")
    return found


def _first_mentions(scenes: list[Scene]) -> Iterator[tuple[Scene, Mention, int]]:
    """Each thing where the document first names it."""
    done: set[int] = set()
    for scene in scenes:
        for m in (m for g in scene.groups for m in g.mentions if not m.anaphor):
            for t in sorted(set(m.things) - done):
                done.add(t)
                yield scene, m, t


#: Parts that are called after where they are: 云谷科技园|昆明|分园, 京台高速|济南|段; of 甲至乙段 both are ends.
#: 云川大学（昆明）, 云川医院（昆明院区） are so too.
_PART = re.compile(f"{wording('branch-parts')}?）?$")
#: What a place is called for short without: 雄安|新区, 昆明|市.
_KIND = re.compile(f"{wording('zone-kinds')}$")


def _called(thing: Thing, form: str) -> tuple[str, ...]:
    """What a place is called, for short too; no zone by the name of the town that it is in: 云州|高新区."""
    short = _KIND.sub("", form)
    town = any(entry.kind == "division" for entry in gazetteer().folded(short))
    return (form,) if town and thing.classes == ("Zone",) else (form, short)


def from_sites(scenes: list[Scene], things: list[Thing]) -> list[Claim]:
    """`locatedIn` of a part that is called after a division or zone which the document names besides."""
    named = [t for t in things if (DIVISIONS | {"Zone"}) & set(t.classes)]
    divided = [(t, form) for t in named for form in t.forms]
    places = {short: t.index for t, form in divided for short in _called(t, form) if len(short) > 1}
    found: list[Claim] = []
    for scene, m, t in _first_mentions(scenes):
        name = normal(things[t].name)
        part = _PART.search(name)
        if part is None or not part.group() or not SITED & set(things[t].classes):
            continue
        for size in (4, 3, 2):
            place = places.get(name[max(0, part.start() - size) : part.start()])
            before = name[: max(0, part.start() - size)]
            bracketed = before.endswith("（")
            if place is None or place == t or before.endswith(UP_TO) or bracketed != part.group().endswith("）"):
                continue
            if part.group() != "段" or not before or before.endswith(tuple(lexicon().lines)):
                evidence = scene.evidence(*m.span)
                found += claims(scene, (t,), "locatedIn", (place,), evidence=evidence, rule="name:site")
            break
    return found


#: Universities of which there are two or three by one name, told apart by their towns; elsewhere that is a campus.
_NAMESAKES = words("namesakes")
_PLACED = re.compile("（[一-龥]{2,3}）")
#: 甲公司|南昌分公司, 甲集团|西北区域总部.
_BRANCHES = words("branch-bodies")
#: What two found together; 甲大学—某某|研究院 is called after who gave for it.
_OF_BOTH = re.compile(f"[—－·与和-].*{wording('joint-names')}|、")
#: 教育部|重点实验室: a rank that a ministry grants.
_ACCREDITED = re.compile("重点实验室|工程(?:技术)?研究中心|观测(?:研究)?站")
_WORKS = ("", "工程", "项目", "工程项目")


def _is_university(form: str, thing: Thing) -> bool:
    """云大|物理研究所 is of the university."""
    return "School" in thing.classes and len(form) == 2 and form.endswith("大")


def _section_of(name: str, rest: str, part: set[str], whole: set[str]) -> bool:
    """Whether both are bodies that have sections, or zones and one an area of the other: not 甲新区|产业园.

    Of works only what is added: not 甲水库|加固工程.
    """
    if _OF_BOTH.match(rest):
        return False  # 甲大学—乙大学联合研究院 is no more of the first
    if "GovernmentBody" in whole and _ACCREDITED.search(rest):
        return False
    if name[: len(name) - len(rest)] in _NAMESAKES and _PLACED.fullmatch(rest):
        return False  # 中国地质大学（北京） and that of 武汉 are two universities
    if rest.endswith(_BRANCHES) and whole & BODIES:
        return True
    return bool(part & _OFFICES and whole & BODIES - {"Company", "Organization"}) or bool(
        ("Zone" in part and "Zone" in whole and name.endswith(_AREAS))
        or ("Facility" in part and "Facility" in whole and _PIECE.fullmatch(rest))
        or (part & {"Facility", "Project"} and "Facility" in whole and _ADDED.fullmatch(rest) and rest not in _WORKS)
    )
