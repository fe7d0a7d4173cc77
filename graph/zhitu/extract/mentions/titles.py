"""What marks of punctuation name: 《…》, “…” with its head, （简称…）, （LATIN）."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhitu.extract.text.wording import wording
from zhitu.model import Span

__all__ = [
    "Bracket",
    "find_brackets",
    "find_quoted",
    "find_titles",
    "introduced_alias",
    "says_alias",
    "second_alias",
    "sums_up",
]

_TITLE = re.compile(r"《([^《》\n]{2,90}(?:《[^《》\n]{1,60}》[^《》\n]{0,60})?)》")
_QUOTED = re.compile(r"“([^“”，。；！？：\n]{1,24})”")
_BRACKET = re.compile(r"（([^（）\n]{1,60})）")
_INTRODUCED = re.compile(
    rf"^{wording('alias-opens')}?{wording('alias-called')}(?:为|作|是)?[：，]?\s*[“《]?(?P<name>[^“”《》]{{2,30}})[”》]?$"
)
#: CRANE，又名“云鹤”; 简称云快线，又称云岭R3线: of two other names the first.
_AND_ALSO = re.compile(rf"(?<=[^，；]{{2}})[，；]{wording('alias-also')}(?P<also>[^，；]{{2,20}})$")
#: 又称“望江塔”|“云岭明珠”.
_QUOTED_TOO = re.compile("”[、和或]?“(?P<also>[^“”]{2,20})”$")
_LATIN = re.compile(r"^[A-Za-z][A-Za-z0-9&.\-/ ]{1,40}$")
_NOT_ALIAS = re.compile(wording("no-alias"))
#: 股票代码：600999，|以下简称“云帆动力”; 云材院，|位于江湾新区: what a bracket tells, and what it tells besides a name.
_NEXT = re.compile("[，；]|(?<=”)[、和或]?(?=“)")
_BESIDES = re.compile(wording("beside-alias"))


#: “一核两翼三带”; no names are the words for many or for the whole.
_SUMS_UP = re.compile(
    f"(?!{wording('idioms-with-numbers')})"
    "(?:[一二两三四五六七八九十双百千万亿多][^\\W\\d_一二两三四五六七八九十双百千万亿多A-Za-z]{1,3}){2,5}"
)


def sums_up(quoted: str) -> bool:
    """Whether quoted words are a programme by the numbers of its parts.

    >>> sums_up("一核两翼三带"), sums_up("四梁八柱"), sums_up("双一流")
    (True, False, False)
    """
    return _SUMS_UP.fullmatch(quoted) is not None


@dataclass(frozen=True, slots=True)
class Bracket:
    """A bracketed passage: `span` with the marks, `inner` without."""

    span: Span
    inner: str


def find_titles(text: str, start: int, end: int) -> list[Bracket]:
    """Passages in book-title marks, nested marks included."""
    return [Bracket(Span(*m.span()), m.group(1)) for m in _TITLE.finditer(text, start, end)]


def find_quoted(text: str, start: int, end: int) -> list[Bracket]:
    """Short passages in quotation marks that could be names."""
    return [Bracket(Span(*m.span()), m.group(1)) for m in _QUOTED.finditer(text, start, end)]


def find_brackets(text: str, start: int, end: int) -> list[Bracket]:
    """Passages in round brackets."""
    return [Bracket(Span(*m.span()), m.group(1)) for m in _BRACKET.finditer(text, start, end)]


def says_alias(inner: str) -> bool:
    """Whether a bracket says that it gives another name (简称), or is one in Latin letters.

    >>> says_alias("以下简称开发区"), says_alias("含东山新区")
    (True, False)
    """
    return bool(any(map(_INTRODUCED.match, _NEXT.split(inner))) or _LATIN.match(inner))


def second_alias(inner: str) -> str:
    """The second of two names that a bracket after another name introduces; empty where it does not.

    >>> second_alias("简称云快线，又称云岭R3线"), second_alias("又称“望江塔”“云岭明珠”"), second_alias("简称云快线")
    ('云岭R3线', '云岭明珠', '')
    """
    match = _AND_ALSO.search(inner.strip()) or _QUOTED_TOO.search(inner.strip())
    return match["also"].strip("“”《》") if match and introduced_alias(inner) else ""


def introduced_alias(inner: str) -> tuple[str, bool] | None:
    """The name that a bracket after another name introduces, and whether it says so (简称).

    >>> introduced_alias("以下简称《浦东方案》"), introduced_alias("RCEP"), introduced_alias("1月9日")
    (('浦东方案', True), ('RCEP', False), None)
    >>> introduced_alias("股票代码：600999，以下简称“云帆动力”"), introduced_alias("云材院，位于江湾新区")
    (('云帆动力', True), ('云材院', False))
    """
    first, *others = pieces = _NEXT.split(_AND_ALSO.sub("", inner.strip()))
    if (name := _said(pieces)) is not None:
        return name, True
    if _LATIN.match(first) and all(map(_BESIDES.match, others)):
        return first, False
    if (name := _said(_NEXT.split(inner.strip())[1:])) is not None:
        return name, True
    if _NOT_ALIAS.search(first) or not all(map(_BESIDES.match, others)):
        return None
    first = re.sub("^[原即]", "", first) if len(first) > 3 else first  # 云川大学（原云川师范学院）
    return (first.strip("“”《》"), False) if re.fullmatch(r"[“《]?[^，。；：、\d]{2,20}[”》]?", first) else None


def _said(pieces: list[str]) -> str | None:
    """The name that one of the pieces of a bracket says to be such."""
    found = (match for piece in pieces if (match := _INTRODUCED.match(piece)))
    return next((match["name"].strip() for match in found), None)
