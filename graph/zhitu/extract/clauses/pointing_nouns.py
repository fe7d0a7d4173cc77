"""Nouns that point to what is named elsewhere: 该中心, 大桥 at the start of a clause, 本办法."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from zhitu.extract.clauses.again import MEASURE, series_start, told_of_all
from zhitu.extract.clauses.antecedents import OF_CLASS, ZONES, antecedent, is_introduced
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.titled import OWN_WORDS, RULE_SORTS, RULES, Titled
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.mentions.chunker import COUNTED
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.list_numbers import ENTRY_NUMBER
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.view import Sentence, View
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["with_heads"]

_POINTER = re.compile(f"{wording('pointing-words')}$")
#: 这条全长1035公里的|铁路.
_POINTED_FAR = re.compile("(?:[该此]|这[一条座个所台项家])[^，。；：的]{1,14}的$")
_POINTER_ENDS = frozenset("该此一个座条家所项台艘款支片处部块只场届次")
#: 落户|开发区: the one that the passage has named.
_SETTLES = re.compile(f"{wording('settles-in')}[到在于]?$")
#: 出席|会议, 参加了|开工仪式: the one that is told of.
_ATTENDS = re.compile(f"{wording('presides-at')}了?{wording('this-occasion')}?$")
_AREAS = frozenset(words("areas-settled-in"))
#: 二、|园区重点发展新材料, 【解说】|项目占地90亩.
_NUMBER = re.compile(rf"{ENTRY_NUMBER}\s*|【[^】]{{1,10}}】\s*")
#: 协议|总投资5亿元, 合同金额: what is agreed on as a figure, and no paper.
_CONTRACTED = frozenset(("协议", "合同", "意向", "意向协议"))
#: What stands before a noun and says which of its kind is meant: |母|基金, and not the fund of its own: |分|公司.
_SORTING = frozenset("母子分总副")
#: Characters of a noun that only one thing's name is likely to end in.
_TELLING = 4
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
#: What a text calls its work by when it goes on to measure it.
_UNDERTAKINGS = frozenset(words("undertakings-measured"))
#: 项目|由甲公司承建, 工程|位于乙市: one that was told of.
_DONE_TO = words("told-of-undertaking")
_THIS = Rare(rf"本{RULE_SORTS}?(?P<rule>{'|'.join(sorted(RULES))})")


class _Noun(NamedTuple):
    """A noun that may point back by its form.

    start      where it begins, without what sorts it
    following  the token behind it
    pointed    该 or the like stands before it
    leads      it opens a clause
    attended   somebody attends it
    sorted_by  the first character of its clause says which of its kind is meant
    """

    word: str
    span: Span
    start: int
    following: Token | None
    pointed: bool
    leads: bool
    attended: bool
    sorted_by: bool


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
    for noun in _nouns(view, sentence, tokens):
        word, span = noun.word, noun.span
        if any(taken.overlaps(span) for taken in (*(g.span for g in groups), *(g.span for g in added), *vague)):
            continue
        ended = _whole_end(span.of(text), scenes, things)
        known = word in _heads() or word in OF_CLASS or (noun.pointed and (len(word) > 1 or word in _ENDS))  # 该|救护站
        if _is_general(text, noun) or not (known or ended is not None):
            continue
        thing = _as_before(text, noun, added)
        if thing is None:
            thing = _meant(text, sentence, noun, groups, scenes, things, title, ended)
        own = noun.pointed or (noun.leads and word in OWN_WORDS and span.of(text) == word)  # not 在建|项目
        own = own and not any(g.span.start == span.end for g in groups)  # 集团|甲餐厅
        if thing is None and own and not _others_named(word, span.start, groups, scenes, sentence):
            thing = title.meant(word)
        if thing is not None:
            added.append(Group(span, (thing,), (Mention(span, (thing,), anaphor=True),)))
    added += _of_itself(text, sentence, [*groups, *added], title)
    return sorted([*groups, *added], key=lambda g: g.span)


def _as_before(text: str, noun: _Noun, added: Sequence[Group]) -> int | None:
    """What the same word for what is built has meant in the sentence: 线路起自甲铁路乙站，……，|线路|全长90公里."""
    if noun.word not in _UNDERTAKINGS and noun.word != "线路":
        return None
    return next((g.things[0] for g in reversed(added) if g.span.of(text) == noun.span.of(text)), None)


def _nouns(view: View, sentence: Sentence, tokens: list[Token]) -> Iterator[_Noun]:
    """The nouns of a sentence that may point back: by 该, at the start of a clause, as where somebody is or settles."""
    text, first = view.folded, sentence.span.start
    row = view.text.find("\t", *view.paragraphs[sentence.paragraph].span) >= 0  # 铁路里程 heads a row of a table
    for k, token in enumerate(tokens):
        word, last, pointed = text[token.start : token.end], k, _is_pointed(text, first, token)
        if not pointed and (row or not (token.tag in _HEADS_IN or word in ZONES) or text.startswith(_ALL, token.start)):
            continue  # 全国|铁路: all of a kind
        start = sentence.clause_at(token.start).span.start
        leads = token.start - start <= 1 or _NUMBER.fullmatch(text, start, token.start) is not None
        attended = _ATTENDS.search(text, max(first, token.start - 6), token.start) is not None
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
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        yield _Noun(word, span, token.start, following, pointed, leads, attended, sorted_by)


def _is_pointed(text: str, first: int, token: Token) -> bool:
    """Whether 该, 这座 or the like stands before a word, or far before it: 这条全长1035公里的|铁路."""
    if text.startswith("的", token.start - 1) and text[token.start : token.end] in OF_CLASS:
        return _POINTED_FAR.search(text[max(first, token.start - 18) : token.start]) is not None
    ends = text[token.start - 1 : token.start] in _POINTER_ENDS
    return ends and _POINTER.search(text[max(first, token.start - 2) : token.start]) is not None


def _is_general(text: str, noun: _Noun) -> bool:
    """Whether a noun only says of what kind the next one is, or means all of a kind: 续建项目209项."""
    if noun.pointed:
        return False
    following = noun.following
    if following is not None and following.tag in ("n", "nz", "vn"):
        measured = noun.word not in _CONTRACTED and MEASURE.match(text[following.start : following.start + 4])
        if not measured:
            return True
    if COUNTED.match(text, noun.span.end):
        return True
    return told_of_all(text[series_start(text, noun.start) : noun.start], noun.word)


def _meant(
    text: str,
    sentence: Sentence,
    noun: _Noun,
    groups: list[Group],
    scenes: list[Scene],
    things: list[Thing],
    title: Titled,
    ended: int | None,
) -> int | None:
    """What a noun points back to; `ended` is the one thing whose name ends in all of it."""
    word, span = noun.word, noun.span
    if word == "公司" and noun.leads and not noun.pointed and title.reporter is not None:
        return title.reporter
    if noun.sorted_by:
        return _ending(span.of(text), scenes, things)
    if ended is not None:
        return ended
    named = any(title.whole in g.things for g in groups if g.span.end <= span.start)
    if noun.leads and not named and title.profiles(word, span.of(text)):
        return title.whole
    # 项目总投资4亿元: a noun of measure after it points back as 该 does
    measures = word in _UNDERTAKINGS and bool(MEASURE.match(text[span.end : span.end + 4]))
    done = word in ("项目", "工程") and noun.leads and text.startswith(_DONE_TO, span.end)
    back = noun.pointed or measures or noun.attended or done
    return antecedent(word, noun.start, groups, scenes, things, paragraph=sentence.paragraph, pointed=back)


def _ending(words: str, scenes: list[Scene], things: list[Thing]) -> int | None:
    """The thing named last whose name ends in a noun with what sorts it: 云川市母基金……。|母基金|."""
    named = (t for scene in reversed(scenes[-15:]) for g in reversed(scene.groups) for t in g.things)
    return next((t for t in named if any(form.endswith(words) for form in things[t].forms)), None)


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


@cache
def _heads() -> frozenset[str]:
    return frozenset(lexicon().heads)
