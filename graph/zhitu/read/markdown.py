"""Markdown as the text that a reader sees: a line for each paragraph, heading, item and table row, without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from zhitu.read.decode import CHINESE, decode
from zhitu.read.metadata import Content, Metadata, first_line
from zhitu.read.text import front_matter

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

__all__ = ["read_markdown"]

_CHINESE = re.compile(CHINESE)
#: What a line ends with that is a paragraph of its own: many write a line for each, without an empty one between.
_LINE_END = frozenset("。！？!?；;：:…」』”’）)")
#: [1]: https://example.org "甲": where a link leads to. [注]: 数据来自甲市统计局。 is text, though dropped by Markdown.
_LEADS = re.compile(
    r"\[(?!\^)[^\]]*\]:\s*(?:\Z|<|[A-Za-z][A-Za-z0-9+.-]*:|[#/.]|[!-~]+(?:\s|\Z)"
    r"|[^\s，。；：、]+\.[A-Za-z0-9]{1,5}(?:\s|\Z))"
)
#: [^1], [^1]: the number of a footnote in the text, and before its own.
_NOTE, _NOTED = re.compile(r"\[\^[^\]\s]+\]"), re.compile(r"^[> \t]*\[\^[^\]\s]+\]:[ \t]*", re.MULTILINE)
#: 成立日期：2011年6月, a line of a record.
_FIELD = re.compile(r"\s*[一-龥]{2,8}[：:]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read_markdown(raw: bytes, where: str) -> Content:
    """As `read_text`; marks of emphasis, links, headings, lists, quotations, HTML and comments are no text."""
    stated, source = front_matter(decode(raw, where), where)
    text = "\n".join(_lines(source))
    return Content(text, stated, Metadata(title=first_line(text)))


def _lines(source: str) -> Iterator[str]:
    """The lines of a text, blocks one after the other, the cells of a table row apart by tabs."""
    cells: list[str] | None = None
    noted = _NOTED.search(source) is not None
    for token in _parser().parse(source):
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield "\t".join(cells)
            cells = None
        elif token.type == "inline":
            text = _inline(token.children or [])
            if noted:
                text = _NOTE.sub("", _NOTED.sub("", text))
            if cells is None:
                yield from filter(None, map(str.strip, text.split("\n")))
            else:
                cells.append(" ".join(text.split()))
        elif token.type in ("fence", "code_block"):
            yield from filter(None, token.content.split("\n"))
        elif token.type == "html_block":
            yield from filter(None, map(str.strip, _shown(token.content).split("\n")))


def _parser() -> MarkdownIt:
    """CommonMark with tables, where only what may be an address is where a link leads to."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import reference

    def leading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
        return _LEADS.match(line) is not None and reference(state, start, end, silent)

    parser = MarkdownIt("commonmark").enable("table")
    parser.block.ruler.at("reference", leading)
    return parser


def _inline(parts: list[Token]) -> str:
    found = ""
    for number, part in enumerate(parts):
        if part.type == "softbreak":
            behind = takewhile(lambda part: part.type != "softbreak", parts[number + 1 :])
            found += _between(found[-1:], "".join(part.content for part in behind))
        elif part.type == "hardbreak" or (part.type == "html_inline" and _BREAK.fullmatch(part.content)):
            found += "\n"
        elif part.type == "image":
            found += _inline(part.children or [])
        elif part.type != "html_inline":
            found += part.content
    return found


def _between(before: str, after: str) -> str:
    """What a line end of the source is, behind a character and before what follows."""
    if before in _LINE_END or _NOTED.match(after) or _FIELD.match(after):
        return "\n"
    return "" if _CHINESE.match(before) and _CHINESE.match(after) else " "


def _shown(source: str) -> str:
    """The text of a piece of HTML; of comments none."""
    from lxml import etree, html  # type: ignore[import-untyped]  # lxml has no types

    try:
        tree = html.fragment_fromstring(source, create_parent="div")
    except etree.ParserError:
        return ""
    etree.strip_elements(tree, etree.Comment, "script", "style", with_tail=False)
    for element in tree.iter("br", "p", "div", "tr", "li"):
        element.tail = f"\n{element.tail or ''}"
    return str(tree.text_content())
