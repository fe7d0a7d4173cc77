"""What a label tells of a thing: 甲工程的建设单位是乙公司; 甲工程……，建设单位为乙公司; in lines, 建设单位：乙公司."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from zhitu.extract.clauses.heads import modifies
from zhitu.extract.clauses.modality import status_at
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.statements.carried import carried_into
from zhitu.extract.statements.claims import claims
from zhitu.extract.statements.table_headings import THINGS
from zhitu.extract.statements.tables import Row
from zhitu.extract.text.classes import BODIES, STRUCTURES
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.list_numbers import SECTION_NUMBER
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Claim, Span

__all__ = ["from_labels", "records", "told_by", "told_by_line"]

_WHO = wording("label-parties")
_PAPER_BY = "(?:机关|部门|单位)"
#: What labels and headings of columns tell: relations from the thing, with ^ those to it.
_TOLD = {
    relation: re.compile(form)
    for relation, form in {
        "operatedBy": f"{wording('label-runs')}{_WHO}|项目法人|{wording('label-buys')}{_WHO}",
        "^builds": f"{wording('label-builds')}{_WHO}|项目业主|业主|{wording('label-wins')}{_WHO}",
        "foundedBy": f"{wording('label-founds')}{_WHO}",
        "^participatesIn": f"{wording('label-hosts')}{_WHO}|东道主|主宾[国省市]",
        "^supports": f"(?:指导|支持){_WHO}",
        "^produces": f"{wording('label-makes')}{_WHO}",
        "issuedBy": f"{wording('label-issues')}{_PAPER_BY}",
        "approvedBy": f"(?:批准|审批|批复){_PAPER_BY}",
        "locatedIn": f"{wording('label-sites')}?(?:地点|地址|位置)|所[在属](?:地区?|区县|区域|[市县区])|建设地|属地",
    }.items()
}


#: What a label tells that is a line's own, of an event or a body: 主办：甲集团; 法定代表人：王建国.
_LINES = {
    relation: re.compile(form)
    for relation, form in {
        "^participatesIn": wording("line-hosts"),
        "locatedIn": wording("line-sites"),
        "^owns": wording("line-owners"),
        "^affiliatedWith": wording("line-officers"),
    }.items()
}


def told_by_line(label: str) -> list[str]:
    """The relations that the label of a line tells, those of any label among them.

    >>> told_by_line("主办"), told_by_line("法定代表人")
    (['^participatesIn'], ['^affiliatedWith'])
    """
    own = [relation for relation, words in _LINES.items() if words.fullmatch(label)]
    return told_by(label) or own


def told_by(label: str) -> list[str]:
    """The relations that a label tells from the thing it is of, or with ^ to it.

    >>> told_by("施工单位"), told_by("备注")
    (['^builds'], [])
    """
    return [relation for relation, words in _TOLD.items() if words.fullmatch(label)]


#: 建设单位：乙公司, 2.1 建设地点：丙区, 地　址：丁路1号.
_FIELD = re.compile(rf"\s*(?:{SECTION_NUMBER}\s*)?(?P<label>[一-龥](?:[一-龥]{{1,7}}|\s{{1,4}}[一-龥]))：")
#: Where a work is, or is to be.
_SITE = re.compile("(?:建设|项目|工程|实施)(?:地点|地址|位置)")
#: Where who is named in the line before has a seat: 招标人：甲公司 / 地址：乙路1号.
_SEAT = re.compile(wording("label-seats"))
#: What stands between that line and this: 联系人：王先生.
_CONTACT = re.compile(wording("label-contacts"))
#: A line without text.
_BLANK_LINE = re.compile(r"\n\s*\n")


def records(scenes: Sequence[Scene]) -> Iterator[Row]:
    """Runs of labelled sentences, one of which names a thing, as the rows of tables."""
    run: list[tuple[str, Scene]] = []
    for scene in [*scenes, None]:
        field = _FIELD.match(scene.text, *scene.sentence.span) if scene else None
        label = "".join(field["label"].split()) if field else ""
        if field is None or (THINGS.fullmatch(label) and _is_next(run, scene)):
            yield from _records(run)
            run = []
        if field is not None and scene is not None:
            run.append((label, scene))


def _is_next(run: list[tuple[str, Scene]], scene: Scene | None) -> bool:
    """Whether a line that names a thing begins another record: behind another such, or a line without text."""
    if not run or scene is None:
        return False
    between = scene.view.text[run[-1][1].sentence.span.end : scene.sentence.span.start]
    return _BLANK_LINE.search(between) is not None or any(THINGS.fullmatch(said) for said, _ in run)


def _records(run: list[tuple[str, Scene]]) -> Iterator[Row]:
    """The rows of a run: the seat of each body that a line names, and what the other lines tell."""
    rest: list[tuple[str, Scene]] = []
    body: tuple[Group, Scene] | None = None
    for label, scene in run:
        if _SEAT.fullmatch(label) and body is not None:
            whose, named = body
            yield Row((named, scene), whose.things[0], named.sentence.span, (("地址", scene.sentence.span),))
            continue
        body = body if _CONTACT.fullmatch(label) else _body_of(label, scene)
        rest.append((label, scene))
    yield from _record(rest)


def _body_of(label: str, scene: Scene) -> tuple[Group, Scene] | None:
    """The body that a line names behind its label, and nothing else: 招标人：甲公司; not where a work is."""
    start = scene.text.index("：", scene.sentence.span.start) + 1
    named = [g for g in scene.groups if g.span.start >= start]
    g = named[0] if len(named) == 1 and len(named[0].things) == 1 else None
    if g is None or scene.text[start : g.span.start].strip() or g.span.end != scene.sentence.span.end:
        return None
    return None if _SITE.fullmatch(label) or BODIES.isdisjoint(scene.classes(g.things[0])) else (g, scene)


def _record(run: list[tuple[str, Scene]]) -> Iterator[Row]:
    named = next((s for label, s in run if THINGS.fullmatch(label)), _heading(run[0][1]) if run else None)
    things = [g for g in named.groups if len(g.things) == 1] if named else []
    if named is None and run and all("^participatesIn" in told_by_line(label) for label, _ in run):
        yield from _of_topic(run, {"Conference"})
    elif named is None and run and any(_SITE.fullmatch(label) for label, _ in run):
        yield from _of_topic(run, STRUCTURES)
    if named is not None and things:
        g = max(things, key=lambda g: g.span.end - g.span.start)
        others = tuple((label, s.sentence.span) for label, s in run if s is not named)
        yield Row(tuple(s for _, s in run), g.things[0], named.sentence.span, others)


def _of_topic(run: list[tuple[str, Scene]], classes: Collection[str]) -> Iterator[Row]:
    """Lines of their own about what the document is about: 主办单位：甲局, of a meeting, 建设地点：乙区, of a work."""
    first = run[0][1]
    if first.topic is None or set(classes).isdisjoint(first.classes(first.topic)):
        return
    spans = [span for span in first.things[first.topic].spans if span.end <= first.sentence.span.start]
    if spans:
        others = tuple((label, s.sentence.span) for label, s in run)
        yield Row(tuple(s for _, s in run), first.topic, spans[-1], others)


#: 1.甲工程, a line of its own.
_ALONE = re.compile(rf"\s*(?:（?[\d一二三四五六七八九十]{{1,3}}[）、.．]\s*)?[“《]?{SLOT}+[”》]?(?:项目|工程)?\s*")


def _heading(scene: Scene) -> Scene | None:
    """The line before, where it holds but a name."""
    before = scene.before
    if before is None or before.sentence.paragraph == scene.sentence.paragraph:
        return None
    return before if len(before.groups) == 1 and _ALONE.fullmatch(before.masked(*before.sentence.span)) else None


_LABEL = Rare("|".join(words.pattern for relation, words in _TOLD.items() if relation != "locatedIn"))
#: 甲工程|的|建设单位, 甲工程|项目业主.
_OF = re.compile(f"{SLOT}[”》]?(?:项目|工程)?(?:的)?{wording('label-which')}*$")
#: 建设单位|并非乙公司，而是|丙公司.
_NOT_BUT = f"(?:并不是|并?非|不是)[“《]?{SLOT}+[”》]?，而是"
_IS = re.compile(f"(?:（[^（）]{{1,12}}）)?(?:均|都|仍|分别)*(?:{_NOT_BUT}|为|是|系|：|有|包括)?[“《]?(?={SLOT})")
_AS = re.compile(f"[”》]?(?:等)?(?:就|也|均|都)?{wording('label-is')}[“《]?")
#: Where a label speaks of what is told of before: ，|建设单位为乙公司; 项目业主是乙公司.
_OPENS = re.compile(f"(?:^|[，。；：])(?:据|经)?{wording('label-things')}*(?:的)?(?:主要)?$")
#: 建设单位是乙集团|子公司.
_SUBSIDIARY = re.compile(f"[”》]?的?{wording('label-subsidiaries')}*(?:子|分)公司")
_FOR = re.compile(f"[”》]?的[“《]?(?={SLOT})")
#: 甲联盟由乙大学担任|理事长单位, 甲工程以乙大学为|依托单位.
#: 甲工程获批，乙公司作为|项目法人.
_SERVES_AS = re.compile(f"{SLOT}[”》]?(?:作为|担任|为|是)(?:该|本)?(?:项目|工程)?的?$")
_BY = re.compile(f"{SLOT}[”》]?[由以][“《]?{SLOT}+[”》]?(?:作为|担任|出任|为)(?:首任|主要)?$")


def from_labels(scene: Scene) -> list[Claim]:
    """What labels in running text tell."""
    start, end = scene.sentence.span
    found: list[Claim] = []
    for match in _LABEL.finditer(scene.masked(start, end)) if scene.groups else ():
        for relation in told_by(match.group()):
            found += _claims(scene, relation, start + match.start(), start + match.end())
    return found


def _claims(scene: Scene, relation: str, start: int, end: int) -> Iterator[Claim]:
    before = scene.masked(scene.sentence.span.start, start)
    who, thing = _by(scene, before) or _told(scene, relation, before, start, end)
    status = status_at(scene, start, None)
    if who is None or thing is None or status is None:
        return
    evidence = scene.evidence_from(thing, scene.evidence(min(thing.span.start, start, who.span.start), who.span.end))
    persons = tuple(t for t in who.things if "Person" in scene.classes(t))
    if relation == "foundedBy" and persons:
        who = who._replace(things=persons)  # 甲公司创始人某某、|乙公司|董事长某某
    sources, targets = (who.things, thing.things) if relation.startswith("^") else (thing.things, who.things)
    yield from claims(
        scene, sources, relation.lstrip("^"), targets, evidence=evidence, status=status, rule=f"label:{relation}"
    )


_Pair = tuple[Group | None, Group | None]


def _by(scene: Scene, before: str) -> _Pair | None:
    """甲由乙担任, before a label: who, and what of."""
    who = _ending(scene, before) if _BY.search(before) else None
    return (who, _ending(scene, before[: who.span.start - scene.sentence.span.start])) if who else None


def _told(scene: Scene, relation: str, before: str, start: int, end: int) -> _Pair:
    """Whom the words around a label name, and what it is of."""
    rest = scene.sentence.span.end
    said = _IS.match(scene.masked(end, rest))
    who = _starting(scene, end + said.end()) if said else None
    thing = _ending(scene, before) if _OF.search(before) else None
    if who is None and thing is not None:  # 乙公司是甲工程的建设单位
        at = thing.span.start
        ahead = (g for g in scene.groups if g.span.end < at)
        return next((g for g in ahead if _AS.fullmatch(scene.masked(g.span.end, at))), None), thing
    if who is None and _SERVES_AS.search(before) and (who := _ending(scene, before)):
        return who, carried_into(scene, relation, who, start) or _work(scene, who)
    if who is None or said is None or _SUBSIDIARY.match(scene.text, who.span.end):
        return None, None
    if thing is None and (of := _FOR.match(scene.masked(who.span.end, rest))):
        return who, _starting(scene, who.span.end + of.end())  # 建设单位为乙公司的甲工程
    if said.group() and modifies(scene, who):
        return None, None
    return who, thing or (carried_into(scene, relation, who, start) if _OPENS.search(before) else None)


def _work(scene: Scene, who: Group) -> Group | None:
    """What is built that the text is about: of a reply the work that it agrees to."""
    if scene.topic is None or not STRUCTURES.issuperset(scene.classes(scene.topic)):
        return None
    return Group(Span(who.span.start, who.span.start), (scene.topic,), ())


def _starting(scene: Scene, at: int) -> Group | None:
    return next((g for g in scene.groups if g.span.start == at), None)


def _ending(scene: Scene, before: str) -> Group | None:
    """The last mention before a label."""
    at = scene.sentence.span.start + before.rfind(SLOT) + 1
    return next((g for g in scene.groups if g.span.end == at), None)
