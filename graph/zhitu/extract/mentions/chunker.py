"""Right-headed noun phrases that are names.

A Chinese name ends in the noun that says what it is (广州实验室, 国家技术创新中心). From each head the phrase grows to
the left over what may stand inside a name; how much of a name it is, `naming.py` weighs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from zhitu.extract.mentions.candidate import NAMED
from zhitu.extract.mentions.inside import SEASON, Inside, placelike
from zhitu.extract.mentions.joints import Joints
from zhitu.extract.mentions.naming import weigh
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.lexicon import Head, Lexicon
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["COUNTED", "Chunk", "Chunker"]

#: A number that says how many there are of what stands before it: 续建项目|209项; 水库项目|，共6个、已开工3个.
COUNTED = re.compile(
    wording("counted-how") + r"?\d[\d,]*[余多]?[项个家座条]"
    rf"|，(?:目前|现|已)*{wording('counted-how')}\d[\d,]*[余多]?[项个家座条](?=[、，。；：（])"
)
#: Heads of what is counted behind its sort.
_UNDERTAKINGS = ("项目", "工程")
_LOOSE = frozenset({"Group", "Industry"})
_ORDINAL_ONLY = re.compile(f"^{wording('first-ones')}$")
_ORDINAL = re.compile(r"第|首届|[A-Za-z\d]")
_SIZE = re.compile(rf"\d{wording('power-units')}$")
_ACRES = ("亩", "公顷")
_AMOUNTS = frozenset(words("amounts-told-apart"))
_KEPT = frozenset("高大小新中老超")
#: Characters that the first word of a trade name has fewer than.
_SHORT = 4
#: What a text calls a thing by before its name ends in the same word.
_KINDS = frozenset(words("kinds-of-things"))


#: A known firm and a place.
_PAIR = 2


class Chunk(NamedTuple):
    """A phrase that may be a name: its units, its head, and how much speaks for it."""

    span: Span
    units: tuple[Unit, ...]
    head: Head
    score: float = 0.0
    counted: bool = False


def _is_places(chunk: Chunk) -> bool:
    """Whether a phrase is nothing but known divisions side by side: 北京|广州."""
    return len(chunk.units) > 1 and all(map(_is_division, chunk.units))


def _is_division(unit: Unit) -> bool:
    return unit.kind == "known" and bool(unit.entries) and unit.entries[0].kind == "division"


class Chunker:
    """Finds the chunks of a sentence's units."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._inside = Inside(lexicon)
        self._verbal = frozenset(lexicon.cue("verbal")) | frozenset(lexicon.cue("promotes"))
        self._trailing = lexicon.cue("trailing")
        self._joints = Joints(lexicon)
        self._offices = lexicon.said_offices

    def chunks(self, text: str, units: list[Unit]) -> list[Chunk]:
        """All headed phrases, left to right, without overlap."""
        return [c for c in self._headed(text, units) if not _is_places(c) and not self._is_arm(text, c)]

    def _is_arm(self, text: str, chunk: Chunk) -> bool:
        """Whether a phrase is a known firm and the place of its arm, before an office or the end: 远帆|上海|总经理."""
        if len(chunk.units) != _PAIR or not _is_division(chunk.units[1]):
            return False
        firm = any("Company" in entry.classes for entry in chunk.units[0].entries)
        return firm and text.startswith((*self._offices, "，", "。", "、", "等"), chunk.span.end)

    def _headed(self, text: str, units: list[Unit]) -> list[Chunk]:
        found: list[Chunk] = []
        run: list[int] = []
        for i, unit in enumerate(units):
            previous = units[i - 1] if run else None
            following = units[i + 1] if i + 1 < len(units) else None
            if self._inside.continues(unit, previous, following):
                run.append(i)
                continue
            if run:
                found.extend(self._of_run(text, units, run))
                run = [i] if self._inside.continues(unit, None, following) else []
        found.extend(self._of_run(text, units, run))
        return found

    # -- where a run of such words falls into several phrases

    def _of_run(self, text: str, units: list[Unit], run: list[int]) -> list[Chunk]:
        if not run:
            return []
        members = [units[i] for i in run]
        if all(self._joints.head(text, unit, members[0].span.start) is None for unit in members):
            return []
        at = self._joints.of(text, members) if len(members) > 1 else None
        if at is not None:
            return [*self._of_run(text, units, run[: at[0]]), *self._of_run(text, units, run[at[1] :])]
        while members and members[-1].text in ("—", "-", "·"):
            members.pop()
        members = self._up_to_head(text, self._after_verb(members))
        chunk = self._chunk(text, units, run[0], members) if members else None
        if chunk is not None and chunk.score < NAMED and chunk.head.naming == "part" and len(members) > 1:
            shorter = self._up_to_head(text, members[:-1])  # 国际机场|登机廊厅: only the head before names
            other = self._chunk(text, units, run[0], shorter) if shorter else None
            if other is not None and other.score >= NAMED and _LOOSE.isdisjoint(other.head.classes):
                return [other]
        return [chunk] if chunk else []

    def _up_to_head(self, text: str, members: list[Unit]) -> list[Unit]:
        """The members up to the last head that is not only what is done with the thing."""
        ends = [k for k, unit in enumerate(members) if self._joints.head(text, unit, members[0].span.start)]
        if not ends:
            return []
        while len(ends) > 1 and text.endswith(self._trailing, 0, members[ends[-1]].span.end):
            ends.pop()
        return members[: ends[-1] + 1]

    def _after_verb(self, members: list[Unit]) -> list[Unit]:
        """What follows the last verb of a run (规划建设|广州都市圈): a verb's object is another phrase."""
        for k in range(len(members) - 2, -1, -1):
            unit, following = members[k], members[k + 1]
            anchor = following.kind in ("known", "quote") or following.tag in ("LOC", "ORG")
            if unit.kind == "word" and unit.text in self._verbal and (anchor or (k == 0 and unit.tag == "v")):
                return members[k + 1 :]
        return members

    # -- a phrase as a chunk

    def _chunk(self, text: str, units: list[Unit], first: int, members: list[Unit]) -> Chunk | None:
        members = self._stripped(text, members)
        head = self._joints.head(text, members[-1], members[0].span.start)
        if head is not None and "Fund" in head.classes:
            members = [*self._trade_name(units, members[0]), *members]
        towards = [k for k, unit in enumerate(members) if unit.text in ("至", "到")]
        if towards and not self._joints.line_after(text, members, towards[-1]):
            members = members[towards[-1] + 1 :]  # 深圳至中山 is no name without a line after it
            head = self._joints.head(text, members[-1], members[0].span.start) if members else None
        if head is None or (head.naming == "part" and any(unit.text in ("—", "-") for unit in members[1:])):
            return None  # 海川-云州: two places, whatever the last ends with
        span = Span(members[0].span.start, members[-1].span.end)
        index = next((i for i in range(first, len(units)) if units[i].span == members[0].span), first)
        before = units[index - 1] if index > 0 else None
        if before is not None and index > 1 and before.text in self.lexicon.left and before.span.end == span.start:
            acres = units[index - 2]  # 20万亩|优质|绿茶基地
            if acres.text.endswith(_ACRES):
                before = acres._replace(span=Span(acres.span.start, before.span.end))
        if before is not None and index > 1 and before.text in _AMOUNTS:
            before = units[index - 2]._replace(span=Span(units[index - 2].span.start, before.span.end))
        one_of = before is not None and index > 1 and before.text == "一" and units[index - 2].text == "之"
        counted = before is not None and before.span.end == span.start and not one_of and self._number(before, head)
        counted = counted or (head.word.endswith(_UNDERTAKINGS) and COUNTED.match(text, span.end) is not None)
        return self.scored(text, Chunk(span, tuple(members), head, counted=counted))

    def _trade_name(self, units: list[Unit], first: Unit) -> list[Unit]:
        """The place and the words before the rest of a fund's name, where the tagger takes one for a verb.

        昆明云瀛|扶摇|股权基金.
        """
        at = next((i for i, unit in enumerate(units) if unit.span.start == first.span.start), 0)
        if at < 3 or units[at - 3].span.end < units[at - 2].span.start or units[at - 1].span.end < first.span.start:
            return []
        place, own, verb = units[at - 3 : at]
        named = placelike(place) and own.kind == "word" and own.tag in ("ORG", "nz") and len(own.text) < _SHORT
        acts = verb.kind == "word" and (verb.text in self.lexicon.verbs or verb.tag not in ("v", "d", "ad"))
        return [place, own, verb] if named and not acts and len(verb.text) == 2 else []

    @staticmethod
    def _number(before: Unit, head: Head) -> bool:
        """Whether the word before a phrase counts it: several things have no name."""
        if before.text.endswith("级") or _SIZE.search(before.text):
            return False  # 百亿级|机器人产业发展基金, 220千伏|输电工程
        if (
            before.tag not in ("m", "q")
            or before.text.startswith("第")
            or _ORDINAL_ONLY.match(before.text)
            or before.text.endswith("元")
        ):
            return False
        return not (before.text.endswith("大") and {"Policy", "Programme", "Project"} & set(head.classes))

    def _stripped(self, text: str, members: list[Unit]) -> list[Unit]:
        """Without epithets, counts and loose words at the left."""
        while len(members) > 1:
            pair = members[0].text + members[1].text  # 营运|商
            if len(members) > 2 and members[0].kind == members[1].kind == "word" and pair in self.lexicon.left:
                members = members[2:]
            elif len(members) > 2 and members[0].text in _KINDS and members[-1].text == members[0].text:
                members = members[1:]  # 在建项目|云岭水厂扩建项目
            elif self._loose(text, members[0]) or (members[0].text == "国家" and members[1].kind == "quote"):
                members = members[1:]
            else:
                break
        return members

    def _loose(self, text: str, unit: Unit) -> bool:
        word = unit.text
        if unit.kind != "word":
            return False
        if word in self.lexicon.left or word in ("—", "-", "·"):
            return True
        if (word == "国" and text[unit.span.start - 1] in "我各两") or (
            word == "门" and text[unit.span.start - 1] == "部"
        ):
            return True
        if unit.tag in ("m", "TIME", "d", "vd", "f", "c"):
            return not _ORDINAL.match(word) and not SEASON.match(word)
        return unit.tag in ("ad", "a") and len(word) == 1 and word not in _KEPT

    def scored(self, text: str, chunk: Chunk, *, after_place: bool = False) -> Chunk:
        """The same chunk with its score."""
        score = weigh(text, chunk.units, chunk.head, self.lexicon, after_place=after_place, counted=chunk.counted)
        return Chunk(chunk.span, chunk.units, chunk.head, score, chunk.counted)
