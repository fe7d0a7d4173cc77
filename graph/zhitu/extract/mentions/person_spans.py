"""Where the name of a person ends: before what joins it to the next, the title behind it, a verb."""

from __future__ import annotations

import re

from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import Lexicon
from zhitu.extract.text.mending import LEADS, SAYS, and_person
from zhitu.extract.text.seams import JAPANESE
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span

__all__ = ["after_person", "is_titled", "without_office"]

_AND = re.compile(f"[和与及]|{LEADS.pattern}")


def after_person(text: str, span: Span, lexicon: Lexicon) -> Span | None:
    """What parts a person at the beginning from what follows: 书记|王强|和|化学研究所, 免去|王强||某市政府."""
    if text[span.start] not in lexicon.surnames:
        return None
    ends = [span.start + size for size in (2, 3)]
    called = next((Span(end, end + 2) for end in ends if text.startswith("同志", end, span.end - 2)), None)
    if called is not None:
        return called  # 王强|同志|市水利局
    if text.endswith(_APPOINTS, 0, span.start):
        makes = next((end for end in reversed(ends) if text.startswith("为", end, span.end - 1)), None)
        if makes is not None:
            return Span(makes, makes + 1)  # 任命|王强|为|市水利局
        towns = (gazetteer().town_at(text, end) for end in ends)
        town = next((t for t in towns if t is not None and t.span.end < span.end), None)
        return None if town is None else Span(town.span.start, town.span.start)
    if not text.endswith(lexicon.said_offices, 0, span.start):
        return None
    found = (_AND.match(text, end) for end in ends)
    return next((Span(*both.span()) for both in found if both is not None and both.end() + 1 < span.end), None)


#: Verbs before a person who gets or loses an office, or gives it up: 接受|王强||辞去….
_APPOINTS = (*words("appoints-person"), "接受")
#: Where somebody stands in the picture, as its caption says.
_IN_PICTURE = re.compile(f"（{wording('caption-places')}）?$")
#: How a person speaks.
_HOW = re.compile("[一-龥]{2}地$")
#: What persons are called by behind their names.
_TITLED = re.compile(f"{wording('called-behind-name')}$")
#: Who is called a professor; 云大|教授 are those of a university.
_SCHOLAR = re.compile(
    f"[一-龥]{{2,3}}(?<![大院所校系室市省])(?={wording('scholar-titles')}(?!{wording('scholar-titles-not')}))"
)


def is_titled(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Whether a stretch is a person's name by the title behind it: 陈立新|教授团队."""
    scholar = _SCHOLAR.match(text, span.start)
    return scholar is not None and scholar.end() == span.end and text[span.start] in lexicon.surnames


def without_office(text: str, span: Span, lexicon: Lexicon) -> Span:
    """A person's name without the office's last character and the verb after it: 行政长|官王小明指|，."""
    start, end = span
    if (place := _IN_PICTURE.search(text, start + 2, end)) is not None:
        end = place.start()  # 陈海生|（右二）
    if (japanese := JAPANESE.match(text, start)) is not None:
        return Span(*japanese.span())  # 山本健|一率团
    becomes = text[end - 1] == "任" and text.startswith(lexicon.all_offices, end)  # 陈明|任|站长
    if end - start > 2 and (becomes or SAYS.match(text, end - 1)):
        end -= 1
    if end - start > 3 and _TITLED.search(text, start, end):  # 陈明远|博士
        end -= 2
    if and_person(text, start, end, lexicon.surnames):
        return Span(start + 1, end)  # 王强院士|和李明远
    two = end - start == 3 and text[start - 1] in lexicon.surnames and text[start] in lexicon.surnames
    if two and text.endswith(lexicon.all_offices, 0, start - 1):
        return Span(start - 1, end)  # 特首|林郑明娥, who bears her husband's name too
    if end - start > 4 and _HOW.search(text, start, end):
        end -= 3  # 王强|欣喜地告诉记者
    office = text[max(0, start - 5) : start + 1].endswith(lexicon.long_offices)
    return Span(start + (office and end - start > 2 and text[start + 1] in lexicon.surnames), end)
