"""How much of a name a headed phrase is: an anchor, a proper part, length, a head that names by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhitu.extract.mentions.candidate import PLACE_KINDS
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.classes import AREAS
from zhitu.extract.text.lexicon import Head, Lexicon
from zhitu.extract.text.wording import wording, words

__all__ = ["LATIN", "PHASE", "Weight", "weigh"]

PHASE = re.compile(
    rf"^(?:第?[一二三四五六七八九十\d]+{wording('numbered-parts')}?|[A-Za-z]*\d+(?:\.\d+)?[A-Za-z]*|[东西南北中]|首届|[一二三四]期)$"
)
LATIN = re.compile(r"[A-Za-z0-9]")
#: Things that are called by a person's name: 武康大楼, 中山大学, 何善衡基金.
_CALLED_AFTER = frozenset({"Facility", "School", "Hospital", "Fund", "Laboratory"})
#: Before these a word that the tagger takes for a place says which one it is.
_SITED = AREAS | {"Facility"}
#: Two words of content before the head of an office or a fund name it: 效率促进办公室, 住房租赁发展基金.
_OFFICES = frozenset({"GovernmentBody", "Fund", "Laboratory"})
_OWN = frozenset({"Policy", "Programme", "Industry", "Group", "Product"})
_ABSTRACT = frozenset(words("abstract-heads"))
_NUMERALS = frozenset("两二三四五六七八九十")
#: A count inside a phrase: several things, not one (4省市人民政府, 80多所高校).
_COUNT = re.compile(rf"[\d一二两三四五六七八九十百多余]+{wording('counted-within')}(?!委)")


@dataclass(slots=True)
class Weight:
    """Sums of what speaks for a name."""

    places: float = 0.0
    proper: float = 0.0
    content: float = 0.0
    words: int = 0

    def add(self, unit: Unit, body: str, head: Head, lexicon: Lexicon) -> None:
        """Counts one unit; `body` is what of it stands before the head."""
        if unit.kind == "known" and unit.entries and unit.entries[0].kind in PLACE_KINDS:
            self.places += 1
        elif unit.kind == "quote":
            self.proper += 1.5
        elif unit.tag == "PER" and len(body) > 1:
            self.proper += 1.0 if _CALLED_AFTER.isdisjoint(head.classes) else 1.5
        elif unit.kind == "word" and unit.tag == "LOC" and len(body) > 2 and _sites(head):
            self.proper += 1.5  # 怡心湖|片区
        elif unit.kind == "known" or unit.tag == "LOC" or (unit.tag in ("ORG", "nz") and len(body) > 1):
            self.proper += 1.0
        elif LATIN.search(body) or (unit.tag == "m" and PHASE.match(unit.text)):
            self.proper += 0.7
        elif body not in lexicon.modifiers and not (unit.tag in ("a", "ad", "b") and len(body) > 1):
            self.content += 0.5 if len(body) > 1 else 0.25
        else:
            self.content += 0.15


def _sites(head: Head) -> bool:
    """Whether a head is that of an area or a work, and of two characters at least."""
    return len(head.word) > 1 and not _SITED.isdisjoint(head.classes)


def weigh(text: str, units: Sequence[Unit], head: Head, lexicon: Lexicon, *, after_place: bool, counted: bool) -> float:
    """The score of a phrase that ends in `head`; a name has at least `NAMED`."""
    start, end = units[0].span.start, units[-1].span.end
    head_start = end - len(head.word)
    weight = Weight(places=float(after_place))
    for unit in units:
        if unit.kind == "bracket":
            weight.proper += 1
        elif body := text[unit.span.start : min(unit.span.end, head_start)] if unit.kind != "quote" else unit.text:
            weight.add(unit, body, head, lexicon)
    weight.words = sum(1 for unit in units if unit.kind == "word" and unit.span.end <= head_start)
    score = {"strong": 1.0, "weak": 0.0, "part": -0.5}[head.naming]
    score += min(weight.places, 1.5) + min(weight.proper, 2.0) + min(weight.content, 1.5)
    score += _by_head(units, head, weight) + _by_line(units, head, lexicon)
    first = units[0]
    if head_start - start == 1 and not weight.places and first.tag not in ("LOC", "ORG", "nz"):
        score -= 1.0  # what is left of a split word
    if "Policy" in head.classes and any(unit.tag == "PER" for unit in units[:-1]):
        score -= 2.0  # a person's guidance is no document
    several = text[head_start - 1] in _NUMERALS and head.word in ("省", "市", "县", "区", "州", "地", "国", "校")
    if counted or several or _COUNT.search(text[start:head_start]):
        score -= 2.0
    return round(score, 2)


def _by_head(units: Sequence[Unit], head: Head, weight: Weight) -> float:
    """What the kind of head adds."""
    score = 0.0
    if weight.words >= 3 or (weight.words >= 2 and (weight.places or head.naming == "strong")):
        score += 0.35
    if weight.places and ("Group" in head.classes or ("GovernmentBody" in head.classes and head.naming == "weak")):
        score += 0.5
    if head.naming == "part" and weight.places and units[-1].tag in ("rest", "LOC", "ORG"):
        score += 1.0
    if head.word == "片区" and weight.places and len(units) == 2:
        score += 0.5  # 昆明|片区: of a free-trade zone, or of the town
    if head.naming == "weak" and len(head.word) >= 4 and (weight.places or weight.proper):
        score += 0.5  # a long head says much
    if head.naming == "weak" and weight.words >= 2 and not _OFFICES.isdisjoint(head.classes) and weight.content >= 1:
        score += 0.5
    if (
        head.naming == "weak"
        and "Zone" in head.classes
        and units[0].kind == "known"
        and units[0].entries[0].kind == "zone"
    ):
        score += 0.5  # 雄安新区启动区: a part of a zone
    if head.naming == "part" and "GovernmentBody" in head.classes and len(units) > 1:
        if units[0].kind == "known" and units[0].entries[0].kind == "body":
            score += 1.0  # 交通部|高速公路局
        elif units[-1].tag == "ORG" and units[-1].kind == "word" and len(units[-1].text) > len(head.word) + 1:
            score += 0.6  # 经济部|水利署
    if head.word in _ABSTRACT and not weight.places and not weight.proper:
        score -= 0.5  # 现代企业制度 is any such
    if units[0].text == "国家" and weight.words >= 3:
        score += 0.3
    if (
        head.naming == "weak"
        and units[-1].tag == "ORG"
        and len(units[-1].text) >= len(head.word) + 3
        and _OWN.isdisjoint(head.classes)
    ):
        score += 0.6  # the tagger sees an organization
    if weight.places and any(unit.tag == "rest" for unit in units):
        score += 0.5
    return score


def _by_line(units: Sequence[Unit], head: Head, lexicon: Lexicon) -> float:
    """Places before the head of a line are its ends."""
    if not lexicon.is_line(head.word):
        return 0.0
    return float(
        any(
            unit.members
            or (unit.kind == "known" and len(unit.text) == 2)
            or unit.tag == "rest"
            or (unit.tag == "LOC" and unit.kind == "word")
            for unit in units
        )
    )
