"""What a passage is about when its sentences do not say: the stack of topics.

Clause subject → subject of the sentence before → what the heading above begins with → what the document is about. The
last is the place, zone or work that the title names and the text keeps naming.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from itertools import pairwise

from zhitu.extract.clauses.clause_roles import is_guests
from zhitu.extract.clauses.roles import REPORTS, innermost
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.titled import overview
from zhitu.extract.entities.entities import Thing
from zhitu.extract.text.classes import BODIES
from zhitu.extract.text.lexicon import lexicon
from zhitu.model import Span
from zhitu.names import normal

__all__ = ["assign_topics", "document_topic"]

_TOPICS = frozenset(
    {
        "Region",
        "City",
        "District",
        "Zone",
        "Country",
        "Facility",
        "Project",
        "Programme",
        "Conference",
        "School",
        "Laboratory",
        "ResearchInstitute",
        "Hospital",
        "Company",
        "Organization",
        "FinancialInstitution",
    }
)


#: What counts others, and is not what a report is about.
_COUNTING = ("普查", "抽样调查")
#: What a title's naming a thing is worth, in mentions.
_TITLE = 4
#: Things of a list, none of which a text is about.
_LISTED = 3
#: Characters of a title that are read.
_LONGEST = 300


def document_topic(scenes: list[Scene], things: list[Thing], title: str | None = None) -> int | None:
    """The thing that a document is about, by title and frequency; None where nothing stands out.

    `title` is the document's, which its text need not hold.
    """
    counts = _titled(things, normal((title or "")[:_LONGEST]))
    origins: Counter[int] = Counter()
    for scene in scenes:
        first = scene.sentence.paragraph == 0 and (not title or scene.view.paragraphs[0].heading)
        for g in scene.groups:
            # 甲地旅客, 客源来自|乙地, 本报|丙地5月3日讯: from where they, or a report, come: what a text is about only
            # where it names nothing else
            whence = is_guests(scene, g.span.end) or scene.text.endswith("来自", 0, g.span.start)
            named = origins if whence or scene.sentence.dateline else counts
            for rank, thing in enumerate(g.things):
                entry = things[thing].entry
                if _TOPICS & set(things[thing].classes) and not (entry is not None and entry.media):
                    if things[thing].name.endswith(_COUNTING):
                        continue
                    heads = first and len(g.things) < _LISTED and not _is_of_office(scene, g)
                    named[thing] += 4 - min(rank, 2) if heads else 1
    counts = counts or origins
    if not counts:  # 我院: who publishes the text and is named nowhere in it
        return next((t.index for t in things if t.rule == "home" and not BODIES.isdisjoint(t.classes)), None)
    return min(counts, key=lambda t: (-counts[t], t))


def _is_of_office(scene: Scene, g: Group) -> bool:
    """Whether a name only tells whose an office is: |兰州市|副市长某某出席."""
    end = g.span.end + scene.text.startswith("副", g.span.end)
    return scene.text.startswith(lexicon().all_offices, end)


def _titled(things: list[Thing], title: str) -> Counter[int]:
    """What a title names, at each place the longest name, and what that is worth."""
    counts: Counter[int] = Counter()
    topics = (thing for thing in things if _TOPICS & set(thing.classes))
    named = ((form, thing.index) for thing in topics for form in thing.forms if len(form) > 1)
    for form, thing in sorted(named, key=lambda found: (-len(found[0]), found)):
        if form in title:
            counts[thing], title = _TITLE, title.replace(form, "\n")
    return counts


def assign_topics(scenes: list[Scene], topic: int | None, title: int | None = None, told: Collection[int] = ()) -> None:
    """Gives each scene the subject carried into it, and the topic of its section, else the document's.

    Below a heading that is a name and no more, and first in a text whose `title` is one, that is the subject. What the
    document is about is the topic from where it is named on, if its title does not name it (`told`).
    """
    spoken = topic
    subject: Group | None = None
    holder: Scene | None = None
    headed: Group | None = None
    paragraph = -1
    for scene in scenes:
        if scene.sentence.paragraph != paragraph:
            last = subject, holder
            subject, holder = _heading(scene, title)
            if subject is None and (_goes_on(scene, last[0], headed) or _replies(scene) or _is_of_them(scene)):
                subject, holder = last  # 甲园区 / 1.占地300亩。 / 2.已于3月开工。
            headed = subject if scene.before is not None else None
            paragraph = scene.sentence.paragraph
            if paragraph and scene.view.paragraphs[paragraph].heading:
                spoken = _opening(scene, topic)
        scene.topic = None if spoken == topic and not _is_known(scene, spoken, told) else spoken
        if subject is not None and holder is not None:
            scene.subject, scene.subject_sentence = subject, holder.sentence
        own = None if scene.sentence.dateline else _own_subject(scene)
        if own is not None:
            subject, holder = own, scene


def _is_known(scene: Scene, topic: int | None, told: Collection[int]) -> bool:
    """Whether a reader of a sentence knows of the topic: no schools of the hospital in 新建学校12所。……甲医院建成."""
    if topic is None or topic in told:
        return True
    thing = scene.things[topic]
    first = min((span.start for span in thing.spans), default=0)
    division = thing.entry is not None and bool(thing.entry.adcode)  # a place's text need not say of which it tells
    ours = division or thing.rule in ("home", "nation")
    return ours or len(thing.spans) > _SELDOM or first < scene.sentence.span.end


#: How often at most a text names what it is not about.
_SELDOM = 2


def _goes_on(scene: Scene, subject: Group | None, headed: Group | None) -> bool:
    """Whether a line is a further item below the heading that its section's `subject` stands in, as all before it."""
    if subject is None or headed is None or subject.things != headed.things:
        return False
    start, end = scene.view.paragraphs[scene.sentence.paragraph].span
    line = scene.text[start:end]
    return _ITEM.match(line) is not None or _GOES_ON.match(line) is not None


#: 问：甲馆由谁建设？ / |答：由乙公司建设。 / |问：何时投用？
_TALK = re.compile("(?:问|答|[QA])：")


def _replies(scene: Scene) -> bool:
    """Whether a line is a question or an answer, which goes on about what those before told of."""
    before = scene.before
    start = scene.view.paragraphs[scene.sentence.paragraph].span.start
    if (
        before is None
        or before.sentence.paragraph + 1 != scene.sentence.paragraph
        or not _TALK.match(scene.text, start)
    ):
        return False
    return _TALK.match(scene.text, scene.view.paragraphs[before.sentence.paragraph].span.start) is not None


#: 甲线全长20公里。 / |其中，一期12公里: of what the paragraph above is about.
_OF_THEM = re.compile("其中[，：一首先优第]?")


def _is_of_them(scene: Scene) -> bool:
    """Whether a paragraph begins with what is true of a part of what the one before is about."""
    before = scene.before
    beside = before is not None and before.sentence.paragraph + 1 == scene.sentence.paragraph
    return beside and _OF_THEM.match(scene.text, scene.sentence.span.start) is not None


#: What a heading's items begin with.
_ITEM = re.compile(r"^(?:\d{1,2}[.．、](?!\d)|（\d{1,2}）|[①-⑳]|（?[一二三四五六七八九十]{1,3}[、）]|[—·●▪◆■]+)\s*")
#: What goes on about the same without such a mark: 2022年10月|开工.
_GOES_ON = re.compile(r"(?:19|20)\d\d年")


#: What is told of below its name.
_HEADED = _TOPICS - {"Region", "City", "District", "Country", "Conference"} | {"Policy", "Fund", "Product"}


def _heading(scene: Scene, title: int | None) -> tuple[Group | None, Scene | None]:
    """The name that is all of the heading just above a sentence, or of the document's title: 云岭大学简介."""
    before, start = scene.before, scene.sentence.span.start
    if before is None:
        named = None if title is None or _HEADED.isdisjoint(scene.classes(title)) else title
        return (None, None) if named is None else (Group(Span(start, start), (named,), ()), scene)
    line = scene.view.paragraphs[before.sentence.paragraph]
    if not line.heading or before.sentence.paragraph + 1 != scene.sentence.paragraph or not before.groups:
        return None, None
    g, first = before.groups[-1], before.groups[0].span.start
    joined = all(a.span.end == b.span.start for a, b in pairwise(before.groups))  # 江湾|云岭开发区
    written = _ITEM.sub("", line.span.of(scene.text).strip("【】 "), count=1)
    alone = overview(written.removesuffix("：")).strip("《》“”") == scene.text[first : g.span.end].strip("《》“”")
    told = joined and alone and len(g.things) == 1 and not _HEADED.isdisjoint(scene.classes(g.things[0]))
    return (g, before) if told else (None, None)


def _opening(scene: Scene, topic: int | None) -> int | None:
    """What a heading begins with: 甲省|乙大桥通车 is about the bridge."""
    start = scene.sentence.span.start
    first = next((g for g in scene.groups if scene.role(g).free), None)
    if first is None or first.span.start - start > _NUMBERING:
        return topic
    last = innermost(scene, scene.groups[scene.groups.index(first) :])
    return last.things[0] if _TOPICS & set(scene.classes(last.things[0])) else topic


#: Characters of the number of a heading: （十二）.
_NUMBERING = 4
_CARRIED = _TOPICS | {"Policy", "GovernmentBody", "Fund", "Product"}


def _own_subject(scene: Scene) -> Group | None:
    """The subject of a sentence: the first free name, unless a clause before drops its subject."""
    for clause in scene.sentence.clauses:
        inside = scene.inside(clause.span)
        free = [g for g in inside if scene.role(g).free and _CARRIED & set(scene.classes(g.things[0]))]
        free = [g for g in free if not REPORTS.match(scene.text[g.span.end : clause.span.end])]
        if free:
            return free[0]
        if _leads_with_verb(scene, clause.span) and not _TALK.fullmatch(scene.text, *clause.span):
            return None
    return None


def _leads_with_verb(scene: Scene, span: Span) -> bool:
    """加快建设X: a clause that begins with its verb, whose subject is dropped."""
    for token in scene.tokens:
        if token.start >= span.start and token.end <= span.end and token.tag not in ("d", "ad", "a", "vd", "TIME", "w"):
            return token.tag == "v" and not scene.covered(token.start)
    return False
