"""Figures of tables, whose rows come as lines with tabs: the first cell of the row says what is measured, the first row
when, or what of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.mentions.cells import NAMES, PEOPLE
from zhitu.extract.statements.table_headings import (
    AIMS,
    BARE,
    BESIDE,
    CHANGE,
    CHANGED,
    COMPARED,
    OF_YEAR,
    PART,
    RATE,
    SUMS,
    THINGS,
    UNITS,
    YEAR,
    below,
    changing,
    is_of_measures,
    is_of_values,
    label_column,
    measured,
    thing_column,
    unit_in,
)
from zhitu.extract.text.classes import BODIES, PLACES
from zhitu.extract.text.view import LONGEST_QUOTE
from zhitu.extract.text.wording import SLOT
from zhitu.extract.values.numbers import Quantity
from zhitu.model import Span
from zhitu.names import normal

__all__ = ["Cell", "Row", "Tables"]

#: What may stand around a figure that fills a cell.
_AROUND = re.compile(r"[约超近逾达近≤≥<> ]*")
#: The year that a caption tells, and no part of one: 2023年|各市人口.
_IN_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年度?(?![\d底末初来前上下一二三四至到以—–~-])")
_OPENING = re.compile(r"^[的是之]+")
#: What columns are headed by that have figures.
_OWNERS = PLACES | BODIES
#: The number of a row.
_COUNTED = re.compile(r"\d{1,3}[.、]?")
_ABOVE = re.compile("单位[：:](?P<unit>[一-龥%]{1,8})[）)]?$")


class Headed(NamedTuple):
    """A place or body whose figures a column has, and where its heading is."""

    thing: int
    span: Span


class Cell(NamedTuple):
    """What a figure that fills a cell measures and when; `told` is False where the table does not say so.

    `label` is the row's cell that says what is measured, `span` the figure's, `of` what heads the column and has it;
    `aimed` says that the column is headed as one of aims.
    """

    indicator: str
    period: str | None
    told: bool
    label: Span
    span: Span
    of: Headed | None = None
    aimed: bool = False

    def evidence(self) -> tuple[Span, ...]:
        """The row up to the cell, or of a long one its label and the cell; before it what heads the column."""
        whole = Span(self.label.start, self.span.end)
        row = (whole,) if whole.end - whole.start <= LONGEST_QUOTE else (self.label, self.span)
        return row if self.of is None else (self.of.span, *row)


#: What stands in the cells of a table of figures: 6, 约4亿元, 5.2%, —.
_FIGURE = re.compile(r"[约超近逾≤≥<>]?[-+−－]?\d[\d,]*(?:\.\d+)?\s*[一-龥%％‰/]{0,6}|[-—–－/…*\s]*")


class Row(NamedTuple):
    """A row about a thing: its sentences, what it is, where it is named, each other cell with its heading's words."""

    scenes: tuple[Scene, ...]
    thing: int
    span: Span
    cells: tuple[tuple[str, Span], ...]
    #: The year that the line above a table of figures is of.
    year: str | None = None


class Tables:
    """The tables of a document."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._scenes: dict[int, list[Scene]] = {}
        self._rows: dict[int, tuple[Span, ...]] = {}
        #: What the cells of a row say, without the blanks that set characters of a heading apart.
        self._texts: dict[int, list[str]] = {}
        #: The first row of the table that a row is of.
        self._first: dict[int, int] = {}
        #: What the document calls its things.
        things = scenes[0].things if scenes else ()
        self._called = {form: thing.index for thing in reversed(things) for form in thing.forms}
        for scene in scenes:
            number = scene.sentence.paragraph
            if number not in self._rows and (cells := self._row_cells(number, scene)):
                self._scenes[number], self._rows[number] = [], cells
                self._texts[number] = ["".join(cell.of(scene.text).split()) for cell in cells]
                self._first[number] = number if self._begins(number) else self._first[number - 1]
            if number in self._rows:
                self._scenes[number].append(scene)

    def _begins(self, number: int) -> bool:
        """Whether a row is the first of a table, which another may end right above."""
        if number - 1 not in self._first:
            return True
        text = self._texts[number]
        goes_on = text[0] == self._texts[number - 1][0]  # below a heading over several columns
        return not goes_on and (is_of_measures(text) or any(map(NAMES.fullmatch, text)))

    def _row_cells(self, number: int, scene: Scene) -> tuple[Span, ...]:
        """The cells of a row, none of a line that is no row: below a row, a line with as many cells is one, though no
        more than one of them is filled."""
        cells = _cells(scene)
        parted = "\t" in scene.view.text[slice(*scene.view.paragraphs[number].span)]
        return cells if parted or len(cells) == len(self._rows.get(number - 1, ())) > 1 else ()

    def rows(self) -> Iterator[Row]:
        """The rows about a thing, of tables with a heading for it; rows with fewer cells than it has tell nothing."""
        for number, cells in self._rows.items():
            if (found := self._row(number, cells)) is not None:
                yield found

    def people(self) -> Iterator[Row]:
        """The rows about a person, of tables with a column for names of persons."""
        for number, cells in self._rows.items():
            headings, last = self._headings(self._first[number])
            at = next((k for k, words in enumerate(headings) if PEOPLE.fullmatch(words)), None)
            if at is None or number <= last or len(cells) != len(headings):
                continue
            if (named := self._named(self._scenes[number], cells[at])) is not None:
                others = (pair for k, pair in enumerate(zip(headings, cells, strict=True)) if k != at)
                yield Row(tuple(self._scenes[number]), *named, tuple(others))

    def row_of(self, scene: Scene) -> Row | None:
        """The row that a sentence is."""
        number = scene.sentence.paragraph
        return self._row(number, self._rows[number]) if number in self._rows else None

    def is_of_unknown(self, scene: Scene) -> bool:
        """Whether a sentence is a row of a table of things, of one that no name names."""
        number = scene.sentence.paragraph
        if number not in self._rows or self.row_of(scene) is not None:
            return False
        headings, last = self._headings(self._first[number])
        headed = any(THINGS.fullmatch(words) for words in headings) and not is_of_measures(headings)
        return headed and number > last and len(self._rows[number]) == len(headings)

    def _row(self, number: int, cells: tuple[Span, ...]) -> Row | None:
        headings, last = self._headings(self._first[number])
        at = thing_column(headings)
        scenes = self._scenes[number]
        if at is None or number <= last or len(cells) != len(headings):
            return None
        of_places = THINGS.fullmatch(headings[at]) is None
        if of_places and not all(_FIGURE.fullmatch(cell.of(scenes[0].text).strip()) for cell in cells[at + 1 :]):
            return None
        year = self._year(self._first[number]) if of_places else None
        others = [(words, cell) for k, (words, cell) in enumerate(zip(headings, cells, strict=True)) if k != at]
        named = self._named(scenes, cells[at])
        return None if named is None else Row(tuple(scenes), *named, tuple(others), year)

    def _named(self, scenes: Sequence[Scene], cell: Span) -> tuple[int, Span] | None:
        """What a cell names, and where."""
        known = self._called.get(normal(cell.of(scenes[0].text).strip()))
        if known is not None:  # though a shorter name in it is what was seen there
            return known, cell
        named = [g for s in scenes for g in s.groups if cell.contains(g.span) and len(g.things) == 1]
        # 甲市|某某光源 is not the city
        named = [g for g in named if 2 * (g.span.end - g.span.start) > cell.end - cell.start]
        if not named:
            return None
        g = max(named, key=lambda g: g.span.end - g.span.start)
        return g.things[0], g.span

    def _year(self, first: int) -> str | None:
        """The one year that the line above a table tells, or that above its unit: 2023年各市人口."""
        scene = self._scenes[first][0]
        above = scene.view.paragraphs[max(0, first - 2) : first]
        if above and not _ABOVE.search(above[-1].span.of(scene.text)):
            above = above[-1:]
        told = set(_IN_YEAR.findall(above[0].span.of(scene.text))) if above and above[0].heading else set()
        return told.pop() if len(told) == 1 else None

    def _headings(self, first: int) -> tuple[list[str], int]:
        """The words that head each column of the table that begins in the row `first`, and the last row of headings.

        Below a heading that stands over several columns are those of each; one of a single column goes on down.
        """
        words = self._texts[first]
        at, last = label_column(words), first
        while at is not None and last + 1 in self._rows and len(more := self._texts[last + 1]) == len(words):
            if more[at] != words[at] or not words[at]:
                break
            words, last = [below(*pair) for pair in zip(words, more, strict=True)], last + 1
        return words, last

    def plain(self, scene: Scene) -> list[Quantity]:
        """The bare numbers of a row that measures something in each of its columns: 客运量（万人次） | 3210 | 4568.

        Their unit is told by the row, by a column of units, by the heading, or above the table.
        """
        number = scene.sentence.paragraph
        headings, last = self._headings(self._first[number]) if number in self._first else ([], number)
        at = label_column(headings)
        if at is None or number <= last or len(headings) != len(self._rows[number]):
            return []
        if thing_column(headings) is not None and not is_of_measures(headings):
            return []
        found: list[Quantity] = []
        for k, cell in list(enumerate(self._rows[number]))[at + 1 :]:
            told, unit = cell.of(scene.text).strip(), self._unit(number, headings, at, k)
            if unit and BARE.fullmatch(told) and scene.sentence.span.contains(cell):
                start = cell.start + cell.of(scene.text).index(told)
                found += measured(told, unit, Span(start, start + len(told)))
        return found

    def _unit(self, number: int, headings: Sequence[str], at: int, k: int) -> str:
        """The unit of a row's cell where its column has values or how they have changed, else nothing."""
        words, texts, first = headings[k], self._texts[number], self._first[number]
        rate, unit = RATE.search(words), unit_in(words)
        if rate:
            return rate["unit"]
        rest = zip(headings[at + 1 :], texts[at + 1 :], strict=True)
        of_all = next((text for heading, text in rest if UNITS.fullmatch(heading)), "")
        timed = YEAR.match(words) or OF_YEAR.fullmatch(texts[at]) or is_of_values(words)
        if not timed and (unit or not (of_all or self._headed(first, len(headings) - k))):
            return ""
        return unit or unit_in(texts[at]) or of_all or self._above(first)

    def _above(self, first: int) -> str:
        """The unit that the line above a table tells for all of it: 单位：亿元."""
        scene = self._scenes[first][0]
        told = _ABOVE.search(scene.view.paragraphs[first - 1].span.of(scene.text)) if first else None
        return told["unit"] if told else ""

    def beside(self, scene: Scene, one: Span, other: Span) -> bool:
        """Whether two places of a row are in one cell."""
        return any(cell.contains(one) and cell.contains(other) for cell in self._rows[scene.sentence.paragraph])

    def cell(self, scene: Scene, quantity: Quantity) -> Cell | None:
        """The cell that a figure fills; None of a figure in running text, or beside the words of its cell."""
        number = scene.sentence.paragraph
        cells = self._rows.get(number)
        if cells is None:
            return None
        cells = cells[next((k for k, cell in enumerate(cells) if scene.text[slice(*cell)].strip()), 0) :]
        at = next((k for k, cell in enumerate(cells) if cell.contains(quantity.span)), 0)
        if not at or not _fills(scene.text, cells[at], quantity.span):
            return None
        words, period, valued = self._heading(number, len(cells) - at)
        if (of := self._headed(self._first[number], len(cells) - at)) is not None:
            words, valued = "", True
        aimed = AIMS.fullmatch(words) is not None
        words, valued = ("", True) if aimed else (words, valued)
        first = cells[1] if at > 1 and _COUNTED.fullmatch(cells[0].of(scene.text).strip()) else cells[0]
        label = _OPENING.sub("", BESIDE.sub("", self._scenes[number][0].masked(*first).replace(SLOT, "")))
        if not label and (year := OF_YEAR.fullmatch(first.of(scene.text).strip())):
            period = year[1]
        label = label.removeprefix("其中")
        period = period or self._year(self._first[number])
        told = bool(words or (label and (period or valued or at == 1))) and not SUMS.fullmatch(label)
        return Cell(label + words or quantity.unit, period, told, first, cells[at], of, aimed)

    def _time(self, first: int, last: int, from_right: int) -> str | None:
        """The time that the headings of a column tell."""
        for number in range(last, first - 1, -1):
            head, cells = self._scenes[number][0], self._rows[number]
            cell = cells[-from_right]
            year = YEAR.match(self._texts[number][-from_right])
            date = next((d.edtf for d in head.dates if cell.contains(d.span)), year[0] if year else None)
            if date is not None:
                return date
        return None

    def _headed(self, first: int, from_right: int) -> Headed | None:
        """The place or body that a column is headed by: 指标 | 青岛市 | 济南市."""
        cells = self._rows[first]
        if len(cells) < from_right:
            return None
        head, cell = self._scenes[first][0], cells[-from_right]
        thing = self._called.get(normal(cell.of(head.text).strip()))
        return Headed(thing, cell) if thing is not None and not _OWNERS.isdisjoint(head.classes(thing)) else None

    def _heading(self, row: int, from_right: int) -> tuple[str, str | None, bool]:
        """The words and the time that head a column, counted from the right, where no cell is left out; and whether it
        is headed as one of values."""
        first = self._first[row]
        headings, last = self._headings(first)
        if row <= last or len(headings) < from_right:
            return "", None, False
        words, date = BESIDE.sub("", headings[-from_right]), self._time(first, last, from_right)
        words = "" if PART.fullmatch(words) else words
        if date is None and CHANGED.search(words):  # 2022年 | 2023年 | 增长: of the last
            times = (self._time(first, last, k) for k in range(from_right + 1, len(headings)))
            date = max((time for time in times if time is not None), default=None)
        valued = is_of_values(words)
        if CHANGE.fullmatch(words.rstrip("%％")):
            words = changing(headings[1 : len(headings) - from_right]) + words
        words = COMPARED.sub(r"\g<0>增长", words.replace("±", "增长").rstrip("%％"))
        return ("" if valued or re.search(r"\d", words) else words), date, valued


def _cells(scene: Scene) -> tuple[Span, ...]:
    """Where the cells of a row are, of which the first and the last may be empty."""
    text, span = scene.view.text, scene.view.paragraphs[scene.sentence.paragraph].span
    start = text.rfind("\n", 0, span.start) + 1
    found: list[Span] = []
    for cell in text[start : text.find("\n", span.end) % (len(text) + 1)].split("\t"):
        found.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return tuple(found)


def _fills(text: str, cell: Span, figure: Span) -> bool:
    around = text[cell.start : figure.start], text[figure.end : cell.end]
    return all(_AROUND.fullmatch(part) for part in around)
