"""Words that point to what is named elsewhere: 该中心, 大桥 at the start of a clause, 两地, 这里."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from zhitu.extract.clauses.again import COUNTED, MEASURE, told_of_all
from zhitu.extract.clauses.antecedents import OF_CLASS, ZONES, antecedent, is_introduced
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.titled import OWN_WORDS, RULE_SORTS, RULES, Titled
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.list_numbers import ENTRY_NUMBER
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.view import Sentence, View
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["SITES", "with_heads", "with_here", "with_lines", "with_persons"]

_PERSON = Rare("(?<![一-龥])[他她](?![们人国省市县乡山处的])")


def with_persons(
    sentence: Sentence, groups: list[Group], scenes: list[Scene], things: list[Thing], text: str
) -> tuple[list[Group], tuple[Span, ...]]:
    """他, 她 at the start of a clause: the one person that this sentence or else the one before names; those of two."""
    added, vague = list[Group](), list[Span]()
    for match in _PERSON.finditer(text, *sentence.span):
        span = Span(*match.span())
        before = [s for s in scenes[-1:] if s.sentence.paragraph == sentence.paragraph]
        rows = ([g for g in groups if g.span.end <= span.start], [g for scene in before for g in scene.groups])
        named = ({t for g in row for t in g.things if things[t].classes == ("Person",)} for row in rows)
        persons = next(filter(None, named), set())
        if any(g.span.overlaps(span) for g in groups):
            continue
        if len(persons) == 1:
            added.append(Group(span, meant := tuple(persons), (Mention(span, meant, anaphor=True),)))
        elif persons:
            vague.append(span)
    return (sorted([*groups, *added], key=lambda g: g.span) if added else groups), tuple(vague)


#: 甲高铁乙站封顶，|全线|进入联调联试阶段: what happens to a line as a whole; not 全线长, 全线设站.
_WHOLE_LINE = Rare(f"(?<=[，；])全线(?={wording('whole-line-how')}*{wording('whole-line-does')})")
_LINE = re.compile(f"{wording('whole-line-names')}(?:工程|项目)?[”》]?$")


def with_lines(sentence: Sentence, groups: list[Group], things: list[Thing], text: str) -> list[Group]:
    """全线 at the start of a clause: the line that the sentence named last, and not a station of it."""
    added: list[Group] = []
    for match in _WHOLE_LINE.finditer(text, *sentence.span) if text.find("全线", *sentence.span) >= 0 else ():
        before = (g for g in reversed(groups) if g.span.end <= match.start())
        named = next((t for g in before for t in g.things[-1:] if _LINE.search(things[t].name)), None)
        if named is not None:
            span = Span(*match.span())
            added.append(Group(span, (named,), (Mention(span, (named,), anaphor=True),)))
    return sorted([*groups, *added], key=lambda g: g.span) if added else groups


_HERE = Rare(f"(?:^|[，。；](?:{wording('goes-on-there')}*[在于])?)(这里|此地|当地)")
#: 甲省人大代表、乙市|市长某某介绍，当地……: the town.
_GOVERNED = re.compile("(?:[市县区州省]委)?(?:副?书记|副?[市县区州省]长|政府负责人)")
#: 在甲、乙|等地，当地……: all of them.
_AND_OTHERS = re.compile("等[^，。；]{0,4}地|[两三四五]地")
_WITH_HELP = re.compile("的[^，。；]{0,10}[下中]，")
#: Where something lies.
SITES = {"Zone", "City", "District", "Region", "Facility"}


def with_here(sentence: Sentence, groups: list[Group], things: list[Thing], text: str) -> list[Group]:
    """在X，……，这里发展起Y: the place that opens the sentence."""
    added: list[Group] = []
    for match in _HERE.finditer(text, *sentence.span):
        span = Span(*match.span(1))
        places = [g for g in groups if g.span.end <= span.start and SITES & set(things[g.things[-1]].classes)]
        set_scene = [g for g in places if text[max(sentence.span.start, g.span.start - 1) : g.span.start] == "在"]
        set_scene = [g for g in set_scene if not _WITH_HELP.match(text, g.span.end, span.start)]
        governed = [g for g in places if _GOVERNED.match(text, g.span.end, span.start)]
        opening = governed[-1:] or [
            g for g in places if g.span.start == sentence.span.start
        ]  # 甲县的果子丰收，……，这里建成……
        if set_scene or opening:
            last = _chain_end((set_scene or opening)[-1], groups)
            meant = last.things if _AND_OTHERS.match(text, last.span.end) else last.things[-1:]
            added.append(Group(span, meant, (Mention(span, meant, anaphor=True),)))
    return sorted([*groups, *added], key=lambda g: g.span)


def _chain_end(g: Group, groups: list[Group]) -> Group:
    for h in groups:
        if h.span.start == g.span.end:
            g = h
    return g


_POINTER = re.compile(f"{wording('pointing-words')}$")
#: 这条全长1035公里的|铁路.
_POINTED_FAR = re.compile("(?:[该此]|这[一条座个所台项家])[^，。；：的]{1,14}的$")
_POINTER_ENDS = frozenset("该此一个座条家所项台艘款支片处部块只场届次")
#: 落户|开发区: the one that the passage has named.
_SETTLES = re.compile(f"{wording('settles-in')}[到在于]?$")
#: 出席|会议, 参加了|开工仪式: the one that is told of.
_ATTENDS = re.compile(f"{wording('presides-at')}了?{wording('this-occasion')}?$")
_AREAS = frozenset(words("areas-settled-in"))
#: 二、|园区重点发展新材料.
_NUMBER = re.compile(rf"{ENTRY_NUMBER}\s*")


#: 协议|总投资5亿元, 合同金额: what is agreed on as a figure, and no paper.
_CONTRACTED = frozenset(("协议", "合同", "意向", "意向协议"))


def with_heads(
    view: View,
    sentence: Sentence,
    groups: list[Group],
    scenes: list[Scene],
    tokens: list[Token],
    things: list[Thing],
    title: Titled,
    vague: Sequence[Span] = (),
) -> list[Group]:
    """该中心, or 大桥 and 学校 at the start of a clause: the thing named last that ends so, or is of that kind.

    Where none is, it is that which the title names; 本办法 always is. What is `vague` means none.
    """
    text = view.folded
    added: list[Group] = []
    row = view.text.find("\t", *view.paragraphs[sentence.paragraph].span) >= 0  # 铁路里程 heads a row of a table
    for k, token in enumerate(tokens):
        pointed = text[token.start - 1 : token.start] in _POINTER_ENDS and bool(
            _POINTER.search(text[max(sentence.span.start, token.start - 2) : token.start])
        )
        if text.startswith("的", token.start - 1) and text[token.start : token.end] in OF_CLASS:
            pointed = _POINTED_FAR.search(text[max(sentence.span.start, token.start - 18) : token.start]) is not None
        word, last = text[token.start : token.end], k
        if not pointed and (row or not (token.tag in _HEADS_IN or word in ZONES) or text.startswith(_ALL, token.start)):
            continue  # 全国|铁路: all of a kind
        start = sentence.clause_at(token.start).span.start
        leads = token.start - start <= 1 or _NUMBER.fullmatch(text, start, token.start) is not None
        attended = _ATTENDS.search(text, max(sentence.span.start, token.start - 6), token.start) is not None
        if len(word) > 1 and word[0] in "该此" and (word[1:] in OF_CLASS or word[1:] in _ENDS):
            word, pointed = word[1:], True
        elif attended or pointed or leads:
            last, word = _compound(text, tokens, k)
        attended = attended and (word.endswith(_RITES) or OF_CLASS.get(word) == _MEETINGS)
        settled = word in _AREAS and _is_site(text, sentence, tokens, k)
        noun = tokens[last].tag in ("n", "nz") or word in ZONES
        if not pointed and (len(word) < 2 or not noun or not (leads or settled or attended)):
            continue
        sorted_by = leads and token.start > start and text[start] in _SORTING
        span = Span(start if sorted_by else token.start, tokens[last].end)
        if any(taken.overlaps(span) for taken in (*(g.span for g in groups), *(g.span for g in added), *vague)):
            continue
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        modifies = following is not None and following.tag in ("n", "nz", "vn") and not pointed
        if modifies and following is not None and word not in _CONTRACTED:
            modifies = not MEASURE.match(text[following.start : following.start + 4])
        counted = not pointed and (
            COUNTED.match(text, span.end) or told_of_all(text[sentence.span.start : token.start], word)
        )  # 续建项目209项: all of a kind
        known = word in _heads() or word in OF_CLASS or (pointed and (len(word) > 1 or word in _ENDS))  # 该|救护站
        ended = _whole_end(span.of(text), scenes, things)
        if modifies or counted or not (known or ended is not None):
            continue
        # 项目总投资4亿元: a noun of measure after it points back as 该 does
        measures = word in _UNDERTAKINGS and bool(MEASURE.match(text[span.end : span.end + 4]))
        done = word in ("项目", "工程") and leads and text.startswith(_DONE_TO, span.end)
        back = pointed or measures or attended or done
        thing: int | None
        if word == "公司" and leads and not pointed and title.reporter is not None:
            thing = title.reporter
        elif sorted_by:
            thing = _ending(span.of(text), scenes, things)
        elif ended is not None:
            thing = ended
        elif (
            leads
            and title.profiles(word, span.of(text))
            and not any(title.whole in g.things for g in groups if g.span.end <= span.start)
        ):
            thing = title.whole
        else:
            thing = antecedent(word, token.start, groups, scenes, things, paragraph=sentence.paragraph, pointed=back)
        own = pointed or (leads and word in OWN_WORDS and span.of(text) == word)  # not 在建|项目
        own = own and not any(g.span.start == span.end for g in groups)  # 集团|甲餐厅
        if thing is None and own and not _others_named(word, span.start, groups, scenes, sentence):
            thing = title.meant(word)
        if thing is not None:
            added.append(Group(span, (thing,), (Mention(span, (thing,), anaphor=True),)))
    added += _of_itself(text, sentence, [*groups, *added], title)
    return sorted([*groups, *added], key=lambda g: g.span)


#: What stands before a noun and says which of its kind is meant: |母|基金, and not the fund of its own: |分|公司.
_SORTING = frozenset("母子分总副")


def _ending(words: str, scenes: list[Scene], things: list[Thing]) -> int | None:
    """The thing named last whose name ends in a noun with what sorts it: 云川市母基金……。|母基金|."""
    named = (t for scene in reversed(scenes[-15:]) for g in reversed(scene.groups) for t in g.things)
    return next((t for t in named if any(form.endswith(words) for form in things[t].forms)), None)


#: Characters of a noun that only one thing's name is likely to end in.
_TELLING = 4


def _whole_end(words: str, scenes: list[Scene], things: list[Thing]) -> int | None:
    """The one thing named before whose name ends in a whole compound: 甲水库除险加固工程……。|除险加固工程|开工."""
    if len(words) < _TELLING:
        return None
    named = {t for scene in scenes[-15:] for g in scene.groups for t in g.things}
    ended = [t for t in named if any(len(f) > len(words) + 1 and f.endswith(words) for f in things[t].forms)]
    return ended[0] if len(ended) == 1 else None


def _is_site(text: str, sentence: Sentence, tokens: list[Token], k: int) -> bool:
    """Whether something settles, or is done, in what a word calls an area: 落户|园区, 在|园区|开工."""
    start = tokens[k].start
    if _SETTLES.search(text, max(sentence.span.start, start - 3), start):
        return True
    return text.endswith("在", 0, start) and k + 1 < len(tokens) and tokens[k + 1].tag == "v"


_THIS = Rare(rf"本{RULE_SORTS}?(?P<rule>{'|'.join(sorted(RULES))})")


def _of_itself(text: str, sentence: Sentence, groups: list[Group], title: Titled) -> list[Group]:
    """本办法, 本条例: the rules that the text is, by its title."""
    found: list[Group] = []
    for match in _THIS.finditer(text, *sentence.span):
        span, thing = Span(*match.span()), title.meant(match["rule"])
        if thing is not None and not any(g.span.overlaps(span) for g in groups):
            found.append(Group(span, (thing,), (Mention(span, (thing,), anaphor=True),)))
    return found


def _others_named(word: str, at: int, groups: list[Group], scenes: list[Scene], sentence: Sentence) -> bool:
    """Whether the paragraph has named anything that a word may mean, or introduced it without a name."""
    if not scenes:
        return False
    before = [s for s in scenes[-12:] if s.sentence.paragraph == sentence.paragraph]
    kinds = OF_CLASS.get(word, set())
    named = any(not kinds.isdisjoint(s.classes(t)) for s in before for g in s.groups for t in g.things)
    return named or is_introduced(word, at, groups, scenes)


#: What names end in that a word like 该 takes up: 青河镇……，该|镇.
_ENDS = frozenset(words("pointed-ends"))
_RITES = ("仪式", "典礼")
_ALL = words("all-of-kind")
_MEETINGS = {"Conference"}
#: 园区|配套|工程: what goes with a work, and not the work itself.
_SIDE_WORKS = re.compile(f"{wording('side-works')}(?:工程|项目|设施)$")
_NOUNS = ("n", "nz", "vn")
#: Tags of words that may begin what points back.
_HEADS_IN = frozenset((*_NOUNS, "r"))


def _compound(text: str, tokens: list[Token], k: int) -> tuple[int, str]:
    """The last token and the head of the noun that begins with a token, of several words maybe: 合作|区, 光伏|电站."""
    last = k
    while (
        last < k + 2
        and last + 1 < len(tokens)
        and tokens[last].tag in _NOUNS
        and tokens[last + 1].tag in _NOUNS
        and tokens[last + 1].start == tokens[last].end
    ):
        last += 1
    for end in range(last, k, -1):
        whole, tail = text[tokens[k].start : tokens[end].end], text[tokens[end].start : tokens[end].end]
        if MEASURE.match(tail):
            continue
        if _SIDE_WORKS.search(whole):
            return end, whole  # no head: 园区配套工程
        if whole in _heads() or whole in OF_CLASS:
            return end, whole
        if len(tail) > 1 and (tail in _heads() or tail in OF_CLASS):
            return end, tail
    return k, text[tokens[k].start : tokens[k].end]


#: What a text calls its work by when it goes on to measure it.
_UNDERTAKINGS = frozenset(words("undertakings-measured"))
#: 项目|由甲公司承建, 工程|位于乙市: one that was told of.
_DONE_TO = words("told-of-undertaking")


@cache
def _heads() -> frozenset[str]:
    return frozenset(lexicon().heads)
