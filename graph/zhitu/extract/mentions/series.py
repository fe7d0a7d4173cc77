"""Spacecraft, ships, machines and aircraft by the name of their series and a number, and works that divert a river."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["Series"]

#: 引江济淮, 引嫩入白: the one river into the other, with the work that does it.
_DIVERSION = Rare(
    r"(?<![指吸牵索导勾援])引[一-龥]{1,2}[入济补][一-龥]{1,2}?"
    rf"(?:(?:[一-龥]{{0,6}}?{wording('diversion-works')})(?:[一二三]期(?:工程)?)?)"
)
_NUMBER = r"[一二三四五六七八九十百\d]{1,4}"
#: Types of aircraft by letters and digits: C919, ARJ21, AG600, A320neo, 运-20.
_TYPE = Rare(rf"(?<![A-Za-z0-9])(?<![春暑客货]){wording('aircraft-types')}(?![A-Za-z0-9年月日天])")


#: 星火操作系统|SparkOS 3: a product by what it is and the name and number of its version.
_VERSION = Rare(
    f"{wording('products-with-versions')}"
    rf"(?P<name>[A-Z][A-Za-z]*(?:[ -]?[A-Z]?\d+(?:\.\d+)*)(?: {wording('version-editions')}){{0,2}})"
    r"(?![A-Za-z\d.%年月日])"
)


class Series:
    """Finds such names in a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        craft = lexicon.any_of("craft")
        self._left = lexicon.left
        self._numbered = re.compile(
            rf"(?P<name>{lexicon.any_of('series')}{_NUMBER}(?:号|(?=遥)))(?:遥{_NUMBER})?"
            rf"(?:[A-Z甲乙丙](?:星)?|{_NUMBER}[A-Z]?星)?{craft}?"
        )

    def of(self, text: str, units: list[Unit]) -> list[Candidate]:
        """天舟七号货运飞船 (also called 天舟七号), C919, 引江济淮工程."""
        at = units[0].span.start, units[-1].span.end
        found = [
            Candidate(Span(*m.span()), m[0], ("Product", "Facility"), "series", 1.8, alias=self._short(m))
            for m in self._numbered.finditer(text, *at)
        ]
        found += [Candidate(Span(*m.span()), m[0], ("Product",), "series:type", 1.6) for m in _TYPE.finditer(text, *at)]
        found += [self._version(m, units) for m in _VERSION.finditer(text, *at)]
        for m in _DIVERSION.finditer(text, *at):
            place = next((u for u in units if u.span.end == m.start() and u.kind == "known"), None)
            span = Span(place.span.start if place else m.start(), m.end())
            name = text[span.start : span.end]
            found.append(Candidate(span, name, ("Project", "Facility"), "diversion", 1.8, head=name[-2:]))
        return found

    def _version(self, match: re.Match[str], units: list[Unit]) -> Candidate:
        """A product with its version, also called by this alone, and the word before what it is."""
        own = next((u for u in units if u.span.end == match.start() and u.kind in ("word", "quote")), None)
        named = own is not None and own.tag in ("n", "nz", "nw", "a", "ORG") and own.text not in self._left
        start = own.span.start if own is not None and named else match.start()
        name = match.string[start : match.end()]
        return Candidate(Span(start, match.end()), name, ("Product",), "series:version", 1.8, alias=match["name"])

    @staticmethod
    def _short(match: re.Match[str]) -> str | None:
        """The name without what the thing is, where it is called so: 天舟七号 of 天舟七号货运飞船."""
        return match["name"] if match["name"] != match[0] and match["name"].endswith("号") else None
