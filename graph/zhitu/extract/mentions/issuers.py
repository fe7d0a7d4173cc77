"""Who a document's title says has issued it: 云川市人民政府办公室|关于……的意见, 《国务院|关于……的决定》."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.mentions.candidate import Candidate, of_entry
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["issuer_in", "issuers_in", "opening_issuers"]

#: How sure a name that opens a title is, of which the network sees only the whole.
_TITLED = 0.95
_BODY = re.compile(f"(?!.*(?:转发|印发))[^、]{{2,20}}{wording('issuer-ends')}")
#: 云川市人民政府|关于……, 云川市人民政府|贯彻国务院关于…….
_OPENING = re.compile(
    "(?P<issuer>[^关《》“”，]{2,24}?(?:[ 　]+[^关《》“”， 　]{2,24}?){0,6}?"
    f"(?:(?={wording('titles-carry-on')})|(?=关于)))"
)
_PART = re.compile(r"\S+")


def issuer_in(name: str, start: int) -> Candidate | None:
    """The issuer of this name, which begins at `start`; None where it is no body's."""
    span, known = Span(start, start + len(name)), gazetteer().folded(name)
    issuer = of_entry(span, name, known) if known else None
    if issuer is None and _BODY.fullmatch(name):
        issuer = Candidate(span, name, ("GovernmentBody",), "title:issuer", 2.5)
    return None if issuer is None else issuer._replace(nested=True, sure=_TITLED)


def issuers_in(names: str, start: int) -> Iterator[Candidate]:
    """Those who issue a document together, parted by blanks, from `start` on: 云岭市财政局 云岭市税务局."""
    issuers = (issuer_in(part[0], start + part.start()) for part in _PART.finditer(names))
    return (issuer for issuer in issuers if issuer is not None)


def opening_issuers(title: str, start: int) -> list[Candidate]:
    """The issuers that open a title, which begins at `start`; none where none does, or only a place."""
    match = _OPENING.match(title)
    found = issuers_in(match["issuer"], start) if match is not None else ()
    return [issuer for issuer in found if "GovernmentBody" in issuer.classes]
