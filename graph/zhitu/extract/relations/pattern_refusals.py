"""When a pattern does not say of two names what it says by its shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress

from zhitu.extract.clauses.chains import narrowest
from zhitu.extract.clauses.fitness import ACTING
from zhitu.extract.clauses.heads import modifies
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.relations.journeys import only_leads_over
from zhitu.extract.relations.pattern_rows import Pattern
from zhitu.extract.statements.carried import HOLDS
from zhitu.extract.statements.refused import is_about
from zhitu.extract.text.classes import BODIES, DIVISIONS, PLACES
from zhitu.extract.text.wording import SLOT, wording

__all__ = ["ACTED", "PART_IS", "SCHOOLED", "is_refused"]

#: Patterns in which a noun after a name is what it has: 甲公司|持股比例, 甲公司|业务涵盖乙, 甲大学|官网, 甲展|主会场.
_ITS_OWN = frozenset(
    (
        "share", "business-in", "issued-of", "venue", "subsidiary", "parent-of", "controlled-by", "own-unit",
        "invests-for-share", "held-by-carried", "lead-colon", "office-seat", "holder-of", "subsidiary-carried",
        "made-under",
    )
)  # fmt: skip
ACTED = frozenset({"focusesOn", "implements", "supports"})


def is_refused(scene: Scene, pattern: Pattern, a: Group, b: Group, *, carried: bool) -> bool:
    """Whether what stands beside two names, or of what sort they are, says that a pattern means no such thing."""
    return (
        _is_of_a_noun(scene, pattern, a, b, carried=carried)
        or _is_of_other_words(scene, pattern, a, b)
        or _is_of_other_sort(scene, pattern, a, b)
    )


def _is_of_a_noun(scene: Scene, pattern: Pattern, a: Group, b: Group, *, carried: bool) -> bool:
    """Whether a name only says of what sort, or where, the noun behind it is."""
    its_own, here = pattern.id in _ITS_OWN, a in scene.groups
    if not its_own and any(modifies(scene, g) for g in _acting(pattern, a, b) if g in scene.groups):
        return True  # 甲公司与乙国|企业合作; but 甲公司|持股比例
    if pattern.relation in ("connects", "builds") and here and scene.role(a).marker == "at":
        return True  # 在甲枢纽连接乙铁路: what gets there; 在甲市投资5亿元建设乙厂: who does so
    if pattern.relation.endswith("locatedIn") and not its_own and here and modifies(scene, a):
        return True  # 在甲市，乙公司|一批项目开工; 乙公司丙大区|总部落户甲市
    if pattern.id == "share" and _is_place(scene, b) and not HOLDS.match(scene.text, b.span.end):
        return True  # 甲市|城投持股30%
    if pattern.id in ("core-of", "nodes-of") and modifies(scene, b):
        return True  # 以甲市为中心的乙地区|铁路网
    acts = not carried and not its_own and pattern.relation in ACTED and a.span.start < b.span.start
    return acts and _only_modifies(scene, a)


def _is_of_other_words(scene: Scene, pattern: Pattern, a: Group, b: Group) -> bool:
    """Whether the words around two names say something else of them."""
    how = pattern.id
    if how == "share" and _IN_IT.search(scene.masked(scene.clause(b.span.start).span.start, b.span.start)):
        return True  # 甲集团对|乙公司|持股30%
    if how in _SAYS_WHAT and _OF_STATES.match(scene.masked(b.span.end, b.span.end + 12)):
        return True  # 甲城是乙国和丙国|两国政府间合作项目: between them, and in neither
    if how == "includes" and len(a.things) > 1 and _HOLD_TOGETHER.match(scene.text, a.span.end):
        return True  # 甲局下辖的乙馆与|丙院|合办展览: who holds it with the first
    if how.startswith("through-daughter") and len(a.things) > 1:
        return True  # 甲与乙通过其子公司丙: whose it is
    if pattern.relation == "issuedBy" and is_about(scene, a.span.end):
        return True
    return how.startswith("times-") and only_leads_over(scene, a.things, b)


def _is_of_other_sort(scene: Scene, pattern: Pattern, a: Group, b: Group) -> bool:
    """Whether the names are of classes of which a pattern says something else."""
    how = pattern.id
    sited = b if pattern.relation.startswith("^") else a
    if pattern.relation.endswith("locatedIn") and {"Industry"}.issuperset(scene.classes(sited.things[0])):
        return True  # 甲村引进乙加工
    if how in _OF_KIND and any(_LINE.search(form) for form in scene.things[b.things[0]].forms):
        return True  # 甲站是乙高铁的枢纽: a part of it, which is no place
    if how == "taken-into" and _are_of(scene, b, "Policy") and not _are_of(scene, a, "Policy"):
        return True  # 甲工程纳入《乙规划》: what that is about
    if how == "rates-as" and _are_of(scene, a, "Person"):
        return True  # 甲省授予某某“劳动模范”称号
    if how == "co-host-carried" and not SCHOOLED.isdisjoint(scene.classes(a.things[0])):
        return True  # 甲大学举行典礼，由乙会主办: the ceremony
    if how == "approved-by" and _are_of(scene, a, "GovernmentBody"):
        return True  # 经国务院批准，甲部启动乙行动: what it does
    if how == "by-uni-carried" and (len(a.things) > 1 or _are_of(scene, a, "GovernmentBody")):
        return True  # 甲院与乙市签署协议，依托丙院建设: what they build
    if how == "deployed-at" and _is_place(scene, a):
        return True  # 甲平台在乙市上线: where it is used
    # 甲省的|乙市: a part of it, as `of-works` says; 批复同意甲市为历史文化名城: the title, and not the town
    titled = how == "of-place" or how.startswith("agreed-to-be")
    if titled and all(DIVISIONS.issuperset(scene.classes(t)) for t in a.things):
        return True
    if how == "includes-zones" and not _are_of_zone(scene, a, b):
        return True
    if how == "reaches-list" and not _spreads(scene, b, a):
        return True  # 甲铁路覆盖乙市、丙市
    if how == "selected-carried" and not all(_TAKEN_UP.search(scene.things[t].name) for t in b.things):
        return True  # ，入选“十大新发现”: an honour
    if how == "first-here" and (len(a.things) > 1 or _are_of(scene, a, "GovernmentBody")):
        return True  # 甲部、乙局组成验收组，……。这是丙省首个综保区: what they inspect
    if how == "countries-of" and not (_are_of(scene, a, "Country") and _is_named_countries(scene, b)):
        return True  # 甲国、乙国等|东盟|都市
    if how == "nodes-of" and not all((PLACES | {"Facility"}).issuperset(scene.classes(t)) for t in a.things):
        return True  # 以甲大学为核心，建设乙实验室
    return not _admits(how, frozenset(scene.classes(b.things[0])))


def _admits(how: str, classes: frozenset[str]) -> bool:
    """Whether a pattern can tell anything of a second name of these classes."""
    if how in _OF_BODIES:
        return not BODIES.isdisjoint(classes)
    if how in _BARRED:
        return _BARRED[how] not in classes
    return how not in _WANTED or _WANTED[how] in classes


#: 甲市拥有12个平台，包括|乙实验室: where it is; 建成后将迁入|甲区: where it goes itself.
_OF_BODIES = frozenset(("has-parts", "houses-built-carried"))
#: 某某为甲基地|授牌: for whom he does; 按照X，|国务院|要求: who acts, not what X is about.
_BARRED = {"plate-for": "Person", "policy-part": "GovernmentBody"}
#: 甲公司创始人、|乙大学|教授; 甲市主要建设|乙大桥.
_WANTED = {"founder": "Person", "work-parts": "Project"}
#: What is run by who founded it where it is 举办, which is said of meetings too.
SCHOOLED = frozenset(("School", "Hospital", "ResearchInstitute", "Laboratory"))
#: 对|甲公司|的持股比例, 在其子公司|甲公司|的持股比例: what is held, and not who holds.
_IN_IT = re.compile("[对在](?:其|该)?[^，。；后时前中由]{0,6}[“《]?$")
_HOLD_TOGETHER = re.compile("(?:共同|联合)?(?:主办|合办|联办|承办|举办|协办|合作|签)")
#: What those that are selected for it take part in.
_TAKEN_UP = re.compile(f"{wording('taken-up-ends')}[”》]?$")


def _are_of_zone(scene: Scene, whole: Group, parts: Group) -> bool:
    """Whether zones are told of, or divisions of a zone: 甲示范区……，涵盖乙省丙县和丁市戊区."""
    held = {cls for t in narrowest(scene, parts) for cls in scene.classes(t)}
    return all(scene.classes(t) == ("Zone",) for t in whole.things) and (held <= DIVISIONS or held == {"Zone"})


def _spreads(scene: Scene, whole: Group, parts: Group) -> bool:
    """Whether a region or a zone spreads over several divisions."""
    held = [cls for t in parts.things for cls in scene.classes(t)]
    wide = all({"Region", "Zone"}.issuperset(scene.classes(t)) for t in whole.things)
    return wide and len(parts.things) > 1 and DIVISIONS.issuperset(held)


#: Patterns that say what a thing is of a whole.
PART_IS = frozenset(("part-of", "part-carried", "node-of", "as-part"))
#: Patterns that say what a thing is in a place.
_OF_KIND = frozenset(("being-in", "first-in"))
_LINE = re.compile(f"{wording('pattern-lines')}(?:工程|项目)?$")
_SAYS_WHAT = _OF_KIND | PART_IS
_OF_STATES = re.compile(f"(?:[和与、]{SLOT}+)*(?:[两三双](?:国|地|省|市|边)|政府[间之]|之?间)")
#: Patterns in which a noun after a name only says what it is or who comes: 第二大贸易伙伴, “甲号”|列车, 甲国|客商.
_APPOSED = frozenset(("partner", "runs-train", "guests-of", "founded-in"))


def _acting(pattern: Pattern, a: Group, b: Group) -> Iterator[Group]:
    """Those of a pattern's mentions who act."""
    ends = (b, a) if pattern.relation.startswith("^") else (a, b)
    acting = ACTING.get(pattern.relation.lstrip("^"), (False, False))
    return compress(ends, acting if pattern.id not in _APPOSED else (False, False))


def _only_modifies(scene: Scene, g: Group) -> bool:
    """甲市某片区聚焦: not the city; 甲市的集成电路产业 is the city's."""
    return scene.role(g).modifier and not scene.text.startswith("的", g.span.end)


def _are_of(scene: Scene, g: Group, kind: str) -> bool:
    return all(kind in scene.classes(t) for t in g.things)


def _is_named_countries(scene: Scene, g: Group) -> bool:
    """Whether a continent or a bloc is named as its countries: 非洲国家."""
    return PLACES.issuperset(scene.classes(g.things[0])) and scene.text.endswith("国家", *g.mentions[0].span)


def _is_place(scene: Scene, g: Group) -> bool:
    return all(PLACES.issuperset(scene.classes(t)) for t in g.things)
