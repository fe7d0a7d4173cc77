"""What the name of an anniversary says of what it is held for: 甲大桥通车十周年座谈会 tells when 甲大桥 was opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhitu.extract.clauses.fitness import allowed
from zhitu.extract.clauses.frames import predicates
from zhitu.extract.clauses.scene import Group, Scene
from zhitu.extract.clauses.verb_times import time_of
from zhitu.extract.events.rites import meant
from zhitu.extract.text.wording import wording
from zhitu.extract.values.numerals import chinese_int
from zhitu.model import Event

__all__ = ["from_anniversaries"]

_YEARS = re.compile(
    rf"(?:{wording('celebrates')})?(?P<done>.{{3,}}?{wording('done-once')})"
    r"(?:届?满)?(?P<years>[\d一二两三四五六七八九十百]+)周年"
)
_HOW = re.compile(f"{wording('rite-how')}+$")
_LONGEST = 6


def from_anniversaries(scene: Scene) -> Iterator[Event]:
    """The events that the anniversaries in a sentence are of, in the year that these tell."""
    for g in (g for g in scene.groups if "周年" in g.span.of(scene.text)):
        for t in (t for t in g.things if "Conference" in scene.classes(t)):
            match = _YEARS.match(scene.things[t].name)
            year = _year(scene, g, match["years"]) if match else None
            verb = _verb(match["done"]) if match else None
            if match is None or year is None or verb is None:
                continue
            what = _HOW.sub("", match["done"].removesuffix(verb))
            for kind in dict.fromkeys(p.event for p in predicates()[verb] if p.event):
                of = meant(scene, t, what, allowed(kind, verb))
                if of is not None:
                    yield Event(str(of), kind, year, (scene.evidence(*g.span),), "occurred", rule="anniversary")


def _verb(told: str) -> str | None:
    """The verb that words end in: 建成通车 of 甲大桥建成通车."""
    ends = (told[-length:] for length in range(_LONGEST, 1, -1))
    return next((end for end in ends if end in predicates() and end != told), None)


def _year(scene: Scene, g: Group, years: str) -> str | None:
    """So many years before what is told of the anniversary; of 2024年5月8日 and 十 2014."""
    when, count = time_of(scene, g.span), chinese_int(years)
    known = when is not None and when.kind == "point" and when.edtf and re.match(r"\d{4}", when.edtf)
    return f"{int(known[0]) - count:04d}" if known and count else None
