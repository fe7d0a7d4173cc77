"""What firms are called beside their registered names, and which registered names are of two."""

from __future__ import annotations

import re

from zhitu.resolve import known
from zhitu.resolve.parts import Parts

__all__ = ["is_registered", "is_trade_name", "shares", "trade_name", "two_firms"]

#: What a firm's registered name adds to the one it is known by.
_TRADE = re.compile("(?:新能源科技|创新科技|智能科技|信息技术|计算机系统|科技|技术|实业|创新|集团|控股)$")
#: The same after a name long enough to be known by: 上汽大众汽车; not of 比亚迪汽车, which is a part of 比亚迪.
_TRADES = re.compile("(?<=.{4})(?:汽车|产业|(?:数字|生物|电子|网络|软件|通信|环保|材料|光电)(?:科技|技术))$")
_OF_SHARES = re.compile("(?<!集团)(?<!集团）)(?<!集团控股)(?:股份有限公司|股份)$")
_HOLDING = re.compile("集团(?:有限(?:责任)?公司|公司)?$")
_REGISTERED = re.compile("(?:有限(?:责任)?|股份|集团)公司$")
_STOCK, _GROUP = "股份", "集团"
_SHARES = re.compile("(?:中国)?(.{2,}(?<!集团)股份)有限公司")


def trade_name(core: str) -> str:
    """What a firm is called for short, by the core of its registered name.

    >>> trade_name("云澜创新科技"), trade_name("云澜视界数字技术"), trade_name("云澜数字技术")
    ('云澜', '云澜视界', '云澜数字')
    >>> trade_name("云澜集团数字技术")
    '云澜集团数字技术'
    """
    name = _TRADES.sub("", core)
    name = name if name != core else _TRADE.sub("", core)
    return core if name.endswith(_GROUP) else name  # a daughter of the group


def is_registered(form: str) -> bool:
    """Whether a name is the one that a firm is registered by.

    >>> is_registered("海湾重工股份有限公司"), is_registered("海湾集团"), is_registered("海湾公司")
    (True, False, False)
    """
    return _REGISTERED.search(form) is not None


def is_trade_name(short: Parts, full: Parts) -> bool:
    """Whether a name is what a firm of the other one is called."""
    return not short.weak and len(short.core) >= 2 and trade_name(full.core) == short.core


def shares(form: str) -> frozenset[str]:
    """What a company of shares may be called for short, by its registered name; empty for any other name.

    >>> sorted(shares("中国海湾重工股份有限公司")), shares("海湾重工集团股份有限公司")
    (['海湾重工股份', '海重股份'], frozenset())
    """
    match = _SHARES.fullmatch(form)
    if match is None:
        return frozenset()
    name = match[1].removesuffix(_STOCK)
    place = known.places().beginning(name)
    first, rest = (known.abbreviation(place), name[len(place) :]) if place else (name[0], name[2:])
    initials = (f"{initial}{rest[0]}{_STOCK}" for initial in first) if len(rest) == len(_STOCK) else ()
    return frozenset((match[1], *initials))


def two_firms(one: str, other: str) -> bool:
    """Whether the one is registered as a group and the other as a company of shares, most often held by that.

    >>> two_firms("海湾重工集团有限公司", "海湾重工股份有限公司"), two_firms("海湾集团", "海湾集团股份有限公司")
    (True, False)
    """
    return any(_OF_SHARES.search(x) and _HOLDING.search(y) for x, y in ((one, other), (other, one)))
