"""The official names of what people call otherwise, by the tables of known names: 国家发改委."""

from __future__ import annotations

from functools import cache

from zhitu.names import normal
from zhitu.resources import table

__all__ = ["official"]

_TABLES = ("bodies", "strategies", "zones", "regions")


def official(name: str) -> tuple[str, ...]:
    """The names that the gazetteer has a name as an alias of, in the order of its tables; none of an official name.

    >>> official("国家发改委"), official("國家發改委"), official("中国科学技术大学")
    (('国家发展和改革委员会',), ('国家发展和改革委员会',), ())
    >>> official("人民日报")
    ('人民日报社',)
    """
    return _official().get(normal(name), ())


@cache
def _official() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in _TABLES:
        for row in table(f"gazetteer/{each}"):
            for alias in row.get("aliases", "").split("|"):
                key = normal(alias.strip().removesuffix("?"))
                if key and key != normal(row["name"]):
                    found[key] = tuple(dict.fromkeys((*found.get(key, ()), row["name"])))
    return found
