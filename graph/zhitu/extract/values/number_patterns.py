"""The forms of numbers in Chinese text; `numbers.py` says what they mean."""

from __future__ import annotations

import re
from functools import cache

from zhitu.extract.text.wording import wording
from zhitu.resources import table

__all__ = [
    "CURRENCIES",
    "FIRST",
    "HALVES",
    "MONEY",
    "NEITHER",
    "PEOPLE",
    "WORTH",
    "bounds_after",
    "bounds_before",
    "pattern",
    "units",
]

#: 1,250.5; 3 950|万, as Hong Kong writes; not 第3 120台, 图3 120台.
_ARABIC = r"(?:(?<![第图表])\d{1,3}(?: \d{3})+(?=[余多]?[一-龥])|\d[\d,]*(?:\.\d+)?)"
_DIGITS = "〇零一二三四五六七八九"
_CHINESE = rf"[{_DIGITS}两十廿卅百千万亿]"
#: Not the 千 and 百 that belong to a unit.
_SCALE = wording("number-scales")
_MORE = r"[余多来]"
#: 1千8百|万, 3千2百|天, as Hong Kong, Macau and Taiwan write.
_MIXED = r"(?:\d千\d百(?:\d十\d?)?)"
#: 2亿1,150万, 3万5000, 1兆2000亿: the larger part of a number in two.
_HIGH = (
    rf"(?:(?P<high>{_ARABIC})(?P<hs>{wording('scales-of-larger-part')})"
    rf"(?:(?<=亿)(?=(?:{_MIXED}|[\d,]{{1,5}}(?:\.\d+)?)[余多]?[百千]?万(?!亿))"
    r"|(?<=[亿兆])(?=[\d,]{1,5}(?:\.\d+)?[余多]?亿)|(?<=万)(?=\d{4}(?![\d万亿])|\d,\d{3}(?![\d万亿])|\d千)))?"
)
_TO = r"\s*[至到~—-]\s*"
#: Not after the beginning of a Latin word or of another number (C919, COVID-19, 1+3, but （+3%）), nor ±.
_ALONE = r"(?<![A-Za-z0-9.±])(?<![^（]\+)(?<![A-Za-z][-—])"
#: What any of the forms begins with: elsewhere none of them need be tried.
FIRST = rf"\d{_DIGITS}两十廿卅百千万亿半〔［成为历长耗用连有期年工任租贷学建存保质服役设宽寿周还投回经运过"
#: Dates and clock times, which hold no quantity.
_SKIP = (
    r"(?:19|20)\d\d[-—/.]\d{1,2}[-—/.]\d{1,2}|\d{1,2}:\d\d(?::\d\d)?|\d{1,2}[时点]\d{1,2}分|[〔［]\d{4}[〕］]"
    r"|[一二三四五六七八九十]{1,3}[时点][一二三四五六七八九十]{1,3}分(?!之)|成[千百]上[千万百]"
)
#: Units of time between which and their number 个, 多 and 半 may stand.
HALVES = {"小时": "小时", "钟头": "小时", "月": "个月", "星期": "周", "季度": "个季度", "工作日": "个工作日"}
#: After these a number of years is a duration, elsewhere mostly a date.
_LASTING = wording("number-lasting")

_BEFORE = [
    ("atLeast", wording("bound-at-least")),
    ("atMost", wording("bound-at-most")),
    ("moreThan", wording("bound-more-than")),
    ("lessThan", wording("bound-less-than")),
    ("approximately", wording("bound-about")),
]
_AFTER = [
    ("atLeast", wording("bound-at-least-after")),
    ("atMost", wording("bound-at-most-after")),
    ("approximately", wording("bound-about-after")),
    ("moreThan", wording("bound-more-than-after")),
]
bounds_before = [(bound, re.compile(rf"{p}{wording('bound-links')}?\s*$")) for bound, p in _BEFORE]
bounds_after = [(bound, re.compile(p)) for bound, p in _AFTER]
NEITHER = re.compile(r"(?:(?:多|余)?[年月日号时点]|世纪|[A-Za-z+:])")
#: What tells, after a number without a unit, that it is money; before it; and that it is people.
MONEY = re.compile(rf"[^，。；、的\d]{{0,4}}?{wording('money-told-after')}")
WORTH = re.compile(rf"{wording('worth-told-before')}[^，。；、\d]{{0,8}}$")
#: 港币|5亿元, US$|5亿: the units of sums, by the currency before them.
CURRENCIES = [
    (unit, re.compile(rf"{form}{wording('figure-about')}?$"))
    for unit, form in (
        ("元", wording("currency-yuan")),
        ("美元", wording("currency-us")),
        ("港元", wording("currency-hong-kong")),
        ("新台币", wording("currency-taiwan")),
        ("澳门元", wording("currency-macau")),
    )
]
PEOPLE = re.compile(rf"[^，。；、的\d]{{0,5}}?{wording('people-told-after')}")


@cache
def units() -> dict[str, str]:
    """Unit → kind, from `lexicon/units.tsv`."""
    return {row["unit"]: row["kind"] for row in table("lexicon/units")}


#: So many in or for one.
_PER = rf"(?:/{wording('per-unit')})?"


def _unit() -> str:
    """The longest unit, where it is no beginning of another word."""
    rows = sorted(table("lexicon/units"), key=lambda row: -len(row["unit"]))
    forms = []
    for row in rows:
        form = re.escape(row["unit"])
        if re.search(r"[A-Za-z][23]?$", row["unit"]):
            form += r"(?![A-Za-z\d])"
        elif row["not_before"].startswith("("):  # a pattern where characters do not do: 台风, but 风机
            form += f"(?!{row['not_before']})"
        elif row["not_before"]:
            form += f"(?![{row['not_before']}])"
        forms.append(form)
    return "(?:" + "|".join(forms) + ")" + _PER


@cache
def pattern() -> re.Pattern[str]:
    """All forms of a number; the group of the form tells which it is."""
    unit, halves = _unit(), "|".join(HALVES)
    number = rf"{_HIGH}(?P<a>{_MIXED}|{_ARABIC})\s*(?P<s1>{_SCALE})?(?P<more>{_MORE})?(?P<s2>{_SCALE})?"
    either = rf"(?:{_ARABIC}|{_CHINESE}+)"
    return re.compile(
        rf"(?=[{FIRST}])(?:(?P<skip>{_SKIP})"
        rf"|(?P<frac>(?P<den>{_CHINESE}+)分之(?P<num>{_CHINESE}+(?:点[{_DIGITS}]+)?|{_ARABIC}))"
        rf"|{_ALONE}(?P<clock>(?P<hours>{either})个?小时(?P<minutes>{either})分(?:钟|(?!之)))"
        rf"|{_ALONE}(?P<coins>(?P<yuan>{either})元(?P<jiao>[{_DIGITS}1-9])[角毫](?:(?P<fen>[{_DIGITS}1-9])[分仙])?)"
        rf"|(?P<lasting>{_LASTING}{wording('number-lasting-bounds')}{{0,2}})"
        rf"(?P<years>(?P<yn>\d{{1,3}}|{_CHINESE}{{1,3}}?)(?P<ymore>[余多])?年(?:(?P<ymore2>多|余)|(?P<yhalf>半)(?!年)|(?![\d一-十]{{1,2}}月|[底初末中代级度])))"
        rf"|(?P<spell>(?P<sn>\d{{1,5}}|{_CHINESE}{{1,3}}?)(?P<smore>[余多])?年(?P<smore2>多|余)?(?=的?[^，。；、的\d]{{0,3}}{wording('number-spells')}))"
        rf"|{_ALONE}(?P<days_half>(?P<dn>\d{{1,2}}|{_CHINESE}{{1,3}})(?P<du>[天年周])半)(?![夜载年月周天])"
        rf"|{_ALONE}(?P<half>(?:半个?|(?P<hn>{either})个?(?P<mid>[半多余])?个?)(?P<hu>{halves}))(?!份)"
        rf"|{_ALONE}(?P<arabic>{number}"
        rf"(?:(?P<u1>{unit}){_TO}(?:零下)?(?P<b1>{_ARABIC})\s*(?P<s4>{_SCALE})?(?P=u1)"
        rf"|(?:{_TO}(?P<b>{_ARABIC})\s*(?P<s3>{_SCALE})?)?\s*(?P<unit>{unit})?))"
        rf"|(?<![廿卅])(?P<zh>{_CHINESE}+?)(?:点(?P<zh_decimals>[{_DIGITS}]+))?(?:[至到](?P<zh_to>{_CHINESE}+?))?"
        rf"(?P<more_zh>{_MORE}|(?<=十)几)?(?P<zh_scale>{_SCALE})?(?P<unit_zh>{unit})(?P<zh_part>(?<=[^分]成)[一二三四五六七八九半](?=[，。；、）的以左]|$))?"
        rf"|(?<=[至到达约近逾超过破的])(?P<zh_bare>[{_DIGITS}两][{_DIGITS}十百千]*[万亿])(?=[，。；、增升降])"
        rf"|(?<=[占超近过达约])(?P<even>一半|半数)|(?<=的)(?P<half_of>一半|半数)(?=[，。；以多]))",
        re.ASCII,
    )
