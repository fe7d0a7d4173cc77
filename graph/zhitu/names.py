"""Names as strings: simplified characters, one kind of brackets, and the form under which two names are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from opencc import OpenCC

__all__ = ["is_line", "is_name", "is_traditional", "nearest", "normal", "simplify"]

#: Book-title and quotation marks, which a name may wear or not.
MARKS = "《》〈〉“”‘’\"'「」『』＂＇"
#: How like two names are, of 100, that may be mistaken for each other, and how much of the shorter is in the longer.
_ALIKE, _WITHIN = 50, 70
#: 計畫 as Taiwan writes 計劃: one character for two, which the one before it tells apart.
_PLAN = re.compile("(?<=[計規企策籌])畫")
_DROP = re.compile(f"[{MARKS}\\s]")
_BRACKETS = str.maketrans("()[]", "（）（）")


@cache
def _table() -> dict[int, str]:
    """Traditional → simplified, character by character, so that offsets stay."""
    blocks = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x2CEB0))
    characters = [chr(code) for block in blocks for code in block]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {ord(a): b for a, b in pairs if a != b and len(b) == 1}


@cache
def _traditional() -> frozenset[str]:
    return frozenset(map(chr, _table()))


def simplify(text: str) -> str:
    """`text` in simplified characters, of the same length.

    >>> simplify("廣州實驗室"), simplify("計畫、漫畫")
    ('广州实验室', '计划、漫画')
    """
    return text if _traditional().isdisjoint(text) else _PLAN.sub("劃", text).translate(_table())


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
    name = simplify(unicodedata.normalize("NFKC", name))
    return _DROP.sub("", name).translate(_BRACKETS).casefold()


def nearest(name: str, names: Iterable[str], *, count: int = 5) -> list[str]:
    """The names that look most like `name`, best first; those that share too little with it are left out.

    >>> nearest("广州实验", ["广州实验室", "香港"]), nearest("不存在", ["在穗港澳居民"])
    (['广州实验室'], [])
    """
    from rapidfuzz import fuzz, process  # loaded where a name is unknown

    wanted = normal(name)
    hits = process.extract(wanted, sorted(set(names)), scorer=fuzz.WRatio, processor=normal, limit=100, score_cutoff=40)
    alike: dict[str, float] = {}
    for text, _, _ in hits:
        other = normal(text)
        ratio = fuzz.ratio(wanted, other)
        # one within the other, but for little; a single character is within many
        within = min(len(wanted), len(other)) > 1 and fuzz.partial_ratio(wanted, other) >= _WITHIN
        if ratio >= _ALIKE or within:
            alike[text] = ratio
    return sorted(alike, key=lambda text: (-alike[text], text))[:count]


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
