"""What a document's title names, which its text may only call by its kind: 学校, 该实验室, 本办法, or leave out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from zhitu.extract.clauses.antecedents import OF_CLASS
from zhitu.extract.entities.entities import Thing
from zhitu.extract.text.classes import FIRMS
from zhitu.extract.text.view import View, fold
from zhitu.extract.text.wording import wording, words
from zhitu.model import Span
from zhitu.names import normal

__all__ = ["OWN_WORDS", "RULES", "RULE_SORTS", "Titled", "overview", "titled"]


#: Words for rules, by which they call themselves: 本|办法.
RULES = frozenset(words("own-rules"))
#: 本|实施|意见, 本|行动|计划: of what sort they are.
RULE_SORTS = wording("own-rule-sorts")
#: What a text calls what it is about, without 该: not 企业, 产品, 公路, of which there are many.
OWN_WORDS = frozenset(words("own-words"))
#: 云岭大学|简介.
_OVERVIEW = re.compile(f"(?:基本)?{wording('overview-ends')}$")
_KINDS, _RULES, _OWN = (
    "|".join(sorted(kind, key=lambda word: (-len(word), word))) for kind in (OF_CLASS, RULES, OWN_WORDS)
)
#: How a text begins that calls so what only its title names: 学校……, 该实验室……, 第一条　本办法…….
_OPENS = re.compile(
    r"(?:[^\n]{2,20}[\n：])?(?:第一条[ \u3000]*)?"
    rf"(?P<all>[该此](?P<far>{_KINDS})|本{RULE_SORTS}?(?P<rule>{_RULES})|(?P<own>{_OWN}))"
)
#: 制定|本办法: what a text calls itself, wherever it does.
_ITSELF = re.compile(rf"(?P<all>本{RULE_SORTS}?(?P<rule>{_RULES}))(?=[，。；自由的所（])")
#: 云岭省水利条例|（试行）.
_ASIDE = re.compile("（[^）]*）$")
#: Characters of a title that are read, and of a text that may begin with it.
_LONGEST, _FIRST = 120, 200


#: What calls itself by its kind alone in its own profile.
_PROFILED = frozenset(("School", "Hospital", "ResearchInstitute", "Laboratory", "Zone"))


class Titled(NamedTuple):
    """The things that a title names; `whole` is the one that it names and no more, but for 简介, `reporter` the firm of
    whose report, announcement or profile it is the title, where 公司 is that firm whichever other was named since.
    `enclosed` are the rules that a notice of their issue names: 关于印发《甲办法》的通知.
    """

    things: tuple[Thing, ...]
    whole: int | None
    reporter: int | None = None
    enclosed: tuple[Thing, ...] = ()

    def meant(self, word: str) -> int | None:
        """The one of them that a text calls by a word; None where several may be meant, or none."""
        ends = [t.index for t in self.things if any(_ends(form, word) for form in t.forms)]
        if not ends and word in RULES:
            ends = [t.index for t in self.enclosed if any(_ends(form, word) for form in t.forms)]
        kinds = OF_CLASS.get(word, set()) if word not in RULES else set()  # 本通知 is no 办法 that it is about
        fits = ends or [t.index for t in self.things if not kinds.isdisjoint(t.classes)]
        return fits[0] if len(fits) == 1 else None

    def profiles(self, word: str, written: str) -> bool:
        """Whether a text that is a body's profile calls it by a bare word, whatever others it has named."""
        if self.whole is None or written != word or word not in OWN_WORDS:
            return False
        whole = next((t for t in self.things if t.index == self.whole), None)
        return whole is not None and whole.classes[0] in _PROFILED and self.meant(word) == self.whole


def _ends(form: str, word: str) -> bool:
    """Whether a name ends in a word: 云岭水利条例（试行）."""
    return len(form) > len(word) + 1 and _ASIDE.sub("", form).endswith(word)


def overview(title: str) -> str:
    """A title without what only says that a text tells of its name.

    >>> overview("云岭大学简介"), overview("云岭大学")
    ('云岭大学', '云岭大学')
    """
    return _OVERVIEW.sub("", title)


def titled(title: str | None, view: View, things: list[Thing], read: Callable[[str], Sequence[Thing]]) -> Titled:
    """What the title names, be it the document's or its first line.

    A thing is added that only the document's names, as `read` finds it, and the text calls by its kind.
    """
    opening = view.paragraphs[0] if view.paragraphs else None
    line = fold((title or "")[:_LONGEST])
    if not line and opening is not None and opening.heading:
        line = opening.span.of(view.folded)
    told, name = normal(line), normal(overview(line.strip()))
    found = _found(told, name, things)
    if not found.things and _OVERVIEW.search(line) and (opens := _opens(view, things)) is not None:
        return Titled((opens,), opens.index)
    word = _called(view.folded, len(line) if view.folded.startswith(line) else 0) if line else None
    if word is None or found.meant(kind := _kind(word)) is not None:
        return found
    named = [t for t in read(overview(line)) if Titled((t,), None).meant(kind) is not None]
    if not named and kind in RULES and normal(_ASIDE.sub("", line)).endswith(kind):
        named = [Thing(0, line, ("Policy",), "home", 2.5)]  # 云岭省数字经济促进|条例
        named[0].add_form(line)
    if len(named) != 1 or any(not named[0].forms.keys().isdisjoint(t.forms) for t in things):
        return found
    at = view.folded.find(line, 0, _FIRST)
    spans = [Span(*word.span("all")), *([Span(at, at + len(line))] if at >= 0 else [])]
    things.append(replace(named[0], index=len(things), rule="home", spans=spans))
    return _found(told, name, things)


def _opens(view: View, things: list[Thing]) -> Thing | None:
    """The body that a profile begins with whose title names none: 学校简介. |云岭大学|位于江湾市……."""
    starts = {p.span.start for p in view.paragraphs[:3] if not p.heading}
    firsts = [t for t in things if not starts.isdisjoint(s.start for s in t.spans) and t.classes[0] in _PROFILED]
    return firsts[0] if len(firsts) == 1 else None


def _found(told: str, name: str, things: list[Thing]) -> Titled:
    """Of the things those that a title names, at each place the longest."""
    longest = sorted(((form, t) for t in things for form in t.forms if len(form) > 2), key=lambda f: (-len(f[0]), f[0]))
    own: dict[int, Thing] = {}
    within: dict[int, Thing] = {}
    for form, thing in longest:
        if form in told:
            own[thing.index], told = thing, told.replace(form, "\n")
        elif thing.classes == ("Policy",) and any(_HANDS_OUT.search(f) and form in f for f in _notices(own)):
            within[thing.index] = thing
    whole = next((t.index for t in own.values() if name in t.forms), None)
    firms = (t for t in own.values() if not FIRMS.isdisjoint(t.classes))
    reports = (t.index for t in firms if any(_REPORT.fullmatch(name.removeprefix(form)) for form in t.forms))
    profile = whole if any(t.index == whole and not FIRMS.isdisjoint(t.classes) for t in own.values()) else None
    return Titled(tuple(own.values()), whole, next(reports, profile), tuple(within.values()))


#: 关于|印发|《甲办法》|的通知.
_HANDS_OUT = re.compile("(?:印发|发布|公布|转发|批转|下发).*通知$")


def _notices(own: dict[int, Thing]) -> list[str]:
    return [form for t in own.values() for form in t.forms if form.endswith("通知")]


#: 云岭港务股份有限公司|2023年年度报告摘要, 云岭银行|关于聘任行长的公告.
_REPORT = re.compile(f"[^，。；]{{0,40}}?{wording('firm-reports')}(?:全文|摘要|正文)?(?:[（(][^（）()]*[）)])?")


def _called(text: str, start: int) -> re.Match[str] | None:
    """What a text calls its own, which begins below its title."""
    return _OPENS.match(text, start + text.startswith("\n", start)) or _ITSELF.search(text, start)


def _kind(word: re.Match[str]) -> str:
    groups = word.groupdict()
    return groups["rule"] or groups.get("far") or groups.get("own") or ""
