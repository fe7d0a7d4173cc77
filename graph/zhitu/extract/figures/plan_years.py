"""The five years of a plan that a passage opens with, as the time of its figures: “十三五”期间，……."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.figures.time_forms import are_years
from zhitu.extract.text.wording import wording
from zhitu.extract.values.date_binding import When

__all__ = ["FIVE_YEARS", "of_five_years", "of_those_years"]

#: Characters of 总的来看， and the like.
_SHORT = 8
#: “十一五”期间，……年均增长15%；财政收入……: of all that a sentence tells.
FIVE_YEARS = re.compile("“?(?:十?[一二三四五六七八九]|十)五”?(?:规划)?(?:期间|时期)(?:的?这?五年)?")


def of_five_years(scene: Scene, lead: str) -> When | None:
    """The five years of a plan that open the sentence, or the first of its parts between semicolons.

    A yearly mean is of those that an earlier sentence of the paragraph tells, unless another time is told since.
    """
    first = [scene, *scene.series()][-1]
    while not first.dates and "年均" in lead and first.before is not None:
        first = first.before
    when = first.dates[0] if first.dates and first.sentence.paragraph == scene.sentence.paragraph else None
    opening = first.sentence.clause_at(when.span.start) if when is not None else None
    if when is None or opening is None or when.span.start - opening.span.start > 1:
        return None
    if opening.span.start - first.sentence.span.start > _SHORT:
        return None
    told = FIVE_YEARS.match(first.text, opening.span.start)
    return when if told is not None and first.text.startswith("，", max(told.end(), when.span.end)) else None


#: “十三五”是建设最快的五年。|五年共|投资20亿元.
_IN_THOSE = re.compile(f"[这过去]*[五5]年[来间里]?，?(?:全[省市区县州盟旗])?{wording('summed-over-years')}")
_OF_PLAN = re.compile("“?(?:十?[一二三四五六七八九]|十)五")


def of_those_years(scene: Scene, lead: str) -> When | None:
    """The five years of a plan that the sentence before opens with, of what the five years came to."""
    before = scene.before
    if before is None or before.sentence.paragraph != scene.sentence.paragraph or not _IN_THOSE.match(lead):
        return None
    when = before.dates[0] if before.dates else None
    opens = when is not None and when.span.start - before.sentence.span.start <= 1
    plan = _OF_PLAN.match(before.text, before.sentence.span.start) is not None
    return when if opens and plan and when is not None and are_years(when) else None
