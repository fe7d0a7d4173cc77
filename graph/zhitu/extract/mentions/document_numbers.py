"""The number that an office gives a document, by which others find it: 国发〔2014〕45号."""

from __future__ import annotations

import re

from zhitu.extract.mentions.candidate import Candidate
from zhitu.model import Span

__all__ = ["document_number"]

_NUMBER = r"[一-龥]{2,12}[〔［【\[（(](?:19|20)\d\d[〕］】\]）)] ?第? ?\d{1,4} ?号"
#: 《甲决定》|（国发〔2014〕45号）; the bracket may say when as well.
_BRACKET = re.compile(rf"》?（(?P<number>{_NUMBER})(?:[，；][^（）\n]{{1,40}})?）")
#: A line of its own, in brackets or behind a label, above or below that of the title, with who signs beside it.
_OWN = re.compile(
    rf" *（?(?:[^\n。]{{0,60}}(?:字号|文号|编号) ?： *)?(?P<number>{_NUMBER})）?(?: +[^\n。]{{0,60}})? *(?=\n|\Z)"
)
#: What else stands between a title and its number: 索引号：……, 发布日期：2024-05-06, （2024年5月6日）, nothing.
_HEADER = re.compile(
    r"(?:[^\n。]{0,40}(?:日期|时间|来源|索引号|分类|机构|单位|字号|浏览|签发人|有效性|主题词)[^\n。]{0,100}"
    r"|[^\n：，。]{2,10}：[^\n。]{0,100}|（?(?:19|20)\d\d[年./—-][^\n。，]{1,20}| *) *(?=\n|\Z)"
)
#: 关于印发|《甲办法》|的通知: whose number is that of the notice; but what a notice hands on has its own.
_SENT, _IN_NOTICE = (
    re.compile("关于(?:印发|发布|公布|颁布|下发)$"),
    re.compile("(?:（[^）\n]{1,12}）)?的?(?:通知|公告|通告|决定|令)[^\n。，]{0,12}(?=\n|$)"),
)
#: A title; but 标题：……, which headers of pages repeat.
_TITLED = re.compile(r"(?:^|\n)(?![^\n]{0,10}[题称] ?：)[^\n]*关于")
#: Lines between a title and its number, and characters from the top to a number above a title.
_LINES, _TOP = 6, 400


def document_number(text: str, c: Candidate) -> Span | None:
    """Where the folded text tells the number of a document that it names, None where it does not."""
    if "Policy" not in c.classes or c.nested:
        return None
    found = _BRACKET.match(text, c.span.end)
    if found is None and (c.rule == "title:line" or _is_sent(text, c)):
        found = _below(text, c.span.end) or _above(text, c.span.start)
    return None if found is None else Span(*found.span("number"))


def _is_sent(text: str, c: Candidate) -> bool:
    """Whether a line is the title of the notice of a document's issue."""
    start = text.rfind("\n", 0, c.span.start) + 1
    return _SENT.search(text, start, c.span.start) is not None and _IN_NOTICE.match(text, c.span.end) is not None


def _below(text: str, at: int) -> re.Match[str] | None:
    """The number in the lines below that of a title, with nothing but labels and days between."""
    for _ in range(_LINES):
        at = text.find("\n", at) + 1
        if not at:
            return None
        if (found := _OWN.match(text, at)) is not None:
            return found
        if _HEADER.match(text, at) is None:
            return None
    return None


def _above(text: str, at: int) -> re.Match[str] | None:
    """The number in the lines above that of a title at the top; above another that of the title before may stand."""
    end = text.rfind("\n", 0, at)
    if end > _TOP:
        return None
    for _ in range(_LINES):
        if end < 0:
            return None
        start = text.rfind("\n", 0, end) + 1
        if (found := _OWN.match(text, start)) is not None:
            return None if _TITLED.search(text, 0, start) else found
        if _HEADER.match(text, start) is None:
            return None
        end = start - 1
    return None
