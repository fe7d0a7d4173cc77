"""Numbers whose form alone tells what they mean: 三分之一, 1小时56分, 12元8角, 为期三年, 3个半小时."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from zhitu.extract.values.number_patterns import HALVES
from zhitu.extract.values.numerals import chinese_int, decimals, from_to, to_decimal
from zhitu.model import Span

__all__ = ["SHAPES", "Quantity"]


class Quantity(NamedTuple):
    """A number in the text; `span` covers number and unit, `kind` is the unit's (count, length, money, percent …).

    `kind` is "bare" and `unit` empty where no unit follows, "number" where the text needs none (增至310万);
    `upper` is the end of a range; `ordinal_like` marks Chinese numerals that are hardly a count (一批, 这两座, 百家).
    """

    span: Span
    value: Decimal
    unit: str
    bound: str
    kind: str
    upper: Decimal | None = None
    ordinal_like: bool = False


def _hours_and_minutes(match: re.Match[str]) -> Quantity | None:
    """1小时56分 → 116 minutes."""
    hours, minutes = to_decimal(match["hours"]), to_decimal(match["minutes"])
    if hours is None or minutes is None or minutes >= 60:
        return None
    return Quantity(Span(*match.span()), hours * 60 + minutes, "分钟", "exactly", "time")


def _coins(match: re.Match[str]) -> Quantity | None:
    """12元8角, 十二元八角五分 → 12.8, 12.85 yuan."""
    yuan, jiao, fen = (to_decimal(match[part] or "0") for part in ("yuan", "jiao", "fen"))
    if yuan is None or jiao is None or fen is None:
        return None
    return Quantity(Span(*match.span("coins")), yuan + jiao / 10 + fen / 100, "元", "exactly", "money")


def _years(match: re.Match[str]) -> Quantity | None:
    """为期三年 → 3 years."""
    value = to_decimal(match["yn"])
    if value and match["yhalf"]:
        value += Decimal("0.5")
    bound = "moreThan" if match["ymore"] or match["ymore2"] else "exactly"
    return Quantity(Span(*match.span("years")), value, "年", bound, "time") if value and value < 1000 else None


def _spell(match: re.Match[str]) -> Quantity | None:
    """3000多年的历史 → more than 3000 years; 2021年的历史 is a date."""
    value = to_decimal(match["sn"])
    if not value or 1900 <= value <= 2100:
        return None
    bound = "moreThan" if match["smore"] or match["smore2"] else "exactly"
    return Quantity(Span(*match.span()), value, "年", bound, "time")


def _fraction(match: re.Match[str]) -> Quantity | None:
    """三分之一, 百分之五点二 → percent, to two decimals."""
    below = chinese_int(match["den"])
    above = _spoken(match["num"])
    if not below or above is None:
        return None
    percent = above * 100 / below
    percent = percent.quantize(Decimal("0.01")).normalize() if abs(percent) < 10**9 else percent
    if percent == percent.to_integral_value() and abs(percent) < 10**9:
        percent = percent.quantize(Decimal(1))
    return Quantity(Span(*match.span()), percent, "%", "exactly", "percent")


def _spoken(text: str) -> Decimal | None:
    """五点二, 三十, 5.2."""
    whole, _, behind = text.partition("点")
    value = to_decimal(whole)
    return None if value is None else value + decimals(behind)


def _halves(match: re.Match[str]) -> Quantity | None:
    """半小时, 3个半小时, 1个多小时; 3月 and 半月 are dates or words."""
    value, upper = from_to(match["hn"]) or (to_decimal(match["hn"]) if match["hn"] else Decimal("0.5"), None)
    if value is None or value == 0 or (match["hu"] == "月" and "个" not in match["half"]):
        return None
    if match["mid"] == "半":
        value += Decimal("0.5")
    bound = "moreThan" if match["mid"] in ("多", "余") else "exactly"
    return Quantity(Span(*match.span()), value, HALVES[match["hu"]], bound, "time", upper)


def _and_a_half(match: re.Match[str]) -> Quantity | None:
    """两年半, 3天半."""
    value = to_decimal(match["dn"])
    return Quantity(Span(*match.span()), value + Decimal("0.5"), match["du"], "exactly", "time") if value else None


#: By the group of `pattern` that tells a form, what reads it.
SHAPES: dict[str, Callable[[re.Match[str]], Quantity | None]] = {
    "frac": _fraction,
    "clock": _hours_and_minutes,
    "coins": _coins,
    "years": _years,
    "spell": _spell,
    "days_half": _and_a_half,
    "half": _halves,
}
