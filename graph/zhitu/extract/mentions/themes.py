"""Industries and technologies that no table lists: members of a list that a text says is promoted.

聚焦深海装备、海洋药物、蓝色碳汇等产业 names three of them, whether or not a table has them: the verb before the list
and the category behind it say what they are. A list that nothing calls industries needs a member that is known as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.mentions.candidate import NAMED, Candidate
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["Themes"]

_BETWEEN = frozenset(words("and-words"))
#: Parts of speech of the words in a theme.
_WORDS = frozenset({"n", "vn", "nz", "nw", "an", "b", "rest", "a", "s", "f", "j", "ad", "m", "ORG", "LOC"})
#: What the list may be called behind its last member; these two say industry by themselves.
_INDUSTRIES = re.compile(rf"(?:等|等等)?[^，。；：、的]{{0,12}}?{wording('industry-words')}")
#: 蔗糖、水果等6个特色产业: that many industries are named before.
_NUMBERED = re.compile(r"(?:等|等等)?(?:\d+|[两三四五六七八九十]+)(?:个|大)[^，。；：、的]{0,10}产业")
_FIELDS = re.compile(
    rf"(?:等|等等)[^，。；：、]{{0,8}}?{wording('theme-fields')}|(?:领域|方向)"
    r"|等(?:\d+|[两三四五六七八九十]+)个方面"
)
#: What is done about the members: 工业、城镇污水等领域治理 is no list of industries.
_WATCHED = re.compile(f"[^，。；：]{{0,12}}?{wording('theme-watched')}")
#: The list is called nothing: 5G滤波器等项目 are projects.
_UNCALLED = re.compile(r"等{0,2}(?:[，。；：]|$)")
#: What works on such members: 等8个研究中心 name themselves after their fields.
_STUDIED = re.compile(
    rf"等{{0,2}}(?:\d+|[两三四五六七八九十]+)?(?:个|大|家)?[^，。；：、]{{0,8}}{wording('theme-studied')}"
)
#: Joints that stand inside a theme where another comma follows (高分子与复合材料、…).
_JOINTS = frozenset({"与", "和", "及"})
_SUM = re.compile(r"(?:\d+|[一二两三四五六七八九十]+)[个大类项]$")
_LENGTHS = range(2, 13)


class Themes:
    """Finds the themes of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._promotes = frozenset(lexicon.cue("promotes"))
        self._ends = tuple(lexicon.cue("theme"))
        self._nominals = lexicon.nominals | frozenset(lexicon.heads)
        self._generic = lexicon.generic

    def of(self, text: str, units: list[Unit], found: list[Candidate]) -> list[Candidate]:
        """Members of promoted lists that no other rule has found, as industries."""
        if not any(unit.text in _BETWEEN for unit in units):
            return []
        taken = [c.span for c in found if c.accepted and c.rule != "industry"]
        added: list[Candidate] = []
        for items, promoted in self._lists(units):
            items = [part for item in items for part in _parted(item)]
            spans = [Span(item[0].span.start, item[-1].span.end) for item in items]
            if not self._industrial(text, items, spans, promoted=promoted):
                continue
            for item, span in zip(items, spans, strict=True):
                name = text[span.start : span.end]
                if self._theme(item, name) and not any(span.overlaps(other) for other in taken):
                    added.append(Candidate(span, name, ("Industry",), "theme", NAMED + 0.1))
        return added

    def _lists(self, units: list[Unit]) -> Iterator[tuple[list[list[Unit]], bool]]:
        """Lists of two and more phrases, each with whether a verb that promotes stands before it."""
        at = 0
        while (joint := next((k for k in range(at, len(units)) if units[k].text in _BETWEEN), None)) is not None:
            # no list runs over a mark
            at = next((k + 1 for k in range(joint - 1, at - 1, -1) if units[k].tag == "w"), at)
            items, stop = self._list(units, at)
            if len(items) > 1:
                before = units[max(0, at - 3) : at]
                yield items, any(u.text in self._promotes for u in before)
            at = max(stop, at + 1)

    def _list(self, units: list[Unit], at: int) -> tuple[list[list[Unit]], int]:
        """The list that begins at a unit, and where it ends."""
        items: list[list[Unit]] = [[]]
        while at < len(units):
            unit = units[at]
            if unit.text in _BETWEEN and items[-1]:
                items.append([])
            elif self._inside(unit, first=not items[-1]):
                items[-1].append(unit)
            else:
                break
            at += 1
        items = [item for item in items if item]
        return (_uncut(items, units) if items else items), at

    def _inside(self, unit: Unit, *, first: bool) -> bool:
        if unit.text in self._promotes or unit.text in ("等", "等等") or _SUM.match(unit.text):
            return False
        if unit.kind == "known":
            return bool(unit.entries) and unit.entries[0].kind == "industry"
        if unit.kind == "quote":
            return False
        if unit.kind != "word":
            return False
        return unit.tag in _WORDS or (unit.tag == "v" and not first and unit.text in self._nominals)

    def _industrial(self, text: str, items: list[list[Unit]], spans: list[Span], *, promoted: bool) -> bool:
        """Whether the list is one of industries: by its category, or by the verb and members that look so."""
        behind = text[spans[-1].end : spans[-1].end + 16]
        alike = sum(self._alike(text[s.start : s.end], item) for s, item in zip(spans, items, strict=True))
        if _WATCHED.match(behind):
            return False
        if _INDUSTRIES.match(behind):
            return promoted or alike > 0 or bool(_NUMBERED.match(behind))
        if _FIELDS.match(behind):
            return alike > 0 and (promoted or 2 * alike >= len(items))
        if len(items) > 3 and 4 * alike >= 3 * len(items) and (_UNCALLED.match(behind) or _STUDIED.match(behind)):
            return True  # so long a list of such words needs no verb
        return promoted and len(items) > 2 and 2 * alike >= len(items) and bool(_UNCALLED.match(behind))

    def _alike(self, name: str, item: list[Unit]) -> bool:
        known = len(item) == 1 and item[0].kind == "known"
        return known or name.endswith(self._ends)

    def _theme(self, item: list[Unit], name: str) -> bool:
        if len(item) == 1 and item[0].kind == "known":
            return False  # the gazetteer's own rule has it
        if any(unit.tag in ("ORG", "LOC") for unit in item) and not name.endswith(self._ends):
            return False
        if name.endswith(("性", "化")):
            return False  # 前瞻性、牵引性
        return len(name) in _LENGTHS and name not in self._generic and item[0].tag != "m"


def _parted(item: list[Unit]) -> list[list[Unit]]:
    """新能源|新材料: known industries side by side are several."""
    return [[unit] for unit in item] if all(u.kind == "known" and len(u.text) > 2 for u in item) else [item]


def _uncut(items: list[list[Unit]], units: list[Unit]) -> list[list[Unit]]:
    """The items with those joined that 与 cuts although a comma follows: only the last joint ends a list."""
    between = {u.span.end: u for u in units if u.text in _BETWEEN}
    marks = [between.get(right[0].span.start) for right in items[1:]]
    last = max((k for k, mark in enumerate(marks) if mark is not None and mark.text == "、"), default=-1)
    whole = [items[0]]
    inside = False
    for k, item in enumerate(items[1:]):
        mark = marks[k]
        both = all(len(part) == 1 and part[0].kind == "known" for part in (whole[-1], item))  # 人工智能|和|智能制造
        if mark is not None and mark.text in _JOINTS and (k < last or (inside and k > last >= 0)) and not both:
            inside = True
            whole[-1] = [*whole[-1], mark, *item]
        else:
            whole.append(item)
    return whole
