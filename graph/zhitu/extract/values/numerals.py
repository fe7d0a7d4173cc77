"""Chinese and Arabic numerals → exact numbers."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

__all__ = ["chinese_int", "decimals", "from_to", "to_decimal"]

_DIGITS = {**{c: i for i, c in enumerate("〇一二三四五六七八九")}, "零": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
#: What stands for each digit in a Chinese numeral.
_NUMERALS = str.maketrans("0123456789", "〇一二三四五六七八九")
_SCALES = {"十": 10, "百": 100, "千": 1000}
#: 廿五, 卅: tens in one character.
_TENS = {"廿": 20, "卅": 30}
_KNOWN = {*_DIGITS, *_SCALES, *_TENS, "万", "亿"}
#: Multipliers that follow a number, longest first.
MULTIPLIERS = {
    "万亿": 10**12,
    "兆": 10**12,  # as in Taiwan
    "千亿": 10**11,
    "百亿": 10**10,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 1000,
    "百": 100,
}
#: 三七二亿, as newspapers of Taiwan write: digits for each place; but 三四亿 is three or four.
_PLACES = re.compile(r"(?P<digits>[〇零一二三四五六七八九]{2,})(?P<scale>万亿|[万亿])")
_NEXT = "一二三四五六七八九"
#: 三四, 两三十, but not 三十.
_TWO_DIGITS = re.compile(r"([一二两三四五六七八])([二两三四五六七八九])([十百千万]?)\Z")


def chinese_int(text: str) -> int | None:
    """An integer from digits or Chinese numerals; None where the text is neither.

    >>> chinese_int("三十五"), chinese_int("二〇二五"), chinese_int("12"), chinese_int("一百零三"), chinese_int("甲")
    (35, 2025, 12, 103, None)
    >>> chinese_int("廿五"), chinese_int("一百卅")
    (25, 130)
    >>> chinese_int("三七二亿"), chinese_int("三亿二千万")
    (37200000000, 320000000)
    """
    if text.isascii() and text.isdigit():
        return int(text) if len(text) < 40 else None
    if not text or len(text) > 40 or any(c not in _KNOWN for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    places = _PLACES.fullmatch(text)
    if places is not None and places["digits"] not in _NEXT:
        return int("".join(str(_DIGITS[c]) for c in places["digits"])) * MULTIPLIERS[places["scale"]]
    total = myriads = section = digit = 0
    opens = 1 if text[0] in "万亿" else 0  # 万亿 is a million millions
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _SCALES:
            section += (digit or 1) * _SCALES[c]
            digit = 0
        elif c in _TENS:
            section += _TENS[c]
        elif c == "万":
            myriads += (section + digit or opens) * 10**4
            section = digit = 0
        else:
            total = (total + myriads + section + digit or opens) * 10**8
            myriads = section = digit = 0
    return total + myriads + section + digit


def to_decimal(text: str) -> Decimal | None:
    """An exact number from `4,025.7`, `154.7亿`, `三十五万`; None where it is none.

    >>> to_decimal("154.7亿"), to_decimal("1,200"), to_decimal("三百万"), to_decimal("1千8百万")
    (Decimal('15470000000'), Decimal('1200'), Decimal('3000000'), Decimal('18000000'))
    """
    text = text.replace(",", "").replace("，", "").replace(" ", "")
    if text[1:2] == "千" and text[3:4] == "百":  # 1千8百万: digits for numerals
        text = text.translate(_NUMERALS)
    factor = 1
    if text and (text[0].isascii() and text[0].isdigit()):
        for word, value in MULTIPLIERS.items():
            if text.endswith(word):
                text, factor = text.removesuffix(word), value
                break
        try:
            number = Decimal(text) * factor
        except InvalidOperation:
            return None
        return _plain(number)
    whole = chinese_int(text)
    return Decimal(whole) if whole is not None else None


def from_to(numeral: str | None) -> tuple[Decimal | None, Decimal | None] | None:
    """三四, 两三十: two digits side by side, from the one to the other; None where they are no such pair."""
    pair = _TWO_DIGITS.match(numeral or "")
    if pair is None or "一两三四五六七八九".find(pair[1].replace("二", "两") + pair[2].replace("二", "两")) < 0:
        return None
    return to_decimal(pair[1] + pair[3]), to_decimal(pair[2] + pair[3])


def decimals(digits: str) -> Decimal:
    """What spoken digits behind the point come to: 二五 → 0.25."""
    return sum((Decimal(chinese_int(d) or 0).scaleb(-place) for place, d in enumerate(digits, 1)), Decimal(0))


def _plain(number: Decimal) -> Decimal:
    """Without exponent and trailing zeros."""
    number = number.normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() and abs(number) < 10**25 else number
