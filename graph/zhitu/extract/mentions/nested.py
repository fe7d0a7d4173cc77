"""Names that lie in a longer one and are mentions of their own: the owner, the whole, the places that a line joins."""

from __future__ import annotations

import re

from zhitu.divisions import COUNTRY, TOWNS
from zhitu.extract.mentions.candidate import PLACE_KINDS, Candidate, is_place, of_entry
from zhitu.extract.mentions.chunker import Chunk, Chunker
from zhitu.extract.mentions.singles import Singles
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.classes import FIRMS
from zhitu.extract.text.gazetteer import Gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["Nested", "is_of_name"]

_ENDS = re.compile(r"[一-龥]至[一-龥]|[一-龥]—[一-龥]|[一-龥]到[一-龥]")
#: Of these a body or a strategy named first is an owner or a frame of its own.
_OWNED = frozenset({"Facility", "Project", "Product", "Conference"})
_PHASE = re.compile(f"^(?:第?[一二三四五六]期|{wording('phase-extends')})$")
_PHASED = frozenset({"Facility", "Zone", "Project", "School", "Hospital"})
#: Before these stands what is divided or bordered, a name of its own (渤海|沿岸).
_DIVIDED = frozenset(words("divided-or-bordered"))
#: Parts of an institution that are called by its name.
_PARTS = frozenset(words("institution-parts"))
#: Areas of a zone that is named before them: 云川自贸区|滨江新片区.
_AREAS_OF = words("areas-of-zone")
#: Pieces of a work or a firm that are called by its name: 青山水库|大坝, 云衡铁路|扩能改造工程.
_PIECES = frozenset(words("pieces-of-works"))
#: 甲项目|开工仪式: what a ceremony is held for.
_RITE = re.compile(f"(?:集中)?{wording('ceremony-of-project')}(?:动员)?(?:仪式|典礼|大会)")
#: 云溪大学, 云溪院区: the place is no more than the name.
_CALLED_SO = frozenset(words("called-so-by-place"))
_PORT = re.compile(
    f"(?P<name>[一-龥]{{2,4}}?(?P<head>港(?![口务澳湾])|口岸|机场))[一-龥\\d]{{1,10}}?{wording('port-parts')}"
)
_OWNERS = frozenset({"School", "ResearchInstitute", "Laboratory", "Hospital", "Zone", "Company"})


_PARTED = frozenset({"School", "ResearchInstitute", "Hospital", "Laboratory"})


class Nested:
    """Finds the names inside a candidate that a head makes."""

    def __init__(self, lexicon: Lexicon, known: Gazetteer, chunker: Chunker, singles: Singles) -> None:
        self.lexicon = lexicon
        self.known = known
        self.chunker = chunker
        self.singles = singles

    def of(self, text: str, units: list[Unit], main: Candidate) -> list[Candidate]:
        """The names inside `main`, whose units these are."""
        owner = self.owner(text, units, main)
        inner = self._nested(text, units, main)
        if owner is not None:
            inner = [c for c in inner if not owner.span.contains(c.span)] + [owner]
        return [*inner, *self._port(main), *self._whole(text, units, main)]

    def _is_called_so(self, text: str, unit: Unit, main: Candidate) -> bool:
        """Whether a body inside of a name is called after a river or mountain: 太行|实验室|沈阳基地."""
        ends = range(unit.span.end + 2, main.span.end - len(main.head))
        heads = (self.lexicon.head_at(text, end, unit.span.end) for end in ends)
        return any(head is not None and not _OWNERS.isdisjoint(head.classes) for head in heads)

    def owner(self, text: str, units: list[Unit], main: Candidate) -> Candidate | None:
        """某某大学（北京）|雄安校区, 某某研究院|综合楼: whose part the thing is."""
        if main.head not in _PARTS or not main.accepted:
            return None
        return self._owner_before(text, units, main) or self._owner_within(text, main)

    @staticmethod
    def _port(main: Candidate) -> list[Candidate]:
        """云台港|北港区码头: the port or checkpoint that a part is of."""
        match = _PORT.match(main.name) if main.accepted and not _PHASED.isdisjoint(main.classes) else None
        if match is None:
            return []
        span = Span(main.span.start, main.span.start + match.end("name"))
        head = match["head"]
        return [Candidate(span, match["name"], ("Facility",), f"head:{head}", 1.6, head=head, nested=True)]

    def _owner_within(self, text: str, main: Candidate) -> Candidate | None:
        """The owner in what the tagger takes for one word: 青坪小学海湾校区."""
        for end in range(main.span.end - len(main.head), main.span.start + 3, -1):
            head = self.lexicon.head_at(text, end, main.span.start)
            size = len(head.word) if head else 0
            if head is None or size < 2 or head.naming != "strong" or _OWNERS.isdisjoint(head.classes):
                continue
            if end - size > main.span.start:
                name, rule = text[main.span.start : end], f"head:{head.word}"
                span = Span(main.span.start, end)
                return Candidate(span, name, head.classes, rule, 1.6, head=head.word, nested=True)
        return None

    def _owner_before(self, text: str, units: list[Unit], main: Candidate) -> Candidate | None:
        """The owner that ends where a word does."""
        for k in range(len(units) - 1, 0, -1):
            unit = units[k - 1]
            end = unit.span.start if unit.kind == "bracket" else unit.span.end
            head = self.lexicon.head_at(text, end, main.span.start)
            if head is None or len(head.word) < 2 or head.naming != "strong" or _OWNERS.isdisjoint(head.classes):
                continue
            left = Chunk(Span(main.span.start, unit.span.end), tuple(units[:k]), head)
            score = self.chunker.scored(text, left).score
            name = text[left.span.start : left.span.end]
            return Candidate(left.span, name, head.classes, f"head:{head.word}", score, head=head.word, nested=True)
        return None

    def _whole(self, text: str, units: list[Unit], main: Candidate) -> list[Candidate]:
        """白云国际机场|三期扩建工程, 滇藏铁路|丽江至香格里拉段: the whole before its part is a mention too."""
        for k in range(1, len(units)):
            part = _PHASE.match(units[k].text) is not None or (main.head == "段" and is_place(units[k]))
            part = part or (text[units[k].span.start : main.span.end] in _PIECES and units[k].kind == "word")
            part = part or _RITE.fullmatch(text, units[k].span.start, main.span.end) is not None
            if main.accepted and part and units[k - 1].kind == "word":
                head = self.lexicon.head_at(text, units[k - 1].span.end, main.span.start)
                if head and len(head.word) > 1 and not _PHASED.isdisjoint(head.classes):
                    left = Chunk(Span(main.span.start, units[k - 1].span.end), tuple(units[:k]), head)
                    score, name = self.chunker.scored(text, left).score, text[left.span.start : left.span.end]
                    rule = f"head:{head.word}"
                    return [Candidate(left.span, name, head.classes, rule, score, head=head.word, nested=True)]
        return []

    @staticmethod
    def _of_owner(units: list[Unit], main: Candidate) -> bool:
        """Whether a body begins with the body that it is of: 云川大学|集成电路学院."""
        whole = units[0].entries[0].classes if units[0].kind == "known" else ()
        rest = main.span.end - units[0].span.end
        named = rest > len(main.head) + 1 and not _PARTED.isdisjoint(main.classes)
        return named and not _OWNERS.isdisjoint(whole)

    def _nested(self, text: str, units: list[Unit], main: Candidate) -> list[Candidate]:
        """Known organizations and strategies at the left of a longer name are mentions of their own."""
        found: list[Candidate] = []
        line = main.head in self.lexicon.lines
        owned = not _OWNED.isdisjoint(main.classes)
        kinds = [
            "strategy",
            *["body"] * (owned or self._of_owner(units, main)),
            # 云川自贸区|滨江新片区, 雄安新区|至忻州高铁
            *["zone"] * (main.head.endswith(_AREAS_OF) or (line and _ENDS.search(main.name) is not None)),
        ]
        for unit in units[:-1]:
            if unit.kind == "known" and unit.entries and unit.entries[0].kind in kinds:
                found.extend(c._replace(nested=True) for c in self.singles.of_known(unit))
            elif (
                owned
                and unit.kind == "word"
                and unit.tag == "ORG"
                and unit.span.start == main.span.start
                and len(unit.text) > 3
                and self.lexicon.head_at(text, unit.span.end, unit.span.start)
            ):
                found.extend(c._replace(nested=True) for c in self.singles.tagged(text, unit))
            elif (
                (line or main.head in _DIVIDED)
                and is_place(unit)
                and not unit.members
                and len(unit.text) > 1
                and (_ENDS.search(main.name) or not line)
            ) or (
                not line
                and is_place(unit)
                and unit.span.start == main.span.start
                and (main.span.end - unit.span.end > 3 or main.head.endswith("网"))
                and not unit.members
                and main.head not in _CALLED_SO
                and unit.entries[0].adcode != COUNTRY  # 中国营养学会 says nothing of the country
                and not (unit.entries[0].kind == "nature" and self._is_called_so(text, unit, main))
            ):
                found.extend(c._replace(nested=True) for c in self.singles.of_known(unit))
            elif unit.kind == "quote" and "Conference" in main.classes:
                named = self.singles.of(text, units, units.index(unit))  # “对接专班”第七次会议
                found.extend(c._replace(nested=True) for c in named if "GovernmentBody" in c.classes and c.accepted)
            elif unit.kind == "bracket":
                place = self.known.folded(unit.text)
                if place and place[0].kind in PLACE_KINDS:
                    inner = Span(unit.span.start + 1, unit.span.end - 1)
                    found.append(of_entry(inner, unit.text, place, 2.0)._replace(nested=True))
        return found


_LARGE = frozenset(("province", "city"))
_INVESTING = FIRMS | {"Fund"}
#: In whose names a county's short name is hardly the county: 青潭大桥.
_NAMED_AFTER = frozenset(("Facility", "Zone", "Hospital", "School", "District", "Organization", "Project"))


def is_of_name(c: Candidate, around: Candidate, lexicon: Lexicon) -> bool:
    """Whether a place inside of a name only belongs to it: 云州|能源投资集团, 青潭|特大桥."""
    if not c.entries or c.entries[0].kind not in PLACE_KINDS or c.span == around.span:
        return False
    if not _INVESTING.isdisjoint(around.classes) or (around.head in TOWNS and around.span.end - c.span.end == 1):
        return True  # 云龙江|乡
    county = any(e.level == "county" for e in c.entries) and not any(e.level in _LARGE for e in c.entries)
    short = county and not c.name.endswith(("县", "区", "市", "旗"))
    return short and not lexicon.is_line(around.head) and not _NAMED_AFTER.isdisjoint(around.classes)
