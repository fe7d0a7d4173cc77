"""Names as strings: simplified characters, one kind of brackets, and the form under which two names are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from opencc import OpenCC

__all__ = [
    "MARKS",
    "WANDERS",
    "is_line",
    "is_name",
    "is_traditional",
    "nearest",
    "normal",
    "normals",
    "simplified",
    "simplify",
]

#: Book-title and quotation marks, which a name may wear or not.
MARKS = "《》〈〉“”‘’\"'「」『』＂＇"
#: How what is held in another city each time is called, which tells the session: 广州亚运会 is not 杭州亚运会.
WANDERS = re.compile("(?:运动会|世界博览会|园艺博览会|园林博览会)$")
#: How like two names are, of 100, that may be mistaken for each other, and how much of the shorter is in the longer.
_ALIKE, _WITHIN = 50, 70
#: 計畫 as Taiwan writes 計劃: one character for two, which the one before it tells apart.
_PLANNING = "計規企策籌"
_PLAN = re.compile(f"(?<=[{_PLANNING}])畫")
#: Beside these 乾 is what is dry, 干; elsewhere it is a name's (乾县, 乾隆, 乾务镇, 倪乾) and stays as it is.
_DRIED, _DRY_THINGS = (
    "餅饼晒曬烘豆肉果風风萄筍笋魚鱼菜擦晾吹烤榨枯陰阴乳",
    "燥旱淨净貨货衣洗式濕湿散涸枯冰電电草粉糧粮果熱热裂材酪眼",
)
_DRY = re.compile(f"(?<=[{_DRIED}])乾|乾(?=[{_DRY_THINGS}])")
_DROP = re.compile(f"[{MARKS}\\s]")
#: Brackets as names have them, and as NFKC writes these.
_BRACKETS = (("(", "（"), (")", "）"), ("[", "（"), ("]", "）"))
#: Stands between names that are folded together; no folding reaches across it.
_BETWEEN = "\0"


@cache
def _table() -> dict[int, str]:
    """Traditional → simplified, character by character, so that offsets stay."""
    blocks = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x2CEB0))
    characters = [chr(code) for block in blocks for code in block]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {ord(a): b for a, b in pairs if a != b and len(b) == 1 and a != "乾"}


@cache
def _traditional() -> frozenset[str]:
    return frozenset(map(chr, _table())) | {"乾"}


def simplify(text: str) -> str:
    """`text` in simplified characters, of the same length.

    >>> simplify("廣州實驗室"), simplify("計畫、漫畫"), simplify("乾縣餅乾")
    ('广州实验室', '计划、漫画', '乾县饼干')
    """
    return text if _traditional().isdisjoint(text) else _DRY.sub("干", _PLAN.sub("劃", text)).translate(_table())


def simplified(text: str) -> dict[str, str]:
    """What `simplify` makes of all that is written otherwise and as characters of `text`: its table for such texts.

    >>> simplified("广州")
    {'廣': '广'}
    """
    wanted = set(simplify(text))
    found = {chr(code): plain for code, plain in _table().items() if plain in wanted}
    plans = (f"{before}畫" for before in _PLANNING if "划" in wanted)
    dry = (*(f"{c}乾" for c in _DRIED), *(f"乾{c}" for c in _DRY_THINGS)) if "干" in wanted else ()
    return found | {form: plain for form in (*plans, *dry) if wanted.issuperset(plain := simplify(form))}


def is_traditional(text: str) -> bool:
    """Whether some character of `text` has a simplified form of its own.

    >>> is_traditional("廣州"), is_traditional("广州")
    (True, False)
    """
    return simplify(text) != text


@lru_cache(maxsize=6_000)
def normal(name: str) -> str:
    """The form under which two names are one: NFKC, simplified, no marks or blanks, brackets alike, case folded.

    >>> normal("《浦东方案》") == normal("浦东方案"), normal("香港科技大學(廣州)")
    (True, '香港科技大学（广州）')
    """
    return _folded(name)


def normals(names: Sequence[str]) -> list[str]:
    """`normal` of each name, at once: of a hundred thousand in a tenth of the time.

    >>> normals(["《浦东方案》", "香港科技大學(廣州)"])
    ['浦东方案', '香港科技大学（广州）']
    """
    folded = _folded(_BETWEEN.join(names)).split(_BETWEEN)
    return folded if len(folded) == len(names) else [_folded(name) for name in names]


def _folded(text: str) -> str:
    for plain, wide in _BRACKETS[:2]:  # as NFKC would do, which is quick where it has nothing to do
        text = text.replace(wide, plain)
    text = _DROP.sub("", simplify(unicodedata.normalize("NFKC", text)))
    for plain, wide in _BRACKETS:
        text = text.replace(plain, wide)
    return text.casefold()


def nearest(name: str, names: Iterable[str], *, count: int = 5) -> list[str]:
    """The names that look most like `name`, best first; those that share too little with it are left out.

    Names that begin with it come before all others: it is an identifier of which the end is left out.

    >>> nearest("广州实验", ["广州实验室", "香港"]), nearest("不存在", ["在穗港澳居民"])
    (['广州实验室'], [])
    >>> nearest("brief-03", ["brief-09", "brief-03-ports"])
    ['brief-03-ports', 'brief-09']
    """
    from rapidfuzz import fuzz, process  # loaded where a name is unknown

    wanted, known = normal(name), list(set(names))
    folded = normals(known)
    alike = {at for _, _, at in process.extract(wanted, folded, scorer=fuzz.ratio, limit=None, score_cutoff=_ALIKE)}
    if len(wanted) > 1:  # a single character is within many
        parts = process.extract(wanted, folded, scorer=fuzz.partial_ratio, limit=None, score_cutoff=_WITHIN)
        alike |= {at for other, _, at in parts if len(other) > 1}
    begun = {at for at in alike if len(wanted) > 1 and folded[at].startswith(wanted)}
    best = sorted((at not in begun, -fuzz.ratio(wanted, folded[at]), known[at]) for at in alike)
    return [text for *_, text in best[:count]]


def is_line(text: str) -> bool:
    """Whether a text can stand on one line, as a name does: no control characters, blanks of any width.

    >>> is_line("穗城　实验室"), is_line("穗城\\n实验室")
    (True, False)
    """
    return all(c.isprintable() or unicodedata.category(c) == "Zs" for c in text)


def is_name(text: str) -> bool:
    """Whether a text can be the name of a thing: one line, with a letter or digit in it.

    >>> is_name("穗城实验室"), is_name("《》"), is_name("穗城\\n实验室")
    (True, False, False)
    """
    return is_line(text) and any(c.isalnum() for c in text)
