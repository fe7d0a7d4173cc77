"""Words that the tagger cuts in the wrong place, mended by their form: 深|中大桥, 十五|运会, 改|扩建, 王小|明 局长."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import pairwise

import ahocorasick_rs

from zhitu.divisions import divisions
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.gazetteer import Gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.recut import apart, recut
from zhitu.extract.text.seams import SEAMS
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.wording import wording, words

__all__ = ["FOUNDS", "IN_NAMED", "LEADS", "SAYS", "Mender", "and_person"]

#: What two places give their signs to: 广深高速, 深中大桥.
_LINK = Rare(wording("linking-works"))
#: Between two cells of a table, or two names on a line, which are no one name: 云山电站| |远帆科技有限公司; behind a
#: time: 5月8日| |云山电站.
_CELLS = re.compile(r"(?:(?<=[一-龥]{2})|(?<=\d[年月日号])) (?=[一-龥]{2})")
#: Words of one character that a place follows.
_TOWARDS = frozenset("经由到在与赴至抵从往过和及")
#: What places end in: 于都|岭背, 汝城|沙洲.
_PLACE_END = re.compile("[县市区镇乡村湾洲岭山河湖江港口路桥寨屯堡庄坪坝沟背塘墩店集关坡岗滩水源泉岛]$")
#: 任命|陈爱华|为|市水利局局长.
_APPOINTED = re.compile(
    f"{wording('appoints-person')}(?P<name>[一-龥]{{2,4}}?){wording('person-titles')}?(?P<makes>为)"
    "(?=(?P<office>[^，。；：、）的\n]{2,24}))"
)
#: 在“云山论坛”中|远帆公司: inside of what is named, and no part of the next name.
_WITHIN = re.compile(r"(?<=[”》])中(?=[一-龥]{3})(?![心国央华])")
IN_NAMED = re.compile(r"在[^，。；“”《》]{0,12}[“《][^“”《》]{2,40}[”》]$")
#: 云山学院地处|…: verbs that no name has inside.
_SITED = re.compile(wording("sited-verbs"))
#: Verbs, and words for a former name, that no organization's name begins with.
_NO_FIRST = re.compile(wording("no-name-begins"))
#: Seas and rivers in what is said of places: 通江达海, 与某地山海相隔; towns in what is wished: 长治久安.
_IDIOM = Rare(wording("place-idioms"))
#: A section of a line that is done.
_SECTION = re.compile(f"段{wording('section-done')}")
#: What a person does in the next word, where the tagger gives it to the name: 王小明|指，; 林海|作报告, 王静|会见,
#: 何伟|简要介绍.
SAYS = re.compile(
    f"[指称说](?=[，,：:。])|会(?=[见谈晤])|本(?=[月周年届季])|作(?=了?{wording('speech-kinds')}?{wording('speeches')})|致(?=欢?迎?[辞词])|简(?=要[介汇回说通阐])"
)
#: What follows who founded something: 由王小明|于1987年创立, 由王小明|等人创办.
FOUNDS = re.compile(f"(?:等人?)?(?:[于在](?=\\d)|(?:共同|联合|一手|发起|出资|投资)*{wording('began-verbs')})")
#: 副县长王小明|率|建设局: whom a person leads.
LEADS = re.compile("率领?(?=..)")
#: 科大|会|继续支持: what bodies that are no meeting end in before 会, which says what they will do.
_WILL = re.compile("(?<=..[大局署府园])会|(?<=.[大局署府园])会")
_DOES = frozenset({"v", "vd", "ad", "d"})
_POSTS = words("posts-of-places")
#: What only one person is called by.
_TITLE = re.compile(f"{wording('person-titles')}(?!{wording('no-title')})")
_COUPLE = words("spoken-of")
#: 云岭市|副市长, not a person: what ends so is a place.
_PLACES_END = frozenset("省市县区州镇乡村")
#: What is said of who speaks: 王明、何小|增|发言; and how, which is no part of a name: 王明|先|发言.
_SPEAKS = words("speaks-next")
_HOW = frozenset("作做先再又即将会均都还致首也曾仅只未没不应后正并共同均拟可能亲")
#: Adverbs, which no verb stands before.
_TOO = ("亦", "也", "均", "还", "皆")
#: Posts that many of a place have: 人大代表|江西.
_MANY = words("posts-of-many")
#: The last character of a name before the end of a clause, which is none of what may follow a name.
_CLOSED = re.compile("[^说称等和与及同在对为是任将也曾都代][、，。；）]")
#: What ends a name after an office.
_ENDED = re.compile("[、，。；）]|等(?!级)|说|称|表示")
#: What the tagger takes for a verb though it ends as a name does: 涉外法律援助中心.
_LONG_VERB = 6
#: Tags that the tagger gives to 和, and to such verbs.
_MISTAKEN = frozenset(("v", "LOC", "ORG", "PER"))
#: Characters of the longest office.
_LONGEST_OFFICE = 8
_LOOSE = frozenset({"a", "v", "n", "f", "d", "nz", "vn", "ad", "an", "s", "LOC", "ORG"})


#: What the tagger takes for a noun though a firm's name is in it: 帮助云岭公司.
_FIRM = re.compile(f"{wording('firm-ends')}$")


def _is_firm(text: str, token: Token) -> bool:
    return token.tag in ("n", "nz", "nw", "v") and _FIRM.search(text, token.start, token.end) is not None


#: 寿阳县|和|平定县.
_AND_COUNTY = Rare("(?<=[县市区旗州])和(?=[一-龥]{2,4}[县市区旗州])")


class Mender:
    """Joins and cuts tokens anew where their form tells better than the tagger."""

    def __init__(self, lexicon: Lexicon, known: Gazetteer) -> None:
        self._surnames = lexicon.surnames
        self._lexicon = lexicon
        self._verbal = frozenset(lexicon.cue("verbal"))
        self._offices = lexicon.said_offices
        self._held = frozenset(self._offices)
        offices = "|".join(map(re.escape, sorted(self._offices, key=len, reverse=True)))
        self._offices_of_body = re.compile(
            f"[^，。；、：“”《》（）和与]{{2,20}}?[院所局厅部司会校室团社行委府心](?:{offices})"
        )
        self._long_offices = re.compile("|".join(sorted(lexicon.long_offices, key=len, reverse=True)))
        self._known = known
        users: dict[str, list[int]] = {}
        for row, (_, _, needs) in enumerate(SEAMS):
            for word in needs:
                users.setdefault(word, []).append(row)
        #: The words that rows of `SEAMS` need, and for each of them the rows.
        self._needed, self._users = ahocorasick_rs.AhoCorasick(list(users), store_patterns=False), list(users.values())

    def mended(self, text: str, tokens: list[Token]) -> list[Token]:
        """The tokens, which adjoin, with such names put together."""
        if not tokens:
            return tokens
        start, end = tokens[0].start, tokens[-1].end
        pieces: list[Token] = []
        for match in _LINK.finditer(text, start, end):
            pieces += self._signed(text, match, start)
        needed = {found[0] for found in self._needed.find_matches_as_indexes(text[start:end], overlapping=True)}
        for row in sorted({row for word in needed for row in self._users[word]}):
            pattern, tag, _ = SEAMS[row]
            pieces += self._matches(pattern, text, start, end, tag)
        within = _WITHIN.finditer(text, start, end)
        pieces += [Token(*m.span(), "f") for m in within if IN_NAMED.search(text, start, m.start())]
        if " " in text[start:end]:
            pieces += self._matches(_CELLS, text, start, end, "w")
        pieces += self._appointed(text, start, end)
        pieces += self._counties(text, tokens)
        pieces += self._on_the_way(text, tokens)
        pieces += self._and_county(text, start, end)
        pieces += self._sited(text, tokens)
        pieces += self._verb_first(text, tokens)
        pieces += self._matches(_IDIOM, text, start, end, "a")
        pieces += self._no_persons(text, tokens)
        pieces += self._will(text, tokens)
        pieces += self._matches(self._long_offices, text, start, end, "n")
        tokens = self._joined([self._noun(text, t) if t.tag in _MISTAKEN else t for t in tokens], text)
        if pieces:
            tokens = recut(tokens, apart(pieces))
        return self._persons(text, tokens)

    def _signed(self, text: str, match: re.Match[str], start: int) -> list[Token]:
        """The signs before a link, and the link: 深中|大桥."""
        for size in (3, 2):
            at = match.start() - size
            if at >= start and all(c in self._known.paired for c in text[at : match.start()]):
                return [Token(at, match.start(), "LOC"), Token(*match.span(), "n")]
        return []

    def _appointed(self, text: str, start: int, end: int) -> Iterable[Token]:
        """Who is made an officer, and 为, which the tagger gives to the body: 任命|陈爱华|为|市水利局局长."""
        if "为" not in text[start:end]:
            return
        for match in _APPOINTED.finditer(text, start, end):
            name = match["name"]
            named = name[0] in self._surnames and match["office"].endswith(self._offices)
            if named and not self._known.folded(name):
                yield Token(*match.span("name"), "PER")
                yield Token(*match.span("makes"), "v")

    @staticmethod
    def _sited(text: str, tokens: list[Token]) -> list[Token]:
        """The verb that tells where a thing is, inside of what the tagger takes for one name."""
        named = (t for t in tokens if t.tag in ("ORG", "LOC", "nz") and t.end - t.start > 5)
        found = (_SITED.search(text, t.start + 2, t.end) for t in named)
        return [Token(*match.span(), "v") for match in found if match]

    def _counties(self, text: str, tokens: list[Token]) -> Iterable[Token]:
        """A county without 县 behind its province, and the words that the tagger gives to it: 江西|于都|是."""
        for before, t in pairwise(tokens):
            if t.tag != "LOC" or not 2 < t.end - t.start < 5 or self._known.folded(text[t.start : t.end]):
                continue
            cut = t.start + 2
            known = [
                e.adcode
                for e in self._known.folded(text[t.start : cut])
                if e.adcode and e.name.endswith(("县", "市", "旗"))
            ]
            around = [e.adcode for e in self._known.folded(text[before.start : before.end]) if e.adcode]
            inside = any(divisions().within(code, other) for code in known for other in around)
            if inside and self._lexicon.head_at(text, t.end, cut) is None and not _PLACE_END.search(text, cut, t.end):
                yield Token(t.start, cut, "LOC")
                yield Token(cut, t.end, "v")

    def _on_the_way(self, text: str, tokens: list[Token]) -> Iterable[Token]:
        """A town by its full name, whose first character the tagger gives to the word before: 经|定西市, not 经定."""
        for before, t in pairwise(tokens):
            if t.tag == "LOC" and before.end - before.start == 2 and text[before.start] in _TOWARDS:
                name = text[before.end - 1 : t.end]
                if any(entry.name == name and entry.adcode for entry in self._known.folded(name)):
                    yield Token(before.end - 1, t.end, "LOC")

    def _and_county(self, text: str, start: int, end: int) -> Iterable[Token]:
        """A town by its full name behind 和, which the tagger gives to it: 寿阳县|和|平定县人民医院, but not 和平区."""
        for match in _AND_COUNTY.finditer(text, start, end):
            at = match.start()
            if self._known.town_at(text, at) is None and (town := self._known.town_at(text, at + 1)) is not None:
                yield Token(at, at + 1, "c")
                yield Token(*town.span, "LOC")

    @staticmethod
    def _verb_first(text: str, tokens: list[Token]) -> list[Token]:
        """A verb that begins what the tagger takes for an organization: 推动|云岭医院."""
        named = (t for t in tokens if t.end - t.start > 5 and (t.tag == "ORG" or _is_firm(text, t)))
        found = (_NO_FIRST.match(text, t.start, t.end) for t in named)
        return [Token(*match.span(), "v") for match in found if match]

    @staticmethod
    def _no_persons(text: str, tokens: list[Token]) -> Iterable[Token]:
        """What the tagger takes for a person: 云岭|段|贯通."""
        for t in tokens:
            if t.tag == "PER" and t.end - t.start > 2 and text[t.end - 1] == "等":  # 李云山|等领导
                yield Token(t.start, t.end - 1, "PER")
                yield Token(t.end - 1, t.end, "u")
            elif t.tag == "PER" and (section := _SECTION.fullmatch(text, t.start, t.end)):
                yield Token(t.start, t.start + 1, "n")
                yield Token(t.start + 1, section.end(), "v")

    def _will(self, text: str, tokens: list[Token]) -> Iterable[Token]:
        """会 before a verb, which the tagger takes for the end of a name: 科大|会|继续."""
        for t, after in pairwise(tokens):
            short = t.tag == "ORG" and t.end - t.start in (3, 4) and text[t.start : t.end] not in self._lexicon.heads
            if short and after.tag in _DOES and (match := _WILL.match(text, t.end - 1)):
                yield Token(*match.span(), "v")

    @staticmethod
    def _matches(pattern: Rare | re.Pattern[str], text: str, start: int, end: int, tag: str) -> Iterable[Token]:
        return [Token(*m.span(), tag) for m in pattern.finditer(text, start, end)]

    def _joined(self, tokens: list[Token], text: str) -> list[Token]:
        """A verb that only stands in a longer head, with the rest of that: 集结|中心, 验收|会."""
        found: list[Token] = []
        for token in tokens:
            before = found[-1] if found else None
            if before is not None and before.tag in ("v", "vn"):
                head = text[before.start : token.end]
                whole = (before.tag == "v" and len(head) > 3) or head.endswith("会")
                if whole and head in self._lexicon.heads:
                    word = text[before.start : before.end]
                    if word not in self._lexicon.verbs and word not in self._verbal:
                        found[-1] = Token(before.start, token.end, "n")
                        continue
            found.append(token)
        return found

    def _noun(self, text: str, token: Token) -> Token:
        """A verb of six characters and more that ends in a head is a noun; 和 alone is no place."""
        if token.end - token.start == 1 and text[token.start] in "和与" and token.tag in ("LOC", "ORG", "PER"):
            return token._replace(tag="c")  # 云岭新城|和|江湾物流中心
        if token.tag != "v" or token.end - token.start < _LONG_VERB:
            return token
        head = self._lexicon.head_at(text, token.end, token.start)
        return token if head is None or len(head.word) < 2 else token._replace(tag="n")

    def _persons(self, text: str, tokens: list[Token]) -> list[Token]:
        """王小|明 局长: a given name of two characters; 叶青山 副局长, though the tagger sees a mountain."""
        found: list[Token] = []
        at = 0
        while at < len(tokens):
            first = text[tokens[at].start]
            if first not in self._surnames and first != "和":  # as with most
                found.append(tokens[at])
                at += 1
                continue
            if tokens[at].tag == "PER" and and_person(text, tokens[at].start, tokens[at].end, self._surnames):
                start, end, _ = tokens[at]
                found += [Token(start, start + 1, "c"), Token(start + 1, end, "PER")]  # 王强院士|和|李明远
                at += 1
                continue
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            if first not in self._surnames:
                found.append(tokens[at])
            elif (cut := self._cut(text, tokens[at])) != [tokens[at]] or after is None:
                found += cut
            elif joined := self._with_next(text, tokens[at], after):
                found += joined
                at += 1
            else:
                found.append(tokens[at])
            at += 1
        return found

    def _cut(self, text: str, token: Token) -> list[Token]:
        """A token that begins with a surname, as a person's name and what has run into it."""
        start, end, tag = token
        person = tag == "LOC" and end - start == 3 and text[end - 1] not in _PLACES_END
        if person and self._posted(text, end):
            return [token if self._known.folded(text[start:end]) else token._replace(tag="PER")]
        if tag == "LOC" and end - start == 2 and self._heads(text, start) and _ENDED.match(text, end):
            return [token._replace(tag="PER")]  # 市政协主席|江宁、
        if tag == "PER" and end - start > 3 and (at := self._office_in(text, token)):
            return [Token(start, at, "PER"), Token(at, end, "n")]  # 田家生|次长
        if tag == "PER" and end - start > 2 and SAYS.match(text, end - 1):
            return [Token(start, end - 1, "PER"), Token(end - 1, end, "v")]  # 王小明|指，
        becomes = tag == "PER" and end - start == 3 and text[end - 1] == "任" and self._holds_office(text, start)
        if becomes and text.startswith(self._offices, end):
            return [Token(start, end - 1, "PER"), Token(end - 1, end, "v")]  # 总工程师|王静|任|站长
        both = tag == "PER" and end - start == 3 and text[end - 1] == "和" and self._holds_office(text, start)
        if both and self._offices_of_body.match(text, end):
            return [Token(start, end - 1, "PER"), Token(end - 1, end, "c")]  # 副校长|许云|和|物理研究所所长
        led = next((m for k in (2, 3) if (m := LEADS.match(text, start + k, end))), None) if tag == "PER" else None
        if led is not None and self._holds_office(text, start):
            return [Token(start, led.start(), "PER"), Token(*led.span(), "v"), Token(led.end(), end, "ORG")]
        return [token]

    def _with_next(self, text: str, token: Token, after: Token) -> list[Token]:
        """A token that begins with a surname and the one behind it, where both hold a name; else nothing."""
        start, end, tag = token
        name, word, size = text[start : after.end], text[after.start : after.end], after.end - after.start
        office = self._holds_office(text, start)
        if tag == "PER" and end - start == 2 and text[start - 1 : start] in ("由", "和", "与", "、"):
            if size == 1 and after.tag in _LOOSE and FOUNDS.match(text, after.end):
                return [Token(start, after.end, "PER")]  # 由|张志|谋|于1987年创立
            if size == 2 and FOUNDS.match(text, after.end - 1):
                return [Token(start, after.end - 1, "PER"), Token(after.end - 1, after.end, "p")]  # 由|高明|远于|1995年
        if tag == "PER" and end - start == 2:
            told = self._spoken_of(text, after.end) or (office and _CLOSED.match(text, after.start) is not None)
            told = told or (word not in _HOW and text.startswith(_SPEAKS, after.end))
            told = told or (office and word not in _HOW and text.startswith(_TOO, after.end))  # 市长|陈文|迎|亦出席
            if word == "任" and self._spoken_of(text, after.end):
                return []  # 总工程师|陈静|任|站长
            if size == 1 and after.tag in _LOOSE and (told or (office and after.tag == "f")):  # 市长|覃文|中|代表
                return [Token(start, after.end, "PER")]
            if word == "和" and _TITLE.match(text, after.end):
                return [Token(start, after.end, "PER")]  # 饶云|和|院士
            if size == 2 and office and SAYS.match(text, after.end - 1):
                return [Token(start, after.end - 1, "PER"), Token(after.end - 1, after.end, "v")]  # 何小|青指，
        elif end - start == 1 and office:
            given = size == 2 and after.tag in _LOOSE and word not in self._lexicon.offices
            if given and not self._known.folded(name) and _ENDED.match(text, after.end):
                return [Token(start, after.end, "PER")]  # 副校长|马|青山
            if after.tag == "PER" and size == 3 and text[after.start] in self._surnames:
                return [Token(start, after.end, "PER")]  # 行政长官|林|何月娥, who has two surnames
        return []

    def _office_in(self, text: str, token: Token) -> int | None:
        """Where the office begins that a person's name runs into."""
        cuts = (k for k in range(token.start + 2, min(token.end - 1, token.start + 4)))
        return next((k for k in cuts if text[k : token.end] in self._offices), None)

    def _posted(self, text: str, at: int) -> bool:
        """Whether an office follows that no place has (a mayor may follow the name of his town)."""
        return text.startswith(self._offices, at) and not text.startswith(_POSTS, at)

    def _holds_office(self, text: str, at: int) -> bool:
        """Whether an office stands right before, or before 是: 校长是|倪某某."""
        at -= text[at - 1 : at] in ("是", "为")
        return any(text[at - size : at] in self._held for size in range(2, min(at, _LONGEST_OFFICE) + 1))

    def _heads(self, text: str, at: int) -> bool:
        """Whether the office right before is one that one person has, so that no place follows it."""
        return text[at - 1 : at] not in "是为" and self._holds_office(text, at) and not text.endswith(_MANY, 0, at)

    def _spoken_of(self, text: str, at: int) -> bool:
        return text.startswith(self._offices, at) or text.startswith(_COUPLE, at)


def and_person(text: str, start: int, end: int, surnames: Collection[str]) -> bool:
    """Whether a person's name begins with the 和 or 及 that joins it to what stands before.

    >>> and_person("王强院士和李明远", 4, 8, {"李"}), and_person("云岭县副县长和向红", 6, 9, {"向"})
    (True, False)
    >>> and_person("局长及李明远", 2, 6, {"李"})
    True
    """
    if end - start < 3 or text[start] not in "和及" or text[start + 1] not in surnames:
        return False
    if text[start] == "和" and _POST_BEFORE.search(text, max(0, start - 8), start):
        return False  # 云岭县副县长|和向红: of that family
    return re.match("[一-龥）]", text[max(0, start - 1) : start]) is not None


#: The post of a place or a body, without a name before it.
_POST_BEFORE = re.compile(f"[省市县区州乡镇局厅委会](?:副|原)?{wording('family-posts')}$")
