"""What institutes are called by the place and the first characters of what they study: 上海光机所."""

from __future__ import annotations

from functools import lru_cache

from zhitu.resolve import known
from zhitu.resolve.abbreviations import abbreviations
from zhitu.resolve.beginnings import after_academy

__all__ = ["short_institutes"]

_INSTITUTE, _SHORT = "研究所", "所"


@lru_cache(maxsize=10_000)
def short_institutes(whole: str) -> frozenset[str]:
    """The short names, as `Parts.whole` has them, of an institute that is called after a place and what it studies.

    >>> "大连化物研究所" in short_institutes("中国科学院大连化学物理研究所")
    True
    >>> short_institutes("中国科学院物理研究所")
    frozenset()
    """
    if not whole.endswith(_INSTITUTE):
        return frozenset()
    name = after_academy(whole) or whole
    place = known.places().beginning(name)
    if not place:
        return frozenset()
    made = abbreviations(name[len(place) :])
    return frozenset(place + short[:-1] + _INSTITUTE for short in made if short.endswith(_SHORT))
