"""Where a run of words that may stand in names falls into two phrases: at a verb, before a known name, at a quote."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import NAMED
from zhitu.extract.mentions.inside import placelike
from zhitu.extract.mentions.naming import weigh
from zhitu.extract.mentions.titles import sums_up
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.classes import AREAS, FIRMS, PLACES
from zhitu.extract.text.lexicon import Head, Lexicon
from zhitu.extract.text.wording import wording

__all__ = ["Joints"]

#: Nouns that are verbs before what is planned.
_PLANS = frozenset(("计划", "规划"))


class Joints:
    """Finds the joint of a run, and the heads that its words end in."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._deeds = lexicon.verbs | frozenset(lexicon.cue("deed"))
        self._doing = frozenset(lexicon.cue("verbal"))
        self._issuing = frozenset(lexicon.cue("issuing"))
        self._planned = re.compile(rf"{lexicon.any_of('planned')}|\d")
        self._apposed = lexicon.cue("apposition")

    def of(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """Where the first phrase ends and the next begins, as indexes of the members; None where it is one phrase."""
        return (
            self._at_verb(text, members)
            or self._at_deed(text, members)
            or self._at_doing(text, members)
            or self._at_towards(text, members)
            or self._at_known(members)
            or self._at_body(text, members)
            or self._at_apposition(text, members)
            or self._at_quote(text, members)
            or self._at_joint(text, members)
        )

    def _at_verb(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """中国商飞公司|研发|C919客机: a word tagged as a verb after what is a name already."""
        for k in range(len(members) - 2, 0, -1):
            unit, before = members[k], members[k - 1]
            issues = unit.text in self._issuing  # 股转公司|修订|规则, though the tagger sees nouns
            if unit.kind != "word" or not (issues or (unit.tag == "v" and unit.text in self._deeds)):
                continue
            two = k > 1 and before.kind == "word" and before.text in self._deeds  # 中国商飞公司|联合研发|C929客机
            before, end = (members[k - 2], k - 1) if two else (before, k)
            if before.kind == "known" or self.head(text, before, members[0].span.start) is not None:
                return end, k + 1
        return None

    def _at_deed(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """联邦航空局|调查|波音客机: a verb that the tagger takes for a noun, between a body and a name."""
        for k in range(len(members) - 2, 0, -1):
            unit, body = members[k], members[k - 1]
            if unit.kind != "word" or unit.tag != "vn" or unit.text not in self._deeds:
                continue
            head = self.head(text, body, members[0].span.start)
            if head is None or "GovernmentBody" not in head.classes or (k == 1 and body.text == head.word):
                continue
            if self.anchors(members[k + 1]) or members[k + 1].tag == "nz":
                return k, k + 1
        return None

    def _at_doing(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """合肥|建设|综合性国家科学中心: a place, what it does, and a name of its own."""
        if len(members) < 4 or not placelike(members[0]):
            return None
        verb, rest = members[1], members[2:]
        if verb.kind != "word" or verb.tag not in ("v", "vn") or verb.text not in self._doing:
            return None
        head = self.head(text, rest[-1], rest[0].span.start)
        if head is None or len(head.word) < 2 or (rest[-1].text != head.word and len(rest) < 3):
            return None
        named = weigh(text, rest, head, self.lexicon, after_place=False, counted=False) >= NAMED
        return (1, 2) if named else None

    def _at_towards(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """北京站|至|唐山站: two names, unless a line's head follows (北京至唐山城际铁路)."""
        towards = [k for k, unit in enumerate(members) if unit.text in ("至", "到")]
        if not towards or self.line_after(text, members, towards[-1]):
            return None
        return towards[-1], towards[-1] + 1

    def line_after(self, text: str, members: list[Unit], k: int) -> bool:
        """Whether a line's head follows the member `k`."""
        heads = (self.head(text, unit, members[0].span.start) for unit in members[k + 1 :])
        return any(head is not None and self.lexicon.is_line(head.word) for head in heads)

    def _at_known(self, members: list[Unit]) -> tuple[int, int] | None:
        """兰张高铁|兰州: a place at the end is no part of what is before it, unless that is a place too."""
        last = members[-1]
        if len(members) < 2 or last.kind != "known" or last.entries[0].kind != "division":
            return None
        first = len(members) - 1
        while (
            first and placelike(members[first]) and members[first - 1].kind == "known" and placelike(members[first - 1])
        ):
            first -= 1  # 茶叶大县|云南省|弥勒市
        before = members[first - 1] if first else last
        if placelike(before) or before.text in ("—", "-", "·") or before.kind == "quote":
            return None
        return first, first

    def _at_body(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """国家发展改革委|中国气象局, 科技部|云山园区: an organ of state before another, or before an area."""
        tail = self.head(text, members[-1], members[0].span.start)
        area = tail is not None and not AREAS.isdisjoint(tail.classes)
        for k in range(1, len(members)):
            if _is_organ(members[k - 1]) and (_is_organ(members[k]) or (area and self.anchors(members[k]))):
                return k, k
        return None

    def _at_apposition(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """重点工程|深中通道, 沿江高铁|云溪特大桥: what a thing is, or the line it is on, before its name."""
        start = members[0].span.start
        for k in range(len(members) - 2, -1, -1):
            unit, following = members[k], members[k + 1]
            if unit.kind != "word" or len(unit.text) < 2 or not self.anchors(following):
                continue
            head = self.head(text, unit, start)
            tail = self.head(text, members[-1], following.span.start)
            if head is None or tail is None or len(head.word) < 2 or following.text == tail.word:
                continue
            if re.search("[与和及]", text[start : unit.span.end]):
                continue
            if self.lexicon.is_line(head.word) and tail.word in self.lexicon.lines:
                continue  # 澳门轻轨横琴线 is one line
            of_line = self.lexicon.is_line(head.word) and tail.naming == "strong" and "Facility" in tail.classes
            weak = weigh(text, members[: k + 1], head, self.lexicon, after_place=False, counted=False) < NAMED
            if of_line or weak or text[start : unit.span.end].endswith(self._apposed):
                return k + 1, k + 1
        return None

    def _at_joint(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """北部湾港|与|中心站: two things, and not one name (材料与器件平台)."""
        joint = next((k for k in range(len(members) - 2, 0, -1) if members[k].text in ("与", "及其")), None)
        if joint is None:
            return None
        ends = [k for k, unit in enumerate(members) if self.head(text, unit, members[0].span.start)]
        if not ends or ends[-1] < joint:
            return None
        head = self.head(text, members[ends[-1]], members[0].span.start)
        before = self.head(text, members[joint - 1], members[0].span.start)
        two = before is not None and "Industry" not in before.classes
        after = members[joint + 1]
        if after.tag == "ORG" and head is not None and len(after.text) > len(head.word) + 1:
            two = two or not FIRMS.isdisjoint(head.classes)  # 蓝海生物|与|绿源集团
        return (joint, joint + 1) if two or (head and "Industry" in head.classes) else None

    def _at_quote(self, text: str, members: list[Unit]) -> tuple[int, int] | None:
        """“甲计划”|“乙计划” are two; 云山电视节|“金穗之夜”颁奖典礼 a fair and a named part of it."""
        start = members[0].span.start
        for k in range(1, len(members)):
            if members[k].kind == members[k - 1].kind == "quote":
                return k, k
            if k > 1 and members[k - 1].text == "暨" and members[k].kind == members[k - 2].kind == "quote":
                return k - 1, k  # “甲中心”暨“乙基地”
            if k == len(members) - 1 and members[k].kind == "quote" and _is_zone(members[k - 1]):
                return k, k  # 高新区|“中国声谷”
            if k > 1 and members[k - 2].kind == "quote" and self.anchors(members[k]) and members[k].members:
                return k, k  # “三横两纵”高铁网|沿江通道
        for k in range(1, len(members) - 1):
            if members[k].kind == "quote":
                head, tail = self.head(text, members[k - 1], start), self.head(text, members[-1], start)
                if head and tail and "Conference" in head.classes and "Conference" in tail.classes:
                    return k, k
        return None

    @staticmethod
    def anchors(unit: Unit) -> bool:
        """Whether a unit is a place or a proper name by itself."""
        if unit.kind == "known":
            return unit.entries[0].kind not in ("industry", "strategy", "body")
        return unit.kind == "word" and unit.tag in ("LOC", "ORG", "PER") and len(unit.text) > 1

    def head(self, text: str, unit: Unit, start: int) -> Head | None:
        """The head that ends with this unit; of a bare known name only if it is a word of its own."""
        end = unit.span.end
        if unit.kind == "bracket":
            end = unit.span.start
        elif unit.kind == "quote":
            if sums_up(unit.text):
                return None  # 云州“一城两港三中心” is no centre
            end -= 1
        head = self.lexicon.head_at(text, end, start)
        if head is None or (unit.kind == "quote" and len(head.word) < 2):
            return None
        if unit.text == head.word and (
            (unit.tag == "v" and "Policy" in head.classes) or (head.word in _PLANS and self._planned.match(text, end))
        ):
            return None  # 政府|决定|提供援助, 集团|计划|通过……
        if unit.tag == "PER" and unit.text[0] in self.lexicon.surnames and not PLACES.isdisjoint(head.classes):
            return None  # 董事长|程海
        if unit.kind == "known" and head.naming == "part" and placelike(unit):
            return head if not PLACES.isdisjoint(head.classes) else None  # 西部 is no ministry
        if unit.tag == "ORG" and len(head.word) == 1 and not PLACES.isdisjoint(head.classes):
            return None  # 中广核|惠州 is no city
        if head.naming == "part" and len(head.word) == 1:
            if unit.tag not in ("LOC", "ORG", "nz", "n", "rest"):
                return None
            if unit.kind == "word" and unit.tag == "n" and len(unit.text) > 1:
                return None
        return head


def _is_organ(unit: Unit) -> bool:
    if unit.kind == "known":
        return unit.entries[0].kind == "body" and "GovernmentBody" in unit.entries[0].classes
    return _LOCAL_ORGAN.fullmatch(unit.text) is not None


#: 市委, 县人大常委会: the organs of a place that is not named.
_LOCAL_ORGAN = re.compile(f"[省市县区州盟旗]{wording('local-organs')}")


def _is_zone(unit: Unit) -> bool:
    return unit.kind == "known" and unit.entries[0].kind == "zone"
