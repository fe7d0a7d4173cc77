"""Whether the time of what is told is still to come when the document is written."""

from __future__ import annotations

import re

from zhitu.edtf import bounds, is_edtf
from zhitu.extract.clauses.scene import Scene
from zhitu.extract.text.wording import wording, words
from zhitu.extract.values.date_binding import When

__all__ = ["is_framed_ahead", "is_told_after"]


#: 年底，甲桥通车: of a year that goes on.
_OF_YEAR, _FRAMED = words("ahead-of-year"), re.compile("(?:期间|时期|[内末底])?，")


def is_framed_ahead(scene: Scene, start: int, when: When | None) -> bool:
    """Whether the time of what stands at `start`, or the one that frames its sentence, is still to come."""
    if _is_within(scene, start):
        return True
    first = scene.sentence.span.start
    frames = (d for d in scene.dates if d.span.start - first <= 1 and d.span.end <= start)
    frame = next((d for d in frames if _FRAMED.match(scene.text, d.span.end)), None)
    clause = scene.clause(start).span
    own = (d for d in scene.dates if when is None and clause.start <= d.span.start and d.span.end <= start)
    here = next((d for d in own if "的" not in scene.text[d.span.end : start]), None)  # 甲市明年与|乙共建
    for time in (when, frame, here):
        if time is not None and (_is_to_come(scene, time) or _is_of_the_year(scene, time)):
            return True
    return False


#: 三年内|建成乙园; but 近三年内建成, 投产后两年内达产, and what sets a record is done.
_WITHIN = re.compile(
    r"(?<![\d一二三四五六七八九十])(?:[一二两三四五六七八九十]{1,2}|\d{1,2})年[之以]?内[^，。；]{0,10}$"
)
_PASTWARD = re.compile(f"{wording('within-past')}$")
_PAST, _TELLS = re.compile(wording("within-told")), re.compile("[一-龥]{2}(?:[一-龥]{2})?了(?!解)")


def _is_within(scene: Scene, start: int) -> bool:
    """Whether something is to be so within years from now, of which nothing tells that they are over."""
    clause, sentence = scene.clause(start).span, scene.sentence.span
    within = (
        _WITHIN.search(scene.masked(clause.start, start)) if scene.text.find("年", clause.start, start) >= 0 else None
    )
    if within is None or _PASTWARD.search(within.string, 0, within.start()):
        return False
    if _TELLS.match(scene.text, start) or _PAST.search(scene.masked(*sentence)):
        return False
    now = scene.issued or ""
    return not any(
        d.edtf and is_edtf(d.edtf) and is_edtf(now) and bounds(d.edtf)[1] < bounds(now)[0] for d in scene.dates
    )


def _is_of_the_year(scene: Scene, when: When) -> bool:
    """Whether a time is the rest of the year of the document, which is not its last month's."""
    now = scene.issued or ""
    rest = when.edtf == now[:4] and len(now) > len("2023") and now[5:7] != "12"
    told = scene.text[slice(*when.span)].removesuffix("起")
    told += "内" if scene.text.startswith("内", when.span.end) else ""  # 今年|内
    return rest and told in _OF_YEAR


def _is_to_come(scene: Scene, when: When) -> bool:
    """Whether a time begins after the document's date: “十五五”期间 in 2023; 明年, if that has none."""
    if when.unresolved and when.kind == "deadline":
        return True
    known = when.edtf and scene.issued and is_edtf(when.edtf) and is_edtf(scene.issued)
    return bool(known) and bounds(when.edtf or "")[0] > bounds(scene.issued or "")[1]


#: What makes of a time an aim: 2019年提出，到2022年|建成.
_AIMED = re.compile(f"提出|明确|要求|计划|规划|{wording('mood-aims')}")


def is_told_after(scene: Scene, when: When | None) -> bool:
    """Whether a time that is over ends what began at one before: 2016年动工，到2018年5月|建成."""
    known = when is not None and when.edtf and scene.issued and is_edtf(when.edtf) and is_edtf(scene.issued)
    if when is None or not known or bounds(when.edtf or "")[1] >= bounds(scene.issued or "")[0]:
        return False
    first = scene.sentence.span.start
    began = any(first <= d.span.start and d.span.end <= when.span.start and d.edtf for d in scene.dates)
    return began and _AIMED.search(scene.text, first, when.span.start) is None
