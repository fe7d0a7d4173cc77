"""Words that only look like names: short ones that the network takes for such, what is done, kinds that are counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.agreement import NETWORK
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["without_words"]

#: Words of two characters that are no names, whatever the network takes them for: 蓬勃|发展, 宏伟|目标.
_WORDS = frozenset(("a", "ad", "an", "d", "v", "vd"))
#: Unless it is so sure: the tagger takes short names of towns for verbs.
_SURER = 0.7
#: Of firms it must be surer where the tagger sees an adjective: 丰硕|成果.
_SURELY_FIRM, _ADJECTIVES = 0.9, frozenset(("a", "ad", "an"))


#: Words that the tagger also takes for nouns, and that before another only say what is done with it: 丰富|业态.
_DOES = frozenset(words("done-with-it"))
_GUESSED = (NETWORK, "head")
#: 专业合作社|219家，: so many of a kind.
_SO_MANY = re.compile(
    f"[”》]?(?:净增|新增|增加)?(?:{wording('about-counts')}|有|分别)*\\d[\\d,.]*[余多万]*[家个所座户支名](?=[，、；。）（和及与]|以及|$)"
)
_BODIES = frozenset(("Company", "Organization", "Facility", "School", "Hospital", "Group", "Project", "Zone"))


def without_words(text: str, candidates: list[Candidate], tokens: Sequence[Token]) -> list[Candidate]:
    """The candidates of a sentence but for short words that only the network takes for names, and not surely.

    Nor are what begins with a word for what is done with it, and what a number follows that counts things of a kind.
    """
    words = {Span(t.start, t.end) for t in tokens if t.tag in _WORDS and t.end - t.start == 2}
    adjectives = {Span(t.start, t.end) for t in tokens if t.tag in _ADJECTIVES}
    verbs = {t.start for t in tokens if t.tag == "v" and t.end - t.start == 2}
    does = {t.start: t.end for t in tokens if t.tag in ("vd", "r") or text[t.start : t.end] in _DOES}
    kept = ("Industry",)
    places = {t.end: t for t in tokens if t.tag == "f" and t.end - t.start == 1}
    nouns = {Span(t.start, t.end + 1) for t in tokens if t.tag == "n" and t.end - t.start > 1 and t.end + 1 in places}
    found = []
    for c in candidates:
        if "Person" in c.classes and c.span in nouns:
            continue  # 在贺信|中
        if c.rule == NETWORK and _begins_paper(text, c):
            continue
        c = _paired(text, c)
        least = _SURELY_FIRM if c.classes == ("Company",) and c.span in adjectives else _SURER
        unsure = c.rule == NETWORK and c.classes != kept and c.span in words and c.sure < least
        kind = bool(_BODIES.intersection(c.classes)) or (not c.entries and c.name.endswith("企业"))
        if c.rule.startswith(_GUESSED) and kind and _SO_MANY.match(text, c.span.end):
            continue
        if c.rule == NETWORK and not c.head and c.span.start in verbs and text.startswith("的", c.span.end):
            continue  # 彰显云岭文明|的历史文化名城: what it does
        if unsure or (c.rule.startswith(_GUESSED) and does.get(c.span.start, c.span.end) < c.span.end):
            continue
        found.append(c)
    return found


#: Characters of the longest name of a newspaper behind its first words.
_PAPER = 4


def _begins_paper(text: str, c: Candidate) -> bool:
    """Whether a name is what that of a newspaper begins with: 上海证券|报."""
    longer = next(iter(gazetteer().find(text, c.span.start, c.span.end + _PAPER)), None)
    if longer is None or longer.span.start != c.span.start or longer.span.end <= c.span.end:
        return False
    return longer.entries[0].media and text[longer.span.end : longer.span.end + 1] not in ("告", "表", "价")


#: 云青|对口|合作: what two provinces or cities do together, by their signs.
_TWINNED = re.compile(f"[一-龥]{{2}}对口(?P<what>{wording('twinned')})?")


def _paired(text: str, c: Candidate) -> Candidate:
    """A pair that the network or the tagger cuts short, as the programme that it names: 云青对口|合作."""
    twinned = _TWINNED.match(text, c.span.start) if c.name[2:] == "对口" and not c.entries else None
    if twinned is None or not twinned["what"]:
        return c
    span = Span(*twinned.span())
    return c._replace(span=span, name=text[slice(*span)], classes=("Programme",), head="", outer=None)
