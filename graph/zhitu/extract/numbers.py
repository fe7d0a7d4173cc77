"""Numbers with a unit and a bound: 超过4025.7万人次 → (40257000, 人次, moreThan).

Values are exact decimals: a float would turn 154.7亿 into 15469999999.999998.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from zhitu.extract.numerals import chinese_int, to_decimal
from zhitu.model import Span
from zhitu.resources import table

__all__ = ["Quantity", "find_quantities", "units"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text; `span` covers number and unit, `kind` is the unit's (count, length, money, percent …)."""

    span: Span
    value: Decimal
    unit: str
    bound: str
    kind: str
    upper: Decimal | None = None
    ordinal_like: bool = False


@cache
def units() -> dict[str, str]:
    """Unit → kind, from `lexicon/units.tsv`."""
    return {row["unit"]: row["kind"] for row in table("lexicon/units")}


_ARABIC = r"\d[\d,]*(?:\.\d+)?"
_CHINESE = r"[〇零一二两三四五六七八九十百千万亿]+"
_SCALE = r"(?:万亿|千亿|百亿|亿|千万|百万|十万|万|千|百)"
_MORE = r"(?:余|多|来)"
_NUMBER = rf"(?P<a>{_ARABIC})\s*(?P<s1>{_SCALE})?(?P<more1>{_MORE})?(?P<s2>{_SCALE})?"
_RANGE = rf"(?:\s*[%％]?\s*(?P<to>[至到~—-])\s*(?P<b>{_ARABIC})\s*(?P<s3>{_SCALE})?)?"

_BEFORE = [
    ("atLeast", r"(?:不少于|不低于|至少|不下|高于或等于)"),
    ("atMost", r"(?:不超过|不高于|至多|最多|不多于|最高|上限|以内)"),
    ("moreThan", r"(?:超过|超出|突破|高达|逾|超|多于|高于|大于|跃升至?超|冲破)"),
    ("lessThan", r"(?:不足|不到|将近|接近|近|低于|少于|未满|不满|逼近)"),
    ("approximately", r"(?:大约|约为|约|大概|左右|上下|预计约)"),
]
_AFTER = [
    ("atLeast", r"(?:及?以上|或以上|起)"),
    ("atMost", r"(?:及?以内|及?以下|封顶)"),
    ("approximately", r"(?:左右|上下)"),
    ("moreThan", r"(?:多(?![元个家名])|余)"),
]
_BEFORE_RE = [(bound, re.compile(pattern + r"(?:了|为|达|至|到|人民币|港币)?\s*$")) for bound, pattern in _BEFORE]
_AFTER_RE = [(bound, re.compile(pattern)) for bound, pattern in _AFTER]
_FRACTION = re.compile(rf"(?P<den>{_CHINESE})分之(?P<num>{_CHINESE}(?:点{_CHINESE})?)")
_ORDINAL = re.compile(r"[第初]$")


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, units()), key=len, reverse=True))
    return re.compile(
        rf"(?P<frac>{_FRACTION.pattern})"
        rf"|(?<![\w.+])(?<![A-Za-z])(?P<num_a>{_NUMBER}){_RANGE}\s*(?P<unit>(?:{names}))?"
        rf"|(?P<zh>{_CHINESE})(?P<more_zh>{_MORE})?(?P<zh_scale>{_SCALE})?(?P<unit_zh>(?:{names}))",
        re.IGNORECASE,
    )


@cache
def _ascii_guard() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]$")


def find_quantities(text: str, start: int, end: int) -> list[Quantity]:
    """The quantities in `text[start:end]`, in order; dates, ordinals and digits inside names are the caller's to drop.

    >>> [(q.value, q.unit, q.bound) for q in find_quantities("旅客超过4025.7万人次，占比85%", 0, 19)]
    [(Decimal('40257000'), '人次', 'moreThan'), (Decimal('85'), '%', 'exactly')]
    """
    found = []
    for match in _pattern().finditer(text, start, end):
        quantity = _fraction(match) if match["frac"] else _arabic(match) if match["num_a"] else _chinese(match)
        if quantity is not None and not _ORDINAL.search(text[max(start, match.start() - 1) : match.start()]):
            found.append(_with_bound(text, start, end, quantity))
    return found


def _fraction(match: re.Match[str]) -> Quantity | None:
    """三分之一, 百分之五点二 → percent."""
    below = chinese_int(match["den"])
    whole, _, decimals = match["num"].partition("点")
    above = chinese_int(whole)
    if not below or above is None:
        return None
    value = Decimal(above)
    for place, digit in enumerate(decimals, start=1):
        value += Decimal(chinese_int(digit) or 0).scaleb(-place)
    percent = (value * 100 / below).quantize(Decimal("0.01")).normalize()
    if percent == percent.to_integral_value():
        percent = percent.quantize(Decimal(1))
    return Quantity(Span(*match.span()), percent, "%", "exactly", "percent")


def _arabic(match: re.Match[str]) -> Quantity | None:
    number, scale = match["a"], (match["s1"] or "") + (match["s2"] or "")
    upper_scale = match["s3"] or ""
    unit = match["unit"] or ""
    if match["b"] and not match["s1"]:
        scale = upper_scale  # 10至15万人: the scale belongs to both
    value = to_decimal(number + _joined(scale))
    upper = to_decimal(match["b"] + upper_scale) if match["b"] else None
    if value is None:
        return None
    if upper is not None and upper <= value:
        upper = None
    kind = units().get(unit, "") if unit else "bare"
    bound = "moreThan" if match["more1"] else "exactly"
    end = match.end("unit") if unit else (match.end("s3") if match["s3"] else match.end("b") if match["b"] else match.end("num_a"))
    return Quantity(Span(match.start(), end), value, unit, bound, kind, upper)


def _joined(scale: str) -> str:
    """百万, 千亿 … from their parts."""
    return scale


def _chinese(match: re.Match[str]) -> Quantity | None:
    value = to_decimal(match["zh"])
    if value is None or value == 0:
        return None
    scale = to_decimal("1" + match["zh_scale"]) if match["zh_scale"] else Decimal(1)
    unit = match["unit_zh"]
    bound = "moreThan" if match["more_zh"] else "exactly"
    if unit == "成":
        value, unit = value * 10, "%"
    small = len(match["zh"]) == 1 and not match["zh_scale"] and value <= 10
    return Quantity(
        Span(*match.span()), value * (scale or 1), unit, bound, units().get(unit, "count"), ordinal_like=small
    )


def _with_bound(text: str, start: int, end: int, quantity: Quantity) -> Quantity:
    bound = quantity.bound
    after = text[quantity.span.end : min(end, quantity.span.end + 3)]
    before = text[max(start, quantity.span.start - 7) : quantity.span.start]
    stop = quantity.span.end
    for name, pattern in _AFTER_RE:
        if match := pattern.match(after):
            bound, stop = name, stop + match.end()
            break
    else:
        bound = next((name for name, pattern in _BEFORE_RE if pattern.search(before)), bound)
    unit, value, upper = quantity.unit, quantity.value, quantity.upper
    return Quantity(
        Span(quantity.span.start, stop), value, unit, bound, quantity.kind, upper, quantity.ordinal_like
    )
