"""Names as people type them who do not switch to Chinese input: by initials, or spelled out."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["Spelling", "spelling"]

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_OTHER = re.compile(r"[^a-z0-9]+")
#: (initials, spelled out); both empty for a name without ideographs.
Spelling = tuple[str, str]


@lru_cache(maxsize=10_000)
def spelling(folded: str) -> Spelling:
    """Initials and full pinyin of a folded name, without tones or blanks; characters of several readings by their word.

    >>> spelling("广州实验室"), spelling("重庆"), spelling("tcl科技"), spelling("ibm")
    (('gzsys', 'guangzhoushiyanshi'), ('cq', 'chongqing'), ('tclkj', 'tclkeji'), ('', ''))
    """
    if not _HAN.search(folded):
        return "", ""
    from pypinyin import lazy_pinyin

    # v for ü, as it is typed; what is no ideograph is marked, and kept whole
    parts = lazy_pinyin(folded, v_to_u=False, errors=lambda other: "=" + other)
    words = [(part.startswith("="), _OTHER.sub("", part)) for part in parts]
    return "".join(word if whole else word[:1] for whole, word in words), "".join(word for _, word in words)
