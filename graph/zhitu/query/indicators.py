"""Which indicators of a graph somebody means who names one: GDP is 地区生产总值 as well, and not 研发投入占GDP比重."""

from __future__ import annotations

from collections.abc import Iterable

from zhitu.measures import spellings_of
from zhitu.names import simplify
from zhitu.sparql import Queryable, iri, rows

__all__ = ["PART", "indicators", "kindred", "meant"]

#: What marks a part of a name: *GDP* is whatever has GDP in its name.
PART = "*"


def indicators(graph: Queryable, things: Iterable[str] = ()) -> list[str]:
    """The indicators of the figures about these things, or of all figures, those told most often first."""
    some = " ".join(map(iri, things))
    about = f"VALUES ?it {{ {some} }} ?o zt:about ?it ." if some else ""
    query = f"SELECT ?i (COUNT(*) AS ?n) WHERE {{ {about} ?o zt:indicator ?i }} GROUP BY ?i ORDER BY DESC(?n) ?i"
    return [name for name, _ in rows(graph, query) if name is not None]


def meant(text: str, known: Iterable[str]) -> list[str]:
    """Those of the known indicators that a text names: by its whole name, or another of the same, before by a part.

    >>> known = ["研发投入占GDP比重", "地区生产总值", "GDP"]
    >>> meant("gdp", known), meant("*GDP*", known), meant("研发投入", known), meant("客流量", known)
    (['地区生产总值', 'GDP'], ['研发投入占GDP比重', 'GDP'], ['研发投入占GDP比重'], [])
    """
    same = {other.casefold() for other in spellings_of(_bare(text))}
    whole = [name for name in known if name.casefold() in same] if PART not in text else []
    return whole or _holding(text, known)


def kindred(text: str, known: Iterable[str]) -> list[str]:
    """Those of the known indicators that have a text in their names and are not what it names by itself.

    >>> kindred("GDP", ["研发投入占GDP比重", "地区生产总值", "GDP"]), kindred("投入", ["研发投入占GDP比重"])
    (['研发投入占GDP比重'], [])
    """
    named = meant(text, known)
    return [name for name in _holding(text, known) if name not in named]


def _holding(text: str, known: Iterable[str]) -> list[str]:
    part = _bare(text).casefold()
    return [name for name in known if part in name.casefold()]


def _bare(text: str) -> str:
    """As indicators are written, without the marks of a part."""
    return simplify(text).strip(PART + " ")
