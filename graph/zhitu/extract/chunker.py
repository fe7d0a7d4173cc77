"""Right-headed noun phrases that are names.

A Chinese name ends in the noun that says what it is (广州实验室, 国家技术创新中心). From each head the phrase grows to
the left over what may stand inside a name; how much of a name it is, is scored: an anchor (place, organization,
quoted word, Latin or numbered part), length, a head that names by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zhitu.extract.lexicon import Head, Lexicon
from zhitu.extract.units import Unit
from zhitu.model import Span

__all__ = ["Chunk", "Chunker"]

#: Parts of speech that stand inside names.
_INSIDE = frozenset({"rest", "n", "nz", "nw", "vn", "an", "LOC", "ORG", "PER", "s", "f", "a", "b", "j", "ad", "vd"})
_PHASE = re.compile(
    r"^(?:第?[一二三四五六七八九十\d]+(?:期|号|号线|号机组|代|届|次|院|中|附属|线|院区|标段|批次)?|[A-Za-z]*\d+(?:\.\d+)?[A-Za-z]*|[东西南北中]|首届|[一二三四]期)$"
)
_ORDINAL_ONLY = re.compile(r"^(?:首个|首家|首座|首条|首批|首次|首期|首趟|首列|首艘|首届|唯一|首例|首台|首套|首款)$")
_LATIN = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A phrase that may be a name: its units, its head, and how much speaks for it."""

    span: Span
    units: tuple[Unit, ...]
    head: Head
    score: float
    counted: bool
    anchored: bool
    reasons: tuple[str, ...] = field(default=())


class Chunker:
    """Finds the chunks of a sentence's units."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._directions = frozenset(lexicon.cue("direction"))
        self._verbal = frozenset(lexicon.cue("verbal"))
        self._trailing = lexicon.cue("trailing")

    def chunks(self, text: str, units: list[Unit]) -> list[Chunk]:
        """All headed phrases, left to right, without overlap."""
        found: list[Chunk] = []
        run: list[int] = []
        for i, unit in enumerate(units):
            previous = units[i - 1] if run else None
            if self._continues(unit, previous, units[i + 1] if i + 1 < len(units) else None):
                run.append(i)
                continue
            found.extend(self._of_run(text, units, run))
            run = [i] if self._continues(unit, None, units[i + 1] if i + 1 < len(units) else None) else []
        found.extend(self._of_run(text, units, run))
        return found

    def _continues(self, unit: Unit, previous: Unit | None, following: Unit | None) -> bool:
        """Whether `unit` may stand inside a name after `previous` (None: at its start)."""
        word = unit.text
        if unit.kind in ("known", "quote"):
            return True
        if word in ("至", "到") and previous is not None and following is not None:
            return self._placelike(previous) and self._placelike(following)
        if unit.tag in ("TIME", "t") and word in ("冬季", "春季", "夏季", "秋季", "冬", "春", "夏", "秋", "季"):
            return True
        if unit.kind == "bracket":
            latin = word.isascii() and following is not None and following.kind == "word" and following.tag in _INSIDE
            return previous is not None and (latin or self._inner_bracket(word))
        if unit.kind in ("title", "date"):
            return False
        if unit.tag in ("w", "xc", "c", "u", "p") or not word.strip():
            return self._joins(unit, previous, following)
        if word in self.lexicon.heads and unit.tag not in ("v", "d", "p", "u", "c"):
            return True
        if word in ("全", "超", "多", "双"):
            return True
        if unit.tag in ("v", "vd", "ad", "d"):
            return previous is not None and (word in self.lexicon.nominals or word in self.lexicon.heads)
        if unit.tag in ("m", "TIME", "t", "q"):
            return bool(_PHASE.match(word)) and not (
                previous is None and following is not None and following.tag == "q"
            )
        if unit.tag == "a":
            return previous is not None or word not in self.lexicon.left
        if unit.tag == "f":
            return word in self._directions
        return unit.tag in _INSIDE or (unit.tag in ("nr", "ns", "nt") and len(word) > 1)

    @staticmethod
    def _joins(unit: Unit, previous: Unit | None, following: Unit | None) -> bool:
        """A dash or dot between two words of one name, or 与 and 及其 within one.

        亦庄—永清 is of the first sort, 光伏与储能试验区 of the second.
        """
        if unit.text in ("与", "及其") and previous is not None and following is not None:
            places = previous.kind == "known" and previous.entries[0].kind != "industry"
            after = following.kind == "known" and following.entries[0].kind != "industry"
            inside = following.kind == "known" or following.tag in ("n", "vn", "nz", "an", "rest")
            return (
                inside and not places and not after and previous.tag in ("n", "vn", "nz", "an", "rest", "LOC", "m", "w")
            )
        if unit.text not in ("—", "-", "·") or previous is None or following is None:
            return False
        return following.kind in ("known", "word", "quote") and following.tag not in ("w", "v", "p", "u", "TIME", "m")

    @staticmethod
    def _placelike(unit: Unit) -> bool:
        return (
            unit.kind == "known" and unit.entries[0].kind in ("division", "country", "region", "zone")
        ) or unit.tag == "LOC"

    @staticmethod
    def _inner_bracket(inner: str) -> bool:
        """A bracket that belongs to a name: （广州）, （北京）, （国际）."""
        return bool(re.fullmatch(r"[一-龥]{1,4}", inner)) and inner[-1] not in "图见下同等位称"

    def _of_run(self, text: str, units: list[Unit], run: list[int]) -> list[Chunk]:
        if not run:
            return []
        members = [units[i] for i in run]
        verb = next((k for k in range(len(members) - 2, 0, -1) if self._is_verb(text, members, k)), None)
        if verb is not None:  # 中国商飞公司|研发|C919客机
            return [*self._of_run(text, units, run[:verb]), *self._of_run(text, units, run[verb + 1 :])]
        towards = [k for k, unit in enumerate(members) if unit.text in ("至", "到")]
        if towards:
            tail = next((unit for unit in reversed(members) if self._head(text, unit, members[0].span.start)), None)
            head = self._head(text, tail, members[0].span.start) if tail else None
            if head is None or head.word not in self.lexicon.lines:  # 北京站至唐山站: two names
                k = towards[-1]
                return [*self._of_run(text, units, run[:k]), *self._of_run(text, units, run[k + 1 :])]
        while members and members[-1].text in ("—", "-", "·"):
            members.pop()
        members = self._after_verb(members)
        ends = [k for k, unit in enumerate(members) if self._head(text, unit, members[0].span.start)]
        if not ends:
            return []
        head = self._head(text, members[ends[-1]], members[0].span.start)
        while len(ends) > 1 and head is not None and text[: members[ends[-1]].span.end].endswith(self._trailing):
            ends.pop()
            head = self._head(text, members[ends[-1]], members[0].span.start)
        last = ends[-1]
        joined = [k for k in range(last) if members[k].text in ("与", "及其")]
        if joined and head is not None and ("Industry" in head.classes or any(k < joined[-1] for k in ends)):
            members, last = members[joined[-1] + 1 :], last - joined[-1] - 1  # two things, not one name
        chunk = self._chunk(text, units, run[0], members[: last + 1])
        return [chunk] if chunk else []

    def _is_verb(self, text: str, members: list[Unit], k: int) -> bool:
        """Whether a word is the verb between two names: tagged so, and what is before it is a name already."""
        unit, before = members[k], members[k - 1]
        if unit.kind != "word" or unit.tag != "v" or unit.text not in self.lexicon.verbs:
            return False
        return before.kind == "known" or self._head(text, before, members[0].span.start) is not None

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
        if unit.kind == "bracket":
            end = unit.span.start
        elif unit.kind == "quote":
            end = unit.span.end - 1
        else:
            end = unit.span.end
        head = self.lexicon.head_at(text, end, start)
        if head is None or (unit.kind == "quote" and len(head.word) < 2):
            return None
        if head.naming == "part" and len(head.word) == 1 and unit.tag not in ("LOC", "ORG", "nz", "n", "rest"):
            return None
        if (
            len(head.word) == 1
            and unit.kind == "word"
            and len(unit.text) > 1
            and unit.tag == "n"
            and head.naming == "part"
        ):
            return None
        return head

    def _chunk(self, text: str, units: list[Unit], first: int, members: list[Unit]) -> Chunk | None:
        members = self._stripped(members)
        if not members:
            return None
        head = self._head(text, members[-1], members[0].span.start)
        ends = [k for k, unit in enumerate(members) if unit.text in ("至", "到")]
        if ends and head is not None and head.word not in self.lexicon.lines:
            members = members[ends[-1] + 1 :]  # 深圳至中山 is no name without a line after it
            head = self._head(text, members[-1], members[0].span.start) if members else None
        if head is None:
            return None
        span = Span(members[0].span.start, members[-1].span.end)
        index = next((i for i in range(first, len(units)) if units[i].span == members[0].span), first)
        before = units[index - 1] if index > 0 else None
        counted = (
            before is not None
            and before.tag in ("m", "q")
            and before.span.end == span.start
            and not _ORDINAL_ONLY.match(before.text)
            and not before.text.endswith("元")
            and not (before.text.endswith("大") and {"Policy", "Programme", "Project"} & set(head.classes))
        )
        return self.scored(text, Chunk(span, tuple(members), head, 0.0, counted, False))

    def _stripped(self, members: list[Unit]) -> list[Unit]:
        """Without epithets, counts and loose words at the left."""
        while len(members) > 1:
            unit = members[0]
            if unit.kind == "word" and (
                unit.text in self.lexicon.left
                or (unit.tag in ("m", "TIME", "d", "vd", "f", "c") and not re.match(r"第|首届|[A-Za-z\d]", unit.text))
                or unit.text in ("—", "-", "·")
                or (
                    unit.tag in ("ad", "a")
                    and len(unit.text) < 3
                    and unit.text not in ("高", "大", "小", "新", "中", "老")
                )
            ):
                members = members[1:]
                continue
            break
        return members

    def scored(self, text: str, chunk: Chunk, *, after_place: bool = False) -> Chunk:
        """The same chunk with its score: what speaks for a name, and what against."""
        head_start = chunk.span.end - len(chunk.head.word)
        reasons: list[str] = []
        score = {"strong": 1.0, "weak": 0.0, "part": -0.5}[chunk.head.naming]
        places = 1.0 if after_place else 0.0
        proper = content = 0.0
        for unit in chunk.units:
            cut = unit.span.end > head_start
            body = text[unit.span.start : head_start] if cut else unit.text
            if unit.kind == "bracket":
                proper += 1
            elif not body:
                continue
            elif (
                unit.kind == "known"
                and unit.entries
                and unit.entries[0].kind in ("division", "country", "region", "nature")
            ):
                places += 1
            elif unit.kind in ("known", "quote") or (unit.tag in ("ORG", "PER", "nz") and len(body) > 1):
                proper += 1.5 if unit.kind == "quote" else 1.0
            elif unit.tag == "LOC":
                proper += 1
            elif _LATIN.search(body) or (unit.tag == "m" and _PHASE.match(unit.text)):
                proper += 0.7
            elif body not in self.lexicon.modifiers:
                content += 0.5 if len(body) > 1 else 0.25
            else:
                content += 0.15
        if places:
            reasons.append("place")
        if proper:
            reasons.append("proper")
        score += min(places, 1.5) + min(proper, 2.0) + min(content, 1.5)
        words = sum(1 for unit in chunk.units if unit.kind == "word" and unit.span.end <= head_start)
        if words >= 3 or (words >= 2 and (places or chunk.head.naming == "strong")):
            score += 0.35
        if "Group" in chunk.head.classes and places:
            score += 0.5
        if "GovernmentBody" in chunk.head.classes and chunk.head.naming == "weak" and places:
            score += 0.5
        if chunk.head.naming == "part" and places and chunk.units[-1].tag in ("rest", "LOC", "ORG"):
            score += 1.0
        if chunk.head.word in self.lexicon.lines and any(
            unit.members
            or (unit.kind == "known" and len(unit.text) == 2)
            or unit.tag == "rest"
            or (unit.tag == "LOC" and unit.kind == "word")
            for unit in chunk.units
        ):
            score += 1.0
        if places and any(unit.tag == "rest" for unit in chunk.units):
            score += 0.5
        if head_start - chunk.span.start == 1 and not places and chunk.units[0].tag not in ("LOC", "ORG", "nz"):
            score -= 1.0  # what is left of a split word
        if chunk.counted:
            score -= 2.0
        return Chunk(
            chunk.span, chunk.units, chunk.head, round(score, 2), chunk.counted, bool(places or proper), tuple(reasons)
        )
