"""A sentence as units: words of the tagger, cut at the edges of what is known beforehand or marked by punctuation."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal, NamedTuple

from zhitu.extract.mentions.titles import Bracket, find_brackets, find_quoted, find_titles
from zhitu.extract.text.gazetteer import LEVELS, PLAIN, Entry, Gazetteer, Match
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["CALLED_AFTER_PLACES", "SAYINGS", "Unit", "make_units"]

UnitKind = Literal["word", "known", "title", "quote", "bracket", "date"]


class Unit(NamedTuple):
    """A piece of a sentence that no name may cut through."""

    span: Span
    kind: UnitKind
    tag: str
    text: str
    entries: tuple[Entry, ...] = ()
    short: bool = False
    #: The entries are several things side by side (粤港澳), not alternatives.
    members: bool = False


#: Tags inside which a known name may begin or end.
_OPEN = frozenset({"LOC", "ORG", "nz", "nw", "PER"})
_NAMING = frozenset({"LOC", "ORG", "nz", "nw"})
_COUNTRY_WORDS = re.compile(r"国$")
#: Verbs after which one character is a place (来穗, 赴港); after the second ones also a country (访美).
_TOWARDS = frozenset("来赴在驻抵进离访")
_ABROAD = frozenset("赴驻访")
#: Last characters of a word that are no place there: 豫中 is a part of 河南, 沪港通 a scheme.
_NO_LAST = frozenset("中通")
#: 东北, 南北 are directions before they are 东营 and 北海.
_DIRECTION = frozenset("东南西北中")
#: Words that begin with the last character of a name's form: 人社部|门, 仲裁法|律师.
_ACROSS = frozenset(words("words-across"))
#: A line by the places it joins, whatever the tagger takes it for: 兰张高铁, 成达万高铁.
_LINE = re.compile(f"^[一-龥]{{2,3}}{wording('lines-by-ends')}$")
_AFTER_PLACE = frozenset(words("places-summed-up"))
_LINES = words("line-heads")


#: 城东, 东城: of any town a part, and short for a county only where the city is named with it.
_QUARTER = re.compile(r"[东南西北中]城|城[东南西北中]")


#: What is called by where it came from.
_GOODS = re.compile(wording("goods-of-places"))
#: Ills, plants and animals that are called after a place: 非洲|猪瘟.
CALLED_AFTER_PLACES = re.compile(wording("kinds-called-after-places"))
#: Sayings in which a place seems to stand: 名山|大川.
SAYINGS = re.compile(wording("sayings-of-places"))
#: Ends of areas that have offices.
_LOCAL = frozenset("区县市城园镇州旗")
#: Before guests, and not before the town of that name.
_GUESTS = re.compile(f"{wording('before-guests')}$")


#: What has sides: 山|东, 江|西.
_FEATURES = frozenset("山河湖江海岭")
#: The end of a name, and no word that leads to one.
_NAMED_BEFORE = re.compile(r"(?![在于至与和及到从向以为的是或跨沿])[一-龥]")
#: A house in a street that is called after a town.
_STREET = re.compile(rf"[东西南北中一二三四]?{wording('street-ends')}(?:[东西南北中]段?)?\d{{1,5}}[号弄]")
#: What the offices end in that one person has.
_HEADED = re.compile("[席长记任裁理官]$")


#: 青龙湖|南岸, 铜锣山|东西两侧, 江湾市|东北角: a side of what is named before, and no 湖南, 山东 or 东北.
_SIDE = re.compile(f"[东西南北]*{wording('sides')}")


def _is_side(text: str, match: Match, first: Token) -> bool:
    """Whether a form that ends in a direction only tells on which side of a river, lake, mountain or town something is.

    青坪河北|侧, of what the token before names or itself begins with; but 江湾，河北|侧翼.
    """
    start, end = match.span
    form = match.form
    if len(form) != len("河北") or form[-1] not in _DIRECTION:
        return False
    if form[0] in _DIRECTION:
        return _SIDE.match(text, end) is not None
    if form[0] not in _FEATURES:
        return False
    if first.start < start and first.end == start + 1:
        return True  # 铜锣山|东西
    behind = first.start < start or (first.start == start > 0 and _NAMED_BEFORE.match(text, start - 1) is not None)
    return behind and _SIDE.match(text, end) is not None


def _fits(text: str, match: Match, tokens: list[Token]) -> bool:
    """Whether a known form stands here as a word, judged by the tagger's cuts."""
    start, end = match.span
    first, last = _token_at(tokens, start), _token_at(tokens, end - 1)
    if first is None or last is None:
        return False
    if _is_side(text, match, first):
        return False
    aligned = first.start == start and last.end == end
    kinds = {entry.kind for entry in match.entries}
    length = end - start
    if match.form == "来宾":  # 与会|来宾, 会见|来宾 are no town
        return aligned and first.tag == "LOC" and not _GUESTS.search(text, max(0, start - 2), start)
    if match.form == "招商局" and text[start - 1 : start] in _LOCAL:
        return False  # 甲新区|招商局: its office
    if kinds <= {"division"} and last.tag in ("n", "nz") and not aligned and _GOODS.fullmatch(text, end, last.end):
        return False  # 哈密|瓜
    if match.short and _STREET.match(text, end):
        return False  # 北京|路918号
    if match.form in PLAIN:
        return aligned and text.endswith("市", 0, start)
    if aligned and first.tag == "PER" and _HEADED.search(text, max(0, start - 1), start):
        return False  # 市政协主席|江宁
    if first is last and first.tag in ("PER", "a") and not aligned:
        return False  # of a person, of an idiom: 长治|久安
    if kinds <= {"industry"}:
        return first.start == start and last.end - end != 1  # 水电|站 is no industry with a rest
    if kinds <= {"division", "country"} and match.short:
        level = min(LEVELS.index(e.level) for e in match.entries)
        if _QUARTER.fullmatch(match.form) and not (first is last and first.start < start):
            return False
        if level >= 2:  # a county's short form: only as a place of its own, or right after a place
            return (first.tag == "LOC" and (aligned or (first is last and _loose_end(text, first, match)))) or (
                first is last and first.start < start and first.tag == "LOC" and last.end == end
            )
        return first.start == start or first.tag in _OPEN or length > 2
    if match.short:  # an ambiguous form: only where the tagger sees a name
        return aligned and first.tag in _NAMING
    if kinds <= {"country"} and length == 2 and not _COUNTRY_WORDS.search(match.form):
        return aligned and first.tag in ("LOC", "ORG")
    if kinds <= {"nature"} and length == 2:
        return aligned and first.tag == "LOC"
    if length <= 2 and kinds <= {"body"}:
        return aligned and first.tag in ("ORG", "nz", "LOC", "n")
    if length <= 2:
        return aligned or (first.start == start and first.tag in _OPEN)
    return first.start == start or first.tag in _OPEN or length >= 4


def _token_at(tokens: list[Token], offset: int) -> Token | None:
    """The token that holds a character."""
    at = bisect_left(tokens, (offset + 1,)) - 1
    return tokens[at] if at >= 0 and offset < tokens[at].end else None


#: 数据|显示|产业回升: the verb.
_SHOWS = re.compile(r"(?:^|[，。；\n据查计果究析])显示产业")


def _runs_on(text: str, match: Match) -> bool:
    """Whether a form only runs through words there: 人社部|门, 阿勒泰山|区, 数据显示|产业."""
    if match.form == "显示产业" and _SHOWS.search(text, max(0, match.span.start - 1), match.span.end):
        return True
    return text[match.span.end - 1 : match.span.end + 1] in _ACROSS


def make_units(text: str, span: Span, tokens: list[Token], dates: list[Span], known: Gazetteer) -> list[Unit]:
    """The units of `text[span]`, in order, without gaps; `tokens` are at offsets of `text`."""
    matches = [m for m in known.find(text, *span) if _fits(text, m, tokens) and not _runs_on(text, m)]
    quotes = find_quoted(text, *span)
    marked = [m for m in matches if any(_holds(m.span, q.span) and m.span != q.span for q in quotes)] if quotes else []
    signs = _signs(tokens, text, known)
    ranked = [
        [Unit(title.span, "title", "nw", title.inner) for title in find_titles(text, *span)],
        [_known(match) for match in marked],  # “三北”工程 is a name with its marks
        [Unit(quote.span, "quote", "nz", quote.inner) for quote in quotes],
        [Unit(date, "date", "TIME", text[date.start : date.end]) for date in dates],
        [Unit(Span(*kind.span()), "word", "n", kind[0]) for kind in CALLED_AFTER_PLACES.finditer(text, *span)],
        [Unit(Span(*said.span()), "word", "n", said[0]) for said in SAYINGS.finditer(text, *span)],
        [u for u in signs if not any(_stands_before(m.span, u.span) for m in matches)],
        [_known(match) for match in matches],
    ]
    solid: list[Unit] = []
    for units in ranked:
        solid.extend([u for u in units if not any(u.span.overlaps(other.span) for other in solid)])
    solid = _with_brackets(solid, find_brackets(text, *span))
    return _rejoined(_fill(text, tokens, sorted(solid, key=lambda u: u.span)), known)


def _rejoined(units: list[Unit], known: Gazetteer) -> list[Unit]:
    """Heads of two characters that the tagger split, after what is known, as one noun: 新通道|班列."""
    joined: list[Unit] = []
    for unit in units:
        if len(joined) > 1 and joined[-2].kind == "known" and len(unit.text) == len(joined[-1].text) == 1:
            head = joined[-1].text + unit.text
            if head in known.heads and unit.kind == joined[-1].kind == "word":
                joined[-1] = Unit(Span(joined[-1].span.start, unit.span.end), "word", "n", head)
                continue
        joined.append(unit)
    return joined


def _loose_end(text: str, token: Token, match: Match) -> bool:
    """Whether a place is all of a word but for what counts or divides places: 德令哈|三市, 香格里拉|段."""
    return token.start == match.span.start and text[match.span.end : token.end] in _AFTER_PLACE


def _known(match: Match) -> Unit:
    return Unit(match.span, "known", "LOC", match.form, match.entries, match.short)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _stands_before(match: Span, sign: Span) -> bool:
    """Whether a known name is more than a part of a compound of signs."""
    return match.overlaps(sign) and (match == sign or not _holds(sign, match))


def _with_brackets(solid: list[Unit], brackets: list[Bracket]) -> list[Unit]:
    """Bracketed passages as one unit each, but for those inside a name, a title or a quote."""
    free = [b for b in brackets if all(_holds(b.span, u.span) or not b.span.overlaps(u.span) for u in solid)]
    outside = [u for u in solid if not any(b.span.overlaps(u.span) for b in free)]
    return outside + [Unit(b.span, "bracket", "w", b.inner) for b in free]


def _signs(tokens: list[Token], text: str, known: Gazetteer) -> list[Unit]:
    """Places named by one character each: side by side (粤港澳, 中越), or after a verb of movement (来穗)."""
    units: list[Unit] = []
    signs = known.signs
    at = 0
    while at < len(tokens):
        if text[tokens[at].end - 1] not in signs:  # as with most
            at += 1
            continue
        stop = at
        while stop < len(tokens) and text[tokens[stop].start] in signs:
            if not signs.issuperset(text[tokens[stop].start : tokens[stop].end]):
                break
            stop += 1
        unit = _compound(tokens[at:stop], text, known) if stop > at else None
        at = stop if unit else at + 1
        unit = unit or _single(tokens[at - 1], text, known)
        if unit:
            units.append(unit)
    return units


def _compound(run: list[Token], text: str, known: Gazetteer) -> Unit | None:
    """穗港 as 广州 and 香港; None where the characters are a word of their own (金银)."""
    span = Span(run[0].start, run[-1].end)
    word = text[span.start : span.end]
    if len(word) < 2 or any(_is_division(text[t.start : t.end], known) for t in run):
        return None  # 浙江|义乌 are no four signs
    if word.endswith("港") and _is_division(word[:-1], known):
        return None  # 湛江港: a harbour
    abroad = _countries(word, text, known)
    entries = abroad or _places(word, known)
    if len(set(entries)) < len(word):
        return None
    if not text.startswith(_LINES, span.end) and (word[-1] in _DIRECTION or (word[0] == "中" and not abroad)):
        return None  # 渝西 is the west of it, and 中银 a firm, unless a line goes there
    if not any(t.tag in ("LOC", "ORG", "nz") for t in run) and not any(map(_plain_sign, word, entries)):
        return None
    return Unit(span, "known", "LOC", word, entries, members=True)


def _is_division(word: str, known: Gazetteer) -> bool:
    return len(word) > 1 and any(entry.kind == "division" for entry in known.folded(word))


def _countries(word: str, text: str, known: Gazetteer) -> tuple[Entry, ...]:
    """中 is 中国 only beside another country."""
    if "中" not in word:
        return ()
    found = [entry for c in word if (entry := known.country(c, text)) is not None]
    return tuple(found) if len(found) == len(word) else ()


def _places(word: str, known: Gazetteer) -> tuple[Entry, ...]:
    """The most common division of each character; beside a city, a city where there is one (苏锡: 苏州)."""
    if word[-1] in _NO_LAST or _DIRECTION.issuperset(word) or any(c not in known.paired for c in word):
        return ()
    readings = [known.paired[c] for c in word]
    urban = any(all(e.level == "city" for e in reading) for reading in readings)
    chosen = (next((e for e in reading if urban and e.level == "city"), reading[0]) for reading in readings)
    return tuple(chosen)


def _plain_sign(sign: str, entry: Entry) -> bool:
    """Whether a character is hardly anything else: one that is not in the name (穗), 京 and the like, 港, 澳."""
    return sign not in entry.name or (entry.level == "province" and "City" in entry.classes)


#: 列车成功进|港, 货轮抵|港: a harbour.
_SHIPS = re.compile(wording("ships-and-trains"))
_BERTH = 16


def _is_haven(text: str, at: int) -> bool:
    """Whether 港 behind a verb of movement is the harbour that ships and trains come to."""
    around = text[max(0, at - _BERTH) : at + _BERTH]
    return text[at - 1] == "进" or (text[at - 1] in "抵离" and _SHIPS.search(around) is not None)


def _single(token: Token, text: str, known: Gazetteer) -> Unit | None:
    """港 in 赴港, whether the tagger cut it off or not."""
    at = token.end - 1
    if token.end - token.start > 2 or text[at - 1 : at] not in _TOWARDS:
        return None
    verb = text[at - 1]
    sign = text[at]
    entry = known.paired[sign][0] if sign in known.paired else known.country(sign, text)
    if entry is None or (sign == "港" and _is_haven(text, at)):
        return None
    cut_off = token.start == at and token.tag in ("LOC", "ORG")
    abroad = entry.kind == "country" and verb in _ABROAD
    if not (cut_off or abroad or _plain_sign(sign, entry)):
        return None
    return Unit(Span(at, token.end), "known", "LOC", sign, (entry,))


def _fill(text: str, tokens: list[Token], solid: list[Unit]) -> list[Unit]:
    """Solid units with the tagger's words between them."""
    units: list[Unit] = []
    rest = iter([*solid, None])
    upcoming = next(rest)
    for token in tokens:
        at, end, tag = token
        if upcoming is None or end <= upcoming.span.start:  # before the next solid unit: the word as it is
            word = text[at:end]
            tag = "LOC" if tag in ("v", "PER") and _LINE.match(word) else tag
            units.append(Unit(Span(at, end), "word", tag, word))
            continue
        while at < token.end:
            if upcoming is not None and upcoming.span.end <= at:
                upcoming = next(rest)
                continue
            if upcoming is not None and upcoming.span.start <= at:
                if not units or units[-1] is not upcoming:
                    units.append(upcoming)
                at = min(token.end, upcoming.span.end)
                continue
            stop = min(token.end, upcoming.span.start if upcoming is not None else token.end)
            units.append(Unit(Span(at, stop), "word", _tag(text, token, at, stop), text[at:stop]))
            at = stop
    return units


def _tag(text: str, token: Token, start: int, end: int) -> str:
    """The tag of a piece: what is left of a split name is a plain noun; a lone mark is punctuation."""
    if end - start == token.end - token.start:
        return "LOC" if token.tag in ("v", "PER") and _LINE.match(text[start:end]) else token.tag
    if token.tag in _OPEN:
        return "rest"  # 站 of 北京站
    return token.tag
