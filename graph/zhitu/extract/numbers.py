"""Numbers with a unit and a bound: 超过4025.7万人次 → (40257000, 人次, moreThan).

Values are exact decimals: a float would turn 154.7亿 into 15469999999.999998.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from zhitu.extract.numerals import chinese_int, to_decimal
from zhitu.model import Span
from zhitu.resources import table

__all__ = ["Quantity", "find_quantities", "units"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text; `span` covers number and unit, `kind` is the unit's (count, length, money, percent …).

    `kind` is "bare" and `unit` empty where no unit follows; `upper` is the end of a range; `ordinal_like` marks
    small Chinese numerals, which are often no count (一批, 百家).
    """

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
_MORE = r"[余多来]"
_TO = r"\s*[至到~—-]\s*"
#: Not after the beginning of a Latin word or of another number (C919, COVID-19, 1+3).
_ALONE = r"(?<![A-Za-z0-9.+])(?<![A-Za-z][-—])"
#: Dates and clock times, which hold no quantity.
_SKIP = r"(?:19|20)\d\d[-—/.]\d{1,2}[-—/.]\d{1,2}|\d{1,2}:\d\d(?::\d\d)?|\d{1,2}[时点]\d{1,2}分|[〔［]\d{4}[〕］]"
#: Units of time between which and their number 个, 多 and 半 may stand.
_HALVES = {"小时": "小时", "钟头": "小时", "月": "个月", "星期": "周", "季度": "个季度", "工作日": "个工作日"}
#: Units written in several ways.
_SAME_UNIT = {"个小时": "小时", "％": "%", "港币": "港元", "港幣": "港元", "百分点": "个百分点"}

_BEFORE = [
    ("atLeast", r"(?:不少于|不低于|至少|不下|高于或等于)"),
    ("atMost", r"(?:不超过|不高于|至多|最多|不多于|最高|上限)"),
    ("moreThan", r"(?:超过|超出|突破|高达|逾|(?<!赶)超|多于|高于|大于)"),
    ("lessThan", r"(?:不足|不到|将近|接近|(?<![最附靠])近|低于|少于|未满|不满|逼近)"),
    ("approximately", r"(?:约为|(?<![节条签公合预邀契])约|大概)"),
]
_AFTER = [
    ("atLeast", r"(?:及?以上|或以上|起(?![来到草步码源]))"),
    ("atMost", r"(?:及?以内|及?以下|封顶)"),
    ("approximately", r"(?:左右|上下)"),
    ("moreThan", r"(?:多(?![元个家名])|余)"),
]
_BEFORE_RE = [(bound, re.compile(pattern + r"(?:了|为|达|至|到|人民币|港币)?\s*$")) for bound, pattern in _BEFORE]
_AFTER_RE = [(bound, re.compile(pattern)) for bound, pattern in _AFTER]
#: 第三个, 初二, 数百家, 几十个: no numbers that could be written down.
_NO_NUMBER = re.compile(r"[第初数几]$")
_NO_ROUND = re.compile(r"[上成]$")
_NEITHER = re.compile(r"(?:(?:多|余)?[年月日号时点]|世纪|[A-Za-z+:])")
_TWO_DIGITS = re.compile(r"([一二三四五六七八])([二三四五六七八九])([十百千万]?)\Z")


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(map(re.escape, units()), key=len, reverse=True)
    unit = "(?:" + "|".join(name + ("(?![A-Za-z])" if re.search(r"[A-Za-z]$", name) else "") for name in names) + ")"
    halves = "|".join(_HALVES)
    number = rf"(?P<a>{_ARABIC})\s*(?P<s1>{_SCALE})?(?P<more>{_MORE})?(?P<s2>{_SCALE})?"
    return re.compile(
        rf"(?P<skip>{_SKIP})"
        rf"|(?P<frac>(?P<den>{_CHINESE})分之(?P<num>{_CHINESE}(?:点{_CHINESE})?|{_ARABIC}))"
        rf"|{_ALONE}(?P<half>(?:半个?|(?P<hn>{_ARABIC}|{_CHINESE})个?(?P<mid>[半多余])?个?)(?P<hu>{halves}))(?!份)"
        rf"|{_ALONE}(?P<arabic>{number}"
        rf"(?:(?P<u1>{unit}){_TO}(?P<b1>{_ARABIC})\s*(?P<s4>{_SCALE})?(?P=u1)"
        rf"|(?:{_TO}(?P<b>{_ARABIC})\s*(?P<s3>{_SCALE})?)?\s*(?P<unit>{unit})?))"
        rf"|(?P<zh>{_CHINESE})(?P<more_zh>{_MORE})?(?P<zh_scale>{_SCALE})?(?P<unit_zh>{unit})",
        re.ASCII,
    )


def find_quantities(text: str, start: int, end: int) -> list[Quantity]:
    """The quantities in the folded `text[start:end]`, in order, without dates, ordinals and digits of Latin words.

    >>> [(q.value, q.unit, q.bound) for q in find_quantities("旅客超过4025.7万人次，占比85%", 0, 19)]
    [(Decimal('40257000'), '人次', 'moreThan'), (Decimal('85'), '%', 'exactly')]
    """
    found = []
    for match in _pattern().finditer(text, start, end):
        if match["skip"] or _NO_NUMBER.search(text[max(start, match.start() - 1) : match.start()]):
            continue
        if match["frac"]:
            quantity = _fraction(match)
        elif match["half"]:
            quantity = _halves(match)
        elif match["arabic"]:
            quantity = _arabic(match, text[match.end() : min(end, match.end() + 2)])
        else:
            quantity = _chinese(match, text[max(start, match.start() - 1) : match.start()])
        if quantity is not None:
            found.append(_with_bound(text, start, end, quantity))
    return found


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
    whole, _, decimals = text.partition("点")
    value = to_decimal(whole)
    if value is None:
        return None
    for place, digit in enumerate(decimals, start=1):
        value += Decimal(chinese_int(digit) or 0).scaleb(-place)
    return value


def _halves(match: re.Match[str]) -> Quantity | None:
    """半小时, 3个半小时, 1个多小时; 3月 and 半月 are dates or words."""
    value = to_decimal(match["hn"]) if match["hn"] else Decimal("0.5")
    if value is None or value == 0 or (match["hu"] == "月" and "个" not in match["half"]):
        return None
    if match["mid"] == "半":
        value += Decimal("0.5")
    bound = "moreThan" if match["mid"] in ("多", "余") else "exactly"
    return Quantity(Span(*match.span()), value, _HALVES[match["hu"]], bound, "time")


def _arabic(match: re.Match[str], after: str) -> Quantity | None:
    written = match["unit"] or match["u1"] or ""
    if not written and _NEITHER.match(after):
        return None
    scale = (match["s1"] or "") + (match["s2"] or "")
    second, upper_scale = match["b"] or match["b1"], match["s3"] or match["s4"] or ""
    if match["b"] and not match["s1"]:
        scale = upper_scale  # 10至15万人: the scale belongs to both
    value = to_decimal(match["a"] + scale)
    upper = to_decimal(second + upper_scale) if second else None
    if value is None:
        return None
    if written == "成":
        value, upper = value * 10, upper * 10 if upper is not None else None
    if upper is not None and upper <= value:
        upper = None
    bound = "moreThan" if match["more"] else "exactly"
    span = Span(match.start(), match.start() + len(match[0].rstrip()))
    return Quantity(span, value, _unit(written), bound, _kind(written), upper)


def _unit(written: str) -> str:
    return "%" if written == "成" else _SAME_UNIT.get(written, written)


def _kind(written: str) -> str:
    return units().get(written, "bare")


def _chinese(match: re.Match[str], before: str) -> Quantity | None:
    numeral, written = match["zh"], match["unit_zh"]
    scale = to_decimal("1" + match["zh_scale"]) if match["zh_scale"] else Decimal(1)
    value, upper = to_decimal(numeral), None
    if pair := _TWO_DIGITS.match(numeral):  # 三四十个
        low, high = chinese_int(pair[1]), chinese_int(pair[2])
        if low is not None and high == low + 1:
            value, upper = to_decimal(pair[1] + pair[3]), to_decimal(pair[2] + pair[3])
    if value is None or value == 0 or scale is None:
        return None
    if all(c in "十百千万亿" for c in numeral) and _NO_ROUND.search(before):
        return None
    factor = scale * 10 if written == "成" else scale
    bound = "moreThan" if match["more_zh"] else "exactly"
    exact = match["more_zh"] or match["zh_scale"] or _kind(written) not in ("count", "people")
    vague = not exact and (len(numeral) == 1 or all(c in "百千万亿" for c in numeral))
    top = upper * factor if upper is not None else None
    return Quantity(Span(*match.span()), value * factor, _unit(written), bound, _kind(written), top, vague)


def _with_bound(text: str, start: int, end: int, quantity: Quantity) -> Quantity:
    """Takes 超过, 约, 以上 … around the number into account."""
    after = text[quantity.span.end : min(end, quantity.span.end + 3)]
    before = text[max(start, quantity.span.start - 7) : quantity.span.start]
    for bound, pattern in _AFTER_RE:
        if match := pattern.match(after):
            return replace(quantity, span=Span(quantity.span.start, quantity.span.end + match.end()), bound=bound)
    bound = next((bound for bound, pattern in _BEFORE_RE if pattern.search(before)), quantity.bound)
    return replace(quantity, bound=bound)
