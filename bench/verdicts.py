"""Whether an extraction says what a passage wants said, and nothing else of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from bench.figures import names, plain
from zhitu.model import Document, Extraction

__all__ = ["Passage", "Verdict", "Want", "judged", "wanted"]


class Want(NamedTuple):
    """One statement that a passage makes, must not make (`mark` "!") or may make ("?").

    kind    C relation, V event, O figure, A one thing of two names, N two things
    words   C subject property object; V thing type date; O owner value unit period; A, N two names; * is any,
            alternatives stand between / (dates: |), what is left out is not asked
    """

    mark: str
    kind: str
    words: tuple[str, ...]
    role: str | None = None
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with what it says: of each of `wants` one alternative."""

    construction: str
    document: Document
    wants: tuple[tuple[Want, ...], ...]


class Verdict(NamedTuple):
    """What an extraction of a passage lacks and what is false in it, in words."""

    missing: tuple[str, ...]
    false: tuple[str, ...]

    @property
    def word(self) -> str:
        """right, missing, or false, whatever is missing besides."""
        return "false" if self.false else "missing" if self.missing else "right"


class _Said(NamedTuple):
    """A statement of an extraction; `what` is a property, a type or a value, `detail` a role, a date or a period."""

    kind: str
    of: str
    what: str
    other: str
    detail: str | None
    expected: bool
    rule: str


def wanted(cell: str) -> tuple[tuple[Want, ...], ...]:
    """What a row wants.

    >>> wanted("C 甲 builds 乙 || C 乙 foundedBy 甲;!V 甲 opened *")[0][1].words
    ('乙', 'foundedBy', '甲')
    """
    return tuple(tuple(_want(a) for a in part.split("||")) for part in re.split(r"[;\n]", cell) if part.strip())


def _want(cell: str) -> Want:
    first, *words = cell.split()
    role = next((word.removeprefix("role=") for word in words if word.startswith("role=")), None)
    kept = tuple(word for word in words if word != "exp" and not word.startswith("role="))
    return Want(first[:-1], first[-1], kept, role, "exp" in words)


class _Names:
    """Which of an extraction's things a name of a want means."""

    def __init__(self, text: str, extraction: Extraction) -> None:
        self.of = {entity.key: set(names(text, entity)) for entity in extraction.entities}
        self.label = {entity.key: entity.name for entity in extraction.entities}

    def means(self, told: str, key: str) -> bool:
        return told == "*" or any(plain(name) in self.of.get(key, ()) for name in told.split("/"))

    def one(self, first: str, second: str) -> bool:
        return any(plain(first) in forms and plain(second) in forms for forms in self.of.values())


def judged(passage: Passage, extraction: Extraction) -> Verdict:
    """What is missing and what is false.

    False is what a row forbids, and what contradicts it: the wanted event of another thing, day or status, the relation
    turned round or with one other end, the figure of another owner or period. A day less exact than wanted, or none,
    and a role left out are missing. What is neither wanted nor forbidden does not count.
    """
    who, said = _Names(passage.document.text, extraction), list(_said(extraction))
    missing, false, free, granted = [], [], set(), set()
    for alternatives in passage.wants:
        first = alternatives[0]
        if first.kind in "AN":
            if who.one(*first.words) != (first.kind == "A"):
                (missing if first.kind == "A" else false).append(_told(first))
        elif first.mark != "!":
            hits = {i for i, it in enumerate(said) if any(_fits(want, it, who) for want in alternatives)}
            (free if first.mark and first.words.count("*") > 1 else granted).update(hits)
            if not first.mark and not hits:
                missing.append(" || ".join(map(_told, alternatives)))
    flat = [want for alternatives in passage.wants for want in alternatives]
    for i, it in enumerate(said):
        forbidden = any(want.mark == "!" and _fits(want, it, who) for want in flat)
        if i in granted or (i in free and not forbidden):
            continue
        if forbidden or (not _of_unjoined(it, flat, who) and any(_contradicts(it, want, who) for want in flat)):
            false.append(_shown(it, who))
    return Verdict(tuple(missing), tuple(false))


def _said(extraction: Extraction) -> Iterator[_Said]:
    for c in extraction.claims:
        yield _Said("C", c.subject, c.property, c.object, c.role, c.status == "expected", c.rule)
    for v in extraction.events:
        yield _Said("V", v.of, v.type, "", v.date, v.status == "expected", v.rule)
    for o in extraction.observations:
        yield _Said("O", o.about, str(o.value), plain(o.unit), o.period, o.status == "expected", o.rule)


def _fits(want: Want, said: _Said, who: _Names) -> bool:
    if want.kind != said.kind or (not want.mark and want.kind != "O" and want.expected != said.expected):
        return False
    if want.kind == "C":
        return _ends_fit(want, said, who) and (want.role is None or plain(want.role) == plain(said.detail or ""))
    if not who.means(want.words[0], said.of):
        return False
    if want.kind == "V":
        return _type_fits(want, said) and _detail_fits(want, said, 2)
    return _value_fits(want, said) and _unit_fits(want, said) and _detail_fits(want, said, 3)


def _ends_fit(want: Want, said: _Said, who: _Names) -> bool:
    subject, of, other = want.words
    if of != "*" and said.what not in of.split("/"):
        return False
    alike = who.means(subject, said.of) and who.means(other, said.other)
    return alike or (said.what == "cooperatesWith" and who.means(other, said.of) and who.means(subject, said.other))


def _type_fits(want: Want, said: _Said) -> bool:
    return want.words[1] == "*" or said.what in want.words[1].split("/")


def _value_fits(want: Want, said: _Said) -> bool:
    return want.words[1] == "*" or Decimal(want.words[1]) == Decimal(said.what)


def _unit_fits(want: Want, said: _Said) -> bool:
    return len(want.words) < 3 or want.words[2] == "*" or plain(want.words[2]) == said.other


def _detail_fits(want: Want, said: _Said, place: int) -> bool:
    return len(want.words) <= place or want.words[place] == "*" or str(said.detail) in want.words[place].split("|")


def _contradicts(said: _Said, want: Want, who: _Names) -> bool:
    if want.mark or want.kind != said.kind:
        return False
    if want.kind == "C":
        return said.what in want.words[1].split("/") and _turned(said, want, who)
    alike = _type_fits(want, said) if want.kind == "V" else _value_fits(want, said)
    return alike and not _less_exact(said, want, who)


def _turned(said: _Said, want: Want, who: _Names) -> bool:
    subject, _, other = want.words
    one, two = who.means(subject, said.of), who.means(other, said.other)
    back = who.means(subject, said.other) and who.means(other, said.of)
    return one != two or back or (one and two and not (want.role is not None and said.detail is None))


def _less_exact(said: _Said, want: Want, who: _Names) -> bool:
    place = 2 if want.kind == "V" else 3
    if len(want.words) <= place or not who.means(want.words[0], said.of) or said.expected != want.expected:
        return False
    return said.detail is None or any(date.startswith(said.detail) for date in want.words[place].split("|"))


def _of_unjoined(said: _Said, wants: Iterable[Want], who: _Names) -> bool:
    """Whether its thing lacks the other name that a want joins to it: that is missing already."""
    pairs = [want.words for want in wants if want.kind == "A"]
    return any(who.means(a, key) != who.means(b, key) for key in (said.of, said.other) for a, b in pairs if key)


def _told(want: Want) -> str:
    role = [f"role={want.role}"] if want.role else []
    return " ".join([want.mark + want.kind, *want.words, *role, *(["exp"] if want.expected else [])])


def _shown(said: _Said, who: _Names) -> str:
    other = who.label.get(said.other, said.other)
    status = "expected" if said.expected else ""
    words = (said.kind, who.label[said.of], said.what, other, said.detail or "", status, f"[{said.rule}]")
    return " ".join(filter(None, words))
