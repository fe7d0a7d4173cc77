"""Districts that share their name with others, alone and at the beginning of other names: which of them is meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from zhitu.divisions import divisions
from zhitu.names import normal
from zhitu.resolve import known
from zhitu.resolve.parts import Parts

__all__ = ["homonymous", "leading", "pinned", "telling_name"]


def homonymous(codes: Collection[str]) -> bool:
    """Whether these are codes of several divisions of one name; 吉林 is a province and a city, which have two.

    >>> homonymous(("110105", "220104")), homonymous(("220000", "220200"))
    (True, False)
    """
    codes = [code for code in codes if not code.startswith(known.SEA)]
    return len(codes) > 1 and len({known.place_name(code) for code in codes}) == 1


def leading(name: str) -> tuple[str, ...]:
    """The codes of the several districts of one name that a name begins with; none where it begins with no such.

    >>> leading("和平区体育中心"), leading("天津市和平区体育中心"), leading("和平经济开发区")
    (('120101', '210102'), (), ('120101', '210102'))
    """
    plain = normal(name)
    if codes := known.of_shared_county(plain):
        return codes
    start, end = next(iter(known.places_in(plain)), (-1, -1))
    codes = known.place_codes(plain[start:end]) if start == 0 else ()
    return codes if homonymous(codes) else ()


def telling_name(code: str) -> str:
    """The name of a division, behind that of the one it lies in where others are called so: 天津市和平区."""
    return f"{divisions().qualifier(code) or ''}{known.place_name(code)}"


def pinned(names: Iterable[Parts], codes: Collection[str]) -> tuple[Parts, ...]:
    """The names, their homonymous districts being those that lie in one of these divisions, as far as any does."""
    return tuple(
        replace(name, places=tuple(_kept(place, codes) for place in name.places))
        if any(map(homonymous, name.places))
        else name
        for name in names
    )


def _kept(place: tuple[str, ...], codes: Collection[str]) -> tuple[str, ...]:
    if not homonymous(place):
        return place
    return tuple(code for code in place if any(code == c or known.lower(code, c) for c in codes)) or place
