"""Phases of works and zones: 云川科学城一期, 云川科学城（二期）, and 三期 by itself where the work stands before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.classes import STRUCTURES
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["BARE", "is_phase", "with_bare", "with_phase"]

_NAME = "第?[一二三四五六]期(?:工程|项目)?(?:(?:[A-Z东西南北][1-9]?|[1-9]号)(?:区|地块|标段|[座栋幢]))?"
_NO_PHASE = f"(?!{wording('no-phase')})"
#: The phase of a work after its name, and the section of a line; 一期间, 二期货 are none.
_AFTER = re.compile(f"{_NAME}{_NO_PHASE}|（{_NAME}）|(?:(?<=..线)|(?<=铁路|高铁|高速|公路))[东西南北中]段(?!落)")
_BARE = re.compile(f"(?:项目|工程|园区|基地)?{_NAME}|（{_NAME}）")
_ENDS = re.compile(f"(?:{_NAME}|（{_NAME}）)$")
#: A phase by itself, where a clause begins or a list goes on: 一期、|二期和|三期分别建成.
_BY_ITSELF = Rare(
    f"(?:(?<=[，；、和及与：。])|(?<=其中)|(?<=目前))(?P<phase>(?P<kind>项目|工程|园区|基地)?{_NAME}){_NO_PHASE}"
)
#: The rule of candidates whose surface is no name by itself.
BARE = "phase"
#: 一期|于2020年投产: what is told of a phase of a work, and of no course or loan.
_TOLD = re.compile(f"{wording('phase-when')}*{wording('told-of-phase')}")
_IN_PHASES = re.compile("分[两二三四五六]期")
_PHASED = frozenset(("Zone", "Facility", "Project", "School", "Hospital", "Fund"))
_FUND = ("Fund",)
_BUILT = STRUCTURES | {"Zone"}
_WORKS = STRUCTURES | {"Project"}
#: What is built of a phase goes by its own word.
_BUILDING = ("工程", "项目")
_MARKS = "“”《》"


def is_phase(words: str) -> bool:
    """Whether words that go on a name only say which phase it is."""
    return _BARE.fullmatch(words) is not None


def with_phase(text: str, c: Candidate, lexicon: Lexicon) -> list[Candidate]:
    """A work with the phase of it that is meant, and inside of it the whole: 云川科学城|一期."""
    if not c.accepted or _PHASED.isdisjoint(c.classes):
        return [c]
    if ended := _ENDS.search(c.name):  # 云川产业园|（二期）; inside 云川科学城二期 the whole is no name of its own
        head = lexicon.head_at(c.name, ended.start())
        fund = head is not None and head.classes == _FUND  # 云川基金|二期, which is built by nobody
        whole = _whole(text, c, len(ended.group()), lexicon)
        if whole is None:
            return [c._replace(classes=_FUND) if fund else c]
        if fund or not ended.group().endswith(_BUILDING):
            c = c._replace(classes=_FUND if fund else tuple(dict.fromkeys((whole.classes[0], "Project"))))
        return [c, whole] if c.name.endswith("）") else [c]
    of = text.startswith("的", c.span.end)  # 云川科学城|的二期工程 goes by its name without 的
    phase = _AFTER.match(text, c.span.end + of)
    if phase is None:
        return [c]
    span = Span(c.span.start, phase.end())
    named = (text[slice(*c.span)] + phase.group()).strip(_MARKS)
    outer = Span(c.outer.start, span.end) if c.outer is not None else None
    whole = c._replace(nested=True)
    return [c._replace(span=span, name=named, entries=(), head="", full=named if of else None, outer=outer), whole]


def _whole(text: str, c: Candidate, length: int, lexicon: Lexicon) -> Candidate | None:
    """The whole in a name that ends in a phase; None where it is none by itself."""
    end = c.span.end - length
    head = lexicon.head_at(text, end, c.span.start)
    if head is None or len(head.word) < 2 or _PHASED.isdisjoint(head.classes) or end - len(head.word) <= c.span.start:
        return None
    span, rule = Span(c.span.start, end), f"head:{head.word}"
    return Candidate(span, text[slice(*span)], head.classes, rule, c.score, head=head.word, nested=True, sure=c.sure)


def with_bare(text: str, sentences: Sequence[list[Candidate]], spans: Sequence[Span]) -> list[list[Candidate]]:
    """The candidates of each sentence, with phases that stand by themselves after the work that they are of.

    In its sentence, or in the one before where a sentence begins so, tells of 分两期 or points to the work.
    """
    found: list[list[Candidate]] = []
    work: Candidate | None = None
    built: Candidate | None = None
    phased: Candidate | None = None
    for candidates, span in zip(sentences, spans, strict=True):
        points = _POINTS.match(text, *span)
        if "\n" in text[span.start - 1 : span.start]:
            work = built if points is not None else None
        candidates = [c for c in candidates if not is_phase(c.name)]  # which names nothing by itself
        outer = [c for c in candidates if c.accepted and not c.nested]
        works = [c for c in outer if not _PHASED.isdisjoint(c.classes)]
        start = _start(text, span)
        opener = _opener(text, works, start)
        phased = None if phased is not None and _tells_of_others(works, phased) else phased
        bare: list[Candidate] = []
        for match in _BY_ITSELF.finditer(text, span.start, span.end):
            at = Span(*match.span("phase"))
            if any(c.span.overlaps(at) for c in candidates if c.accepted):
                continue
            before = [c for c in works if c.span.end <= at.start]
            told = _TOLD.match(text, at.end) is not None
            first = opener if told and opener is not None and _BUILT.issuperset(opener.classes) else None
            goes_on = match["kind"] or at.start == span.start or _IN_PHASES.search(text, span.start, at.start)
            goes_on = goes_on or (told and (at.start == start or points is not None or bool(bare)))
            carried = phased if phased is not None and (told or work is None or _is_other(work, phased)) else work
            of = first or (before[-1] if before else carried if goes_on else None)
            told = told and (not before or first is not None or _is_of_one(text, before, start))
            called = of is not None and match["kind"] is not None and of.name.endswith(match["kind"])
            told = told and (first is not None or called or match["kind"] in (None, *_BUILDING))
            name = "" if of is None else of.name if called else _name(text, of, at) or (of.name if told else "")
            name = f"“{name}" if name.count("”") > name.count("“") else name  # “云川大脑”|二期
            number = at.of(text).removeprefix(match["kind"] or "")
            number = number if not name.endswith(_BUILDING) else number.removesuffix("项目").removesuffix("工程")
            if of is not None and name:
                bare.append(of._replace(
                    span=at, name=name + number, full=name + number, entries=(), alias=None, head="",
                    outer=None, nested=False, rule=BARE,
                ))  # fmt: skip
                phased = of
        phased = next((c for c in reversed(works) if _ENDS.search(c.name)), phased)
        found.append(sorted([*candidates, *bare], key=lambda c: (c.span.start, -c.span.end)))
        if works or not (bare or points):
            free = [c for c in works if not (_SITED.search(text, start, c.span.start) or _is_aside(text, c))]
            work = opener or next(reversed(free or works), None)
        built = next((c for c in reversed(works) if not _WORKS.isdisjoint(c.classes)), built)
    return found


#: 据了解，目前，其中，|一期工程: what opens a sentence before who it is of.
_OPENS = re.compile(f"(?:{wording('phase-opens')}，?)+")
#: 项目|总投资80亿元，其中一期用地210亩; 该|工程|分两期: what points to the work that was told of.
_POINTS = re.compile(
    f"(?:{wording('phase-opens')}，?)*[该本此]?(?:项目|工程){_NO_PHASE}(?![一-龥]{{0,6}}(?:项目|工程))"
)


def _tells_of_others(works: Sequence[Candidate], phased: Candidate) -> bool:
    """Whether a sentence tells of works of which no phase was told; not 甲基地项目|分两期建设乙工厂."""
    others = [_is_other(c, phased) for c in works]
    return any(others) and (others[0] or _ENDS.sub("", phased.name) != works[0].name)


def _is_other(c: Candidate, phased: Candidate) -> bool:
    """Whether a work is none of which a phase was told of before: neither it nor what it begins with or is in."""
    stem = _ENDS.sub("", phased.name)
    return not _WORKS.isdisjoint(c.classes) and not c.name.startswith(stem) and not stem.startswith(c.name)


def _is_aside(text: str, c: Candidate) -> bool:
    return text.startswith("（", c.span.start - 1) and text.startswith("）", c.span.end)


def _is_of_one(text: str, works: Sequence[Candidate], start: int) -> bool:
    """Whether a sentence tells of one project only: 由甲公司投资的|乙项目|计划今年开工，一期……."""
    told = {c.name for c in works if not _SITED.search(text, start, c.span.start)}
    return len(told) == 1 and works[-1].name in told and works[-1].name.endswith(_BUILDING)


def _start(text: str, span: Span) -> int:
    """Where a sentence begins, after what only opens it."""
    opened = _OPENS.match(text, *span)
    return span.start if opened is None else opened.end()


#: 甲项目位于|乙园区: where it is.
_SITED = re.compile(f"{wording('work-sited')}[^，。；]{{0,12}}$")


def _opener(text: str, works: Sequence[Candidate], start: int) -> Candidate | None:
    """The work that a sentence opens with, if all others in it are where it is: 甲项目位于乙园区，|一期……."""
    if not works or works[0].span.start != start or text.startswith(("管委会", "管理委员会"), works[0].span.end):
        return None
    return works[0] if all(_SITED.search(text, start, c.span.start) for c in works[1:]) else None


def _name(text: str, work: Candidate, at: Span) -> str:
    """The name of the work that a phase is of; empty where it is not told to be built in phases."""
    ended = _ENDS.search(work.name)
    if ended is not None:
        return work.name[: ended.start()]
    return work.name if _IN_PHASES.search(text, work.span.end, at.start) else ""
