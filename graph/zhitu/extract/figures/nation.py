"""我国, 全省: figures of the whole are those of a country or place that the text need not name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from zhitu.divisions import divisions, of_publisher
from zhitu.extract.clauses.scopes import is_level
from zhitu.extract.entities.entities import Thing
from zhitu.extract.figures.bulletins import is_of_government
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.gazetteer import Entry, gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.view import View, fold
from zhitu.extract.text.wording import wording
from zhitu.model import Document, Span

__all__ = [
    "counts_the_nation",
    "is_from_nation",
    "is_national",
    "nation",
    "own_places",
    "reported_on",
    "spoken_of",
]

#: As the mainland writes it: 我國 and 全國 are of those who speak.
_WORDS = re.compile(wording("nation-words"))
#: Whose figures are those of the whole country: 国家能源局14日发布数据，…….
_BODY = wording("nation-bodies")
_SPEAKING = re.compile(rf"{_BODY}{wording('speaks-from')}?(?:（[^）]*）)?")
_COUNTING = re.compile(
    rf"{_BODY}(?=[^，。；\n]{{0,10}}{wording('counts-out')}[^，。；\n]{{0,30}}{wording('counted-out')})"
    f"|(?<=从){_BODY}(?=获悉|了解到)"
)
#: The word that names it best, wherever it stands.
_OURS = "我国"
_NAME = "中国"


def is_national(publisher: str | None) -> bool:
    """Whether who publishes a text speaks for the whole country: 交通运输部, but not 甲省交通运输厅."""
    name = publisher or ""
    return _SPEAKING.fullmatch(name) is not None and of_publisher(name) is None


def nation(view: View, things: list[Thing], *, national: bool = False) -> int | None:
    """The number of China among a text's things, added where the text does not name it.

    None without words for it, if its publisher is no body of the nation.
    """
    said = sorted(_WORDS.finditer(view.text), key=lambda match: match[0] != _OURS)
    words = [Span(*match.span()) for match in (*said, *_COUNTING.finditer(view.text))]
    if not words and not national:
        return None
    entry = gazetteer().folded(_NAME)[0]
    named = next((thing.index for thing in things if thing.entry == entry), None)
    if named is not None:
        return named
    thing = Thing(len(things), entry.name, entry.classes, "nation", 1.0, entry=entry, spans=words[:1])
    thing.add_form(entry.name)
    things.append(thing)
    return thing.index


def counts_the_nation(text: str, start: int) -> bool:
    """Whether the body that is named at `start` tells figures of the whole country."""
    return _COUNTING.match(text, start) is not None


#: Characters in which news says from whom it is.
_OPENING = 120


def is_from_nation(view: View) -> bool:
    """Whether a text opens with what a body of the nation counts: 记者从交通运输部获悉，……."""
    return _COUNTING.search(view.folded[:_OPENING]) is not None


#: Words for a document's own place, by its level.
_OWN = {
    "region": Rare(wording("own-region")),
    "city": Rare(wording("own-city")),
    "prefecture": Rare(wording("own-prefecture")),
    "district": Rare(wording("own-district")),
}


#: What the name of the place ends with.
_SIGN = re.compile("自治区|地区|[省市州盟县旗区]")


def own_places(view: View, things: list[Thing], homes: Iterable[str]) -> dict[str, int]:
    """The numbers of the places that 全省, 我市 and a bare 县长 mean, by level, of a text that says so.

    They are those of `homes`, the codes of what publisher, title and dateline name, and are added to the things where
    the text does not name them.
    """
    found: dict[str, int] = {}
    around = {row for code in homes for row in (divisions().by_code[code], *divisions().ancestors(code))}
    for kind, words in _OWN.items():
        word = words.search(view.folded)
        if word is None:
            continue
        sign = _SIGN.search(word[0])
        named = [row for row in around if sign is not None and row.name.endswith(sign[0])]
        entries = [e for row in named for e in gazetteer().folded(row.name) if e.adcode == row.code]
        meant = {e.adcode.rstrip("0"): e for e in entries if e.kind == "division" and e.adcode and is_level(e, kind)}
        innermost = max(meant, key=len, default="")  # 全区 of a district in an autonomous region
        if meant and all(innermost.startswith(code) for code in meant):
            found[kind] = _thing(things, meant[innermost], Span(*word.span()))
    return found


#: 经开区|上半年产值……: how a zone is called at home.
_ZONE = re.compile(rf"(?<![一-龥])[一-龥]{{0,4}}?{wording('zone-words')}")
_OF_ZONE = re.compile("(?:管委会|管理委员会|党工委[一-龥]{0,8})?$")


#: 聊城高新区|晒出成绩单.
_TITLED = re.compile(rf"(?<![一-龥])[一-龥]{{2,4}}{wording('zone-titles')}(?!域)")


def _zone_in(title: str) -> str:
    """The zone that a title names behind its place; empty where it names none."""
    named = _TITLED.search(title)
    place = next((named[0][:end] for end in (4, 3, 2) if gazetteer().folded(named[0][:end])), "") if named else ""
    return named[0] if named and place and len(place) < len(named[0]) else ""


def reported_on(view: View, things: list[Thing], document: Document, code: str | None) -> int | None:
    """The number of the zone that publishes its report, or the place of that code, added where the text names neither.

    None where it names the zone.
    """
    name = fold(document.publisher or "")
    ends = [end for end, head in lexicon().heads_in(name, len(name)).items() if "Zone" in head.classes]
    zone = next((name[:end] for end in ends if _OF_ZONE.fullmatch(name, end)), "") or _zone_in(
        fold(document.title or "")
    )
    word = _ZONE.search(view.folded) if zone else None
    if word is not None:
        if any("Zone" in t.classes and any(f in zone or zone in f for f in t.forms) for t in things):
            return None
        thing = Thing(len(things), zone, ("Zone",), "home", 2.5, spans=[Span(*word.span())])
        thing.add_form(zone)
        things.append(thing)
        return thing.index
    if code is None:
        return None
    named = next((t.index for t in things if t.entry is not None and t.entry.adcode == code), None)
    if named is not None:
        return named if is_of_government(document) else None
    name = divisions().by_code[code].name
    entry = next((e for e in gazetteer().folded(name) if e.adcode == code), None)
    return None if entry is None else _thing(things, entry, None)


def _thing(things: list[Thing], entry: Entry, word: Span | None) -> int:
    named = next((thing.index for thing in things if thing.entry == entry), None)
    if named is not None:
        return named
    thing = Thing(len(things), entry.name, entry.classes, "home", 2.5, entry=entry, spans=[word] if word else [])
    thing.add_form(entry.name)
    things.append(thing)
    return thing.index


def spoken_of(things: Sequence[Thing], used: set[str]) -> list[Thing]:
    """The things but for a country or place that only such words would name and nothing is said of."""
    return [thing for thing in things if thing.rule not in ("nation", "home") or str(thing.index) in used]
