"""朝阳区 in a document of 北京: which district is meant follows from publisher, title and dateline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from zhitu.divisions import COUNTRY, Division, divisions, of_publisher
from zhitu.extract.text.gazetteer import Match, gazetteer
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.view import dateline_of, fold
from zhitu.model import Document, Entity

__all__ = ["home", "homes", "with_districts"]


def with_districts(document: Document, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities, districts that have namesakes with their code, and what is named after them with its full name.

    As far as publisher, title or dateline tell which district is meant, and nothing in the text does.
    """
    if not any(entity.adcode is None and _rows(entity.name) for entity in entities):
        return entities
    known = {entity.adcode for entity in entities}
    own = homes(document)
    return tuple(_told(entity, own, known) for entity in entities)


def _rows(name: str) -> list[Division]:
    """The several divisions of one name that a name begins with; none where it begins with no such."""
    for end in range(2, min(len(name), _LONGEST) + 1):
        rows = divisions().by_name.get(name[:end], [])
        if len(rows) > 1:
            return rows
    return []


#: Characters of the longest name that several districts have.
_LONGEST = 4
#: Characters of a text within which its dateline ends.
_DATELINE = 100
_CAPITAL = "110000"


def homes(document: Document) -> set[str]:
    """Codes of the divisions that the publisher's name begins with, and of those that title and dateline name."""
    publisher = _publisher_of(document)
    named = (match.entries[0] for match in _in_title(document) if len(match.entries) == 1)
    found = {entry.adcode for entry in named if entry.adcode} | ({publisher.code} if publisher else set())
    return (found | _reported_from(document.text)) - {COUNTRY}


def _publisher_of(document: Document) -> Division | None:
    """The division that the publisher's name begins with: 澳門統計暨普查局, or 統計暨普查局, as it calls itself."""
    name = fold(document.publisher or "")
    named, called = of_publisher(name), gazetteer().folded(name)
    if named is not None or len(called) != 1 or "GovernmentBody" not in called[0].classes:
        return named
    found = of_publisher(called[0].name)
    return None if found is None or found.code == COUNTRY else found


def _in_title(document: Document) -> Iterator[Match]:
    """The known names of the title; 合作 of 签订合作协议 is a town only where the text names 合作市."""
    title, words = fold(document.title or ""), frozenset(lexicon().cue("word-place"))
    for match in gazetteer().find(title, 0, len(title)):
        if match.short and (_is_cut(title, match) or _is_of_school(title, match)):
            continue
        if match.form not in words or any(entry.name in document.text for entry in match.entries):
            yield match


def _is_of_school(title: str, match: Match) -> bool:
    """Whether a county's short name begins that of a school, which need not be there: 江汉|大学 is not of 江汉区."""
    county = all(entry.level == "county" for entry in match.entries)
    return county and title.startswith(("大学", "学院"), match.span.end)


#: Characters of the longest kind of place that is looked for.
_KIND = 4


def _is_cut(title: str, match: Match) -> bool:
    """Whether a place's short name ends within the kind of something else: 早|安新区 is not 安新."""
    start, end = match.span
    kinds = (title[k:to] for k in range(start + 1, end) for to in range(end + 1, k + _KIND + 1))
    return any(kind in lexicon().heads for kind in kinds)


def home(document: Document) -> str | None:
    """The code of the place that the title names first, of 甲市乙区 the smaller, or else of the publisher's."""
    code, end = None, 0
    for match in _in_title(document):
        found = match.entries[0].adcode if len(match.entries) == 1 else None
        if found is None or (code is not None and (match.span.start != end or not divisions().within(found, code))):
            break
        code, end = found, match.span.end
    publisher = _publisher_of(document)
    return code or (publisher.code if publisher else None)


def _reported_from(text: str) -> set[str]:
    """The code of the one place in a dateline (本报长春5月3日讯); from the capital agencies report what is anywhere."""
    dateline = dateline_of(fold(text[:_DATELINE]))
    places = (match.entries[0] for match in gazetteer().find(dateline, 0, len(dateline)) if len(match.entries) == 1)
    found = {entry.adcode for entry in places if entry.adcode}
    return found - {_CAPITAL} if len(found) == 1 else set()


def _told(entity: Entity, homes: Iterable[str], known: set[str | None]) -> Entity:
    rows = _rows(entity.name) if entity.adcode is None else []
    inside = [row for row in rows if any(divisions().within(row.code, home) for home in homes)]
    if len(inside) != 1:
        return entity
    row = inside[0]
    if entity.name == row.name:
        return replace(entity, adcode=row.code) if "District" in entity.classes else entity
    if "Person" in entity.classes or "Policy" in entity.classes or known.intersection(r.code for r in rows):
        return entity
    full = f"{divisions().qualifier(row.code)}{entity.name}"
    fuller = any(alias != entity.name and alias.endswith(entity.name) for alias in entity.aliases)
    return entity if fuller else replace(entity, aliases=(*entity.aliases, full))
