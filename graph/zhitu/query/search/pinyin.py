"""Names as people type them who do not switch to Chinese input: by initials, or spelled out."""

from __future__ import annotations

import re
from functools import cache, lru_cache

__all__ = ["Spelling", "readings", "spelling"]

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_OTHER = re.compile(r"[^a-z0-9]+")
_INITIALS = [
    "b",
    "p",
    "m",
    "f",
    "d",
    "t",
    "n",
    "l",
    "g",
    "k",
    "h",
    "j",
    "q",
    "x",
    "zh",
    "ch",
    "sh",
    "r",
    "z",
    "c",
    "s",
    "y",
    "w",
]
_FINALS = [
    "a",
    "ai",
    "an",
    "ang",
    "ao",
    "e",
    "ei",
    "en",
    "eng",
    "er",
    "i",
    "ia",
    "ian",
    "iang",
    "iao",
    "ie",
    "in",
    "ing",
    "iong",
    "iu",
    "o",
    "ong",
    "ou",
    "u",
    "ua",
    "uai",
    "uan",
    "uang",
    "ue",
    "ui",
    "un",
    "uo",
    "v",
    "ve",
]
#: Readings of what somebody typed that are tried (xian is xian and xi an).
_READINGS = 12
#: (initials, syllables with blanks between); both empty for a name without ideographs.
Spelling = tuple[str, str]


@lru_cache(maxsize=10_000)
def spelling(folded: str) -> Spelling:
    """Initials and syllables of a folded name, without tones; characters of several readings by their word.

    >>> spelling("广州实验室"), spelling("重庆"), spelling("tcl科技"), spelling("ibm")
    (('gzsys', 'guang zhou shi yan shi'), ('cq', 'chong qing'), ('tclkj', 'tcl ke ji'), ('', ''))
    """
    if not _HAN.search(folded):
        return "", ""
    from pypinyin import lazy_pinyin

    # v for ü, as it is typed; what is no ideograph is marked, and kept whole
    parts = lazy_pinyin(folded, v_to_u=False, errors=lambda other: "=" + other)
    words = [(part.startswith("="), _OTHER.sub("", part)) for part in parts]
    initials = "".join(word if whole else word[:1] for whole, word in words)
    return initials, " ".join(word for _, word in words if word)


@cache
def _syllables() -> tuple[frozenset[str], frozenset[str]]:
    """What may be a syllable, and what may be the beginning of one."""
    whole = {initial + final for initial in ("", *_INITIALS) for final in _FINALS}
    return frozenset(whole), frozenset(word[:n] for word in whole for n in range(1, len(word) + 1))


def readings(letters: str, *, whole: bool) -> list[str]:
    """The ways in which letters are syllables, the longest first; unless `whole`, the last may be its beginning.

    >>> readings("xian", whole=True), readings("guangz", whole=False)[0]
    (['xian', 'xi an'], 'guang z')
    """
    syllables, beginnings = _syllables()
    found: list[str] = []
    waiting: list[tuple[str, str]] = [("", letters)]
    for _ in range(500):
        if not waiting or len(found) == _READINGS:
            break
        said, rest = waiting.pop()
        if not rest:
            found.append(said.strip())
            continue
        for length in range(1, min(6, len(rest)) + 1):  # pushed last is tried first
            piece, after = rest[:length], rest[length:]
            if piece in syllables or (not whole and not after and piece in beginnings):
                waiting.append((f"{said} {piece}", after))
    return found
