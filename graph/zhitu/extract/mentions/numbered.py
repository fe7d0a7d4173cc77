"""Names with their number before what they are: teams sent out, expeditions, editions of what is held."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.units import Unit
from zhitu.extract.text.clues import Rare
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = ["numbered"]

_N = "[一二三四五六七八九十百\\d]{1,4}"
#: 第三批赴黎巴嫩维和部队, 第十批援贝宁医疗队, 第四十批护航编队, with a part of it: 第一梯队.
_TEAM = Rare(
    rf"(?:中国|我国|海军)*(?P<name>第{_N}[批次](?:{wording('team-sent-to')}[一-龥]{{2,10}}?(?:（[一-龥]{{2,8}}）)?)?(?:[一-龥]{{0,6}}?)"
    rf"{wording('teams-sent')})(?P<part>第{_N}梯队)?"
)
#: 第四十次南极考察, 第二次冰川综合科学考察.
_EXPEDITION = Rare(rf"(?:中国|我国)?(?P<name>第{_N}次[一-龥]{{2,8}}?(?:综合)?(?:科学)?(?:考察|科考))(?![队站船团员])")
#: 举行第三届山城晨光跑2031活动: what is held, by its edition.
_EDITION = Rare(
    rf"{wording('holds-edition')}(?:了)?(?P<name>(?:第{_N}届|首届)[^，。；：、的“”《》\s]{{2,26}}?{wording('numbered-ends')})"
    r"(?=[，。；、]|$|期间)"
)


def numbered(text: str, units: list[Unit]) -> list[Candidate]:
    """Such names of a sentence; a team's part beside the team."""
    at = units[0].span.start, units[-1].span.end
    found: list[Candidate] = []
    if text.find("第", *at) < 0 and text.find("首届", *at) < 0:
        return found
    for match in _TEAM.finditer(text, *at):
        team = _with_place(text, _candidate(text, match, "Organization", "team"), units)
        if match["part"]:
            whole = Candidate(
                Span(match.start("name"), match.end()),
                text[match.start("name") : match.end()],
                ("Organization",),
                "numbered:team",
                1.8,
                head="梯队",
            )
            found.append(whole)
            team = team._replace(nested=True)
        found.append(team)
    found += [_candidate(text, match, "Programme", "expedition") for match in _EXPEDITION.finditer(text, *at)]
    found += [_candidate(text, match, "Conference", "edition") for match in _EDITION.finditer(text, *at)]
    return found


def _with_place(text: str, team: Candidate, units: list[Unit]) -> Candidate:
    """A team with the place that sends it: |云岭市|第九批援藏工作队."""
    start = team.span.start if team.outer is None else team.outer.start
    sender = next((u for u in units if u.span.end == start and u.kind == "known"), None)
    if sender is None or sender.entries[0].kind != "division":
        return team
    span = Span(sender.span.start, team.span.end)
    whose = sender.entries[0].name if len(sender.entries) == 1 else sender.text  # 青州|第九批援藏组 of 青州市
    return team._replace(span=span, name=text[slice(*span)], outer=None, full=whose + team.name)


def _candidate(text: str, match: re.Match[str], kind: str, rule: str) -> Candidate:
    """What is named, and with the country before it."""
    span = Span(*match.span("name"))
    outer = Span(match.start(), span.end) if match.start() < span.start and rule != "edition" else None
    return Candidate(span, text[slice(*span)], (kind,), f"numbered:{rule}", 1.8, outer=outer)
