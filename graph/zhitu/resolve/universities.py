"""What parts of universities are called: 中大深圳, 川大海湾医院, 苏大附属儿童医院."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from zhitu.resolve import known

__all__ = ["campuses"]

#: What a university is, with what stands for it in short names.
_KINDS = {
    "中医药大学": ("中医", "中医药", "中医大"),
    "医科大学": ("医", "医大"),
    "师范大学": ("师", "师大"),
    "理工大学": ("工", "理工"),
    "科技大学": ("科大",),
    "工业大学": ("工大",),
    "农业大学": ("农", "农大"),
    "交通大学": ("交大",),
    "财经大学": ("财", "财大"),
    "大学": ("大",),
}
_PART = re.compile(f"([一-龥]{{2,3}}?)({'|'.join(_KINDS)})([一-龥0-9]{{2,}})")


@lru_cache(maxsize=10_000)
def campuses(whole: str) -> frozenset[str]:
    """What a university's part may be called for short, as `Parts.whole` has it; empty where it is no such part.

    >>> sorted(campuses("中山大学深圳")), campuses("中山大学")
    (['中大深圳'], frozenset())
    >>> "重医附属儿童医院" in campuses("重庆医科大学附属儿童医院")
    True
    """
    match = _PART.fullmatch(whole)
    if match is None:
        return frozenset()
    name, kind, part = match.groups()
    first = known.abbreviation(name) if known.place_codes(name) else name[0]
    own = (kind,) if len(kind) > 2 else ()  # 师大 is written out where it stands in a name
    return frozenset(f"{initial}{short}{part}" for initial, short in product(first, (*_KINDS[kind], *own)))
