"""Words of the pages in both languages, side by side, and numbers as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhitu.query.search.hits import Spans
from zhitu.serve.html import Html, element
from zhitu.vocabulary import vocabulary

__all__ = ["both", "class_names", "decided", "highlighted", "number"]


def both(zh: str, en: str) -> Html:
    """A phrase in Chinese, and in English beside it.

    >>> both("搜索", "Search")
    '搜索 <small lang="en">Search</small>'
    """
    return Html(element("span", zh)[6:-7] + " " + element("small", en, lang="en"))


def class_names(classes: Iterable[str]) -> str:
    """Classes by their Chinese labels."""
    known = vocabulary().classes
    return "、".join(known[name].zh if name in known else name for name in classes)


def decided(people: Iterable[tuple[str, str]]) -> Iterator[Html]:
    """Paragraphs that say on whose word alone something stands, and why."""
    for who, why in people:
        because = f"：{why}" if why else ""
        yield element("p", both(f"只凭{who}的判断，没有出处{because}", f"{who} decided so, no source"), class_="note")


def highlighted(text: str, spans: Spans) -> Html:
    """The text with what was searched for marked.

    >>> highlighted("<广州>", ((1, 3),))
    '&lt;<mark>广州</mark>&gt;'
    """
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [text[at:start], element("mark", text[start:end])]
        at = end
    return Html(element("i", *parts, text[at:])[3:-4])


def number(text: str) -> str:
    """A number with its thousands apart; other text as it is.

    >>> number("40257000"), number("0.5"), number("2021-03"), number("2021")
    ('40,257,000', '0.5', '2021-03', '2021')
    """
    whole, dot, rest = text.partition(".")
    if not whole.isdecimal() or not whole.isascii() or len(whole) < 5 or (rest and not rest.isdecimal()):
        return text
    return f"{int(whole):,}{dot}{rest}"
