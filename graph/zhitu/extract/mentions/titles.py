"""What marks of punctuation name: 《…》, “…” with its head, （简称…）, （LATIN）."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhitu.model import Span

__all__ = ["Bracket", "find_brackets", "find_quoted", "find_titles", "introduced_alias", "says_alias"]

_TITLE = re.compile(r"《([^《》\n]{2,90}(?:《[^《》\n]{1,60}》[^《》\n]{0,60})?)》")
_QUOTED = re.compile(r"“([^“”，。；！？：\n]{1,24})”")
_BRACKET = re.compile(r"（([^（）\n]{1,60})）")
_INTRODUCED = re.compile(
    r"^(?:以下|下文|下称|下面|后文|以下统|以下均|又|也|亦)?(?:统?简称|[统合]称|下称|又称|也称|亦称|俗称|原名|别称|下同)(?:为|作|是)?[：，]?\s*[“《]?(?P<name>[^“”《》]{2,30})[”》]?$"
)
#: CRANE，又名“云鹤”: of two other names the first.
_AND_ALSO = re.compile(r"(?<=[A-Za-z])[，；](?:又名|又称|也称|俗称|简称|中文名)[^，；]{2,20}$")
_LATIN = re.compile(r"^[A-Za-z][A-Za-z0-9&.\-/ ]{1,40}$")
_NOT_ALIAS = re.compile(r"\d{1,2}[日月年]|记者|来源|图|见|含|不含|下同|单位|其中|同比|如")


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
    return bool(_INTRODUCED.match(inner) or _LATIN.match(inner))


def introduced_alias(inner: str) -> tuple[str, bool] | None:
    """The name that a bracket after another name introduces, and whether it says so (简称).

    >>> introduced_alias("以下简称《浦东方案》"), introduced_alias("RCEP"), introduced_alias("1月9日")
    (('浦东方案', True), ('RCEP', False), None)
    """
    inner = _AND_ALSO.sub("", inner.strip())
    if match := _INTRODUCED.match(inner):
        return match["name"].strip(), True
    if _LATIN.match(inner):
        return inner, False
    if _NOT_ALIAS.search(inner):
        return None
    inner = inner.removeprefix("原") if len(inner) > 3 else inner  # 云川大学（原云川师范学院）
    return (inner.strip("“”《》"), False) if re.fullmatch(r"[“《]?[^，。；：、\d]{2,20}[”》]?", inner) else None
