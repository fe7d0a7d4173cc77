"""Words that only look like names: short ones that the network takes for such, what is done, kinds that are counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from zhitu.extract.mentions.agreement import NETWORK
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.tagger import Token
from zhitu.model import Span

__all__ = ["without_words"]

#: Words of two characters that are no names, whatever the network takes them for: 蓬勃|发展, 宏伟|目标.
_WORDS = frozenset(("a", "ad", "an", "d", "v", "vd"))
#: Unless it is so sure: the tagger takes short names of towns for verbs.
_SURER = 0.7


#: Words that the tagger also takes for nouns, and that before another only say what is done with it: 丰富|业态.
_DOES = frozenset(
    (
        "丰富",
        "便利",
        "便利化",
        "服务",
        "测量",
        "繁荣",
        "方便",
        "位处",
        "地处",
        "增进",
        "拜访",
        "走访",
        "探访",
        "到访",
        "访问",
        "会见",
        "慰问",
    )
)
_GUESSED = (NETWORK, "head")
#: 专业合作社|219家，: so many of a kind.
_SO_MANY = re.compile(
    "[”]?(?:约|近|超|逾|达|共|有|分别)*\\d[\\d,.]*[余多万]?(?:家|个|所|座|户|支|名)(?=[，、；。）（和及与]|以及|$)"
)
#: （记者张云山、李海川）: who wrote it.
_WRITERS = re.compile("（(?:本报|新华社|见习|实习|全媒体|首席|特约)*(?:记者|通讯员|摄影|撰稿)[^（）\\n]{0,60}）")
#: 揭|牌仪式暨|学术论坛, whose beginning the tagger gives to a verb.
_RITE_AND = "[牌工幕约动学]?仪式暨(?=[一-龥]{4})"
#: 江政办发〔2023〕14号: the number of a document, and no body.
_NUMBER = re.compile(r"[一-龥]{2,12}[〔［（(](?:19|20)\d\d[〕］）)]\d{1,4}号")
#: 省属国企|云山集团, 行业龙头企业|远帆公司: of what kind it is.
_KIND = (
    "(?:(?:[省市区县]属|地方|大型|国有|中央)?国企|央企|(?:国有|民营|外资|知名|行业)*(?:龙头|领军|骨干|重点)企业"
    "|(?:世界|中国|民营)500强(?:企业)?|上市公司|上市企业|独角兽企业)"
)
_BARE_KIND = re.compile(_KIND)
#: 亲商、富商: how firms are treated.
_TREATED = re.compile("[尊重亲安富暖护兴扶惠爱敬悦]商")
#: 东至|云山路, 北起|青河.
_SIDE = "[东西南北][至到起临靠](?=[一-龥]{2,6}(?:路|街|道|巷|河|江|湖|溪|线)$)"
#: What stands before a name and is no part of it.
_BEFORE = re.compile(f"{_SIDE}|{_RITE_AND}|{_KIND}(?=[一-龥]{{4}})")
#: 王|女士, 张|大爷: whoever it is, no name tells.
_SOMEBODY = re.compile("[一-龥](?:先生|女士|小姐|太太|大爷|大妈|大娘|阿姨|师傅|奶奶|爷爷|某某?)")
#: 大桥|主塔, 隧道|进口: a part of what was named before.
_PART = re.compile(
    "(?:大桥|桥梁|隧道|码头|水库|大坝|机场|高速|铁路|公路|电站|车站|航道|船闸|大楼|站房|航站楼|地铁|医院|学校|场馆|港区|园区)"
    "(?:主塔|主桥|主梁|主体|主跨|引桥|桥面|桥塔|桥墩|进口|出口|洞口|洞身|大堂|内部|外立面|主楼|顶部|屋面|坝顶|坝体|前沿|周边|沿线|岸线|一期|二期|三期)"
)
_BODIES = frozenset(("Company", "Organization", "Facility", "School", "Hospital", "Group", "Project", "Zone"))


@cache
def _no_places(first: str) -> tuple[str, ...]:
    """The words with a character first in which the name of a place is by chance: 滨海|城市."""
    return tuple(word for word in lexicon().cue("no-place") if word.startswith(first))


def without_words(text: str, candidates: list[Candidate], tokens: Sequence[Token]) -> list[Candidate]:
    """The candidates of a sentence but for short words that only the network takes for names, and not surely.

    Nor are what begins with a word for what is done with it, what a number follows that counts things of a kind,
    somebody without a given name, and a part of what a general word points to.
    """
    words = {Span(t.start, t.end) for t in tokens if t.tag in _WORDS and t.end - t.start == 2}
    does = {t.start: t.end for t in tokens if t.tag in ("vd", "r") or text[t.start : t.end] in _DOES}
    kept = ("Industry",)
    first, last = (min(t.start for t in tokens), max(t.end for t in tokens)) if tokens else (0, 0)
    aside = [Span(*match.span()) for told in (_WRITERS, _NUMBER) for match in told.finditer(text, first, last)]
    found = []
    for c in candidates:
        if any(span.contains(c.span) for span in aside) and not c.entries:
            continue
        if _BARE_KIND.fullmatch(c.name) or _TREATED.fullmatch(c.name):
            continue
        unsure = c.rule == NETWORK and c.classes != kept and c.span in words and c.sure < _SURER
        if c.rule.startswith(_GUESSED) and _BODIES.intersection(c.classes) and _SO_MANY.match(text, c.span.end):
            continue
        if not c.entries and (side := _BEFORE.match(c.name)):
            c = c._replace(span=Span(c.span.start + side.end(), c.span.end), name=c.name[side.end() :])
        if _SOMEBODY.fullmatch(c.name) and "Person" in c.classes:
            continue
        if not c.entries and _PART.fullmatch(c.name):
            continue
        if any(text.startswith(word, c.span.start) and len(word) > len(c.name) for word in _no_places(c.name[:1])):
            continue
        if unsure or (c.rule.startswith(_GUESSED) and does.get(c.span.start, c.span.end) < c.span.end):
            continue
        found.append(c)
    return found
