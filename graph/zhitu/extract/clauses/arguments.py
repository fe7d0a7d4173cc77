"""Subject, object, agent and companions of a verb, by the roles that the names of its clause play."""

from __future__ import annotations

import re
from itertools import pairwise

from zhitu.extract.clauses.chains import narrowed, narrowest
from zhitu.extract.clauses.dropped import Wanted, carried_patient, carried_subject, fitting
from zhitu.extract.clauses.fitness import ACTORS, ALLOWED
from zhitu.extract.clauses.heads import subject_head
from zhitu.extract.clauses.nameless import is_undertaking, unnamed
from zhitu.extract.clauses.roles import is_employer
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.classes import BODIES, DIVISIONS, FIRMS, PLACES
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Span

__all__ = [
    "BUILDERS",
    "TOGETHER",
    "agent_of",
    "companion",
    "doer_of",
    "head_of_relative",
    "investing",
    "last_of_agent",
    "listed_object",
    "object_of",
    "passive_of",
    "subject_of",
    "writes_next",
]

#: Who completes and opens things, and is hardly ever completed.
BUILDERS = frozenset(
    ("Company", "GovernmentBody", "FinancialInstitution", "Organization", "City", "District", "Region", "Country")
)
#: Verbs of doing together, which make a companion (与X) one of the subjects.
TOGETHER = re.compile(wording("together-verbs"))


def subject_of(
    scene: Scene, clause: Clause, left: list[Group], wanted: Wanted, span: Span
) -> tuple[Group | None, bool]:
    """The subject of a verb whose clause has `left` before it, and whether it is carried over."""
    pivot = _pivot(scene, left, span)
    if pivot is not None:
        return (pivot, False) if fitting(scene, pivot, wanted) else (None, False)
    asked = _asked(scene, left) if wanted.agent else None
    if asked is not None:
        return (narrowed(scene, asked), False) if fitting(scene, asked, wanted) else (None, False)
    free = [g for g in left if scene.role(g).free and not is_employer(scene, g)]
    fit = [g for g in free if fitting(scene, g, wanted)]
    head = subject_head(scene, clause.span.start, span.start)
    if head is not None and any(d.span.overlaps(head.span) for d in scene.dates):
        head = None  # 甲铁路|“十四五”期间|通车
    if fit and wanted.agent:
        other = head is not None and head.group is None and head.span.start >= fit[0].span.end
        return (None if other else narrowed(scene, fit[0])), False
    if fit:
        last = _summed_up(scene, fit)
        more = _MORE if not wanted.classes.isdisjoint(scene.classes(last.things[-1])) else _AGREEMENT
        goes_on = more.match(scene.text, last.span.end) is not None
        other = head is not None and head.group not in fit and head.span.start >= fit[-1].span.end and not goes_on
        return (None if other else last), False
    if free:
        return (None, False) if wanted.event else (free[0], False)
    if wanted.agent and _AGENT.search(scene.masked(clause.span.start, span.start)):
        return None, False  # 由该公司建设: by somebody whom no name names
    carried = carried_subject(scene, clause, wanted)
    if wanted.agent and carried is not None and is_undertaking(scene, clause.span.start, span.start, carried):
        return None, False
    return (None, False) if unnamed(scene, clause.span.start, span.start, carried) else (carried, True)


#: 甲协议、乙协议、|某委员会与丙公司合作协议等|签订: a list whose last members no name names.
_MORE = re.compile(f"[”》]?、[^，。；]{{2,60}}?{wording('more-in-list')}")
_AGREEMENT = re.compile(f"[^，。；、]{{0,30}}?{wording('listed-agreements')}")
#: 甲线、乙园|等一批|沪苏合作|项目: what the list is summed up as.
_SUM, _SORT = (
    re.compile(f"[”》]?等{wording('list-sums')}?[^，。；、]{{0,4}}"),
    re.compile(f"[”》]?[^，。；、]{{0,8}}{wording('list-sorts')}"),
)


def _summed_up(scene: Scene, fit: list[Group]) -> Group:
    """The last of names that may be the subject, or the list that it only tells the sort of."""
    last = fit[-1]
    if len(fit) < 2 or _SORT.match(scene.text, last.span.end) is None:
        return last
    return fit[-2] if _SUM.fullmatch(scene.text, fit[-2].span.end, last.span.start) else last


#: 推动甲水库、乙灌区|等重点项目|年内开工: what the members of a list are.
_SUMMED = re.compile(
    r"[”》]?等(?:一批|首批)?(?:\d+|[一二两三四五六七八九十]+)?[个项]?(?:重[点大]|骨干|标志性)*"
    r"(?:[水交产铁公能][利通业路源])?(?:项目|工程)(?![^，。；]{0,4}落[地户])"
)


def _pivot(scene: Scene, left: list[Group], span: Span) -> Group | None:
    """The object of a verb that is the subject of the next (支持X设立Y): no other verb between it and the verb."""
    if not left or not scene.role(left[-1]).after_verb:
        last = next((g for g in reversed(left) if not scene.role(g).marker), None)
        if last is None or not scene.role(last).after_verb:
            return None
    loose = [g for g in left if scene.role(g).loose and scene.role(g).after_verb]
    if not loose:
        return None
    summed = _SUMMED.match(scene.text, loose[-1].span.end)
    start = summed.end() if summed else loose[-1].span.end
    between = [t for t in scene.tokens if start <= t.start and t.end <= span.start]
    return None if any(t.tag in ("v", "vn", "n") and not scene.covered(t.start) for t in between) else loose[-1]


#: 甲县希望|乙大学|三年内推动在当地设立丙院: who is asked to do it.
_ASKS = re.compile(f"[^，。；{SLOT}]{{0,4}}(?:{wording('mood-wishes')}|{wording('mood-orders')})[“《]?")


def _asked(scene: Scene, left: list[Group]) -> Group | None:
    """Of the names before a verb the one that another asks to act."""
    for asker, g in pairwise(left):
        if scene.role(asker).free and _ASKS.fullmatch(scene.masked(asker.span.end, g.span.start)):
            return g if ACTORS.intersection(scene.classes(g.things[-1])) else None
    return None


#: 甲集团与乙市签约，|将投资30亿元|建设丙基地; not 共同投资.
_INVESTS, _JOINTLY = re.compile("(?<!招商)(?<!吸引)投资"), re.compile("共同|联合|双方|合资|各自?出资|携手")


def investing(scene: Scene, subject: Group | None, clause: Clause, span: Span) -> Group | None:
    """Of those who agree on something the firms, where the clause tells of what is invested."""
    if subject is None or len(subject.things) < 2 or not _INVESTS.search(scene.text, clause.span.start, span.end):
        return subject
    firms = tuple(t for t in subject.things if not FIRMS.isdisjoint(scene.classes(t)))
    others = (t for t in subject.things if t not in firms)
    hosts = all(not _HOSTS.isdisjoint(scene.classes(t)) for t in others)
    if not firms or not hosts or _JOINTLY.search(scene.text, clause.span.start, span.end):
        return subject
    return Group(subject.span, firms, tuple(m for m in subject.mentions if not set(firms).isdisjoint(m.things)))


_HOSTS = PLACES | {"GovernmentBody"}
_AGENT = re.compile("[由被经]")


def companion(scene: Scene, subject: Group | None, left: list[Group], span: Span) -> Group | None:
    """The subject with whom it acts together: 甲将与乙共建."""
    if subject is None:
        return None
    if subject.mentions and not PLACES.isdisjoint(scene.classes(subject.things[-1])):
        subject = Group(subject.span, narrowest(scene, subject), subject.mentions)
    start = max(subject.span.end, scene.clause(span.start).span.start)
    if not TOGETHER.search(scene.masked(start, span.end)):
        return subject
    others = [g for g in left if scene.role(g).marker == "with" and g.span.start >= start]
    things = tuple(dict.fromkeys((*subject.things, *(t for g in others for t in g.things))))
    return Group(subject.span, things, subject.mentions) if others else subject


def agent_of(scene: Scene, left: list[Group], span: Span, *, relative: bool) -> Group | None:
    """Who does it in a passive (由X承建); in a main clause nobody of an attributive one (由甲研制的飞船|投入使用)."""
    for g in reversed(left):
        inner = scene.role(g).inner or "的" in scene.masked(g.span.end, span.start)
        if scene.role(g).marker == "by" and (relative or not inner):
            return left[-1] if g is not left[-1] and has_own(scene, left) else g
    return None


def has_own(scene: Scene, left: list[Group]) -> bool:
    """Whether the last name before a verb is who does this one of listed verbs: 由甲主办、|乙|承办."""
    if len(left) < 2 or scene.role(left[-1]).marker:
        return False
    start = left[-1].span.start - scene.text.endswith("“", 0, left[-1].span.start)
    verb = next((t for t in scene.tokens if t.end == start - 1), None)
    acts = verb is not None and verb.tag in ("v", "vn") and verb.start >= left[-2].span.end
    return acts and scene.text[start - 1] == "、"


#: 甲公司|为|乙集团|建造的丙轮: for whom it is done.
_FOR_WHOM = re.compile("[为给替向][“《]?$")


def doer_of(scene: Scene, left: list[Group]) -> Group | None:
    """Who does what a relative clause tells, of the names before its verb; not for whom it is done.

    为 that follows a work says what that is: 甲桥为|乙局|承建的工程.
    """
    *others, last = left
    if scene.role(last).marker != "of" or not _FOR_WHOM.search(scene.text, last.span.start - 2, last.span.start):
        return last
    free = next((g for g in reversed(others) if not scene.role(g).marker), None)
    return last if free is not None and BUILDERS.isdisjoint(scene.classes(free.things[-1])) else free


def last_of_agent(scene: Scene, agent: Group, left: list[Group]) -> Group:
    """The name that ends an agent: of 由某公司董事长某某 the person, of 由甲省|乙市、丙省|丁市 the cities."""
    end = agent
    if (smaller := narrowed(scene, agent)).things != agent.things:
        return smaller
    for g in left:
        gap = scene.masked(end.span.end, g.span.start)
        if g.span.start >= end.span.end and len(gap) <= 6 and not re.search(r"[，、的在于和与]", gap):
            end = g
    return end


def passive_of(
    scene: Scene, clause: Clause, agent: Group, left: list[Group], wanted: Wanted
) -> tuple[Group | None, bool]:
    """What 由X is done to: the subject before the agent, else the dropped subject."""
    before = [g for g in left if g.span.end <= agent.span.start and fitting(scene, g, wanted)]
    free = [g for g in before if scene.role(g).free] or [g for g in before if scene.role(g).loose]
    if free:
        at = max(scene.text.rfind(by, free[-1].span.end, agent.span.start) for by in "由被经获")
        if at < 0:
            return free[-1], False
        head = subject_head(scene, clause.span.start, at)
        other = head is not None and head.group is None and head.span.start >= free[-1].span.end
        between = scene.words(free[-1].span.end, at)
        other = other or (any(t.tag == "v" for t in between) and between[-1].tag == "n")
        return (None if other else free[-1]), False  # 甲校与乙市合作办学项目|获丙部批准
    if any(scene.role(g).free and scene.text.startswith("由", g.span.end) for g in left):
        return None, False  # 丁大会由乙部主办: it is done to what is of no such class
    patient, _ = carried_patient(scene, clause, wanted)
    if patient is not None and wanted.made and _ACTS.issuperset(scene.classes(patient.things[0])):
        as_such = _AS_SUCH.search(scene.text, agent.span.end, clause.span.end) is not None
        patient = patient if as_such else _made_before(scene, clause)
    if patient is not None and is_undertaking(scene, clause.span.start, agent.span.start, patient):
        return None, False
    if unnamed(scene, clause.span.start, agent.span.start, patient):
        return None, False  # 配套酒店由乙公司运营
    return patient, True


#: Who asks for leave and is not what is granted.
_ACTS = DIVISIONS | {"Country", "Region", "GovernmentBody", "Company", "Person"}
#: 某镇……，2019年获省政府批准|为历史文化名镇.
_AS_SUCH = re.compile("[批核][准复][为成列]")


def _made_before(scene: Scene, clause: Clause) -> Group | None:
    """What the clause before ends with: 甲市编制了乙规划，|2019年获国务院批复."""
    if not clause.index:
        return None
    before = scene.inside(scene.sentence.clauses[clause.index - 1].span)
    made = before[-1] if before and scene.role(before[-1]).after_verb else None
    return made if made is not None and not ALLOWED["approved"].isdisjoint(scene.classes(made.things[-1])) else None


def head_of_relative(scene: Scene, clause: Clause, span: Span, right: list[Group]) -> Group | None:
    """What a relative clause without subject tells of: 对接甲机场的|乙枢纽|正式启用, 建成位于甲山的|乙电站."""
    if len(right) < 2:
        return None
    near = len(scene.masked(span.end, right[0].span.start)) <= 2
    while len(right) > 2 and right[1].span.start == right[0].span.end:
        right = right[1:]  # 位于甲省|乙县的丙桥
    between = scene.masked(right[0].span.end, right[1].span.start).rstrip("“《")
    if not near or not between.endswith("的") or len(between) > 6 or "，" in between:
        return None
    opens = _RELATIVE_OPENS.search(scene.masked(clause.span.start, span.start))
    if opens is None:
        at = span.start - scene.text.endswith("了", 0, span.start)  # 关停了|位于甲山的乙厂
        return right[1] if any(t.tag in ("v", "vn") and t.end == at for t in scene.tokens) else None
    after = next(iter(scene.words(right[1].span.end, clause.span.end)), None)
    if after is None or after.tag == "w":
        return right[1] if opens[0].startswith(SLOT) else None  # 建有位于甲山的乙院和|位于丙市的丁院。
    acts = after.start == right[1].span.end and after.tag in ("v", "d", "ad", "vd", "p")
    return right[1] if acts else None


#: 位于甲山的乙院|和|位于丙市的丁院: what stands before a relative clause that is one of a list, or the first words.
_RELATIVE_OPENS = re.compile(f"^(?:其中|当中)?$|{SLOT}[”》]?(?:、|和|与|及|以及)$")

_VERBAL = ("v", "vd", "p", "c", "r")
_OBJECT_START = re.compile(wording("before-object") + "?(?:[我全][国省市县区](?!级))?")
_AFTER_OBJECT = re.compile(f"^(?:[”》）]|等)*{wording('object-side')}?的(?!{wording('object-no-owner')})")
_SITED = re.compile(f"了?{wording('object-sited')}")
_OF_IT = re.compile(r"(?!的[^，。；、]{1,6}的)[^，。；、]{0,10}?的(?![“《]?[，。；])")
_AS_CORE = re.compile(r"[”》]?为[^，。；、]{1,8}的")


def object_of(scene: Scene, span: Span, right: list[Group]) -> Group | None:
    """The name after a verb, where only words that describe it stand between; names that modify it are passed over."""
    start = span.end
    ahead = right or _after_dash(scene, span)
    for g in ahead[:3]:
        gap = scene.text[start : g.span.start]
        core = _AS_CORE.match(scene.text, g.span.end) if gap == "以" else None  # 建设以甲为核心的|乙走廊
        sited = _SITED.fullmatch(gap) and _OF_IT.match(scene.text, g.span.end)  # 建成位于甲山的|乙电站
        if passed := core or sited:
            start = passed.end()
            continue
        if len(gap) > 24 or re.search(r"[，。；：、]|[^以]及.*的$|^(?:项目|工程)(?:以?及|[和与])", gap):
            return None  # 甲园|建设|项目以及总投资4亿元的|乙园: what is built is no object
        if not (gap.endswith(("的", "——")) or _describes(scene, start, g)):
            return None
        owner = _AFTER_OBJECT.match(scene.text[g.span.end : g.span.end + 4]) or _ranks(scene, g) or _has_piece(scene, g)
        owner = owner or writes_next(scene, g) is not None  # 落实省委、省政府|《关于……的意见》
        if not owner and not (scene.role(g).inner and g is not ahead[-1]):  # 通过某委员会报送的规划: the plan
            return g
        start = g.span.end
    return None


def listed_object(scene: Scene, span: Span, right: list[Group], classes: frozenset[str]) -> Group | None:
    """The names of a list whose first member has none: 建成联通甲省的第一通道、|乙铁路."""
    for g in right:
        gap = scene.masked(span.end, g.span.start)
        if len(gap) > 36 or gap.startswith("、") or re.search("[，。；：]", gap):
            return None  # 甲馆启用、|乙校开办、丙园开放: what follows is told by itself
        named = not classes.isdisjoint(scene.classes(g.things[0]))
        if gap.endswith(("、", "和", "及", "以及")) and named and scene.role(g).marker in ("", "with"):
            words = scene.words(span.end, g.span.start)
            return g if any(t.tag in ("n", "nz", "nw") and not scene.covered(t.start) for t in words) else None
    return None


_FIRST = re.compile(r"的?首[列趟班批艘架辆台]")
_RANKS = re.compile(f"的?{wording('object-ranks')}")
#: 承建的|甲铁路|控制性工程|乙隧道: the piece of a work that is meant.
_PIECE = re.compile(f"[”》]?的?(?:{wording('works-that-matter')}|全线)*{wording('works-as-pieces')}工程[—“]*")


def _has_piece(scene: Scene, g: Group) -> bool:
    """Whether a name only says of which work the next one is a piece."""
    piece = _PIECE.match(scene.text, g.span.end)
    return piece is not None and any(h.span.start == piece.end() for h in scene.groups)


def writes_next(scene: Scene, g: Group) -> Group | None:
    """The document in marks right behind the bodies that it is of: 省委、省政府|《关于……的意见》."""
    if not scene.text.startswith("《", g.span.end):
        return None
    paper = next((h for h in scene.groups if h.span.start == g.span.end), None)
    if paper is None or scene.classes(paper.things[0]) != ("Policy",):
        return None
    return paper if all(not _ISSUES.isdisjoint(scene.classes(t)) for t in g.things) else None


#: Who issues documents.
_ISSUES = BODIES | PLACES


def _ranks(scene: Scene, g: Group) -> bool:
    """A place, or a line, before what it has (粤港澳大湾区首趟……, 甲铁路首列……)."""
    if _FIRST.match(scene.text[g.span.end : g.span.end + 3]):
        return True
    return bool(_RANKS.match(scene.text[g.span.end : g.span.end + 6])) and not PLACES.isdisjoint(
        scene.classes(g.things[0])
    )


def _after_dash(scene: Scene, span: Span) -> list[Group]:
    """建成全国首个新区——X: the name in the clause after a dash."""
    clause = scene.clause(span.start)
    if not scene.text.endswith("—", 0, clause.span.end) or clause.index + 1 >= len(scene.sentence.clauses):
        return []
    following = scene.sentence.clauses[clause.index + 1]
    return [g for g in scene.inside(following.span)[:1] if g.span.start - following.span.start <= 1]


def _describes(scene: Scene, start: int, g: Group) -> bool:
    """Whether the words from `start` to a name can all stand before a noun: 首期10亿元, 国家级, 新一轮."""
    opening = _OBJECT_START.match(scene.text[start : g.span.start])
    start += opening.end() if opening else 0
    words = [t for t in scene.tokens if start <= t.start and t.end <= g.span.start]
    if words and scene.text[words[-1].start : g.span.start] in ("该", "此", "这一"):
        words.pop()  # 印发该|方案
    nouns = sum(t.end - t.start for t in words if t.tag in ("n", "vn"))
    return nouns <= 6 and not any(t.tag in _VERBAL for t in words)
