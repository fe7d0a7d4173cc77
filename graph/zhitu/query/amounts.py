"""Numbers as people read and write them: 1000亿元, 2–3条, 3.5万. In data they stay plain decimals."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from zhitu.names import simplify

__all__ = ["amount", "measured", "read_amount"]

#: What large numbers are counted in, the largest first.
_SCALES = (("万亿", 10**12), ("亿", 10**8), ("万", 10**4))
#: Digits after the point that a reader still takes in; what needs more is told in a smaller scale.
_PLACES = 4
#: From which on a number before 亿 or 万 is no easier to read than one written out.
_LONG = 10**5
_FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_WRITTEN = re.compile(r"([-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)([十百千万亿]{1,4})?")


def amount(number: Decimal | str) -> str:
    """A number in 万 and 亿, below these with its thousands apart, never rounded; a text that is no number as it is.

    >>> amount("100000000000"), amount("40257000"), amount("1234.5"), amount("0.75"), amount("3500000000000")
    ('1000亿', '4025.7万', '1,234.5', '0.75', '3.5万亿')
    >>> amount("123456789"), amount("1234567890123"), amount("many")
    ('12345.6789万', '1,234,567,890,123', 'many')
    """
    try:
        value = Decimal(number)
    except InvalidOperation:
        return str(number)
    if not value.is_finite():
        return str(number)
    for scale, factor in _SCALES:
        part = (value / factor).normalize()
        if 1 <= abs(part) < _LONG and part * factor == value and len(f"{part:f}".partition(".")[2]) <= _PLACES:
            return f"{part:f}{scale}"
    return f"{value:,f}"


def measured(value: Decimal | str, upper: Decimal | str | None, unit: str | None) -> str:
    """A figure as one reads it: a range with both ends, and the unit, which letters keep apart.

    >>> measured("2", "3", "条"), measured("100000000000", None, "元"), measured("5", None, "km")
    ('2–3条', '1000亿元', '5 km')
    """
    number = amount(value) + (f"–{amount(upper)}" if upper is not None else "")
    blank = " " if unit and unit[0].isascii() and unit[0].isalpha() else ""
    return f"{number}{blank}{unit or ''}"


def read_amount(text: str) -> Decimal | None:
    """The number that somebody typed, as data or as texts have it; None where it is none.

    >>> read_amount("10亿"), read_amount("3.5萬"), read_amount("1,000"), read_amount("2千万"), read_amount("1e3")
    (Decimal('1000000000'), Decimal('35000.0'), Decimal('1000'), Decimal('20000000'), Decimal('1E+3'))
    >>> read_amount("10,00"), read_amount("亿"), read_amount("NaN")
    (None, None, None)
    """
    plain = simplify(unicodedata.normalize("NFKC", text)).strip()
    if (written := _WRITTEN.fullmatch(plain)) is not None:
        number = Decimal(written[1].replace(",", ""))
        for scale in written[2] or "":
            number *= _FACTORS[scale]
        return number
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
