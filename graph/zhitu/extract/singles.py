"""Candidates of one unit alone: what is known, titles, quoted words, what the tagger takes for a name."""

from __future__ import annotations

import re

from zhitu.extract.candidate import Candidate, of_entry
from zhitu.extract.gazetteer import Entry, Gazetteer
from zhitu.extract.lexicon import Lexicon
from zhitu.extract.units import Unit
from zhitu.model import Span

__all__ = ["Singles"]

_PAIRED = re.compile(r"^(?!京津冀|粤港澳大|长株潭|长三角|珠三角)([一-龥]{2,3}?)(?:两地|三地|极点)?$")
_DATELINE = re.compile(r"^[”》）]?(?:消息|讯|电|报道|记者|（|）|：|客户端|官网)")
_PERSON = re.compile(r"^[一-龥]{2,4}$|^[一-龥]{1,6}·[一-龥·]{1,12}$")
#: Quoted words that a machine, a ship or a satellite is called by.
_NUMBERED_NAME = re.compile(r"^[一-龥A-Za-z]{1,8}(?:[一二三四五六七八九十\d]+)?号$")


class Singles:
    """Candidates of single units."""

    def __init__(self, lexicon: Lexicon, known: Gazetteer) -> None:
        self.lexicon = lexicon
        self.known = known
        document = lexicon.any_of("document")
        self._document = re.compile(rf"{document}(?:（[^）]{{1,20}}）|\(.*\))*$")
        self._naming_verb = re.compile(rf"(?:[”](?:和|与|、)?|{lexicon.any_of('naming-verb')})(?:了|的)?$")
        self._named_after = re.compile(lexicon.any_of("named-after"))
        self._company = re.compile(lexicon.any_of("company"))
        self._speech = re.compile(rf"[、，]?{lexicon.any_of('speech')}|任[^务期意何]")
        self._offices = tuple(office for office in lexicon.offices if len(office) > 1)

    def of(self, text: str, units: list[Unit], i: int) -> list[Candidate]:
        """The candidates of unit `i`."""
        unit = units[i]
        if unit.kind == "known":
            media = unit.entries[0].media and _DATELINE.match(text[unit.span.end : unit.span.end + 4])
            return [] if media else self.of_known(unit)
        if unit.kind == "title":
            return self._title(unit)
        if unit.kind == "quote":
            return self._quote(text, units, i)
        return self.tagged(text, unit) if unit.kind == "word" else []

    def of_known(self, unit: Unit) -> list[Candidate]:
        """What the gazetteer knows: one thing, or one for each character of a compound."""
        entry = unit.entries[0]
        if entry.kind == "strategy" and unit.text.endswith("建设"):  # 雄安新区建设: the zone, being built
            stem = self.known.entries(unit.text[:-2])
            if stem and stem[0].kind in ("region", "zone", "division"):
                return [of_entry(Span(unit.span.start, unit.span.end - 2), unit.text[:-2], stem)]
        pair = _PAIRED.match(unit.text) if entry.kind == "region" else None
        if pair:
            signs = [(self.known.paired.get(c) or self.known.abbreviations.get(c, ())) for c in pair.group(1)]
            if all(signs):  # 广佛, 港澳: the two, not a region
                return [self._sign(unit, k, sign[:1]) for k, sign in enumerate(signs)]
        if unit.members:  # 穗港澳: a character each
            return [self._sign(unit, k, (e,)) for k, e in enumerate(unit.entries)]
        if entry.kind == "industry":
            sure = unit.text.endswith(("产业", "制造业"))
            return [Candidate(unit.span, unit.text, ("Industry",), "industry", 3.0 if sure else 1.0, unit.entries)]
        return [of_entry(unit.span, unit.text, unit.entries)]

    @staticmethod
    def _sign(unit: Unit, k: int, entries: tuple[Entry, ...]) -> Candidate:
        at = unit.span.start + k
        return of_entry(Span(at, at + 1), unit.text[k], entries, 2.5, rule="abbreviation")

    def _title(self, unit: Unit) -> list[Candidate]:
        if not self._document.search(unit.text):
            return []
        return [Candidate(unit.span, unit.text, ("Policy",), "title", 3.0, head=unit.text[-2:])]

    def _quote(self, text: str, units: list[Unit], i: int) -> list[Candidate]:
        unit = units[i]
        inner = Span(unit.span.start + 1, unit.span.end - 1)
        entries = self.known.entries(unit.text)
        if entries:
            return [of_entry(inner, unit.text, entries)]
        before = text[max(units[0].span.start, unit.span.start - 6) : unit.span.start]
        after = text[unit.span.end : min(units[-1].span.end, unit.span.end + 4)]
        if 2 < len(unit.text) <= 10 and (self._naming_verb.search(before) or self._named_after.match(after)):
            classes = ("Product", "Facility") if unit.text.endswith("号") else ("Programme",)
            return [Candidate(unit.span, unit.text, classes, "quoted:verb", 1.6)]
        if len(unit.text) > 2 and _NUMBERED_NAME.match(unit.text):
            return [Candidate(unit.span, unit.text, ("Product", "Facility"), "quoted:号", 1.6)]
        head = self.lexicon.head_at(text, inner.end, inner.start)
        if head and len(head.word) > 1 and head.naming != "part" and len(unit.text) > len(head.word) + 1:
            return [Candidate(unit.span, unit.text, head.classes, f"quoted:{head.word}", 1.6, head=head.word)]
        return [Candidate(unit.span, unit.text, ("Programme",), "quoted", 1.0 if 3 <= len(unit.text) <= 8 else 0.8)]

    def tagged(self, text: str, unit: Unit) -> list[Candidate]:
        """What the tagger takes for an organization, a person or a place."""
        if unit.tag == "ORG" and len(unit.text) > 2:
            return self._organization(text, unit)
        if unit.tag == "PER" and _PERSON.match(unit.text):
            return self._person(text, unit)
        if unit.tag == "LOC" and 1 < len(unit.text) <= 5:
            return self._location(text, unit)
        return []

    def _organization(self, text: str, unit: Unit) -> list[Candidate]:
        head = self.lexicon.head_at(text, unit.span.end, unit.span.start)
        classes = head.classes if head else ("Company",)
        near = text[max(0, unit.span.start - 10) : unit.span.end + 10]
        sure = (head and head.naming != "part") or self._company.search(near)
        word = head.word if head else ""
        return [Candidate(unit.span, unit.text, classes, "tagger:ORG", 1.6 if sure else 1.2, head=word)]

    def _person(self, text: str, unit: Unit) -> list[Candidate]:
        word = unit.text
        if not (word[0] in self.lexicon.surnames or word[:2] in self.lexicon.surnames or "·" in word):
            return []
        title = text[max(0, unit.span.start - 6) : unit.span.start].rstrip("是为由：，、")
        sure = title.endswith(self._offices) or self._speech.match(text, unit.span.end)
        return [Candidate(unit.span, word, ("Person",), "tagger:PER", 1.8 if sure or len(word) > 4 else 1.2)]

    def _location(self, text: str, unit: Unit) -> list[Candidate]:
        head = self.lexicon.head_at(text, unit.span.end, unit.span.start)
        if unit.text in self.lexicon.generic:
            return []
        classes = head.classes if head else ("District",)
        score = 1.5 if head and len(unit.text) > len(head.word) else 1.2
        return [Candidate(unit.span, unit.text, classes, "tagger:LOC", score, head=head.word if head else "")]
