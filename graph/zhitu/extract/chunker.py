"""Right-headed noun phrases that are names.

A Chinese name ends in the noun that says what it is (广州实验室, 国家技术创新中心). From each head the phrase grows to
the left over what may stand inside a name; how much of a name it is, `naming.py` weighs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from zhitu.extract.candidate import NAMED
from zhitu.extract.inside import SEASON, Inside, placelike
from zhitu.extract.lexicon import Head, Lexicon
from zhitu.extract.naming import weigh
from zhitu.extract.units import Unit
from zhitu.model import Span

__all__ = ["Chunk", "Chunker"]

_PLACES = frozenset({"Region", "City", "District", "Zone", "NaturalFeature"})
_LOOSE = frozenset({"Group", "Industry"})
_ORDINAL_ONLY = re.compile(r"^(?:首个|首家|首座|首条|首批|首次|首期|首趟|首列|首艘|首届|唯一|首例|首台|首套|首款)$")
_ORDINAL = re.compile(r"第|首届|[A-Za-z\d]")
_SIZE = re.compile(r"\d(?:千伏|kV|兆瓦|万?千瓦)$")
_KEPT = frozenset("高大小新中老超")


def _is_zone(unit: Unit) -> bool:
    return unit.kind == "known" and unit.entries[0].kind == "zone"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A phrase that may be a name: its units, its head, and how much speaks for it."""

    span: Span
    units: tuple[Unit, ...]
    head: Head
    score: float = 0.0
    counted: bool = False


class Chunker:
    """Finds the chunks of a sentence's units."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._inside = Inside(lexicon)
        self._verbal = frozenset(lexicon.cue("verbal"))
        self._trailing = lexicon.cue("trailing")
        self._deeds = lexicon.verbs | frozenset(lexicon.cue("deed"))
        self._issuing = frozenset(lexicon.cue("issuing"))
        self._apposed = lexicon.cue("apposition")

    def chunks(self, text: str, units: list[Unit]) -> list[Chunk]:
        """All headed phrases, left to right, without overlap."""
        found: list[Chunk] = []
        run: list[int] = []
        for i, unit in enumerate(units):
            previous = units[i - 1] if run else None
            following = units[i + 1] if i + 1 < len(units) else None
            if self._inside.continues(unit, previous, following):
                run.append(i)
                continue
            found.extend(self._of_run(text, units, run))
            run = [i] if self._inside.continues(unit, None, following) else []
        found.extend(self._of_run(text, units, run))
        return found

    # -- where a run of such words falls into several phrases

    def _of_run(self, text: str, units: list[Unit], run: list[int]) -> list[Chunk]:
        if not run:
            return []
        members = [units[i] for i in run]
        if all(self._head(text, unit, members[0].span.start) is None for unit in members):
            return []
        for at in (
            self._at_verb(text, members),
            self._at_deed(text, members),
            self._at_towards(text, members),
            self._at_known(members),
            self._at_apposition(text, members),
            self._at_quote(text, members),
            self._at_joint(text, members),
        ):
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

    def _at_verb(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """中国商飞公司|研发|C919客机: a word tagged as a verb after what is a name already."""
        for k in range(len(members) - 2, 0, -1):
            unit, before = members[k], members[k - 1]
            issues = unit.text in self._issuing  # 股转公司|修订|规则, though the tagger sees nouns
            if unit.kind != "word" or not (issues or (unit.tag == "v" and unit.text in self._deeds)):
                continue
            two = k > 1 and before.kind == "word" and before.text in self._deeds  # 中国商飞公司|联合研发|C929客机
            before, end = (members[k - 2], k - 1) if two else (before, k)
            if before.kind == "known" or self._head(text, before, members[0].span.start) is not None:
                return end, k + 1
        return None

    def _at_deed(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """联邦航空局|调查|波音客机: a verb that the tagger takes for a noun, between a body and a name."""
        for k in range(len(members) - 2, 0, -1):
            unit, body = members[k], members[k - 1]
            if unit.kind != "word" or unit.tag != "vn" or unit.text not in self._deeds:
                continue
            head = self._head(text, body, members[0].span.start)
            if head is None or "GovernmentBody" not in head.classes or (k == 1 and body.text == head.word):
                continue
            if self._anchors(members[k + 1]) or members[k + 1].tag == "nz":
                return k, k + 1
        return None

    def _at_towards(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """北京站|至|唐山站: two names, unless a line's head follows (北京至唐山城际铁路)."""
        towards = [k for k, unit in enumerate(members) if unit.text in ("至", "到")]
        if not towards or self._line_after(text, members, towards[-1]):
            return None
        return towards[-1], towards[-1] + 1

    def _line_after(self, text: str, members: list[Unit], k: int) -> bool:
        heads = (self._head(text, unit, members[0].span.start) for unit in members[k + 1 :])
        return any(head is not None and self.lexicon.is_line(head.word) for head in heads)

    def _at_known(self, members: list[Unit]) -> tuple[int, int] | None:
        """兰张高铁|兰州: a place at the end is no part of what is before it, unless that is a place too."""
        last = members[-1]
        if len(members) < 2 or last.kind != "known" or last.entries[0].kind != "division":
            return None
        before = members[-2]
        if placelike(before) or before.text in ("—", "-", "·") or before.kind == "quote":
            return None
        return len(members) - 1, len(members) - 1

    def _at_apposition(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """重点工程|深中通道, 西延高铁|渭河特大桥: what a thing is, or the line it is on, before its name."""
        start = members[0].span.start
        for k in range(len(members) - 2, -1, -1):
            unit, following = members[k], members[k + 1]
            if unit.kind != "word" or len(unit.text) < 2 or not self._anchors(following):
                continue
            head = self._head(text, unit, start)
            tail = self._head(text, members[-1], following.span.start)
            if head is None or tail is None or len(head.word) < 2 or following.text == tail.word:
                continue
            if re.search("[与和及]", text[start : unit.span.end]):
                continue
            if self.lexicon.is_line(head.word) and tail.word in self.lexicon.lines:
                continue  # 澳门轻轨横琴线 is one line
            of_line = self.lexicon.is_line(head.word) and tail.naming == "strong" and "Facility" in tail.classes
            left = Chunk(Span(start, unit.span.end), tuple(members[: k + 1]), head)
            if of_line or self.scored(text, left).score < NAMED or text[start : unit.span.end].endswith(self._apposed):
                return k + 1, k + 1
        return None

    def _at_joint(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """北部湾港|与|中心站: two things, and not one name (材料与器件平台)."""
        ends = [k for k, unit in enumerate(members) if self._head(text, unit, members[0].span.start)]
        joint = next((k for k in range(len(members) - 2, 0, -1) if members[k].text in ("与", "及其")), None)
        if joint is None or not ends or ends[-1] < joint:
            return None
        head = self._head(text, members[ends[-1]], members[0].span.start)
        before = self._head(text, members[joint - 1], members[0].span.start)
        two = before is not None and "Industry" not in before.classes
        return (joint, joint + 1) if two or (head and "Industry" in head.classes) else None

    def _at_quote(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """“甲计划”|“乙计划” are two; 上海电视节|“白玉兰绽放”颁奖典礼 a fair and a named part of it."""
        start = members[0].span.start
        for k in range(1, len(members)):
            if members[k].kind == members[k - 1].kind == "quote":
                return k, k
            if k == len(members) - 1 and members[k].kind == "quote" and _is_zone(members[k - 1]):
                return k, k  # 高新区|“中国声谷”
            if k > 1 and members[k - 2].kind == "quote" and self._anchors(members[k]) and members[k].members:
                return k, k  # “八纵八横”高铁网|京哈通道
        for k in range(1, len(members) - 1):
            if members[k].kind == "quote":
                head, tail = self._head(text, members[k - 1], start), self._head(text, members[-1], start)
                if head and tail and "Conference" in head.classes and "Conference" in tail.classes:
                    return k, k
        return None

    @staticmethod
    def _anchors(unit: Unit) -> bool:
        if unit.kind == "known":
            return unit.entries[0].kind not in ("industry", "strategy", "body")
        return unit.kind == "word" and unit.tag in ("LOC", "ORG", "PER") and len(unit.text) > 1

    def _up_to_head(self, text: str, members: list[Unit]) -> list[Unit]:
        """The members up to the last head that is not only what is done with the thing."""
        ends = [k for k, unit in enumerate(members) if self._head(text, unit, members[0].span.start)]
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

    def _head(self, text: str, unit: Unit, start: int) -> Head | None:
        """The head that ends with this unit; of a bare known name only if it is a word of its own."""
        end = unit.span.end
        if unit.kind == "bracket":
            end = unit.span.start
        elif unit.kind == "quote":
            end -= 1
        head = self.lexicon.head_at(text, end, start)
        if head is None or (unit.kind == "quote" and len(head.word) < 2):
            return None
        if unit.tag == "v" and unit.text == head.word and "Policy" in head.classes:
            return None  # 政府|决定|提供援助
        if unit.kind == "known" and head.naming == "part" and placelike(unit):
            return head if not _PLACES.isdisjoint(head.classes) else None  # 西部 is no ministry
        if unit.tag == "ORG" and len(head.word) == 1 and not _PLACES.isdisjoint(head.classes):
            return None  # 中广核|惠州 is no city
        if head.naming == "part" and len(head.word) == 1:
            if unit.tag not in ("LOC", "ORG", "nz", "n", "rest"):
                return None
            if unit.kind == "word" and unit.tag == "n" and len(unit.text) > 1:
                return None
        return head

    # -- a phrase as a chunk

    def _chunk(self, text: str, units: list[Unit], first: int, members: list[Unit]) -> Chunk | None:
        members = self._stripped(text, members)
        head = self._head(text, members[-1], members[0].span.start)
        towards = [k for k, unit in enumerate(members) if unit.text in ("至", "到")]
        if towards and not self._line_after(text, members, towards[-1]):
            members = members[towards[-1] + 1 :]  # 深圳至中山 is no name without a line after it
            head = self._head(text, members[-1], members[0].span.start) if members else None
        if head is None:
            return None
        span = Span(members[0].span.start, members[-1].span.end)
        index = next((i for i in range(first, len(units)) if units[i].span == members[0].span), first)
        before = units[index - 1] if index > 0 else None
        if before is not None and index > 1 and before.text in ("以上", "左右", "多", "余", "以内"):
            before = replace(units[index - 2], span=Span(units[index - 2].span.start, before.span.end))
        counted = before is not None and before.span.end == span.start and self._number(before, head)
        return self.scored(text, Chunk(span, tuple(members), head, counted=counted))

    @staticmethod
    def _number(before: Unit, head: Head) -> bool:
        """Whether the word before a phrase counts it: several things have no name."""
        if before.text.endswith("级") or _SIZE.search(before.text):
            return False  # 百亿级|机器人产业发展基金, 220千伏|输电工程
        if before.tag not in ("m", "q") or _ORDINAL_ONLY.match(before.text) or before.text.endswith("元"):
            return False
        return not (before.text.endswith("大") and {"Policy", "Programme", "Project"} & set(head.classes))

    def _stripped(self, text: str, members: list[Unit]) -> list[Unit]:
        """Without epithets, counts and loose words at the left."""
        while len(members) > 1:
            pair = members[0].text + members[1].text  # 营运|商
            if len(members) > 2 and members[0].kind == members[1].kind == "word" and pair in self.lexicon.left:
                members = members[2:]
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
        return replace(chunk, score=score)
