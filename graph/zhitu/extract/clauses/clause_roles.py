"""The part that each name plays in its clause, read from the words beside it.

由X is an agent, 与X a companion, 在X a place; a name before 的 or before a noun only modifies; one inside an
attributive clause (X建设的Y) is not the subject of the sentence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from zhitu.extract.clauses.leading import tells_kin, tells_seat, tells_whose
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.text.classes import PLACES, STRUCTURES
from zhitu.extract.text.tagger import Token
from zhitu.extract.text.view import Clause
from zhitu.extract.text.wording import SLOT, wording, words
from zhitu.model import Span

__all__ = ["Role", "is_guests", "names_guests", "only_new", "roles_of"]


class Role(NamedTuple):
    """`marker` is empty, or at sited by with of to aside; `free` names can be the subject of what follows."""

    marker: str
    after_verb: bool
    modifier: bool
    inner: bool

    @property
    def free(self) -> bool:
        """No preposition before it, no verb before it, no noun that it modifies."""
        return not (self.after_verb or self.marker or self.modifier or self.inner)

    @property
    def loose(self) -> bool:
        """As `free`, though it may be the object of a verb before it."""
        return not (self.marker or self.modifier or self.inner)


_QUOTE = "[“《]?$"
#: What may stand between 由 and a name: 由承办方|甲集团, 由返乡青年|某某, 由原|甲局.
_WHO = (
    f"[^，。、{SLOT}的]{{0,4}}{wording('bodies-before-names')}|[^，。、{SLOT}的]{{0,6}}{wording('people-before-names')}"
)
_MARKERS = (
    ("by", re.compile(f"{wording('marks-by')}[前原]?(?:{_WHO})?{_QUOTE}")),
    ("with", re.compile(wording("marks-with") + _QUOTE)),
    ("sited", re.compile(wording("marks-sited") + _QUOTE)),
    ("at", re.compile("(?:在|于|假座)(?:[本此这][次届]|该)?" + _QUOTE)),
    ("of", re.compile(f"{wording('marks-of')}(?:在|着|了)?{_QUOTE}")),
)
#: 柳州|至梧州的铁路: of the line between them.
_ROUTE_OF = re.compile(f"(?:至|到|—+){SLOT}+的{wording('lines-between')}")
_OF = re.compile(r"[”》）]?(?:等[^，。；的]{0,4})?的")
_WHOLE = re.compile(wording("whole-of-place"))


def roles_of(scene: Scene) -> tuple[Role, ...]:
    """The role of each group of a scene, in their order."""
    roles: list[Role] = []
    at = 0
    for clause in scene.sentence.clauses:
        inside = []
        while at < len(scene.groups) and scene.groups[at].span.end <= clause.span.end:
            inside.append(scene.groups[at])
            at += 1
        if inside:
            roles += _in_clause(scene, clause, inside)
    return tuple(roles) + (Role("", True, False, False),) * (len(scene.groups) - len(roles))


def _in_clause(scene: Scene, clause: Clause, groups: list[Group]) -> list[Role]:
    words = [t for t in scene.words(*clause.span) if t.end <= clause.span.end]
    verbs = [t for t in words if t.tag == "v" and not scene.covered(t.start)]
    verbs = [t for t in verbs if not only_new(scene, Span(t.start, t.end), clause)]
    kin = [span for g in groups if (span := tells_kin(scene, g)) is not None]
    verbs = [t for t in verbs if not any(span.start <= t.start < span.end for span in kin)]  # 甲集团|控股|子公司乙
    found: list[Role] = []
    subject = False
    for k, g in enumerate(groups):
        marker = _marker(scene, clause.span.start, g)
        modifier = _modifies(scene, g, words)
        if k and not marker and groups[k - 1].span.end == g.span.start and found[-1].marker == "at":
            marker = "at"  # 在云南|瑞丽
        if (
            k
            and not marker
            and found[-1].marker not in ("", "sited")
            and found[-1].modifier
            and not _VERBAL.search(scene.masked(clause.span.start, groups[k - 1].span.start))
            and _of_it(scene, groups[k - 1], g, words)
            and (found[-1].marker != "at" or (_is_site(scene, g) and not (subject and _is_worked_on(scene, g))))
        ):
            marker = found[-1].marker  # 与老挝的某铁路: with the railway
        inner = any(_heads(scene, g, h, words) for h in groups[k + 1 :])
        headed = scene.masked(g.span.start - 2, g.span.start).rstrip("“《").endswith("的") and not subject
        headed = headed and not _GOVERNS.match(scene.masked(*clause.span))
        headed = headed and not _is_complement(scene, clause, g)
        before = [t for t in verbs if t.end <= g.span.start and not _there_is(scene, t, g, verbs)]
        after = bool(before) and not headed
        role = Role(marker, after, modifier, inner)
        subject = subject or role.free
        found.append(role)
    return found


#: 甲铁路|是规划的|乙通道|之一, 它是|在建的|丙公路的一段; but 凡是, 但是.
_IS = re.compile(f"(?:^[这它]?|{SLOT}[”》]?|[，也还又都均])(?:是|系|属于)[^，。；{SLOT}]{{0,16}}的[“《]?$")
_ONE_OF = re.compile("[”》]?[^，。；]{0,12}?(?:之一|[组构]成部分|一部分|一段|支线)")


def _is_complement(scene: Scene, clause: Clause, g: Group) -> bool:
    """Whether a name behind 是 and what describes it only tells of what something is a part: no subject."""
    told = _IS.search(scene.masked(clause.span.start, g.span.start))
    return told is not None and _ONE_OF.match(scene.text, g.span.end) is not None


_NEWLY = frozenset(words("new-works"))


def only_new(scene: Scene, span: Span, clause: Clause) -> bool:
    """Whether a verb that opens a clause only says which work has the predicate: 新建甲铁路全长80公里."""
    if span.start != clause.span.start or scene.text[slice(*span)] not in _NEWLY:
        return False
    g = next((g for g in scene.groups if g.span.start == span.end), None)
    if g is None or scene.text.startswith("等", g.span.end):
        return False
    return any(t.tag in ("v", "m") for t in scene.words(g.span.end, clause.span.end))


#: Prepositions that are verbs as well, of a relative clause: 对接甲机场的|乙枢纽, 来自甲国的|乙公司.
_VERBAL = re.compile("^(?:对接|通往|来自)[“《]?$")
#: What such verbs begin a clause with is their object, whatever describes it: 建设面向东盟的|甲中心.
_GOVERNS = re.compile(f"{wording('governing-how')}*{wording('governing-verbs')}(?!的|了的|成?为)")
_COUNTED_UP = re.compile(
    r"[”》）]?等?(?:\d+|[一二两三四五六七八九十]+)(?:多|余)?[个大项座条家所类种处批][^，。；：的]{0,14}"
)


def _there_is(scene: Scene, verb: Token, g: Group, verbs: list[Token]) -> bool:
    """Whether a verb only says that there are the things of which another tells (已有|甲、乙等5个项目|开工)."""
    if not scene.text[verb.start : verb.end].endswith("有") or scene.masked(verb.end, g.span.start).strip("“《"):
        return False
    counted = _COUNTED_UP.match(scene.text, g.span.end)
    return counted is not None and any(g.span.end < t.start <= counted.end() for t in verbs)


def _is_site(scene: Scene, g: Group) -> bool:
    """Whether something can happen in it: 在甲的乙园区, not 在甲的居民优惠政策."""
    return not (PLACES | {"Facility", "Project"}).isdisjoint(scene.classes(g.things[-1]))


#: 甲集团在乙市的|丙工厂|建成投产: the works, and not the firm.
_WORKED_ON = re.compile(f"[”》]?(?:项目|工程)?{wording('worked-on-how')}*{wording('worked-on')}(?=[，。；]|$)")


def _is_worked_on(scene: Scene, g: Group) -> bool:
    """Whether what follows happens to a work, and not in it."""
    return not STRUCTURES.isdisjoint(scene.classes(g.things[-1])) and bool(_WORKED_ON.match(scene.text, g.span.end))


def _of_it(scene: Scene, left: Group, right: Group, words: list[Token]) -> bool:
    """Whether 的 alone joins two names."""
    gap = scene.masked(left.span.end, right.span.start)
    return gap.rstrip("“《").endswith("的") and not any(
        t.tag in ("v", "vn") and left.span.end <= t.start < right.span.start for t in words
    )


#: 某省发展改革委：你委《请示》收悉。: what only letters say.
_LETTER = re.compile(wording("letter-says"))
_BEGINNING = 200


def _is_addressed(scene: Scene, g: Group) -> bool:
    """Whether a letter is to who is named with a colon at the beginning of a paragraph."""
    start = scene.view.paragraphs[scene.sentence.paragraph].span.start
    return g.span.start == start and _LETTER.search(scene.text, g.span.end, g.span.end + _BEGINNING) is not None


def _marker(scene: Scene, start: int, g: Group) -> str:
    masked = scene.masked(start, g.span.start)
    if masked.count("（") > masked.count("）"):
        return "aside"
    if scene.text[g.span.end : g.span.end + 1] == "：" and _is_addressed(scene, g):
        return "to"
    before = masked[-8:]
    if before.endswith("假") and _TAKES_PLACE.match(scene.text, g.span.end):
        return "at"  # 典礼假|云岭大会堂|举行, as written in Hong Kong
    return next((name for name, words in _MARKERS if words.search(before)), "")


_TAKES_PLACE = re.compile(f"{wording('takes-place-how')}*{wording('takes-place')}")
#: 甲地|旅客占六成: from where they are who come to another place.
_GUESTS = re.compile(
    f"(?:大陆|内地|台湾|香港|澳门)?(?:籍|的)?(?:入境)?{wording('role-guests')}(?!{wording('role-no-guests')})"
)
#: 的 and a progress that is the thing's own, as the subject (X的扩建，将引进……; not X的建设现场).
_PROGRESS = re.compile(
    f"[”》）]?的{wording('own-progress-how')}?{wording('own-progress')}(?=，|{wording('progress-does')})"
)


#: 甲新区|规划建设了乙园区: a verb, whatever the tagger takes it for.
_PLANS = re.compile(f"(?:规划|计划){wording('plans-what')}")


def is_guests(scene: Scene, end: int) -> bool:
    """Whether a name that ends here only says whose guests or fellows people are: no figure of them is its own."""
    return _GUESTS.match(scene.text, end) is not None or _FELLOWS.match(scene.text, end) is not None


def names_guests(scene: Scene, g: Group) -> bool:
    """Whether a name is that of guests and tells from where they are: 江湾旅客."""
    return set(scene.classes(g.things[0])) == {"Group"} and _CALLED_GUESTS.search(scene.text, *g.span) is not None


_CALLED_GUESTS = re.compile(f"{wording('role-guests')}$")
#: 中国科学院|院士2人, 国务院|特殊津贴专家12人.
_FELLOWS = re.compile("院士(?=[约近有共]*\\d)|(?:政府)?(?:特殊)?津贴")


def _modifies(scene: Scene, g: Group, words: list[Token]) -> bool:
    after = scene.text[g.span.end : g.span.end + 8]
    if tells_seat(scene, g) or tells_kin(scene, g) or _ROUTE_OF.match(scene.masked(g.span.end, g.span.end + 12)):
        return True
    if is_guests(scene, g.span.end) or tells_whose(scene, g):
        return True
    if _OF.match(after):
        return not _PROGRESS.match(scene.text[g.span.end : g.span.end + 12])
    if not PLACES & set(scene.classes(g.things[-1])) or _WHOLE.match(after):
        return False
    if _PLANS.match(after):
        return False
    following = next((t for t in words if t.start >= g.span.end), None)
    if following is None or following.start != g.span.end or scene.covered(following.start):
        return False
    return following.tag in ("n", "nz", "nw", "an", "f", "s")


def _heads(scene: Scene, g: Group, h: Group, words: list[Token]) -> bool:
    """Whether `h` heads an attributive clause whose subject is `g`: one run of verbs, then 的, then `h`."""
    gap = scene.masked(g.span.end, h.span.start).rstrip("“《")
    if not gap.endswith("的") or len(gap) > 30:
        return False
    between = [t for t in words if g.span.end <= t.start and t.end <= h.span.start and not scene.covered(t.start)]
    while between and scene.text[between[-1].start : between[-1].end] in ("“", "《"):
        between.pop()
    if len(between) > 2 and between[-2].tag == "m":  # 占地400亩|的
        del between[-2]
    verbs = [k for k, t in enumerate(between[:-1]) if t.tag in ("v", "vn")]
    if not verbs or verbs[-1] < len(between) - 2 or SLOT in gap[-3:]:
        return False
    if gap.startswith(("是", "系")):
        return False  # 甲铁路|是|规划的|乙通道|之一
    return verbs == list(range(verbs[0], verbs[-1] + 1))
