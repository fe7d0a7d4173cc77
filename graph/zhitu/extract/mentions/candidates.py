"""Stretches of a sentence that may be mentions of named things, each with class, rule and score."""

from __future__ import annotations

import re

from zhitu.divisions import COUNTRY, divisions
from zhitu.extract.mentions.aliases import with_alias, without_bracket
from zhitu.extract.mentions.candidate import NAMED, Candidate, is_elsewhere, is_house, is_place, of_entry, without_kinds
from zhitu.extract.mentions.chunker import Chunk, Chunker
from zhitu.extract.mentions.clause_names import ClauseNames
from zhitu.extract.mentions.conjuncts import categorized, headless
from zhitu.extract.mentions.described import Described
from zhitu.extract.mentions.editions import editions
from zhitu.extract.mentions.nested import Nested
from zhitu.extract.mentions.numbered import numbered
from zhitu.extract.mentions.ordinals import ORDINAL, first_of_kind, with_ordinal
from zhitu.extract.mentions.phrases import Phrases, is_proper
from zhitu.extract.mentions.projects import projects
from zhitu.extract.mentions.seats import without_addresses
from zhitu.extract.mentions.series import Series
from zhitu.extract.mentions.singles import TAGGED, Singles
from zhitu.extract.mentions.stations import airports, stations, unions
from zhitu.extract.mentions.themes import Themes
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.classes import AREAS
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.gazetteer import PLAIN, Entry, Gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["NAMED", "Candidate", "Candidates"]

#: 新华社杭州3月2日电: who reports from where is no matter of the text.
_DATELINE = Rare(
    r"(?<![^\n])[一-龥]{2,10}(?:社|网|报)讯|(?:本报|[一-龥]{1,6}(?:社|网|报|台|新闻))[一-龥]{2,8}\d{1,2}月\d{1,2}日(?:电|讯|消息)"
)
#: What a place's short name is the beginning of: 大田|镇, 中山|路, 北京|东路, 新北|道. Not 广州|乡村, 深圳|路网.
_CALLED_AFTER = re.compile(f"(?<![省市县区州盟旗]){wording('place-names-go-on')}")
_GENUS = words("called-by-purpose")
#: 云岭隧道|建设工程: the work, being built.
_BUILDING = re.compile("(?:扩建|改造|建设)(?:工程|项目)")
_BUILT = frozenset({"Facility", "Zone"})
#: Where work goes on, and who does it: after a name, no part of it.
_SCENES = frozenset(words("scenes-of-work"))
_TOWNS = frozenset(("镇", "乡", "村"))
#: 云岭省|高速公路通车里程: all that a place has of a kind is counted, and no line named.
_WAYS = words("ways-counted")
_COUNTED = re.compile(f"(?:[、和及与]{wording('ways-counted')})*{wording('ways-how')}*{wording('ways-figures')}")
#: 云川湾|中心区域: where in a place something is.
_MIDDLE = re.compile(f"(?:的)?{wording('parts-of-place')}(?:区域|地区|地带)")
_SITED = AREAS | {"Facility"}


class Candidates:
    """Generates the candidates of a sentence."""

    def __init__(self, lexicon: Lexicon, known: Gazetteer) -> None:
        self.lexicon = lexicon
        self.known = known
        self.chunker = Chunker(lexicon)
        self.phrases = Phrases(lexicon)
        self.singles = Singles(lexicon, known)
        self.nested = Nested(lexicon, known, self.chunker, self.singles)
        self.described = Described(lexicon, known)
        self.clauses = ClauseNames(lexicon)
        self.themes = Themes(lexicon)
        self.series = Series(lexicon)

    def of(self, text: str, units: list[Unit]) -> list[Candidate]:
        """Candidates, by position; nested ones follow the one they lie in."""
        found: list[Candidate] = []
        for chunk in self.chunker.chunks(text, units):
            found.extend(self._of_chunk(text, units, chunk))
        works = projects(text, units)
        bodies = self.described.bodies(text, units)
        bodies += self.described.meetings(text, units) + self.described.vehicles(text, units)
        bodies += numbered(text, units)
        named = {c.span for c in found if c.accepted}
        clauses = [c for c in self.clauses.of(text, units) if c.rule != "subject" or c.span not in named]
        bodies = [b for b in bodies if not any(_wider(c, b) and b.rule != "local-body" for c in clauses)] + clauses
        bodies += [s for s in self.series.of(text, units) if not any(_wider(c, s) for c in found)]
        bodies += [*stations(text, units), *airports(text, units), *unions(text, units, self.singles.of_known)]
        works += editions(text, units, found)
        bodies = [b for b in bodies if not any(p.span.overlaps(b.span) for p in works)] + works
        titles = [b.span for b in bodies if b.rule == "title:line"]
        told = [c._replace(nested=True) for c in found if c.entries and any(t.contains(c.span) for t in titles)]
        found = [c for c in found if not any(b.span.overlaps(c.span) for b in bodies)] + bodies + told
        found.extend(headless(text, units, found, self.lexicon))
        found.extend(categorized(text, units, found, self.lexicon))
        found.extend(self.themes.of(text, units, found))
        start = units[0].span.start
        taken = bytearray(units[-1].span.end - start)
        for c in found:
            if c.score >= NAMED - 0.5:
                whole = c.outer or c.span
                taken[whole.start - start : whole.end - start] = b"\x01" * (whole.end - whole.start)
        for i, unit in enumerate(units):
            if unit.kind == "word" and unit.tag not in TAGGED:
                continue
            if not taken[unit.span.start - start]:
                found.extend(self.singles.of(text, units, i))
            elif unit.kind == "known" and unit.entries[0].kind != "industry":
                found.extend(self._left_over(unit, found))
        plain = {c.span for c in found if c.plain}
        found = [c for c in found if c.plain or c.span not in plain]
        policies = self.described.policies(text, units)
        found.extend(p for p in policies if not any(title.contains(p.span) for title in titles))
        groups = self.described.groups(text, units)
        found.extend(g for g in groups if not any(c.accepted and c.span.overlaps(g.span) for c in found))
        found = [c for c in found if not is_house(text, c.span) and not _is_of_congress(text, c)]
        for line in _DATELINE.finditer(text, units[0].span.start, units[-1].span.end):
            found = [c for c in found if not Span(*line.span()).contains(c.span)]
        found = [c for c in found if not (c.entries and _is_of_name(text, c))]
        sentence = Span(units[0].span.start, units[-1].span.end)
        found = without_addresses(text, sentence, without_kinds(text, found))
        found.sort(key=lambda c: (c.span.start, -c.span.end))
        brackets = {unit.span.start: unit.text for unit in units if unit.kind == "bracket"}
        return [self._aliased(text, brackets, with_ordinal(text, c)) for c in found]

    def _aliased(self, text: str, brackets: dict[int, str], c: Candidate) -> Candidate:
        span = without_bracket(text, c.span) if c.name.endswith("）") and not c.entries else c.span
        if span != c.span:  # 云州至江和高速公路（云和高速）, where no bracket is told apart
            inner: str | None = text[span.end + 1 : c.span.end - 1]
            c = c._replace(span=span, name=text[slice(*span)])
        else:
            inner = brackets.get(c.span.end)
        return c if inner is None or c.nested else with_alias(inner, c, self.lexicon)

    def _left_over(self, unit: Unit, found: list[Candidate]) -> list[Candidate]:
        """国务院|批复: what is known, inside a phrase that is hardly a name."""
        if any((c.outer or c.span).contains(unit.span) and (c.accepted or c.nested) for c in found):
            return []
        if unit.members and any(c.head and c.span.contains(unit.span) and "Group" not in c.classes for c in found):
            return []  # 粤港澳联合攻关项目: three places, and whose they are together
        return [c._replace(nested=True) for c in self.singles.of_known(unit)]

    def _of_chunk(self, text: str, units: list[Unit], chunk: Chunk) -> list[Candidate]:
        if len(chunk.units) == 1 and chunk.units[0].kind == "known":
            return self.singles.of_known(chunk.units[0])
        whole = self._known_form(text, chunk.span)
        if whole:
            return [of_entry(chunk.span, text[chunk.span.start : chunk.span.end], whole)]
        units_in = list(chunk.units)
        if len(units_in) == 2 and ORDINAL.search(units_in[0].text):  # 第20届|中国—东盟博览会
            return self._of_chunk(text, units, chunk._replace(span=units_in[1].span, units=(units_in[1],)))
        if self._is_quoted(text, units_in):
            return self.singles.of(text, units, units.index(units_in[-1]))
        if _is_counted(text, units_in, chunk.span.end):
            return self.singles.of_known(units_in[0])
        found: list[Candidate] = []
        inner = self._inner_area(text, units_in, chunk)
        if inner is not None:
            return [*self._of_chunk(text, units, inner[0]), *self._of_chunk(text, units, inner[1])]
        # places before a district, or before what the gazetteer knows, are loosely joined: mentions of their own
        while len(units_in) > 1 and (
            (is_place(units_in[0]) and self._splits(text, units_in, chunk)) or _zone_before(units_in, chunk)
        ):
            if units_in[0].entries[0].adcode != COUNTRY:  # 中国|云南自由贸易试验区 says nothing of the country
                found.extend(self.singles.of_known(units_in[0]))
            units_in.pop(0)
        span = Span(units_in[0].span.start, chunk.span.end)
        entries = self._known_form(text, span)
        if entries and found and is_elsewhere(entries, found[-1]):
            entries, found, units_in = (), found[:-1], list(chunk.units)[len(found) - 1 :]
            span = Span(units_in[0].span.start, chunk.span.end)
        if entries:
            known = of_entry(span, text[span.start : span.end], entries, head=chunk.head.word)
            return [*found, known._replace(outer=chunk.span) if span.start > chunk.span.start else known]
        if len(units_in) == 1 and units_in[0].kind == "known":
            return [*found, *self.singles.of_known(units_in[0])]
        first = units_in[0]
        if first.kind == "known" and first.entries[0].kind == "strategy" and text[first.span.end : span.end] in _GENUS:
            return [*found, of_entry(span, text[span.start : span.end], first.entries)]  # “双碳”战略
        if is_place(units_in[0]) and _MIDDLE.fullmatch(text, units_in[0].span.end, span.end):
            return [*found, *self.singles.of_known(units_in[0])]
        main = first_of_kind(text, self.phrases.candidate(text, span, units_in, chunk), units_in)
        if main.score < NAMED + 0.1 and chunk.head.naming == "weak" and _noun_after(units, span.end):
            main = main._replace(score=min(main.score, NAMED - 0.5))  # 云岭产业园标准|厂房: no end of a phrase
        if span.start > chunk.span.start:
            main = main._replace(outer=chunk.span)
        if not _BUILT.isdisjoint(main.classes) and (building := _BUILDING.match(text, main.span.end)):
            main = main._replace(outer=Span((main.outer or main.span).start, building.end()))
        owner = self.nested.owner(text, units_in, main) if main.head == "分院" else None
        if owner is not None:
            main = main._replace(classes=owner.classes)  # 市中医医院|城北分院
        return [*found, main, *self.nested.of(text, units_in, main)]

    def _is_quoted(self, text: str, units: list[Unit]) -> bool:
        """Whether plain words stand before a quoted name with its own head: 配套活动|“山海音乐大会”."""
        last = units[-1]
        if last.kind != "quote" or len(units) < 2 or any(is_proper(u) or u.tag in ("b", "j", "nw") for u in units[:-1]):
            return False
        head = self.lexicon.head_at(text, last.span.end - 1, last.span.start)
        return head is not None and 1 < len(head.word) < len(last.text) - 1

    def _inner_area(self, text: str, units: list[Unit], chunk: Chunk) -> tuple[Chunk, Chunk] | None:
        """长安街道|长安社区, 经开区|军山新城: an area before another area is a name of its own."""
        if AREAS.isdisjoint(chunk.head.classes):
            return None
        for k in range(len(units) - 2, -1, -1):
            unit = units[k]
            if unit.kind != "word" or (k == 0 and unit.text in self.lexicon.heads):
                continue
            head = self.lexicon.head_at(text, unit.span.end, units[0].span.start)
            if head and not AREAS.isdisjoint(head.classes) and len(head.word) < unit.span.end - units[0].span.start:
                left = Span(units[0].span.start, unit.span.end)
                right = Span(units[k + 1].span.start, chunk.span.end)
                if right.end - right.start <= len(chunk.head.word):
                    return None
                if head.word in _TOWNS and "Zone" in chunk.head.classes and not any(map(is_proper, units[k + 1 :])):
                    return None  # 云溪镇|农业示范园
                a = self.chunker.scored(text, Chunk(left, tuple(units[: k + 1]), head, 0.0, chunk.counted))
                b = self.chunker.scored(text, Chunk(right, tuple(units[k + 1 :]), chunk.head), after_place=True)
                return a, b
        return None

    def _splits(self, text: str, units: list[Unit], chunk: Chunk) -> bool:
        if units[0].members or (units[0].kind == "known" and units[0].entries[0].kind == "zone"):
            return False
        if units[1].members and chunk.head.word.endswith("公司"):
            return False  # 广东粤赣高速公路有限公司 is registered so
        rest = Span(units[1].span.start, chunk.span.end)
        known = self._known_form(text, rest)
        if (known and known[0].kind != "body") or "District" in chunk.head.classes:
            return True
        if "NaturalFeature" in chunk.head.classes and units[1].tag == "LOC" and len(units[1].text) > 1:
            return True  # 昆明|青坪溪
        return (
            len(units) > 2
            and is_place(units[1])
            and units[1].span.end < chunk.span.end
            and (self._contains(units[0], units[1]) or (_is_region(units[0]) and units[2].text[0] != "段"))
        )

    @staticmethod
    def _contains(outer: Unit, inner: Unit) -> bool:
        """广东|广州…: a larger place before a smaller."""
        table = divisions()
        return any(
            a.adcode and b.adcode and a.adcode != b.adcode and table.within(b.adcode, a.adcode)
            for a in outer.entries
            for b in inner.entries
        )

    def _known_form(self, text: str, span: Span) -> tuple[Entry, ...]:
        form = text[span.start : span.end].strip("“”")
        return () if form in PLAIN else self.known.folded(form)


def _is_counted(text: str, units: list[Unit], end: int) -> bool:
    """Whether a known place and what it has of a kind stand before how much that is."""
    first = units[0]
    return first.kind == "known" and text[first.span.end : end] in _WAYS and bool(_COUNTED.match(text, end))


def _is_region(unit: Unit) -> bool:
    """苏北|连云港机场: a part of a province before a town."""
    return unit.kind == "known" and unit.entries[0].kind == "region" and "Region" in unit.entries[0].classes


def _zone_before(units: list[Unit], chunk: Chunk) -> bool:
    """雄安新区|容东片区: a zone before an area or a work with a word of its own."""
    first = units[0]
    rest = chunk.span.end - first.span.end
    zone = first.kind == "known" and first.entries[0].kind == "zone"
    zone = zone and first.text[-1] in "区城园岛谷"
    own = (
        units[1].kind == "word"
        and units[1].text not in ("至", "到")
        and rest >= len(chunk.head.word) + 2
        and units[1].tag != "m"
    )
    return zone and own and not _SITED.isdisjoint(chunk.head.classes)


def _is_of_name(text: str, c: Candidate) -> bool:
    """Whether a place's short name only begins that of a town or road, in which it lies, or of an old way."""
    called = _CALLED_AFTER.match(text, c.span.end) if c.entries[0].kind in ("division", "region") else None
    return called is not None and (c.nested or called[0] == "道")


#: 云州省十四届|人大常委会: of that congress, and not the nation's.
_CONGRESS = re.compile("[届省市县区州旗]$")


def _is_of_congress(text: str, c: Candidate) -> bool:
    """Whether a committee that goes without its place is that of the congress named before it."""
    short = bool(c.entries) and c.name in ("人大常委会", "人大")
    return short and _CONGRESS.search(text, max(0, c.span.start - 1), c.span.start) is not None


def _noun_after(units: list[Unit], end: int) -> bool:
    """Whether a noun goes on where a phrase ends."""
    following = next((u for u in units if u.span.start == end and u.kind == "word" and u.tag == "n"), None)
    return following is not None and len(following.text) > 1 and following.text not in _SCENES


def _wider(c: Candidate, other: Candidate) -> bool:
    """Whether a name holds more than another."""
    return c.accepted and c.span.contains(other.span) and c.span != other.span
