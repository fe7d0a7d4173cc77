"""Other names that a text gives: those that a bracket right after a name introduces, and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhitu.extract.mentions.candidate import Candidate
from zhitu.extract.mentions.titles import introduced_alias
from zhitu.extract.text.gazetteer import gazetteer
from zhitu.extract.text.lexicon import Lexicon, lexicon
from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = [
    "abbreviates",
    "also_called",
    "called_for_short",
    "shortens",
    "with_alias",
    "without_alias_parts",
    "without_bracket",
]

_BRACKET = re.compile(r"[（(](?P<inner>[^（）()]{2,12})[）)]$")


#: What several are called by together.
_TOGETHER = re.compile(f"两[一-龥]{{1,3}}$|[三四五六七八九十]{wording('counted-together')}$")
#: What a name is called by in Latin letters: 云岭先进光源（YALS）; not （V2）.
_INITIALS = re.compile("[A-Z][A-Za-z&/-]*[A-Za-z]")


def without_bracket(text: str, span: Span) -> Span:
    """A name without the bracket at its end that only says how it is called for short: 云岭银行（云行）."""
    match = _BRACKET.search(text, *span)
    if match is None or match.start() - span.start < 3:
        return span
    name, alias = text[span.start : match.start()], introduced_alias(match["inner"])
    known = alias is not None and (alias[1] or _INITIALS.fullmatch(alias[0]) is not None)
    short = known or (alias is not None and _is_short(alias[0], name))
    return Span(span.start, match.start()) if short else span


def _is_short(alias: str, name: str) -> bool:
    """Whether a name is another for short, by its characters or as is known of both: 中国科学院（中科院）."""
    if abbreviates(alias, name) or shortens(alias, name):
        return True
    return not {e.name for e in gazetteer().folded(alias)}.isdisjoint(e.name for e in gazetteer().folded(name))


def with_alias(inner: str, candidate: Candidate, words: Lexicon) -> Candidate:
    """The candidate with the name that the bracket right after it introduces, if it does."""
    alias = introduced_alias(inner)
    if alias is not None and _TOGETHER.match(alias[0]):
        return candidate  # 甲实验室、乙研究院（以下简称“两平台”）
    if alias is None or (not alias[1] and not _plausible(alias[0], candidate, words)):
        return candidate
    if not alias[1] and _is_another_body(alias[0], candidate):
        return candidate  # 国家发展改革委（国家能源局）; where it is the former name, that is told as a renaming
    return candidate._replace(alias=alias[0], score=candidate.score + (1.0 if alias[1] else 0.5))


def without_alias_parts(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates but for words of a Latin name that a bracket gives: 甲联盟（International |Blue Alliance|）."""
    spans: list[Span] = []
    for c in candidates:
        if c.alias is not None and " " in c.alias and text.startswith(c.alias, c.span.end + 1):
            spans.append(Span(c.span.end + 1, c.span.end + 1 + len(c.alias)))
    if not spans:
        return candidates
    return [c for c in candidates if not any(s.contains(c.span) and s != c.span for s in spans)]


def _plausible(alias: str, candidate: Candidate, words: Lexicon) -> bool:
    """A bracket without 简称 is an alias if it is Latin, ends in a head of its own, or abbreviates the name."""
    if re.fullmatch(r"[A-Za-z0-9&.\-/ ]+", alias) or _is_short(alias, candidate.name):
        return True
    if len(alias) > 2 and candidate.name.endswith(alias):
        return True
    if len(alias) > 2 and candidate.name[0] + candidate.name[-1] == alias[0] + alias[-1]:
        rest = iter(candidate.name)
        return all(sign in rest for sign in alias)  # 云岭集成电路研究院（云岭集成院）
    head = words.head_at(alias, len(alias))  # a person's bracket tells where he works: 王建国（云岭大学）
    return head is not None and len(alias) > len(head.word) + 1 and "Person" not in candidate.classes


def _is_another_body(alias: str, candidate: Candidate) -> bool:
    """Whether the gazetteer knows both names as those of bodies, and of none that is both."""
    ours = {entry.name for entry in candidate.entries if entry.kind == "body"}
    theirs = {entry.name for entry in gazetteer().folded(alias) if entry.kind == "body"}
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def abbreviates(short: str, full: str) -> bool:
    """Whether a name is made of characters of another, in order: at most half of them, and not one piece of it.

    >>> abbreviates("高交会", "中国国际高新技术成果交易会"), abbreviates("广州", "广州实验室")
    (True, False)
    """
    rest = iter(full)
    return 3 <= len(short) <= len(full) / 2 and short not in full and all(c in rest for c in short)


def shortens(short: str, full: str) -> bool:
    """Whether a word is what a name begins with, or two characters of it with its first, and no place.

    >>> shortens("云岭", "云岭集团"), shortens("亚行", "亚洲开发银行"), shortens("广州", "广州实验室")
    (True, True, False)
    """
    place = any(e.kind in ("division", "country", "region") for e in gazetteer().folded(short))
    if place or len(full) < len(short) + 2:
        return False
    rest = iter(full)
    return full.startswith(short) or (
        len(short) == 2 and len(full) > 3 and short[0] == full[0] and all(c in rest for c in short)
    )


#: 云岭大学（Yunling University），简称|“云大”.
_CALLED = re.compile(
    "(?:（[^（）\\n]{1,60}）)?，?(?:以下)?(?:简称|下称)为?[“《]?(?P<name>[一-龥A-Za-z]{2,12}?)[”》]?(?=[，。；（]|$)"
)


def called_for_short(text: str, c: Candidate) -> str | None:
    """What a folded text says, behind a name and its bracket, that it is called for short."""
    called = None if c.nested else _CALLED.match(text, c.span.end)
    if called is None or gazetteer().folded(called["name"]):
        return None
    rest = iter(c.name)
    return called["name"] if all(sign in rest for sign in called["name"]) else None


#: 云江大桥，|又称|南过境大桥, 云岭材料研究院（国有），|英文简称|YLAM.
_ALSO = re.compile(
    f"(?:（[^（）\\n]{{1,60}}）)?，?(?P<how>{wording('also-called')})(?:为|作|做|之为)?"
    "(?P<name>(?P<marked>[“《][^“”《》\\n]{2,20}[”》])|(?<=[名称写])[A-Z][A-Za-z&-]+|)"
)
#: A few words that are all that a phrase says, and no sentence: 第二通道.
_NAMED = re.compile("(?:(?![将已在的是了为有])[一-龥]){3,10}(?=[，。；（])")
#: What follows a name that is all that a phrase says.
_ENDS = re.compile("[，。；（、\\n]|$")


def also_called(text: str, c: Candidate, behind: Sequence[Candidate]) -> str | None:
    """What a folded text says, behind a name and its bracket, that it is called besides.

    The other name stands in marks, in Latin letters or is one of the candidates `behind` of like class: 公司也称将投产.
    """
    also = None if c.nested or "Person" in c.classes else _ALSO.match(text, c.span.end)
    if also is None:
        return None
    if also["name"]:
        return None if also["how"] == "即" and not text.startswith("“", c.span.start) else also["name"].strip("“”《》")
    if also["how"] == "即":
        return None
    found = next((k for k in behind if k.span.start == also.end() and k.accepted), None)
    if found is None:
        words = _NAMED.match(text, also.end())
        return words[0] if words and lexicon().head_at(words[0], len(words[0])) is not None else None
    alone = _ENDS.match(text, found.span.end) is not None  # 公司也称江湾港将扩建
    alike = bool({*found.classes} & {*c.classes}) or found.name[-1] == c.name[-1]
    return found.name if alone or (alike and "称" not in also["how"]) else None
