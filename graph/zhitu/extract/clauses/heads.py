"""The noun phrase that is the subject of a verb, and what heads it: a name, or a noun that names nothing.

A Chinese noun phrase ends in its head: of 甲市|企业, 甲大桥|引桥 and 乙公司参建的|平台 it is a noun that names nothing,
and what the verb tells is told of no name. The subject is found from the verb to the left, over its adverbs, its
prepositions with their nouns, and the objects of the verbs before it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.mentions.phases import is_phase
from zhitu.extract.text.classes import BODIES, PLACES
from zhitu.extract.text.lexicon import lexicon
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["PART", "Head", "modifies", "subject_head", "tells_of_zones"]


class Head(NamedTuple):
    """The head of a noun phrase: where it stands, and the mention that it is; None of a noun that names nothing.

    `bare` is such a noun that nothing stands before in its phrase, or a word that points back.
    """

    span: Span
    group: Group | None
    bare: bool = False


class _Item(NamedTuple):
    span: Span
    tag: str
    group: Group | None


#: Nouns after a name that are still the thing itself, or a part whose progress is the thing's (X项目, X主体).
PART = re.compile(rf"{wording('parts-all')}?(?:{wording('parts-of-whole')}|[上下][午月]|\d+月|同时|同步)*")
_NOUNS = frozenset(("n", "nz", "nw", "ORG", "PER", "LOC"))
#: What may stand inside of a noun phrase, besides its nouns.
_INSIDE = _NOUNS | {"vn", "an", "a", "s", "m", "q"}
_QUOTES = frozenset("“”《》")
_ASPECTS = frozenset("着了过")
_JOINT = frozenset("、和与及并")
#: What stands before a noun and belongs to the verb.
_APART = frozenset(("TIME", "t", "d", "ad"))
#: Words that point back, and numbers of those who are named.
_POINTS = re.compile("[这该此其它他她]|上述|以上")
_PAIR = re.compile("[两双三][地方省市国校]")
#: 六个|项目; not 一期|工程.
_COUNT = re.compile("[个座条项家处台所批套]$")
_PHASE = re.compile("第?[一二三四五六首]期")
#: 下一|步, 本|采暖季.
_NEXT = re.compile("下一?(?:步|阶段)|本.{0,3}季")
_TIME = re.compile(wording("head-time-nouns"))


@cache
def _words(cue: str) -> frozenset[str]:
    return frozenset(lexicon().cue(cue))


@cache
def _causes() -> re.Pattern[str]:
    return re.compile(lexicon().any_of("causes") + "$")


#: When it happens, and not who acts.
_THIS_TIME = frozenset({"本次", "此次", "这次"})


def subject_head(scene: Scene, start: int, at: int) -> Head | None:
    """What heads the subject of a verb at `at` in the clause that begins at `start`; None where it has none."""
    items = _items(scene, start, at)
    k: int | Head | None = len(items) - 1
    while isinstance(k, int):
        k = _read(scene, start, items, k) if k >= 0 else None
    if k is not None and k.group is None:  # 第三届运动会|暨健身月|开幕
        named = (g for g in scene.groups if g.span.start >= start)
        also = next((g for g in named if scene.text.startswith("暨", g.span.end)), None)
        return Head(also.span, also) if also is not None and also.span.end < k.span.start else k
    return k


def _read(scene: Scene, start: int, items: list[_Item], k: int) -> int | Head | None:
    """The head, where the item at `k` tells it, or from where to go on to the left; None where it is told elsewhere."""
    span, tag, g = items[k]
    if g is not None:
        return k - 2 if scene.role(g).marker else Head(span, g)  # 在|甲市, 由|乙公司
    word = span.of(scene.text)
    if word in _THIS_TIME:
        return k - 1  # 甲、乙|本次|开工
    if tag == "r" and not _NEXT.match(scene.text, span.start):
        return None if _POINTS.match(word) else Head(span, None)
    if _PAIR.fullmatch(word):
        return None
    titled = word in lexicon().offices and k > 0 and _is_person(scene, items[k - 1].group)
    transparent = titled or word in _words("stands-for") or _TIME.fullmatch(word) or _is_part(scene, items, k)
    return (
        k - 1 if (tag not in _NOUNS and not _PHASE.fullmatch(word)) or transparent else _of_noun(scene, start, items, k)
    )


def _is_person(scene: Scene, g: Group | None) -> bool:
    return g is not None and all("Person" in scene.classes(thing) for thing in g.things[-1:])


def _is_part(scene: Scene, items: list[_Item], k: int) -> bool:
    """Whether a noun is a part whose progress is the whole's; not 三个|项目, 防洪|工程, 3号|机组."""
    word = items[k].span.of(scene.text)
    before = items[k - 1] if k else None
    left = before.span.of(scene.text) if before is not None else ""
    if PART.fullmatch(word) is None:
        return False
    if before is None or before.group is not None or PART.fullmatch(left):
        return True
    if before.tag == "m":
        return not (_COUNT.search(left) and word != "机组") and not left.endswith(("号", "期"))
    return before.tag != "vn" and not (word in ("项目", "工程") and left in _words("sort"))


def _of_noun(scene: Scene, start: int, items: list[_Item], k: int) -> int | Head | None:
    """As `_read`, of a noun that names nothing and ends a phrase."""
    noun = items[k].span
    first = k
    while first and _goes_in(scene, items[first - 1]):
        first -= 1
    bare = first == k
    if first > 1 and _goes_with(scene, items[first - 2], items[first - 1]):
        first -= 1
    if not first or (items[first - 1].group is None and items[first - 1].tag in _APART):
        return Head(noun, None, bare)
    _, tag, g = items[first - 1]
    word = items[first - 1].span.of(scene.text)
    if first > 1 and items[first - 2].tag == "p" and (tag == "r" or word in _THIS_TIME):
        return first - 3  # 甲、乙等|在|本次|论坛上|签订
    if (tag == "u" and _POINTS.match(scene.text, start)) or (tag == "r" and _POINTS.match(word)):
        return Head(noun, None, bare=True)  # 这5条|铁路, 这家位于甲市的|企业
    if word.startswith("等") and first > 1:
        first -= 1
        g = items[first - 1].group
    if g is None and word == "的":
        g = _listed_ahead(scene, items[:first])  # 甲、乙等一批外商投资的|项目
    if g is not None and scene.role(g).marker:
        return first - 3  # 在|甲、乙|两镇
    if g is not None:
        return Head(noun, g if _sums_up(scene, g, noun) else None)
    if word in _JOINT and first > 1 and items[first - 2].group is None and items[first - 2].tag in _NOUNS:
        return _of_noun(scene, start, items, first - 2)  # 甲、乙等10家企业和|机构
    joined = word in _JOINT and first > 1 and items[first - 2].group is not None
    if tag == "p" or (tag == "v" and not _causes().search(word)) or joined:
        return first - 2
    return Head(noun, None, bare and tag == "v")


_SOME_OF = re.compile(f"等{wording('list-of-some')}[^，。；]{{0,12}}的$")


def _listed_ahead(scene: Scene, items: list[_Item]) -> Group | None:
    """The list that an attributive clause and its noun sum up."""
    g = next((item.group for item in reversed(items) if item.group is not None), None)
    if g is None:
        return None
    return g if _SOME_OF.fullmatch(scene.text, g.span.end, items[-1].span.end) else None


def _goes_in(scene: Scene, item: _Item) -> bool:
    """Whether a word may stand in a noun phrase before its head."""
    word = item.span.of(scene.text)
    return item.group is None and (item.tag in _INSIDE or word in _QUOTES or word in _words("newly"))


def _goes_with(scene: Scene, verb: _Item, word: _Item) -> bool:
    """Whether a word stands between a verb and its object: 标志|着|大桥, 举行|2024年|仪式."""
    return word.span.of(scene.text) in _ASPECTS or (word.tag == "TIME" and verb.tag == "v")


_AREA = re.compile("[省市区县州镇乡村国城地岸域园]$|国家")
_ETC = re.compile(r"[”》）]?等")
_UNDERTAKINGS = frozenset(words("parks-sum"))
_SUM = re.compile(r"[”》）]?(?:等|这?(?:\d|[两三四五六七八九十]))")
#: What nobody is who acts, and who acts.
_MADE = frozenset(("Facility", "Zone", "Project"))
_MAKERS = BODIES | PLACES - {"Zone"}


def _sums_up(scene: Scene, g: Group, noun: Span) -> bool:
    """Whether a noun after a list says what its members are: 甲、乙等3家|企业, not 甲公司、乙公司等|生产基地."""
    if not (_SUM if len(g.things) > 1 else _ETC).match(scene.text, g.span.end):
        return False
    if all(PLACES.issuperset(scene.classes(t)) for t in g.things):
        word = noun.of(scene.text)
        parks = all("Zone" in scene.classes(t) for t in g.things)  # 甲产业园等6个|项目
        if _is_zone_there(scene, g, noun):
            return False
        return _AREA.search(word) is not None or (parks and word in _UNDERTAKINGS)  # 甲、乙等地|企业
    head = lexicon().head_at(scene.text, noun.end, noun.start)
    if head is None or len(head.word) == 1:
        return True
    return not (_MADE.issuperset(head.classes) and all(_MAKERS.issuperset(scene.classes(t)) for t in g.things))


def _is_zone_there(scene: Scene, g: Group, noun: Span) -> bool:
    """Whether a noun after towns tells of zones that are in them: 甲市、乙市2个|高新区."""
    head = lexicon().head_at(scene.text, noun.end, noun.start)
    return head is not None and head.classes == ("Zone",) and not any("Zone" in scene.classes(t) for t in g.things)


def tells_of_zones(scene: Scene, g: Group) -> bool:
    """Whether a list of towns only tells where the zones are that are counted behind it: 甲市、乙市2个|高新区|建设."""
    if len(g.things) < 2 or _SUM.match(scene.text, g.span.end) is None:
        return False
    nouns = (t for t in _run_after(scene, g) if t.tag in _NOUNS)
    towns = PLACES.issuperset(scene.classes(g.things[0]))
    return towns and any(_is_zone_there(scene, g, Span(t.start, t.end)) for t in nouns)


def modifies(scene: Scene, g: Group) -> bool:
    """Whether a name stands before the noun that heads its phrase, and that names nothing: 甲市|企业."""
    if _OF_THOSE.match(scene.text, g.span.end):
        return True
    run = _run_after(scene, g)
    if tells_of_zones(scene, g):
        return True
    if not run or run[-1].tag not in _NOUNS or scene.covered(run[-1].end):
        return False
    if is_phase(g.span.of(scene.text)) and _FIGURE.match(scene.text, run[-1].end):
        return False  # 其中一期|用地210亩，年底建成
    nouns = [scene.text[t.start : t.end] for t in run if t.tag in _NOUNS]
    if nouns[-1] in lexicon().nominals or nouns[-1] in lexicon().verbs:
        return False  # 甲院、乙院|合作, 由某部|编制
    titles = lexicon().offices if _is_person(scene, g) else frozenset()
    if all(PART.fullmatch(n) or n in _words("stands-for") | titles for n in nouns) or nouns[-1] in _words("says-what"):
        return False
    if nouns[-1].endswith(lexicon().all_offices):
        return False  # 甲院党委书记、|院长某某
    return not _sums_up(scene, g, Span(run[-1].start, run[-1].end))


#: 用地|约210亩.
_FIGURE = re.compile("[为达约近超]?\\d")
#: 甲市、乙市|等地的|高校: of what is there, and not of the places.
_OF_THOSE = re.compile(f"[”》]?等[\\d一二两三四五六七八九十多余]*个?{wording('such-places')}的[一-龥0-9]")


def _run_after(scene: Scene, g: Group) -> list[Token]:
    """The words of a noun phrase that follow a name in its clause."""
    at = g.span.end + (scene.text[g.span.end : g.span.end + 1] in ("”", "》"))
    run: list[Token] = []
    for t in scene.words(at, scene.clause(g.span.start).span.end):
        goes_on = t.tag in _INSIDE or (not run and scene.text.startswith("等", at))
        if t.start != at or scene.covered(t.start) or not goes_on:
            break
        run.append(t)
        at = t.end
    return run


def _items(scene: Scene, start: int, at: int) -> list[_Item]:
    """The names of a stretch and the words between, without what stands in brackets."""
    named = [_Item(g.span, "", g) for g in scene.inside(Span(start, at))]
    words = [
        _Item(Span(t.start, t.end), t.tag, None)
        for t in scene.words(start, at)
        if not any(item.span.start <= t.start < item.span.end for item in named)
    ]
    found = sorted([*named, *words], key=lambda item: item.span.start)
    if "（" not in scene.masked(start, at):
        return found
    return [item for item in found if not _in_aside(scene, start, item.span.start)]


def _in_aside(scene: Scene, start: int, offset: int) -> bool:
    """Whether an offset lies in a bracket that opens from `start` on: 甲研究中心（下称中心）."""
    before = scene.masked(start, offset + 1)
    return before.count("（") > before.count("）") or before.endswith("）")
