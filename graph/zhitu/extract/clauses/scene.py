"""A sentence ready for the rules: who is mentioned where, in which lists, with which dates and words."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import compress, takewhile
from typing import TYPE_CHECKING, NamedTuple

from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.text.clues import Clue, clues_in
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.view import LONGEST_QUOTE, Clause, Sentence, View
from zhitu.extract.text.wording import SLOT, wording
from zhitu.extract.text.words import Words, tokens_of
from zhitu.extract.values.date_binding import When
from zhitu.model import Span

if TYPE_CHECKING:
    from zhitu.extract.clauses.clause_roles import Role
    from zhitu.extract.values.numbers import Quantity

__all__ = ["Group", "Scene", "Slotted"]

#: Parts of one sentence that are looked back over, so that a list of thousands stays linear.
_SERIES = 100
#: Sentences that are looked at, back from one.
_BACK = 12


class Group(NamedTuple):
    """One mention, or a list of them: `things` in order, `span` over all of it."""

    span: Span
    things: tuple[int, ...]
    mentions: tuple[Mention, ...]


class Slotted(NamedTuple):
    """A sentence with each group as one character, the offset in the text of every character, and how many groups."""

    text: str
    offsets: array[int]
    mentions: int


@dataclass(slots=True)
class Scene:
    """What the rules see of one sentence."""

    view: View
    sentence: Sentence
    things: list[Thing]
    held: Words
    groups: list[Group]
    nested: list[Mention]
    dates: list[When]
    topic: int | None = None
    subject: Group | None = None
    subject_sentence: Sentence | None = None
    before: Scene | None = None
    #: The paragraph is of a plan: what it orders is still to come.
    planned: bool = False
    #: The paragraph stands below a heading of aims.
    aimed: bool = False
    #: The document's date.
    issued: str | None = None
    #: Words that point back to one of two things as well as to the other: what is told of them is told of no name.
    vague: tuple[Span, ...] = ()
    roles: tuple[Role, ...] = ()
    hidden: str = ""
    shape: Slotted | None = None
    figures: tuple[Quantity, ...] | None = None
    #: The clues that it holds.
    clues: int = -1
    #: The folded text of the whole document.
    text: str = field(init=False)
    #: Where the clauses begin.
    starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.view.folded
        self.starts = tuple([clause.span.start for clause in self.sentence.clauses])

    @property
    def tokens(self) -> list[Token]:
        """The words of the sentence."""
        return tokens_of(self.held)

    def classes(self, thing: int) -> tuple[str, ...]:
        """Classes of a thing."""
        return self.things[thing].classes

    def clause(self, offset: int) -> Clause:
        """The clause at an offset."""
        at = bisect_right(self.starts, offset)
        return self.sentence.clauses[at - 1 if at else 0]

    def words(self, start: int, end: int) -> list[Token]:
        """The tokens that begin from `start` on and before `end`."""
        tokens = self.tokens
        return tokens[bisect_left(tokens, (start,)) : bisect_left(tokens, (end,))]

    def verb_ends(self, start: int, at: int) -> bool:
        """Whether a verb that begins from `start` on ends at an offset."""
        last = self.words(start, at)[-1:]
        return bool(last) and last[0].end == at and last[0].tag == "v"

    def parts(self, offset: int) -> bool:
        """Whether a word or a name begins at an offset, or a name or the sentence ends there."""
        tokens = self.tokens
        at = bisect_left(tokens, (offset,))
        if (at < len(tokens) and tokens[at].start == offset) or offset == self.sentence.span.end:
            return True
        return any(offset in g.span for g in self.groups)

    def series(self) -> Iterator[Scene]:
        """The parts of the sentence before this one that semicolons cut, the nearest first."""
        here = self
        for _ in range(_SERIES):
            before = here.before
            if before is None or before.text[before.sentence.span.end - 1] != "；":
                return
            yield before
            here = before

    def back(self) -> Iterator[Scene]:
        """The sentence and the eleven before it, the nearest first."""
        here: Scene | None = self
        for _ in range(_BACK):
            if here is None:
                return
            yield here
            here = here.before

    def in_paragraph(self) -> Iterator[Scene]:
        """Those of them that are in its paragraph."""
        return takewhile(lambda earlier: earlier.sentence.paragraph == self.sentence.paragraph, self.back())

    def inside(self, span: Span) -> list[Group]:
        """Groups that lie in a span."""
        start, end = span
        return [g for g in self.groups if start <= g.span.start and g.span.end <= end]

    def role(self, g: Group) -> Role:
        """The part that a group of this scene plays in its clause, or one that begins in it: 甲省|乙区、甲省|丙园."""
        held = (h.span.start <= g.span.start < h.span.end for h in self.groups)
        return next(compress(self.roles, held))

    def masked(self, start: int, end: int) -> str:
        """The text from `start` to `end` of the sentence, every character of a name hidden."""
        if not self.hidden:
            self.hidden = self._hide()
        offset = self.sentence.span.start
        first, last = start - offset, end - offset
        return self.hidden[first if first > 0 else 0 : last if last > 0 else 0]

    def has(self, clue: Clue) -> bool:
        """Whether the sentence holds a word of a clue."""
        if self.clues < 0:
            self.clues = clues_in(self.text, *self.sentence.span)
        return self.clues & clue.bit != 0

    def _hide(self) -> str:
        start, end = self.sentence.span
        out: list[str] = []
        at = start
        for g in self.groups:
            for m in g.mentions:
                if m.span.start >= at:
                    out.append(self.text[at : m.span.start])
                    out.append(SLOT * (m.span.end - m.span.start))
                    at = m.span.end
        out.append(self.text[at:end])
        return "".join(out)

    @property
    def slotted(self) -> Slotted:
        """The sentence in which each group is one character."""
        if self.shape is None:
            self.shape = self._slotted()
        return self.shape

    def _slotted(self) -> Slotted:
        out: list[str] = []
        offsets = array("i")
        at = self.sentence.span.start
        mentions = 0
        for k, g in enumerate(self.groups):
            if g.span.start < at:
                continue
            out.append(self.text[at : g.span.start])
            offsets.extend(range(at, g.span.start))
            out.append(chr(0xE000 + k))
            offsets.append(g.span.start)
            mentions += 1
            at = g.span.end
            bracket = _ASIDE.match(self.text[at : min(at + 45, self.sentence.span.end)])
            at += bracket.end() if bracket else 0  # X（以下简称Y）建设
        out.append(self.text[at : self.sentence.span.end])
        offsets.extend(range(at, self.sentence.span.end))
        return Slotted("".join(out), offsets, mentions)

    def covered(self, offset: int) -> bool:
        """Whether a character is part of a mention."""
        if not self.hidden:
            self.hidden = self._hide()
        at = offset - self.sentence.span.start
        return 0 <= at < len(self.hidden) and self.hidden[at] == SLOT

    def evidence(self, start: int, end: int) -> Span:
        """The shortest run of clauses that holds `start` to `end`."""
        return self.sentence.cover(max(start, self.sentence.span.start), min(end, self.sentence.span.end))

    def evidence_from(self, g: Group | None, evidence: Span) -> Span:
        """The passage from the sentence that names a carried-over subject, where one paragraph holds it in short."""
        if g is None or g.span.start >= self.sentence.span.start:
            return evidence
        earlier = self.view.sentence_at(g.span.start)
        if earlier.paragraph != self.sentence.paragraph or evidence.end - earlier.span.start > LONGEST_QUOTE:
            return evidence
        return Span(earlier.span.start, evidence.end)

    def counted(self, g: Group) -> bool:
        """Whether a figure after the group says that it stands for several unnamed things (园区15个)."""
        return len(g.mentions) == 1 and bool(_COUNTED.match(self.text[g.span.end : g.span.end + 10]))


#: 甲公司（以下简称乙）; but 甲行动（牵头单位：乙局）, 《甲条例》（乙市2023年印发） tell of it.
_ASIDE = re.compile(rf"[”》]?（(?![^（）：]{{0,6}}单位：|[^（）]{{2,24}}{wording('aside-issues')}）)[^（）]{{1,40}}）")
_COUNTED = re.compile(rf"[”》）]?{wording('counted-about')}?\d[\d.]*[万亿]?(?:余|多)?[个家座项条所处批列艘趟架辆台]")
