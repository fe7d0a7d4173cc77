"""Relations and events by the shape of a sentence, in which each mention is one character."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress

import ahocorasick_rs

from zhitu.extract.clauses.denied import denies
from zhitu.extract.clauses.dropped import (
    before_companion,
    chained,
    narrowest,
)
from zhitu.extract.clauses.fitness import ACTING, allowed
from zhitu.extract.clauses.heads import modifies
from zhitu.extract.clauses.modality import counted_before, status_at
from zhitu.extract.clauses.scene import Group, Scene, Slotted
from zhitu.extract.clauses.verb_times import time_of
from zhitu.extract.statements.anniversaries import from_anniversaries
from zhitu.extract.statements.carried import HOLDS, carried_into
from zhitu.extract.statements.claims import claims
from zhitu.extract.statements.events import years_ago
from zhitu.extract.statements.journeys import only_leads_over
from zhitu.extract.statements.refused import is_about
from zhitu.extract.statements.rites import from_rites, is_of_others
from zhitu.extract.text.classes import BODIES, DIVISIONS, PLACES
from zhitu.extract.text.clues import needs
from zhitu.extract.text.wording import SLOT, wording
from zhitu.model import Claim, Event, Span
from zhitu.resources import table

__all__ = ["PLAIN", "Pattern", "events_from_patterns", "from_patterns", "patterns"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of `lexicon/patterns.tsv`: a regular expression over a sentence in which A and B stand for mentions."""

    id: str
    relation: str
    expression: re.Pattern[str]
    needs: tuple[str, ...]
    example: str
    mentions: int


_SLOT = "[\ue000-\uf8ff]"
_GAP = "[^，。；：\ue000-\uf8ff]"
#: Where a line ends, behind what that lies in: 南至|乙国|首都|丙城.
_END = "(?:{x}(?:首都|省会|首府)?){0,2}{B}(?!(?:首都|省会|首府)?{x})"


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns: {A} {B} {x} are mentions, {end} the last of some, {g} any character of a clause that is none."""
    compiled = []
    for row in table("lexicon/patterns"):
        text = row["pattern"].replace("{end}", _END)
        for name in "AB":
            text = text.replace("{" + name + "}", f"[“《]?(?P<{name}>{_SLOT})[”》]?")
        text = text.replace("{x}", _SLOT).replace("{g}", _GAP)
        asked = _alternatives(row["needs"]) if row["needs"] else ("",)
        expression = re.compile(text)
        mentions = len(expression.groupindex.keys() & {"A", "B"})
        compiled.append(Pattern(row["id"], row["relation"], expression, asked, row["example"], mentions))
    return tuple(compiled)


def _alternatives(needs: str) -> tuple[str, ...]:
    """The words of which a sentence must hold one: 自|从, or [自从] where each is a character."""
    words = [list(word[1:-1]) if word.startswith("[") else [word] for word in needs.split("|")]
    return tuple(word for group in words for word in group)


class _Kind:
    """The patterns of relations, or those of events, by the words that their rows and that their shapes need."""

    def __init__(self, *, events: bool) -> None:
        self._patterns = [p for p in patterns() if p.relation.startswith("event:") is events]
        users: dict[str, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
        for number, pattern in enumerate(self._patterns):
            for which, words in enumerate((pattern.needs, needs(pattern.expression.pattern))):
                for word in words:
                    users[word][which].add(number)
        self._always, _ = users.pop("", (set(), set()))
        self._users = list(users.values())
        self._words = ahocorasick_rs.AhoCorasick(list(users), store_patterns=False)

    def matches(self, slotted: Slotted) -> Iterator[tuple[Pattern, re.Match[str]]]:
        """What its patterns match in a sentence, in their order."""
        wanted, able = set(self._always), set[int]()
        for word in {found[0] for found in self._words.find_matches_as_indexes(slotted.text, overlapping=True)}:
            by_row, by_shape = self._users[word]
            wanted |= by_row
            able |= by_shape
        for pattern in (self._patterns[number] for number in sorted(wanted & able)):
            if pattern.mentions <= slotted.mentions:
                for match in pattern.expression.finditer(slotted.text):
                    yield pattern, match


@cache
def _of_kind(*, events: bool) -> _Kind:
    return _Kind(events=events)


def from_patterns(scene: Scene) -> list[Claim]:
    """What the patterns find in a sentence."""
    if not scene.groups:
        return []
    slotted = scene.slotted
    found: list[Claim] = []
    for pattern, match in _of_kind(events=False).matches(slotted):
        found += _claims_of(scene, pattern, match, slotted.offsets)
    return found


#: Rules that say in so many words what the network, which knows few such sentences, may doubt but not deny:
#: 甲区是乙经济区的核心区, 学校是“甲联盟”成员, 《甲规划》范围包括乙市.
PLAIN = frozenset(
    f"pattern:{how}"
    for how in (
        "part-of", "part-carried", "member", "members-next", "member-carried", "selected-carried",
        "taken-into", "shares-in", "parent-of", "subsidiary", "controls", "controlled-by", "next-holder", "rest-held",
        "beside-holder", "handed-shares", "sells-shares", "held-part", "takes-in-holders", "new-holders", "funder-of",
        "belongs-to", "own-unit", "adds-capital", "has-share", "takes-shares", "holders-are",
        "holder-of", "holder-carried", "subsidiary-carried",
        "measure-for", "covers-range", "extent-parts", "core-of", "nodes-of", "approved-doc", "approved-for",
        "is-measure", "put-into-plan", "supplies-user", "buys-from", "takes-over-by", "office-seat",
        "meeting-theme", "meets-about", "adopts-made", "thanks-for-help",
        "founder", "founder-was", "made-was", "made-under", "issued-was", "composed",
    )
) | {"label:foundedBy"}  # fmt: skip
#: Patterns in which a noun after a name is what it has: 甲公司|持股比例, 甲公司|业务涵盖乙, 甲大学|官网, 甲展|主会场.
_ITS_OWN = frozenset(
    (
        "share", "business-in", "issued-of", "venue", "subsidiary", "parent-of", "controlled-by", "own-unit",
        "invests-for-share", "held-by-carried", "lead-colon", "office-seat", "holder-of", "subsidiary-carried",
        "made-under",
    )
)  # fmt: skip
_ACTED = frozenset({"focusesOn", "implements", "supports"})
_NOT = re.compile(f"{wording('pattern-denies')}|{wording('pattern-calls-off')}(?=[与和同]|把|由)")
_TALKS = re.compile(wording("pattern-talks"))
#: Before a ceremony: who is there is not what it is held for.
_ATTENDS = re.compile(wording("attends-before"))
_WILL = re.compile(wording("pattern-will"))


def _claims_of(scene: Scene, pattern: Pattern, match: re.Match[str], offsets: Sequence[int]) -> list[Claim]:
    slots = match.groupdict()
    b = _group_of(scene, slots["B"])
    carried = "A" not in slots
    if pattern.relation in _ACTED:
        b = chained(scene, b)  # 为甲国|乙铁路提供: what stands last
    a = carried_into(scene, pattern.relation, b, offsets[match.start()]) if carried else _group_of(scene, slots["A"])
    if a is not None and (not set(a.things).isdisjoint(b.things) if carried else set(a.things) == set(b.things)):
        return []  # 双方与甲、乙合作: neither of them; 甲大学、乙大学的丙校区 are the same
    if a is None or scene.counted(a) or (pattern.relation == "^owns" and BODIES.isdisjoint(scene.classes(a.things[0]))):
        return []
    if pattern.id not in _ITS_OWN and any(modifies(scene, g) for g in _acting(pattern, a, b) if g in scene.groups):
        return []  # 甲公司与乙国|企业合作; but 甲公司|持股比例
    if pattern.relation in ("connects", "builds") and a in scene.groups and scene.role(a).marker == "at":
        return []  # 在甲枢纽连接乙铁路: what gets there; 在甲市投资5亿元建设乙厂: who does so
    placed = pattern.relation.endswith("locatedIn") and pattern.id not in _ITS_OWN
    if placed and a in scene.groups and modifies(scene, a):
        return []  # 在甲市，乙公司|一批项目开工; 乙公司丙大区|总部落户甲市
    sited = b if pattern.relation.startswith("^") else a
    if pattern.relation.endswith("locatedIn") and {"Industry"}.issuperset(scene.classes(sited.things[0])):
        return []  # 甲村引进乙加工
    if pattern.id in _OF_KIND and any(_LINE.search(form) for form in scene.things[b.things[0]].forms):
        return []  # 甲站是乙高铁的枢纽: a part of it, which is no place
    if pattern.id == "share" and _is_place(scene, b) and not HOLDS.match(scene.text, b.span.end):
        return []  # 甲市|城投持股30%
    if pattern.id == "share" and _IN_IT.search(scene.masked(scene.clause(b.span.start).span.start, b.span.start)):
        return []  # 甲集团对|乙公司|持股30%
    if pattern.id == "plate-for" and "Person" in scene.classes(b.things[0]):
        return []  # 某某为甲基地授牌: for whom he does
    if pattern.id == "taken-into" and _are_of(scene, b, "Policy") and not _are_of(scene, a, "Policy"):
        return []  # 甲工程纳入《乙规划》: what that is about
    if pattern.id == "rates-as" and _are_of(scene, a, "Person"):
        return []  # 甲省授予某某“劳动模范”称号
    if pattern.id == "co-host-carried" and not _SCHOOLED.isdisjoint(scene.classes(a.things[0])):
        return []  # 甲大学举行典礼，由乙会主办: the ceremony
    if pattern.id == "approved-by" and _are_of(scene, a, "GovernmentBody"):
        return []  # 经国务院批准，甲部启动乙行动: what it does
    if pattern.id == "of-place" and all(DIVISIONS.issuperset(scene.classes(t)) for t in a.things):
        return []  # 甲省的|乙市: a part of it, as `of-works` says
    if pattern.id == "deployed-at" and _is_place(scene, a):
        return []  # 甲平台在乙市上线: where it is used
    if pattern.id in _SAYS_WHAT and _OF_STATES.match(scene.masked(b.span.end, b.span.end + 12)):
        return []  # 甲城是乙国和丙国|两国政府间合作项目: between them, and in neither
    if pattern.id.startswith("through-daughter") and len(a.things) > 1:
        return []  # 甲与乙通过其子公司丙: whose it is
    if pattern.id == "by-uni-carried" and (len(a.things) > 1 or _are_of(scene, a, "GovernmentBody")):
        return []  # 甲院与乙市签署协议，依托丙院建设: what they build
    if pattern.id.startswith("agreed-to-be") and all(DIVISIONS.issuperset(scene.classes(t)) for t in a.things):
        return []  # 批复同意甲市为历史文化名城: the title, and not the town
    if pattern.id == "has-parts" and BODIES.isdisjoint(scene.classes(b.things[0])):
        return []  # 甲市拥有12个平台，包括乙实验室: where it is
    if pattern.id == "includes-zones" and not _are_of_zone(scene, a, b):
        return []
    if pattern.id == "selected-carried" and not all(_TAKEN_UP.search(scene.things[t].name) for t in b.things):
        return []  # ，入选“十大新发现”: an honour
    if pattern.id in ("core-of", "nodes-of") and modifies(scene, b):
        return []  # 以甲市为中心的乙地区|铁路网
    if pattern.id == "nodes-of" and not all((PLACES | {"Facility"}).issuperset(scene.classes(t)) for t in a.things):
        return []  # 以甲大学为核心，建设乙实验室
    if pattern.relation == "issuedBy" and is_about(scene, a.span.end):
        return []
    if pattern.id == "founder" and "Person" not in scene.classes(b.things[0]):
        return []  # 甲公司创始人、乙大学|教授
    if pattern.id == "work-parts" and "Project" not in scene.classes(b.things[0]):
        return []  # 甲市主要建设乙大桥
    if pattern.id == "policy-part" and "GovernmentBody" in scene.classes(b.things[0]):
        return []  # 按照X，国务院要求: who acts, not what X is about
    if (
        not carried
        and pattern.id not in _ITS_OWN
        and pattern.relation in _ACTED
        and a.span.start < b.span.start
        and _only_modifies(scene, a)
    ):
        return []
    if pattern.id.startswith("times-") and only_leads_over(scene, a.things, b):
        return []
    handed = match.start("how") if "how" in slots else -1  # 将所持股权转让给甲: 将 says nothing of the time
    status = status_at(scene, offsets[handed if handed >= 0 else match.start("B" if carried else "A")], None)
    after = scene.masked(max(a.span.end, b.span.end), scene.clause(b.span.start).span.end)
    if status is None or _is_denied(scene, match, offsets) or _TALKS.search(after):
        return []
    to_come = _WILL.search(match.group()) or _is_to_come(scene, pattern, a, b, offsets[match.end() - 1])
    if handed < 0 and to_come:
        status = "expected"
    if pattern.id in _IS_SO:
        status = "occurred"
    here = scene.sentence.span.start
    first = min(offsets[match.start()], b.span.start, a.span.start if a.span.start >= here else b.span.start)
    last = max(offsets[match.end() - 1] + 1, b.span.end, 0 if carried else a.span.end)
    evidence = scene.evidence_from(a, scene.evidence(first, last))
    targets = narrowest(scene, b) if pattern.relation == "locatedIn" or pattern.id == "covers-range" else b.things
    if pattern.relation == "partOf" and not carried and b.span.start < a.span.start:
        targets = targets[-1:]  # of 甲、乙旗下的丙 the nearest
    if pattern.relation == "locatedIn" and scene.text.endswith("的", b.span.end, a.span.start):
        a = chained(scene, a)  # 地处甲山的|乙省|丙县: the county
    if pattern.id in ("under", "daughter"):
        a = before_companion(scene, a)
    if pattern.id == "daughter-carried":
        b = before_companion(scene, b)  # 其子公司甲与乙签约
    if pattern.id == "founder":
        targets = tuple(t for t in targets if "Person" in scene.classes(t))  # 甲公司创始人某某、|乙公司|董事长某某
    rule = f"pattern:{pattern.id}"
    relation = pattern.relation.lstrip("^")
    if pattern.id.startswith("front") and all(scene.classes(t) == ("Region",) for t in a.things):
        relation = "partOf"  # 在甲省，甲北、甲东地区
    sources, targets = (b.things, a.things) if pattern.relation.startswith("^") else (a.things, targets)
    if pattern.id == "co-host" and not _SCHOOLED.isdisjoint(scene.classes(targets[0])):
        sources, relation, targets = targets, "foundedBy", sources  # 甲学院由乙大学举办: it is no meeting
    if pattern.id == "spans" and "Zone" in scene.classes(b.things[0]) and all(_is_province(scene, t) for t in a.things):
        sources, relation, targets = b.things, "locatedIn", a.things  # a zone lies in the provinces that it spans
    if pattern.id in _PART_IS and all(scene.classes(t) == ("Policy",) for t in targets):
        relation = "implements"  # 甲工程是《乙规划》的重要内容
    if relation == "partOf" and pattern.id in _MADE_OF:
        sources = narrowest(scene, b if pattern.relation.startswith("^") else a)  # 新区包括|甲市|乙区、丙区
        if pattern.id == "composed" and modifies(scene, a):
            sources = sources[:-1]  # 由甲园区和|乙市|园区组成
    return list(claims(scene, sources, relation, targets, evidence=evidence, status=status, rule=rule))


#: What is run by who founded it where it is 举办, which is said of meetings too.
_SCHOOLED = frozenset(("School", "Hospital", "ResearchInstitute", "Laboratory"))
#: 对|甲公司|的持股比例, 在其子公司|甲公司|的持股比例: what is held, and not who holds.
_IN_IT = re.compile("[对在](?:其|该)?[^，。；后时前中由]{0,6}[“《]?$")
#: What those that are selected for it take part in.
_TAKEN_UP = re.compile(f"{wording('taken-up-ends')}[”》]?$")


def _are_of_zone(scene: Scene, whole: Group, parts: Group) -> bool:
    """Whether zones are told of, or divisions of a zone: 甲示范区……，涵盖乙省丙县和丁市戊区."""
    held = {cls for t in narrowest(scene, parts) for cls in scene.classes(t)}
    return all(scene.classes(t) == ("Zone",) for t in whole.things) and (held <= DIVISIONS or held == {"Zone"})


#: What is so already: 将发挥在甲领域的优势, 拟向控股股东甲集团购买.
_IS_SO = frozenset(
    (
        "field-strength",
        "holder-of",
        "holder-carried",
        "subsidiary-carried",
        "through-daughter",
        "through-daughter-carried",
    )
)

#: What is so of things, whatever somebody means to do.
_NO_DEEDS = frozenset({"partOf", "concerns", "focusesOn", "affiliatedWith", "benefits"})


def _is_to_come(scene: Scene, pattern: Pattern, a: Group, b: Group, last: int) -> bool:
    """Whether the words between who acts and with what say that it is only meant to be: 甲市考虑|把乙桥建成."""
    same = scene.clause(a.span.start).span == scene.clause(b.span.start).span
    if pattern.relation.lstrip("^") in _NO_DEEDS or not same:
        return False
    ends = (last, b.span.start) if a.span.end <= b.span.start else (last,)
    return any(status_at(scene, end, None) == "expected" for end in ends)


def _is_province(scene: Scene, thing: int) -> bool:
    entry = scene.things[thing].entry
    return entry is not None and entry.level == "province"


#: Patterns that say what a thing is of a whole.
_PART_IS = frozenset(("part-of", "part-carried", "node-of", "as-part"))
#: Patterns that list what a whole is made of.
_MADE_OF = frozenset(
    (
        "includes",
        "includes-carried",
        "includes-zones",
        "range-of",
        "extent-parts",
        "composed",
        "composed-carried",
        "main-part",
    )
)


def _is_denied(scene: Scene, match: re.Match[str], offsets: Sequence[int]) -> bool:
    """Whether what a pattern matches is denied inside of it: 甲集团|终止与|乙公司的合作."""
    last = offsets[match.end() - 1]
    return _NOT.search(match.group()) is not None or status_at(scene, last, None) is None


#: Patterns that say what a thing is in a place.
_OF_KIND = frozenset(("being-in", "first-in"))
_LINE = re.compile(f"{wording('pattern-lines')}(?:工程|项目)?$")
_SAYS_WHAT = _OF_KIND | _PART_IS
_OF_STATES = re.compile(f"(?:[和与、]{SLOT}+)*(?:[两三双](?:国|地|省|市|边)|政府[间之]|之?间)")
#: Patterns in which a noun after a name only says what it is or who comes: 第二大贸易伙伴, “甲号”|列车, 甲国|客商.
_APPOSED = frozenset(("partner", "runs-train", "guests-of", "founded-in"))


def _acting(pattern: Pattern, a: Group, b: Group) -> Iterator[Group]:
    """Those of a pattern's mentions who act."""
    ends = (b, a) if pattern.relation.startswith("^") else (a, b)
    acting = ACTING.get(pattern.relation.lstrip("^"), (False, False))
    return compress(ends, acting if pattern.id not in _APPOSED else (False, False))


def _only_modifies(scene: Scene, g: Group) -> bool:
    """甲市某片区聚焦: not the city; 甲市的集成电路产业 is the city's."""
    return scene.role(g).modifier and not scene.text.startswith("的", g.span.end)


def events_from_patterns(scene: Scene) -> list[Event]:
    """Events by the shape of a sentence (推进X建设)."""
    if not scene.groups:
        return []
    slotted = scene.slotted
    found: list[Event] = []
    found += [*from_rites(scene), *from_anniversaries(scene)]
    for pattern, match in _of_kind(events=True).matches(slotted):
        found += _events_of(scene, pattern, match, slotted.offsets)
    return found


def _events_of(scene: Scene, pattern: Pattern, match: re.Match[str], offsets: Sequence[int]) -> list[Event]:
    kind = pattern.relation.removeprefix("event:")
    g = _group_of(scene, match["A"])
    start, end = offsets[match.start()], max(g.span.end, offsets[match.end() - 1] + 1)
    own = [d for d in scene.dates if start <= d.span.start and d.span.end <= end]
    told = pattern.id == "announces-plan"  # 5月5日，某某宣布，将建立甲: when he said so, not when it will be
    when = own[-1] if own else time_of(scene, Span(start if told else max(start, g.span.start), end))
    status = status_at(scene, start, when if own else None)
    guest = pattern.id.endswith("-rite") and _ATTENDS.search(match.group())
    counted = not pattern.id.startswith("units-") and (scene.counted(g) or counted_before(scene, end))
    put_off = pattern.id == "put-off-to"  # 原定于5月举行的甲大会推迟至6月举行: what is denied is but the day before
    if put_off:
        verb = offsets[match.start("how")]
        once = _ONCE_SET.search(scene.text, scene.clause(start).span.start, start)
        named = once is not None and not denies(scene, verb)
        status = "occurred" if named else status_at(scene, verb, None)
    if status is None or guest or counted or (not put_off and _is_denied(scene, match, offsets)):
        return []
    if pattern.id.endswith("-rite") and is_of_others(scene, g, end):
        return []
    last = status_at(scene, offsets[match.end() - 1], when if own else None)
    if put_off:
        status = "expected" if when is None or (when.edtf or "") > (scene.issued or "") else status
    elif _WILL.search(match.group()) or last == "expected":
        status = "expected"
    if kind == "planned" or told:
        status = "occurred"  # that it is planned, or made known, is so already
    date = when.edtf if when is not None and when.kind in ("point", "since", "deadline") else None
    if pattern.id.startswith("since-") and not own:
        date = None  # 5月5日，……，《办法》出台后，……
    if own and own[-1].span.start > g.span.start:
        date = date or years_ago(scene, own[-1])  # 甲桥开通|满三年
    evidence = (scene.evidence(start, end),)
    return [
        Event(str(t), kind, date, evidence, status, rule=f"pattern:{pattern.id}")
        for t in g.things
        if allowed(kind, pattern.id) & set(scene.classes(t))
    ]


#: 原定于|5月举行的甲大会.
_ONCE_SET = re.compile("原[定计拟][^，。；]*的[“《]?$")


def _are_of(scene: Scene, g: Group, kind: str) -> bool:
    return all(kind in scene.classes(t) for t in g.things)


def _is_place(scene: Scene, g: Group) -> bool:
    return all(PLACES.issuperset(scene.classes(t)) for t in g.things)


def _group_of(scene: Scene, slot: str) -> Group:
    return scene.groups[ord(slot) - 0xE000]
