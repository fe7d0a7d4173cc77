"""Funds that each province and city has one of: 产业投资基金, 人工智能产业基金."""

from __future__ import annotations

import re
from functools import cache

from zhitu.names import normal
from zhitu.resolve import known
from zhitu.resolve.words import Words
from zhitu.resources import table

__all__ = ["is_common_fund"]

#: What funds are for, or how they work, beside general words and industries.
_WORDS = (
    "创业投资", "风险投资", "股权投资", "科技成果转化", "成果转化", "天使投资", "乡村振兴", "高质量发展", "信用保证",
    "风险补偿", "创投", "科创", "天使", "种子", "并购", "纾困", "救助", "担保", "政府", "引导", "母",
)  # fmt: skip
_SPARE = re.compile("[的与和]")


@cache
def _purposes() -> Words:
    rows = table("lexicon/industries")
    names = {normal(form) for row in rows for form in (row["name"], *row["aliases"].split("|")) if len(form) > 1}
    return Words({*names, *_WORDS, *(word for word in known.generic_words() if len(word) > 1)})


def is_common_fund(core: str) -> bool:
    """Whether the name of a fund, without its place, says what it is for and not whose it is.

    >>> is_common_fund("人工智能产业基金"), is_common_fund("科创母基金"), is_common_fund("东篱产业基金")
    (True, True, False)
    """
    return core.endswith("基金") and _purposes().make_up(_SPARE.sub("", core))
