"""Names as strings: simplified characters, one kind of brackets, and the form under which two names are the same."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

__all__ = ["is_traditional", "normal", "simplify"]

#: Book-title and quotation marks, which a name may wear or not.
MARKS = "《》〈〉“”‘’\"'「」『』＂＇"
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

    >>> simplify("廣州實驗室")
    '广州实验室'
    """
    return text if _traditional().isdisjoint(text) else text.translate(_table())


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
