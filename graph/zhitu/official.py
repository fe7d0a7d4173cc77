"""The official names of what people call otherwise: by the tables of known names, or written out (X市发改委)."""

from __future__ import annotations

import re
from functools import cache

from zhitu.divisions import divisions
from zhitu.names import normal
from zhitu.resources import table

__all__ = ["official"]

_TABLES = ("bodies", "strategies", "zones", "regions")


def official(name: str) -> tuple[str, ...]:
    """What something may be called officially, the likeliest first; none of an official name.

    These are the names that the gazetteer has a name as an alias of, in the order of its tables; without any, the name
    with its short words written out, and that of its place.

    >>> official("国家发改委"), official("國家發改委"), official("中国科学技术大学")
    (('国家发展和改革委员会',), ('国家发展和改革委员会',), ())
    >>> official("人民日报"), official("苏州市工信局"), official("苏州工信局")
    (('人民日报社',), ('苏州市工业和信息化局',), ('苏州工业和信息化局', '苏州市工业和信息化局'))
    """
    form = normal(name)
    return _official().get(form) or (() if form in _names() else _written_out(form))


def _written_out(form: str) -> tuple[str, ...]:
    """A name in normal form with all of its words in full, and also with the place before a body in full."""
    word, full = _short_words()
    written = word.sub(lambda match: full[match.group()], form)
    # 吉林 is a province and a city
    places = (written[:n] for n in range(2, len(written)) if written[n:] in full.values())
    owned = [row.name + written[len(place) :] for place in places for row in divisions().by_short.get(place, ())]
    return tuple(dict.fromkeys(name for name in (written, *owned) if name != form))


@cache
def _short_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the short words in names and of those in full, longest first, and what each becomes."""
    rows = [row for row in table("lexicon/short_forms") if row["kind"] == "word"]
    full = {normal(row["short"]): normal(row["full"]) for row in rows}
    full |= {name: name for name in full.values()}
    return re.compile("|".join(map(re.escape, sorted(full, key=lambda word: (-len(word), word))))), full


@cache
def _names() -> frozenset[str]:
    """The official names of the tables, in normal form: whatever words they hold, they are written out."""
    return frozenset(normal(row["name"]) for each in _TABLES for row in table(f"gazetteer/{each}"))


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
