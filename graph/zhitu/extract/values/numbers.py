"""Numbers with a unit and a bound: 超过4025.7万人次 → (40257000, 人次, moreThan).

Values are exact decimals: a float would turn 154.7亿 into 15469999999.999998.
"""

from __future__ import annotations

import re
from decimal import Decimal

from zhitu.extract.text.wording import wording, words
from zhitu.extract.values.number_patterns import (
    CURRENCIES,
    MONEY,
    NEITHER,
    PEOPLE,
    WORTH,
    bounds_after,
    bounds_before,
    pattern,
    units,
)
from zhitu.extract.values.number_shapes import SHAPES, Quantity
from zhitu.extract.values.numerals import chinese_int, decimals, from_to, to_decimal
from zhitu.model import Span

__all__ = ["Quantity", "find_quantities"]


#: Units written in several ways.
_SAME_UNIT = {
    "个小时": "小时",
    "％": "%",
    "港币": "港元",
    "港幣": "港元",
    "个标准箱": "标准箱",
    "个标箱": "标箱",
    "百分点": "个百分点",
    "元人民币": "元",
    "元新台币": "新台币",
    "元港币": "港元",
}
#: 第三个, 初二, 数百家, 几十个: no numbers that could be written down; but 人数23万, 年初5%.
_NO_NUMBER = re.compile(r"(?:第|(?<![年月季期])初)$")
#: 落实“三个|100%|”: a task that is called so.
_SLOGAN = re.compile(r"“[一二两三四五六七八九十\d]{1,2}个$")
_SHARE = re.compile("[占达近超过约][^，。；]{1,24}的$")
_SO_MANY = re.compile(r"[数几]$")
_IDIOM = re.compile(wording("idioms-with-numbers"))
#: What stands for a currency without being a word.
_SIGNS = ("$", "￥", "¥", "€")
_MINUS = re.compile(r"零下$|(?<=[为率长比幅降增在温深程达（，：至到 ])[-−—]$")
_KNOWN_ONES = re.compile(rf"{wording('number-known-ones')}$")
_NO_COUNT = re.compile(wording("number-no-count"))
_CHANGED = re.compile(f"(?:{wording('figure-changes')}|{wording('number-changed')})了?$")
#: How many times the lower end of a range of growths the upper one is at most: 增长5%至8%, but 上升5%至85%.
_WIDEST = 2
_SETTLED = re.compile(r"[达至到超破约近逾过]$|[迈跃站冲登跨]上$")
#: 总人口|11万, 其中城镇人口|25万: what needs no unit.
_POPULATION = re.compile(wording("counts-people") + "(?:总数|总量|数)?$")
#: 收入比为|2.37, 价格指数（CPI）为|102.3, 收入比为2.37，比上年缩小|0.08: what has no unit.
_INDEX = rf"{wording('index-nouns')}(?:（[^（）]{{1,12}}）)?"
_OF_INDEX = re.compile(rf"{_INDEX}{wording('index-adverbs')}*{wording('index-comes-to')}约?$")
_INDEX_BY = re.compile(rf"{_INDEX}[^。；%\d]{{1,8}}[\d.]+，[^，。；\d]{{0,8}}{wording('figure-changes')}了?$")
_ENDS_THERE = re.compile(r"[，。；、（）和与]|$")


def find_quantities(text: str, start: int, end: int) -> list[Quantity]:
    """The quantities in the folded `text[start:end]`, in order, without dates, ordinals and digits of Latin words.

    >>> [(q.value, q.unit, q.bound) for q in find_quantities("旅客超过4025.7万人次，占比85%", 0, 19)]
    [(Decimal('40257000'), '人次', 'moreThan'), (Decimal('85'), '%', 'exactly')]
    """
    found = []
    for match in pattern().finditer(text, start, end):
        before = text[max(start, match.start() - 2) : match.start()]
        written = text[match.start()].isdecimal()
        if match["u1"] and match["b1"] and _CHANGED.search(text, start, match.start()) and not _is_range(match):
            reached = match.start("b1")  # 减少0.1晚至|1.7晚: two figures
            found += find_quantities(text, match.start(), reached - 1) + find_quantities(text, reached, match.end())
            continue
        if match["zh"] and _IDIOM.match(text, match.start()):
            continue  # 千方|百计
        if match["skip"] or _NO_NUMBER.search(before) or (not written and _SO_MANY.search(before)):
            continue
        if text.startswith("”", match.end()) and _SLOGAN.search(text, start, match.start()):
            continue
        quantity = _read(text, start, end, match)
        if quantity is not None:
            found.append(_with_bound(text, start, end, _with_other_unit(text, end, quantity)))
    return _sharing(text, found)


#: 12.3万套|（间）, 30台|（套）: another unit of the same.
_OTHER_UNIT = re.compile("（([一-龥])）")


def _with_other_unit(text: str, end: int, quantity: Quantity) -> Quantity:
    """A count with the unit in brackets behind its own."""
    other = _OTHER_UNIT.match(text, quantity.span.end, end) if quantity.kind in ("count", "people") else None
    if other is None or units().get(other[1]) not in ("count", "people") or other[1] == quantity.unit:
        return quantity
    return quantity._replace(span=Span(quantity.span.start, other.end()), unit=quantity.unit + other[0])


#: Between figures of which the last alone has the unit.
_BESIDE = re.compile(rf"{wording('and-words')}(?:约|近|超过?)?")
_LAST_SCALE = re.compile(rf"\d({wording('scales-of-figures')})")


def _sharing(text: str, found: list[Quantity]) -> list[Quantity]:
    """Figures without a unit go by that of the next: 500、600和700亿千瓦时, 0.3个和0.5个百分点."""
    factor = Decimal(1)
    for at in range(len(found) - 2, -1, -1):
        this, following = found[at], found[at + 1]
        parted = this.unit == "个" and following.unit == "个百分点"
        beside = _BESIDE.fullmatch(text, this.span.end, following.span.start) is not None
        bare = this.kind == "bare" and this.upper is None and following.unit and following.kind != "time"
        if not beside or not (parted or bare):
            factor = Decimal(1)
            continue
        scale = _LAST_SCALE.search(text, *following.span)
        factor = (to_decimal("1" + scale[1]) or factor) if scale else factor
        value = this.value if parted or _LAST_SCALE.search(text, *this.span) else this.value * factor
        found[at] = this._replace(value=value, unit=following.unit, kind=following.kind, ordinal_like=False)
    return found


def _read(text: str, start: int, end: int, match: re.Match[str]) -> Quantity | None:
    for form, read in SHAPES.items():
        if match[form]:
            return read(match)
    before, after = text[max(start, match.start() - 14) : match.start()], text[match.end() : min(end, match.end() + 12)]
    if match["arabic"]:
        found = _arabic(match, before, after)
        told = found is not None and found.kind == "bare" and _ENDS_THERE.match(after) is not None
        index = told and (_OF_INDEX.search(text, start, match.start()) or _INDEX_BY.search(text, start, match.start()))
        return found._replace(kind="number") if found is not None and index else found
    if match["zh"]:
        return _chinese(match, before, after)
    if match["half_of"] and not _SHARE.search(text, start, match.start()):
        return None
    if match["even"] or match["half_of"]:
        return Quantity(Span(*match.span()), Decimal(50), "%", "exactly", "percent")
    value = to_decimal(match["zh_bare"])
    unit, kind = _settled(value or Decimal(0), before)
    return Quantity(Span(*match.span()), value, unit, "exactly", kind) if value else None


def _is_range(match: re.Match[str]) -> bool:
    """Whether a change is a range (增长5%—6%, 增长5%至8%), and not told with what it comes to (减少0.1晚至1.7晚)."""
    between = match.string[match.end("u1") : match.start("b1")].strip()
    if between not in ("至", "到"):
        return True
    low, high = to_decimal(match["a"]), to_decimal(match["b1"])
    return match["u1"] == "%" and low is not None and high is not None and low < high <= low * _WIDEST


def _arabic(match: re.Match[str], before: str, after: str) -> Quantity | None:
    written = match["unit"] or match["u1"] or ""
    if not written and NEITHER.match(after):
        return None
    scale = (match["s1"] or "") + (match["s2"] or "")
    second, upper_scale = match["b"] or match["b1"], match["s3"] or match["s4"] or ""
    if match["b"] and not match["s1"]:
        scale = upper_scale  # 10至15万人: the scale belongs to both
    value = to_decimal(match["a"] + scale)
    upper = to_decimal(second + upper_scale) if second else None
    higher = to_decimal(match["high"] + match["hs"]) if match["high"] else Decimal(0)
    if value is None or higher is None:
        return None
    value += higher
    if written == "成":
        value, upper = value * 10, upper * 10 if upper is not None else None
    if _MINUS.search(before):
        value = -value
    if upper is not None and upper <= value:
        upper = None
    bound = "moreThan" if match["more"] else "exactly"
    span = Span(match.start(), match.start() + len(match[0].rstrip()))
    unit, kind = (_unit(written, before), _kind(written)) if written else _understood(value, scale, before, after)
    return Quantity(span, value, unit, bound, kind, upper)


def _understood(value: Decimal, scale: str, before: str, after: str) -> tuple[str, str]:
    """Unit and kind of a number without a unit: 200亿基金 is money, 2万职工 people, 增至310万 a number."""
    if (scale or before.endswith(_SIGNS)) and (currency := _currency(before)):
        return currency, "money"  # US$5亿
    if scale and MONEY.match(after):
        return "元", "money"
    if (scale or value >= 1000) and PEOPLE.match(after):
        return "人", "people"
    if scale and _SETTLED.search(before) and (not after or after[0] in "，。；、增"):
        return _settled(value, before)
    if scale and _POPULATION.search(before) and (not after or after[0] in "，。；、（"):
        return "", "number"
    return "", "bare"


def _settled(value: Decimal, before: str) -> tuple[str, str]:
    """增至310万 needs no unit; 产值近4000亿 is money."""
    return ("元", "money") if value >= 10**8 and WORTH.search(before) else ("", "number")


def _unit(written: str, before: str = "") -> str:
    if written == "元":
        return _currency(before) or written  # 港币5亿|元
    return "%" if written == "成" else _SAME_UNIT.get(written, written)


def _currency(before: str) -> str:
    """The currency that stands before a sum; empty where none does."""
    return next((unit for unit, form in CURRENCIES if form.search(before)), "")


def _kind(written: str) -> str:
    return units().get(written) or units().get(written.partition("/")[0], "bare")


def _chinese(match: re.Match[str], before: str, after: str) -> Quantity | None:
    numeral, written = match["zh"], match["unit_zh"]
    whole = numeral + (match["zh_scale"] or "")
    factor = to_decimal("1" + match["zh_scale"]) if match["zh_scale"] else Decimal(1)
    value, upper = to_decimal(numeral), to_decimal(match["zh_to"]) if match["zh_to"] else None
    if pair := from_to(numeral):
        value, upper = pair
    elif match["zh_scale"] and not (match["more_zh"] or match["zh_decimals"] or upper):  # 两千五百 is one number
        value, factor = to_decimal(whole), Decimal(1)
    if value is None or factor is None or (value == 0 and not match["zh_decimals"]):
        return None
    value += decimals(match["zh_decimals"] or "")
    round_one = all(c in "十百千万亿" for c in whole)
    if numeral[0] in "万亿" and not _is_so_many(match, before, after):
        return None
    if round_one and before.endswith("成"):
        return None
    factor = factor * 10 if written == "成" else factor
    value, upper = value * factor, upper * factor if upper is not None else None
    if match["zh_part"]:  # 六成二, 八成半
        value += 5 if match["zh_part"] == "半" else chinese_int(match["zh_part"]) or 0
    if upper is not None and upper <= value:
        upper = None
    above = match["more_zh"] or (round_one and _UP_TO.search(before) is not None)  # 上千家
    vague = not above and upper is None and _hardly_a_count(whole, written, before, after)
    bound = "moreThan" if above else "exactly"
    return Quantity(Span(*match.span()), value, _unit(written), bound, _kind(written), upper, vague)


#: 上|千家; but 迈上|万亿元台阶.
_UP_TO = re.compile("(?<![迈跃站冲登跨])上$")
#: 突破万亿元|大关; but 超亿元|企业, which tells of what size they are.
_ENDS_SUM = re.compile(f"[^一-龥]|$|{wording('sum-marks')}")


def _is_so_many(match: re.Match[str], before: str, after: str) -> bool:
    """Whether 万 or 亿 alone tells a number: 上万名, 万余亩, 近万亿元; but 万家灯火, 亿元村, 超亿元企业."""
    if match["more_zh"] or _UP_TO.search(before):
        return match["unit_zh"] != "元" or _ENDS_SUM.match(after) is not None
    return _SETTLED.search(before) is not None and _ENDS_SUM.match(after) is not None


def _hardly_a_count(numeral: str, unit: str, before: str, after: str) -> bool:
    """Whether a Chinese numeral tells no number: an article (一家), known ones (这两家), figures of speech (百家)."""
    if unit in ("届", "周年"):
        return not before.endswith(("办", "续"))
    if unit in ("天", "周") and numeral == "一":  # 一天的用电量, but 缩短至一天
        return not before.endswith(words("days-needed"))
    if _kind(unit) not in ("count", "people"):
        return numeral == "一" and (
            _kind(unit) in ("volume", "weight", "length") or before.endswith(words("no-count-before"))
        )
    if all(c in "百千万亿" for c in numeral) or numeral == "一":
        return True
    return len(numeral) == 1 and bool(_KNOWN_ONES.search(before) or _NO_COUNT.match(after))


def _with_bound(text: str, start: int, end: int, quantity: Quantity) -> Quantity:
    """Takes 超过, 约, 以上 … around the number into account."""
    after = text[quantity.span.end : min(end, quantity.span.end + 3)]
    before = text[max(start, quantity.span.start - 7) : quantity.span.start]
    for bound, form in bounds_after:
        if match := form.match(after):
            return quantity._replace(span=Span(quantity.span.start, quantity.span.end + match.end()), bound=bound)
    bound = next((bound for bound, form in bounds_before if form.search(before)), quantity.bound)
    rounded = quantity.ordinal_like and bound != "exactly" and quantity.value >= 100
    if bound == quantity.bound and not rounded:
        return quantity
    return quantity._replace(bound=bound, ordinal_like=quantity.ordinal_like and not rounded)  # 超过百家
