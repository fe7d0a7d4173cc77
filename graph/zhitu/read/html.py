"""Web pages: the main text by trafilatura, the metadata from the meta elements.

trafilatura's own metadata are not used: it guesses dates, and bounds them by today's.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from zhitu.dates import read_date
from zhitu.errors import InputError
from zhitu.read.byline import byline
from zhitu.read.decode import CHINESE, decode, normalise
from zhitu.read.furniture import without_furniture
from zhitu.read.html_tables import ROW, TAB, flatten_tables
from zhitu.read.metadata import Content, Metadata, first_line, first_stated, is_nobody, one_line, web_address

if TYPE_CHECKING:
    from configparser import ConfigParser

    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml has no types

__all__ = ["read_html"]

_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
#: Names of meta elements in order of trust; ArticleTitle, PubDate, ContentSource are the government sites' standard.
_TITLE = ("og:title", "articletitle", "citation_title", "dcterms.title", "dc.title")
_DATE = (
    *("article:published_time", "og:published_time", "datepublished", "publishdate", "publish_date", "publish-date"),
    *("pubdate", "firstpublishedtime", "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "date"),
)
_PUBLISHER = (
    *("contentsource", "source", "dcterms.publisher", "dc.publisher"),
    *("publisher", "author", "og:site_name", "sitename"),
)
#: What a site adds to the title of each page: 甲市出台新政_甲市人民政府门户网站, 甲市出台新政-新华网.
_SITE = re.compile(
    r"(?<=..)\s*(?:[_|｜丨].{0,60}|(?:\s[-–—]|-{1,2}|—)\s*[^_|｜丨–—-]{1,20})"
    r"(?:(?<!互联)网|网站|门户|新闻|频道|客户端|在线|日报|政府)(?:[（(][\w.]+[)）])?$"
)
#: Elements within a line: trafilatura breaks short pages at each of them, and a name with them.
_INLINE = (
    *("b", "strong", "em", "i", "u", "s", "span", "font", "sup", "sub", "small"),
    *("mark", "ins", "big", "tt", "abbr", "cite", "q", "label", "bdi", "bdo", "wbr"),
)
#: What has one of these in it is no paragraph.
_BLOCKS = (
    *("p", "div", "section", "article", "ul", "ol", "dl", "table", "pre", "blockquote", "form", "h1", "h2", "h3"),
    *("h4", "h5", "h6"),
)
#: What is raised and refers to a note; a figure may be a power.
_NOTE = re.compile(r"[\[〔［(（]\d{1,3}[\]〕］)）]|[①-⑳]|\*")
_SOURCE_LINE_END = re.compile(rf"(?<={CHINESE})[ \t]*\n[ \t]*(?={CHINESE})")
_BLANK = re.compile(r"\s+")


def read_html(raw: bytes, where: str) -> Content:
    """The page's main text, a line for each block and table row (cells apart by tabs), and its metadata."""
    declared = _CHARSET.search(raw[:2048])
    source = decode(raw, where, declared=declared[1].decode("ascii") if declared else None)
    tree = _parse(source, where)
    stated = _metadata(tree, where)
    _join_title(tree, stated.title)
    shown = list(_lines(tree))
    stated = replace(stated, title=_without_site(stated.title, shown))
    told = byline(shown)
    text = _main_text(tree)
    if text.strip() and stated.title in shown and stated.title not in text.split("\n"):
        text = f"{stated.title}\n{text}"  # of short pages the headline is lost
    if not text.strip():
        raise InputError(where, "the page has no text", "save it again from a browser, after its scripts have run")
    return Content(text, first_stated([stated, told]), Metadata(title=first_line(text)))


def _parse(source: str, where: str) -> HtmlElement:
    from lxml import etree, html  # type: ignore[import-untyped]  # lxml has no types

    # the bytes are handed over with their encoding: what the page declares may no longer be true
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(_DECLARATION.sub("", source).encode("utf-8"), parser=parser)
    except etree.ParserError as error:
        raise InputError(where, "there is no text in it", "leave it out, or put its text in") from error
    for mark in [element for element in tree.iter("sup") if _NOTE.fullmatch(element.text_content().strip())]:
        mark.drop_tree()
    etree.strip_tags(tree, *_INLINE)
    return tree


def _metadata(tree: HtmlElement, where: str) -> Metadata:
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        content = one_line(element.get("content"), name, where)
        if content:
            metas.setdefault(name.strip().lower(), []).append(content)
    shown = (one_line(e.text_content(), "title", where) for e in tree.iter("title"))
    titles = [*_values(metas, _TITLE), *(_SITE.sub("", title) for title in shown if title)]
    links = [e.get("href") or "" for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    addresses = map(web_address, [*links, *_values(metas, ("og:url",))])
    return Metadata(
        title=next(filter(None, titles), None),
        date=_date(_values(metas, _DATE), where),
        publisher=next((v for v in _values(metas, _PUBLISHER) if not is_nobody(v)), None),
        url=next(filter(None, addresses), None),
    )


#: What parts a page's title from the site's name, which may be anything: 甲市大事记_甲市档案馆.
_PARTS = re.compile(r"\s*(?:[_|｜丨]|\s[-–—]|-{1,2}|—)")
#: A word of a menu may be what a title begins with.
_SHORTEST = 4


def _without_site(title: str | None, shown: list[str]) -> str | None:
    """The title without what follows a part of it that the page itself shows as a line."""
    if title is None or title in shown:
        return title
    parts = (title[: match.start()] for match in _PARTS.finditer(title))
    return next((part for part in parts if len(part) > _SHORTEST and part in shown), title)


def _join_title(tree: HtmlElement, title: str | None) -> None:
    """Makes one line of a title that the page sets over several."""
    words = "".join((title or "").split())
    for block in dict.fromkeys(line_end.getparent() for line_end in tree.iter("br")):
        if block is not None and "".join(block.text_content().split()) == words:
            for line_end in block.findall("br"):
                line_end.drop_tree()


def _values(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [value for name in names for value in metas.get(name, [])]


def _date(values: list[str], where: str) -> str | None:
    """The first that is a date; InputError, naming the first, where there are some but none is."""
    refusal: InputError | None = None
    for value in values:
        try:
            return read_date(value, where)
        except InputError as error:
            refusal = refusal or error
    if refusal is not None:
        raise refusal
    return None


@cache
def _settings() -> ConfigParser:
    """trafilatura's settings with lengths for Chinese, where a page of 250 characters is no fragment."""
    from copy import deepcopy

    from trafilatura.settings import DEFAULT_CONFIG

    for name in ("trafilatura", "htmldate", "justext", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what they discard is reported by us, in one line
    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "60")
    return config


def _lines(tree: HtmlElement) -> Iterator[str]:
    """What each block says by itself, and the cells of each row, in the page's order."""
    for element in tree.iter():
        if element.tag == "tr":
            yield "\t".join(_said(cell) or "".join(map(_said, cell)) for cell in element)
        elif element.tag not in ("script", "style", "title"):
            yield _said(element)


def _said(element: HtmlElement) -> str:
    """The text of an element without that of those inside it."""
    return _BLANK.sub(" ", " ".join([element.text or "", *(child.tail or "" for child in element)])).strip()


def _main_text(tree: HtmlElement) -> str:
    import trafilatura

    config = _settings()
    _unwrap(tree)
    flatten_tables(tree)
    _mark_paragraphs(tree)
    for link in tree.xpath("//p//a | //h1//a | //h2//a | //h3//a"):
        link.drop_tag()
    _escape(tree)
    extracted = trafilatura.extract(tree, favor_recall=True, include_comments=False, include_tables=True, config=config)
    lines = without_furniture(normalise(extracted or "").replace(ROW, "\n").split("\n"))
    return "\n".join(_unmarked(line) for line in lines if _is_told(line))


def _is_told(line: str) -> bool:
    """Whether a line is of the text: when a page was published and by whom is known by then."""
    return TAB in line or byline([line]).date is None


def _unmarked(line: str) -> str:
    """A line without the mark that trafilatura sets before items, and without the blanks of its ends."""
    return line.removeprefix("- ").strip().replace(TAB, "\t")


def _mark_paragraphs(tree: HtmlElement) -> None:
    """Makes paragraphs of what is one by its text; trafilatura passes over a block in which links stand amid words."""
    for element in tree.iter("div", "section", "article"):
        if next(element.iterdescendants(*_BLOCKS), None) is None and _said(element):
            element.tag = "p"


def _unwrap(tree: HtmlElement) -> None:
    """Drops line ends of the source between two Chinese characters, which a browser would not show as blanks."""
    kept = {element for pre in tree.iter("pre", "textarea") for element in pre.iter()}
    for element in tree.iter():
        if element.text and element not in kept:
            element.text = _SOURCE_LINE_END.sub("", element.text)
        if element.tail and element.getparent() not in kept:
            element.tail = _SOURCE_LINE_END.sub("", element.tail)


def _escape(tree: HtmlElement) -> None:
    """Makes up for trafilatura's reading character references in texts that a parser has read already."""
    for element in tree.iter():
        element.text = element.text and element.text.replace("&", "&amp;")
        element.tail = element.tail and element.tail.replace("&", "&amp;")
