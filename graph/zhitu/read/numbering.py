"""The numbers that Word sets before paragraphs of a list and that their text does not hold: 一、 （一） 1. 第一条."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]  # lxml has no types

__all__ = ["Numbering", "chinese"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_CHINESE = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand")
_PLACE = re.compile(r"%(\d)")
_DEEPEST = 9


def chinese(number: int) -> str:
    """A number below a hundred as Chinese documents count.

    >>> [chinese(number) for number in (3, 10, 12, 20, 35)]
    ['三', '十', '十二', '二十', '三十五']
    """
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    #: Whether it shows the numbers of all levels as figures.
    legal: bool


@dataclass(slots=True)
class Numbering:
    """Which number each paragraph of a document has, asked in their order."""

    #: What each list counts with others, and its levels; the list and level of each style.
    lists: Mapping[str, tuple[str, Mapping[int, _Level]]]
    styles: Mapping[str, tuple[str, int]]
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, numbering: _Element | None, styles: _Element | None) -> Numbering:
        """That of a document whose parts define these lists and styles."""
        lists: dict[str, tuple[str, Mapping[int, _Level]]] = {}
        if numbering is not None:
            kinds = {kind.get(_W + "abstractNumId"): _levels(kind) for kind in numbering.iter(_W + "abstractNum")}
            for stated in numbering.iter(_W + "num"):
                number, kind = stated.get(_W + "numId") or "", _value(stated, "abstractNumId") or ""
                anew = next(stated.iter(_W + "startOverride"), None) is not None
                lists[number] = (f"list {number}" if anew else kind, kinds.get(kind, {}))
        found = {}
        for style in styles.iter(_W + "style") if styles is not None else ():
            if (told := _told(style)) is not None:
                found[style.get(_W + "styleId") or ""] = told
        return cls(lists, found)

    def before(self, paragraph: _Element) -> str:
        """What stands before the text of a paragraph; nothing for one without number, or with a mere mark."""
        style = _value(paragraph.find(_W + "pPr"), "pStyle")
        number, depth = _told(paragraph) or self.styles.get(style or "") or ("", 0)
        counter, levels = self.lists.get(number, ("", {}))
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts[counter]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in range(depth + 1, _DEEPEST):
            counts.pop(deeper, None)
        if level.form in ("bullet", "none"):
            return ""
        shown = _PLACE.sub(lambda m: _written(int(m[1]) - 1, counts, levels, legal=level.legal), level.text)
        return f"{shown} " if shown[-1:].isalpha() or shown[-1:].isdecimal() else shown


def _levels(kind: _Element) -> dict[int, _Level]:
    return {_number(level.get(_W + "ilvl"), 0): _level(level) for level in kind.iter(_W + "lvl")}


def _level(level: _Element) -> _Level:
    form, text = _value(level, "numFmt") or "decimal", _value(level, "lvlText") or ""
    return _Level(form, text, _number(_value(level, "start"), 1), level.find(_W + "isLgl") is not None)


def _told(element: _Element) -> tuple[str, int] | None:
    """The list and the level that a paragraph or a style states."""
    stated = element.find(f"{_W}pPr/{_W}numPr")
    number = _value(stated, "numId")
    return None if number is None else (number, _number(_value(stated, "ilvl"), 0))


def _value(element: _Element | None, name: str) -> str | None:
    found = element.find(_W + name) if element is not None else None
    return found.get(_W + "val") if found is not None else None


def _number(stated: str | None, default: int) -> int:
    return int(stated) if stated is not None and stated.isdecimal() and len(stated) < 6 else default


def _written(depth: int, counts: Mapping[int, int], levels: Mapping[int, _Level], *, legal: bool) -> str:
    level = levels.get(depth)
    number = counts.get(depth, level.start if level else 1)
    form = level.form if level and not legal else "decimal"
    if form in _CHINESE:
        return chinese(number)
    if form.startswith("decimalEnclosedCircle") and 0 < number < 21:
        return chr(0x245F + number)
    if form in ("upperLetter", "lowerLetter") and 0 < number < 27:
        return chr((0x40 if form == "upperLetter" else 0x60) + number)
    return str(number)
