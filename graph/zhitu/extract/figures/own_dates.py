"""The date of a figure's own clause."""

from __future__ import annotations

import re

from zhitu.extract.clauses.scene import Scene
from zhitu.extract.figures.time_forms import COMPARED, OF_THEIR, TIMES, is_from
from zhitu.extract.figures.times import is_of_other, tells_which
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import wording
from zhitu.extract.values.date_binding import When
from zhitu.extract.values.numbers import Quantity

__all__ = ["own_date"]

_OF_OLD = re.compile(f"^{wording('of-that-time')}?的?(?:百分之)?$")
#: 比2025年同期（|2月1日）增长.
_OF_BASE = re.compile("[比较][^，。；（]{2,10}（$")


def own_date(scene: Scene, quantity: Quantity, clause: Clause) -> tuple[When | None, bool]:
    """The last date before a number in its clause, and whether there is one that it is only compared with."""
    text, compared = scene.text, False
    for date in reversed(scene.dates):
        if not clause.span.contains(date.span) or date.span.end > quantity.span.start:
            continue
        if is_of_other(scene, date) or tells_which(scene, date, quantity.span.start):
            continue
        if (
            _OF_BASE.search(text, clause.span.start, date.span.start)
            and text.find("）", date.span.end, quantity.span.start) >= 0
        ):
            continue
        if is_from(scene, date, quantity.span.start):
            continue
        if OF_THEIR.search(text, clause.span.start, date.span.start):
            compared = True
            continue  # 占公司|2023年|营收的8.5%
        of_old = quantity.kind == "percent" and _OF_OLD.match(text[date.span.end : quantity.span.start])
        own = _is_end(scene, date, clause) or not (of_old or TIMES.match(text, date.span.end))
        if own and not COMPARED.search(text[max(0, date.span.start - 2) : date.span.start]):
            return date, compared
        compared = True
    return None, compared


def _is_end(scene: Scene, date: When, clause: Clause) -> bool:
    """Whether a time is that of a figure from or to which something went: 占比从去年的|28%|提高到今年的|40%."""
    before = scene.text[date.span.start - 1]
    if before in "从由":
        return True
    earlier = (d for d in scene.dates if clause.span.start < d.span.start < date.span.start)
    return before in "到至为" and any(scene.text[d.span.start - 1] in "从由" for d in earlier)
