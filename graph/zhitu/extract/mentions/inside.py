"""What a name may be made of: which words may follow each other inside one."""

from __future__ import annotations

import re

from zhitu.extract.mentions.aliases import shortens
from zhitu.extract.mentions.candidate import is_share_code
from zhitu.extract.mentions.naming import PHASE
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording, words

__all__ = ["MEASURED", "SEASON", "Inside", "placelike"]

#: Parts of speech that stand inside names.
_INSIDE = frozenset({"rest", "n", "nz", "nw", "vn", "an", "LOC", "ORG", "PER", "s", "f", "a", "b", "j", "ad", "vd"})
_SPLIT = frozenset({"nz", "LOC", "PER", "ORG", "rest"})
_NOUNS = frozenset({"n", "vn", "nz", "an", "rest"})
#: What the tagger takes for times or counts but names contain: 冬季运动会, 阿秒激光, 220千伏输变电工程.
SEASON = re.compile(f"^{wording('times-in-names')}$")
MEASURED = re.compile(rf"^(?:±|\d+[×*])?[\d.]+(?:{wording('power-units')}|万?吨级?|万立方米)$")
#: Brackets that remark on a name and are none of it: （节选）, （试行）, （下同）.
_REMARK = re.compile(f"^(?:下|统|简|又|也|俗|原)称|[图见下同等位称]$|{wording('remark-words')}|稿$|略$")
#: What the tagger takes for an organization and is only the end of one: 营养学院.
_SHORT = 4
_STOPS = frozenset(words("inside-stops"))
_AREAS = frozenset({"division", "country", "region", "zone"})


def placelike(unit: Unit) -> bool:
    """Whether a unit is a place, known or tagged."""
    return (unit.kind == "known" and unit.entries[0].kind in _AREAS) or unit.tag == "LOC"


class Inside:
    """Tells whether a word goes on with the name before it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._directions = frozenset(lexicon.cue("direction"))

    def continues(self, unit: Unit, previous: Unit | None, following: Unit | None) -> bool:
        """Whether `unit` may stand inside a name after `previous` (None: at its start)."""
        word = unit.text
        if unit.kind in ("known", "quote"):
            return True
        if unit.kind == "bracket":
            latin = word.isascii() and following is not None and following.kind == "word" and following.tag in _INSIDE
            if (word in self.lexicon.heads and len(word) > 1) or is_share_code(word):
                return False  # 云山体育园（体育园）
            return previous is not None and (latin or self._inner_bracket(word, previous.text))
        if (
            word in _STOPS  # 云岭示范|区内|发展规划
            or unit.kind in ("title", "date")
            or (unit.tag == "rest" and word[0] in "等和与及的")
        ):
            return False
        if word in ("至", "到") and previous is not None and following is not None:
            near = previous.kind == "word" and previous.tag == "n" and len(previous.text) > 1  # 青石|至|百色|铁路
            return (placelike(previous) or near) and placelike(following)
        if unit.tag == "w" and len(word) > 1 and word.isalpha():
            return True  # a word that the tagger takes for a mark
        if unit.tag in ("v", "f") and len(word) == 1 and previous is not None and following is not None:
            work = self.lexicon.heads.get(following.text)  # 玛尔|挡|水电站: a name that the tagger splits
            split = previous.kind == "word" and previous.tag in _SPLIT  # 广州|为试验区: a place, and what it does
            if work is not None and work.naming == "strong" and len(work.word) > 1 and split:
                return True
        if unit.tag in ("w", "xc", "c", "u", "p") or not word.strip():
            return self._joins(unit, previous, following)
        if unit.tag in ("m", "TIME", "t", "q"):
            return self._counts(unit, previous, following)
        return self._word(unit, previous)

    def _word(self, unit: Unit, previous: Unit | None) -> bool:
        """Whether a word, judged by its part of speech, may stand in a name."""
        word = unit.text
        if (word in self.lexicon.heads and unit.tag not in ("v", "d")) or word in ("全", "超", "多", "双"):
            return True
        if (
            unit.tag in ("a", "v", "d")
            and word[0] in "不未无没"
            and len(word) == 2
            and word not in self.lexicon.modifiers
        ):
            return False  # 巴中|不通|高铁
        if unit.tag in ("v", "vd", "ad", "d"):
            return previous is not None and (word in self.lexicon.nominals or word in self.lexicon.heads)
        if unit.tag == "a":
            return previous is not None or word not in self.lexicon.left
        if unit.tag == "f":
            return word in self._directions
        return unit.tag in _INSIDE or (unit.tag in ("nr", "ns", "nt") and len(word) > 1)

    def _counts(self, unit: Unit, previous: Unit | None, following: Unit | None) -> bool:
        """Whether a number is a part of a name: an ordinal, a phase, the size of a work, a season."""
        word = unit.text
        if word in self.lexicon.heads or SEASON.match(word):
            return True
        if previous is not None and MEASURED.match(word):
            return previous.kind == "known" or previous.tag in ("LOC", "ORG", "nz", "f", "rest")
        return bool(PHASE.match(word)) and not (previous is None and following is not None and following.tag == "q")

    def _joins(self, unit: Unit, previous: Unit | None, following: Unit | None) -> bool:
        """A dash or dot between two words of one name, or 与 and 及其 within one.

        亦庄—永清 is of the first sort, 光伏与储能试验区 of the second.
        """
        if previous is None or following is None:
            return False
        if unit.text in ("和", "及"):  # 测试和评价平台
            return previous.tag == following.tag == "vn" and previous.kind == following.kind == "word"
        if unit.text in ("与", "及其"):
            places = previous.kind == "known" and previous.entries[0].kind != "industry"
            after = following.kind == "known" and following.entries[0].kind != "industry"
            head = self.lexicon.head_at(following.text, len(following.text)) if following.tag == "ORG" else None
            work = head is not None and len(head.word) > 1 and len(following.text) <= _SHORT  # 生物科学|与|营养学院
            inside = following.kind == "known" or following.tag in _NOUNS or work
            return inside and not places and not after and (previous.tag in _NOUNS or previous.tag in ("LOC", "m", "w"))
        if unit.text not in ("—", "-", "·"):
            return False
        return following.kind in ("known", "word", "quote") and following.tag not in ("w", "v", "p", "u", "TIME", "m")

    @staticmethod
    def _inner_bracket(inner: str, before: str) -> bool:
        """A bracket that belongs to a name: （广州）, （北京）, （国际）; not what it is called for short."""
        return bool(re.fullmatch(r"[一-龥]{1,4}", inner)) and not _REMARK.search(inner) and not shortens(inner, before)
