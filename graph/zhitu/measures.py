"""What makes figures comparable, read from `ontology/measures.ttl`, which every graph has in graph:ontology as well.

Units that measure the same, indicators that are one however they are called, and what a thing itself measures, which
is of no period, whatever year is told with it: of two such figures one is wrong, unless the later text says that it was
changed, or it is something that grows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from zhitu.iri import ZT
from zhitu.resources import ontology_path

__all__ = [
    "grows",
    "in_base",
    "is_lasting",
    "lasting_kinds",
    "lasting_of",
    "one_indicator",
    "says_change",
    "spellings",
    "spellings_of",
]

_CHANGED = re.compile(
    "调整|修订|变更|改为|追加|核减|压减|"
    "(?:增|扩|升|提|降|减|调|缩|上浮|下浮)[加大高升建容充减低少增展小]*(?:至|到|为)|"
    "[由从][^，。；]{1,20}(?:增|扩|升|提|降|减|调|缩|变)"
)


def says_change(passage: str) -> bool:
    """Whether a passage, simplified, says that a figure was another one before.

    >>> says_change("总投资调整为15亿元"), says_change("总投资由12亿元增至15亿元"), says_change("总投资15亿元")
    (True, True, False)
    """
    return _CHANGED.search(passage) is not None


def in_base(unit: str) -> tuple[str, Decimal]:
    """The unit under which figures can be compared, and how many of it this one is.

    >>> in_base("TEU"), in_base("公顷"), in_base("人次")
    (('标准箱', Decimal('1.0')), ('亩', Decimal('15.0')), ('人次', Decimal('1')))
    """
    return _units().get(unit, (unit, Decimal(1)))


def one_indicator(indicator: str) -> str:
    """The indicator under which figures can be compared.

    >>> one_indicator("GDP"), one_indicator("吞吐量")
    ('地区生产总值', '吞吐量')
    """
    return _indicators().get(indicator, indicator)


def spellings(indicator: str) -> tuple[str, ...]:
    """All indicators that are compared under this one, in order.

    >>> spellings("地区生产总值"), spellings("吞吐量")
    (('GDP', '国内生产总值', '地区生产总值', '生产总值'), ('吞吐量',))
    """
    return tuple(sorted({indicator, *(other for other, one in _indicators().items() if one == indicator)}))


def spellings_of(text: str) -> tuple[str, ...]:
    """All indicators that are compared with the one that a text names, whatever its letters' case, in order.

    >>> spellings_of("gdp"), spellings_of("吞吐量")
    (('GDP', '国内生产总值', '地区生产总值', '生产总值'), ('吞吐量',))
    """
    wanted = text.casefold()
    return spellings(next((one for name, one in _indicators().items() if name.casefold() == wanted), text))


def lasting_of(indicator: str) -> frozenset[str]:
    """The classes of the things that measure this themselves, for which nobody tells a period.

    >>> sorted(lasting_of("总投资")), sorted(lasting_of("客流量"))
    (['Facility', 'Hospital', 'Laboratory', 'Project', 'ResearchInstitute', 'School'], [])
    """
    return _lasting().get(one_indicator(indicator), frozenset())


def grows(indicator: str) -> bool:
    """Whether a thing measures this itself, and more of it as years go by, so that figures of two years may differ.

    >>> grows("床位数"), grows("总投资")
    (True, False)
    """
    return one_indicator(indicator) in _growing()


def lasting_kinds() -> frozenset[str]:
    """The classes of things that measure something themselves."""
    return frozenset().union(*_lasting().values())


def is_lasting(indicator: str, classes: Collection[str]) -> bool:
    """Whether a thing of these classes measures this itself.

    >>> is_lasting("总投资", ["Project"]), is_lasting("总投资", ["City"])
    (True, False)
    """
    return not lasting_of(indicator).isdisjoint(classes)


@cache
def _rows() -> dict[str, dict[str, list[str]]]:
    """Measure → local name of the property → values, as they stand."""
    rows: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in ox.parse(path=str(ontology_path() / "measures.ttl"), format=ox.RdfFormat.TURTLE):
        assert isinstance(triple.object, (ox.NamedNode, ox.Literal))
        value = triple.object.value
        rows[str(triple.subject)][triple.predicate.value.removeprefix(ZT)].append(value.removeprefix(ZT))
    return rows


@cache
def _units() -> dict[str, tuple[str, Decimal]]:
    units = (row for row in _rows().values() if "unitName" in row)
    return {name: (row["inUnit"][0], Decimal(row["times"][0])) for row in units for name in row["unitName"]}


@cache
def _indicators() -> dict[str, str]:
    """Word for an indicator → the one that they are compared under."""
    return {name: row["comparedAs"][0] for row in _rows().values() for name in row.get("writtenAs", ())}


@cache
def _lasting() -> dict[str, frozenset[str]]:
    return {row["comparedAs"][0]: frozenset(row["lastingOf"]) for row in _rows().values() if row.get("lastingOf")}


@cache
def _growing() -> frozenset[str]:
    return frozenset(row["comparedAs"][0] for row in _rows().values() if row.get("grows"))
