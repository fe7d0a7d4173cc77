"""Events of counted things without names, told of those that a list after them names.

38个项目集中开工，包括甲、乙: what is said of the projects is said of each. The list stands in the same sentence or in
the next ones of the paragraph, each of which says that it lists: 其中产业类9个，具体为：丙、丁.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhitu.extract.clauses.fitness import ALLOWED
from zhitu.extract.clauses.frames import predicates, words_of
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.clauses.verb_moods import mood_of
from zhitu.extract.clauses.verb_times import time_of
from zhitu.extract.entities.entities import Mention
from zhitu.extract.events.events import date_of
from zhitu.extract.statements.members import members_of
from zhitu.extract.text.classes import PLACES
from zhitu.extract.text.view import LONGEST_QUOTE
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Event, Span, Status

__all__ = ["from_listed"]

#: Sentences after the one that counts, in which its list may go on.
_FURTHER = 6
_NUMBER = f"(?:[0-9]+|[一二两三四五六七八九十百]+|多|数|首)(?:余|多)?(?:大|{wording('list-measures')})"
#: 38个重大项目集中|开工.
_COUNTED = re.compile(
    rf"(?:{_NUMBER}|一批)[^，。；{SLOT}]{{0,14}}?{wording('list-things')}{wording('list-how')}{{0,3}}$"
)
#: 集中开工|项目共18个; 开工的|重点项目主要有; 开工的|36个重点项目中.
_OF_THEM = re.compile(
    rf"(?:的(?=还?(?:包括|有|是))|的?[^，。；、{SLOT}]{{0,8}}?{wording('list-things')})"
    rf"{wording('list-totals')}?(?:{_NUMBER}|(?={wording('list-mainly')}?{wording('list-has')}))"
    rf"|的{_NUMBER}[^，。；、{SLOT}]{{0,8}}?{wording('list-things')}[中里]"
)
_NAME_NEXT = rf"[：，]?[“《]?(?={SLOT})"
#: What a list comes after: 包括|甲、乙; 其中产业类9个，具体为：|丙.
_LISTS = re.compile(rf"{wording('list-opens')}了?{_NAME_NEXT}")
#: The same where the count is told in a sentence before.
_GOES_ON = re.compile(rf"{wording('list-goes-on')}[^。；{SLOT}]{{0,40}}?{wording('list-goes-on-has')}{_NAME_NEXT}")
#: 在这57个项目中，产业项目有5个，包括|甲: those that a sentence before has counted, wherever in the text.
_THOSE = re.compile(
    rf"在?[这上][述]?(?P<number>[0-9]+)[个项家座条所处][^，。；{SLOT}]{{0,8}}?{wording('list-things')}[中里]"
)
#: 其中，甲总投资30亿元，|乙总投资12亿元: members with what is told of each.
_EACH = re.compile(
    rf"(?:其中[，：]?)?[“《]?(?P<name>{SLOT}+)[”》]?(?:建设)?(?:项目|工程)?(?:计划|预计)?{wording('list-each-measures')}"
)


@dataclass(frozen=True, slots=True)
class _Count:
    """What is said of counted things: the event, when, in which mood, and where it is said."""

    event: str
    date: str | None
    status: Status
    evidence: Span


def from_listed(scenes: list[Scene]) -> list[Event]:
    """The events of the members of such lists; where two evidences are needed, the count's comes first."""
    found: list[Event] = []
    for k, scene in enumerate(scenes):
        for count, end in _counts(scene):
            own = list(_members(scene, end, _LISTS))
            found += _told(count, scene, own)
            again = _where_again(scenes, k, count)
            found += _going_on(scenes, k + 1, scene.sentence.paragraph, count)
            if again is not None:
                found += _going_on(scenes, again, scenes[again].sentence.paragraph, count)
    return found


def _where_again(scenes: list[Scene], k: int, count: _Count) -> int | None:
    """The later sentence that begins with the things that one has counted: 在这57个项目中."""
    told = scenes[k].text[slice(*count.evidence)]
    for there in range(k + 1, min(len(scenes), k + 1 + _FURTHER)):
        scene = scenes[there]
        if there == k + 1 and scene.sentence.paragraph == scenes[k].sentence.paragraph:
            continue  # the list goes on anyway
        those = _THOSE.match(scene.masked(*scene.sentence.span))
        if those is not None:
            return there if re.search(rf"(?<!\d){those['number']}(?!\d)", told) else None
    return None


def _going_on(scenes: list[Scene], start: int, paragraph: int, count: _Count) -> Iterator[Event]:
    """The events of the members that sentences of a paragraph list, from one on, as long as each lists some."""
    for further in scenes[start : start + _FURTHER]:
        members = list(_members(further, further.sentence.span.start, _GOES_ON))
        if further.sentence.paragraph != paragraph or not members or _says(further):
            return
        yield from _told(count, further, members)


def _counts(scene: Scene) -> Iterator[tuple[_Count, int]]:
    """What a sentence says of counted things, and where its list may begin."""
    start, end = scene.sentence.span
    for word, first, last in words_of(scene.masked(start, end)):
        span = Span(start + first, start + last)
        events = dict.fromkeys(p.event for p in predicates()[word] if p.event)
        if not events or not scene.parts(span.start):
            continue
        clause = scene.clause(span.start).span
        after = _OF_THEM.match(scene.masked(span.end, end))
        if after is None and not _COUNTED.search(scene.masked(clause.start, span.start)):
            continue
        when = time_of(scene, span)
        status = mood_of(scene, word, span, when)
        if status is not None:
            stop = span.end + (after.end() if after else 0)
            date, evidence = date_of(scene, span, when, status), scene.evidence(span.start, stop)
            date = date or (_year_of_plan(scene) if status == "expected" else None)
            yield from ((_Count(event, date, status, evidence), stop) for event in events)


#: 2020年|甲省重大项目: of which year the list is.
_OF_YEAR = re.compile(rf"度?[^，。；]{{0,16}}?{wording('list-things')}")


def _year_of_plan(scene: Scene) -> str | None:
    """The year whose works an earlier sentence of the paragraph lists: 2020年重大项目出炉。……50个计划|新开工|项目."""
    for earlier in scene.in_paragraph():
        years = [d for d in earlier.dates if len(d.edtf or "") == len("2020") and d.kind in ("point", "deadline")]
        when = next((d for d in years if _OF_YEAR.match(earlier.text, d.span.end)), None)
        if when is not None:
            return when.edtf
    return None


def _says(scene: Scene) -> bool:
    """Whether a sentence itself says that something happens to counted things."""
    return any(_counts(scene))


def _members(scene: Scene, start: int, opening: re.Pattern[str]) -> Iterator[Mention]:
    """The names that are each all of a member of what a sentence lists from an offset on."""
    end = scene.sentence.span.end
    text = scene.masked(start, end)
    each = set(_each(scene, start))
    match = opening.search(text)
    if match is not None:
        first = start + match.end()
        yield from (m for m in members_of(scene, first, scene.clause(first).span.end) if m.span.start not in each)
    yield from (m for g in scene.groups for m in g.mentions if m.span.start in each)


def _each(scene: Scene, start: int) -> Iterator[int]:
    """Where the names begin that clauses after 其中 open with, each to tell how large it is."""
    for clause in scene.sentence.clauses:
        first, end = clause.span
        if first >= start and "其中" in scene.masked(start, first + 2):
            match = _EACH.match(scene.masked(first, end))
            if match is not None:
                yield first + match.start("name")


def _told(count: _Count, scene: Scene, members: list[Mention]) -> Iterator[Event]:
    for m in members:
        evidence: tuple[Span, ...] = (count.evidence,)
        if not count.evidence.contains(m.span):
            whole = Span(count.evidence.start, scene.evidence(*m.span).end)
            is_one = whole.end - whole.start <= LONGEST_QUOTE and "\n" not in scene.text[slice(*whole)]
            evidence = (whole,) if is_one else (count.evidence, scene.evidence(*m.span))
        for thing in m.things:
            classes = set(scene.classes(thing))
            if ALLOWED[count.event] & classes and not classes <= PLACES - {"Zone"}:
                yield Event(str(thing), count.event, count.date, evidence, count.status, rule="listed")
