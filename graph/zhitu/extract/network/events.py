"""What the network of statements says that happens to names, each with the word that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from zhitu.extract.clauses.antecedents import is_past
from zhitu.extract.clauses.beside import only_builds
from zhitu.extract.clauses.denied import is_denied
from zhitu.extract.clauses.fitness import ALLOWED
from zhitu.extract.clauses.frames import predicates, words_of
from zhitu.extract.clauses.heads import tells_of_zones
from zhitu.extract.clauses.modality import counted_before, status_at
from zhitu.extract.clauses.nameless import counts_its_own, is_vague, unnamed
from zhitu.extract.clauses.nominal import is_between
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.clauses.verb_moods import mood_of
from zhitu.extract.clauses.verb_times import time_of
from zhitu.extract.events.beginnings import moves, opens_lines
from zhitu.extract.events.events import date_of
from zhitu.extract.events.work_parts import is_of_part
from zhitu.extract.mentions.phases import is_phase
from zhitu.extract.network.apart import group_of
from zhitu.extract.network.classifier import Verdict, above
from zhitu.extract.network.entries import Entry, evidence_of, holds_park, is_title
from zhitu.extract.network.passages import EVENTS
from zhitu.extract.statements.refused import goes_on_with_talks, is_about, is_developed
from zhitu.extract.text.classes import STRUCTURES, TERRITORIES
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Event, Span, Status

__all__ = ["is_repealed", "network_events"]

#: Less is not worth weighing.
_LEAST = 0.3


def network_events(run: Sequence[Scene], entries: Sequence[Entry], verdict: Verdict) -> Iterator[Event]:
    """The events of a run's names."""
    start = run[0].sentence.span.start
    for a, e, _ in above(verdict.events, _LEAST):
        at, entry, kind = start + int(verdict.words[a, e]), entries[a], EVENTS[e]
        scene = next((s for s in run if s.sentence.span.start <= at < s.sentence.span.end), None)
        if entry.mention is None or scene is None:
            continue
        word = _verb(scene, entry, _word(scene, at), kind)
        when = next((d for d in scene.dates if d.span.overlaps(word)), None) or time_of(scene, word)
        status: Status | None = mood_of(scene, word.of(scene.text), word, when)
        if status is not None and word.of(scene.text) not in predicates():
            after = status_at(scene, word.end, when)  # 甲大学|无法|开学, 乙园|应当上榜
            status = status if after == "occurred" else after
        if kind == "planned" and status is not None:
            status = "occurred"  # that it is planned is so already
        evidence = _evidence(entry, scene, word)
        ahead = scene.sentence.span.end <= entry.item.span.start
        if (
            status is None
            or evidence is None
            or is_between(scene, word)
            or is_denied(scene, word.start)
            or (kind in _STANDING and _is_ended(entry, scene, word))
            or (kind == "founded" and _only_allowed(scene, word))
            or _SO_MANY.match(scene.text, word.end)
            or (kind == "signed" and entry.item.span.end <= word.start and _PAPERS.match(scene.text, word.end))
            or (kind == "founded" and _only_makes_up(entry, scene, word))
            or is_vague(scene, entry.item.span.end, word.start) is not None
            or _has_own_subject(entry, scene, word, kind)
            or _is_by(entry, scene, word)
            or (kind in _OF_BODIES and entry.item.span.end <= word.start and only_builds(entry.scene, group_of(entry)))
            or (
                kind == "founded"
                and (_SEATED.match(scene.text, word.start) or _founds_what_follows(entry, scene, word))
            )
            or (kind == "awarded" and (_only_listed(entry) or is_title(entry)))
            or tells_of_zones(entry.scene, group_of(entry))
            or (kind in ("issued", "tookEffect") and is_about(entry.scene, entry.item.span.end))
            or (kind == "tookEffect" and goes_on_with_talks(entry.scene, entry.item.span.end))
            or (
                kind == "opened"
                and (_is_cared_for(scene, entry, word) or _is_trial(scene, word) or _opens_line(scene, entry, word))
            )
            or (kind in _BUILT and (_STOPS.match(scene.text, word.start) or _is_part_of_list(entry, scene, word)))
            or (kind in _DONE_BY_MANY and entry.item.span.end <= word.start and counted_before(scene, word.start))
            or (kind in _DONE_BY_MANY and scene is entry.scene and counts_its_own(scene, entry.item.span, word))
            or _is_convened_by_other(entry, word)
            or _is_of_successor(entry, word)
            or holds_park(entry)
            or _is_what_another_is(entry, scene, word)
            or (kind in _BUILT and (_is_of_other(entry, scene, word) or _is_of_part(entry, scene, word, kind)))
            or (ahead and _is_said_of_another(entries, verdict, a, e, Span(word.start - start, word.end - start)))
        ):
            continue
        date = date_of(scene, word, when, status)
        for thing in entry.mention.things:
            if kind == "founded" and moves(scene, thing, word.of(scene.text)):
                continue
            if ALLOWED[kind] & set(scene.classes(thing)):
                yield Event(str(thing), kind, date, (evidence,), status, rule="network")


#: 甲园区|三百余个项目开工: what happens to so many of what it has.
_DONE_BY_MANY = frozenset(("constructionStarted", "completed", "opened", "founded"))


#: 甲医院建设项目占地50亩，包括|乙楼、丙楼|，预计年底投用: the whole opens, unless all of them are told of.
_INCLUDES = re.compile(f"{wording('includes-parts')}[^，。；]*$")
_ALL = re.compile(wording("mood-all-of-them"))


def _is_part_of_list(entry: Entry, scene: Scene, word: Span) -> bool:
    """Whether a name is one of the parts that a clause lists, and the word stands in a later one."""
    clause = scene.clause(entry.item.span.start).span if entry.scene is scene else word
    if not clause.end <= word.start or _ALL.search(scene.text, clause.end, word.start):
        return False
    return _INCLUDES.search(scene.masked(clause.start, entry.item.span.start)) is not None


def _is_of_successor(entry: Entry, word: Span) -> bool:
    """Whether a name is of what something was before, and the word stands in another clause: 揭牌，前身为|甲实验室."""
    inside = entry.scene.clause(entry.item.span.start).span.contains(word)
    return not inside and is_past(entry.scene, group_of(entry))


#: 甲集团负责乙线|运营, 丙线改由丁公司|运营: who runs it, and not that it opens.
_CARES = re.compile(f"(?:{wording('network-cared-for')}[^，。；]*|(?<![自理来缘事])由[^，。；]{{2,24}})$")
_RUN = re.compile(f"(?:日常)?{wording('network-cared-for-runs')}")
_RUN_BY = re.compile(f"[^，。；由]{{0,6}}由[^，。；]{{2,24}}{wording('network-cared-for-runs')}")
#: 甲列车5月1日起|停运, 乙线|每日开行40列: that it ceases, and how often it runs.
_STOPS = re.compile(f"(?:同[步时]|正式|全面|永久)*{wording('network-stops-work')}|{wording('network-how-often')}")


def _is_cared_for(scene: Scene, entry: Entry, word: Span) -> bool:
    """Whether a word only tells what somebody is in charge of; of a name itself what its clause tells."""
    start, end = scene.clause(word.start).span
    if scene is entry.scene and entry.item.span.contains(word):
        return _RUN_BY.match(scene.text, entry.item.span.end, end) is not None
    return _RUN.match(scene.text, word.start) is not None and _CARES.search(scene.text, start, word.start) is not None


def _opens_line(scene: Scene, entry: Entry, word: Span) -> bool:
    """Whether a place or station opens lines: 甲站首次|开行|直达乙市的列车."""
    return entry.item.span.end <= word.start and opens_lines(scene.text, word.end)


#: 大桥|正常|运营: it goes on as before.
_RUNS_ON = re.compile(f"{wording('runs-on-how')}$")
_RUNNING, _RUN_TOLD = (
    re.compile("(?:生产)?(?:运营|营运|运行|经营)|生产"),
    re.compile(f"(?:运营|营运|运行|经营)?{wording('runs-told')}"),
)


def _is_trial(scene: Scene, word: Span) -> bool:
    """Whether a word tells of a trial, a step on the way, or that something runs as it did: 试|开放, 正常|运营."""
    if _RUNS_ON.search(scene.text, max(scene.sentence.span.start, word.start - 3), word.start):
        return True
    if _RUNNING.fullmatch(scene.text, *word) and _RUN_TOLD.match(scene.text, word.end):
        return True  # 某机场1月生产|运营|快报
    return "试" in scene.text[word.start - 1 : word.start + 1]


#: 某委员会举行会议，通过关于召开|甲大会|的决定: the meeting that decides is another.
_CONVENES = re.compile(rf"关于[^，。；]{{0,8}}{wording('convenes')}[^，。；]{{0,6}}$")


def _is_convened_by_other(entry: Entry, word: Span) -> bool:
    """Whether a meeting is only called by what is decided, and a word says what was held to decide it."""
    start = entry.scene.clause(entry.item.span.start).span.start
    called = _CONVENES.search(entry.scene.text, start, entry.item.span.start)
    return called is not None and word.end <= called.start()


#: 甲站是|乙高铁|的始发站，预计明年建成: the station.
_OF_WHAT = re.compile(f"{SLOT}[”》]?(?:是|为|系)(?:[^，。；{SLOT}]{{0,6}}|[^，。；]*[、和与及])$")


def _is_what_another_is(entry: Entry, scene: Scene, word: Span) -> bool:
    """Whether a name only tells what the one before it is, and the word stands in a later clause without a name."""
    clause, name = scene.clause(word.start).span, entry.item.span
    if entry.scene is not scene or name.end > clause.start or scene.inside(clause):
        return False
    own = scene.clause(name.start).span
    tells = _OF_WHAT.search(scene.masked(own.start, name.start))
    return tells is not None and scene.masked(name.end, own.end).lstrip("”》").startswith(("的", "、", "和", "与"))


#: How sure the network must be that a word is said of a name.
_SURE = 0.5


def _is_said_of_another(entries: Sequence[Entry], verdict: Verdict, item: int, event: int, word: Span) -> bool:
    """Whether a word (its span in the passage) is said of a name of a sentence before: 甲实验室揭牌。乙由丙大学牵头."""
    return any(
        word.start <= int(verdict.words[n, event]) < word.end and float(verdict.events[n, event]) >= _SURE
        for n in range(item)
        if entries[n].mention is not None and entries[n].scene is not entries[item].scene
    )


def _is_by(entry: Entry, scene: Scene, word: Span) -> bool:
    """Whether the name is of who does it, and nothing happens to it: 软件由|甲公司|推出."""
    g = group_of(entry)
    here = entry.scene is scene and scene.clause(word.start).span.contains(g.span)
    return here and g.span.end <= word.start and scene.role(g).marker == "by"


_OF_BODIES = frozenset(("founded", "opened", "completed"))
#: What happens to works.
_BUILT = frozenset(("constructionStarted", "underConstruction", "milestone", "completed", "opened"))


def _has_own_subject(entry: Entry, scene: Scene, word: Span, kind: str) -> bool:
    """Whether the word's clause, which does not name the thing, tells of another: 甲大桥开工，乙隧道|建成."""
    clause = scene.clause(word.start).span
    if entry.mention is None or (entry.scene is scene and clause.contains(entry.item.span)):
        return False
    before = (g for g in scene.inside(clause) if g.span.end <= word.start and scene.role(g).free)
    others = (g for g in before if set(g.things).isdisjoint(entry.mention.things))
    return any(not ALLOWED[kind].isdisjoint(scene.classes(g.things[0])) for g in others)


def _is_of_other(entry: Entry, scene: Scene, word: Span) -> bool:
    """Whether something without a name is meant: 甲高铁开工，公路网络基本|建成; 甲新区重大项目集中|开工."""
    clause = scene.clause(word.start).span
    if entry.scene is scene and is_developed(scene, group_of(entry)):
        return True  # 加快推进|甲港和乙港|一体化发展
    if entry.item.span.end > clause.start:
        return _sort().match(scene.text, entry.item.span.end, word.start) is not None
    head = unnamed(scene, clause.start, word.start, group_of(entry))
    if head is None:
        return False
    kind = lexicon().head_at(scene.text, head.span.end, head.span.start)
    built = kind is not None and not (STRUCTURES | {"Zone"}).isdisjoint(kind.classes)
    return built or head.span.of(scene.text).endswith(("网", "网络"))


@cache
def _sort() -> re.Pattern[str]:
    """Projects of a sort, behind the name of where they are."""
    return re.compile(f"(?:{lexicon().any_of('sort')}){{1,3}}(?:项目|工程)")


def _is_of_part(entry: Entry, scene: Scene, word: Span, kind: str) -> bool:
    """Whether a clause after the name's tells of a part that it names: 甲铁路全长91公里，其中|乙至丙段已开通.

    Or one before it of the whole: 甲园建成，|二期开工; or one behind it of a section: 甲院位于乙市，|新院区启用.
    """
    clause = scene.clause(word.start).span
    own = entry.mention.things if entry.mention is not None else ()
    names = tuple(scene.things[t].name for t in own)
    others = [t for g in scene.inside(clause) for t in g.things if t not in own]
    if _is_of_phase(own, entry.item.span, scene, word):
        return True
    if clause.end <= entry.item.span.start:
        return any(name.startswith(scene.things[t].name) for name in names for t in others)
    if entry.item.span.end > clause.start:
        between = scene.text[entry.item.span.end : word.start]
        return _OF_WORK.match(between) is not None or is_of_part(between, kind)
    if is_of_part(scene.text[clause.start : word.start], kind):
        return True
    if any(scene.things[t].name.startswith(names) for t in others):
        return True  # 甲项目位于乙市，一期|2020年投产
    if not scene.text.startswith("其中", clause.start):
        return False
    named = [m for g in scene.groups for m in g.mentions if clause.start < m.span.start < word.start]
    return any(STRUCTURES & set(scene.classes(t)) for m in named for t in m.things if t not in own)


def _is_of_phase(own: Sequence[int], name: Span, scene: Scene, word: Span) -> bool:
    """Whether a sentence names another phase or section before a word: 甲园……。|二期|投资5亿元，计划明年|投产."""
    if not _PHASES.search(scene.text, scene.sentence.span.start, word.start):
        return False
    before = [m for g in scene.groups for m in g.mentions if m.span.end <= word.start]
    since = [m for m in before if _is_part(m.span.of(scene.text)) or set(own) & set(m.things)]
    return bool(since) and name.end <= since[-1].span.start and not set(own) & set(since[-1].things)


_PHASES = re.compile("[期段]")


def _is_part(name: str) -> bool:
    """Whether a name is that of a phase, or of a section between two places."""
    return is_phase(name) or name.endswith("段")


#: 甲水电站|尾水洞|完工, 甲大桥|首个控制性工程2号主墩|完工: of what only a part is done.
_OF_WORK = re.compile(
    f"[”》]?的?{wording('network-part-which')}?(?:控制性工程|节点工程)"
    rf"|[”》]?的?[^，。；、]{{0,10}}?{wording('network-part-of-work')}"
)
#: What a document does as long as it stands.
_STANDING = frozenset(("tookEffect", "issued", "approved"))
_ENDED = re.compile(wording("network-holds-no-longer"))


def _is_ended(entry: Entry, scene: Scene, word: Span) -> bool:
    """Whether a document is said to hold no longer: 《甲办法》自5月1日起停止执行; 本办法施行，《甲办法》同时废止."""
    clauses = (
        scene.clause(word.start).span.of(scene.text),
        entry.scene.clause(entry.item.span.start).span.of(entry.scene.text),
    )
    return any(_ENDED.search(text) for text in clauses)


def is_repealed(document: Entry, other: Entry) -> bool:
    """Whether a clause that tells of a document that it holds no longer does not name who is joined to it."""
    clause = document.scene.clause(document.item.span.start).span
    return not clause.contains(other.item.span) and _ENDED.search(clause.of(document.scene.text)) is not None


#: 获批|设立, 研究|设立, 筹备|成立: allowed or thought of, and not done.
_ALLOWED = re.compile(f"{wording('network-only-allowed')}$")
#: 已开工|项目5个, 集中开工|108个建设项目: how many of a sort.
_SO_MANY = re.compile(
    rf"(?:的|了)?(?:{wording('network-of-a-sort')}\d+[余多]?[个家项座]|\d+[余多]?[个家项座][^，。；、]{{0,6}}{wording('network-of-a-sort')})"
)
#: 出台甲方案，签署|科技创新等7个合作协议: of none that is named.
_PAPERS = re.compile(
    rf"(?:了)?[^，。；《》\d]{{0,14}}\d+[余多]?[个项份][^，。；《》]{{0,8}}?{wording('papers-signed')}"
)
_MAKES_UP = ("组成", "形成", "构成")


def _only_makes_up(entry: Entry, scene: Scene, word: Span) -> bool:
    """Whether works or places only come to be one thing: 甲桥、乙桥共同|组成|丙通道群."""
    works = entry.item.kind in STRUCTURES or entry.item.kind in TERRITORIES
    return works and scene.text.startswith(_MAKES_UP, word.start)


#: 甲公司总部|设在乙市, 甲医院|挂牌成为乙大学附属医院: where or what it is, and not that it is founded.
_SEATED = re.compile("挂牌成?为|(?:总部|本部|秘书处)?(?:设[在于](?=[^，。；]*[，。；])|位于|坐落)")
#: 建成|后, 建成|率: what the tagger takes for one word with the verb.
_AND_MORE = re.compile(f"(?<=..){wording('network-word-endings')}$")


def _word(scene: Scene, at: int) -> Span:
    """The word that a character is in."""
    word = next((Span(t.start, t.end) for t in scene.tokens if t.start <= at < t.end), Span(at, at + 1))
    more = _AND_MORE.search(word.of(scene.text))
    return Span(word.start, word.start + more.start()) if more and at < word.start + more.start() else word


def _verb(scene: Scene, entry: Entry, word: Span, kind: str) -> Span:
    """The verb behind a name, where the network sees in the name itself what happens: 甲博览会|未必举行."""
    if scene is not entry.scene or not entry.item.span.contains(word):
        return word
    behind = Span(entry.item.span.end, scene.clause(word.start).span.end)
    verbs = ((Span(behind.start + s, behind.start + e), w) for w, s, e in words_of(scene.masked(*behind)))
    return next((span for span, w in verbs if any(row.event == kind for row in predicates()[w])), word)


_FOUNDS = re.compile("(?:成立|设立|组建|创[立办建])?了?(?:由[^，。；]{2,40}的)?“?")


def _founds_what_follows(entry: Entry, scene: Scene, word: Span) -> bool:
    """Whether the verb is of what follows, and the name of who did it: 甲分中心是|乙中心在丙市设立|的首个分中心.

    So it is of an object that is founded: 二者联合|成立|甲联盟, 乙局|成立|由局长任组长的丙专班.
    """
    clause, (start, end) = scene.clause(word.start).span, entry.item.span
    new = next((g for g in scene.groups if g.span.start >= word.end), None)
    new = new if new is not None and _FOUNDS.fullmatch(scene.text, word.end, new.span.start) else None
    if new is not None and end <= word.start and not ALLOWED["founded"].isdisjoint(scene.classes(new.things[0])):
        return entry.mention is not None and set(new.things).isdisjoint(entry.mention.things)
    if not scene.text.startswith("的", word.end) or not clause.start <= start < word.start:
        return False
    return re.search("[是为系]", scene.masked(end, word.start)) is None


#: 十大场景|分别为：甲、乙: what there is, where nothing says that it was chosen.
_LISTED = re.compile("分别[为是]：?|如下：|名单[为是]：")
_CHOSEN = re.compile(wording("network-chosen"))


def _only_listed(entry: Entry) -> bool:
    start, end = entry.scene.sentence.span
    ahead = entry.scene.text[start : entry.item.span.start]
    return _LISTED.search(ahead) is not None and _CHOSEN.search(entry.scene.text, start, end) is None


def _only_allowed(scene: Scene, word: Span) -> bool:
    """Whether a founding is only allowed or thought of, be it in the word itself."""
    before = scene.masked(scene.clause(word.start).span.start, word.start)
    return _ALLOWED.search(before) is not None or scene.text.startswith(("筹备", "拟"), word.start)


def _evidence(entry: Entry, scene: Scene, word: Span) -> Span | None:
    """The passage that holds the name and the word."""
    name = entry.item.span
    if name.start <= word.start:
        return evidence_of(entry.scene, name.start, scene, max(name.end, word.end))
    return evidence_of(scene, word.start, entry.scene, name.end)
