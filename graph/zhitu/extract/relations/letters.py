"""Who issues what a notice passes on, and who grants what a reply agrees to: who signs it, else who sends it."""

from __future__ import annotations

import re

from zhitu.extract.clauses.chains import chained
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.entities.entities import Mention, Thing
from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.issuers import issuer_in, opening_issuers
from zhitu.extract.relations.covers import SIGNED
from zhitu.extract.statements.claims import claims
from zhitu.extract.text.view import fold
from zhitu.extract.text.wording import wording
from zhitu.model import Claim, Document, Event
from zhitu.names import normal

__all__ = ["Sender", "from_letterhead", "from_reply", "from_signature"]

#: 国函〔2014〕2号: in which year a letter was written; characters of a text in which its number stands.
_NUMBER, _COVER = re.compile(r"[一-龥]{2,8}[〔\[（](?P<year>(?:19|20)\d\d)[〕\]）]\d{1,4}号"), 150
#: 国务院关于同意设立甲新区的|批复.
_REPLIES = re.compile("关于[^，。；]{0,60}的?(?:批复|复函)$")


class Sender:
    """The body that a document is by, as its title or its publisher says: it is added to the things when it is asked.

    >>> Sender(Document("d", "", "", title="云岭省人民政府关于同意设立江湾新区的批复"), []).replies
    True
    """

    def __init__(self, document: Document, things: list[Thing]) -> None:
        self._document, self._all = document, things
        self.replies = _REPLIES.search(document.title or "") is not None

    def things(self) -> tuple[int, ...]:
        """Its number; nothing where no body is told."""
        title, publisher = fold(self._document.title or ""), fold(self._document.publisher or "")
        body = next(iter(opening_issuers(title, 0)), None) or issuer_in(publisher, 0)
        if body is None or "GovernmentBody" not in body.classes:
            return ()
        known = next((t.index for t in self._all if normal(body.name) in t.forms), None)
        return (self._added(body) if known is None else known,)

    def _added(self, body: Candidate) -> int:
        entry = body.entries[0] if body.entries else None
        thing = Thing(len(self._all), entry.name if entry else body.name, body.classes, "home", 2.5, entry=entry)
        thing.add_form(body.name)
        self._all.append(thing)
        return thing.index


_HEREBY = re.compile("现将|现予以?(?:印发|公布|发布)|印发给你们")
_SIGNS = frozenset({"GovernmentBody", "Organization"})
#: 按照某部《通知》要求，现将……: what a notice rests on.
_BASIS = re.compile(wording("basis-words"))


def from_signature(scenes: list[Scene], sender: Sender) -> list[Claim]:
    """`issuedBy` of what a notice passes on (现将《X》印发给你们), from the body that signs it in a line of its own.

    A text without such a line is by the body that its title begins with, or else by who publishes it.
    """
    found: list[Claim] = []
    for k, scene in enumerate(scenes):
        hereby = _HEREBY.search(scene.text, *scene.sentence.span)
        passed = [g for g in scene.groups if "Policy" in scene.classes(g.things[0])] if hereby else []
        if hereby and hereby[0] == "现将":  # 您提出的《建议》收悉，现将|办理情况答复如下: what it answers is another's
            passed = [g for g in passed if g.span.start >= hereby.end()]
        first = scene.sentence.span.start
        passed = [g for g in passed if not _BASIS.search(scene.masked(first, g.span.start).rpartition("，")[2])]
        signed = _signed(scenes, k) if passed else ()
        for g in passed[-1:]:
            by = signed or (() if _is_others(scene, g) else sender.things())
            evidence = scene.evidence(*g.span)
            found += claims(scene, g.things, "issuedBy", by, evidence=evidence, rule=SIGNED)
    return found


#: Lines below a notice, and at the end of its text, of which one may hold who signs it.
_BELOW, _LAST = 3, 3


def _signed(scenes: list[Scene], at: int) -> tuple[int, ...]:
    """Who signs a notice below the sentence `at`, be it in one line or in several: 甲厅　乙厅\n丙局."""
    end = len(scenes)
    lines = (*range(at + 1, min(at + 1 + _BELOW, end)), *range(end - 1, max(end - 1 - _LAST, -1), -1))
    first = next((k for k in lines if _signing(scenes[k])), None)
    if first is None:
        return ()
    last = first
    while first - 1 > at and _signing(scenes[first - 1]):
        first -= 1
    while last + 1 < end and _signing(scenes[last + 1]):
        last += 1
    return tuple(dict.fromkeys(t for scene in scenes[first : last + 1] for g in _signing(scene) for t in g.things))


def _signing(scene: Scene) -> list[Group]:
    """The bodies that are all that a line holds, but a date; none of a line that begins the text."""
    bodies = [g for g in scene.groups if _SIGNS & set(scene.classes(g.things[0]))]
    start, end = scene.sentence.span
    rest = scene.text[start:end]
    for g in bodies:
        rest = rest.replace(g.span.of(scene.text), "", 1)
    return bodies if scene.sentence.paragraph > 1 and not re.sub(r"[\d年月日\s]", "", rest) else []


_FORWARDS = re.compile("转发|批转")


def _is_others(scene: Scene, g: Group) -> bool:
    """Whether a notice passes on what others have issued: 现将《国务院关于……的意见》转发给你们."""
    title = fold(g.span.of(scene.text)).strip("《》")
    return _FORWARDS.search(scene.text, *scene.sentence.span) is not None or bool(opening_issuers(title, 0))


#: What a line holds that dates a letter.
_DAY = re.compile(r"[\d〇零一二三四五六七八九十年月日\s]+")


def _day(scenes: list[Scene]) -> str | None:
    """The day on which a letter is signed, in a line of its own at its end."""
    lines = (s for s in scenes[::-1][:4] if s.dates and _DAY.fullmatch(s.text, *s.sentence.span))
    return next((s.dates[0].edtf for s in lines if len(s.dates[0].edtf or "") == len("2020-03-30")), None)


#: What a reply grants: 一、同意甲开发区扩区; 为落实乙战略，同意新建丙机场.
_GRANTS = re.compile(
    r"(?:[一二三四五六]、)?(?:(?:为|经|鉴于|根据)[^。；]{2,80}，)?"
    f"(?:原则)?同意{wording('grants-works')}?[“《]?"
)
_GRANTED = frozenset({"Zone", "Project", "Facility", "Policy", "School", "Hospital", "Laboratory", "Programme"})


def from_reply(scenes: list[Scene], sender: Sender) -> tuple[list[Claim], list[Event]]:
    """`approvedBy` and `approved` of what a reply (批复, 复函) agrees to, from the body that signs or heads it."""
    headed = bool(scenes) and re.match(r"[^\n]{4,90}(?:批复|复函)\n", scenes[0].text) is not None
    if not headed and not sender.replies:
        return [], []
    heading: list[Group | Mention] = [*scenes[0].groups, *scenes[0].nested]
    bodies = [m for m in heading if _SIGNS & set(scenes[0].classes(m.things[0]))]
    signs = (g for s in scenes[::-1][:4] for g in _signing(s)[:1])
    signed: Group | Mention | None = next(signs, bodies[0] if bodies and headed else None)
    by = signed.things if signed is not None else sender.things()
    numbered = _NUMBER.search(scenes[0].text, 0, _COVER)
    date = _day(scenes) or (numbered["year"] if numbered else None)
    claimed: list[Claim] = []
    happened: list[Event] = []
    for scene in scenes[headed:]:
        grants = _GRANTS.match(scene.text, scene.sentence.span.start)
        g = next((g for g in scene.groups if grants and g.span.start == grants.end()), None)
        g = g and chained(scene, g)  # 新建甲省|乙机场
        sets_up = grants is not None and grants[0].endswith("设立")
        granted = _GRANTED | _SIGNS if sets_up else _GRANTED  # 同意设立|甲新区管委会
        if g is None or granted.isdisjoint(scene.classes(g.things[-1])):
            continue
        evidence = scene.evidence(scene.sentence.span.start, g.span.end)
        happened.append(Event(str(g.things[-1]), "approved", date, (evidence,), "occurred", rule="reply"))
        claimed += claims(scene, g.things[-1:], "approvedBy", by, evidence=evidence, rule="reply")
    return claimed, happened


#: Paragraphs of a letter in which its head stands.
_HEAD = 3
_PASSES_ON = re.compile(f"关于{wording('notice-issues')}")


def from_letterhead(scenes: list[Scene]) -> tuple[list[Claim], list[Event]]:
    """`issuedBy`, `issued` by the bodies above a title (甲省政府\n关于……的批复) or before it (甲厅 乙厅关于印发……)."""
    top = [scene for scene in scenes[: _HEAD + 1] if scene.sentence.paragraph < _HEAD]
    claimed: list[Claim] = []
    happened: list[Event] = []
    for k, scene in enumerate(top):
        bodies = _leading(scene)
        end = bodies[-1].span.end if bodies else 0
        below = top[k + 1] if k + 1 < len(top) else None
        if bodies and below is not None and not scene.text[end : scene.sentence.span.end].strip():
            paper = next((g for g in below.groups if g.span.start == below.sentence.span.start), None)
            if paper is None or set(below.classes(paper.things[0])) != {"Policy"} or not _ABOUT.match(below.text, end):
                continue
            numbered = _NUMBER.search(scene.text, 0, _COVER)
            date = _day(scenes) or (numbered["year"] if numbered else None)
            evidence = below.evidence(*paper.span)
            happened.append(Event(str(paper.things[0]), "issued", date, (evidence,), "occurred", rule=SIGNED))
        elif len(bodies) > 1 and _PASSES_ON.match(scene.text, end):
            papers = (g for g in scene.groups if g.span.start > end and set(scene.classes(g.things[0])) == {"Policy"})
            paper = next(papers, None)
            if paper is None:
                continue
            evidence = scene.evidence(bodies[0].span.start, paper.span.end)
        else:
            continue
        by = tuple(t for g in bodies for t in g.things)
        claimed += claims(scene, paper.things, "issuedBy", by, evidence=evidence, rule=SIGNED)
    return claimed, happened


_ABOUT = re.compile("[ 　]*\n+[ 　]*关于")


def _leading(scene: Scene) -> list[Group]:
    """The bodies that a line begins with, beside each other."""
    bodies: list[Group] = []
    at = scene.sentence.span.start
    for g in scene.groups:
        apart = scene.text[at : g.span.start]
        if apart.strip() or not _SIGNS & set(scene.classes(g.things[0])):
            break
        bodies.append(g)
        at = g.span.end
    return bodies
