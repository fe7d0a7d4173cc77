"""A headed phrase as a candidate: what says of what kind a thing is scores below a name."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.chunker import Chunk
from zhitu.extract.mentions.singles import classes_of
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["Phrases", "has_ways", "is_proper", "is_way"]

#: 建成创业基地50个: a number after a phrase without a proper word counts things of a kind.
_COUNTED_AFTER = re.compile(
    rf"(?:[和及][一-龥]{{2,6}}?)?{wording('about-counts')}?[\d一二两三四五六七八九十百千]+(?:余|多)?{wording('counted-things')}"
)
#: 市州人民政府, 县区公办学校: those of several, not one.
_ANY = re.compile(r"^[省市州县区乡镇旗盟]{2,}(?![域长]|场监|民政)|规模以上|\d+强")
#: 本市所有医院, 有关投资项目, 云南全省机场: whichever there are, not one.
_WHICHEVER = re.compile(wording("whichever-there-are"))
#: 公立综合医院, 海拔最高的电站: of what kind a thing is, where nothing in the phrase is a name.
_OF_A_KIND = re.compile(wording("of-what-kind"))
#: What a phrase has right before its head where it only describes: 核心|枢纽, 主要|港口, 研究型|大学, 一流|大学.
_DESCRIBED = re.compile(f"{wording('describes-ahead')}[一-龥]{{0,2}}$|(?<![大小中新微轻重类造])型$|(?:一流|高水平)$")
#: 云南北部, 青漠沙漠中心 are where; 三大经济区, 第一大港, 省重点项目, 供应新机制 which or how many.
_NO_NAME = re.compile(
    f"[东南西北中]部$|{wording('wide-places')}中心$|[一二两三四五六七八九十]大{wording('counted-areas')}$"
    f"|第[一二三四五六七八九十]大|(?:重点|重大){wording('major-project-sorts')}?项目$|新{wording('new-orders')}$"
    f"|^{wording('how-works-are-built')}+{wording('works-by-build')}$"
)
_PROPER = frozenset({"ORG", "PER", "nz", "m"})
#: 是集桥、岛、隧为一体的跨海集群工程: what is said of a thing by 是 is no name of it.
_PREDICATE = re.compile(f"{wording('phrase-said-to-be')}[^，。；：]{{0,50}}的$")


class Phrases:
    """Makes candidates of chunks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._descriptions = lexicon.cue("description")

    def candidate(self, text: str, span: Span, units: list[Unit], chunk: Chunk) -> Candidate:
        """The chunk as a candidate; what is generic scores below a name."""
        name, head, score = text[span.start : span.end], chunk.head, chunk.score
        if "Industry" in head.classes or self._loose_group(units, chunk):
            score = min(score, 1.0)
        if self._generic(name, units, chunk):
            score = min(score, 0.5)
        elif len(units) == 2 and head.naming == "weak" and units[0].entries and units[0].entries[0].kind == "industry":
            score = min(score, 0.9)  # 新能源|基地 is any such, however often it is said
        several = _COUNTED_AFTER.match(text, span.end) and not any(u.kind == "quote" or u.tag in _PROPER for u in units)
        if several:
            score = min(score, 0.5)
        if not any(is_proper(u) for u in units) and _PREDICATE.search(text[max(0, span.start - 60) : span.start]):
            score = min(score, 0.5)
        bare, rule = name.strip("“”"), f"head:{head.word}"
        plain = self._plain(bare, units, chunk) or bool(several and "Group" in head.classes)
        score = min(score, 0.5) if plain else score
        classes = classes_of(bare, head)
        return Candidate(span, bare, classes, rule, score, head=head.word, counted=chunk.counted, plain=plain)

    def _plain(self, bare: str, units: list[Unit], chunk: Chunk) -> bool:
        """Whether a phrase describes: 核心枢纽, 研究型大学, 各族群众."""
        if any(u.kind == "quote" or (u.kind == "known" and u.entries[0].kind == "strategy") for u in units):
            return False
        if "Group" in chunk.head.classes and bare in self.lexicon.generic:
            return True
        body = bare[: -len(chunk.head.word)]
        said = _ANY.search(bare) or _DESCRIBED.search(body) or _NO_NAME.search(bare)
        return said is not None or bare.endswith(self._descriptions)

    def _loose_group(self, units: list[Unit], chunk: Chunk) -> bool:
        """Whether a group of people is more than place and noun (港澳青年 is a name, 澳门总体就业人口 is none)."""
        if "Group" not in chunk.head.classes:
            return False
        return any(
            not (u.kind == "known" or u.members) and u.span.end <= chunk.span.end - len(chunk.head.word) for u in units
        )

    def _generic(self, name: str, units: list[Unit], chunk: Chunk) -> bool:
        bare, classes = name.strip("“”"), chunk.head.classes
        if "Policy" not in classes and _WHICHEVER.search(bare):
            return True
        if _OF_A_KIND.search(bare) and not any(is_proper(u) for u in units):
            return True
        if _ANY.search(bare) or bare.endswith(self._descriptions) or (name.startswith("“") and bare.count("、") > 1):
            return True
        if len(units) > 1 and has_ways(units[0].text) and is_way(bare.removeprefix(units[0].text), self.lexicon):
            return True  # 江川市|收费公路
        return bare in self.lexicon.generic or bare == chunk.head.word


def has_ways(place: str) -> bool:
    """Whether a place has many ways, by its name: a province, or one told with its level; 江川铁路 may be one line."""
    known = gazetteer().folded(place)
    return place.endswith(tuple("省市县区州盟旗")) or any(
        e.level == "province" and "Region" in e.classes for e in known
    )


def is_way(words: str, lexicon: Lexicon) -> bool:
    """Whether words tell a sort of roads or lines and name none: 二级公路."""
    return words.endswith(("公路", "铁路", "道路", "航道")) and words in lexicon.generic


def is_proper(unit: Unit) -> bool:
    """Whether a unit is a name, a quotation or a word that the tagger takes for a proper one."""
    return unit.kind in ("known", "quote") or unit.tag in _PROPER or unit.tag == "LOC"
