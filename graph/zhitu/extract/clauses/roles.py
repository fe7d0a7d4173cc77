"""What a mention does in its clause: subject, what is measured, what is founded, the end of a route, the setting."""

from __future__ import annotations

import re

from zhitu.extract.clauses.clause_roles import is_guests
from zhitu.extract.clauses.leading import led_on, tells_kin
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.classes import BODIES, PLACES
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span

__all__ = [
    "ASIDE",
    "REPORTS",
    "WORKS",
    "headed",
    "innermost",
    "is_account",
    "is_beside",
    "is_body",
    "is_called_account",
    "is_caused",
    "is_compared",
    "is_countable",
    "is_employer",
    "is_founded",
    "is_measured",
    "is_nominative",
    "is_of",
    "is_quoted_attribute",
    "is_route",
    "is_through",
    "narrowed",
    "setting_of",
    "subjects_of",
    "without_summed_up",
]

_PREPOSITION = re.compile(rf"{wording('before-no-subject')}(?:着|了)?(?:该|这[个座条家所一]|此)?[“《]?$")
_LOCATIVE = re.compile(r"(?:(?<![设建位址落])在|(?<![设建位止起始终介优高低大小])于)[“《]?$")
#: A place that sets the scene: 在X，…; 在X的…现场，…
_SCENE = re.compile(r"^[^，。]{0,12}，")
#: Who reports a figure is not what it is about.
REPORTS = re.compile(rf"^[^，。：]{{0,10}}?{wording('role-reports')}[^，。：]{{0,6}}?[，：]")
_FOUNDS = re.compile(rf"{wording('founds-or-issues')}(?:了|的)?(?:[^，。；：、]{{0,10}}?)[“《]?$")
_MEASURED = re.compile(r"^(?:[^，。；、的]{0,6}的[^，。；、]{0,6}|[^，。；、的]{0,2})[“《]?$")
#: The head of a relative clause that opens a clause.
_RELATIVE = re.compile(rf"^{wording('relative-opens')}[^，与和同向将]{{0,24}}的[“《]?$")
_TIMES = re.compile(f"[”》]?{wording('when-behind')}")
#: A name before an office only says whose it is.
_OFFICE = re.compile(f"{wording('role-offices-of')}?(?:常务|执行|原)?副?{wording('role-offices')}")
_OFFICES = re.compile(f"(?:{_OFFICE.pattern}[、兼]?){{2,4}}{SLOT}")
#: 甲工程院|院士、乙大学校长、丙中心主任某某.
_FURTHER = re.compile(f"(?:{_OFFICE.pattern}、{SLOT}+)+{_OFFICE.pattern}{SLOT}+")
_ROUTE = re.compile(r"^[^，。；、\d]{0,4}(?:至|到|往返|—|~|-)[^，。；、\d]{0,4}$")
#: Behind two names: a route between them.
_SERVICE = words("route-service")
#: Units of which each has a name of its own.
_ONE_BY_ONE = frozenset(words("one-by-one-units"))
_MEASURABLE = {
    "Facility",
    "Project",
    "Programme",
    "Fund",
    "Zone",
    "School",
    "Hospital",
    "Policy",
    "Product",
    "Laboratory",
    "ResearchInstitute",
    "NaturalFeature",
    "Conference",
}
WORKS = {"Facility", "Project", "Programme", "Zone", "Fund", "Product", "Policy"}
_MADE = WORKS | {"Laboratory", "ResearchInstitute", "School", "Hospital", "Company", "Organization"}
_NO_SUBJECT = {"Industry", "Group"}
ASIDE = re.compile(r"（[^）]*）|[》”]")


def subjects_of(scene: Scene, groups: list[Group], clause: Span) -> list[Group]:
    """The mentions of a clause that can be its subject, but those who only report."""
    free = [
        g
        for g in groups
        if is_nominative(scene, g, clause.start)
        and not is_route(scene, g)
        and not is_account(scene, g)
        and not is_guests(scene, g.span.end)
        and not REPORTS.match(scene.text[g.span.end : clause.end])
    ]
    return led_on(scene, free, groups, clause.start)


#: A document that tells how things are, and what it does; a plan's figures are its own.
_ACCOUNT = re.compile(f"{wording('role-accounts')}(?:（[^（）]*）)?[》”]?$")
_TELLS = re.compile(f"[》”]?中?(?:还|也)?{wording('account-tells')}")


def is_account(scene: Scene, g: Group) -> bool:
    """Whether a mention is a report that only tells of something: 《甲市住房报告》|预计，…"""
    return is_called_account(scene, g) and _TELLS.match(scene.text, g.span.end) is not None


def is_called_account(scene: Scene, g: Group) -> bool:
    """Whether a document is called a report: nothing is counted of it."""
    return is_of(scene, g, {"Policy"}) and _ACCOUNT.search(scene.text, *g.span) is not None


def is_of(scene: Scene, g: Group, classes: set[str] | frozenset[str]) -> bool:
    """Whether a mention's first thing is of one of these classes."""
    return bool(classes & set(scene.classes(g.things[0])))


def is_body(scene: Scene, g: Group) -> bool:
    """Whether a mention is an authority, or a place that acts as one."""
    return is_of(scene, g, {"GovernmentBody", "Region", "City", "Country", "District"})


def is_measured(scene: Scene, g: Group, quantity: Quantity) -> bool:
    """Whether a number stands before what it measures: 长6.8公里的海底隧道, 10亿元青年基金, 3万名在沪台胞."""
    gap = scene.text[quantity.span.end : g.span.start]
    if quantity.unit in ("岁", "周岁"):  # 62岁的村民甲
        return is_of(scene, g, {"Person"}) and len(gap) <= 10 and "，" not in gap
    if not _MEASURED.match(gap):
        return False
    if quantity.kind == "money" and gap in ("的", "的“") and scene.text.endswith("投资", 0, quantity.span.start):
        return is_of(scene, g, _MEASURABLE | {"Company"})  # 引进投资2亿元的|甲公司
    if quantity.kind in ("count", "people"):
        classes = {"Group", "Policy"} if quantity.unit in _ONE_BY_ONE else set()
        return is_of(scene, g, _MEASURABLE if "的" in gap else classes)
    given = "的" in gap or (quantity.kind == "money" and gap in ("", "“"))  # 设立5000亿元“甲再贷款”
    return is_of(scene, g, _MEASURABLE) and (given or is_of(scene, g, {"Fund"}))


def is_route(scene: Scene, g: Group) -> bool:
    """Whether a mention is an end of a route: 甲至乙, 从甲到乙, 甲与乙之间."""
    if len(g.mentions) > 1 and scene.text.startswith(_SERVICE, g.span.end):
        return True
    for other in scene.groups:
        between = (
            scene.text[g.span.end : other.span.start]
            if other.span.start >= g.span.end
            else scene.text[other.span.end : g.span.start]
        )
        if 0 < len(between) <= 9 and _ROUTE.match(between):
            return True
    return False


def headed(scene: Scene, groups: list[Group], start: int) -> list[Group]:
    """The names from the head of a relative clause on, where one opens the clause: 甲在乙新建的|丙将竣工."""
    head = next((k for k, g in enumerate(groups) if k and _is_made_by(scene, g, start)), 0)
    return groups[head:]


def innermost(scene: Scene, groups: list[Group]) -> Group:
    """Of names that follow each other without a word between the last: 甲省|乙市|丙区 is about 丙区."""
    chosen = groups[0]
    for g in groups[1:]:
        if g.span.start != chosen.span.end or g.mentions[0].anaphor or not is_of(scene, g, BODIES | PLACES | WORKS):
            break
        chosen = g
    return chosen


#: What stands between the last name of a list and the number that sums the list up.
_SUM = re.compile(f"[”》）]?{wording('sums-up')}*")
_LISTED = re.compile(r"[”》）]?[^，。；]{0,12}[、和及与][^，。；]{0,12}[“《]?|[^，。；]{0,12}、[“《]?")


def narrowed(scene: Scene, groups: list[Group], others: list[Group]) -> Group:
    """The innermost name, or the work close behind that it is the place or owner of: 甲县的|乙风电场."""
    chosen = innermost(scene, groups)
    if scene.text[chosen.span.start - 1] == "的":  # 地处甲山的乙省|丙市
        chosen = innermost(scene, [chosen, *(g for g in scene.groups if g.span.start >= chosen.span.end)])
    for g in others:
        near = chosen.span.end <= g.span.start and len(scene.text[chosen.span.end : g.span.start]) <= 12
        if (near and is_of(scene, g, WORKS) and not is_quoted_attribute(scene, g)) or (
            is_of(scene, g, BODIES) and _MADE_BODY.fullmatch(scene.text, chosen.span.end, g.span.start)
        ):
            chosen = g
    return chosen


#: 甲集团|2019年在乙市创办的|丙学校现有学生900人.
_MADE_BODY = re.compile(f"[^，。；向对给为把从跟让使与和同及]{{0,16}}?{wording('role-made-bodies')}的[“]?")


def without_summed_up(scene: Scene, groups: list[Group], at: int) -> list[Group]:
    """The mentions but for the members of a list that the number at `at` only counts: 甲、乙、丙等7个市."""
    kept = list(groups)
    if not kept or not _SUM.fullmatch(scene.text[kept[-1].span.end : at]):
        return kept
    if len(kept[-1].mentions) == 1 and "等" not in scene.text[kept[-1].span.end : at]:
        return kept
    last = kept.pop()
    while kept and _goes_on(scene.text[kept[-1].span.end : last.span.start]):
        last = kept.pop()
    return kept


def _goes_on(gap: str) -> bool:
    """Whether the next member of a list follows, or what a place begins: 甲广场、乙区|丙产业园."""
    return not gap or _LISTED.fullmatch(gap) is not None


def is_caused(scene: Scene, g: Group, at: int) -> bool:
    """Whether a mention is the one that something makes do what follows: 让甲形成了五条通道."""
    made = re.search(r"(?:让|使(?![用馆])|令(?!人))[“《]?$", scene.text[max(0, g.span.start - 3) : g.span.start])
    return made is not None and any(t.tag == "v" and g.span.end <= t.start < at for t in scene.tokens)


def is_quoted_attribute(scene: Scene, g: Group) -> bool:
    """Whether a quoted name only says which (“一站式”服务), not what has a figure (“强县”工程总投资)."""
    if scene.text[g.span.end - 1 : g.span.end + 1].find("”") < 0:
        return False
    following = next((t for t in scene.tokens if t.start >= g.span.end and t.tag != "w"), None)
    return (
        following is not None
        and following.start <= g.span.end + 1
        and following.tag in ("n", "nz")
        and not _MEASURE.match(scene.text[following.start : following.end + 2])
    )


_MEASURE = re.compile(wording("measured-of"))
#: Verbs whose objects have the figures: 修复岸线40公里、湿地8000公顷.
_GOVERNS = re.compile(wording("objects-have-figures"))
_APART = re.compile(r"[距离]$")


def is_beside(scene: Scene, g: Group) -> bool:
    """Whether a figure right after a mention can be its own: not a distance from it (距甲30公里), no end of a route."""
    apart = _APART.search(scene.text[max(0, g.span.start - 1) : g.span.start])
    lead = Span(scene.clause(g.span.start).span.start, g.span.start)
    apart = apart or _GOVERNS.search(scene.masked(*lead))
    return not (apart or is_route(scene, g)) and is_countable(scene, g)


def is_countable(scene: Scene, g: Group) -> bool:
    """Whether figures are of things like a mention's: not of industries, groups and persons."""
    return not set(scene.classes(g.things[0])) <= _NO_SUBJECT | {"Person"}


def is_nominative(scene: Scene, g: Group, start: int) -> bool:
    """Whether a mention can be a subject: after no verb and no preposition, of a class that figures are about."""
    text = scene.text
    if set(scene.classes(g.things[0])) <= _NO_SUBJECT or any(d.span.overlaps(g.span) for d in scene.dates):
        return False
    if _TIMES.match(text[g.span.end : g.span.end + 2]) or _OFFICE.match(text[g.span.end : g.span.end + 12]):
        return False  # 党的十八大以来; 甲局局长
    if g.span.start > start and text[g.span.start - 1] == "（":  # 甲大学（乙科学院）
        return False
    if _NAMES_BEHIND.match(text, g.span.end, scene.clause(start).span.end):
        return False  # 甲省首个核电项目——乙项目
    if tells_kin(scene, g) is not None:  # 甲公司的母公司|乙集团资产总额
        return False
    if is_compared(scene, g):
        return False
    if _SUCH_AS.fullmatch(text, start, g.span.start) or _LABELLED.fullmatch(text, start, g.span.start):
        return True
    if g.span.end - g.span.start <= len(g.things):  # 粤港澳 before a noun is an attribute
        return False
    if _COUNTED.search(text[max(start, g.span.start - 8) : g.span.start]):
        return False  # 4家“一带一路”实验室
    if _RELATIVE.match(text[start : g.span.start]) or _is_made_by(scene, g, start) or _is_head(scene, g, start):
        return True  # 由甲承建的乙, 位于甲的乙, 甲与丙合作的乙
    if any(
        t.tag == "v" and not scene.covered(t.start) and not _is_of_kin(scene, start, t.start)
        for t in scene.words(start, g.span.start)
    ):
        return _NEW.fullmatch(text, start, g.span.start) is not None and is_of(scene, g, {"Facility", "Project"})
    first = _chain_start(scene, g)
    return not _PREPOSITION.search(text[max(start, first - 5) : first])


#: What a place has is named behind a dash.
_NAMES_BEHIND = re.compile(
    "的?(?:目前|迄今)?[^，。；：—]{0,10}(?:首|第[一二三四五]|最|唯一|重点|重大|又一)[^，。；：—]{1,18}——"
)
#: 例如|甲公司，去年……: one of those that were told of.
_SUCH_AS = re.compile(f"{wording('such-as')}[“《]?")
#: 施工单位|甲公司成立于2017年.
_LABELLED = re.compile(f"(?:{wording('label-builds')}|{wording('label-runs')}){wording('label-parties')}[“《]?")
#: 与一路之隔的|甲馆|相比，; 不同于|乙馆|，.
_WITH, _COMPARED = (
    re.compile(f"{wording('turns-to')}?[与和同跟]"),
    re.compile(f"[^，。；]{{0,6}}?{wording('compared')}，"),
)
_UNLIKE = re.compile(f"{wording('turns-to')}?{wording('unlike')}")


def is_compared(scene: Scene, g: Group) -> bool:
    """Whether a mention, of this sentence or one before, is only what its clause sets something beside."""
    start = scene.view.sentence_at(g.span.start).clause_at(g.span.start).span.start
    if _UNLIKE.match(scene.text, start, g.span.start):
        return True
    return (
        _WITH.match(scene.text, start, g.span.start) is not None and _COMPARED.match(scene.text, g.span.end) is not None
    )


def _is_of_kin(scene: Scene, start: int, at: int) -> bool:
    """Whether a word only tells of which firm the next name is a daughter: 甲集团|控股|子公司乙."""
    spans = (tells_kin(scene, h) for h in scene.inside(Span(start, at)))
    return any(span is not None and span.start <= at < span.end for span in spans)


def _chain_start(scene: Scene, g: Group) -> int:
    """Where the run of adjoining names that ends in a mention begins: 在|甲省乙市丙县."""
    at = g.span.start
    for h in reversed(scene.groups):
        if h.span.end == at:
            at = h.span.start
    return at


#: What opens a clause and only says that its work is new: 新建甲铁路全长……
_NEW = re.compile(f"(?:这[座条个]|该)?{wording('newly-built')}的?[“《]?")
#: A number and its measure word right before a name in quotes.
_COUNTED = re.compile(r"(?:\d[余多万]*|[两二三四五六七八九十])[家个项座条所名支批处]“?$")
#: Verbs that rule a clause from its start: what follows is their object, not the head of a relative clause.
_RULES = re.compile(wording("rules-clause"))


def _is_head(scene: Scene, g: Group, start: int) -> bool:
    """Whether a mention is the head of a relative clause without a subject, and has a verb: 连接两岸的甲创下……."""
    before = scene.text[start : g.span.start].rstrip("“《")
    if not before.endswith("的") or len(before) > 30 or _RULES.match(before) or not is_of(scene, g, WORKS | PLACES):
        return False
    if scene.text[g.span.end : g.span.end + 1] == "，":
        return start == scene.sentence.span.start and not re.search(r"[了已将在]", before)  # 一水之隔的甲，
    opening = next((t for t in scene.tokens if t.start >= start), None)
    following = next((t for t in scene.tokens if t.start >= g.span.end), None)
    return (
        opening is not None
        and opening.tag in ("v", "a", "m")
        and not re.search(r"[了已将]", before)
        and following is not None
        and (following.tag in ("v", "d", "ad") or scene.text[following.start : following.end] in ("由", "被", "将"))
    )


def _is_made_by(scene: Scene, g: Group, start: int) -> bool:
    """Whether a mention is the head of a relative clause with a subject of its own, and has a predicate."""
    before, after = scene.text[start : g.span.start], scene.text[g.span.end : g.span.end + 1]
    if not before.rstrip("“《").endswith("的") or after in "，。；" or len(before) > 40 or not is_of(scene, g, _MADE):
        return False
    first = next((other for other in scene.inside(Span(start, g.span.start))), None)
    return first is not None and first.span.start - start <= 2 and not re.search(r"[了已将正还，]", before)


def is_through(scene: Scene, g: Group) -> bool:
    """Whether something only passes by a mention: 经|甲口岸|通行的班列."""
    return bool(re.search(r"(?:经由?|通过)$", scene.text[max(0, g.span.start - 2) : g.span.start]))


#: 建设|7家|省实验室; but 建设1座青湖电站.
_SO_MANY = re.compile(
    "(?:(?<![\\d.])[2-9]|\\d{2,}|[两二三四五六七八九十百])(?:余|多)?[家个所座条项批](?:(?:国家|省|市)级?)?$"
)


def is_founded(scene: Scene, g: Group, clause: Span) -> bool:
    """Whether a mention is what its clause founds, builds or issues, and ends it."""
    if not is_of(scene, g, _MEASURABLE | {"Organization", "Company", "GovernmentBody"}):
        return False
    rest = ASIDE.sub("", scene.text[g.span.end : clause.end])
    if rest.startswith("等"):  # an example among others has no figure of its own
        return False
    if _SO_MANY.search(scene.text, max(clause.start, g.span.start - 9), g.span.start):
        return False  # 建设7家|省实验室，拥有20家省技术中心: all of a kind
    return bool(_FOUNDS.search(scene.text[clause.start : g.span.start])) and len(rest) <= 8


def setting_of(scene: Scene, groups: list[Group], clause: Span) -> Group | None:
    """The place of a clause that only sets the scene: 在甲乙大桥的施工现场，"""
    if not groups or groups[0].span.start - clause.start > 6:
        return None
    opening, rest = scene.text[clause.start : groups[0].span.start], scene.text[groups[-1].span.end : clause.end]
    sets = _LOCATIVE.search(opening) and _SCENE.match(rest) and not is_compared(scene, groups[0])
    return groups[-1] if sets else None


def is_employer(scene: Scene, g: Group) -> bool:
    """Whether a name is that of whom several offices of the person behind it are: 甲大学|党委书记、校长某某."""
    end = scene.clause(g.span.start).span.end
    row = _OFFICES.match(scene.masked(g.span.end, end))
    after = next((o for o in scene.groups if o.span.start >= g.span.end), None) if row else None
    further = _FURTHER.match(scene.masked(g.span.end, end)) if after is None else None
    if further is not None:
        at = g.span.end + further.end() - 1
        after = next((o for o in scene.groups if o.span.start <= at < o.span.end), None)
    return after is not None and "Person" in scene.classes(after.things[0])
