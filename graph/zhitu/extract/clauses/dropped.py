"""Dropped subjects and objects: whom a clause speaks of that does not name them.

They are looked for on a stack: the clauses before, the main clause after an adverbial one, the place that opens the
sentence, the subject of the sentence before, the document's topic; always one whose class the verb admits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhitu.extract.clauses.beside import designs, only_builds, plant_of
from zhitu.extract.clauses.chains import before_companion, chained, narrowed
from zhitu.extract.clauses.roles import REPORTS
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.classes import DIVISIONS
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Span
from zhitu.vocabulary import vocabulary

__all__ = [
    "SOME_OF",
    "Wanted",
    "carried_patient",
    "carried_subject",
    "fitting",
    "held_before",
    "is_remark",
    "nearby",
    "topic_of",
    "without_partner",
]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The classes that a verb admits: of an actor (`agent`), or of what something happens to (`event`).

    What is granted is `made` by somebody, who is named before it.
    """

    classes: frozenset[str]
    agent: bool
    event: bool = False
    made: bool = False


def fitting(scene: Scene, g: Group, wanted: Wanted) -> bool:
    """Whether the first thing of a group is of a class that the verb admits."""
    return not wanted.classes.isdisjoint(scene.classes(g.things[0]))


#: 甲省的联合实验室|中，有4家|设在乙市: of some of them.
SOME_OF = re.compile("[中里内]，(?:已有|有|其中)?[0-9０-９一二两三四五六七八九十百]+(?:多|余)?[家个座所项条名位支只处]")
_IS = re.compile(f"，?{wording('is-also')}?是")
_TASK = re.compile(f"{wording('task-how')}?{wording('task-verbs')}|{wording('task-purpose')}{wording('task-for')}")
_FOUNDED = re.compile(f"{wording('founded-verbs')}(?:了)?[^，。；]{{0,8}}$")


def carried_subject(scene: Scene, clause: Clause, wanted: Wanted) -> Group | None:
    """Who acts in a clause that does not say so: by this sentence, else by the one before."""
    if _IS.match(scene.text, clause.span.end - 1) and wanted.agent:
        return None  # 设立甲区，|是……的重要部署
    if SOME_OF.match(scene.text, clause.span.start - 2):
        return None
    if clause.index and _TASK.match(scene.masked(*clause.span)):  # 成立X，负责……: what X is for
        for g in scene.inside(scene.sentence.clauses[clause.index - 1].span):
            founded = _FOUNDED.search(scene.masked(scene.sentence.span.start, g.span.start)[-16:])
            if founded and fitting(scene, g, wanted) and scene.role(g).after_verb:
                return g
    told = (form(scene, clause, wanted) for form in (_former_before, _built_before, _fund_before))
    if (sited := next((g for g in told if g is not None), None)) is not None:
        return sited
    earlier = nearby(scene, clause, wanted)
    if earlier is not None:
        return earlier
    if scene.subject is None or is_remark(scene) or (wanted.agent and (_of_several(scene) or _is_asked(scene, clause))):
        return None
    subject = without_partner(scene, scene.subject, scene.sentence.clauses[: clause.index + 1])
    return subject if fitting(scene, subject, wanted) else None


#: 甲基金由乙发起，丙出资4亿元，|重点投向丁领域.
_INVESTS_IN = re.compile(f"(?:资金|基金)?(?:将|主要|重点|优先)*{wording('fund-invests')}")
_PAYS_IN = re.compile(wording("fund-paid-in"))


def _fund_before(scene: Scene, clause: Clause, wanted: Wanted) -> Group | None:
    """The fund that a sentence begins with, if the clause before only tells who pays into it."""
    first = scene.groups[0] if clause.index > 1 and scene.groups else None
    if first is None or "Fund" not in scene.classes(first.things[0]) or not fitting(scene, first, wanted):
        return None
    before = scene.sentence.clauses[clause.index - 1].span
    pays = _PAYS_IN.search(scene.masked(*before)) and _INVESTS_IN.match(scene.masked(*clause.span))
    return first if pays and scene.role(first).free else None


#: 甲高新区位于江边，前身为乙工业园，|于2002年经丙市政府批准设立: the former.
_FORMER = re.compile(f"(?:其)?前身(?:为|是|系)[“]?{SLOT}+[”]?，")
_BEGAN = re.compile("[^，。；]{0,24}?(?:批准|同意)?" + wording("began-verbs"))


def _former_before(scene: Scene, clause: Clause, wanted: Wanted) -> Group | None:
    """What a clause before names as the former of something, if this one tells how it began."""
    if not clause.index or not _BEGAN.match(scene.masked(*clause.span)):
        return None
    before = scene.sentence.clauses[clause.index - 1].span
    if not _FORMER.fullmatch(scene.masked(*before)):
        return None
    return next((g for g in scene.inside(before) if fitting(scene, g, wanted)), None)


_SITED = re.compile(f"(?:项目|工程)?(?:拟|计划)?{wording('sited-works')}")
#: 预计年底|投用: what happens to a work when it is done.
_DONE = re.compile(f"[^，。；]{{0,14}}?{wording('work-done')}")
_BUILT = re.compile(f"{wording('comes-to-be')}(?:了)?[^，。；]{{0,10}}$")


def _built_before(scene: Scene, clause: Clause, wanted: Wanted) -> Group | None:
    """将新建甲，选址在乙，年底建成: where what the clause before builds is, and when it is done, not who does it."""
    told = scene.masked(*clause.span)
    if not clause.index or not (_SITED.match(told) or (wanted.event and _DONE.match(told))):
        return None
    earlier = scene.sentence.clauses[: clause.index]
    while len(earlier) > 1 and _SITED.match(scene.masked(*earlier[-1].span)):
        earlier = earlier[:-1]
    return _built_in(scene, earlier[-1].span, wanted.classes)


#: What a firm has, and what those who hold it have: 注册资本5亿元, 甲集团持股70%.
_ITS_CAPITAL = re.compile(wording("capital-told"))
#: 取得|甲公司|51%的股份.
_SHARE_OF = re.compile("[”）]?的?[0-9][0-9.]*%的?股[份权票]")


def held_before(scene: Scene, clause: Clause) -> Group | None:
    """The firm of which shares are told: what the clause before founds, or shares of which it tells of.

    组建甲基金，注册资本5亿元，|乙集团持股60%; 甲集团取得丙公司51%的股份，|乙集团持股30%.
    """
    for before in reversed(scene.sentence.clauses[: clause.index]):
        founded = _built_in(scene, before.span, frozenset(vocabulary().classes))
        taken = (g for g in scene.inside(before.span) if _SHARE_OF.match(scene.text, g.span.end))
        held = founded or next(taken, None)
        if held is not None or not _ITS_CAPITAL.match(scene.masked(*before.span)):
            return held
    return None


def _built_in(scene: Scene, before: Span, classes: frozenset[str]) -> Group | None:
    """What a clause ends with, as what is built or founded."""
    things = (g for g in scene.inside(before) if not classes.isdisjoint(scene.classes(g.things[0])))
    built = [g for g in things if scene.role(g).after_verb]
    lead = scene.masked(before.start, built[-1].span.start) if built else ""
    ends = bool(built) and len(scene.masked(built[-1].span.end, before.end)) <= 4
    return built[-1] if ends and _BUILT.search(lead) else None


def _of_several(scene: Scene) -> bool:
    """Whether the sentence before speaks of one thing after another, so that none is its subject."""
    before = scene.before
    if before is None or before.sentence is not scene.subject_sentence:
        return False
    subjects: set[tuple[int, ...]] = set()
    for clause in before.sentence.clauses:
        free = [g for g in before.inside(clause.span) if before.role(g).free]
        subjects.update(g.things for g in free[:1])
    return len(subjects) > 2


_REMARK = re.compile(f"{wording('remark-opens')}{wording('remark-how')}?{wording('remark-says')}")


def is_remark(scene: Scene) -> bool:
    """这是推动……的成果: said of what happened, not of who did it."""
    return bool(_REMARK.match(scene.masked(*scene.sentence.span)))


def nearby(scene: Scene, clause: Clause, wanted: Wanted) -> Group | None:
    """A dropped subject that the sentence names: before, after an adverbial clause, or as its setting."""
    return (
        _by_whom(scene, clause, wanted)
        or _before(scene, clause, wanted)
        or _after(scene, clause, wanted)
        or _setting(scene, clause, wanted)
    )


_LEADS = re.compile(f"(?:共同|联合)?{wording('leads-verbs')}")
_HELPS = re.compile(f"{wording('helps-verbs')}[，；]?$")


def _by_whom(scene: Scene, clause: Clause, wanted: Wanted) -> Group | None:
    """由甲厅牵头，会同……; 由甲厅牵头，乙局配合，支持……: who leads, by the clauses before."""
    for earlier in reversed(scene.sentence.clauses[: clause.index]):
        before = scene.inside(earlier.span)
        by = (g for g in before if scene.text.endswith("由", 0, g.span.start))
        led = next((g for g in by if fitting(scene, g, wanted) and _LEADS.match(scene.text, g.span.end)), None)
        if led is not None and wanted.event:  # 甲实验室由乙大学牵头，于5月成立: the laboratory
            new = (g for g in before if g.span.end < led.span.start and scene.role(g).free)
            found = next((g for g in new if fitting(scene, g, wanted)), None)
            return found or _led(scene, earlier, led, wanted) or led
        if led is not None or not _HELPS.search(scene.masked(*earlier.span)):
            return led
    return None


def _led(scene: Scene, clause: Clause, led: Group, wanted: Wanted) -> Group | None:
    """甲基地。|由乙大学牵头建设，2023年挂牌: what a clause that begins with who leads it is about."""
    opens = led.span.start - clause.span.start == len("由")
    subject = scene.subject
    return subject if opens and subject is not None and fitting(scene, subject, wanted) else None


_MEANS = re.compile(wording("means-opens"))


def _after(scene: Scene, clause: Clause, wanted: Wanted) -> Group | None:
    """通过大力发展X，Y……: the subject of the main clause that an adverbial clause stands before."""
    if not _MEANS.match(scene.masked(*clause.span)):
        return None
    for later in scene.sentence.clauses[clause.index + 1 :]:
        free = [g for g in scene.inside(later.span) if scene.role(g).free]
        if free:
            return free[0] if fitting(scene, free[0], wanted) else None
    return None


def _setting(scene: Scene, clause: Clause, wanted: Wanted) -> Group | None:
    """在X，……: the place that opens the sentence, who acts where no name does."""
    for earlier in scene.sentence.clauses[: clause.index + 1]:
        for g in scene.inside(earlier.span):
            opens = g.span.start - earlier.span.start <= 8 and scene.role(g).marker == "at"
            last = chained(scene, g)
            after = scene.text[last.span.end : last.span.end + 1]
            if opens and after == "，" and fitting(scene, last, wanted):
                return Group(last.span, last.things[-1:], last.mentions)
    return None


#: 商会|建议，: what others should do.
_ASKS = re.compile(f"[^，。；：]{{0,8}}?{wording('asks-others')}[，：]")
_ASKS_LAST = re.compile(f"{wording('asks-others')}[，：]$")


def _is_asked(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells what somebody would have others do: 甲商会建议，|在乙市设立丙院."""
    asked = (c.span for c in scene.sentence.clauses[: clause.index])
    return any(_ASKS_LAST.search(scene.masked(*span)) is not None for span in asked)


def _only_tells(scene: Scene, g: Group, clause: Clause) -> bool:
    """市长某某表示，; 商会建议，: who says it does not do it."""
    told = scene.masked(g.span.end, clause.span.end)
    if _ASKS.fullmatch(told):
        return True
    return "Person" in scene.classes(g.things[0]) and REPORTS.match(told) is not None


def _before(scene: Scene, clause: Clause, wanted: Wanted) -> Group | None:
    """The free name of the nearest clause before; where none is, what the clause just before ends with (for events)."""
    for earlier in reversed(scene.sentence.clauses[: clause.index]):
        if (wanted.event or wanted.made) and (new := _new_in(scene, earlier, wanted)) is not None:
            return new
        free = [g for g in scene.inside(earlier.span) if scene.role(g).free and fitting(scene, g, wanted)]
        free = free if wanted.agent else [g for g in free if not (designs(scene, g) or only_builds(scene, g))]
        if free and not _only_tells(scene, free[0], earlier):
            found = narrowed(scene, plant_of(scene, free) if wanted.event else free[0])
            return without_partner(scene, found, scene.sentence.clauses[earlier.index + 1 : clause.index + 1])
    if clause.index == 0 or wanted.agent:
        return None
    last = scene.inside(scene.sentence.clauses[clause.index - 1].span)
    loose = [g for g in last if scene.role(g).loose and fitting(scene, g, wanted)]
    return loose[-1] if loose else None


_PARTNER = re.compile(f"(?:[并又还再]|同时|随后|另外)?[与同跟]{SLOT}")


def without_partner(scene: Scene, g: Group, since: Sequence[Clause]) -> Group:
    """甲与乙合作，建设丙园；|与丁合作，建设戊桥: who has another partner now is the first of the two alone."""
    renewed = any(_PARTNER.match(scene.masked(*c.span)) for c in since)
    return before_companion(scene, g) if renewed else g


#: 教育部批准设立|甲大学，……9月开学: what comes to be is what the next clauses tell of.
_COMES_TO_BE = re.compile(f"{wording('comes-to-be')}(?:了)?[“]?$")


def _new_in(scene: Scene, clause: Clause, wanted: Wanted) -> Group | None:
    """The name that ends a clause and that it says to be founded or built."""
    groups = scene.inside(clause.span)
    if not groups or not fitting(scene, groups[-1], wanted) or len(groups[-1].things) > 1:
        return None
    lead = scene.masked(clause.span.start, groups[-1].span.start)
    ends = scene.text[groups[-1].span.end : clause.span.end].strip("”》，。；") == ""
    return groups[-1] if ends and _COMES_TO_BE.search(lead) else None


#: 甲院承担了|乙桥|的设计任务，丙局承担施工: the bridge.
_SERVES = re.compile(
    f"(?:承担|负责|完成|提供)了?[“《]?(?P<work>{SLOT})[”》]?的?[^，。；]{{0,6}}?(?:设计|{wording('advises')})"
)


def _served(scene: Scene, g: Group, wanted: Wanted) -> Group | None:
    """The work for which who is named first only designs, or looks after the building."""
    rest = scene.masked(g.span.end, scene.clause(g.span.end).span.end) if g in scene.groups else ""
    if (serves := _SERVES.match(rest)) is None:
        return None
    at = g.span.end + serves.start("work")
    return next((h for h in scene.groups if h.span.start <= at < h.span.end and fitting(scene, h, wanted)), None)


def carried_patient(scene: Scene, clause: Clause, wanted: Wanted) -> tuple[Group | None, bool]:
    """What something is done to, where its clause does not name it."""
    if (former := _former_before(scene, clause, wanted)) is not None:
        return former, True
    earlier = _before(scene, clause, wanted)
    if earlier is not None:
        return _served(scene, earlier, wanted) or earlier, True
    if scene.subject is not None and fitting(scene, scene.subject, wanted):
        return scene.subject, True
    return None, True


_ACTING = DIVISIONS | {"Zone"}


def topic_of(scene: Scene, span: Span) -> Group | None:
    """The place that the document is about, as the subject of a sentence that names none."""
    if scene.topic is None or _ACTING.isdisjoint(scene.classes(scene.topic)):
        return None
    return Group(Span(span.start, span.start), (scene.topic,), ())
