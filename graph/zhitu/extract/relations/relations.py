"""Predicates with their arguments, and lists of actors → claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.clauses.arguments import TOGETHER
from zhitu.extract.clauses.chains import before_companion, chained, narrowest
from zhitu.extract.clauses.fitness import ACTORS
from zhitu.extract.clauses.frames import Frame, Predicate
from zhitu.extract.clauses.heads import modifies
from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.talks import talks_about
from zhitu.extract.events.rites import begun_by
from zhitu.extract.relations.couples import couples
from zhitu.extract.statements.claims import claims
from zhitu.extract.statements.holders import founds, has_object
from zhitu.extract.statements.plain import PLAINLY, is_plain
from zhitu.extract.statements.refused import goes_on, is_beforehand, is_developed, is_furthered, is_whole, refused
from zhitu.extract.text.classes import BODIES, PLACES, STRUCTURES
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.model import Claim, Span, Status

__all__ = ["from_frames", "from_lists"]

_BUILT_AFTER = re.compile(
    r"[”》]?(?:、[^，。；、\d]{2,10}){0,3}(?:等[^，。；]{0,10}?)?(?:的)?(?:项目|工程)?"
    rf"(?:{wording('build-how')}|和|与|及){{0,2}}(?:建设|兴建)(?!{wording('build-in-names')})"
)
#: Verbs that tell of a work only together with its building: 加快甲运河|建设.
_FURTHERS = frozenset(words("further-words"))
#: Who carries something out does not only further it: 认真|落实甲规划.
_CARRIES_OUT = words("carries-out")
#: What somebody makes a thing into.
_BECOMES = re.compile(rf"[”》]?(?:等[^，。；]{{0,6}})?{wording('become-haste')}?{wording('become-verbs')}")


def from_frames(scene: Scene, frame: Frame) -> list[Claim]:
    """What a predicate with subject and object states."""
    subject, obj = frame.subject, frame.object
    found: list[Claim] = []
    if subject is not None and obj is not None and not (frame.relative and frame.carried):
        found += _main(scene, frame, subject, obj)
        for further in _further(scene, frame, obj):
            found += _main(scene, frame, subject, further)
    return found + _together(scene, frame) + _places_of(scene, frame) + begun_by(scene, frame)


#: Between the members of a list that is broken by what is in brackets or names nothing: 甲校区（乙港）片区、丙学院.
_BETWEEN = re.compile(
    rf"[”》]?(?!情况|[^，。；]{{0,4}}(?:介绍|汇报))(?:（[^（）]*）)?[^，。；：（）的{SLOT}]{{0,6}}(?:、|以及|和|及)[“《]?"
)


#: 推进|双方|合作向更宽领域迈进: what two have with each other is furthered, and neither of them.
_BETWEEN_THEM = re.compile(wording("of-both"))


def _is_of_both(scene: Scene, obj: Group) -> bool:
    anaphor = any(m.anaphor for m in obj.mentions)
    return anaphor and len(obj.things) > 1 and _BETWEEN_THEM.match(scene.text, obj.span.end) is not None


def _further(scene: Scene, frame: Frame, obj: Group) -> Iterator[Group]:
    """What a list that begins with the object goes on to name."""
    if obj not in scene.groups or frame.relative or frame.passive:
        return
    for g in scene.groups[scene.groups.index(obj) + 1 :]:
        if not _BETWEEN.fullmatch(scene.masked(obj.span.end, g.span.start)):
            return
        if scene.clause(g.span.start) != scene.clause(obj.span.start):
            return  # 甲与乙共建丙、|丁与戊共建己
        yield (obj := g)


def _main(scene: Scene, frame: Frame, subject: Group, obj: Group) -> list[Claim]:
    predicate = frame.predicate
    relation = predicate.relation or _held_by(scene, frame, subject, obj)
    if not relation or refused(scene, frame, subject, obj) or _is_another(scene, frame, relation, subject, obj):
        return []
    if relation == "participatesIn":
        subject = _in_person(scene, frame, subject)
        relation = "builds" if _takes_part_in_building(scene, frame, obj) else relation
    if predicate.word == "控股":
        obj = before_companion(scene, obj)  # 控股子公司甲与乙签约
    source, target = (obj, subject) if predicate.source == "O" else (subject, obj)
    targets = narrowest(scene, target) if relation in ("locatedIn", "connects") else target.things
    relation = _furthered(scene, predicate, relation, obj)
    if not relation or _is_only_where(scene, relation, target, obj):
        return []
    if relation == "foundedBy" and predicate.word.endswith(_SETS_UP) and _is_built(scene, obj):
        relation, source, targets = "builds", subject, obj.things  # 在甲市设立乙基地
    if predicate.word == "发展" and all(_BUILT & set(scene.classes(t)) for t in obj.things):
        relation = "builds"  # 发展甲制造中心
    if relation in ("supports", "implements") and all(scene.classes(t) == ("Industry",) for t in obj.things):
        relation = "focusesOn"
    if _is_there(scene, predicate, relation, subject, obj):
        relation, source, targets = "locatedIn", obj, subject.things
    here = obj in scene.groups  # an object carried over has no part in this sentence
    modifier = here and scene.role(obj).modifier and not is_whole(scene, frame, obj)
    if relation in ("builds", "supports", "focusesOn") and modifier:
        return []
    how = "+carried" if frame.carried else PLAINLY if predicate.relation and is_plain(scene, frame) else ""
    rule = f"predicate:{predicate.word}{how}"
    evidence = frame.evidence
    if here and obj.span.end > evidence.end:
        evidence = Span(evidence.start, obj.span.end)
    to_come = predicate.word.startswith(_TO_COME) and not scene.text.startswith("了", frame.span.end)
    status: Status = "expected" if to_come else frame.status
    return list(claims(scene, source.things, relation, targets, evidence=evidence, status=status, rule=rule))


def _is_another(scene: Scene, frame: Frame, relation: str, subject: Group, obj: Group) -> bool:
    """Whether a predicate tells of others than its arguments, or what another rule tells."""
    predicate = frame.predicate
    if relation == "locatedIn" and frame.carried and scene.text.startswith("的", chained(scene, obj).span.end):
        return True  # 位于甲市的乙水库: not what the sentence before speaks of
    if relation == "locatedIn" and scene.text.endswith("其", 0, frame.span.start):
        return True  # 甲公司在其|位于乙市的丙厂: where its works are
    if relation == "concerns" and predicate.word in _TURNS_TO and not _meets(scene, subject):
        return True  # 甲规划聚焦乙产业 is told as what it develops
    # 甲……，包括乙: what the clauses before speak of need not be the whole
    return relation == "partOf" and predicate.source == "O" and frame.carried


def _furthered(scene: Scene, predicate: Predicate, relation: str, obj: Group) -> str:
    """The relation to what is furthered: whether it is supported, built or carried out; empty where it is none."""
    built = _BUILT_AFTER.match(scene.text[obj.span.end : obj.span.end + 40])
    if predicate.word in _FURTHERS and not built:
        return ""
    if relation == "implements":
        made = [set(scene.classes(t)) for t in obj.things]
        if _BECOMES.match(scene.text, obj.span.end) or is_developed(scene, obj):
            relation = "supports"  # 推动甲机场打造国际枢纽, 推进甲港和乙港一体化发展: it stands already
        elif all(m <= STRUCTURES for m in made) and _is_only_pushed(scene, predicate, obj, built=built is not None):
            return ""
        elif (built and all(PLACES.isdisjoint(m) or "Zone" in m for m in made)) or all(m <= STRUCTURES for m in made):
            relation = "builds"
        elif all(scene.things[t].name.rstrip("”").endswith("试点") for t in obj.things):
            relation = "participatesIn"
    if relation in ("implements", "supports") and _is_of_both(scene, obj):
        return ""
    if relation != "implements" or predicate.word.endswith(_CARRIES_OUT) or not _acts(scene, obj):
        return relation
    # 推动甲地区|高质量发展, 推动乙大学|建设丙
    return "supports" if is_furthered(scene, obj) or _does(scene, obj) else relation


def _is_only_where(scene: Scene, relation: str, target: Group, obj: Group) -> bool:
    """Whether names only tell between which places something is, or in which towns something is built."""
    if relation == "locatedIn":
        end = max(target.span.end, scene.clause(target.span.start).span.end)
        return _BETWEEN_TWO.match(scene.masked(target.span.end, end)) is not None  # 位于海川与云州的结合部
    # 建设昆明、大理两个枢纽: the towns are where
    return relation == "builds" and all(e and e.adcode for e in (scene.things[t].entry for t in obj.things))


def _is_there(scene: Scene, predicate: Predicate, relation: str, subject: Group, obj: Group) -> bool:
    """Whether a place only has what others build or bring there: 甲市引进乙项目, 这里建成了甲产业园."""
    if relation == "uses":
        return predicate.word in ("引进", "引入") and _wins(scene, subject, obj)
    return relation == "builds" and scene.text[slice(*subject.span)] in ("这里", "此地")


def _is_only_pushed(scene: Scene, predicate: Predicate, obj: Group, *, built: bool) -> bool:
    """Whether somebody does not build a work but sees that others do: 市发改委推动甲大桥前期工作, 乙局推动丙隧道."""
    return (predicate.word.endswith("推动") and not built) or is_beforehand(scene, obj)


#: Verbs by which a work is built as a body is founded: 设立生产基地.
_SETS_UP = ("设立", "建立", "新设", "开设", "创建", "兴办")


def _is_built(scene: Scene, g: Group) -> bool:
    return all(STRUCTURES.issuperset(scene.classes(t)) for t in g.things)


#: What a meeting is about, and others go in for: 聚焦, 围绕.
_TURNS_TO = frozenset(("聚焦", "围绕"))


def _meets(scene: Scene, g: Group) -> bool:
    return all("Conference" in scene.classes(t) for t in g.things)


#: 甲市筹备设立乙基金, 甲市拟|设立乙基金: a verb of what is still to come.
_TO_COME = words("to-come-verbs")
_BUILDABLE = frozenset(("Facility", "Zone"))


def _takes_part_in_building(scene: Scene, frame: Frame, obj: Group) -> bool:
    """参与建设甲大桥, 参与|甲大桥|建设: who does, builds it; not what is a project, of which one can be a part."""
    if frame.predicate.word not in ("参与建设", "参与", "参建"):
        return False
    built = frame.predicate.word != "参与" or _BUILT_AFTER.match(scene.text, obj.span.end) is not None
    return built and all(_BUILDABLE.issuperset(scene.classes(t)) for t in obj.things)


def _held_by(scene: Scene, frame: Frame, subject: Group, obj: Group) -> str:
    """Who holds a conference takes part in it: 甲市举办乙博览会; but 甲市举行|乙项目|开工仪式."""
    if _is_built(scene, obj) or _is_work(scene, obj):
        return ""
    acts = all(not ACTORS.isdisjoint(scene.classes(t)) for t in subject.things)
    return "participatesIn" if frame.predicate.event == "held" and acts and not frame.carried else ""


def _is_work(scene: Scene, g: Group) -> bool:
    """Whether what is held is the ceremony of a work, which the work's own name stands for."""
    return all("Project" in scene.classes(t) for t in g.things)


def _wins(scene: Scene, subject: Group, obj: Group) -> bool:
    """Whether a place gets what others build: 甲市|引进|乙电池工厂; but 甲医院引进丙设备."""
    place = all(PLACES.issuperset(scene.classes(t)) for t in subject.things)
    return place and all(STRUCTURES.issuperset(scene.classes(t)) for t in obj.things)


def _acts(scene: Scene, g: Group) -> bool:
    return all((BODIES | PLACES).issuperset(scene.classes(t)) for t in g.things)


def _does(scene: Scene, g: Group) -> bool:
    """Whether a verb follows, of which a name is the subject."""
    after = next(iter(scene.words(g.span.end, scene.clause(g.span.start).span.end)), None)
    return after is not None and after.start == g.span.end and after.tag == "v"


def _in_person(scene: Scene, frame: Frame, subject: Group) -> Group:
    """Who takes part: of 某部部长某某 the person, not the body."""
    after = [g for g in scene.groups if subject.span.end <= g.span.start and g.span.end <= frame.span.start]
    near = after and len(scene.masked(subject.span.end, after[0].span.start)) <= 6
    is_person = near and "Person" in scene.classes(after[0].things[0])
    return after[0] if is_person and scene.role(after[0]).marker == "" else subject


#: Where two places meet, which is in neither.
_BETWEEN_TWO = re.compile(rf"(?:[-—、和与及]{SLOT}+)?[^，。；]{{0,6}}?{wording('between-two')}")
_BUILT = frozenset({"Facility", "Zone", "Project", "ResearchInstitute"})
#: Of more that act together not every two do: annotators mark one pair in five of those that build or found one thing,
#: and one list taken amiss would be many wrong claims.
_FEW = 2


#: 甲基金分别与乙公司及|丙银行、丁银行|签约: each with the first.
_WITH_EACH = re.compile("分别(?:与|和|同)")
#: 甲公司、乙公司|等9家企业已与丙园签约: each with the last.
_MANY_WITH_ONE = re.compile(r"等\d+家[^，。；]{0,10}?[与同和][^，。；、]+")


def _together(scene: Scene, frame: Frame) -> list[Claim]:
    """甲和乙共建……: the members of the subject act together."""
    subject = frame.subject
    if subject is None or not 2 <= len(subject.things) <= _FEW or subject.span.end > frame.span.start:
        return []
    words = scene.masked(max(subject.span.end, scene.clause(frame.span.start).span.start), frame.span.end)
    if _WITH_EACH.search(scene.masked(scene.clause(frame.span.start).span.start, subject.span.start)):
        return []
    if _MANY_WITH_ONE.match(scene.masked(subject.span.end, frame.span.start)):
        return []
    if not TOGETHER.search(words) or not all(ACTORS & set(scene.classes(t)) for t in subject.things):
        return []
    found: list[Claim] = []
    for k, a in enumerate(subject.things):
        found += claims(
            scene,
            (a,),
            "cooperatesWith",
            subject.things[k + 1 :],
            evidence=frame.evidence,
            status=frame.status,
            rule="list:together",
        )
    return found


_LOCATING = frozenset({"held", "founded", "opened", "constructionStarted", "completed", "signed", "milestone"})
_SIGNERS = frozenset({"GovernmentBody", "Company", "FinancialInstitution", "School", "ResearchInstitute", "Person"})


def _places_of(scene: Scene, frame: Frame) -> list[Claim]:
    """在PLACE举行: where an event took place is where its holder is."""
    makes = frame.predicate.relation in ("builds", "foundedBy") and frame.object is not None
    if not (makes or frame.predicate.event in _LOCATING) or frame.predicate.word in ("签署", "签订"):
        return []
    holder = frame.object if (makes or "O" in frame.predicate.of) and frame.object is not None else frame.subject
    if holder is None or (frame.carried and holder is frame.subject):
        return []
    if frame.predicate.event == "held" and _is_work(scene, holder):
        return []  # 甲工程开工典礼在乙广场举行: the ceremony is there
    if holder is frame.subject and founds(frame.predicate) and not frame.passive and has_object(scene, frame):
        return []  # 甲部在乙省设立试验区: where it sets one up
    if (
        frame.predicate.event == "signed"
        and holder is frame.subject
        and _SIGNERS & set(scene.classes(holder.things[0]))
    ):
        return []  # 甲公司在海川签约: it is not there
    if frame.predicate.word.endswith("上市"):
        return []  # 甲公司在香港挂牌|上市: its shares are traded there
    if frame.passive:
        holder = frame.object or holder
    clause = scene.clause(frame.span.start)
    found: list[Claim] = []
    for g in scene.inside(clause.span):
        near = g.span.end <= frame.span.start and len(scene.masked(g.span.end, frame.span.start)) <= 12
        if g is not holder and near and scene.role(g).marker == "at":
            found += claims(
                scene,
                holder.things,
                "locatedIn",
                narrowest(scene, g),
                evidence=frame.evidence,
                status=frame.status,
                rule="place",
            )
    return found


_JOINT = re.compile(rf"^(?:等[^，。；]{{0,6}})?(?:的|间|之间)?[^，。；]{{0,10}}{wording('act-together')}")
#: What others do for the members of a list (放大甲、乙等4个都市圈的|联动效应) is not what these do.
_TOGETHERNESS = re.compile(rf"^(?:等[^，。；的]{{0,8}})?的[^，。；]{{0,8}}{wording('what-comes-of-lists')}")
#: A paper of the two before it, as lists of what was signed name it: 甲国和乙国|关于丙的谅解备忘录.
_PACT = re.compile(rf"^关于[^，。；《》]{{1,40}}{wording('pacts-of-two')}(?=[，。；、]|等|$)")
#: Who signs with whom; each of 甲和乙签约入驻丙 signs with the third.
_SIGNED = re.compile(rf"^[^，。；与同和]{{0,8}}签(?:署|订|下|约(?!{wording('sign-settling')}))")
_JOINED = re.compile(rf"^(?:等[^，。；]{{0,6}})?[^，。；]{{0,3}}{wording('joined-lines')}(?=[，。；]|$)")
_WITH = re.compile(r"[与同]")
#: Of couples more than of other lists, since each acts but with its own.
_MANY = 20


def from_lists(scene: Scene) -> list[Claim]:
    """甲与乙开展合作, 甲线与乙线相连: what the members of a list do to each other."""
    found: list[Claim] = []
    for g in scene.groups:
        paired = couples(scene, g)
        if (
            not 2 <= len(g.things) <= (_MANY if paired else 6)
            or len(g.mentions) < 2
            or scene.role(g).marker
            or goes_on(scene, g)
        ):
            continue
        if modifies(scene, g) or talks_about(scene, g.span.end) or _only_describes(scene, g):
            continue
        clause = scene.clause(g.span.start)
        after = scene.masked(g.span.end, min(clause.span.end, g.span.end + 18))
        acting = all(ACTORS & set(scene.classes(t)) for t in g.things) and not _TOGETHERNESS.match(after)
        deed = (
            (_JOINT.match(after) or (_SIGNED.match(after) if paired or _with_another(scene, g) else None))
            if acting
            else None
        )
        if acting and deed is None and _with_another(scene, g):
            deed = _PACT.match(scene.text[g.span.end : clause.span.end])
        met = None if acting else _JOINED.match(after)
        verb = deed or met
        relation = "cooperatesWith" if deed else "connects"
        status = status_at(scene, g.span.end + verb.end() - 1, None) if verb else None
        if status is None:
            continue
        evidence = scene.evidence(g.span.start, min(g.span.end + 14, clause.span.end))
        for one, other in _pairs(scene, g):
            found += claims(
                scene, (one,), relation, (other,), evidence=evidence, status=status, rule=f"list:{relation}"
            )
    return found


#: 甲园区与乙市|的丙大学|开展合作: the last of them only says whose the next is.
_OF_NEXT = re.compile(f"(?:的)?[“《]?{SLOT}")


def _only_describes(scene: Scene, g: Group) -> bool:
    last = PLACES.isdisjoint(scene.classes(g.things[-1]))
    return not last and _OF_NEXT.match(scene.masked(g.span.end, g.span.end + 3)) is not None


def _with_another(scene: Scene, g: Group) -> bool:
    """甲与乙, not 甲、乙: two sides."""
    gap = scene.text[g.mentions[0].span.end : g.mentions[1].span.start]
    return len(g.mentions) == 2 and bool(re.search("[与同和]", gap))


def _pairs(scene: Scene, g: Group) -> list[tuple[int, int]]:
    """Who acts with whom in a list: all with all, but of couples each with its own, of 甲与乙、丙 the first."""
    if paired := couples(scene, g):
        return [(a, b) for one, other in paired for a in one.things for b in other.things]
    left = g.mentions[0]
    gap = scene.text[left.span.end : g.mentions[1].span.start]
    rest = scene.masked(g.mentions[1].span.end, g.span.end)
    if _WITH.search(gap) and "、" in rest:
        return [(a, b) for a in left.things for m in g.mentions[1:] for b in m.things]
    return [(a, b) for k, a in enumerate(g.things) for b in g.things[k + 1 :]]
