"""What a report's section is about, as its heading tells: 一、2023年工作回顾."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.text.wording import wording
from zhitu.extract.values.date_binding import When
from zhitu.model import Span

__all__ = ["year_of_section"]

#: 一、2023年工作回顾; 2024年主要目标：…….
_SECTION = re.compile(
    r"(?:#{1,6}[ 　]*)?(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四]部分[：\s]*)?"
    r"(?P<year>20\d\d)年度?的?"
    rf"(?:{wording('section-which')}*{wording('section-tasks')}"
    rf"(?:[^。；：]{{0,16}}$|[^。；：，]{{0,6}}：)|[^。；：]{{0,20}}{wording('section-reviews')}$)"
)
#: Paragraphs of a section that are looked at, so that a long text stays linear.
_LONGEST = 40


def year_of_section(scene: Scene) -> When | None:
    """The year that the section of a sentence is about."""
    paragraphs, number = scene.view.paragraphs, scene.sentence.paragraph
    for p in reversed(paragraphs[max(0, number - _LONGEST) : number]):
        match = _SECTION.match(scene.text, *p.span)
        if match is not None:
            return When(Span(*match.span("year")), match["year"])
    return _of_heading(scene)


#: 去年重大工程建设成绩单.
_ABOUT = re.compile(wording("section-about"))


def _of_heading(scene: Scene) -> When | None:
    """The year that a heading above tells in any way: 去年建设成绩单."""
    here = scene.before
    for _ in range(_LONGEST):
        if here is None or not here.sentence.paragraph:
            return None
        line = here.view.paragraphs[here.sentence.paragraph]
        if line.heading and len(here.dates) == 1 and here.sentence.paragraph != scene.sentence.paragraph:
            year = here.dates[0]
            told = len(year.edtf or "") == len("2023") and _ABOUT.search(here.text, *line.span) is not None
            return When(year.span, year.edtf) if told else None
        here = here.before
    return None
